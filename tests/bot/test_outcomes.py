"""Which meeting approved or decided is told from those that only spoke of it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator

import pytest

from bot.answer import Matters, Nothing, OneMeeting, answer
from bot.chat.asker import Asker
from bot.conversation import Conversation
from bot.question import Deed, understand
from bot.richtext import to_plain
from store import Source, Store, open_store

TODAY = datetime.date(2024, 12, 31)
MEETINGS = {
    "2024年3月1日": "会议听取了《澜阳市养犬管理条例（草案）》起草情况汇报，要求，抓紧修改完善。",
    "2024年4月1日": "会议审议通过《澜阳市养犬管理条例（草案）》，指出，要依法管理。",
    "2024年5月1日": "会议研究了《澜阳市养犬管理条例》贯彻落实工作，强调，通过宣传引导文明养犬。",
    "2024年6月1日": "会议决定，设立全市湿地日，强调，要保护好湿地。",
    "2024年7月1日": "会议研究了全市湿地日活动安排，强调，要办好活动。",
}


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("outcomes")) as store:
        for day, told in MEETINGS.items():
            text = f"{day}，澜阳市市长闻亦舟主持召开市政府常务会议。\n{told}"
            record = {"id": day, "title": "市政府常务会议", "text": text}
            list(store.add([Source(day, json.dumps(record).encode(), "record")]))
        yield store


def days(store: Store, text: str) -> list[str]:
    told = answer(understand(text, TODAY, store.facts.names()), store)
    assert isinstance(told, Matters)
    return [stored.readout.date_printed or "" for stored, _ in told.shown]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("养犬管理条例哪次会议通过的", "approved"),
        ("养犬管理条例通过了吗", "approved"),
        ("哪天批准了养犬管理条例", "approved"),
        ("哪天决定设立全市湿地日", "decided"),
        ("湿地日是什么时候定下来的", "decided"),
        ("研究过养犬管理条例修改决定（草案）吗", None),
        ("什么时候研究过养犬管理", None),
        ("什么时候研究过新生通过率", None),
    ],
)
def test_a_question_tells_what_was_done(text: str, deed: Deed | None) -> None:
    assert understand(text, TODAY).deed == deed


def test_only_the_meeting_that_approved_it_is_named(city: Store) -> None:
    assert days(city, "《养犬管理条例》哪次会议通过的") == ["2024年4月1日"]
    assert len(days(city, "《养犬管理条例》什么时候研究过")) == 3


def test_only_the_meeting_that_decided_it_is_named(city: Store) -> None:
    assert days(city, "哪天决定设立全市湿地日") == ["2024年6月1日"]


def test_that_nothing_says_so_is_said(city: Store) -> None:
    reply = Conversation(city).reply_to("湿地日活动安排哪次会议通过的", Asker(TODAY))
    assert "通稿没有写明通过" in to_plain(reply.blocks)


def test_where_one_meeting_took_up_no_paper_of_a_kind_it_is_shown_itself(city: Store) -> None:
    told = answer(understand("6月1日的会议建议审议哪些法规", TODAY, city.facts.names()), city)
    assert isinstance(told, OneMeeting)
    assert told.stored.readout.date == datetime.date(2024, 6, 1)


def test_where_several_took_up_none_of_a_kind_nothing_is_found(city: Store) -> None:
    told = answer(understand("2024年审议了哪些法规", TODAY, city.facts.names()), city)
    assert isinstance(told, Nothing)
