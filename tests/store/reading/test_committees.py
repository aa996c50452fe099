"""Standing committees in session: votes, appointments, speeches at the end, sittings."""

from __future__ import annotations

import pytest

from store.model import Person
from tests.store.reading.pages import items, openings, read

OPENED = "青川市十届人大常委会第九次会议27日上午在市民中心闭幕。主任甘某主持会议。"
TITLE = "市十届人大常委会第九次会议闭幕"


def test_what_was_passed_by_a_vote_begins_with_the_vote() -> None:
    readout = read(OPENED, "会议经表决，通过了河道管理条例、绿化条例。", title=TITLE)
    assert items(readout) == [("通过", "河道管理条例、绿化条例")]
    assert openings(readout, 5) == ["会议经表决"]


def test_appointments_in_a_row_are_one_matter() -> None:
    readout = read(
        OPENED,
        "会议经表决，免去丁某的市教育局局长职务。",
        "会议经表决，任命李某为市教育局局长；免去王某的市审计局局长职务。",
        title=TITLE,
    )
    assert items(readout) == [("免去", "丁某的市教育局局长职务")]


def test_an_appointment_decided_beside_what_was_passed_is_a_matter() -> None:
    told = "会议经表决，通过了河道管理条例；决定免去丁某的副市长职务，任命李某为副市长。"
    readout = read(OPENED, told, title=TITLE)
    assert items(readout) == [
        ("通过", "河道管理条例"),
        ("决定", "免去丁某的副市长职务"),
    ]


def test_who_was_appointed_is_told_of_the_personnel_that_was_decided() -> None:
    readout = read(
        OPENED,
        "会议还依法任免了国家机关工作人员，决定任命罗某为市审计局局长。",
        title=TITLE,
    )
    assert items(readout) == [("任免", "国家机关工作人员")]


def test_a_decision_may_have_a_comma_in_its_name() -> None:
    decision = "关于免去丁某提案委员会主任职务，撤销其委员资格的决定（草案）"
    readout = read(OPENED, f"会议审议通过了{decision}；听取了防汛工作汇报。", title=TITLE)
    assert [subject for _, subject in items(readout)] == [
        "免去丁某提案委员会主任职务，撤销其委员资格的决定（草案）",
        "防汛工作",
    ]


def test_who_was_to_be_appointed_and_the_appointment_are_one_matter() -> None:
    readout = read(
        OPENED,
        "会议听取了市委组织部部长秦某作的关于人事事项的说明。",
        "会议审议并表决，决定任命罗某为青川市副市长。",
        title=TITLE,
    )
    assert len(readout.items) == 1
    assert readout.items[0].subject == "任命罗某为青川市副市长"


def test_a_session_that_ends_under_the_chair_of_one_of_them() -> None:
    readout = read(
        "青川市十届人大常委会第九次会议今天下午完成各项议程后在市民中心闭会。"
        "会议在甘某主任的主持下表决通过了河道管理条例、绿化条例。",
        "会议还表决通过了其他任免事项。",
        title="市十届人大常委会第九次会议闭会",
    )
    assert items(readout) == [
        ("表决通过", "河道管理条例、绿化条例"),
        ("表决通过", "其他任免事项"),
    ]
    assert openings(readout, 4) == ["会议在甘", "会议还表"]


def test_what_only_the_speech_says_to_have_been_deliberated_is_a_matter() -> None:
    readout = read(
        OPENED,
        "会议表决通过了河道管理条例。",
        "完成各项议程后，甘某讲话。他说，河道管理条例来之不易。",
        "甘某说，这次会议还审议了河道管理条例。这次会议初次审议了燃气管理条例草案。"
        "甘某说，本次会议的另一项重要议程，是听取和审议了关于就业工作情况的报告。要稳住岗位。"
        "他说，本次会议审议通过一部条例，听取审议了关于侨务工作情况的报告。",
        title=TITLE,
    )
    assert items(readout) == [
        ("表决通过", "河道管理条例"),
        ("审议", "燃气管理条例草案"),
        ("听取和审议", "就业工作情况"),
        ("听取审议", "侨务工作情况"),
    ]


def test_the_chairs_last_word_is_no_passage_of_what_was_passed() -> None:
    readout = read(
        "政协青川市第十届委员会常务委员会第九次会议27日在市民中心闭幕。"
        "会议通过了关于召开市政协三次会议的决定，审议通过了有关人事事项。主席甘某主持会议并讲话。",
        "甘某指出，即将召开的三次会议十分重要，要精心筹备。",
        title="市政协常委会第九次会议闭幕",
    )
    assert openings(readout, 4) == ["会议通过", "审议通过"]
    assert not any("甘某指出" in readout.excerpt(item) for item in readout.items)


