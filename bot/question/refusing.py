"""What is asked that readouts cannot answer, each with a sentence that says so."""

from __future__ import annotations

import datetime
import re

from bot.question.frames import beyond, deeds, documents, times
from bot.question.lexicon import tokens
from bot.question.model import Question
from bot.voice import Sentence, sentence
from store.dates import DateMeaning, DateRange, NotADate, read_date
from store.words import fold, part_of_speech

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
    if lone := times.LONE_DAY.match(fold(asked)):
        meaning = read_date(lone["day"], today)
        assert isinstance(meaning, NotADate)  # of no month
        return sentence("problem.not_a_date", date=lone["day"], why=meaning.why)
    return None


def is_to_come(when: DateMeaning | None, today: datetime.date) -> bool:
    """Whether a time is after today, so that no meeting was held in it."""
    return isinstance(when, DateRange) and when.start > today


def why_not(question: Question, asked: str, today: datetime.date) -> Sentence | None:
    """Why what was understood is no answer to what was asked; None where it may be one."""
    unquoted = fold(QUOTED.sub(lambda found: " " * len(found[0]), asked))
    if _is_only_talk(question, asked):
        return sentence("problem.not_understood")
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


def _is_only_talk(question: Question, asked: str) -> bool:
    """Whether nothing is left to look for but a word that names nothing: 不 of 不对, 别的 of
    有没有别的说法. Typed alone, a single letter is looked for.
    """
    words = fold(question.words)
    if question.phrases or question.documents or not words or words == fold(asked).strip():
        return False
    if len(words) == 1:
        return part_of_speech(words) in _NAME_NOTHING | _ADVERBS or words in _BEING
    found = [token.word for token in tokens(words)]
    kinds = {part_of_speech(word) for word in found if word not in _SAYING}
    return bool(kinds) and kinds <= _NAME_NOTHING


_NAME_NOTHING, _ADVERBS = frozenset("rcpuyeo"), frozenset("d")
"""The dictionary's letters for pronouns, joining words and particles; for adverbs."""
_BEING = frozenset("没有是无")
_SAYING = frozenset("说法 表述 提法 话 东西 意思 结果 问题 事 事情 情况 内容 消息".split())
