"""Readouts as they are kept: by id, by scope, and which of them changed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.beijing import day_of
from store.database import Database
from store.errors import NothingThere
from store.model import Source, StoredReadout
from store.rows import day, grouped, stored_readout
from store.scope import Scope, where
from store.words import in_either_script

BATCH = 500
"""Readouts fetched together: SQLite takes no more than so many variables, and memory few more."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the store holds, so that "nothing found" can say where was looked."""

    readouts: int
    first: datetime.date | None
    last: datetime.date | None
    bodies: tuple[tuple[str, int], ...]
    """Every body with its number of readouts, most first."""


class Readouts:
    """What the database holds of them; of each, the current revision where nothing else is said."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, readout: int) -> StoredReadout:
        """One readout, of any revision. Raises NothingThere."""
        for stored in self.get_all([readout]):
            return stored
        raise NothingThere("这篇通稿已经不在库里了")

    def current(self, readout: int) -> StoredReadout:
        """The current revision of a readout given by the id of any. Raises NothingThere."""
        found = self._database.value(
            "SELECT id FROM readout WHERE current = 1"
            " AND source_id = (SELECT source_id FROM readout WHERE id = ?)",
            [readout],
        )
        return self.get(found or 0)

    def replaced_by(self, readout: int) -> StoredReadout | None:
        """The revision before a readout, that is, what it replaced; None for the first."""
        found = self._database.value(
            "SELECT before.id FROM readout JOIN readout AS before"
            " ON before.source_id = readout.source_id AND before.revision = readout.revision - 1"
            " WHERE readout.id = ?",
            [readout],
        )
        return self.get(found) if found else None

    def published_at(self, address: str) -> StoredReadout | None:
        """The latest current readout with this address, with and without https:// and a / at its
        end.
        """
        bare = re.sub("^https?://", "", address).rstrip("/")
        ways = [
            f"{scheme}{bare}{end}" for scheme in ("https://", "http://", "") for end in ("", "/")
        ]
        marks = ",".join("?" * len(ways))
        rows = self._database.rows(
            f"SELECT id FROM readout WHERE current = 1 AND url IN ({marks})"
            " ORDER BY date DESC, id DESC LIMIT 1",
            ways,
        )
        return self.get(rows[0]["id"]) if rows else None

    def get_all(self, ids: Sequence[int]) -> list[StoredReadout]:
        """The readouts with these ids, in the order of ``ids``; unknown ids are left out."""
        found = {}
        for chunk in _chunks(ids):
            marks = ",".join("?" * len(chunk))
            rows = self._database.rows(f"SELECT * FROM readout WHERE id IN ({marks})", chunk)
            documents = grouped(
                self._database.rows(
                    "SELECT item, title FROM document WHERE item IN"
                    f" (SELECT id FROM item WHERE readout IN ({marks})) ORDER BY item, position",
                    chunk,
                ),
                "item",
            )
            items = grouped(
                self._database.rows(
                    f"SELECT * FROM item WHERE readout IN ({marks}) ORDER BY position", chunk
                ),
                "readout",
            )
            people = grouped(
                self._database.rows(
                    f"SELECT * FROM person WHERE readout IN ({marks}) ORDER BY position", chunk
                ),
                "readout",
            )
            for row in rows:
                parts = items[row["id"]], documents, people[row["id"]]
                found[row["id"]] = stored_readout(row, *parts)
        return [found[readout] for readout in ids if readout in found]

    def each(self, ids: Sequence[int]) -> Iterator[StoredReadout]:
        """The same, some at a time: for more than are wanted at once."""
        for chunk in _chunks(ids):
            yield from self.get_all(chunk)

    def find(self, scope: Scope) -> list[int]:
        """The ids of all current readouts in scope, latest meeting first."""
        condition, parameters = where(scope)
        return [
            row["id"]
            for row in self._database.rows(
                f"SELECT id FROM readout WHERE {condition} ORDER BY"
                " date IS NULL, date DESC, month DESC, day DESC, id DESC",
                parameters,
            )
        ]

    def days(self, scope: Scope) -> list[str | None]:
        """The day of every meeting in scope, ISO 8601; None where the year is unknown."""
        condition, parameters = where(scope)
        sql = f"SELECT date FROM readout WHERE {condition}"
        return [row["date"] for row in self._database.rows(sql, parameters)]

    def coverage(self) -> Coverage:
        """How many readouts there are, from when to when, and of whom."""
        row = self._database.rows(
            "SELECT count(*) AS n, min(date) AS first, max(date) AS last"
            " FROM readout WHERE current = 1"
        )[0]
        bodies = self._database.rows(
            "SELECT body, count(*) AS n FROM readout WHERE current = 1 AND body IS NOT NULL"
            " GROUP BY body ORDER BY n DESC, body"
        )
        return Coverage(
            row["n"],
            day(row["first"]),
            day(row["last"]),
            tuple(in_either_script((body["body"], body["n"]) for body in bodies)),
        )

    def outdated(self, reader: int) -> int:
        """How many current readouts a reader before version ``reader`` has read."""
        return int(
            self._database.value(
                "SELECT count(*) FROM readout WHERE current = 1 AND reader_version < ?", [reader]
            )
        )

    def count_sources(self) -> int:
        """How many sources are kept."""
        return int(self._database.value("SELECT count(*) FROM source"))

    def sources(self) -> Iterator[tuple[int, Source]]:
        """Every kept source, oldest first."""
        for row in self._database.each("SELECT * FROM source ORDER BY id"):
            received = datetime.datetime.fromisoformat(row["received_at"])
            yield (
                row["id"],
                Source(
                    name=row["name"],
                    data=row["data"],
                    format=row["format"],
                    published=day(row["published"]),
                    received=day_of(received),
                ),
            )

    # --- the change log --------------------------------------------------------------------

    @property
    def identity(self) -> str:
        """Which store this is; an index made for another one does not fit."""
        return str(self._database.value("SELECT store FROM identity"))

    def last_change(self) -> int:
        """The number of the latest change; 0 before the first."""
        return int(self._database.value("SELECT coalesce(max(seq), 0) FROM change"))

    def changed_since(self, seq: int) -> list[int]:
        """The readouts touched by changes after ``seq``, each once."""
        return [
            row["readout"]
            for row in self._database.rows(
                "SELECT readout, max(seq) AS last FROM change WHERE seq > ?"
                " GROUP BY readout ORDER BY last",
                [seq],
            )
        ]


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
