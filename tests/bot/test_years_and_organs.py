"""A year right before an organ is a time, whatever its meetings are called further on."""

from __future__ import annotations

import datetime

import pytest

from bot.question import Question, understand
from store.dates import DateRange
from store.facts import Names

TODAY = datetime.date(2024, 12, 31)
NAMES = Names(
    tuple(
        (name, name)
        for name in (
            "全国人大常委会委员长会议",
            "全国政协主席会议",
            "国务院常务会议",
            "望澜市委常委会会议",
        )
    ),
    frozenset(("闻亦舟",)),
)


def asked(text: str) -> Question:
    return understand(text, TODAY, NAMES)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("2023年全国人大常委会开了几次委员长会议", "全国人大常委会委员长会议"),
        ("2023年全国政协开了几次主席会议", "全国政协主席会议"),
        ("2023年国务院一共开了几次常务会议", "国务院常务会议"),
    ],
)
def test_a_year_before_an_organ_is_a_time(text: str, body: str) -> None:
    question = asked(text)
    assert (question.intent, question.words) == ("count", "")
    assert question.when == DateRange.of_year(2023)
    assert question.meetings == (body,)


def test_a_year_in_the_name_of_a_paper_is_no_time() -> None:
    assert asked("2023年全国人大常委会工作报告").when is None


@pytest.mark.parametrize(
    "text",
    [
        "2022年全国人大常委会委员长是谁",
        "2022年的时候全国人大常委会委员长是哪位",
        "2022年那会儿全国人大常委会委员长是谁",
    ],
)
def test_who_held_an_office_is_asked_of_a_year(text: str) -> None:
    question = asked(text)
    assert (question.when, question.words) == (DateRange.of_year(2022), "全国人大常委会委员长")


HERE = Names((("市政府常务会议", "市政府常务会议"),), frozenset(), frozenset(("关山市", "岚桥区")))


@pytest.mark.parametrize("text", ["岚桥的会议", "岚桥区的会议", "岚桥的通稿"])
def test_the_meetings_of_a_place_are_no_word_to_look_for(text: str) -> None:
    question = understand(text, TODAY, HERE)
    assert (question.intent, question.words, question.body) == ("meeting", "", "岚桥区")


def test_a_place_that_is_called_as_somebody_may_be_is_no_person() -> None:
    question = understand("关山会议主持人是谁", TODAY, HERE)
    assert (question.intent, question.person, question.body) == ("who", "", "关山市")


def test_a_place_behind_the_matter_is_whose_it_is() -> None:
    question = understand("养老岚桥区研究过吗", TODAY, HERE)
    assert (question.words, question.body) == ("养老", "岚桥区")


def test_the_first_that_is_collected_is_no_number_of_a_series() -> None:
    question = asked("第一次收录的国务院常务会议是哪天")
    assert (question.order, question.session) == ("first", "")