def test_what_was_asked_about_is_a_matter() -> None:
    readout = read(
        "青川市十届人大常委会第九次会议26日下午举行联组会议，"
        "结合审议市政府关于扶贫开发工作情况的报告进行专题询问。主任甘某主持会议。",
        "在听取询问后，副市长秦某说，任务艰巨。",
        title="市十届人大常委会第九次会议举行联组会议",
    )
    assert [item.verb for item in readout.items] == ["专题询问"]


def test_a_report_that_shares_a_word_with_what_was_heard_is_a_matter_of_its_own() -> None:
    readout = read(
        OPENED,
        "会议听取了副秘书长秦某作的关于各代表团审议工作报告情况的汇报。",
        "会议表决通过了关于代表提出议案处理意见的报告。",
        title=TITLE,
    )
    assert [item.verb for item in readout.items] == ["听取", "表决通过"]


def test_a_vote_told_in_numbers_states_what_was_passed() -> None:
    readout = read(
        OPENED + "会议表决通过了献血条例。",
        "会议以41票赞成、1票反对表决通过了关于设立法庭的决定。",
        title=TITLE,
    )
    assert items(readout) == [("表决通过", "献血条例"), ("表决通过", "设立法庭的决定")]


def test_a_session_that_deliberates_in_groups_is_a_meeting() -> None:
    readout = read(
        "青川市十届人大常委会第九次会议23日下午分组审议了市政府关于土地管护情况的报告，"
        "审议了旅游条例草案。主任甘某参加审议。",
        "委员们在审议土地管护报告时指出，耕地保护形势严峻。",
        "在审议旅游条例草案时，有委员建议强化游客权益保障。",
        title="市十届人大常委会第九次会议审议土地管护报告",
    )
    assert [item.verb for item in readout.items] == ["审议", "审议"]
    assert openings(readout, 8) == ["委员们在审议土地", "在审议旅游条例草"]


def test_whose_report_was_heard_without_on_what_is_no_matter() -> None:
    readout = read(
        "政协青川市第十届委员会常务委员会第九次会议25日在市民中心开幕。主席甘某主持会议。"
        "会议听取了副市长秦某作的报告。",
        "会议审议通过了会议议程和日程。",
        title="市政协常委会第九次会议开幕",
    )
    assert items(readout) == [("审议通过", "会议议程和日程")]


def test_the_kind_of_a_paper_does_not_make_two_papers_one() -> None:
    readout = read(
        OPENED + "会议经表决，通过了献血条例、关于修改航道条例的决定。",
        "会议表决通过了关于批准防洪规划的决定。",
        title=TITLE,
    )
    assert [subject for _, subject in items(readout)] == [
        "献血条例、关于修改航道条例的决定",
        "批准防洪规划的决定",
    ]


def test_the_speech_after_the_votes_tells_of_no_further_matter() -> None:
    readout = read(
        OPENED,
        "会议表决通过了关于批准治理协议的决定。",
        "在会议完成有关表决事项后，甘某作了讲话。",
        "会议审议批准了治理协议，有利于两岸百姓。",
        title=TITLE,
    )
    assert items(readout) == [("表决通过", "批准治理协议的决定")]


def test_a_decision_on_accounts_and_the_accounts_are_one_matter() -> None:
    told = "会议表决通过了市人大常委会关于批准2024年市级决算的决议，批准了2024年市级决算。"
    assert len(read(OPENED, told, title=TITLE).items) == 1


def test_what_a_closing_sitting_did_is_what_the_meeting_did() -> None:
    told = "闭幕会通过了市政协第五次会议议程和日程。"
    opened = "青川市政协常委会第十九次会议28日在青川闭幕。市政协主席郭某主持闭幕会并讲话。"
    readout = read(opened, told, "会议追认了主席会议作出的决定。", title="市政协常委会会议闭幕")
    assert [verb for verb, _ in items(readout)] == ["通过", "追认"]
    assert readout.chair == (Person("郭某", "市政协主席"),)


def test_papers_in_general_are_told_by_what_was_done_with_them() -> None:
    told = "会议听取有关文件草案修改情况的汇报，审议通过关于提案工作的决议（草案）。"
    readout = read(OPENED, told, title=TITLE)
    assert items(readout) == [("审议通过", "提案工作的决议（草案）")]
    assert openings(readout, 6) == ["会议听取有关"]


