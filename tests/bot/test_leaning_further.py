"""Follow-ups that keep what they lean on: the body, the matter, the time of what is shown."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from bot.conversation import Conversation
from bot.following import Memory, follow
from bot.question import Question, understand
from store import Store, open_store
from store.dates import DateRange
from tests.bot.talk import CHAT, COMMITTEE, GOVERNMENT, PLENARY, TODAY, held, told

DAY = datetime.date


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("leaning")) as store:
        sources = [
            held("a", "2023年3月1日", GOVERNMENT, "防汛准备情况"),
            held("b", "2023年7月1日", COMMITTEE, "防汛准备情况", "食品安全工作"),
            held("c", "2024年7月3日", COMMITTEE, "食品安全工作"),
            held("d", "2024年6月1日", COMMITTEE, "养老服务体系建设"),
            held("e", "2024年8月1日", GOVERNMENT, "食品安全工作"),
            held("f", "2024年3月5日", PLENARY.format("一"), "《政府工作报告》"),
            held("g", "2024年9月5日", PLENARY.format("二"), "《养老服务办法》"),
        ]
        list(store.add(sources))
        yield store


def meant(store: Store, *said: str) -> Question:
    """The question that the last of these is after the others."""
    memory = Memory()
    talk = Conversation(store, memory)
    for text in said[:-1]:
        talk.reply_to(text, CHAT)
    found = follow(said[-1], memory.last(CHAT.chat), TODAY, store.facts.names())
    assert found is None or isinstance(found, str), found
    return understand(found or said[-1], TODAY, store.facts.names())


def test_last_year_is_not_compared_with_itself(city: Store) -> None:
    found = meant(city, "今年常委会开了几次", "那去年呢", "和去年比少了几次")
    assert (found.when, found.than) == (DateRange.of_year(2024), DateRange.of_year(2023))


def test_a_month_of_every_year_beside_one_of_last_year_is_this_years(city: Store) -> None:
    answer = told(city, "7月市委常委会讲了什么", "和去年7月比有啥变化")
    assert answer.startswith("2024年7月")
    assert "2023年7月：1 次会议" in answer


def test_the_last_time_is_of_the_matter_that_was_asked_about(city: Store) -> None:
    found = meant(city, "2024年7月3日市委常委会怎么说食品安全的", "上次呢")
    assert (found.words, found.order) == ("食品安全", "last")


def test_all_of_one_chair_are_of_the_body_and_the_time(city: Store) -> None:
    found = meant(city, "市委常委会今年几次", "都是柏知远主持的吗")
    assert (found.person, found.when) == ("柏知远", DateRange.of_year(2024))
    assert found.meetings


def test_months_are_of_the_body_that_was_asked_about(city: Store) -> None:
    found = meant(city, "今年市委常委会开了几次会", "几月研究食品安全")
    assert (found.words, found.when) == ("食品安全", DateRange.of_year(2024))
    assert found.meetings
    later = meant(city, "今年市委常委会开了几次会", "几月研究食品安全", "去年是几月研究防汛的")
    assert (later.words, later.when) == ("防汛", DateRange.of_year(2023))
    assert later.meetings


def test_the_day_at_another_body_is_of_the_same_matter(city: Store) -> None:
    found = meant(city, "食品安全什么时候研究过", "市政府常务会议是哪天")
    assert (found.words, found.intent) == ("食品安全", "when")
    assert found.meetings


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("之后还研究过食品安全吗", DateRange(DAY(2024, 7, 4), TODAY)),
        ("后来市政府研究过食品安全吗", DateRange(DAY(2024, 7, 4), TODAY)),
    ],
)
def test_what_was_after_is_after_the_meeting_shown(city: Store, text: str, when: DateRange) -> None:
    found = meant(city, "2024年7月3日的会", text)
    assert (found.words, found.when) == ("食品安全", when)


def test_a_number_in_a_series_with_a_kind_of_paper_is_that_meeting(city: Store) -> None:
    found = meant(city, "市政府全体会议开过几次", "第二次审议了哪些文件")
    assert found.session == "第二次"
    assert "第二次" in told(city, "市政府全体会议开过几次", "第一次审议了哪些文件", "第二次呢")


def test_a_list_goes_on_after_words_that_are_found_nowhere(city: Store) -> None:
    assert "没有第" not in told(city, "研究食品安全的会", "孙悟空", "第二个还研究了什么")


def test_the_same_day_is_that_of_the_meeting_shown(city: Store) -> None:
    found = meant(city, "2024年7月3日市委常委会研究了什么", "市政府那边同一天有吗")
    assert found.when == DateRange(DAY(2024, 7, 3), DAY(2024, 7, 3))


def test_before_a_time_is_of_the_matter_that_was_asked_about(city: Store) -> None:
    found = meant(city, "食品安全什么时候研究过", "2024年7月之前有吗")
    assert found.words == "食品安全"
    assert isinstance(found.when, DateRange)
    assert found.when.end == DAY(2024, 6, 30)


def test_the_month_before_last_keeps_the_body(city: Store) -> None:
    found = meant(city, "上个月市委常委会研究了什么", "上上个月呢")
    assert found.when == DateRange(DAY(2024, 10, 1), DAY(2024, 10, 31))
    assert found.meetings


def test_whether_somebody_was_there_is_asked_of_the_meeting_shown(city: Store) -> None:
    found = meant(city, "2024年7月3日的会", "柏知远在吗")
    assert (found.person, found.when) == ("柏知远", DateRange(DAY(2024, 7, 3), DAY(2024, 7, 3)))


@pytest.mark.parametrize(
    "text", ["食品安全那段原文给我", "食品安全那部分怎么说的", "把食品安全那段贴出来"]
)
def test_a_passage_of_the_meeting_shown_is_quoted(city: Store, text: str) -> None:
    found = meant(city, "2024年7月3日的会", text)
    assert (found.words, found.when) == ("食品安全", DateRange(DAY(2024, 7, 3), DAY(2024, 7, 3)))
