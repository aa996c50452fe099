"""The JSON that others script against. A change of a shape here is a breaking change."""

from __future__ import annotations

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
from bot.question import Question
from bot.reply import chair_sentence
from bot.reply.names import lists_of_names
from store import AgendaItem, NotAReadout, Outcome, Readout, StoredReadout
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


def ask_json(
    text: str, question: Question, answer: Answer, shown: str, elapsed_ms: float
) -> dict[str, Any]:
    """What ``ask`` says: what was understood, the answer and the excerpts it stands on."""
    kind, value, hits = _told(answer)
    date = as_json("", question.when) if question.when is not None else None
    if date is not None:
        del date["expression"]
    chaired = question.person if question.role in ("主持", None) else ""
    return {
        "question": text,
        "understood": {
            "intent": _INTENTS.get(question.intent, question.intent),
            "words": [*question.words.split(), *question.phrases, *question.documents],
            "date": date,
            "filters": {"body": question.body or None, "chair": chaired or None},
        },
        "answer": {"type": kind, "value": value, "text": shown},
        "hits": hits if kind != "none" else [],
        "elapsed_ms": round(elapsed_ms, 1),
    }


_INTENTS = {"help": "what", "latest": "meeting", "person": "who", "office": "who", "trend": "count"}
_NOT_TOLD = ("problem.to_come", "problem.no_clock")
"""What no readout ever tells."""
_Told = tuple[str, str | int | None, list[dict[str, Any]]]


def _told(answer: Answer) -> _Told:
    """The answer's type, its value, and its hits."""
    match answer:
        case Chaired(meetings=meetings):
            chairs = (p.name for s in meetings for p in s.readout.chair)
            names = each_once((*chairs, *answer.also))
            hits = [_hit(s, None, _slice(s.readout, chair_sentence(s.readout))) for s in meetings]
            return ("person" if names else "none"), "、".join(names) or None, hits
        case Attended(stored=stored, names=names):
            spans = lists_of_names(stored.readout.text, names)
            span = spans[0] if spans else None
            return "person", "、".join(names), [_hit(stored, None, _slice(stored.readout, span))]
        case Missed(total=total, meetings=pairs):
            hits = [_hit(s, None, _slice(s.readout, None)) for s, _ in pairs]
            return ("meetings", total, hits) if total else ("none", None, [])
        case PersonCard(known=known, latest=latest):
            return "person", known.name, [_hit(s, None, _slice(s.readout, None)) for s in latest]
        case Offices(holders=holders):
            names = each_once(holder.name for holder, _ in holders)
            hits = [_hit(s, None, _slice(s.readout, chair_sentence(s.readout))) for _, s in holders]
            return "person", "、".join(names), hits
        case OneItem(stored=stored, item=item):
            return "items", 1, [_hit(stored, item, _excerpt(stored, item))]
        case Matters():
            return _told_matters(answer)
        case Counted(total=total, shown=shown):
            return "number", total, [_hit(s, item, _excerpt(s, item)) for s, item in shown]
        case Compared(first=first, second=second):
            shown = (*first.shown, *second.shown)
            hits = [_hit(s, item, _excerpt(s, item)) for s, item in shown]
            return "number", f"{first.total}、{second.total}", hits
        case PhraseCard(usage=usage, shown=readouts):
            return "number", usage.count, [_hit(s, None, _slice(s.readout, None)) for s in readouts]
        case Trend(series=series):
            return "number", "、".join(f"{word} {sum(counts)}" for word, counts in series), []
        case Hits(found=found):
            if found.how == "some":
                return "none", None, []
            hits = [_hit(hit.stored, hit.item, hit.quote, hit.score) for hit in found.hits]
            return "items", found.total, hits
        case OneMeeting(stored=stored, question=asked, others=others):
            hits = [hit for s in (stored, *others) for hit in _meeting_hits(s)]
            if asked is not None and asked.intent == "when" and stored.readout.date:
                return "date", stored.readout.date.isoformat(), hits
            return "meetings", 1, hits
        case Meetings(total=total, meetings=meetings, again=again):
            hits = [hit for s in meetings for hit in _meeting_hits(s)]
            return "meetings", total - again, hits
        case Nothing():
            return "none", None, []
        case Told(sentence=told) if told.key in _NOT_TOLD:
            return "none", None, []
    return "text", None, []


def _told_matters(answer: Matters) -> _Told:
    hits = [_hit(stored, item, _excerpt(stored, item)) for stored, item in answer.shown]
    days = sorted({matter.date for matter in answer.sought.matters if matter.date})
    if answer.sought.how == "near":  # offered: no day of it is the day that was asked for
        return "items", len(answer.sought.matters), hits
    match answer.question.intent:
        case "when":
            return "date", "、".join(days) or None, hits
        case "document":
            return "meetings", answer.sought.meetings, hits
        case "who":
            return "text", None, hits  # whom the text names is for its reader to see
    return "items", len(answer.sought.matters), hits


def _excerpt(stored: StoredReadout, item: AgendaItem | None) -> str:
    return stored.readout.excerpt(item) if item else _slice(stored.readout, None)


def _slice(readout: Readout, span: tuple[int, int] | None) -> str:
    return readout.text[span[0] : span[1]] if span else readout.text[:120]


def _meeting_hits(stored: StoredReadout) -> list[dict[str, Any]]:
    readout = stored.readout
    if not readout.items:
        return [_hit(stored, None, readout.text)]
    return [_hit(stored, item, readout.excerpt(item)) for item in readout.items]


def _hit(
    stored: StoredReadout, item: AgendaItem | None, excerpt: str, score: float | None = None
) -> dict[str, Any]:
    readout = stored.readout
    return {
        "readout": {
            "source_id": readout.source_id,
            "title": readout.title,
            "date": readout.date.isoformat() if readout.date else None,
            "url": readout.url,
        },
        "item": {"position": item.position, "subject": item.subject} if item else None,
        "excerpt": excerpt,
        "score": score,
    }
