"""Questions that lean on the last answer of a chat: 那7月呢？ 还有吗？ 谁主持的？ 第3条.

A question that leans is made whole before it is answered, so that its buttons go on working long
after the chat has moved on. What a chat was told is kept in memory only, for a while, and for a
bounded number of chats.
"""

from __future__ import annotations

import datetime
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Lock

from bot.action import Cite, ShowItem, ShowMeeting, Shown, ShowPage
from bot.answer import Answer, Matters, OneItem, OneMeeting
from bot.question import Intent, Question, frames, understand
from bot.question.bodies import find_body
from bot.question.times import LONG_AGO, in_year_of
from bot.question.topic import topic_of
from bot.question.whole import whole
from bot.reply import Reply
from store import StoredReadout
from store.dates import DateMeaning, DateRange, MonthDay, NotADate, read_date
from store.facts import Names
from store.numbers import number_of
from store.words import fold

EXPIRES_SECONDS = 15 * 60.0
MAX_CHATS = 1000


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a chat last asked, what was found, and what it was shown."""

    question: Question
    answer: Answer
    reply: Reply


class Memory:
    """The last exchange of every chat, until it expires. Threads may share one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[int, tuple[float, Exchange]] = OrderedDict()
        self._lock = Lock()

    def keep(self, chat: int, exchange: Exchange) -> None:
        """Remember what ``chat`` was told; the chat that has been silent longest is forgotten."""
        with self._lock:
            self._kept[chat] = (self._clock(), exchange)
            self._kept.move_to_end(chat)
            while len(self._kept) > MAX_CHATS:
                self._kept.popitem(last=False)

    def last(self, chat: int) -> Exchange | None:
        """What ``chat`` was told last, if not too long ago."""
        with self._lock:
            at, exchange = self._kept.get(chat, (0.0, None))
            return exchange if exchange and self._clock() - at <= EXPIRES_SECONDS else None


@dataclass(frozen=True, slots=True)
class Missing:
    """What leans on nothing that is there: the key of the sentence, and a number."""

    key: str
    number: int = 0


def follow(
    text: str, last: Exchange | None, today: datetime.date, names: Names
) -> Shown | str | Missing | None:
    """What ``text`` means after ``last``: a button to press, a whole question, or itself (None)."""
    folded = fold(text).strip()
    if frames.MORE.fullmatch(folded):
        return _next_page(last)
    if cite := frames.CITE.fullmatch(folded):
        return _cited(number_of(cite[1] or "一"), last)
    ordinal = frames.ORDINAL.fullmatch(folded)
    if ordinal and _counts(folded) and (last or folded != ordinal[1]):  # 一 alone may be looked for
        return _numbered(number_of(ordinal[1]), last)
    if (beside := _beside(folded, last, today)) is not None:
        return whole(beside)
    if last is not None and frames.OUTCOME.fullmatch(folded) and last.question.topic:
        return whole(last.question)
    about = frames.WHAT_ABOUT.fullmatch(folded)
    if about and last is not None:
        what = about["instead"] or about["what"] or about["then"]
        changed = _changed(last, what.strip(), today, names)
        if changed is not None:
            return whole(changed)
    if last is None:
        return None
    question = understand(text, today, names)
    if not _leans(question):
        return None
    # How often is asked of the matter, the rest of the one meeting that was told of.
    counts = question.intent == "count" and last.question.topic
    scope = replace(last.question, order=None) if counts else _told_of(last)
    merged = replace(
        scope,
        intent=question.intent,
        role=question.role,
        order=question.order,
        measure=scope.measure if question.measure == "meetings" else question.measure,
        by=question.by,
    )
    return whole(merged)


def _counts(folded: str) -> bool:
    return (
        (folded.isdigit() and len(folded) < 3)
        or not folded[0].isdigit()
        or folded[-1] in "条项个次份篇点"
    )


def _leans(question: Question) -> bool:
    """Whether it asks, but names neither a matter nor a meeting."""
    named = question.topic or question.when or question.body or question.person
    return (
        question.asked
        and not named
        and question.intent in ("who", "when", "what", "count", "latest")
    )


