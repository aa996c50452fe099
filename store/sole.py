"""That a store has one owner of its outbox at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.errors import StoreBusy

LOCK_NAME = "serve.lock"


@contextmanager
def sole(folder: Path) -> Iterator[None]:
    """Hold the folder for this process alone. Raises StoreBusy where another one does.

    The lock is the operating system's, through a small SQLite file: it is portable, and it goes
    with the process that held it, however that ends.
    """
    lock = sqlite3.connect(folder / LOCK_NAME, timeout=0, isolation_level=None)
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise StoreBusy("另一个 readout-bot serve 正在使用这个数据目录") from error
        yield
    finally:
        lock.close()
