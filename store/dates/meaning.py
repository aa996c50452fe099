"""What date expressions mean: 去年6月 is a range of days, 6月1日 is that day of any year.

`read_date` takes an expression, `find_date` looks for one in a question. Today is always told,
never asked of a clock. How dates are written is in :mod:`store.dates.expressions`; this module
turns what is written into days, or says why there are none.

Weeks run Monday to Sunday, ranges include both ends. A year that is not said is not made up:
6月1日 has none. What hangs on today has one (去年6月), and so has what hardly means any year but
this one: a bare quarter, half-year, 年初 or 年底.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, replace
from typing import TypeAlias

from store.dates.expressions import expressions, whole_expression
from store.dates.folding import fold
from store.dates.written import Expression, Relative, Unit, Written

_LEAP_YEAR = 2000


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days from ``start`` to ``end``, both included; one day where they are the same."""

    start: datetime.date
    end: datetime.date

    @classmethod
    def of_year(cls, year: int) -> DateRange:
        """A whole year."""
        return cls(datetime.date(year, 1, 1), datetime.date(year, 12, 31))

    @property
    def is_a_day(self) -> bool:
        """Whether it is one day."""
        return self.start == self.end

    def covers(self, day: datetime.date) -> bool:
        """Whether ``day`` is one of them."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of any year, or a whole month of any year where ``day`` is None."""

    month: int
    day: int | None = None

    def covers(self, day: datetime.date) -> bool:
        """Whether ``day`` is such a day."""
        return day.month == self.month and self.day in (None, day.day)


@dataclass(frozen=True, slots=True)
class MonthDayRange:
    """The days between two days of any year, both included.

    An end before the start lies in the following year. An end without a day is the whole month.
    """

    start: MonthDay
    end: MonthDay

    def covers(self, day: datetime.date) -> bool:
        """Whether ``day`` lies between, in whatever year."""
        start = (self.start.month, self.start.day or 1)
        end = (self.end.month, self.end.day or 31)
        here = (day.month, day.day)
        if start <= end:
            return start <= here <= end
        return here >= start or here <= end


DateMeaning: TypeAlias = DateRange | MonthDay | MonthDayRange


@dataclass(frozen=True, slots=True)
class NotADate:
    """``why`` an expression means no day: one sentence for the user."""

    why: str


@dataclass(frozen=True, slots=True)
class FoundDate:
    """The date that ``text[start:end]`` means; read alone, the slice means the same."""

    meaning: DateMeaning
    start: int
    end: int


def read_date(expression: str, today: datetime.date) -> DateMeaning | NotADate:
    """Tell what ``expression``, all of it, means on the day ``today``."""
    folded = fold(expression)
    found = whole_expression(folded)
    if found is None:
        return NotADate(_why_not(folded, expression))
    try:
        return _meaning(found, today)
    except _NoSuchDate as refusal:
        return NotADate(refusal.why)


def find_date(text: str, today: datetime.date) -> FoundDate | None:
    """Find the first date in a question.

    What looks like a date but may be a part of something else is left alone: titles and
    quotations, 70周年, 12345热线, 2035年远景目标. So are dates there are not (2月30日).
    """
    for found in expressions(fold(text)):
        try:
            return FoundDate(_meaning(found, today), found.start, found.end)
        except _NoSuchDate:
            continue
    return None


def as_json(expression: str, meaning: DateMeaning | NotADate) -> dict[str, object]:
    """Make the object that ``date --json`` prints for an expression."""
    return {"expression": expression, **_json_of(meaning)}


def _json_of(meaning: DateMeaning | NotADate) -> dict[str, object]:
    match meaning:
        case DateRange(start, end):
            return {"start": start.isoformat(), "end": end.isoformat()}
        case MonthDay(month, None):
            return {"month": month}
        case MonthDay(month, day):
            return {"month": month, "day": day}
        case MonthDayRange(start, end):
            return {"from": _json_of(start), "to": _json_of(end)}
        case NotADate(why):
            return {"start": None, "why": why}


