"""All batches as one: passages by number, and for words and strings the passages that have them.

A view shows the index as it was at one moment. Numbers mean something within one view only.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from store.search.index.batch import Batch, Needle, pair_codes
from store.search.index.cache import Cache
from store.search.index.layout import BLOCK_BITS, first_of_runs
from store.search.index.standing import Bits, Numbers, Strings, Word, among

Shares: TypeAlias = NDArray[np.float64]
K1 = 0.6
B = 0.75
"""BM25 for this genre: on known-item queries over news, k1 = 0.6 beat the usual 1.2."""
CACHE_BYTES = 24_000_000
CACHE_BYTES_A_PASSAGE = 1_000
"""What is kept of decoded words, and as much of strings: all that is asked of some ten thousand
readouts, and more where there are more of them."""
FEW = 20
"""So many readouts are looked into rather than narrowed down."""
DENSE_SHARE = 0.2
"""What more of the passages have than this is kept as a value for every passage: that is faster."""
LEAD_CHARS = 80
"""What begins in so many characters is said at the beginning of a passage."""


class View:
    """The index as it was at one moment. Threads may share one."""

    def __init__(self, batches: Sequence[Batch], dropped: Mapping[str, Sequence[int]]) -> None:
        self._batches = batches
        ends = np.cumsum([0, *map(len, batches)])
        self._base: list[int] = ends[:-1].tolist()
        """The first number of every batch."""
        self._ends = ends[1:]
        self._first_place = np.cumsum([0, *(batch.places for batch in batches)]).tolist()
        """The first place of every batch, and where the places of the last one end."""
        self.readout: NDArray[np.int64] = _joined(batches, "readout", np.int64)
        self.position: NDArray[np.int64] = _joined(batches, "position", np.int64)
        self.kind: NDArray[np.uint64] = _joined(batches, "kind", np.uint64)
        """Of every number, which text it is: the same where it was published again."""
        day: NDArray[np.int64] = _joined(batches, "day", np.int64)
        self.recency = (-day << 42) + (-self.readout << 14) + self.position
        """Of every number, its place among all, the latest meeting first."""
        gone = [gone_from(batch, dropped) for batch in batches]
        self.alive: NDArray[np.bool_] = ~np.concatenate([np.zeros(0, bool), *gone])
        """Of every number, whether its passage is still in the store."""
        self.count = int(self.alive.sum())
        length: NDArray[np.float64] = _joined(batches, "length", np.float64)
        average = float(length[self.alive].mean()) if self.count else 1.0
        self._norm = K1 * (1 - B + B * length / max(average, 1.0))
        cached = CACHE_BYTES + CACHE_BYTES_A_PASSAGE * len(self)
        self._words: Cache[Word] = Cache(cached)
        self._strings: Cache[Strings] = Cache(cached)

        seams: NDArray[np.uint64] = _joined(batches, "seam", np.uint64)
        readouts: NDArray[np.int64] = _joined(batches, "seam_readout", np.int64)
        order = np.argsort(seams, kind="stable")
        self._seams, self._seam_readouts = seams[order], readouts[order]

        self._owner = self._shifted("owner", [2 * base for base in self._base])
        """Of every block of places, as in a batch."""
        self._part = self._shifted("part", self._first_place[:-1])
        self._part = np.append(self._part, np.uint32(self._first_place[-1]))
        """Of every part, its first place, and where the last one ends."""
        parts = np.cumsum([0, *(len(batch.part) for batch in batches)]).tolist()
        self._first_part = self._shifted("first_part", parts[:-1])
        """Of every number, the first of its parts, its name: the sentences follow."""
        self._first_title = self._shifted("first_title", parts[:-1])
        """Of every number, its first title; where it has none, what follows it."""
        said = self._part[self._first_part + 1]
        lead = np.minimum(said + np.uint32(LEAD_CHARS), self._part[self._first_title])
        self._lead = np.stack([said, lead], axis=1)
        """Of every number, where its beginning begins and ends."""

    def _shifted(self, column: str, bases: Sequence[int]) -> NDArray[np.uint32]:
        """A column that counts within each batch, counting through all of them."""
        columns = (getattr(batch, column) for batch in self._batches)
        shifted = (one + np.uint32(base) for one, base in zip(columns, bases, strict=True))
        return np.concatenate([_NO_PLACES, *shifted])

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

    def bits(self, numbers: NDArray[np.int64]) -> Bits:
        """Passages as bits."""
        there = np.zeros(len(self), bool)
        there[numbers] = True
        return np.packbits(there)

    def marked(self, bits: Bits) -> NDArray[np.bool_]:
        """Of every passage, whether its bit is set."""
        return np.unpackbits(bits, count=len(self)).view(bool)

    def numbers(self, bits: Bits) -> Numbers:
        """The passages whose bits are set."""
        return self.marked(bits).nonzero()[0]

    # --- words ------------------------------------------------------------------------------

    def word(self, word: str) -> Word:
        """Where a word stands."""
        return self._words.get(word, self._read_word)

    def scores(self, words: Iterable[Word]) -> NDArray[np.float32]:
        """Of every passage, what BM25 gives it for the words."""
        scores = np.zeros(len(self), np.float32)
        for word in words:
            if len(word.gains) == len(scores):
                scores += word.gains
            else:
                scores[word.passages] += word.gains
        return scores

    def rarity(self, count: int) -> float:
        """How much something tells that ``count`` passages have: its inverse document frequency."""
        return math.log(1 + (self.count - count + 0.5) / (count + 0.5))

    def _read_word(self, word: str) -> Word:
        read = [batch.word(word) for batch in self._batches]
        numbers = [
            one.astype(np.int64) + base for (one, _), base in zip(read, self._base, strict=True)
        ]
        found = np.concatenate([_NONE, *numbers])
        times = np.concatenate([_NO_TIMES, *(one for _, one in read)])
        alive = self.alive[found]
        if not alive.all():
            found, times = found[alive], times[alive]
        gains = (self.rarity(len(found)) * times * (K1 + 1) / (times + self._norm[found])).astype(
            np.float32
        )
        if len(found) > DENSE_SHARE * len(self):
            dense = np.zeros(len(self), np.float32)
            dense[found] = gains
            gains = dense
        return Word(found, self.bits(found), gains)

    # --- strings ----------------------------------------------------------------------------

    def string(self, needle: str) -> Strings:
        """Where a string, squeezed, stands."""
        return self._strings.get(needle, self._read_string)

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
        rarer = max(before, after, key=len)
        if not len(self.string(rarer).places):
            return _NONE
        gaps = self.string(before).places + np.uint32(len(before) + 1)
        places = self.string(after).places
        if len(gaps) > len(places):
            gaps, places = places, gaps
        found = self._distinct(self._owner[gaps[among(gaps, places)] >> BLOCK_BITS] >> 1)
        return found[np.argsort(self.recency[found])]

    def _read_string(self, needle: str) -> Strings:
        """What runs on from one passage into the next stands in neither, but across them."""
        if not needle or "\0" in needle:
            return Strings(_NONE, self.bits(_NONE), _NONE, _NO_PLACES, _NONE)
        sought = Needle(needle)
        found_at = (batch.find(sought) for batch in self._batches)
        places = np.concatenate(
            [_NO_PLACES]
            + [
                one + np.uint32(base)
                for one, base in zip(found_at, self._first_place, strict=False)
            ]
        )
        owners = self._owner[places >> BLOCK_BITS]
        found = self._distinct(owners >> 1)
        titled = self._distinct(owners[owners & 1 == 1] >> 1)
        return Strings(found, self.bits(found), titled, places, self._across(needle))

    def _across(self, needle: str) -> NDArray[np.int64]:
        """The readouts where ``needle`` may run on from one passage into another."""
        pairs = pair_codes(needle)
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
        order = np.argsort(numbers)
        numbers = numbers[order]
        spans = zip(
            self._first_part[numbers].tolist(), self._first_title[numbers].tolist(), strict=True
        )
        parts = [self._part[name : after + 1] for name, after in spans]
        ends = [*accumulate(map(len, parts))]
        last = ends[-1]
        names = [0, *ends[:-1]]
        looked = np.concatenate([*parts, self._lead[numbers].ravel()])
        at = np.array([needle.places.searchsorted(looked) for needle in needles])
        held = weights @ (at[:, 1:] > at[:, :-1])  # of what lies between each two
        name = held[names]
        held[names] = 0.0
        held[[end - 1 for end in ends]] = 0.0  # between two of the passages
        found = np.empty((3, len(numbers)))
        found[:, order] = np.maximum.reduceat(held[:last], names), held[last::2], name
        return found[0], found[1], found[2]


_NONE: Numbers = np.zeros(0, np.int64)
_NO_TIMES = np.zeros(0, np.uint8)
_NO_PLACES = np.zeros(0, np.uint32)


def gone_from(batch: Batch, dropped: Mapping[str, Sequence[int]]) -> NDArray[np.bool_]:
    """Of every passage of a batch, whether it is in the store no more."""
    readouts = dropped.get(batch.name)
    return np.isin(batch.readout, readouts) if readouts else np.zeros(len(batch), bool)


def _joined(batches: Sequence[Batch], column: str, dtype: Any) -> Any:
    columns = (getattr(batch, column).astype(dtype) for batch in batches)
    return np.concatenate([np.zeros(0, dtype), *columns])
