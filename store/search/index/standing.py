"""Where a word or a string stands: what a view answers, in its numbers of passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int64]
"""Passages by their numbers in a view, ascending."""
Bits: TypeAlias = int
"""A bit for every passage of a view: what two words have in common is found at a stroke."""
MANY = 1000
"""So many numbers are told apart by marking all of the others, fewer by looking for each."""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """The passages that have a word, and what BM25 gives each."""

    passages: NDArray[np.uint32]
    gains: NDArray[np.float32]

    @property
    def nbytes(self) -> int:
        """The bytes that its arrays take."""
        return self.passages.nbytes + self.gains.nbytes


@dataclass(frozen=True, slots=True, eq=False)
class Strings:
    """Where a string stands: in which passages, and in titles of which.

    ``sentences`` tells of each passage by its bits which of its sentences hold it, and whether its
    beginning (the bit LEAD) and its name (NAME) do. ``across`` are the readouts where it may run on
    from one passage into another. ``weight`` is how much it tells of a passage that it holds it.
    """

    passages: NDArray[np.uint32]
    sentences: NDArray[np.uint64]
    bits: Bits
    titled: Bits
    across: NDArray[np.int64]
    weight: float

    @property
    def nbytes(self) -> int:
        """The bytes that it takes."""
        bits = self.bits.bit_length() + self.titled.bit_length()
        return bits // 8 + sum(a.nbytes for a in (self.passages, self.sentences, self.across))


@dataclass(frozen=True, slots=True, eq=False)
class Gains:
    """What a string gives the passages where it stands, or words of it.

    To each two numbers in one, which are added up at once: what BM25 gives for its words, and in
    the imaginary part its weight, where it stands itself. ``whole`` are the passages that have all
    of its words.
    """

    passages: NDArray[np.uint32]
    both: NDArray[np.complex64]
    whole: Bits

    @property
    def nbytes(self) -> int:
        """The bytes that it takes."""
        return self.passages.nbytes + self.both.nbytes + self.whole.bit_length() // 8


def bits_of(marked: NDArray[np.bool_]) -> Bits:
    """The passages that are marked, as bits."""
    return int.from_bytes(np.packbits(marked, bitorder="little").tobytes(), "little")


def numbers_of(bits: Bits) -> Numbers:
    """The passages whose bits are set."""
    packed = np.frombuffer(bits.to_bytes(-(-bits.bit_length() // 8), "little"), np.uint8)
    return np.unpackbits(packed, bitorder="little").view(bool).nonzero()[0]


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
