"""The second look: how close together the words of a query stand in a passage.

Readouts are kept as they were read for the last looks, for as long as the index has not changed
them: one that changes comes into another batch of the index.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from store.database import Database
from store.index import Numbers, View
from store.model import Readout, StoredReadout
from store.passages import passages
from store.words import fold

KEPT_CHARS = 8_000_000
"""Some six bytes each in memory: the text, and the same folded, whole and in passages."""
OVERHEAD_CHARS = 500
_END = re.compile(r"[。！？\n]")
LEAD_CHARS = 80
IN_ONE_SENTENCE = 3.0
IN_THE_LEAD = 2.0
NAMED = 2.0


@dataclass(frozen=True, slots=True)
class Look:
    """A passage folded; ``starts`` are those of its sentences."""

    name: str
    text: str
    starts: tuple[int, ...]

    def closeness(self, weights: Mapping[str, float]) -> float:
        """1 and more, for how much of the words, by weight, stands close together.

        Counted are the shares that one sentence, the beginning, and the name hold.
        """
        total = sum(weights.values()) or 1.0
        sentences = [0.0] * (len(self.starts) + 1)
        lead = named = 0.0
        for word, weight in weights.items():
            at = self.text.find(word)
            if 0 <= at < LEAD_CHARS:
                lead += weight
            last = -1
            while at >= 0:
                sentence = bisect_right(self.starts, at)
                if sentence != last:
                    sentences[sentence] += weight
                    last = sentence
                # On from the next sentence: a word counts once in each.
                if sentence >= len(self.starts):
                    break
                at = self.text.find(word, self.starts[sentence])
            if word in self.name:
                named += weight
        best = max(sentences)
        return 1 + (IN_ONE_SENTENCE * best + IN_THE_LEAD * lead + NAMED * named) / total


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
        text = "\n".join(folded[start:end] for start, end in passage.spans)
        starts = (0, *(match.end() for match in _END.finditer(text)))
        yield passage.position, Look(fold(passage.name), text, starts)
