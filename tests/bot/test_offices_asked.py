"""Who held an office: at some time, in one line a person, also where only a text calls them so."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answer import Answer, Attended, Counted, Offices, answer
from bot.question import understand
from store import Source, Store, open_store
from store.dates import DateRange
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)


def _told(source_id: str, meeting: str, lead: str) -> Source:
    text = f"{lead}\n会议研究了防汛工作，强调，要抓好防汛工作的落实。"
    record = {"id": source_id, "title": f"{meeting} {source_id}", "text": text}
    return Source(f"written:{source_id}", json.dumps(record, ensure_ascii=False).encode(), "record")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two mayors, one after the other, of whom the second is named in three ways; in each month the
    party's committee meets last.
    """
    sources = [
        _told("a", "市政府常务会议", "2023年2月3日，市长闻亦舟主持召开市政府常务会议。"),
        _told("b", "市委常委会会议", "2023年2月20日，市委书记骆怀瑾主持召开市委常委会会议。"),
        _told("c", "市政府常务会议", "2023年6月3日，市长柏知远主持召开市政府常务会议。"),
        _told("d", "市政府常务会议", "2023年7月3日，市长柏知远主持召开市政府常务会议。"),
        _told("e", "市政府党组会议", "2023年8月3日，市长、党组书记柏知远主持召开市政府党组会议。"),
        _told(
            "f", "市政府全体会议", "2023年9月3日，市委副书记、市长柏知远主持召开市政府全体会议。"
        ),
        _told("g", "市委常委会会议", "2023年9月20日，市委书记骆怀瑾主持召开市委常委会会议。"),
    ]
    with open_store(tmp_path_factory.mktemp("offices")) as store:
        list(store.add(sources))
        yield store


def _of(store: Store, asked: str) -> Answer:
    return answer(understand(asked, TODAY, store.facts.names()), store)


def _holders(store: Store, asked: str) -> list[str]:
    found = _of(store, asked)
    assert isinstance(found, Offices)
    return [holder.name for holder, _ in found.holders]


@pytest.mark.parametrize("asked", ["2023年2月市长是谁", "2023年2月谁是市长", "2023年2月市長是誰"])
def test_who_held_an_office_in_a_month_need_not_have_chaired_its_last_meeting(
    city: Store, asked: str
) -> None:
    assert _holders(city, asked) == ["闻亦舟"]


@pytest.mark.parametrize("office", ["总理", "总书记", "省长", "委员长", "政协主席"])
def test_a_year_right_before_an_office_is_when_it_was_held(office: str) -> None:
    question = understand(f"2023年{office}是谁", TODAY)
    assert question.words.endswith(office[-2:])
    assert question.when == DateRange.of_year(2023)


def test_all_who_held_an_office_in_a_year_are_named(city: Store) -> None:
    assert _holders(city, "2023年市长是谁") == ["柏知远", "闻亦舟"]


def test_who_held_an_office_of_a_place_in_a_year_is_told_by_its_papers(tmp_path: Path) -> None:
    source = Source(
        "page.html",
        "<html><head><title>市政府常务会议_青川日报</title></head><body><h1>闻亦舟主持召开市政府常务会议</h1>"
        "<p>来源：青川日报</p><p>2023-02-03</p><p>2月3日，市长闻亦舟主持召开市政府常务会议，研究防汛工作。</p>"
        "<p>会议强调，要抓好防汛工作的落实。</p></body></html>".encode(),
        "page",
    )
    with open_store(tmp_path) as store:
        list(store.add([source]))
        assert _holders(store, "2023年青川的市长是谁") == ["闻亦舟"]


def test_an_office_that_is_named_in_several_ways_is_one_line_a_person(city: Store) -> None:
    found = _of(city, "谁是市长")
    assert isinstance(found, Offices)
    told = [(h.name, h.office.title, h.office.meetings) for h, _ in found.holders]
    assert told == [("柏知远", "市长", 4), ("闻亦舟", "市长", 1)]


def test_two_offices_of_one_kind_that_a_person_held_are_two_lines(tmp_path: Path) -> None:
    sources = [
        _told("a", "市委常委会会议", "2023年2月3日，市委书记骆怀瑾主持召开市委常委会会议。"),
        _told("b", "市政府党组会议", "2022年2月3日，市政府党组书记骆怀瑾主持召开市政府党组会议。"),
    ]
    with open_store(tmp_path) as store:
        list(store.add(sources))
        assert _holders(store, "书记是谁") == ["骆怀瑾", "骆怀瑾"]


def test_who_a_text_calls_so_held_the_office_then(tmp_path: Path) -> None:
    said = "市档案局局长骆怀瑾3日出席会议。"
    with open_store(tmp_path) as store:
        list(store.add([written("a", "2023年2月3日", extra=said), written("b", "2023年2月9日")]))
        found = _of(store, "2023年2月市档案局局长是谁")
        assert isinstance(found, Attended | Offices)
        names = found.names if isinstance(found, Attended) else [h.name for h, _ in found.holders]
        assert list(names) == ["骆怀瑾"]


@pytest.mark.parametrize(
    "asked", ["主持会议最多的人", "主持会议最多的人是谁", "主持次数最多的是谁", "谁主持的会议最多"]
)
def test_who_chaired_most_is_asked_in_several_ways(city: Store, asked: str) -> None:
    found = _of(city, asked)
    assert isinstance(found, Counted)
    tally = [(tally.of, tally.count) for tally in found.tally]
    assert tally == [("柏知远", 4), ("骆怀瑾", 2), ("闻亦舟", 1)]
