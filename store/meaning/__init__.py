"""Which matters mean what is asked, though they may share no word with it.

Each matter has a vector (:mod:`store.meaning.encoder`), worked out beside whatever else goes on and
kept in the database; like the facts it can be thrown away and made again. What is near is no more
than that: it is offered, never counted, and never where it is not near enough.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from store.database import Database, Row
from store.errors import StoreError
from store.facts.matters import MATTER, Matter, in_scope, matter_of
from store.meaning.encoder import Encoder, Vectors
from store.scope import Scope
from store.words import fold

log = logging.getLogger(__name__)
OPENING = 100
"""So many characters of a passage are encoded after what it is called. Over 41 questions in
everyday words, the right meeting was among the first three for 34 with the name alone, for 37 with
40 characters, for all with 100."""
NEAR = 0.57
"""How near a matter must be, with what stands it out and the topic's length added: nearer than what
comes nearest to nine in ten topics that no readout treats, as little as those are like any; of 176
in everyday words 125 are then offered what they mean (tests/accuracy/questions/REPORT.md)."""
NEXT = 8
"""So many after the nearest are what it must stand out from: what a topic means is nearer than all
else, while something is always nearest to what no readout treats."""
A_LETTER, LETTERS = 0.018, 14
"""What each letter of the topic adds, up to so many: the more is said of it, the less can something
else be near by chance; what readouts lack is mostly asked for by its name."""
NEXT_TO_BEST = 0.005
"""How much less near others may be that are offered beside the nearest: of 177 questions in
everyday words 116 are answered by the meetings meant and no other, with 0.02 112."""
FEW = 3
_BATCH = 16  # texts, which take about a second
_A_MOMENT = 12 * _BATCH
_A_WHILE = 0.2  # seconds


@dataclass(frozen=True, slots=True)
class _Known:
    """The vectors of the matters that have one, by their ids in order."""

    stand: tuple[int, int]
    matters: NDArray[np.int64]
    vectors: NDArray[np.float16]


class Meaning:
    """Vectors of the matters in a database, kept in step with it. Threads may share one."""

    def __init__(self, database: Database, encoder: Encoder | None) -> None:
        self._database = database
        self.encoder = encoder
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._working = self._again = self._closed = False
        self._known: _Known | None = None

    # --- keeping in step --------------------------------------------------------------------

    def begin(self) -> None:
        """See to it, in a thread of its own, that every matter has its vector."""
        with self._lock:
            if self.encoder is None or self._closed:
                return
            if self._working:
                self._again = True  # it may have seen all there was just before
            elif self.lacking(1):
                self._working = True
                self._thread = threading.Thread(
                    target=self._run, args=(self.encoder,), name="meaning", daemon=True
                )
                self._thread.start()

    def close(self) -> None:
        """Begin nothing more and wait for what is being done; may be called twice."""
        with self._lock:
            self._closed = True
        if self._thread is not None:
            self._thread.join()

    def lacking(self, most: int | None = None) -> int:
        """How many matters have no vector yet, no more than ``most`` of them counted."""
        if self.encoder is None:
            return 0
        lack = _UNKNOWN if self._is_kept(self.encoder) else ""
        limit = "" if most is None else f" LIMIT {most}"
        matters = f"SELECT 1 FROM matter m WHERE m.position > 0{lack}{limit}"
        return int(self._database.value(f"SELECT count(*) FROM ({matters})"))

    def _complete(self, encoder: Encoder) -> None:
        self._forget_others(encoder)
        after = 0
        while not self._closed and (rows := self._rows("m.id > ?" + _UNKNOWN, [after])):
            self._keep(rows, encoder.matters([_text(row) for row in rows]))
            after = rows[-1]["id"]

    def wait(self, told: Callable[[int], None] = lambda _count: None) -> None:
        """Wait until every matter has its vector; ``told`` hears now and then how many lack one."""
        while self._thread is not None and self._thread.is_alive():
            told(self.lacking())
            self._thread.join(_A_WHILE)
        told(self.lacking())

    def _run(self, encoder: Encoder) -> None:
        while True:
            try:
                self._complete(encoder)
            except StoreError as error:  # whoever opens the store next goes on
                log.warning("meaning: stopped: %s", error)
            except Exception:  # the model's own failures: the next readout is a new attempt
                log.exception("meaning: stopped")
            with self._lock:
                if not self._again:
                    self._working = False
                    return
                self._again = False

    def _forget_others(self, encoder: Encoder) -> None:
        """Throw away what another encoder has made."""
        if self._is_kept(encoder):
            return
        with self._database.write() as db:
            db.execute("DELETE FROM meaning")
            db.execute("DELETE FROM meant")
            db.execute("INSERT INTO meant (encoder, batches) VALUES (?, 0)", [encoder.name])

    def _is_kept(self, encoder: Encoder) -> bool:
        """Whether the vectors that are kept are of this encoder."""
        return bool(self._database.value("SELECT encoder FROM meant") == encoder.name)

    def _rows(self, condition: str, parameters: list[int]) -> list[Row]:
        return self._database.rows(
            "SELECT m.id, i.verb || i.subject AS called,"
            f" substr(r.folded, i.start + 1, min(i.stop - i.start, {OPENING})) AS opening"
            " FROM matter m JOIN item i ON i.readout = m.readout AND i.position = m.position"
            f" JOIN readout r ON r.id = m.readout WHERE {condition} ORDER BY m.id LIMIT {_BATCH}",
            parameters,
        )

    def _keep(self, rows: list[Row], vectors: Vectors) -> None:
        """Write vectors down, but of matters that are no longer what they were."""
        ids = [row["id"] for row in rows]
        with self._database.write(lasting=False) as db:
            now = self._rows(f"m.id IN ({','.join('?' * len(ids))})", ids)
            same = {row["id"] for row in now if row in rows}
            for matter, vector in zip(ids, vectors, strict=True):
                if matter in same:
                    db.execute(
                        "INSERT OR REPLACE INTO meaning (matter, vector) VALUES (?, ?)",
                        [matter, vector.astype(np.float16).tobytes()],
                    )
            db.execute("UPDATE meant SET batches = batches + 1")

    # --- asking -----------------------------------------------------------------------------

    def nearest(self, topic: str, scope: Scope) -> tuple[Matter, ...]:
        """The matters in scope that mean what a topic does, the nearest first; none where none is
        near enough, or nothing can be told by its meaning here.
        """
        if self.encoder is None or not topic.strip():
            return ()
        if self._thread is not None and self.lacking(_A_MOMENT) < _A_MOMENT:
            self._thread.join()
        if not self._is_kept(self.encoder):
            return ()
        known = self._among(scope)
        if not len(known.matters):
            return ()
        asked = fold(topic)
        near = _products(known.vectors, self.encoder.topic(asked)[0])
        order = np.argsort(-near, kind="stable")[: NEXT + 1]
        if _sureness(near[order], _letters(asked)) < NEAR:
            return ()
        first = order[:FEW]
        ids = known.matters[first][near[first] >= near[first[0]] - NEXT_TO_BEST].tolist()
        rows = self._database.rows(
            f"SELECT m.id, {MATTER} FROM matter m JOIN readout r ON r.id = m.readout"
            f" WHERE m.id IN ({','.join('?' * len(ids))})",
            ids,
        )
        found = {row["id"]: matter_of(row, named=False) for row in rows}
        return tuple(found[matter] for matter in ids if matter in found)

    def _among(self, scope: Scope) -> _Known:
        """The vectors of the matters in scope."""
        known = self._vectors()
        if not scope:
            return known
        parameters: list[object] = []
        condition = in_scope(scope, "readout", parameters)
        rows = self._database.each(f"SELECT id FROM matter WHERE 1{condition}", parameters)
        among = np.isin(known.matters, [row["id"] for row in rows])
        return _Known(known.stand, known.matters[among], known.vectors[among])

    def _vectors(self) -> _Known:
        with self._lock:
            stand = (
                int(self._database.value("SELECT seq FROM facts") or 0),
                int(self._database.value("SELECT batches FROM meant") or 0),
            )
            if self._known is None or self._known.stand != stand:
                rows = self._database.rows("SELECT matter, vector FROM meaning ORDER BY matter")
                vectors = np.frombuffer(b"".join(row["vector"] for row in rows), np.float16)
                matters = np.array([row["matter"] for row in rows], np.int64)
                width = len(vectors) // len(rows) if rows else 0
                self._known = _Known(stand, matters, vectors.reshape(len(rows), width))
            return self._known


_UNKNOWN = " AND NOT EXISTS (SELECT 1 FROM meaning v WHERE v.matter = m.id)"
_AT_ONCE = 10_000


def encoded(called: str, passage: str) -> str:
    """What is encoded of a matter: what it is called, and how its folded passage begins."""
    return f"{fold(called)}。{passage[:OPENING]}"


def _text(row: Row) -> str:
    return encoded(row["called"], row["opening"])


def _sureness(nearest: Vectors, letters: int) -> float:
    """How surely the first of the nearest is meant by a topic: what counts is how near it is and
    how far it stands out from the next. The only one in scope stands out from nothing.
    """
    best, after = float(nearest[0]), nearest[1:]
    ahead = best - float(after.mean()) if len(after) else 0.0
    return best + ahead + A_LETTER * min(letters, LETTERS)


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)


def _products(vectors: NDArray[np.float16], topic: Vectors) -> Vectors:
    """How near each vector is to the topic's; few at a time, as they are twice as large then."""
    parts: Iterable[Vectors] = (
        vectors[start : start + _AT_ONCE].astype(np.float32) @ topic
        for start in range(0, len(vectors), _AT_ONCE)
    )
    return np.concatenate([*parts])
