"""Sessions of which people and readouts speak by a short name and by a long one."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from bot.answer import Matters, answer
from bot.question import understand
from bot.question.sessions import also_written
from store import open_store
from store.facts import Names
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)
PAIRS = [
    ("二十届三中全会", "二十届中央委员会第三次全体会议"),
    ("三中全会精神", "中央委员会第三次全体会议精神"),
    ("十四届全国人大二次会议", "十四届全国人民代表大会第二次会议"),
    ("全国政协十四届二次会议", "政协第十四届全国委员会第二次会议"),
    ("十四五规划", "第十四个五年规划"),
]


@pytest.mark.parametrize(("short", "long"), PAIRS)
def test_each_name_of_a_session_is_put_by_the_other(short: str, long: str) -> None:
    assert also_written(short) == long
    assert also_written(long) == short


def test_the_country_is_left_out_of_the_name_of_its_congress_where_no_place_is_named() -> None:
    assert also_written("十四届人大二次会议") == "十四届全国人大二次会议"
    assert also_written("望澜市七届人大二次会议") == ""


def test_what_is_no_session_has_no_other_name() -> None:
    assert also_written("第九次会议") == also_written("集中全会上讲话") == ""


@pytest.mark.parametrize("named", [name for pair in PAIRS for name in pair])
def test_a_session_is_a_matter_and_not_whose_meeting_it_is(named: str) -> None:
    names = Names((("全国人大常委会委员长会议", "全国人大常委会委员长会议"),))
    question = understand(f"什么时候研究过{named}", TODAY, names)
    assert (question.body, question.session) == ("", "")
    assert question.words.removesuffix("精神") == named.removesuffix("精神")


def test_meetings_that_took_it_up_by_either_name_are_found(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        sources = [
            written("short", "2024年8月1日", ("党的二十届三中全会精神",)),
            written("long", "2024年7月1日", ("召开第二十届中央委员会第三次全体会议的事项",)),
        ]
        list(store.add(sources))
        question = understand("什么时候研究过三中全会", TODAY, store.facts.names())
        found = answer(question, store)
        assert isinstance(found, Matters)
        assert [stored.readout.source_id for stored, _ in found.shown] == ["short", "long"]


def test_a_session_is_not_another_one_whose_name_has_the_same_parts(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        sources = [
            written("own", "2024年8月1日", ("召开十四届全国人大三次会议的安排",)),
            written("other", "2024年7月1日", ("十四届全国人大常委会第三次会议的安排",)),
        ]
        list(store.add(sources))
        question = understand("什么时候研究过十四届全国人大三次会议", TODAY, store.facts.names())
        found = answer(question, store)
        assert isinstance(found, Matters)
        assert [stored.readout.source_id for stored, _ in found.shown] == ["own"]


@pytest.mark.parametrize("text", ["什么时候研究过“十四五”规划", "哪次会审议了十四五规划"])
def test_a_plan_is_found_by_either_name(tmp_path: Path, text: str) -> None:
    with open_store(tmp_path) as store:
        plan = "《澜阳市国民经济和社会发展第十四个五年规划纲要（草案）》"
        list(store.add([written("plan", "2021年2月1日", (plan,)), written("not", "2021年3月1日")]))
        found = answer(understand(text, TODAY, store.facts.names()), store)
        assert isinstance(found, Matters)
        assert [store.readout(i).readout.source_id for i in found.sought.readouts] == ["plan"]


def test_a_plan_is_a_thing_and_no_number() -> None:
    assert understand("什么时候提到过十四五", TODAY, Names(())).words == "十四五"
