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

from store.search.index.batch import (
    BLOCK_BITS,
    About,
    Places,
    find,
    pair_code,
    read_about,
    read_char,
    read_vocabulary,
    read_word,
)
from store.search.index.cache import ArrayCache, PayloadCache
from store.search.index.shelf import Reading

Numbers: TypeAlias = NDArray[np.int64]
"""Passages by their numbers in a view, ascending."""
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

    def __init__(
        self, reading: Reading, dropped: Mapping[str, Sequence[int]], payloads: PayloadCache
    ) -> None:
        self._reading = reading
        self._payloads = payloads
        self._lock = threading.Lock()
        abouts = [read_about(packed) for packed in reading.about.values()]
        self._base = dict(
            zip(
                reading.about,
                np.cumsum([0, *(len(about.readout) for about in abouts)]).tolist(),
                strict=False,
            )
        )
        self._names, self._ends = list(self._base), [*self._base.values()][1:]
        self._owner = {name: about.owner for name, about in zip(reading.about, abouts, strict=True)}
        self.readout: NDArray[np.int64] = _joined(abouts, "readout", np.int64)
        self.position: NDArray[np.int64] = _joined(abouts, "position", np.int64)
        self.day: NDArray[np.int64] = _joined(abouts, "day", np.int64)
        kind: NDArray[np.uint64] = _joined(abouts, "kind", np.uint64)
        length: NDArray[np.float64] = _joined(abouts, "length", np.float64)
        gone = [
            np.isin(about.readout, dropped.get(name, ()))
            for name, about in zip(reading.about, abouts, strict=True)
        ]
        self.alive: NDArray[np.bool_] = ~np.concatenate([np.zeros(0, bool), *gone])
        """Of every number, whether its passage is still in the store."""
        self.count = int(self.alive.sum())
        self._cache = ArrayCache(CACHE_BYTES + CACHE_BYTES_A_PASSAGE * len(self))
        average = float(length[self.alive].mean()) if self.count else 1.0
        self._norm = K1 * (1 - B + B * length / max(average, 1.0))
        _, self.kind = np.unique(kind, return_inverse=True)
        """Of every number, which text it is: the same where it was published again."""
        self.recency = np.empty(len(self), np.int64)
        """Of every number, its place among all, the latest meeting first."""
        order = np.lexsort((self.position, -self.readout, -self.day))
        self.recency[order] = np.arange(len(self))

        seams: NDArray[np.uint64] = _joined(abouts, "seam", np.uint64)
        readouts: NDArray[np.int64] = _joined(abouts, "seam_readout", np.int64)
        order = np.argsort(seams, kind="stable")
        self._seams, self._seam_readouts = seams[order], readouts[order]

    def __len__(self) -> int:
        """How many numbers there are."""
        return len(self.alive)

    def batches(self) -> list[NDArray[np.int64]]:
        """The readouts of the passages of every batch, those that are gone left out."""
        ends = [*self._base.values(), len(self)]
        return [self.readout[start:end][self.alive[start:end]] for start, end in pairwise(ends)]

    def texts(self, numbers: Numbers) -> int:
        """How many different texts the passages are."""
        seen = np.zeros(len(self), bool)
        seen[self.kind[numbers]] = True
        return int(seen.sum())

    def batch_names(self, numbers: Numbers) -> list[str]:
        """The names of the passages' batches: a readout that changes comes into another one."""
        return [self._names[at] for at in np.searchsorted(self._ends, numbers, "right").tolist()]

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
        payloads = self._payloads.of(self._reading, self._base, "words", word[0])
        for name, base in self._base.items():
            if payloads[name]:
                passages, times = read_word(payloads[name], word)
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

    def vocabulary(self) -> list[str]:
        """Every word that any passage has or had."""
        with self._lock:
            firsts = list(self._reading.terms("words"))
            return [
                word
                for first in firsts
                for _, payload in self._reading.payloads("words", first, self._base)
                for word in read_vocabulary(payload)
            ]

    # --- strings ----------------------------------------------------------------------------

    def holding(self, needle: str, titles: bool = False) -> Numbers:
        """The passages one text of which holds ``needle``, squeezed; a title, where asked for.

        What runs on from one passage into the next is not seen here: see ``across``.
        """
        texts, titled, _ = self._found(needle)
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
        found, _, everywhere = self._found(needle)
        return everywhere[numbers] if len(everywhere) else self.among(numbers, found)

    def _found(self, needle: str) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
        with self._lock:
            return self._cache.get(("text", needle), lambda: self._find(needle))

    def _find(self, needle: str) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
        firsts = needle[: max(len(needle) - 1, 1)]
        if not needle or "\0" in needle:
            return _EMPTY, _EMPTY, _NOWHERE
        places: dict[str, dict[str, Places]] = {
            char: {
                name: read_char(payload)
                for name, payload in self._payloads.of(
                    self._reading, self._base, "chars", char
                ).items()
                if payload
            }
            for char in dict.fromkeys(firsts)
        }
        texts, titles = [_EMPTY], [_EMPTY]
        for name, base in self._base.items():
            held = [one for char in firsts if (one := places[char].get(name)) is not None]
            if len(held) == len(firsts):
                owners = self._owners(name, find(needle, held))
                texts.append(_distinct(owners >> 1) + base)
                titles.append(_distinct(owners[owners & 1 == 1] >> 1) + base)
        found, titled = np.concatenate(texts), np.concatenate(titles)
        found, titled = found[self.alive[found]], titled[self.alive[titled]]
        everywhere = _NOWHERE
        if len(found) > DENSE_SHARE * len(self):
            everywhere = np.zeros(len(self), bool)
            everywhere[found] = True
        return found, titled, everywhere

    def _owners(self, batch: str, places: NDArray[np.uint32]) -> NDArray[np.int64]:
        owners: NDArray[np.int64] = self._owner[batch][places >> np.uint32(BLOCK_BITS)].astype(
            np.int64
        )
        return owners


_EMPTY: Numbers = np.zeros(0, np.int64)
_NOWHERE = np.zeros(0, bool)


def _distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Ascending numbers, each once."""
    if not len(numbers):
        return numbers
    first = np.ones(len(numbers), bool)
    np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
    return numbers[first]


def _joined(abouts: Sequence[About], column: str, dtype: Any) -> Any:
    return np.concatenate([np.zeros(0, dtype), *(getattr(a, column).astype(dtype) for a in abouts)])
