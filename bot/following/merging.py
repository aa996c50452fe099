"""What is asked, put together with what it is asked of."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.following.memory import Exchange, Missing
from bot.question import Intent, Question, understand
from bot.question.lexicon import tokens
from bot.question.times import LONG_AGO, at_that_time_of
from bot.question.whole import whole
from store import StoredReadout
from store.dates import DateMeaning, DateRange, MonthDay
from store.facts import Names
from store.words import fold, part_of_speech


def told_of(last: Exchange) -> Question:
    """The last question; of the one meeting that answered it, where there was one."""
    of_one = meeting_of(last.meeting) if last.meeting else None
    several = last.question.few > 1
    return of_one or (last.question if several else without_order(last.question))


def without_order(question: Question) -> Question:
    """The question of all of them, not of the first or the latest alone."""
    beside = isinstance(question.when, DateRange) and question.when.start == LONG_AGO
    when = None if beside and question.order else question.when  # 上一次呢 named no time
    return replace(question, order=None, few=1, back=0, when=when)


def meeting_of(stored: StoredReadout) -> Question | None:
    """The question that a meeting answers by its day and name; None where its day is unknown."""
    readout = stored.readout
    if readout.month is None or readout.day is None:
        return None
    day: DateMeaning = MonthDay(readout.month, readout.day)
    if readout.date is not None:
        day = DateRange(readout.date, readout.date)
    meeting = readout.meeting or ""
    return Question("", "meeting", when=day, body=meeting, meetings=(meeting,) if meeting else ())


def asked_of(scope: Question, asked: Question, intent: Intent | None = None) -> Question:
    """What is asked, of what the scope is about, with what is named beside it."""
    meant = intent or asked.intent
    if intent is None and meant in ("meeting", "search", "latest", "document") and asked.asked:
        meant = "when" if scope.topic or asked.topic else "meeting"
    ordered = scope if scope.few > 1 and asked.order is None else asked
    merged = replace(
        scope,
        intent=meant,
        order=ordered.order,
        back=ordered.back,
        few=ordered.few,
        measure=scope.measure if asked.measure == "meetings" else asked.measure,
        by=asked.by,
        role=asked.role,
        tells=asked.tells if asked.asked else scope.tells,
        taken_up=asked.taken_up if intent or asked.topic else scope.taken_up,
        words=f"{scope.words} {asked.words}".strip(),
        phrases=scope.phrases + asked.phrases,
        documents=scope.documents + asked.documents,
    )
    merged = replace(merged, when=_told_apart(merged))
    if asked.when is not None:
        merged = replace(merged, when=at_that_time_of(asked.when, scope.when), than=asked.than)
        merged = replace(merged, not_when=None)
    if asked.body:
        merged = replace(merged, body=asked.body, meetings=asked.meetings, excepted="", without=())
    if asked.person:
        merged = replace(merged, person=asked.person)
    return merged


def _told_apart(question: Question) -> DateMeaning | None:
    """The time of a count: all years, where those of but one were to be told apart, and a year
    instead of one month.
    """
    when = question.when
    if not isinstance(when, DateRange) or when.start.year != when.end.year:
        return when
    if question.by == "year":
        return None
    a_month = question.by == "month" and when.start.month == when.end.month
    return DateRange.of_year(when.start.year) if a_month else when


def wider(question: Question, last: Exchange) -> Question | None:
    """What the conversation goes on being about, where ``question`` asks something more of the one
    meeting that ``last`` told of, or of the others of its matter before or after that.
    """
    of_one = meeting_of(last.meeting) if last.meeting else None
    about = last.subject
    if question.topic and _is_beside(question.when, last):
        return about
    if question.topic or of_one is None or question.when != of_one.when:
        return None
    return None if about.when == of_one.when and not about.topic else about


def _is_beside(when: DateMeaning | None, last: Exchange) -> bool:
    told = last.meeting.readout.date if last.meeting else None
    if told is None or not isinstance(when, DateRange):
        return False
    a_day = datetime.timedelta(days=1)
    before = (when.start, when.end) == (LONG_AGO, told - a_day)
    return before or when.start == told + a_day


def is_told_again(question: Question, today: datetime.date, names: Names) -> bool:
    """Whether there is something to go on from: the words of 两个哪个多 are none of a matter."""
    bare = question.intent == "search" and not question.asked and question.topic
    as_asked = replace(question, intent="when", asked=True)
    return not bare or isinstance(standing(as_asked, today, names), str)


def ground_of(question: Question) -> Question | None:
    """What a conversation goes on from after words that were found nowhere: the meetings that were
    asked about beside them; None where there were no such.
    """
    bare = replace(question, words="", phrases=(), documents=(), intent="meeting", order=None)
    return bare if question.topic and (bare.body or bare.person) and bare.when else None


def names_a_thing(question: Question) -> bool:
    """Whether words that were found nowhere are what the next questions are about: 无人机, and
    neither 间隔了多久 nor 原文.
    """
    if question.phrases or question.documents or question.query:
        return True
    found = tokens(fold(question.words))
    alone = (part_of_speech(t.word) for t in found if len(t.word) == 1)
    return not _OF_A_TEXT.search(fold(question.words)) and all(p == "n" for p in alone)


_OF_A_TEXT = re.compile("原文|全文|链接|网址|标题|翻译|英文|摘要|字数|发布")
"""What a text is, and not what it is about."""


def is_only_said(question: Question) -> bool:
    """Whether words that were found nowhere name no thing either, so that the conversation goes on
    from what it was about before: 太多了.
    """
    plain = question.intent == "search" and not (question.asked or question.phrases)
    if not plain or question.query or names_its_meetings(question):
        return False
    words = (token.word for token in tokens(fold(question.words)))
    return all(part_of_speech(word) != "n" or word.isdigit() for word in words)


def names_something(question: Question) -> bool:
    """Whether it is about a matter, a body or a person, and not only a time."""
    return bool(question.topic or question.body or question.person)


def names_its_meetings(question: Question) -> bool:
    """Whether it tells by itself which meetings it is about."""
    return bool(question.when or question.body or question.person)


def without(text: str, found: re.Match[str]) -> str:
    """The text without what was found in its folded form, which is as long."""
    return f"{text[: found.start()]} {text[found.end() :]}".strip()


def standing(question: Question, today: datetime.date, names: Names) -> str | Missing:
    """The question as text that stands alone; that it cannot, where its matter would not be
    understood as one: everything would be told.
    """
    text = whole(question)
    lost = question.topic and not understand(text, today, names).topic
    return Missing("problem.no_last") if lost else text
