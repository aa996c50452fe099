"""Questions that lean on the last answer of a chat: 那7月呢？ 还有吗？ 谁主持的？ 第3条.

A question that leans is made whole before it is answered, so that its buttons go on working long
after the chat has moved on.
"""

from __future__ import annotations

import datetime
from dataclasses import replace

from bot.action import Shown
from bot.command import read_command
from bot.following.beside import compared
from bot.following.correcting import meant_instead, on_that_day
from bot.following.leaning import made_whole
from bot.following.memory import EXPIRES_SECONDS, Exchange, Memory, Missing
from bot.following.merging import (
    ground_of,
    is_only_said,
    is_told_again,
    names_a_thing,
    standing,
    wider,
)
from bot.following.naming import about_it
from bot.following.persons import of_a_person
from bot.following.pressing import pressed
from bot.question import Question
from bot.question.chatter import chatter
from bot.question.frames.greeting import is_about_the_store
from store.facts import Names
from store.words import fold

__all__ = [
    "EXPIRES_SECONDS",
    "Exchange",
    "Memory",
    "Missing",
    "about_it",
    "follow",
    "ground_of",
    "is_only_said",
    "is_told_again",
    "names_a_thing",
    "wider",
]


def follow(
    text: str, last: Exchange | None, today: datetime.date, names: Names
) -> Shown | str | Missing | None:
    """What ``text`` means after ``last``: a button to press, a whole question, or itself (None)."""
    folded = fold(text).strip()
    said = chatter(folded)
    if said == "chatter.no_explaining" and last is not None:
        both = compared(folded, last, today)  # two meetings are shown, where two are meant
        return standing(both, today, names) if isinstance(both, Question) else None
    if said or is_about_the_store(folded) or _asks_for_help(text):
        return None
    if meant := meant_instead(folded):
        if last and last.missed:  # what found nothing is what is put right
            last = replace(last, question=last.missed, wider=None)
        meant = on_that_day(meant, last.subject, today) if last else meant
        instead = follow(f"换成{meant}", last, today, names) if last else None
        return instead or follow(meant, last, today, names) or meant
    button = pressed(folded, last)
    found = button or of_a_person(text, folded, last, today, names)
    if found is None and last is not None:
        found = made_whole(text, folded, last, today, names)
    return standing(found, today, names) if isinstance(found, Question) else found


def _asks_for_help(text: str) -> bool:
    command = read_command(text)
    return command is not None and command.name == "help"
