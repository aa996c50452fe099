"""Handing updates to the one bot that asks for them."""

import asyncio
from typing import Any

from bot.local.model import Event, Json
from bot.local.refusals import OTHER_POLLER, conflict
from bot.local.world import World


class LongPoll:
    """The waiting getUpdates call; there is at most one."""

    def __init__(self, world: World) -> None:
        self._updates = world.updates
        self._waiting: asyncio.Future[None] | None = None
        world.events.subscribe(self._wake)

    def _wake(self, event: Event) -> None:
        if event.kind == "update" and self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    def end(self, reason: str) -> None:
        """Have the waiting call, if there is one, answered with 409 and this reason."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_exception(conflict(reason))

    async def updates(
        self, offset: int, limit: int, timeout_s: float, given_up: asyncio.Future[Any]
    ) -> list[Json]:
        """Give updates from the offset on; where there are none, the first to come in time.

        The call waiting before is ended. This one ends early when ``given_up`` is done: nobody
        waits for its answer any more.
        """
        self.end(OTHER_POLLER)
        found = self._updates.take(offset, limit)
        if found or timeout_s <= 0:
            return found
        waiting = self._waiting = asyncio.get_running_loop().create_future()
        await asyncio.wait(
            {waiting, given_up}, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED
        )
        if self._waiting is waiting:
            self._waiting = None
        if waiting.done():
            waiting.result()
        return self._updates.take(max(offset, 0), limit)
