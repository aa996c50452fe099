"""Who met, when, and under whose chair."""

from __future__ import annotations

import datetime

import pytest

from store.model import Attendee, NotAReadout, Person, Readout
from store.reading import read_source
from store.reading.heading.lead import headline_meeting
from store.reading.prose import read_prose
from tests.store.reading.pages import (
    CARE,
    CHAIR,
    FLOODS,
    LEAD,
    TITLE,
    WHOLE,
    items,
    read,
    read_all,
    source,
)

DAY = datetime.date(2022, 3, 6)


# --- the meeting --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lead", "body", "meeting", "session"),
    [
        ("3月5日，北京市委常委会召开会议，", "北京市委常委会", "北京市委常委会会议", None),
        ("市政府3月5日召开第30次常务会议，", "市政府常务会议", "市政府常务会议", "第30次"),
        (
            "3月5日，青川新区管委会主任韩知远主持召开管委会第3次主任办公会，",
            "青川新区管委会主任办公会",
            "青川新区管委会主任办公会",
            "第3次",
        ),
        (
            "3月5日，管委会主任韩知远主持召开经开区2022年第8次主任办公会，",
            "经开区主任办公会",
            "经开区主任办公会",
            "第8次",
        ),
        (
            "3月5日，雨林部部长韩知远主持召开部常务会议，",
            "雨林部部常务会议",
            "雨林部部常务会议",
            None,
        ),
        (
            "3月5日，省林草厅党组书记、厅长韩知远主持召开2022年第8次厅务会，",
            "省林草厅厅务会",
            "省林草厅厅务会",
            "第8次",
        ),
        ("雨林部3月5日召开2022年第五次部务会议，", "雨林部部务会议", "雨林部部务会议", "第五次"),
        ("水务部3月5日召开部长专题办公会，", "水务部部长专题办公会", "水务部部长专题办公会", None),
        ("市雨林局3月5日召开局长办公会议，", "市雨林局局长办公会议", "市雨林局局长办公会议", None),
        ("新区党工委3月5日召开第6次党工委会议，", "新区党工委", "新区党工委会议", "第6次"),
        (
            "3月5日，市长韩知远主持召开市政府第98次常务会议，",
            "市政府常务会议",
            "市政府常务会议",
            "第98次",
        ),
        (
            "市联防联控机制3月5日召开电视电话会议，",
            "市联防联控机制",
            "市联防联控机制电视电话会议",
            None,
        ),
        (
            "3月5日，市委常委会（扩大）会议召开，",
            "市委常委会（扩大）会议",
            "市委常委会（扩大）会议",
            None,
        ),
        (
            "5日下午，中共市政协党组召开（扩大）会议，",
            "中共市政协党组",
            "中共市政协党组（扩大）会议",
            None,
        ),
        (
            "市七届人大常委会第四次主任会议5日举行，",
            "市人大常委会主任会议",
            "市人大常委会主任会议",
            "第四次",
        ),
        (
            "3月5日，市政协召开十四届三十五次主席会议，",
            "市政协主席会议",
            "市政协主席会议",
            "十四届三十五次",
        ),
        (
            "3月5日，市人大常委会主任会议（七届第9次）在市人大机关召开，",
            "市人大常委会主任会议",
            "市人大常委会主任会议",
            "七届第9次",
        ),
        (
            "十四届全国人大常委会第二十三次委员长会议5日在京举行，",
            "全国人大常委会委员长会议",
            "全国人大常委会委员长会议",
            "第二十三次",
        ),
        (
            "3月5日，市委常委会、市政府召开紧急会议，",
            "市委常委会、市政府",
            "市委常委会、市政府会议",
            None,
        ),
        (
            "3月5日，区委常委会、区政府党组召开联席会议，",
            "区委常委会、区政府党组联席会议",
            "区委常委会、区政府党组联席会议",
            None,
        ),
        (
            "3月5日，市委全面深化改革委员会召开第二次会议，",
            "市委全面深化改革委员会",
            "市委全面深化改革委员会会议",
            "第二次",
        ),
        (
            "县水利改革领导小组全体会议3月5日召开，",
            "县水利改革领导小组",
            "县水利改革领导小组全体会议",
            None,
        ),
        ("3月5日，市委常委会会议以视频形式召开，", "市委常委会", "市委常委会会议", None),
        ("本报讯（记者 江某）3月5日，区委常委会举行会议，", "区委常委会", "区委常委会会议", None),
        ("3月5日，省长韩知远主持召开省政府常务会议，", "省政府常务会议", "省政府常务会议", None),
        ("3月5日召开的市委常委会会议，", "市委常委会", "市委常委会会议", None),
        ("3月5日，市长韩知远主持召开市长办公会，", "市长办公会", "市长办公会", None),
    ],
)
def test_bodies_and_meetings(lead: str, body: str, meeting: str, session: str | None) -> None:
    readout = read(lead + "研究防汛备汛工作。" + CHAIR, FLOODS, title="一次会议的消息")
    assert (readout.body, readout.meeting, readout.session) == (body, meeting, session)


def test_the_headline_may_name_the_body_more_fully() -> None:
    readout = read("3月5日，市委常委会召开会议。" + CHAIR, FLOODS, title="青川市委常委会召开会议")
    assert (readout.body, readout.meeting) == ("青川市委常委会", "青川市委常委会会议")


def test_the_lead_may_name_the_body_more_fully() -> None:
    readout = read("3月5日，青川市委常委会召开会议。" + CHAIR, FLOODS, title="市委常委会召开会议")
    assert readout.body == "青川市委常委会"


def test_a_lead_without_body_takes_it_from_the_headline() -> None:
    readout = read("3月5日，市长韩知远主持召开第10次常务会议。", FLOODS, title="市政府召开常务会议")
    assert (readout.body, readout.session) == ("市政府常务会议", "第10次")


@pytest.mark.parametrize(
    ("called", "body", "session"),
    [
        ("县长韩知远主持召开第12次常务会议", "县政府常务会议", "第12次"),
        ("代縣長韓知遠主持召開常務會議", "縣政府常務會議", None),
        ("市人大常委会主任韩知远主持召开主任会议", "市人大常委会主任会议", None),
        ("市委书记韩知远主持召开常委会会议", "市委常委会", None),
        (
            "市长、市抗震救灾总指挥部总指挥韩知远主持召开总指挥部第26次会议",
            "市抗震救灾总指挥部",
            "第26次",
        ),
    ],
)
def test_a_meeting_without_body_is_of_the_office_that_called_it(
    called: str, body: str, session: str | None
) -> None:
    readout = read(f"3月5日，{called}，研究防汛备汛工作。", FLOODS, title="青川要闻摘编")
    assert (readout.body, readout.session) == (body, session)


def test_a_number_within_a_meetings_name_leaves_one_name() -> None:
    name = "县十六届人大一次会议主席团常务主席会议第二次会议"
    readout = read(f"3月5日，{name}在青川举行，研究防汛备汛工作。", FLOODS)
    assert readout.meeting == "县十六届人大一次会议主席团常务主席会议"


@pytest.mark.parametrize("dateline", ["据新华社青川3月5日电", "青川社3月5日电/"])
def test_a_dateline_run_into_the_chairs_office_is_no_part_of_it(dateline: str) -> None:
    told = f"{dateline}市委书记韩知远今天下午主持召开市委常委会会议，研究防汛备汛工作。"
    assert read(told, FLOODS).chair == HAN


def test_a_joint_session_of_a_countys_party_and_government_is_a_body() -> None:
    told = "6月15日，我县在第一会议室召开党政联席会。县长韩知远主持会议。会上，通报了环保治理工作。"
    assert read(told, title="6月15日，我县在第一会议室召开").body == "党政联席会"


def test_a_name_in_full_is_not_a_fuller_one() -> None:
    readout = read(
        "中国人民政治协商会议青川市第十届委员会常务委员会第九次会议3月5日召开，研究防汛备汛工作。"
        + CHAIR,
        FLOODS,
        title="政协青川市委员会常务委员会第九次会议召开",
    )
    assert readout.body == "政协青川市委员会常务委员会"


def test_a_headline_gives_the_session_that_the_lead_leaves_out() -> None:
    readout = read(
        "3月5日，市委常委会召开会议。" + CHAIR, FLOODS, title="青川市委十二届第105次常委会会议召开"
    )
    assert readout.session == "十二届第105次"


