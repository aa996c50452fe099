"""Bytes → Readout: pure functions, no disk, no clock.

``page`` finds the text in a file and who put it out, ``record`` does so for lines of an archive;
``parts`` divides a page that holds several readouts, ``prose`` sees a text as sentences. Then
``heading`` tells who met when and who came, ``agenda`` what was taken up, and ``year`` which year a
bare 6月1日 is, each with the modules of its package.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.model import NotAReadout, Person, Readout, Source
from store.reading.agenda import read_agenda
from store.reading.day import full_date
from store.reading.heading import Heading, read_heading
from store.reading.heading.lead import Lead, headline_meeting
from store.reading.month import day_of
from store.reading.page import Page, Unreadable, read_page
from store.reading.parts import Part, follows_on, read_parts
from store.reading.prose import Prose, Span
from store.reading.record import read_record
from store.reading.subjects import skip_dateline
from store.reading.year import COMPLETE_UNTIL, Occasion, find_year

READER_VERSION = 18
"""Goes up when the same bytes may read differently; stored readouts remember theirs."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source reads as, and the encoding its bytes were in."""

    readouts: tuple[Readout | NotAReadout, ...]
    encoding: str | None


def read_source(source: Source) -> Reading:
    """Read a page or a record. What cannot be read comes back as NotAReadout, never as an error."""
    try:
        is_record = source.format == "record"
        page = read_record(source) if is_record else read_page(source.data, source.name)
    except Unreadable as refusal:
        return Reading((NotAReadout(source.name, "", str(refusal)),), None)
    return Reading(tuple(_read_page(page, source)), page.encoding)


# --- one readout --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Before:
    """What the readout before on a page leaves to be known: its day, and who held which office."""

    month: int | None = None
    day: int | None = None
    chair: tuple[Person, ...] = ()


def _read_page(page: Page, source: Source) -> list[Readout | NotAReadout]:
    """Every readout of a page that came in a source."""
    found: list[Readout | NotAReadout] = []
    refused: list[Readout | NotAReadout] = []
    before = _Before()
    for part in read_parts(page):
        read = _read(part, source, before)
        if isinstance(read, Readout):
            before = _Before(read.month, read.day, read.chair)
            found.append(read)
        else:
            refused.append(read)
    return found or refused[:1]


def _read(part: Part, source: Source, before: _Before) -> Readout | NotAReadout:
    """One readout, after the one ``before`` it: 当日下午 is that one's day."""
    page, prose, title, lead = part.page, part.prose, part.title, part.lead
    if _is_statute(part):
        return NotAReadout(page.source_id, page.title, "这是规章条文，不是会议通稿")
    if _COMMENT.search(title.folded):
        return NotAReadout(page.source_id, page.title, "这是评论，不是会议通稿")
    if _CHAPTER.match(title.folded):
        return NotAReadout(page.source_id, page.title, "这是小说的一章，不是会议通稿")
    if lead is None:
        return NotAReadout(page.source_id, page.title, "没有写明哪个决策机构开了会")
    headline = headline_meeting(title)
    near = _near(part.paragraphs, lead)
    heading = read_heading(prose, near, lead, title, headline)
    agenda = read_agenda(prose, near, lead, title)
    if (why := _doubt(part, lead, headline is not None, heading, len(agenda.items))) is not None:
        return NotAReadout(page.source_id, page.title, why)
    published = source.published or page.published
    day = heading.day
    month, of_month = day_of(prose.folded, day, published)
    if (day and day.same_day) or (day is None and follows_on(prose, lead)):
        month, of_month = before.month, before.day
    chair = _with_offices(heading.chair, before.chair)
    year = find_year(
        prose,
        Occasion(
            printed=(day.year if day else None) or _year_in_title(title, month, of_month),
            month=month,
            day=of_month,
            until=published or max(source.received or COMPLETE_UNTIL, COMPLETE_UNTIL),
            weekday=day.weekday if day and day.day is not None else None,
            weekday_words=prose.printed(*day.weekday_span) if day and day.weekday_span else "",
            chair=chair,
            lately=heading.lately,
            last_year=day is not None and day.last_year,
            named=f"{title.folded} {prose.folded[lead.sentence.span.start : lead.business]}",
        ),
        published,
        trusted=source.published is not None,
        url=page.url,
    )
    return Readout(
        source_id=page.source_id,
        title=page.title if page.titled else _called(prose, lead),
        text=prose.text,
        published=published,
        url=page.url,
        body=heading.body,
        meeting=heading.meeting,
        session=heading.session,
        date_printed=prose.printed(day.start, day.end) if day else None,
        month=month,
        day=of_month,
        time_of_day=heading.time_of_day,
        year=year,
        chair=chair,
        attendees=heading.attendees,
        items=agenda.items,
        other_matters=agenda.other_matters,
        origin=page.origin,
    )


