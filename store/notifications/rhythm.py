"""How often a body's meetings are reported, and which body has been silent for longer than that.

A silence says nothing of its cause: the body may not have met, or its readout was not collected.
"""

from __future__ import annotations

import datetime
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from store.database import Database
from store.model import StoredReadout

MOST_DAYS = 24
"""Days of meetings that a rhythm is taken from, the latest: about a year of fortnightly ones."""
FEWEST_DAYS = 6
"""Fewer say nothing of a rhythm: five gaps are the least of which one can be an outlier."""
LATE_TIMES = 2
"""Late is what takes longer than so many of the longest usual gaps (nine in ten are shorter)."""
LATE_DAYS = 10
"""And longer than that: a holiday week with the weekends around it stops even daily meetings."""
TOLD_DAYS = 14
"""For so long after it became one, a silence is news; then the body has simply ended."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The usual distance between days with meetings; ``late_after`` how many days is too long."""

    usual_days: int
    late_after: int


@dataclass(frozen=True, slots=True)
class Silence:
    """A body of which nothing came since ``last``, the day of its last readout, and its rhythm."""

    body: str
    last: datetime.date
    readout: int
    rhythm: Rhythm


def rhythm(days: Sequence[datetime.date]) -> Rhythm | None:
    """The rhythm of these days; None of too few. What is told is the median gap."""
    known = sorted(set(days))[-MOST_DAYS:]
    if len(known) < FEWEST_DAYS:
        return None
    gaps = [(after - before).days for before, after in pairwise(known)]
    long = statistics.quantiles(gaps, n=10, method="inclusive")[8]
    return Rhythm(round(statistics.median(gaps)), max(round(LATE_TIMES * long), LATE_DAYS))


def silences(database: Database, today: datetime.date) -> list[Silence]:
    """The bodies that became late within the last ``TOLD_DAYS``, each with its last readout."""
    return [
        silence
        for silence in _since_last(database, today)
        if 0 < (today - silence.last).days - silence.rhythm.late_after <= TOLD_DAYS
    ]


def silence_after(
    database: Database, stored: StoredReadout, today: datetime.date
) -> Silence | None:
    """The silence after a readout; None where its body has been heard of since."""
    for silence in _since_last(database, today, stored.readout.body):
        if silence.last == stored.readout.date:
            return silence
    return None


def _since_last(
    database: Database, today: datetime.date, body: str | None = None
) -> Iterator[Silence]:
    """Every body (or the one) that has a rhythm; days to come are left out."""
    rows = database.rows(
        "SELECT body, date, max(id) AS readout FROM readout"
        f" WHERE current = 1 AND {'body = :body' if body else 'body IS NOT NULL'}"
        " AND date <= :today GROUP BY body, date ORDER BY body, date",
        {"today": today.isoformat(), "body": body},
    )
    for name, group in groupby(rows, key=lambda row: str(row["body"])):
        own = list(group)
        days = [datetime.date.fromisoformat(row["date"]) for row in own]
        if usual := rhythm(days):
            yield Silence(name, days[-1], own[-1]["readout"], usual)
