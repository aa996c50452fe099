"""How related two texts are: whether they speak of one field, though they may share no word.

恢复重建 and 倒塌的民房 have no word in common and belong together. Every word of a table has a
vector; those of words that are spoken of together point the same way, and a text's is their sum.
The table comes with the package and nothing else is needed; tests/accuracy/train_relatedness.py
makes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).parent
WORDS, VECTORS = HERE / "words.txt", HERE / "vectors.npy"
"""A word a line, and in the same order its vector of small whole numbers: the longer, the rarer
the word is in Chinese, and the more it tells."""
SHORTEST, LONGEST = 2, 4
"""Characters of the table's words."""

Relatedness = NDArray[np.float64]


def relatedness(texts: Sequence[str], topics: Sequence[str]) -> Relatedness:
    """How related every folded text (a row) is to every topic (a column).

    From -1 to 1, rounded so that it is the same on every machine; 0 where one has no known word.
    """
    related: Relatedness = np.round(_directions(texts) @ _directions(topics).T, 4)
    return related


def nearness(texts: Sequence[str], topics: Sequence[str]) -> Relatedness:
    """How near every folded text (a row) comes to the words of every topic (a column).

    Each word of a topic is held against the one of the text that is most related to it, and counts
    the more, the more it tells: 民宿、农家乐 come near to 旅游 whatever else a text is on. From 0
    to 1, rounded so that it is the same on every machine; 0 where one has no known word.
    """
    if not texts or not topics:
        return np.zeros((len(texts), len(topics)))
    said, starts = _words_in_a_row(texts)
    asked, first = _words_in_a_row(topics)
    telling = np.linalg.norm(asked, axis=1)
    related = _of_length_one(asked) @ _of_length_one(said).T
    nearest = np.maximum.reduceat(related, starts, axis=1) * telling[:, None]
    sums = np.add.reduceat(nearest, first, axis=0)
    near: Relatedness = sums / np.maximum(np.add.reduceat(telling, first), 1.0)[:, None]
    return np.round(near.T, 4)


def _words_in_a_row(texts: Sequence[str]) -> tuple[Relatedness, list[int]]:
    """The vectors of all texts' words, and where each text's begin: each has one more, of 0."""
    _, vectors = _table()
    places = [_places(text) for text in texts]
    rows = np.zeros((sum(len(found) + 1 for found in places), vectors.shape[1]))
    starts, at = [], 0
    for found in places:
        starts.append(at)
        rows[at : at + len(found)] = vectors[list(found)]
        at += len(found) + 1
    return rows, starts


def _directions(texts: Sequence[str]) -> Relatedness:
    """The vector of each text in a row, of length 1, or 0 for a text without a known word."""
    _, vectors = _table()
    sums = np.zeros((len(texts), vectors.shape[1]))
    for row, text in zip(sums, texts, strict=True):
        row[:] = vectors[list(_places(text))].sum(axis=0, dtype=np.int64)
    return _of_length_one(sums)


def _of_length_one(vectors: Relatedness) -> Relatedness:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    directions: Relatedness = vectors / np.maximum(lengths, 1.0)
    return directions


@lru_cache(maxsize=2048)
def _places(text: str) -> tuple[int, ...]:
    known, _ = _table()
    return tuple(known_words(text, known))


def known_words(text: str, known: Mapping[str, int]) -> Iterator[int]:
    """The places of a text's words in the table, at each character the longest one."""
    at = 0
    while at < len(text):
        for length in range(LONGEST, SHORTEST - 1, -1):
            if (place := known.get(text[at : at + length])) is not None:
                yield place
                at += length
                break
        else:
            at += 1


@cache
def _table() -> tuple[dict[str, int], NDArray[np.int8]]:
    words = WORDS.read_text("utf-8").split()
    return {word: place for place, word in enumerate(words)}, np.load(VECTORS, mmap_mode="r")
