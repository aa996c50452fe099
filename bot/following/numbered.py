"""Questions about one of those that were listed: 上面第二个是谁主持的."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.action import ShowItem, ShowMeeting
from bot.following.memory import Exchange, Missing
from bot.following.merging import asked_of, meeting_of, without_order
from bot.following.pressing import buttons
from bot.question import Question, understand
from bot.question.frames.documents import KINDS
from bot.question.numbers import number_of
from store import AgendaItem, StoredReadout
from store.facts import Names
from store.numerals import in_chinese
from store.words import fold

_NUMBERED = re.compile(
    r"(?:那么?)?(?P<above>上面|上边|刚才|以上|其中|这里面?)?的?"
    r"第(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
    r"(?:(?P<time>次|回|场)|个|条|篇|份|项|处)(?:会议?|通稿)?(?:上|的|里)?(?:是|都|又)*+"
)
_SAID_IN_IT = re.compile("有没有|是否|有|提|说|讲|谈|研究|讨论|审议|涉及")
_ASKED = ("who", "what", "when", "meeting", "latest", "search")


def numbered(
    text: str, folded: str, last: Exchange, today: datetime.date, names: Names
) -> Question | str | Missing | None:
    """What is asked of the meeting with a number in the last answer."""
    found = _NUMBERED.match(folded)
    if found is None:
        return None
    about = last.subject
    of_a_matter = about.topic and not KINDS.fullmatch(fold(about.words))
    if found["time"] and last.listing.is_of_a_series and not of_a_matter:
        return _of_a_series(text[found.end() :], found["number"], last, today, names)
    number, of_meetings = number_of(found["number"]), last.of_meetings
    bare = found["time"] and not folded[found.end() :].strip("呢 ?？。")
    if bare and number > 1 and of_meetings and not of_meetings.question.topic:
        return _at_place(number, Question("", "meeting"), of_meetings)
    if found.end() == len(folded):
        return None
    asked = understand(text[found.end() :], today, names)
    if not asked.asked or asked.intent not in _ASKED or _has_its_own(asked):
        return None
    if asked.topic and not _SAID_IN_IT.match(folded, found.end()):
        return None  # 第二个百年目标什么时候提的 is of a matter
    if found["time"] and not found["above"]:
        if number == 1 or asked.topic or asked.intent == "when":
            return None  # 第二次审议是什么时候 counts from the first
        of_meetings = of_meetings or last
        if not of_meetings.listing.listed:
            return Missing("problem.no_such_number", number)
        return _at_place(number, asked, of_meetings)
    stored = _with_number(number, last)
    if stored is None:
        return Missing("problem.no_such_number", number)
    of_it = meeting_of(stored)
    item = None if found["time"] else _item_with_number(number, last)
    if of_it and item and asked.role == "讲话":
        of_it = replace(of_it, words=item.subject)  # who reported on it, of all that spoke
    return asked_of(of_it, asked) if of_it else None


def _at_place(number: int, asked: Question, last: Exchange) -> Question | Missing | None:
    """What is asked of the meeting that was the second, or so, of those that were listed."""
    place = last.place_of_time(number)
    if place and (stored := _with_number(place, last)):
        of_it = meeting_of(stored)
        return asked_of(of_it, asked) if of_it else None
    if not place or last.question.topic or place == number:
        return Missing("problem.no_such_number", number)
    asked = replace(asked, order="last", back=place - 1)  # on another page
    return asked_of(without_order(last.question), asked)


def _of_a_series(
    rest: str, number: str, last: Exchange, today: datetime.date, names: Names
) -> Question | None:
    """What is asked of the meeting with that number in its series: 第五次呢, of 国务院全体会议."""
    session = f"第{in_chinese(number_of(number))}次"
    scope = replace(without_order(last.listing.question), intent="meeting", when=None)
    if not rest.strip("呢 ?？。"):
        return replace(scope, session=session)
    asked = understand(rest, today, names)
    of_a_kind = KINDS.fullmatch(fold(asked.words)) is not None  # 审议了哪些文件
    if (asked.topic and not of_a_kind) or _has_its_own(asked):
        return None
    return replace(asked_of(scope, asked), session=session)


def _has_its_own(asked: Question) -> bool:
    return bool(asked.when or asked.body or asked.session)


def _item_with_number(number: int, last: Exchange) -> AgendaItem | None:
    """The matter that the number's button opens."""
    shown = {stored.id: stored for stored in (*last.listing.listed, *filter(None, [last.meeting]))}
    for label, action in buttons(last.listing):
        if label == str(number) and isinstance(action, ShowItem) and action.readout in shown:
            items = shown[action.readout].readout.items
            return next((item for item in items if item.position == action.position), None)
    return None


def _with_number(number: int, last: Exchange) -> StoredReadout | None:
    """The meeting that the number's button opens, or of which the number is an item."""
    listing = last.listing
    shown = {stored.id: stored for stored in (*listing.listed, *filter(None, [listing.meeting]))}
    for label, action in buttons(listing):
        if label == str(number) and isinstance(action, ShowItem | ShowMeeting):
            return shown.get(action.readout)
    one = listing.meeting
    has_it = one is not None and any(item.position == number for item in one.readout.items)
    return one if has_it and not listing.is_numbered else None
