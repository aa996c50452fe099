"""The JSON that others script against. A change of a shape here is a breaking change."""

from __future__ import annotations

from typing import Any

from bot.answer import Answer, Chaired, Hits, Meetings, Nothing, OneMeeting
from bot.question import Question
from bot.reply import chair_sentence
from store import AgendaItem, NotAReadout, Outcome, Readout, StoredReadout
from store.dates import as_json


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
    named_body = question.intent in ("meeting", "latest", "who") and question.words
    return {
        "question": text,
        "understood": {
            "intent": _INTENTS.get(question.intent, question.intent),
            "words": [*question.words.split(), *question.phrases],
            "date": date,
            "filters": {"body": question.words if named_body else None, "chair": None},
        },
        "answer": {"type": kind, "value": value, "text": shown},
        "hits": hits,
        "elapsed_ms": round(elapsed_ms, 1),
    }


_INTENTS = {"help": "what", "latest": "meeting"}


def _told(answer: Answer) -> tuple[str, str | int | None, list[dict[str, Any]]]:
    """The answer's type, its value, and its hits."""
    if isinstance(answer, Chaired):
        names = list(
            dict.fromkeys(p.name for stored in answer.meetings for p in stored.readout.chair)
        )
        hits = [
            _hit(s, None, _slice(s.readout, chair_sentence(s.readout))) for s in answer.meetings
        ]
        return ("person" if names else "none"), "、".join(names) or None, hits if names else []
    if isinstance(answer, Hits):
        hits = [_hit(hit.stored, hit.item, hit.quote, hit.score) for hit in answer.found.hits]
        if answer.question.intent == "when" and answer.found.how != "some":
            days = [hit.stored.readout.date for hit in answer.found.hits]
            known = sorted({day.isoformat() for day in days if day})
            return "date", "、".join(known) or None, hits
        return "items", answer.found.total, hits
    if isinstance(answer, OneMeeting):
        return "meetings", 1, _meeting_hits(answer.stored)
    if isinstance(answer, Meetings):
        hits = [hit for stored in answer.meetings for hit in _meeting_hits(stored)]
        return "meetings", answer.total, hits
    return ("none" if isinstance(answer, Nothing) else "text"), None, []


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
