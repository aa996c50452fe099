"""Caches that hold so many bytes and no more."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from typing import Any, TypeVar

from numpy.typing import NDArray

from store.search.index.shelf import Field, Reading

Arrays = tuple[NDArray[Any], ...]
T = TypeVar("T", bound=Arrays)


class ArrayCache:
    """Arrays by key; what was used longest ago goes first. Not for several threads at a time."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._held: OrderedDict[Hashable, Arrays] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The arrays under ``key``, made now if need be."""
        held = self._held.get(key)
        if held is not None:
            self._held.move_to_end(key)
            return held  # type: ignore[return-value]  # one key, one kind of arrays
        made = make()
        self._held[key] = made
        self._bytes += _size(made)
        while self._bytes > self._max_bytes and len(self._held) > 1:
            _, dropped = self._held.popitem(last=False)
            self._bytes -= _size(dropped)
        return made


def _size(arrays: Arrays) -> int:
    return sum(array.nbytes for array in arrays) + 200


class PayloadCache:
    """Payloads as they lie on the shelf. Threads and views share it: a batch never changes."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self.bytes = 0
        """All that is held."""
        self._lock = threading.Lock()
        self._held: OrderedDict[tuple[Field, str], dict[str, bytes]] = OrderedDict()

    def of(
        self, reading: Reading, batches: Collection[str], field: Field, term: str
    ) -> dict[str, bytes]:
        """The term's payload in every batch, empty in those that do not have it."""
        with self._lock:
            held = self._held.pop((field, term), {})
            self.bytes -= _payload_bytes(held)
            wanted = [name for name in batches if name not in held]
            if wanted or len(held) > len(batches):
                read = dict(reading.payloads(field, term, wanted))
                held = {name: held.get(name) or read.get(name, b"") for name in batches}
            self._held[field, term] = held
            self.bytes += _payload_bytes(held)
            while self.bytes > self._max_bytes and len(self._held) > 1:
                _, dropped = self._held.popitem(last=False)
                self.bytes -= _payload_bytes(dropped)
            return held


def _payload_bytes(held: dict[str, bytes]) -> int:
    return sum(len(payload) + 100 for payload in held.values()) + 200
