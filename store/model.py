"""The values that cross every layer: what a readout is once it has been read.

All are frozen. Offsets count Unicode code points in ``Readout.text``; an item's text *is* that
slice, so an excerpt cannot drift from its source.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

YearHow = Literal["printed", "published", "inferred", "unknown"]
Role = Literal["出席", "列席", "参加"]


@dataclass(frozen=True, slots=True)
class Person:
    """Who chaired a meeting; ``title`` is the office as printed, or empty."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Attendee:
    """Who was there: 出席 as a member, 列席 without a vote, 参加 took part."""

    name: str
    title: str
    role: Role


@dataclass(frozen=True, slots=True)
class YearFound:
    """The year of the meeting and how it is known.

    ``evidence`` holds what leaves this one year: words of the text, the publication date, the day
    that the meeting was not after.
    ``value`` is None exactly when ``how`` is ``unknown``: a year is never guessed.
    """

    value: int | None
    how: YearHow
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One matter the meeting took up.

    ``subject`` is the shortest phrase of the text that names the matter, without verb and 了.
    ``documents`` are the titles under consideration, outermost 《》 dropped.
    """

    position: int
    verb: str
    subject: str
    documents: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Readout:
    """A readout as read from its source; ``text`` is the cleaned text, one paragraph a line.

    ``origin`` is who put it out, in the page's own words outside the text: 宣川日报.
    """

    source_id: str
    title: str
    text: str
    published: datetime.date | None
    url: str | None
    body: str | None
    meeting: str | None
    session: str | None
    date_printed: str | None
    month: int | None
    day: int | None
    time_of_day: str | None
    year: YearFound
    chair: tuple[Person, ...]
    attendees: tuple[Attendee, ...]
    items: tuple[AgendaItem, ...]
    other_matters: bool
    origin: str | None = None

    @property
    def date(self) -> datetime.date | None:
        """The day of the meeting, known only when its year, month and day are."""
        if self.year.value is None or self.month is None or self.day is None:
            return None
        return datetime.date(self.year.value, self.month, self.day)

    def excerpt(self, item: AgendaItem) -> str:
        """What the readout says about ``item``, verbatim."""
        return self.text[item.start : item.end]


@dataclass(frozen=True, slots=True)
class StoredReadout:
    """A readout in the store; ``revision`` counts the texts its source has had, from 1."""

    id: int
    revision: int
    current: bool
    readout: Readout


@dataclass(frozen=True, slots=True)
class NotAReadout:
    """Why a source was not read as a readout: one sentence for people."""

    source_id: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes a readout came in, kept so that a better reader can read them again.

    ``format`` says how to read ``data``: a ``page`` is a text or HTML file, a ``record`` is one
    line of a JSON Lines file. ``name`` is the file's path as the user would recognise it;
    ``published`` is what the user said of it (``--published``), not what the source says.
    ``received`` is the day on which it came in: it tells of nothing later.
    """

    name: str
    data: bytes
    format: Literal["page", "record"]
    published: datetime.date | None = None
    received: datetime.date | None = None
