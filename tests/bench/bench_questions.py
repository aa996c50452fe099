"""How long it takes to understand a question, and to count over 100,000 agenda items.

    python -m tests.bench.bench_questions [ITEMS]

The data are made up from a seed; medians and the slowest of each, in milliseconds.
"""

from __future__ import annotations

import datetime
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

from bot.question import understand
from store import Scope, Store, load_encoder, open_store
from store.dates import DateRange
from store.facts import Term

TODAY = datetime.date(2024, 12, 31)
ITEMS_A_READOUT = 4
VECTOR = 384  # as long as those of multilingual-e5-small
QUESTIONS = (
    "什么时候研究过垃圾分类？",
    "去年和今年研究生态环境各几次",
    "谁主持了2023年6月16日的国务院常务会议？",
    "国务院常务会议去年研究了哪些议题",
    "《海洋环境保护法（修订草案）》审议过几次？",
    "请问关于农民工工资，国务院常务会议一共研究过几次？",
    "上海市委常委会今年研究过什么",
    "国务院长务会议2024年开了几次",
    "请问一下去年甲市政府常务会议每个月各审议了几部条例呢谢谢",
    "孩子放暑假的安全问题市委研究过没有",
    "路边车没地方放的问题，甲市里研究过没有，我写稿急用",
    "甲市政府常务会议一般星期几开",
)
BODIES = ("甲市政府常务会议", "甲市委常委会会议", "乙县政府常务会议", "丙区委常委会会议")


def main() -> None:
    """Measure and print."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder), load_encoder()) as store:
        fill(store, items)
        names = store.facts.names()
        understand("上海市委常委会", TODAY, names)  # loads the names of places
        for text in QUESTIONS:
            told(f"understand {text}", partial(understand, text, TODAY, names))
        year = Scope(DateRange(datetime.date(2020, 1, 1), datetime.date(2020, 12, 31)))
        facts = store.facts
        told("meetings by month", lambda: facts.tally(Scope(), "month"))
        told("meetings by chair", lambda: facts.tally(Scope(), "chair"))
        told("items by body", lambda: facts.tally(Scope(), "body", "items"))
        told("items of a year", lambda: facts.count(year, "items"))
        told("matters of a rare word", lambda: facts.matters(["接诉即办"]))
        told("matters of a word in a hundred items", lambda: facts.matters(["养老服务"]))
        told("documents of a year", lambda: facts.documents_in(year, "条例"))
        terms = [Term("接诉即办"), Term("改革"), Term("提升", thing=False)]
        told("matters that hold most of three words", lambda: facts.likely(terms))
        told("who holds an office", lambda: facts.holders("市长"))
        told("who missed a meeting", lambda: facts.missed_by("某1", Scope()))
        told("a name with others between", lambda: facts.abbreviated("养老服务接诉即办"))
        told("a slip in a title", lambda: facts.corrections("仲才法"))
        told("meetings by weekday", lambda: facts.tally(Scope(), "weekday"))
        told("mentions of a phrase", lambda: facts.mentions("接诉即办"))
        if store.meaning.encoder is not None:
            nearest = store.meaning.nearest
            told("what a topic is near to", lambda: nearest("年轻人春节挤不上火车", Scope()))
            told("the same, in a year", lambda: nearest("年轻人春节挤不上火车", year))


def told(name: str, call: Callable[[], object]) -> None:
    """The time of a call, warm."""
    call()
    times = []
    for _ in range(20):
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000)
    print(f"{name:<50} {statistics.median(times):8.2f} {max(times):8.2f}")


def fill(store: Store, items: int) -> None:
    """Rows as the store writes them, without reading texts, which is measured elsewhere."""
    chance = random.Random(7)
    chars = [chr(code) for code in range(0x4E00, 0x4E00 + 2000)]
    directions = np.random.default_rng(7)
    with store._database.write() as db:
        if store.meaning.encoder is not None:
            made = [store.meaning.encoder.name, 1]
            db.execute("INSERT INTO meant (encoder, batches) VALUES (?, ?)", made)
        db.execute(
            "INSERT INTO source (id, sha256, name, format, data, received_at)"
            " VALUES (1, '', '', 'page', x'', '')"
        )
        for readout in range(1, items // ITEMS_A_READOUT + 1):
            day = datetime.date(2015, 1, 1) + datetime.timedelta(days=readout % 3600)
            meeting = chance.choice(BODIES)
            texts = [_text(chance, chars, at) for at in range(ITEMS_A_READOUT)]
            whole = "".join(texts)
            db.execute(
                "INSERT INTO readout (id, source, source_id, revision, current, title, text,"
                " folded, body, meeting, month, day, date, year, year_how, year_evidence,"
                " other_matters, content_hash, reader_version, added_at)"
                " VALUES (?, 1, ?, 1, 1, '', ?, ?, ?, ?, ?, ?, ?, ?, 'printed', '[]', 0, '', 1,"
                " '')",
                [
                    *(readout, str(readout), whole, whole, meeting, meeting),
                    *(day.month, day.day, day.isoformat(), day.year),
                ],
            )
            db.execute(
                "INSERT INTO person (readout, position, name, title, role)"
                " VALUES (?, 1, ?, '', '主持')",
                [readout, f"某{chance.randrange(40)}"],
            )
            for position, text in enumerate(texts, 1):
                db.execute(
                    "INSERT INTO item (readout, position, verb, subject, start, stop)"
                    " VALUES (?, ?, '研究', ?, ?, ?)",
                    [readout, position, text[:20], (position - 1) * 200, position * 200],
                )
                cursor = db.execute(
                    "INSERT INTO matter (readout, position, named, whole) VALUES (?, ?, ?, ?)",
                    [readout, position, text[:20], text],
                )
                db.execute(
                    "INSERT INTO gram (rowid, grams) SELECT id, grams(whole) FROM matter"
                    " WHERE id = ?",
                    [cursor.lastrowid],
                )
                vector = directions.normal(size=VECTOR).astype(np.float16).tobytes()
                db.execute("INSERT INTO meaning VALUES (?, ?)", [cursor.lastrowid, vector])


def _text(chance: random.Random, chars: list[str], _at: int) -> str:
    text = "".join(chance.choices(chars, k=200))
    if chance.random() < 0.01:
        text = f"{text[:5]}养老服务{text[9:]}"
    if chance.random() < 0.001:
        text = f"{text[:50]}接诉即办{text[54:]}"
    return text


if __name__ == "__main__":
    main()
