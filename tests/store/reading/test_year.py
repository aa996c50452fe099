"""Which year a bare 3月5日 is, and how that is known."""

from __future__ import annotations

import calendar
import datetime
import json
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Readout, Source, YearFound
from store.reading import read_source
from store.reading.year.tables import COMPLETE_UNTIL
from store.reading.year.tables.calendar import PLANS
from store.reading.year.tables.events import EVENTS, INSTRUCTIONS
from store.reading.year.tables.offices import TENURES
from store.reading.year.tables.papers import PAPERS
from store.reading.year.tables.periods import CAMPAIGNS, SINCE
from store.reading.year.tables.sessions import (
    CONGRESS_DAYS,
    DISCIPLINE,
    NUMBERED,
    PLENUM_DAYS,
    SESSION_OPENS,
    TWO_SESSIONS,
)
from store.reading.year.tables.visits import DELEGATIONS, VISITS
from tests.store.reading.pages import FLOODS, TITLE, read, read_all

UNKNOWN = YearFound(None, "unknown")


def year_of(
    *words: str,
    day: str = "6月5日",
    chair: str = "市委书记韩知远",
    published: datetime.date | None = None,
    received: datetime.date | None = None,
) -> YearFound:
    told = f"{day}，青川市委常委会召开会议。{chair}主持会议。"
    return read(told, FLOODS, *words, published=published, received=received).year


# --- printed and published ----------------------------------------------------------------------


def test_a_printed_year_beats_everything() -> None:
    found = year_of(
        "今年是新中国成立70周年。", day="2018年6月5日", published=datetime.date(2020, 6, 6)
    )
    assert found == YearFound(2018, "printed", ("2018年",))


@pytest.mark.parametrize(
    ("day", "published", "year"),
    [
        ("6月5日", (2022, 6, 5), 2022),
        ("6月5日", (2022, 6, 6), 2022),
        ("6月5日", (2022, 6, 21), 2022),
        ("12月30日", (2023, 1, 3), 2022),
        ("2月29日", (2024, 3, 1), 2024),
    ],
)
def test_the_year_of_publication_or_the_one_before(
    day: str, published: tuple[int, int, int], year: int
) -> None:
    date = datetime.date(*published)
    assert year_of(day=day, published=date) == YearFound(year, "published", (date.isoformat(),))


def test_a_meeting_is_never_after_its_publication() -> None:
    found = year_of(day="6月5日", published=datetime.date(2022, 6, 4))
    assert found.value in (2021, None)


@pytest.mark.parametrize(
    ("words", "published", "year"),
    [
        ("", (2019, 1, 3), 2018),
        ("今年是新中国成立70周年。", (2019, 1, 3), 2018),
        ("今年是新中国成立70周年。", (2020, 1, 3), None),  # a repost
        ("今年是新中国成立70周年。", None, None),
        ("", (2019, 8, 3), None),
    ],
)
def test_a_day_of_last_year_counts_from_the_publication(
    words: str, published: tuple[int, int, int] | None, year: int | None
) -> None:
    date = datetime.date(*published) if published else None
    assert year_of(words, day="去年12月31日", published=date).value == year


def test_a_day_of_last_year_is_told_whether_its_year_is_known_or_not() -> None:
    readout = read(f"去年12月31日下午，青川市委常委会召开会议。{FLOODS}")
    assert (readout.month, readout.day, readout.date_printed) == (12, 31, "去年12月31日")


def test_no_clue_makes_a_meeting_later_than_its_publication() -> None:
    found = year_of("今年是新中国成立70周年。", day="12月31日", published=datetime.date(2019, 1, 3))
    assert found == UNKNOWN


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        ("今年是新中国成立70周年。", "新中国成立70周年"),
        ("今年是“十三五”第四年。", "十三五”第四年"),
        ("今年是全面贯彻党的十九大精神的第二年。今年（2019年）要抓好落实。", "今年（2019年）"),
    ],
)
def test_the_text_overrules_a_late_repost(words: str, evidence: str) -> None:
    found = year_of(words, published=datetime.date(2020, 6, 6))
    assert (found.value, found.how) == (2019, "inferred")
    assert evidence in found.evidence


@pytest.mark.parametrize(
    ("lead", "year"),
    [
        ("6月5日，青川市政府召开2019年第12次常务会议。", 2019),
        ("6月5日，青川市委常委会召开会议。今年是全面贯彻党的十八大精神的开局之年。", 2013),
    ],
)
def test_a_day_after_the_meeting_does_not_make_it_of_another_year(lead: str, year: int) -> None:
    assert read(lead, FLOODS, published=datetime.date(2020, 6, 6)).year.value == year


