"""Minutes of a form and numbered matters, and what is told of personnel."""

from __future__ import annotations

import pytest

from tests.store.reading.pages import CHAIR, items, openings, read

MET = "3月5日上午，青川市委常委会召开会议"


def test_the_day_and_the_chair_of_minutes_stand_in_two_lines_of_a_form() -> None:
    readout = read(
        "时间：2024年2月2日上午",
        "主持：县长公孙望",
        "会议内容：",
        "一、研究春节期间市场保供工作。会议明确，储备肉投放点从4个增至9个。",
        "二、研究元宵灯会筹备工作。会议同意在北门设点。",
        title="青川县政府常务会议纪要",
    )
    assert str(readout.date) == "2024-02-02"
    assert [(person.name, person.title) for person in readout.chair] == [("公孙望", "县长")]
    assert openings(readout, 6) == ["一、研究春节", "二、研究元宵"]


def test_what_was_studied_together_is_a_matter_whoever_read_it_out() -> None:
    readout = read(
        "时间：2024年2月2日上午",
        "主持：县长公孙望",
        "一、集体学习《青川湖渔业条例》有关内容，由县司法局领学。",
        "二、研究春节期间市场保供工作。会议明确，储备肉投放点从4个增至9个。",
        title="青川县政府第3次常务会议纪要",
    )
    assert items(readout)[0] == ("集体学习", "《青川湖渔业条例》有关内容")
    assert openings(readout, 6)[0] == "一、集体学习"


def test_what_somebody_is_relieved_of_for_an_office_is_on_the_one_appointment() -> None:
    readout = read(
        "时间：2024年2月2日上午",
        "主持：县长公孙望",
        "一、研究春节期间市场保供工作。会议明确，储备肉投放点从4个增至9个。",
        "二、研究相关同志职务任免。会议同意任命尚小荷为县数据局副局长（试用期一年），"
        "免去其县政府办公室副主任职务。",
        title="青川县政府第3次常务会议纪要",
    )
    assert items(readout) == [
        ("研究", "春节期间市场保供工作"),
        ("研究", "相关同志职务任免"),
    ]
    assert readout.excerpt(readout.items[1]).startswith("二、研究相关")


def test_who_was_added_is_told_of_personnel() -> None:
    readout = read(
        f"{MET}，听取委员履职考核情况汇报，研究有关人事事项。{CHAIR}",
        "会议指出，有的委员一次活动也没参加，这与身份极不相称。",
        "会议同意增补三名委员、调整两名委员的建议名单。",
    )
    assert openings(readout, 6) == ["会议指出，有", "会议同意增补"]


def test_papers_that_are_only_counted_are_no_matter() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "本次会议审议通过四个《意见》、一个《方案》。",
        "会议审议通过了《关于护林的若干意见》、《古桥维修方案》。",
    )
    assert [document for item in readout.items for document in item.documents] == [
        "关于护林的若干意见",
        "古桥维修方案",
    ]


@pytest.mark.parametrize("name", ["龙在渊", "李在明"])
def test_a_name_may_have_the_letter_that_else_begins_a_place(name: str) -> None:
    readout = read(
        f"9月20日，青川市政协主席{name}主持召开主席会议，听取委员履职考核情况汇报。",
        "会议指出，要建立档案。",
    )
    assert [person.name for person in readout.chair] == [name]


def test_a_place_of_one_letter_is_none_of_the_name() -> None:
    readout = read(
        "9月20日，青川市委书记韩知远在沪主持召开市委常委会会议，研究招商工作。",
        "会议指出，要招大引强。",
    )
    assert [person.name for person in readout.chair] == ["韩知远"]


def test_a_candidate_for_an_office_may_chair() -> None:
    readout = read(
        "4月15日，青川市委书记、市人大常委会主任候选人韩知远主持召开市委常委会议，研究招商工作。",
        "会议指出，要招大引强。",
    )
    assert [(person.name, person.title) for person in readout.chair] == [
        ("韩知远", "青川市委书记、市人大常委会主任候选人")
    ]
