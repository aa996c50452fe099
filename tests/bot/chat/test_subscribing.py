"""Subscribing as a person has it: what is offered, how it is called, what a notification says."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.action import encode
from bot.chat.asker import Asker
from bot.conversation import Conversation
from bot.delivery.notice import Noticing
from bot.reply import Reply
from bot.richtext import to_plain
from store import Source, Store
from tests.readouts import written

NOW = datetime.datetime.now(datetime.UTC)
TODAY = NOW.date()
CHINESE_TODAY = f"{TODAY.year}年{TODAY.month}月{TODAY.day}日"
CHAT = 5


def say(store: Store, text: str) -> Reply:
    return Conversation(store).reply_to(text, Asker(TODAY, CHAT))


def tap(store: Store, reply: Reply, label: str) -> Reply:
    (action,) = (b.action for row in reply.keyboard for b in row if b.label == label)
    assert action is not None
    return Conversation(store).press(encode(action), Asker(TODAY, CHAT))


def text_of(reply: Reply) -> str:
    return to_plain(reply.blocks)


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.keyboard for button in row]


def add(store: Store, *sources: Source) -> None:
    list(store.add(sources))


def news(store: Store) -> Reply:
    """The next notification."""
    (delivery,) = store.outbox.claim(NOW, ZoneInfo("UTC"), 1)
    reply = Noticing(store).of(delivery).reply
    assert reply is not None
    return reply


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("", "所有新通稿"),
        ("接诉即办 -疫情", "“接诉即办 -疫情”"),
        ("“老旧小区”", "“老旧小区”"),
        ("《垃圾分类管理条例》", "《垃圾分类管理条例》"),
        ("机构:市政府", "“机构:市政府”"),
        ("什么时候研究过垃圾分类？", "“垃圾分类”"),
        ("闻亦舟主持过哪些会议？", "“主持:闻亦舟”"),
    ],
)
def test_a_search_is_offered_as_typed_and_a_question_as_the_search_it_comes_to(
    store: Store, asked: str, offered: str
) -> None:
    add(store, written("a", CHINESE_TODAY))
    assert text_of(say(store, f"/subscribe {asked}")).startswith(f"🔔 订阅{offered}\n")


def test_who_looked_up_a_person_is_offered_to_hear_of_that_person(store: Store) -> None:
    add(store, written("a", CHINESE_TODAY))
    offer = tap(store, say(store, "/person 闻亦舟"), "🔔 订阅")
    assert text_of(offer).startswith("🔔 订阅“闻亦舟”\n按近一年的通稿，会通知 1 次")


def test_a_notification_names_all_its_causes_and_stops_the_first_by_a_tap(store: Store) -> None:
    causes = ["垃圾分类", "防汛", "老旧小区", "抗旱", "机构:市政府"]
    for text in causes:
        store.subscriptions.add(CHAT, text)
    add(store, written("a", CHINESE_TODAY))
    told = news(store)
    assert text_of(told).split("\n")[0] == "🔔 " + "、".join(f"“{text}”" for text in causes)
    assert [label for label in labels(told) if "⏸" in label] == [
        f"⏸ 暂停 {text}" for text in causes[:4]
    ]
    assert "我的订阅" in labels(told)


def test_a_change_tells_what_was_added_and_what_was_left_out(store: Store) -> None:
    one = store.subscriptions.add(CHAT, "")
    store.subscriptions.change(CHAT, one.id, changes=True)
    list(store.add([written("a", CHINESE_TODAY, extra="要公开透明。")], notify=False))
    add(store, written("a", CHINESE_TODAY, extra="要公开透明。\n要注重实效。"))
    assert "新增：\n要注重实效。" in text_of(news(store))
    store.outbox.recover()
    add(store, written("a", CHINESE_TODAY))
    assert "删去：\n要公开透明。" in text_of(news(store))


def test_of_several_readouts_only_the_readouts_are_numbered(store: Store) -> None:
    store.subscriptions.add(CHAT, "")
    add(store, *(written(name, CHINESE_TODAY) for name in "abcd"))
    lines = text_of(news(store)).split("\n")
    assert [one[0] for one in lines if one[:1].isdigit()] == ["4", "1", "2", "3", "4"]


def test_when_all_are_notified_of_is_seen_where_it_is_changed(store: Store) -> None:
    for text in ("垃圾分类", "防汛"):
        store.subscriptions.add(CHAT, text)
    times = tap(store, say(store, "我的订阅"), "通知时间")
    assert "订阅：立即通知 2" in text_of(times)
    assert "订阅：每天汇总 2" in text_of(tap(store, times, "全部每天"))


@pytest.mark.parametrize(
    ("address", "shown"),
    [("https://www.example.cn/a.html?id=1", True), ("a.html", False), ("http://[", False)],
)
def test_a_source_has_a_button_only_where_its_address_is_one(
    store: Store, address: str, shown: bool
) -> None:
    store.subscriptions.add(CHAT, "")
    source = written("a", CHINESE_TODAY)
    data = source.data.replace(b'"title"', b'"url": "%s", "title"' % address.encode())
    add(store, Source(source.name, data, "record"))
    assert ("原文" in labels(news(store))) == shown
    assert ("原文" in labels(say(store, CHINESE_TODAY))) == shown


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("养老有了就通知我", "“养老”"),
        ("闻亦舟的会议有了就告诉我", "“闻亦舟”"),
        ("以后有养老的会提醒我", "“养老”"),
        ("市政府一开会就通知我", "“市政府”"),
        ("养老有新消息告诉我", "“养老”"),
        ("市政府常务会议每周汇总给我", "“市政府常务会议”"),
    ],
)
def test_what_to_be_told_of_is_understood_without_the_words_around_it(
    store: Store, said: str, about: str
) -> None:
    assert f"订阅{about}" in text_of(say(store, said))


@pytest.mark.parametrize("said", ["全部退订", "全部取消", "都退了"])
def test_all_subscriptions_end_in_a_persons_words(store: Store, said: str) -> None:
    for word in ("养老", "防汛"):
        tap(store, say(store, f"订阅{word}"), "立即通知")
    say(store, said)
    assert store.subscriptions.of(CHAT) == []


def test_a_subscription_ends_or_pauses_by_its_name(store: Store) -> None:
    for word in ("养老", "防汛"):
        tap(store, say(store, f"订阅{word}"), "立即通知")
    say(store, "取消养老")
    say(store, "暂停防汛")
    (left,) = store.subscriptions.of(CHAT)
    assert (left.text, left.paused) == ("防汛", True)


def test_what_nobody_subscribed_to_is_looked_for(store: Store) -> None:
    add(store, written("1", matters=("取消药品加成",)))
    assert "药品加成" in text_of(say(store, "取消药品加成"))


def test_words_that_no_readout_has_are_said_to_be_so_before_they_are_subscribed_to(
    store: Store,
) -> None:
    add(store, written("1", "2019年3月1日", matters=("养老服务",)))
    assert "从来没有这样写" in text_of(say(store, "订阅 养老有"))
    assert "从来没有这样写" not in text_of(say(store, "订阅 养老"))


def test_a_time_that_is_past_cannot_be_subscribed_to(store: Store) -> None:
    assert "已经过去" in text_of(say(store, "订阅 养老 2019年12月"))
