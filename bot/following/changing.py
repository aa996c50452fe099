"""Questions that say only what is other than in the last one: 那7月呢, 换成养老, 政治局那次."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.following.memory import Exchange
from bot.following.merging import asked_of, names_its_meetings, names_something, without_order
from bot.question import Intent, Question, understand
from bot.question.bodies import find_body
from bot.question.frames.taking_part import CAPACITY
from bot.question.left import Left
from bot.question.model import Role
from bot.question.people import is_office
from bot.question.times import at_that_time_of, of_the_year, plain_times, take_date
from bot.question.topic import topic_of
from store.dates import DateMeaning, MonthDay, NotADate, read_date
from store.facts import Names

_BARE_TIME = re.compile(r"[0-9]{4}年(?:[0-9]{1,2}月份?)?|[今去前]年")
_INSTEAD = (
    r"(?:如果|要是|假如)?(?:换成?|改成?|换作|改为|就要|我[要想]看?|先看|只想看|只看|就看|只要|只算|光看|限于|"
    r"如果是|要是|假如是)"
)
_WHAT_ABOUT = re.compile(
    rf"(?:那么?|还有)?{_INSTEAD}(?P<instead>.{{1,40}}?)的?(?:呢|怎么样|的话)*[?？。]*|"
    r"(?:那么?|还有)?(?P<what>.{1,40}?)(?:的?呢|怎么样)[?？。]*|"
    r"那(?!一?[个部份项件])么?(?P<then>.{1,40}?)(?:呢|吗)?[?？。]*|(?P<only>.{1,20})的[。]*|(?P<end>最[早近后])的?"
)
# Whether it was done then, or by them: 去年有没有, 政治局有吗.
_WHETHER = re.compile(
    r"(?:那么?)?(?P<then>.{1,20}?)(?:也|还|又)?(?:有没有|有无|有过?[吗么没])[?？。]*"
)
# The day of the same matter at another body's: 政治局是哪天.
_ITS_DAY = re.compile(
    r"(?:那么?)?(?P<body>[^,，。?？]{2,12}?)(?:是|在)?(?:哪一?天|几号|什么时候|啥时候|何时|哪几天)"
    r"(?:的|呢)*[?？。]*"
)
_OF_A_LEVEL = re.compile("[省市区县州镇乡](?:里|一?级)")
_AN_END = re.compile("最[早近后新先]")
_THAT_ONE = re.compile(r"(?<=.)(?:的?那一?[次场回个](?:会议?)?)$")
_OF_WHAT = re.compile(
    r"(?:那么?|就)?(?:说|讲)?(?P<what>[^,，?？这哪第上下前后]{2,16}?)的?那一?[次场回](?:会议?)?呢?[?？。]*"
)
_ROLES: dict[str, Role] = {role: role for role in ("主持", "出席", "列席", "参加", "缺席", "讲话")}
_TOOK_PART = re.compile(
    r"(?:那么?)?(?:有没有|也|还|又|都)*+(?P<role>主持|出席|列席|参加|缺席|讲话)过?(?:会议?)?(?:吗|没有?|么)?[?？。]*"
)


# Who of them was there as what: 以秘书长身份的呢.
_IN_WHAT_CAPACITY = re.compile(
    rf"(?:那么?)?{CAPACITY.pattern}(?:的?(?:是谁|有谁|呢|有哪些人?|是哪位))?[?？。]*"
)


def other_in(
    folded: str, timed: str, last: Exchange, today: datetime.date, names: Names
) -> Question | None:
    """The last question with what ``folded`` names in the place of its own; ``timed`` is the same
    with its times written out.
    """
    if last.leant and last.question.when is not None and names_something(last.subject):
        meaning = read_date(folded, today)  # 8月呢, then 9月
        if isinstance(meaning, MonthDay) and meaning.day is None:
            return _changed(last, timed, today, names, matters=False)
    # A time alone after one that was asked of somebody or something is that one's.
    narrow = last.question.when is not None and (last.subject.person or last.subject.topic)
    if narrow and _BARE_TIME.fullmatch(folded):
        return _changed(last, timed, today, names, matters=False)
    folded = timed
    if part := _TOOK_PART.fullmatch(folded):
        whose, role = last.question, _ROLES[part["role"]]
        return replace(whose, intent="meeting", role=role) if whose.person else None
    if (office := _IN_WHAT_CAPACITY.fullmatch(folded)) and last.subject.intent == "who":
        return replace(last.subject, words=office["office"])
    if about := _WHAT_ABOUT.fullmatch(folded):
        what = _THAT_ONE.sub("", next(filter(None, about.groups())))
        what = f"{what}一次" if _AN_END.fullmatch(what) else what
        other = _changed(last, what.strip(), today, names, matters=not about["only"])
        if other is not None:
            return other
    if one := _OF_WHAT.fullmatch(folded):
        what = one["what"].strip()
        of_it = _changed(last, what, today, names, matters=False)
        return of_it or _the_one_on(what, last, today, names)
    if (when := _ITS_DAY.fullmatch(folded)) and last.subject.topic:
        body = find_body(when["body"], names)
        if body is not None and body.text == when["body"]:
            whose = replace(last.subject, body=body.text, meetings=body.meetings)
            return replace(without_order(whose), intent="when")
    if whether := _WHETHER.fullmatch(folded):
        return _changed(last, whether["then"].strip(), today, names, matters=False)
    return None


def _time_alone(what: str, today: datetime.date) -> DateMeaning | None:
    """The time that is all that is said: 8月, 2023年7月之前."""
    plain = plain_times(what, today)
    meaning = read_date(plain.strip(), today)
    if not isinstance(meaning, NotADate):
        return meaning
    left = Left(plain)
    until, _ = take_date(left, today)
    return None if left.text.strip() else until


def _changed(
    last: Exchange, what: str, today: datetime.date, names: Names, *, matters: bool
) -> Question | None:
    """The last question with another time, body or person in the place of its own; with another
    matter, if ``matters``.
    """
    before = last.subject
    if before.intent == "office" and is_office(what):
        return replace(before, person=what)
    meaning = _time_alone(what, today)
    if meaning is not None:
        before = of_the_year(before) or before
        when = at_that_time_of(meaning, before.when)
        return replace(before, when=when, not_when=None, than=None, order=None)
    body = find_body(what, names)
    if body is not None and not topic_of(f"{what[: body.start]} {what[body.end :]}"):
        return replace(before, body=body.text, meetings=body.meetings, excepted="", without=())
    if _OF_A_LEVEL.fullmatch(what):
        level = understand(f"{what}开的会", today, names)
        if level.meetings and not level.topic:
            return replace(before, body=level.body, meetings=level.meetings)
    if before.person and what in _ROLES:
        return replace(before, role=_ROLES[what])
    if what in names.people and what in before.among:  # of those who were compared
        return replace(before, among=(), person=what, by=None)
    if what in names.people and (before.person or before.intent == "person"):
        return replace(before, person=what)
    asked = understand(what, today, names)
    if "、" in asked.body and not (asked.topic or asked.when or asked.person):  # two of them
        return replace(before, body=asked.body, meetings=asked.meetings, excepted="", without=())
    if matters and before.intent in ("phrase", "trend"):
        return replace(before, phrases=(what,))
    which = asked.intent in ("latest", "meeting", "search", "when")
    if asked.order is not None and which and not asked.topic and asked.when is None:
        one = replace(without_order(before), intent=_of_one(before), by=None)
        return replace(one, order=asked.order, few=asked.few, back=asked.back)
    if not matters:
        by = asked.person and not asked.topic and asked.when is None and not asked.body
        return replace(before, person=asked.person, role=asked.role) if by else None
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


def _of_one(question: Question) -> Intent:
    """What is asked of the first or the latest of those that were asked about: not how many."""
    if question.topic and question.intent != "who":
        return "when"
    return "meeting" if question.intent == "count" else question.intent


def _the_one_on(what: str, last: Exchange, today: datetime.date, names: Names) -> Question | None:
    """The one on a matter of the meetings that were asked about: 物流那次."""
    asked, about = understand(what, today, names), last.subject
    if about.topic or not about.body or not asked.topic or names_its_meetings(asked):
        return None
    return asked_of(without_order(about), asked, "when")
