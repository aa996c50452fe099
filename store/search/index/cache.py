"""A cache that holds so many bytes and no more."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from numpy.typing import NDArray

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
