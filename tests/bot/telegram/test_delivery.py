"""Subscribing and being notified over HTTP, and what Telegram can do to a notification."""

from __future__ import annotations

import asyncio
import datetime
import logging
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from bot.cli import cli
from bot.delivery import Pace
from bot.local import Chat, Fault, Message, User, faults, tap
from bot.telegram.serve import run
from bot.voice import CHINESE
from store import Outcome, QuietHours, Settlement, Store, StoreBusy, Verdict, open_store
from store.notifications.delivery import Backlog, Refused, Sent, Unknown, Wait
from tests.bot.telegram.conftest import Served
from tests.readouts import written

TODAY = datetime.datetime.now(datetime.UTC).date()
BEIJING = ZoneInfo("Asia/Shanghai")
CHINESE_TODAY = f"{TODAY.year}年{TODAY.month}月{TODAY.day}日"


def add(store: Store, source_id: str, **more: Any) -> list[Outcome]:
    """As another process would: by a store of its own."""
    with open_store(store.folder) as other:
        source = written(source_id, CHINESE_TODAY, **more)
        return [outcome for outcomes in other.add([source]) for outcome in outcomes]


def backlog(served: Served) -> Backlog:
    return served.store.outbox.backlog(datetime.datetime.now(datetime.UTC))


def label(message: Message, part: str) -> str:
    return next(label for row in message.buttons for label in row if part in label)


def subscribed(served: Served, count: int) -> list[tuple[User, Chat]]:
    """People with a subscription to everything."""
    people = [served.world.person(f"读者{number}") for number in range(count)]
    chats = [served.world.private_chat(person) for person in people]
    for chat in chats:
        served.store.subscriptions.add(chat.id, "")
    return list(zip(people, chats, strict=True))


async def settled(served: Served, count: int) -> Backlog:
    """How things stand once so many notifications are settled."""
    async with asyncio.timeout(20):
        while True:
            now = backlog(served)
            if now.sent + now.unknown + sum(n for _, n in now.refused) >= count:
                return now
            await asyncio.sleep(0.02)


async def test_subscribing_hearing_pausing_and_unsubscribing(empty: Served) -> None:
    async with empty.running():
        nothing = await empty.ask("垃圾分类")
        offer = await empty.tap(nothing, "🔔 有了就通知我")
        assert offer.text.startswith("🔔 订阅“垃圾分类”\n近一年里没有符合的通稿")
        assert (await empty.tap(offer, "立即通知")).text.startswith("已订阅“垃圾分类”")
        with empty.listen() as listener:
            assert add(empty.store, "a")[0].owed == 1
            news = await listener.message()
            assert news.text.startswith("🔔 “垃圾分类”\n")
            assert "《澜阳市垃圾分类管理条例（草案）》" in news.text
            assert "防汛" not in news.text, "only what was asked for is quoted"
            assert (await empty.tap(news, "看议题")).message_id > news.message_id
            paused = await empty.tap(news, label(news, "⏸"))
            assert paused.text.startswith("已暂停“垃圾分类”")
            assert add(empty.store, "b")[0].owed == 0
            await empty.tap(paused, "▶ 恢复")
            assert add(empty.store, "c")[0].owed == 1
            while not (news := (await listener.message())).text.startswith("🔔 “垃圾分类”"):
                pass
        removed = await empty.tap(news, label(news, "✕"))
        assert removed.text == "已退订“垃圾分类”。"
        assert add(empty.store, "d")[0].owed == 0
        assert (await empty.tap(removed, "撤销")).text.startswith("已订阅“垃圾分类”")
        assert (await empty.ask("退订")).text == "已退订“垃圾分类”。"


async def test_an_offer_tells_what_a_year_would_have_brought(empty: Served) -> None:
    add(empty.store, "a")
    add(empty.store, "b")
    async with empty.running():
        offer = await empty.ask("/subscribe 垃圾分类 -疫情")
        assert "按近一年的通稿，会通知 2 次" in offer.text
        made = await empty.tap(offer, "每天汇总")
        past = await empty.tap(made, "看最近三次")
        assert past.text.startswith("最近 2 次")
        listed = await empty.ask("我的订阅")
        assert "1 “垃圾分类 -疫情”　每天汇总" in listed.text
        paused = await empty.tap(listed, "⏸")
        assert "1 “垃圾分类 -疫情”　已暂停" in paused.text, "the list stays where it is"
        listed = await empty.tap(paused, "▶")
        times = await empty.tap(listed, "通知时间")
        assert "免打扰：22:00 到 7:00" in (await empty.tap(times, "免打扰 22:00 到 7:00")).text
        assert empty.store.chat(empty.chat.id).quiet == QuietHours(22 * 60, 7 * 60)


