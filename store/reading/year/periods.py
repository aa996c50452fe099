"""What has its time: five-year plans, campaigns, words no text can hold before a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.reading.prose import Prose
from store.reading.year.clue import (
    ERA,
    LOOKED_AT,
    Clue,
    Occasion,
    quoted,
    years_of,
)
from store.reading.year.tables.calendar import PLAN_NAMED_BEFORE, PLANS
from store.reading.year.tables.periods import CAMPAIGNS, SINCE


def find(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """Every such clue of a text."""
    yield from plans(prose)
    yield from _since(prose, occasion)
    yield from _campaigns(prose, occasion)


_PLAN = re.compile(rf"(?P<plan>{'|'.join(PLANS)})")
_PLAN_YEAR = re.compile(
    r"^['\"]{0,2}(?:规划|时期|计划)?(?:实施)?(?:的)?(?P<which>开局之年|开局年|"
    r"第(?P<nth>[一二三四五])年|收官之年|起步之年)"
)
_ANOTHER_YEAR = re.compile(r"去年|上一年|前年|明年|后年|以来|作为|[12]\d{3}年")
_THIS_YEAR_IS = re.compile(r"今年(?:是|既是|作为|为)[^。;]{0,40}$")


def plans(prose: Prose) -> Iterator[Clue]:
    """今年是“十四五”第二年 is exact; a plan's mere name bounds the year from below."""
    folded = prose.folded
    named: dict[str, re.Match[str]] = {}
    for match in _PLAN.finditer(folded, 0, LOOKED_AT):
        named.setdefault(match["plan"], match)
        which = _PLAN_YEAR.match(folded[match.end() : match.end() + 20])
        if which is None:
            continue
        offset = 4 if which["which"] == "收官之年" else 0
        if which["nth"]:
            offset = "一二三四五".index(which["nth"])
        year = PLANS[match["plan"]] + offset
        words = prose.printed(match.start(), match.end() + which.end())
        before = folded[max(0, match.start() - 48) : match.start()]
        if _THIS_YEAR_IS.search(before):
            yield Clue(words, frozenset({year}), sure=True)
        elif not _ANOTHER_YEAR.search(before[-24:]):
            yield Clue(words, frozenset({year - 1, year}))
    for plan, match in named.items():
        earliest = PLANS[plan] - PLAN_NAMED_BEFORE
        yield Clue(quoted(prose, match), frozenset(year for year in ERA if year >= earliest))


_SINCE = tuple(
    (re.compile(entry.pattern), entry.day) for entry in sorted(SINCE, key=lambda e: e.day)[::-1]
)


def _since(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """The latest of the words that no text can hold before a day."""
    for pattern, first in _SINCE:
        if match := pattern.search(prose.folded, 0, LOOKED_AT):
            yield Clue(quoted(prose, match), years_of(occasion, first))
            return


def _campaigns(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """A campaign under way: within its time, where the text does not look back on it."""
    folded = prose.folded
    for pattern, times in _CAMPAIGNS:
        for match in pattern.finditer(folded, 0, LOOKED_AT):
            around = folded[max(0, match.start() - 10) : match.start()]
            if _LOOKING_BACK.search(around) or _LOOKED_BACK_ON.match(
                folded[match.end() : match.end() + 14]
            ):
                continue
            years = (years_of(occasion, first, last) for first, last in times)
            yield Clue(quoted(prose, match), frozenset().union(*years))
            break


_LOOKING_BACK = re.compile(r"巩固|深化|拓展|回顾|总结|自")
_LOOKED_BACK_ON = re.compile(
    r"^['\"]{0,2}(?:的)?(?:成果|成效|以来|常态|长效|经验|整改|制度|期间|活动以来|总结)"
)
_CAMPAIGNS = tuple(
    (re.compile(pattern), [(e.first, e.last) for e in CAMPAIGNS if e.pattern == pattern])
    for pattern in dict.fromkeys(entry.pattern for entry in CAMPAIGNS)
)
