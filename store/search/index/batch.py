"""Batches: many passages packed into arrays, and what can be read from them again.

A word's passages and how often each has it lie in the payload of its first character: there are
tens of thousands of words, and each payload costs more than most of them need. A character's other
payload is every place where it stands, ordered by the character that follows: with it, any string
can be found exactly, from one character to a whole paragraph, whatever the words are taken to be.

Places count characters through the batch. Every text begins at a multiple of BLOCK and ends before
the next one, so that the passage of a place is one look-up, and no string runs from a text into
another.
"""

from __future__ import annotations

import uuid
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from store.search.index.shelf import Packed

BLOCK_BITS = 5
BLOCK = 1 << BLOCK_BITS
MAX_PASSAGES = 60_000
"""Passages are told by 16 bits within a batch."""
MAX_CHARS = 4_000_000
"""Bounds the memory that packing takes, some 40 bytes a character; places are told by 24 bits."""
Passages = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage to be indexed; the texts are squeezed.

    ``day`` is the meeting's as an ordinal, 0 where it is not known. Entries of the same
    ``kind`` are the same text, published again. ``words`` are the words by which it is ranked.
    ``seams`` are the two characters around every place where a passage of the readout ends; they
    are told with one of its entries.
    """

    readout: int
    position: int
    day: int
    kind: int
    words: Sequence[str]
    texts: Sequence[str]
    titles: Sequence[str] = ()
    seams: Sequence[str] = ()


_ABOUT = np.dtype(
    [
        ("readout", "<u4"),
        ("position", "<i4"),
        ("day", "<i4"),
        ("length", "<u4"),
        ("kind", "<u8"),
    ]
)
_SEAM = np.dtype([("pair", "<u8"), ("readout", "<u4")])


def pack(entries: Iterable[Entry]) -> Iterator[Packed]:
    """The entries as batches."""
    batch: list[Entry] = []
    chars = 0
    for entry in entries:
        batch.append(entry)
        chars += sum(len(text) + BLOCK for text in (*entry.texts, *entry.titles))
        if len(batch) >= MAX_PASSAGES or chars >= MAX_CHARS:
            yield _packed(batch)
            batch, chars = [], 0
    if batch:
        yield _packed(batch)


def _packed(entries: Sequence[Entry]) -> Packed:
    about = np.zeros(len(entries), _ABOUT)
    texts: list[str] = []
    blocks: list[tuple[int, int]] = []
    for number, entry in enumerate(entries):
        about[number] = (entry.readout, entry.position, entry.day, len(entry.words), entry.kind)
        for titled, group in ((0, entry.texts), (1, entry.titles)):
            for text in group:
                if not text:
                    continue
                texts.append(text + "\0" * (BLOCK - len(text) % BLOCK))
                blocks.append((len(texts[-1]) // BLOCK, 2 * number + titled))
    counts, owners = (
        np.array(column, np.uint32)
        for column in (zip(*blocks, strict=True) if blocks else ([], []))
    )
    owner = np.repeat(owners, counts)
    seams = np.array(
        [(pair_code(*seam), entry.readout) for entry in entries for seam in entry.seams], _SEAM
    )
    head = np.array([len(entries), len(owner), len(seams)], "<u4").tobytes()
    packed = head + about.tobytes() + owner.astype("<u4").tobytes() + seams.tobytes()
    return Packed(uuid.uuid4().hex, _packed_words(entries), _packed_chars("".join(texts)), packed)


class _Numbering(dict[str, int]):
    """A number for every word, the next one where it is first met."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def _packed_words(entries: Sequence[Entry]) -> dict[str, bytes]:
    vocabulary = _Numbering()
    lengths = [len(entry.words) for entry in entries]
    met = np.fromiter(
        chain.from_iterable(map(vocabulary.__getitem__, entry.words) for entry in entries),
        np.int64,
        sum(lengths),
    )
    known = sorted(vocabulary)
    rank = np.empty(len(known), np.uint64)
    rank[[vocabulary[word] for word in known]] = np.arange(len(known), dtype=np.uint64)
    owners = np.repeat(np.arange(len(entries), dtype=np.uint64), lengths)
    keys = np.sort(rank[met] << np.uint64(16) | owners)
    starts = _changes(keys)
    counts = np.minimum(np.diff(starts, append=len(keys)), 255).astype("u1")
    keys = keys[starts]
    passages = (keys & np.uint64(0xFFFF)).astype("<u2")
    ends = np.searchsorted(keys >> np.uint64(16), np.arange(len(known) + 1)).astype("<u4")
    packed = {}
    left = 0
    for first, group in groupby(known, lambda word: word[0]):
        names = list(group)
        right = left + len(names)
        joined = "\n".join(names).encode()
        start, end = int(ends[left]), int(ends[right])
        packed[first] = b"".join(
            (
                np.array([len(names), len(joined)], "<u4").tobytes(),
                joined,
                (ends[left : right + 1] - ends[left]).tobytes(),
                passages[start:end].tobytes(),
                counts[start:end].tobytes(),
            )
        )
        left = right
    return packed


