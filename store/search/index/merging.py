"""From several batches to one, without the readouts they were made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from store.search.index.batch import Batch, place_numbers
from store.search.index.layout import ABOUT, BLOCK, BLOCK_BITS, SEAM, first_of_runs
from store.search.index.packing import Packed, pack_columns, pair_columns, word_columns


@dataclass(frozen=True, slots=True)
class _Kept:
    """What stays of a batch, and where it comes to lie."""

    batch: Batch
    passages: NDArray[np.bool_]
    blocks: NDArray[np.bool_]
    new_passage: NDArray[np.int64]
    new_block: NDArray[np.int64]

    def moved(self, places: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Where places of passages that stay come to lie."""
        blocks: NDArray[np.int64] = self.new_block[places >> BLOCK_BITS]
        return blocks << BLOCK_BITS | places & (BLOCK - 1)


def merged(batches: Sequence[Batch], gone: Sequence[NDArray[np.bool_]]) -> Packed:
    """The batches as one; ``gone`` says of the passages of each which are left out."""
    kept = _kept(batches, gone)
    return pack_columns(
        {
            **_passage_columns(kept),
            "seam": _seams(kept),
            **_words(kept),
            **_pairs(kept),
        }
    )


def _kept(batches: Sequence[Batch], gone: Sequence[NDArray[np.bool_]]) -> list[_Kept]:
    found = []
    passages_before = blocks_before = 0
    for batch, away in zip(batches, gone, strict=True):
        passages = ~away
        blocks = passages[batch.owner >> 1]
        new_passage = np.cumsum(passages) - 1 + passages_before
        new_block = np.cumsum(blocks) - 1 + blocks_before
        found.append(_Kept(batch, passages, blocks, new_passage, new_block))
        passages_before += int(passages.sum())
        blocks_before += int(blocks.sum())
    return found


def _passage_columns(kept: Sequence[_Kept]) -> dict[str, NDArray[Any]]:
    abouts, owners = [], []
    for one in kept:
        batch = one.batch
        about = np.zeros(int(one.passages.sum()), ABOUT)
        for name in ABOUT.names or ():
            about[name] = getattr(batch, name)[one.passages]
        abouts.append(about)
        owner = batch.owner[one.blocks]
        owners.append(one.new_passage[owner >> 1] << 1 | owner & 1)
    columns = {
        name: np.concatenate([getattr(one.batch, name)[one.blocks] for one in kept])
        for name in ("sentence", "turn", "lead")
    }
    return {"about": np.concatenate(abouts), "owner": np.concatenate(owners), **columns}


def _seams(kept: Sequence[_Kept]) -> NDArray[Any]:
    pairs = np.concatenate([one.batch.seam for one in kept])
    readouts = np.concatenate([one.batch.seam_readout for one in kept])
    stay = np.concatenate(
        [np.isin(one.batch.seam_readout, one.batch.readout[one.passages]) for one in kept]
    )
    pairs, readouts = pairs[stay], readouts[stay]
    order = np.lexsort((readouts, pairs))
    seams = np.zeros(len(order), SEAM)
    seams["pair"], seams["readout"] = pairs[order], readouts[order]
    return seams


def _words(kept: Sequence[_Kept]) -> dict[str, NDArray[Any]]:
    known = np.unique(np.concatenate([one.batch.word for one in kept]))
    postings = []
    for one in kept:
        batch = one.batch
        of = np.repeat(known.searchsorted(batch.word), np.diff(batch.word_end))
        stay = one.passages[batch.passage]
        number = one.new_passage[batch.passage[stay]]
        postings.append((of[stay] << 16 | number) << 8 | batch.times[stay])
    standing = np.sort(np.concatenate(postings))
    times, standing = standing & 0xFF, standing >> 8
    ranks = standing >> 16
    starts = first_of_runs(ranks)
    # Words that only stood in what is left out are left out.
    standing = (np.cumsum(starts) - 1) << 16 | standing & 0xFFFF
    return word_columns(known[ranks[starts]], standing, times)


def _pairs(kept: Sequence[_Kept]) -> dict[str, NDArray[Any]]:
    firsts = [one.batch.pair >> np.uint64(32) for one in kept]
    seconds = [one.batch.pair & np.uint64(0xFFFFFFFF) for one in kept]
    alphabet = np.unique(np.concatenate([*firsts, *seconds]))
    standing = []
    for one, first, second in zip(kept, firsts, seconds, strict=True):
        batch = one.batch
        pair = alphabet.searchsorted(first) * len(alphabet) + alphabet.searchsorted(second)
        places = place_numbers(batch.low, batch.high)
        stay = one.blocks[places >> BLOCK_BITS]
        of = np.repeat(pair, np.diff(batch.pair_end))[stay]
        moved = one.moved(places[stay]).astype(np.uint64)
        standing.append(of.astype(np.uint64) << np.uint64(32) | moved)
    return pair_columns(alphabet, np.concatenate(standing))
