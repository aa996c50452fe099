"""Everything that an answer stands on, where what is shown of it is a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answer.model import (
    Answer,
    Chaired,
    Compared,
    Counted,
    Hits,
    Matters,
    Meetings,
    OneMeeting,
    PhraseCard,
)
from bot.answer.scoping import meeting_ids, scope_of
from bot.answer.seeking import item_of
from bot.question import Question
from store import AgendaItem, Query, Readout, Store, StoredReadout

MOST = 5000
"""As many rows of a file stay far below the 50 MB that Telegram takes."""
_OPENING = 120
"""Characters that stand for a readout of which no passage is meant."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What a readout says: of one matter, or of no one in particular. ``quote`` is verbatim."""

    stored: StoredReadout
    item: AgendaItem | None
    quote: str
    score: float | None = None


def evidence(answer: Answer, store: Store, most: int = MOST) -> Iterator[Passage]:
    """The passages in the order in which they are shown; none of what counts no readouts.

    No more than ``most`` readouts or matters of each count are looked up, each of which has one.
    """
    match answer:
        case Matters(sought=sought) | Counted(sought=sought) if sought is not None:
            matters = sought.matters[:most]
            by_id = {s.id: s for s in store.readouts(list({m.readout for m in matters}))}
            for matter in matters:
                stored = by_id[matter.readout]
                yield passage_of(stored, item_of(stored, matter))
        case Compared(first=first, second=second):
            yield from evidence(first, store, most)
            yield from evidence(second, store, most)
        case Hits(question=question, order=order):
            for hit in store.search(searched(question, answer.meant), 0, most, order).hits:
                yield Passage(hit.stored, hit.item, hit.quote, hit.score)
        case Meetings(readouts=readouts):
            yield from _agendas(store.readouts(readouts[:most]))
        case Chaired(readouts=readouts):
            for stored in store.readouts(readouts[:most]):
                said = chair_sentence(stored.readout)
                yield Passage(stored, None, sliced(stored, said))
        case Counted(question=question) if answer.listed:
            for stored in store.readouts(meeting_ids(question, store)[:most]):
                yield passage_of(stored)
        case PhraseCard(usage=usage):
            for stored in store.readouts([mention.readout for mention in usage.mentions[:most]]):
                yield passage_of(stored)
        case OneMeeting(stored=stored, others=others):
            yield from _agendas((stored, *others))


def searched(question: Question, meant: str = "") -> Query:
    """What a question that is none but words looks for; ``meant`` where these are a slip."""
    words = meant or question.words
    return question.query or Query(words, question.phrases, scope_of(question), question.documents)


def passage_of(stored: StoredReadout, item: AgendaItem | None = None) -> Passage:
    """An item's passage; the beginning of the readout where there is none."""
    quote = stored.readout.excerpt(item) if item else sliced(stored, None)
    return Passage(stored, item, quote)


def chair_sentence(readout: Readout) -> tuple[int, int] | None:
    """Where the readout itself says who chaired: the sentence that holds name and 主持."""
    for person in readout.chair:
        at = readout.text.find(person.name)
        while at >= 0:
            start = max(readout.text.rfind(mark, 0, at) for mark in "。\n") + 1
            stop = min(
                (i for mark in "。\n" if (i := readout.text.find(mark, at)) >= 0),
                default=len(readout.text) - 1,
            )
            if "主持" in readout.text[start : stop + 1]:
                return start, stop + (readout.text[stop] != "\n")
            at = readout.text.find(person.name, at + 1)
    return None


def _agendas(readouts: Sequence[StoredReadout]) -> Iterator[Passage]:
    for stored in readouts:
        for item in stored.readout.items:
            yield passage_of(stored, item)
        if not stored.readout.items:
            yield Passage(stored, None, stored.readout.text)


def sliced(stored: StoredReadout, span: tuple[int, int] | None) -> str:
    """A part of a readout's text; its beginning where none is meant."""
    start, end = span or (0, _OPENING)
    return stored.readout.text[start:end]
