"""Who is meant where 谁 is left out, a place stands apart, or an office is told at length."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answer import Answer, Attended, Chaired, Offices, answer
from bot.question import understand
from store import Source, Store, open_store
from store.facts import Names

TODAY = datetime.date(2024, 12, 31)


def page(name: str, title: str, source: str, *paragraphs: str) -> Source:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = f"<h1>{title}</h1><p>2023-07-09　来源：{source}</p>{body}"
    return Source(f"{name}.html", html.encode(), "page")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two cities' meetings, whose papers leave out the cities' names, and a county's congress."""
    pages = (
        page(
            "yunhan",
            "市政府召开常务会议",
            "云汉日报",
            "7月3日，市长闻亦舟主持召开市政府常务会议，研究防汛备汛工作。",
            "副市长童若谷、骆怀瑾出席会议，市人大常委会主任尔雅、市政协主席后力夫列席会议。",
            "会议指出，要备足沙袋。",
        ),
        page(
            "yancheng",
            "市政府召开常务会议",
            "砚城日报",
            "7月4日，市长柏知远主持召开市政府常务会议，研究供热保障工作。",
            "会议指出，要按时供热。",
        ),
        page(
            "liuping",
            "县人大常委会召开第二十三次主任会议",
            "柳坪县广播电视台",
            "7月5日，县人大常委会主任苏映川主持召开县人大常委会第二十三次主任会议，讨论立法计划。",
            "副县长应知秋，县法院院长，部分县人大代表和公民列席或旁听会议。",
            "会议指出，要抓落实。",
        ),
    )
    with open_store(tmp_path_factory.mktemp("left-out")) as opened:
        list(opened.add(pages))
        yield opened


def asked(text: str, store: Store) -> Answer:
    return answer(understand(text, TODAY, store.facts.names()), store)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("云汉市2023年7月那次常务会 到会的副市长", ("童若谷", "骆怀瑾")),
        ("柳坪县人大常委会第二十三次主任会议列席的副县长", ("应知秋",)),
        ("柳坪县人大第二十三次主任会议，是哪位副县长来的？", ("应知秋",)),
        ("云汉2023年7月那次常务会，市人大主任和市政协主席是哪两位？", ("尔雅", "后力夫")),
        ("云汉市政府常务会议，除了副市长童若谷还有哪几位副市长参加？", ("骆怀瑾",)),
        ("云汉市政府常务会议到会的副市长都有谁，童若谷之外", ("骆怀瑾",)),
    ],
)
def test_who_was_there_is_told_though_who_is_left_out(
    store: Store, text: str, names: tuple[str, ...]
) -> None:
    found = asked(text, store)
    assert isinstance(found, Attended)
    assert found.names == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云汉市市长 2023年", "闻亦舟"),
        ("砚城市2023年的市长", "柏知远"),
        ("砚城市长2023年7月是谁在当", "柏知远"),
        ("请问砚城市2023年的市市长是哪位？", "柏知远"),
        ("砚城市市长", "柏知远"),
        ("云汉市市长，2023年7月时", "闻亦舟"),
    ],
)
def test_an_office_alone_asks_who_held_it(store: Store, text: str, name: str) -> None:
    found = asked(text, store)
    if isinstance(found, Offices):
        assert {holder.name for holder, _ in found.holders} == {name}
    else:
        assert isinstance(found, Attended | Chaired)
        told = found.names if isinstance(found, Attended) else _chairs(found)
        assert set(told) == {name}


def _chairs(found: Chaired) -> list[str]:
    return [person.name for stored in found.meetings for person in stored.readout.chair]


def test_an_office_without_a_place_or_time_is_looked_for_as_words() -> None:
    question = understand("市委书记", TODAY, Names((), frozenset(), frozenset()))
    assert question.intent == "search"


def test_a_place_is_known_by_any_office_of_it_that_put_a_page_out(tmp_path: Path) -> None:
    told = "7月3日，市长闻亦舟主持召开市政府常务会议，研究防汛工作。"
    with open_store(tmp_path) as opened:
        list(opened.add([page("one", "市政府召开常务会议", "屏岭市审计局", told)]))
        assert opened.facts.names().places == {"屏岭市"}
