"""Questions with a word that points back: 那次会还研究了什么, 其中有几次."""

from __future__ import annotations

import datetime
import re

from bot.following.memory import Exchange, Missing
from bot.following.merging import asked_of, told_of, without, without_order
from bot.question import Question, understand
from store.dates import MonthDay
from store.facts import Names

_THE_MEETING = re.compile(
    r"(?<!最近|最后|最早)(?:在)?(?:这|那|该|同)一?(?:(?:次|场)会?(?:议|上)*|个会(?:议|上)*)(?:的|里)?|"
    r"^当时(?:的?会议?上)?(?:是|都)?(?=对|怎[么样]|如何|[说讲提]|有没有|还[说提讲研])|"
    r"^会议?上(?=还|又|也|有没有|提|说|讲)"
)
# At the beginning: 2023年的会议里面 and 5次以上 point at nothing, 这些年 is a time.
_OF_THEM = re.compile(
    r"(?:这|那)?(?:其中|里面|当中|之中)|(?:这|那)(?:些|几次|几个|[两二三四五六七八九十0-9]+[次回场])(?![年天月日])(?:会议?)?(?:里面?|当中)?|"
    r"上述|以上(?:会议)?"
)
_SEVERAL_OF_THEM = re.compile(
    r"(?:这|那)(?:些|几次|几个|[两二三四五六七八九十0-9]+[次回场])|上述|以上"
)
_WHICH_OF_THEM = re.compile(r"(?:哪些|哪几次|哪次|哪个|哪几个)(?:是|由)")


def pointing(
    text: str, folded: str, last: Exchange, today: datetime.date, names: Names
) -> Question | str | Missing | None:
    """What is asked of the meeting, the matters or the matter that a word points back at."""
    if found := _THE_MEETING.search(folded):
        asked = understand(without(text, found), today, names)
        if _is_of_a_month(asked) and last.subject.body:
            return asked_of(without_order(last.subject), asked)
        if asked.when is not None or (asked.body and not _is_of(last, asked)):
            return None
        if last.meeting is None:
            return (
                Missing("problem.which_one")
                if last.listing.is_numbered and not asked.topic
                else None
            )
        return asked_of(told_of(last), asked)
    about = last.listing if _SEVERAL_OF_THEM.match(folded) else last
    of_them, which = _OF_THEM.match(folded), _WHICH_OF_THEM.match(folded)
    if found := of_them or which:
        asked = understand(without(text, found), today, names)
        if which and asked.topic:
            return None
        scope = told_of(about) if not about.question.topic and about.meeting else about.question
        return asked_of(scope if scope.few > 1 else without_order(scope), asked)
    return None


def _is_of_a_month(asked: Question) -> bool:
    """Whether it names a month of whatever year, and nothing else: 6月那次研究了什么."""
    month = isinstance(asked.when, MonthDay) and asked.when.day is None
    return month and not (asked.body or asked.topic or asked.person)


def _is_of(last: Exchange, asked: Question) -> bool:
    """Whether the body that is named met at the meeting told of: 那次政治局会议."""
    return last.meeting is not None and last.meeting.readout.meeting in asked.meetings