def describe(meaning: DateMeaning) -> str:
    """Say the meaning in Chinese, as short as stays exact; `read_date` reads it back."""
    match meaning:
        case DateRange(start, end):
            return _describe_days(start, end)
        case MonthDay(month, None):
            return f"{month}月"
        case MonthDay(month, day):
            return f"{month}月{day}日"
        case MonthDayRange(start, end):
            if start.month == end.month and start.day and end.day and start.day <= end.day:
                return f"{describe(start)}至{end.day}日"
            crosses = (start.month, start.day or 1) > (end.month, end.day or 31)
            return f"{describe(start)}至{'次年' if crosses else ''}{describe(end)}"


def _describe_days(start: datetime.date, end: datetime.date) -> str:
    """Whole years and months where the range is made of them, else days."""
    first, last = [f"{start.year:04}年"], [f"{end.year:04}年"]
    whole_months = start.day == 1 and end.day == _last_day(end.year, end.month)
    if not (whole_months and start.month == 1 and end.month == 12):
        first.append(f"{start.month}月")
        last.append(f"{end.month}月")
        if not whole_months:
            first.append(f"{start.day}日")
            last.append(f"{end.day}日")
    shared = next((i for i, part in enumerate(first) if part != last[i]), None)
    return "".join(first) + ("" if shared is None else "至" + "".join(last[shared:]))


# --- What is written, on a day -------------------------------------------------------------