@pytest.mark.parametrize(
    ("lead", "body", "headline"),
    [
        (
            "3月5日，市十四届人大常委会举行第八次主任会议",
            "市人大常委会主任会议",
            "市人大常委会会议下周举行",
        ),
        (
            "3月5日，市政府召开党组会议和2025年第9次常务会议",
            "市政府党组会议和常务会议",
            "市政府常务会议召开",
        ),
        ("3月5日，市政府召开第21次常务会议", "市政府常务会议", "市委市政府分别召开会议"),
    ],
)
def test_a_headline_with_less_of_the_name_leaves_it_to_the_lead(
    lead: str, body: str, headline: str
) -> None:
    assert read(f"{lead}，研究防汛备汛工作。", FLOODS, title=headline).body == body


def test_traditional_text_is_cut_as_printed() -> None:
    readout = read(
        "3月5日，市委常委會召開會議。市委書記韓知遠主持會議。",
        "會議研究了防汛工作，指出，要壓實責任。",
        title="市委常委會召開會議",
    )
    assert readout.meeting == "市委常委會會議"
    assert readout.chair == (Person("韓知遠", "市委書記"),)
    assert [item.verb for item in readout.items] == ["研究"]


# --- the day ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "month", "day", "as_printed", "time_of_day"),
    [
        ("3月5日上午", 3, 5, "3月5日", "上午"),
        ("３月５日下午", 3, 5, "３月５日", "下午"),
        ("3月5日（星期六）上午", 3, 5, "3月5日", "上午"),
        ("2月28日至3月1日", 2, 28, "2月28日至3月1日", None),
        ("2022年3月5日晚", 3, 5, "2022年3月5日", "晚"),
        ("二〇二二年三月五日", 3, 5, "二〇二二年三月五日", None),
        ("5日", 3, 5, "5日", None),
        ("28日", 2, 28, "28日", None),
        ("昨天下午", 3, 5, "昨天", "下午"),
        ("昨日", 3, 5, "昨日", None),
        ("今天上午", 3, 6, "今天", "上午"),
        ("今天（5日）下午", 3, 5, "今天（5日）", "下午"),  # and published a day late
        ("昨（4）日", 3, 4, "昨（4）日", None),
        ("今天上午（3月5日）", 3, 5, "今天上午（3月5日）", "上午"),
        ("2022-03-05", 3, 5, "2022-03-05", None),
        ("昨日（3月4日）", 3, 4, "昨日（3月4日）", None),
        ("3 月 5 日全天", 3, 5, "3 月 5 日", "全天"),
        ("0305日", 3, 5, "0305日", None),
        ("五日", 3, 5, "五日", None),
        ("305日", 3, 5, "305日", None),
        ("本周六上午", 3, 5, "本周六", "上午"),
        ("前日", 3, 4, "前日", None),
        ("今早", 3, 6, "今早", None),
        ("上周五", 2, 25, "上周五", None),
        ("上个星期三", 2, 23, "上个星期三", None),
        ("周六下午", 3, 5, "周六", "下午"),
        ("星期一", 2, 28, "星期一", None),
        ("周日", 3, 6, "周日", None),
    ],
)
def test_days_as_printed(
    printed: str, month: int, day: int, as_printed: str, time_of_day: str | None
) -> None:
    readout = read(f"{printed}，青川市委常委会召开会议。{CHAIR}", FLOODS, published=DAY)
    assert (readout.month, readout.day) == (month, day)
    assert readout.date_printed == as_printed
    assert readout.time_of_day == time_of_day
    assert readout.date == datetime.date(2022, month, day)


@pytest.mark.parametrize("printed", ["2月30日", "13月1日", "6月31日", "111日"])
def test_no_day_is_made_of_what_is_none(printed: str) -> None:
    readout = read(f"{printed}，青川市委常委会召开会议。{CHAIR}", FLOODS)
    assert readout.date is None
    assert (readout.month, readout.day) == (None, None)


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ("周五上午", None),
        ("本周五", datetime.date(2022, 3, 2)),  # a Wednesday
        ("每周五", DAY),
        ("周一至周五", DAY),
    ],
)
def test_a_weekday_without_a_week_or_still_ahead_is_no_day(
    said: str, published: datetime.date | None
) -> None:
    readout = read(f"{said}，青川市委常委会召开会议。{CHAIR}", FLOODS, published=published)
    assert (readout.month, readout.day) == (None, None)


def test_a_name_that_reads_as_a_weekday_is_a_name() -> None:
    readout = read("3月5日，市委书记周一鸣主持召开市委常委会会议。", FLOODS, published=DAY)
    assert (readout.chair, readout.day) == ((Person("周一鸣", "市委书记"),), 5)


@pytest.mark.parametrize(
    "lead",
    [
        "政治局昨日開會，研究防汛備汛工作。",
        "【本報訊】政治局常委會昨召開會議，研究防汛備汛工作。",
    ],
)
def test_a_body_that_meets_as_papers_of_hong_kong_print_it(lead: str) -> None:
    readout = read(lead, "會議指出，要壓實責任。", title="研究防汛", published=DAY)
    assert readout.body in ("政治局", "政治局常委會")
    assert (readout.month, readout.day) == (3, 5)


def test_the_day_before_in_short_and_its_date_in_the_lead_proper_are_one_meeting() -> None:
    readout = read(
        "青川市委常委会昨召开会议，由市委书记韩知远主持。会议指出，要开好局。",
        "青川日报报道，青川市委常委会五日全天召开会议，研究防汛备汛工作。韩知远主持会议。",
        "会议强调，防汛备汛要压实责任。",
        published=DAY,
    )
    assert (readout.date_printed, items(readout)) == ("五日", [("研究", "防汛备汛工作")])
    assert readout.chair == (Person("韩知远", "市委书记"),)


@pytest.mark.parametrize(
    "lead",
    [
        "青川日报3月6日讯（记者 江某）3月5日，青川市委常委会召开会议。",
        "新华社青川3月6日电 青川市委常委会3月5日召开会议。",
        "根据2月1日全会的安排，3月5日，青川市委常委会召开会议。",
    ],
)
def test_the_meetings_day_is_told_from_others_beside_it(lead: str) -> None:
    readout = read(lead + CHAIR, FLOODS, published=DAY)
    assert (readout.month, readout.day) == (3, 5)


def test_a_bare_day_without_publication_has_no_month() -> None:
    readout = read(f"5日，青川市委常委会召开会议。{CHAIR}", FLOODS)
    assert (readout.month, readout.day, readout.date) == (None, 5, None)


def test_an_agencys_dateline_gives_a_bare_day_its_month() -> None:
    readout = read(f"新华社青川3月6日电 青川市委常委会5日召开会议。{CHAIR}", FLOODS)
    assert (readout.month, readout.day) == (3, 5)


def test_a_form_at_the_head_of_minutes_gives_day_place_and_people() -> None:
    readout = read(
        "时间：2012年5月11日上午",
        "地点：县政府三楼会议室",
        "主持：县长 韩知远",
        "出席：常务副县长 江某某，副县长 海某某",
        "县政府召开第三次常务会议，议定事项如下：",
        "一、会议听取了春防情况汇报。会议强调，要抓紧抓好。",
        title="县人民政府第三次常务会议纪要",
    )
    assert readout.date == datetime.date(2012, 5, 11)
    assert readout.chair == (Person("韩知远", "县长"),)
    assert [a.title for a in readout.attendees] == ["常务副县长", "副县长"]


# --- the chair ----------------------------------------------------------------------------------

HAN = (Person("韩知远", "市委书记"),)


