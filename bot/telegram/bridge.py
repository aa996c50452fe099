"""From the event loop to the store, which is plain synchronous code, and back."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TypeVar

T = TypeVar("T")
WORKERS = 4
"""Calls at once; more would only wait for the interpreter's lock."""
TURN_SECONDS = 0.0005
"""How long a thread may keep the interpreter while others wait. Of the usual 5 ms, a search of one
would wait for several while a readout is being read."""
SLOW_SECONDS = 0.5
"""A call that takes longer no longer counts among them: those that wait overtake it."""
SLOW_WORKERS = 28
"""Slow calls beside the others; one more, and those that wait do wait."""


class Bridge:
    """Runs store calls in threads: they never hold up the event loop, nor slow ones the others.

    With one worker, calls run strictly one after the other.
    """

    def __init__(self, workers: int = WORKERS) -> None:
        slow = SLOW_WORKERS if workers > 1 else 0
        sys.setswitchinterval(TURN_SECONDS)
        self._pool = ThreadPoolExecutor(workers + slow, thread_name_prefix="store")
        self._turns = asyncio.Semaphore(workers)

    async def run(self, call: Callable[..., T], *arguments: object) -> T:
        """The result of ``call(*arguments)``, or its exception."""
        loop = asyncio.get_running_loop()
        with ExitStack() as turn:
            await self._turns.acquire()
            turn.callback(self._turns.release)
            turn.callback(loop.call_later(SLOW_SECONDS, turn.close).cancel)
            return await loop.run_in_executor(self._pool, call, *arguments)

    def close(self) -> None:
        """Wait for calls under way and end the threads."""
        self._pool.shutdown(wait=True)
