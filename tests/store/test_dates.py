from __future__ import annotations

import calendar
import datetime
import re
import time
from collections.abc import Callable

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.dates import (
    DateMeaning,
    DateRange,
    FoundDate,
    MonthDay,
    MonthDayRange,
    NotADate,
    as_json,
    describe,
    expressions,
    find_date,
    meaning,
    read_date,
)
from store.dates.folding import fold
from store.dates.rules import RULES_AT

TODAY = datetime.date(2025, 6, 11)  # a Wednesday


def means(notation: str) -> DateMeaning:
    """Read the tables' notation, ISO 8601 with ``--`` for any year.

    2019, 2019-06, 2019-06-01, 2019-06-01/2019-06-07; --06, --06-01, --06-01/--06-07.
    """
    first, _, last = notation.partition("/")
    last = last or first
    if notation.startswith("--"):
        start, end = (MonthDay(*map(int, part[2:].split("-"))) for part in (first, last))
        return start if start == end else MonthDayRange(start, end)
    ends = [[int(number) for number in part.split("-")] for part in (first, last)]
    (year, month, day), (to_year, to_month, to_day) = (
        [*numbers, *[None] * (3 - len(numbers))] for numbers in ends
    )
    assert year is not None
    assert to_year is not None
    to_month = to_month or 12
    to_day = to_day or calendar.monthrange(to_year, to_month)[1]
    return DateRange(
        datetime.date(year, month or 1, day or 1), datetime.date(to_year, to_month, to_day)
    )


def day(notation: str) -> datetime.date:
    return datetime.date.fromisoformat(notation)


# --- Rule 1: without a year ----------------------------------------------------------------


@pytest.mark.parametrize(
    "expression",
    [
        "6月1日",
        "6.1",
        "6-1",
        "6/1",
        "06/01",
        "0601",
        "六月一号",
        "六月一日",
        "6月1號",
        "６月１日",
        "６／１",
        "6 月 1 日",
        " 6月1日 ",
        "6\u3000月\u00a01\t日",
        "06月01日",
        "〇六月〇一日",
        "6月1",
        "6.1日",
        "6/1号",
        "June 1",
        "1 June",
        "1st June",
        "1st of June",
        "june 1st",
        "JUNE 1",
        "Ｊｕｎｅ １",
        "Jun. 1",
        "1-Jun",
        "6月1日。",
        "6月1日（星期六）",
        "6月1日(周六)",
        "6月1日 星期六",
        "June 1 (Sat)",
        "6月1日上午",
        "6月1日上午10点",
        "6月1日晚",
    ],
)
def test_a_month_and_a_day_have_no_year(expression: str) -> None:
    assert read_date(expression, TODAY) == MonthDay(6, 1)


@pytest.mark.parametrize(
    "expression", ["6月", "6月份", "六月", "６月", "06月", "June", "Jun.", "jun"]
)
def test_a_month_has_no_year(expression: str) -> None:
    assert read_date(expression, TODAY) == MonthDay(6)


@pytest.mark.parametrize(
    ("expression", "meaning"),
    [
        ("6/12", "--06-12"),
        ("1/12", "--01-12"),
        ("12/1", "--12-01"),
        ("2月29日", "--02-29"),
        ("0229", "--02-29"),
        ("1231", "--12-31"),
        ("元月1日", "--01-01"),
        ("十一月十一日", "--11-11"),
        ("十二月廿一日", "--12-21"),
        ("十二月卅一日", "--12-31"),
        ("十月二十日", "--10-20"),
        ("三月三日", "--03-03"),
    ],
)
def test_the_month_comes_before_the_day(expression: str, meaning: str) -> None:
    assert read_date(expression, TODAY) == means(meaning)


@pytest.mark.parametrize(
    ("expression", "meaning"),
    [
        ("6月1日至7日", "--06-01/--06-07"),
        ("6月1日到6月7日", "--06-01/--06-07"),
        ("6月1日-7日", "--06-01/--06-07"),
        ("6月1-7日", "--06-01/--06-07"),
        ("6月1日～7日", "--06-01/--06-07"),
        ("6月1日——7日", "--06-01/--06-07"),
        ("6.1-6.7", "--06-01/--06-07"),
        ("6.1-7", "--06-01/--06-07"),
        ("6/1~6/7", "--06-01/--06-07"),
        ("0601-0607", "--06-01/--06-07"),
        ("六月一日至七日", "--06-01/--06-07"),
        ("1日至6月7日", "--06-01/--06-07"),
        ("6月1日上午至7日下午", "--06-01/--06-07"),
        ("June 1-7", "--06-01/--06-07"),
        ("1-7 June", "--06-01/--06-07"),
        ("June 1 to June 7", "--06-01/--06-07"),
        ("从6月1日到7日", "--06-01/--06-07"),
        ("6-8月", "--06/--08"),
        ("6月至8月", "--06/--08"),
        ("六至八月", "--06/--08"),
        ("May to July", "--05/--07"),
        ("from May through July", "--05/--07"),
        ("6月至7月3日", "--06/--07-03"),
        ("6月1日至30日", "--06-01/--06-30"),
        ("6月1日至6月1日", "--06-01"),
        ("12月30日至1月2日", "--12-30/--01-02"),
        ("12月30日至次年1月2日", "--12-30/--01-02"),
        ("11月至2月", "--11/--02"),
    ],
)
def test_a_range_without_years_keeps_none(expression: str, meaning: str) -> None:
    assert read_date(expression, TODAY) == means(meaning)


# --- Rule 2: full dates --------------------------------------------------------------------