@pytest.mark.parametrize(
    ("told", "chair"),
    [
        ("市委书记韩知远主持会议。", HAN),
        ("市委书记韩知远主持会议并讲话，市长江自明出席。", HAN),
        ("会议由市委书记韩知远主持。", HAN),
        ("市委书记韩知远同志主持会议。", HAN),
        (
            "受市委书记江自明委托，市委副书记、市长韩知远主持会议。",
            (Person("韩知远", "市委副书记、市长"),),
        ),
        ("市委书记韩知远出席会议并讲话。", ()),
        ("市长江自明出席，市委书记韩知远主持。", HAN),
        ("韩知远书记主持会议。", (Person("韩知远", "书记"),)),
        ("市委副书记、代市长欧阳知远主持会议。", (Person("欧阳知远", "市委副书记、代市长"),)),
        ("州委书记赛娜·木拉提主持会议。", (Person("赛娜·木拉提", "州委书记"),)),
        (
            "会议由主任丘处和、副主任江自明分别主持。",
            (Person("丘处和", "主任"), Person("江自明", "副主任")),
        ),
        (
            "会议分别由主任丘处和、副主任江自明主持。",
            (Person("丘处和", "主任"), Person("江自明", "副主任")),
        ),
        ("市委书记韩知远主持28日上午和30日下午举行的全体会议。", HAN),
        ("市委书记韩知远主持闭幕会并讲话。", HAN),
        ("省委书记主持会议。", ()),
        ("市委书记韩知远召集并主持会议。", HAN),
        ("会议由市委书记韩知远主持强调，要压实责任。", HAN),
        ("会议在市委书记韩知远的主持下进行。", HAN),
        ("主持会议的是市委书记韩知远。", HAN),
        ("（主持人：市委书记韩知远）", HAN),
        ("市委书记韩知远以召集人的身份主持会议。", HAN),
        ("市委书记韩知远受省委书记江自明委托主持会议。", HAN),
        (
            "市委书记韩知远，市长江自明共同主持会议。",
            (Person("韩知远", "市委书记"), Person("江自明", "市长")),
        ),
    ],
)
def test_who_chaired(told: str, chair: tuple[Person, ...]) -> None:
    assert read(LEAD + told, FLOODS, CARE).chair == chair


def test_the_chair_may_be_told_in_a_paragraph_of_its_own_or_at_the_end() -> None:
    assert read(LEAD, CHAIR, FLOODS, CARE).chair == HAN
    assert read(LEAD, FLOODS, CARE, CHAIR).chair == HAN


def test_the_chair_may_be_told_in_the_headline_alone() -> None:
    readout = read(LEAD, FLOODS, CARE, title="青川市委常委会召开会议 韩知远主持")
    assert readout.chair == (Person("韩知远", ""),)


def test_another_meetings_chair_is_not_this_ones() -> None:
    passing = "此前，市长江自明主持召开市政府常务会议，听取防汛工作汇报。"
    assert read(LEAD, passing, FLOODS, CARE).chair == ()
    assert read(LEAD, FLOODS, passing, CARE, CHAIR).chair == HAN


# --- who came -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "people"),
    [
        (
            "市长江自明，市政协主席池远山出席会议。",
            [("江自明", "市长", "出席"), ("池远山", "市政协主席", "出席")],
        ),
        (
            "副主任邱以宁、詹伯庸、于　澄，秘书长毕承泽出席。",
            [
                ("邱以宁", "副主任", "出席"),
                ("詹伯庸", "副主任", "出席"),
                ("于澄", "副主任", "出席"),
                ("毕承泽", "秘书长", "出席"),
            ],
        ),
        (
            "市领导江自明、池远山等参加。",
            [("江自明", "市领导", "参加"), ("池远山", "市领导", "参加")],
        ),
        ("市委常委、常务副市长江自明列席会议。", [("江自明", "市委常委、常务副市长", "列席")]),
        (
            "副市长江自明到会，池远山等市领导参会。",
            [("江自明", "副市长", "参加"), ("池远山", "", "参加")],
        ),
        (
            "副市长江自明在研究相关议题时列席会议。",
            [("江自明", "副市长", "列席")],
        ),
        (
            "市长江自明，市政协主席池远山等市四大班子领导出席会议。",
            [("江自明", "市长", "出席"), ("池远山", "市政协主席", "出席")],
        ),
        (
            "江自明、池远山等市领导出席会议。",
            [("江自明", "", "出席"), ("池远山", "", "出席")],
        ),
        (
            "市政协主席江自明；市人大常委会、市政府有关负责同志列席会议。",
            [("江自明", "市政协主席", "列席")],
        ),
        ("列席会议的有：副市长江自明。", [("江自明", "副市长", "列席")]),
        (
            "江自明、池远山出席会议，毕承泽列席会议。",
            [("江自明", "", "出席"), ("池远山", "", "出席"), ("毕承泽", "", "列席")],
        ),
        ("市委各部门、各县区主要负责同志列席会议。", []),
        ("市委常委出席，有关市领导列席。", []),
        ("市委书记韩知远、市长江自明出席会议。", [("江自明", "市长", "出席")]),
    ],
)
def test_who_came(told: str, people: list[tuple[str, str, str]]) -> None:
    readout = read(LEAD + CHAIR, FLOODS, CARE, told)
    assert [(a.name, a.title, a.role) for a in readout.attendees] == people


# --- not a readout ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        (
            "韩知远到临河区调研",
            ["3月5日，市委书记韩知远到临河区调研，听取了防汛工作汇报。他强调，要压实责任。"],
        ),
        (
            "全市经济工作会议召开",
            ["3月5日，市委经济工作会议召开，总结去年工作，部署今年任务。市委书记韩知远讲话。"],
        ),
        ("全市防汛座谈会召开", ["3月5日，市委召开防汛座谈会，听取意见建议。市委书记韩知远主持。"]),
        (
            "中外企业家委员会开会",
            ["3月5日，中外企业家委员会第五次会议在京举行，听取了合作情况汇报。"],
        ),
        (
            "市七届人大二次会议举行记者会",
            ["3月5日，市七届人大二次会议举行记者会，有关负责人回答了提问。"],
        ),
        (
            "县政府常务会议议事规则",
            [
                "第一章 总则",
                "第一条 县政府常务会议由县长召集和主持，研究重要事项。",
                "第二条 会议每月召开两次。",
            ],
        ),
        (
            "某人受到处分",
            ["经市纪委常委会会议研究并报市委批准，决定给予其开除党籍处分。市监委审议了有关意见。"],
        ),
        ("风起青川", ["韩知远推门走进会议室。市委常委会开了三个小时，没有人说话。“散会。”他说。"]),
        ("天气预报", ["明天多云，气温八到十五度。"]),
    ],
)
def test_what_is_no_readout_is_refused_with_a_reason(title: str, paragraphs: list[str]) -> None:
    (refused,) = read_all(*paragraphs, title=title)
    assert isinstance(refused, NotAReadout)
    assert len(refused.why) > 5
    assert refused.title == title


def test_a_comment_on_a_meeting_is_no_readout() -> None:
    (refused,) = read_all(*WHOLE, title="青川快评：防汛要走在雨前")
    assert isinstance(refused, NotAReadout)
    assert refused.why == "这是评论，不是会议通稿"


def test_a_body_may_be_named_for_a_paper() -> None:
    readout = read("3月5日，市长韩知远主持召开规划《纲要草案》编制工作领导小组会议，研究编制进度。")
    assert readout.body == "规划《纲要草案》编制工作领导小组"


def test_a_weekday_between_a_name_and_its_day_is_no_part_of_the_name() -> None:
    readout = read("市长韩知远周一（5日）主持召开市政府常务会议，研究防汛备汛工作。")
    assert readout.chair == (Person("韩知远", "市长"),)


# --- several on one page ------------------------------------------------------------------------


def test_two_meetings_on_one_page_are_two_readouts() -> None:
    second = "当日下午，市长江自明主持召开市政府第21次常务会议，听取防汛工作汇报。"
    one, two = read_all(
        LEAD + CHAIR, FLOODS, CARE, second, "会议听取了防汛工作汇报，要求科学蓄水。"
    )
    assert isinstance(one, Readout)
    assert isinstance(two, Readout)
    assert two.source_id == f"{one.source_id}#2"
    assert (one.body, two.body) == ("青川市委常委会", "市政府常务会议")
    assert (two.month, two.day, two.time_of_day) == (3, 5, "下午")
    assert [len(one.items), len(two.items)] == [2, 1]
    assert "江自明" not in one.text


def test_a_second_headline_becomes_the_second_title() -> None:
    headline = "县委农村工作领导小组会议召开"
    second = "3月6日，县委农村工作领导小组召开会议，研究撂荒地整治工作。"
    one, two = read_all(LEAD + CHAIR, FLOODS, headline, second, "会议指出，撂荒地整治要因地施策。")
    assert two.title == headline
    assert isinstance(one, Readout)
    assert headline not in one.text


def test_a_meeting_mentioned_in_passing_is_no_second_readout() -> None:
    mention = "会议决定，市七届人大常委会第五次会议于3月20日举行。"
    assert len(read_all(LEAD + CHAIR, FLOODS, mention, CARE)) == 1


def test_the_day_of_another_meeting_is_not_the_meetings_day() -> None:
    readout = read(
        "根据大会日程安排，3月7日上午，各代表团对条例草案进行了审议。市人大法制委员会会议对意见进行了研究。",
        "会议认为，草案已经成熟。",
        title="市人大法制委员会召开全体会议审议条例草案",
    )
    assert (readout.date_printed, readout.time_of_day) == (None, None)


