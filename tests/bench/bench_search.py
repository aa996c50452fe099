"""Measure finding against what a user would pick instead: quality and speed in one run.

    pip install -e '.[bench]'
    python tests/bench/bench_search.py NEWS.jsonl [--times 10] [--queries 300] [--stock] [--busy]

NEWS.jsonl holds one text a line with "title" and "html" or "text". Bodies are indexed, titles give
the queries: a known-item set of titles with two of five words dropped. ``--times`` makes the
collection that many times as large by parting and mixing sentences anew (seeded). ``--stock`` adds
whoosh with jieba's own analyzer, which takes minutes.

``--busy`` counts the processor time of the asking thread instead of the time that went by, for a
machine with other work; it says nothing of tantivy, which may use threads of its own.

Nothing is asserted. The engines take turns at every query, so that a busy machine slows all alike.
Peers give ids only. Ours is asked three times over, each with a store opened for itself: for the
ranking by BM25 alone; for the whole of finding (exact matching, ranking, the second look) down to
ten ids; and for what a user sees, texts and excerpts with their marks.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import re
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from store.database import Database
from store.keeping import keep
from store.model import Readout, Source, YearFound
from store.reading import Reading
from store.readouts import Readouts
from store.search import Query, read_query
from store.search.answers import Answers
from store.search.entries import entries
from store.search.finding import Search
from store.search.index import Index, Mark, Update
from store.search.looking import Looks
from store.search.ranking import ranked
from store.words import fold, segments, warm_up, words

SEED = 20250115
DROPPED = 0.4
TODAY = datetime.date(2025, 1, 15)
COMMON = ("中国", "发展", "工作", "经济 发展", "会议 工作", "习近平 总书记", "建设 推进")


class Engine(Protocol):
    """What takes part."""

    name: str

    def ask(self, text: str) -> list[int]:
        """The numbers of the ten best texts."""


class Fillable(Engine, Protocol):
    """What opens what lies in a folder, and can be filled."""

    def __init__(self, folder: Path) -> None: ...

    def fill(self, texts: Sequence[str]) -> tuple[float, float]:
        """Take in all texts; the seconds that parting them into words took, and the rest."""


@dataclass
class Asked:
    """An engine, and how it answered."""

    engine: Engine
    seconds: list[float] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)


def texts_of(path: str) -> list[tuple[str, str]]:
    """Title and body of every line."""
    found = []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        body = record.get("text") or re.sub(r"<[^>]+>", "\n", record.get("html") or "")
        body = re.sub(r"\s*\n\s*", "\n", body).strip()
        if body:
            found.append((record["title"], body))
    return found


def enlarged(texts: Sequence[str], times: int) -> list[str]:
    """The texts, and ``times`` - 1 as many again, each mixed from sentences of three others."""
    draw = random.Random(SEED)
    made = list(texts)
    while len(made) < times * len(texts):
        mixed = [s for t in draw.sample(texts, 3) for s in re.split(r"(?<=。)", t) if s.strip()]
        draw.shuffle(mixed)
        made.append("".join(mixed[: max(1, len(mixed) // 3)]))
    return made


def known_items(titles: Sequence[str], count: int) -> list[tuple[str, int]]:
    """Titles with words dropped, and the number of the text each belongs to."""
    draw = random.Random(SEED)
    found = []
    for number in draw.sample(range(len(titles)), len(titles)):
        kept = [w for w in segments(titles[number]) if draw.random() > DROPPED]
        if len(kept) >= 3:
            found.append((" ".join(kept), number))
        if len(found) == count:
            break
    return found


# --- the engines --------------------------------------------------------------------------------


class Ours:
    """readout-bot's store, with texts, excerpts and marks."""

    name = "readout-bot, with excerpts"

    def __init__(self, folder: Path) -> None:
        self.database = Database(folder / "db")
        self.index = Index(folder / "index")
        self.search = Search(self.database, self.index)
        self.looks = Looks(self.database)

    def fill(self, texts: Sequence[str]) -> tuple[float, float]:
        _fill(self.database, texts)
        ids = Readouts(self.database).find(Query().scope)
        began = time.perf_counter()
        for text in texts:
            words(text)
        segmentation = time.perf_counter() - began
        began = time.perf_counter()
        made = (entry for stored in Readouts(self.database).each(ids) for entry in entries(stored))
        self.index.update(lambda _: Update(Mark("bench", 1), (), made, afresh=True), 5)
        return segmentation, time.perf_counter() - began - segmentation

    def ask(self, text: str) -> list[int]:
        found = self.search.find(_query(text), 0, 10, "relevance", fewer=True)
        return [int(hit.stored.readout.source_id) for hit in found.hits]


