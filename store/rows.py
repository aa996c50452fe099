"""Rows ↔ values: how a readout is laid out over its tables, and put together again."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections import defaultdict
from typing import Any

from sqlite_utils import Database as SqliteUtils

from store.debris import legible
from store.model import AgendaItem, Attendee, Person, Readout, Source, StoredReadout, YearFound
from store.reading import READER_VERSION


def digest(data: bytes) -> str:
    """What tells one source from another."""
    return hashlib.sha256(data).hexdigest()


def content_hash(readout: Readout) -> str:
    """What makes two readings the same readout: everything it says, nothing around it."""
    published = readout.published.isoformat() if readout.published else None
    content = [readout.title, readout.text, published, readout.url]
    return digest(json.dumps(content, ensure_ascii=False).encode())


def insert(db: SqliteUtils, table: str, row: dict[str, object]) -> int:
    """Insert one row; its id."""
    columns = ", ".join(row)
    marks = ", ".join("?" * len(row))
    cursor = db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(row.values()))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def insert_source(
    db: SqliteUtils, source: Source, encoding: str | None, now: datetime.datetime
) -> int:
    """Keep the bytes a readout came in; the id of the row."""
    return insert(
        db,
        "source",
        {
            "sha256": digest(source.data),
            "name": source.name,
            "format": source.format,
            "data": source.data,
            "encoding": encoding,
            "published": source.published.isoformat() if source.published else None,
            "received_at": now.isoformat(timespec="seconds"),
        },
    )


def insert_readout(
    db: SqliteUtils, source: int, readout: Readout, revision: int, now: datetime.datetime
) -> int:
    """Lay a readout out over its tables as the current one; its id."""
    row = insert(
        db,
        "readout",
        {
            "source": source,
            "source_id": readout.source_id,
            "revision": revision,
            "current": 1,
            "added_at": now.isoformat(timespec="seconds"),
            **readout_columns(readout),
        },
    )
    insert_parts(db, row, readout)
    return row


def readout_columns(readout: Readout) -> dict[str, object]:
    """The columns that a reader fills."""
    return {
        "title": readout.title,
        "text": readout.text,
        "folded": legible(readout.text),
        "published": readout.published.isoformat() if readout.published else None,
        "url": readout.url,
        "body": readout.body,
        "meeting": readout.meeting,
        "session": readout.session,
        "date_printed": readout.date_printed,
        "month": readout.month,
        "day": readout.day,
        "date": readout.date.isoformat() if readout.date else None,
        "time_of_day": readout.time_of_day,
        "year": readout.year.value,
        "year_how": readout.year.how,
        "year_evidence": json.dumps(readout.year.evidence, ensure_ascii=False),
        "other_matters": int(readout.other_matters),
        "origin": readout.origin,
        "content_hash": content_hash(readout),
        "reader_version": READER_VERSION,
    }


def insert_parts(db: SqliteUtils, row: int, readout: Readout) -> None:
    """The rows of a readout's items, documents and people."""
    for item in readout.items:
        item_row = insert(
            db,
            "item",
            {
                "readout": row,
                "position": item.position,
                "verb": item.verb,
                "subject": item.subject,
                "start": item.start,
                "stop": item.end,
            },
        )
        for position, title in enumerate(item.documents, 1):
            insert(db, "document", {"item": item_row, "position": position, "title": title})
    people = [(p.name, p.title, "主持") for p in readout.chair]
    people += [(a.name, a.title, a.role) for a in readout.attendees]
    for position, (name, title, role) in enumerate(people, 1):
        insert(
            db,
            "person",
            {"readout": row, "position": position, "name": name, "title": title, "role": role},
        )


def grouped(rows: list[dict[str, Any]], key: str) -> dict[int, list[dict[str, Any]]]:
    """Rows by the value of one column."""
    groups: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def stored_readout(
    row: dict[str, Any],
    items: list[dict[str, Any]],
    documents: dict[int, list[dict[str, Any]]],
    people: list[dict[str, Any]],
) -> StoredReadout:
    """A readout put together from its rows."""
    chairs = [p for p in people if p["role"] == "主持"]
    others = [p for p in people if p["role"] != "主持"]
    readout = Readout(
        source_id=row["source_id"],
        title=row["title"],
        text=row["text"],
        published=day(row["published"]),
        url=row["url"],
        body=row["body"],
        meeting=row["meeting"],
        session=row["session"],
        date_printed=row["date_printed"],
        month=row["month"],
        day=row["day"],
        time_of_day=row["time_of_day"],
        year=YearFound(row["year"], row["year_how"], tuple(json.loads(row["year_evidence"]))),
        chair=tuple(Person(p["name"], p["title"]) for p in chairs),
        attendees=tuple(Attendee(p["name"], p["title"], p["role"]) for p in others),
        items=tuple(
            AgendaItem(
                position=item["position"],
                verb=item["verb"],
                subject=item["subject"],
                documents=tuple(document["title"] for document in documents[item["id"]]),
                start=item["start"],
                end=item["stop"],
            )
            for item in items
        ),
        other_matters=bool(row["other_matters"]),
        origin=row["origin"],
    )
    return StoredReadout(row["id"], row["revision"], bool(row["current"]), readout)


def day(value: str | None) -> datetime.date | None:
    """A date as SQLite keeps it."""
    return datetime.date.fromisoformat(value) if value else None
