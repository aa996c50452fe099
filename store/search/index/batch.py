"""Batches: many passages in one file, and what is read from it. How it lies there: ``layout``."""

from __future__ import annotations

import mmap
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from store.search.index.layout import BLOCK_BITS, mapped

Kind = Literal["word", "pair"]


class Batch:
    """A batch as it lies in its file; it never changes. The columns are told in ``layout``."""

    def __init__(self, name: str, data: mmap.mmap | bytes) -> None:
        self.name = name
        columns = mapped(data)
        about = columns["about"]
        self.kind: NDArray[np.uint64] = about["kind"]
        self.readout: NDArray[np.uint32] = about["readout"]
        self.position: NDArray[np.int32] = about["position"]
        self.day: NDArray[np.int32] = about["day"]
        self.length: NDArray[np.uint32] = about["length"]
        self.seam: NDArray[np.uint64] = columns["seam"]["pair"]
        self.seam_readout: NDArray[np.uint64] = columns["seam"]["readout"]
        self.owner: NDArray[np.uint32] = columns["owner"]
        self.sentence: NDArray[np.uint8] = columns["sentence"]
        self.turn: NDArray[np.uint8] = columns["turn"]
        self.lead: NDArray[np.uint8] = columns["lead"]
        self.word: NDArray[np.uint64] = columns["word"]
        self.word_end: NDArray[np.uint32] = columns["word_end"]
        self.passage: NDArray[np.uint16] = columns["passage"]
        self.times: NDArray[np.uint8] = columns["times"]
        self.pair: NDArray[np.uint64] = columns["pair"]
        self.pair_end: NDArray[np.uint32] = columns["pair_end"]
        self.low: NDArray[np.uint16] = columns["low"]
        self.high: NDArray[np.uint8] = columns["high"]

    def __len__(self) -> int:
        """How many passages it holds, those that are gone among them."""
        return len(self.readout)

    @property
    def places(self) -> int:
        """How many places it has."""
        return len(self.owner) << BLOCK_BITS

    def spans(self, kind: Kind, codes: NDArray[np.uint64]) -> list[tuple[int, int]]:
        """Of some words or pairs by their numbers, where the postings of each begin and end."""
        known, ends = (self.word, self.word_end) if kind == "word" else (self.pair, self.pair_end)
        if not len(known):
            return [(0, 0)] * len(codes)
        at = known.searchsorted(codes)
        there = known.take(at, mode="clip") == codes
        return [*zip(ends[at].tolist(), ends[at + there].tolist(), strict=True)]

    def stand(self, pairs: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Of every one of some pairs of characters, whether it stands anywhere."""
        if not len(self.pair):
            return np.zeros(pairs.shape, bool)
        found: NDArray[np.bool_] = (
            self.pair.take(self.pair.searchsorted(pairs), mode="clip") == pairs
        )
        return found


def place_numbers(low: NDArray[Any], high: NDArray[Any]) -> NDArray[np.uint32]:
    """Places from their lower two bytes and their third."""
    places: NDArray[np.uint32] = high.astype(np.uint32) << np.uint32(16) | low
    return places
