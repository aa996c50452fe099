"""Who: chaired, was there, was missing against the meeting before, or spoke."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from bot.answer.appointing import GIVEN, by_appointment, of_passage
from bot.answer.model import (
    MEETINGS_A_PAGE,
    Answer,
    Attended,
    Chaired,
    Matters,
    Missed,
    Nothing,
    PersonCard,
    Sought,
    Told,
)
from bot.answer.offices import held_then, in_office, is_any, is_over_time, office
from bot.answer.scoping import meeting_ids, scope_of
from bot.answer.seeking import nothing, seek, shown
from bot.question import Question
from bot.question.frames.taking_part import LECTURE
from bot.question.people import is_office
from bot.question.topic import informative
from bot.voice import sentence
from store import Scope, Store, StoredReadout
from store.dates import DateRange
from store.debris import legible
from store.facts import each_once
from store.facts.doers import (
    groups_there,
    holding,
    lecturers,
    reporters,
    spokesmen,
)
from store.facts.speaking import is_said_to_speak
from store.facts.titles import work
from store.model import AgendaItem, Attendee, Person
from store.words import fold, units


def who(question: Question, store: Store, page: int) -> Answer:
    """The people of the meetings that are asked about."""
    if _asks_for_holders(question):
        if question.role == "主持":
            return _chaired_by_holders(question, store, page)
        if not (question.body or question.when):
            return office(replace(question, person=question.words), store)
        if is_over_time(question) and (then := held_then(question, store)):
            return then
        if there := _holding_office(question, store) or held_then(question, store):
            return there
        if question.role in _PRESENT:
            return nothing(question, store)
    if question.represents:
        return _represented(question, store)
    if (got := by_appointment(question, store)) is not None:
        return got
    if question.topic and question.role is None and (there := _of_a_matter(question, store)):
        return there
    if question.topic and question.role in ("讲话", None):
        return _said_of(question, store, page)
    meetings = _asked_about(question, store)
    if not meetings:
        return nothing(question, store)
    if question.role in ("主持", None):
        return _chaired(question, meetings, store, page)
    if question.role == "讲话" and LECTURE.search(question.text):
        return _lectured(question, meetings, store)
    stored = store.readout(meetings[0])
    if question.role == "缺席":
        return _absent(question, stored, store)
    looked_at = store.readouts(meetings[:_LOOKED_AT])
    by_name = ((one, _named_there(question, one)) for one in looked_at)
    told = [(one, names) for one, names in by_name if names]
    if not told and question.role in _PRESENT:
        roles = ("列席",) if question.role == "列席" else _PRESENT
        in_groups = ((one, groups_there(one.readout.text, roles)) for one in looked_at)
        told = [(one, groups) for one, groups in in_groups if groups]
    if not told:
        return _untold(question, stored, store)
    first, *others = told if len(meetings) <= _LOOKED_AT else told[:1]  # else more is not known
    return Attended(question, *first, also=tuple(others[:_TOLD]), more=len(others[_TOLD:]))


_LOOKED_AT, _TOLD = 30, 4
"""Meetings at which it is looked who was there, and how many are told beside the latest."""


def _named_there(question: Question, stored: StoredReadout) -> tuple[str, ...]:
    """Who was there by name, but for those that are known."""
    known = question.besides.split("、")
    floor = _TOOK_THE_FLOOR.search(question.text) is not None
    present = _present(stored, question.role, floor=floor)
    return tuple(name for name in present if fold(name) not in known)


_TOOK_THE_FLOOR = re.compile("发言|發言|发[了过]言|發[了過]言")


def _untold(question: Question, stored: StoredReadout, store: Store) -> Nothing:
    """That it is not told who was there: the matter itself was found."""
    readout = stored.readout
    if not question.topic or readout.date is None or not readout.meeting:
        return nothing(question, store)
    of_it = replace(
        question, words="", phrases=(), documents=(), order=None, meetings=(readout.meeting,)
    )
    day = DateRange(readout.date, readout.date)
    return nothing(replace(of_it, when=day, body=readout.meeting), store)


def _chaired(question: Question, ids: Sequence[int], store: Store, page: int) -> Chaired | Nothing:
    """Who chaired these meetings; only those that others than the one who is known chaired, by
    name or by office.
    """
    if question.besides:
        known = question.besides.split("、")
        chaired = [(stored.id, stored.readout.chair) for stored in store.readouts(ids)]
        ids = [i for i, chair in chaired if any(not is_any(p, known) for p in chair)]
    if not ids:
        return nothing(question, store)
    again = len(ids) - len(store.facts.by_meeting(ids))
    part = store.readouts(ids[page * MEETINGS_A_PAGE : (page + 1) * MEETINGS_A_PAGE])
    also: tuple[str, ...] = ()
    if question.also and len(ids) == 1:
        also = _present(part[0], question.also)
    return Chaired(question, tuple(ids), page, tuple(part), again, also)


def _chaired_by_holders(question: Question, store: Store, page: int) -> Chaired | Nothing:
    """Who of those that hold an office chaired: 哪位副主席主持过."""
    office = fold(question.words)
    asked = replace(question, words="")
    ids = [
        stored.id
        for stored in store.readouts(meeting_ids(asked, store))
        if any(is_any(person, (office,)) for person in stored.readout.chair)
    ]
    return _chaired(question, ids, store, page)


def _represented(question: Question, store: Store) -> Attended | Nothing:
    """Who spoke for a body, at the latest of the meetings at which somebody is said to have."""
    told = _telling(question) if question.topic else []
    for stored in store.readouts(_asked_about(question, store)):
        if names := spokesmen(stored.readout.text, question.represents, told):
            return Attended(question, stored, names)
    return nothing(question, store)


def _telling(question: Question, sought: Sought | None = None) -> list[str]:
    """The words that a clause on the matter holds; of a document, those of its title."""
    title = next((work(title) or title for title in question.documents), work(question.words))
    words = (sought.held or units(informative(sought.words or title))) if sought else ()
    words = words or units(informative(question.words or title))
    told = [word for word in words if word not in _OURS and word not in _DEEDS]
    return told + [fold(phrase) for phrase in question.phrases]


def _lectured(question: Question, meetings: Sequence[int], store: Store) -> Answer:
    """Who lectured at the latest of the meetings at which somebody is said to have done so."""
    for stored in store.readouts(meetings):
        if names := lecturers(stored.readout.text):
            return Attended(question, stored, names)
    return nothing(question, store)


_OURS = ("中国", "我国", "国家", "全国")
"""Readouts leave out whose it is, or spell it out."""
_DEEDS = frozenset(
    "当选 任命 选举 推举 推选 提名 免去 撤销 撤 辞去 罢免 担任 汇报 报告 说明 发言 介绍".split()
)
"""What was done; a text may have another word for it."""
_PRESENT = ("出席", "列席", "参加")


def _asks_for_holders(question: Question) -> bool:
    """Whether it is asked who holds an office, and not who got it or spoke of it."""
    words = fold(question.words)
    given = GIVEN.search(words)
    offices = all(map(is_office, words.split("、")))
    return offices and not given and question.role != "讲话"


_AND = re.compile("[、和与及]")


def _holding_office(question: Question, store: Store) -> Attended | None:
    """Who of those that hold an office was there: 到场的政协副主席有谁."""
    ids = meeting_ids(question, store)
    for stored in store.readouts(ids[:1]):
        readout = stored.readout
        people: list[Person | Attendee] = list(readout.attendees)
        if question.role is None:
            people = [*readout.chair, *people]
        offices = _AND.split(fold(question.words))
        known = question.besides.split("、")
        held = (name for office in offices for name in in_office(office, people))
        if there := [name for name in held if fold(name) not in known]:
            return Attended(question, stored, each_once(there))
    return None


def _of_a_matter(question: Question, store: Store) -> Attended | None:
    """Who of those at the meeting on a matter holds an office: 定为民办实事的那位代市长叫啥."""
    *matter, office = question.words.split() or [""]
    on_it = replace(question, words=" ".join(matter))
    if not on_it.topic or not is_office(office):
        return None
    for stored in store.readouts(_asked_about(on_it, store)):
        people: list[Person | Attendee] = [*stored.readout.chair, *stored.readout.attendees]
        if names := in_office(fold(office), people) or holding(stored.readout.text, office):
            return Attended(question, stored, each_once(names))
    return None


def _said_of(question: Question, store: Store, page: int) -> Answer:
    """Who reported on a matter; who else had to do with it is left to its text to say."""
    sought, document = seek(question, store)
    if sought is None:
        return nothing(question, store)
    page_of = shown(sought, store, page)
    if not _asks_for_holders(question):
        words = _telling(question, sought)
        told = ((stored, _doers(question, stored, item, words)) for stored, item in page_of)
        each = ((stored, names) for stored, names in told if names)
        if (first := next(each, None)) is not None:
            stored, names = first
            others = [more for _, more in each] if _OF_EACH.search(question.text) else []
            return Attended(question, stored, each_once(chain(names, *others)))
    return Matters(question, sought, page, page_of, document)


def _doers(
    question: Question, stored: StoredReadout, item: AgendaItem | None, words: Sequence[str]
) -> tuple[str, ...]:
    """Who a text says reported with these words, else who its passage on the matter does; of an
    office that is not told, who got or lost it there.
    """
    passage = stored.readout.excerpt(item) if item else ""
    if question.role != "讲话":
        return of_passage(question, passage)
    return reporters(stored.readout.text, words) or reporters(passage)


_OF_EACH = re.compile(r"各自?(?:别)?是|各是|分别|各由|每次")


def _asked_about(question: Question, store: Store) -> list[int]:
    """The meetings in scope, or those that took up the matter; the latest first."""
    if question.topic:
        sought, _ = seek(question, store)
        return _ordered(list(sought.readouts), question, store) if sought else []
    return meeting_ids(question, store)


def _ordered(ids: list[int], question: Question, store: Store) -> list[int]:
    """The first or the latest of them alone, where that is asked for."""
    if question.order == "last":
        meetings = store.facts.by_meeting(ids)[question.back : question.back + question.few]
        return [readout for meeting in meetings for readout in meeting]
    if question.order == "first":
        return [i for i in reversed(ids) if store.readout(i).readout.date][:1] or ids[-1:]
    return ids


def _present(stored: StoredReadout, role: str | None, *, floor: bool = False) -> tuple[str, ...]:
    """Who was there in a role; the chair, who speaks at last, never took the ``floor``: 发言."""
    readout = stored.readout
    if role == "讲话":
        people = _named(stored)
        text = legible(readout.text)
        chairs = {fold(chair.name) for chair in readout.chair} if floor else set()
        called = readout.meeting or ""
        spoke = (n for n in people if is_said_to_speak(n, text, called))
        said = (n for n in spoke if fold(n) not in chairs)
        return each_once((*said, *reporters(readout.text)))
    roles = ("列席",) if role == "列席" else ("出席", "参加", "列席")
    return each_once(a.name for a in readout.attendees if a.role in roles)


def _absent(question: Question, stored: StoredReadout, store: Store) -> Answer:
    """Who is named of the meeting before, and not of this one; a list is needed of both."""
    readout = stored.readout
    here = set(map(fold, _named(stored)))
    series = store.ids(Scope(meetings=(readout.meeting,))) if readout.meeting else []
    later = series.index(stored.id) if stored.id in series else len(series)
    for earlier in store.readouts(series[later + 1 : later + 2]):
        if readout.attendees and earlier.readout.attendees:
            missing = each_once(name for name in _named(earlier) if fold(name) not in here)
            return Attended(question, stored, missing, before=earlier)
    return Told(sentence("who.no_lists"))


def missed(question: Question, store: Store, page: int) -> Missed:
    """The meetings that a person missed, as far as lists tell: no readout says who was absent."""
    scope = replace(scope_of(question), person=None)
    pairs = store.facts.missed_by(question.person, scope)
    part = pairs[page * MEETINGS_A_PAGE : (page + 1) * MEETINGS_A_PAGE]
    by_id = {s.id: s for s in store.readouts([readout for pair in part for readout in pair])}
    shown = tuple((by_id[now], by_id[before]) for now, before in part)
    return Missed(question, len(pairs), page, shown)


def _named(stored: StoredReadout) -> list[str]:
    """Who chaired and who attended."""
    chairs = [person.name for person in stored.readout.chair]
    return chairs + [attendee.name for attendee in stored.readout.attendees]


def person(question: Question, store: Store) -> Answer:
    """All that is known of one person."""
    known = store.facts.person(question.person)
    if known is None:
        return nothing(question, store)
    ids = store.ids(Scope(person=known.name))[:MEETINGS_A_PAGE]
    return PersonCard(question, known, tuple(store.readouts(ids)))
