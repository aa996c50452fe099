"""The truth: readouts, their sources and what changed, in one SQLite file.

Every write is one transaction that takes the write lock first. Threads and processes may share a
store: each thread has a connection of its own, and WAL lets all of them read while one writes.
"""

from __future__ import annotations

import datetime
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal

from sqlite_utils import Database as SqliteUtils

from store.dates import DateMeaning, DateRange, MonthDay
from store.errors import NothingThere, StoreBusy, StoreDamaged, StoreError
from store.migrations import migrate
from store.model import (
    NotAReadout,
    Readout,
    Source,
    StoredReadout,
)
from store.reading import Reading
from store.rows import (
    content_hash,
    day,
    digest,
    grouped,
    insert_parts,
    insert_readout,
    insert_source,
    readout_columns,
    stored_readout,
)
from store.words import fold, grams

BUSY_SECONDS = 10.0
"""How long a write waits for another process's; a readout takes milliseconds to write."""


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


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading the kept sources again came to, in readouts."""

    changed: int
    unchanged: int
    added: int
    """Readouts that the reader of then did not see in their source."""
    withdrawn: int
    """Readouts that are none to today's reader: kept, but no longer listed or found."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the store holds, so that "nothing found" can say where was looked."""

    readouts: int
    first: datetime.date | None
    last: datetime.date | None
    bodies: tuple[tuple[str, int], ...]
    """Every body with its number of readouts, most first."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which readouts are meant: a time, a body, a chair; None does not restrict.

    ``meetings`` are meetings by their whole names, ``sessions`` are ways to write which of them
    (第五次, 第5次), ``term`` is the body's (十四届), as the name of the meeting or the beginning of
    the text has it.
    ``person`` was there, in one of ``roles`` if there are any.
    """

    when: DateMeaning | None = None
    body: str | None = None
    chair: str | None = None
    meetings: tuple[str, ...] = ()
    person: str | None = None
    roles: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    term: str | None = None

    def __bool__(self) -> bool:
        named = self.body or self.chair or self.meetings or self.person
        return bool(self.when or named or self.sessions or self.term)


EVERYTHING = Scope()
_LEAD_CHARS = 200  # where a readout says whose meeting it is


Owe = Callable[[SqliteUtils, int, int | None], int]
"""Owes notifications of a readout that was added, in the transaction that adds it.

It takes the connection, the readout's id and that of the revision it replaces, and gives the number
of chats.
"""


def owe_nobody(_db: SqliteUtils, _added: int, _replaced: int | None) -> int:
    """Nobody is to hear of it."""
    return 0


