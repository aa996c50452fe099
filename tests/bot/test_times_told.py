"""Festivals as times, words that begin like asking, and the first time of something."""

from __future__ import annotations

import datetime

import pytest

from bot.question import understand
from store.dates import DateRange
from store.facts import Names

TODAY = datetime.date(2024, 12, 31)
NAMES = Names((), frozenset(), frozenset())


def day(month: int, number: int, year: int = 2024) -> datetime.date:
    return datetime.date(year, month, number)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024年春节开了什么会", day(2, 9), day(2, 15)),
        ("2023年春节", day(1, 21, 2023), day(1, 27, 2023)),
        ("2024年国庆节", day(10, 1), day(10, 7)),
        ("去年国庆开了什么会", day(10, 1, 2023), day(10, 7, 2023)),
        ("2024年除夕", day(2, 9), day(2, 9)),
        ("2024年元宵节", day(2, 24), day(2, 24)),
        ("2024年暑期开了什么会", day(7, 1), day(8, 31)),
        ("国庆开了什么会", day(10, 1), day(10, 7)),
        ("2024年春节期间开了什么会", day(2, 9), day(2, 15)),
    ],
)
def test_a_festival_is_a_time_with_its_year_or_where_they_met_then(
    text: str, first: datetime.date, last: datetime.date
) -> None:
    question = understand(text, TODAY, NAMES)
    assert (question.when, question.words) == (DateRange(first, last), "")


@pytest.mark.parametrize("text", ["春节供应", "春节旅游市场研究过吗", "国庆假期安全"])
def test_a_festival_that_a_matter_is_called_by_is_no_time(text: str) -> None:
    question = understand(text, TODAY, NAMES)
    assert question.when is None
    assert question.words.startswith(text[:2])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("主题教育有几次", "主题教育"),
        ("关于主题教育的会议", "主题教育"),
        ("两个确立最近一次", "两个确立"),
        ("两个维护有几次会议", "两个维护"),
        ("这次会议的主题是什么", ""),
        ("两个会议都研究了什么", ""),
    ],
)
def test_what_runs_on_into_a_name_is_a_part_of_it(text: str, words: str) -> None:
    assert understand(text, TODAY, NAMES).words == words


@pytest.mark.parametrize("text", ["“云端经济”第一次", "足球第一次", "足球第一次？"])
def test_the_first_time_of_something_is_no_number_of_a_meeting(text: str) -> None:
    question = understand(text, TODAY, NAMES)
    assert (question.order, question.session) == ("first", "")


def test_the_first_of_what_meets_is_its_number() -> None:
    assert understand("市政府全体会议第一次", TODAY, NAMES).session == "第一次"


ORGANS = Names(
    (
        ("市人大常委会主任会议", "市人大常委会主任会议"),
        ("区长办公会议", "区长办公会议"),
    ),
    frozenset(),
    frozenset(),
)


NATIONAL = Names(
    (
        ("全国人大常委会委员长会议", "全国人大常委会委员长会议"),
        ("全国政协主席会议", "全国政协主席会议"),
    ),
    frozenset(),
    frozenset(),
)


def test_a_numbered_meeting_of_a_committee_is_none_of_its_smaller_organs() -> None:
    question = understand("全国人大常委会第八次会议什么时候开的", TODAY, NATIONAL)
    assert (question.session, question.meetings) == ("第八次", ())


def test_the_smaller_organ_is_meant_where_it_is_named() -> None:
    question = understand("市人大常委会第八次主任会议什么时候开的", TODAY, ORGANS)
    assert question.meetings == ("市人大常委会主任会议",)


def test_the_head_of_a_school_has_no_meeting_of_the_head_of_a_district() -> None:
    assert understand("校长办公会开了几次", TODAY, ORGANS).meetings == ()


def test_a_body_that_is_named_with_its_term_is_named_once() -> None:
    question = understand("全国政协十四届常委会第九次会议什么时候开", TODAY, NATIONAL)
    assert question.body.count("政协") == 1
