"""Where a word or a string stands: what a view answers, in its numbers of passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int64]
"""Passages by their numbers in a view, ascending."""
Bits: TypeAlias = NDArray[np.uint8]
"""A bit for every passage of a view: what two words have in common is found at a stroke."""
MANY = 1000
"""So many numbers are told apart by marking all of the others, fewer by looking for each."""


@dataclass(frozen=True, slots=True)
class Word:
    """The passages that have a word, and what BM25 gives each; or every passage, if that many."""

    passages: Numbers
    bits: Bits
    gains: NDArray[np.float32]

    @property
    def nbytes(self) -> int:
        """The bytes that its arrays take."""
        return self.passages.nbytes + self.bits.nbytes + self.gains.nbytes


@dataclass(frozen=True, slots=True)
class Strings:
    """Where a string stands: in which passages, in titles of which, and its places.

    ``across`` are the readouts where it may run on from one passage into another.
    """

    passages: Numbers
    bits: Bits
    titled: Numbers
    places: NDArray[np.uint32]
    across: NDArray[np.int64]

    @property
    def nbytes(self) -> int:
        """The bytes that its arrays take."""
        arrays = (self.passages, self.bits, self.titled, self.places, self.across)
        return sum(array.nbytes for array in arrays)


def among(numbers: NDArray[Any], others: NDArray[Any]) -> NDArray[np.bool_]:
    """Of every one of ``numbers``, whether it is among ``others``; both ascend."""
    if not len(numbers) or not len(others):
        return np.zeros(len(numbers), bool)
    if len(numbers) > MANY:
        marked = np.zeros(int(max(numbers[-1], others[-1])) + 1, bool)
        marked[others] = True
        found: NDArray[np.bool_] = marked[numbers]
    else:
        found = others.take(others.searchsorted(numbers), mode="clip") == numbers
    return found
