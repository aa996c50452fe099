from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Query, Store, open_store
from store.search.index import ALIKE, Entry, Index, Mark, Update, View, numbers_of
from store.search.passages import squeeze
from store.words import words
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
    assert before.string("甲方案").bits
    assert not store._index.view().string("甲方案").bits


# --- batches --------------------------------------------------------------------------------------


def entry(readout: int, text: str, titles: Sequence[str] = ()) -> Entry:
    """A passage of one sentence for each 。."""
    sentences = [part for part in re.split("(?<=。)", text) if part]
    seams = [text[-1] + "会"] if readout % 2 else []
    return Entry(readout, 1, 700_000, readout, words(text), "", [sentences], titles, seams)


def filled(folder: Path, groups: Sequence[Sequence[Entry]], dropped: Sequence[int] = ()) -> Index:
    index = Index(folder)
    for seq, group in enumerate(groups, 1):
        index.update(lambda _, s=seq, g=group: Update(Mark("store", s), (), g), 0)  # type: ignore[misc]
    if dropped:
        index.update(lambda _: Update(Mark("store", 99), dropped, ()), 0)
    return index


said = st.text("甲乙丙。防汛抗旱工作123 a", min_size=1, max_size=60).map(squeeze).filter(bool)


@settings(max_examples=15)
@given(st.lists(st.tuples(said, st.booleans()), min_size=ALIKE, max_size=3 * ALIKE))
def test_batches_put_together_answer_as_one_made_at_once(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, bool]]
) -> None:
    made = [entry(n, text, (text[:5],) if n % 3 == 0 else ()) for n, (text, _) in enumerate(texts)]
    dropped = [n for n, (_, stays) in enumerate(texts) if not stays]
    apart = filled(tmp_path_factory.mktemp("apart"), [[one] for one in made], dropped)
    while apart.tidy(0):
        pass
    at_once = filled(
        tmp_path_factory.mktemp("once"), [[m for m in made if m.readout not in dropped]]
    )
    one, other = apart.view(), at_once.view()
    assert len(one.batches()) < 2 * ALIKE  # they are of two sizes: of each there may be some
    needles = [t[n : n + 3] for t, _ in texts for n in range(len(t))] + ["防", "汛抗", "5"]

    def seen(view: View) -> list[object]:
        numbers = np.flatnonzero(view.alive)
        numbers = numbers[np.argsort(view.readout[numbers])]
        strings = [view.string(needle) for needle in needles]
        weights = np.arange(1.0, 6.0)[: len(strings)]
        close = view.together(numbers, strings[:5], weights) if len(numbers) else ()
        return [
            view.readout[numbers].tolist(),
            np.round(view.scores(view.words(("防汛", "工作", "甲")))[numbers], 5).tolist(),
            [part.tolist() for part in close],
            [sorted(view.readout[numbers_of(found.bits)].tolist()) for found in strings],
            [sorted(view.readout[numbers_of(found.titled)].tolist()) for found in strings],
            [found.across.tolist() for found in strings],
            view.following("防甲", "汛抗甲"),
        ]

    assert seen(one) == seen(other)
    apart.close()
    at_once.close()


def test_an_addition_that_comes_first_is_not_undone_by_putting_together(tmp_path: Path) -> None:
    index = filled(tmp_path, [[entry(n, "防汛工作")] for n in range(ALIKE)])
    behind = Index(tmp_path)
    assert behind.scattered()
    index.update(lambda _: Update(Mark("store", 100), [0], [entry(0, "抗旱工作")]), 0)
    while behind.tidy(0):
        pass
    view = behind.view()
    assert sorted(view.readout[numbers_of(view.string("防汛").bits)].tolist()) == [*range(1, ALIKE)]
    assert view.readout[numbers_of(view.string("抗旱").bits)].tolist() == [0]
    index.close()
    behind.close()


def test_bursts_of_any_size_do_not_pile_up(tmp_path: Path) -> None:
    index = Index(tmp_path)

    def update(seq: int, add: Iterable[int]) -> None:
        made = [Entry(n, 1, 0, n, ["防汛"], "", [["防汛"]]) for n in add]
        index.update(lambda _: Update(Mark("store", seq), (), made), 0)

    for burst in range(9 * ALIKE):
        update(burst + 1, range(12 * burst, 12 * burst + 12))
        while index.tidy(0):
            pass
    sizes = [len(batch) for batch in index.view().batches()]
    index.close()
    assert sum(sizes) == 12 * 9 * ALIKE
    assert max(sizes) == 12 * ALIKE * ALIKE


def test_small_additions_are_put_together_by_the_time_the_store_is_closed(tmp_path: Path) -> None:
    for _ in range(2):
        with open_store(tmp_path) as store:
            for number in range(2 * ALIKE):
                add(store, str(number), "防汛抗旱工作")
    with open_store(tmp_path) as store:
        assert len(store._index.view().batches()) < ALIKE
