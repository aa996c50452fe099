"""What a date expression says, before anyone asks what it means.

去年 is "the year before this one", 2月30日 is month 2 and day 30: neither clock nor calendar
is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Unit = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class Relative:
    """A time told from another time.

    ``that``: the calendar unit ``count`` away from today's (去年: -1 year). ``ago``: the day so
    much before today. ``past``: so much, ending today. ``before``: the latest such weekday
    before today (last Friday). ``after``: counted from the first end of a range (次年).
    """

    how: Literal["that", "ago", "past", "before", "after"]
    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Written:
    """What one date, or one end of a range, says; None where it says nothing.

    Months, days and weekdays (Monday is 0) are first and last: 6月 is months (6, 6), 三季度 is
    months (7, 9), 下旬 is days (21, 31), 周末 is weekdays (5, 6). A year of two digits still has
    two. ``part_of_year`` tells 年底 and 三季度, which belong to a year, from 12月, which need not.
    """

    year: int | None = None
    months: Span | None = None
    days: Span | None = None
    weekdays: Span | None = None
    relative: Relative | None = None
    part_of_year: bool = False

    @property
    def is_one_day(self) -> bool:
        """Whether a time of day may follow."""
        if self.relative and (self.relative.how == "ago" or self.relative.unit == "day"):
            return True
        finest = self.days or self.weekdays
        return finest is not None and finest[0] == finest[1]


# What has to surround an expression in running text for it to be a date and not a part of
# something else. ``free``: nothing, 6月1日 is a date anywhere. ``phrase``: it ends there or a
# question goes on (2035年 in 2035年远景目标 names a plan). ``alone``: blanks, or a meeting
# follows (6.1 is mostly just a number).
Setting = Literal["free", "phrase", "alone"]


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression in ``text[start:end]``; ``since`` means from there to today."""

    first: Written
    second: Written | None
    since: bool
    start: int
    end: int
    setting: Setting