def test_the_task_of_a_session_leads_on_to_what_was_taken_up_for_it() -> None:
    told = (
        "本次会议的一项重要任务是为召开市人代会做准备。为此，会议审议了市人大常委会工作报告稿，"
        "审议了主席团名单草案。"
    )
    readout = read(OPENED.replace("闭幕", "开幕"), told, title=TITLE)
    assert [subject for _, subject in items(readout)] == [
        "市人大常委会工作报告稿",
        "主席团名单草案",
    ]
    assert openings(readout, 4) == ["本次会议", "审议了主"]


def test_bills_named_after_a_semicolon_are_a_matter() -> None:
    told = "同时，会议继续审议河道条例草案；审议绿化条例修正案草案、献血条例修正案草案等。"
    readout = read(OPENED, told, title=TITLE)
    assert [subject for _, subject in items(readout)] == [
        "河道条例草案",
        "绿化条例修正案草案、献血条例修正案草案",
    ]


@pytest.mark.parametrize("sitting", ["第二次全体会议", "联组会议", "分组会议"])
def test_a_sitting_is_of_the_session(sitting: str) -> None:
    opened = f"青川市十届人大常委会第九次会议3月24日上午在市民中心举行{sitting}，审议河道条例草案。"
    readout = read(opened, "王某副主任主持会议。", title=f"市人大常委会第九次会议举行{sitting}")
    assert readout.body == "青川市人大常委会"
    assert readout.session == "第九次"


def test_a_name_of_four_characters_may_stand_before_its_office() -> None:
    opened = "青川市十届人大常委会第九次会议3月24日举行，审议河道条例草案。"
    readout = read(opened, "向巴多吉副主任主持会议。", title=TITLE)
    assert readout.chair == (Person("向巴多吉", "副主任"),)


def test_a_national_committee_by_its_full_name_is_a_body() -> None:
    opened = (
        "日前，中国人民政治协商会议青川市第七届委员会召开第三十三次主席会议，"
        "研究了关于推迟召开市政协三次会议的相关事项。"
    )
    readout = read(opened, "郭某主持会议。", title="市政协召开会议")
    assert readout.body == "中国人民政治协商会议青川市委员会主席会议"
    assert readout.session == "第三十三次"


def test_what_a_conference_deliberates_on_is_its_matter() -> None:
    opened = "9月25日，政协青川市第七届委员会常务委员会召开第十七次会议。"
    told = "会议围绕“旧桥怎么修、钱从哪里来”议题，在前期视察基础上专题协商议政。郭某讲话。"
    readout = read(opened, told, title="市政协召开议政性常委会会议")
    assert items(readout) == [("协商议政", "“旧桥怎么修、钱从哪里来”")]


def test_relieved_one_after_another_is_one_matter() -> None:
    told = "会议通过关于免去甲某市政协常委职务，免去乙某市政协常委职务的决定。"
    assert len(read(OPENED, told, title=TITLE).items) == 1


def test_what_is_decided_by_a_vote_is_a_matter() -> None:
    told = "会议经过表决，决定代表提出议案的截止时间为3月8日正午。"
    readout = read(OPENED, told, title=TITLE)
    assert items(readout) == [("决定", "代表提出议案的截止时间为3月8日正午")]


def test_what_was_passed_on_the_committees_authority_begins_with_it() -> None:
    told = "会议根据常委会的授权，审议通过了撤销丁某委员资格的决定。"
    readout = read(OPENED, told, title=TITLE)
    assert openings(readout, 6) == ["会议根据常委"]


def test_what_the_chair_says_was_passed_is_not_passed_again() -> None:
    readout = read(
        OPENED + "会议表决通过了河道管理条例。会议表决通过了绿化条例。",
        "甘某说，本次会议审议通过的绿化条例，是绿色发展的保障。",
        title=TITLE,
    )
    assert openings(readout, 9) == ["会议表决通过了河道", "会议表决通过了绿化"]


def test_a_joint_mechanism_of_control_meets() -> None:
    readout = read(
        "青川省联防联控机制9月4日召开会议，部署秋季蝗灾防控工作。副省长甘某主持会议。",
        "会议指出，要加密布点。",
        title="省联防联控机制召开会议",
    )
    assert readout.body == "青川省联防联控机制"


def test_a_headquarters_meets_with_its_members() -> None:
    readout = read(
        "4月12日，青川市召开防汛指挥部成员会议，安排部署防汛任务。市长甘某出席会议并讲话。",
        "甘某强调，要备足防汛物资。",
        title="市防汛指挥部召开成员单位会议",
    )
    assert items(readout) == [("安排部署", "防汛任务")]


