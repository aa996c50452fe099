"""What is asked that readouts cannot answer, each with a sentence that says so."""

from __future__ import annotations

import datetime
import re

from bot.question.frames import beyond, deeds, documents, times
from bot.question.model import Question
from bot.voice import Sentence, sentence
from store.dates import DateMeaning, DateRange, NotADate, read_date
from store.words import fold

QUOTED = re.compile(
    r"[“「『\"]([^“”「」『』\"]{1,60})[”」』\"]|《((?:[^《》]|《[^《》]*》){1,120})》"
)


def no_such_day(asked: str, today: datetime.date) -> Sentence | None:
    """Why a month or day that is named in so many digits is none: 2月30日的会议."""
    unquoted = QUOTED.sub(lambda found: " " * len(found[0]), asked)
    for found in times.MONTH_DAY.finditer(fold(unquoted)):
        typed = asked[found.start() : found.end()]
        meaning = read_date(typed, today)
        if isinstance(meaning, NotADate):
            return sentence("problem.not_a_date", date=typed, why=meaning.why)
    return None


def is_to_come(when: DateMeaning | None, today: datetime.date) -> bool:
    """Whether a time is after today, so that no meeting was held in it."""
    return isinstance(when, DateRange) and when.start > today


def why_not(question: Question, asked: str, today: datetime.date) -> Sentence | None:
    """Why what was understood is no answer to what was asked; None where it may be one."""
    unquoted = fold(QUOTED.sub(lambda found: " " * len(found[0]), asked))
    if beyond.CLOCK.search(unquoted) and (deeds.HELD.search(unquoted) or "开始" in unquoted):
        return sentence("problem.no_clock")
    if is_to_come(question.when, today) or beyond.TO_TAKE_UP.search(unquoted):
        return sentence("problem.to_come")
    of_a_kind = not question.topic or documents.KINDS.fullmatch(fold(question.words))
    if of_a_kind and question.intent != "count" and beyond.MOST_AT_ONE.search(unquoted):
        return sentence("problem.no_fullest")
    if question.topic and question.intent != "count":
        return None  # it is answered with its days, whatever else was asked
    if not question.topic and beyond.TO_COME.search(unquoted):
        return sentence("problem.to_come")
    if not question.topic and beyond.RANKED.search(unquoted):
        return sentence("problem.not_ranked")
    when = beyond.SOME_TIME.search(unquoted) if question.when is None else None
    return sentence("problem.some_time", time=when[0]) if when else None
