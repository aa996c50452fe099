"""Turns to send: no chat goes over its limit, and none that must wait holds up another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery import Pace
from bot.delivery.pacing import ONE_GROUP, OVERALL

FAST = 1000.0
GROUP = -100


@asynccontextmanager
async def waiting(pace: Pace, chat: int) -> AsyncIterator[asyncio.Task[None]]:
    """A reply to a chat that waits for its turn."""
    reply = asyncio.create_task(pace.reply_turn(chat))
    await asyncio.sleep(0)
    try:
        yield reply
    finally:
        reply.cancel()


async def test_a_reply_that_its_own_chat_holds_up_holds_up_no_notification_to_another() -> None:
    pace = Pace(FAST)
    pace.flooded(5, 30)
    async with waiting(pace, 5) as reply, asyncio.timeout(5):
        assert await pace.notification_turn(6) == 0
        assert not reply.done()


async def test_a_reply_that_waits_for_its_turn_goes_ahead_of_a_notification() -> None:
    pace, order = Pace(FAST), list[str]()
    pace.hold_all(0.05)

    async def notify() -> None:
        await pace.notification_turn(6)
        order.append("notification")

    async def reply() -> None:
        await pace.reply_turn(5)
        order.append("reply")

    async with asyncio.timeout(5):
        await asyncio.gather(notify(), reply())
    assert order == ["reply", "notification"]


async def test_a_chat_that_is_not_ready_has_no_turn_and_is_told_for_how_long() -> None:
    pace = Pace(FAST)
    pace.flooded(5, 30)
    async with asyncio.timeout(5):
        assert 29 < await pace.notification_turn(5) <= 30
        assert await pace.notification_turn(6) == 0


@given(st.lists(st.floats(0, 40), min_size=30, max_size=80))
def test_a_group_takes_twenty_messages_a_minute_in_whichever_minute(gaps: list[float]) -> None:
    now, sent = 0.0, list[float]()
    pace = Pace(clock=lambda: now)
    for gap in gaps:
        now += gap
        now += max(0.0, pace._own_wait(GROUP, reserve=False))
        pace._take(GROUP)
        sent.append(now)
    for first, last in zip(sent, sent[ONE_GROUP.messages :], strict=False):
        assert last - first >= ONE_GROUP.seconds - 1e-6


def test_all_chats_together_take_thirty_messages_a_second_beyond_the_first_few() -> None:
    now, sent = 0.0, 0
    pace = Pace(clock=lambda: now)
    while now < 10:
        now += max(0.0, pace._overall_wait(reserve=False))
        pace._take(sent)
        sent += 1
    assert sent <= 10 * OVERALL.messages + OVERALL.burst + 1
