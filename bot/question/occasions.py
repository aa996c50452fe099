"""Times told by what happens then: 国庆前, 去年春节后, 两会期间, 二十大以来."""

from __future__ import annotations

import datetime
import re
from functools import cache
from itertools import chain

from bot.question.tables import read_table
from store.dates import DateRange, read_date
from store.numerals import in_chinese
from store.reading.year.tables.sessions import CONGRESS_DAYS, PLENUM_DAYS, TWO_SESSIONS

_A_DAY = datetime.timedelta(days=1)
_A_FORTNIGHT = datetime.timedelta(days=14)
_FIRST_YEAR = 1949
_FIRST_SESSION = 1958
"""When the first one of the first term would have been, counted back in terms of five years."""
_TERM_YEARS = 5


@cache
def _every_year() -> dict[str, str]:
    """What is on the same days every year: 10-01/10-07."""
    table: dict[str, dict[str, str]] = read_table("occasions.toml")
    return table["every year"]


@cache
def _by_year() -> dict[str, list[DateRange]]:
    """What moves, and what was held: the days of each name."""
    moving: dict[str, str] = read_table("occasions.toml")["by year"]
    named = {
        name: [_range(*days.split("/")) for days in told.split()] for name, told in moving.items()
    }
    named["除夕"] = [DateRange(days.start, days.start) for days in named["春节"]]
    named["元宵"] = [DateRange(*[days.start + _A_FORTNIGHT + _A_DAY] * 2) for days in named["春节"]]
    named["两会"] = [DateRange(*held) for held in TWO_SESSIONS.values()]
    for year, held in TWO_SESSIONS.items():
        term, session = divmod(year - _FIRST_SESSION, _TERM_YEARS)
        named[f"{in_chinese(term + 1)}届全国人大{in_chinese(session + 1)}次会议"] = [
            DateRange(*held)
        ]
    for congress, held in CONGRESS_DAYS.items():
        named[f"{in_chinese(congress)}大"] = [DateRange(*held)]
    for (congress, plenum), held in PLENUM_DAYS.items():
        named[f"{in_chinese(congress)}届{in_chinese(plenum)}中全会"] = [DateRange(*held)]
    return named


@cache
def _told() -> re.Pattern[str]:
    """An occasion, its year before it, and where in time something stands to it."""
    named = [*_every_year(), *_by_year()]
    short = [name.partition("届")[2] for name in named if "届" in name]  # 三中全会
    names = "|".join(sorted({*named, *short}, key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<year>{_A_YEAR})的?)?(?:全国|中共|党的)?(?P<name>{names})节?"
        r"(?:放假|小?长假|假期|召开|开会|闭幕|结束|开完|胜利|大会)*"
        r"(?P<where>前后|[之以]?前夕?|[之以]?后|以来|期间|的时候|那几天)(?![进沿台景任勤期果])"
        r"(?P<next>的?(?:那|下|上|前)一?[次场回个](?=[^\s,，]*会))?"
    )


_A_YEAR = "(?:19|20)[0-9]{2}年|[今去前]年"


@cache
def _by_itself() -> re.Pattern[str]:
    """A festival that is a time without 期间: with its year, or where it is asked what was held."""
    festivals = "|".join((*_every_year(), *_MOVING))
    held = "(?:都|也)?(?:召?开|有(?:什么|哪|几|多少)[^,，]{0,4}会)"
    return re.compile(
        rf"(?P<year>{_A_YEAR})的?(?P<name>{festivals})节?(?:这天|那天|当天|放假|小?长假|假期)*"
        rf"(?=\s*$|[ ,，?？]|{held})|"
        rf"(?<![㐀-鿿])(?P<any>{festivals})节?(?:这天|那天|当天|放假|小?长假|假期)*(?={held})"
    )


_MOVING = ("春节", "除夕", "元宵", "端午", "中秋")


def plain_occasions(text: str, today: datetime.date) -> str:
    """A question with such times put as dates: 国庆前 is 2024年1月1日至9月30日.

    Where no year is told, the last time is meant.
    """
    text = _JUST_OVER.sub("后", text)
    text = _THIS_TERM.sub(lambda found: _since_its_start(found, today), text)
    text = _told().sub(lambda found: _dates(found, text, today), text)
    return _by_itself().sub(lambda found: _its_days(found, today), text)