class OursRanked(Ours):
    """The same down to ids: exact matching, ranking, the second look."""

    name = "readout-bot"

    def ask(self, text: str) -> list[int]:
        answers = Answers(self.index.view(), self.database, self.looks, _query(text))
        best = ranked(answers, 10, "relevance", fewer=True).numbers
        # The database numbers what is added from 1.
        return [readout - 1 for readout in answers.view.readout[list(best)].tolist()]


class OursAlone(Ours):
    """BM25 over the words and nothing else, as the peers have it."""

    name = "readout-bot, ranking alone"

    def ask(self, text: str) -> list[int]:
        view = self.index.view()
        scores = view.scores(view.words([*dict.fromkeys(words(text))]))
        # What is among the best ten is in one of the ten blocks with the highest maxima.
        blocks = np.maximum.reduceat(scores, np.arange(0, len(scores), 64))
        least = np.partition(blocks, -10)[-10]
        found = np.flatnonzero(scores >= max(least, np.float32(1e-9)))
        best = found[np.argsort(-scores[found])[:10]]
        return [readout - 1 for readout in view.readout[best].tolist()]


def _query(text: str) -> Query:
    query = read_query(text, TODAY)
    if query.scope or not any(query.text):  # the news have no dates to filter by
        return Query(text)
    return query


def _fill(database: Database, texts: Sequence[str]) -> None:
    now = datetime.datetime.now(datetime.UTC)
    for start in range(0, len(texts), 1000):
        reads = tuple(_readout(n, texts[n]) for n in range(start, min(start + 1000, len(texts))))
        source = Source(f"bench{start}", b"%d" % start, "page")
        keep(database, source, Reading(reads, "utf-8"), now)


def _readout(number: int, text: str) -> Readout:
    nothing: dict[str, Any] = dict.fromkeys(
        ("published", "url", "body", "meeting", "session", "date_printed", "month", "day")
    )
    return Readout(
        source_id=str(number),
        title="",
        text=text,
        **nothing,
        time_of_day=None,
        year=YearFound(None, "unknown"),
        chair=(),
        attendees=(),
        items=(),
        other_matters=False,
    )


class FTS5:
    """SQLite's full-text search over jieba's words, any of them."""

    name = "FTS5, jieba words"
    tokenizer = "unicode61"

    def __init__(self, folder: Path) -> None:
        self.db = sqlite3.connect(folder / f"{self.tokenizer}.db")

    def fill(self, texts: Sequence[str]) -> tuple[float, float]:
        rows, segmentation = self.rows(texts)
        began = time.perf_counter()
        with self.db:
            self.db.execute(
                f"CREATE VIRTUAL TABLE t USING fts5(x, content='', tokenize='{self.tokenizer}')"
            )
            self.db.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", enumerate(rows, 1))
        return segmentation, time.perf_counter() - began

    def rows(self, texts: Sequence[str]) -> tuple[Sequence[str], float]:
        return [" ".join(words(text)) for text in texts], seconds_by_jieba(texts)

    def terms(self, text: str) -> list[str]:
        return words(text)

    def ask(self, text: str) -> list[int]:
        asked = " OR ".join(f'"{part}"' for part in self.terms(text))
        if not asked:
            return []
        rows = self.db.execute(
            "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", [asked]
        )
        return [row[0] - 1 for row in rows]


class Trigram(FTS5):
    """The same over strings of three characters."""

    name = "FTS5 trigram"
    tokenizer = "trigram"

    def rows(self, texts: Sequence[str]) -> tuple[Sequence[str], float]:
        return texts, 0.0

    def terms(self, text: str) -> list[str]:
        return [part for part in text.split() if len(part) > 2]


