"""Questions that say only what is other than in the last one: 那7月呢, 李强主持的有几次."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from functools import cache

from bot.following.memory import Exchange, Missing
from bot.question import Intent, Question, understand
from bot.question.bodies import find_body
from bot.question.lexicon import of_kind
from bot.question.times import LONG_AGO, in_year_of
from bot.question.topic import topic_of
from bot.question.whole import whole
from store.dates import DateMeaning, DateRange, MonthDay, NotADate, read_date
from store.facts import Names

_INSTEAD = (
    r"(?:如果|要是|假如)?(?:换成?|改成?|换作|改为|只看|就看|只要|只算|光看|限于|如果是|要是|假如是)"
)
_WHAT_ABOUT = re.compile(
    rf"(?:那么?|还有)?{_INSTEAD}(?P<instead>.{{1,40}}?)的?(?:呢|怎么样|的话)*[?？。]*|"
    r"(?:那么?|还有)?(?P<what>.{1,40}?)(?:的?呢|怎么样)[?？。]*|"
    r"那么?(?P<then>.{1,40}?)(?:呢|吗)?[?？。]*|(?P<only>.{1,20})的[。]*|(?P<end>最[早近后])的?"
)
_ASKS = r"(?:的?呢|是什么时候|是哪天|说了?什么|研究了?什么)?[?？。]*"
_BEFORE = re.compile(
    rf"(?:那么?)?(?:(?:再|更)?往前(?:一次)?|再?(?P<times>上+|前)一?(?:次|回|场))(?P<body>.{{0,16}}?)(?:会议?)?{_ASKS}"
)
_AFTER = re.compile(
    rf"(?:那么?)?(?:再?往后(?:一次)?|(?:再?(?:下|后)一?|紧接着的?一?)(?:次|回|场))(?P<body>.{{0,16}}?)(?:会议?)?{_ASKS}"
)
_NEXT_DAY = re.compile(rf"(?:那么?)?(?:(?:前|上)一天|(?P<later>第二天|次日|(?:后|下)一天)){_ASKS}")
# Whether it was done then, or by them: 去年有没有, 政治局有吗.
_WHETHER = re.compile(
    r"(?:那么?)?(?P<then>.{1,20}?)(?:也|还|又)?(?:有没有|有无|有过?[吗么没])[?？。]*"
)
_EARLIER = re.compile(
    r"(?:那么?)?(?:还|有没有|有|之前)*+(?:更|再)(?:早|以前)(?:一些|一?点儿?|些)?(?:的?(?:吗|呢|没有)?)[?？。]*"
)
_COMPARED = re.compile(
    r"(?:那么?)?(?:跟|和|与|同|比)(?P<than>.{1,16}?)(?:相?比|对比|比较)?(?:一下|起来)?"
    r"(?:呢|如何|怎么样|谁多|哪个多|多还是少|[多少]了?(?:多少|几次|吗|没有?)?)?[?？。]*"
)
# What became of it: what was done is told with each matter.
_IT = r"(?:它|(?:这|那|该)(?:个|部|份|项|件|事|条例|法|办法|文件|方案|意见|规定|草案|规划|报告)*)"
_OUTCOME = re.compile(
    rf"(?:那么?)?{_IT}?(?:最后|后来|都)?"
    r"(?:(?:审议|讨论|表决)?(?:获得|原则)?通过|批准|同意)(?:了|过)?(?:没有?|吗|么)[?？。]*|"
    rf"(?:那么?)?{_IT}?(?:最后|后来)?(?:结果|后来|之后)(?:呢|如何|怎么?样了?|是什么)[?？。]*"
)
_THE_MEETING = re.compile(
    r"(?<!最近|最后|最早)(?:在)?(?:这|那|该|同)一?(?:(?:次|场)会?(?:议|上)*|个会(?:议|上)*)(?:的|里)?|"
    r"^会议?上(?=还|又|也|有没有|提|说|讲)"
)
# At the beginning: 2023年的会议里面 and 5次以上 point at nothing, 这些年 is a time.
_OF_THEM = re.compile(
    r"(?:这|那)?(?:其中|里面|当中|之中)|(?:这|那)(?:些|几次|几个)(?![年天月日])(?:会议?)?(?:里面?|当中)?|"
    r"上述|以上(?:会议)?"
)
_WHICH_OF_THEM = re.compile(r"(?:哪些|哪几次|哪次|哪个|哪几个)(?:是|由)")
_ITSELF = re.compile(
    r"它|(?:这|那|该)(?:个|部|份|项|件)?(?:条例|法|办法|文件|方案|意见|规定|草案|规划|报告|事)"
)


def made_whole(
    text: str, folded: str, last: Exchange, today: datetime.date, names: Names
) -> str | Missing | None:
    """The whole question that ``text`` is after ``last``; None where it stands alone."""
    beside = _beside(folded, last, today, names)
    if beside is not None:
        return whole(beside)
    if _OUTCOME.fullmatch(folded) and last.question.topic:
        return whole(replace(last.question, intent="when", order=None))
    if about := _WHAT_ABOUT.fullmatch(folded):
        end = about["end"] and f"{about['end']}一次"
        what = end or about["instead"] or about["what"] or about["then"] or about["only"]
        changed = _changed(last, what.strip(), today, names, matters=not about["only"])
        if changed is not None:
            return whole(changed)
    changed = _in_its_place(folded, last, today, names)
    if changed is not None:
        return whole(changed)
    return _pointing(text, folded, last, today, names) or _elliptic(
        text, folded, last, today, names
    )


def _in_its_place(
    folded: str, last: Exchange, today: datetime.date, names: Names
) -> Question | None:
    """The last question at another time or of another body, before what was told, or compared."""
    before = last.question
    if whether := _WHETHER.fullmatch(folded):
        return _changed(last, whether["then"].strip(), today, names, matters=False)
    if _EARLIER.fullmatch(folded) and before.topic:
        told = last.meeting.readout.date if last.meeting else None
        if told is None:
            return replace(before, intent="when", order="first")
        return replace(before, when=DateRange(LONG_AGO, told - _A_DAY), order=None)
    if (compared := _COMPARED.fullmatch(folded)) and "比" in folded and before.when is not None:
        than = read_date(compared["than"], today)
        if not isinstance(than, NotADate):
            return replace(before, intent="count", than=in_year_of(than, before.when), order=None)
    return None


def _beside(folded: str, last: Exchange, today: datetime.date, names: Names) -> Question | None:
    """The meeting of the same name before or after the one told of; those of a day beside."""
    told = _told_of(last)
    on = told.when
    if not isinstance(on, DateRange) or last.meeting is None:
        return None
    if day := _NEXT_DAY.fullmatch(folded):
        beside = on.end + _A_DAY if day["later"] else on.start - _A_DAY
        return Question("", "meeting", when=DateRange(beside, beside))
    before = _BEFORE.fullmatch(folded)
    found = before or _AFTER.fullmatch(folded)
    if found is None:
        return None
    if found["body"]:
        named = find_body(found["body"], names)
        if named is None or topic_of(found["body"].replace(named.text, "")):
            return None
        told = replace(told, body=named.text, meetings=named.meetings)
    if not told.meetings:
        return None
    if before:
        back = max(len(before["times"] or "") - 1, 0)
        until = DateRange(LONG_AGO, on.start - _A_DAY)
        return replace(told, when=until, order="last", back=back)
    since = on.end + _A_DAY
    return replace(told, when=DateRange(since, max(since, today)), order="first")


_A_DAY = datetime.timedelta(days=1)


def _told_of(last: Exchange) -> Question:
    """The last question; of the one meeting that answered it, where there was one."""
    readout = last.meeting.readout if last.meeting else None
    if readout is None or readout.month is None or readout.day is None:
        return replace(last.question, order=None)
    day: DateMeaning = MonthDay(readout.month, readout.day)
    if readout.date is not None:
        day = DateRange(readout.date, readout.date)
    meeting = readout.meeting or ""
    return Question("", "meeting", when=day, body=meeting, meetings=(meeting,) if meeting else ())


def _changed(
    last: Exchange, what: str, today: datetime.date, names: Names, *, matters: bool
) -> Question | None:
    """The last question with another time, body or person in the place of its own; with another
    matter, if ``matters``.
    """
    before = last.question
    meaning = read_date(what, today)
    if not isinstance(meaning, NotADate):
        return replace(before, when=in_year_of(meaning, before.when), order=None)
    body = find_body(what, names)
    if body is not None and not topic_of(f"{what[: body.start]} {what[body.end :]}"):
        return replace(before, body=body.text, meetings=body.meetings)
    if what in names.people and (before.person or before.intent == "person"):
        return replace(before, person=what)
    asked = understand(what, today, names)
    if matters and before.intent in ("phrase", "trend"):
        return replace(before, phrases=(what,))
    if asked.order is not None and not asked.topic and asked.when is None:
        intent: Intent = "when" if before.topic and before.intent != "who" else before.intent
        return replace(before, intent=intent, order=asked.order, few=asked.few)
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


def _pointing(
    text: str, folded: str, last: Exchange, today: datetime.date, names: Names
) -> str | Missing | None:
    """What is asked of the meeting, the matters or the matter that a word points back at."""
    if found := _THE_MEETING.search(folded):
        asked = understand(_without(text, found), today, names)
        if asked.when is not None or (asked.body and not _is_of(last, asked)):
            return None
        if last.meeting is None:
            return Missing("problem.which_one") if _listed(last) and not asked.topic else None
        return whole(_asked_of(_told_of(last), asked))
    of_them, which = _OF_THEM.match(folded), _WHICH_OF_THEM.match(folded)
    if found := of_them or which:
        asked = understand(_without(text, found), today, names)
        if which and asked.topic:
            return None
        scope = _told_of(last) if not last.question.topic and last.meeting else last.question
        return whole(_asked_of(replace(scope, order=None), asked))
    return None


def _is_of(last: Exchange, asked: Question) -> bool:
    """Whether the body that is named met at the meeting told of: 那次政治局会议."""
    return last.meeting is not None and last.meeting.readout.meeting in asked.meetings


def _listed(last: Exchange) -> bool:
    return any(button.label.isdigit() for row in last.reply.keyboard for button in row)


def _without(text: str, found: re.Match[str]) -> str:
    """The text without what was found in its folded form, which is as long."""
    return f"{text[: found.start()]} {text[found.end() :]}".strip()


def _elliptic(
    text: str, folded: str, last: Exchange, today: datetime.date, names: Names
) -> str | None:
    """A question that leaves out what it is about: 最早是哪次, 人大审议过没."""
    it = _ITSELF.search(folded)
    asked = understand(_without(text, it) if it else text, today, names)
    if asked.session == "第一次" and not asked.topic:
        asked = replace(asked, session="", order="first")
    if _leaves_out_its_object(_without(folded, it) if it else folded, asked, last):
        return whole(_asked_of(replace(last.question, order=None), asked, "when"))
    if not _leans(asked):
        return None
    # How often and which of all is asked of the matter, the rest of the one meeting told of.
    of_all = (asked.intent == "count" or asked.order) and last.question.topic
    scope = replace(last.question, order=None) if of_all or asked.order else _told_of(last)
    return whole(_asked_of(scope, asked))


def _leans(question: Question) -> bool:
    """Whether it asks, but names neither a matter nor a meeting."""
    named = question.topic or question.when or question.body or question.person
    kinds = ("who", "when", "what", "count", "latest")
    return (
        question.asked
        and not named
        and (question.intent in kinds or (question.intent == "meeting" and bool(question.order)))
    )


def _leaves_out_its_object(folded: str, question: Question, last: Exchange) -> bool:
    return (
        bool(last.question.topic)
        and not question.topic
        and bool(question.body or question.person or question.when)
        and _asks_of_it().search(folded) is not None
    )


@cache
def _asks_of_it() -> re.Pattern[str]:
    """What ends without an object: 审议过没, 有没有研究过, 怎么说."""
    verbs = "|".join(sorted(of_kind("handling", "reporting"), key=len, reverse=True))
    return re.compile(
        rf"(?:{verbs})(?:到|及)?(?:过|了)?(?:没有?|吗|么)[?？。]*$|"
        rf"(?:有没有|是否|有无)(?:{verbs})(?:到|及)?(?:过|了)?[?？。]*$|"
        r"(?:怎么|咋|如何)(?:说|讲|看|提|要求|部署|表述)的?[?？。]*$"
    )


def _asked_of(scope: Question, asked: Question, intent: Intent | None = None) -> Question:
    """What is asked, of what the scope is about, with what is named beside it."""
    meant = intent or asked.intent
    if intent is None and meant in ("meeting", "search", "latest", "document") and asked.asked:
        meant = "when" if scope.topic or asked.topic else "meeting"
    merged = replace(
        scope,
        intent=meant,
        order=asked.order,
        back=asked.back,
        few=asked.few,
        measure=scope.measure if asked.measure == "meetings" else asked.measure,
        by=asked.by,
        role=asked.role,
        taken_up=asked.taken_up if intent or asked.topic else scope.taken_up,
        words=f"{scope.words} {asked.words}".strip(),
        phrases=scope.phrases + asked.phrases,
        documents=scope.documents + asked.documents,
    )
    if asked.when is not None:
        merged = replace(merged, when=in_year_of(asked.when, scope.when))
    if asked.body:
        merged = replace(merged, body=asked.body, meetings=asked.meetings)
    if asked.person:
        merged = replace(merged, person=asked.person)
    return merged