_JUST_OVER = re.compile(
    r"(?<=[会节庆])刚刚?(?:结束|闭幕|开完|落幕|过完?)(?:之?后|时|不久)?(?=的?那一?[次场个])"
)
"""两会刚结束那次国常会 is the one after it."""
# The term of a national body that goes on: 新一届国务院的首次常务会议.
_THIS_TERM = re.compile(
    r"[新本这]一?届的?(?P<body>国务院|全国人大(?:常委会)?|全国政协|(?:中央)?政治局(?:常委会)?)"
    r"(?=的|第|首|头|开|常务|全体|主席|党组|委员长|会|研究|审议|讨论|总共|一共)"
)


def _since_its_start(found: re.Match[str], today: datetime.date) -> str:
    """The body and the time since the congress that began its term."""
    party = "政治局" in found["body"]
    began = [
        DateRange(*held)
        for key, held in (CONGRESS_DAYS if party else TWO_SESSIONS).items()
        if party or (key - _FIRST_SESSION) % _TERM_YEARS == 0
    ]
    ended = max((days.end for days in began if days.end <= today), default=None)
    if ended is None:
        return found.group()
    return f"{_written(ended)}至{_written(today)} {found['body']}"


def _dates(found: re.Match[str], text: str, today: datetime.date) -> str:
    which = _which(found["name"], found["year"], today)
    if which is None:
        return found.group()
    first, last = which.start, which.end
    where = found["where"].lstrip("之以")
    if found["name"].endswith("次会议") and where not in ("前", "后", "前后"):
        return found.group()  # meetings are named by it: 十四届全国人大一次会议期间主席团会议
    match where:
        case "前" if found["next"]:  # 春节前的那次
            return f"截至{_written(first - _A_DAY)} 最后一次"
        case "前" if "最后" in text:  # that may have been in the year before
            return f"截至{_written(first - _A_DAY)} "
        case "后" if found["next"]:
            return f"{_written(last + _A_DAY)}至{_written(max(last + _A_DAY, today))} 第一次"
        case "后" if _THE_FIRST.search(text, found.end()):  # that may be in the next year
            return f"{_written(last + _A_DAY)}至{_written(max(last + _A_DAY, today))} "
        case "前":
            first, last = datetime.date(first.year, 1, 1), first - _A_DAY
        case "前夕":
            first, last = first - _A_FORTNIGHT, first - _A_DAY
        case "后":
            first, last = last + _A_DAY, datetime.date(last.year, 12, 31)
        case "来":
            first, last = last + _A_DAY, today
        case "前后":
            first, last = first - _A_FORTNIGHT, last + _A_FORTNIGHT
    return f"{_written(first)}至{_written(last)} "


def _its_days(found: re.Match[str], today: datetime.date) -> str:
    which = _which(found["name"] or found["any"], found["year"], today)
    if which is None:
        return found.group()
    if which.is_a_day:
        return f"{_written(which.start)} "
    return f"{_written(which.start)}至{_written(which.end)} "


_THE_FIRST = re.compile(r"(?:第一|首|头一?)[次场回个]")


def _which(name: str, told: str | None, today: datetime.date) -> DateRange | None:
    """The days of the occasion that is meant, in the year that is told; None where they are not
    known.
    """
    every = [days for days in _days(name, today) if days.start <= today]
    if told:
        year = read_date(told, today)
        every = [
            days
            for days in _days(name, today)
            if isinstance(year, DateRange) and days.start.year == year.start.year
        ]
    return every[-1] if every else None


def _days(name: str, today: datetime.date) -> list[DateRange]:
    """When it was and will be, the earliest first."""
    if same := _every_year().get(name):
        years = range(_FIRST_YEAR, today.year + 1)
        return [_range(*f"{year}-{same}".split("/")) for year in years]
    every = (days for named, days in _by_year().items() if named.endswith(name))
    return sorted(chain.from_iterable(every), key=lambda days: days.start)


def _range(first: str, last: str) -> DateRange:
    """2024-02-09 and 02-15."""
    start = datetime.date.fromisoformat(first)
    return DateRange(start, datetime.date.fromisoformat(f"{start.year}-{last}"))


def _written(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
