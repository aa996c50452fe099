"""Places: whose papers leave out their names, and whose office holders are called without them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answer import Answer, Chaired, Hits, Offices, OneMeeting, answer
from bot.question import understand
from store import Source, Store, open_store

TODAY = datetime.date(2024, 12, 31)


def page(name: str, stamp: str, chair: str) -> Source:
    told = f"7月3日，市委书记{chair}主持召开市委常委会会议，研究防汛备汛工作。"
    html = f"<h1>市委常委会召开会议</h1><p>{stamp}</p><p>{told}</p><p>会议指出，要备足沙袋。</p>"
    return Source(name, html.encode(), "page")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    pages = (
        page("yunhan.html", "云汉日报讯（记者 宋既明）　2023-07-04", "闻亦舟"),
        page("yancheng.html", "2023-07-04　来源：砚城日报", "柏知远"),
        page("economy.html", "2023-07-04　来源：经济日报", "童若谷"),
    )
    with open_store(tmp_path) as opened:
        list(opened.add(pages))
        yield opened


def asked(text: str, store: Store) -> Answer:
    return answer(understand(text, TODAY, store.facts.names()), store)


def test_the_places_of_a_store_are_those_of_its_papers_that_are_no_words(store: Store) -> None:
    assert store.facts.names().places == {"云汉市", "砚城市"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("砚城市委常委会谁主持", ["yancheng"]),
        ("云汉2023年7月那次市委常委会会议是谁主持的", ["yunhan"]),
        ("经济2023年7月那次市委常委会会议是谁主持的", []),
        ("砚成市委常委会谁主持", ["yancheng"]),
        ("盐城市委常委会谁主持", []),
    ],
)
def test_the_meetings_of_a_place_are_those_of_its_paper(
    store: Store, text: str, ids: list[str]
) -> None:
    found = asked(text, store)
    shown = found.meetings if isinstance(found, Chaired) else ()
    assert [stored.readout.source_id for stored in shown] == ids


@pytest.mark.parametrize("text", ["云汉2023年7月开了什么会", "雲漢的會議有哪些"])
def test_a_place_alone_stands_for_all_its_bodies(store: Store, text: str) -> None:
    found = asked(text, store)
    assert isinstance(found, OneMeeting)
    assert found.stored.readout.source_id == "yunhan"


def test_a_word_that_is_a_place_restricts_what_is_looked_for(store: Store) -> None:
    found = asked("砚城 防汛备汛", store)
    assert isinstance(found, Hits)
    assert found.found.total == 1


def test_who_holds_the_office_of_a_place_is_who_its_paper_names_with_it(store: Store) -> None:
    found = asked("砚城市委书记是谁", store)
    assert isinstance(found, Offices)
    assert [holder.name for holder, _ in found.holders] == ["柏知远"]
    assert not isinstance(asked("青川市委书记是谁", store), Offices)
