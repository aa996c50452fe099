"""Bytes → Readout: pure functions, no disk, no clock.

``page`` finds the text in a file, ``heading`` who met when, ``agenda`` what was taken up, and
``year`` which year a bare 6月1日 is.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from store.model import NotAReadout, Readout, Source, YearFound
from store.reading.agenda import read_agenda
from store.reading.heading import Heading, read_heading, reports_a_meeting
from store.reading.page import Page, Unreadable, read_page
from store.reading.year import find_year

READER_VERSION = 1
"""Goes up when the same bytes may read differently; stored readouts remember theirs."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source reads as, and the encoding its bytes were in."""

    readouts: tuple[Readout | NotAReadout, ...]
    encoding: str | None


def read_source(source: Source) -> Reading:
    """Read a page or a record. What cannot be read comes back as NotAReadout, never as an error."""
    try:
        if source.format == "record":
            page, url = _read_record(source)
        else:
            page, url = read_page(source.data, source.name), None
    except Unreadable as refusal:
        return Reading((NotAReadout(source.name, "", str(refusal)),), None)
    published = source.published or page.published
    return Reading((_read(page, published, url),), page.encoding)


def _read(page: Page, published: datetime.date | None, url: str | None) -> Readout | NotAReadout:
    source_id = page.source_id
    heading = read_heading(page.paragraphs, page.title)
    if heading is None:
        return NotAReadout(source_id, page.title, "没有写明哪个决策机构开了会")
    text = "\n".join(page.paragraphs)
    agenda = read_agenda(text, heading)
    if not agenda.items and not reports_a_meeting(page.title):
        return NotAReadout(source_id, page.title, "没有写明会议研究了什么")
    month, day, year = _date_of(heading, published, text)
    return Readout(
        source_id=source_id,
        title=page.title,
        text=text,
        published=published,
        url=url,
        body=heading.body,
        meeting=heading.meeting,
        session=heading.session,
        date_printed=heading.printed.text if heading.printed else None,
        month=month,
        day=day,
        time_of_day=heading.time_of_day,
        year=year,
        chair=heading.chair,
        attendees=heading.attendees,
        items=agenda.items,
        other_matters=agenda.other_matters,
    )


def _date_of(
    heading: Heading, published: datetime.date | None, text: str
) -> tuple[int | None, int | None, YearFound]:
    printed = heading.printed
    if printed is None:
        return None, None, YearFound(None, "unknown")
    month = printed.month
    if month is None and published is not None:  # 26日: of the month it was published in, or before
        previous = published.replace(day=1) - datetime.timedelta(days=1)
        month = published.month if printed.day <= published.day else previous.month
    return month, printed.day, find_year(printed.year, month, printed.day, published, text)


def _read_record(source: Source) -> tuple[Page, str | None]:
    """A line of a JSON Lines file: id, title, published, url and html or text."""
    record = _load(source.data)
    content = record.get("html") or record.get("text")
    if not isinstance(content, str) or not content.strip():
        raise Unreadable("这一行没有 html 或 text 正文")
    page = read_page(content.encode("utf-8", "surrogatepass"), source.name)
    identity, title, url = record.get("id"), record.get("title"), record.get("url")
    return (
        Page(
            source_id=str(identity if identity not in (None, "") else url or _fingerprint(source)),
            title=title.strip() if isinstance(title, str) and title.strip() else page.title,
            paragraphs=page.paragraphs,
            published=_published(record.get("published")) or page.published,
            encoding="utf-8",
        ),
        url if isinstance(url, str) and url else None,
    )


def _fingerprint(source: Source) -> str:
    """An id for a record that brings none: the line it came from may move."""
    return hashlib.sha256(source.data).hexdigest()[:16]


def _load(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise Unreadable("这一行不是完整的 JSON") from None
    if not isinstance(record, dict):
        raise Unreadable("这一行不是 JSON 对象")
    return record


def _published(value: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