def test_clues_that_contradict_the_publication_and_each_other_leave_it_unknown() -> None:
    words = "今年是新中国成立70周年。今年是“十四五”开局之年。"
    assert year_of(words, published=datetime.date(2020, 6, 6)) == UNKNOWN


def test_a_pages_own_date_far_from_the_meeting_is_not_trusted() -> None:
    html = (
        f"<h1>{TITLE}</h1><p>日期：2022-05-04</p><p>6月5日，青川市委常委会召开会议。"
        f"市委书记韩知远主持会议。</p><p>{FLOODS}</p>"
    )
    (read_out,) = read_source(Source("a.html", html.encode(), "page")).readouts
    assert isinstance(read_out, Readout)
    assert read_out.year == UNKNOWN


# --- inferred -----------------------------------------------------------------------------------


def test_more_years_than_there_are_say_nothing() -> None:
    assert year_of("会议学习庆祝新中国成立九九九九周年大会上的讲话。") == UNKNOWN


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("今年是新中国成立70周年。", 2019),
        ("今年是中国共产党成立100周年。", 2021),
        ("今年适逢改革开放40周年。", 2018),
        ("今年是建党百年。", 2021),
        ("今年是辛亥革命一百一十周年。", 2021),
        ("今年是“十四五”规划实施的第二年。", 2022),
        ("今年是“十三五”开局之年。", 2016),
        ("今年是“十二五”收官之年。", 2015),
        ("今年是全面贯彻落实党的二十大精神的开局之年。", 2023),
        ("今年是决胜全面建成小康社会、决战脱贫攻坚之年。", 2020),
        ("今年是脱贫攻坚决战决胜之年，要攻下难点。", 2020),
        ("要以优异成绩迎接新中国成立70周年，开好“不忘初心、牢记使命”主题教育工作会议。", 2019),
        ("会议传达学习了十二届全国人大三次会议精神。", 2015),
        ("今年（2017年）要抓好落实。", 2017),
    ],
)
def test_clues_that_leave_one_year(words: str, year: int) -> None:
    found = year_of(words)
    assert (found.value, found.how) == (year, "inferred")
    assert found.evidence


@pytest.mark.parametrize(
    "words",
    [
        "要抓好落实。",
        "要以优异成绩迎接新中国成立70周年。",
        "新中国成立60周年以来的经验。",
        "要落实《2018—2020年行动计划》。",
        "要贯彻党的二十大精神。",
        "今年是新中国成立70周年。今年是“十三五”开局之年。",
        "明年是“十四五”开局之年。",
    ],
)
def test_clues_that_leave_several_years_or_none_are_no_guess(words: str) -> None:
    assert year_of(words) == UNKNOWN


@pytest.mark.parametrize(
    ("day", "words", "year"),
    [
        ("6月15日（星期三）", "实际成效庆祝建党101周年。", 2022),
        ("6月15日（周三）", "以实际成效庆祝建党101周年。", 2022),
        ("6月15日（星期四）", "今年是新中国成立70周年。", None),
        ("6月15日（星期三）", "", None),
    ],
)
def test_a_weekday_narrows_the_years(day: str, words: str, year: int | None) -> None:
    assert year_of(words, day=day).value == year


@pytest.mark.parametrize(
    "words",
    [
        "会议决定，中国共产党第十九届中央委员会第四次全体会议于10月28日至31日在北京召开。",
        "会议决定将文件稿提请十九届四中全会审议。",
        "党的十九届四中全会将于10月28日召开。",
    ],
)
def test_a_plenum_is_called_within_months_before_it(words: str) -> None:
    assert year_of(words, day="9月24日").value == 2019
    assert year_of(words, day="11月24日") == UNKNOWN


def test_a_plenum_that_was_held_tells_only_that_it_has_been() -> None:
    assert year_of("党的十九届四中全会于10月28日至31日召开。", day="9月24日") == UNKNOWN
    late = "党的二十届三中全会对深化改革作出部署。今年是“十四五”收官之年。"
    assert year_of(late, day="7月20日").value == 2025
    assert year_of("党的十九届四中全会审议通过的决定。", day="9月24日") == UNKNOWN


