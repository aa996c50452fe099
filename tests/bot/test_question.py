from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.question import MAX_CHARS, Question, understand
from bot.voice import CHINESE
from store.dates import DateRange, MonthDay

TODAY = datetime.date(2026, 11, 23)
LAST_YEAR = DateRange(datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))


def asked(text: str) -> Question:
    return understand(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "/meeting 6月1日",
        "/meeting@readout_bot 6月1日",
        "／meeting ６月１日",
        "/会议 6月1日",
        "会议 6月1日",
        "會議 六月一號",
        "6月1日",
        "6.1",
        " 6 月 1 日 ",
        "June 1",
        "6月1日的会议",
        "6月1日的会议研究了什么？",
        "6月1日開了什麼會議",
    ],
)
def test_a_day_however_written_asks_for_its_meetings(text: str) -> None:
    question = asked(text)
    assert question.intent in ("meeting", "what")
    assert (question.when, question.problem) == (MonthDay(6, 1), None)
    assert question.words == ""


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("/start", "help"),
        ("/help", "help"),
        ("帮助", "help"),
        ("幫助", "help"),
        ("", "help"),
        ("/", "help"),
        ("\u200b", "help"),
        ("你好", "help"),
        ("/latest", "latest"),
        ("最新", "latest"),
        ("/最新", "latest"),
    ],
)
def test_commands_work_as_commands_and_as_words(text: str, intent: str) -> None:
    assert asked(text).intent == intent


def test_what_cannot_be_seen_in_a_text_is_not_looked_for() -> None:
    assert asked("\u200b派\u200d驻\u202e\x00").words == "派驻"


@pytest.mark.parametrize(
    ("text", "intent", "words"),
    [
        ("派驻机构改革", "search", "派驻机构改革"),
        ("/search 派驻机构改革", "search", "派驻机构改革"),
        ("什么时候研究过派駐機構改革？", "when", "派駐機構改革"),
        ("请问啥时候讨论过垃圾分类呀", "when", "垃圾分类"),
        ("哪次会议研究了老旧小区改造", "when", "老旧小区改造"),
        ("有没有研究过海绵城市？", "search", "海绵城市"),
        ("最新会议精神", "search", "最新会议精神"),
        ("会议纪要", "search", "会议纪要"),
        ("12345热线", "search", "12345热线"),
        ("2.0版", "search", "2.0版"),
    ],
)
def test_the_frame_of_a_question_is_not_searched_for(text: str, intent: str, words: str) -> None:
    question = asked(text)
    assert (question.intent, question.words, question.when) == (intent, words, None)


def test_a_date_beside_words_narrows_the_search() -> None:
    question = asked("去年 垃圾分类")
    assert (question.intent, question.words, question.when) == ("search", "垃圾分类", LAST_YEAR)


def test_who_chaired_is_asked_of_a_day() -> None:
    question = asked("谁主持了6月1日的会议？")
    assert (question.intent, question.words, question.when) == ("who", "", MonthDay(6, 1))


def test_a_body_beside_the_date_is_kept() -> None:
    question = asked("/meeting 国务院 去年")
    assert (question.intent, question.body, question.when) == ("meeting", "国务院", LAST_YEAR)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("“四个中心”", "四个中心"),
        ("什么时候提到「接訴即辦」", "接訴即辦"),
        ('"四个中心" 建设', "四个中心"),
    ],
)
def test_what_stands_in_quotes_is_a_phrase(text: str, phrase: str) -> None:
    assert asked(text).phrases == (phrase,)


def test_what_stands_in_title_marks_is_a_document() -> None:
    question = asked("《垃圾分类管理条例》")
    assert (question.intent, question.documents) == ("document", ("垃圾分类管理条例",))


@pytest.mark.parametrize(
    "text",
    [
        "/meeting",
        "/search",
        "/nosuch",
        "/meeting 2月30日",
        "2月30日",
        "2019年13月",
        "？？？",
        "，。",
        "( ) \" '",
        "x" * (MAX_CHARS + 1),
        "会" * 4000,
    ],
)
def test_what_cannot_be_asked_gets_one_sentence(text: str) -> None:
    found = asked(text).problem
    assert found
    problem = CHINESE.told(found)
    assert "\n" not in problem
    assert len(problem) < 120


@given(st.text(max_size=400))
def test_any_text_is_understood_as_something(text: str) -> None:
    question = asked(text)
    assert (
        question.problem
        or question.when
        or question.words
        or question.phrases
        or (question.intent in ("help", "latest", "who"))
    )


@given(st.text(alphabet="6月1日什么时候谁主持研究过了会议的/meeting 去年“”《》？", max_size=40))
def test_any_mix_of_the_words_we_know_is_understood(text: str) -> None:
    asked(text)
