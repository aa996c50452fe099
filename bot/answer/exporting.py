"""All results of a question as a file: CSV for sheets, JSON for programs, Markdown for people."""

from __future__ import annotations

import csv
import io
import json
from itertools import islice
from typing import Any

from bot.answer.evidence import MOST, evidence
from bot.answer.model import Answer, Exported, Told, Trend
from bot.voice import sentence
from store import AgendaItem, Store, StoredReadout

FORMATS = ("csv", "json", "md")
_BOM = "\ufeff"  # without it, Excel takes a CSV file for one in the system's encoding


def exported(answer: Answer, store: Store, format_number: int) -> Exported | Told:
    """The file; its name tells what kind it is."""
    kind = FORMATS[min(format_number, len(FORMATS) - 1)]
    rows = trend_rows(answer) if isinstance(answer, Trend) else _rows(answer, store)
    if not rows:
        return Told(sentence("problem.nothing_to_export"))
    return Exported(f"readouts.{kind}", written(rows, kind).encode("utf-8"))


def trend_rows(answer: Trend) -> list[dict[str, Any]]:
    """A row for every month, with a column for every word."""
    return [
        {"month": month, **{word: counts[at] for word, counts in answer.series}}
        for at, month in enumerate(answer.months)
    ]


def written(rows: list[dict[str, Any]], kind: str) -> str:
    """The rows as the text of a file."""
    if kind == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    columns = list(rows[0])
    if kind == "md":
        lines = [columns, ["---"] * len(columns)]
        lines += [[_cell(row[column]) for column in columns] for row in rows]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)
    told = io.StringIO()
    sheet = csv.writer(told)
    sheet.writerow(columns)
    sheet.writerows([_harmless(row[column]) for column in columns] for row in rows)
    return _BOM + told.getvalue()


def _cell(value: object) -> str:
    return ("" if value is None else str(value)).replace("|", "\\|").replace("\n", " ")


def _harmless(value: object) -> object:
    """A cell that a sheet takes for text: what begins like a formula gets a quote before it."""
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + value
    return value


def _rows(answer: Answer, store: Store) -> list[dict[str, Any]]:
    return [_row(found.stored, found.item) for found in islice(evidence(answer, store), MOST)]


def _row(stored: StoredReadout, item: AgendaItem | None) -> dict[str, Any]:
    readout = stored.readout
    return {
        "date": readout.date.isoformat() if readout.date else readout.date_printed,
        "body": readout.body,
        "meeting": readout.meeting,
        "chair": "、".join(person.name for person in readout.chair),
        "item": item.position if item else None,
        "verb": item.verb if item else None,
        "subject": item.subject if item else None,
        "documents": "；".join(item.documents) if item else None,
        "title": readout.title,
        "source_id": readout.source_id,
        "url": readout.url,
        "text": readout.excerpt(item) if item else None,
    }
