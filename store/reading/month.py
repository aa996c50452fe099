"""Month and day of a meeting: 26日 and 昨天 take what they leave out from elsewhere."""

from __future__ import annotations

import datetime
import re

from store.numerals import number
from store.reading.day import Printed, exists, find_days, year_before


def day_of(
    folded: str, printed: Printed | None, published: datetime.date | None
) -> tuple[int | None, int | None]:
    """Month and day of the meeting: 26日 and 昨天 take what they leave out from the publication.

    That is the agency's, where a dateline says when it was: the page may be a repost.
    """
    if printed is None:
        return None, None
    if printed.days_back is not None:
        if published is None:
            return _from_dateline(folded, printed)
        said = _when_said(folded, printed.days_back, published)
        day = said - datetime.timedelta(days=printed.days_back)
        return day.month, day.day
    if printed.day is None and printed.weekday is not None:
        return _of_week(folded, printed, published) if published else (None, None)
    if printed.month is not None or printed.day is None:
        return printed.month, printed.day
    month, day_said = _dateline(folded)
    if month is not None and day_said is not None:
        return _month_before(month, day_said, printed.day), printed.day
    if published is None:
        return _month_elsewhere(folded, printed), printed.day
    return _month_before(published.month, published.day, printed.day), printed.day


def _of_week(
    folded: str, printed: Printed, published: datetime.date
) -> tuple[int | None, int | None]:
    """The day of 周五, 上周五 or 本周五; none where it is not past when it is said."""
    assert printed.weekday is not None
    said = _when_said(folded, 1, published)
    since = said.weekday() - printed.weekday
    if printed.weeks_back is None:
        since %= 7
    else:
        since += 7 * printed.weeks_back
    if since < 0:
        return None, None
    day = said - datetime.timedelta(days=since)
    return day.month, day.day


def _when_said(folded: str, days_back: int, published: datetime.date) -> datetime.date:
    """From when 今天 and 昨天 count: the publication, or the dateline of what is reposted later.

    A paper of the next day makes 昨天 of the 今天 of an agency and leaves its dateline.
    """
    month, day = _dateline(folded)
    year = year_before(published, month, day) if month and day else None
    if year is None or month is None or day is None:
        return published
    sent = datetime.date(year, month, day)
    late = published - sent
    return sent if datetime.timedelta(days=min(days_back, 1)) < late < _REPOSTED else published


_REPOSTED = datetime.timedelta(days=60)
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_SENT = re.compile(r"日(?:电|讯|消息)")
_DATELINE = re.compile(rf"(?P<month>{_N})月(?P<day>{_N}){_SENT.pattern}")
_DAY_LINE = re.compile(r"(?<![月\d])(?P<day>\d{1,2})日[电讯]")
_WIRED = re.compile(rf"{_N}月{_N}日电")


def _dateline(folded: str) -> tuple[int | None, int | None]:
    """新华社北京6月2日电: when the agency sent it, which is when it was published."""
    match = _DATELINE.search(folded, 0, 2_000) if _SENT.search(folded, 0, 2_000) else None
    month, day = (number(match[part]) for part in ("month", "day")) if match else (None, None)
    return (month, day) if exists(month, day) else (None, None)


def _month_elsewhere(folded: str, printed: Printed) -> int | None:
    """The month that stands with the same day near the top: 3月21日 in a caption, then 21日."""
    for day in find_days(folded, 0, min(printed.start, _NEAR_THE_TOP)):
        if day.day == printed.day and day.month is not None:
            return day.month
    return None


_NEAR_THE_TOP = 2_000


def _from_dateline(folded: str, printed: Printed) -> tuple[int | None, int | None]:
    month, day = _dateline(folded)
    alone = _DAY_LINE.search(folded, 0, printed.start)
    if month is None and alone and printed.days_back == 0 and exists(None, int(alone["day"])):
        return None, int(alone["day"])  # 台北30日电……今天
    if month is None or day is None or printed.days_back is None:
        return None, None
    if printed.days_back and _WIRED.search(folded, 0, 2_000):
        return None, None  # a paper of the next day makes 昨天 of an agency's 今天
    if day > printed.days_back:  # else the day before depends on the year
        return month, day - printed.days_back
    return None, None


def _month_before(month: int, day: int, meeting: int) -> int | None:
    """The month of a bare 26日 published on month/day: that one, or the one before."""
    if meeting <= day:
        return month
    previous = 12 if month == 1 else month - 1
    return previous if exists(previous, meeting) else None
