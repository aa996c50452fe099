"""The search index: which passages hold which words, and how much that says. Derived, by whoosh.

Nothing of whoosh leaves this module. The index holds no truth: it is brought up to date from the
database's change log, and how far it has read that log is committed *inside* the index, together
with the passages. So a crash between the two commits is a log not yet read, and an index that is
gone, foreign or of another version is one that has read nothing.
"""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from whoosh import analysis, fields, index, query, scoring, writing

from store.errors import StoreBusy
from store.words import tokens

INDEX_VERSION = 1
"""Goes up when the same readouts would be indexed differently."""
LOCK_SECONDS = 30.0
"""How long to wait for another process that is indexing."""
# BM25 for this genre: on known-item queries over news, k1 = 0.6 beat the usual 1.2.
_WEIGHTING = scoring.BM25F(B=0.75, K1=0.6)


@dataclass(frozen=True, slots=True)
class Entry:
    """The text of a passage, to be indexed."""

    readout: int
    position: int
    text: str


@dataclass(frozen=True, slots=True)
class Match:
    """A passage that holds the words asked for; scores compare within one search only."""

    readout: int
    position: int
    score: float


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
    passages: Iterable[Entry]
    afresh: bool = False


class _Tokenizer(analysis.Tokenizer):  # type: ignore[misc]  # whoosh is untyped to us
    """Our segmentation as whoosh wants it: positions count tokens, offsets count code points."""

    def __call__(
        self, value: str, positions: bool = False, chars: bool = False, **_kwargs: object
    ) -> Iterator[Any]:
        token = analysis.Token(positions, chars)
        for position, found in enumerate(tokens(value)):
            token.text = found.word
            token.boost = 1.0
            token.stopped = False
            if positions:
                token.pos = position
            if chars:
                token.startchar, token.endchar = found.start, found.start + len(found.word)
            yield token


def _schema() -> fields.Schema:
    return fields.Schema(
        readout=fields.ID(stored=True),
        position=fields.STORED,
        # No positions: a phrase is checked in the text itself, exactly.
        words=fields.TEXT(analyzer=_Tokenizer(), phrase=False),
        mark=fields.ID(stored=True),
        seq=fields.STORED,
    )


class Index:
    """Passages by their words. Threads share it; processes share it through its folder."""

    def __init__(self, folder: Path) -> None:
        """Open the index, or begin an empty one where none can be opened."""
        self._folder = folder / f"v{INDEX_VERSION}"
        self._lock = threading.Lock()
        self._searcher: Any = None
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            self._index = index.open_dir(self._folder)
            self._mark_of(self._index)
        except Exception:  # whatever is wrong with a derived file, the remedy is a new one
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(parents=True, exist_ok=True)
            self._index = index.create_in(self._folder, _schema())

    def close(self) -> None:
        """Release the files; may be called twice."""
        with self._lock:
            if self._searcher is not None:
                self._searcher.close()
                self._searcher = None
            self._index.close()

    # --- writing ---------------------------------------------------------------------------

    def mark(self) -> Mark | None:
        """How far this index has read; None when it has read nothing."""
        return self._mark_of(self._index)

    def _mark_of(self, opened: Any) -> Mark | None:
        with opened.searcher() as searcher:
            stored = searcher.document(mark="mark")
            return Mark(*stored["seq"]) if stored else None

    def update(self, plan: Callable[[Mark | None], Update], wait_seconds: float) -> bool:
        """Bring the index up to date in one commit; False when there was nothing to do.

        ``plan`` is called once the index is locked, with how far it has read.
        Raises StoreBusy when another process keeps the index locked.
        """
        try:
            writer = self._index.writer(timeout=wait_seconds, limitmb=256)
        except index.LockError as error:
            raise StoreBusy("另一个进程正在更新索引，请稍后再试") from error
        try:
            before = self.mark()
            update = plan(before)
            if update.mark == before and not update.afresh:
                writer.cancel()
                return False
            for readout in self._held(update.drop):
                writer.delete_by_term("readout", str(readout))
            for passage in update.passages:
                writer.add_document(
                    readout=str(passage.readout), position=passage.position, words=passage.text
                )
            writer.delete_by_term("mark", "mark")
            writer.add_document(mark="mark", seq=(update.mark.store, update.mark.seq))
        except BaseException:
            with contextlib.suppress(Exception):  # the first error is the one worth telling
                writer.cancel()
            raise
        writer.commit(mergetype=writing.CLEAR if update.afresh else None)
        return True

    def _held(self, readouts: Sequence[int]) -> list[int]:
        """Those of the readouts that the index holds; dropping one looks through all of it."""
        with self._index.reader() as reader:
            return [readout for readout in readouts if ("readout", str(readout)) in reader]

    # --- searching -------------------------------------------------------------------------

    def matches(self, words: Sequence[str], need: Literal["all", "any"]) -> list[Match]:
        """Every passage that holds all (or any) of the words, best first."""
        if not words:
            return []
        terms = [query.Term("words", word) for word in words]
        wanted = query.And(terms) if need == "all" else query.Or(terms)
        with self._lock:
            searcher = self._current_searcher()
            # All of them: stock top-k is wrong for some OR queries, and totals must be exact.
            found = searcher.search(wanted, limit=None)
            matches = []
            for score, number in found.top_n:
                stored = searcher.stored_fields(number)
                matches.append(Match(int(stored["readout"]), stored["position"], score))
            return matches

    def rarity(self, word: str) -> float:
        """How much a word tells: its inverse document frequency, highest for unknown words."""
        with self._lock:
            searcher = self._current_searcher()
            return float(searcher.idf("words", word)) if searcher.doc_count_all() else 1.0

    def _current_searcher(self) -> Any:
        if self._searcher is None:
            self._searcher = self._index.searcher(weighting=_WEIGHTING)
        elif not self._searcher.up_to_date():
            # Not searcher.refresh(): in whoosh3 3.54 it keeps segments that are gone (see tests).
            self._searcher.close()
            self._searcher = self._index.searcher(weighting=_WEIGHTING)
        return self._searcher
