"""The store as its callers use it: the database and the index that follows it."""

from __future__ import annotations

import contextlib
import datetime
import os
import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from store.beijing import day_of
from store.causes import cause, code
from store.database import Database
from store.dates import DateRange
from store.errors import StoreBusy, StoreDamaged, StoreError, StoreMissing
from store.facts import Facts
from store.inbox import Inbox
from store.keeping import Outcome, Reread, keep, known, reread
from store.meaning import Meaning
from store.meaning.encoder import Encoder
from store.model import Readout, Source, StoredReadout
from store.notifications import (
    Chat,
    Chats,
    Outbox,
    Silence,
    Subscriptions,
    owe_silences,
    owing,
    silence_after,
)
from store.questions import Questions, RememberedQuestion
from store.reading import READER_VERSION, read_source
from store.readouts import Coverage, Readouts
from store.scope import EVERYTHING, Scope
from store.search import Found, Order, Query, Search
from store.search.entries import entries
from store.search.index import LOCK_SECONDS, Entry, Index, Mark, Tidying, Update
from store.sole import sole
from store.words import keep_cache_in, warm_up

DATABASE_NAME = "readouts.db"
INDEX_NAME = "index"
BATCH = 200
"""Readouts added before the first index commit; of an archive, more before each next one."""
MAX_BATCH = 5_000


@dataclass(frozen=True, slots=True)
class Health:
    """What ``doctor`` reports; ``problems`` is empty when all is well."""

    coverage: Coverage
    sources: int
    """Kept sources, those of old revisions among them."""
    behind: int
    """Changes the index has yet to take in."""
    outdated: int
    """Readouts that an earlier reader has read."""
    database_bytes: int
    index_bytes: int
    problems: tuple[str, ...]


def open_store(folder: Path, encoder: Encoder | None = None, *, make: bool = True) -> Store:
    """Open the store in ``folder`` and let the index catch up.

    Where there is none it is made, or (without ``make``) StoreMissing is raised.
    With an ``encoder`` (:func:`load_encoder`), matters are also found by what they mean.

    Raises StoreDamaged, StoreTooNew or StoreBusy; the folder may not be writable (StoreError).
    """
    try:
        if make:
            folder.mkdir(parents=True, exist_ok=True)
        elif not (folder / DATABASE_NAME).exists():
            raise StoreMissing(f"{folder} 里没有通稿库")
        database = Database(folder / DATABASE_NAME)
    except OSError as error:
        raise _unusable(folder, error) from error
    keep_cache_in(folder)
    try:
        index = Index(folder / INDEX_NAME)
    except BaseException:
        database.close()
        raise
    store = Store(folder, database, index, encoder)
    try:
        with contextlib.suppress(StoreBusy):  # then another process is doing just that
            store.catch_up(0.0)
    except BaseException:
        store.close()
        raise
    return store


