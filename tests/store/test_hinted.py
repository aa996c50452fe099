"""Which matters are of the kind that everyday words talk about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store import Store, open_store
from store.facts import Term
from tests.readouts import written

DELIVERY = ("骑手", ("即时配送", "新就业形态"))
DRONE = ("飞行器", ("无人驾驶航空器",))


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Matters that readouts call otherwise than people do."""
    with open_store(tmp_path_factory.mktemp("hinted")) as store:
        extra = "会议指出，即时配送要保障权益、加快研发。"
        sources = [
            written("delivery", "2024年3月1日", ("即时配送行业发展情况",), extra=extra),
            written("drones", "2024年4月1日", ("《无人驾驶航空器管理办法（草案）》",)),
            written("heat", "2024年5月1日", ("冬季供热准备情况",), extra="会议提到新就业形态。"),
        ]
        list(store.add(sources))
        yield store


def found(store: Store, *hints: tuple[str, tuple[str, ...]], rest: tuple[Term, ...] = ()) -> str:
    """The source of the best matter."""
    hinted = store.facts.hinted(hints, rest)
    if hinted is None:
        return ""
    return store.readout(hinted.matters[0].readout).readout.source_id or ""


def test_a_matter_that_is_called_so_comes_before_one_that_speaks_of_it(city: Store) -> None:
    assert found(city, DELIVERY) == "delivery"


def test_it_is_told_what_was_said_and_what_that_is_called(city: Store) -> None:
    hinted = city.facts.hinted([DRONE], [])
    assert hinted is not None
    assert hinted.called == (("飞行器", "无人驾驶航空器"),)


def test_of_a_short_question_each_thing_has_to_be_in_the_name(city: Store) -> None:
    assert found(city, DELIVERY, rest=(Term("行业"),)) == "delivery"
    assert found(city, DELIVERY, rest=(Term("权益"),)) == ""


def test_of_a_short_question_what_is_done_has_to_be_told(city: Store) -> None:
    assert found(city, DELIVERY, rest=(Term("研发", thing=False),)) == "delivery"
    assert found(city, DELIVERY, rest=(Term("保障", thing=False),)) == "delivery"
    assert found(city, DELIVERY, rest=(Term("供热", thing=False),)) == ""


def test_what_it_is_called_by_tells_nothing_more(city: Store) -> None:
    assert found(city, DELIVERY, rest=(Term("配送", thing=False),)) == ""


def test_of_a_short_question_every_hint_has_to_be_held(city: Store) -> None:
    assert found(city, DELIVERY, DRONE) == ""


def test_of_a_long_question_most_is_enough(city: Store) -> None:
    wide = (("骑手在路上跑", ("即时配送",)), ("飞行", ("航空器",)))
    assert found(city, *wide, rest=(Term("下雨"),)) == "delivery"


def test_of_a_long_question_too_much_else_is_too_little(city: Store) -> None:
    more = (Term("月球"), Term("基地"), Term("远洋"), Term("货轮"))
    assert found(city, DELIVERY, rest=more) == ""


def test_of_a_short_question_what_it_talks_about_first_has_to_be_in_the_name(city: Store) -> None:
    spoken_of = ("骑手", ("新就业形态",))
    heating = ("暖气", ("供热",))
    assert found(city, heating, spoken_of) == "heat"
    assert found(city, spoken_of, heating) == ""


def test_what_is_done_in_a_word_that_no_matter_has_may_be_missing(city: Store) -> None:
    assert found(city, DELIVERY, rest=(Term("整饬", thing=False),)) == "delivery"
