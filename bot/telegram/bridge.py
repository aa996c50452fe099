"""From the event loop to the store, which is plain synchronous code, and back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
WORKERS = 4
"""Searches at once; more would only wait for the interpreter's lock."""


class Bridge:
    """Runs store calls in threads, so that a search never holds up the event loop."""

    def __init__(self, workers: int = WORKERS) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="store")

    async def run(self, call: Callable[..., T], *arguments: object) -> T:
        """The result of ``call(*arguments)``, or its exception."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, call, *arguments)

    def close(self) -> None:
        """Wait for calls under way and end the threads."""
        self._pool.shutdown(wait=True)