class Store:
    """Readouts to add, list, search and quote. Threads may share one; close it in the end."""

    def __init__(
        self, folder: Path, database: Database, index: Index, encoder: Encoder | None = None
    ) -> None:
        self.folder = folder
        self._database = database
        self._index = index
        self._readouts = Readouts(database)
        self._tidying = Tidying(index)
        self._search = Search(database, index)
        self.inbox = Inbox(database)
        self.questions = Questions(database)
        self.chats = Chats(database)
        self.subscriptions = Subscriptions(database)
        self.outbox = Outbox(database)
        self.facts = Facts(database)
        self.meaning = Meaning(database, encoder)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release files and connections; may be called twice."""
        self._tidying.close()
        self.meaning.close()
        self._index.close()
        self._database.close()

    def warm_up(self) -> None:
        """Load what the first question would otherwise wait for."""
        warm_up()

    # --- a readout comes in ----------------------------------------------------------------

    def add(
        self, sources: Iterable[Source], notify: bool | None = None
    ) -> Generator[tuple[Outcome, ...], None, None]:
        """Read and keep each source, and tell what became of it as soon as that is certain.

        Subscribers are notified of all of it (``notify``), of nothing, or (None) of what is news.

        A source is certain once its transaction is committed. The index follows in batches and at
        the end; who stops listening before, or dies, leaves it to whoever opens the store next.
        """
        since, batch = 0, BATCH
        for source in sources:
            outcomes = self._add_one(source, notify)
            since += any(o.status in ("added", "revised") for o in outcomes)
            yield outcomes
            if since >= batch:
                self.catch_up()
                since, batch = 0, min(2 * batch, MAX_BATCH)
        if since:
            self.catch_up()

    def _add_one(self, source: Source, notify: bool | None) -> tuple[Outcome, ...]:
        if before := known(self._database, source):
            return before
        now = datetime.datetime.now(datetime.UTC)
        reading = read_source(replace(source, received=day_of(now)))
        readouts = [read for read in reading.readouts if isinstance(read, Readout)]
        owe = owing(self._database, now, notify, readouts)
        return keep(self._database, source, reading, now, owe)

    # --- a question comes in ---------------------------------------------------------------

    def meetings(
        self, scope: Scope, offset: int = 0, limit: int = 10
    ) -> tuple[int, list[StoredReadout]]:
        """How many meetings are in scope, and those from ``offset`` on, the latest first."""
        ids = self._readouts.find(scope)
        return len(ids), self._readouts.get_all(ids[offset : offset + limit])

    def search(
        self,
        query: Query,
        offset: int = 0,
        limit: int = 5,
        order: Order = "relevance",
        fewer: bool = False,
    ) -> Found:
        """The passages that answer ``query``: the best first, or the latest.

        Those that hold only some of the words are found where none holds all, or after those that
        do where ``fewer`` asks for them; the total then counts them too.
        """
        return self._search.find(query, offset, limit, order, fewer)

    def related(self, word: str, limit: int = 8) -> tuple[str, ...]:
        """Words that the readouts often use together with ``word``, the closest first."""
        return self._search.related(word, limit)

    def ids(self, scope: Scope) -> list[int]:
        """The ids of all meetings in scope, the latest first."""
        return self._readouts.find(scope)

    def readouts(self, ids: Sequence[int]) -> list[StoredReadout]:
        """The readouts with these ids, in that order; unknown ones are left out."""
        return self._readouts.get_all(ids)

    def readout(self, readout: int) -> StoredReadout:
        """One readout by its id, of any revision. Raises NothingThere."""
        return self._readouts.get(readout)

    def current(self, readout: int) -> StoredReadout:
        """The revision that stands now of the one with this id. Raises NothingThere."""
        return self._readouts.current(readout)

    def published_at(self, address: str) -> StoredReadout | None:
        """The latest readout that was published at an address, however that begins and ends."""
        return self._readouts.published_at(address)

    def before(self, readout: int) -> StoredReadout | None:
        """The revision that this one replaced; None for a first one."""
        return self._readouts.replaced_by(readout)

    def in_year_before(self, today: datetime.date) -> Iterator[StoredReadout]:
        """The readouts of meetings of the last 365 days, latest first."""
        start = today - datetime.timedelta(days=364)
        ids = self._readouts.find(Scope(DateRange(start, today)))
        return self._readouts.each(ids)

    def coverage(self) -> Coverage:
        """What is in the store at all."""
        return self._readouts.coverage()

    def remember(self, text: str, asked_on: datetime.date, chat: int = 0) -> int:
        """A short id for a question of a conversation, to put into a button."""
        return self.questions.remember(text, asked_on, chat)

    def remembered(self, question: int) -> RememberedQuestion:
        """The question behind such an id. Raises NothingThere."""
        return self.questions.remembered(question)

    def forget(self, chat: int) -> None:
        """Delete whatever is kept about a conversation."""
        self.questions.forget(chat)
        self.chats.forget(chat)

    def move(self, chat: int, to: int) -> None:
        """A conversation goes on under another id."""
        self.chats.move(chat, to)

    # --- a notification goes out -----------------------------------------------------------

    def chat(self, chat: int) -> Chat:
        """A chat with its settings; one that was never written down has the defaults."""
        return self.chats.get(chat)

    def set_chat(self, chat: int, **changes: object) -> Chat:
        """Change settings of a chat, named as the fields of ``Chat``; the chat as it is then."""
        return self.chats.set(chat, **changes)

    def owe_silences(self, now: datetime.datetime) -> int:
        """Owe word of bodies that became late, to who asked for it; once for each silence."""
        return owe_silences(self._database, now)

    def silence_after(self, stored: StoredReadout, today: datetime.date) -> Silence | None:
        """The silence after a readout; None where its body has been heard of since."""
        return silence_after(self._database, stored, today)

    def alone(self) -> contextlib.AbstractContextManager[Callable[[], None]]:
        """Be the only process that sends what is owed. Raises StoreBusy where another does.

        What it gives is to be called every BEAT_SECONDS while all is well.
        """
        return sole(self.folder)

    # --- upkeep ----------------------------------------------------------------------------

    def catch_up(self, wait_seconds: float = LOCK_SECONDS) -> bool:
        """Take into the index what the database has and it has not; False if nothing.

        Raises StoreBusy when another process keeps the index locked for longer than that.
        """
        self.facts.catch_up()
        updated = bool(self._behind()) and self._index.update(self._plan, wait_seconds)
        self._tidying.begin()
        self.meaning.begin()
        return updated

    def reindex(self) -> int:
        """Make the index anew from the database; the number of readouts in it."""
        self._index.update(lambda _mark: self._plan_all(), LOCK_SECONDS)
        return self.coverage().readouts

    def reread(self, told: Callable[[int], None] = lambda _count: None) -> Reread:
        """Read every kept source again with today's reader, in one go or not at all.

        ``told`` hears after each source how many have been read.
        """
        readings = []
        for count, (row, source) in enumerate(self._readouts.sources(), 1):
            readings.append((row, read_source(source)))
            told(count)
        now = datetime.datetime.now(datetime.UTC)
        counted = reread(self._database, readings, now, owing(self._database, now, None))
        self.catch_up()
        return counted

    def _behind(self) -> int:
        mark, last = self._index.mark(), self._readouts.last_change()
        if mark is None:
            return last
        if mark.store != self._readouts.identity:
            return max(last, 1)  # an empty store must not keep what another one has found
        return abs(last - mark.seq)

    def _plan(self, mark: Mark | None) -> Update:
        last = self._readouts.last_change()
        identity = self._readouts.identity
        if mark is None or mark.store != identity or mark.seq > last:
            return self._plan_all()
        changed = self._readouts.changed_since(mark.seq)
        return Update(Mark(identity, last), changed, self._entries(changed))

    def _plan_all(self) -> Update:
        mark = Mark(self._readouts.identity, self._readouts.last_change())
        return Update(mark, (), self._entries(self._readouts.find(EVERYTHING)), afresh=True)

    def _entries(self, ids: Sequence[int]) -> Iterator[Entry]:
        for stored in self._readouts.each(ids):
            if stored.current:
                yield from entries(stored)

    def backup(self, target: Path) -> None:
        """A consistent copy of the database; the index can be made anew from it.

        Raises StoreError where it cannot be written.
        """
        self._database.backup(target)

    def export(self) -> Iterator[StoredReadout]:
        """Every current readout, latest meeting first."""
        return self._readouts.each(self._readouts.find(EVERYTHING))

    def health(self) -> Health:
        """What is in the store, how large it is and whether it is sound."""
        return Health(
            coverage=self.coverage(),
            sources=self._readouts.count_sources(),
            behind=self._behind(),
            database_bytes=_size(self.folder / DATABASE_NAME),
            index_bytes=sum(_size(path) for path in (self.folder / INDEX_NAME).rglob("*")),
            outdated=self._readouts.outdated(READER_VERSION),
            problems=tuple(self._database.check()),
        )


def restore_store(folder: Path, backup: Path) -> None:
    """Put a backup in the place of the store in ``folder``; what was there is kept beside it.

    Raises StoreDamaged where ``backup`` is no store, before anything is changed, and StoreBusy
    while a bot runs: it would go on with the file that was replaced, and all of that be lost.
    StoreError where ``backup`` cannot be read or ``folder`` not be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with sole(folder):
            _restore(folder, backup)
    except OSError as error:
        raise _unusable(folder, error) from error


