"""Questions that leave out what they are about: 一共几次, 最早是哪次, 人大审议过没."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from functools import cache

from bot.answer import Nothing, OneItem, OneMeeting, WholeText
from bot.following.memory import Exchange
from bot.following.merging import (
    asked_of,
    names_its_meetings,
    names_something,
    told_of,
    without,
    without_order,
)
from bot.question import Question, understand
from bot.question.lexicon import of_kind
from store.dates import DateRange
from store.facts import Names
from store.words import fold

_ITSELF = re.compile(
    r"它|(?:这|那|该)(?:个|部|份|项|件)?(?:条例|法|办法|文件|方案|意见|规定|草案|规划|报告|事)"
)
_HOW_OFTEN = re.compile(r"(?:几|多少)(?:次|回|场)[呢啊呀]*[?？。]*$")
_SEVERAL = re.compile(r"哪[几些]|[分各]别")
_ON_IT = re.compile(
    r"(?:其中|里面)?(?:有没有|有无|有)(?:和|跟|与|关于|有关|涉及)[^,，]{2,16}?(?:有关|相关)?的[吗呢么]?[?？。]*$"
)
# What was done then, where who did it is left out: 讨论了几个法律; 研究过托育吗 is asked of all.
_DID = re.compile(r"(?:都|还|又|一共)*+(?:研究|讨论|审议|通过|听取|学习|部署)了")
# Whether it was spoken of there; 有没有提到过 is asked of all.
_SAID = re.compile(
    r"(?:那么?)?(?:里面?|会上)?(?:还|也)?(?:有没有|有无|是否|有)?(?:提|说|讲|谈|涉及)(?:到|及)?+了?+"
    r"(?!过|的|什么|啥|几|多少)"
)
# What the meeting on show says of it: 房地产怎么说的, 稳中求进在不在里面; 研究过托育吗 is of all.
_SAID_THERE = re.compile(
    r"(?:那么?|对|关于)?[^,，?？]{2,16}?(?:"
    r"(?:说|提|讲|谈|写)(?:到|及)?了?(?:吗|没有?|么|什么|啥|些什么|哪些)|"
    r"是?(?:怎么|咋|如何)(?:说|讲|提|看|定|写|要求|部署|表述)的?|"
    r"(?:在不在|有没有|有没)(?:里面|里头|其中|会上|提到?|写|说))[?？。呢啊]*"
)
# Which of those listed did, and not which ever has (研究过): 哪次提到了房地产.
_WHICH_OF_THOSE = re.compile(
    r"(?:其中|里面)?(?:都|有)?哪[几些一]?[次场个](?:会议?)?(?:是)?"
    r"(?:研究|讨论|审议|通过|听取|提到?|说到?|讲到?|部署|涉及)(?:到|及)?了"
)
_IN_WHICH_MONTH = re.compile(
    r"(?:那么?)?(?:(?:[今去前]|\d{4})年)?(?:是|在)?(?:几月|哪个月|哪几个月)(?:份)?(?:都)?(?:研究|讨论|审议|听取|部署|提|谈)(?!过)"
)
"""Months of the time and the body that were asked about: 几月研究经济."""
_THAT_PASSAGE = re.compile(
    r"(?:那么?|把|给我)?(?P<what>[^,，?？那这]{2,12}?)的?[那这]一?(?:段|部分|块|条)(?:的?(?:原文|原话|内容|话|表述))?"
    r"(?:给我看?看?|发给?我|贴出来|是什么|怎么说的?|呢)*[?？。]*"
)
"""What the meeting on show says of one thing: 房地产那段原文给我."""
_WAS_THERE = re.compile(
    r"^(?:那么?)?[^,，。]{2,8}?也?(?:(?:出席|参加|列席|参会|到会)(?:了|过)?(?:会议)?|在场?|[去来]了?)"
    r"(?:吗|没有?|么)[?？。]*$"
)
"""Of the one meeting on show: 丁薛祥出席了吗."""
_ALL_CHAIRED = re.compile(
    r"(?:那么?)?(?:是不是)?(?:全?都|全)?是?.{2,4}主持的?(?:吗|么|吧)?[?？。]*"
)
"""Of those that were told of: 都是闻亦舟主持的吗."""
_HELD = re.compile(r"开(?:了|过)?(?:几|多少)(?:次|回|场)")


def elliptic(
    text: str, folded: str, last: Exchange, today: datetime.date, names: Names
) -> Question | None:
    """A question that leaves out what it is about: 最早是哪次, 人大审议过没."""
    it = _ITSELF.search(folded)
    asked = understand(without(text, it) if it else text, today, names)
    if asked.session == "第一次" and not asked.topic:
        asked = replace(asked, session="", order="first")
    about = without_order(last.subject)
    if _leaves_out_its_object(without(folded, it) if it else folded, asked, last):
        return asked_of(about, asked, "when")
    whole = (
        isinstance(last.answer, Nothing) and "会议" in folded
    )  # and no part of what was not found
    if not whole and _counts_what_was_meant(folded, asked, about):
        return asked_of(about, asked)
    if last.meeting and _WAS_THERE.search(folded):
        who = asked.person or next((name for name in names.people if name in folded), "")
        there = replace(asked, person=who, role=asked.role or "参加", words="", intent="meeting")
        if who:
            return asked_of(told_of(last), there)
    if asked.person and _ALL_CHAIRED.fullmatch(folded) and about.body and not about.topic:
        return replace(about, intent="count", person=asked.person, role="主持")
    if asked.by == "body" and about.body and not about.topic and "、" not in about.body:
        return None  # 哪个机构开会最多, which is of all
    if last.meeting and (passage := _THAT_PASSAGE.fullmatch(folded)):
        matter = understand(text[slice(*passage.span("what"))], today, names)
        if matter.topic and not names_its_meetings(replace(matter, words="")):
            return asked_of(told_of(last), replace(matter, taken_up=False), "what")
    if asked.topic and not asked.body and about.body and _IN_WHICH_MONTH.match(folded):
        return asked_of(replace(about, words="", phrases=(), documents=()), asked, "when")
    if asked.topic and not names_its_meetings(asked):
        return _on_a_matter(folded, asked, last)
    if not _leans(asked):
        return None
    # How often and which of all is asked of the matter, the rest of the one meeting told of.
    whose = asked.intent == "who" and asked.role is None  # 谁提的, which no chair answers
    of_all = asked.intent == "count" or whose or asked.order or _SEVERAL.search(folded)
    wide = asked.order or (of_all and (last.subject.topic or last.wider))
    return asked_of(about if wide else told_of(last), asked)


def at_a_time_of_it(
    timed: str, last: Exchange, today: datetime.date, names: Names, *, leans: bool
) -> Question | None:
    """What is asked of another time, and names nothing else: 8月第一次研究了什么, 下半年谁主持的.

    All are told where one is counted from the first. ``leans``: the time names no year of its own.
    """
    asked, about = understand(timed, today, names), without_order(last.subject)
    if asked.body or asked.person or asked.topic or asked.when is None or not asked.asked:
        return None
    if not names_something(about) or (about.topic and asked.intent == "what"):
        return None
    ordered = asked.order is not None or bool(asked.session)
    of_meetings = _A_MEETING.search(fold(timed)) is not None
    if (of_meetings and not (leans and ordered)) or not (leans or ordered):
        return None
    return asked_of(about, replace(asked, session=""))


_A_MEETING = re.compile("会")


def _on_a_matter(folded: str, asked: Question, last: Exchange) -> Question | None:
    """Whether a matter was one of the meetings that were asked about, who leave out when and where:
    讨论了几个法律, 有没有和养老有关的, 有没有提到养老.
    """
    about = without_order(last.subject)
    if _DID.match(folded) or _ON_IT.match(folded):
        if not about.body or about.topic:
            return None
        return asked_of(told_of(last) if last.meeting else about, asked)
    if _WHICH_OF_THOSE.match(folded) and last.listing.is_numbered and about.body:
        return None if about.topic else asked_of(about, asked, "when")
    there = last.meeting and _SAID_THERE.fullmatch(folded)
    return _said_there(asked, last) if there or _SAID.match(folded) else None


def _said_there(asked: Question, last: Exchange) -> Question | None:
    """What is asked of the one meeting that was opened, or that was asked about the same way."""
    opened = isinstance(last.answer, OneMeeting | OneItem | WholeText)
    of_one = told_of(last)
    if last.meeting and (opened or last.question.when == of_one.when):
        return asked_of(of_one, asked)
    when = last.question.when
    if last.question.body and isinstance(when, DateRange) and when.is_a_day:
        return asked_of(replace(last.question, words="", phrases=(), documents=()), asked)
    return None


def _counts_what_was_meant(folded: str, asked: Question, about: Question) -> bool:
    """Whether it counts, at a time or of a body, and names no meetings as what is counted:
    今年几次, 政治局有几次, 今年比去年多吗. What names all that it needs does not (国常会开了几次).
    """
    if asked.topic or not names_its_meetings(asked) or not names_something(about):
        return False
    if _HELD.search(folded):
        return not (asked.body or asked.person or about.topic)
    if asked.person and "的" not in folded:
        return False
    compared = asked.than is not None and not asked.body and "会" not in folded
    return compared or _HOW_OFTEN.search(folded) is not None


def _leans(question: Question) -> bool:
    """Whether it asks, but names neither a matter nor a meeting."""
    named = question.topic or question.when or question.body or question.person or question.among
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
        and names_its_meetings(question)
        and asks_of_it().search(folded) is not None
    )


@cache
def asks_of_it() -> re.Pattern[str]:
    """What ends without an object: 审议过没, 有没有研究过, 怎么说."""
    verbs = "|".join(sorted(of_kind("handling", "reporting"), key=len, reverse=True))
    return re.compile(
        rf"(?:{verbs})(?:到|及)?(?:过|了)?(?:没有?|吗|么)[?？。]*$|"
        rf"(?:有没有|是否|有无)(?:{verbs})(?:到|及)?(?:过|了)?[?？。]*$|"
        r"(?:怎么|咋|如何)(?:说|讲|看|提|要求|部署|表述)的?[?？。]*$"
    )
