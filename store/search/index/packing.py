"""From passages to the columns of a batch."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from store.search.index.layout import (
    ABOUT,
    BLOCK,
    LEAD_CHARS,
    MAX_CHARS,
    MAX_PASSAGES,
    NAME,
    SEAM,
    SENTENCES,
    TITLE,
    first_of_runs,
    laid_out,
    pair_code,
    word_code,
)

Column: TypeAlias = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage to be indexed; its texts are squeezed.

    ``day`` is the meeting's as an ordinal, 0 where it is not known. Entries of the same
    ``kind`` are the same text, published again. ``words`` are the words by which it is ranked.
    ``stretches`` are what it says, each as its sentences. ``seams`` are the two characters around
    every place where a passage of the readout ends; they are told with one of its entries.
    """

    readout: int
    position: int
    day: int
    kind: int
    words: Sequence[str]
    name: str
    stretches: Sequence[Sequence[str]]
    titles: Sequence[str] = ()
    seams: Sequence[str] = ()

    def texts(self) -> Iterator[tuple[int, Sequence[str]]]:
        """What is to be found: NAME and the name, TITLE and a title, 0 and sentences."""
        yield NAME, (self.name,)
        for sentences in self.stretches:
            if parts := [part for part in sentences if part]:
                yield 0, parts
        for title in self.titles:
            if title:
                yield TITLE, (title,)

    def __len__(self) -> int:
        """The characters it takes, and some."""
        return sum(BLOCK + sum(map(len, text)) for _, text in self.texts())


@dataclass(frozen=True, slots=True)
class Packed:
    """A batch to be kept in a file."""

    name: str
    data: bytes


def pack(entries: Iterable[Entry]) -> Iterator[Packed]:
    """The entries as batches."""
    batch: list[Entry] = []
    chars = 0
    for entry in entries:
        batch.append(entry)
        chars += len(entry)
        if len(batch) >= MAX_PASSAGES or chars >= MAX_CHARS:
            yield pack_columns(_columns(batch))
            batch, chars = [], 0
    if batch:
        yield pack_columns(_columns(batch))


def pack_columns(columns: dict[str, Column]) -> Packed:
    """Columns as a batch, under a new name."""
    return Packed(uuid.uuid4().hex, laid_out(columns))


def _columns(entries: Sequence[Entry]) -> dict[str, Column]:
    about = np.zeros(len(entries), ABOUT)
    pieces: list[str] = []
    texts: list[tuple[int, int, int]] = []
    parts: list[tuple[int, int]] = []
    at = 0
    for number, entry in enumerate(entries):
        about[number] = (entry.kind, entry.readout, entry.position, entry.day, len(entry.words))
        sentence, said = 0, -1
        for kind, text in entry.texts():
            begin = at
            for part in text:
                parts.append((at, kind or min(sentence, SENTENCES - 1)))
                sentence += not kind
                at += len(part)
            padding = BLOCK - (at - begin) % BLOCK
            at += padding
            pieces += (*text, "\0" * padding)
            if not kind and said < 0:
                said = begin
            lead = LEAD_CHARS - (begin - said) if not kind else 0
            texts.append(((at - begin) // BLOCK, 2 * number + (kind == TITLE), lead))
    seams = sorted((pair_code(*seam), entry.readout) for entry in entries for seam in entry.seams)
    return {
        "about": about,
        "seam": np.array(seams, SEAM),
        **_block_columns(np.array(texts), np.array(parts)),
        **_word_columns(entries),
        **_pair_columns("".join(pieces)),
    }


def _block_columns(texts: NDArray[np.int64], parts: NDArray[np.int64]) -> dict[str, Column]:
    """The columns that tell of blocks.

    ``texts`` are of every text its blocks, its owner, and how many characters from its first on
    belong to the lead; ``parts`` of every sentence, name and title where it begins, and its number.
    """
    blocks, owner, lead = texts.T
    ends = blocks.cumsum()
    before = np.arange(ends[-1]) - np.repeat(ends - blocks, blocks)  # of the same text
    starts = np.arange(ends[-1]) * BLOCK
    begins, numbers = parts.T
    at = begins.searchsorted(starts, "right") - 1
    end, following = np.append(begins, ends[-1] * BLOCK)[at + 1], np.append(numbers, 0)[at + 1]
    turns = following == numbers[at] + 1
    return {
        "owner": np.repeat(owner, blocks),
        "sentence": numbers[at],
        "turn": np.where(turns, np.minimum(end - starts, BLOCK), BLOCK),
        "lead": np.clip(np.repeat(lead, blocks) - before * BLOCK, 0, BLOCK),
    }


class _Numbering(dict[str, int]):
    """A number for every word, the next one where it is first met."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def _word_columns(entries: Sequence[Entry]) -> dict[str, Column]:
    vocabulary = _Numbering()
    lengths = [len(entry.words) for entry in entries]
    met = np.fromiter(
        chain.from_iterable(map(vocabulary.__getitem__, entry.words) for entry in entries),
        np.int64,
        sum(lengths),
    )
    codes = np.array([*map(word_code, vocabulary)], np.uint64)
    order = np.argsort(codes)
    rank = np.empty(len(codes), np.int64)
    rank[order] = np.arange(len(codes))
    owners = np.repeat(np.arange(len(entries)), lengths)
    keys = np.sort(rank[met] << 16 | owners)
    starts = np.flatnonzero(first_of_runs(keys))
    times = np.diff(starts, append=len(keys))
    return word_columns(codes[order], keys[starts], times)


def word_columns(
    known: NDArray[np.uint64], postings: NDArray[np.int64], times: Column
) -> dict[str, Column]:
    """The columns that tell of words.

    ``known`` are the words by their numbers, ascending; ``postings`` which word stands in which
    passage, both in one number, ascending; ``times`` how often.
    """
    return {
        "word": known,
        "word_end": np.searchsorted(postings >> 16, np.arange(len(known) + 1)),
        "passage": postings & 0xFFFF,
        "times": np.minimum(times, 255),
    }


def _pair_columns(text: str) -> dict[str, Column]:
    codes = np.frombuffer(text.encode("utf-32-le"), "<u4")
    alphabet = np.flatnonzero(np.bincount(codes))
    number = np.zeros(int(alphabet[-1]) + 1, np.uint64)
    number[alphabet] = np.arange(len(alphabet), dtype=np.uint64)
    dense = number[codes]
    places = np.flatnonzero(codes[:-1] != 0)
    pairs = dense[places] * np.uint64(len(alphabet)) + dense[places + 1]
    return pair_columns(alphabet, pairs << np.uint64(32) | places.astype(np.uint64))


def pair_columns(alphabet: Column, standing: NDArray[np.uint64]) -> dict[str, Column]:
    """The columns that tell of pairs of characters.

    ``alphabet`` are the characters, ascending; ``standing`` which pair of them stands at which
    place, both in one number: the first of the pair is counted in alphabets.
    """
    standing = np.sort(standing)
    pairs = standing >> np.uint64(32)
    starts = np.flatnonzero(first_of_runs(pairs))
    firsts, seconds = np.divmod(pairs[starts].astype(np.int64), max(len(alphabet), 1))
    codes = alphabet.astype(np.uint64)
    return {
        "pair": codes[firsts] << np.uint64(32) | codes[seconds],
        "pair_end": np.append(starts, len(standing)),
        "low": standing & np.uint64(0xFFFF),
        "high": standing >> np.uint64(16) & np.uint64(0xFF),
    }
