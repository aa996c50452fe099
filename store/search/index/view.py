"""All batches as one: passages by number, and for words and strings the passages that have them.

A view shows the index as it was at one moment. Numbers mean something within one view only.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from store.search.index.batch import BLOCK_BITS, NAME, SENTENCE, TITLE, Batch, find, pair_code
from store.search.index.cache import ArrayCache

Numbers: TypeAlias = NDArray[np.int64]
"""Passages by their numbers in a view, ascending."""
Shares: TypeAlias = NDArray[Any]
"""Floating-point numbers, one of every passage."""
K1 = 0.6
B = 0.75
"""BM25 for this genre: on known-item queries over news, k1 = 0.6 beat the usual 1.2."""
CACHE_BYTES = 48_000_000
CACHE_BYTES_A_PASSAGE = 2_000
"""What is kept of decoded postings: all that is asked of some ten thousand readouts, and more where
there are more of them."""
FEW = 20
"""So many readouts are looked into rather than narrowed down."""
DENSE_SHARE = 0.2
"""What more of the passages have than this is kept as a value for every passage: that is faster."""


class View:
    """The index as it was at one moment. Threads may share one."""

    def __init__(self, batches: Sequence[Batch], dropped: Mapping[str, Sequence[int]]) -> None:
        self._lock = threading.Lock()
        self._batches = batches
        ends = np.cumsum([0, *map(len, batches)])
        self._base: list[int] = ends[:-1].tolist()
        """The first number of every batch."""
        self._ends = ends[1:]
        self._first_place = np.cumsum([0, *(batch.places for batch in batches)]).tolist()
        """The first place of every batch, and where the places of the last one end."""
        self.readout: NDArray[np.int64] = _joined(batches, "readout", np.int64)
        self.position: NDArray[np.int64] = _joined(batches, "position", np.int64)
        self.day: NDArray[np.int64] = _joined(batches, "day", np.int64)
        self.kind: NDArray[np.uint64] = _joined(batches, "kind", np.uint64)
        """Of every number, which text it is: the same where it was published again."""
        length: NDArray[np.float64] = _joined(batches, "length", np.float64)
        gone = [np.isin(batch.readout, dropped.get(batch.name, ())) for batch in batches]
        self.alive: NDArray[np.bool_] = ~np.concatenate([np.zeros(0, bool), *gone])
        """Of every number, whether its passage is still in the store."""
        self.count = int(self.alive.sum())
        self._cache = ArrayCache(CACHE_BYTES + CACHE_BYTES_A_PASSAGE * len(self))
        average = float(length[self.alive].mean()) if self.count else 1.0
        self._norm = K1 * (1 - B + B * length / max(average, 1.0))
        self.recency = (-self.day << 42) + (-self.readout << 14) + self.position
        """Of every number, its place among all, the latest meeting first."""

        seams: NDArray[np.uint64] = _joined(batches, "seam", np.uint64)
        readouts: NDArray[np.int64] = _joined(batches, "seam_readout", np.int64)
        order = np.argsort(seams, kind="stable")
        self._seams, self._seam_readouts = seams[order], readouts[order]

        self._owner = self._shifted("owner", [2 * base for base in self._base])
        """Of every block of places, as in a batch."""
        end = np.array(self._first_place[-1:], np.uint32)
        self._start = np.append(self._shifted("start", self._first_place), end)
        """Of every number, its first place, and where the places of the last one end."""
        self._part = np.append(self._shifted("part", self._first_place), end)
        """Of every part, its first place, and where the last one ends."""
        self._part_kind: NDArray[np.uint8] = _joined(batches, "part_kind", np.uint8)

    def _shifted(self, column: str, bases: Sequence[int]) -> NDArray[np.uint32]:
        """A column that counts within each batch, counting through all of them."""
        columns = (getattr(batch, column) for batch in self._batches)
        shifted = (one + np.uint32(base) for one, base in zip(columns, bases, strict=False))
        return np.concatenate([np.zeros(0, np.uint32), *shifted])

    def __len__(self) -> int:
        """How many numbers there are."""
        return len(self.alive)

    def batches(self) -> list[NDArray[np.int64]]:
        """The readouts of the passages of every batch, those that are gone left out."""
        ends = [*self._base, len(self)]
        return [self.readout[start:end][self.alive[start:end]] for start, end in pairwise(ends)]

    def texts(self, numbers: Numbers) -> int:
        """How many different texts the passages are."""
        return int(_first(np.sort(self.kind[numbers])).sum())

    def batch_names(self, numbers: Numbers) -> list[str]:
        """The names of the passages' batches: a readout that changes comes into another one."""
        of = np.searchsorted(self._ends, numbers, "right").tolist()
        return [self._batches[at].name for at in of]

    def among(self, numbers: Numbers, others: Numbers) -> NDArray[np.bool_]:
        """Of every one of ``numbers``, whether it is among ``others``; both ascend."""
        if len(numbers) * FEW < len(others):
            at = np.searchsorted(others, numbers)
            at[at == len(others)] = 0
            return others[at] == numbers  # type: ignore[no-any-return]  # numpy says Any
        there = np.zeros(len(self), bool)
        there[others] = True
        return there[numbers]

    # --- words ------------------------------------------------------------------------------

    def having(self, word: str) -> Numbers:
        """The passages that have ``word`` as one of their words."""
        return self._postings(word)[0]

    def scores(self, words: Iterable[str]) -> NDArray[np.float32]:
        """Of every passage, what BM25 gives it for the words."""
        scores = np.zeros(len(self), np.float32)
        for word in words:
            numbers, gains = self._postings(word)
            if len(gains) == len(scores):
                scores += gains
            else:
                scores[numbers] += gains
        return scores

    def rarity(self, count: int) -> float:
        """How much something tells that ``count`` passages have: its inverse document frequency."""
        return math.log(1 + (self.count - count + 0.5) / (count + 0.5))

    def _postings(self, word: str) -> tuple[Numbers, NDArray[np.float32]]:
        with self._lock:
            return self._cache.get(("word", word), lambda: self._read_postings(word))

    def _read_postings(self, word: str) -> tuple[Numbers, NDArray[np.float32]]:
        numbers, counts = [_EMPTY], [_EMPTY]
        for batch, base in zip(self._batches, self._base, strict=True):
            if (section := batch.section(word[0])) is not None:
                passages, times = section.word(word)
                numbers.append(passages.astype(np.int64) + base)
                counts.append(times.astype(np.int64))
        found, times = np.concatenate(numbers), np.concatenate(counts)
        alive = self.alive[found]
        found, times = found[alive], times[alive]
        gains = (self.rarity(len(found)) * times * (K1 + 1) / (times + self._norm[found])).astype(
            np.float32
        )
        if len(found) > DENSE_SHARE * len(self.alive):
            dense = np.zeros(len(self.alive), np.float32)
            dense[found] = gains
            gains = dense
        return found, gains

    # --- strings ----------------------------------------------------------------------------

    def holding(self, needle: str, titles: bool = False) -> Numbers:
        """The passages one text of which holds ``needle``, squeezed; a title, where asked for.

        What runs on from one passage into the next is not seen here: see ``across``.
        """
        texts, titled, _, _ = self._found(needle)
        return titled if titles else texts

    def across(self, needle: str) -> NDArray[np.int64]:
        """The readouts where ``needle`` may run on from one passage into another."""
        if not len(self._seams):
            return _EMPTY
        codes = np.array([pair_code(*pair) for pair in set(pairwise(needle))], np.uint64)
        starts, ends = (np.searchsorted(self._seams, codes, side) for side in ("left", "right"))
        found = [
            self._seam_readouts[start:end]
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        ]
        readouts = np.unique(np.concatenate([_EMPTY, *found]))
        for pair in set(pairwise(needle)):
            if len(readouts) <= FEW:
                break
            holders = self.readout[self._found("".join(pair))[0]]
            at_seams = found  # a pair may stand at a seam only, and then in no passage
            readouts = readouts[np.isin(readouts, np.concatenate([holders, *at_seams]))]
        return readouts

    def holds(self, needle: str, numbers: Numbers) -> NDArray[np.bool_]:
        """Of every one of ``numbers``, which ascend, whether a text of it holds ``needle``."""
        found, _, everywhere, _ = self._found(needle)
        return everywhere[numbers] if len(everywhere) else self.among(numbers, found)

    def following(self, char: str, among: Sequence[str]) -> list[str]:
        """Those of ``among`` that stand right after ``char`` anywhere."""
        with self._lock:
            sections = [one for batch in self._batches if (one := batch.section(char)) is not None]
        codes = np.array([*map(ord, among)], np.uint32)
        stands = np.zeros(len(among), bool)
        for section in sections:
            stands |= section.followed_by(codes)
        return [after for after, there in zip(among, stands.tolist(), strict=True) if there]

    def around(self, before: str, after: str) -> Numbers:
        """The passages where one character stands between the two, the latest first."""
        rarer = max(before, after, key=len)
        if not len(self._found(rarer)[3]):
            return _EMPTY
        gaps, places = self._found(before)[3] + np.uint32(len(before) + 1), self._found(after)[3]
        if len(gaps) > len(places):
            gaps, places = places, gaps
        at = places.searchsorted(gaps)
        gaps, at = gaps[at < len(places)], at[at < len(places)]
        both = gaps[places[at] == gaps]
        found = self._distinct(self._owner[both >> np.uint32(BLOCK_BITS)] >> np.uint32(1))
        return found[np.argsort(self.recency[found])]

    def _found(self, needle: str) -> tuple[Numbers, Numbers, NDArray[np.bool_], NDArray[np.uint32]]:
        with self._lock:
            return self._cache.get(("text", needle), lambda: self._find(needle))

    def _find(self, needle: str) -> tuple[Numbers, Numbers, NDArray[np.bool_], NDArray[np.uint32]]:
        if not needle or "\0" in needle:
            return _EMPTY, _EMPTY, _NOWHERE, _NO_PLACES
        firsts = needle[: max(len(needle) - 1, 1)]
        found_at = [_NO_PLACES]
        for batch, base in zip(self._batches, self._first_place, strict=False):
            sections = [one for char in firsts if (one := batch.section(char)) is not None]
            if len(sections) == len(firsts):
                found_at.append(find(needle, sections) + np.uint32(base))
        places = np.concatenate(found_at)
        owners = self._owner[places >> np.uint32(BLOCK_BITS)]
        found = self._distinct(owners >> np.uint32(1))
        titled = self._distinct(owners[owners & np.uint32(1) == 1] >> np.uint32(1))
        everywhere = _NOWHERE
        if len(found) > DENSE_SHARE * len(self):
            everywhere = np.zeros(len(self), bool)
            everywhere[found] = True
        return found, titled, everywhere, places

    def _distinct(self, numbers: NDArray[np.uint32]) -> Numbers:
        """Ascending numbers, each once, those that are gone left out."""
        once: Numbers = numbers[_first(numbers)].astype(np.int64)
        return once[self.alive[once]]

    # --- how close together -----------------------------------------------------------------

    def together(
        self, numbers: Numbers, weights: Mapping[str, float], lead_chars: int
    ) -> tuple[Shares, Shares, Shares]:
        """Of every passage, how much of the needles, by weight, stands together.

        That is: in one of its sentences, in its first characters, and in its name.
        """
        count = len(numbers)
        order = np.argsort(numbers)
        starts, ends = self._start[numbers[order]], self._start[numbers[order] + 1]
        begins, after = self._part.searchsorted(starts), self._part.searchsorted(ends)
        offsets = np.cumsum(after - begins) - (after - begins)
        named = self._part_kind[begins] == NAME
        leads = self._part[begins + named].astype(np.int64) + lead_chars

        edges = np.concatenate([starts, ends])
        runs: list[NDArray[np.uint32]] = []  # of each needle in each passage, its places
        of: list[tuple[int, float, int]] = []
        for needle, weight in weights.items():
            places = self._found(needle)[3]
            at = places.searchsorted(edges).tolist()
            for owner, (left, right) in enumerate(zip(at, at[count:], strict=False)):
                if left < right:
                    runs.append(places[left:right])
                    of.append((owner, weight, len(needle)))
        if not runs:
            return (np.zeros(count),) * 3
        owners, weighs, lengths = map(np.array, zip(*of, strict=True))
        sizes = np.array([*map(len, runs)])
        first = np.cumsum(sizes) - sizes
        run = np.repeat(np.arange(len(runs)), sizes)
        place = np.concatenate(runs)
        part = self._part.searchsorted(place, "right") - 1
        kind = self._part_kind[part]

        once = _first(part)  # a needle counts once in each part: its places ascend
        once[first] = True
        once &= kind != TITLE
        local = part[once] + (offsets - begins)[owners[run[once]]]
        held = np.bincount(local, weighs[run[once]], int((after - begins).sum()) + 1)
        names = np.where(named, held[offsets], 0.0)
        held[offsets[named]] = 0.0
        ahead = (place <= (leads[owners] - lengths)[run]) & (kind == SENTENCE)
        lead = np.bincount(owners, weighs * np.logical_or.reduceat(ahead, first), count)
        back = np.argsort(order)
        return np.maximum.reduceat(held, offsets)[back], lead[back], names[back]


_EMPTY: Numbers = np.zeros(0, np.int64)
_NOWHERE = np.zeros(0, bool)
_NO_PLACES = np.zeros(0, np.uint32)


def _first(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Of every one of some numbers in order, whether it is the first of its like."""
    first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def _joined(batches: Sequence[Batch], column: str, dtype: Any) -> Any:
    columns = (getattr(batch, column).astype(dtype) for batch in batches)
    return np.concatenate([np.zeros(0, dtype), *columns])
