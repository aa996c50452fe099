"""Chinese date expressions → a range, or a month-day of any year. Pure: today is an argument.

``grammar`` is how dates are written, ``meaning`` what they mean.
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
