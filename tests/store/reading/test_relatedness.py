from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reading.relatedness import VECTORS, WORDS, relatedness
from tests.accuracy.train_relatedness import COMMON_IN_GENERAL, dictionary, step
from tests.store.reading.pages import openings, read

FIELDS = ["安全生产", "学前教育", "灾后重建", "粮食收购", "医疗保障"]
TEXTS = st.lists(st.text("会议防汛粮食学校医院重建隐患 ，。", max_size=40), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("对隐患不整改、事故责任不落实的企业要严肃处理", "安全生产"),
        ("要办好幼儿园，让孩子在家门口入园", "学前教育"),
        ("倒塌的民房要在入冬前修缮", "灾后重建"),
        ("仓库要腾足库容，敞开收储小麦", "粮食收购"),
        ("参保患者住院费用报销比例要提高", "医疗保障"),
    ],
)
def test_a_text_is_most_related_to_the_topic_of_its_field_without_a_word_in_common(
    text: str, field: str
) -> None:
    assert not set(text) & set(field) - {"学", "后", "收", "保"}
    related = relatedness([text], FIELDS)[0]
    assert FIELDS[int(related.argmax())] == field


@given(TEXTS, TEXTS)
def test_relatedness_lies_between_minus_one_and_one_and_is_mutual(
    texts: list[str], topics: list[str]
) -> None:
    related = relatedness(texts, topics)
    assert related.shape == (len(texts), len(topics))
    assert (np.abs(related) <= 1).all()
    assert np.array_equal(related, relatedness(topics, texts).T)


def test_a_text_without_a_known_word_is_related_to_nothing() -> None:
    assert not relatedness(["甲乙丙丁 abc，。", ""], FIELDS).any()


def test_a_text_is_related_to_itself_as_closely_as_can_be() -> None:
    assert relatedness(FIELDS, FIELDS).diagonal().tolist() == [1.0] * len(FIELDS)


def test_the_table_has_a_vector_for_every_common_word_and_words_of_the_dictionary_only() -> None:
    words, counts = WORDS.read_text("utf-8").split(), dict(dictionary())
    assert {word for word, count in counts.items() if count >= COMMON_IN_GENERAL} <= set(words)
    assert set(words) <= set(counts)
    assert len(np.load(VECTORS)) == len(words) == len(set(words))


def test_unlabelled_paragraphs_find_their_matters_by_field() -> None:
    found = read(
        "3月5日，青川市委常委会召开会议，研究防汛备汛、学前教育、粮食收购工作。市委书记韩知远主持会议。",
        "会议指出，上游水库蓄水偏高，堤坝险段仍有渗漏，要备足沙袋和冲锋舟。",
        "会议指出，河道清障要抓紧，暴雨来临前要转移低洼处群众。",
        "会议要求，要让孩子在家门口入园，把保育员的待遇提上来。",
        "会议要求，要敞开收储小麦，不给农民打白条。",
    )
    assert openings(found, 8) == ["会议指出，上游水", "会议要求，要让孩", "会议要求，要敞开"]


@given(st.integers(0, 1_000))
def test_a_step_of_learning_draws_together_what_belongs_together(seed: int) -> None:
    vectors = np.random.default_rng(seed).normal(size=(8, 16)).astype(np.float32)
    told = [([0, 1], [2]), ([3], [4, 5]), ([6], [7])]
    before = lead_of_what_belongs_together(vectors)
    seen = np.full(len(vectors), 1.0, np.float32)
    for _ in range(20):
        step(vectors, seen, told)
    assert lead_of_what_belongs_together(vectors) > before


def lead_of_what_belongs_together(vectors: np.ndarray) -> float:
    """How much nearer 0 and 1 are to 2 than to what belongs to others, and so for the others."""
    sums = np.stack([vectors[0] + vectors[1], vectors[3], vectors[6]])
    others = np.stack([vectors[2], vectors[4] + vectors[5], vectors[7]])
    one, other = (v / np.linalg.norm(v, axis=1, keepdims=True) for v in (sums, others))
    like = one @ other.T
    return float(like.diagonal().mean() - like.mean())
