"""Years that a text or its address states (今年（2019年）, 2018年以来), the weekday of a day."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from store.reading.day import is_day, year_before
from store.reading.prose import Prose
from store.reading.year.clue import (
    ERA,
    LOOKED_AT,
    Clue,
    Occasion,
    quoted,
    years_of,
)


def find(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """Every such clue of a text."""
    yield from this_year(prose)
    yield from _since(prose)
    yield from _bounds(prose, occasion)
    yield from _weekday(occasion)
    yield from _leap_day(prose)
    yield from numbered(occasion)


_THIS_YEAR = re.compile(r"今年\((?P<year>(?:19|20)\d\d)年?\)")
_SINCE = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:\d{1,2}月)?以来")


def this_year(prose: Prose) -> Iterator[Clue]:
    """今年（2019年） is exact."""
    for match in _THIS_YEAR.finditer(prose.folded, 0, LOOKED_AT):
        yield Clue(quoted(prose, match), frozenset({int(match["year"])}), sure=True)


def _since(prose: Prose) -> Iterator[Clue]:
    """2018年以来 bounds the year from below."""
    for match in _SINCE.finditer(prose.folded, 0, LOOKED_AT):
        since = int(match["year"])
        yield Clue(quoted(prose, match), frozenset(year for year in ERA if year >= since))


_DECIDED_AHEAD = re.compile(
    r"决定,?(?:从|在|自)?(?P<year>20\d\d)年?(?:至|到|-)20\d\d年,?(?:间|期间)?,?(?:继续)?(?:实施|开展|组织)"
)
_CALLED_FOR = re.compile(
    r"(?:决定|建议)[^。;\n]{0,40}?(?P<year>20\d\d)年(?P<month>\d{1,2})月[^。;\n]{0,24}?(?:召开|举行)"
)
_CALLED_AHEAD = datetime.timedelta(days=270)
"""A session is called for weeks or months before it is held."""
_STANDS_AS_OF = re.compile(
    r"截至(?P<year>20\d\d)年(?:年?底|年末|末|12月)[^,。;]{0,6}(?:现行|已|累计|共有)"
)


def _bounds(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """截至2009年年底现行的 is of later years; 决定，2011年至2020年实施 was decided before.

    So was 决定2018年1月召开……会议, in the months before.
    """
    for match in _STANDS_AS_OF.finditer(prose.folded, 0, LOOKED_AT):
        yield Clue(
            quoted(prose, match), years_of(occasion, datetime.date(int(match["year"]), 12, 31))
        )
    for match in _DECIDED_AHEAD.finditer(prose.folded, 0, LOOKED_AT):
        first, last = datetime.date(ERA[0], 1, 1), datetime.date(int(match["year"]), 9, 30)
        yield Clue(quoted(prose, match), years_of(occasion, first, last))
    for match in _CALLED_FOR.finditer(prose.folded, 0, LOOKED_AT):
        if 1 <= (month := int(match["month"])) <= 12:
            held = datetime.date(int(match["year"]), month, 28)
            yield Clue(quoted(prose, match), years_of(occasion, held - _CALLED_AHEAD, held))


_OF_ITS_YEAR = re.compile(
    r"(?P<year>20\d\d)年(?:度)?"
    r"(?:[^,。;:、《》\d]{0,14}第 ?(?:\d{1,3}|[一二三四五六七八九十百]{1,4}) ?次|"
    r"(?P<month>\d{1,2})月(?!\d))"
)


def numbered(occasion: Occasion) -> Iterator[Clue]:
    """2025年第12次常务会议 is of that year; so is 3月2日 under 大事记（2020年3月）."""
    for match in _OF_ITS_YEAR.finditer(occasion.named):
        if match["month"] is None or int(match["month"]) == occasion.month:
            yield Clue(match.group(), frozenset({int(match["year"])}), sure=True)


def _weekday(occasion: Occasion) -> Iterator[Clue]:
    """6月15日（星期三）: one year in five or six has that day on a Wednesday."""
    if occasion.weekday is None or occasion.month is None or occasion.day is None:
        return
    wanted = occasion.weekday
    month, day = occasion.month, occasion.day
    years = frozenset(
        year
        for year in ERA
        if is_day(year, month, day) and datetime.date(year, month, day).weekday() == wanted
    )
    yield Clue(occasion.weekday_words, years)


_LEAP_DAY = re.compile(r"(?P<which>去年|今年|明年)2月(?:\d{1,2}日?(?:至|到|-|、))?29日")
_FROM_NOW = {"去年": -1, "今年": 0, "明年": 1}


def _leap_day(prose: Prose) -> Iterator[Clue]:
    """明年2月28日至29日 is said in the year before a leap year."""
    for match in _LEAP_DAY.finditer(prose.folded, 0, LOOKED_AT):
        ahead = _FROM_NOW[match["which"]]
        yield Clue(
            quoted(prose, match), frozenset(year for year in ERA if calendar.isleap(year + ahead))
        )


_URL_DATE = re.compile(
    r"[/_t](?P<year>20\d\d)[-/]?(?P<month>0[1-9]|1[0-2])[-/]?(?P<day>[0-3]\d)(?!\d)"
)


def url_clue(url: str, occasion: Occasion) -> Clue | None:
    """The date in an address, where it is that of a publication soon after the meeting.

    Addresses get new dates when a site moves, so one that does not fit closely says nothing.
    """
    if occasion.month is None or occasion.day is None:
        return None
    for match in _URL_DATE.finditer(url[:500]):
        year, month, day = (int(match[part]) for part in ("year", "month", "day"))
        if not is_day(year, month, day):
            continue
        published = datetime.date(year, month, day)
        meeting = year_before(published, occasion.month, occasion.day)
        if meeting is None:
            continue
        late = published - datetime.date(meeting, occasion.month, occasion.day)
        if late <= datetime.timedelta(days=16):
            return Clue(match.group().strip("/_t"), frozenset({meeting}))
    return None