def test_who_resigns_and_the_office_taken_from_the_same_man_are_one_matter() -> None:
    readout = read(
        OPENED,
        "会议经表决，决定接受丁某辞去常委会委员职务的请求，决定免去其预算工作委员会主任职务。"
        "会议经表决，免去王某的市中级人民法院副院长职务。",
        title=TITLE,
    )
    assert items(readout) == [
        ("决定", "接受丁某辞去常委会委员职务的请求"),
        ("免去", "王某的市中级人民法院副院长职务"),
    ]


def test_appointments_are_no_opinion_on_a_report_about_projects() -> None:
    readout = read(
        OPENED,
        "会议听取了市政府关于今年为民办实事项目完成情况的报告。会议还表决通过了有关人事任免事项。",
        title=TITLE,
    )
    assert items(readout)[1:] == [("表决通过", "有关人事任免事项")]


def test_a_speech_at_the_end_of_the_paragraph_says_again_what_was_passed() -> None:
    readout = read(
        f"{OPENED}会议经表决，通过了河道管理条例。会议表决通过了关于批准《供水协议》的决定。"
        "在会议完成有关表决事项后，甘某作了讲话。甘某强调，河道管理条例关系千家万户。"
        "会议审议批准了供水协议，有利于扩大合作。",
        title=TITLE,
    )
    assert items(readout) == [("通过", "河道管理条例"), ("表决通过", "批准《供水协议》的决定")]


def test_a_speech_says_what_else_the_meeting_heard() -> None:
    readout = read(
        OPENED,
        "会议经表决，通过了河道管理条例。",
        "完成各项议程后，甘某发表讲话。他说，本次会议通过的河道管理条例，是一部好条例。",
        "甘某指出，会议听取和审议了关于养老服务情况的报告。大家提出了不少意见。",
        title=TITLE,
    )
    assert items(readout)[1:] == [("听取和审议", "养老服务情况")]


CONSULTED = "市政协常委会会议22日在市民中心闭幕"


def test_the_theme_on_which_a_session_consulted_is_its_matter() -> None:
    readout = read(
        f"{CONSULTED}，会议以“发展冰雪经济”为主题协商议政。主席甘某主持会议并讲话。",
        "甘某指出，冰雪经济是新的增长点。",
        title="市政协常委会会议闭幕",
    )
    assert items(readout) == [("协商议政", "“发展冰雪经济”")]
    assert openings(readout, 9) == ["甘某指出，冰雪经济"]


def test_what_a_session_to_come_is_to_consult_on_is_no_matter() -> None:
    readout = read(
        "市政协第四次主席会议22日召开。主席甘某主持会议。",
        "会议审议通过了常委会第五次会议议程，决定6月2日召开常委会第五次会议，"
        "围绕“发展冰雪经济”协商议政。",
        title="市政协召开主席会议",
    )
    assert items(readout) == [("审议通过", "常委会第五次会议议程")]


def test_group_study_is_called_by_the_lecture_it_heard() -> None:
    readout = read(
        "市政协第四次主席会议22日召开。主席甘某主持会议。会议听取了提案办理情况的汇报。"
        "主席会议举行了第二次集体学习，水利局副局长丁某应邀作题为《珍惜每一滴水》的报告。",
        title="市政协召开主席会议",
    )
    assert items(readout)[1:] == [("集体学习", "珍惜每一滴水")]


def test_a_speech_under_a_session_that_ends_says_what_it_deliberated() -> None:
    readout = read(
        OPENED,
        "会议经表决，通过了河道管理条例。",
        "甘某在讲话中指出，河道管理条例是一部好条例。甘某说，本次会议初次审议了养犬条例草案。"
        "会议听取并审议了市政府关于养老服务情况的报告。",
        title=TITLE,
    )
    assert items(readout)[1:] == [("审议", "养犬条例草案"), ("听取并审议", "养老服务情况")]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("会议任命丁某为市中级人民法院副院长。", [("任命", "丁某为市中级人民法院副院长")]),
        (
            "会议听取了养老服务情况的报告；决定接受丁某辞去市长职务的请求，任命李某为代理市长。",
            [
                ("听取", "养老服务情况"),
                ("决定", "接受丁某辞去市长职务的请求"),
                ("任命", "李某为代理市长"),
            ],
        ),
        (
            "会议听取了专委会工作汇报，协商了有关人事事项。",
            [("听取", "专委会工作"), ("协商", "有关人事事项")],
        ),
    ],
)
def test_who_takes_an_office_or_leaves_it_is_a_matter(
    told: str, expected: list[tuple[str, str]]
) -> None:
    assert items(read(OPENED, told, title=TITLE)) == expected