def test_who_held_the_office_narrows_the_years() -> None:
    found = year_of(day="11月5日", chair="市委副书记、代市长蔡奇")
    assert found == YearFound(2016, "inferred", ("市委副书记、代市长蔡奇",))


def test_the_anniversary_alone_may_be_of_the_year_before() -> None:
    assert year_of("要办好庆祝新中国成立70周年系列活动。") == UNKNOWN
    assert year_of("要办好庆祝新中国成立70周年系列活动。", day="6月5日（星期三）").value == 2019


def test_a_campaign_looked_back_on_tells_only_that_it_has_been() -> None:
    looked_back = "要巩固“不忘初心、牢记使命”主题教育成果，喜迎新中国成立70周年。"
    assert year_of(looked_back) == UNKNOWN


@pytest.mark.parametrize(
    ("url", "year"),
    [
        ("https://q.example/zw/201806/22/1.html", 2018),
        ("https://q.example/t20180622_1.html", 2018),
        ("https://q.example/2018-06/22/a.html", 2018),
        ("https://q.example/201903/04/1.html", None),  # months later: the address of a site move
        ("https://q.example/1102.html", None),
    ],
)
def test_an_address_is_a_weak_clue(url: str, year: int | None) -> None:
    text = f"6月21日，青川市委常委会召开会议。市委书记韩知远主持会议。\n{FLOODS}"
    record = {"id": "1", "title": TITLE, "url": url, "text": text}
    (found,) = read_source(Source("a:1", json.dumps(record).encode(), "record")).readouts
    assert isinstance(found, Readout)
    assert found.year.value == year


def test_the_text_overrules_an_address() -> None:
    told = "6月21日，青川市委常委会召开会议。市委书记韩知远主持会议。"
    text = f"{told}\n{FLOODS}今年是“十三五”开局之年。"
    record = {"id": "1", "title": TITLE, "url": "https://q.example/201806/22/1.html", "text": text}
    (found,) = read_source(Source("a:1", json.dumps(record).encode(), "record")).readouts
    assert isinstance(found, Readout)
    assert found.year.value == 2016


# --- the facts ----------------------------------------------------------------------------------


RETURNING = [
    *(pytest.param(event.days, id=event.pattern) for event in (*EVENTS, *INSTRUCTIONS, *PAPERS)),
    *(pytest.param(days, id=province) for province, days in VISITS.items()),
    *(
        pytest.param([datetime.date(year, 3, SESSION_OPENS) for year in years], id=f"{of}代表团")
        for of, years in DELEGATIONS.items()
    ),
]


@pytest.mark.parametrize("days", RETURNING)
def test_the_days_of_what_returns_ascend_and_end_where_the_tables_do(
    days: Sequence[datetime.date],
) -> None:
    assert list(days) == sorted(set(days))
    assert days[-1] <= COMPLETE_UNTIL


@pytest.mark.parametrize("body", NUMBERED)
def test_the_meetings_of_a_body_are_numbered_in_the_order_of_their_days(body: str) -> None:
    meetings = NUMBERED[body]
    for term in range(max(map(len, meetings.values()))):
        days = [meetings[n][term] for n in sorted(meetings) if term < len(meetings[n])]
        assert days == sorted(set(days))
        assert days[-1] <= COMPLETE_UNTIL


def test_the_sessions_of_the_discipline_commission_are_numbered_in_the_order_of_their_days() -> (
    None
):
    assert list(DISCIPLINE) == sorted(DISCIPLINE)
    assert list(DISCIPLINE.values()) == sorted(set(DISCIPLINE.values()))
    assert max(DISCIPLINE.values()) <= COMPLETE_UNTIL


@pytest.mark.parametrize("congress", CONGRESS_DAYS)
def test_the_plenums_of_a_congress_are_numbered_from_one_and_held_before_the_next(
    congress: int,
) -> None:
    plenums = [held for (of, _), held in PLENUM_DAYS.items() if of == congress]
    numbers = [number for of, number in PLENUM_DAYS if of == congress]
    assert numbers == list(range(1, len(numbers) + 1))
    following = CONGRESS_DAYS.get(congress + 1)
    held = [CONGRESS_DAYS[congress], *plenums, *([following] if following else [])]
    assert all(one.first <= one.last < other.first for one, other in pairwise(held))


def test_only_the_last_plenum_may_have_been_called_for_ahead() -> None:
    *held, _ = PLENUM_DAYS.values()
    assert all(days.last <= COMPLETE_UNTIL for days in held)


