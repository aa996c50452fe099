"""Sessions of the National People's Congress and the CPPCC: studied, submitted to, told of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from store.numerals import number
from store.reading.prose import Prose
from store.reading.year.clue import (
    ERA,
    LOOKED_AT,
    ORDINAL,
    Clue,
    Occasion,
    quoted,
    years_of,
)
from store.reading.year.tables.sessions import SESSION_OPENS


def find(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """Every such clue of a text."""
    yield from _studied(prose)
    yield from _named(prose, occasion)


_SESSION = re.compile(
    rf"(?:传达学习|传达贯彻|传达|学习贯彻|学习)(?:了)?(?:贯彻)?(?:全国两会和|"
    rf"贯彻)?(?P<congress>{ORDINAL})届全国人大(?P<session>[一二三四五])次会议"
)


def _studied(prose: Prose) -> Iterator[Clue]:
    """传达学习十二届全国人大三次会议精神: done in the year of the session, in March or after."""
    for match in _SESSION.finditer(prose.folded, 0, LOOKED_AT):
        congress, session = number(match["congress"]), number(match["session"])
        if congress and session and 8 <= congress <= 20:
            # The tenth congress first met in 2003; each has five sessions.
            year = 2003 + 5 * (congress - 10) + session - 1
            yield Clue(quoted(prose, match), frozenset({year}))


_NAMED_SESSION = re.compile(
    rf"(?:(?P<congress>{ORDINAL}|\d{{1,2}})届全国(?:人大|政协|人民代表大会)|"
    rf"全国(?:人大|政协)第?(?P<congress_after>{ORDINAL}|\d{{1,2}})届|"
    rf"政协第(?P<committee>{ORDINAL})届全国委员会|"
    rf"(?<=全国人大[一二三四五]次会议[和、])政协(?P<bare>{ORDINAL})届|"
    rf"(?<![省市区县州盟旗师])政协(?P<beside>{ORDINAL})届(?=第?[一二三四五]次会议.{{0,20}}全国))"
    r"第?(?P<session>[一二三四五])次(?:全体)?会议"
)
_TERMS = ("congress", "congress_after", "committee", "bare", "beside")
"""Where the pattern has the number of the congress; a CPPCC without 全国 may be a city's."""
_DECIDED_THERE = re.compile(
    r"^(?:以来|[之以]后|审议|表决|通过|批准|修[改正订]|.{0,4}代表|.{0,6}(?:建议|议案|提案))"
)
_SUBMITTED = re.compile(r"(?:提请|提交|提请召开)[^,。;]{0,12}$")


def _named(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """The latest session of the national congress or conference that a text names.

    It bounds the year from below; drafts are submitted to it in the months before; and in March,
    when each is held, the latest that is told of is the year's.
    """
    found = [
        (_year_of_session(match), match)
        for match in _NAMED_SESSION.finditer(prose.folded, 0, LOOKED_AT)
    ]
    if not found:
        return
    year, match = max(found, key=lambda named: named[0])
    if not 2003 <= year < ERA[-1]:
        return
    words = quoted(prose, match)
    yield Clue(words, years_of(occasion, datetime.date(year - 1, 10, 1)))
    named = [match.span() for its_year, match in found if its_year == year]
    if any(_SUBMITTED.search(prose.folded[max(0, start - 20) : start]) for start, _ in named):
        first, last = datetime.date(year - 1, 10, 1), datetime.date(year, 5, 28)
        yield Clue(words, years_of(occasion, first, last))
    told = any(not _DECIDED_THERE.match(prose.folded[end : end + 16]) for _, end in named)
    new = match["session"] == "一" and _NEW_GOVERNMENT.search(prose.folded)
    if (told or new) and occasion.month == 3 and (occasion.day or 0) >= SESSION_OPENS:
        # the session of 2020 was held in May only
        yield Clue(words, frozenset({2019, 2020} if year == 2019 else {year}))


_NEW_GOVERNMENT = re.compile(r"新一届(?:国务院|中央政府)")


def _year_of_session(match: re.Match[str]) -> int:
    terms = (match[name] for name in _TERMS)
    congress, session = number(next(filter(None, terms))) or 0, number(match["session"]) or 0
    # The tenth congress first met in 2003; each has five sessions.
    return 2003 + 5 * (congress - 10) + session - 1
