"""The first and the last of what was found, by what is called so or by all that speaks of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answer.model import Sought
from bot.answer.seeking import seek
from bot.question import Question
from bot.question.intents import names_mentioning, names_taking_up
from store import Store
from store.facts import REST, Matter


@dataclass(frozen=True, slots=True)
class Ends:
    """The matters of the first day or of the last ones."""

    sought: Sought
    called: tuple[Matter, ...] = ()
    """Those that are called so, where they were at another time than what only speaks of them."""
    by_name: bool = False
    """Whether only what is called so was looked at."""


def ends(question: Question, sought: Sought, store: Store) -> Ends | None:
    """What was first or last, as the question asks; None where no such day is known.

    最早研究新质生产力 is of what is called so; 新质生产力最早 is of all texts, and both are told
    where the two differ.
    """
    named = _ends(question, sought.matters)
    spoken = _spoken_of(question, sought, store)
    if spoken is None:
        by_name = all(matter.named for matter in named)
        return Ends(replace(sought, matters=named), by_name=by_name) if named else None
    if _days(spoken.matters) == _days(named):
        return Ends(replace(sought, matters=named))
    if names_mentioning(question):
        return Ends(spoken)
    items = tuple(matter for matter in _as_typed(sought.matters) if _is_an_item(matter))
    return Ends(spoken, _ends(question, items))


def _ends(question: Question, matters: tuple[Matter, ...]) -> tuple[Matter, ...]:
    """Of matters, the latest first, those of the days that are asked for."""
    days = list(dict.fromkeys(matter.date for matter in matters if matter.date))
    first = question.order == "first"
    asked = days[-1:] if first else days[question.back : question.back + question.few]
    return tuple(matter for matter in matters if matter.date in asked)


def _spoken_of(question: Question, sought: Sought, store: Store) -> Sought | None:
    """The first or the last of all that speak of the matter, where it is not asked when it was
    taken up; a document is also spoken of by what obeys it.
    """
    if not question.taken_up or names_taking_up(question) or question.documents:
        return None
    spoken, _ = seek(replace(question, taken_up=False), store)
    if sought.how != "named" or spoken is None or spoken.meant != sought.meant:
        return None
    matters = _ends(question, _as_typed(spoken.matters))
    return replace(spoken, matters=matters) if matters else None


def _as_typed(matters: tuple[Matter, ...]) -> tuple[Matter, ...]:
    """Those that hold the words as they were typed; all of them where none does."""
    return tuple(matter for matter in matters if matter.whole) or matters


def _is_an_item(matter: Matter) -> bool:
    """Whether it is an item that is called so, and no title or lead that says so."""
    return matter.named and matter.position != REST


def _days(matters: tuple[Matter, ...]) -> set[str | None]:
    return {matter.date for matter in matters}
