"""Meetings that several readouts tell of: each is counted once, whichever of them are meant.

Only such readouts have a row, with the number that those of one meeting share: the id of one of
them.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence

from sqlite_utils import Database as SqliteUtils

from store.database import Database
from store.facts.same import DAYS_OF_A_SESSION, is_one_meeting, kind_of_meeting
from store.model import StoredReadout
from store.readouts import Readouts

MEETING_OF = "coalesce((SELECT t.meeting FROM telling t WHERE t.readout = {0}), {0})"
"""The number of the meeting that a readout (a column) tells of, in SQL."""


def derive_telling(db: SqliteUtils, readouts: Readouts, stored: StoredReadout) -> None:
    """Take in which other readouts tell of the same meeting."""
    readout = stored.readout
    day = (readout.date or readout.published or datetime.date.min).isoformat()
    around = [f"{sign}{DAYS_OF_A_SESSION} days" for sign in "-+"]
    near = db.execute(
        "SELECT id, meeting FROM readout WHERE current = 1 AND id <> ? AND (date = ? OR"
        " (meeting = ? AND coalesce(date, published) BETWEEN date(?, ?) AND date(?, ?)))",
        [stored.id, day, readout.meeting, day, around[0], day, around[1]],
    ).fetchall()
    kind = kind_of_meeting(readout.meeting)
    others = readouts.get_all([one for one, name in near if kind_of_meeting(name) == kind])
    same = [other.id for other in others if is_one_meeting(readout, other.readout)]
    if not same:
        return
    marks = ",".join("?" * len(same))
    known = db.execute(f"SELECT DISTINCT meeting FROM telling WHERE readout IN ({marks})", same)
    numbers = [row[0] for row in known] or [min(same)]
    for number in numbers[1:]:
        db.execute("UPDATE telling SET meeting = ? WHERE meeting = ?", [numbers[0], number])
    for one in (stored.id, *same):
        db.execute(
            "INSERT OR REPLACE INTO telling (readout, meeting) VALUES (?, ?)", [one, numbers[0]]
        )


def by_meeting(database: Database, readouts: Sequence[int]) -> list[tuple[int, ...]]:
    """Readouts by the meeting that they tell of, each where the first of them stands."""
    rows = database.rows(
        "SELECT readout, meeting FROM telling WHERE readout IN (SELECT value FROM json_each(?))",
        [json.dumps(list(readouts))],
    )
    meetings = {row["readout"]: row["meeting"] for row in rows}
    found: dict[int, list[int]] = {}
    for readout in readouts:
        found.setdefault(meetings.get(readout, readout), []).append(readout)
    return [tuple(told) for told in found.values()]


def telling_with(database: Database, readout: int) -> list[int]:
    """Every readout that tells of the same meeting as this one, itself among them."""
    rows = database.rows(
        "SELECT readout FROM telling WHERE meeting ="
        " (SELECT meeting FROM telling WHERE readout = ?) ORDER BY readout",
        [readout],
    )
    return [row["readout"] for row in rows]