def _with_offices(chair: tuple[Person, ...], before: tuple[Person, ...]) -> tuple[Person, ...]:
    """Who chaired, with the office that a page gives only where it names somebody first."""
    offices = {person.name: person for person in before}
    return tuple(person if person.title else offices.get(person.name, person) for person in chair)


def _year_in_title(title: Prose, month: int | None, day: int | None) -> int | None:
    """The year of the meeting's own day where the headline gives it in full: （2014年5月14日）."""
    told = full_date(title.folded)
    return told.year if told is not None and (told.month, told.day) == (month, day) else None


_LONGEST_TITLE = 60


def _called(prose: Prose, lead: Lead) -> str:
    """What a readout without a headline is called: its lead as far as the meeting's name."""
    start = skip_dateline(prose, lead.sentence.span)
    told = prose.printed(start, lead.business).strip(" ,，:：")
    return told if len(told) <= _LONGEST_TITLE else lead.meeting.name


_READ = 60_000
"""Characters after the lead that are read for people and matters: some twenty long readouts."""


def _near(paragraphs: Sequence[Span], lead: Lead) -> list[Span]:
    """The paragraphs up to a bound after the lead, the last one cut there."""
    end = paragraphs[lead.paragraph].start + _READ
    return [Span(p.start, min(p.end, end)) for p in paragraphs if p.start < end]


_ARTICLE = re.compile(r" ?第[一二三四五六七八九十百\d]{1,4}[条章]")
_ARTICLES = 3


def _is_statute(part: Part) -> bool:
    """Whether a text is in articles (第一条 …): rules of procedure tell of meetings in general."""
    articles = sum(_ARTICLE.match(part.prose.folded, p.start) is not None for p in part.paragraphs)
    return articles >= _ARTICLES


_COMMENT = re.compile(r"(?:快|时|社|锐|热|述)评|社论|评论员")
"""What a headline calls a text that comments on a meeting."""


_CHAPTER = re.compile(r" ?(?:正文 ?)?第[一二三四五六七八九十百千零〇两\d]{1,8}[章回] ?(?!议题)")
"""The headline of a novel's chapter: novels have committees that meet, too."""


_NEAR_THE_TOP = 4
"""A readout without a headline of its own has its lead among the first paragraphs."""


_SAID = re.compile(r"(?:会议|会上|党组|常委会)(?:还)?(?:指出|强调|要求|认为|提出|表示|决定)")


def _doubt(part: Part, lead: Lead, announced: bool, heading: Heading, items: int) -> str | None:
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
    if len(heading.attendees) > 2 and lead.paragraph == 0 and lead.day is not None:
        return None
    opens = lead.paragraph == 0 and lead.day is not None
    if opens and lead.sentence.span.start < _OPENING and _SAID.search(part.prose.folded):
        return None
    return None if heading.chair or items > 1 else "只是提到一次会议，不是它的通稿"


_OPENING = 60
"""Characters before a first sentence: a dateline at most."""
