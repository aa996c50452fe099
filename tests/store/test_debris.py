"""Readings inside words, 會(huì)議: they stay in what is quoted, and hide nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import Query, Store, open_store
from store.debris import folded_text, legible
from store.facts.phrases import set_phrases
from store.words import fold
from tests.readouts import written

TOLD = "會(huì)議指出，要學(xué)習(xí)“兩山”精神，發(fā)展(zhǎn)“林下經(jīng)濟(jì)”。"


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "city") as store:
        list(store.add([written("1", matters=("林業(yè)發(fā)展(zhǎn)",), extra=TOLD)]))
        yield store


@given(st.text("會議(huìdeáxyz) \n。", max_size=40))
def test_a_text_without_debris_has_the_same_offsets(text: str) -> None:
    assert len(folded_text(text)) == len(text)
    assert "\0" not in legible(text)


def test_what_stands_in_words_counts_for_nothing() -> None:
    assert legible(TOLD) == fold("會議指出，要學習“兩山”精神，發展“林下經濟”。")


@pytest.mark.parametrize("word", ["学习", "林业发展", "林下经济", "會議指出"])
def test_a_word_is_found_past_debris_and_quoted_with_it(city: Store, word: str) -> None:
    (hit,) = city.search(Query(word)).hits
    assert "(" in hit.quote
    assert hit.quote in hit.stored.readout.text
    marked = [hit.stored.readout.text[start:end] for start, end in hit.excerpt.marks]
    assert any(legible(printed) in fold(word) for printed in marked)


def test_facts_are_told_without_debris(city: Store) -> None:
    assert city.facts.matters(["林业发展"])[0].named
    assert [mention.count for mention in city.facts.mentions("学习")] == [1]
    assert [quoted.phrase for quoted in set_phrases(TOLD)] == ["两山", "林下经济"]


def test_an_older_stores_texts_are_looked_into_without_debris(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        list(store.add([written("1", extra=TOLD)]))
    (database,) = tmp_path.glob("*.db")
    with sqlite3.connect(database) as older:
        older.execute("DELETE FROM _sqlite_migrations WHERE name = 'm012_without_debris'")
        older.create_function("fold", 1, fold)
        older.execute("UPDATE readout SET folded = fold(text)")
    with open_store(tmp_path) as store:
        assert store.facts.mentions("学习")
