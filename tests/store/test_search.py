from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import Query, Scope, Store, open_store
from store.dates import DateRange
from store.excerpt import MAX_CHARS
from store.search import passages, units
from store.words import fold
from tests.readouts import sample, wanglan, written


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample and the fictional set."""
    with open_store(tmp_path_factory.mktemp("full")) as opened:
        for _ in opened.add([sample(), *wanglan()]):
            pass
        yield opened


def found(store: Store, *words: str, scope: Scope | None = None) -> list[tuple[str, int]]:
    """Source id and item position of every hit; position 0 is what belongs to no item."""
    query = Query(" ".join(words), scope=scope or Scope())
    return [
        (hit.stored.readout.source_id, hit.item.position if hit.item else 0)
        for hit in store.search(query, limit=10_000).hits
    ]


# --- what is found ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["派驻机构改革", "派駐機構改革", "派驻 改革", "“两张皮”", "接诉即办", "四个服务", "监委"],
)
def test_words_of_the_text_are_found_in_any_script(full: Store, words: str) -> None:
    assert any(source == "330" for source, _ in found(full, words))


@pytest.mark.parametrize("words", ["垃圾焚烧发电厂", "元宇宙", "qwerty", "派驻元宇宙"])
def test_what_is_not_in_the_text_is_not_found(full: Store, words: str) -> None:
    result = full.search(Query(words))
    assert result.how in ("none", "some")
    if result.how == "some":
        assert result.missing


def test_a_word_that_only_shares_a_part_is_no_answer(store: Store) -> None:
    for _ in store.add([sample()]):
        pass
    assert store.search(Query("垃圾分类")).how == "none", "分类施策 is not 垃圾分类"


def test_single_characters_typed_together_must_stand_together(store: Store) -> None:
    matters = ("接待群众、诉求办理、即时响应、办结回访工作", "接诉即办改革")
    for _ in store.add([written("1", matters=matters)]):
        pass
    assert found(store, "接诉即办") == [("1", 2)]


def test_a_phrase_must_stand_as_it_is(full: Store) -> None:
    assert full.search(Query("", ("派驻机构改革",))).total == 1
    assert full.search(Query("", ("机构派驻改革",))).how == "none"


@given(data=st.data())
def test_any_stretch_of_any_readout_is_found(full: Store, data: st.DataObject) -> None:
    texts = [stored.readout.text for stored in full.export()]
    text = data.draw(st.sampled_from(texts))
    line = data.draw(st.sampled_from([line for line in text.split("\n") if len(line) > 8]))
    start = data.draw(st.integers(0, len(line) - 3))
    length = data.draw(st.integers(2, 12))
    stretch = line[start : start + length].strip()
    if not any(char.isalnum() for char in stretch):
        return
    result = full.search(Query("", (stretch,)), limit=1000)
    if result.total == 0:  # it may run from one item into the next; the whole readout has it
        assert any(fold(stretch) in fold(t) for t in texts)
        assert not any(
            fold(stretch) in fold(passage.text)
            for stored in full.export()
            for passage in passages(stored)
        )
    for hit in result.hits:
        held = [p.text for p in passages(hit.stored)]
        assert any(fold(stretch) in fold(text) for text in held)


@given(
    st.lists(
        st.sampled_from("垃圾分类 防汛 改造 条例 会议 望澜 派驻 听诉 2023".split()), max_size=3
    )
)
def test_hits_and_totals_are_those_of_brute_force(full: Store, words: list[str]) -> None:
    wanted = [unit for word in words for unit in units(word)]
    result = full.search(Query(" ".join(words)), limit=10_000)
    if not wanted:
        assert result.total == 0
        return
    expected = {
        (stored.readout.source_id, passage.position)
        for stored in full.export()
        for passage in passages(stored)
        if all(unit in fold(passage.text) for unit in wanted)
    }
    with_items = {source for source, position in expected if position}
    expected = {(s, p) for s, p in expected if p or s not in with_items}
    if result.how == "all":
        assert set(found(full, *words)) == expected
        assert result.total == len(expected)
    else:
        assert not expected or result.how == "substring"


@pytest.mark.parametrize("page_size", [1, 2, 5])
def test_the_total_does_not_change_while_paging_and_no_hit_comes_twice(
    full: Store, page_size: int
) -> None:
    query = Query("工作")
    total = full.search(query, 0, 1).total
    seen = []
    for offset in range(0, total, page_size):
        page = full.search(query, offset, page_size)
        assert page.total == total
        seen += [(hit.stored.id, hit.item) for hit in page.hits]
    assert len(seen) == total
    assert len({(stored, item and item.position) for stored, item in seen}) == total


def test_a_scope_narrows_the_search(full: Store) -> None:
    year = DateRange(datetime.date(2022, 1, 1), datetime.date(2022, 12, 31))
    everywhere = found(full, "垃圾分类")
    narrowed = found(full, "垃圾分类", scope=Scope(year))
    assert 0 < len(narrowed) < len(everywhere)
    assert set(narrowed) < set(everywhere)


def test_an_item_named_by_the_words_comes_before_one_that_mentions_them(store: Store) -> None:
    mentions = written("1", matters=("城市管理工作（含垃圾分类有关内容）及其他若干方面的情况",))
    named = written("2", matters=("垃圾分类",))
    for _ in store.add([mentions, named]):
        pass
    assert [source for source, _ in found(store, "垃圾分类")] == ["2", "1"]


# --- excerpts -----------------------------------------------------------------------------------


@given(st.sampled_from("垃圾分类 防汛 派驻 改革 会议 条例 市委 研究 一线听诉".split()))
def test_excerpts_are_slices_with_the_words_marked(full: Store, word: str) -> None:
    for hit in full.search(Query(word), limit=1000).hits:
        text = hit.stored.readout.text
        assert hit.quote == text[hit.excerpt.start : hit.excerpt.end]
        assert hit.quote.strip() == hit.quote
        assert len(hit.quote) <= 2 * MAX_CHARS
        ends = [hit.excerpt.start]
        for start, end in hit.excerpt.marks:
            assert ends[-1] <= start < end <= hit.excerpt.end
            assert fold(text[start:end]) in [fold(unit) for unit in units(word)]
            ends.append(end)


@pytest.mark.parametrize(
    "words", ["", "  ", "。，", "AND OR NOT", '( "', "*", "words:x", "😀", "x" * 4000, "会" * 4000]
)
def test_nothing_typed_is_an_error(full: Store, words: str) -> None:
    full.search(Query(words))
