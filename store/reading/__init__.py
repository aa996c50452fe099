"""Bytes → Readout: pure functions, no disk, no clock.

``page`` finds the text in a file (``encoding`` and ``markup`` help it), ``prose`` sees it as
sentences, ``heading`` tells who met when (``meeting``, ``day``, ``people``), ``agenda`` what was
taken up (``clauses``, ``alignment``, ``naming``), and ``year`` which year a bare 6月1日 is.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import dataclass, replace
from typing import Any

from store.model import NotAReadout, Readout, Source, YearFound
from store.reading.agenda import read_agenda
from store.reading.heading import (
    Heading,
    Lead,
    find_leads,
    headline_lead,
    headline_meeting,
    read_heading,
)
from store.reading.page import Page, Unreadable, read_page
from store.reading.prose import paragraph_spans, read_prose
from store.reading.year import Occasion, day_of, find_year

READER_VERSION = 2
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
    return Reading(tuple(_read_page(page, source.published, url)), page.encoding)


# --- several readouts on one page ---------------------------------------------------------------

_MAX_PARTS = 50
"""Readouts on one page; a digest of a year of meetings has fewer."""


def _parts(page: Page) -> list[Page]:
    """The page, once for every readout on it; all but the first get ids and headlines of their own."""
    prose = read_prose("\n".join(page.paragraphs))
    spans = paragraph_spans(prose.folded)
    starts: list[tuple[int, str]] = []
    ends: list[int] = []
    previous: Lead | None = None
    for lead in find_leads(prose, spans):
        if previous is None or len(starts) >= _MAX_PARTS:
            previous = previous or lead
            continue
        headline = _headline_above(page, lead.paragraph)
        if _begins_another(previous, lead, headline is not None):
            starts.append((lead.paragraph, headline or page.title))
            ends.append(lead.paragraph - (headline is not None))  # a headline is no paragraph
            previous = lead
    begins = [0, *(start for start, _ in starts)]
    ends.append(len(page.paragraphs))
    if not starts:
        return [page]
    titles = [page.title, *(title for _, title in starts)]
    return [
        replace(
            page,
            source_id=page.source_id if number == 0 else f"{page.source_id}#{number + 1}",
            title=title,
            paragraphs=page.paragraphs[begins[number] : ends[number]],
        )
        for number, title in enumerate(titles)
    ]


def _begins_another(previous: Lead, lead: Lead, headed: bool) -> bool:
    """Whether a lead is that of another meeting: another body or day, told as a lead is."""
    if not lead.sure or not lead.meeting.complete or not (lead.day or headed):
        return False
    if lead.paragraph <= previous.paragraph:
        return False
    return (lead.meeting.body, lead.meeting.session, _day_of_lead(lead)) != (
        previous.meeting.body,
        previous.meeting.session,
        _day_of_lead(previous),
    ) and (headed or lead.meeting.name != previous.meeting.name or _day_of_lead(lead) is not None)


def _day_of_lead(lead: Lead) -> tuple[int | None, int | None] | None:
    return (lead.day.month, lead.day.day) if lead.day else None


def _headline_above(page: Page, paragraph: int) -> str | None:
    """The line above a lead, if it is a headline: no sentence, and it names a meeting."""
    if paragraph == 0:
        return None
    line = page.paragraphs[paragraph - 1]
    if len(line) > _MAX_HEADLINE or line.endswith(("。", "！", "？", "；", "：")):
        return None
    return line if headline_meeting(read_prose(line)) is not None else None


_MAX_HEADLINE = 80


# --- one readout --------------------------------------------------------------------------------

_Day = tuple[int | None, int | None]


def _read_page(page: Page, said: datetime.date | None, url: str | None) -> list[Readout | NotAReadout]:
    """Every readout of a page. ``said`` is the publication date the user gave; it beats the page's."""
    found: list[Readout | NotAReadout] = []
    day: _Day = (None, None)
    for part in _parts(page):
        read = _read(part, said, url, day)
        if isinstance(read, Readout):
            day = read.month, read.day
        if not found or isinstance(read, Readout):
            found.append(read)
    return found


def _read(
    page: Page, said: datetime.date | None, url: str | None, before: _Day
) -> Readout | NotAReadout:
    """One readout. ``before`` is the day of the meeting told of before it: 当日下午 is that day."""
    prose = read_prose("\n".join(page.paragraphs))
    title = read_prose(page.title)
    paragraphs = paragraph_spans(prose.folded)
    lead = next(find_leads(prose, paragraphs), None) or headline_lead(prose, paragraphs, title)
    if lead is None:
        return NotAReadout(page.source_id, page.title, "没有写明哪个决策机构开了会")
    headline = headline_meeting(title)
    heading = read_heading(prose, paragraphs, lead, title, headline)
    agenda = read_agenda(prose, paragraphs, lead, title)
    if (why := _doubt(lead, headline is not None, heading, len(agenda.items))) is not None:
        return NotAReadout(page.source_id, page.title, why)
    published = said or page.published
    day = heading.day
    month, of_month = before if day and day.same_day else day_of(prose.folded, day, published)
    year = find_year(
        prose,
        Occasion(
            printed=day.year if day else None,
            month=month,
            day=of_month,
            weekday=day.weekday if day else None,
            chair=heading.chair,
        ),
        published,
        trusted=said is not None,
        url=url,
    )
    return Readout(
        source_id=page.source_id,
        title=page.title,
        text=prose.text,
        published=published,
        url=url,
        body=heading.body,
        meeting=heading.meeting,
        session=heading.session,
        date_printed=prose.printed(day.start, day.end) if day else None,
        month=month,
        day=of_month,
        time_of_day=heading.time_of_day,
        year=year,
        chair=heading.chair,
        attendees=heading.attendees,
        items=agenda.items,
        other_matters=agenda.other_matters,
    )


_NEAR_THE_TOP = 4
"""A readout without a headline of its own has its lead among the first paragraphs."""


def _doubt(lead: Lead, announced: bool, heading: Heading, items: int) -> str | None:
    """Why a text that mentions a meeting is not its readout, or None if it is.

    A headline that names the meeting settles it. Without one the lead must report the meeting in so
    many words near the top, and the text must say who chaired or what was taken up.
    """
    if not lead.meeting.complete and not announced:
        return "没有写明哪个决策机构开了会"
    if announced:
        return None if lead.sure or items else "没有写明会议研究了什么"
    if not lead.sure or lead.paragraph >= _NEAR_THE_TOP:
        return "只是提到一次会议，不是它的通稿"
    if not items:
        return "没有写明会议研究了什么"
    return None if heading.chair or items > 1 else "只是提到一次会议，不是它的通稿"


# --- records ------------------------------------------------------------------------------------


def _read_record(source: Source) -> tuple[Page, str | None]:
    """A line of a JSON Lines file: id, title, published, url and html or text."""
    record = _load(source.data)
    content = record.get("html") or record.get("text")
    if not isinstance(content, str) or not content.strip():
        raise Unreadable("这一行没有 html 或 text 正文")
    page = read_page(content.encode("utf-8", "replace"), source.name)
    identity, title, url = record.get("id"), record.get("title"), record.get("url")
    return (
        Page(
            source_id=str(identity if identity not in (None, "") else url or _fingerprint(source)),
            title=" ".join(title.split()) if isinstance(title, str) and title.strip() else page.title,
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