def test_the_two_sessions_are_known_of_every_year() -> None:
    years = list(TWO_SESSIONS)
    assert years == list(range(years[0], COMPLETE_UNTIL.year + 1))
    assert all(held.first.year == held.last.year == year for year, held in TWO_SESSIONS.items())
    assert all(held.first < held.last for held in TWO_SESSIONS.values())


def test_the_table_of_facts_is_in_order() -> None:
    assert all(campaign.first < campaign.last for campaign in CAMPAIGNS)
    assert all(tenure.first < tenure.last for tenure in TENURES)
    assert all(first % 5 == 1 for first in PLANS.values())
    assert all(datetime.date(2000, 1, 1) <= since.day <= COMPLETE_UNTIL for since in SINCE)
    assert DELEGATIONS.keys() <= VISITS.keys()


def test_nobody_holds_an_office_before_the_one_before_leaves_it() -> None:
    for one in TENURES:
        for other in TENURES:
            if one is not other and one.office == other.office:
                assert one.last <= other.first or other.last <= one.first


# --- what the tables do not know of ---------------------------------------------------------------

YEARS_LATER = COMPLETE_UNTIL.replace(year=COMPLETE_UNTIL.year + 3)
ANHUI = "会议传达学习习近平总书记在安徽考察时的重要讲话精神。"


@pytest.mark.parametrize(
    ("words", "day", "year"),
    [
        (ANHUI, "5月20日", 2016),
        ("会议传达学习全国高校思想政治工作会议精神。", "12月20日", 2016),
        ("会议学习中央财经领导小组第十二次会议精神。", "2月20日", 2016),
    ],
)
def test_what_returns_may_have_returned_since_the_tables_end(
    words: str, day: str, year: int
) -> None:
    assert year_of(words, day=day, received=COMPLETE_UNTIL).value == year
    assert year_of(words, day=day, received=YEARS_LATER) == UNKNOWN


def test_what_excludes_that_it_has_returned_tells_the_year_all_the_same() -> None:
    found = year_of(ANHUI, "会议部署两学一做学习教育。", day="5月20日", received=YEARS_LATER)
    assert found.value == 2016


@pytest.mark.parametrize(
    ("words", "day", "year"),
    [
        ("会议传达学习中央第七次西藏工作座谈会精神。", "9月10日", 2020),
        ("会议传达学习党的十九届六中全会精神。", "11月12日", 2021),
        ("会议学习习近平总书记对永聚煤矿火灾事故的重要指示。", "11月20日", 2023),
    ],
)
def test_what_cannot_return_is_of_its_year_however_late_the_page_comes_in(
    words: str, day: str, year: int
) -> None:
    assert year_of(words, day=day, received=YEARS_LATER).value == year


def test_that_two_things_may_have_returned_together_tells_no_year() -> None:
    papers = "会议传达《中国共产党支部工作条例》《中国共产党统一战线工作条例》。"
    assert year_of(papers, day="2月10日", received=YEARS_LATER) == UNKNOWN


def test_what_may_have_returned_overrules_no_publication() -> None:
    published = datetime.date(YEARS_LATER.year, 8, 1)
    assert year_of(ANHUI, day="5月20日", published=published).value == published.year


def test_a_meeting_was_not_after_its_page_came_in() -> None:
    found = year_of("2040年以来，工作扎实推进。", received=datetime.date(2040, 11, 29))
    assert found == YearFound(2040, "inferred", ("2040年以来", "不晚于2040年11月29日"))


def test_that_its_page_came_in_tells_nothing_alone() -> None:
    assert year_of(received=datetime.date(2040, 11, 29)) == UNKNOWN


def test_a_campaign_that_was_held_again_is_of_either_time() -> None:
    words = "会议讨论2026年工作要点，部署扫黑除恶专项斗争。"
    assert year_of(words, day="3月5日").value == 2026


# --- properties ---------------------------------------------------------------------------------


@given(st.dates(datetime.date(2006, 1, 1), datetime.date(2026, 12, 31)), st.integers(0, 60))
def test_a_meeting_published_within_two_months_has_its_own_year(
    day: datetime.date, late: int
) -> None:
    published = day + datetime.timedelta(days=late)
    found = year_of(day=f"{day.month}月{day.day}日", published=published)
    assert found.value == day.year


