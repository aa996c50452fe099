"""The courier's own order of work, with a Telegram that takes everything at once."""

from __future__ import annotations

import asyncio
import datetime
from zoneinfo import ZoneInfo

from bot.delivery import Courier, Pace
from bot.delivery.courier import CLAIMED_AT_ONCE
from bot.reply import Reply
from bot.telegram.bridge import Bridge
from store import Store, Verdict
from store.outbox import Sent
from tests.readouts import written

TODAY = datetime.datetime.now(datetime.UTC).date()
UNLIMITED = 1e9
"""So many times Telegram's pace: a turn is never waited for."""


async def test_what_is_claimed_while_the_last_was_sent_goes_out_too(store: Store) -> None:
    chats = set(range(1, CLAIMED_AT_ONCE + 2))
    for chat in chats:
        store.subscriptions.add(chat, "")
    list(store.add([written("a", f"{TODAY.year}年{TODAY.month}月{TODAY.day}日")]))
    stop = asyncio.Event()

    async def post(chat: int, reply: Reply) -> Verdict:
        chats.discard(chat)
        if not chats:
            stop.set()
        return Sent(1)

    bridge = Bridge(workers=1)
    courier = Courier(store, bridge, Pace(UNLIMITED), post, ZoneInfo("UTC"))
    async with asyncio.timeout(20):
        await courier.run(stop)
    bridge.close()
