"""What the words that a rule captured say: numbers, months, weekdays, how far back."""

from __future__ import annotations

import re

from store.dates.written import Relative, Span, Unit, Written
from store.numerals import number

# English words by their first letters.
NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("一1mon", "二2tue", "三3wed", "四4thu", "五5fri", "六6sat", "日天sun")
_SHIFTS = {"大前": -3, "前": -2, "昨": -1, "去": -1, "今": 0, "明": 1, "后": 2, "大后": 3}
_SHIFTS |= {"yesterday": -1, "last": -1, "today": 0, "this": 0, "tomorrow": 1, "next": 1}
# By their first character; what is not here is a part of a day (昨晚).
_UNITS: dict[str, Unit] = {"周": "week", "星": "week", "礼": "week", "w": "week", "月": "month"}
_UNITS |= {"m": "month", "季": "quarter", "q": "quarter", "年": "year", "y": "year"}


def counted(word: str) -> int:
    """Read a number in digits, in Chinese or English words; no word, a and an are one."""
    if word in NUMBER_WORDS:
        return NUMBER_WORDS.index(word) + 1
    if word in ("", "a", "an"):
        return 1
    value = number(word)
    assert value is not None  # the rules capture nothing else
    return value


def read_captured(found: re.Match[str]) -> Written:
    """What a rule says where it matched, by the names of its groups."""
    said = {name: word for name, word in found.groupdict().items() if word is not None}
    return Written(
        year=counted(said["year"]) if "year" in said else None,
        months=_months(said),
        days=_days(said),
        weekdays=_weekdays(said),
        relative=_relative(said),
        part_of_year=not said.keys().isdisjoint(("quarter", "first_quarters", "half", "year_edge")),
    )


def _months(said: dict[str, str]) -> Span | None:
    match said:
        case {"month": word}:
            return counted(word), counted(word)
        case {"month_word": word}:
            month = _MONTHS.index(word[:3]) + 1
            return month, month
        case {"first_months": word}:
            return 1, counted(word)
        case {"quarter": word}:
            return 3 * counted(word) - 2, 3 * counted(word)
        case {"first_quarters": word}:
            return 1, 3 * counted(word)
        case {"half": word}:
            return (1, 6) if word == "上" else (7, 12)
        case {"year_edge": word}:
            return (1, 1) if word == "初" else (12, 12)
    return None


def _days(said: dict[str, str]) -> Span | None:
    match said:
        case {"day": word}:
            return counted(word), counted(word)
        case {"ten_days": "上" | "初"}:
            return 1, 10
        case {"ten_days": "中"}:
            return 11, 20
        case {"ten_days": _}:
            return 21, 31
    return None


def _weekdays(said: dict[str, str]) -> Span | None:
    match said:
        case {"weekday": word}:
            day = next(day for day, names in enumerate(_WEEKDAYS) if word[:3] in names)
            return day, day
        case {"weekend": _}:
            return 5, 6
    return None


def _relative(said: dict[str, str]) -> Relative | None:
    unit = _UNITS.get(said.get("unit", "").lstrip("个 ")[:1], "day")
    match said:
        case {"that": word}:
            of_week = "weekday" in said or "weekend" in said
            shift = _SHIFTS.get(word, word.count("下") - word.count("上"))
            return Relative("that", shift, "week" if of_week else unit)
        case {"ago": word}:
            return Relative("ago", *_amount(word, unit))
        case {"past": word}:
            return Relative("past", *_amount(word, unit))
        case {"before": _}:
            return Relative("before", 1, "week")
        case {"after": _}:
            return Relative("after", 1, "year")
    return None


def _amount(word: str, unit: Unit) -> tuple[int, Unit]:
    if word == "半":
        return (6, "month") if unit == "year" else (15, "day")
    return counted(word), unit