class Database:
    """Typed access to the tables; knows SQL, knows nothing of searching."""

    def __init__(self, path: Path) -> None:
        """Open or create the file. Raises StoreDamaged and StoreTooNew."""
        self.path = path
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self._closed = False
        try:
            self._db.enable_wal()
            migrate(self._db)
        except sqlite3.DatabaseError as error:
            self.close()
            if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
                raise StoreBusy("另一个进程正在使用数据库，请稍后再试") from error
            raise StoreDamaged(f"{path} 不是可用的数据库：{error}") from error
        except BaseException:
            self.close()
            raise

    @property
    def _db(self) -> SqliteUtils:
        db: SqliteUtils | None = getattr(self._local, "db", None)
        if db is None:
            if self._closed:
                raise StoreError("库已经关闭")
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, check_same_thread=False)
            with self._lock:
                self._open.append(connection)
            db = self._local.db = SqliteUtils(connection)
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA secure_delete = ON")  # what was deleted is not left in free pages
            connection.create_function("fold", 1, fold, deterministic=True)
            connection.create_function("grams", 1, grams, deterministic=True)
        return db

    def close(self) -> None:
        """Close every thread's connection; may be called twice."""
        with self._lock:
            self._closed = True
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._local = threading.local()

    @contextmanager
    def write(self, *, lasting: bool = True) -> Iterator[SqliteUtils]:
        """A transaction that holds the write lock from its start. Raises StoreBusy.

        ``lasting``: it survives a power cut, which takes some milliseconds to make sure of; else
        it survives only the end of the process, however that comes.
        """
        db = self._db
        db.execute(f"PRAGMA synchronous = {'FULL' if lasting else 'NORMAL'}")
        try:
            # IMMEDIATE: a transaction that began by reading could not wait for another writer.
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise StoreBusy("另一个进程正在写入数据库，请稍后再试") from error
            raise StoreError(f"无法写入数据库 {self.path}：{error}") from error
        try:
            yield db
            db.commit()
        except BaseException as error:
            db.rollback()
            if isinstance(error, sqlite3.OperationalError):  # a full disk, a failing one
                raise StoreError(f"无法写入数据库 {self.path}：{error}") from error
            raise

    def rows(
        self, sql: str, parameters: Sequence[object] | dict[str, Any] = ()
    ) -> list[dict[str, Any]]:
        """All rows of a query."""
        return list(self._db.query(sql, parameters))

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The first column of the first row; None where there is no row."""
        row = self._db.execute(sql, list(parameters)).fetchone()
        return row[0] if row else None

    # --- writing ---------------------------------------------------------------------------

    def known(self, source: Source) -> tuple[Outcome, ...]:
        """The readouts that were read from these very bytes and still stand; () if there are none.

        Saying a publication date for the first time makes the same bytes read differently.
        """
        rows = self.rows(
            "SELECT readout.id, readout.source_id, readout.title FROM readout"
            " JOIN source ON source.id = readout.source"
            " WHERE source.sha256 = :sha256 AND +readout.current = 1"  # + : by the source's index
            " AND (:published IS NULL OR source.published IS :published)",
            {
                "sha256": digest(source.data),
                "published": source.published and source.published.isoformat(),
            },
        )
        return tuple(Outcome("unchanged", r["source_id"], r["title"], r["id"]) for r in rows)

    def add(
        self, source: Source, reading: Reading, now: datetime.datetime, owe: Owe = owe_nobody
    ) -> tuple[Outcome, ...]:
        """Keep what a source reads as, with the source itself and what is owed for it.

        One transaction, all or nothing.
        """
        with self.write() as db:
            source_row: int | None = None
            outcomes = []
            for read in reading.readouts:
                if isinstance(read, NotAReadout):
                    outcomes.append(Outcome("refused", read.source_id, read.title, why=read.why))
                    continue
                previous = next(
                    db.query(
                        "SELECT id, content_hash FROM readout WHERE source_id = ? AND current = 1",
                        [read.source_id],
                    ),
                    None,
                )
                if previous and previous["content_hash"] == content_hash(read):
                    outcomes.append(
                        Outcome("unchanged", read.source_id, read.title, previous["id"])
                    )
                    continue
                if source_row is None:
                    source_row = insert_source(db, source, reading.encoding, now)
                replaced, revision = _replace(db, read.source_id)
                row = insert_readout(db, source_row, read, revision, now)
                _log_change(db, row)
                owed = owe(db, row, replaced)
                status: Literal["added", "revised"] = "revised" if previous else "added"
                outcomes.append(Outcome(status, read.source_id, read.title, row, owed=owed))
        return tuple(outcomes)

    def reread(
        self,
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
        with self.write() as db:
            for source, reading in readings:
                rows = self.rows(
                    "SELECT id, source_id, revision FROM readout WHERE source = ? ORDER BY id",
                    [source],
                )
                reads = [read for read in reading.readouts if isinstance(read, Readout)]
                for row, read in zip_longest(rows, reads):
                    counts[self._reread_one(db, source, row, read, now, owe)] += 1
        return Reread(**counts)

    def _reread_one(
        self,
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
        before = self.readout(row["id"])
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

    # --- reading ---------------------------------------------------------------------------

    def readout(self, readout: int) -> StoredReadout:
        """One readout, of any revision. Raises NothingThere."""
        for stored in self.readouts([readout]):
            return stored
        raise NothingThere("这篇通稿已经不在库里了")

    def current(self, readout: int) -> StoredReadout:
        """The current revision of a readout given by the id of any. Raises NothingThere."""
        found = self.value(
            "SELECT id FROM readout WHERE current = 1"
            " AND source_id = (SELECT source_id FROM readout WHERE id = ?)",
            [readout],
        )
        return self.readout(found or 0)

    def replaced_by(self, readout: int) -> StoredReadout | None:
        """The revision before a readout, that is, what it replaced; None for the first."""
        found = self.value(
            "SELECT before.id FROM readout JOIN readout AS before"
            " ON before.source_id = readout.source_id AND before.revision = readout.revision - 1"
            " WHERE readout.id = ?",
            [readout],
        )
        return self.readout(found) if found else None

    def readouts(self, ids: Sequence[int]) -> list[StoredReadout]:
        """The readouts with these ids, in the order of ``ids``; unknown ids are left out."""
        found = {}
        for chunk in _chunks(ids, 500):  # below SQLite's limit of variables
            marks = ",".join("?" * len(chunk))
            rows = self.rows(f"SELECT * FROM readout WHERE id IN ({marks})", chunk)
            documents = grouped(
                self.rows(
                    "SELECT item, title FROM document WHERE item IN"
                    f" (SELECT id FROM item WHERE readout IN ({marks})) ORDER BY item, position",
                    chunk,
                ),
                "item",
            )
            items = grouped(
                self.rows(
                    f"SELECT * FROM item WHERE readout IN ({marks}) ORDER BY position", chunk
                ),
                "readout",
            )
            people = grouped(
                self.rows(
                    f"SELECT * FROM person WHERE readout IN ({marks}) ORDER BY position", chunk
                ),
                "readout",
            )
            for row in rows:
                parts = items[row["id"]], documents, people[row["id"]]
                found[row["id"]] = stored_readout(row, *parts)
        return [found[readout] for readout in ids if readout in found]

    def find(self, scope: Scope) -> list[int]:
        """The ids of all current readouts in scope, latest meeting first."""
        condition, parameters = where(scope)
        return [
            row["id"]
            for row in self.rows(
                f"SELECT id FROM readout WHERE {condition} ORDER BY"
                " date IS NULL, date DESC, month DESC, day DESC, id DESC",
                parameters,
            )
        ]

    def texts(self) -> Iterator[str]:
        """The texts of all current readouts."""
        for row in self._db.query("SELECT text FROM readout WHERE current = 1"):
            yield row["text"]

    def days(self, scope: Scope) -> list[str | None]:
        """The day of every meeting in scope, ISO 8601; None where the year is unknown."""
        condition, parameters = where(scope)
        sql = f"SELECT date FROM readout WHERE {condition}"
        return [row["date"] for row in self.rows(sql, parameters)]

    def coverage(self) -> Coverage:
        """How many readouts there are, from when to when, and of whom."""
        row = self.rows(
            "SELECT count(*) AS n, min(date) AS first, max(date) AS last"
            " FROM readout WHERE current = 1"
        )[0]
        bodies = self.rows(
            "SELECT body, count(*) AS n FROM readout WHERE current = 1 AND body IS NOT NULL"
            " GROUP BY body ORDER BY n DESC, body"
        )
        return Coverage(
            row["n"],
            day(row["first"]),
            day(row["last"]),
            tuple((body["body"], body["n"]) for body in bodies),
        )

    def outdated(self, reader: int) -> int:
        """How many current readouts a reader before version ``reader`` has read."""
        return int(
            self.value(
                "SELECT count(*) FROM readout WHERE current = 1 AND reader_version < ?", [reader]
            )
        )

    def count_sources(self) -> int:
        """How many sources are kept."""
        return int(self.value("SELECT count(*) FROM source"))

    def sources(self) -> Iterator[tuple[int, Source]]:
        """Every kept source, oldest first."""
        for row in self._db.query("SELECT * FROM source ORDER BY id"):
            yield (
                row["id"],
                Source(row["name"], row["data"], row["format"], day(row["published"])),
            )

    # --- the change log --------------------------------------------------------------------

    @property
    def identity(self) -> str:
        """Which store this is; an index made for another one does not fit."""
        return str(self.value("SELECT store FROM identity"))

    def last_change(self) -> int:
        """The number of the latest change; 0 before the first."""
        return int(self.value("SELECT coalesce(max(seq), 0) FROM change"))

    def changed_since(self, seq: int) -> list[int]:
        """The readouts touched by changes after ``seq``, each once."""
        return [
            row["readout"]
            for row in self.rows(
                "SELECT readout, max(seq) AS last FROM change WHERE seq > ?"
                " GROUP BY readout ORDER BY last",
                [seq],
            )
        ]

    # --- the file --------------------------------------------------------------------------

    def check(self) -> list[str]:
        """What SQLite finds wrong with the file; empty when it is sound."""
        found = [row["integrity_check"] for row in self.rows("PRAGMA integrity_check")]
        orphans = self.rows("PRAGMA foreign_key_check")
        return [line for line in found if line != "ok"] + [f"foreign key: {row}" for row in orphans]

    def backup(self, target: Path) -> None:
        """A consistent copy of the file, made while others read and write."""
        copy = sqlite3.connect(target)
        try:
            self._db.conn.backup(copy)
        finally:
            copy.close()


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


def where(scope: Scope) -> tuple[str, list[object]]:
    """The SQL condition for current readouts in scope, and its parameters."""
    conditions: list[str] = ["current = 1"]
    parameters: list[object] = []
    if scope.when is not None:
        condition, values = _when(scope.when)
        conditions.append(condition)
        parameters += values
    if scope.body is not None:
        conditions.append("instr(fold(coalesce(body, '') || ' ' || coalesce(meeting, '')), ?)")
        parameters.append(fold(scope.body))
    if scope.chair is not None:
        conditions.append(
            "id IN (SELECT readout FROM person WHERE role = '主持' AND fold(name) = ?)"
        )
        parameters.append(fold(scope.chair))
    if scope.person is not None:
        among = f" AND role IN ({','.join('?' * len(scope.roles))})" if scope.roles else ""
        conditions.append(f"id IN (SELECT readout FROM person WHERE fold(name) = ?{among})")
        parameters += [fold(scope.person), *scope.roles]
    if scope.sessions:
        conditions.append(f"session IN ({','.join('?' * len(scope.sessions))})")
        parameters += scope.sessions
    if scope.term is not None:
        conditions.append("instr(fold(meeting) || substr(folded, 1, ?), ?)")
        parameters += [_LEAD_CHARS, fold(scope.term)]
    if scope.meetings:
        conditions.append(f"meeting IN ({','.join('?' * len(scope.meetings))})")
        parameters += scope.meetings
    return " AND ".join(conditions), parameters


def _when(when: DateMeaning) -> tuple[str, list[object]]:
    if isinstance(when, DateRange):
        return "date BETWEEN ? AND ?", [when.start.isoformat(), when.end.isoformat()]
    if isinstance(when, MonthDay):
        if when.day is None:
            return "month = ?", [when.month]
        return "month = ? AND day = ?", [when.month, when.day]
    first = when.start.month * 100 + (when.start.day or 1)
    last = when.end.month * 100 + (when.end.day or 31)
    both = "AND" if first <= last else "OR"  # 12月30日至1月2日 crosses the year's end
    return f"(month * 100 + day >= ? {both} month * 100 + day <= ?)", [first, last]


def _chunks(ids: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