class Tantivy:
    """tantivy over jieba's words."""

    name = "tantivy, jieba words"

    def __init__(self, folder: Path) -> None:
        import tantivy

        (folder / "tantivy").mkdir(exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("n", stored=True)
        builder.add_text_field("x", tokenizer_name="whitespace", index_option="freq")
        self.index = tantivy.Index(builder.build(), path=str(folder / "tantivy"))
        self.searcher = self.index.searcher()
        self.schema = self.index.schema

    def fill(self, texts: Sequence[str]) -> tuple[float, float]:
        import tantivy

        rows = [" ".join(words(text)) for text in texts]
        began = time.perf_counter()
        writer = self.index.writer(heap_size=256_000_000, num_threads=1)
        for number, row in enumerate(rows):
            writer.add_document(tantivy.Document(n=number, x=row))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()
        return seconds_by_jieba(texts), time.perf_counter() - began

    def ask(self, text: str) -> list[int]:
        import tantivy

        parts = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self.schema, "x", word))
            for word in dict.fromkeys(words(text))
        ]
        found = self.searcher.search(tantivy.Query.boolean_query(parts), 10).hits
        return [self.searcher.doc(address)["n"][0] for _, address in found]


class Stock:
    """whoosh with jieba's own analyzer, any of the words."""

    name = "whoosh, ChineseAnalyzer, OR"
    group = "OrGroup"

    def __init__(self, folder: Path) -> None:
        import importlib

        from jieba.analyse import ChineseAnalyzer

        fields, index = (importlib.import_module(f"whoosh.{name}") for name in ("fields", "index"))
        self.qparser = importlib.import_module("whoosh.qparser")
        self.schema = fields.Schema(n=fields.STORED, x=fields.TEXT(analyzer=ChineseAnalyzer()))
        where = folder / "stock"
        self.filled = where.exists()
        where.mkdir(exist_ok=True)
        self.index = index.open_dir(where) if self.filled else index.create_in(where, self.schema)
        self.opened()

    def opened(self) -> None:
        group = getattr(self.qparser, self.group)
        self.parser = self.qparser.QueryParser("x", self.schema, group=group)
        self.searcher = self.index.searcher()

    def fill(self, texts: Sequence[str]) -> tuple[float, float]:
        began = time.perf_counter()
        writer = self.index.writer(limitmb=512)
        for number, text in enumerate(texts):
            writer.add_document(n=number, x=text)
        writer.commit()
        self.opened()
        return 0.0, time.perf_counter() - began

    def ask(self, text: str) -> list[int]:
        return [hit["n"] for hit in self.searcher.search(self.parser.parse(text), limit=10)]


class StockAnd(Stock):
    """The same, all of the words, as bots have it."""

    name = "whoosh, ChineseAnalyzer, AND"
    group = "AndGroup"


SAMPLE = 600
"""So many texts are segmented by jieba itself to tell how long all of them would take it."""


