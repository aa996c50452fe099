"""What was typed → what is asked: a pure function from text and today's date to a Question."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Literal

from bot.command import read_command
from bot.voice import Sentence, sentence
from store.dates import DateMeaning, NotADate, find_date, read_date
from store.words import fold

Intent = Literal["help", "latest", "meeting", "when", "who", "search"]
MAX_CHARS = 300
"""A question is a line; past this something else was pasted."""


@dataclass(frozen=True, slots=True)
class Question:
    """One understood question.

    ``words`` is what is left to search for, ``phrases`` what must stand as it is; ``when`` is the
    date that was named, and ``date_text`` how. ``problem`` is the sentence on why the question
    cannot be answered as asked; then nothing else counts.
    """

    text: str
    intent: Intent
    words: str = ""
    phrases: tuple[str, ...] = ()
    when: DateMeaning | None = None
    date_text: str = ""
    problem: Sentence | None = None


_COMMANDS: dict[str, Intent] = {
    "start": "help",
    "help": "help",
    "meeting": "meeting",
    "latest": "latest",
    "search": "search",
}


def understand(text: str, today: datetime.date) -> Question:
    """What ``text`` asks on the day ``today``. Never fails: a question can be a problem."""
    text = " ".join(text.split())
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
        return _commanded(text, intent, command.rest, today)
    return _asked(text, today)


def _commanded(text: str, intent: Intent, rest: str, today: datetime.date) -> Question:
    if intent == "meeting":
        return _meeting(text, rest, today)
    if intent == "search":
        return (
            _asked(text, today, rest)
            if rest
            else Question(text, "search", problem=sentence("problem.search_what"))
        )
    if intent == "latest":
        return Question(text, "latest", words=rest)
    return Question(text, intent)


def _meeting(text: str, rest: str, today: datetime.date) -> Question:
    if not rest:
        return Question(
            text,
            "meeting",
            problem=sentence("problem.meeting_when"),
        )
    meaning = read_date(rest, today)
    if not isinstance(meaning, NotADate):
        return Question(text, "meeting", when=meaning, date_text=rest)
    found = find_date(rest, today)
    if found is None:
        if _DATE_LIKE.fullmatch(fold(rest)) or not _HAN_WORD.search(rest):
            return Question(
                text, "meeting", problem=sentence("problem.not_a_date", date=rest, why=meaning.why)
            )
        return Question(text, "meeting", words=rest)
    words = _without(rest, found.start, found.end)
    return Question(text, "meeting", _bare(words), (), found.meaning, rest[found.start : found.end])


# --- questions in plain words -------------------------------------------------------------------

_QUOTED = re.compile(r"[“「『\"]([^“”「」『』\"]{1,60})[”」』\"]|《([^《》]{1,80})》")
_DATE_LIKE = re.compile(r"[\d年月日号./\- 初零一二三四五六七八九十廿卅]{2,}")
_HAN_WORD = re.compile(r"[㐀-鿿]{2}")
_WHEN = re.compile(
    r"什么时候|什么时间|啥时候|何时|几时|哪一?天|哪一?年|哪个月|哪几?次(?:会议|会)?|哪一次(?:会议|会)?"
)
_WHO = re.compile(r"(?:是?由?谁|哪位|哪一?个人)(?:来)?主持|主持人?(?:是|为)?谁")
# The frame of a question, which no readout is expected to repeat: asking, taking up, ending.
_FRAME = re.compile(
    r"请问|请教|帮我|我想(?:知道|问问?|查查?)|查(?:一下|一查|询)|找(?:一下|一找)|告诉我|想问|"
    r"有没有|有无|是否|是不是|曾经|(?:是|曾)?在?(?:什么时候|什么时间|啥时候|何时|几时|哪一?天|哪一?年|哪个月)|"
    r"哪一?些?几?次(?:会议|会)?(?:上)?|什么|啥|多少次?|几次|怎么|如何|"
    r"(?:研究|讨论|审议|学习|听取|提到|提及|说到?|讲到?|谈到?|通过|部署|传达)(?:过|了|的)|"
    r"(?:开|召开|举行)(?:过|了)?(?:的|什么|啥|哪些|哪几?次|几次|多少次)?(?:会议?|过)|过的|的会议?|会议上|会上|关于|有关|相关的?|议题|内容|"
    r"(?:吗|呢|吧|嘛|么|呀|啊)(?=[?？!！。]*$)"
)
_WORD = re.compile(r"[^\W_]")
_EDGES = " ,，.。?？!！、;；:：的了过在和与及把被对"


def _asked(text: str, today: datetime.date, rest: str | None = None) -> Question:
    asked = text if rest is None else rest
    meaning = read_date(asked, today)
    if not isinstance(meaning, NotADate):
        return Question(text, "meeting", when=meaning, date_text=asked)
    if _DATE_LIKE.fullmatch(fold(asked)) and re.search(r"[年月日号./\-]", fold(asked)):
        return Question(
            text, "meeting", problem=sentence("problem.not_a_date", date=asked, why=meaning.why)
        )
    phrases = tuple((m[1] or m[2]).strip() for m in _QUOTED.finditer(asked))
    remaining = _QUOTED.sub(" ", asked)
    found = find_date(remaining, today)
    when = found.meaning if found else None
    date_text = remaining[found.start : found.end] if found else ""
    if found:
        remaining = _without(remaining, found.start, found.end)
    folded = fold(remaining)
    is_question = bool(_WHEN.search(folded) or _WHO.search(folded) or _FRAME.search(folded))
    intent: Intent = "when" if _WHEN.search(folded) else "who" if _WHO.search(folded) else "search"
    words = _bare(_without_frame(remaining)) if is_question or found else remaining.strip(_EDGES)
    if not _WORD.search(words):
        words = ""
    if not words and not phrases:
        if when is not None:
            intent = "who" if intent == "who" else "meeting"
        elif not _WORD.search(asked):
            return Question(text, "search", problem=sentence("problem.nothing_to_find"))
        elif intent != "who":
            words = asked.strip(_EDGES)
    return Question(text, intent, words, phrases, when, date_text)


def _without_frame(text: str) -> str:
    """``text`` without the frame of a question; matched folded, cut from the text as typed."""
    folded = fold(text)
    kept, at = [], 0
    for match in sorted(
        [*_WHO.finditer(folded), *_FRAME.finditer(folded)], key=lambda match: match.start()
    ):
        if match.start() >= at:
            kept.append(text[at : match.start()])
            at = match.end()
    kept.append(text[at:])
    return " ".join(part.strip(_EDGES) for part in kept if part.strip(_EDGES))


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}"


def _bare(words: str) -> str:
    words = re.sub(r"^(?:的)?(?:会议|会)$", "", words.strip(_EDGES))
    return " ".join(part for word in words.split() if (part := word.strip(_EDGES)))
