"""How many: over all that matches, never over what is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from bot.answer.model import Compared, Counted, Nothing, Sought
from bot.answer.seeking import nothing, scope_of, seek, shown
from bot.question import Question
from store import Store
from store.facts import By, Matter, Mentions, Tally


def counted(question: Question, store: Store, page: int = 0) -> Counted | Compared | Nothing:
    """The count that was asked for; of two times, where two were named."""
    if question.than is not None:
        first = _counted(replace(question, than=None), store, page)
        second = _counted(replace(question, when=question.than, than=None), store, page)
        if first.total == 0 and second.total == 0:
            return nothing(question, store)
        return Compared(question, first, second)
    found = _counted(question, store, page)
    return found if found.total else nothing(question, store)


def _counted(question: Question, store: Store, page: int) -> Counted:
    if question.measure == "mentions" and question.topic:
        return _mentioned(question, store)
    if question.topic:
        return _sought(question, store, page)
    scope = scope_of(question)
    facts = store.facts
    what = "items" if question.measure in ("items", "documents") else "meetings"
    by: By | None = question.by
    if by is None and len(question.meetings) > 1:
        by = "body"
    return Counted(
        question,
        "items" if what == "items" else "meetings",
        facts.count(scope, "items" if what == "items" else "meetings"),
        tuple(facts.tally(scope, by, "items" if what == "items" else "meetings")) if by else (),
        without_year=facts.without_year(scope),
    )


def _sought(question: Question, store: Store, page: int) -> Counted:
    sought, _ = seek(question, store)
    without_year = store.facts.without_year(scope_of(question))
    measure = "items" if question.measure in ("items", "documents") else "meetings"
    if sought is None:
        return Counted(question, "meetings", 0, without_year=without_year)
    total = len(sought.matters) if measure == "items" else len(sought.readouts)
    return Counted(
        question,
        "items" if measure == "items" else "meetings",
        total,
        tuple(_tally(sought.matters, question.by, store)) if question.by else (),
        sought,
        without_year=without_year,
        page=page,
        shown=shown(sought, store, page),
    )


def _mentioned(question: Question, store: Store) -> Counted:
    phrase = phrase_of(question)
    mentions = store.facts.mentions(phrase, scope_of(question))
    sought = Sought(
        tuple(Matter(m.readout, 0, m.date, m.meeting, False) for m in mentions), "mentioned"
    )
    return Counted(
        question,
        "mentions",
        sum(mention.count for mention in mentions),
        tuple(by_time(mentions, 7 if question.by == "month" else 4)) if question.by else (),
        sought,
        len(mentions),
        store.facts.without_year(scope_of(question)),
        shown=shown(sought, store, 0),
    )


def phrase_of(question: Question) -> str:
    """The one phrase that is asked about."""
    return (*question.phrases, *question.documents, question.words)[0]


def _tally(matters: Iterable[Matter], by: By, store: Store) -> list[Tally]:
    """Meetings that took a matter up, by month, year, body or chair."""
    once = {matter.readout: matter for matter in matters}
    if by == "chair":
        chairs = store.facts.chairs(list(once))
        counts = Counter(name for names in chairs.values() for name in names)
    elif by == "body":
        counts = Counter(matter.meeting for matter in once.values())
    else:
        length = 7 if by == "month" else 4
        counts = Counter(m.date[:length] for m in once.values() if m.date)
        return [Tally(key, counts[key]) for key in sorted(counts)]
    return [Tally(key, n) for key, n in counts.most_common()]


def by_time(mentions: Iterable[Mentions], length: int) -> list[Tally]:
    """Mentions by year (4) or month (7)."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.date:
            counts[mention.date[:length]] += mention.count
    return [Tally(key, counts[key]) for key in sorted(counts)]


def by_body(mentions: Iterable[Mentions]) -> list[Tally]:
    """Mentions by the meetings that they were made in, the most first."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        counts[mention.meeting] += mention.count
    return [Tally(key, n) for key, n in counts.most_common()]