@given(st.dates(datetime.date(2006, 1, 1), datetime.date(2026, 12, 31)), st.integers(0, 27))
def test_a_bare_day_published_within_a_month_has_its_own_month(
    day: datetime.date, late: int
) -> None:
    published = day + datetime.timedelta(days=late)
    told = read(f"{day.day}日，青川市委常委会召开会议。", FLOODS, published=published)
    if late < calendar.monthrange(day.year, day.month)[1]:
        assert told.date == day


@given(
    st.text(
        alphabet="今年是新中国成立建党0123456789周年十二三四五规划第开局之庆祝迎接党的大精神，。",
        max_size=80,
    )
)
def test_a_year_is_never_given_without_evidence(words: str) -> None:
    found = year_of(words)
    assert (found.value is None) == (found.how == "unknown")
    if found.value is not None:
        assert found.evidence


@pytest.mark.parametrize(
    ("day", "words", "year"),
    [
        ("1月22日（星期四）", "会议决定明年2月28日至29日召开全会。", 2015),
        ("1月22日（星期五）", "会议决定今年2月29日召开全会。", 2016),
        ("1月22日（星期五）", "会议决定2月29日召开全会。", None),
    ],
)
def test_only_some_years_have_a_twenty_ninth_of_february(
    day: str, words: str, year: int | None
) -> None:
    assert year_of(words, day=day).value == year


# --- plans, accounts and numbered meetings ------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "day", "year"),
    [
        ("会议讨论了2022年重点工作实施方案。", "6月5日", 2022),
        ("会议讨论了2022年工作要点。", "9月5日", 2022),
        ("会议讨论了2022年工作要点。", "12月5日", None),
        ("会议听取了2021年脱贫成效考核情况汇报。", "3月5日", 2022),
        ("会议听取了2021年脱贫成效考核情况汇报。", "6月5日", None),
        ("会议讨论了2020—2022年实施方案。", "6月5日", None),
        ("会议听取了2022年工作要点完成情况汇报。", "6月5日", None),
        ("会议学习中央全面深化改革领导小组第十五次会议精神。", "8月25日", 2015),
        ("会议学习在纪念毛泽东同志诞辰130周年座谈会上的重要讲话精神。", "12月28日", 2023),
        (
            "审议《关于贯彻落实党的十八届四中全会精神推进法治青川的实施意见》。",
            "12月5日",
            2014,
        ),
        ("会议听取了非典防治工作汇报。", "7月16日", 2003),
        ("会议分析新冠肺炎疫情。会议听取2019年成效考核情况汇报。", "3月27日", 2020),
    ],
)
def test_years_that_the_business_of_a_meeting_tells(words: str, day: str, year: int | None) -> None:
    assert year_of(words, day=day).value == year


@pytest.mark.parametrize(
    ("words", "day", "year"),
    [
        ("会议传达学习党的十九届六中全会精神。", "11月12日", 2021),
        ("会议学习贯彻党的十九届六中全会精神。", "11月12日", None),
        ("会议传达学习十九届中央纪委四次全会精神。", "2月12日", 2020),
        ("会议传达中共中央《中国共产党支部工作条例（试行）》。", "1月12日", 2019),
        ("会议学习《中国共产党支部工作条例（试行）》。", "1月12日", None),
        (
            "会议学习贯彻中央全面深化改革领导小组第二次会议精神，开展扫黑除恶专项斗争。",
            "2月8日",
            2018,
        ),
        (
            "会议审议《中国共产党支部工作条例》，开展扫黑除恶专项斗争。今年是改革开放40周年。",
            "9月20日",
            2018,
        ),
        ("会议传达学习习近平总书记在安徽考察时的重要讲话精神。", "5月20日", 2016),
        ("会议传达学习习近平总书记视察湖北重要讲话精神。", "5月2日", None),
        ("会议传达学习李明同志在安徽考察时的讲话精神。", "5月20日", None),
        ("会议传达学习习近平总书记在参加甘肃代表团审议时的重要讲话精神。", "3月12日", 2019),
        ("会议传达2023年全省防汛抗旱工作会议精神。", "5月12日", 2023),
        ("会议传达2023年全省防汛抗旱工作会议精神。", "1月12日", None),
        ("会议传达2023年全省绩效考核总结会议精神。", "5月12日", None),
        ("会议学习习近平总书记对江苏响水爆炸事故作出的重要指示。", "3月28日", 2019),
    ],
)
def test_years_of_what_is_passed_on_while_it_is_new(words: str, day: str, year: int | None) -> None:
    assert year_of(words, day=day).value == year