@pytest.mark.parametrize(
    "expression",
    [
        "2019年6月1日",
        "2019年6月1号",
        "2019年06月01日",
        "2019.6.1",
        "2019-06-01",
        "2019/6/1",
        "2019 - 6 - 1",
        "２０１９．６．１",
        "20190601",
        "二〇一九年六月一日",
        "二零一九年六月一日",
        "二○一九年六月一日",
        "二O一九年六月一日",
        "19年6月1日",
        "一九年六月一日",
        "19.6.1",
        "19/06/01",
        "2019年的6月1日",
        "2019 年 6 月 1 日",
        "06/01/2019",
        "6.1.2019",
        "June 1, 2019",
        "June 1st 2019",
        "Jun. 1, 2019",
        "1 June 2019",
        "1st June 2019",
        "the 1st of June, 2019",
        "1-Jun-2019",
        "2019 June 1",
        "Saturday, June 1, 2019",
        "2019年6月1日上午",
        "2019年6月1日上午10点",
        "2019年6月1日10时30分",
        "2019年6月1日下午三点半",
        "2019年6月1日（星期六）上午9点至11点",
        "2019-06-01 10:00",
        "2019-06-01T10:00:00+08:00",
        "June 1, 2019 at 10:30 am",
    ],
)
def test_a_full_date_is_one_day(expression: str) -> None:
    assert read_date(expression, TODAY) == means("2019-06-01")


@pytest.mark.parametrize(
    ("expression", "meaning"),
    [
        ("19年", "2019"),
        ("〇八年", "2008"),
        ("45年", "2045"),
        ("46年", "1946"),
        ("98年6月", "1998-06"),
        ("99/1/1", "1999-01-01"),
    ],
)
def test_a_year_of_two_digits_is_at_most_twenty_years_ahead(expression: str, meaning: str) -> None:
    assert read_date(expression, TODAY) == means(meaning)


@pytest.mark.parametrize(
    ("expression", "meaning"),
    [
        ("20190601", "2019-06-01"),
        ("18980611", "1898-06-11"),
        ("201906", "2019-06"),
        ("200012", "2000-12"),
        ("2019", "2019"),
        ("1921", "1921"),
        ("2012", "2012"),
        ("1012", "--10-12"),
    ],
)
def test_digits_alone_go_by_their_number(expression: str, meaning: str) -> None:
    assert read_date(expression, TODAY) == means(meaning)


# --- Rule 3: calendar spans ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "meaning"),
    [
        ("2019年", "2019"),
        ("二〇一九年", "2019"),
        ("2019年度", "2019"),
        ("2019年全年", "2019"),
        ("2019年6月", "2019-06"),
        ("2019年6月份", "2019-06"),
        ("2019.6", "2019-06"),
        ("2019-06", "2019-06"),
        ("2019.6月", "2019-06"),
        ("June 2019", "2019-06"),
        ("2019 June", "2019-06"),
        ("2024年2月", "2024-02-01/2024-02-29"),
        ("2019年第三季度", "2019-07/2019-09"),
        ("2019年三季度", "2019-07/2019-09"),
        ("2019Q3", "2019-07/2019-09"),
        ("2019年Q3", "2019-07/2019-09"),
        ("Q1 2020", "2020-01/2020-03"),
        ("2019年上半年", "2019-01/2019-06"),
        ("2019年下半年", "2019-07/2019-12"),
        ("2019年前三季度", "2019-01/2019-09"),
        ("2019年前5个月", "2019-01/2019-05"),
        ("三季度", "2025-07/2025-09"),
        ("第一季度", "2025-01/2025-03"),
        ("Q3", "2025-07/2025-09"),
        ("上半年", "2025-01/2025-06"),
        ("2019年6月上旬", "2019-06-01/2019-06-10"),
        ("2019年6月中旬", "2019-06-11/2019-06-20"),
        ("2019年6月下旬", "2019-06-21/2019-06-30"),
        ("2019年2月下旬", "2019-02-21/2019-02-28"),
        ("2020年2月下旬", "2020-02-21/2020-02-29"),
        ("6月上旬", "--06-01/--06-10"),
        ("6月中旬", "--06-11/--06-20"),
        ("12月下旬", "--12-21/--12-31"),
        ("2月下旬", "--02-21/--02-29"),
        ("6月初", "--06-01/--06-10"),
        ("6月底", "--06-21/--06-30"),
        ("2019年6月底", "2019-06-21/2019-06-30"),
        ("月初", "2025-06-01/2025-06-10"),
        ("月底", "2025-06-21/2025-06-30"),
        ("2019年初", "2019-01"),
        ("2019年年底", "2019-12"),
        ("年初", "2025-01"),
        ("年底", "2025-12"),
        ("年末", "2025-12"),
    ],
)
def test_a_calendar_span_is_whole(expression: str, meaning: str) -> None:
    assert read_date(expression, TODAY) == means(meaning)


