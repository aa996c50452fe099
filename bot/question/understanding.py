"""What was typed → what is asked: a pure function of text, today's date and the store's names."""

from __future__ import annotations

import datetime
from unicodedata import category

from bot.command import read_command
from bot.question.commands import read_commanded
from bot.question.model import Intent, Question
from bot.question.reading import read_plain
from bot.voice import sentence
from store.facts import Names

MAX_CHARS = 300
"""A question is a line; past this something else was pasted."""
_COMMANDS: dict[str, Intent] = {
    "start": "help",
    "help": "help",
    "meeting": "meeting",
    "latest": "latest",
    "search": "search",
    "doc": "document",
    "person": "person",
    "phrase": "phrase",
    "trend": "trend",
}
NOBODY = Names()


def understand(text: str, today: datetime.date, names: Names = NOBODY) -> Question:
    """What ``text`` asks on the day ``today``. Never fails: a question can be a problem."""
    text = _visible(text)
    if not text:
        return Question(text, "help")
    if len(text) > MAX_CHARS:
        return Question(
            text[:MAX_CHARS],
            "search",
            problem=sentence("problem.too_long", count=len(text), limit=MAX_CHARS),
        )
    if command := read_command(text):
        intent = _COMMANDS.get(command.name)
        if intent is None:
            unknown = sentence("problem.no_such_command", command=command.name)
            return Question(text, "help", problem=unknown)
        return read_commanded(text, intent, command.rest, today, names)
    return read_plain(text, text, today, names)


def _visible(text: str) -> str:
    """A text in one line, without what pages and keyboards leave in it that nobody sees."""
    shown = "".join(char for char in text if char.isspace() or category(char) not in ("Cc", "Cf"))
    return " ".join(shown.split())