@pytest.mark.parametrize(
    ("words", "day", "year"),
    [
        ("会议指出，十三届全国人大二次会议是一次重要会议。", "3月19日", None),
        ("会议指出，十三届全国人大四次会议是一次重要会议。", "3月19日", 2021),
        ("会议指出，十三届全国人大四次会议是一次重要会议。", "6月19日", None),
        ("会议指出，要执行十三届全国人大一次会议通过的监察法。", "3月19日", None),
        ("会议讨论拟提请十四届全国人大四次会议审议的规划纲要草案。", "2月6日", 2026),
        ("市政协十五届四次会议将于近期召开。今年是“十四五”收官之年。", "3月26日", 2025),
        ("会议学习政协十三届四次会议精神和全国政协十三届三次会议以来的提案工作。", "3月9日", 2021),
    ],
)
def test_years_of_the_session_of_the_national_congress_that_is_told_of(
    words: str, day: str, year: int | None
) -> None:
    assert year_of(words, day=day).value == year


@pytest.mark.parametrize(
    ("words", "day", "year"),
    [
        ("会议研究庆祝第30个教师节活动。", "8月20日", 2014),
        ("会议研究庆祝第30个教师节活动。", "12月20日", None),
        ("会议研究第六届进博会服务保障工作。", "10月20日", 2023),
        ("会议研究第二个中国人民警察节活动。", "12月20日", 2021),
    ],
)
def test_years_of_days_that_are_counted(words: str, day: str, year: int | None) -> None:
    assert year_of(words, day=day).value == year


@pytest.mark.parametrize(
    ("words", "day", "year"),
    [
        ("会议审议了2024年国庆节放假安排。", "12月11日", 2023),
        ("会议通报了2016年厉行节约规定执行的有关情况。", "2月4日", 2017),
        ("会议通报了2016年厉行节约规定执行的有关情况。", "9月4日", None),
        ("会议听取了2016年春节供应准备情况汇报。", "1月4日", None),
        ("会议听取了2016年惠民项目情况汇报。", "1月4日", None),
        (
            "会议清理了截至2009年年底现行的办法。会议决定，2011年至2020年，实施护林工程。",
            "12月29日",
            2010,
        ),
        ("会议讨论了2020年立法计划调整方案。", "9月3日", 2020),
        ("会议决定2018年1月召开市政协第二十四次常委会会议。", "12月15日", 2017),
        ("会议建议，市第十届人民代表大会第三次会议于2018年3月5日召开。", "2月5日", 2018),
        ("会议传达学习习近平总书记在2023年春节团拜会上的重要讲话。", "2月1日", 2023),
    ],
)
def test_years_that_the_years_in_a_text_leave(words: str, day: str, year: int | None) -> None:
    assert year_of(words, day=day).value == year


def test_a_bare_day_of_a_repost_is_of_the_month_that_the_dateline_gives() -> None:
    told = "本报青川1月30日电 市委书记韩知远29日主持召开市委常委会会议，部署2015年防汛备汛工作。"
    readout = read(told, FLOODS, published=datetime.date(2022, 6, 30))
    assert (readout.month, readout.day) == (1, 29)


def test_texts_listed_under_their_dates_are_of_those_days() -> None:
    told = "{}，市长韩知远主持召开市政府常务会议，研究防汛备汛工作。"
    first, second = read_all(
        "市政府常务会议每月召开两次。",
        "2023/02/01",
        told.format("1月31日"),
        "2022/12/10",
        told.format("12月9日"),
        title="市政府常务会议",
    )
    assert isinstance(first, Readout)
    assert isinstance(second, Readout)
    assert (first.date, second.date) == (datetime.date(2023, 1, 31), datetime.date(2022, 12, 9))


def test_a_dateline_in_chinese_numerals_gives_month_and_day() -> None:
    readout = read("中新社青川七月十六日电 市长韩知远今日主持召开市政府常务会议。", FLOODS)
    assert (readout.month, readout.day) == (7, 16)


