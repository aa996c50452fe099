"""The second look: how close together the words of a query stand in a passage.

Readouts are kept as they were read for the last looks, for as long as the index has not changed
them: one that changes comes into another batch of the index.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from store.database import Database
from store.model import Readout, StoredReadout
from store.search.excerpt import Edges, best_sentence, sentence_edges
from store.search.index import Numbers, View
from store.search.passages import passages
from store.words import fold

KEPT_CHARS = 8_000_000
"""Some six bytes each in memory: the text, and the same folded, whole and in passages."""
OVERHEAD_CHARS = 500
LEAD_CHARS = 80
IN_ONE_SENTENCE = 3.0
IN_THE_LEAD = 2.0
NAMED = 8.0
"""Tuned on one half of the queries written by hand (tests/bench); the others on titles of news."""


@dataclass(frozen=True, slots=True)
class Look:
    """A passage: its name folded, and its stretches of its readout's folded text."""

    name: str
    folded: str
    stretches: tuple[Edges, ...]

    def closeness(self, weights: Mapping[str, float]) -> float:
        """1 and more, for how much of the words, by weight, stands close together.

        Counted are the shares that one sentence, the beginning, and the name hold.
        """
        total = sum(weights.values()) or 1.0
        best = best_sentence(self.folded, self.stretches, weights)
        close = IN_ONE_SENTENCE * best.weight if best else 0.0
        start = self.stretches[0][0] if self.stretches else 0
        lead = self.folded[start : start + LEAD_CHARS]
        for word, weight in weights.items():
            if word in lead:
                close += IN_THE_LEAD * weight
            if word in self.name:
                close += NAMED * weight
        return 1 + close / total

    @property
    def text(self) -> str:
        """What it says, folded."""
        return "\n".join(self.folded[edges[0] : edges[-1]] for edges in self.stretches)


@dataclass(frozen=True, slots=True)
class Known:
    """A readout with what looking at it again and again would otherwise work out again."""

    stored: StoredReadout
    folded: str
    looks: dict[int, Look]

    def at(self, position: int) -> Look:
        """The passage at a position; an empty one where the readout has none there any more."""
        return self.looks.get(position, _NOTHING)


_NOTHING = Look("", "", ())


class Looks:
    """The readouts last looked at. Threads and views may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[int, str], Known] = OrderedDict()
        self._chars = 0

    def closeness(
        self, view: View, numbers: Numbers, weights: Mapping[str, float]
    ) -> NDArray[np.float32]:
        """Of every passage, how close together it holds the words: see Look."""
        known = self.of(view, numbers)
        places = zip(view.readout[numbers].tolist(), view.position[numbers].tolist(), strict=True)
        looks = [known[readout].at(position) for readout, position in places]
        return np.array([look.closeness(weights) for look in looks], np.float32)

    def of(self, view: View, numbers: Numbers) -> dict[int, Known]:
        """The readouts of the passages with these numbers, by their ids."""
        wanted = dict(zip(view.readout[numbers].tolist(), view.batch_names(numbers), strict=True))
        known = {}
        with self._lock:
            for key in wanted.items():
                if key in self._kept:
                    known[key[0]] = self._kept[key]
                    self._kept.move_to_end(key)
        missing = [readout for readout in wanted if readout not in known]
        for stored in self._database.readouts(missing) if missing else ():
            folded = fold(stored.readout.text)
            one = Known(stored, folded, dict(_looks(stored.readout, folded)))
            known[stored.id] = one
            self._keep((stored.id, wanted[stored.id]), one)
        return known

    def _keep(self, key: tuple[int, str], known: Known) -> None:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = known
                self._chars += len(known.folded) + OVERHEAD_CHARS
            while self._chars > KEPT_CHARS:
                _, dropped = self._kept.popitem(last=False)
                self._chars -= len(dropped.folded) + OVERHEAD_CHARS


def _looks(readout: Readout, folded: str) -> Iterator[tuple[int, Look]]:
    for passage in passages(readout):
        stretches = tuple(sentence_edges(readout.text, *span) for span in passage.spans)
        yield passage.position, Look(fold(passage.name), folded, stretches)
