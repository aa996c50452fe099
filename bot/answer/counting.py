"""How many: over all that matches, never over what is shown."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from bot.answer.model import HITS_A_PAGE, Compared, Counted, Nothing, Sought
from bot.answer.outcome import passed
from bot.answer.scoping import as_chair, meeting_ids, scope_of
from bot.answer.seeking import nothing, seek, shown
from bot.answer.ways import corrected
from bot.question import Measure, Question
from bot.question.frames.documents import KINDS
from store import Store
from store.facts import By, Matter, Mentions, Tally
from store.words import fold


def counted(question: Question, store: Store, page: int = 0) -> Counted | Compared | Nothing:
    """The count that was asked for; of two times, where two were named."""
    if question.than is not None:
        first = _counted(replace(question, than=None), store, page)
        second = _counted(replace(question, when=question.than, than=None), store, page)
        if first.total == 0 and second.total == 0:
            return nothing(question, store)
        return Compared(question, first, second)
    found = _counted(question, store, page)
    chaired, ids = as_chair(question, store)
    presided = len(store.facts.by_meeting(ids)) if ids and not question.topic else 0
    if presided and not found.total:
        found = _counted(chaired, store, page)
    return replace(found, chaired=presided) if found.total else nothing(question, store)


def _counted(question: Question, store: Store, page: int) -> Counted:
    kind = KINDS.fullmatch(fold(question.words)) is not None
    if question.measure == "documents" and (kind or not question.topic):
        return _documents(question, store, page)
    if question.measure == "mentions" and question.topic:
        said = _mentioned(question, store, page)
        if said.total or question.phrases:
            return said
        told = _sought(replace(question, measure="meetings", taken_up=False), store, page)
        return told if told.sought and told.sought.meant else said
    if question.topic:
        return _sought(question, store, page)
    if question.role == "讲话" and question.person:
        return _spoken(question, store, page)
    scope = scope_of(question)
    facts = store.facts
    what: Literal["items", "meetings"] = "items" if question.measure == "items" else "meetings"
    by: By | None = question.by or ("body" if len(question.meetings) > 1 else None)
    tally = tuple(facts.tally(scope, by, what)) if by else ()
    if question.by is None and len(tally) < 2:
        tally = ()
    if question.among and question.role is not None:
        return _attended(question, store)
    if question.among:
        chaired = tuple(t for t in tally if fold(t.of) in map(fold, question.among))
        return Counted(question, what, sum(t.count for t in chaired), chaired)
    meetings, listed = store.meetings(scope, page * HITS_A_PAGE, HITS_A_PAGE)
    return Counted(
        question,
        what,
        facts.count(scope, what),
        tally,
        None,
        meetings,
        facts.without_year(scope),
        page,
        tuple((stored, None) for stored in listed),
    )


def _attended(question: Question, store: Store) -> Counted:
    """At how many meetings each of several was, in the chair or not; one at which more of them were
    is one.
    """
    scope, facts = scope_of(question), store.facts
    each = {name: store.ids(replace(scope, person=name)) for name in question.among}
    counts = [Tally(name, len(facts.by_meeting(ids))) for name, ids in each.items()]
    counts.sort(key=lambda one: -one.count)
    every = {readout for ids in each.values() for readout in ids}
    return Counted(question, "meetings", len(facts.by_meeting(list(every))), tuple(counts))


def _spoken(question: Question, store: Store, page: int) -> Counted:
    """The meetings whose readouts report what a person said."""
    ids = meeting_ids(question, store)
    part = store.readouts(ids[page * HITS_A_PAGE : (page + 1) * HITS_A_PAGE])
    shown = tuple((stored, None) for stored in part)
    meetings = len(store.facts.by_meeting(ids))
    return Counted(question, "meetings", meetings, (), None, len(ids), page=page, shown=shown)


def _documents(question: Question, store: Store, page: int) -> Counted:
    scope = scope_of(question)
    documents = store.facts.documents_in(scope, question.words)
    every = dict.fromkeys(matter for document in documents for matter in document.matters)
    if question.deed == "approved":
        done = passed(question.text, [*every], store)
        documents = [d for d in documents if not done.isdisjoint(d.matters)]
        every = {matter: None for matter in every if matter in done}
    matters = sorted(
        every,
        key=lambda matter: matter.date or "",
        reverse=True,
    )
    sought = Sought(tuple(matters), "named")
    return Counted(
        question,
        "documents",
        len(documents),
        tuple(_tally(matters, question.by, store)) if question.by else (),
        sought,
        len(matters),
        store.facts.without_year(scope),
        page,
        shown(sought, store, page),
        tuple(document.titles[0] for document in documents),
    )


def _sought(question: Question, store: Store, page: int) -> Counted:
    sought, _ = seek(question, store)
    without_year = store.facts.without_year(scope_of(question))
    measure: Measure = "items" if question.measure in ("items", "documents") else "meetings"
    if sought is None:
        return Counted(question, "meetings", 0, without_year=without_year)
    return Counted(
        question,
        measure,
        len(sought.matters) if measure == "items" else sought.meetings,
        tuple(_tally(sought.matters, question.by, store)) if question.by else (),
        sought,
        len(sought.matters),
        without_year,
        page,
        shown(sought, store, page),
        in_texts=_in_texts(question, sought, store) if measure == "meetings" else 0,
    )


def _in_texts(question: Question, sought: Sought, store: Store) -> int:
    """At how many meetings the one word is spoken of, where those are more than took it up."""
    words = (sought.words or question.words).split()
    if sought.how != "named" or sought.meant or question.documents:
        return 0
    one = [*question.phrases, *words]
    if len(one) != 1 or question.deed:
        return 0
    mentions = store.facts.mentions(one[0], scope_of(question))
    meetings = len(store.facts.by_meeting([mention.readout for mention in mentions]))
    return meetings if meetings > sought.meetings else 0


def _mentioned(question: Question, store: Store, page: int) -> Counted:
    phrase, meant = phrase_of(question), ""
    mentions = store.facts.mentions(phrase, scope_of(question))
    if not mentions and (meant := corrected(phrase, store)):
        mentions = store.facts.mentions(meant, scope_of(question))
    matters = tuple(
        Matter(m.readout, 0, m.date, m.meeting, False, told=m.readout) for m in mentions
    )
    sought = Sought(matters, "mentioned", meant, is_a_slip=bool(meant))
    return Counted(
        question,
        "mentions",
        sum(mention.count for mention in mentions),
        tuple(_tally_of(mentions, question.by, store)) if question.by else (),
        sought,
        len(mentions),
        store.facts.without_year(scope_of(question)),
        page,
        shown(sought, store, page),
    )


def _tally_of(mentions: Sequence[Mentions], by: By, store: Store) -> list[Tally]:
    """Mentions by month, year, weekday, body or chair."""
    if by == "body":
        return by_body(mentions)
    if by != "chair":
        return by_time(mentions, by)
    chairs = store.facts.chairs([mention.readout for mention in mentions])
    counts: Counter[str] = Counter()
    for mention in mentions:
        counts.update(dict.fromkeys(chairs.get(mention.readout, ()), mention.count))
    return [Tally(key, n) for key, n in counts.most_common()]


def phrase_of(question: Question) -> str:
    """The one phrase that is asked about."""
    return (*question.phrases, *question.documents, question.words)[0]


def _tally(matters: Iterable[Matter], by: By, store: Store) -> list[Tally]:
    """Meetings that took a matter up, by month, year, weekday, body or chair."""
    once = {matter.told: matter for matter in matters}
    if by == "chair":
        chairs = store.facts.chairs([matter.readout for matter in once.values()])
        counts = Counter(name for names in chairs.values() for name in names)
    elif by == "body":
        counts = Counter(matter.meeting for matter in once.values())
    else:
        counts = Counter(_key(m.date, by) for m in once.values() if m.date)
        return [Tally(key, counts[key]) for key in sorted(counts)]
    return [Tally(key, n) for key, n in counts.most_common()]


def _key(day: str, by: By) -> str:
    """Of a day (ISO 8601) its month, year or weekday."""
    if by == "weekday":
        return str(datetime.date.fromisoformat(day).isoweekday())
    return day[:7] if by == "month" else day[:4]


def by_time(mentions: Iterable[Mentions], by: By = "month") -> list[Tally]:
    """Mentions by month, year or weekday."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.date:
            counts[_key(mention.date, by)] += mention.count
    return [Tally(key, counts[key]) for key in sorted(counts)]


def by_body(mentions: Iterable[Mentions]) -> list[Tally]:
    """Mentions by the meetings that they were made in, the most first."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        counts[mention.meeting] += mention.count
    return [Tally(key, n) for key, n in counts.most_common()]
