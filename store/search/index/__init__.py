"""The search index: which passages hold which words and strings. Derived, and replaceable.

Nothing of whoosh leaves ``shelf``, and nothing of the index's making leaves this package: callers
hand in entries and ask a view for the passages that have a word or hold a string.

The index holds no truth: it is brought up to date from the database's change log, and how far it
has read that log is committed *inside* the index, together with the passages. So a crash between
the two commits is a log not yet read, and an index that is gone, foreign or of another version is
one that has read nothing.
"""

from __future__ import annotations

import contextlib
import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from store.errors import StoreError
from store.search.index.batch import Batch
from store.search.index.layout import MAX_CHARS, MAX_PASSAGES, SENTENCES
from store.search.index.merging import merged
from store.search.index.packing import Entry, pack
from store.search.index.shelf import NOTES, Reading, Shelf
from store.search.index.standing import (
    Bits,
    Gains,
    Numbers,
    Strings,
    among,
    bits_of,
    numbers_of,
)
from store.search.index.view import View, gone_from

__all__ = [
    "LOCK_SECONDS",
    "SENTENCES",
    "Bits",
    "Entry",
    "Gains",
    "Index",
    "Mark",
    "Numbers",
    "Strings",
    "Tidying",
    "Update",
    "View",
    "among",
    "bits_of",
    "numbers_of",
]

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
        self._writing = threading.Lock()
        """Whoosh makes a thread that waits for another look every tenth of a second."""
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
        with self._writing, self._shelf.writing(wait_seconds) as change:
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

    def tidy(self, wait_seconds: float) -> bool:
        """Put batches of like size together; False where there are none, or others came first.

        The work is done before the index is locked, so that nobody waits for it.
        Raises StoreBusy when another process keeps the index locked.
        """
        with self._lock:
            reading = self._read()
        if not (batches := _alike([*reading.batches.values()])):
            return False
        dropped = _dropped(reading)
        packed = merged(batches, [gone_from(batch, dropped) for batch in batches])
        with self._writing, self._shelf.writing(wait_seconds) as change:
            with self._lock:
                reading = self._read()
            now = _dropped(reading)
            for batch in batches:
                if batch.name not in reading.batches:
                    return False
                if dropped.pop(batch.name, None) != now.pop(batch.name, None):
                    return False
            for batch in batches:
                change.remove(batch.name, reading)
            change.remove(NOTES, reading)
            change.put(packed)
            change.note((*reading.notes[:2], now))
        return True

    def scattered(self) -> bool:
        """Whether there is anything to tidy."""
        with self._lock:
            return bool(_alike([*self._read().batches.values()]))

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


class Tidying:
    """Puts small batches of an index together, in a thread beside whatever else goes on."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._closed = False

    def begin(self) -> None:
        """See to it, unless that is being done already or was closed."""
        with self._lock:
            if self._closed or (self._thread is not None and self._thread.is_alive()):
                return
            if self._index.scattered():
                self._thread = threading.Thread(target=self._run, name="tidying")
                self._thread.start()

    def close(self) -> None:
        """Begin nothing more and wait for what is being done; may be called twice."""
        with self._lock:
            self._closed = True
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        with contextlib.suppress(StoreError):  # whoever writes begins anew, or says what is wrong
            while not self._closed and self._index.tidy(0.0):
                pass


def _alike(batches: Sequence[Batch]) -> list[Batch]:
    """So many of like size that they should be one, and can be; the smallest such."""
    sizes: dict[int, list[Batch]] = defaultdict(list)
    for batch in batches:
        sizes[len(batch).bit_length() // ALIKE_BITS].append(batch)
    for _, alike in sorted(sizes.items()):
        found = alike[:ALIKE]
        fit = sum(map(len, found)) <= MAX_PASSAGES and sum(b.places for b in found) <= MAX_CHARS
        if len(found) == ALIKE and fit:
            return found
    return []


def _mark(reading: Reading) -> Mark | None:
    return Mark(*reading.notes[:2]) if reading.notes else None


def _dropped(reading: Reading) -> dict[str, list[int]]:
    """The readouts of every batch that are not in the store any more."""
    return dict(reading.notes[2]) if reading.notes else {}
