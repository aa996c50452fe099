"""The JSON that others script against. A change of a shape here is a breaking change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from bot.answer import (
    Answer,
    Attended,
    Chaired,
    Compared,
    Counted,
    Hits,
    Matters,
    Meetings,
    Missed,
    Nothing,
    Offices,
    OneItem,
    OneMeeting,
    PersonCard,
    PhraseCard,
    Told,
    Trend,
)
from bot.answer.evidence import Passage, chair_sentence, evidence, passage_of, sliced
from bot.question import Question
from bot.reply.names import lists_of_names
from store import NotAReadout, Outcome, Readout, Store
from store.dates import as_json
from store.facts import each_once


def readout_json(read: Readout | NotAReadout) -> dict[str, Any]:
    """What ``parse`` and ``export`` say of a readout."""
    if isinstance(read, NotAReadout):
        return {"source_id": read.source_id, "title": read.title, "not_a_readout": read.why}
    return {
        "source_id": read.source_id,
        "title": read.title,
        "published": read.published.isoformat() if read.published else None,
        "url": read.url,
        "body": read.body,
        "meeting": read.meeting,
        "session": read.session,
        "date": read.date.isoformat() if read.date else None,
        "date_printed": read.date_printed,
        "month": read.month,
        "day": read.day,
        "time_of_day": read.time_of_day,
        "year": {
            "value": read.year.value,
            "how": read.year.how,
            "evidence": list(read.year.evidence),
        },
        "chair": [{"name": person.name, "title": person.title} for person in read.chair],
        "attendees": [
            {"name": person.name, "title": person.title, "role": person.role}
            for person in read.attendees
        ],
        "items": [
            {
                "position": item.position,
                "verb": item.verb,
                "subject": item.subject,
                "documents": list(item.documents),
                "text": read.excerpt(item),
                "start": item.start,
                "end": item.end,
            }
            for item in read.items
        ],
        "other_matters": read.other_matters,
        "text": read.text,
    }


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """What ``ingest`` says of a readout."""
    told: dict[str, Any] = {
        "source_id": outcome.source_id,
        "title": outcome.title,
        "status": outcome.status,
    }
    return told if outcome.why is None else {**told, "why": outcome.why}


MOST_HITS = 200
"""Of an answer that stands on more; what is counted is all."""


def ask_json(
    text: str, question: Question, answer: Answer, store: Store, shown: str, elapsed_ms: float
) -> dict[str, Any]:
    """What ``ask`` says: what was understood, the answer and the excerpts it stands on."""
    kind, value = _told(answer, store)
    date = as_json("", question.when) if question.when is not None else None
    if date is not None:
        del date["expression"]
    chaired = question.person if question.role in ("主持", None) else ""
    found = islice(_passages(answer, store), MOST_HITS) if kind != "none" else ()
    return {
        "question": text,
        "understood": {
            "intent": _INTENTS.get(question.intent, question.intent),
            "words": [*question.words.split(), *question.phrases, *question.documents],
            "date": date,
            "filters": {"body": question.body or None, "chair": chaired or None},
        },
        "answer": {"type": kind, "value": value, "text": shown},
        "hits": [_hit(passage) for passage in found],
        "elapsed_ms": round(elapsed_ms, 1),
    }


_INTENTS = {"help": "what", "latest": "meeting", "person": "who", "office": "who", "trend": "count"}
_NOT_TOLD = ("problem.to_come", "problem.no_clock", "who.no_lists")
"""What no readout ever tells, or these do not."""


def _told(answer: Answer, store: Store) -> tuple[str, str | int | None]:
    """The answer's type and its value."""
    match answer:
        case Chaired(readouts=readouts):
            chairs = store.facts.chairs(readouts)
            chaired = (name for readout in readouts for name in chairs.get(readout, ()))
            names = each_once((*chaired, *answer.also))
            return ("person", "、".join(names)) if names else ("none", None)
        case Attended(everyone=names):
            return "person", "、".join(names)
        case Missed(total=total):
            return ("meetings", total) if total else ("none", None)
        case PersonCard(known=known):
            return "person", known.name
        case Offices(holders=holders):
            return "person", "、".join(each_once(holder.name for holder, _ in holders))
        case OneItem():
            return "items", 1
        case Matters():
            return _told_matters(answer)
        case Counted(total=total):
            return "number", total
        case Compared(question=asked, first=first, second=second):
            if asked.difference:
                return "number", abs(first.total - second.total)
            return "number", f"{first.total}、{second.total}"
        case PhraseCard(usage=usage):
            return "number", usage.count
        case Trend(series=series):
            return "number", "、".join(f"{word} {sum(counts)}" for word, counts in series)
        case Hits(found=found):
            return ("none", None) if found.how == "some" else ("items", found.total)
        case OneMeeting(stored=stored, question=asked):
            if asked is not None and asked.intent == "when" and stored.readout.date:
                return "date", stored.readout.date.isoformat()
            return "meetings", 1
        case Meetings(total=total, again=again):
            return "meetings", total - again
        case Nothing():
            return "none", None
        case Told(sentence=told) if told.key in _NOT_TOLD:
            return "none", None
    return "text", None


def _told_matters(answer: Matters) -> tuple[str, str | int | None]:
    if answer.sought.how == "near":  # offered: no day of it is the day that was asked for
        return "items", len(answer.sought.matters)
    match answer.question.intent:
        case "when":
            days = sorted({matter.date for matter in answer.sought.holding if matter.date})
            return "date", "、".join(days) or None
        case "document":
            return "meetings", answer.sought.meetings
        case "who":
            return "text", None  # whom the text names is for its reader to see
    return "items", len(answer.sought.holding)


def _passages(answer: Answer, store: Store) -> Iterator[Passage]:
    """What the answer stands on."""
    match answer:
        case Attended():
            for stored, names in ((answer.stored, answer.names), *answer.also):
                spans = lists_of_names(stored.readout.text, names)
                yield Passage(stored, None, sliced(stored, spans[0] if spans else None))
        case Missed(meetings=pairs):
            yield from (passage_of(stored) for stored, _ in pairs)
        case PersonCard(latest=latest):
            yield from map(passage_of, latest)
        case Offices(holders=holders):
            for _, stored in holders:
                yield Passage(stored, None, sliced(stored, chair_sentence(stored.readout)))
        case OneItem(stored=stored, item=item):
            yield passage_of(stored, item)
        case _:
            yield from evidence(answer, store, MOST_HITS)


def _hit(found: Passage) -> dict[str, Any]:
    readout, item = found.stored.readout, found.item
    return {
        "readout": {
            "source_id": readout.source_id,
            "title": readout.title,
            "date": readout.date.isoformat() if readout.date else None,
            "url": readout.url,
        },
        "item": {"position": item.position, "subject": item.subject} if item else None,
        "excerpt": found.quote,
        "score": found.score,
    }
