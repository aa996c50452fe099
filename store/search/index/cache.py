"""A cache that holds so many bytes and no more."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
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

    def get(self, keys: Sequence[str], make: Callable[[Sequence[str]], Iterable[T]]) -> list[T]:
        """The values of some keys; those that are not there are made now, together."""
        found: dict[str, T] = {}
        with self._lock:
            for key in keys:
                if (held := self._held.get(key)) is not None:
                    self._held.move_to_end(key)
                    found[key] = held
        if missing := [key for key in keys if key not in found]:
            made = dict(zip(missing, make(missing), strict=True))
            self._keep(made)
            found |= made
        return [found[key] for key in keys]

    def _keep(self, made: Mapping[str, T]) -> None:
        with self._lock:
            for key, value in made.items():
                if key not in self._held:
                    self._held[key] = value
                    self._bytes += value.nbytes + OVERHEAD
            while self._bytes > self._max_bytes and len(self._held) > 1:
                _, dropped = self._held.popitem(last=False)
                self._bytes -= dropped.nbytes + OVERHEAD