# --- Rule 4: told from today ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "meaning"),
    [
        ("今天", "2025-06-11"),
        ("昨天", "2025-06-10"),
        ("昨日", "2025-06-10"),
        ("昨晚", "2025-06-10"),
        ("今天上午10点", "2025-06-11"),
        ("前天", "2025-06-09"),
        ("大前天", "2025-06-08"),
        ("明天", "2025-06-12"),
        ("后天", "2025-06-13"),
        ("本周", "2025-06-09/2025-06-15"),
        ("这周", "2025-06-09/2025-06-15"),
        ("这个星期", "2025-06-09/2025-06-15"),
        ("上周", "2025-06-02/2025-06-08"),
        ("上個禮拜", "2025-06-02/2025-06-08"),
        ("上一周", "2025-06-02/2025-06-08"),
        ("上上周", "2025-05-26/2025-06-01"),
        ("下周", "2025-06-16/2025-06-22"),
        ("上周五", "2025-06-06"),
        ("上星期五", "2025-06-06"),
        ("上週五", "2025-06-06"),
        ("上周五上午", "2025-06-06"),
        ("上周日", "2025-06-08"),
        ("本周一", "2025-06-09"),
        ("本周日", "2025-06-15"),
        ("上周末", "2025-06-07/2025-06-08"),
        ("周末", "2025-06-07/2025-06-08"),
        ("周五", "2025-06-06"),
        ("周三", "2025-06-11"),
        ("周四", "2025-06-05"),
        ("礼拜天", "2025-06-08"),
        ("星期日", "2025-06-08"),
        ("本月", "2025-06"),
        ("这个月", "2025-06"),
        ("上个月", "2025-05"),
        ("上月", "2025-05"),
        ("上上个月", "2025-04"),
        ("下个月", "2025-07"),
        ("上月底", "2025-05-21/2025-05-31"),
        ("上个月5号", "2025-05-05"),
        ("本月上旬", "2025-06-01/2025-06-10"),
        ("上季度", "2025-01/2025-03"),
        ("今年", "2025"),
        ("去年", "2024"),
        ("前年", "2023"),
        ("大前年", "2022"),
        ("明年", "2026"),
        ("上年度", "2024"),
        ("去年6月", "2024-06"),
        ("去年6月1日", "2024-06-01"),
        ("去年十二月", "2024-12"),
        ("今年上半年", "2025-01/2025-06"),
        ("去年第三季度", "2024-07/2024-09"),
        ("去年底", "2024-12"),
        ("去年年底", "2024-12"),
        ("今年初", "2025-01"),
        ("三天前", "2025-06-08"),
        ("3天前", "2025-06-08"),
        ("两周前", "2025-05-28"),
        ("两个月前", "2025-04-11"),
        ("半年前", "2024-12-11"),
        ("一百天之前", "2025-03-03"),
        ("一年以前", "2024-06-11"),
        ("yesterday", "2025-06-10"),
        ("today", "2025-06-11"),
        ("last week", "2025-06-02/2025-06-08"),
        ("this week", "2025-06-09/2025-06-15"),
        ("last month", "2025-05"),
        ("last year", "2024"),
        ("last quarter", "2025-01/2025-03"),
        ("Friday", "2025-06-06"),
        ("last Friday", "2025-06-06"),
        ("last Wednesday", "2025-06-04"),
        ("this Friday", "2025-06-13"),
        ("three days ago", "2025-06-08"),
        ("a week ago", "2025-06-04"),
    ],
)
def test_words_are_told_from_today(expression: str, meaning: str) -> None:
    assert read_date(expression, TODAY) == means(meaning)


@pytest.mark.parametrize(
    ("expression", "meaning"),
    [
        ("最近三天", "2025-06-09/2025-06-11"),
        ("最近1天", "2025-06-11"),
        ("近两周", "2025-05-29/2025-06-11"),
        ("近2个星期", "2025-05-29/2025-06-11"),
        ("过去一个月", "2025-05-12/2025-06-11"),
        ("最近三個月", "2025-03-12/2025-06-11"),
        ("最近半年", "2024-12-12/2025-06-11"),
        ("近半个月", "2025-05-28/2025-06-11"),
        ("近一年", "2024-06-12/2025-06-11"),
        ("过去的十年来", "2015-06-12/2025-06-11"),
        ("过去一百二十天", "2025-02-12/2025-06-11"),
        ("past 3 months", "2025-03-12/2025-06-11"),
        ("last 7 days", "2025-06-05/2025-06-11"),
        ("past week", "2025-06-05/2025-06-11"),
        ("past two weeks", "2025-05-29/2025-06-11"),
    ],
)
def test_a_past_length_of_time_ends_today(expression: str, meaning: str) -> None:
    assert read_date(expression, TODAY) == means(meaning)


@pytest.mark.parametrize(
    ("expression", "start"),
    [
        ("年初以来", "2025-01-01"),
        ("今年以来", "2025-01-01"),
        ("2023年以来", "2023-01-01"),
        ("自2023年以来", "2023-01-01"),
        ("2023年至今", "2023-01-01"),
        ("2019年6月到现在", "2019-06-01"),
        ("去年底以来", "2024-12-01"),
        ("上周以来", "2025-06-02"),
        ("5月以来", "2025-05-01"),
        ("5月份以来", "2025-05-01"),
        ("6月以来", "2025-06-01"),
        ("7月以来", "2024-07-01"),
        ("6月11日以来", "2025-06-11"),
        ("6月12日以来", "2024-06-12"),
        ("2月29日以来", "2024-02-29"),
        ("从去年开始", "2024-01-01"),
        ("从6月1日起", "2025-06-01"),
        ("since May", "2025-05-01"),
        ("since last Monday", "2025-06-09"),
    ],
)
def test_since_reaches_to_today(expression: str, start: str) -> None:
    assert read_date(expression, TODAY) == DateRange(day(start), TODAY)


