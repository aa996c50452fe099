"""Measure finding against what a user would pick instead: quality and speed in one run.

    pip install -e '.[bench]'
    python tests/bench/bench_search.py NEWS.jsonl [--times 10] [--queries 300] [--stock]

NEWS.jsonl holds one text a line with "title" and "html" or "text". Bodies are indexed, titles give
the queries: a known-item set of titles with two of five words dropped. ``--times`` makes the
collection that many times as large by parting and mixing sentences anew (seeded). ``--stock`` adds
whoosh with jieba's own analyzer, which takes minutes.

Nothing is asserted. The engines take turns at every query, so that a busy machine slows all alike.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import re
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from store.database import Database
from store.entries import entries
from store.index import Index, Mark, Update
from store.model import Readout, Source, YearFound
from store.query import Query, read_query
from store.reading import Reading
from store.search import Search
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


@dataclass
class Built:
    """An engine, and what it took to fill it."""

    engine: Engine
    segmentation: float
    indexing: float
    bytes: int
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
    """readout-bot's store: the whole path, with the second look, excerpts and the database."""

    name = "readout-bot"

    def __init__(self, folder: Path, texts: Sequence[str]) -> None:
        self.database = Database(folder / "db")
        began = time.perf_counter()
        _fill(self.database, texts)
        self.keeping = time.perf_counter() - began
        self.index = Index(folder / "index")
        ids = self.database.find(Query().scope)
        began = time.perf_counter()
        for text in texts:
            words(text)
        self.segmentation = time.perf_counter() - began
        began = time.perf_counter()
        mark = Mark("bench", 1)
        made = (
            entry
            for start in range(0, len(ids), 500)
            for stored in self.database.readouts(ids[start : start + 500])
            for entry in entries(stored)
        )
        self.index.update(lambda _: Update(mark, (), made, afresh=True), 5)
        self.indexing = time.perf_counter() - began
        self.search = Search(self.database, self.index)

    def ask(self, text: str) -> list[int]:
        query = read_query(text, TODAY)
        if query.scope or not any(query.text):  # the news have no dates to filter by
            query = Query(text)
        found = self.search.find(query, 0, 10, "relevance", fewer=True)
        return [int(hit.stored.readout.source_id) for hit in found.hits]


def _fill(database: Database, texts: Sequence[str]) -> None:
    now = datetime.datetime.now(datetime.UTC)
    for start in range(0, len(texts), 1000):
        reads = tuple(_readout(n, texts[n]) for n in range(start, min(start + 1000, len(texts))))
        source = Source(f"bench{start}", b"%d" % start, "page")
        database.add(source, Reading(reads, "utf-8"), now)


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
    """SQLite's full-text search, any of the words."""

    def __init__(self, folder: Path, texts: Sequence[str], trigram: bool) -> None:
        self.name = "FTS5 trigram" if trigram else "FTS5, jieba words"
        self.trigram = trigram
        self.db = sqlite3.connect(folder / f"fts{trigram}.db")
        tokenizer = "trigram" if trigram else "unicode61"
        self.db.execute(f"CREATE VIRTUAL TABLE t USING fts5(x, content='', tokenize='{tokenizer}')")
        rows = texts if trigram else [" ".join(words(text)) for text in texts]
        self.segmentation = 0.0 if trigram else seconds_by_jieba(texts)
        began = time.perf_counter()
        with self.db:
            self.db.executemany("INSERT INTO t (rowid, x) VALUES (?, ?)", enumerate(rows, 1))
        self.indexing = time.perf_counter() - began

    def ask(self, text: str) -> list[int]:
        parts = text.split() if self.trigram else words(text)
        asked = " OR ".join(f'"{part}"' for part in parts if len(part) > 2 or not self.trigram)
        if not asked:
            return []
        rows = self.db.execute(
            "SELECT rowid FROM t WHERE t MATCH ? ORDER BY rank LIMIT 10", [asked]
        )
        return [row[0] - 1 for row in rows]


class Tantivy:
    """tantivy over jieba's words."""

    name = "tantivy, jieba words"

    def __init__(self, folder: Path, texts: Sequence[str]) -> None:
        import tantivy

        (folder / "tantivy").mkdir()
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("n", stored=True)
        builder.add_text_field("x", tokenizer_name="whitespace", index_option="freq")
        self.index = tantivy.Index(builder.build(), path=str(folder / "tantivy"))
        rows = [" ".join(words(text)) for text in texts]
        self.segmentation = seconds_by_jieba(texts)
        began = time.perf_counter()
        writer = self.index.writer(heap_size=256_000_000, num_threads=1)
        for number, row in enumerate(rows):
            writer.add_document(tantivy.Document(n=number, x=row))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()
        self.indexing = time.perf_counter() - began
        self.searcher = self.index.searcher()
        self.schema = self.index.schema

    def ask(self, text: str) -> list[int]:
        import tantivy

        parts = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self.schema, "x", word))
            for word in dict.fromkeys(words(text))
        ]
        found = self.searcher.search(tantivy.Query.boolean_query(parts), 10).hits
        return [self.searcher.doc(address)["n"][0] for _, address in found]


