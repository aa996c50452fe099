"""The truth, in one SQLite file: connections, transactions, and whether the file is sound.

Every write is one transaction that takes the write lock first. Threads and processes may share a
store: each thread has a connection of its own, and WAL lets all of them read while one writes.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeAlias

from sqlite_utils import Database as SqliteUtils

from store.causes import cause, code
from store.debris import legible
from store.errors import StoreBusy, StoreDamaged, StoreError
from store.migrations import migrate
from store.words import fold, grams

Row: TypeAlias = dict[str, Any]
"""By the names of its columns."""
BUSY_SECONDS = 10.0
"""How long a write waits for another process's; a readout takes milliseconds to write."""


class Database:
    """One file and every thread's connection to it; what the tables mean is their users' matter."""

    def __init__(self, path: Path) -> None:
        """Open or create the file. Raises StoreDamaged, StoreTooNew, StoreBusy or StoreError."""
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
            raise _unopened(path, error) from error
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
            connection.create_function("legible", 1, legible, deterministic=True)
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
            if code(error) == sqlite3.SQLITE_BUSY:
                raise StoreBusy("另一个进程正在写入数据库，请稍后再试") from error
            raise StoreError(f"无法写入数据库 {self.path}：{cause(error)}") from error
        try:
            yield db
            db.commit()
        except BaseException as error:
            db.rollback()
            if isinstance(error, sqlite3.OperationalError):  # a full disk, a failing one
                raise StoreError(f"无法写入数据库 {self.path}：{cause(error)}") from error
            raise

    def rows(self, sql: str, parameters: Sequence[object] | dict[str, Any] = ()) -> list[Row]:
        """All rows of a query."""
        return list(self.each(sql, parameters))

    def each(self, sql: str, parameters: Sequence[object] | dict[str, Any] = ()) -> Iterator[Row]:
        """The rows of a query, one after the other: for what is too much to have at once."""
        return self._db.query(sql, parameters)

    def value(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """The first column of the first row; None where there is no row."""
        row = self._db.execute(sql, list(parameters)).fetchone()
        return row[0] if row else None

    def check(self) -> list[str]:
        """What SQLite finds wrong with the file; empty when it is sound."""
        found = [row["integrity_check"] for row in self.rows("PRAGMA integrity_check")]
        orphans = self.rows("PRAGMA foreign_key_check")
        return [line for line in found if line != "ok"] + [f"foreign key: {row}" for row in orphans]

    def backup(self, target: Path) -> None:
        """A consistent copy of the file, made while others read and write.

        Raises StoreError where it cannot be made: then no part of one is left, and a copy that
        was there before stays as it was.
        """
        source = self._db.conn
        made = False
        try:
            made = not target.exists()
            target.open("ab").close()  # the system says why it cannot be written, SQLite does not
            with closing(sqlite3.connect(target)) as copy:
                source.backup(copy)
        except (OSError, sqlite3.Error) as error:
            if made:
                _unmake(target)
            raise StoreError(f"无法备份到 {target}：{cause(error)}") from error


_FORBIDDEN = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM})
_FAILING = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
"""What is the matter with the folder or the disk, not with the database."""


def _unopened(path: Path, error: sqlite3.DatabaseError) -> StoreError:
    """What to raise for a file that could not be opened."""
    if code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusy("另一个进程正在使用数据库，请稍后再试")
    if code(error) in _FORBIDDEN:
        # To read is to write as well: the write-ahead log, and what buttons will have to remember.
        return StoreError(f"无法使用数据库 {path}：{cause(error)}；数据目录和里面的文件都要能写")
    if code(error) in _FAILING:
        return StoreError(f"无法使用数据库 {path}：{cause(error)}")
    return StoreDamaged(f"{path} 不是可用的数据库：{error}")


def _unmake(target: Path) -> None:
    """Leave nothing of a file that was begun; where it was not even that, there is nothing."""
    with suppress(OSError):
        target.unlink()
