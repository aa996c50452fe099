"""What a question asks: the words of asking in it, and what each kind of question is told by."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.question.frames import counting, deeds, documents, interrogatives, sessions, telling
from bot.question.left import Left
from bot.question.model import Deed, Intent, Measure, Question, Role, Tells
from store.words import fold


@dataclass(frozen=True, slots=True)
class Asks:
    """The words of asking that a question holds."""

    when: bool
    who: bool
    count: bool
    which: bool
    what: bool
    whether: bool


def take_asking(left: Left) -> Asks:
    """Take out what asks; in this order, since one may look like a part of another."""
    called = left.take_all(interrogatives.CALLED)
    numbered = left.take_all(sessions.WHICH_TIME)
    when = left.take_all(interrogatives.WHEN)
    who = left.take_all(interrogatives.WHO)
    count = left.take_all(counting.COUNT)
    which = left.take_all(interrogatives.WHICH)
    what = left.take_all(interrogatives.WHAT)
    whether = left.take_all(interrogatives.WHETHER)
    return Asks(*map(bool, (when, who, count, which or numbered, what or called, whether)))


def take_tells(left: Left) -> Tells | None:
    """Take out what asks for a reason, a way, a sum or a place."""
    frames_of: dict[Tells, re.Pattern[str]] = {
        "reason": telling.REASON,
        "way": telling.WAY,
        "sum": telling.SUM,
        "place": telling.PLACE,
    }
    return next((told for told, frame in frames_of.items() if left.take_all(frame)), None)


@dataclass(frozen=True, slots=True)
class Signs:
    """All that tells of what kind a question is."""

    asks: Asks
    """With what else asks so: 最早 asks for a day, each month's number for a count."""
    role: Role | None
    topic: bool
    """Whether it names a matter."""
    document: bool
    """Whether that is a title in 《》, and nothing else."""
    scoped: bool
    """Whether it names a time, a body or a person."""


_KINDS: tuple[tuple[Intent, Callable[[Signs], bool]], ...] = (
    ("what", lambda s: s.asks.who and s.asks.what and not s.topic and s.role != "主持"),
    ("who", lambda s: s.asks.who and (bool(s.role) or not s.topic or not _asks_of_a_matter(s))),
    ("count", lambda s: s.asks.count),
    ("when", lambda s: s.asks.when),
    ("document", lambda s: s.document),
    ("when", lambda s: s.topic and s.asks.which),
    ("what", lambda s: s.topic and s.asks.what and not s.asks.whether),
    ("search", lambda s: s.topic),
    ("what", lambda s: s.asks.what and s.scoped),
    ("latest", lambda s: s.asks.what),
    ("meeting", lambda s: s.scoped),
    ("latest", lambda s: s.asks.which),
)
"""What each kind is told by; the first that fits counts."""


def intent_of(signs: Signs) -> Intent:
    """Of what kind a question is."""
    return next((intent for intent, fits in _KINDS if fits(signs)), "search")


def _asks_of_a_matter(signs: Signs) -> bool:
    return signs.asks.when or signs.asks.which or signs.asks.count


def measure_of(whole: str) -> Measure:
    """What is to be counted."""
    if documents.DOCUMENTS.search(whole):
        return "documents"
    if counting.ITEMS.search(whole):
        return "items"
    mentions = counting.MENTIONS.search(whole)
    if mentions is None or (mentions[0] == "次数" and _TAKEN_UP.search(whole)):
        return "meetings"  # 研究外贸的次数
    return "mentions"


_TAKEN_UP = re.compile(rf"{deeds.TAKE}.*的?次数")


def deed_of(whole: str) -> Deed | None:
    """What meetings are said to have done, beyond taking a matter up."""
    if deeds.APPROVED.search(whole):
        return "approved"
    return "decided" if deeds.DECIDED.search(whole) else None


def names_taking_up(question: Question) -> bool:
    """Whether it says that a meeting took the matter up: 最近一次研究养老, but not 养老最近一次."""
    return deeds.TAKING_UP.search(_beside_the_matter(question)) is not None


def names_mentioning(question: Question) -> bool:
    """Whether it says that a matter was spoken of: 最近一次说养老."""
    return re.search(deeds.MENTION, _beside_the_matter(question)) is not None


def _beside_the_matter(question: Question) -> str:
    """The text of a question, folded, with blanks for what it is about."""
    text = fold(question.text)
    for part in (*question.phrases, *question.documents, *question.words.split()):
        text = text.replace(fold(part), " ")
    return text
