"""Whom 他 and 她 mean: the one person whom the last answer told of."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.answer import Attended, Chaired, Offices
from bot.following.memory import Exchange, Missing
from bot.following.merging import told_of
from bot.question import Question, understand
from store.facts import Names
from store.words import fold

_PRONOUN = re.compile(r"(?<!其)[他她](?![们人乡国者])")
_NAMELESS = re.compile(r"(?:那么?)?[他她](?![们人乡国者])")
# No meeting is named as what is counted or listed: 他主持过几次.
_ELSEWHERE = re.compile("还[^,。]{1,6}过")
_HOW_OFTEN = re.compile(r"(?:几|多少)(?:次|回|场)[呢啊呀]*[?？。]*$")


def of_a_person(
    text: str, folded: str, last: Exchange | None, today: datetime.date, names: Names
) -> Question | str | Missing | None:
    """The question with a name where it has 他; that it is not known whom this means."""
    found = _PRONOUN.search(folded)
    if found is None or (last is None and not _NAMELESS.match(folded)):
        return None
    meant = persons_of(last, names) if last else ()
    if not meant and last and last.above:
        meant = persons_of(last.above, names)
    if last is None or not meant:
        return Missing("problem.who_is_meant", word=found[0])
    if len(meant) > 1:
        return Missing("problem.who_of_them", word="、".join(meant))
    named = f"{text[: found.start()]}{meant[0]}{text[found.end() :]}"
    asked = understand(named, today, names)
    if asked.person != meant[0] or asked.topic or asked.when or asked.body:
        return named
    if _HOW_OFTEN.search(folded):
        return replace(asked, body=last.subject.body, meetings=last.subject.meetings)
    if asked.intent == "what" and last.meeting and not _ELSEWHERE.search(folded):
        # 他说了什么: at that meeting
        told = told_of(last)
        return replace(asked, when=told.when, body=told.body, meetings=told.meetings)
    return named


def persons_of(last: Exchange, names: Names) -> tuple[str, ...]:
    """Who was asked about, else who was told: all that chaired what is listed."""
    if last.question.person and last.question.intent != "office":
        return (last.question.person,)
    if last.subject.words in names.people:
        return (last.subject.words,)
    match last.answer:
        case Attended():
            return last.answer.names
        case Offices(holders=holders):
            told = [holder.name for holder, _ in holders]
        case Chaired(meetings=meetings):
            told = [person.name for stored in meetings for person in stored.readout.chair]
        case _:
            one = last.meeting
            told = [person.name for person in one.readout.chair] if one else []
    return tuple({fold(name): name for name in told}.values())
