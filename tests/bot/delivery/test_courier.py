"""The courier's own order of work, with a Telegram that takes everything at once."""

from __future__ import annotations

import asyncio
import datetime
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from zoneinfo import ZoneInfo

import pytest

from bot.delivery import Courier, Pace
from bot.delivery.courier import CLAIMED_AT_ONCE, RETRY_SECONDS
from bot.delivery.notice import Noticing
from bot.delivery.pacing import OVERALL
from bot.reply import Reply
from bot.richtext import MESSAGE_UNITS, to_plain, units
from bot.telegram.bridge import Bridge
from store import Chat, Store, Verdict
from store.notifications.delivery import Backlog, Sent, Unreached
from tests.readouts import written

TODAY = datetime.datetime.now(datetime.UTC).date()
UNWRITTEN = "cannot write down what was sent"
UNLIMITED = 1e9
"""So many times Telegram's pace: a turn is never waited for."""


def add(store: Store, *names: str) -> None:
    today = f"{TODAY.year}年{TODAY.month}月{TODAY.day}日"
    list(store.add([written(name, today) for name in names]))


@asynccontextmanager
async def courier(
    store: Store, pace: Pace, took: Callable[[int], Verdict | None]
) -> AsyncIterator[tuple[asyncio.Event, Bridge]]:
    """A courier until the block ends; give it the event to be told earlier.

    ``took`` hears of each message, and may say what becomes of it.
    """
    stop, bridge = asyncio.Event(), Bridge(workers=1)

    async def post(chat: Chat, reply: Reply) -> Verdict:
        return took(chat.id) or Sent(1)

    made = Courier(store, bridge, pace, post, ZoneInfo("UTC"))
    assert await made.prepare(stop)
    working = asyncio.create_task(made.run(stop))
    try:
        async with asyncio.timeout(20):
            yield stop, bridge
    finally:
        stop.set()
        await working
        bridge.close()


def backlog(store: Store) -> Backlog:
    """How the delivery stands."""
    return store.outbox.backlog(datetime.datetime.now(datetime.UTC))


async def delivered(store: Store, count: int, pace: float = UNLIMITED) -> list[int]:
    """The chats of the messages until the courier, told to stop after so many, has stopped."""
    sent: list[int] = []
    enough = asyncio.Event()

    def took(chat: int) -> None:
        sent.append(chat)
        if len(sent) == count:
            enough.set()

    async with courier(store, Pace(pace), took):
        await enough.wait()
    return sent


async def test_what_is_claimed_while_the_last_was_sent_goes_out_too(store: Store) -> None:
    chats = range(1, CLAIMED_AT_ONCE + 2)
    for chat in chats:
        store.subscriptions.add(chat, "")
    add(store, "a")
    assert sorted(await delivered(store, len(chats))) == list(chats)


