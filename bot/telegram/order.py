"""Updates of one chat in their order, chats independent of each other."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

log = logging.getLogger(__name__)
AT_ONCE = 1024
"""Updates in work or waiting for their chat; the inbox lets no more in, so none waits for this."""
CHAT_WAITING = 30
"""Updates of one chat that wait for their turn; what comes on top of them is not answered."""


class ChatOrder(BaseUpdateProcessor):
    """Handles updates concurrently, but one after the other within a chat.

    ``arrived`` hears of every update as it comes, and says whether it is to be answered at all.
    ``settled`` hears of every update that was handled or given up: not of one that was cancelled,
    which is to be taken up again.
    """

    def __init__(
        self, arrived: Callable[[Update], bool], settled: Callable[[Update], Awaitable[None]]
    ) -> None:
        super().__init__(AT_ONCE)
        self._arrived = arrived
        self._settled = settled
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._waiting: Counter[int] = Counter()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's earlier updates, then handle this one."""
        if not isinstance(update, Update):
            await coroutine
            return
        where = _where(update)
        try:
            if not self._arrived(update):
                pass
            elif self._waiting[where] >= CHAT_WAITING:
                log.warning("update dropped: too many are waiting", extra={"chat": where})
            else:
                await self._in_turn(where, coroutine)
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # where it was not to be handled, or we stop before its turn
        await self._settled(update)

    async def _in_turn(self, where: int, coroutine: Awaitable[Any]) -> None:
        lock = self._locks.get(where)
        if lock is None:
            lock = self._locks[where] = asyncio.Lock()
        self._waiting[where] += 1
        try:
            async with lock:
                await coroutine
        finally:
            self._waiting[where] -= 1
            if not self._waiting[where]:
                del self._waiting[where]

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""


def _where(update: Update) -> int:
    """The chat; for what is typed after the bot's name elsewhere, the person; else none's."""
    place = update.effective_chat or update.effective_user
    return place.id if place else 0
