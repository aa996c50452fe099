"""The search index: which passages hold which words and strings. Derived, and replaceable.

Nothing of whoosh leaves ``shelf``, and nothing of the index's making leaves this package: callers
hand in entries and ask a view for the passages that have a word or hold a string.

The index holds no truth: it is brought up to date from the database's change log, and how far it
has read that log is committed *inside* the index, together with the passages. So a crash between
the two commits is a log not yet read, and an index that is gone, foreign or of another version is
one that has read nothing.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from store.search.index.batch import Entry, pack
from store.search.index.shelf import NOTES, Reading, Shelf
from store.search.index.view import Numbers, View

__all__ = ["LOCK_SECONDS", "Entry", "Index", "Mark", "Numbers", "Update", "View"]

LOCK_SECONDS = 30.0
"""How long to wait for another process that is indexing."""
ALIKE_BITS = 3
ALIKE = 1 << ALIKE_BITS
"""So many batches of one size are put together: then there are never many, and a passage is packed
again only when the batch it lies in has become several times as large."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the index has read which store's change log."""

    store: str
    seq: int


@dataclass(frozen=True, slots=True)
class Update:
    """What to commit to the index at once: how far it will have read, what goes and what comes.

    ``afresh`` replaces everything the index holds.
    """

    mark: Mark
    drop: Sequence[int]
    entries: Iterable[Entry]
    afresh: bool = False


class Index:
    """Passages by their words. Threads share it; processes share it through its folder."""

    def __init__(self, folder: Path) -> None:
        """Open the index, or begin an empty one where none can be opened."""
        self._shelf = Shelf(folder)
        self._lock = threading.Lock()
        self._reading: Reading | None = None
        self._view: View | None = None

    def close(self) -> None:
        """Release the files; may be called twice."""
        with self._lock:
            self._reading = self._view = None
            self._shelf.close()

    def mark(self) -> Mark | None:
        """How far this index has read; None when it has read nothing."""
        with self._lock:
            return _mark(self._read())

    def update(self, plan: Callable[[Mark | None], Update], wait_seconds: float) -> bool:
        """Bring the index up to date in one commit; False when there was nothing to do.

        ``plan`` is called once the index is locked, with how far it has read.
        Raises StoreBusy when another process keeps the index locked.
        """
        with self._shelf.writing(wait_seconds) as change:
            with self._lock:
                reading = self._read()
            change.sweep(reading)
            before = _mark(reading)
            update = plan(before)
            if update.mark == before and not update.afresh and not update.drop:
                return False
            dropped: dict[str, list[int]] = {}
            if update.afresh:
                change.clear()
            else:
                dropped = _dropped(reading)
                for name, batch in reading.batches.items():
                    if not np.isin(batch.readout, update.drop).any():
                        continue
                    gone = np.isin(batch.readout, [*dropped.get(name, ()), *update.drop])
                    if gone.all():
                        change.remove(name, reading)
                        dropped.pop(name, None)
                    else:
                        dropped[name] = np.unique(batch.readout[gone]).tolist()
                change.remove(NOTES, reading)
            for packed in pack(update.entries):
                change.put(packed)
            change.note((update.mark.store, update.mark.seq, dropped))
        return True

    def scattered(self, most: int) -> list[int]:
        """The readouts of batches of like size, to be dropped and entered again as one batch.

        None where that would be more than ``most`` passages, or where such batches are few.
        """
        sizes: dict[int, list[Numbers]] = defaultdict(list)
        for batch in self.view().batches():
            sizes[len(batch).bit_length() // ALIKE_BITS].append(batch)
        for _, batches in sorted(sizes.items()):
            if len(batches) >= ALIKE:
                found = np.concatenate(batches[:ALIKE])
                return np.unique(found).tolist() if len(found) <= most else []
        return []

    def view(self) -> View:
        """The index as it is now."""
        with self._lock:
            reading = self._read()
            if self._view is None:
                self._view = View(list(reading.batches.values()), _dropped(reading))
            return self._view

    def _read(self) -> Reading:
        if self._reading is None or not self._reading.current():
            known = self._reading.batches if self._reading is not None else {}
            self._view = None
            self._reading = self._shelf.reading(known)
        return self._reading


def _mark(reading: Reading) -> Mark | None:
    return Mark(*reading.notes[:2]) if reading.notes else None


def _dropped(reading: Reading) -> dict[str, list[int]]:
    """The readouts of every batch that are not in the store any more."""
    return dict(reading.notes[2]) if reading.notes else {}
