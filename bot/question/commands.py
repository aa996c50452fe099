"""A question asked by a command: /meeting 6月1日, /trend 养老 托育."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.question.bodies import meetings_of
from bot.question.model import Intent, Question
from bot.question.numbers import number_of
from bot.question.people import meant_by
from bot.question.reading import DATE_LIKE, WORD, of_a_person, read_plain
from bot.question.refusing import QUOTED
from bot.question.topic import unedged
from bot.voice import sentence
from store.dates import NotADate, find_date, read_date
from store.facts import Names
from store.words import fold

_A_FEAST = re.compile("请写(?:明几月几日|公历日期)")
"""How it is said that an expression is a day, but of no one date: 国庆节是节日，请写明几月几日."""
_HAN_WORD = re.compile(r"[㐀-鿿]{2}")


def read_commanded(
    text: str, intent: Intent, rest: str, today: datetime.date, names: Names
) -> Question:
    """What a command with ``rest`` after its name asks for."""
    match intent:
        case "meeting":
            return _meeting(text, rest, today, names)
        case "search" if rest:
            return replace(read_plain(text, rest, today, names), intent="search", asked=False)
        case "search":
            return Question(text, "search", problem=sentence("problem.search_what"))
        case "latest":
            return _latest(text, rest, names)
        case "document" | "person" | "phrase" | "trend":
            return _subject(text, intent, rest, today, names)
    return Question(text, intent)


def _subject(text: str, intent: Intent, rest: str, today: datetime.date, names: Names) -> Question:
    """A command about one thing by its name: with a date it may be restricted in time."""
    found = find_date(rest, today) if intent in ("phrase", "trend") else None
    when = found.meaning if found and len(rest) > found.end - found.start else None
    named = _without(rest, found.start, found.end) if found and when else rest
    bare = " ".join(unedged(named.strip(' “”"《》「」')).split())
    if not WORD.search(bare):
        return Question(
            text, intent, problem=sentence("problem.about_what", command=_NAMES[intent])
        )
    if intent == "document":
        return Question(text, intent, documents=(bare,))
    if intent == "person" and len(bare) < _A_NAME:
        return Question(text, intent, problem=sentence("problem.whole_name"))
    if intent == "person":
        return of_a_person(text, bare, meant_by(bare, names) or bare)
    if intent == "trend":
        return Question(text, intent, phrases=_listed(named), when=when)
    return Question(text, intent, phrases=(bare,), when=when)


_A_NAME = 2
"""Letters of a name and more."""
_NAMES = {"document": "doc", "person": "person", "phrase": "phrase", "trend": "trend"}


def _listed(rest: str) -> tuple[str, ...]:
    """The words of a list, each whole where it is between quotation marks."""
    quoted = [m[1] or m[2] for m in QUOTED.finditer(rest)]
    bare = re.split(r"[\s,，、;；]+", QUOTED.sub(" ", rest))
    return tuple(dict.fromkeys(word.strip() for word in (*quoted, *bare) if WORD.search(word)))


_MANY = r"([1-9][0-9]{0,2}|[一二两三四五六七八九十]{1,2})"
_SO_MANY = re.compile(rf"{_MANY}\s*[次条篇场个]?")
_SO_MANY_OF_THEM = re.compile(
    rf"^{_MANY}\s*[次条篇场个]的?\s*(?=\S)|(?<=\S)\s+{_MANY}\s*[次条篇场个]?$"
)


def _latest(text: str, rest: str, names: Names) -> Question:
    """The latest meetings, of a body where one is named, and so many of them: /latest 国常会 3."""
    folded = fold(rest)
    found = _SO_MANY.fullmatch(folded) or _SO_MANY_OF_THEM.search(folded)
    many = number_of(next(filter(None, found.groups()))) if found else 0
    body = _without(rest, found.start(), found.end()).strip() if found else rest
    meetings = meetings_of(body, names) if body else ()
    if not many:
        return Question(text, "latest", body=body, meetings=meetings)
    return Question(text, "latest", body=body, meetings=meetings, order="last", few=many)


def _meeting(text: str, rest: str, today: datetime.date, names: Names) -> Question:
    if not rest:
        return Question(text, "meeting", problem=sentence("problem.meeting_when"))
    meaning = read_date(rest, today)
    if not isinstance(meaning, NotADate):
        return Question(text, "meeting", when=meaning, date_text=rest)
    found = find_date(rest, today)
    if found is None:
        a_day = DATE_LIKE.fullmatch(fold(rest)) or _A_FEAST.search(meaning.why)
        if a_day or not _HAN_WORD.search(rest):
            return Question(
                text, "meeting", problem=sentence("problem.not_a_date", date=rest, why=meaning.why)
            )
        return Question(text, "meeting", body=rest, meetings=meetings_of(rest, names))
    body = _bare(_without(rest, found.start, found.end))
    return Question(
        text,
        "meeting",
        when=found.meaning,
        date_text=rest[found.start : found.end],
        body=body,
        meetings=meetings_of(body, names) if body else (),
    )


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}"


def _bare(words: str) -> str:
    words = re.sub(r"^(?:的)?(?:会议|会)$", "", unedged(words))
    return " ".join(part for word in words.split() if (part := unedged(word)))
