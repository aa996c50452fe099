"""Meetings that several readouts tell of: each is counted once, whichever of them are meant.

Only such readouts have a row, with the number that those of one meeting share: the id of one of
them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlite_utils import Database as SqliteUtils

from store.database import Database
from store.facts.same import DAYS_OF_A_SESSION, Telling, is_one_meeting

MEETING_OF = "coalesce((SELECT t.meeting FROM telling t WHERE t.readout = {0}), {0})"
"""The number of the meeting that a readout (a column) tells of, in SQL."""


def derive_telling(database: Database, db: SqliteUtils, readout: int) -> None:
    """Take in which other readouts tell of the same meeting."""
    told = _tellings(database, "r.id = ?", [readout])[readout]
    day = told.date or told.published
    around = [f"{sign}{DAYS_OF_A_SESSION} days" for sign in "-+"]
    near = _tellings(
        database,
        "r.id <> ? AND (r.date = ? OR"
        " (r.meeting = ? AND coalesce(r.date, r.published) BETWEEN date(?, ?) AND date(?, ?)))",
        [readout, told.date, told.meeting, day, around[0], day, around[1]],
    )
    same = [other for other, of in near.items() if is_one_meeting(told, of)]
    if not same:
        return
    marks = ",".join("?" * len(same))
    known = db.execute(f"SELECT DISTINCT meeting FROM telling WHERE readout IN ({marks})", same)
    numbers = [row[0] for row in known] or [min(same)]
    for number in numbers[1:]:
        db.execute("UPDATE telling SET meeting = ? WHERE meeting = ?", [numbers[0], number])
    add = "INSERT OR REPLACE INTO telling (readout, meeting) VALUES (?, ?)"
    for one in (readout, *same):
        db.execute(add, [one, numbers[0]])


def _tellings(
    database: Database, condition: str, parameters: Sequence[object]
) -> dict[int, Telling]:
    """What current readouts say of which meetings they are."""
    rows = database.rows(
        "SELECT r.id, r.meeting, r.session, r.date, r.published, r.time_of_day,"
        " (SELECT group_concat(fold(p.name), '、') FROM person p"
        " WHERE p.readout = r.id AND p.role = '主持') AS chairs"
        f" FROM readout r WHERE r.current = 1 AND {condition}",
        parameters,
    )
    return {
        row["id"]: Telling(
            row["meeting"],
            row["session"],
            row["date"],
            row["published"],
            row["time_of_day"],
            frozenset((row["chairs"] or "").split("、")) - {""},
        )
        for row in rows
    }


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
