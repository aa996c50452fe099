"""Readouts as they were last looked at, folded and parted into passages and sentences.

They are kept for as long as the index has not changed them: one that changes comes into another
batch of the index.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass

from store.database import Database
from store.debris import folded_text
from store.model import Readout, StoredReadout
from store.readouts import Readouts
from store.search.excerpt import Edges, sentence_edges
from store.search.index import Numbers, View
from store.search.passages import passages

KEPT_CHARS = 8_000_000
"""Some six bytes each in memory: the text, and the same folded, whole and in passages."""
OVERHEAD_CHARS = 500


@dataclass(frozen=True, slots=True)
class Look:
    """A passage: its stretches of its readout's folded text."""

    folded: str
    stretches: tuple[Edges, ...]

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


_NOTHING = Look("", ())


class Looks:
    """The readouts last looked at. Threads and views may share it."""

    def __init__(self, database: Database) -> None:
        self._readouts = Readouts(database)
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[int, str], Known] = OrderedDict()
        self._chars = 0

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
        for stored in self._readouts.get_all(missing):
            folded = folded_text(stored.readout.text)
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
        yield passage.position, Look(folded, stretches)
