"""Who is told of in the text of a readout: by what they said, by what office they hold or got."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from bot.answer import Attended, Matters, answer
from bot.question import understand
from store import Store, open_store
from store.facts.people import all_reporters, appointed, reporters
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)
TEXT = (
    "会议听取了市人大财经委员会主任委员柏知远作的关于预算的报告，市财政局局长童若谷就决算作了说明。\n"
    "会议决定，任命苏映川为市水务局局长；接受闻亦舟辞去副市长职务的请求。"
)


def test_who_reports_on_a_matter_is_told_in_its_clause() -> None:
    assert reporters(TEXT, ["预算"]) == ("柏知远", "童若谷")
    assert reporters(TEXT, ["防汛"]) == ()


def test_everyone_who_reports_is_told_of_a_meeting() -> None:
    assert all_reporters(TEXT) == ("柏知远", "童若谷")


def test_a_committee_and_what_joins_are_no_names() -> None:
    text = "政协委员会提案工作向大会报告，秘书长和机关就此研究。"
    assert all_reporters(text) == ()


def test_who_is_given_an_office_is_told_by_it() -> None:
    assert appointed(TEXT, ["水务局"]) == ("苏映川",)


def test_who_is_relieved_of_an_office_is_told_by_it() -> None:
    assert appointed(TEXT, ["副市长"]) == ("闻亦舟",)


def test_of_an_office_that_is_not_spoken_of_nobody_is_told() -> None:
    assert appointed(TEXT, ["审计局"]) == ()


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A meeting with a list of who was there, and one where there is none."""
    with open_store(tmp_path_factory.mktemp("people")) as store:
        there = "副市长柏知远、童若谷，市政府秘书长苏映川出席会议。"
        sources = [
            written("list", "2024年6月1日", ("防汛准备情况",), extra=there),
            written("none", "2024年7月1日", ("冬季供热",)),
            written("chosen", "2024年8月1日", ("人事任免",), extra=TEXT.split("\n")[1]),
        ]
        list(store.add(sources))
        yield store


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("6月1日出席会议的副市长有谁", {"柏知远", "童若谷"}),
        ("出席2024年6月1日会议的秘书长是谁", {"苏映川"}),
    ],
)
def test_who_of_an_office_was_there(city: Store, text: str, names: set[str]) -> None:
    found = answer(understand(text, TODAY, city.facts.names()), city)
    assert isinstance(found, Attended)
    assert set(found.names) == names


def test_where_nobody_of_an_office_is_listed_nobody_is_named(city: Store) -> None:
    found = answer(understand("7月1日出席会议的副市长有谁", TODAY, city.facts.names()), city)
    assert not isinstance(found, Attended)


def test_who_got_an_office_is_named_from_the_text(city: Store) -> None:
    found = answer(understand("谁被任命为水务局局长", TODAY, city.facts.names()), city)
    assert isinstance(found, Attended | Matters)