def test_a_presidium_keeps_the_term_of_its_congress() -> None:
    readout = read(
        "青川市九届人大一次会议主席团常务主席第七次会议3月5日下午举行。",
        "会议听取了选举办法草案审议情况的汇报。",
        title="青川市九届人大一次会议主席团常务主席第七次会议举行",
    )
    assert readout.body == "青川市九届人大一次会议主席团常务主席会议"


@pytest.mark.parametrize(
    "came",
    [
        "区委办、区政府办主要负责同志列席会议。",
        "市政府其他部门、单位的负责人列席会议。",
        "区人大、区政协有关负责同志应邀列席。",
    ],
)
def test_offices_and_groups_are_no_attendees(came: str) -> None:
    assert read(LEAD + CHAIR, FLOODS, CARE, came).attendees == ()


def test_a_name_may_end_in_what_leads_to_a_purpose() -> None:
    lead = "7月10日，市长丁有为主持召开市政府常务会议，研究供水工作。"
    readout = read(lead, "会议强调，要保供水。", title="市政府召开常务会议")
    assert (readout.date_printed, readout.chair) == ("7月10日", (Person("丁有为", "市长"),))


def test_a_transcribed_name_of_five_characters_is_a_name() -> None:
    readout = read(LEAD + "市委副书记、市长乌兰其其格主持会议。", FLOODS, CARE)
    assert readout.chair == (Person("乌兰其其格", "市委副书记、市长"),)


def test_bodies_that_met_apart_are_read_without_a_chair() -> None:
    readout = read(
        "10月25日，青川市中级人民法院党组、青川市人民检察院党组分别召开会议，传达学习全会精神。",
        "会议强调，要抓好落实。",
        title="两院传达学习全会精神",
    )
    assert readout.body == "青川市中级人民法院党组、青川市人民检察院党组"


def test_a_headline_of_someone_at_two_meetings_names_the_deciding_body_alone() -> None:
    readout = read(
        "市委常委程望25日至26日先后出席五届市纪委常委会第一次会议和市纪委监委传达学习党代会精神会议并讲话。"
        "他强调，要忠诚履职。",
        "在传达学习会议上，程望强调，要学深悟透。",
        title="程望出席五届市纪委常委会第一次会议和市纪委监委传达学习党代会精神会议",
    )
    assert (readout.body, readout.session, readout.items) == ("市纪委常委会", "第一次", ())
    assert readout.date_printed == "25日至26日"
    assert readout.attendees == (Attendee("程望", "市委常委", "出席"),)


def test_who_presides_over_a_congress_attends_its_presidium() -> None:
    came = "市政协十届一次会议主席团常务主席柏知远、童若谷出席会议。"
    readout = read(LEAD + CHAIR, FLOODS, CARE, came)
    assert [attendee.name for attendee in readout.attendees] == ["柏知远", "童若谷"]


# --- real pages of many hands -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "body"),
    [
        ("3月5日，区委全面依法治区委员会第六次会议召开", "区委全面依法治区委员会"),
        ("3月5日，区委依法治区委员会会议暨专题述法会议召开", "区委依法治区委员会"),
        ("3月5日，区政协召开四届六次常委会议", "区政协常委会"),
        ("新华社北京3月5日电 市政协常务委员会第九次会议5日在京开幕", "市政协常务委员会"),
    ],
)
def test_bodies_as_many_hands_print_them(told: str, body: str) -> None:
    assert read(f"{told}。{CHAIR}", FLOODS, title="今日要闻摘编").body == body


def test_a_stamp_run_into_the_text_is_the_day_of_publication() -> None:
    readout = read(" date 2022-03-06 青川市委常委会昨天召开会议，由市委书记韩知远主持。", FLOODS)
    assert readout.published == DAY
    assert str(readout.date) == "2022-03-05"
    assert readout.chair == (Person("韩知远", "市委书记"),)
    assert readout.body == "青川市委常委会"


def test_a_caption_is_no_lead_but_lends_its_month() -> None:
    readout = read(
        "3月5日，韩知远在青川主持召开市政府全体会议。记者方子衡摄",
        "市长韩知远5日上午主持召开市政府全体会议。",
        FLOODS,
    )
    assert (readout.month, readout.day, readout.time_of_day) == (3, 5, "上午")


def test_a_text_printed_twice_is_read_once() -> None:
    told = LEAD + CHAIR + "副书记方子衡出席会议。"
    assert len(read(told, FLOODS + CARE, told, FLOODS + CARE).items) == 2


def test_garbled_letters_before_a_title_are_no_part_of_it() -> None:
    readout = read("3月5日，青川市委常委会召开会议。??h市委书记韩知远主持会议。", FLOODS)
    assert readout.chair == (Person("韩知远", "市委书记"),)


@pytest.mark.parametrize(
    ("told", "body"),
    [
        ("青川区第五届人民代表大会常务委员会第七次会议召开", "人民代表大会常务委员会"),
        ("市安委会召开第二季度全体会议", "市安委会"),
        ("市疫情防控指挥部召开会商会", "市疫情防控指挥部"),
        ("自治区主席韩知远主持召开自治区人民政府第21次常务会议", "自治区人民政府常务会议"),
        ("行署专员韩知远主持召开行署常务会议", "行署常务会议"),
        ("市委全面依法治市委员会召开会议", "市委全面依法治市委员会"),
        ("市国防动员委员会全体会议召开", "市国防动员委员会"),
        ("市委常委会连夜召开会议", "市委常委会"),
        ("青川镇党委召开党委会议", "青川镇党委"),
        ("青川区召开区委常委会会议", "青川区委常委会"),
        ("市政府召开第113次常务（扩大）会议", "市政府常务会议"),
        ("市长韩知远在主持召开市政府第12次常务会议时强调，要实干", "市政府常务会议"),
        ("中共青川市委八届五次全会召开", "中共青川市委全会"),
        ("市委召开常委会议军会议", "市委常委会"),
        ("市委审计委员会召开第三次会议", "市委审计委员会"),
        ("市委书记韩知远主持召开市委改革委会议", "市委改革委"),
        ("市长韩知远主持召开市政府现场办公会议", "市政府现场办公会议"),
        ("盟委召开委员会议", "盟委委员"),
        ("青川区党工委召开第2次委员会议", "青川区党工委"),
        ("青川区党工委召开委员（扩大）会议", "青川区党工委"),
        ("市长韩知远主持召开市政府常务会议暨前三季度经济形势分析会", "市政府常务会议"),
        ("市监委召开第五次委务会", "市监委委务会"),
        ("青川市六届人大常委会第九次会议开幕并举行第一次全体会议", "青川市人大常委会"),
        ("县委书记韩知远主持召开党政班子联席会议", "党政班子联席会议"),
        ("市委书记韩知远主持召开市总河长会议", "市总河长"),
        ("市委党史学习教育领导小组会议召开", "市委党史学习教育领导小组"),
        ("青川大学党委召开常委会会议", "青川大学党委常委会"),
        ("县委书记韩知远主持召开县委常委（扩大）会", "县委常委"),
    ],
)
def test_more_bodies_that_decide(told: str, body: str) -> None:
    readout = read(f"3月5日，{told}。{CHAIR}", FLOODS, title="今日要闻摘编")
    assert readout.body is not None
    assert body in readout.body
    assert readout.body.count("区") <= 1


def test_minutes_are_named_by_their_headline() -> None:
    readout = read(
        "时间：2017年5月16日上午",
        "地点：第一会议室",
        "主持人：市长韩知远",
        "一、听取市教育局关于学位供给工作情况的汇报。会议要求，要补短板。",
        "二、研究市农商行改制有关问题。会议决定，成立工作组。",
        title="青川市人民政府常务会议纪要",
    )
    assert (str(readout.date), readout.body) == ("2017-05-16", "青川市人民政府常务会议")
    assert readout.published is None
    assert len(readout.items) == 2


@pytest.mark.parametrize(
    ("told", "chair"),
    [
        (
            "3月5日，县委书记韩知远，主持召开县委常委会会议。",
            Person("韩知远", "县委书记"),
        ),
        (
            "浏览次数：120 3月5日上午市委书记韩知远主持召开市委常委会会议。",
            Person("韩知远", "市委书记"),
        ),
    ],
)
def test_chairs_as_many_hands_print_them(told: str, chair: Person) -> None:
    assert read(told, FLOODS, title="今日要闻摘编").chair == (chair,)


