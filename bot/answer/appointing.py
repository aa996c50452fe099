"""Who was given an office, or relieved of one: as what is told by the question, or left open."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answer.model import Attended
from bot.answer.scoping import meeting_ids, scope_of
from bot.question import Question
from store import Store, StoredReadout
from store.debris import legible
from store.facts import each_once
from store.facts.appointing import Appointment, appointments, ends_in_office, is_office_of
from store.words import fold, units

GIVEN = re.compile("任命|当选|选举|选为|推举|推选|提名|补选|增补|增选|聘任|聘请|担任")
_TAKEN = re.compile("撤|免|罢|辞|终止")
_DEEDS = re.compile(
    "(?:当选|任命|选举|推举|推选|提名|补选|增补|增选|聘任|聘请|指定|[免撤][去掉职]|撤销|撤|辞[去职]|罢免|担任|[定免](?=[了下过]|$))[了过为]*|职务|职位|资格"
)
_ANY_OFFICE = 2
"""Letters of what many hold: 委员."""
_TOLD = 15
"""Meetings besides the latest that are told of at once."""
_FEW = 400
"""Readouts whose texts are read for one question."""


def by_appointment(question: Question, store: Store) -> Attended | None:
    """Who was given the office that is asked about, or relieved of it, at the latest of the
    meetings whose text says so, or at each of them where no office is named; None where no text
    does.
    """
    office = _DEEDS.sub("", fold(question.words)).replace(" ", "").replace("的", "")
    about_one = _is_taken(question) or GIVEN.search(question.text) or ends_in_office(office)
    if question.role is not None or not about_one:
        return None
    told = (
        (stored, _names(stored, office, question)) for stored in _to_read(question, office, store)
    )
    every = ((stored, names) for stored, names in told if names)
    first = next(every, None)
    if first is None:
        return None
    several = _SEVERAL.search(fold(question.text)) is not None
    one = question.order or (len(office) > _ANY_OFFICE and not several)
    rest = [] if one else list(every)
    return Attended(question, *first, also=tuple(rest[:_TOLD]), more=len(rest[_TOLD:]))


_SEVERAL = re.compile("哪些|哪几|都有谁|有谁|都是谁|分别")


def _is_taken(question: Question) -> bool:
    """Whether it is asked who was relieved of an office, and not who was given one."""
    return _TAKEN.search(question.text) is not None


def of_passage(question: Question, passage: str) -> tuple[str, ...]:
    """Everyone whom a passage says to have been given an office, or to be relieved of one, as the
    question asks; nobody where it asks for neither.
    """
    taken = _is_taken(question)
    if not (taken or GIVEN.search(question.text)):
        return ()
    return each_once(told.name for told in appointments(passage) if told.given != taken)


def _to_read(question: Question, office: str, store: Store) -> list[StoredReadout]:
    """The meetings whose texts may say so; where many are in scope, those that have the words."""
    in_scope = replace(question, words="", phrases=())
    ids = meeting_ids(in_scope, store)
    if office and len(ids) > _FEW:
        holding = {m.readout for m in store.facts.matters(list(units(office)), scope_of(in_scope))}
        ids = [readout for readout in ids if readout in holding]
    return list(store.readouts(ids[:_FEW]))


def _names(stored: StoredReadout, office: str, question: Question) -> tuple[str, ...]:
    text = stored.readout.text
    whole, taken = legible(text), _is_taken(question)
    return each_once(
        told.name
        for told in appointments(text)
        if told.given != taken
        and _by_the_deed(told, question)
        and (not office or is_office_of(office, told, whole))
    )


def _by_the_deed(told: Appointment, question: Question) -> bool:
    """Whether it is the deed that is asked about: 免去 is no 撤销."""
    asked = _HOW_TAKEN.findall(fold(question.text))
    return told.given or ("辞" if told.deed == "接受" else told.deed[0]) in asked


_HOW_TAKEN = re.compile("[免撤罢辞]")