@pytest.mark.parametrize(
    ("today", "expression", "meaning"),
    [
        # 1 January 2025 is a Wednesday, 29 December 2024 a Sunday.
        ("2025-01-01", "本周", "2024-12-30/2025-01-05"),
        ("2025-01-01", "上周", "2024-12-23/2024-12-29"),
        ("2025-01-01", "上周五", "2024-12-27"),
        ("2025-01-01", "周二", "2024-12-31"),
        ("2025-01-01", "昨天", "2024-12-31"),
        ("2025-01-01", "上个月", "2024-12"),
        ("2025-01-01", "上上个月", "2024-11"),
        ("2025-01-01", "上季度", "2024-10/2024-12"),
        ("2025-01-01", "最近一天", "2025-01-01"),
        ("2024-12-29", "本周", "2024-12-23/2024-12-29"),
        ("2024-12-29", "周日", "2024-12-29"),
        ("2024-12-29", "周末", "2024-12-28/2024-12-29"),
        ("2024-12-29", "last Sunday", "2024-12-22"),
        ("2024-12-30", "本周", "2024-12-30/2025-01-05"),
        ("2024-12-31", "下个月", "2025-01"),
        ("2024-12-31", "下周一", "2025-01-06"),
    ],
)
def test_weeks_and_months_cross_the_year_end(today: str, expression: str, meaning: str) -> None:
    assert read_date(expression, day(today)) == means(meaning)


@pytest.mark.parametrize(
    ("today", "expression", "meaning"),
    [
        ("2025-03-31", "一个月前", "2025-02-28"),
        ("2024-03-31", "一个月前", "2024-02-29"),
        ("2025-07-31", "一个月前", "2025-06-30"),
        ("2024-02-29", "一年前", "2023-02-28"),
        ("2024-02-29", "四年前", "2020-02-29"),
        ("2025-03-31", "过去一个月", "2025-03-01/2025-03-31"),
        ("2024-02-29", "近一年", "2023-03-01/2024-02-29"),
        ("2025-03-31", "上个月", "2025-02"),
        ("2025-05-31", "上月底", "2025-04-21/2025-04-30"),
        ("2023-03-01", "2月29日以来", "2020-02-29/2023-03-01"),
        ("1904-02-28", "2月29日以来", "1896-02-29/1904-02-28"),
    ],
)
def test_short_months_and_leap_days(today: str, expression: str, meaning: str) -> None:
    assert read_date(expression, day(today)) == means(meaning)


# --- Rule 5: ranges with years -------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "meaning"),
    [
        ("2018年12月30日至2019年1月2日", "2018-12-30/2019-01-02"),
        ("2019年6月1日-7日", "2019-06-01/2019-06-07"),
        ("2019年6月1-7日", "2019-06-01/2019-06-07"),
        ("2019年6月1日至7月3日", "2019-06-01/2019-07-03"),
        ("2019年6月至8月", "2019-06/2019-08"),
        ("2019年6-8月", "2019-06/2019-08"),
        ("2019.6-2019.8", "2019-06/2019-08"),
        ("2019.6-8", "2019-06/2019-08"),
        ("2019.6.1-6.7", "2019-06-01/2019-06-07"),
        ("2019.6.1-7", "2019-06-01/2019-06-07"),
        ("2019-06-01~2019-06-07", "2019-06-01/2019-06-07"),
        ("2019-06-01至06-07", "2019-06-01/2019-06-07"),
        ("20190601-20190607", "2019-06-01/2019-06-07"),
        ("2019-2021", "2019/2021"),
        ("2018—2020年", "2018/2020"),
        ("2018年至2020年", "2018/2020"),
        ("18-20年", "2018/2020"),
        ("2019-21年", "2019/2021"),
        ("2018年12月至次年2月", "2018-12/2019-02"),
        ("去年12月至今年1月", "2024-12/2025-01"),
        ("去年到今年", "2024/2025"),
        ("今年3月至5月", "2025-03/2025-05"),
        ("去年6月1日至7日", "2024-06-01/2024-06-07"),
        ("3月至今年5月", "2025-03/2025-05"),
        ("5月至2019年7月", "2019-05/2019-07"),
        ("6月1日到2019年6月7日", "2019-06-01/2019-06-07"),
        ("2019年一至三季度", "2019-01/2019-09"),
        ("一季度至三季度", "2025-01/2025-09"),
        ("Q1-Q3", "2025-01/2025-09"),
        ("2019年6月至年底", "2019-06/2019-12"),
        ("6月1日到昨天", "2025-06-01/2025-06-10"),
        ("12月到昨天", "2024-12-01/2025-06-10"),
        ("12月到上个月", "2024-12/2025-05"),
        ("上周五到本周一", "2025-06-06/2025-06-09"),
        ("上周一至周三", "2025-06-02/2025-06-04"),
        ("周一至周五", "2025-06-09/2025-06-13"),
        ("本月5日至10日", "2025-06-05/2025-06-10"),
        ("月初至月底", "2025-06"),
        ("昨天至15日", "2025-06-10/2025-06-15"),
        ("June 1-7, 2019", "2019-06-01/2019-06-07"),
        ("1-7 June 2019", "2019-06-01/2019-06-07"),
        ("May to July 2019", "2019-05/2019-07"),
        ("from 2019 to 2021", "2019/2021"),
    ],
)
def test_what_one_end_of_a_range_lacks_the_other_gives(expression: str, meaning: str) -> None:
    assert read_date(expression, TODAY) == means(meaning)