def _told_of(last: Exchange) -> Question:
    """The last question; of the one meeting that answered it, where there was one."""
    answer = last.answer
    stored: StoredReadout | None = None
    if isinstance(answer, OneMeeting | OneItem):
        stored = answer.stored
    elif isinstance(answer, Matters) and len(answer.sought.readouts) == 1:
        stored = answer.shown[0][0]
    readout = stored.readout if stored else None
    if readout is None or readout.month is None or readout.day is None:
        return replace(last.question, order=None)
    day: DateMeaning = MonthDay(readout.month, readout.day)
    if readout.date is not None:
        day = DateRange(readout.date, readout.date)
    meeting = readout.meeting or ""
    return Question("", "meeting", when=day, body=meeting, meetings=(meeting,) if meeting else ())


def _beside(folded: str, last: Exchange | None, today: datetime.date) -> Question | None:
    """The meeting of the same name before or after the one that answered."""
    before = frames.THE_ONE_BEFORE.fullmatch(folded)
    if not before and not frames.THE_ONE_AFTER.fullmatch(folded):
        return None
    told = _told_of(last) if last is not None else None
    if told is None or not told.meetings or not isinstance(told.when, DateRange):
        return None
    if before:
        return replace(told, when=DateRange(LONG_AGO, told.when.start - _A_DAY), order="last")
    after = told.when.end + _A_DAY
    return replace(told, when=DateRange(after, max(after, today)), order="first")


_A_DAY = datetime.timedelta(days=1)


def _changed(last: Exchange, what: str, today: datetime.date, names: Names) -> Question | None:
    """The last question with another time, body or matter in the place of its own."""
    before = last.question
    meaning = read_date(what, today)
    if not isinstance(meaning, NotADate):
        return replace(before, when=in_year_of(meaning, before.when), order=None)
    body = find_body(what, names)
    if body is not None and not topic_of(f"{what[: body.start]} {what[body.end :]}"):
        return replace(before, body=body.text, meetings=body.meetings)
    if what in names.people and (before.person or before.intent == "person"):
        return replace(before, person=what)
    if before.intent in ("phrase", "trend"):
        return replace(before, phrases=(what,))
    asked = understand(what, today, names)
    if asked.order is not None and not asked.topic and asked.when is None:
        intent: Intent = "when" if before.topic and before.intent != "who" else before.intent
        return replace(before, intent=intent, order=asked.order, few=asked.few)
    if before.topic and asked.intent in ("search", "document"):
        intent = "when" if before.intent == "document" else before.intent
        return replace(
            before,
            intent=intent,
            words="" if asked.documents else what,
            phrases=(),
            documents=asked.documents,
        )
    return None


def _next_page(last: Exchange | None) -> Shown | Missing:
    if last is None:
        return Missing("problem.no_last")
    actions = [
        b.action for row in last.reply.keyboard for b in row if isinstance(b.action, ShowPage)
    ]
    later = [a for a in actions if a.page > getattr(last.answer, "page", 0)]
    return later[0] if later else Missing("problem.no_more")


def _numbered(number: int, last: Exchange | None) -> Shown | Missing:
    if last is None:
        return Missing("problem.no_last")
    for row in last.reply.keyboard:
        for button in row:
            alone = number == 1 and not button.label.isdigit()
            if (alone or button.label == str(number)) and isinstance(
                button.action, ShowItem | ShowMeeting
            ):
                return button.action
    return Missing("problem.no_such_number", number)


def _cited(number: int, last: Exchange | None) -> Shown | Missing:
    """The citation of what the last answer opened, or of one of what it listed."""
    if last is not None and isinstance(last.answer, OneItem):
        return Cite(last.answer.stored.id, last.answer.item.position)
    if last is not None and isinstance(last.answer, OneMeeting) and number == 1:
        return Cite(last.answer.stored.id)
    found = _numbered(number, last)
    if isinstance(found, ShowItem):
        return Cite(found.readout, found.position)
    return Cite(found.readout) if isinstance(found, ShowMeeting) else found
