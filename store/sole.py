"""That a store has one owner of its outbox at a time, and whether that one is well."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import StoreBusy

LOCK_NAME = "serve.lock"
BEAT_NAME = "serve.alive"
BEAT_SECONDS = 20
"""How often the owner says that it is well."""
SILENT_SECONDS = 3 * BEAT_SECONDS
"""After so long without a word it is not."""


@contextmanager
def sole(folder: Path) -> Iterator[Callable[[], None]]:
    """Hold the folder for this process alone. Raises StoreBusy where another one does.

    What it gives is to be called every BEAT_SECONDS while all is well. The lock is the operating
    system's, through a small SQLite file: it is portable, and it goes with the process that held
    it, however that ends.
    """
    lock = sqlite3.connect(folder / LOCK_NAME, timeout=0, isolation_level=None)
    beats = folder / BEAT_NAME
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise StoreBusy("另一个 readout-bot serve 正在使用这个数据目录") from error
        yield beats.touch
        beats.unlink(missing_ok=True)
    finally:
        lock.close()


def last_beat(folder: Path) -> datetime.datetime | None:
    """When the owner last said that it is well, in UTC; None where none ever ran or the last one
    ended in an orderly way.
    """
    try:
        beaten = (folder / BEAT_NAME).stat().st_mtime
    except FileNotFoundError:
        return None
    return datetime.datetime.fromtimestamp(beaten, datetime.UTC)
