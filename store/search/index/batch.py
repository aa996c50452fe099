"""Batches: many passages packed into one file, and what can be read from it again.

A batch is laid out to be mapped into memory and read where it lies: a query touches the few places
it asks for, whatever the size of the rest. Everything of one character stands together: the words
that begin with it, with the passages that have them; and every place where it stands, ordered by
the character that follows. With the places any string can be found exactly, from one character to
a whole paragraph, whatever the words are taken to be.

Places count characters through the batch. Every text begins at a multiple of BLOCK and ends before
the next one, so that the passage of a place is one look-up, and no string runs from a text into
another. A text is told by its *parts*, the name, each sentence, each title, and where they begin.
"""

from __future__ import annotations

import mmap
import struct
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

import numpy as np
from numpy.typing import NDArray

BLOCK_BITS = 5
BLOCK = 1 << BLOCK_BITS
MAX_PASSAGES = 60_000
"""Passages are told by 16 bits within a batch."""
MAX_CHARS = 4_000_000
"""Bounds the memory that packing takes, some 40 bytes a character; places are told by 24 bits."""
NAME, SENTENCE, TITLE = range(3)
"""What a part of a passage is."""


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
        """What is to be found, each text with what it is and in its parts."""
        for kind, text in (
            (NAME, (self.name,)),
            *((SENTENCE, sentences) for sentences in self.stretches),
            *((TITLE, (title,)) for title in self.titles),
        ):
            if parts := [part for part in text if part]:
                yield kind, parts

    def __len__(self) -> int:
        """The characters it takes, and some."""
        return sum(BLOCK + sum(map(len, text)) for _, text in self.texts())


@dataclass(frozen=True, slots=True)
class Packed:
    """A batch to be kept in a file."""

    name: str
    data: bytes


_ABOUT = np.dtype(
    [
        ("kind", "<u8"),
        ("readout", "<u4"),
        ("position", "<i4"),
        ("day", "<i4"),
        ("length", "<u4"),
        ("start", "<u4"),
    ],
    align=True,  # all that is mapped begins at multiples of what it is read as
)
_SEAM = np.dtype([("pair", "<u8"), ("readout", "<u8")])
_HEAD = struct.Struct("<6I")


def pack(entries: Iterable[Entry]) -> Iterator[Packed]:
    """The entries as batches."""
    batch: list[Entry] = []
    chars = 0
    for entry in entries:
        batch.append(entry)
        chars += len(entry)
        if len(batch) >= MAX_PASSAGES or chars >= MAX_CHARS:
            yield _packed(batch)
            batch, chars = [], 0
    if batch:
        yield _packed(batch)