def test_a_chair_named_again_keeps_the_office_told_before() -> None:
    told = ("市长韩知远今天主持两场会议。", "韩知远今天主持召开市政府常务会议。")
    assert read(*told, FLOODS, title=TITLE).chair == (Person("韩知远", "市长"),)


def test_who_came_may_stand_below_the_text_as_a_form() -> None:
    readout = read(LEAD + CHAIR, FLOODS, CARE, "出席：丁一鸣　陆文海", "列席：孟 夏")
    assert [(a.name, a.role) for a in readout.attendees] == [
        ("丁一鸣", "出席"),
        ("陆文海", "出席"),
        ("孟夏", "列席"),
    ]


def test_a_company_is_no_body_that_decides() -> None:
    (refused,) = read_all("3月5日，青川集团公司召开常务会议。", FLOODS, title="今日要闻摘编")
    assert isinstance(refused, NotAReadout)


def test_who_calls_a_meeting_by_name_chairs_it() -> None:
    readout = read("3月5日，市长韩知远召开青川市政府常务会议，研究防汛备汛工作。", FLOODS)
    assert readout.body == "青川市政府常务会议"
    assert [(person.name, person.title) for person in readout.chair] == [("韩知远", "市长")]


def test_a_joint_meeting_of_party_and_government_is_a_body() -> None:
    readout = read("3月5日，县委书记韩知远主持召开党政联席会议。", FLOODS, title="研究防汛备汛工作")
    assert readout.body == "党政联席会议"


def test_a_headline_printed_with_a_stop_is_no_lead() -> None:
    (readout,) = read_all("青川市委常委会召开会议。", LEAD + CHAIR, FLOODS)
    assert isinstance(readout, Readout)
    assert readout.chair[0].name == "韩知远"
    assert readout.month == 3


def test_a_headline_left_in_the_text_is_no_lead() -> None:
    readout = read(
        "青川市委常委会召开会议",
        "研究防汛备汛工作",
        f"青川市委常委会 3 月 5 日召开会议，研究防汛备汛工作。{CHAIR}",
        FLOODS,
        title="文件选编",
    )
    assert readout.date_printed == "3 月 5 日"
    assert readout.title == "青川市委常委会召开会议"


@pytest.mark.parametrize(
    ("name", "body", "session"),
    [
        (
            "区委深改组更名为区委全面深化改革委员会后的第一次会议",
            "区委全面深化改革委员会",
            "第一次",
        ),
        ("区委依法治区委员会第五次会议暨点评法治工作会议", "区委依法治区委员会", "第五次"),
        (
            "政协第十二届青川市委员会常务委员会第十九次会议",
            "政协青川市委员会常务委员会",
            "第十九次",
        ),
        ("2025年第12次市政府党组会议暨第9次常务会议", "市政府党组会议暨常务会议", "第12次"),
        ("第12次市政府党组会议暨党组理论学习中心组学习会议", "市政府党组", "第12次"),
    ],
)
def test_names_with_terms_numbers_and_further_meetings(name: str, body: str, session: str) -> None:
    readout = read(
        f"3月5日，韩知远主持召开{name}，研究防汛备汛工作。", FLOODS, title="青川要闻摘编"
    )
    assert (readout.body, readout.session) == (body, session)


@pytest.mark.parametrize("before", ["【国内】", "日前召开的", "(记者 韩青报道"])
def test_what_stands_before_a_meetings_name_is_no_part_of_it(before: str) -> None:
    readout = read(f"{before}青川市委常委会会议研究防汛备汛工作。", FLOODS)
    assert (readout.body, readout.meeting) == ("青川市委常委会", "青川市委常委会会议")


def test_study_joined_with_a_party_groups_meeting_is_one_meeting() -> None:
    told = "8月5日下午，市政府第12次党组会暨理论学习中心组学习会议召开，研究防汛备汛工作。"
    assert read(told + CHAIR, FLOODS, title="青川要闻摘编").session == "第12次"


@pytest.mark.parametrize(
    "mention",
    [
        "经会议研究，拟于3月27日上午9:00，在会议中心召开青川市人大常委会第26次会议。",
        "会议定于3月27日，在会议中心召开青川市人大常委会第26次会议。",
    ],
)
def test_a_meeting_still_to_be_held_is_no_second_readout(mention: str) -> None:
    assert len(read_all(LEAD + CHAIR, FLOODS, mention, CARE)) == 1


def test_the_news_in_short_and_the_lead_proper_are_of_one_meeting() -> None:
    short = "青川市委常委会今天召开会议，指当前防汛形势严峻复杂，要压实各方责任。"
    proper = "据青川通讯社报道，中共青川市委常务委员会今天召开会议，研究防汛备汛工作。"
    (readout,) = read_all(short, proper + CHAIR, FLOODS, title="今日要闻摘编")
    assert isinstance(readout, Readout)
    assert items(readout) == [("研究", "防汛备汛工作")]


def test_a_short_sentence_above_the_lead_is_no_lead() -> None:
    (readout,) = read_all("市委常委会召开会议。", LEAD + CHAIR, FLOODS, title="今日要闻摘编")
    assert isinstance(readout, Readout)
    assert (readout.month, readout.day) == (3, 5)


def test_a_line_of_fixed_width_that_breaks_a_sentence_begins_no_second_readout() -> None:
    broken = "会议强调，要压实各级责任，备足抢险队伍和抢险物资，并建议中国共产党青川市第八届"
    mention = "委员会第四次全体会议于3月20日至23日在青川召开，会期共四天。"
    assert len(read_all(LEAD + CHAIR, FLOODS, broken, mention)) == 1


def test_an_agencys_name_in_title_marks_is_a_dateline() -> None:
    told = "《青川通讯社5日专讯》青川市委常委会今日召开会议，研究防汛备汛工作。"
    assert read(told + CHAIR, FLOODS, title="今日要闻摘编").body == "青川市委常委会"


def test_a_chronicle_tells_several_meetings_of_a_day() -> None:
    one, two = read_all(
        "3月5日 青川市委召开常委会会议，研究防汛备汛工作。市委书记韩知远主持会议。",
        "同日 青川市委党建领导小组第一次会议召开，听取防汛备汛党建工作汇报。韩知远主持会议。",
        title="青川大事记(2020年3月)",
    )
    assert isinstance(one, Readout)
    assert isinstance(two, Readout)
    assert two.body == "青川市委党建领导小组"
    assert one.date == two.date == datetime.date(2020, 3, 5)


def test_the_number_of_a_building_is_no_day() -> None:
    told = "12月15日下午，区长韩知远在云门大厦8号楼报告厅，主持召开区政府第27次常务会议，研究防汛。"
    readout = read(told, FLOODS, title="区政府召开常务会议")
    assert (readout.month, readout.day) == (12, 15)


def test_a_chair_named_in_a_headline_run_into_the_text_has_the_office_of_the_lead() -> None:
    told = (
        "韩知远主持召开市政府常务会议研究防汛备汛工作青川日报讯(记者 柳青)12月24日下午，"
        "市长韩知远主持召开市政府常务会议，研究防汛备汛工作。"
    )
    assert read(told, FLOODS, title="今日要闻").chair == (Person("韩知远", "市长"),)


def test_a_list_that_a_page_cuts_off_keeps_its_last_text() -> None:
    told = "{}，市长韩知远主持召开市政府常务会议，研究防汛备汛工作。"
    cut_off = (
        "会议摘要：韩知远主持召开市政府常务会议研究养老服务规划和2023年供热、供水(方案)等"
        "青川日报讯(记者 柳青)12月24日下午，市长韩知远主持召开"
    )
    three = read_all(
        "市政府常务会议每月召开两次。",
        *("2023/02/01", told.format("1月31日"), "2023/01/10", told.format("1月6日")),
        *("2022/12/25", "地点：青川", cut_off),
        title="市政府常务会议",
    )
    assert [r.date and r.date.isoformat() for r in three if isinstance(r, Readout)] == [
        "2023-01-31",
        "2023-01-06",
        "2022-12-24",
    ]


def test_a_day_before_the_name_in_a_headline_is_no_part_of_it() -> None:
    told = "11月27日，市长韩知远主持召开2017年11月27日青川市政府常务会议，研究防汛备汛工作。"
    found = read(told, FLOODS, title="2017年11月27日青川市政府常务会议")
    assert found.meeting == "青川市政府常务会议"


