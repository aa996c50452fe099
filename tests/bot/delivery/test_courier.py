"""The courier's own order of work, with a Telegram that takes everything at once."""

from __future__ import annotations

import asyncio
import datetime
import logging
from zoneinfo import ZoneInfo

import pytest

from bot.delivery import Courier, Pace
from bot.delivery.courier import CLAIMED_AT_ONCE
from bot.reply import Reply
from bot.telegram.bridge import Bridge
from store import Chat, Store, Verdict
from store.outbox import Sent
from tests.readouts import written

TODAY = datetime.datetime.now(datetime.UTC).date()
UNLIMITED = 1e9
"""So many times Telegram's pace: a turn is never waited for."""


def add(store: Store, *names: str) -> None:
    today = f"{TODAY.year}年{TODAY.month}月{TODAY.day}日"
    list(store.add([written(name, today) for name in names]))


async def delivered(store: Store, count: int, pace: float = UNLIMITED) -> list[int]:
    """The chats of the messages until the courier, told to stop after so many, has stopped."""
    stop = asyncio.Event()
    sent: list[int] = []

    async def post(chat: Chat, reply: Reply) -> Verdict:
        sent.append(chat.id)
        if len(sent) == count:
            stop.set()
        return Sent(1)

    bridge = Bridge(workers=1)
    courier = Courier(store, bridge, Pace(pace), post, ZoneInfo("UTC"))
    async with asyncio.timeout(20):
        await courier.run(stop)
    bridge.close()
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
    stand = store.outbox.backlog(datetime.datetime.now(datetime.UTC))
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


def evidence(store: Store, json: str) -> None:
    """Damage a readout, and mend it."""
    with store._database.write() as db:
        db.execute("UPDATE readout SET year_evidence = ? WHERE source_id = 'a'", [json])
