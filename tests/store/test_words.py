from __future__ import annotations

import re

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.words import fold, segments, words

REFERENCE = jieba.Tokenizer()


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("派駐機構改革", "派驻机构改革"),
        ("６月１日", "6月1日"),
        ("「双碳」", "“双碳”"),
        ("ＡＢＣ", "abc"),
        ("阿卜杜拉•买买提", "阿卜杜拉·买买提"),
        ("2018—2020", "2018-2020"),
        ("臺灣", "台湾"),
    ],
)
def test_variants_fold_to_the_same(written: str, same: str) -> None:
    assert fold(written) == fold(same)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(), min_size=1))
def test_a_long_text_folds_like_its_characters(text: str) -> None:
    long = text * 100
    assert fold(long) == "".join(map(fold, long))


@given(st.text(alphabet="会议研究了6月1日党政一二三ABC12，。 ", max_size=60))
def test_no_letter_digit_or_character_is_lost(text: str) -> None:
    kept = {char for word in words(text) for char in word}
    assert kept == {char for char in fold(text) if char.isalnum()}


def test_single_digits_are_words() -> None:
    assert words("6月1日") == ["6", "月", "1", "日"]


def test_words_inside_longer_words_are_words_too() -> None:
    assert "处理" in words("待处理")
    assert segments("待处理") == ["待处理"]


def test_a_query_and_a_text_segment_alike_in_both_scripts() -> None:
    assert words("什麼時候研究過垃圾分類") == words("什么时候研究过垃圾分类")


@given(st.text(alphabet="会议研究了垃圾分类管理条例abc5G12éß²㐀𠮷なーヶ〇，  ", max_size=40))
def test_jieba_in_rust_answers_as_jieba_does(text: str) -> None:
    pytest.importorskip("rjieba")
    runs = re.findall(r"[^\W_]+", fold(text))
    assert words(text) == [w for run in runs for w in REFERENCE.cut_for_search(run, HMM=False)]
    assert segments(text) == [w for run in runs for w in REFERENCE.cut(run, HMM=False)]
