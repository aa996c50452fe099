"""Names and offices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Person
from store.reading.heading.people import is_name, read_people, read_person
from store.reading.prose import Span, read_prose


def person(text: str) -> Person | None:
    prose = read_prose(text)
    return read_person(prose, 0, len(prose.folded))


def people(text: str) -> list[tuple[str, str]]:
    prose = read_prose(text)
    found = read_people(prose, Span(0, len(prose.folded)))
    return [(one.name, one.title) for one in found]


@pytest.mark.parametrize("name", ["韩知远", "于澄", "欧阳知远", "赛娜·木拉提", "帕巴拉·格列朗杰"])
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "words", ["会议", "市委", "有关部门", "负责同志", "的", "各县区", "指出要", "国务院"]
)
def test_words_that_are_no_names(words: str) -> None:
    assert not is_name(words)


@pytest.mark.parametrize(
    ("phrase", "name", "title"),
    [
        ("市委书记蔡某奇", "蔡某奇", "市委书记"),
        ("市委副书记、代市长韩知远", "韩知远", "市委副书记、代市长"),
        ("栗某书委员长", "栗某书", "委员长"),
        ("中共中央政治局常委、首规委主任尹力", "尹力", "中共中央政治局常委、首规委主任"),
        ("韩知远", "韩知远", ""),
        ("副市长于　澄", "于澄", "副市长"),
        ("市长鄢正和", "鄢正和", "市长"),
        ("宪法和法律委员会主任委员信春某", "信春某", "宪法和法律委员会主任委员"),
        ("主席团会议主持人王某宁", "王某宁", "主席团会议主持人"),
        ("市委书记韩知远同志", "韩知远", "市委书记"),
    ],
)
def test_a_person_with_the_office_as_printed(phrase: str, name: str, title: str) -> None:
    assert person(phrase) == Person(name, title)


@pytest.mark.parametrize("phrase", ["", "市委书记", "有关部门负责同志", "各县区主要负责人", "会议"])
def test_no_person(phrase: str) -> None:
    assert person(phrase) is None


def test_an_office_stands_for_the_names_after_it() -> None:
    assert people("副主任邱以宁、詹伯庸，秘书长毕承泽") == [
        ("邱以宁", "副主任"),
        ("詹伯庸", "副主任"),
        ("毕承泽", "秘书长"),
    ]


def test_an_office_stands_for_a_name_of_four_letters_that_is_transcribed() -> None:
    assert people("副县长申屠宁、扎西才让、央金卓玛") == [
        ("申屠宁", "副县长"),
        ("扎西才让", "副县长"),
        ("央金卓玛", "副县长"),
    ]


def test_groups_name_nobody_and_hide_nobody() -> None:
    assert people("市长江自明，有关部门负责同志，池远山") == [("江自明", "市长"), ("池远山", "")]


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("李某、王某等副主任", "副主任"),
        ("李某、王某等市人大常委会副主任", "市人大常委会副主任"),
        ("李某、王某副主任", "副主任"),
    ],
)
def test_an_office_after_names_is_that_of_all(told: str, title: str) -> None:
    prose = read_prose(told)
    people = read_people(prose, Span(0, len(told)))
    assert people == [Person("李某", title), Person("王某", title)]


def test_offices_joined_by_a_mark_belong_to_one_person() -> None:
    assert people("市委常委、常务副市长江自明，副市长池远山") == [
        ("江自明", "市委常委、常务副市长"),
        ("池远山", "副市长"),
    ]


def test_pinyin_debris_is_left_out_of_names() -> None:
    assert people("市長(zhǎng)陸景溪") == [("陸景溪", "市長")]


@given(st.text(alphabet="市委书记副主任、，和等江自明于澄 ·()", max_size=60))
def test_every_name_and_office_is_printed_in_the_phrase(text: str) -> None:
    for name, title in people(text):
        assert name in text.replace(" ", "")
        assert title in text


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("丁一鸣 陆文海 孟 夏", [("丁一鸣", ""), ("陆文海", ""), ("孟夏", "")]),
        ("市领导 丁一鸣 李 强", [("丁一鸣", "市领导"), ("李强", "市领导")]),
        (
            "市委副书记、市长 丁一鸣 市委常委 陆文海 秘书长赵 强",
            [("丁一鸣", "市委副书记、市长"), ("陆文海", "市委常委"), ("赵强", "秘书长")],
        ),
        ("常务副县长 江某某，副县长 海某某", [("江某某", "常务副县长"), ("海某某", "副县长")]),
        ("市发展改革局 李 明　市财政局 王小刚", [("李明", "市发展改革局"), ("王小刚", "市财政局")]),
        ("记者 王小刚 通讯员 李一明 市领导丁一鸣", [("丁一鸣", "市领导")]),
    ],
)
def test_names_that_spaces_part_or_pad(told: str, named: list[tuple[str, str]]) -> None:
    assert people(told) == named
