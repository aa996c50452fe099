"""When the next message may go out: Telegram's limits, and replies ahead of notifications.

One ``Pace`` is asked before every call that sends something, whoever makes it. Time is the event
loop's, so a clock that is put right changes nothing.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """So many messages in so many seconds, ``burst`` of which may go at once.

    Of the burst, ``reserve`` are kept for replies.
    """

    messages: int
    seconds: float
    burst: int
    reserve: int

    @property
    def interval(self) -> float:
        """Seconds between two messages at a steady pace."""
        return self.seconds / self.messages


# Telegram's limits are unofficial (https://core.telegram.org/bots/faq). The overall burst makes up
# for moments in which this process was held up; a broadcast is otherwise steady.
OVERALL = Rate(30, 1.0, burst=12, reserve=2)
ONE_CHAT = Rate(1, 1.0, burst=3, reserve=2)
ONE_GROUP = Rate(20, 60.0, burst=20, reserve=8)
FLOOD_OF = 4
"""Flood waits of as many different chats in a row are meant for all: one alone is for its chat."""
KEPT_CHATS = 10_000
"""Chats remembered before those that are long ready again are forgotten."""


class Pace:
    """Gives turns to send. ``scale`` makes all limits so many times as generous, for proofs."""

    def __init__(self, scale: float = 1.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._scale = scale
        self._clock = clock
        self._full: dict[tuple[Rate, int], float] = {}
        """When the bucket of a limit will be empty again, by the limit and its chat (0: all)."""
        self._held: dict[int, float] = {}
        self._still_until = 0.0
        self._flooded: deque[int] = deque(maxlen=FLOOD_OF)
        self._replying = 0
        self.on_flood: Callable[[int | None, float], None] = lambda _chat, _seconds: None
        """Hears of each flood wait: its chat (None: all) and its seconds."""

    async def reply_turn(self, chat: int) -> None:
        """Wait until a reply may go to ``chat``; notifications wait meanwhile."""
        self._replying += 1
        try:
            while (wait := self._wait(chat, reserve=False)) > 0:  # noqa: ASYNC110 (time is what it waits for)
                await asyncio.sleep(wait)
            self._take(chat)
        finally:
            self._replying -= 1

    async def notification_turn(self, chat: int) -> None:
        """Wait until a notification may go to ``chat`` and no reply waits for its turn."""
        while (wait := self._wait(chat, reserve=True)) > 0 or self._replying:  # noqa: ASYNC110
            await asyncio.sleep(max(wait, OVERALL.interval / self._scale))
        self._take(chat)

    def ready_in(self, chat: int) -> float:
        """Seconds until ``chat``, for its own part, can take a notification."""
        return max(
            self._held.get(chat, 0.0) - self._clock(),
            *(self._bucket_wait(rate, chat, reserve=True) for rate in _own(chat)),
        )

    @property
    def still_for(self) -> float:
        """Seconds for which nothing may be sent to anyone."""
        return max(0.0, self._still_until - self._clock())

    def hold_all(self, seconds: float) -> None:
        """Send nothing to anyone for so long."""
        self._still_until = max(self._still_until, self._clock() + seconds)

    def flooded(self, chat: int, seconds: float) -> None:
        """Telegram wants us to wait so long with a message to ``chat``, or with all."""
        self._held[chat] = max(self._held.get(chat, 0.0), self._clock() + seconds)
        self.on_flood(chat, seconds)
        self._flooded.append(chat)
        if len(set(self._flooded)) == FLOOD_OF:
            self._flooded.clear()
            self.hold_all(seconds)
            self.on_flood(None, seconds)

    def passed(self) -> None:
        """Telegram took a message: there is no flood wait for all."""
        self._flooded.clear()

    def _wait(self, chat: int, *, reserve: bool) -> float:
        now = self._clock()
        rates = [self._bucket_wait(rate, chat, reserve=reserve) for rate in _own(chat)]
        rates.append(self._bucket_wait(OVERALL, 0, reserve=reserve))
        return max(self._held.get(chat, 0.0) - now, self._still_until - now, *rates)

    def _bucket_wait(self, rate: Rate, key: int, *, reserve: bool) -> float:
        room = rate.burst - (rate.reserve if reserve else 0)
        interval = rate.interval / self._scale
        return self._full.get((rate, key), 0.0) - self._clock() - (room - 1) * interval

    def _take(self, chat: int) -> None:
        now = self._clock()
        if len(self._full) > KEPT_CHATS:
            self._full = {key: until for key, until in self._full.items() if until > now}
            self._held = {key: until for key, until in self._held.items() if until > now}
        for rate, key in ((OVERALL, 0), *((rate, chat) for rate in _own(chat))):
            full = max(self._full.get((rate, key), now), now)
            self._full[rate, key] = full + rate.interval / self._scale


def _own(chat: int) -> tuple[Rate, ...]:
    """The limits of one chat; ids of groups are below 0."""
    return (ONE_CHAT, ONE_GROUP) if chat < 0 else (ONE_CHAT,)
