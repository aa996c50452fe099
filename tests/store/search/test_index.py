from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Query, Store, open_store
from store.search.index import ALIKE, Entry, Index, Mark, Update
from store.store import MERGED_AT_ONCE
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


# --- the files -----------------------------------------------------------------------------------


def files(store: Store) -> list[Path]:
    return sorted((store.folder / "index").rglob("*.batch"))


def test_a_file_that_was_lost_or_cut_is_made_anew(tmp_path: Path) -> None:
    for damage in (Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:-8])):
        with open_store(tmp_path) as store:
            add(store, "1", "防汛抗旱工作的甲方案")
            (file,) = files(store)
        damage(file)
        with open_store(tmp_path) as store:
            assert quotes(store, "甲方案")
            assert files(store) != [file]


def test_files_that_no_commit_names_are_swept_away(store: Store) -> None:
    add(store, "1", "防汛抗旱工作的甲方案")
    (first,) = files(store)
    orphan = first.with_name("written-before-a-crash.batch")
    orphan.write_bytes(b"x")
    add(store, "1", "防汛抗旱工作的乙方案")
    assert not orphan.exists()
    add(store, "1", "防汛抗旱工作的丙方案")
    assert not first.exists()


def test_a_view_shows_what_it_showed_when_its_files_are_gone(store: Store) -> None:
    add(store, "1", "防汛抗旱工作的甲方案")
    before = store._index.view()
    for name in "乙丙":
        add(store, "1", f"防汛抗旱工作的{name}方案")
    assert len(before.holding("甲方案"))
    assert not len(store._index.view().holding("甲方案"))


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


def test_bursts_of_any_size_do_not_pile_up(tmp_path: Path) -> None:
    index = Index(tmp_path)

    def update(seq: int, drop: Sequence[int], add: Iterable[int]) -> None:
        made = [Entry(n, 1, 0, n, ["防汛"], "", [["防汛"]]) for n in add]
        index.update(lambda _: Update(Mark("store", seq), drop, made), 0)

    for burst in range(9 * ALIKE):
        update(2 * burst + 1, [], range(12 * burst, 12 * burst + 12))
        if scattered := index.scattered(MERGED_AT_ONCE):
            update(2 * burst + 2, scattered, scattered)
    sizes = [len(batch) for batch in index.view().batches()]
    index.close()
    assert sum(sizes) == 12 * 9 * ALIKE
    assert max(sizes) == 12 * ALIKE * ALIKE


def test_what_is_put_together_at_once_is_bounded(store: Store) -> None:
    for number in range(2 * ALIKE):
        add(store, str(number), "防汛抗旱工作")
    assert store._index.scattered(most=ALIKE) == []
