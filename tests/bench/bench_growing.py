"""Measure finding in a store that grows: slices of texts, a new readout, a thousand new readouts.

    python tests/bench/bench_growing.py ARCHIVE.jsonl

ARCHIVE.jsonl holds readouts as ``readout-bot ingest`` reads them. Before the last measurement the
store is filled up with fictional ones to twenty thousand.
"""

from __future__ import annotations

import datetime
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

import opencc

from bot.telegram.bridge import TURN_SECONDS
from store import Query, Readout, Source, Store, open_store
from store.intake import find_sources
from store.keeping import keep
from store.reading import Reading, read_source
from store.search.passages import squeeze
from store.words import segments
from tests.readouts import MATTERS, written

SEED = 20250115
SLICES = 3000
ADDED = 1000
COMMIT = 50
LARGE = 20_000
SMALL = 2_000
"""So many of them come in one commit for every three."""


def main(archive: str) -> None:
    """Print one line a figure."""
    sys.setswitchinterval(TURN_SECONDS)  # as the bot does
    sources = [source for source in find_sources([archive]) if isinstance(source, Source)]
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        for _ in store.add(sources):
            pass
        slices(store)
        queries = queries_from(store)
        searchable(store)
        latencies(store, queries)
        idle = latencies(store, queries)
        told("idle", idle)
        thread = threading.Thread(target=add_many, args=(Path(folder), "t", store))
        told("a thread of this process adding", while_running(store, queries, thread), idle)
        process = get_context("spawn").Process(target=add_many, args=(Path(folder), "p"))
        told("another process adding", while_running(store, queries, process), idle)
        found = store.search(Query("“新增水库”"), limit=1).total
        print(f"hits of what was added: {found}, the same for both, of {2 * ADDED} readouts")
        fill_up(store)
        searchable(store, "in a store of twenty thousand: ", count=200)


def fill_up(store: Store) -> None:
    """Fictional readouts, the same again and again under other names, up to LARGE."""
    days = [f"202{y}年{m}月{d}日" for y in range(4) for m in range(1, 13) for d in range(1, 29)]
    made = (read_source(written(day, day=day)).readouts[0] for day in days)
    read = [readout for readout in made if isinstance(readout, Readout)]
    began = time.perf_counter()
    many = range(store.coverage().readouts, LARGE - SMALL)
    put_in(store, [replace(read[n % len(read)], source_id=f"fill-{n}") for n in many])
    print(f"filled up to {LARGE - SMALL} readouts in {time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    for n in range(LARGE - SMALL, LARGE, 3):
        put_in(store, [replace(read[n % len(read)], source_id=f"fill-{n + m}") for m in range(3)])
    print(f"and by {SMALL // 3} small additions in {time.perf_counter() - began:.1f} s")


def put_in(store: Store, readouts: Sequence[Readout]) -> None:
    """Add readouts that are read already."""
    name = readouts[0].source_id
    source = Source(name, name.encode(), "page")
    now = datetime.datetime.now(datetime.UTC)
    keep(store._database, source, Reading(tuple(readouts), "utf-8"), now)
    store.catch_up()


def slices(store: Store) -> None:
    """Random slices of random readouts, as they are, traditional and full-width."""
    draw = random.Random(SEED)
    readouts = [stored.readout for stored in store.export()]
    traditional = opencc.OpenCC("s2t")
    missed = {"as it is": 0, "traditional": 0, "full width": 0}
    done = 0
    while done < SLICES:
        readout = draw.choice(readouts)
        start = draw.randrange(len(readout.text))
        text = readout.text[start : start + draw.randint(1, 30)]
        if not any(char.isalnum() for char in text):
            continue
        done += 1
        wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
        for how, typed in zip(missed, (text, traditional.convert(text), wide), strict=True):
            hits = store.search(Query(typed), limit=100_000).hits
            others = {other for hit in hits for other in hit.others}
            ids = {hit.stored.readout.source_id for hit in hits}
            ids |= {store.readout(other).readout.source_id for other in others}
            missed[how] += readout.source_id not in ids
            if readout.source_id not in ids and how == "as it is":
                print(f"missed: {squeeze(text)!r}")
    print(f"{SLICES} slices of {len(readouts)} readouts, missed: {missed}")


def queries_from(store: Store) -> list[str]:
    """Two words of the first item of every readout."""
    found = []
    for stored in store.export():
        words = [w for item in stored.readout.items for w in segments(item.subject) if len(w) > 1]
        if len(words) > 1:
            found.append(" ".join(words[-2:]))
    return found


def searchable(store: Store, where: str = "", count: int = 40) -> None:
    """From the call that adds one readout to the answer that shows it."""
    times = []
    for number in range(count):
        word = f"澜{where[:1]}{number}号"
        source = written(f"one{where}{number}", matters=(f"“{word}”水库建设", *MATTERS))
        began = time.perf_counter()
        for _ in store.add([source]):
            pass
        assert store.search(Query("", (word,))).total
        times.append(1000 * (time.perf_counter() - began))
    times.sort()
    print(
        f"{where}added and found {count} times: median {statistics.median(times):.0f} ms,"
        f" p95 {times[int(0.95 * count)]:.0f} ms, worst {times[-1]:.0f} ms"
    )


def add_many(folder: Path, name: str, store: Store | None = None) -> None:
    """A thousand readouts, one commit of the index for every fifty."""
    days = [f"202{y}年{m}月{d}日" for y in range(4) for m in range(1, 13) for d in range(1, 29)]
    opened = store or open_store(folder)
    for start in range(0, ADDED, COMMIT):
        batch = [
            written(f"{name}{n}", day=days[n % len(days)], matters=(f"“新增水库”{n}期", *MATTERS))
            for n in range(start, start + COMMIT)
        ]
        for _ in opened.add(batch):
            pass
    if store is None:
        opened.close()


def latencies(store: Store, queries: Sequence[str]) -> list[float]:
    """Milliseconds of every query."""
    found = []
    for query in queries:
        began = time.perf_counter()
        store.search(Query(query))
        found.append(1000 * (time.perf_counter() - began))
    return found


def while_running(
    store: Store, queries: Sequence[str], adding: threading.Thread | BaseProcess
) -> list[float]:
    """Milliseconds of queries asked for as long as others add; totals may only grow."""
    found: list[float] = []
    before = 0
    adding.start()
    while adding.is_alive():
        found += latencies(store, queries[:20])
        now = store.search(Query("", ("新增水库",)), limit=1).total
        assert now >= before
        before = now
    adding.join()
    return found


def told(title: str, ms: Sequence[float], idle: Sequence[float] | None = None) -> None:
    """One line."""
    ordered = sorted(ms)
    ratio = f", {statistics.median(ms) / statistics.median(idle):.2f} × idle" if idle else ""
    print(
        f"{title}: {len(ms)} searches, median {statistics.median(ms):.2f} ms{ratio},"
        f" p95 {ordered[int(0.95 * len(ms))]:.2f} ms, worst {ordered[-1]:.1f} ms"
    )


if __name__ == "__main__":
    main(sys.argv[1])