def seconds_by_jieba(texts: Sequence[str]) -> float:
    """How long a peer waits for jieba, in search mode and without its HMM, over all the texts."""
    import jieba

    jieba.initialize()
    sample = texts[:: max(1, len(texts) // SAMPLE)]
    began = time.perf_counter()
    for text in sample:
        for run in re.findall(r"[^\W_]+", fold(text)):
            list(jieba.cut_for_search(run, HMM=False))
    return (time.perf_counter() - began) * sum(map(len, texts)) / sum(map(len, sample))


# --- measuring ----------------------------------------------------------------------------------


def folder_bytes(folder: Path) -> int:
    """All files below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def ask_all(
    engines: Sequence[Asked], queries: Sequence[tuple[str, int]], clock: Callable[[], float]
) -> None:
    """Every engine every query, in turns."""
    for text, gold in queries:
        for one in engines:
            began = clock()
            numbers = one.engine.ask(text)
            one.seconds.append(clock() - began)
            one.ranks.append(numbers.index(gold) + 1 if gold in numbers else 0)


def told(engines: Sequence[Asked], title: str, quality: bool) -> None:
    """A table, and the times forgotten."""
    print(
        f"\n{title}\n| engine | "
        + ("MRR@10 | R@1 | R@10 | " if quality else "")
        + "median | p95 | worst ms |"
    )
    for one in engines:
        ms = sorted(1000 * s for s in one.seconds)
        row = [one.engine.name]
        if quality:
            ranks = one.ranks
            row += [
                f"{sum(1 / r for r in ranks if r) / len(ranks):.3f}",
                f"{sum(r == 1 for r in ranks) / len(ranks):.3f}",
                f"{sum(r > 0 for r in ranks) / len(ranks):.3f}",
            ]
        row += [f"{statistics.median(ms):.2f}", f"{ms[int(0.95 * len(ms))]:.2f}", f"{ms[-1]:.2f}"]
        print("| " + " | ".join(row) + " |", flush=True)
        one.seconds.clear()
        one.ranks.clear()


def filled(engines: Sequence[type[Fillable]], folder: Path, texts: Sequence[str]) -> None:
    """Fill every engine, and tell what it took."""
    print(f"{len(texts)} texts, {sum(map(len, texts)) / 1e6:.1f} million characters")
    print("| engine | segmentation s | index s | whole s | MB |")
    for engine in engines:
        before = folder_bytes(folder)
        segmentation, indexing = engine(folder).fill(texts)
        size = folder_bytes(folder) - before
        if engine is OursRanked:
            size = folder_bytes(folder / "index")
        print(
            f"| {engine.name} | {segmentation:.1f} | {indexing:.1f}"
            f" | {segmentation + indexing:.1f} | {size / 1e6:.1f} |",
            flush=True,
        )


def resident(engine: type[Fillable], folder: Path, queries: Sequence[str]) -> tuple[float, float]:
    """Megabytes of a process before it opens an engine, and after it asked it everything.

    Pages of files that are only mapped, which the system may drop, are not counted.
    """
    warm_up()
    before = _resident()
    opened = engine(folder)
    for text in queries:
        opened.ask(text)
    return before, _resident()


def _resident() -> float:
    status = Path("/proc/self/status").read_text()
    return int(re.findall(r"RssAnon:\s*(\d+) kB", status)[0]) / 1e3


def main() -> None:
    """Print tables."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("news")
    arguments.add_argument("--times", type=int, default=1)
    arguments.add_argument("--texts", type=int, default=None, help="only so many of the texts")
    arguments.add_argument("--queries", type=int, default=300)
    arguments.add_argument("--stock", action="store_true")
    arguments.add_argument("--busy", action="store_true")
    chosen = arguments.parse_args()
    clock = time.thread_time if chosen.busy else time.perf_counter
    warm_up()
    read = texts_of(chosen.news)[: chosen.texts]
    texts = enlarged([body for _, body in read], chosen.times)
    queries = known_items([title for title, _ in read], chosen.queries)
    peers: list[type[Fillable]] = [Trigram, FTS5, Tantivy, *([Stock] if chosen.stock else [])]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filled([OursRanked, *peers], folder, texts)
        if chosen.stock:
            peers.append(StockAnd)
        kinds: list[type[Fillable]] = [OursRanked, Ours, OursAlone, *peers]
        asked = [text for text, _ in queries]
        print("\n| engine | MB of a process that asked all | of it before opening the engine |")
        with get_context("spawn").Pool(1, maxtasksperchild=1) as processes:
            for kind in kinds:
                before, after = processes.apply(resident, (kind, folder, asked))
                print(f"| {kind.name} | {after:.0f} | {before:.0f} |", flush=True)
        engines = [Asked(kind(folder)) for kind in kinds]
        ask_all(engines, queries, clock)
        told(engines, "known items, first time (cold caches)", quality=True)
        ask_all(engines, queries, clock)
        told(engines, "known items, again (warm)", quality=True)
        questions = [
            (f"什么时候提到过{text.replace(' ', '')}", gold) for text, gold in queries[:100]
        ]
        ask_all(engines, questions, clock)
        told(engines, "questions", quality=True)
        ask_all(engines, [(text, -1) for text in COMMON * 3], clock)
        told(engines, "very common words", quality=False)


if __name__ == "__main__":
    main()