async def test_what_cannot_be_worded_holds_nothing_up_and_goes_out_once_it_can(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    store.subscriptions.add(5, "")
    add(store, "a")
    evidence(store, "{")
    store.subscriptions.add(6, "")
    add(store, "b")
    assert await delivered(store, 1) == [6]
    stand = backlog(store)
    assert (stand.pending, stand.sending, stand.refused) == (2, 0, ())
    evidence(store, "[]")
    assert await delivered(store, 2) == [5, 5]


async def test_a_broadcast_ends_when_it_is_told_to_stop_and_goes_on_at_the_next_start(
    store: Store,
) -> None:
    chats = range(1, 2 * CLAIMED_AT_ONCE)
    for chat in chats:
        store.subscriptions.add(chat, "")
    add(store, "a")
    first = await delivered(store, 1, pace=1.0)
    assert len(first) < CLAIMED_AT_ONCE
    rest = await delivered(store, len(chats) - len(first))
    assert sorted(first + rest) == list(chats)


async def test_flood_waits_of_replies_are_kept_for_the_next_process(store: Store) -> None:
    store.subscriptions.add(5, "")
    pace = Pace(UNLIMITED)
    async with courier(store, pace, lambda chat: None):
        pace.flooded(5, 30)
    add(store, "a")
    now = datetime.datetime.now(datetime.UTC)
    assert claimed(store, now + datetime.timedelta(seconds=25)) == []
    assert claimed(store, now + datetime.timedelta(seconds=31)) == [5]


async def test_a_flood_wait_for_all_outlasts_a_restart(store: Store) -> None:
    store.outbox.hold(None, 30, datetime.datetime.now(datetime.UTC))
    store.subscriptions.add(5, "")
    add(store, "a")
    sent: list[int] = []
    pace = Pace(UNLIMITED)
    async with courier(store, pace, sent.append):
        while not pace.still_for:  # noqa: ASYNC110 (it is the courier that is waited for)
            await asyncio.sleep(0)
    assert pace.still_for > 25
    assert sent == []


async def test_what_was_sent_while_the_database_is_locked_is_written_down_later_and_sent_once(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    store.subscriptions.add(5, "")
    other = sqlite3.connect(store.folder / "readouts.db", isolation_level=None)
    sent: list[int] = []

    def took(chat: int) -> None:
        other.execute("BEGIN IMMEDIATE")
        sent.append(chat)

    async with courier(store, Pace(UNLIMITED), took) as (_, bridge):
        await bridge.run(store._database.value, "PRAGMA busy_timeout = 0")
        add(store, "a")
        await until(lambda: UNWRITTEN in caplog.messages)
        other.close()
        await until(lambda: backlog(store).sent)
    assert sent == [5]


async def until(done: Callable[[], object]) -> None:
    while not done():  # noqa: ASYNC110 (it is the courier that is waited for)
        await asyncio.sleep(0.01)


AFTER_THE_BURST = 2 * OVERALL.burst
"""A chat whose turn comes when the first of a broadcast have been sent."""


def subscribe_all(store: Store, chats: int) -> None:
    """So many chats, owed a readout each."""
    for chat in range(1, chats + 1):
        store.subscriptions.add(chat, "")
    add(store, "a")


async def test_a_chat_that_has_to_wait_holds_up_no_other(store: Store) -> None:
    pace, sent = Pace(), list[int]()

    def took(chat: int) -> None:
        sent.append(chat)
        if len(sent) == 1:
            pace.flooded(AFTER_THE_BURST, 30)  # a reply's; what it is owed is claimed by now

    subscribe_all(store, AFTER_THE_BURST + 1)
    async with courier(store, pace, took):
        await until(lambda: AFTER_THE_BURST + 1 in sent)
        await until(lambda: backlog(store).pending)
    assert AFTER_THE_BURST not in sent


async def test_one_outcome_that_cannot_be_written_down_keeps_none_of_the_others(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    subscribe_all(store, 3)
    async with courier(store, Pace(UNLIMITED), lambda chat: Sent(2**70 if chat == 2 else 1)):
        await until(lambda: backlog(store).sent == 2)


async def test_nobody_is_tried_again_at_once_while_nobody_can_be_reached(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    tried: list[int] = []

    def took(chat: int) -> Verdict:
        tried.append(chat)
        return Unreached("no network") if len(tried) < 2 else Sent(1)

    subscribe_all(store, 3)
    began = asyncio.get_running_loop().time()
    async with courier(store, Pace(UNLIMITED), took):
        await until(lambda: backlog(store).sent == 3)
    assert asyncio.get_running_loop().time() - began >= RETRY_SECONDS
    assert caplog.messages.count("cannot reach Telegram") == 1


async def test_of_a_digest_with_one_damaged_readout_the_rest_arrives(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    store.subscriptions.add(5, "")
    add(store, *"abcde")
    evidence(store, "{")
    await delivered(store, 1)
    stand = backlog(store)
    assert (stand.sent, stand.pending) == (4, 1)


async def test_who_unsubscribes_while_it_waits_for_its_turn_hears_nothing_more(
    store: Store,
) -> None:
    sent: list[int] = []

    def took(chat: int) -> None:
        sent.append(chat)
        store.subscriptions.remove_all(AFTER_THE_BURST)

    subscribe_all(store, AFTER_THE_BURST + 1)
    async with courier(store, Pace(), took):
        await until(lambda: AFTER_THE_BURST + 1 in sent)
    assert AFTER_THE_BURST not in sent


async def test_a_readout_too_long_for_one_message_is_told_in_one(store: Store) -> None:
    store.subscriptions.add(5, "防汛")
    matter = "防汛工作和" + "城乡建设管理" * 900
    list(store.add([written("a", f"{TODAY.year}年{TODAY.month}月{TODAY.day}日", [matter])]))
    (delivery,) = store.outbox.claim(datetime.datetime.now(datetime.UTC), ZoneInfo("UTC"), 1)
    reply = Noticing(store).of(delivery).reply
    assert reply is not None
    assert units(to_plain(reply.blocks)) <= MESSAGE_UNITS
    assert reply.keyboard


def claimed(store: Store, now: datetime.datetime) -> list[int]:
    """The chats of what is due then."""
    return [one.chat.id for one in store.outbox.claim(now, ZoneInfo("UTC"), 100)]


def evidence(store: Store, json: str) -> None:
    """Damage a readout, and mend it."""
    with store._database.write() as db:
        db.execute("UPDATE readout SET year_evidence = ? WHERE source_id = 'a'", [json])
