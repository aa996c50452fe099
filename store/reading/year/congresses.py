"""Party congresses and plenums: what a text says that it could only say before or after one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from store.numerals import number
from store.reading.prose import Prose
from store.reading.year.clue import (
    LOOKED_AT,
    ORDINAL,
    Clue,
    Occasion,
    quoted,
    years_of,
)
from store.reading.year.tables.sessions import CONGRESSES, PLENUMS


def find(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """Every such clue of a text."""
    yield from _latest(prose, occasion)
    yield from opening_year(prose)
    yield from _ahead(prose, occasion)
    yield from _just_held(prose, occasion)
    yield from _first_task(prose, occasion)
    yield from _called_for(prose, occasion)
    yield from _carried_out_by(prose, occasion)


_CONGRESS = re.compile(
    rf"党的(?P<congress>{ORDINAL})(?:大(?P<after>精神|报告|以来|的?决策部署|部署|作出)|"
    rf"届(?P<plenum>[二三四五六七])中(?:、[二三四五六七]中)?全会(?P<held>精神|《|以来|的?决策部署|"
    rf"部署|审议通过|作出|公报|(?:对|就)[^,。;]{{1,24}}(?:作出|提出)))"
)
_OPENING_YEAR = re.compile(
    rf"今年是[^。;]{{0,24}}?贯彻(?:落实)?党的(?P<congress>{ORDINAL})大精神的?(?P<which>开局之年|"
    rf"第一年)"
)
_AHEAD = re.compile(
    rf"(?:(?:迎接|喜迎|献礼)党的(?P<congress>{ORDINAL})大(?!精神|报告|决策|部署|以来)|"
    rf"党的(?P<held>{ORDINAL})大(?:胜利|顺利)召开(?!以|之|后))"
)


def _latest(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """The latest congress or plenum whose outcome a text speaks of."""
    latest: tuple[datetime.date, re.Match[str]] | None = None
    for match in _CONGRESS.finditer(prose.folded, 0, LOOKED_AT):
        congress = number(match["congress"])
        closed = CONGRESSES.get(congress or 0)
        if match["plenum"]:
            closed = PLENUMS.get((congress or 0, number(match["plenum"]) or 0))
        if closed is not None and (latest is None or closed > latest[0]):
            latest = closed, match
    if latest is not None:
        closed, found = latest
        until = _still_the_latest(closed) if found["held"] == "精神" else None
        yield Clue(
            quoted(prose, found),
            years_of(occasion, closed, until),
        )


def opening_year(prose: Prose) -> Iterator[Clue]:
    """今年是全面贯彻党的二十大精神的开局之年: the year after the congress."""
    for match in _OPENING_YEAR.finditer(prose.folded, 0, LOOKED_AT):
        if (held := CONGRESSES.get(number(match["congress"]) or 0)) is not None:
            yield Clue(quoted(prose, match), frozenset({held.year + 1}), sure=True)


def _ahead(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """迎接党的二十大: in the months before the congress."""
    for match in _AHEAD.finditer(prose.folded, 0, LOOKED_AT):
        if (held := CONGRESSES.get(number(match["congress"] or match["held"]) or 0)) is not None:
            first = held.replace(year=held.year - 1, month=6)
            last = held - datetime.timedelta(days=7)  # ``held`` is its last day
            yield Clue(
                quoted(prose, match),
                years_of(occasion, first, last),
            )


_JUST_HELD = re.compile(
    rf"(?:刚刚|日前|近日)(?:胜利)?(?:闭幕|结束|召开)的党的(?P<congress>{ORDINAL})(?:大|"
    rf"届(?P<plenum>[二三四五六七])中全会)"
)
_SOON_AFTER = datetime.timedelta(days=120)
_SOON_BEFORE = datetime.timedelta(days=150)
"""A plenum is called two to three months ahead; what it is to decide is drafted then."""


def _just_held(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """刚刚闭幕的党的十八届三中全会: within months of its close."""
    for match in _JUST_HELD.finditer(prose.folded, 0, LOOKED_AT):
        congress = number(match["congress"]) or 0
        closed = CONGRESSES.get(congress)
        if match["plenum"]:
            closed = PLENUMS.get((congress, number(match["plenum"]) or 0))
        if closed is not None:
            until = closed + _SOON_AFTER
            years = years_of(occasion, closed, until)
            yield Clue(quoted(prose, match), years)


_PLENUM = (
    rf"(?:党的|中国共产党)?第?(?P<congress>{ORDINAL})届(?:中央委员会第)?"
    r"(?P<plenum>[二三四五六七])(?:中全会|次全体会议)"
)
_CALLED_FOR = (
    re.compile(rf"提(?:请|交){_PLENUM}(?:审议|讨论)"),
    re.compile(rf"决定,?{_PLENUM}于(?:今年)?\d{{1,2}}月[^。;]{{1,16}}召开"),
    re.compile(rf"{_PLENUM}(?:将|拟|定)于(?:今年)?\d{{1,2}}月[^。;]{{1,16}}召开"),
)


_FIRST_TASK = re.compile(
    rf"党的(?P<congress>{ORDINAL})大(?:报告)?精神作为(?:当前|今后|和|及|一个|时期|的)*首要政治任务"
)


def _first_task(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """把学习党的二十大精神作为当前首要政治任务: in the months after the congress."""
    if "首要政治任务" not in prose.folded:
        return
    for match in _FIRST_TASK.finditer(prose.folded, 0, LOOKED_AT):
        if (closed := CONGRESSES.get(number(match["congress"]) or 0)) is not None:
            yield Clue(quoted(prose, match), years_of(occasion, closed, closed + _SOON_BEFORE))


def _called_for(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """将文件稿提请二十届四中全会审议: within months before it."""
    for pattern in _CALLED_FOR:
        for match in pattern.finditer(prose.folded, 0, LOOKED_AT):
            closed = PLENUMS.get((number(match["congress"]) or 0, number(match["plenum"]) or 0))
            if closed is not None:
                yield Clue(quoted(prose, match), years_of(occasion, closed - _SOON_BEFORE, closed))


def _still_the_latest(closed: datetime.date) -> datetime.date | None:
    """Until when a text carries out the 精神 of one plenum without naming a later session.

    A year is added to the day of the next: papers adopted under one are carried on for a while.
    """
    later = [day for day in (*PLENUMS.values(), *CONGRESSES.values()) if day > closed]
    return min(later) + datetime.timedelta(days=365) if later else None


_CARRIED_OUT_BY = re.compile(
    rf"(?:贯彻|落实){{1,2}}党的(?P<congress>{ORDINAL})届(?P<plenum>[二三四五六七])中全会精神"
    r"[^《》。;]{0,40}的?(?:实施意见|意见|决定|实施方案)》"
)


def _carried_out_by(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """审议《关于贯彻落实党的十八届四中全会精神……的意见》: drafted in the months after it."""
    for match in _CARRIED_OUT_BY.finditer(prose.folded, 0, LOOKED_AT):
        closed = PLENUMS.get((number(match["congress"]) or 0, number(match["plenum"]) or 0))
        if closed is not None:
            yield Clue(quoted(prose, match), years_of(occasion, closed, closed + _CARRYING_OUT))


_CARRYING_OUT = datetime.timedelta(days=210)
