"""Who is told of in the text of a readout: by what they said, by what office they hold or got."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answer import Attended, answer
from bot.question import understand
from store import Scope, Store, open_store
from store.facts import each_once
from store.facts.doers import appointed, relieved, reporters
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)
TEXT = (
    "会议听取了市人大财经委员会主任委员柏知远作的关于预算的报告，市财政局局长童若谷就决算作了说明。\n"
    "会议决定，任命苏映川为市水务局局长；接受闻亦舟辞去副市长职务的请求。"
)
TAUGHT = "市水利院总工程师童若谷就水网规划作了讲解。市档案局局长骆怀瑾就归档作了说明。"


def test_who_reports_on_a_matter_is_told_in_its_clause() -> None:
    assert reporters(TEXT, ["预算"]) == ("柏知远",)
    assert reporters(TEXT, ["决算"]) == ("童若谷",)
    assert reporters(TEXT, ["防汛"]) == ()


def test_everyone_who_reports_is_told_of_a_meeting() -> None:
    assert reporters(TEXT) == ("柏知远", "童若谷")


def test_a_committee_and_what_joins_are_no_names() -> None:
    text = "政协委员会提案工作向大会报告，秘书长和机关就此研究。"
    assert reporters(text) == ()


def test_who_is_given_an_office_is_told_by_it() -> None:
    assert appointed(TEXT, ["水务局"]) == ("苏映川",)


def test_who_is_relieved_of_an_office_is_told_by_it() -> None:
    assert relieved(TEXT, ["副市长"]) == ("闻亦舟",)


def test_of_an_office_that_is_not_spoken_of_nobody_is_told() -> None:
    assert appointed(TEXT, ["审计局"]) == ()


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A meeting with a list of who was there, and one where there is none."""
    with open_store(tmp_path_factory.mktemp("people")) as store:
        there = "副市长柏知远、童若谷，市政府秘书长苏映川出席会议。"
        sources = [
            written("list", "2024年6月1日", ("防汛准备情况",), extra=there),
            written("none", "2024年7月1日", ("冬季供热",)),
            written("chosen", "2024年8月1日", ("人事任免",), extra=TEXT.split("\n")[1]),
            written("taught", "2024年9月1日", ("水网规划",), extra=TAUGHT),
        ]
        list(store.add(sources))
        yield store


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("6月1日出席会议的副市长有谁", {"柏知远", "童若谷"}),
        ("出席2024年6月1日会议的秘书长是谁", {"苏映川"}),
    ],
)
def test_who_of_an_office_was_there(city: Store, text: str, names: set[str]) -> None:
    found = answer(understand(text, TODAY, city.facts.names()), city)
    assert isinstance(found, Attended)
    assert set(found.names) == names


def test_where_nobody_of_an_office_is_listed_nobody_is_named(city: Store) -> None:
    found = answer(understand("7月1日出席会议的副市长有谁", TODAY, city.facts.names()), city)
    assert not isinstance(found, Attended)


def test_who_got_an_office_is_named_from_the_text(city: Store) -> None:
    assert _named(city, "谁被任命为水务局局长") == ("苏映川",)


def test_who_lost_an_office_is_not_who_got_one(city: Store) -> None:
    assert _named(city, "谁辞去了副市长职务") == ("闻亦舟",)


def test_who_holds_an_office_that_no_list_has_is_named_from_the_text(city: Store) -> None:
    assert _named(city, "市档案局局长是谁") == ("骆怀瑾",)


def test_who_spoke_is_asked_in_several_ways(city: Store) -> None:
    for asked in ("水网规划是谁讲的", "谁汇报了水网规划", "给会议讲水网规划那堂课的专家叫什么"):
        assert _named(city, asked) == ("童若谷",)


def _named(city: Store, asked: str) -> tuple[str, ...]:
    found = answer(understand(asked, TODAY, city.facts.names()), city)
    assert isinstance(found, Attended)
    return found.names


def test_of_several_in_a_clause_only_the_one_is_told_who_did_it() -> None:
    text = "主席柏知远在会上作工作报告、副主席童若谷作提案报告。"
    assert reporters(text, ["提案"]) == ("童若谷",)


def test_a_name_that_was_told_before_stands_without_office() -> None:
    assert reporters("闻亦舟等就有关议题作了说明。", ["议题"]) == ("闻亦舟",)


def test_a_body_named_after_an_office_is_nobody() -> None:
    assert reporters("市人大常委会有关部门作了汇报，常委会工作机构作了说明。") == ()


def test_an_office_is_known_in_lists_and_in_texts_alike() -> None:
    assert reporters("总规划师柏知远就水网规划作了说明。") == ("柏知远",)


def test_a_word_that_begins_as_a_name_does_is_none() -> None:
    assert appointed("会议指出，金融为实体经济服务，方案任何人不得改动。") == ()


def test_who_lectured_is_told_after_the_subject() -> None:
    text = "学习主题是“水网规划”。\n总工程师童若谷应邀作报告。"
    assert reporters(text, ["水网"]) == ("童若谷",)


def test_a_name_in_two_scripts_is_one_persons() -> None:
    assert each_once(("聞亦舟", "柏知远", "闻亦舟")) == ("聞亦舟", "柏知远")


def test_chairs_are_counted_once_whatever_the_script(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        list(
            store.add([written("a", chair="闻亦舟"), written("b", "2023年7月1日", chair="聞亦舟")])
        )
        assert [tally.count for tally in store.facts.tally(Scope(), "chair")] == [2]
