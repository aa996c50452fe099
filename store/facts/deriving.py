"""Keeping the tables of facts in step with the readouts they are worked out of.

They follow the log of changes as the search index does: whatever is in them can be thrown away and
made again, and is, when the rules by which it was made have changed.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sqlite_utils import Database as SqliteUtils

from store.database import Database
from store.debris import BLOT, folded_text, legible
from store.facts.objects import objects
from store.facts.phrases import set_phrases
from store.facts.tellings import derive_telling
from store.facts.titles import short_titles, work
from store.model import StoredReadout
from store.readouts import Readouts
from store.scope import EVERYTHING
from store.search.excerpt import sentences

log = logging.getLogger(__name__)
RULES = 5
"""Counts up when facts are worked out differently: then all are made again."""


def catch_up(database: Database) -> None:
    """Take in the readouts that changed since the last time. Raises StoreBusy."""
    readouts = Readouts(database)
    if _mark(database) == (readouts.last_change(), RULES):
        return
    with database.write() as db:
        seq, rules = _mark(database)
        last = readouts.last_change()
        if rules != RULES or seq > last:
            _forget_all(db)
            changed = readouts.find(EVERYTHING)
        else:
            changed = readouts.changed_since(seq)
            _forget(db, changed)
        for stored in readouts.each(changed):
            if stored.current:
                _derive(db, stored)
                derive_telling(database, db, stored.id)
        db.execute("DELETE FROM facts")
        db.execute("INSERT INTO facts (seq, rules) VALUES (?, ?)", [last, RULES])


def _mark(database: Database) -> tuple[int, int]:
    for row in database.rows("SELECT seq, rules FROM facts"):
        return row["seq"], row["rules"]
    return 0, RULES


_TABLES = ("matter", "work", "short_title", "phrase", "telling")


def _forget_all(db: SqliteUtils) -> None:
    db.execute("INSERT INTO gram (gram) VALUES ('delete-all')")
    for table in _TABLES:
        db.execute(f"DELETE FROM {table}")


def _forget(db: SqliteUtils, readouts: Sequence[int]) -> None:
    for readout in readouts:
        db.execute(
            "INSERT INTO gram (gram, rowid, grams)"
            " SELECT 'delete', id, grams(whole) FROM matter WHERE readout = ?",
            [readout],
        )
        for table in _TABLES:
            db.execute(f"DELETE FROM {table} WHERE readout = ?", [readout])


def _derive(db: SqliteUtils, stored: StoredReadout) -> None:
    readout = stored.readout
    for position, named, whole in _matters(stored):
        cursor = db.execute(
            "INSERT INTO matter (readout, position, named, whole) VALUES (?, ?, ?, ?)",
            [stored.id, position, named, whole],
        )
        db.execute(
            "INSERT INTO gram (rowid, grams) SELECT id, grams(whole) FROM matter WHERE id = ?",
            [cursor.lastrowid],
        )
    for item in readout.items:
        for title in item.documents:
            if key := work(title):
                db.execute(
                    "INSERT INTO work (readout, position, work, title) VALUES (?, ?, ?, ?)",
                    [stored.id, item.position, key, title],
                )
    for short, whole in short_titles(readout.text):
        db.execute(
            "INSERT INTO short_title (readout, short, work) VALUES (?, ?, ?)",
            [stored.id, short, whole],
        )
    for quoted in set_phrases(readout.text):
        position = next((i.position for i in readout.items if i.start <= quoted.start < i.end), 0)
        db.execute(
            "INSERT INTO phrase (readout, position, phrase, start) VALUES (?, ?, ?, ?)",
            [stored.id, position, quoted.phrase, quoted.start],
        )


def _matters(stored: StoredReadout) -> list[tuple[int, str, str]]:
    """Position, name and whole of each; the whole of one holds its name.

    The rest of a readout is called by its title and by the first paragraph outside the items,
    which announces the matters, those among them that were not read as items.
    """
    readout = stored.readout
    text = folded_text(readout.text)
    found = []
    at, rest = 0, []
    for item in sorted(readout.items, key=lambda item: item.start):
        excerpt = text[item.start : item.end].replace(BLOT, "")
        called = legible("\n".join((item.subject, *item.documents)))
        named = "\n".join((called, *objects(excerpt)))
        found.append((item.position, named, f"{named}\n{excerpt}"))
        if item.start > at:
            rest.append(text[at : item.start].replace(BLOT, ""))
        at = max(at, item.end)
    rest.append(text[at:].replace(BLOT, ""))
    title = legible(readout.title)
    whole = "\n".join((title, *rest))
    lead = next((part for part in rest if part.strip()), "").strip().split("\n")[0]
    first = [lead[start:end] for start, end in sentences(lead, 0, len(lead))]
    announced = [part for part in first if len(part) < len(readout.text)]
    found.append((0, "\n".join((title, *announced)), whole))
    return found