async def test_a_body_that_is_silent_for_too_long_is_told_of_once(empty: Served) -> None:
    for ago in (15, 22, 29, 36, 43, 50):
        day = TODAY - datetime.timedelta(days=ago)
        source = written(f"w{ago}", f"{day.year}年{day.month}月{day.day}日")
        list(empty.store.add([source], notify=False))
    async with empty.running():
        offer = await empty.ask("/subscribe")
        made = await empty.tap(offer, "立即通知")
        assert "久无通稿也通知" in (await empty.tap(made, "久无通稿也通知")).text
    with empty.listen() as listener:
        async with empty.running():
            news = await listener.message()
        async with empty.running():  # checked again, told no more
            assert (await settled(empty, 1)).pending == 0
    since = CHINESE.day(TODAY - datetime.timedelta(days=15))
    assert news.text.startswith(f"🔕 久无通稿 · 所有新通稿\n市政府常务会议从{since}起没有新通稿。")
    assert "平常约 7 天一次，这次已超过 14 天；也可能是开了会而这里没有收录到。" in news.text
    assert label(news, "看议题")
    told = [one.text for one in empty.world.history(empty.chat) if one.text.startswith("🔕")]
    assert len(told) == 1


async def test_new_set_phrases_are_listed_to_who_asked_for_them(empty: Served) -> None:
    for ago in range(20, 31):
        day = TODAY - datetime.timedelta(days=ago)
        source = written(f"w{ago}", f"{day.year}年{day.month}月{day.day}日", extra="要“严字当头”。")
        list(empty.store.add([source], notify=False))
    ((_, other),) = subscribed(empty, 1)
    async with empty.running():
        made = await empty.tap(await empty.ask("/subscribe 垃圾分类"), "立即通知")
        assert "列出新提法" in (await empty.tap(made, "列出新提法")).text
        with empty.listen() as asked, empty.listen(other) as did_not:
            matters = ["垃圾分类工作"]
            add(empty.store, "a", extra="要坚持“严字当头”，做到“三清四到位”。", matters=matters)
            assert (await asked.message()).text.endswith(
                "\n在已收录的通稿中首次出现的提法：“三清四到位”"
            )
            assert "提法" not in (await did_not.message()).text
            unwanted = add(empty.store, "b", extra="做到“五清六到位”。", matters=["防汛工作"])
            assert unwanted[0].owed == 1, "only to who subscribed to everything"


async def test_several_at_once_are_one_message_that_names_their_cause_once(empty: Served) -> None:
    ((_, chat),) = subscribed(empty, 1)
    for name in "abcde":
        add(empty.store, name)
    async with empty.running():
        assert (await settled(empty, 5)).sent == 5
    (news,) = empty.world.history(chat)
    assert news.text.startswith("5 篇新通稿\n🔔 所有新通稿\n1 ")
    assert news.text.count("🔔") == 1


async def test_a_group_can_subscribe(empty: Served) -> None:
    group = empty.world.group("编辑部", empty.person)
    empty.world.add_bot(group, empty.person)
    async with empty.running():
        with empty.listen(group) as listener:
            empty.world.say(empty.person, group, "/subscribe@readout_bot")
            while not (offer := await listener.message()).buttons:
                pass  # the bot greets a group that it joins
            empty.world.press(empty.person, offer, "立即通知")
            await listener.edit()
            add(empty.store, "a")
            assert (await listener.message()).text.startswith("🔔 所有新通稿")


async def test_a_notification_is_in_the_language_of_the_app_until_one_is_chosen(
    empty: Served,
) -> None:
    reader = empty.world.person("Alice", language="en")
    chat = empty.world.private_chat(reader)
    async with empty.running():
        nothing = await empty.ask("防汛", reader, chat)
        offer = await tap(empty.world, reader, nothing, "🔔 Tell me when there is")
        await tap(empty.world, reader, offer, "At once")
        with empty.listen(chat) as listener:
            add(empty.store, "a")
            assert any("Pause" in one for row in (await listener.message()).buttons for one in row)
            empty.store.set_chat(chat.id, language="zh-hant")
            add(empty.store, "b")
            assert any("暫停" in one for row in (await listener.message()).buttons for one in row)


async def test_a_forum_hears_in_the_topic_in_which_it_subscribed(empty: Served) -> None:
    forum = empty.world.forum("编辑部", empty.person)
    empty.world.add_bot(forum, empty.person, administrator=True)
    topic = empty.world.topic(empty.person, forum, "通稿")
    async with empty.running():
        with empty.listen(forum) as listener:
            empty.world.say(empty.person, forum, "/subscribe@readout_bot 防汛", thread_id=topic)
            while not (offer := await listener.message()).buttons:
                pass
            empty.world.press(empty.person, offer, "立即通知")
            await listener.edit()
            add(empty.store, "a")
            assert (await listener.message()).thread_id == topic
            empty.store.set_chat(forum.id, topic=topic + 1000)
            add(empty.store, "b")
            assert (await listener.message()).thread_id == 0, "that topic was deleted"