def _packed_chars(text: str) -> dict[str, bytes]:
    codes = np.frombuffer(text.encode("utf-32-le"), "<u4")
    if not len(codes):
        return {}
    alphabet = np.flatnonzero(np.bincount(codes))
    number = np.zeros(int(alphabet[-1]) + 1, np.uint64)
    number[alphabet] = np.arange(len(alphabet), dtype=np.uint64)
    dense = number[codes]
    first, second = dense[:-1], dense[1:]
    places = np.flatnonzero(codes[:-1] != 0).astype(np.uint64)
    size = np.uint64(len(alphabet))
    keys = np.sort((first[places] * size + second[places]) << np.uint64(32) | places)
    pairs = keys >> np.uint64(32)
    starts = _changes(pairs)
    pairs = pairs[starts]
    places = (keys & np.uint64(0xFFFFFFFF)).astype("<u4")
    firsts, followers = np.divmod(pairs, size)
    followers = alphabet[followers.astype(np.int64)]
    ends = np.append(starts, len(places))
    edges = np.searchsorted(firsts, np.arange(len(alphabet) + 1)).tolist()
    packed = {}
    for code, (left, right) in zip(alphabet.tolist(), pairwise(edges), strict=True):
        if left == right:
            continue
        start, end = ends[left], ends[right]
        packed[chr(code)] = b"".join(
            (
                np.array([right - left, end - start], "<u4").tobytes(),
                _narrow(followers[left:right]),
                _narrow(ends[left : right + 1] - start),
                _narrow(places[start:end]),
            )
        )
    return packed


def _narrow(numbers: NDArray[Any]) -> bytes:
    """Numbers below 2 to the 24th in three bytes each: the lower two of all, then the third."""
    return (numbers & 0xFFFF).astype("<u2").tobytes() + (numbers >> 16).astype("u1").tobytes()


def _narrowed(packed: bytes, count: int, at: int) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    return np.frombuffer(packed, "<u2", count, at), np.frombuffer(
        packed, "u1", count, at + 2 * count
    )


def _joined(lower: NDArray[np.uint16], third: NDArray[np.uint8]) -> NDArray[np.uint32]:
    numbers = third.astype(np.uint32)
    numbers <<= np.uint32(16)
    numbers |= lower
    return numbers


def _wide(packed: bytes, count: int, at: int) -> NDArray[np.uint32]:
    return _joined(*_narrowed(packed, count, at))