# --- Rule 6: not a date --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("2月30日", "2月只有29天"),
        ("4月31日", "4月只有30天"),
        ("6月100日", "6月只有30天"),
        ("0230", "2月只有29天"),
        ("2019年2月29日", "2019年2月只有28天"),
        ("2100年2月29日", "2100年2月只有28天"),
        ("去年2月30日", "2024年2月只有29天"),
        ("13月1日", "没有13月"),
        ("13月", "没有13月"),
        ("0月1日", "没有0月"),
        ("13/6", "没有13月"),
        ("31/12", "没有31月"),
        ("20191301", "没有13月"),
        ("201913", "没有13月"),
        ("1301", "没有13月"),
        ("6月0日", "没有0日"),
        ("今年前15个月", "没有15月"),
        ("2019年6月7日至1日", "开始晚于结束"),
        ("2019年8月至2019年6月", "开始晚于结束"),
        ("2019年8月至6月", "开始晚于结束，跨年的请两头都写年份"),
        ("2021-2019", "开始晚于结束"),
        ("今天到昨天", "开始晚于结束"),
        ("周五至周一", "开始晚于结束"),
        ("6月7日至1日", "开始晚于结束"),
        ("6月7日至6月1日", "开始晚于结束"),
        ("2018年12月30日至1月2日", "开始晚于结束，跨年的请两头都写年份"),
        ("12月30日至2019年1月2日", "开始晚于结束，跨年的请两头都写年份"),
        ("3月至次年5月", "超过一年的范围请写明年份"),
        ("明年以来", "开始晚于今天"),
        ("19日", "只有日，没有月份，请写几月几日"),
        ("26号", "只有日，没有月份，请写几月几日"),
        ("1-7日", "只有日，没有月份，请写几月几日"),
        ("春节", "春节是农历节日，每年日期不同，请写公历日期"),
        ("2019年春節", "春節是农历节日，每年日期不同，请写公历日期"),
        ("中秋节", "中秋节是农历节日，每年日期不同，请写公历日期"),
        ("端午", "端午是农历节日，每年日期不同，请写公历日期"),
        ("除夕", "除夕是农历节日，每年日期不同，请写公历日期"),
        ("清明", "清明每年日期不同，请写公历日期"),
        ("农历六月初一", "这是农历，请写公历日期"),
        ("正月", "正月是农历，请写公历日期"),
        ("腊月廿三", "腊月是农历，请写公历日期"),
        ("初一", "初一是农历，请写公历日期"),
        ("闰六月", "闰六月是农历，请写公历日期"),
        ("三月三", "三月三是农历，请写公历日期"),
        ("甲辰年", "甲辰是农历，请写公历日期"),
        ("国庆节", "国庆节是节日，请写明几月几日"),
        ("元旦", "元旦是节日，请写明几月几日"),
        ("五一", "五一是节日，请写明几月几日"),
        ("去年十一", "十一是节日，请写明几月几日"),
        ("双11", "双11是节日，请写明几月几日"),
        ("近日", "“近日”没有确定的日期，请写明是哪些天，如“最近三天”"),
        ("日前", "“日前”没有确定的日期，请写明是哪些天，如“最近三天”"),
        ("最近", "“最近”没有确定的日期，请写明是哪些天，如“最近三天”"),
        ("最近幾天", "“幾天”没有确定的日期，请写明是哪些天，如“最近三天”"),
        ("两三天前", "“两三天”没有确定的日期，请写明是哪些天，如“最近三天”"),
        ("第六次会议", "“第六次”是会议的届次，不是日期"),
        ("第十四届", "“第十四届”是会议的届次，不是日期"),
        ("二十大", "“二十大”是会议的届次，不是日期"),
        ("十五五", "“十五五”是五年规划的名称，不是日期"),
        ("十四五规划", "“十四五规划”是五年规划的名称，不是日期"),
        ("70周年", "“70周年”是年数，不是日期"),
        ("2019年上旬", "请写明是哪个月的上旬"),
        ("下旬", "请写明是哪个月的下旬"),
        ("100天", "只有时间长短，请写明从哪天起，如“最近100天”"),
        ("二十年", "只有时间长短，请写明从哪天起，如“最近二十年”"),
        ("6月1日以前", "只说了到哪天为止，请写明从哪天起"),
        ("2019年前", "只说了到哪天为止，请写明从哪天起"),
        ("截至6月1日", "只说了到哪天为止，请写明从哪天起"),
        ("99999年前", "年份超出了1年到9999年"),
        ("最近0天", "看不出从哪天算起"),
        ("次年3月", "看不出从哪天算起"),
        ("", "没有写日期"),
        (" \u3000", "没有写日期"),
    ],
)
def test_what_is_no_date_has_a_reason(expression: str, why: str) -> None:
    assert read_date(expression, TODAY) == NotADate(why)


@pytest.mark.parametrize(
    "expression",
    [
        "会议",
        "垃圾分类",
        "7",
        "廿一年",
        "2019年6月1日的会议",
        "6月1日和2日",
        "6月1日6月2日",
        "《2019年》",
        "“6月1日”",
        "每周五",
        "最近一年半",
        "6—8",
        "Q5",
        "may I",
        "0年",
        "1" * 4000,
        "从6月1日",
        "2019年6月1日至",
        "至6月1日",
        "6月1日至3日至5日",
        "6月1-3-5日",
        "2018-2019-2020年",
    ],
)
def test_anything_else_is_no_date(expression: str) -> None:
    assert isinstance(read_date(expression, TODAY), NotADate)