def _packed(entries: Sequence[Entry]) -> Packed:
    about = np.zeros(len(entries), _ABOUT)
    texts: list[str] = []
    blocks: list[tuple[int, int]] = []
    parts: list[int] = []
    kinds: list[int] = []
    at = 0
    for number, entry in enumerate(entries):
        about[number] = (
            entry.kind,
            entry.readout,
            entry.position,
            entry.day,
            len(entry.words),
            at,
        )
        for kind, text in entry.texts():
            end = at
            for part in text:
                parts.append(end)
                kinds.append(kind)
                end += len(part)
            texts += text
            texts.append("\0" * (BLOCK - (end - at) % BLOCK))
            end += len(texts[-1])
            blocks.append(((end - at) // BLOCK, 2 * number + (kind == TITLE)))
            at = end
    counts, owners = (
        np.array(column, np.uint32)
        for column in (zip(*blocks, strict=True) if blocks else ([], []))
    )
    owner = np.repeat(owners, counts)
    seams = np.array(
        sorted((pair_code(*seam), entry.readout) for entry in entries for seam in entry.seams),
        _SEAM,
    )
    words, chars = _packed_words(entries), _packed_chars("".join(texts))
    alphabet = sorted({*words, *chars})
    sections, offsets = [], [0]
    for char in alphabet:
        section = _section(words.get(char, _NO_WORDS), chars.get(char, _NO_PLACES))
        offsets.append(offsets[-1] + _pad(section))
        sections += section
    pieces = [
        _HEAD.pack(len(entries), len(seams), len(owner), len(parts), len(alphabet), 0),
        about.tobytes(),
        seams.tobytes(),
        owner.astype("<u4").tobytes(),
        np.array(parts, "<u4").tobytes(),
        np.array(kinds, "u1").tobytes(),
    ]
    pieces[-1:-1] = [
        np.array([*map(ord, alphabet)], "<u4").tobytes(),
        np.array(offsets[:-1], "<u4").tobytes(),
    ]
    _pad(pieces)
    return Packed(uuid.uuid4().hex, b"".join((*pieces, *sections)))


def _pad(pieces: list[bytes]) -> int:
    """Make the pieces a multiple of eight bytes together; how many."""
    length = sum(map(len, pieces))
    pieces.append(bytes(-length % 8))
    return length + len(pieces[-1])


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one first character, in order, with where the passages of each end."""

    joined: bytes
    ends: NDArray[np.uint32]
    passages: NDArray[np.uint16]
    counts: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a character stands, by what follows it, and where the places of each follower end."""

    followers: NDArray[np.uint32]
    ends: NDArray[np.uint32]
    places: NDArray[np.uint32]


_NO_WORDS = _Words(b"", np.zeros(1, "<u4"), np.zeros(0, "<u2"), np.zeros(0, "u1"))
_NO_PLACES = _Places(np.zeros(0, "<u4"), np.zeros(1, "<u4"), np.zeros(0, "<u4"))


def _section(words: _Words, places: _Places) -> list[bytes]:
    """Numbers below 2 to the 24th take three bytes: the lower two of all, then the third."""
    return [
        _HEAD.pack(
            len(words.ends) - 1,
            len(words.joined),
            len(words.passages),
            len(places.followers),
            len(places.places),
            0,
        ),
        words.ends.tobytes(),
        places.followers.tobytes(),
        places.ends.tobytes(),
        words.passages.tobytes(),
        (places.places & 0xFFFF).astype("<u2").tobytes(),
        (places.places >> 16).astype("u1").tobytes(),
        words.counts.tobytes(),
        words.joined,
    ]


class _Numbering(dict[str, int]):
    """A number for every word, the next one where it is first met."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def _packed_words(entries: Sequence[Entry]) -> dict[str, _Words]:
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
        start, end = int(ends[left]), int(ends[right])
        packed[first] = _Words(
            "\n".join(("", *names, "")).encode(),
            ends[left : right + 1] - ends[left],
            passages[start:end],
            counts[start:end],
        )
        left = right
    return packed


def _packed_chars(text: str) -> dict[str, _Places]:
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
    narrow = (keys & np.uint64(0xFFFFFFFF)).astype("<u4")
    firsts, followers = np.divmod(pairs, size)
    followers = alphabet[followers.astype(np.int64)].astype("<u4")
    ends = np.append(starts, len(narrow))
    packed = {}
    edges = np.searchsorted(firsts, np.arange(len(alphabet) + 1)).tolist()
    for code, left, right in zip(alphabet.tolist(), edges, edges[1:], strict=False):
        if left == right:
            continue
        start, end = ends[left], ends[right]
        packed[chr(code)] = _Places(
            followers[left:right],
            (ends[left : right + 1] - start).astype("<u4"),
            narrow[start:end],
        )
    return packed


def _changes(ordered: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Where each run of equal numbers begins."""
    if not len(ordered):
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))


def pair_code(first: str, second: str) -> int:
    """A number for two characters."""
    return ord(first) << 32 | ord(second)


class Batch:
    """A batch as it lies in its file; it never changes."""

    def __init__(self, name: str, data: mmap.mmap | bytes) -> None:
        self.name = name
        self._data = data
        count, seams, blocks, parts, chars, _ = _HEAD.unpack_from(data)
        at = _HEAD.size
        rows = np.frombuffer(data, _ABOUT, count, at)
        self.readout: NDArray[np.uint32] = rows["readout"]
        self.position: NDArray[np.int32] = rows["position"]
        self.day: NDArray[np.int32] = rows["day"]
        self.length: NDArray[np.uint32] = rows["length"]
        self.kind: NDArray[np.uint64] = rows["kind"]
        self.start: NDArray[np.uint32] = rows["start"]
        """Of every passage, its first place."""
        at += rows.nbytes
        seam = np.frombuffer(data, _SEAM, seams, at)
        self.seam: NDArray[np.uint64] = seam["pair"]
        """The pairs of characters at seams, ascending, and of each the readout it is of."""
        self.seam_readout: NDArray[np.uint64] = seam["readout"]
        at += seam.nbytes
        self.owner: NDArray[np.uint32] = np.frombuffer(data, "<u4", blocks, at)
        """Of every block: twice the number of its passage, and one more where it is a title."""
        at += self.owner.nbytes
        self.part: NDArray[np.uint32] = np.frombuffer(data, "<u4", parts, at)
        """Of every part, its first place."""
        at += self.part.nbytes
        self._chars: NDArray[np.uint32] = np.frombuffer(data, "<u4", chars, at)
        self._offsets: NDArray[np.uint32] = np.frombuffer(data, "<u4", chars, at + 4 * chars)
        at += 8 * chars
        self.part_kind: NDArray[np.uint8] = np.frombuffer(data, "u1", parts, at)
        self._sections_at = at + parts + -(at + parts) % 8

    def __len__(self) -> int:
        """How many passages it holds, those that are gone among them."""
        return len(self.readout)

    @property
    def places(self) -> int:
        """How many places it has."""
        return len(self.owner) << BLOCK_BITS

    def section(self, char: str) -> Section | None:
        """What there is of a character; None where it stands nowhere and begins no word."""
        code = ord(char)
        at = int(self._chars.searchsorted(np.uint32(code)))
        if at == len(self._chars) or self._chars[at] != code:
            return None
        return Section(self._data, self._sections_at + int(self._offsets[at]))


