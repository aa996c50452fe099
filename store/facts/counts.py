"""Counting meetings and items over the whole store, in SQL over indexed columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from store.database import Database
from store.dates import DateRange, MonthDay, MonthDayRange
from store.scope import Scope, where
from store.words import in_either_script

By = Literal["month", "year", "weekday", "body", "chair"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many, and of what: 2023-06, 2023, 1 for Mondays, the name of a meeting, a person."""

    of: str
    count: int


_KEYS: dict[By, str] = {
    "month": "substr(r.date, 1, 7)",
    "year": "substr(r.date, 1, 4)",
    "weekday": "1 + (strftime('%w', r.date) + 6) % 7",
    "body": "r.meeting",
}


def count_meetings(database: Database, scope: Scope) -> int:
    """How many meetings are in scope, each once, however many readouts tell of it."""
    return _count(database, scope, "meetings")


def count_items(database: Database, scope: Scope) -> int:
    """How many agenda items their readouts list; of several of one meeting, the longest list."""
    return _count(database, scope, "items")


What = Literal["meetings", "items"]
# Items are counted a meeting at a time: half as long as by joining them.
_AMOUNT: dict[What, str] = {
    "meetings": "1",
    "items": "(SELECT count(*) FROM item i WHERE i.readout = each.id)",
}


def _count(database: Database, scope: Scope, what: What) -> int:
    condition, parameters = where(scope)
    each = f"SELECT 0 AS key, id FROM readout r WHERE {condition}"
    sql = {
        "meetings": f"SELECT count(*) AS n FROM readout WHERE {condition}",
        "items": "SELECT count(*) AS n FROM item WHERE readout IN"
        f" (SELECT id FROM readout WHERE {condition})",
    }
    told = int(database.rows(sql[what], parameters)[0]["n"])
    return told - sum(_told_again(database, each, parameters, what).values())


def _told_again(
    database: Database, each: str, parameters: list[object], what: What
) -> Counter[str]:
    """By key, how many of the meetings or items that each readout tells are told by another too."""
    rows = database.rows(
        f"""SELECT key, sum(n) - max(n) AS again FROM
            (SELECT each.key, t.meeting, {_AMOUNT[what]} AS n
            FROM ({each}) each JOIN telling t ON t.readout = each.id)
        GROUP BY key, meeting""",
        parameters,
    )
    again: Counter[str] = Counter()
    for row in rows:
        again[str(row["key"])] += row["again"]
    return again


def tally(database: Database, scope: Scope, by: By, what: What = "meetings") -> list[Tally]:
    """Meetings or items by month, year, weekday, body or chair: in order of time, or the most
    first.

    What has no month (the year is unknown), no name or no chair is in none of them.
    """
    condition, parameters = where(scope)
    if by == "chair":
        each = f"""SELECT p.name AS key, p.readout AS id FROM person p
            WHERE p.role = '主持' AND p.readout IN (SELECT id FROM readout WHERE {condition})"""
    else:
        each = f"SELECT {_KEYS[by]} AS key, id FROM readout r WHERE {condition}"
    rows = database.rows(
        f"SELECT key, sum({_AMOUNT[what]}) AS n FROM ({each}) each WHERE key IS NOT NULL"
        " GROUP BY key",
        parameters,
    )
    again = _told_again(database, each, parameters, what)
    counts = {key: row["n"] - again[key] for row in rows for key in (str(row["key"]),)}
    found = [Tally(key, n) for key, n in counts.items() if n]
    found.sort(key=lambda one: one.of if by in ("month", "year") else (-one.count, one.of))
    if by not in ("chair", "body"):
        return found
    return [Tally(*one) for one in in_either_script((tally.of, tally.count) for tally in found)]


def chairs_of(database: Database, readouts: Sequence[int]) -> dict[int, list[str]]:
    """Who chaired each of these."""
    wanted = set(readouts)
    chairs: dict[int, list[str]] = {}
    for row in database.rows("SELECT readout, name FROM person WHERE role = '主持'"):
        if row["readout"] in wanted:
            chairs.setdefault(row["readout"], []).append(row["name"])
    return chairs


def without_year(database: Database, scope: Scope) -> int:
    """How many meetings could be in scope, but their year is unknown."""
    if not isinstance(scope.when, DateRange):
        return 0
    start, end = scope.when.start, scope.when.end
    if (end - start).days >= 365:
        anytime = replace(scope, when=None)
    else:
        days = MonthDayRange(MonthDay(start.month, start.day), MonthDay(end.month, end.day))
        anytime = replace(scope, when=days)
    condition, parameters = where(anytime)
    sql = (
        f"SELECT count(*) AS n FROM readout WHERE {condition}"
        " AND date IS NULL AND year IS NULL AND day IS NOT NULL"
    )
    return int(database.rows(sql, parameters)[0]["n"])