def _restore(folder: Path, backup: Path) -> None:
    copy = folder / (DATABASE_NAME + ".restoring")
    copy.unlink(missing_ok=True)
    try:
        _copy_database(backup, copy)
        Database(copy).close()  # raises unless it is a store this version can read
        current = folder / DATABASE_NAME
        if current.exists():
            Database(current).close()  # folds the write-ahead log into the file
            os.replace(current, folder / (DATABASE_NAME + ".before-restore"))
        os.replace(copy, current)
    finally:
        copy.unlink(missing_ok=True)


def _copy_database(source: Path, target: Path) -> None:
    try:
        with open(source, "rb"):
            pass
    except OSError as error:
        raise StoreError(f"无法读取备份 {source}：{cause(error)}") from error
    try:
        with (
            closing(sqlite3.connect(source)) as opened,
            closing(sqlite3.connect(target)) as copy,
        ):
            opened.backup(copy)
    except sqlite3.DatabaseError as error:
        if code(error) == sqlite3.SQLITE_NOTADB:
            raise StoreDamaged(f"{source} 不是数据库备份") from error
        raise StoreError(f"无法从 {source} 恢复：{cause(error)}") from error


def _unusable(folder: Path, error: OSError) -> StoreError:
    return StoreError(f"无法使用数据目录 {folder}：{cause(error)}")


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
