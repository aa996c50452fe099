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


def test_to_carry_out_what_is_required_is_no_saying() -> None:
    readout = read(
        f"{MET}，学习贯彻重要讲话精神，落实省委要求，研究贯彻落实工作；审议《湖区管护方案》；"
        f"研究做好假期安全工作。{CHAIR}",
        "会议指出，要认真学习领会讲话精神。",
        "会议强调，湖区管护要落到网格。",
        "会议要求，假期安全一刻不能放松。",
    )
    assert [subject for _, subject in items(readout)][1:] == [
        "《湖区管护方案》",
        "做好假期安全工作",
    ]


def test_whose_a_meeting_on_the_rain_is_the_office_of_its_chair_says() -> None:
    readout = read(
        "7月6日晚，县委副书记、县长、县防汛抗旱指挥部指挥长韩知远主持召开防汛会商会议，"
        "分析研判雨情水情。",
        "韩知远指出，入梅以来已历五轮强降雨。",
        title="县防汛抗旱指挥部召开强降雨会商会议",
    )
    assert readout.body == "县防汛抗旱指挥部"


def test_what_was_explained_before_it_was_passed_is_the_matter_that_was_passed() -> None:
    readout = read(
        "3月5日，青川市人大常委会召开第二十九次会议。市人大常委会主任韩知远主持会议。",
        "会议听取了《关于召开青川市第五届人民代表大会第七次会议的决定（草案）》的说明；"
        "听取了市委组织部关于人事任免事项的说明。",
        "会议表决通过了关于召开青川市第五届人民代表大会第七次会议的决定。",
        "会议表决通过了有关人事任免事项。",
        title="市人大常委会召开第二十九次会议",
    )
    assert [verb for verb, _ in items(readout)] == ["表决通过", "表决通过"]


def test_an_explanation_of_what_was_not_passed_is_a_matter() -> None:
    readout = read(
        f"{MET}。{CHAIR}",
        "会议听取了关于供热价格调整方案的说明。",
        "会议听取了关于湖区管护情况的汇报。",
    )
    assert items(readout)[0][1].startswith("供热价格调整方案")


def test_the_agenda_of_a_session_ahead_is_not_this_meetings() -> None:
    readout = read(
        "4月28日，青川市人大常委会召开第31次主任会议，市人大常委会主任韩知远主持。",
        "会议听取了关于召开第九次会议的安排意见。根据安排，市人大常委会第九次会议将于5月27日召开，"
        "会期两天半。会议的主要议程有：审议《献血条例（草案）》；听取食品安全工作情况的报告。",
        title="市人大常委会召开第31次主任会议",
    )
    assert len(readout.items) == 1


def test_a_review_of_the_years_work_is_one_verb() -> None:
    readout = read(f"{MET}，总结讲评民兵工作。{CHAIR}", "会议指出，民兵工作有起色。")
    assert items(readout) == [("总结讲评", "民兵工作")]


def test_who_only_reported_and_spoke_is_no_matter() -> None:
    readout = read(
        f"{MET}，专题研究冬季供暖工作。{CHAIR}",
        "在认真听取市直有关部门工作汇报和发言后，韩知远指出，供暖是民生大事。",
    )
    assert items(readout) == [("研究", "冬季供暖工作")]


def test_what_was_heard_below_a_numbered_heading_is_on_its_matter() -> None:
    readout = read(
        "2021年3月25日上午，县长韩知远主持召开县政府第31次常务会议。现将会议主要内容公布如下：",
        "一、研究脱贫攻坚成果同乡村振兴有效衔接工作",
        "会议听取了县乡村振兴局关于过渡期政策有关情况的汇报。会议强调，脱贫摘帽不是终点。",
        "二、研究县人民医院搬迁项目有关问题",
        "会议听取了县卫健局关于项目进展的汇报。会议明确：项目用地按划拨方式供应。",
        title="县政府第31次常务会议",
    )
    assert items(readout) == [
        ("研究", "脱贫攻坚成果同乡村振兴有效衔接工作"),
        ("研究", "县人民医院搬迁项目有关问题"),
    ]
