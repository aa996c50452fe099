"""Looking words and strings up in all batches at once.

Every batch is asked once for all that a query has, and what the batches have of one word or pair of
characters is read together: it is the steps that take time, not the postings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from store.search.index.batch import Batch, Kind, place_numbers
from store.search.index.layout import pair_code, word_code
from store.search.index.standing import Numbers

Places: TypeAlias = NDArray[np.uint32]
"""Characters by their numbers through all batches, ascending."""
Spans: TypeAlias = Sequence[tuple[int, int]]
"""Of every batch, where the postings of one word or pair begin and end."""


class Postings:
    """What stands where, in numbers that count through all batches."""

    def __init__(self, batches: Sequence[Batch]) -> None:
        self._batches = batches
        self._columns = {
            name: [getattr(batch, name) for batch in batches]
            for name in ("passage", "times", "low", "high")
        }
        self._passages = np.array([*accumulate(map(len, batches), initial=0)], np.int64)
        self._places = np.array([*accumulate((b.places for b in batches), initial=0)], np.uint32)
        """The first passage and the first place of every batch, and what follows the last ones."""

    def words(self, words: Sequence[str]) -> Iterator[tuple[Numbers, NDArray[np.uint8]]]:
        """Of every word the passages that have it, ascending, and how often each has it."""
        for spans in self._spans("word", [*map(word_code, words)]):
            numbers = self._read("passage", spans, np.int64)
            numbers += self._bases(self._passages, spans)
            yield numbers, self._read("times", spans, np.uint8)

    def strings(self, needles: Sequence[str]) -> Iterator[Places]:
        """Of every string the places where it begins."""
        sought = [*map(_Needle.of, needles)]
        spans = iter(self._spans("pair", [pair for needle in sought for pair in needle.pairs]))
        for needle in sought:
            of_pairs = [next(spans) for _ in needle.pairs]
            if needle.offsets:
                yield self._together(of_pairs, needle.offsets)
            elif of_pairs:
                yield self._between(*of_pairs)
            else:
                yield _NOWHERE

    def _between(self, first: Spans, after: Spans) -> Places:
        """Where the pairs from the first up to another stand."""
        spans = [(start, end) for (start, _), (end, _) in zip(first, after, strict=True)]
        return np.sort(self._places_of(spans))

    def _together(self, pairs: Sequence[Spans], offsets: Sequence[int]) -> Places:
        """Where pairs stand together, each so far behind. What is rarest is read first."""
        within = [all(start < end for start, end in spans) for spans in zip(*pairs, strict=True)]
        runs = [
            [span if all_ else (0, 0) for span, all_ in zip(spans, within, strict=True)]
            for spans in pairs
        ]
        sizes = [sum(end - start for start, end in spans) for spans in runs]
        found = None
        for _, offset, spans in sorted(zip(sizes, offsets, runs, strict=True)):
            places = self._places_of(spans)
            if found is None:
                found = places[places >= offset] - np.uint32(offset)
            elif len(found):
                looked = found + np.uint32(offset)
                found = found[places.take(places.searchsorted(looked), mode="clip") == looked]
        return _NOWHERE if found is None else found

    def _places_of(self, spans: Spans) -> Places:
        low, high = self._read("low", spans, np.uint32), self._read("high", spans, np.uint32)
        places: Places = place_numbers(low, high)
        places += self._bases(self._places, spans)
        return places

    def _spans(self, kind: Kind, codes: Sequence[int]) -> list[Spans]:
        """Of every word or pair by its number, the spans of its postings."""
        sought = np.array(codes, np.uint64)
        asked = [batch.spans(kind, sought) for batch in self._batches]
        return [[spans[n] for spans in asked] for n in range(len(codes))]

    def _read(self, column: str, spans: Spans, dtype: Any) -> NDArray[Any]:
        runs = zip(self._columns[column], spans, strict=True)
        pieces = [postings[start:end] for postings, (start, end) in runs if start < end]
        return np.concatenate(pieces, dtype=dtype) if pieces else np.zeros(0, dtype)

    def _bases(self, bases: NDArray[Any], spans: Spans) -> NDArray[Any]:
        """Of every posting, what its batch begins with."""
        return bases[:-1].repeat([end - start for start, end in spans])


@dataclass(frozen=True, slots=True)
class _Needle:
    """A string to be looked for, by the pairs of its characters that tell where it stands.

    One character is told by the first pair that may begin with it, and the first that may not.
    """

    pairs: Sequence[int]
    offsets: Sequence[int]
    """Of every pair, how far behind the beginning it stands; none for one character."""

    @classmethod
    def of(cls, text: str) -> _Needle:
        if not text or "\0" in text:  # no text holds it
            return cls((), ())
        if len(text) == 1:
            return cls((pair_code(text, "\0"), pair_code(chr(ord(text) + 1), "\0")), ())
        offsets = [*range(0, len(text) - 1, 2)]
        if len(text) % 2:
            offsets.append(len(text) - 2)
        return cls([pair_code(text[at], text[at + 1]) for at in offsets], offsets)


_NOWHERE: Places = np.zeros(0, np.uint32)