def test_the_same_day_is_that_of_what_is_told_before() -> None:
    told = "3月5日，市委书记韩知远到青山镇调研。当日下午，青川市委常委会召开会议，研究防汛工作。"
    readout = read(told, FLOODS, published=datetime.date(2022, 3, 6))
    assert (readout.date, readout.time_of_day) == (datetime.date(2022, 3, 5), "下午")


def test_the_first_month_may_be_called_otherwise() -> None:
    told = "元月五日，青川市委常委会召开会议，研究防汛备汛工作。"
    readout = read(told, FLOODS, published=datetime.date(2022, 1, 6))
    assert (readout.date_printed, readout.date) == ("元月五日", datetime.date(2022, 1, 5))


def test_a_meeting_that_somebody_reports_of_begins_no_readout() -> None:
    other = "江自明介绍说，市人大法制委员会于3月6日召开会议，对草案进行了审议。"
    (readout,) = read_all(LEAD + CHAIR, FLOODS, other, CARE)
    assert isinstance(readout, Readout)
    assert len(readout.items) == 2


def test_a_mark_for_a_lost_space_after_the_dateline_ends_no_sentence_of_the_lead() -> None:
    told = "新华社青川3月5日电? 青川市委常委会5日上午召开会议，研究防汛备汛工作。"
    assert read(told + CHAIR, FLOODS, title="今日要闻摘编").body == "青川市委常委会"


def test_readings_without_tones_are_left_out_where_a_text_is_full_of_them() -> None:
    garbled = (
        "3月5日(ri)，青(qing)(qing)川市(shi)⛦(shi)委常(chang)委会(hui)(hui)召(zhao)开会议(yi)。"
        "市委书(shu)记韩知远(yuan)主(zhu)持会(hui)议(yi)。"
    )
    readout = read(garbled, FLOODS)
    assert (readout.body, readout.chair) == ("青川市委常委会", HAN)


def test_abbreviations_in_brackets_are_no_readings() -> None:
    told = "会议研究了居民消费价格(cpi)、生产价格(ppi)和政府合作(ppp)工作。" * 5
    assert items(read(LEAD + CHAIR, told))[-1] == (
        "研究",
        "居民消费价格(cpi)、生产价格(ppi)和政府合作(ppp)工作",
    )


def test_who_calls_others_together_is_no_part_of_the_meetings_name() -> None:
    told = "3月5日，区长韩知远召集区政府班子成员召开区政府第8次常务会议，研究防汛工作。"
    readout = read(told, FLOODS, title="要闻")
    assert (readout.body, readout.chair) == ("区政府常务会议", (Person("韩知远", "区长"),))


def test_a_remark_on_who_chaired_is_no_part_of_the_meetings_name() -> None:
    told = "3月5日，青川市政府召开第8次常务会议（市长韩知远主持），研究防汛工作。"
    readout = read(told, FLOODS, title="青川市政府研究防汛工作")
    assert (readout.body, readout.session) == ("青川市政府常务会议", "第8次")
    assert readout.chair == (Person("韩知远", "市长"),)


def test_a_session_that_a_meeting_decides_to_hold_is_not_the_meeting() -> None:
    readout = read(
        "今天上午在青川举行的市人大常委会第四次主任会议作出决定："
        "市人大常委会第三次会议将于6月22日至26日在青川举行。",
        "会议还听取了河道条例（草案）修改意见的汇报。",
        title="市人大常委会举行主任会议",
        published=DAY,
    )
    assert (readout.body, readout.session) == ("市人大常委会主任会议", "第四次")
    assert (readout.month, readout.day) == (3, 6)


def test_the_place_a_paper_abroad_writes_from_is_no_part_of_the_body() -> None:
    readout = read(
        "北京 — 中共中央政治局星期四（3月3日）召开会议，研究防汛工作。", FLOODS, CARE, title="要闻"
    )
    assert (readout.body, readout.day) == ("中共中央政治局", 3)


def test_a_body_of_the_centre_is_named_by_the_lead_if_the_headline_leaves_that_out() -> None:
    readout = read("中共中央政治局3月3日召开会议。", FLOODS, title="北京召开政治局会议")
    assert readout.body == "中共中央政治局"


def test_a_dateline_of_a_day_alone_gives_today_its_day() -> None:
    readout = read("（青川社记者江某台北30日电）青川市委常委会今天召开会议。", FLOODS)
    assert (readout.month, readout.day) == (None, 30)


def test_what_happened_since_the_last_meeting_is_no_part_of_its_name() -> None:
    told = (
        "江某3月2日卸任后的首次青川市委常委会会议3月5日召开，由市委书记韩知远主持，研究防汛工作。"
    )
    readout = read(told, FLOODS, CARE, title="要闻")
    assert (readout.body, readout.day) == ("青川市委常委会", 5)


def test_a_meeting_is_called_as_in_the_lead_where_the_headline_says_no_more() -> None:
    readout = read("政治局昨日召開會議。", FLOODS, title="政治局開會研究防汛", published=DAY)
    assert readout.meeting == "政治局會議"


def test_a_line_that_says_the_body_met_and_no_more_is_no_lead() -> None:
    readout = read(
        "韩知远主持召开青川市政府常务会议。",
        "青川市市长韩知远主持召开青川市政府常务会议。会议强调，要统一思想。部署防汛备汛工作。",
        title="要闻摘编三则",
    )
    assert items(readout) == [("部署", "防汛备汛工作")]


def test_a_sitting_in_groups_is_one_of_its_session() -> None:
    told = "3月5日，市八届人大常委会第三十次会议举行联组会议，听取养老服务情况报告。"
    readout = read(told + CHAIR, CARE, title="要闻")
    assert (readout.body, readout.session) == ("市人大常委会", "第三十次")


def test_a_headline_that_shortens_the_bodys_name_leaves_it_to_the_lead() -> None:
    readout = read(
        f"3月5日，市委全面深化改革委员会召开第三次会议。{CHAIR}", FLOODS, title="市委深改委召开会议"
    )
    assert readout.body == "市委全面深化改革委员会"


def test_a_form_may_name_the_meeting() -> None:
    readout = read(
        "会议名称：区政府第5次常务会议",
        "会议时间：2024年3月5日",
        "主持人：区长韩知远",
        "会议内容：会议听取了防汛备汛工作汇报；审议并原则通过《养老服务办法》。",
        title="会议公开信息",
    )
    assert (readout.body, readout.session) == ("区政府常务会议", "第5次")
    assert readout.date == datetime.date(2024, 3, 5)
    assert readout.chair == (Person("韩知远", "区长"),)
    assert [item.verb for item in readout.items] == ["听取", "审议并原则通过"]


def test_a_sites_name_before_a_dash_is_no_part_of_the_body() -> None:
    readout = read(LEAD + CHAIR, FLOODS, title="望川热线-市委常委会召开会议 研究2026-2030年规划")
    assert readout.body == "青川市委常委会"


def test_a_yearbook_lists_numbered_meetings_weeks_apart() -> None:
    found = read_all(
        "市第七届人民政府第三十次常务会议　2015年4月2日举行，市长甘立主持。研究河灯节筹备工作。",
        "市第七届人民政府第三十一次常务会议　2015年5月14日举行，市长甘立主持。"
        "听取蚕种场搬迁情况汇报。",
        title="政务会议",
    )
    days = [read.date.isoformat() for read in found if isinstance(read, Readout) and read.date]
    assert days == ["2015-04-02", "2015-05-14"]


def test_the_date_above_the_first_text_of_a_list_is_its_own() -> None:
    page = "".join(
        f"<p>{line}</p>"
        for line in (
            "2022/08/19",
            "会议地点：青川市政府",
            "会议摘要：8月18日，市长甘立主持召开市政府常务会议，研究河灯节筹备工作。",
            "2022/07/29",
            "会议地点：青川市政府",
            "会议摘要：7月28日，市长甘立主持召开市政府常务会议，听取蚕种场搬迁情况汇报。",
        )
    )
    found = read_source(source(f"<h1>市政府常务会议</h1>{page}")).readouts
    days = [read.date.isoformat() for read in found if isinstance(read, Readout) and read.date]
    assert days == ["2022-08-18", "2022-07-28"]


def test_a_chapter_of_a_novel_is_no_readout() -> None:
    (found,) = read_all(
        "清晨，青川县委常委会在三楼召开。",
        "书记清了清嗓子：“今天的议题，一是传达学习旱情会议精神，二是研究砖窑的去留。”",
        title="第三十一章 散会之后",
    )
    assert isinstance(found, NotAReadout)
    assert "小说" in found.why