class Stock:
    """whoosh with jieba's own analyzer: any of the words, or (as bots have it) all of them."""

    def __init__(self, folder: Path, texts: Sequence[str], group: str) -> None:
        import importlib

        from jieba.analyse import ChineseAnalyzer

        fields, index = (importlib.import_module(f"whoosh.{name}") for name in ("fields", "index"))
        qparser = importlib.import_module("whoosh.qparser")
        self.name = f"whoosh, ChineseAnalyzer, {group}"
        where = folder / "stock"
        self.segmentation = self.indexing = 0.0
        if where.exists():
            self.index = index.open_dir(where)
        else:
            where.mkdir()
            schema = fields.Schema(n=fields.STORED, x=fields.TEXT(analyzer=ChineseAnalyzer()))
            self.index = index.create_in(where, schema)
            began = time.perf_counter()
            writer = self.index.writer(limitmb=512)
            for number, text in enumerate(texts):
                writer.add_document(n=number, x=text)
            writer.commit()
            self.indexing = time.perf_counter() - began
        factory = qparser.OrGroup if group == "OR" else qparser.AndGroup
        self.parser = qparser.QueryParser("x", self.index.schema, group=factory)
        self.searcher = self.index.searcher()

    def ask(self, text: str) -> list[int]:
        return [hit["n"] for hit in self.searcher.search(self.parser.parse(text), limit=10)]


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


def built(make: Callable[[], Any], size: Callable[[], int]) -> Built:
    """An engine and what it took."""
    before = size()
    engine = make()
    return Built(engine, engine.segmentation, engine.indexing, size() - before)


def folder_bytes(folder: Path) -> int:
    """All files below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def ask_all(engines: Sequence[Built], queries: Sequence[tuple[str, int]]) -> None:
    """Every engine every query, in turns."""
    for text, gold in queries:
        for one in engines:
            began = time.perf_counter()
            numbers = one.engine.ask(text)
            one.seconds.append(time.perf_counter() - began)
            one.ranks.append(numbers.index(gold) + 1 if gold in numbers else 0)


def told(engines: Sequence[Built], title: str, quality: bool) -> None:
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


def main() -> None:
    """Print tables."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("news")
    arguments.add_argument("--times", type=int, default=1)
    arguments.add_argument("--queries", type=int, default=300)
    arguments.add_argument("--stock", action="store_true")
    chosen = arguments.parse_args()
    warm_up()
    read = texts_of(chosen.news)
    texts = enlarged([body for _, body in read], chosen.times)
    queries = known_items([title for title, _ in read], chosen.queries)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def size() -> int:
            return folder_bytes(folder)

        engines = [built(lambda: Ours(folder, texts), size)]
        ours = engines[0].engine
        assert isinstance(ours, Ours)
        engines[0].bytes = folder_bytes(folder / "index")
        engines.append(built(lambda: FTS5(folder, texts, True), size))
        engines.append(built(lambda: FTS5(folder, texts, False), size))
        engines.append(built(lambda: Tantivy(folder, texts), size))
        if chosen.stock:
            engines += [
                built(partial(Stock, folder, texts, group), size) for group in ("OR", "AND")
            ]
        print(f"{len(texts)} texts, {sum(map(len, texts)) / 1e6:.1f} million characters")
        print("| engine | segmentation s | index s | whole s | MB |")
        for one in engines:
            alone = one.indexing - one.segmentation if one is engines[0] else one.indexing
            print(
                f"| {one.engine.name} | {one.segmentation:.1f} | {alone:.1f}"
                f" | {one.segmentation + alone:.1f} | {one.bytes / 1e6:.1f} |",
                flush=True,
            )
        ask_all(engines, queries)
        told(engines, "known items, first time (cold caches)", quality=True)
        ask_all(engines, queries)
        told(engines, "known items, again (warm)", quality=True)
        questions = [
            (f"什么时候提到过{text.replace(' ', '')}", gold) for text, gold in queries[:100]
        ]
        ask_all(engines, questions)
        told(engines, "questions", quality=True)
        ask_all(engines, [(text, -1) for text in COMMON * 3])
        told(engines, "very common words", quality=False)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"\npeak memory of the process, all engines together: {peak:.0f} MB")


if __name__ == "__main__":
    main()
