"""Links into the bot: what they hold, what they open, and what they never show."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.action import ShowItem, ShowMeeting, ShowText, encode
from bot.chat.asker import Asker
from bot.conversation import Conversation
from bot.link import Linked, SharedSearch, payload_of, read_payload
from bot.reply import Reply
from bot.richtext import to_plain
from bot.voice import CHINESE
from store import NothingThere, Store
from tests.readouts import written

TODAY = datetime.date(2026, 11, 23)
MINE, OTHER = Asker(TODAY, chat=1), Asker(TODAY, chat=2)
IDS = st.integers(1, 2**53)
TARGETS: st.SearchStrategy[Linked] = st.one_of(
    st.builds(ShowMeeting, IDS),
    st.builds(ShowItem, IDS, st.integers(1, 999)),
    st.builds(ShowText, IDS),
)


def text_of(reply: Reply) -> str:
    return to_plain(reply.blocks)


@pytest.fixture
def many(store: Store) -> Store:
    for _ in store.add(written(str(n), f"2023年6月{n}日") for n in range(1, 15)):
        pass
    return store


@given(TARGETS)
def test_a_link_fits_where_telegram_takes_it_and_opens_what_it_was_made_for(target: Linked) -> None:
    payload = payload_of(target)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload)
    assert read_payload(payload) == target


@given(st.text(max_size=80))
def test_any_payload_is_answered_with_something(payload: str) -> None:
    read_payload(payload)


def test_a_link_opens_a_meeting_and_an_item(with_sample: Store) -> None:
    conversation = Conversation(with_sample)
    stored = next(with_sample.export())
    meeting = conversation.reply_to(f"/start {payload_of(ShowMeeting(stored.id))}", MINE)
    assert text_of(meeting).startswith("2019年6月1日 上午")
    item = conversation.reply_to(f"/start {payload_of(ShowItem(stored.id, 4))}", MINE)
    assert text_of(item).startswith("4 研究")


@pytest.mark.parametrize(
    "payload", ["p-1-0", "h-1", "c-1", "x", "s_", "s_abc", "m-", "i-1", "m-99"]
)
def test_a_link_that_opens_nothing_says_so(with_sample: Store, payload: str) -> None:
    with_sample.remember("机密的提问", TODAY, 2)
    said = text_of(Conversation(with_sample).reply_to(f"/start {payload}", MINE))
    assert said == CHINESE.say("problem.no_such_link") or "不在" in said


def test_start_alone_is_help(with_sample: Store) -> None:
    assert text_of(Conversation(with_sample).reply_to("/start", MINE)).startswith("会议通稿检索")


def test_a_made_up_button_does_not_show_what_another_chat_asked(many: Store) -> None:
    conversation = Conversation(many)
    question = many.remember("垃圾分类", TODAY, MINE.chat)
    mine = text_of(conversation.press(f"p:{question}:0", MINE))
    assert "垃圾分类" in mine
    for data in (f"p:{question}:0", f"h:{question}", f"m:1:{question}:0"):
        assert text_of(conversation.press(data, OTHER)) == CHINESE.say("problem.stale_button")


def test_a_shared_search_opens_elsewhere_with_buttons_that_work_there(many: Store) -> None:
    conversation = Conversation(many)
    asked = conversation.reply_to("垃圾分类", MINE)
    share = next(b for row in asked.keyboard for b in row if b.label == "分享")
    assert share.action is not None
    shown = conversation.press(encode(share.action), MINE)
    target = shown.keyboard[-1][-1].share
    assert isinstance(target, SharedSearch)
    opened = conversation.reply_to(f"/start {payload_of(target)}", OTHER)
    assert text_of(opened) == text_of(asked)
    following = next(b for row in opened.keyboard for b in row if b.label == "下一页 ›")
    assert following.action is not None
    assert "第 2/" in text_of(conversation.press(encode(following.action), OTHER))


def test_what_a_chat_forgets_is_gone_and_what_others_asked_stays(many: Store) -> None:
    question = many.remember("垃圾分类", TODAY, 1)
    assert many.remember("垃圾分类", TODAY, 2) == question
    alone = many.remember("防汛", TODAY, 1)
    assert many.questions.count(1) == 2
    assert many.questions.forget(1) == 2
    assert many.questions.count(1) == 0
    assert many.questions.was_asked_in(2, question)
    assert many.remembered(question).text == "垃圾分类"
    with pytest.raises(NothingThere):
        many.remembered(alone)