class Section:
    """All of one character in a batch, read as far as it is asked for."""

    __slots__ = ("_at", "_data", "_followers", "_joined", "_passages", "_places", "_words")

    def __init__(self, data: mmap.mmap | bytes, at: int) -> None:
        self._data, self._at = data, at + _HEAD.size
        head: tuple[int, ...] = _HEAD.unpack_from(data, at)
        self._words, self._joined, self._passages, self._followers, self._places, _ = head

    def word(self, word: str) -> tuple[NDArray[np.uint16], NDArray[np.uint8]]:
        """The passages that have a word, ascending, and how often each has it."""
        counts = self._counts_at()
        joined = counts + self._passages
        at = self._data.find(f"\n{word}\n".encode(), joined, joined + self._joined)
        if at < 0:
            return np.zeros(0, np.uint16), np.zeros(0, np.uint8)
        number = self._data[joined:at].count(b"\n")
        start, end = struct.unpack_from("<2I", self._data, self._at + 4 * number)
        return (
            np.frombuffer(self._data, "<u2", end - start, self._passages_at() + 2 * start),
            np.frombuffer(self._data, "u1", end - start, counts + start),
        )

    def run(self, follower: str) -> tuple[int, int]:
        """Which of the places ``follower`` follows."""
        followers, ends_at = self._follows()
        found = int(followers.searchsorted(np.uint32(ord(follower))))
        if found == len(followers) or followers[found] != ord(follower):
            return 0, 0
        start, end = struct.unpack_from("<2I", self._data, ends_at + 4 * found)
        return start, end

    def followed_by(self, codes: NDArray[np.uint32]) -> NDArray[np.bool_]:
        """Of every one of some characters, whether it follows anywhere."""
        followers, _ = self._follows()
        if not len(followers):
            return np.zeros(len(codes), bool)
        at = followers.searchsorted(codes)
        at[at == len(followers)] = 0
        there: NDArray[np.bool_] = followers[at] == codes
        return there

    def _follows(self) -> tuple[NDArray[np.uint32], int]:
        """The characters that follow, and where it is told where the places of each end."""
        at = self._at + 4 * (self._words + 1)
        followers = np.frombuffer(self._data, "<u4", self._followers, at)
        return followers, at + followers.nbytes

    def read(self, start: int, end: int) -> NDArray[np.uint32]:
        """The places from the ``start``-th on; ascending within a run."""
        at = self._passages_at() + 2 * self._passages
        lower = np.frombuffer(self._data, "<u2", end - start, at + 2 * start)
        third = np.frombuffer(self._data, "u1", end - start, at + 2 * self._places + start)
        numbers = third.astype(np.uint32)
        numbers <<= np.uint32(16)
        numbers |= lower
        return numbers

    def all(self) -> NDArray[np.uint32]:
        """Every place, ascending."""
        return np.sort(self.read(0, self._places))

    def _passages_at(self) -> int:
        return self._at + 4 * (self._words + 1 + 2 * self._followers + 1)

    def _counts_at(self) -> int:
        return self._passages_at() + 2 * self._passages + 3 * self._places


def find(needle: str, sections: Sequence[Section]) -> NDArray[np.uint32]:
    """Where ``needle`` stands in a batch, given what there is of each of its characters."""
    if len(needle) == 1:
        return sections[0].all()
    offsets = [*range(0, len(needle) - 1, 2)]
    if offsets[-1] != len(needle) - 2:
        offsets.append(len(needle) - 2)
    runs = [(*sections[at].run(needle[at + 1]), at) for at in offsets]
    runs.sort(key=lambda run: run[1] - run[0])
    start, end, at = runs[0]
    rarest = sections[at].read(start, end)
    found: NDArray[np.uint32] = rarest[rarest >= at] - np.uint32(at) if at else rarest
    for start, end, at in runs[1:]:
        if not len(found):
            break
        others = sections[at].read(start, end)
        looked = found + np.uint32(at)
        where = np.searchsorted(others, looked)
        where[where == len(others)] = 0
        found = found[others[where] == looked]
    return found
