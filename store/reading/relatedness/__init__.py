"""How related two texts are: whether they speak of one field, though they may share no word.

恢复重建 and 倒塌的民房 have no word in common and belong together. Every word of a table has a
vector, of which those of words from one field point the same way; a text's is their sum. The table
comes with the package and nothing else is needed; :mod:`store.reading.relatedness.make` makes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).parent
WORDS, VECTORS = HERE / "words.txt", HERE / "vectors.npy"
"""A word a line, and in the same order its vector of small whole numbers: the longer, the rarer
the word is in Chinese, and the more it tells (Arora and others, 2017: smooth inverse frequency)."""
SHORTEST, LONGEST = 2, 4
"""Characters of the table's words."""

Relatedness = NDArray[np.float64]


def relatedness(texts: Sequence[str], topics: Sequence[str]) -> Relatedness:
    """How related every folded text (a row) is to every topic (a column).

    From -1 to 1, rounded so that it is the same on every machine; 0 where one has no known word.
    """
    related: Relatedness = np.round(_directions(texts) @ _directions(topics).T, 4)
    return related


def _directions(texts: Sequence[str]) -> Relatedness:
    """The vector of each text in a row, of length 1, or 0 for a text without a known word."""
    known, vectors = _table()
    sums = np.zeros((len(texts), vectors.shape[1]))
    for row, text in zip(sums, texts, strict=True):
        found = list(_known_words(text, known))
        row[:] = vectors[found].sum(axis=0, dtype=np.int64)
    lengths = np.linalg.norm(sums, axis=1, keepdims=True)
    directions: Relatedness = sums / np.maximum(lengths, 1.0)
    return directions


def _known_words(text: str, known: dict[str, int]) -> Iterator[int]:
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