# --- In a question -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found", "meaning"),
    [
        ("谁主持了6月1日的会议？", "6月1日", "--06-01"),
        ("誰主持了６月１號的會議？", "６月１號", "--06-01"),
        ("去年 垃圾分类", "去年", "2024"),
        ("去年垃圾分类研究过吗", "去年", "2024"),
        ("垃圾分类去年6月", "去年6月", "2024-06"),
        ("2023年以来研究过哪些条例", "2023年以来", "2023-01-01/2025-06-11"),
        ("自2023年以来研究过哪些条例", "自2023年以来", "2023-01-01/2025-06-11"),
        ("最近三个月开了几次会", "最近三个月", "2025-03-12/2025-06-11"),
        ("6月1日至7日的会议", "6月1日至7日", "--06-01/--06-07"),
        ("June 1 meeting", "June 1", "--06-01"),
        ("meetings in May", "May", "--05"),
        ("May meetings", "May", "--05"),
        ("what was decided since June 2019?", "since June 2019", "2019-06-01/2025-06-11"),
        ("2019年研究了什么", "2019年", "2019"),
        ("2019年的会议", "2019年", "2019"),
        ("2019年会议", "2019年", "2019"),
        ("2019年 垃圾分类", "2019年", "2019"),
        ("研究过教育的会议，2019年", "2019年", "2019"),
        ("2019年谁主持", "2019年", "2019"),
        ("2019年市委常委会研究了什么", "2019年", "2019"),
        ("19年的会议研究了什么", "19年", "2019"),
        ("2018—2020年行动计划", "2018—2020年", "2018/2020"),
        ("一季度的会议", "一季度", "2025-01/2025-03"),
        ("去年三季度经济形势", "去年三季度", "2024-07/2024-09"),
        ("上半年开了几次会", "上半年", "2025-01/2025-06"),
        ("十月的会议", "十月", "--10"),
        ("十月份研究了什么", "十月份", "--10"),
        ("2024年底部署了什么", "2024年底", "2024-12"),
        ("6.1 研究了什么", "6.1", "--06-01"),
        ("6.1会议", "6.1", "--06-01"),
        ("谁主持了6.1的会议", "6.1", "--06-01"),
        ("0601的会议", "0601", "--06-01"),
        ("20190601 会议", "20190601", "2019-06-01"),
        ("会议在2019-06-01召开", "2019-06-01", "2019-06-01"),
        ("昨天开了什么会", "昨天", "2025-06-10"),
        ("上周五谁主持", "上周五", "2025-06-06"),
        ("上周一共开了几次会", "上周", "2025-06-02/2025-06-08"),
        ("上周三次会议", "上周", "2025-06-02/2025-06-08"),
        ("本周日程", "本周", "2025-06-09/2025-06-15"),
        ("三天前的会", "三天前", "2025-06-08"),
        ("6月1日上午10点的会议", "6月1日上午10点", "--06-01"),
        ("6月1日早已开过会", "6月1日", "--06-01"),
        ("来自2019年的会议", "2019年", "2019"),
        ("从6月1日的会议看", "6月1日", "--06-01"),
        ("从6月1日起", "从6月1日起", "2025-06-01/2025-06-11"),
        ("6月1日和7月1日的会议", "6月1日", "--06-01"),
        ("2月30日和6月1日的会议", "6月1日", "--06-01"),
        ("2035年远景目标6月1日研究过吗", "6月1日", "--06-01"),
        ("《2019年工作要点》6月1日研究过吗", "6月1日", "--06-01"),
        ("“2019年”与7月1日", "7月1日", "--07-01"),
        ("“没关上的引号 6月1日的会议", "6月1日", "--06-01"),
    ],
)
def test_a_date_is_found_in_a_question(text: str, found: str, meaning: str) -> None:
    start = text.index(found)
    assert find_date(text, TODAY) == FoundDate(means(meaning), start, start + len(found))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "研究过垃圾分类吗",
        "70周年",
        "一周年",
        "庆祝新中国成立70周年",
        "改革开放40年",
        "10年来的发展",
        "第3季",
        "12345热线",
        "2.0版",
        "5G建设",
        "十九大",
        "二十大报告",
        "第十四届",
        "十四届全国人大常委会第二十三次委员长会议",
        "第六次会议",
        "十四五规划",
        "三月三",
        "3.15晚会",
        "2035年远景目标",
        "2022年冬奥会",
        "2019年会计制度",
        "一季度经济形势",
        "双11",
        "1+6",
        "100天",
        "13800138000",
        "010-66010601",
        "192.168.1.1",
        "版本 2.1.3",
        "增长6.1%",
        "增长 6.1 个百分点",
        "1 2 3",
        "十月革命",
        "五月天",
        "6月龄婴儿",
        "目前天气",
        "光明日报",
        "文明年度",
        "今日头条",
        "每周五",
        "一周一次",
        "最近会议",
        "最近10次会议",
        "近平总书记",
        "18年后的中国",
        "2000年以前",
        "过去的2022年工作",
        "who may chair",
        "the march of time",
        "去年以前",
        "6月1日之前的会议",
        "6月1日前",
        "截至6月1日开了几次会",
        "26日的会议",
        "2月30日的会议",
        "2019年2月29日的会议",
        "6月31日",
        "春节前的会议",
        "《2019年工作要点》",
        "《关于修改〈2019年条例〉的决定》",
        "《关于修改《条例》2019年6月的决定》",
        "《2019年工作要点",
        "“2019年6月1日”",
        "「2019年」",
        '"6月1日"',
    ],
)
def test_a_word_is_never_a_date_by_accident(text: str) -> None:
    assert find_date(text, TODAY) is None


# --- What is made of a meaning -------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "shape"),
    [
        ("去年6月", {"start": "2024-06-01", "end": "2024-06-30"}),
        ("昨天", {"start": "2025-06-10", "end": "2025-06-10"}),
        ("6月1日", {"month": 6, "day": 1}),
        ("6月", {"month": 6}),
        ("6月1日至7日", {"from": {"month": 6, "day": 1}, "to": {"month": 6, "day": 7}}),
        ("6月上旬", {"from": {"month": 6, "day": 1}, "to": {"month": 6, "day": 10}}),
        ("11月至2月", {"from": {"month": 11}, "to": {"month": 2}}),
        ("2月30日", {"start": None, "why": "2月只有29天"}),
    ],
)
def test_json_is_as_the_contract_says(expression: str, shape: dict[str, object]) -> None:
    made = as_json(expression, read_date(expression, TODAY))
    assert made == {"expression": expression, **shape}
    assert list(made) == ["expression", *shape]


