"""The second look: how close together the words of a query stand in a passage.

Passages are kept as they were read for the last looks, for as long as the view does not change.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.database import Database
from store.excerpt import sentences
from store.model import Readout
from store.passages import passages
from store.words import fold

KEPT_CHARS = 8_000_000
"""Two bytes each in memory."""
LEAD_CHARS = 80
IN_ONE_SENTENCE = 2.0
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


class Looks:
    """The passages last looked at, of one view. Threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._kept: OrderedDict[int, dict[int, Look]] = OrderedDict()
        self._chars = 0

    def at(self, passages: Sequence[tuple[int, int]]) -> list[Look]:
        """The passages by readout and position; an empty look where there is none any more."""
        readouts = dict.fromkeys(readout for readout, _ in passages)
        with self._lock:
            looks = {r: self._kept[r] for r in readouts if r in self._kept}
            for readout in looks:
                self._kept.move_to_end(readout)
        missing = [readout for readout in readouts if readout not in looks]
        for stored in self._database.readouts(missing):
            looks[stored.id] = dict(_looks(stored.readout))
            self._keep(stored.id, looks[stored.id])
        return [looks.get(readout, {}).get(position, _NOTHING) for readout, position in passages]

    def _keep(self, readout: int, looks: dict[int, Look]) -> None:
        with self._lock:
            if readout not in self._kept:
                self._kept[readout] = looks
                self._chars += _chars(looks)
            while self._chars > KEPT_CHARS:
                _, dropped = self._kept.popitem(last=False)
                self._chars -= _chars(dropped)


_NOTHING = Look("", "", ())


def _looks(readout: Readout) -> Iterator[tuple[int, Look]]:
    folded = fold(readout.text)
    for passage in passages(readout):
        text = "\n".join(folded[start:end] for start, end in passage.spans)
        starts = tuple(start for start, _ in sentences(text, 0, len(text)))
        yield passage.position, Look(fold(passage.name), text, starts)


def _chars(looks: dict[int, Look]) -> int:
    return sum(len(look.text) + 100 for look in looks.values())