class _NoSuchDate(Exception):
    """What is written means no day; ``why`` is for the user."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


_REVERSED = "开始晚于结束"


def _meaning(expression: Expression, today: datetime.date) -> DateMeaning:
    if expression.second:
        return _range(expression.first, expression.second, today)
    settled = _settled(expression.first, today)
    if expression.since:
        start = _latest_days(settled, today).start
        if start > today:
            raise _NoSuchDate("开始晚于今天")
        return DateRange(start, today)
    if isinstance(settled, Written) and settled.year is None:
        return _of_any_year(settled, settled)
    return _days(settled)


def _range(first: Written, second: Written, today: datetime.date) -> DateMeaning:
    """From one to the other. What one of them leaves out, the other one says."""
    start = _settled(_completed_by_second(first, second), today)
    end = _settled(_completed_by_first(second, start), today)
    if isinstance(start, Written) and start.year is None:
        if isinstance(end, Written) and end.year is None:
            return _of_any_year(start, end, next_year=second.relative is not None)
        # 12月到昨天, said in January: the December before.
        start = _latest_days(start, _days(end).end)
    whole = DateRange(_days(start).start, _days(end).end)
    if whole.start > whole.end:
        one_year = (first.year is None) != (second.year is None)
        crosses = one_year and first.months and second.months
        raise _NoSuchDate(_REVERSED + ("，跨年的请两头都写年份" if crosses else ""))
    return whole


def _completed_by_second(first: Written, second: Written) -> Written:
    """Complete the first end: 1日至6月7日, 5月至2019年7月, 3月至今年5月."""
    if first.relative or first.weekdays or first.year is not None:
        return first
    first = replace(first, year=second.year, months=first.months or second.months)
    if second.relative and (second.relative.how, second.relative.unit) == ("that", "year"):
        return replace(first, relative=second.relative)
    return first


def _completed_by_first(second: Written, first: Written | DateRange) -> Written | DateRange:
    """Complete the second end: 2019年6月1日至7日, 2018年12月至次年2月, 上周一至周三."""
    if isinstance(first, DateRange):
        day = first.start
        if second.weekdays and second.relative is None:
            return _of_week(day, second.weekdays)
        first = Written(year=day.year, months=(day.month, day.month))
    if second.relative and second.relative.how == "after":
        year = None if first.year is None else first.year + second.relative.count
        return replace(second, year=year, relative=None)
    if second.relative or second.weekdays:
        return second
    if second.days and second.months is None:
        second = replace(second, months=first.months)
    return second if second.year is not None else replace(second, year=first.year)


def _settled(written: Written | DateRange, today: datetime.date) -> Written | DateRange:
    """Tell without today what hangs on it. Only a ``Written`` may still lack its year."""
    if isinstance(written, DateRange):
        return written
    if written.relative:
        return _told_from(today, written, written.relative)
    if written.weekdays:
        # The latest there was, today included; of 周末 the latest to have begun.
        since = (today.weekday() - written.weekdays[0]) % 7
        return _of_week(_moved(today, -since, "day"), written.weekdays)
    if written.year is not None:
        return replace(written, year=_in_full(written.year, today))
    if written.part_of_year:
        return replace(written, year=today.year)
    if written.days and written.months is None and written.days[0] != written.days[1]:  # 月初
        return replace(written, year=today.year, months=(today.month, today.month))
    return written


def _told_from(today: datetime.date, written: Written, relative: Relative) -> Written | DateRange:
    match relative:
        case Relative("that", count, "year"):
            return replace(written, year=today.year + count, relative=None)
        case Relative("that", count, "quarter"):
            month = _moved(today.replace(day=1), 3 * count, "month")
            first = month.month - (month.month - 1) % 3
            return Written(year=month.year, months=(first, first + 2))
        case Relative("that", count, "month"):
            month = _moved(today.replace(day=1), count, "month")
            return Written(year=month.year, months=(month.month, month.month), days=written.days)
        case Relative("that", count, "week"):
            return _of_week(_moved(today, count, "week"), written.weekdays or (0, 6))
        case Relative("that", count, _):
            day = _moved(today, count, "day")
            return DateRange(day, day)
        case Relative("ago", count, unit):
            day = _moved(today, -count, unit)
            return DateRange(day, day)
        case Relative("past", count, unit) if count:
            return DateRange(_moved(_moved(today, -count, unit), 1, "day"), today)
        case Relative("before", _, _) if written.weekdays:
            yesterday = _moved(today, -1, "day")
            return _settled(Written(weekdays=written.weekdays), yesterday)
    raise _NoSuchDate("看不出从哪天算起")


def _in_full(year: int, today: datetime.date) -> int:
    """19 is 2019; a year more than twenty years ahead is one of the last century: 98 is 1998."""
    if year > 99:
        return year
    return 2000 + year if 2000 + year <= today.year + 20 else 1900 + year


def _of_week(day: datetime.date, weekdays: tuple[int, int]) -> DateRange:
    """Those weekdays of the week of ``day``."""
    first, last = (_moved(day, weekday - day.weekday(), "day") for weekday in weekdays)
    return DateRange(first, last)


def _moved(day: datetime.date, count: int, unit: Unit) -> datetime.date:
    """``count`` units later; a month without such a day gives its last one."""
    try:
        if unit in ("day", "week"):
            return day + datetime.timedelta(days=count if unit == "day" else 7 * count)
        months = {"month": 1, "quarter": 3, "year": 12}[unit] * count
        year, month = divmod(12 * day.year + day.month - 1 + months, 12)
        return datetime.date(year, month + 1, min(day.day, _last_day(year, month + 1)))
    except (OverflowError, ValueError) as error:
        raise _NoSuchDate(_TOO_FAR) from error


def _days(dated: Written | DateRange) -> DateRange:
    """Give the days of what has a year."""
    if isinstance(dated, DateRange):
        return dated
    year = dated.year
    if year is None or not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise _NoSuchDate(_TOO_FAR)
    first, last = _ends(dated)
    return DateRange(
        datetime.date(year, first.month, first.day or 1),
        datetime.date(year, last.month, last.day or _last_day(year, last.month)),
    )


def _latest_days(dated: Written | DateRange, limit: datetime.date) -> DateRange:
    """Give the days of ``dated``; without a year, the latest to have begun by ``limit``."""
    if isinstance(dated, DateRange) or dated.year is not None:
        return _days(dated)
    first, _ = _ends(dated)
    for year in range(limit.year, max(limit.year - 9, 0), -1):  # 29 February may skip 8 years
        known = replace(dated, year=year)
        if first.day is None or first.day <= _last_day(year, first.month):
            days = _days(known)
            if days.start <= limit:
                return days
    raise _NoSuchDate(_TOO_FAR)


def _of_any_year(first: Written, last: Written, *, next_year: bool = False) -> DateMeaning:
    """From the start of one to the end of the other, neither of which has a year."""
    start, end = _ends(first)[0], _ends(last)[1]
    if start == end and not next_year:
        return start
    begins, ends = (start.month, start.day or 1), (end.month, end.day or 31)
    # 12月30日至1月2日 crosses the year end. 6月7日至6月1日 would be all but a year: a slip.
    if begins > ends and start.month == end.month and not next_year:
        raise _NoSuchDate(_REVERSED)
    if next_year and begins <= ends:
        raise _NoSuchDate("超过一年的范围请写明年份")
    return MonthDayRange(start, end)


def _ends(written: Written) -> tuple[MonthDay, MonthDay]:
    """Name the first and the last month or day, having made sure that there are such."""
    months = written.months
    if months is None:
        if written.days:
            raise _NoSuchDate("只有日，没有月份，请写几月几日")
        months = (1, 12)
    for month in months:
        if not 1 <= month <= 12:
            raise _NoSuchDate(f"没有{month}月")
    if written.days is None:
        return MonthDay(months[0]), MonthDay(months[1])
    month, (first, last) = months[0], written.days
    days_there_are = _last_day(written.year or _LEAP_YEAR, month)
    if first < 1 or months[0] != months[1]:
        raise _NoSuchDate("没有0日" if first < 1 else "看不出是哪个月的")
    if first > days_there_are:
        year = f"{written.year}年" if written.year else ""
        raise _NoSuchDate(f"{year}{month}月只有{days_there_are}天")
    return MonthDay(month, first), MonthDay(month, min(last, days_there_are))


def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


# --- Why not -------------------------------------------------------------------------------

_TOO_FAR = "年份超出了1年到9999年"
_LONGEST = 60  # No date is longer; what is may be anything.

# The first of these that an expression which is no date contains. {} is what was found.
_REASONS = tuple(
    (re.compile(pattern.replace(" ", " *+")), why)
    for pattern, why in (
        (r"^\W*$", "没有写日期"),
        (
            "春节|除夕|小年|元宵节?|端午节?|七夕|中元节|中秋节?|重阳节?|腊八",
            "{}是农历节日，每年日期不同，请写公历日期",
        ),
        ("清明节?|冬至|夏至|立[春夏秋冬]|[春秋]分", "{}每年日期不同，请写公历日期"),
        ("农历|阴历|旧历", "这是{}，请写公历日期"),
        (
            "[正腊冬]月|闰.{0,2}月|大年|初[一二三四五六七八九十]|三月三|九月九"
            "|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]",
            "{}是农历，请写公历日期",
        ),
        (
            "元旦|国庆节?|双十[一二]|双1[12]|圣诞节?|christmas|national day|spring festival"
            "|(?:劳动|儿童|妇女|青年|建党|建军|教师|植树|情人)节"
            "|(?<![^年])(?:五一|六一|七一|八一|十一|三八|五四)(?=节|期间|假|长假|黄金周|$)",
            "{}是节日，请写明几月几日",
        ),
        (
            "近日|^日前|近期|近来|近年|不久前|前不久|往年|历年|当[年月天日]|同期"
            "|[一二两三四五六七八九]{2} (?:[天周]|个月)|[几数多] 个?(?:天|日|周|月|年)"
            "|这些天|前些|现在|目前|当前|(?:最近|过去|近)$|recently",
            "“{}”没有确定的日期，请写明是哪些天，如“最近三天”",
        ),
        (
            "十[一二三四五六七八九]五(?:规划|计划|时期)?|[一二三四五六七八九]五(?:规划|计划|时期)",
            "“{}”是五年规划的名称，不是日期",
        ),
        (
            "第 [0-9一二三四五六七八九十百]+ [届次]|[0-9一二三四五六七八九十百]+ [届次]"
            "|[一二三四五六七八九十]中全会|(?<!.)[一二三四五六七八九十]{2,3}大$",
            "“{}”是会议的届次，不是日期",
        ),
        ("[0-9一二三四五六七八九十百]+ 周年|百年", "“{}”是年数，不是日期"),
        ("[上中下]旬", "请写明是哪个月的{}"),
        ("(?<!半[年月])(?:[以之] )?前$|^截[至止]", "只说了到哪天为止，请写明从哪天起"),
        (
            "^(?!0)[0-9一二三四五六七八九十百两半]+ "
            "(?:个? (?:周|星期|礼拜|季度|月)|[天日年])[半内]?$",
            "只有时间长短，请写明从哪天起，如“最近{}”",
        ),
    )
)


def _why_not(folded: str, expression: str) -> str:
    """Why an expression that is not written like a date is none."""
    for pattern, why in _REASONS:
        if found := pattern.search(folded, 0, _LONGEST):
            return why.format(expression[found.start() : found.end()])
    return "看不出是哪一天，请写成6月1日、2019年6月或上周五这样"