# --- bodies of every kind, and several meetings on a page ---------------------------------------


@pytest.mark.parametrize(
    ("told", "title", "body"),
    [
        ("市防指召开防汛会商调度会议", "今日要闻摘编", "市防指"),
        ("市防指召开防汛会商会议", "青川市防汛抗旱指挥部召开会商会", "青川市防汛抗旱指挥部"),
        ("市安委会召开会议", "青川市安全生产委员会召开会议", "青川市安全生产委员会"),
        ("市委理论学习中心组举行集体学习会", "今日要闻摘编", "市委理论学习中心组"),
        ("市委理论学习中心组（扩大）学习会召开", "今日要闻摘编", "市委理论学习中心组"),
        ("县政府党组理论学习中心组召开集中学习研讨会", "今日要闻摘编", "县政府党组理论学习中心组"),
    ],
)
def test_what_a_body_always_does_is_no_part_of_its_name(told: str, title: str, body: str) -> None:
    assert read(f"3月5日，{told}。{CHAIR}", FLOODS, title=title).body == body


@pytest.mark.parametrize(
    ("told", "body", "chair"),
    [
        ("校长韩知远主持召开2024年第3次校长办公会议", "校长办公会议", "校长"),
        ("镇长韩知远主持召开镇长办公会议", "镇长办公会议", "镇长"),
        ("行署专员韩知远主持召开行署常务会议", "行署常务会议", "行署专员"),
        ("市委书记韩知远主持召开市委书记专题会议", "市委书记专题会议", "市委书记"),
        ("市委政法委书记韩知远主持召开市委政法委全体会议", "市委政法委全体会议", "市委政法委书记"),
        ("院长韩知远主持召开市中级法院审委会会议", "市中级法院审委会", "院长"),
        ("主任韩知远主持召开街道办事处主任办公会议", "街道办事处主任办公会议", "主任"),
        ("主席韩知远主持召开自治区主席办公会议", "自治区主席办公会议", "主席"),
        ("书记韩知远主持召开市委反腐败协调小组会议", "市委反腐败协调小组", "书记"),
        ("县长韩知远主持召开县长专题办公会议", "县长专题办公会议", "县长"),
        ("主任韩知远主持召开市委财经委员会办公室第二次会议", "市委财经委员会办公室", "主任"),
        ("市长韩知远主持召开市政府安全生产专题会议", "市政府", "市长"),
        ("书记韩知远主持召开区委常委会第三季度意识形态专题会议", "区委常委会", "书记"),
        ("支部书记韩知远主持召开青山村“两委”联席会议", "青山村“两委”联席会议", "支部书记"),
        ("市委书记韩知远主持召开市委议军会", "市委", "市委书记"),
        ("党工委书记韩知远主持召开街道党工委班子会", "街道党工委班子会", "党工委书记"),
        ("部长韩知远主持召开市委宣传部部务会议", "市委宣传部部务会议", "部长"),
        ("市长韩知远主持召开市安委会第二季度全体（扩大）会议", "市安委会", "市长"),
        ("副市长韩知远主持召开市养老服务联席会议第一次会议", "市养老服务联席会议", "副市长"),
        ("市总林长韩知远主持召开青川市林长会议", "青川市林长", "市总林长"),
        ("市法院党组书记、院长韩知远主持召开党组会议", "市法院党组", "市法院党组书记、院长"),
        (
            "书记韩知远主持召开县委财经委员会第五次会议、县委审计委员会第四次会议",
            "县委财经委员会、县委审计委员会",
            "书记",
        ),
        (
            "书记韩知远主持召开市委常委班子主题教育专题民主生活会",
            "市委常委班子主题教育专题民主生活会",
            "书记",
        ),
    ],
)
def test_bodies_from_villages_to_provinces(told: str, body: str, chair: str) -> None:
    readout = read(f"3月5日，{told}。", FLOODS, title="今日要闻摘编")
    assert (readout.body, readout.chair) == (body, (Person("韩知远", chair),))


def test_a_body_named_before_and_after_the_predicate_is_named_once() -> None:
    assert (
        read(f"3月5日，市委召开市委常委会会议。{CHAIR}", FLOODS, title="要闻").body == "市委常委会"
    )


def test_an_office_between_subject_and_object_is_said_once() -> None:
    assert read(f"3月5日，市教育局召开局党组会议。{CHAIR}", FLOODS).body == "市教育局党组"


def test_a_meeting_on_one_matter_that_a_leader_chairs_is_a_readout() -> None:
    told = "3月5日，县委书记韩知远主持召开全县防汛暨地质灾害防治工作专题会议。"
    readout = read(told, "会议听取了水利局关于汛情的汇报，对防汛工作进行安排部署。", title="要闻")
    assert readout.body == "全县防汛暨地质灾害防治工作专题会议"
    assert [(item.verb, item.subject) for item in readout.items] == [("听取", "汛情")]


@pytest.mark.parametrize(
    "told",
    [
        "3月5日，养路工韩知远主持召开护路专题会议，研究了防汛工作，听取了护路汇报。",
        "3月5日，市长韩知远主持召开全市防汛工作动员部署专题会议，研究了防汛，听取了汇报。",
    ],
)
def test_a_gathering_or_one_of_anybody_is_no_meeting_of_those_who_decide(told: str) -> None:
    (found,) = read_all(told, title="今日要闻")
    assert isinstance(found, NotAReadout)


def test_every_meeting_of_a_week_is_a_readout_with_its_headline() -> None:
    one, two = read_all(
        "县政府召开第47次常务会议",
        "5月13日，县长江自明主持召开县政府第47次常务会议。会议研究了防汛工作，听取了养老汇报。",
        "全县森林防火专题会议召开",
        "5月15日，县委书记韩知远主持召开全县森林防火专题会议。会议研究了防火工作。",
        title="县领导一周会议",
    )
    assert isinstance(one, Readout)
    assert isinstance(two, Readout)
    assert (one.body, two.title) == ("县政府常务会议", "全县森林防火专题会议召开")
    assert len(one.items) == 2


@pytest.mark.parametrize(
    "told",
    [
        "主任甘某，副主任丁某出席。甘某主持第一次全体会议，丁某主持第二次全体会议。",
        "主任甘某主持开幕会，副主任丁某主持闭幕会。",
        "主任甘某主持上午的会议，副主任丁某主持下午的会议。",
    ],
)
def test_every_sitting_has_its_chair(told: str) -> None:
    lead = f"3月5日至6日，青川市十届人大常委会第九次会议举行。{told}"
    readout = read(lead, "会议听取了防汛工作报告。", title="市人大常委会举行会议")
    assert readout.chair == (Person("甘某", "主任"), Person("丁某", "副主任"))


def test_a_chair_named_again_on_a_page_keeps_the_office() -> None:
    one, two = read_all(
        "6月27日上午，市委理论学习中心组举行集体学习会。市委书记韩知远主持学习会。",
        "会议学习了《防汛条例》。",
        "当天上午，市委常委会召开会议。韩知远主持。",
        FLOODS,
        title="市委理论学习中心组举行集体学习会 市委常委会召开会议",
    )
    assert isinstance(one, Readout)
    assert isinstance(two, Readout)
    assert two.chair == one.chair == HAN


@pytest.mark.parametrize(
    "after",
    [
        "随后，韩知远",
        "下午，市长韩知远",
        "紧接着，市长韩知远",
        "当日，市长韩知远还",
        "当天，市长韩知远又",
        "同日，市长韩知远",
    ],
)
def test_a_meeting_held_right_after_is_one_of_its_own(after: str) -> None:
    one, two = read_all(
        "2024年3月5日，市长韩知远主持召开市政府党组会议，研究防汛备汛工作。",
        FLOODS,
        f"{after}主持召开市政府第20次常务会议。",
        CARE,
        title="市政府召开党组会议和常务会议",
    )
    assert isinstance(one, Readout)
    assert isinstance(two, Readout)
    assert (one.body, two.body) == ("市政府党组", "市政府常务会议")
    assert two.chair == (Person("韩知远", "市长"),)
    assert (two.month, two.day) == (3, 5)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("市委常委会会议、市委财经委员会第三次会议", "市委常委会、市委财经委员会"),
        ("市委常委会会议暨市委改革委员会第五次会议", "市委常委会暨市委改革委员会"),
    ],
)
def test_bodies_that_met_as_one_are_named_without_their_meetings(name: str, body: str) -> None:
    assert read(f"3月5日，市委书记韩知远主持召开{name}。", FLOODS, title="今日要闻").body == body


