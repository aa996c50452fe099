"""Readouts on their way into the database: as they are first read, revised, and read again."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any, Literal

from sqlite_utils import Database as SqliteUtils

from store.database import Database
from store.intake import stated_day
from store.model import NotAReadout, Readout, Source
from store.reading import Reading
from store.readouts import Readouts
from store.rows import (
    content_hash,
    digest,
    insert_parts,
    insert_readout,
    insert_source,
    readout_columns,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one readout of a source; ``why`` is the sentence of a refusal."""

    status: Literal["added", "revised", "unchanged", "refused"]
    source_id: str
    title: str
    readout: int | None = None
    why: str | None = None
    owed: int = 0
    """Chats that a notification of it is owed to."""
    undated: str | None = None
    """The day of publication as its line gives it, where that could not be read as a day."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading the kept sources again came to, in readouts."""

    changed: int
    unchanged: int
    added: int
    """Readouts that the reader of then did not see in their source."""
    withdrawn: int
    """Readouts that are none to today's reader: kept, but no longer listed or found."""


Owe = Callable[[SqliteUtils, int, int | None], int]
"""Owes notifications of a readout that was added, in the transaction that adds it.

It takes the connection, the readout's id and that of the revision it replaces, and gives the number
of chats.
"""


def owe_nobody(_db: SqliteUtils, _added: int, _replaced: int | None) -> int:
    """Nobody is to hear of it."""
    return 0


def known(database: Database, source: Source) -> tuple[Outcome, ...]:
    """The readouts that were read from these very bytes and still stand; () if there are none.

    Saying a publication date for the first time makes the same bytes read differently.
    """
    rows = database.rows(
        "SELECT readout.id, readout.source_id, readout.title, readout.published FROM readout"
        " JOIN source ON source.id = readout.source"
        " WHERE source.sha256 = :sha256 AND +readout.current = 1"  # + : by the source's index
        " AND (:published IS NULL OR source.published IS :published)",
        {
            "sha256": digest(source.data),
            "published": source.published and source.published.isoformat(),
        },
    )
    return tuple(
        Outcome(
            "unchanged",
            row["source_id"],
            row["title"],
            row["id"],
            undated=None if row["published"] else stated_day(source),
        )
        for row in rows
    )


def keep(
    database: Database,
    source: Source,
    reading: Reading,
    now: datetime.datetime,
    owe: Owe = owe_nobody,
) -> tuple[Outcome, ...]:
    """Keep what a source reads as, with the source itself and what is owed for it.

    One transaction, all or nothing.
    """
    with database.write() as db:
        source_row: int | None = None
        outcomes = []
        for read in reading.readouts:
            if isinstance(read, NotAReadout):
                outcomes.append(Outcome("refused", read.source_id, read.title, why=read.why))
                continue
            undated = None if read.published else stated_day(source)
            previous = next(
                db.query(
                    "SELECT id, content_hash FROM readout WHERE source_id = ? AND current = 1",
                    [read.source_id],
                ),
                None,
            )
            if previous and previous["content_hash"] == content_hash(read):
                row = previous["id"]
                outcomes.append(
                    Outcome("unchanged", read.source_id, read.title, row, undated=undated)
                )
                continue
            if source_row is None:
                source_row = insert_source(db, source, reading.encoding, now)
            replaced, revision = _replace(db, read.source_id)
            row = insert_readout(db, source_row, read, revision, now)
            _log_change(db, row)
            owed = owe(db, row, replaced)
            status: Literal["added", "revised"] = "revised" if previous else "added"
            outcomes.append(
                Outcome(status, read.source_id, read.title, row, owed=owed, undated=undated)
            )
    return tuple(outcomes)


def reread(
    database: Database,
    readings: Iterable[tuple[int, Reading]],
    now: datetime.datetime,
    owe: Owe = owe_nobody,
) -> Reread:
    """Put new readings of kept sources in the place of the old: one transaction.

    A readout keeps its id and revision, so whatever points at it goes on doing so. The n-th
    readout of a source stays its n-th, also where it is called differently now. Only readouts
    that nobody had read there before are owed: a better reading is no news.
    """
    counts = dict.fromkeys(("changed", "unchanged", "added", "withdrawn"), 0)
    with database.write() as db:
        for source, reading in readings:
            rows = database.rows(
                "SELECT id, source_id, revision FROM readout WHERE source = ? ORDER BY id",
                [source],
            )
            reads = [read for read in reading.readouts if isinstance(read, Readout)]
            for row, read in zip_longest(rows, reads):
                counts[_reread_one(database, db, source, row, read, now, owe)] += 1
    return Reread(**counts)


def _reread_one(
    database: Database,
    db: SqliteUtils,
    source: int,
    row: dict[str, Any] | None,
    read: Readout | None,
    now: datetime.datetime,
    owe: Owe,
) -> Literal["changed", "unchanged", "added", "withdrawn"]:
    if row is None:
        assert read is not None
        replaced, revision = _replace(db, read.source_id)
        added = insert_readout(db, source, read, revision, now)
        _log_change(db, added)
        owe(db, added, replaced)
        return "added"
    if read is None:
        db.execute("UPDATE readout SET current = 0 WHERE id = ?", [row["id"]])
        _log_change(db, row["id"])
        return "withdrawn"
    before = Readouts(database).get(row["id"])
    # The id a source was first known by is how its next revision finds it.
    after = replace(read, source_id=row["source_id"])
    content = {**readout_columns(after), "current": int(_is_latest(db, row))}
    db.execute(
        f"UPDATE readout SET {', '.join(f'{column} = ?' for column in content)} WHERE id = ?",
        [*content.values(), row["id"]],
    )
    if before.readout == after and before.current == bool(content["current"]):
        return "unchanged"
    db.execute("DELETE FROM item WHERE readout = ?", [row["id"]])
    db.execute("DELETE FROM person WHERE readout = ?", [row["id"]])
    insert_parts(db, row["id"], after)
    _log_change(db, row["id"])
    return "changed"


def _log_change(db: SqliteUtils, readout: int) -> None:
    db.execute("INSERT INTO change (readout) VALUES (?)", [readout])


def _is_latest(db: SqliteUtils, row: dict[str, Any]) -> bool:
    latest = db.execute("SELECT max(revision) FROM readout WHERE source_id = ?", [row["source_id"]])
    return bool(latest.fetchone()[0] == row["revision"])


def _replace(db: SqliteUtils, source_id: str) -> tuple[int | None, int]:
    """Make way for a new revision: the one that stood, if any, and the new one's number."""
    latest, replaced = db.execute(
        "SELECT max(revision), max(CASE current WHEN 1 THEN id END) FROM readout"
        " WHERE source_id = ?",
        [source_id],
    ).fetchone()
    if replaced is not None:
        db.execute("UPDATE readout SET current = 0 WHERE id = ?", [replaced])
        _log_change(db, replaced)
    return replaced, (latest or 0) + 1
