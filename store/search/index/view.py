"""All batches as one: passages by number, and for words and strings the passages that have them.

A view shows the index as it was at one moment. Numbers mean something within one view only.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain, pairwise
from operator import and_, or_
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from store.search.index.batch import Batch
from store.search.index.cache import Cache
from store.search.index.layout import (
    BLOCK,
    BLOCK_BITS,
    LEAD,
    NAME,
    SENTENCES,
    TITLE,
    first_of_runs,
    pair_code,
)
from store.search.index.postings import Postings
from store.search.index.standing import (
    Bits,
    Gains,
    Numbers,
    Strings,
    Word,
    among,
    bits_of,
    numbers_of,
)
from store.words import words_of_folded

Shares: TypeAlias = NDArray[np.float64]
K1 = 0.6
B = 0.75
"""BM25 for this genre: on known-item queries over news, k1 = 0.6 beat the usual 1.2."""
CACHE_BYTES = 20_000_000
CACHE_BYTES_A_PASSAGE = 800
"""What is kept of strings, as much of what they give, and half as much of words: all that is asked
of some ten thousand readouts, and more where there are more of them."""
FEW = 20
"""So many readouts are looked into rather than narrowed down."""


class View:
    """The index as it was at one moment. Threads may share one."""

    def __init__(self, batches: Sequence[Batch], dropped: Mapping[str, Sequence[int]]) -> None:
        self._batches = batches
        self._postings = Postings(batches)
        ends = np.cumsum([0, *map(len, batches)])
        self._base: list[int] = ends[:-1].tolist()
        """The first number of every batch."""
        self._ends = ends[1:]
        self.readout: NDArray[np.int64] = _joined(batches, "readout", np.int64)
        self.position: NDArray[np.int64] = _joined(batches, "position", np.int64)
        self.kind: NDArray[np.uint64] = _joined(batches, "kind", np.uint64)
        """Of every number, which text it is: the same where it was published again."""
        edges = np.append(first_of_runs(self.readout).nonzero()[0], len(self.readout))
        of = np.repeat(np.arange(len(edges) - 1), np.diff(edges))
        self._readout_from, self._readout_to = edges[:-1][of], edges[1:][of]
        """Of every number, where those of the same readout begin and end."""
        day: NDArray[np.int64] = _joined(batches, "day", np.int64)
        self.recency = (-day << 42) + (-self.readout << 14) + self.position
        """Of every number, its place among all, the latest meeting first."""
        gone = [gone_from(batch, dropped) for batch in batches]
        self.alive: NDArray[np.bool_] = ~np.concatenate([np.zeros(0, bool), *gone])
        """Of every number, whether its passage is still in the store."""
        self.count = int(self.alive.sum())
        self._all_alive = self.count == len(self)
        length: NDArray[np.float32] = _joined(batches, "length", np.float32)
        average = float(length[self.alive].mean(dtype=np.float64)) if self.count else 1.0
        self._norm = K1 * (1 - B) + length * np.float32(K1 * B / max(average, 1.0))
        cached = CACHE_BYTES + CACHE_BYTES_A_PASSAGE * len(self)
        self._words: Cache[Word] = Cache(cached // 2)
        self._strings: Cache[Strings] = Cache(cached)
        self._gains: Cache[Gains] = Cache(cached)

        seams: NDArray[np.uint64] = _joined(batches, "seam", np.uint64)
        readouts: NDArray[np.int64] = _joined(batches, "seam_readout", np.int64)
        order = np.argsort(seams, kind="stable")
        self._seams, self._seam_readouts = seams[order], readouts[order]

        owners = (
            b.owner + np.uint32(2 * base) for b, base in zip(batches, self._base, strict=True)
        )
        self._owner: NDArray[np.uint32] = np.concatenate([_NO_PLACES, *owners])
        """Of every block of places, as in a batch; and what else is told of it, in a byte each."""
        told = [_joined(batches, name, np.uint32) for name in ("sentence", "turn", "lead")]
        self._told: NDArray[np.uint32] = told[0] | told[1] << 8 | told[2] << 16

    def __len__(self) -> int:
        """How many numbers there are."""
        return len(self.alive)

    def batches(self) -> list[NDArray[np.int64]]:
        """The readouts of the passages of every batch, those that are gone left out."""
        ends = [*self._base, len(self)]
        return [self.readout[start:end][self.alive[start:end]] for start, end in pairwise(ends)]

    def texts(self, numbers: Numbers) -> int:
        """How many different texts the passages are."""
        return int(first_of_runs(np.sort(self.kind[numbers])).sum())

    def batch_names(self, numbers: Numbers) -> list[str]:
        """The names of the passages' batches: a readout that changes comes into another one."""
        of = np.searchsorted(self._ends, numbers, "right").tolist()
        return [self._batches[at].name for at in of]

    def bits(self, numbers: NDArray[Any]) -> Bits:
        """Passages by their numbers, as bits."""
        there = np.zeros(len(self), bool)
        there[numbers] = True
        return bits_of(there)

    # --- words ------------------------------------------------------------------------------

    def word(self, word: str) -> Word:
        """Where a word stands."""
        return self.words((word,))[0]

    def words(self, words: Sequence[str]) -> list[Word]:
        """Where each of some words stands."""
        return self._words.get(words, self._read_words)

    def scores(self, words: Iterable[Word]) -> NDArray[np.float32]:
        """Of every passage, what BM25 gives it for the words."""
        scores = np.zeros(len(self), np.float32)
        for word in words:
            np.add.at(scores, word.passages, word.gains)
        return scores

    def rarity(self, count: int) -> float:
        """How much something tells that ``count`` passages have: its inverse document frequency."""
        return math.log(1 + (self.count - count + 0.5) / (count + 0.5))

    def _read_words(self, words: Sequence[str]) -> Iterator[Word]:
        for found, times in self._postings.words(words):
            if not self._all_alive:
                alive = self.alive[found]
                found, times = found[alive], times[alive]
            gains = times.astype(np.float32)
            gains /= gains + self._norm[found]
            gains *= self.rarity(len(found)) * (K1 + 1)
            yield Word(found.astype(np.uint32), gains)

    # --- strings ----------------------------------------------------------------------------

    def string(self, needle: str) -> Strings:
        """Where a string, squeezed, stands."""
        return self.strings((needle,))[0]

    def strings(self, needles: Sequence[str]) -> list[Strings]:
        """Where each of some strings, squeezed, stands."""
        return self._strings.get(needles, self._read_strings)

    def gains(self, needles: Sequence[str]) -> list[Gains]:
        """What each of some strings, squeezed, gives the passages."""
        return self._gains.get(needles, self._read_gains)

    def gained(self, gains: Iterable[Gains]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Of every passage, what BM25 gives it for strings, and the weight of those it holds."""
        both = np.zeros(len(self), np.complex64)
        for one in gains:
            np.add.at(both, one.passages, one.both)
        return both.real, both.imag

    def _read_gains(self, needles: Sequence[str]) -> Iterator[Gains]:
        words_of = [[*dict.fromkeys(words_of_folded(needle))] for needle in needles]
        every = [*dict.fromkeys(chain.from_iterable(words_of))]
        known = dict(zip(every, self.words(every), strict=True))
        for string, some in zip(self.strings(needles), words_of, strict=True):
            words = [known[word] for word in some]
            having = [self.bits(word.passages) for word in words]
            both = np.zeros(len(self), np.complex64)
            both.imag[string.passages] = string.weight
            for word in words:
                both.real[word.passages] += word.gains
            passages = numbers_of(reduce(or_, having, string.bits))
            whole = reduce(and_, having, string.bits)
            yield Gains(passages.astype(np.uint32), both[passages], whole)

    def following(self, chars: Sequence[str], among: Sequence[str]) -> dict[str, list[str]]:
        """Of every one of ``chars``, those of ``among`` that stand right after it anywhere."""
        firsts, seconds = (np.array([*map(ord, some)], np.uint64) for some in (chars, among))
        pairs = firsts[:, None] << np.uint64(32) | seconds
        stand = np.zeros(pairs.shape, bool)
        for batch in self._batches:
            stand |= batch.stand(pairs)
        return {
            char: [after for after, there in zip(among, row, strict=True) if there]
            for char, row in zip(chars, stand.tolist(), strict=True)
        }

    def around(self, before: str, after: str) -> Numbers:
        """The passages where one character stands between the two, the latest first."""
        gaps, places = self._postings.strings((before, after))
        gaps = gaps + np.uint32(len(before) + 1)
        if len(gaps) > len(places):
            gaps, places = places, gaps
        found = self._distinct(self._owner[gaps[among(gaps, places)] >> BLOCK_BITS] >> 1)
        return found[np.argsort(self.recency[found])]

    def _read_strings(self, needles: Sequence[str]) -> Iterator[Strings]:
        for needle, places in zip(needles, self._postings.strings(needles), strict=True):
            blocks, at = places >> BLOCK_BITS, (places & (BLOCK - 1)).astype(np.uint8)
            owners = self._owner.take(blocks)
            firsts = first_of_runs(owners >> 1).nonzero()[0]
            passages: NDArray[np.uint32] = owners[firsts] >> np.uint32(1)
            told = self._told.take(blocks).astype("<u4").view(np.uint8).reshape(-1, 4)
            sentence, turn, lead = told[:, 0], told[:, 1], told[:, 2]
            sentences = _MARKS.take(sentence + (at >= turn) + (at < lead) * np.uint8(TITLE + 1))
            if len(passages):
                sentences = np.bitwise_or.reduceat(sentences, firsts)
            titled = owners[owners & 1 == 1] >> 1
            if not self._all_alive:
                alive = self.alive[passages]
                passages, sentences, titled = (
                    passages[alive],
                    sentences[alive],
                    titled[self.alive[titled]],
                )
            yield Strings(
                passages,
                sentences,
                self.bits(passages),
                self.bits(titled),
                self.across(needle),
                self.rarity(len(passages)),
            )

    def across(self, needle: str) -> NDArray[np.int64]:
        """The readouts where ``needle`` may run on from one passage into another.

        What does stands in neither of them.
        """
        if not len(self._seams):
            return _NONE
        pairs = np.array([pair_code(*pair) for pair in {*pairwise(needle)}], np.uint64)
        starts = self._seams.searchsorted(pairs)
        at_seams = [
            self._seam_readouts[start:end]
            for start, end in zip(
                starts.tolist(), self._seams.searchsorted(pairs, "right").tolist(), strict=True
            )
            if start < end
        ]
        if not at_seams:
            return _NONE
        readouts = np.unique(np.concatenate(at_seams))
        for pair in {*pairwise(needle)}:
            if len(readouts) <= FEW or len(needle) == 2:
                break
            holders = self.readout[self.string("".join(pair)).passages]
            # a pair may stand at a seam only, and then in no passage
            readouts = readouts[np.isin(readouts, np.concatenate([holders, *at_seams]))]
        return readouts

    def _distinct(self, numbers: NDArray[np.uint32]) -> Numbers:
        """Ascending numbers, each once, those that are gone left out."""
        once: Numbers = numbers[first_of_runs(numbers)].astype(np.int64)
        alive = self.alive[once]
        return once if alive.all() else once[alive]

    # --- how close together -----------------------------------------------------------------

    def together(
        self, numbers: Numbers, needles: Sequence[Strings], weights: Shares
    ) -> tuple[Shares, Shares, Shares]:
        """Of every passage, how much of the needles, by weight, stands together.

        That is: in one of its sentences, at its beginning, and in its name. A needle stands where
        it begins.
        """
        sought = numbers.astype(np.uint32)
        held = np.zeros((len(needles), len(numbers)), "<u8")
        for row, needle in zip(held, needles, strict=True):
            if needle.bits:
                at = needle.passages.searchsorted(sought)
                needle.sentences.take(at, mode="clip", out=row)
                row[needle.passages.take(at, mode="clip") != sought] = 0
        bits = np.unpackbits(held.view(np.uint8), axis=1, bitorder="little")
        shares = (weights @ bits).reshape(len(numbers), 64)
        return shares[:, :SENTENCES].max(axis=1), shares[:, LEAD], shares[:, NAME]

    def in_readout(self, numbers: Numbers, needles: Sequence[Strings], weights: Shares) -> Shares:
        """Of every passage, how much of the needles, by weight, its readout holds."""
        edges = np.stack([self._readout_from[numbers], self._readout_to[numbers]])
        sought = edges.astype(np.uint32)
        before = np.array([needle.passages.searchsorted(sought) for needle in needles])
        held: Shares = weights @ (before[:, 0] < before[:, 1])
        return held

    def has_others(self, numbers: Numbers) -> NDArray[np.bool_]:
        """Of every passage, whether its readout has others."""
        several: NDArray[np.bool_] = self._readout_to[numbers] - self._readout_from[numbers] > 1
        return several


_MARKS = np.array([*(1 << bit for bit in range(TITLE)), 0], np.uint64)
"""Of every sentence, of the name and of titles, the bit that tells of it."""
_MARKS = np.concatenate([_MARKS, _MARKS | np.uint64(1 << LEAD)])
"""And after them the same at the beginning of a passage."""
_NONE: Numbers = np.zeros(0, np.int64)
_NO_PLACES = np.zeros(0, np.uint32)


def gone_from(batch: Batch, dropped: Mapping[str, Sequence[int]]) -> NDArray[np.bool_]:
    """Of every passage of a batch, whether it is in the store no more."""
    readouts = dropped.get(batch.name)
    return np.isin(batch.readout, readouts) if readouts else np.zeros(len(batch), bool)


def _joined(batches: Sequence[Batch], column: str, dtype: Any) -> Any:
    columns = (getattr(batch, column).astype(dtype) for batch in batches)
    return np.concatenate([np.zeros(0, dtype), *columns])