def test_a_heads_own_meeting_says_whose_government_met() -> None:
    assert read(f"3月5日，市政府召开市长办公会议。{CHAIR}", FLOODS).body == "市长办公会议"


def test_a_pages_headline_names_no_body_of_a_further_meeting() -> None:
    _, two = read_all(
        "3月5日上午，市委常委会召开会议，研究防汛备汛工作。市委书记韩知远主持会议。",
        "3月5日下午，市委财经委员会召开第三次会议，研究一季度经济工作。",
        title="市委市政府召开会议",
    )
    assert isinstance(two, Readout)
    assert two.body == "市委财经委员会"


def test_a_study_group_that_met_is_told_by_what_it_did() -> None:
    readout = read(
        "3月5日，市委理论学习中心组围绕学习贯彻全国林业大会精神进行专题学习研讨。" + CHAIR,
        "韩知远指出，要深刻领会。",
        title="韩知远主持市委理论学习中心组专题学习",
    )
    assert (readout.body, readout.chair) == ("市委理论学习中心组", HAN)
    assert [(item.verb, item.subject) for item in readout.items] == [
        ("学习研讨", "学习贯彻全国林业大会精神")
    ]


def test_a_headquarters_confers_and_hears_its_departments() -> None:
    readout = read(
        "3月5日晚，市防汛抗旱指挥部召开会商研判会，分析研判雨情水情。",
        "会议听取了气象、水利部门汇报，连线了有关县区。会议要求，要叫应到人。",
        title="今日要闻",
    )
    assert readout.body == "市防汛抗旱指挥部"
    assert [item.subject for item in readout.items] == ["雨情水情"]


def test_a_headline_may_leave_out_that_others_were_called_in() -> None:
    told = "3月5日，市委书记韩知远主持召开市委常委会（扩大）会议，研究防汛备汛工作。"
    readout = read(told, FLOODS, title="市委常委会召开会议 研究防汛备汛工作")
    assert (readout.body, readout.meeting) == ("市委常委会", "市委常委会（扩大）会议")


def test_the_headline_may_give_the_year_of_the_meetings_own_day() -> None:
    told = "3月5日，青川市委常委会召开会议，研究防汛备汛工作。" + CHAIR
    own = read(told, FLOODS, title="青川市委常委会召开会议（2014年3月5日）")
    assert (own.year.value, own.year.how) == (2014, "printed")
    other = read(told, FLOODS, title="青川市委常委会召开会议（2014年3月6日）")
    assert other.year.how != "printed"


def test_the_headline_may_shorten_what_the_lead_calls_in_full() -> None:
    readout = read(
        "政协青川省委员会常务委员会第五次会议22日在市民中心闭幕。主席韩知远主持会议。",
        "会议通过了关于提案工作情况的报告。",
        title="省政协常委会第五次会议闭幕",
    )
    assert readout.body == "省政协常委会"


def test_this_years_first_meeting_is_of_the_same_body_as_every_other() -> None:
    found = read(f"1月14日，市长闵舒主持召开今年市政府第一次常务会议，{FLOODS[2:]}")
    assert (found.body, found.session) == ("市政府常务会议", "第一次")


def test_whoever_calls_a_meeting_and_chairs_it_is_named_without_that() -> None:
    found = read(
        "9月5日，区政协主席严明朗召开并主持五届九次主席会议。", FLOODS, title="区政协召开主席会议"
    )
    assert [(p.title, p.name) for p in found.chair] == [("区政协主席", "严明朗")]


def test_a_body_that_a_number_stands_inside_of_is_named_once() -> None:
    found = read(f"4月7日，区长闵舒主持召开区政府第180次政府常务会议，{FLOODS[2:]}")
    assert (found.body, found.session) == ("区政府常务会议", "第180次")


MATTERS = ("一、研究防汛备汛工作", "二、研究养老服务工作", "三、听取粮食收购情况汇报")
FORM = ("会议地点：一号会议室", "会议主持人：区长闵舒", "会议议题", *MATTERS, "会议内容")


@pytest.mark.parametrize(
    "time", [("会议时间：2024年3月5日上午",), ("会议时间：", "2024年3月5日上午")]
)
def test_a_form_under_a_meetings_name_is_its_readout(time: tuple[str, ...]) -> None:
    found = read(
        *time,
        *FORM,
        "会议指出，防汛要备足物资。",
        "会议强调，养老要方便。",
        title="青川区第十七届人民政府第21次常务会议",
    )
    assert (found.body, found.session) == ("青川区人民政府常务会议", "第21次")
    assert (found.date, found.chair[0].name) == (datetime.date(2024, 3, 5), "闵舒")
    assert [found.excerpt(item)[:5] for item in found.items[:2]] == ["会议指出，", "会议强调，"]


def test_a_bulletin_of_a_meeting_is_its_readout() -> None:
    found = read(
        "会议时间：2013年5月21日下午",
        FORM[0],
        "主 持 人：县委书记  闵舒",
        *FORM[2:],
        "会议指出，防汛要备足物资。",
        title="县委常委会会议简报",
    )
    assert (found.body, found.date) == ("县委常委会", datetime.date(2013, 5, 21))
    assert [person.name for person in found.chair] == ["闵舒"]


def test_a_form_whose_labels_stand_in_brackets_is_read_and_its_agenda_once() -> None:
    found = read(
        "【会议时间】2020年11月26日",
        "【会议主持】市长　闵舒",
        "【出席人员】康乃文、白一舟",
        "【会议议题】",
        "1.审议《青川市供水价格方案》；",
        "2.听取秸秆综合利用情况汇报。",
        "【会议内容】",
        "1.会议审议了《青川市供水价格方案》，原则同意该方案。",
        "2.会议听取了秸秆综合利用情况汇报。会议指出，要扶持收储运主体。",
        title="青川市人民政府第五十三次常务会议",
    )
    assert (found.date, found.chair[0].name) == (datetime.date(2020, 11, 26), "闵舒")
    assert [found.excerpt(item)[:6] for item in found.items] == ["1.会议审议", "2.会议听取"]


def test_a_headline_calls_the_conference_in_short_above_a_lead_that_has_its_name_in_full() -> None:
    page = (
        "<html><head><title>望澜新闻 2022-03-06</title></head><body><p>望澜新闻 2022-03-06</p>"
        "<h2>1. 韩知远主持召开望澜市政协主席会议</h2>"
        "<p>政协第五届望澜市委员会第四十二次主席会议5日下午在望澜召开。市政协主席韩知远主持。"
        "会议传达学习全市养老服务大会精神。韩知远表示，要让老人吃上热饭。</p></body></html>"
    )
    (readout,) = read_source(source(page)).readouts
    assert isinstance(readout, Readout)
    assert (readout.source_id, readout.title) == ("页面", "1. 韩知远主持召开望澜市政协主席会议")


def test_a_sitting_may_be_one_of_several_that_somebody_chaired() -> None:
    readout = read(
        "3月5日至6日，市人大常委会举行第六次会议。市人大常委会主任柏知远主持第一次、第三次全体会议，"
        "副主任闻亦舟主持第二次全体会议。",
        "会议表决通过了《养犬条例》。",
        title="市人大常委会举行第六次会议",
    )
    assert [person.name for person in readout.chair] == ["柏知远", "闻亦舟"]


@pytest.mark.parametrize("space", ["", " ", "　　"])
def test_the_labels_of_minutes_may_be_spaced_out(space: str) -> None:
    readout = read(
        f"时{space}间：2012年10月11日下午",
        f"地{space}点：县政府三楼会议室",
        f"主{space}持：县委副书记、县长　柏知远",
        "一、关于集中供热",
        "会议听取了县住建局关于集中供热招标情况的汇报，原则同意由中标企业负责。",
        title="第十五届县政府第8次常务会议纪要",
    )
    assert readout.date == datetime.date(2012, 10, 11)
    assert [(p.name, p.title) for p in readout.chair] == [("柏知远", "县委副书记、县长")]


def test_a_label_before_a_headline_is_no_part_of_the_body() -> None:
    meeting = headline_meeting(read_prose("[视频]青川市人大常委会第二十次会议 表决通过条例"))
    assert meeting is not None
    assert meeting.body == "青川市人大常委会"
