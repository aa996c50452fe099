"""Questions that say only what is other than in the last one: 那7月呢, 李强主持的有几次."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from functools import cache

from bot.answer import OneItem, OneMeeting, WholeText
from bot.following.excepting import left_out
from bot.following.memory import Exchange, Missing
from bot.following.merging import asked_of, told_of, without_order
from bot.following.numbered import numbered
from bot.question import Intent, Question, understand
from bot.question.bodies import find_body
from bot.question.frames import KIND
from bot.question.lexicon import of_kind
from bot.question.model import Role
from bot.question.times import LONG_AGO, at_that_time_of, in_year_of
from bot.question.topic import topic_of
from store.dates import DateRange, NotADate, read_date
from store.facts import Names
from store.words import fold

_INSTEAD = (
    r"(?:如果|要是|假如)?(?:换成?|改成?|换作|改为|就要|我要|先看|只想看|只看|就看|只要|只算|光看|限于|"
    r"如果是|要是|假如是)"
)
_WHAT_ABOUT = re.compile(
    rf"(?:那么?|还有)?{_INSTEAD}(?P<instead>.{{1,40}}?)的?(?:呢|怎么样|的话)*[?？。]*|"
    r"(?:那么?|还有)?(?P<what>.{1,40}?)(?:的?呢|怎么样)[?？。]*|"
    r"那么?(?P<then>.{1,40}?)(?:呢|吗)?[?？。]*|(?P<only>.{1,20})的[。]*|(?P<end>最[早近后])的?"
)
_ASKS = (
    r"(?:的?呢|是什么时候|是哪天|说了?什么|研究了?什么|"
    r"(?:也|还)?有(?:没有|什么|哪些)?会议?[吗没么]?|开会了?[吗没么])?[?？。]*"
)
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
_AGAIN = re.compile(
    r"(?:那么?)?(?:后来|之后|以后|此后|再后来)(?:还|又|再|有没有|有|也)*+"
    r"(?:研究|讨论|审议|提|说|讲)(?:到|及)?+过?(?:吗|没有?|么)?[?？。]*"
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
_SEVERAL_OF_THEM = re.compile(r"(?:这|那)(?:些|几次|几个)|上述|以上")
_WHICH_OF_THEM = re.compile(r"(?:哪些|哪几次|哪次|哪个|哪几个)(?:是|由)")
_AN_END = re.compile("最[早近后新先]")
# One of those told of, as lists are spoken of: 最新的那条.
_A_ONE = r"的(?:那|这)?一?(?:个|条|篇|份|次|场|项)(?:会议?)?(?=[是呢在,，?？由谁什哪说讲怎]|$)"
_THE_NEWEST = (
    (re.compile(rf"最[新近后]{_A_ONE}"), "最近一次"),
    (re.compile(rf"最[早老先]{_A_ONE}"), "最早一次"),
    (re.compile(r"^(?:那么?)?第[一1][次回](?=[呢?？]|$)"), "最早一次"),
    (re.compile(r"^(?:开?会?的?)(?:时间|日期)(?:是|呢)?(?=[?？。]*$)"), "什么时候"),
)
_THAT_ONE = re.compile(r"(?<=.)(?:的?那一?[次场回个](?:会议?)?)$")
_OF_WHAT = re.compile(
    r"(?:那么?|就)?(?:说|讲)?(?P<what>[^,，?？这哪第上下前后]{2,16}?)的?那一?[次场回](?:会议?)?呢?[?？。]*"
)
# All of them again, whatever was left out before.
_ALL = re.compile(
    r"(?:那么?)?(?:(?:看|要|查)?(?:全部|所有|全都)(?:的(?:会议?)?)?(?:时间)?|不限(?:时间|会议)?|总的)(?:呢|都?要|都?看|都?算上?)*+[?？。]*"
)
_AS_A_LIST = re.compile(
    r"(?:到底|究竟|真的?)?(?:有没有|没有?吗|有吗|有么|有没)[?？。]*|"
    r"(?:给|来|要|出|列)我?一?(?:个|份|张)?(?:清单|列表|单子|名单|表格?)(?:吧|看看)?[?？。]*|"
    r"(?:那么?|请|帮我|给我|把)*+(?:全部|全都|所有|都|它们|结果|会议)*+的?(?:给我)?"
    r"(?:列|罗列|列举)(?:一下|出来|出|个|成)*+(?:清单|单子|表)?(?:吧|看看)?[?？。]*"
)
_SPOKEN_OF = re.compile("[提说讲谈]")
# Others of a kind: 还审议过别的条例吗.
_OTHER_OF_A_KIND = re.compile(rf"(?:什么)?(?:别的|其他的?|其它的?)(?={KIND})")
_ITSELF = re.compile(
    r"它|(?:这|那|该)(?:个|部|份|项|件)?(?:条例|法|办法|文件|方案|意见|规定|草案|规划|报告|事)"
)


def made_whole(
    text: str, folded: str, last: Exchange, today: datetime.date, names: Names
) -> Question | str | Missing | None:
    """The whole question that ``text`` is after ``last``; None where it stands alone."""
    beside = _beside(folded, last, today, names)
    if beside is not None:
        return beside
    found = left_out(folded, last, names) or numbered(text, folded, last, today, names)
    if found is not None:
        return found
    for pattern, which in _THE_NEWEST:
        text = pattern.sub(which, text)
    folded = fold(text)
    if _OUTCOME.fullmatch(folded) and last.subject.topic:
        return replace(last.subject, intent="when", order=None)
    if _ALL.fullmatch(folded):
        return _unrestricted(last.subject)
    if _AS_A_LIST.fullmatch(folded) and last.subject.topic:
        return replace(without_order(last.subject), intent="when")
    if _asks_of_it().fullmatch(folded) and last.subject.topic:
        spoken = _SPOKEN_OF.search(folded) is not None
        return replace(without_order(last.subject), intent="when", taken_up=not spoken)
    if other := _OTHER_OF_A_KIND.search(folded):
        return f"{text[: other.start()]}哪些{text[other.end() :]}"
    if about := _WHAT_ABOUT.fullmatch(folded):
        what = next(filter(None, about.groups()))
        what = f"{what}一次" if _AN_END.fullmatch(what) else _THAT_ONE.sub("", what)
        changed = _changed(last, what.strip(), today, names, matters=not about["only"])
        if changed is not None:
            return changed
    if (one := _OF_WHAT.fullmatch(folded)) is not None:
        what = one["what"].strip()
        of_it = _changed(last, what, today, names, matters=False)
        return of_it or _the_one_on(what, last, today, names)
    changed = _in_its_place(folded, last, today, names)
    if changed is not None:
        return changed
    return _pointing(text, folded, last, today, names) or _elliptic(
        text, folded, last, today, names
    )


def _in_its_place(
    folded: str, last: Exchange, today: datetime.date, names: Names
) -> Question | None:
    """The last question at another time or of another body, before what was told, or compared."""
    before = last.subject
    if whether := _WHETHER.fullmatch(folded):
        return _changed(last, whether["then"].strip(), today, names, matters=False)
    told = last.meeting.readout.date if last.meeting else None
    if _EARLIER.fullmatch(folded) and before.topic:
        if told is None:
            return replace(before, intent="when", order="first")
        return replace(before, when=DateRange(LONG_AGO, told - _A_DAY), order=None)
    if _AGAIN.fullmatch(folded) and before.topic and told is not None:
        since = told + _A_DAY
        later = DateRange(since, max(since, today))
        return replace(without_order(before), intent="when", when=later)
    if (compared := _COMPARED.fullmatch(folded)) and "比" in folded:
        return _compared(before, compared["than"], today)
    return None


def _compared(before: Question, than: str, today: datetime.date) -> Question | None:
    """The count beside that of another time; where none was named, that of today's year or month
    beside an earlier one.
    """
    meaning = read_date(than, today)
    if isinstance(meaning, NotADate):
        return None
    when = before.when
    if when is None and isinstance(meaning, DateRange) and meaning.end < today:
        a_year = (meaning.end - meaning.start).days > _A_MONTH
        now = read_date("今年" if a_year else "本月", today)
        when = None if isinstance(now, NotADate) else now
    if when is None:
        return None
    than_then = in_year_of(meaning, when)
    return replace(without_order(before), intent="count", when=when, than=than_then, by=None)


_A_MONTH = 31  # days


def _the_one_on(what: str, last: Exchange, today: datetime.date, names: Names) -> Question | None:
    """The one on a matter of the meetings that were asked about: 物流那次."""
    asked, about = understand(what, today, names), last.subject
    if about.topic or not about.body or not asked.topic or _names_its_meetings(asked):
        return None
    return asked_of(without_order(about), asked, "when")


def _unrestricted(question: Question) -> Question | None:
    """The question of every meeting: without what was left out last, else of whatever time."""
    if not (question.topic or question.body or question.person):
        return None
    wide = replace(without_order(question), excepted="", without=())
    return wide if wide != question else replace(wide, when=None, than=None)


def _beside(folded: str, last: Exchange, today: datetime.date, names: Names) -> Question | None:
    """The meeting of the same name before or after the one told of; those of a day beside."""
    told = told_of(last)
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


def _changed(
    last: Exchange, what: str, today: datetime.date, names: Names, *, matters: bool
) -> Question | None:
    """The last question with another time, body or person in the place of its own; with another
    matter, if ``matters``.
    """
    before = last.subject
    meaning = read_date(what, today)
    if not isinstance(meaning, NotADate):
        when = at_that_time_of(meaning, before.when)
        return replace(before, when=when, than=None, order=None)
    body = find_body(what, names)
    if body is not None and not topic_of(f"{what[: body.start]} {what[body.end :]}"):
        return replace(before, body=body.text, meetings=body.meetings, excepted="", without=())
    if before.person and what in _ROLES:
        return replace(before, role=_ROLES[what])
    if what in names.people and (before.person or before.intent == "person"):
        return replace(before, person=what)
    asked = understand(what, today, names)
    if matters and before.intent in ("phrase", "trend"):
        return replace(before, phrases=(what,))
    which = asked.intent in ("latest", "meeting", "search", "when")
    if asked.order is not None and which and not asked.topic and asked.when is None:
        one = replace(without_order(before), intent=_of_one(before), by=None)
        return replace(one, order=asked.order, few=asked.few)
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


_ROLES: dict[str, Role] = {role: role for role in ("主持", "出席", "列席", "参加", "缺席", "讲话")}


def _of_one(question: Question) -> Intent:
    """What is asked of the first or the latest of those that were asked about: not how many."""
    if question.topic and question.intent != "who":
        return "when"
    return "meeting" if question.intent == "count" else question.intent


def _pointing(
    text: str, folded: str, last: Exchange, today: datetime.date, names: Names
) -> Question | str | Missing | None:
    """What is asked of the meeting, the matters or the matter that a word points back at."""
    if found := _THE_MEETING.search(folded):
        asked = understand(_without(text, found), today, names)
        if asked.when is not None or (asked.body and not _is_of(last, asked)):
            return None
        if last.meeting is None:
            return Missing("problem.which_one") if _listed(last) and not asked.topic else None
        return asked_of(told_of(last), asked)
    about = last.listing if _SEVERAL_OF_THEM.match(folded) else last
    of_them, which = _OF_THEM.match(folded), _WHICH_OF_THEM.match(folded)
    if found := of_them or which:
        asked = understand(_without(text, found), today, names)
        if which and asked.topic:
            return None
        scope = told_of(about) if not about.question.topic and about.meeting else about.question
        return asked_of(scope if scope.few > 1 else without_order(scope), asked)
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
) -> Question | None:
    """A question that leaves out what it is about: 最早是哪次, 人大审议过没."""
    it = _ITSELF.search(folded)
    asked = understand(_without(text, it) if it else text, today, names)
    if asked.session == "第一次" and not asked.topic:
        asked = replace(asked, session="", order="first")
    about = without_order(last.subject)
    if _leaves_out_its_object(_without(folded, it) if it else folded, asked, last):
        return asked_of(about, asked, "when")
    if _counts_what_was_meant(folded, asked):
        return asked_of(about, asked) if _names_something(about) else None
    if (
        (_DID.match(folded) or _ON_IT.match(folded))
        and asked.topic
        and not _names_its_meetings(asked)
    ):
        if not about.body or about.topic:
            return None
        return asked_of(told_of(last) if last.meeting else about, asked)
    if asked.topic and _SAID.match(folded) and not _names_its_meetings(asked):
        return _said_there(asked, last)
    if not _leans(asked):
        return None
    # How often and which of all is asked of the matter, the rest of the one meeting told of.
    whose = asked.intent == "who" and asked.role is None  # 谁提的, which no chair answers
    of_all = asked.intent == "count" or whose or asked.order or _SEVERAL.search(folded)
    wide = asked.order or (of_all and (last.subject.topic or last.wider))
    return asked_of(about if wide else told_of(last), asked)


def _said_there(asked: Question, last: Exchange) -> Question | None:
    """What is asked of the one meeting that was opened, or that was asked about the same way."""
    opened = isinstance(last.answer, OneMeeting | OneItem | WholeText)
    of_one = told_of(last)
    if last.meeting and (opened or last.question.when == of_one.when):
        return asked_of(of_one, asked)
    when = last.question.when
    if last.question.body and isinstance(when, DateRange) and when.start == when.end:
        return asked_of(replace(last.question, words="", phrases=(), documents=()), asked)
    return None


def _counts_what_was_meant(folded: str, asked: Question) -> bool:
    """Whether it counts, at a time or of a body, and names no meetings as what is counted:
    今年几次, 政治局有几次, 今年比去年多吗.
    """
    if asked.topic or not _names_its_meetings(asked):
        return False
    compared = asked.than is not None and not asked.body and "会" not in folded
    return compared or _HOW_OFTEN.search(folded) is not None


_HOW_OFTEN = re.compile(r"(?:几|多少)(?:次|回|场)[呢啊呀]*[?？。]*$")
# What was done then, where who did it is left out: 讨论了几个法律; 研究过托育吗 is asked of all.
_ON_IT = re.compile(
    r"(?:其中|里面)?(?:有没有|有无|有)(?:和|跟|与|关于|有关|涉及)[^,，]{2,16}?(?:有关|相关)?的[吗呢么]?[?？。]*$"
)
_DID = re.compile(r"(?:都|还|又|一共)*+(?:研究|讨论|审议|通过|听取|学习|部署)了")


def _names_something(question: Question) -> bool:
    return bool(question.topic or question.body or question.person)


_SEVERAL = re.compile(r"哪[几些]|[分各]别")


# Whether it was spoken of there; 有没有提到过 is asked of all.
_SAID = re.compile(
    r"(?:那么?)?(?:里面?|会上)?(?:还|也)?(?:有没有|有无|是否|有)?(?:提|说|讲|谈|涉及)(?:到|及)?+了?+"
    r"(?!过|的|什么|啥|几|多少)"
)


def _names_its_meetings(question: Question) -> bool:
    return bool(question.when or question.body or question.person)


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
        last.subject.topic
        and not question.topic
        and _names_its_meetings(question)
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
