"""Dates as readouts print them: 6月1日上午, 26日, 28日至29日, 二〇一八年六月一日, 昨天(7日)下午.

Works on folded text. Other things look like dates and compete with the meeting's own; which date is
the meeting's is for ``heading`` to say.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from store.numerals import number

_CHINESE = "零〇○一二三四五六七八九十"
_N = rf"(?:\d{{1,2}}|[{_CHINESE}]{{1,3}})"
_TIMES = "上午|下午|晚上|晚间|傍晚|晚|凌晨|清晨|早晨|中午|全天"
_WEEKDAY = r"(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])"
# 周一鸣 is a man, 每周五 no day
_OF_WEEK = (
    r"(?:(?P<week>[上本这])(?:周|个?(?:星期|礼拜))|(?<![每双隔逢])(?:星期|礼拜)|"
    r"(?<![每双隔逢至到])周(?=.(?:[上下]午|晚|,| ?\(|[召开举主]|$)))(?P<of_week>[一二三四五六日天])"
)
_RELATIVE = (
    "前天|前日|今早|今晨|昨天|昨日|今天|今日|昨晚|今晚|昨(?=[上下]午|[召开举主]|$)|(?:当日|当天|同日)(?=[上下]午|晚)|"
    f"同日(?= )|{_OF_WEEK}"
)
_DATE = re.compile(
    rf"(?=[\d{_CHINESE}元前昨今当同去上本这周星礼])"  # passes over all else quickly
    rf"(?:(?:(?P<year>(?:19|20)\d\d|[一二][{_CHINESE}]{{3}}) ?[年./-] ?|(?P<ago>去年))?"
    rf"(?:(?P<month>{_N}|元(?=月)) ?[月./-] ?)(?P<day>{_N}) ?"
    rf"(?:[日号]|(?=[上下]午)|(?(year)(?=,)|(?!)))"
    rf"|(?P<lone>(?<!\d)\d{{1,2}}|(?<![第{_CHINESE}])[{_CHINESE}]{{1,3}}) ?[日号]"
    r"(?!报|常|[楼院厅门线文令机馆]|会议室|会议中心)"
    rf"|(?<!\d)(?P<glued>\d{{3,4}})日"  # 1018日, 120日: the 月 was lost
    rf"|(?P<relative>{_RELATIVE})"
    rf"(?:(?P<its_time>{_TIMES})? ?\( ?(?:(?P<its_month>{_N}) ?月 ?)?(?P<its_day>{_N}) ?日 ?\))?"
    # 昨(12)日, 今(3月2日)天
    rf"|[前昨今] ?\( ?(?:(?P<in_month>{_N}) ?[月/] ?)?(?P<in_day>{_N}) ?日? ?\) ?[日天])"
)
_MAY_BE_DAY = re.compile(r"[日号天早晨晚昨午,周期拜]")
"""What every date expression has or ends before."""
_UNTIL = re.compile(rf" ?(?:至|到|-|~|、|和) ?(?:{_N} ?月 ?)?{_N} ?[日号]")
_AFTER = re.compile(
    rf"(?: ?\( ?{_WEEKDAY} ?\)| ?{_WEEKDAY.replace('weekday', 'bare')})? ?(?P<time>{_TIMES})?"
)
_FULL_DATE = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d|[一二][{_CHINESE}]{{3}}) ?[-./年] ?"
    rf"(?P<month>{_N}) ?[-./月] ?(?P<day>{_N})(?!\d)"
)
_DAY_FIRST = re.compile(
    r"(?<![\d.])(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>(?:19|20)\d\d)(?![\d.])"
)
_DAYS_BACK = {
    "前天": 2,
    "前日": 2,
    "今早": 0,
    "今晨": 0,
    "昨天": 1,
    "昨日": 1,
    "昨晚": 1,
    "昨": 1,
    "今天": 0,
    "今日": 0,
    "今晚": 0,
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A date expression: where it stands and what it says; what it leaves out is None.

    ``days_back`` counts from the publication (昨天 is 1); such an expression has no day of its own.
    ``same_day`` is 当日, the day of a meeting told of before; ``last_year`` is that of the
    publication's. A ``weekday`` without a day counts from the publication, too: the last such, or
    that of ``weeks_back`` (本周五 is of 0, 上周五 of 1).
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    days_back: int | None = None
    same_day: bool = False
    last_year: bool = False
    weeks_back: int | None = None
    weekday: int | None = None
    weekday_span: tuple[int, int] | None = None
    time_start: int | None = None
    time_end: int | None = None


def find_days(folded: str, start: int, end: int) -> Iterator[Printed]:
    """Every date expression that names a day which can exist, in order."""
    if _MAY_BE_DAY.search(folded, start, end) is None:
        return
    after = start
    for match in _DATE.finditer(folded, start, end):
        if match.start() >= after and (printed := _read(folded, match, end)) is not None:
            yield printed
            after = printed.weekday_span[1] if printed.weekday_span else printed.end


def _read(folded: str, match: re.Match[str], limit: int) -> Printed | None:
    year = month = day = back = None
    relative = match["relative"]
    if match["its_day"]:  # 今天(7日)
        month, day = number(match["its_month"]), number(match["its_day"])
    elif match["in_day"]:
        month, day = number(match["in_month"]), number(match["in_day"])
    elif relative:
        back = _DAYS_BACK.get(relative)
    elif match["glued"]:
        month, day = _glued(match["glued"])
    elif match["lone"]:
        day = number(match["lone"])
    else:
        year, month, day = (number(match[part]) for part in ("year", "month", "day"))
    if (match["its_day"] or not relative) and not exists(month, day):
        return None
    end = match.end()
    if not relative and (until := _UNTIL.match(folded, end, limit)):
        end = until.end()
    after = _AFTER.match(folded, end, limit)
    assert after is not None  # every part of it is optional
    weekday = after["weekday"] or after["bare"]
    of_week = match["of_week"] if day is None else None
    group = "weekday" if after["weekday"] else "bare"
    time = after.span("time") if after["time"] else None
    if match["its_time"]:  # 今天上午(2月8日)
        time = match.span("its_time")
    if relative in ("昨晚", "今晚"):
        time, end = (end - 1, end), end
    return Printed(
        start=match.start(),
        end=end,
        year=year,
        month=month,
        day=day,
        days_back=back,
        same_day=relative is not None and back is None and day is None and of_week is None,
        last_year=match["ago"] is not None,
        weeks_back=_WEEKS_BACK.get(match["week"]) if of_week else None,
        weekday=_weekday(of_week or weekday),
        weekday_span=(
            after.start(group) - _before_day(folded, after.start(group)),
            after.end(group),
        )
        if weekday
        else None,
        time_start=time[0] if time else None,
        time_end=time[1] if time else None,
    )


def _glued(digits: str) -> tuple[int | None, int | None]:
    """Month and day of 1018日 and 120日; none where it may be of two months: 111日."""
    ends = (2,) if len(digits) == 4 else (1, 2)
    days = [(int(digits[:end]), int(digits[end:])) for end in ends]
    days = [(month, day) for month, day in days if exists(month, day)]
    return days[0] if len(days) == 1 else (None, None)


_WEEKS_BACK = {"上": 1, "本": 0, "这": 0}


def _weekday(printed: str | None) -> int | None:
    return min("一二三四五六日天".index(printed), 6) if printed else None


def _before_day(folded: str, day: int) -> int:
    """The length of 星期, 礼拜 or 周 before the day of a week."""
    return 1 if folded[day - 1] == "周" else 2


def full_date(text: str) -> datetime.date | None:
    """The first date of a folded text that has year, month and day."""
    for match in (*_FULL_DATE.finditer(text), *_DAY_FIRST.finditer(text)):
        year, month, day = (number(match[part]) for part in ("year", "month", "day"))
        if year and month and day:
            try:
                return datetime.date(year, month, day)
            except ValueError:
                continue
    return None


def exists(month: int | None, day: int | None) -> bool:
    """Whether a day can be in a month (of a leap year), or in any where the month is left out."""
    if day is None:
        return False
    try:
        datetime.date(2000, 1 if month is None else month, day)
    except ValueError:
        return False
    return True


def year_before(published: datetime.date, month: int, day: int) -> int | None:
    """The year of the last such day not after ``published``: a meeting precedes its readout."""
    for year in range(published.year, max(published.year - 9, 0), -1):
        if is_day(year, month, day) and datetime.date(year, month, day) <= published:
            return year
    return None


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True
