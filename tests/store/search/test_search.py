from __future__ import annotations

import datetime
import math
from collections.abc import Iterator

import numpy as np
import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Hit, Query, Scope, Store, StoredReadout, matching, open_store, read_query
from store.dates import DateRange, MonthDay, MonthDayRange
from store.debris import legible
from store.search.entries import entries
from store.search.excerpt import MAX_CHARS, best_excerpt, find_marks
from store.search.index.layout import LEAD_CHARS
from store.search.index.view import K1, B
from store.search.matches import in_scope
from store.search.passages import REST, squeeze, squeezed
from store.words import fold, units
from tests.readouts import sample, wanglan, written

TODAY = datetime.date(2026, 11, 23)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample and the fictional set."""
    with open_store(tmp_path_factory.mktemp("full")) as opened:
        for _ in opened.add([sample(), *wanglan()]):
            pass
        yield opened


@pytest.fixture(scope="module")
def everything(full: Store) -> tuple[StoredReadout, ...]:
    """What it holds, read once for all examples."""
    return tuple(full.export())


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


def test_of_a_word_that_stands_nowhere_the_words_in_it_are_looked_for(store: Store) -> None:
    matters = ("无人驾驶航空器飞行管理", "垃圾分类管理")
    for _ in store.add([written("1", matters=matters)]):
        pass
    result = store.search(Query("无人机补贴政策"))
    assert result.how == "some"
    assert "无人机" in result.missing
    assert [hit.item.position for hit in result.hits if hit.item] == [1]


def test_little_of_what_was_typed_is_shown_where_nothing_has_more(store: Store) -> None:
    for _ in store.add([written("1", matters=("即时配送行业规范", "垃圾分类管理"))]):
        pass
    result = store.search(Query("骑手送货配送"))
    assert result.how == "some"
    assert [hit.item.position for hit in result.hits if hit.item] == [1]


def test_single_characters_typed_together_must_stand_together(store: Store) -> None:
    matters = ("接待群众、诉求办理、即时响应、办结回访工作", "接诉即办改革")
    for _ in store.add([written("1", matters=matters)]):
        pass
    assert found(store, "接诉即办") == [("1", 2)]


def test_a_phrase_must_stand_as_it_is(full: Store) -> None:
    assert full.search(Query("", ("派驻机构改革",))).total == 1
    assert full.search(Query("", ("机构派驻改革",))).how == "none"


def key(hit: Hit) -> tuple[int, int]:
    return hit.stored.id, hit.item.position if hit.item else REST


def stretches(store: Store) -> st.SearchStrategy[str]:
    """Slices of the texts and titles in the store that hold something to look for."""
    texts = [text for s in store.export() for text in (s.readout.text, s.readout.title)]

    @st.composite
    def drawn(draw: st.DrawFn) -> str:
        text = draw(st.sampled_from(texts))
        start = draw(st.integers(0, len(text) - 1))
        return text[start : start + draw(st.integers(1, 24))]

    return drawn().filter(lambda stretch: any(char.isalnum() for char in stretch))


def spelled(text: str, how: str) -> str:
    """The same text as others would type it."""
    if how == "traditional":
        return str(opencc.OpenCC("s2t").convert(text))
    if how == "full width":
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    return text


SPELLINGS = st.sampled_from(["as it is", "traditional", "full width"])


@settings(max_examples=60)
@given(data=st.data(), how=SPELLINGS)
def test_any_stretch_of_any_readout_is_found(
    full: Store, everything: tuple[StoredReadout, ...], data: st.DataObject, how: str
) -> None:
    original = data.draw(stretches(full))
    stretch, needle = spelled(original, how), squeeze(original)
    expected = {
        stored.readout.source_id
        for stored in everything
        if needle in squeeze(stored.readout.text) or needle in squeeze(stored.readout.title)
    }
    for query in (Query(stretch), Query("", (stretch,)), read_query(stretch, TODAY)):
        result = full.search(query, limit=10_000)
        assert result.how in ("all", "substring") or query.excluded
        assert query.excluded or expected <= {h.stored.readout.source_id for h in result.hits}


WORDS = "垃圾分类 防汛 改造 条例 会议 望澜 派驻 听诉 2023 市 机构改 研究了 元宇宙".split()
some_words = st.lists(st.sampled_from(WORDS), max_size=2).map(tuple)
groups = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(tuple)
queries = st.builds(
    Query,
    st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join),
    phrases=some_words,
    documents=st.lists(st.sampled_from(WORDS), max_size=1).map(tuple),
    excluded=some_words,
    alternatives=st.lists(groups, max_size=1).map(tuple),
    scope=st.builds(
        Scope,
        st.sampled_from([None, None, MonthDay(6), DateRange(datetime.date(2022, 1, 1), TODAY)]),
        st.sampled_from([None, None, "北京市委", "望澜"]),
    ),
    literal=st.sampled_from(["", "", "研究了《", "6月1日"]),
)


@given(queries)
@settings(max_examples=60)
def test_searching_finds_exactly_what_matches(
    full: Store, everything: tuple[StoredReadout, ...], query: Query
) -> None:
    result = full.search(query, limit=10_000)
    expected = {
        (stored.readout.source_id, position)
        for stored in everything
        for position in matching(query, stored)
    }
    if result.how in ("all", "substring"):
        hits = {(h.stored.readout.source_id, h.item.position if h.item else 0) for h in result.hits}
        assert hits == expected
        assert result.total == len(expected)
    else:
        assert not expected


@given(queries)
@settings(max_examples=60)
def test_what_matches_holds_all_that_was_asked_for(
    everything: tuple[StoredReadout, ...], query: Query
) -> None:
    for stored in everything:
        for position in matching(query, stored):
            passage = next(p for p in squeezed(stored.readout) if p.position == position)
            assert not any(passage.holds(squeeze(word)) for word in query.excluded)
            if query.literal and passage.holds(squeeze(query.literal)):
                continue
            assert all(passage.holds(unit) for unit in units(query.text)) or passage.holds(
                squeeze(query.text)
            )
            assert all(passage.holds(squeeze(phrase)) for phrase in query.phrases)
            assert all(passage.names(squeeze(title)) for title in query.documents)


@given(queries)
def test_the_order_changes_no_hit(full: Store, query: Query) -> None:
    best, latest = (full.search(query, 0, 10_000, order) for order in ("relevance", "date"))
    assert {(h.stored.id, h.item) for h in best.hits} == {
        (h.stored.id, h.item) for h in latest.hits
    }
    dates = [hit.stored.readout.date for hit in latest.hits if hit.stored.readout.date]
    assert dates == sorted(dates, reverse=True)


def test_a_part_of_a_word_is_found_after_whole_words(store: Store) -> None:
    for _ in store.add([written("1", matters=("机构构成",)), written("2", matters=("构构想",))]):
        pass
    result = store.search(Query("构成"))
    assert [hit.stored.readout.source_id for hit in result.hits] == ["1"]


@pytest.mark.parametrize(
    ("typed", "apart"), [("稳定币", True), ("人民币", False), ("稳定 人民币", False)]
)
def test_a_word_whose_parts_alone_stand_in_a_passage_is_known_to_be_apart(
    store: Store, typed: str, apart: bool
) -> None:
    list(store.add([written("one", "2024年3月1日", ("稳定人民币汇率",))]))
    found = store.search(Query(typed))
    assert (found.total, found.as_typed == 0) == (1, apart)


def test_what_holds_a_word_as_it_was_typed_comes_before_what_holds_its_parts(store: Store) -> None:
    parts = written("parts", "2024年3月2日", ("有效扩大投资，投资有效", "有效的投资"))
    whole = written("whole", "2024年3月1日", ("扩大有效投资等许多别的工作和其他若干事项",))
    list(store.add([parts, whole]))
    found = store.search(Query("有效投资"))
    assert (found.total, found.as_typed) == (3, 1)
    assert found.hits[0].stored.readout.source_id == "whole"
    assert "有效投资" in found.hits[0].quote


def test_one_of_two_words_is_found_as_a_word(store: Store) -> None:
    for _ in store.add([written("1", matters=("垃圾分类", "防汛抗旱"))]):
        pass
    result = store.search(Query(alternatives=(("垃圾", "防汛"),)))
    assert result.how == "all", "neither stands only within a longer word"
    assert result.total == 2


def test_an_excluded_word_takes_out_items_not_meetings(store: Store) -> None:
    for _ in store.add([written("1", matters=("垃圾分类", "垃圾焚烧和疫情防控"))]):
        pass
    assert found(store, "垃圾") == [("1", 1), ("1", 2)]
    hits = store.search(Query("垃圾", excluded=("疫情",))).hits
    assert [hit.item.position for hit in hits if hit.item] == [1]
    assert store.search(Query("疫情", excluded=("焚烧",))).how == "none", (
        "nor is the lead that announces the item shown in its place"
    )


@pytest.mark.parametrize("words", ["防汛 元宇宙 区块链", "防汛 OR", "OR 防汛"])
def test_where_no_passage_holds_several_words_one_is_enough_and_said(
    store: Store, words: str
) -> None:
    for _ in store.add([written("1", matters=("防汛抗旱", "垃圾分类"))]):
        pass
    result = store.search(Query(words))
    assert result.how == "some"
    assert [hit.item.position for hit in result.hits if hit.item] == [1]
    assert "防汛" not in result.missing


def test_a_document_is_looked_for_in_titles_only(store: Store) -> None:
    matters = ("《澜阳市养犬管理条例》", "养犬管理工作")
    for _ in store.add([written("1", matters=matters)]):
        pass
    assert len(found(store, "养犬管理")) == 2
    hits = store.search(Query(documents=("养犬管理",))).hits
    assert [hit.item.position for hit in hits if hit.item] == [1]


def test_filters_alone_find_every_item_in_scope_the_latest_first(full: Store) -> None:
    result = full.search(Query(scope=Scope(MonthDay(6))), limit=10_000)
    assert result.how == "all"
    assert {hit.stored.id for hit in result.hits} == {
        stored.id for stored in full.export() if stored.readout.month == 6
    }
    dates = [hit.stored.readout.date for hit in result.hits if hit.stored.readout.date]
    assert dates == sorted(dates, reverse=True)


@given(
    scope=st.builds(
        Scope,
        st.sampled_from(
            [
                None,
                MonthDay(6),
                MonthDay(6, 1),
                DateRange(datetime.date(2022, 1, 1), datetime.date(2022, 12, 31)),
                MonthDayRange(MonthDay(11), MonthDay(2)),
                MonthDayRange(MonthDay(5, 20), MonthDay(6, 10)),
            ]
        ),
        st.sampled_from([None, "市委", "市政府", "北京", "望澜"]),
        st.sampled_from([None, "蔡奇", "闻亦舟"]),
    )
)
def test_a_scope_means_the_same_with_and_without_the_database(full: Store, scope: Scope) -> None:
    _, meetings = full.meetings(scope, limit=10_000)
    assert {stored.id for stored in meetings} == {
        stored.id for stored in full.export() if in_scope(scope, stored.readout)
    }


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


def test_of_items_with_some_of_the_words_one_whose_meeting_has_the_others_comes_first(
    store: Store,
) -> None:
    grain = written("1", matters=("垃圾分类方案", "粮食收购"))
    floods = written("2", matters=("垃圾分类措施", "防汛抗旱"))
    for _ in store.add([grain, floods]):
        pass
    for asked, first in (("粮食", "1"), ("防汛", "2")):
        items = [hit for hit in found(store, f"垃圾分类 {asked} 元宇宙") if hit[1] == 1]
        assert items[0][0] == first


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
            assert legible(text[start:end]) in [fold(unit) for unit in (word, *units(word))]
            ends.append(end)


@pytest.mark.parametrize(
    ("word", "first", "last"), [("甲水库", "会议", "》"), ("己水库", "《", "。")]
)
def test_a_sentence_that_only_lists_titles_is_cut_between_them(
    word: str, first: str, last: str
) -> None:
    titles = [f"《关于澜阳市{place}水库加固和下游河道疏浚的工作方案》" for place in "甲乙丙丁戊己"]
    text = f"会议审议通过了{''.join(titles)}等文件。"
    found = best_excerpt(text, text, [(0, len(text))], {word: 1.0})
    assert found is not None
    quote = text[found.start : found.end]
    assert word in quote
    assert quote.startswith(first)
    assert quote.endswith(last)


@pytest.mark.parametrize(
    "words", ["", "  ", "。，", "AND OR NOT", '( "', "*", "words:x", "😀", "x" * 4000, "会" * 4000]
)
def test_nothing_typed_is_an_error(full: Store, words: str) -> None:
    full.search(Query(words))


@given(st.lists(st.sampled_from(["5g", "处理", "构成", "改革", "2.0", "会议"]), max_size=3))
def test_marks_are_apart_and_never_cut_a_latin_word_or_a_number(words: list[str]) -> None:
    text = "15G与5G处理待处理的机构成立事项，V2.0版、12.05版的会议改 革。"
    folded = fold(text)
    marks = find_marks(folded, 0, len(text), words)
    at = 0
    for start, end in marks:
        assert at <= start < end
        at = end
        for edge in (start, end):
            pair = folded[max(edge - 1, 0) : edge + 1]
            assert not (len(pair) == 2 and pair.isascii() and pair.isalnum())


def marked(text: str, *words: str) -> list[str]:
    return [text[start:end] for start, end in find_marks(fold(text), 0, len(text), words)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("15G和5G", "5g", ["5G"]),
        ("15G技术", "5g", ["15G"]),
        ("机构成立，由三部分构成", "构成", ["构成"]),
        ("机构成立", "构成", ["构成"]),
        ("待处理的事", "处理", ["处理"]),
        ("深化改 革", "改革", ["改 革"]),
    ],
)
def test_a_word_is_marked_where_it_stands(text: str, word: str, expected: list[str]) -> None:
    assert marked(text, word) == expected


# --- what says the same -------------------------------------------------------------------------


def test_what_is_published_again_is_one_hit(store: Store) -> None:
    for _ in store.add([written("1"), written("2"), written("3", day="2023年6月8日")]):
        pass
    result = store.search(Query("垃圾分类"))
    assert result.total == len(result.hits) == 2
    assert sorted(len(hit.others) for hit in result.hits) == [0, 1]
    for page in (0, 1):
        assert store.search(Query("垃圾分类"), page, 1).total == 2


def test_of_equally_good_hits_the_latest_meeting_comes_first(store: Store) -> None:
    days = ("2021年6月1日", "2023年6月1日", "2022年6月1日")
    for _ in store.add(written(day[:4], day=day) for day in days):
        pass
    assert [source for source, _ in found(store, "垃圾分类")] == ["2023", "2022", "2021"]


# --- when little is found -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("拉圾", "垃圾"),
        ("拉圾 条例", "垃圾 条例"),
        ("接诉既办", "接诉即办"),
        ("小区改照", "小区改造"),
        ("创心药 目录", "创新药 目录"),  # a word in no dictionary
        ("接诉办", "接诉即办"),
        ("接诉就即办", "接诉即办"),
        ("接诉及办", "接诉即办"),
    ],
)
def test_a_slip_is_met_with_a_suggestion_and_nothing_else(
    store: Store, typed: str, meant: str
) -> None:
    matters = ("《澜阳市垃圾分类管理条例》", "“接诉即办”改革", "老旧小区改造情况", "创新药目录")
    for _ in store.add([written("1", matters=matters)]):
        pass
    result = store.search(Query(typed))
    assert result.how in ("some", "none")
    assert meant in result.suggestions
    assert store.search(Query(meant)).how == "all"


def test_what_stands_together_is_suggested_and_nothing_else(store: Store) -> None:
    matters = ("冰雪经济", "经纪行业", "紧急救援")
    for _ in store.add([written("1", matters=matters)]):
        pass
    assert store.search(Query("冰雪精济")).suggestions == ("冰雪经济",)


def test_what_is_found_comes_without_suggestions(full: Store) -> None:
    assert full.search(Query("垃圾分类")).suggestions == ()
    assert full.search(Query("元宇宙")).suggestions == ()


def test_related_words_stand_with_the_word(full: Store) -> None:
    related = full.related("垃圾分类")
    assert related
    texts = [p.whole for s in full.export() for p in squeezed(s.readout)]
    for word in related:
        assert any(word in text and "垃圾" in text for text in texts)
    assert full.related("元宇宙") == ()


# --- ranking, against brute force ---------------------------------------------------------------


def test_what_stands_together_is_what_the_texts_say(full: Store) -> None:
    weights = {"改革": 1.0, "垃圾分类": 2.5, "条例": 0.5, "市委": 0.25, "会": 0.125}
    view = full._index.view()
    by_place = {
        (stored.id, entry.position): entry for stored in full.export() for entry in entries(stored)
    }
    numbers = np.arange(len(view))[::-1]
    together = view.together(numbers, [*map(view.string, weights)], np.array([*weights.values()]))
    for number, *shares in zip(numbers.tolist(), *(s.tolist() for s in together), strict=True):
        entry = by_place[int(view.readout[number]), int(view.position[number])]

        def held(text: str) -> float:
            return sum(weight for word, weight in weights.items() if word in text)

        stretches = [[s for s in stretch if s] for stretch in entry.stretches]
        stretches = [stretch for stretch in stretches if stretch]
        # A word belongs to the sentence it begins in: the texts of the sample cut none in two.
        best = max((held(sentence) for stretch in stretches for sentence in stretch), default=0.0)
        said = "".join(stretches[0]) if stretches else ""
        lead = sum(weight for word, weight in weights.items() if 0 <= said.find(word) < LEAD_CHARS)
        assert shares == [best, lead, held(entry.name)]


def test_the_end_of_a_long_passage_is_no_single_sentence(store: Store) -> None:
    steps = "".join(f"第{n}项举措要由有关部门逐条逐项抓好落实。" for n in range(400))
    for _ in store.add([written("1", extra=f"{steps}防汛要抓紧。{steps}抗旱要抓紧。")]):
        pass
    view = store._index.view()
    (number,) = view.string("抗旱要").passages
    asked = view.strings(("防汛要", "抗旱要"))
    best, _, _ = view.together(np.array([number]), asked, np.array([0.5, 0.5]))
    assert best == [0.5]


def test_scores_are_those_of_bm25_worked_out_by_hand(full: Store) -> None:
    view = full._index.view()
    bags = {
        (entry.readout, entry.position): entry.words
        for stored in full.export()
        for entry in entries(stored)
    }
    average = sum(map(len, bags.values())) / len(bags)
    for word in ("会议", "垃圾", "防汛", "2023", "望澜"):
        holders = [bag for bag in bags.values() if word in bag]
        idf = math.log(1 + (len(bags) - len(holders) + 0.5) / (len(holders) + 0.5))
        scores = view.scores([view.word(word)])
        for number in range(len(view)):
            bag = bags[int(view.readout[number]), int(view.position[number])]
            times = bag.count(word)
            norm = K1 * (1 - B + B * len(bag) / average)
            assert scores[number] == pytest.approx(
                idf * times * (K1 + 1) / (times + norm) if times else 0, rel=1e-5
            )


@given(queries)
def test_pages_are_slices_of_the_whole_order(full: Store, query: Query) -> None:
    everything = full.search(query, 0, 10_000)
    paged = [full.search(query, at, 7).hits for at in range(0, min(everything.total, 28), 7)]
    assert [key(h) for hits in paged for h in hits] == [key(h) for h in everything.hits[:28]]


@given(queries)
def test_passages_with_fewer_words_come_after_all_that_match(full: Store, query: Query) -> None:
    strict = full.search(query, limit=10_000)
    if strict.how in ("all", "substring"):
        tolerant = full.search(query, limit=10_000, fewer=True)
        first = tolerant.hits[: strict.total]
        assert sorted(map(key, first)) == sorted(map(key, strict.hits))