@pytest.mark.parametrize(
    ("meaning", "words"),
    [
        ("2019", "2019年"),
        ("2019/2021", "2019年至2021年"),
        ("2019-06", "2019年6月"),
        ("2019-06/2019-08", "2019年6月至8月"),
        ("2018-12/2019-02", "2018年12月至2019年2月"),
        ("2019-06-01", "2019年6月1日"),
        ("2024-06-01/2024-06-29", "2024年6月1日至29日"),
        ("2024-06-01/2024-06-30", "2024年6月"),
        ("2024-06-01/2024-07-03", "2024年6月1日至7月3日"),
        ("2018-12-30/2019-01-02", "2018年12月30日至2019年1月2日"),
        ("--06", "6月"),
        ("--06-01", "6月1日"),
        ("--06-01/--06-07", "6月1日至7日"),
        ("--06/--08", "6月至8月"),
        ("--12-30/--01-02", "12月30日至次年1月2日"),
    ],
)
def test_a_meaning_is_described_in_few_words(meaning: str, words: str) -> None:
    assert describe(means(meaning)) == words


@pytest.mark.parametrize(
    ("meaning", "inside", "outside"),
    [
        ("2019-06", ["2019-06-01", "2019-06-30"], ["2019-05-31", "2019-07-01", "2020-06-01"]),
        ("--06-01", ["2019-06-01", "2025-06-01"], ["2019-06-02", "2019-01-06"]),
        ("--06", ["2019-06-01", "2025-06-30"], ["2019-07-01"]),
        ("--02-29", ["2024-02-29"], ["2025-02-28", "2025-03-01"]),
        ("--06-01/--06-07", ["2019-06-01", "2020-06-07"], ["2019-05-31", "2019-06-08"]),
        ("--06/--07-03", ["2019-06-01", "2019-07-03"], ["2019-07-04"]),
        ("--12-30/--01-02", ["2019-12-31", "2020-01-02"], ["2019-12-29", "2020-01-03"]),
        ("--11/--02", ["2019-11-01", "2020-02-29"], ["2019-10-31", "2020-03-01"]),
        ("--02-21/--02-29", ["2025-02-28", "2024-02-29"], ["2025-03-01"]),
    ],
)
def test_a_meaning_covers_its_days(meaning: str, inside: list[str], outside: list[str]) -> None:
    covers = means(meaning).covers
    assert [covers(day(one)) for one in inside] == [True] * len(inside)
    assert [covers(day(one)) for one in outside] == [False] * len(outside)


# --- Properties ----------------------------------------------------------------------------

_MONTH_NAMES = calendar.month_name[1:]
_HAN = "〇一二三四五六七八九"


def han_year(year: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(year))


def han_number(value: int) -> str:
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones else "")


def ordinal(value: int) -> str:
    last = value % 10 if value not in (11, 12, 13) else 0
    return str(value) + {1: "st", 2: "nd", 3: "rd"}.get(last, "th")


DAY_STYLES: list[Callable[[datetime.date], str]] = [
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year}年{d.month:02}月{d.day:02}号",
    lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    lambda d: f"{han_year(d.year)}年{han_number(d.month)}月{han_number(d.day)}日",
    lambda d: d.isoformat(),
    lambda d: f"{d.year}.{d.month}.{d.day}",
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"{_MONTH_NAMES[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{_MONTH_NAMES[d.month - 1][:3]}. {ordinal(d.day)} {d.year}",
    lambda d: f"{d.day} {_MONTH_NAMES[d.month - 1].lower()} {d.year}",
    lambda d: f"{ordinal(d.day)} of {_MONTH_NAMES[d.month - 1]} {d.year}",
    lambda d: f"{d.year}年{d.month}月{d.day}日（星期{'一二三四五六日'[d.weekday()]}）上午9点30分",
]
MONTH_DAY_STYLES: list[Callable[[datetime.date], str]] = [
    lambda d: f"{d.month}月{d.day}日",
    lambda d: f"{han_number(d.month)}月{han_number(d.day)}号",
    lambda d: f"{d.month}.{d.day}",
    lambda d: f"{d.month}-{d.day}",
    lambda d: f"{d.month:02}/{d.day:02}",
    lambda d: f"{d:%m%d}",
    lambda d: f"{_MONTH_NAMES[d.month - 1]} {d.day}",
    lambda d: f"{d.day} {_MONTH_NAMES[d.month - 1][:3]}",
]

to_traditional = opencc.OpenCC("s2t").convert  # made once: it reads its dictionaries

any_day = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
any_month_day = st.one_of(
    st.integers(1, 12).map(MonthDay), any_day.map(lambda date: MonthDay(date.month, date.day))
)
# Text that is likely to be almost a date.
crumbs = st.lists(
    st.sampled_from(
        [
            *"0126〇一二三十廿两半几年月日号號天周週个上下本这去今前昨明后旬初底末近前至到",
            *'-—~./:，。（）《》“”"的会从自第届次Ｑ６🙂\u3000\n\0',
            *(
                "12",
                "19",
                "30",
                "31",
                "2019",
                "2025",
                "99999",
                "星期",
                "季度",
                "大前",
                "最近",
                "过去",
            ),
            *("以来", "以前", "会议", "上午", "10点", "研究", "规划", "次年", "周末", "春节"),
            *("January ", "may", "Jun. ", "1st ", "last ", "past ", " ago", "week ", "days", "Q3"),
            *("since ", " to ", " of ", " "),
        ]
    ),
    max_size=12,
).map("".join)
anything = st.one_of(st.text(max_size=40), crumbs)


@given(any_day, st.sampled_from(range(len(DAY_STYLES))))
def test_a_day_written_in_any_style_reads_as_itself(date: datetime.date, style: int) -> None:
    assert read_date(DAY_STYLES[style](date), TODAY) == DateRange(date, date)


