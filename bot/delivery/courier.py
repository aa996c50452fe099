"""Carries what is owed to its chats, and writes down what became of it.

The store is used from one thread of the courier's own, one call after another. What Telegram said
is written down in as few transactions as there is time for, and nothing new is claimed while that
fails: a full disk or a locked database delays, it loses nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from bot.delivery.notice import Notice, Noticing
from bot.delivery.pacing import Pace
from bot.reply import Reply
from store import Chat, Delivery, Settlement, Store, StoreError, Verdict
from store.notifications.delivery import (
    Gone,
    Moved,
    Refused,
    Sent,
    Unknown,
    Unreached,
    Wait,
)

log = logging.getLogger(__name__)
T = TypeVar("T")
TICK_SECONDS = 1.0
"""How often is looked whether another process has written: a comparison of two numbers."""
CLAIMED_AT_ONCE = 60
"""Two seconds' worth. With fewer at hand more are claimed: a disk may take its time."""
AT_ONCE = 16
"""Messages under way and not written down at the same time: so many come twice at worst after a
crash, and answers to people never wait behind more."""
SLOW_SECONDS = 0.5
"""A message that takes longer counts no more among them, so that a slow network keeps the pace."""
IN_ALL = 128
"""Messages on their way with the slow ones."""
RETRY_SECONDS = 1.0
"""Pause after the store failed or nobody was reached; it doubles with every further failure."""
MAX_RETRY_SECONDS = 60.0
STOP_SECONDS = 5.0
"""How long messages on their way may take once we are told to stop."""
SETTLED_DAYS = 180
"""For how long is kept what became of a notification."""
DAY_SECONDS = 86_400.0

UNWANTED = Refused("unsubscribed")
"""What becomes of a delivery that nobody wants any more."""
Post = Callable[[Chat, Reply], Awaitable[Verdict]]
"""Sends a reply to a chat as one message, and tells what became of it."""


class OffLoop(Protocol):
    """Runs store calls in one thread, in the order they are made."""

    async def run(self, call: Callable[..., T], *arguments: object) -> T:
        """The result of ``call(*arguments)``, or its exception."""


