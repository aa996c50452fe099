"""Who holds an office, as lists and texts name them: now, at a time, of a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answer.appointing import by_appointment
from bot.answer.model import MEETINGS_A_PAGE, Answer, Attended, Offices
from bot.answer.scoping import scope_of
from bot.answer.seeking import nothing
from bot.question import Question
from store import Scope, Store, StoredReadout
from store.dates import DateRange
from store.facts import Holder
from store.facts.doers import holding
from store.model import Attendee, Person
from store.scope import EVERYTHING, Local
from store.words import fold


def is_over_time(question: Question) -> bool:
    """Whether it is asked who held an office in some time, and not at one meeting."""
    when = question.when
    one = question.role or question.order or question.session
    return isinstance(when, DateRange) and not when.is_a_day and not one


def held_then(question: Question, store: Store) -> Offices | Attended | None:
    """Who is named with an office at the meetings that are asked about: 2023年2月总理是谁; where no
    list has one, who a text calls so.
    """
    if question.role is not None:
        return None
    scope = scope_of(question)
    offices = fold(question.words).split("、")
    holders = [holder for office in offices for holder in holders_of(office, store, scope)]
    listed = _listed(question, holders, store)
    return listed or _called_so(question, offices[0], scope, store)


def _listed(question: Question, holders: Sequence[Holder], store: Store) -> Offices | None:
    """Holders of an office, each with the readout that names them so."""
    holders = holders[:MEETINGS_A_PAGE]
    by_id = {stored.id: stored for stored in store.readouts([h.readout for h in holders])}
    told = tuple((holder, by_id[holder.readout]) for holder in holders)
    return Offices(question, told) if told else None


def _called_so(question: Question, office: str, scope: Scope, store: Store) -> Attended | None:
    """Whom the latest of the texts in scope that do so call by an office, and whom earlier ones."""
    told: list[tuple[StoredReadout, tuple[str, ...]]] = []
    known: set[str] = set()
    mentions = store.facts.mentions(office, scope)[:_TEXTS]
    for stored in store.readouts([mention.readout for mention in mentions]):
        names = tuple(n for n in holding(stored.readout.text, office) if n not in known)
        if names:
            told.append((stored, names))
            known.update(names)
    before = () if _NOW.search(fold(question.text)) else tuple(told[1:MEETINGS_A_PAGE])
    return Attended(question, *told[0], also=before) if told else None


_NOW = re.compile("现任|现在|目前|如今|当前")


_TEXTS = 100
"""Readouts that are read for who holds an office; it changes hands seldom."""


def in_office(office: str, people: Iterable[Person | Attendee]) -> list[str]:
    """The names of those who hold an office."""
    return [one.name for one in people if one.title and _is_in(office, one.title)]


def is_any(person: Person, told: Sequence[str]) -> bool:
    """Whether it is one of these names, or holds one of these offices."""
    held = any(person.title and _is_in(office, person.title) for office in told)
    return fold(person.name) in told or held


def _is_in(office: str, title: str) -> bool:
    """Whether a title is the office, or is short for it: 副主席 of 政协副主席; so is one of two."""
    if len(titles := re.split("[、兼]", fold(title))) > 1:
        return any(_is_in(office, one) for one in titles if one)
    office, title = (_CONGRESS.sub("人大", fold(name)) for name in (office, title))
    shorter, longer = sorted((office, title), key=len)
    return longer.endswith(shorter) and not longer.removesuffix(shorter).endswith("副")


_CONGRESS = re.compile("人大常委会|人大常务委员会|人民代表大会常务委员会")
"""市人大主任 is its standing committee's."""


def holders_of(office: str, store: Store, scope: Scope = EVERYTHING) -> list[Holder]:
    """Who is named with an office, the latest first; with that of a place, whose papers leave out
    its name: 砚城市委书记 is 市委书记 in 砚城日报.
    """
    office = office.replace("的", "")
    found = store.facts.holders(office, scope)
    called = fold(office)
    place = max(filter(called.startswith, store.facts.names().places), key=len, default=None)
    if place is None:
        return found
    level = place[-1]
    there = replace(scope, body=place, locals=(Local(place, level),))
    own = called.removeprefix(place)
    told = store.facts.holders(own if own.startswith(level) else level + own, there)
    return max(found, told, key=lambda each: sum(holder.office.meetings for holder in each))


def _offices(told: str) -> list[str]:
    """Each of several offices, of the place that the first is of: 柳林坪县县委书记、县长."""
    first, *others = told.split("、")
    whose = _WHOSE.match(first)
    return [first, *(f"{whose[1] if whose else ''}{other}" for other in others)]


_WHOSE = re.compile(
    r"(.+?)(?:[省市区县州旗]委)?副?(?:书记|[省市区县州旗]长|主席|主任|[组部局厅院校]长)$"
)


def office(question: Question, store: Store) -> Answer:
    """Everyone who is named with an office; where no list has one, who a text calls so, or says to
    have been given it.
    """
    holders = [h for each in _offices(question.person) for h in holders_of(each, store)]
    listed = _listed(question, holders, store)
    called = listed or _called_so(question, question.person, EVERYTHING, store)
    given = called or by_appointment(replace(question, words=question.person, person=""), store)
    return given or nothing(question, store)
