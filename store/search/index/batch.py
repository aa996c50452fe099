"""Batches: many passages in one file, and what is read from it. How it lies there: ``layout``."""

from __future__ import annotations

import mmap
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from store.search.index.layout import BLOCK_BITS, mapped, pair_code


class Batch:
    """A batch as it lies in its file; it never changes. The columns are told in ``layout``."""

    def __init__(self, name: str, data: mmap.mmap | bytes) -> None:
        self.name = name
        self._data = data
        columns = mapped(data)
        about = columns["about"]
        self.kind: NDArray[np.uint64] = about["kind"]
        self.readout: NDArray[np.uint32] = about["readout"]
        self.position: NDArray[np.int32] = about["position"]
        self.day: NDArray[np.int32] = about["day"]
        self.length: NDArray[np.uint32] = about["length"]
        self.first_part: NDArray[np.uint32] = about["part"]
        self.first_title: NDArray[np.uint32] = about["titles"]
        self.seam: NDArray[np.uint64] = columns["seam"]["pair"]
        self.seam_readout: NDArray[np.uint64] = columns["seam"]["readout"]
        self.owner: NDArray[np.uint32] = columns["owner"]
        self.part: NDArray[np.uint32] = columns["part"]
        self.word_end: NDArray[np.uint32] = columns["word_end"]
        self.passage: NDArray[np.uint16] = columns["passage"]
        self.times: NDArray[np.uint8] = columns["times"]
        self.pair: NDArray[np.uint64] = columns["pair"]
        self.pair_end: NDArray[np.uint32] = columns["pair_end"]
        self._initial: NDArray[np.uint32] = columns["initial"]
        self._initial_word: NDArray[np.uint32] = columns["initial_word"]
        self._initial_at: NDArray[np.uint32] = columns["initial_at"]
        self._low: NDArray[np.uint16] = columns["low"]
        self._high: NDArray[np.uint8] = columns["high"]
        self._words_at = len(data) - len(columns["words"]) - -len(columns["words"]) % 8
        self._words_end = self._words_at + len(columns["words"])

    def __len__(self) -> int:
        """How many passages it holds, those that are gone among them."""
        return len(self.readout)

    @property
    def places(self) -> int:
        """How many places it has."""
        return len(self.owner) << BLOCK_BITS

    def words(self) -> list[str]:
        """All of its words, in order."""
        return self._data[self._words_at : self._words_end].decode().split("\n")[1:-1]

    def word(self, word: str) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
        """The passages that have a word, ascending, and how often each has it."""
        code = np.uint32(ord(word[0]))
        initial = int(self._initial.searchsorted(code))
        if initial == len(self._initial) or self._initial[initial] != code:
            return self.passage[:0], self.times[:0]
        start, end = self._initial_at[initial : initial + 2].tolist()
        start, end = self._words_at + start, self._words_at + end + 1
        at = self._data.find(f"\n{word}\n".encode(), start, end)
        if at < 0:
            return self.passage[:0], self.times[:0]
        number = int(self._initial_word[initial]) + self._data[start:at].count(b"\n")
        start, end = self.word_end[number : number + 2].tolist()
        return self.passage[start:end], self.times[start:end]

    def stand(self, pairs: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Of every one of some pairs of characters, whether it stands anywhere."""
        if not len(self.pair):
            return np.zeros(pairs.shape, bool)
        found: NDArray[np.bool_] = (
            self.pair.take(self.pair.searchsorted(pairs), mode="clip") == pairs
        )
        return found

    def find(self, needle: Needle) -> NDArray[np.uint32]:
        """Where a string stands: the places where it begins, ascending."""
        at = self.pair.searchsorted(needle.pairs)
        if len(needle.text) == 1:
            return np.sort(self.read(*self.pair_end[at].tolist()))
        if not len(self.pair) or (self.pair.take(at, mode="clip") != needle.pairs).any():
            return _NOWHERE
        starts, ends = self.pair_end[at].tolist(), self.pair_end[at + 1].tolist()
        runs = sorted(zip(starts, ends, needle.offsets, strict=True), key=lambda r: r[1] - r[0])
        start, end, offset = runs[0]
        found = self.read(start, end)
        if offset:
            found = found[found >= offset] - np.uint32(offset)
        for start, end, offset in runs[1:]:
            others = self.read(start, end)
            looked = found + np.uint32(offset)
            found = found[others.take(others.searchsorted(looked), mode="clip") == looked]
        return found

    def read(self, start: int, end: int) -> NDArray[np.uint32]:
        """The places of the pairs, from the ``start``-th place on; ascending for every pair."""
        numbers = self._high[start:end].astype(np.uint32)
        numbers <<= np.uint32(16)
        numbers |= self._low[start:end]
        return numbers


class Needle:
    """A string to be looked for, by the pairs of its characters that tell where it stands.

    One character is told by the pairs that begin with it: where they begin and end in order.
    """

    __slots__ = ("offsets", "pairs", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        if len(text) == 1:
            codes = [pair_code(text, "\0"), (ord(text) + 1) << 32]
            self.offsets: Sequence[int] = ()
        else:
            offsets = [*range(0, len(text) - 1, 2)]
            if offsets[-1] != len(text) - 2:
                offsets.append(len(text) - 2)
            codes = [pair_code(text[at], text[at + 1]) for at in offsets]
            self.offsets = offsets
        self.pairs: NDArray[np.uint64] = np.array(codes, np.uint64)


def pair_codes(text: str) -> NDArray[np.uint64]:
    """The pairs of neighbouring characters, each once."""
    return np.array([pair_code(*pair) for pair in {*pairwise(text)}], np.uint64)


_NOWHERE = np.zeros(0, np.uint32)