@given(any_day, st.sampled_from(range(len(MONTH_DAY_STYLES))))
def test_a_month_day_written_in_any_style_reads_as_itself(date: datetime.date, style: int) -> None:
    assert read_date(MONTH_DAY_STYLES[style](date), TODAY) == MonthDay(date.month, date.day)


@given(any_day, any_day, st.sampled_from(["至", "到", "-", "~", "—", " to "]))
def test_two_days_make_a_range_or_a_reason(
    start: datetime.date, end: datetime.date, to: str
) -> None:
    written = f"{start.year}年{start.month}月{start.day}日{to}{end.year}年{end.month}月{end.day}日"
    expected = DateRange(start, end) if start <= end else NotADate("开始晚于结束")
    assert read_date(written, TODAY) == expected


@given(anything, any_day)
def test_no_text_raises_and_what_is_found_reads_the_same_alone(
    text: str, today: datetime.date
) -> None:
    read = read_date(text, today)
    assert as_json(text, read)["expression"] == text
    found = find_date(text, today)
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert read_date(text[found.start : found.end], today) == found.meaning


@given(anything, st.sampled_from([datetime.date.min, datetime.date.max]))
def test_the_ends_of_the_calendar_raise_nothing(text: str, today: datetime.date) -> None:
    read_date(text, today)
    find_date(text, today)


@given(any_month_day, any_month_day)
def test_what_two_month_days_mean_reads_back(one: MonthDay, other: MonthDay) -> None:
    assert read_date(describe(one), TODAY) == one
    meaning = read_date(f"{describe(one)}至{describe(other)}", TODAY)
    if isinstance(meaning, NotADate):
        assert one.month == other.month
    else:
        assert meaning == (one if one == other else MonthDayRange(one, other))
        assert read_date(describe(meaning), TODAY) == meaning


@given(crumbs, any_day)
def test_what_is_described_reads_back(text: str, today: datetime.date) -> None:
    meaning = read_date(text, today)
    if not isinstance(meaning, NotADate):
        assert read_date(describe(meaning), today) == meaning


@given(any_day, any_day)
def test_every_range_described_reads_back(one: datetime.date, other: datetime.date) -> None:
    meaning = DateRange(min(one, other), max(one, other))
    assert read_date(describe(meaning), TODAY) == meaning


@given(crumbs, any_day)
def test_ways_of_writing_do_not_change_the_meaning(text: str, today: datetime.date) -> None:
    full_width = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    for other in (full_width, to_traditional(text), text.upper()):
        if isinstance(meaning := read_date(text, today), NotADate):
            assert isinstance(read_date(other, today), NotADate)
        else:
            assert read_date(other, today) == meaning


@given(any_day, any_day, any_day)
def test_covering_agrees_with_the_days_of_a_range(
    start: datetime.date, end: datetime.date, probe: datetime.date
) -> None:
    year_of_start = probe.year if (probe.month, probe.day) >= (start.month, start.day) else None
    crossing = (start.month, start.day) > (end.month, end.day)
    yearless = MonthDayRange(MonthDay(start.month, start.day), MonthDay(end.month, end.day))
    first_year = probe.year if year_of_start or not crossing else probe.year - 1
    inside = (
        (first_year, start.month, start.day)
        <= (probe.year, probe.month, probe.day)
        <= (first_year + crossing, end.month, end.day)
    )
    assert yearless.covers(probe) == inside
    with_years = DateRange(min(start, end), max(start, end))
    assert with_years.covers(probe) == (min(start, end) <= probe <= max(start, end))


@given(any_day)
def test_without_a_year_every_year_is_covered(date: datetime.date) -> None:
    read = read_date(f"{date.month}月{date.day}日", TODAY)
    assert isinstance(read, MonthDay)
    assert read.covers(date)
    month = read_date(f"{date.month}月", TODAY)
    assert isinstance(month, MonthDay)
    assert month.covers(date)


# --- The promises of the grammar -----------------------------------------------------------


def patterns() -> list[str]:
    rules = [rule.pattern for rules in RULES_AT.values() for rule in rules]
    others = [value for value in vars(expressions).values() if isinstance(value, re.Pattern)]
    made = [pattern.pattern for pattern in [*rules, *others, *(p for p, _ in meaning._REASONS)]]
    assert len(made) > 60
    return made


def test_every_character_of_the_rules_may_be_written_traditionally() -> None:
    characters = set(re.findall("[\u4e00-\u9fff]", "".join(patterns()))) - {"丑"}
    for conversion in ("s2t", "s2tw", "s2hk"):
        convert = opencc.OpenCC(conversion).convert
        assert {c for c in characters if fold(convert(c)) != c} == set()


@given(st.text())
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    "crumb",
    [
        "1",
        "1,",
        "1 ",
        " ",
        "一",
        "上",
        "上一个",
        "今",
        "最近",
        "自",
        "6月31日",
        "2035年至2036年前",
        "2035年远景",
        "13月1日上午10点30分",
        "1" + " " * 50,
        "june 31 ",
        "last ",
        "《",
        "《》",
        "“a",
        '"',
    ],
)
def test_four_thousand_hostile_characters_take_little_time(crumb: str) -> None:
    text = (crumb * 4000)[:4000]

    def fastest(ask: object) -> float:
        assert callable(ask)
        times = []
        for _ in range(5):
            start = time.perf_counter()
            ask(text, TODAY)
            times.append(time.perf_counter() - start)
        return min(times)

    # A machine may be slow and busy; a text that makes reading quadratic takes seconds.
    assert fastest(read_date) < 0.05
    assert fastest(find_date) < 0.1
