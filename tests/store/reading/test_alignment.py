"""The alignment: what is held, what it counts for, and the way that is found best."""

from __future__ import annotations

import pytest

from store.reading.agenda.alignment import (
    MAX_MATTERS,
    MAX_UNITS,
    Matter,
    Place,
    Stretch,
    align,
    search,
)
from store.reading.agenda.alignment.features import hold
from store.reading.agenda.alignment.search import NOTHING, OWN, Agenda, Choice, Stated, best_way
from store.reading.agenda.alignment.weights import learned

LISTED = [Matter("防汛备汛"), Matter("养老服务"), Matter("秋粮收购")]
TOLD = [
    Stretch("会议指出,防汛责任要落到每一段堤上,备足队伍和物资。", None, 0.02),
    Stretch("会议强调,养老服务要办到家门口,让老人吃上热饭。", None, -0.02),
    Stretch("会议要求,秋粮收购要敞开,仓库要腾足库容。", None, -0.02),
]
NO_WORDS = [
    Stretch("会议指出,甲乙丙丁戊己庚辛。", None, 0.02),
    Stretch("会议指出,子丑寅卯辰巳午未。", None, 0.02),
    Stretch("会议指出,天地玄黄宇宙洪荒。", None, 0.02),
]
IN_ORDER = {"passed over": -0.2, "turned back": -0.5}
FREE = dict.fromkeys(search.ORDER, 0.0)


def agenda(matters: int) -> Agenda:
    return Agenda([True] * matters, [False] * matters, [None] * matters)


def choice(*taking_up: float, going_on: float = 0.0, untold: float = -1.0) -> Choice:
    return Choice(taking_up, [going_on] * len(taking_up), untold, own=0.0)


def taken(stretches: list[Stated | Choice], weights: dict[str, float], matters: int) -> list[int]:
    return [current for _, current in best_way(stretches, agenda(matters), FREE | weights)]


def test_the_weights_are_of_exactly_what_is_held() -> None:
    held, weights = hold(LISTED, TOLD, frozenset()), learned()
    assert {group: list(named) for group, named in weights.items()} == {
        "taking up": list(held.taking_up),
        "going on": list(held.going_on),
        "untold": list(held.untold),
        "own": list(held.own),
        "order": list(search.ORDER),
    }


def test_weights_have_three_decimals() -> None:
    found = [weight for named in learned().values() for weight in named.values()]
    assert found == [round(weight, 3) for weight in found]
    assert any(found)


def test_paragraphs_find_the_matters_whose_words_they_repeat() -> None:
    assert align(LISTED, TOLD) == [Place(0), Place(1), Place(2)]


def test_paragraphs_find_them_in_another_order_than_the_lists() -> None:
    assert align(LISTED, [TOLD[2], TOLD[0], TOLD[1]]) == [Place(2), Place(0), Place(1)]


def test_a_page_without_a_shared_word_has_its_paragraphs_in_the_lists_order() -> None:
    assert align(LISTED, NO_WORDS) == [Place(0), Place(1), Place(2)]


def test_the_lists_order_is_kept_where_nothing_speaks_against_it() -> None:
    assert taken([choice(1.0, 1.0, 1.0)] * 3, IN_ORDER, 3) == [0, 1, 2]


def test_of_equal_ways_always_the_same_is_found() -> None:
    ways = {tuple(taken([choice(1.0, 1.0)] * 2, {}, 2)) for _ in range(5)}
    assert len(ways) == 1


def test_another_order_is_found_where_words_outweigh_the_lists() -> None:
    stretches: list[Stated | Choice] = [choice(0.0, 2.0), choice(2.0, 0.0)]
    assert taken(stretches, IN_ORDER, 2) == [1, 0]


def test_each_matter_is_taken_up_once() -> None:
    assert taken([choice(3.0, -5.0)] * 3, {}, 2) == [0, 0, 0]


def test_what_is_stated_is_not_chosen() -> None:
    stretches: list[Stated | Choice] = [
        Stated(1),
        choice(-1.0, 9.0),
        Stated(None),
        choice(-1.0, 9.0),
    ]
    assert taken(stretches, {}, 2) == [1, 1, OWN, OWN]


def test_what_comes_before_all_that_is_listed_may_be_untold() -> None:
    assert taken([choice(-1.0, -1.0, untold=1.0), choice(1.0, 0.0)], {}, 2) == [NOTHING, 0]


def test_parts_passed_over_are_told_from_matters_passed_over() -> None:
    whole = Agenda([True, False, True], [False, True, False], [0, 0, None])
    turn = whole.turns((0, NOTHING))[2]
    assert turn is not None
    assert dict(zip(search.ORDER, turn, strict=True)) == FREE | {
        "passed over": 1,
        "part passed over": 1,
    }


def test_what_follows_a_step_back_is_in_order_again() -> None:
    turn = agenda(4).turns((0b0101, 0))[1]
    assert turn is not None
    assert dict(zip(search.ORDER, turn, strict=True)) == FREE | {"next": 1}


def test_no_stretch_and_no_matter_are_aligned() -> None:
    assert align([], TOLD) == [Place(None)] * 3
    assert align(LISTED, []) == []


def test_what_is_beyond_the_most_stretches_goes_on_about_the_last_matter() -> None:
    places = align(LISTED, [*TOLD, *TOLD * MAX_UNITS])
    assert len(places) == 3 + 3 * MAX_UNITS
    assert places[MAX_UNITS:] == [places[MAX_UNITS - 1]] * (3 + 2 * MAX_UNITS)


def test_a_big_pages_cost_is_bounded_by_its_stretches_and_matters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted = []
    steps = search._steps

    def counting(*arguments: object) -> object:
        found = steps(*arguments)  # type: ignore[arg-type]
        counted.append(len(found))
        return found

    monkeypatch.setattr(search, "_steps", counting)
    listed = [Matter(f"{chr(0x4E00 + k)}{chr(0x5E00 + k)}工作") for k in range(2 * MAX_MATTERS)]
    said = [Stretch(f"会议指出,{chr(0x4E00 + k % 80)}很重要。", None) for k in range(2 * MAX_UNITS)]
    assert len(align(listed, said)) == 2 * MAX_UNITS
    assert sum(counted) <= MAX_UNITS * search.BEAM * (MAX_MATTERS + 1)
