"""That a store has one owner of its outbox at a time, and whether that one is well."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from store.causes import cause, code
from store.errors import StoreBusy, StoreError

LOCK_NAME = "serve.lock"
BEAT_NAME = "serve.alive"
BEAT_SECONDS = 20
"""How often the owner says that it is well."""
SILENT_SECONDS = 3 * BEAT_SECONDS
"""After so long without a word it is not."""


@contextmanager
def sole(folder: Path) -> Iterator[Callable[[], None]]:
    """Hold the folder for this process alone. Raises StoreBusy where another one does, and
    StoreError where the folder cannot be written.

    What it gives is to be called every BEAT_SECONDS while all is well. The lock is the operating
    system's, through a small SQLite file: it is portable, and it goes with the process that held
    it, however that ends.
    """
    beats = folder / BEAT_NAME
    with closing(_lock(folder)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise _unlocked(folder, error) from error
        yield beats.touch
        beats.unlink(missing_ok=True)


def _lock(folder: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(folder / LOCK_NAME, timeout=0, isolation_level=None)
    except sqlite3.OperationalError as error:
        raise _unlocked(folder, error) from error


def _unlocked(folder: Path, error: sqlite3.OperationalError) -> StoreError:
    """What to raise for a lock that was not had: another has it, or the folder cannot be used."""
    if code(error) == sqlite3.SQLITE_BUSY:
        return StoreBusy("另一个 readout-bot serve 正在使用这个数据目录")
    return StoreError(f"无法使用数据目录 {folder}：{cause(error)}")


def last_beat(folder: Path) -> datetime.datetime | None:
    """When the owner last said that it is well, in UTC; None where none ever ran or the last one
    ended in an orderly way.
    """
    try:
        beaten = (folder / BEAT_NAME).stat().st_mtime
    except FileNotFoundError:
        return None
    return datetime.datetime.fromtimestamp(beaten, datetime.UTC)
