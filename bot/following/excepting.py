"""Questions that leave something of the last answer out: 不要国常会的, 除了这次呢."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.answer import OneItem
from bot.chat.topic import topic_of as topic_of_item
from bot.following.memory import Exchange, Missing
from bot.following.merging import without_order
from bot.question import Question
from bot.question.bodies import Body, find_body
from bot.question.times import at_that_time_of
from bot.question.topic import topic_of
from store.dates import NotADate, read_date
from store.facts import Names

_LEFT_OUT = re.compile(
    r"(?:那么?|把|也|再)*+(?:(?:不|别)(?:要|看|算|含|包括|包含)|不是|除(?:了|去|开)?|去(?:掉|除)|排除|剔除|撇开|刨去)"
    r"(?P<what>[^,，?？]{1,16}?)(?:的(?:会议?)?)?(?:以外|之外|去掉|除外|排除)?[,，]?"
    r"(?:的?呢|(?:还|都|另)*有(?:没有|哪些|什么|谁|吗|没|别的)*(?:会议?|吗)?)?[?？。]*"
)
_THIS_ONE = re.compile(
    r"(?:(?:上面|刚才)?[这那][一两三几个条次场项篇份]*(?:会议?)?|第?一[条次个]|它|此次|本次)(?:会议?)?"
)
# Other meetings of the same: 还有别的会吗, 其他会呢, 还有哪次会提到.
_OTHERS = re.compile(
    r"(?:那么?|还有|还|在)*+(?:没有|有)?(?:别的|其他的?|其它的?|另外的?|哪些|哪几?次|哪个)(?:会议?|场合|时候|几?次)上?"
    r"(?:也|还|又|有|没有|会)*+(?:研究|讨论|审议|(?:提|说|讲)(?:没[提说讲])?)?(?:到|及|过|了)*+[吗呢没么]?[?？。]*"
)
_OF_A_MATTER = re.compile("研究|讨论|审议|[提说讲]")


def left_out(
    folded: str, last: Exchange, today: datetime.date, names: Names
) -> Question | str | Missing | None:
    """The last question without the meetings that are not wanted; why it cannot be asked so."""
    about = without_order(last.subject)
    if _OTHERS.fullmatch(folded) and folded[0] in "那还在别其另有":
        return _others(folded, about, last)
    found = _LEFT_OUT.fullmatch(folded)
    if found is None:
        return None
    what = found["what"].strip()
    if _THIS_ONE.fullmatch(what):
        return _as_list(about)
    meaning = read_date(what, today)
    if not isinstance(meaning, NotADate):
        return replace(_as_list(about), not_when=at_that_time_of(meaning, about.when))
    body = find_body(what, names)
    if body is None or topic_of(f"{what[: body.start]} {what[body.end :]}"):
        return Missing("problem.cannot_leave_out", word=what)
    if not body.meetings:
        return None  # whose readouts there are none of
    return _without(about, body, alone=folded.startswith("除"))


def _without(about: Question, body: Body, *, alone: bool) -> Question:
    """The question without a body's meetings, beside those left out before. ``alone``: all but its
    are asked about, and not only those of the body that was asked about last.
    """
    excepted, without = body.text, body.meetings
    if about.excepted and not alone:
        excepted = f"{about.excepted}和{excepted}"
        without = (*about.without, *without)
    changed = replace(about, excepted=excepted, without=without)
    own = set(about.meetings)
    if own <= set(without) or (alone and own.isdisjoint(without)):
        changed = replace(changed, body="", meetings=())
    return changed


def _others(folded: str, about: Question, last: Exchange) -> Question | Missing | None:
    """Which other meetings there are of the same: of the matter that was opened, if none was asked
    about.
    """
    if not about.topic and isinstance(last.answer, OneItem):
        item = last.answer.item
        about = Question("", "when", words=topic_of_item(item) or item.subject, taken_up=False)
    if not about.topic and about == last.question and last.meeting:
        named = _OF_A_MATTER.search(folded)  # which is not known
        return Missing("problem.no_last" if named else "problem.no_more")
    return _as_list(about) if about.topic or about.body or about.person else None


def _as_list(question: Question) -> Question:
    """The question of which meetings it was, where it asked of one alone."""
    if question.topic and question.intent in ("who", "what"):
        return replace(question, intent="when")
    return question