async def test_doctor_tells_what_became_of_what_was_owed_and_since_when_the_rest_waits(
    empty: Served,
) -> None:
    subscribed(empty, 4)
    add(empty.store, "a")
    claimed = empty.store.outbox.claim(datetime.datetime.now(datetime.UTC), BEIJING, 100)
    ends: list[Verdict] = [Sent(1), Unknown("timed out"), Refused("bad"), Wait(0.0)]
    settlements = [Settlement(one, end) for one, end in zip(claimed, ends, strict=True)]
    empty.store.outbox.settle(settlements, datetime.datetime.now(datetime.UTC))
    told = CliRunner().invoke(cli, ["doctor", "--data", str(empty.store.folder)]).stdout
    assert "4 个订阅，4 个会话；0 个会话发不到。" in told
    assert "待发 1，在途 0，已发 1，不确定 1。" in told
    assert "未发：bad 1。" in told
    assert "最早的一条已等了 0 分钟。" in told


async def test_only_admins_see_how_the_delivery_fares(empty: Served) -> None:
    async with empty.running(admins=frozenset({empty.person.id})):
        assert "待发 0" in (await empty.ask("/stats")).text
        other = empty.world.person("别人")
        refused = await empty.ask("/stats", other, empty.world.private_chat(other))
        assert refused.text == "只有管理员能看这个。"


async def test_a_second_instance_on_the_same_store_is_refused(empty: Served) -> None:
    async with empty.running():
        with pytest.raises(StoreBusy):
            await run(empty.settings(), empty.store, asyncio.Event())


# --- what Telegram can do -----------------------------------------------------------------------


async def test_every_fault_befalls_its_own_chat_only(
    empty: Served, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    people = subscribed(empty, 8)
    planned: list[Fault] = [
        faults.retry_after(1),
        faults.BOT_BLOCKED,
        faults.NO_CHAT,
        faults.SERVER_ERROR,
        faults.BAD_MARKUP,
        faults.DROP_AFTER,
    ]
    for (_, chat), fault in zip(people, planned, strict=False):
        empty.faults.add(fault, method="sendMessage", chat_id=chat.id)
    add(empty.store, "a")
    async with empty.running():
        stand = await settled(empty, 8)
    heard = [len(empty.world.history(chat)) for _, chat in people]
    assert heard == [1, 0, 0, 1, 1, 1, 1, 1]
    assert (stand.sent, stand.unknown, stand.inactive) == (5, 1, 2)
    assert dict(stand.refused) == {"bot was blocked by the user": 1, "chat not found": 1}
    assert len(empty.store.subscriptions.of(people[1][1].id)) == 1


async def test_a_flood_wait_is_honoured_by_the_next_process_too(empty: Served) -> None:
    ((_, chat),) = subscribed(empty, 1)
    empty.faults.add(faults.retry_after(2), method="sendMessage", chat_id=chat.id)
    add(empty.store, "a")
    refused = asyncio.Event()
    empty.api.answered.subscribe(lambda record: refused.set() if record.status == 429 else None)
    async with empty.running():
        await refused.wait()
    async with empty.running():
        await settled(empty, 1)
    tried = [record.at for record in empty.calls("sendMessage")]
    assert tried[1] - tried[0] >= 2


async def test_a_group_that_became_a_supergroup_gets_it_there_once(empty: Served) -> None:
    group = empty.world.group("编辑部", empty.person)
    empty.world.add_bot(group, empty.person)
    empty.store.subscriptions.add(group.id, "")
    moved = empty.world.migrate(group, empty.person)
    add(empty.store, "a")
    async with empty.running():
        assert (await settled(empty, 1)).sent == 1
        said = [message.text for message in empty.world.history(moved)]
    assert sum(text.startswith("🔔 所有新通稿") for text in said) == 1
    assert empty.store.subscriptions.of(moved.id)


async def test_a_chat_that_was_given_up_hears_again_once_it_writes(empty: Served) -> None:
    empty.store.subscriptions.add(empty.chat.id, "")
    empty.store.chats.deactivate(empty.chat.id, "blocked")
    async with empty.running():
        await empty.ask("派驻")
        with empty.listen() as listener:
            add(empty.store, "a")
            assert (await listener.message()).text.startswith("🔔")


async def test_replies_go_out_while_notifications_wait_for_their_pace(empty: Served) -> None:
    subscribed(empty, 120)
    add(empty.store, "a")
    async with empty.running(Pace()):
        await empty.ask("垃圾分类")
        assert backlog(empty).pending + backlog(empty).sending > 0


async def test_all_chats_wait_when_telegram_refuses_one_after_the_other(empty: Served) -> None:
    pace = Pace()
    for chat in (1, 1, 1, 1, 2, 3):
        pace.flooded(chat, 5)
    assert pace.still_for == 0
    pace.flooded(4, 5)
    assert pace.still_for > 4
