from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Query, Store, open_store
from store.search.index import ALIKE, Entry, Index, Mark, Update
from store.search.index.cache import PayloadCache
from store.search.index.shelf import Shelf
from tests.readouts import written


def add(store: Store, source_id: str, matter: str) -> None:
    for _ in store.add([written(source_id, matters=(matter,))]):
        pass


def quotes(store: Store, words: str) -> list[str]:
    return [hit.quote for hit in store.search(Query("", (words,))).hits]


# --- what is kept from one search to the next -----------------------------------------------------


def test_a_revision_is_shown_as_it_reads_now(store: Store) -> None:
    add(store, "1", "防汛抗旱工作的甲方案")
    assert "甲方案" in quotes(store, "防汛抗旱")[0]
    add(store, "1", "防汛抗旱工作的乙方案")
    assert quotes(store, "甲方案") == []
    (quote,) = quotes(store, "防汛抗旱")
    assert "乙方案" in quote


def test_a_readout_that_is_read_again_is_shown_as_it_reads_now(store: Store) -> None:
    add(store, "1", "防汛抗旱工作的甲方案")
    assert quotes(store, "甲方案")
    with sqlite3.connect(store.folder / "readouts.db") as database:
        ((data,),) = database.execute("SELECT data FROM source")
        record = json.loads(data)
        record["text"] = record["text"].replace("甲方案", "乙方案")
        database.execute("UPDATE source SET data = ?", [json.dumps(record).encode()])
    database.close()
    assert store.reread().changed == 1
    assert quotes(store, "甲方案") == []
    assert "乙方案" in quotes(store, "防汛抗旱")[0]


@pytest.mark.parametrize("max_bytes", [0, 500, 5_000])
def test_kept_payloads_are_right_and_bounded(tmp_path: Path, max_bytes: int) -> None:
    index = Index(tmp_path)
    texts = ["防汛抗旱", "垃圾分类", "防洪工程", "抗旱与防火"]
    for seq, text in enumerate(texts, 1):
        entry = Entry(seq, 1, 0, seq, [text], [text])
        index.update(lambda _, s=seq, e=entry: Update(Mark("store", s), (), [e]), 0)  # type: ignore[misc]
    index.close()
    shelf = Shelf(tmp_path)
    reading = shelf.reading()
    try:
        read = {
            char: dict(reading.payloads("chars", char, reading.about)) for char in "防汛抗旱圾与"
        }
        cache = PayloadCache(max_bytes)
        for char in "防汛抗旱圾与防抗汛":
            kept = cache.of(reading, reading.about, "chars", char)
            assert {name: payload for name, payload in kept.items() if payload} == read[char]
            largest = 200 + sum(100 + len(payload) for payload in kept.values())
            assert cache.bytes <= max(max_bytes, largest)
    finally:
        reading.close()
        shelf.close()


# --- batches --------------------------------------------------------------------------------------


@settings(max_examples=3)
@given(st.lists(st.integers(1, 12), min_size=10, max_size=20))
def test_small_batches_are_put_together_and_hold_what_they_held(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[int]
) -> None:
    with open_store(tmp_path_factory.mktemp("batches")) as store:
        number = 0
        for size in sizes:
            for _ in store.add(written(str(number + n)) for n in range(size)):
                pass
            number += size
        batches = [len(batch) for batch in store._index.view().batches()]
        assert sum(batches) == 4 * number
        for least in (4, 32, 256):
            assert sum(least <= size < 8 * least for size in batches) <= ALIKE
        assert store.search(Query("垃圾分类"), order="date").hits[0].others
        found = {
            n for hit in store.search(Query("防汛抗旱")).hits for n in (hit.stored.id, *hit.others)
        }
        assert len(found) == number


def test_what_is_put_together_at_once_is_bounded(store: Store) -> None:
    for number in range(2 * ALIKE):
        add(store, str(number), "防汛抗旱工作")
    assert store._index.scattered(most=ALIKE) == []