@pytest.mark.parametrize(
    ("words", "day", "year"),
    [
        ("会议传达学习中央人才工作会议精神。", "10月12日", 2021),
        ("会议学习贯彻中央人才工作会议精神。", "10月12日", None),
        ("会议传达学习中央城市工作会议精神。", "1月12日", 2016),
        ("会议听取了2021年上半年预算执行情况汇报。", "8月5日", 2021),
        ("会议听取了2021年上半年预算执行情况汇报。", "5月5日", None),
    ],
)
def test_years_of_what_the_centre_held_and_of_parts_of_a_year(
    words: str, day: str, year: int | None
) -> None:
    assert year_of(words, day=day).value == year


TODAYS = "市长韩知远{}主持召开青川市政府常务会议。"


@pytest.mark.parametrize(
    "line",
    [
        "望澜新闻 2023-02-01",
        "望澜新闻联播 2023年2月1日 19:00",
        "http://www.wanglan.example 2023年2月1日 10:32 望澜日报",
        "望澜市政府办公室 2023/2/1",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_line_of_a_source_and_one_full_date_tells_the_publication(line: str, above: bool) -> None:
    told = (TODAYS.format("今天"), FLOODS)
    readout = read(*((line, *told) if above else (*told, line)), title="市政府常务会议召开")
    assert readout.date == datetime.date(2023, 2, 1)
    assert line not in readout.text


@pytest.mark.parametrize(
    "line", ["会议文件 2023年2月1日", "依据《河湖条例》（2023年2月1日公布，2023年3月1日起施行）"]
)
def test_a_line_that_says_more_or_gives_two_dates_tells_no_publication(line: str) -> None:
    assert read(TODAYS.format("今天"), FLOODS, line, title="市政府常务会议召开").date is None


@pytest.mark.parametrize("headlines", [(), ("市政府常务会议召开", "研究防汛备汛工作")])
def test_a_dateline_with_a_year_tells_the_publication(headlines: tuple[str, ...]) -> None:
    told = f"望澜新聞網(wǎng)2023年2月2日訊(记者 韩青)2月1日,{TODAYS.format('')}"
    assert read(*headlines, told, FLOODS).date == datetime.date(2023, 2, 1)


@pytest.mark.parametrize(
    ("dateline", "said", "day"),
    [
        ("望澜网8月31日消息：", "今天", 31),  # printed the day after
        ("据新华社望澜8月31日电 ", "昨天", 31),  # the paper's word beside the agency's date
        ("望澜网8月20日消息：", "昨天", 19),  # reposted
        ("", "今天", 1),
    ],
)
def test_today_and_yesterday_count_from_the_dateline(dateline: str, said: str, day: int) -> None:
    told = dateline + TODAYS.format(said)
    found = read(told, FLOODS, published=datetime.date(2020, 9, 1))
    assert found.date is not None
    assert found.date.day == day


def test_a_papers_yesterday_beside_an_agencys_date_alone_is_open() -> None:
    told = TODAYS.format("昨天")
    assert read(f"据新华社望澜8月31日电 {told}", FLOODS).day is None
    assert read(f"望澜网8月31日消息：{told}", FLOODS).day == 30


@pytest.mark.parametrize(
    ("words", "day", "year"),
    [
        ("会议讨论2012年计划执行情况与2013年计划草案的报告。", "12月12日", 2012),
        ("会议讨论2012年计划执行情况与2013年计划草案的报告。", "1月12日", 2013),
        ("会议研究2023年工作要点和2022年代表建议、批评和意见工作情况的报告。", "12月15日", 2022),
        ("会议研究2023年工作要点和2022年代表建议、批评和意见工作情况的报告。", "2月15日", 2023),
        ("会议讨论了市政协2016年协商计划，听取2015年重点提案工作情况汇报。", "12月22日", 2015),
        ("会议审议了《县委2018年党内法规制定计划》。", "3月9日", 2018),
        ("会议传达全国“两会”、全市2018年商务工作会议等会议精神。", "3月26日", 2018),
        ("会议传达全国“两会”、全市2018年商务工作会议等会议精神。", "12月26日", None),
        ("会议听取《2012年政府工作报告》起草提纲汇报。", "11月25日", 2011),
        ("会议听取《2012年政府工作报告》起草提纲汇报。", "1月5日", 2012),
        ("会议学习《省政府关于编制2015年财政收支预算的通知》。", "12月31日", 2014),
        ("会议学习《省政府关于编制2015年财政收支预算的通知》。", "1月31日", None),
        ("会议研究2023年工作要点。", "12月15日", None),
        ("会议指出，要提早谋划2020年工作。", "10月23日", 2019),
        ("会议指出，要提早谋划2020年工作。", "2月23日", None),
        ("会议研究部署2017年建议提案办理工作。", "5月5日", 2017),
        ("会议研究部署2017年建议提案办理工作。", "12月5日", None),
        ("会议传达学习庆祝全国人民代表大会成立70周年大会、市委全会精神。", "9月20日", 2024),
        ("会议学习庆祝全国人民代表大会成立70周年大会、市委全会精神。", "9月20日", None),
        ("会议重温在庆祝深圳经济特区建立40周年大会上的重要讲话。", "11月5日", None),
    ],
)
def test_years_of_plans_beside_accounts_and_of_what_lies_ahead(
    words: str, day: str, year: int | None
) -> None:
    assert year_of(words, day=day).value == year


def test_a_meeting_numbered_within_a_year_is_of_that_year() -> None:
    readout = read("8月5日，青川市政府召开2025年第12次党组会议，研究防汛备汛工作。", FLOODS)
    assert readout.year == YearFound(2025, "inferred", ("2025年第12次",))


def test_the_year_of_a_meetings_number_may_stand_ahead_of_the_body() -> None:
    readout = read("8月5日，市长韩知远主持召开2025年度市政府党组第14次会议，研究防汛工作。", FLOODS)
    assert readout.year.value == 2025


@pytest.mark.parametrize(("day", "year"), [("3月2日", 2020), ("5月2日", None)])
def test_a_headline_with_the_month_of_the_meeting_tells_its_year(
    day: str, year: int | None
) -> None:
    told = f"{day} 青川市委召开常委会会议，研究防汛备汛工作。市委书记韩知远主持会议。"
    assert read(told, FLOODS, title="青川大事记(2020年3月)").year.value == year


@pytest.mark.parametrize(
    ("late", "words", "how"),
    [
        (1, "会议传达学习党的十九届六中全会精神。", "published"),
        (90, "会议传达学习党的十九届六中全会精神。", "inferred"),
        (1, "今年是新中国成立70周年。", "inferred"),
    ],
)
def test_a_page_of_the_day_after_is_overruled_only_by_what_the_text_says_of_its_year(
    late: int, words: str, how: str
) -> None:
    published = datetime.date(2024, 12, 5) + datetime.timedelta(days=late)
    assert year_of(words, day="12月5日", published=published).how == how


@pytest.mark.parametrize(
    ("words", "day", "year"),
    [
        ("会议传达学习习近平总书记在民营企业座谈会上的重要讲话精神。", "11月12日", 2018),
        ("会议传达全市民营企业座谈会精神。", "11月12日", None),
        ("会议传达全市文艺工作座谈会精神。", "11月12日", None),
        ("会议传达学习文艺工作座谈会精神。", "11月12日", 2014),
        ("会议传达全国国有企业党的建设工作会议精神。", "9月12日", 2009),
        ("会议传达习近平同志在安徽考察时的讲话精神。", "5月20日", None),
        ("会议传达总书记、国家主席习近平在安徽考察时的讲话精神。", "5月20日", 2016),
        ("会议传达《优化营商环境条例》。", "11月20日", 2019),
        ("会议传达《青川省优化营商环境条例》。", "11月20日", None),
        ("会议学习习近平总书记对青川市永聚煤矿火灾的重要指示。", "11月20日", 2023),
        ("会议学习中央财经领导小组第十二次会议精神。", "2月20日", 2016),
    ],
)
def test_years_of_what_the_centre_held_told_from_what_others_hold(
    words: str, day: str, year: int | None
) -> None:
    assert year_of(words, day=day).value == year


@pytest.mark.parametrize(
    ("words", "day", "year"),
    [
        ("要把学习贯彻党的二十大精神作为当前首要政治任务。", "10月25日", 2022),
        ("要把学习贯彻党的二十大精神作为首要政治任务。", "8月25日", None),
        ("在习近平总书记视察重庆一周年之际，会议分析新冠肺炎疫情。", "4月15日", 2020),
        ("在习近平总书记视察重庆一周年之际，要抓好落实。", "4月15日", None),
    ],
)
def test_years_of_what_follows_a_congress_or_a_visit(
    words: str, day: str, year: int | None
) -> None:
    assert year_of(words, day=day).value == year


def test_a_publication_date_may_begin_with_its_day() -> None:
    readout = read("09.01.2015  12:19", f"1月6日，{TODAYS.format('')}", FLOODS, title="要闻")
    assert readout.date == datetime.date(2015, 1, 6)
