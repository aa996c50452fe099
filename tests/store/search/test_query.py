from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import Query, Scope, read_query
from store.dates import DateRange, MonthDay

TODAY = datetime.date(2026, 11, 23)


def year(number: int) -> Scope:
    return Scope(DateRange(datetime.date(number, 1, 1), datetime.date(number, 12, 31)))


def read(text: str) -> Query:
    return read_query(text, TODAY)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("垃圾分类", Query("垃圾分类")),
        ("  垃圾分类\n 条例 ", Query("垃圾分类 条例")),
        ("", Query()),
        ("，。", Query()),
        ("垃圾分类 -疫情", Query("垃圾分类", excluded=("疫情",))),
        ("垃圾分类 －疫情 -防控", Query("垃圾分类", excluded=("疫情", "防控"))),
        ("垃圾分类 -“疫情 防控”", Query("垃圾分类", excluded=("疫情 防控",))),
        ("-疫情 主持:蔡奇", Query(scope=Scope(chair="蔡奇"), excluded=("疫情",))),
        ("防汛 OR 抗旱", Query(alternatives=(("防汛", "抗旱"),))),
        ("防汛 或 抗旱 或 救灾 研究", Query("研究", alternatives=(("防汛", "抗旱", "救灾"),))),
        ("研究 “四个服务” 或 抗旱", Query("研究", alternatives=(("四个服务", "抗旱"),))),
        ("“双碳” 目标", Query("目标", ("双碳",))),
        ('"双碳"目标', Query("目标", ("双碳",))),
        ("「雙碳」目標", Query("目標", ("雙碳",))),
        ("研究《垃圾管理条例》", Query("研究", documents=("垃圾管理条例",))),
        ("文件:垃圾管理条例", Query(documents=("垃圾管理条例",))),
        ("文件：《关于修改〈条例〉的决定》", Query(documents=("关于修改〈条例〉的决定",))),
        ("年:2019 派驻", Query("派驻", scope=year(2019))),
        ("派驻 年：2019年", Query("派驻", scope=year(2019))),
        ("去年 垃圾分类", Query("垃圾分类", scope=year(2025))),
        ("垃圾分类 2019年", Query("垃圾分类", scope=year(2019))),
        ("6月1日", Query(scope=Scope(MonthDay(6, 1)))),
        ("日期:6月1日 派驻", Query("派驻", scope=Scope(MonthDay(6, 1)))),
        ("主持:蔡奇 機構：北京市委", Query(scope=Scope(None, "北京市委", "蔡奇"))),
        ("什么时候研究过垃圾分类？", Query("研究过垃圾分类")),
        ("請問什麼時候研究過垃圾分類", Query("研究過垃圾分類")),
        ("主持:“欧阳 修”", Query(scope=Scope(chair="欧阳 修"))),
    ],
)
def test_a_line_is_read_as_its_operators_say(typed: str, query: Query) -> None:
    assert read(typed) == query


@pytest.mark.parametrize(
    "typed",
    [
        "-疫情",
        "-疫情 -防控",
        "OR",
        "或",
        "OR 防汛",
        "防汛 OR",
        "防汛 OR OR 抗旱",
        "OR OR",
        "或者 或许",
        "主持:",
        "主持 : ，",
        "年:不久",
        "一--二",
        "工作-规划",
        "防汛--抗旱",
        "防汛 - 抗旱",
        "12345热线",
        "2.0版",
        "AND NOT",
        "words:x",
        "未完“引号",
        "《未完的书名",
    ],
)
def test_what_fits_no_operator_is_plain_words(typed: str) -> None:
    assert read(typed) == Query(" ".join(typed.split()))


def test_the_second_filter_of_a_kind_is_plain_words() -> None:
    assert read("主持:甲 主持:乙") == Query("主持:乙", scope=Scope(chair="甲"))


def test_a_line_of_which_a_part_was_taken_for_something_else_is_kept_as_it_was_typed() -> None:
    assert read("到2020年底完成").literal == "到2020年底完成"
    assert read("在“双碳”方面").literal == "在“双碳”方面"
    assert read("垃圾分类").literal == ""
    assert read("垃圾分类 2020年 -疫情").literal == "", "who uses operators means them"


@pytest.mark.parametrize(
    "typed",
    [
        "垃圾分类 条例",
        "垃圾分类 “双碳” 《管理条例》 -疫情 年:2019 主持:蔡奇 机构:北京市委",
        "研究 防汛 或 抗旱 -“救灾 重建”",
        "去年6月 派驻",
        "派驻 6月1日",
        "文件:“双 碳” 目标",
        "主持:“欧阳 修” 日期:6月1日至7日",
    ],
)
def test_a_described_query_reads_back_as_the_same(typed: str) -> None:
    query = read(typed)
    assert read_query(query.describe(), datetime.date(2031, 1, 1)) == query


PARTS = "垃圾分类 -疫情 - OR 或 “双碳” “ ” 《条例》 《 年:2019 年: 主持:蔡奇 文件:".split()


@given(st.lists(st.sampled_from(PARTS)))
def test_any_mixture_of_operators_reads_as_something(parts: list[str]) -> None:
    for joint in ("", " "):
        query = read(joint.join(parts))
        if any(char.isalnum() for char in "".join(parts)):
            assert query


@given(st.text(max_size=80))
def test_nothing_typed_is_an_error(text: str) -> None:
    query = read(text)
    assert bool(query) == any(char.isalnum() for char in text)
    query.describe()
