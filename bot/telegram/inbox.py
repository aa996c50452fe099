"""Between fetching an update and answering it: written down first, so that no crash loses it.

Telegram forgets an update once it was fetched and confirmed, or taken by the webhook. Both happen
only after ``put`` has returned.
"""

from __future__ import annotations

import asyncio
import datetime
import json
import logging
from collections.abc import Callable

from telegram import Bot, Update
from telegram.error import NetworkError

from bot.telegram.bridge import Bridge
from bot.telegram.order import AT_ONCE
from store import Inbox, Received, StoreError

log = logging.getLogger(__name__)
MESSAGE_AGE = datetime.timedelta(days=2)
"""An older message is not answered: whoever wrote it has long gone on."""
PRESS_AGE = datetime.timedelta(days=1)
INLINE_AGE = datetime.timedelta(minutes=1)
"""Telegram takes no answer to an older inline query."""
REMEMBERED = datetime.timedelta(days=3)
"""How long an update is known again; Telegram repeats one for a day at most."""
PRUNE_EVERY = 1000
"""Updates between two times that old ids are forgotten."""


def now() -> datetime.datetime:
    """The time in UTC."""
    return datetime.datetime.now(datetime.UTC)


class UpdateQueue(asyncio.Queue[object]):
    """The Application's queue: keeps updates until they were answered, and lets each in once."""

    def __init__(
        self, inbox: Inbox, bridge: Bridge, clock: Callable[[], datetime.datetime] = now
    ) -> None:
        super().__init__()
        self._inbox = inbox
        self._bridge = bridge
        self._clock = clock
        self._room = asyncio.Semaphore(AT_ONCE)
        self._taken = 0

    async def put(self, item: object) -> None:
        """Take an update in, unless it came before or is too old; wait while there are too many.

        Raises NetworkError where it cannot be kept: then it is fetched again.
        """
        if not isinstance(item, Update):
            await super().put(item)
            return
        received_at = self._clock()
        if is_stale(item, received_at, received_at):
            log.info("update too old", extra={"update": item.update_id})
            return
        await self._room.acquire()
        try:
            new = await self._bridge.run(
                self._inbox.receive, item.update_id, item.to_json(), received_at
            )
        except StoreError as refused:
            self._room.release()
            raise NetworkError(f"the inbox is not writable: {refused}") from refused
        except BaseException:
            self._room.release()
            raise
        if not new:
            self._room.release()
            log.info("update repeated", extra={"update": item.update_id})
            return
        await super().put(item)
        self._taken += 1
        if self._taken % PRUNE_EVERY == 0:
            await self._bridge.run(self._inbox.prune, received_at - REMEMBERED)

    async def settled(self, update: Update) -> None:
        """Forget what an update said: it was answered, or never will be."""
        self._room.release()
        try:
            await self._bridge.run(self._inbox.answered, update.update_id)
        except StoreError as refused:  # at worst it is answered twice
            log.error("update not settled", extra={"why": str(refused)})

    async def replay(self, bot: Bot) -> None:
        """Put in what an earlier process fetched and did not answer, oldest first."""
        await self._bridge.run(self._inbox.prune, self._clock() - REMEMBERED)
        for received in await self._bridge.run(self._inbox.take_up):
            update = _update(received, bot)
            if update is None or is_stale(update, received.received_at, self._clock()):
                await self._bridge.run(self._inbox.answered, received.id)
                continue
            log.info("update taken up again", extra={"update": received.id})
            await self._room.acquire()
            await super().put(update)


def _update(received: Received, bot: Bot) -> Update | None:
    try:
        return Update.de_json(json.loads(received.payload), bot)
    except Exception as error:  # the library fails in many ways on what is no update
        log.error("kept update unreadable", extra={"update": received.id, "why": str(error)})
        return None


def is_stale(update: Update, received_at: datetime.datetime, at: datetime.datetime) -> bool:
    """Whether an update is too old to be answered.

    A pressed button says nothing of when it was pressed (its message may be years old), so it
    counts from when it was received.
    """
    if update.inline_query is not None:
        return at - received_at > INLINE_AGE
    if update.callback_query is not None:
        return at - received_at > PRESS_AGE
    message = update.effective_message
    return message is not None and at - message.date > MESSAGE_AGE
