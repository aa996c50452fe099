"""Chinese date expressions → a range, or a month-day of any year. Pure: today is an argument.

``rules`` are how dates are written (in the characters of ``folding``), ``captured`` what one of
them caught, ``expressions`` what is made of dates. All that is ``written`` gets its ``meaning``
once today is told.
"""

from store.dates.meaning import (
    DateMeaning,
    DateRange,
    FoundDate,
    MonthDay,
    MonthDayRange,
    NotADate,
    as_json,
    describe,
    find_date,
    read_date,
)

__all__ = [
    "DateMeaning",
    "DateRange",
    "FoundDate",
    "MonthDay",
    "MonthDayRange",
    "NotADate",
    "as_json",
    "describe",
    "find_date",
    "read_date",
]
