"""What a clue is: words of the text and the years in which they could have been written.

A clue that does not bound the year says nothing rather than something.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeVar

from store.model import Person
from store.reading.day import is_day
from store.reading.prose import Prose


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known of the meeting's day and of who chaired it."""

    printed: int | None
    month: int | None
    day: int | None
    until: datetime.date
    """The day by which the page was there: the meeting was not after it."""
    weekday: int | None = None
    weekday_words: str = ""
    chair: Sequence[Person] = ()
    lately: bool = False
    """Whether the lead gives no day but 近日 or 日前."""
    last_year: bool = False
    """Whether the day is told as one of the year before: 去年12月31日."""
    named: str = ""
    """The words in which lead and headline name the meeting, folded."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of the text and the years in which they could have been written."""

    words: str
    years: frozenset[int]
    sure: bool = False
    """Whether the text says so of its own year: 今年是新中国成立70周年."""
    perhaps: frozenset[int] = frozenset()
    """Years that could be meant for all that is known: they leave in doubt, and tell nothing."""


class Phrase(Protocol):
    """An entry of a table that is known by its words."""

    @property
    def pattern(self) -> str:
        """The words, as a pattern."""


_Phrase = TypeVar("_Phrase", bound=Phrase)


def any_of(phrases: Sequence[Phrase]) -> str:
    """The pattern of one of many phrases. No groups tell which: they take ten times as long."""
    return "|".join(phrase.pattern for phrase in phrases)


def which(phrases: Sequence[_Phrase], match: re.Match[str]) -> _Phrase:
    """The phrase that ``any_of`` them found."""
    found = match.string, match.start(), match.endpos
    return next(phrase for phrase in phrases if re.compile(phrase.pattern).match(*found))


ERA = range(1990, 2051)
"""Years a readout can be of: none is on the web from before, and none is from so far ahead."""


LOOKED_AT = 60_000
"""Characters in which clues are looked for: twenty readouts' worth."""


ORDINAL = r"[一二三四五六七八九十]{1,3}"
COUNT = r"(?P<count>\d{1,3}|[一二三四五六七八九十百]{1,4})"
STUDIED_FOR = datetime.timedelta(days=150)
"""Speeches and meetings of the centre are passed on in the weeks after, seldom so late."""


def quoted(prose: Prose, match: re.Match[str]) -> str:
    """The clue as printed, with the quote that opens before it where it closes inside."""
    start = match.start()
    if match.group().count('"') % 2 and prose.folded[start - 1 : start] == '"':
        start -= 1
    return prose.printed(start, match.end())


def years_of(
    occasion: Occasion, first: datetime.date, last: datetime.date | None = None
) -> frozenset[int]:
    """The years in which the meeting's day is in a stretch of time; any day of them if unknown."""
    return _years_between(occasion.month, occasion.day, first, last or datetime.date.max)


@lru_cache(maxsize=1024)
def _years_between(
    month: int | None, day: int | None, first: datetime.date, last: datetime.date
) -> frozenset[int]:
    if month is None or day is None:
        return frozenset(year for year in ERA if first.year <= year <= last.year)
    return frozenset(
        year
        for year in ERA
        if is_day(year, month, day) and first <= datetime.date(year, month, day) <= last
    )
