"""Several people in one question: who was at a meeting together, as what, and who only chaired."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from bot.answer import Answer, Counted, Meetings, Nothing, OneMeeting, answer
from bot.question import understand
from bot.question.whole import whole
from bot.reply import compose
from bot.voice import Voice
from store import Store, open_store
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Who chaired and who was there: 闻亦舟 and 童若谷 twice together, 柏知远 with each."""
    both = "副市长童若谷、苏映川出席会议。"
    with open_store(tmp_path_factory.mktemp("together")) as store:
        sources = [
            written("both", "2024年1月5日", ("防汛",), extra=both),
            written("again", "2024年2月5日", ("春耕",), extra=both),
            written("alone", "2024年3月5日", ("供热",)),
            written(
                "other", "2024年4月5日", ("秋粮",), chair="柏知远", extra="副市长童若谷出席会议。"
            ),
            written(
                "spoke",
                "2024年5月5日",
                ("养犬",),
                chair="柏知远",
                extra="副市长苏映川出席会议并讲话。",
            ),
        ]
        list(store.add(sources))
        yield store


def _of(store: Store, asked: str) -> Answer:
    return answer(understand(asked, TODAY, store.facts.names()), store)


def _found(store: Store, asked: str) -> set[str | None]:
    found = _of(store, asked)
    if isinstance(found, OneMeeting):
        return {found.stored.readout.source_id}
    assert isinstance(found, Meetings)
    return {stored.readout.source_id for stored in found.meetings}


@pytest.mark.parametrize(
    "asked",
    [
        "闻亦舟和童若谷同时出席的会议",
        "童若谷、闻亦舟都参加的会议有哪些",
        "闻亦舟市长与副市长童若谷一起开过哪些会",
        "闻亦舟、童若谷和苏映川共同出席的会议",
    ],
)
def test_both_were_there_and_the_chair_is_one_of_them(city: Store, asked: str) -> None:
    assert _found(city, asked) == {"both", "again"}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("闻亦舟主持、童若谷出席的会议", {"both", "again"}),
        ("童若谷出席、柏知远主持的会议", {"other"}),
        ("柏知远主持的会议上苏映川讲话了吗", {"spoke"}),
        ("柏知远主持，苏映川讲话的会议", {"spoke"}),
    ],
)
def test_each_had_the_part_that_is_told(city: Store, asked: str, found: set[str]) -> None:
    assert _found(city, asked) == found


def test_those_who_never_met_have_no_meeting_together(city: Store) -> None:
    assert isinstance(_of(city, "闻亦舟和柏知远同时出席的会议"), Nothing)


def test_one_whom_no_readout_knows_was_at_no_meeting_with_others(city: Store) -> None:
    assert isinstance(_of(city, "闻亦舟和骆怀瑾同时出席的会议"), Nothing)


def test_meetings_of_several_are_counted(city: Store) -> None:
    found = _of(city, "2024年闻亦舟和童若谷同时出席的会议有几次")
    assert isinstance(found, Counted)
    assert found.total == 2


def test_who_is_compared_is_not_looked_for_together(city: Store) -> None:
    found = _of(city, "闻亦舟和柏知远谁主持的会多")
    assert isinstance(found, Counted)
    assert [(tally.of, tally.count) for tally in found.tally] == [("闻亦舟", 3), ("柏知远", 2)]


@pytest.mark.parametrize("asked", ["闻亦舟和童若谷谁参加的会多", "闻亦舟、童若谷各出席了几次会"])
def test_those_who_attended_are_compared_as_those_who_chaired_are(city: Store, asked: str) -> None:
    found = _of(city, asked)
    assert isinstance(found, Counted)
    assert {tally.of: tally.count for tally in found.tally} == {"闻亦舟": 3, "童若谷": 3}
    assert found.total == 4
    assert "童若谷、闻亦舟参加的会议" in "".join(b.text for b in compose(found).blocks)


@pytest.mark.parametrize("asked", ["闻亦舟、童若谷都参加的会议", "闻亦舟主持、童若谷出席的会议"])
def test_what_is_asked_of_several_can_be_said_whole(city: Store, asked: str) -> None:
    names = city.facts.names()
    question = understand(asked, TODAY, names)
    again = understand(whole(question), TODAY, names)
    parts = (question.person, question.role, question.together)
    assert (again.person, again.role, again.together) == parts


@pytest.mark.parametrize("asked", ["闻亦舟出席了哪些会议", "闻亦舟出席了几次会议"])
def test_of_one_who_only_chaired_it_is_said_and_counted(city: Store, asked: str) -> None:
    found = _of(city, asked)
    assert isinstance(found, Meetings | Counted)
    assert (found.total, found.chaired) == (3, 3)
    assert "没有把闻亦舟列为出席人员" in "".join(b.text for b in compose(found).blocks)


@pytest.fixture(scope="module")
def both_ways(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two meetings that 童若谷 attended, and one that he chaired."""
    there = "副市长童若谷出席会议。"
    with open_store(tmp_path_factory.mktemp("both_ways")) as store:
        sources = [
            written("a", "2024年1月5日", extra=there),
            written("b", "2024年2月5日", extra=there),
            written("c", "2024年3月5日", chair="童若谷"),
        ]
        list(store.add(sources))
        yield store


def test_of_one_who_attended_it_is_added_how_many_they_chaired(both_ways: Store) -> None:
    found = _of(both_ways, "童若谷出席了哪些会议")
    assert isinstance(found, Meetings)
    assert (found.total, found.chaired) == (2, 1)
    told = "".join(block.text for block in compose(found, Voice("en")).blocks)
    assert "童若谷 chaired 1 more" in told


def test_to_the_latest_that_one_attended_nothing_is_added(both_ways: Store) -> None:
    found = _of(both_ways, "童若谷最近两次出席的会议")
    assert isinstance(found, Meetings)
    assert (found.total, found.chaired) == (2, 0)


def test_the_latest_of_one_who_only_chaired_are_said_to_be_chaired(city: Store) -> None:
    found = _of(city, "闻亦舟最近两次出席的会议")
    assert isinstance(found, Meetings)
    assert (found.total, found.chaired, found.question.role) == (2, 2, "主持")