def _changes(ordered: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Where each run of equal numbers begins."""
    if not len(ordered):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))


@dataclass(frozen=True, slots=True)
class About:
    """What a batch says of its passages, each an array over them; ``owner`` is over blocks."""

    readout: NDArray[np.uint32]
    position: NDArray[np.int32]
    day: NDArray[np.int32]
    length: NDArray[np.uint32]
    kind: NDArray[np.uint64]
    owner: NDArray[np.uint32]
    """Of every block: twice the number of its passage, and one more where it is a title."""
    seam: NDArray[np.uint64]
    """The pairs of characters at seams, and of each the readout it is of."""
    seam_readout: NDArray[np.uint32]


def pair_code(first: str, second: str) -> int:
    """A number for two characters."""
    return ord(first) << 32 | ord(second)


def read_about(packed: bytes) -> About:
    """What is about all of a batch."""
    count, blocks, seams = np.frombuffer(packed, "<u4", 3).tolist()
    at = 12
    rows = np.frombuffer(packed, _ABOUT, count, at)
    owner = np.frombuffer(packed, "<u4", blocks, at + rows.nbytes)
    seam = np.frombuffer(packed, _SEAM, seams, at + rows.nbytes + owner.nbytes)
    return About(
        rows["readout"],
        rows["position"],
        rows["day"],
        rows["length"],
        rows["kind"],
        owner,
        seam["pair"],
        seam["readout"],
    )


def read_vocabulary(packed: bytes) -> list[str]:
    """The words of one first character, in order."""
    _, size = np.frombuffer(packed, "<u4", 2).tolist()
    return packed[8 : 8 + size].decode().split("\n")


def read_word(packed: bytes, word: str) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
    """The passages that have a word, ascending, and how often each has it.

    ``packed`` are the words of its first character.
    """
    known = read_vocabulary(packed)
    number = bisect_left(known, word)
    if number == len(known) or known[number] != word:
        return np.zeros(0, np.uint16), np.zeros(0, np.uint8)
    count, size = np.frombuffer(packed, "<u4", 2).tolist()
    ends = np.frombuffer(packed, "<u4", count + 1, 8 + size)
    start, end, total = int(ends[number]), int(ends[number + 1]), int(ends[-1])
    at = 8 + size + ends.nbytes
    return (
        np.frombuffer(packed, "<u2", end - start, at + 2 * start),
        np.frombuffer(packed, "u1", end - start, at + 2 * total + start),
    )


@dataclass(frozen=True, slots=True)
class Places:
    """Where a character stands in a batch, by what follows it; read as far as it is asked for."""

    followers: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    lower: NDArray[np.uint16]
    third: NDArray[np.uint8]

    def run(self, follower: str) -> tuple[int, int]:
        """Which of the places ``follower`` follows."""
        at = int(np.searchsorted(self.followers, ord(follower)))
        if at == len(self.followers) or self.followers[at] != ord(follower):
            return 0, 0
        return int(self.ends[at]), int(self.ends[at + 1])

    def read(self, start: int, end: int) -> NDArray[np.uint32]:
        """The places from the ``start``-th on; ascending within a run."""
        return _joined(self.lower[start:end], self.third[start:end])


def read_char(packed: bytes) -> Places:
    """The places of a character."""
    count, total = np.frombuffer(packed, "<u4", 2).tolist()
    return Places(
        _wide(packed, count, 8),
        _wide(packed, count + 1, 8 + 3 * count),
        *_narrowed(packed, total, 11 + 6 * count),
    )


def find(needle: str, places: Sequence[Places]) -> NDArray[np.uint32]:
    """Where ``needle`` stands in a batch, given the places of each of its characters."""
    if len(needle) == 1:
        return np.sort(places[0].read(0, len(places[0].lower)))
    offsets = [*range(0, len(needle) - 1, 2)]
    if offsets[-1] != len(needle) - 2:
        offsets.append(len(needle) - 2)
    runs = [(*places[at].run(needle[at + 1]), at) for at in offsets]
    runs.sort(key=lambda run: run[1] - run[0])
    start, end, at = runs[0]
    rarest = places[at].read(start, end)
    found: NDArray[np.uint32] = rarest[rarest >= at] - np.uint32(at)
    for start, end, at in runs[1:]:
        if not len(found):
            break
        others = places[at].read(start, end)
        looked = found + np.uint32(at)
        where = np.searchsorted(others, looked)
        where[where == len(others)] = 0
        found = found[others[where] == looked]
    return found
