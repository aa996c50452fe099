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

    def room(self, *, reserve: bool) -> int:
        """How many may go at once; with ``reserve``, of notifications."""
        return self.burst - (self.reserve if reserve else 0)


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
        self._full = 0.0
        """When the bucket of the overall limit will be empty again."""
        self._full_of: dict[int, float] = {}
        """The same of each chat's."""
        self._in_group: dict[int, deque[float]] = {}
        """When the last messages to a group went: of a group, every minute is counted anew."""
        self._held: dict[int, float] = {}
        self._still_until = 0.0
        self._flooded: deque[int] = deque(maxlen=FLOOD_OF)
        self._replying = 0
        """Replies whose chats are ready, and which wait for all others' sake only."""
        self.on_flood: Callable[[int | None, float], None] = lambda _chat, _seconds: None
        """Hears of each flood wait: its chat (None: all) and its seconds."""

    async def reply_turn(self, chat: int) -> None:
        """Wait until a reply may go to ``chat``; notifications wait meanwhile.

        They do not wait for a reply that its own chat holds up: one chat never stops the rest.
        """
        while True:
            while (wait := self._own_wait(chat, reserve=False)) > 0:  # noqa: ASYNC110 (time is what it waits for)
                await asyncio.sleep(wait)
            self._replying += 1
            try:
                while (wait := self._overall_wait(reserve=False)) > 0:  # noqa: ASYNC110
                    await asyncio.sleep(wait)
            finally:
                self._replying -= 1
            if self._own_wait(chat, reserve=False) <= 0:
                self._take(chat)
                return

    async def notification_turn(self, chat: int) -> float:
        """Wait until a notification may go out and no reply waits for its turn.

        0: ``chat`` has the turn. Else the chat is not ready for so many seconds, and another one
        may have the turn.
        """
        interval = OVERALL.interval / self._scale
        while True:
            while (wait := self._overall_wait(reserve=True)) > 0 or self._replying:  # noqa: ASYNC110
                await asyncio.sleep(max(wait, interval))
            if (wait := self.ready_in(chat)) <= 0:
                self._take(chat)
                return 0.0
            if wait > interval:
                return wait
            await asyncio.sleep(wait)

    def ready_in(self, chat: int) -> float:
        """Seconds until ``chat``, for its own part, can take a notification."""
        return self._own_wait(chat, reserve=True)

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

    def _overall_wait(self, *, reserve: bool) -> float:
        bucket = self._bucket_wait(self._full, OVERALL, reserve=reserve)
        return max(self._still_until - self._clock(), bucket)

    def _own_wait(self, chat: int, *, reserve: bool) -> float:
        held = self._held.get(chat, 0.0) - self._clock()
        bucket = self._bucket_wait(self._full_of.get(chat, 0.0), ONE_CHAT, reserve=reserve)
        return max(held, bucket, self._group_wait(chat, reserve=reserve))

    def _bucket_wait(self, full: float, rate: Rate, *, reserve: bool) -> float:
        interval = rate.interval / self._scale
        return full - self._clock() - (rate.room(reserve=reserve) - 1) * interval

    def _group_wait(self, chat: int, *, reserve: bool) -> float:
        sent, room = self._in_group.get(chat, ()), ONE_GROUP.room(reserve=reserve)
        if len(sent) < room:
            return 0.0
        return sent[-room] + ONE_GROUP.seconds / self._scale - self._clock()

    def _take(self, chat: int) -> None:
        now = self._clock()
        self._forget_what_is_over(now)
        self._full = max(self._full, now) + OVERALL.interval / self._scale
        own = max(self._full_of.get(chat, now), now)
        self._full_of[chat] = own + ONE_CHAT.interval / self._scale
        if chat < 0:  # ids of groups are
            self._in_group.setdefault(chat, deque(maxlen=ONE_GROUP.burst)).append(now)

    def _forget_what_is_over(self, now: float) -> None:
        if len(self._full_of) <= KEPT_CHATS:
            return
        minute = ONE_GROUP.seconds / self._scale
        self._full_of = {chat: until for chat, until in self._full_of.items() if until > now}
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        self._in_group = {
            chat: sent for chat, sent in self._in_group.items() if sent[-1] + minute > now
        }