class Courier:
    """Delivers until told to stop. There is one for a store: ``Store.alone`` sees to that."""

    def __init__(
        self,
        store: Store,
        off_loop: OffLoop,
        pace: Pace,
        post: Post,
        zone: ZoneInfo,
        now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC),
    ) -> None:
        self._outbox = store.outbox
        self._store = store
        self._off_loop = off_loop
        self._pace = pace
        self._post = post
        self._zone = zone
        self._now = now
        self._ready: deque[tuple[Delivery, Noticing]] = deque()
        self._busy: set[int] = set()
        """Chats with a delivery that is claimed and not settled: their next one waits."""
        self._to_word: list[tuple[Delivery, Noticing]] = []
        self._wording = False
        self._places = asyncio.Semaphore(AT_ONCE)
        self._under_way: dict[int, asyncio.TimerHandle] = {}
        """Of each chat whose message takes a place: when it takes it no more."""
        self._on_way: set[asyncio.Task[None]] = set()
        self._settlements: list[Settlement] = []
        self._settling: asyncio.Task[None] | None = None
        self._moved = asyncio.Event()
        """Something ended: a chat may be ready for its next delivery."""
        self._version = -1
        self._looked = 0.0
        self._due: float | None = None
        self._idle = True
        self._reached_again = 0.0
        """Until then (the loop's time) nobody is tried: the network is down, or Telegram is."""
        self._unreached_for = 0.0
        pace.on_flood = self._flooded

    async def prepare(self, stop: asyncio.Event) -> bool:
        """Take up what an earlier process left; False when we were told to stop before.

        Nothing may be sent before, not a reply either: there may be a flood wait for all.
        """
        return await self._lasting(self._begin, stop)

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver what is owed until ``stop`` is set; what is on its way then is waited for."""
        working = [asyncio.create_task(self._work(stop)), asyncio.create_task(self._daily())]
        try:
            await stop.wait()  # in the middle of a broadcast too
        finally:
            for task in working:
                task.cancel()
            await asyncio.wait(working)
            await self._finish()

    async def _work(self, stop: asyncio.Event) -> None:
        while await self._lasting(self._step, stop):
            await self._lasting(self._pause, stop)

    async def _begin(self) -> None:
        recovered = await self._off_loop.run(self._outbox.recover)
        if recovered:
            log.info("sent again after a crash", extra={"notifications": recovered})
        self._pace.hold_all(await self._off_loop.run(self._outbox.still_for, self._now()))

    async def _lasting(self, step: Callable[[], Awaitable[None]], stop: asyncio.Event) -> bool:
        """Do a step until it succeeds; False when we were told to stop before."""
        pause = RETRY_SECONDS
        while not stop.is_set():
            try:
                await step()
                return True
            except StoreError as error:
                log.error("delivery waits for the store", extra={"why": str(error)})
            except Exception:
                log.exception("delivery failed")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
            pause = min(pause * 2, MAX_RETRY_SECONDS)
        return False

    # --- claiming and sending --------------------------------------------------------------

    async def _step(self) -> None:
        """Claim what is due and send it, until nothing is left that could go now."""
        while self._ready or await self._claim():
            more: asyncio.Task[bool] | None = None
            while self._ready:
                if more is None and len(self._ready) < CLAIMED_AT_ONCE:
                    more = asyncio.create_task(self._claim())  # so that sending never waits for it
                if len(self._on_way) >= IN_ALL:
                    await asyncio.wait(self._on_way, return_when=asyncio.FIRST_COMPLETED)
                await self._send_next()
                if more is not None and more.done() and more.result():
                    more = None
            if more is not None:
                await more

    async def _send_next(self) -> None:
        """Take the turn of the first that is ready, and send it."""
        await self._reachable()
        await self._places.acquire()
        delivery, noticing = self._ready[0]
        chat = delivery.chat.id
        try:
            too_soon = await self._pace.notification_turn(chat)
        except BaseException:
            self._places.release()
            raise
        self._ready.popleft()
        slow = asyncio.get_running_loop().call_later(SLOW_SECONDS, self._leave, chat)
        self._under_way[chat] = slow
        if too_soon:  # the others go meanwhile
            self._settle(Settlement(delivery, Wait(too_soon)))
        else:
            self._word(delivery, noticing)

    def _leave(self, chat: int) -> None:
        """A message is no longer under way, or only waits for a slow answer."""
        if (slow := self._under_way.pop(chat, None)) is not None:
            slow.cancel()
            self._places.release()

    def _go(self, way: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(way)
        self._on_way.add(task)
        task.add_done_callback(self._on_way.discard)

    async def _claim(self) -> bool:
        """Whether anything is ready to be sent."""
        self._moved.clear()
        claimed = await self._off_loop.run(self._claimed, frozenset(self._busy))
        noticing = Noticing(self._store)
        for delivery in claimed:
            self._busy.add(delivery.chat.id)
            self._ready.append((delivery, noticing))
        return bool(claimed)

    def _claimed(self, besides: frozenset[int]) -> list[Delivery]:
        """In the store's thread: what is due."""
        now = self._now()
        if self._idle and not self._is_due():  # looking takes longer than claiming, for a backlog
            return []
        self._version = -1  # our own writing does not change it
        claimed = self._outbox.claim(now, self._zone, CLAIMED_AT_ONCE, besides)
        self._idle = not claimed
        return claimed

    def _word(self, delivery: Delivery, noticing: Noticing) -> None:
        """Word it now that it has its turn, so that it says what is true now; then send it.

        What has its turn while others are being worded comes next, all at once.
        """
        self._to_word.append((delivery, noticing))
        if not self._wording:
            self._wording = True
            self._go(self._word_all())

    async def _word_all(self) -> None:
        try:
            while self._to_word:
                batch, self._to_word = self._to_word, []
                for notice in await self._off_loop.run(_worded, batch):
                    self._go(self._deliver(notice))
        finally:
            self._wording = False

    async def _deliver(self, notice: Notice) -> None:
        chat = notice.delivery.chat
        try:
            verdict = await self._post(chat, notice.reply) if notice.reply else UNWANTED
        except Exception as error:  # one poisoned message never stops the rest
            log.exception("notification failed", extra={"chat": chat.id})
            verdict = Unknown(type(error).__name__)
        if notice.reply:
            self._heed(chat.id, verdict)
        self._settle(notice.settled(verdict))

    def _heed(self, chat: int, verdict: Verdict) -> None:
        """What became of a message may concern others."""
        match verdict:
            case Wait(seconds):
                self._pace.flooded(chat, seconds)
            case Unreached(why):
                self._unreached(why)
            case Moved(to):
                log.info("chat has moved", extra={"chat": chat, "to": to})
        if isinstance(verdict, Sent | Refused | Gone | Moved):
            self._pace.passed()
            self._unreached_for = 0.0

    def _unreached(self, why: str) -> None:
        """All wait, each time a little longer; what was on its way together counts once."""
        now = asyncio.get_running_loop().time()
        if now < self._reached_again:
            return
        self._unreached_for = min(max(2 * self._unreached_for, RETRY_SECONDS), MAX_RETRY_SECONDS)
        self._reached_again = now + self._unreached_for
        log.warning(
            "cannot reach Telegram", extra={"why": why, "pause": round(self._unreached_for)}
        )

    async def _reachable(self) -> None:
        loop = asyncio.get_running_loop()
        while (wait := self._reached_again - loop.time()) > 0:  # noqa: ASYNC110 (time is what it waits for)
            await asyncio.sleep(wait)

    def _flooded(self, chat: int | None, seconds: float) -> None:
        """Keep a flood wait, whatever message met it, for a process to come."""
        log.warning("flood wait", extra={"chat": chat or "all", "seconds": seconds})
        self._go(self._hold(chat, seconds))

    async def _hold(self, chat: int | None, seconds: float) -> None:
        try:
            await self._off_loop.run(self._outbox.hold, chat, seconds, self._now())
        except StoreError as error:  # then only a restart would not know of it
            log.error("flood wait not kept", extra={"why": str(error)})

    # --- writing down ----------------------------------------------------------------------

    def _settle(self, settlement: Settlement) -> None:
        self._settlements.append(settlement)
        if self._settling is None or self._settling.done():
            self._settling = asyncio.create_task(self._write_down())

    async def _write_down(self) -> None:
        """Write down what there is, and what comes meanwhile, until nothing is left."""
        pause = RETRY_SECONDS
        while self._settlements:
            batch = list(self._settlements)
            try:
                await self._off_loop.run(self._write, batch)
            except StoreError as error:
                log.error(
                    "cannot write down what was sent",
                    extra={"why": str(error), "deliveries": len(batch)},
                )
                await asyncio.sleep(pause)
                pause = min(pause * 2, MAX_RETRY_SECONDS)
                continue
            pause = RETRY_SECONDS
            del self._settlements[: len(batch)]
            for settlement in batch:
                self._leave(settlement.delivery.chat.id)
                self._release(settlement.delivery.chat.id)

    def _write(self, settlements: list[Settlement]) -> None:
        """In the store's thread. Raises StoreError where none of it could be written."""
        self._version = -1
        try:
            self._outbox.settle(settlements, self._now())
        except StoreError:
            raise
        except Exception:  # one that is poisoned never stops the rest
            if len(settlements) == 1:
                chat = settlements[0].delivery.chat.id
                log.exception("cannot be written down", extra={"chat": chat})
                return
            for settlement in settlements:
                self._write([settlement])

    def _release(self, chat: int) -> None:
        """The chat's next delivery may come as soon as its own pace allows."""

        def ready() -> None:
            self._busy.discard(chat)
            self._moved.set()

        if (wait := self._pace.ready_in(chat)) > 0:
            asyncio.get_running_loop().call_later(wait, ready)
        else:
            ready()

    # --- waiting ---------------------------------------------------------------------------

    async def _pause(self) -> None:
        """Wait until something may have become due."""
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._moved.wait(), TICK_SECONDS)
                return
            if await self._off_loop.run(self._is_due):
                return

    def _is_due(self) -> bool:
        """In the store's thread: whether someone has written, or a date has come."""
        version, now = self._outbox.version(), self._now()
        changed = version != self._version or now.timestamp() < self._looked  # a clock put back
        self._version, self._looked = version, now.timestamp()
        if changed:
            self._due = self._outbox.next_due(now)
        return self._due is not None and self._due <= now.timestamp()

    async def _daily(self) -> None:
        """Once a day, owe silences, and forget what became of notifications long ago.

        What fails is done the next day: a silence is news for many.
        """
        while True:
            now = self._now()
            try:
                await self._off_loop.run(self._store.owe_silences, now)
                self._version = -1  # our own writing does not change it
                forgotten = now - datetime.timedelta(days=SETTLED_DAYS)
                await self._off_loop.run(self._outbox.prune, forgotten)
            except Exception:  # whatever it is, deliveries go on
                log.exception("daily work of the delivery failed")
            await asyncio.sleep(DAY_SECONDS)

    async def _finish(self) -> None:
        """Wait for what is on its way; what was claimed only goes out after the next start."""
        if self._on_way:
            await asyncio.wait(self._on_way, timeout=STOP_SECONDS)
        for task in self._on_way:
            task.cancel()
        if self._settling is not None and not self._settling.done():
            await asyncio.wait([self._settling], timeout=STOP_SECONDS)
            self._settling.cancel()


def _worded(batch: Iterable[tuple[Delivery, Noticing]]) -> list[Notice]:
    """In the store's thread: what to send. What cannot be looked up is kept for later."""
    return [_notice(noticing, delivery) for delivery, noticing in batch]


def _notice(noticing: Noticing, delivery: Delivery) -> Notice:
    try:
        return noticing.of(delivery)
    except Exception:  # it may be for this chat only
        log.exception("cannot look up what to send", extra={"chat": delivery.chat.id})
        return Notice(delivery, None, unworded=frozenset(n.id for n in delivery.notifications))
