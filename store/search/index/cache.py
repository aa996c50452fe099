"""A cache that holds so many bytes and no more."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

OVERHEAD = 500
"""What holding anything takes in memory, about."""


class Sized(Protocol):
    """What knows how much memory it takes."""

    @property
    def nbytes(self) -> int:
        """The bytes that its arrays take."""


T = TypeVar("T", bound=Sized)


class Cache(Generic[T]):
    """Values by strings; what was used longest ago goes first. Threads may share it."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._held: OrderedDict[str, T] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: str, make: Callable[[str], T]) -> T:
        """The value of ``key``, made now if need be."""
        with self._lock:
            held = self._held.get(key)
            if held is not None:
                self._held.move_to_end(key)
                return held
        made = make(key)
        with self._lock:
            if key not in self._held:
                self._held[key] = made
                self._bytes += made.nbytes + OVERHEAD
            while self._bytes > self._max_bytes and len(self._held) > 1:
                _, dropped = self._held.popitem(last=False)
                self._bytes -= dropped.nbytes + OVERHEAD
        return made
