"""What the bot offers when it is asked from within another chat: items and meetings to post there.

Pure but for the store. Each offer holds all that is posted: the verbatim excerpt and its citation.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from bot.action import ShowItem, ShowMeeting
from bot.answer import scope_of
from bot.link import payload_of, read_payload
from bot.question import Question, understand
from bot.reply import cited
from bot.reply.quoting import quote
from bot.reply.wording import (
    agenda_line,
    day_of,
    headline,
    meeting_of,
    short,
    taken_up,
    verb_of,
    year_note,
)
from bot.richtext import Block, bold, line, units
from bot.voice import Voice
from store import AgendaItem, Hit, NothingThere, Query, Store, StoredReadout

OFFERS_A_PAGE = 25
"""Telegram takes fifty; half of them are on the phone sooner."""
POSTED_UNITS = 3000
"""A longer excerpt is cut at a sentence; the button below leads to the rest."""
TITLE_CHARS = 64
DESCRIPTION_CHARS = 120


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose: how it is listed, what is posted, and where its button leads."""

    title: str
    description: str
    blocks: tuple[Block, ...]
    target: ShowItem | ShowMeeting
    url: str | None
    """The source."""

    @property
    def id(self) -> str:
        """Which of the offers it is."""
        return payload_of(self.target)


def offers(
    text: str, today: datetime.date, store: Store, voice: Voice, offset: int = 0
) -> list[Offer]:
    """What is offered for ``text``, from ``offset`` on; for nothing, the latest meetings."""
    target = read_payload(text.strip())
    if isinstance(target, ShowItem | ShowMeeting):
        return [] if offset else _one(target, store, voice)
    asked = text.strip()
    question = understand(text, today, store.facts.names()) if asked else Question(text, "latest")
    if question.problem is not None or question.intent == "help":
        return []
    if not question.topic:
        _, meetings = store.meetings(scope_of(question), offset, OFFERS_A_PAGE)
        return [_of_meeting(stored, voice) for stored in meetings]
    query = question.query or Query(
        question.words, question.phrases, scope_of(question), question.documents
    )
    return _each_once(
        [_of_hit(hit, voice) for hit in store.search(query, offset, OFFERS_A_PAGE).hits]
    )


def _each_once(found: Sequence[Offer]) -> list[Offer]:
    return list({offer.id: offer for offer in reversed(found)}.values())[::-1]


def _one(target: ShowItem | ShowMeeting, store: Store, voice: Voice) -> list[Offer]:
    try:
        stored = store.readout(target.readout)
    except NothingThere:
        return []
    if isinstance(target, ShowMeeting):
        return [_of_meeting(stored, voice)]
    items = [item for item in stored.readout.items if item.position == target.position]
    return [_of_item(stored, item, (item.start, item.end), (), voice) for item in items]


def _of_hit(hit: Hit, voice: Voice) -> Offer:
    span = hit.excerpt.start, hit.excerpt.end
    if hit.item is not None:
        return _of_item(hit.stored, hit.item, span, hit.excerpt.marks, voice)
    readout = hit.stored.readout
    blocks = (
        line(bold(headline(readout, voice))),
        quote(readout.text, *span, hit.excerpt.marks),
        line(cited(hit.stored, None, voice)),
    )
    return Offer(
        short(headline(readout, voice), TITLE_CHARS),
        short(readout.text[slice(*span)], DESCRIPTION_CHARS),
        blocks,
        ShowMeeting(hit.stored.id),
        readout.url,
    )


def _of_item(
    stored: StoredReadout,
    item: AgendaItem,
    span: tuple[int, int],
    marks: Sequence[tuple[int, int]],
    voice: Voice,
) -> Offer:
    readout = stored.readout
    start, end = span[0], _end(readout.text, *span)
    where = voice.say(
        "found.item",
        meeting=voice.clauses((day_of(readout, voice), meeting_of(readout))),
        position=item.position,
    )
    blocks = (
        line(bold(where)),
        line(taken_up(readout, item)),
        quote(readout.text, start, end, marks),
        line(cited(stored, item, voice)),
    )
    return Offer(
        short(taken_up(readout, item), TITLE_CHARS),
        short(f"{where}　{readout.text[start:end]}", DESCRIPTION_CHARS),
        blocks,
        ShowItem(stored.id, item.position),
        readout.url,
    )


def _of_meeting(stored: StoredReadout, voice: Voice) -> Offer:
    readout = stored.readout
    agenda = []
    room = POSTED_UNITS
    for item in readout.items:
        listed = agenda_line(readout, item)
        room -= units(listed.text)
        if room < 0:
            agenda.append(line("…"))
            break
        agenda.append(listed)
    note = year_note(readout, voice)
    blocks = (
        line(bold(headline(readout, voice))),
        *((line(note),) if note else ()),
        *agenda,
        line(cited(stored, None, voice)),
    )
    subjects = "；".join(verb_of(readout, item) + item.subject for item in readout.items)
    return Offer(
        short(headline(readout, voice), TITLE_CHARS),
        short(subjects or readout.title, DESCRIPTION_CHARS),
        blocks,
        ShowMeeting(stored.id),
        readout.url,
    )


def _end(text: str, start: int, end: int) -> int:
    """Where an excerpt that starts there has to end so that it fits a message."""
    if units(text[start:end]) <= POSTED_UNITS:
        return end
    stop = start + POSTED_UNITS // 2
    cut = max(text.rfind(mark, start, stop) for mark in "。！？\n")
    return cut + 1 if cut > start else stop
