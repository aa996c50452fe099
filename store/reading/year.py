"""Which year a bare 6月1日 is, and the evidence.

Printed beats published beats inferred. To infer, every clue in the text leaves a set of possible
years; the sets are intersected. One year left is the year, with those clues as evidence; none or
several left is unknown. A clue that does not bound the year says nothing rather than something.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from store.model import YearFound
from store.words import fold


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of the text and the years in which they could have been written."""

    words: str
    years: frozenset[int]


_LATE_REPORT = datetime.timedelta(days=370)
"""A repost may be a year late (genre); a publication further from its meeting dates nothing."""


def find_year(
    printed_year: int | None,
    month: int | None,
    day: int | None,
    published: datetime.date | None,
    text: str,
) -> YearFound:
    """The year of a meeting held on month/day, from what is printed, published or evident."""
    if printed_year is not None:
        return YearFound(printed_year, "printed", (f"{printed_year}年",))
    if published is not None and month is not None and day is not None:
        if (year := _before(published, month, day)) is not None:
            return YearFound(year, "published", (published.isoformat(),))
        return YearFound(None, "unknown")
    return infer_year(text, month, day)


def _before(published: datetime.date, month: int, day: int) -> int | None:
    """The year of the last such day not after ``published``: a meeting precedes its readout."""
    for year in range(published.year, published.year - 9, -1):
        if _exists(year, month, day) and datetime.date(year, month, day) <= published:
            return year if published - datetime.date(year, month, day) <= _LATE_REPORT else None
    return None


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def infer_year(text: str, month: int | None, day: int | None) -> YearFound:
    """The one year all clues of ``text`` leave, with those clues; otherwise unknown."""
    clues = list(find_clues(text, month, day))
    if not clues:
        return YearFound(None, "unknown")
    left = frozenset.intersection(*(clue.years for clue in clues))
    if len(left) != 1:
        return YearFound(None, "unknown")
    return YearFound(min(left), "inferred", tuple(dict.fromkeys(clue.words for clue in clues)))


# --- the clues ----------------------------------------------------------------------------------


# Founding years of what anniversaries count from. Sources: the events' own official dates.
_FOUNDED = {
    r"(?:新中国|中华人民共和国)成立": 1949,
    r"(?:建国)": 1949,
    r"(?:中国共产党成立|建党)": 1921,
    r"改革开放": 1978,
    r"(?:中国人民解放军建军|建军)": 1927,
    r"(?:中国人民抗日战争|抗战|抗日战争)(?:暨世界反法西斯战争)?胜利": 1945,
    r"(?:红军)?长征胜利": 1936,
    r"香港回归(?:祖国)?": 1997,
    r"澳门回归(?:祖国)?": 1999,
    r"人民政协成立": 1949,
    r"(?:全国)?人民代表大会(?:制度)?成立": 1954,
}
# The month in which a campaign was launched: no text names it before. Texts look back on one for
# years, so it bounds the year from below only. Source: the Central Committee's notices of launch.
_CAMPAIGNS = {
    r"党的群众路线教育实践活动": (2013, 6),
    r"三严三实['\"]?专题教育": (2015, 4),
    r"不忘初心、牢记使命['\"]?主题教育": (2019, 5),
    r"党史学习教育": (2021, 2),
    r"党纪学习教育": (2024, 4),
}
# Which year of a plan a text says it is in; the plans' first years.
_PLANS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_PLAN_YEAR = re.compile(
    rf"今年是[^。]{{0,20}}?['\"]?(?P<plan>{'|'.join(_PLANS)})['\"]?(?:规划)?(?:的)?"
    r"(?P<which>开局之年|开局年|第(?P<nth>[一二三四五])年|收官之年)"
)
_ANNIVERSARY = re.compile(
    rf"(?P<what>{'|'.join(_FOUNDED)}) ?(?P<count>\d{{1,3}}|[一二三四五六七八九十百]{{1,4}}) ?周年"
)
_CENTENARY = re.compile(r"建党百年")
# Words around an anniversary that tie it to the year of the text or the one before.
_THIS_YEAR = re.compile(r"今年(?:是|适逢|恰逢|正值|迎来)")
_HORIZON = 12
"""How many characters before an anniversary may bind it."""
_CELEBRATED = re.compile(r"(?:迎接|庆祝|喜迎|献礼|纪念|服务保障)$|(?:庆祝|纪念)活动|系列活动")
_ERA = range(1978, 2101)


def find_clues(text: str, month: int | None, day: int | None) -> Iterator[Clue]:
    """Every clue to the year that ``text`` holds, in the words of the text."""
    folded = fold(text)
    yield from _anniversaries(text, folded)
    yield from _plan_years(text, folded)
    if month is not None:
        yield from _campaigns(text, folded, month)


def _anniversaries(text: str, folded: str) -> Iterator[Clue]:
    for match in _ANNIVERSARY.finditer(folded):
        founded = next(year for what, year in _FOUNDED.items() if re.fullmatch(what, match["what"]))
        count = _count(match["count"])
        if count is None:
            continue
        anniversary = founded + count
        before = folded[max(0, match.start() - _HORIZON) : match.start()]
        after = folded[match.end() : match.end() + _HORIZON]
        if _THIS_YEAR.search(before):
            years = {anniversary}
        elif _CELEBRATED.search(before) or _CELEBRATED.search(after):
            years = {anniversary - 1, anniversary}  # preparations make the year before possible too
        else:
            continue
        yield Clue(text[match.start() : match.end()], frozenset(years))
    for match in _CENTENARY.finditer(folded):
        yield Clue(text[match.start() : match.end()], frozenset({2020, 2021}))


def _plan_years(text: str, folded: str) -> Iterator[Clue]:
    for match in _PLAN_YEAR.finditer(folded):
        first = _PLANS[match["plan"]]
        if match["which"].startswith("开局"):
            offset = 0
        elif match["which"] == "收官之年":
            offset = 4
        else:
            offset = "一二三四五".index(match["nth"])
        yield Clue(text[match.start() : match.end()], frozenset({first + offset}))


def _campaigns(text: str, folded: str, month: int) -> Iterator[Clue]:
    for pattern, launched in _CAMPAIGNS.items():
        if match := re.search(pattern, folded):
            years = frozenset(year for year in _ERA if (year, month) >= launched)
            yield Clue(text[match.start() : match.end()], years)


def _count(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    digits = "零一二三四五六七八九"
    if text == "百":
        return 100
    if "百" in text:
        return None
    tens, ten, units = text.partition("十")
    if not ten:
        return digits.index(text) if len(text) == 1 and text in digits else None
    if len(tens) > 1 or len(units) > 1:
        return None
    return (digits.index(tens) if tens else 1) * 10 + (digits.index(units) if units else 0)
