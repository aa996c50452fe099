"""How a batch lies in its file: columns one after the other, made to be mapped into memory.

A query touches the few places it asks for, whatever the size of the rest. The words are told by
numbers, which stand in order, each with the passages that have it; and so are the pairs of
neighbouring characters, each with every place where it stands. With the places any string can be
found exactly, from one character to a whole paragraph, whatever the words are taken to be.

Places count characters through the batch. Every text begins at a multiple of BLOCK and ends before
the next one, so that the passage of a place is one look-up, and no string runs from a text into
another; and so is the sentence that it stands in, as far as no two sentences end in one block.
Places below 2 to the 24th take three bytes: the lower two of all of them, then the third.
"""

from __future__ import annotations

import hashlib
import mmap
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

BLOCK_BITS = 5
BLOCK = 1 << BLOCK_BITS
MAX_PASSAGES = 60_000
"""Passages are told by 16 bits within a batch."""
MAX_CHARS = 4_000_000
"""Bounds the memory that packing takes, some 40 bytes a character; places are told by 24 bits."""
LEAD_CHARS = 80
"""What begins in so many characters is said at the beginning of a passage."""
SENTENCES = 62
"""So many sentences of a passage are told apart; more count as the last of them."""
LEAD = 62
NAME = 63
TITLE = 64
"""What takes the numbers after those of sentences: what stands at the beginning of a passage, or in
its name, is told beside its sentences; of titles nothing is."""
FORMAT = 9
"""Goes up when the same readouts would be indexed differently."""

ABOUT = np.dtype(
    [
        ("kind", "<u8"),
        ("readout", "<u4"),
        ("position", "<i4"),
        ("day", "<i4"),
        ("length", "<u4"),
    ],
    align=True,  # all that is mapped begins at multiples of what it is read as
)
SEAM = np.dtype([("pair", "<u8"), ("readout", "<u8")])
_KINDS: dict[str, Any] = {
    "about": ABOUT,  # of every passage, as of ``Entry``
    "seam": SEAM,  # the pairs of characters where passages end, ascending, and whose they are
    "owner": "<u4",  # of every block: twice its passage, and one more where it is a title
    "sentence": "u1",  # and which sentence of the passage it begins in, or NAME or TITLE
    "turn": "u1",  # and the first of its characters that the next sentence has, or BLOCK
    "lead": "u1",  # and how many of its characters count as the beginning of the passage
    "word": "<u8",  # the words by their numbers, ascending
    "word_end": "<u4",  # 0, and of each, where its passages end
    "passage": "<u2",  # of every word, the passages that have it
    "times": "u1",  # and how often
    "pair": "<u8",  # the pairs of neighbouring characters, ascending
    "pair_end": "<u4",  # 0, and of each, where its places end
    "low": "<u2",  # the places of every pair, ascending: the lower two bytes
    "high": "u1",  # and the third
}
COLUMNS: Mapping[str, np.dtype[Any]] = {name: np.dtype(kind) for name, kind in _KINDS.items()}
_HEAD = struct.Struct(f"<{len(COLUMNS) + len(COLUMNS) % 2}I")


def laid_out(columns: Mapping[str, NDArray[Any]]) -> bytes:
    """The columns as they lie in a file."""
    lengths = [len(columns[name]) for name in COLUMNS]
    pieces = [_HEAD.pack(*lengths, *[0] * (len(COLUMNS) % 2))]
    for name, kind in COLUMNS.items():
        column = columns[name].astype(kind, copy=False).tobytes()
        pieces += (column, bytes(-len(column) % 8))
    return b"".join(pieces)


def mapped(data: mmap.mmap | bytes) -> dict[str, NDArray[Any]]:
    """The columns of a file where they lie."""
    at = _HEAD.size
    found = {}
    for (name, kind), length in zip(COLUMNS.items(), _HEAD.unpack_from(data), strict=False):
        found[name] = np.frombuffer(data, kind, length, at)
        at += found[name].nbytes + -found[name].nbytes % 8
    return found


def word_code(word: str) -> int:
    """A number for a word. Of a million words, two share one by a chance of one in 37 million."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "little")


def pair_code(first: str, second: str) -> int:
    """A number for two characters."""
    return ord(first) << 32 | ord(second)


def first_of_runs(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Of every one of some numbers in order, whether it is the first of its like."""
    first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first
