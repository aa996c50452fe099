"""Questions on several that were asked about one after the other: 两年一共几次, 哪个提得多."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from bot.answer import Counted
from bot.following.memory import Exchange
from bot.following.merging import without_order
from bot.question import Question
from bot.question.times import of_the_year
from store.dates import DateRange

_ADDED = r"(?:加起来|合起来|加在一起|合在一起|合计)"
_THEM = r"(?:[两二三四五几](?:年|个(?:月|季度|会议?|机构|时间))|两者|它们)(?:里|都)?"
_SO_OFTEN = (
    r"(?:一共|总共|共)?(?:开|研究|讨论|审议|提|说|讲)?(?:到|及)?[了过]?[是有]?"
    r"(?:几|多少)[次回场个]?(?:会议?)?"
)
_ALTOGETHER = re.compile(
    rf"(?:那么?)?这?(?:{_THEM}{_SO_OFTEN}|(?:{_THEM})?{_ADDED}(?:{_SO_OFTEN})?)[呢啊呀]?[?？。]*"
)
_WHICH_MORE = re.compile(
    r"(?:那么?)?(?:哪(?:一?(?:个|边|家|年)|个(?:会议?|词|月|机构|多))|谁)(?:上|里)?(?:提|说|讲|研究|讨论|审议|开|出现|用)?(?:到|及)?"
    r"(?:得|的|了|过)?(?:会议?|次数)?(?:更|要|比较)?[多少](?:一?些|一?点儿?)?[呢啊呀]?[?？。]*"
)
_WHICH_FIRST = re.compile(
    r"(?:那么?)?(?:哪一?(?:个|次|项|件)|谁)(?:研究|讨论|审议|提|说|上会)?(?:得)?(?:更|比较|最)?"
    r"(?:(?P<first>早|在前|在先|先(?:研究|讨论|审议|提|上会)?的?)|晚|在后|后(?:研究|讨论|审议|提)的?)(?:一?些|一?点儿?)?[呢啊呀]?[?？。]*"
)
_A_DAY = datetime.timedelta(days=1)


def together(folded: str, last: Exchange) -> Question | None:
    """What is asked of all of them: how often, which of them more often, which of them first."""
    if which := _WHICH_FIRST.fullmatch(folded):
        return _the_first(last, "first" if which["first"] else "last")
    altogether = _ALTOGETHER.fullmatch(folded) is not None
    if not (altogether or _WHICH_MORE.fullmatch(folded)):
        return None
    by_time = altogether or re.search("[年月]", folded)
    if not by_time and isinstance(last.answer, Counted) and len(last.answer.tally) > 1:
        return last.question  # which tells them apart already
    now = without_order(last.subject)
    several = [of_the_year(each) or each for each in (*map(without_order, last.before), now)]
    if whens := _times(several):
        return _over(now, whens) if altogether else _compared(now, whens)
    if bodies := _bodies(several):
        meetings = tuple(dict.fromkeys(name for each in bodies for name in each.meetings))
        names = "、".join(each.body for each in bodies)
        both = replace(now, intent="count", body=names, meetings=meetings)
        return both if altogether else replace(both, by="body")
    return None if altogether else _trend(several)


def _the_first(last: Exchange, order: Literal["first", "last"]) -> Question | None:
    """When the first or the last of the matters asked about was taken up."""
    now = without_order(last.subject)
    words = _alike((*map(without_order, last.before), now), words="", phrases=(), documents=())
    named = [(each.words, *each.phrases, *each.documents) for each in words]
    both = "和".join(next(filter(None, names), "") for names in named)
    alone = replace(now, words=both, phrases=(), documents=())
    return replace(alone, intent="when", order=order, asked=True) if both else None


def _alike(several: Sequence[Question], **part: object) -> list[Question]:
    """The last of them that are the same but for one part, which each has of its own."""
    plain = [replace(each, intent="count", by=None, than=None) for each in several]
    blank = [replace(each, text="", date_text="", read_as=(), **part) for each in plain]  # type: ignore[arg-type]
    same = 1
    while same < len(plain) and blank[-1 - same] == blank[-1]:
        same += 1
    distinct = list(dict.fromkeys(plain[-same:]))
    return distinct if len(distinct) > 1 else []


def _times(several: Sequence[Question]) -> list[DateRange]:
    """The times that were asked about one after the other, the earliest first."""
    alike = _alike(several, when=None)
    whens = [each.when for each in alike if isinstance(each.when, DateRange)]
    return sorted(whens, key=lambda when: when.start) if len(whens) == len(alike) else []


def _over(now: Question, whens: Sequence[DateRange]) -> Question | None:
    """The count over times that follow on one another; else of each."""
    if any(one.end + _A_DAY != two.start for one, two in pairwise(whens)):
        return _compared(now, whens)
    when = DateRange(whens[0].start, whens[-1].end)
    return replace(now, intent="count", when=when, by=None, than=None)


def _compared(now: Question, whens: Sequence[DateRange]) -> Question | None:
    """One time beside the other; more than two are not compared."""
    if len(whens) != _TWO:
        return None
    earlier, later = whens
    return replace(now, intent="count", when=later, than=earlier, by=None)


_TWO = 2


def _bodies(several: Sequence[Question]) -> list[Question]:
    alike = _alike(several, body="", meetings=())
    return alike if all(each.meetings for each in alike) else []


def _trend(several: Sequence[Question]) -> Question | None:
    """How often each of the words was said."""
    words = _alike(several, words="", phrases=(), documents=())
    names = [(*each.phrases, *each.documents, each.words)[0] for each in words]
    if not names:
        return None
    return Question("", "trend", phrases=tuple(names), when=words[-1].when, asked=True)
