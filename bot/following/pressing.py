"""Messages that press a button of the last answer: 还有吗, 第3条, 引用, 全文, 按时间排."""

from __future__ import annotations

import re

from bot.action import Cite, Export, ShowItem, ShowMeeting, Shown, ShowPage, ShowText
from bot.answer import OneItem, OneMeeting
from bot.following.memory import Exchange, Missing
from bot.question.numbers import number_of
from store import Readout

_END = r"(?:一下|看看|吧|呢|吗|好吗|谢谢)*[?？。!！]*"
_PLEASE = r"(?:请|麻烦|帮我|给我|把|发我|发下|发|看一?下|看看|看|要|我要|我想看|想看)*+"
_MORE = re.compile(
    r"(?:还有(?:吗|没有?|别的吗?|其他的?吗?|哪些|更多吗?)?|更多|继续|接着|下一页|再来(?:几|一)?(?:条|个)?|"
    r"别的呢|其他的?呢|然后呢)[?？。!！]*"
)
_SAYS = r"(?:具体|详细)?(?:是什么|[说讲写]了?[什啥]么?|是?(?:怎么|咋|如何)(?:说|讲|写|定)的?|内容)"
_MORE_OF_IT = (
    rf"(?:展开(?:说说|讲讲)?|(?:详细|具体)(?:说说|讲讲|内容|情况|一?点儿?|些)|{_SAYS}|详情|细节)"
)
_ORDINAL = re.compile(
    rf"{_PLEASE}(?:打开|展开|讲讲|说说)*+第?\s*([0-9]{{1,3}}|[一二三四五六七八九十两]{{1,3}})\s*"
    rf"(?:条|项|个|次|份|篇|点|处)?(?:议题|会议)?(?:呢|的?(?:详情|内容)|的?{_MORE_OF_IT})?{_END}"
)
_CITE = re.compile(
    r"(?:怎么|如何)?(?:引用|引文|注明出处|出处)(?:一下)?\s*"
    r"(?:第?\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*(?:条|项|个|篇)?)?(?:呢|吗)?[?？。]*"
)
_WHOLE_TEXT = re.compile(
    rf"{_PLEASE}(?:全文|原文|完整的?(?:内容|原文|通稿|全文|版本?)?|通稿(?:全文|原文)?){_END}"
)
_OPEN = re.compile(rf"{_PLEASE}(?:原文|原话|文中|通稿)?{_MORE_OF_IT}{_END}")
_EXPORT = re.compile(rf"{_PLEASE}(?:导出|下载)(?:结果|表格|全部|csv)?{_END}")


def pressed(folded: str, last: Exchange | None) -> Shown | Missing | None:
    """The button of the last answer that a message presses; why there is none; None: presses none.

    Only what means nothing else (还有吗, 第3条, 引用) is refused where there is no last answer.
    """
    if _MORE.fullmatch(folded):
        return _next_page(last) if last else Missing("problem.no_last")
    if cite := _CITE.fullmatch(folded):
        return _cited(number_of(cite[1] or "一"), last)
    ordinal = _ORDINAL.fullmatch(folded)
    if ordinal and _counts(folded) and (last or folded != ordinal[1]):  # 一 alone may be looked for
        return _numbered(number_of(ordinal[1]), last)
    if last is None:
        return None
    if _WHOLE_TEXT.fullmatch(folded):
        stored = last.meeting
        return ShowText(stored.id) if stored else _which(last)
    if _OPEN.fullmatch(folded):
        return _opened(last)
    if _EXPORT.fullmatch(folded):
        return next((a for _, a in _buttons(last) if isinstance(a, Export)), None)
    return next((action for label, action in _buttons(last) if label == folded), None)


def _buttons(last: Exchange) -> list[tuple[str, Shown]]:
    return [
        (button.label.strip("‹› "), button.action)
        for row in last.reply.keyboard
        for button in row
        if isinstance(button.action, Shown)
    ]


def _counts(folded: str) -> bool:
    return (
        (folded.isdigit() and len(folded) < 3)
        or not folded[0].isdigit()
        or folded[-1] in "条项个次份篇点"
    )


def _next_page(last: Exchange) -> Shown | Missing:
    pages = (action for _, action in _buttons(last) if isinstance(action, ShowPage))
    shown = getattr(last.answer, "page", 0)
    return next((action for action in pages if action.page > shown), Missing("problem.no_more"))


def _numbered(number: int, last: Exchange | None) -> Shown | Missing:
    if last is None:
        return Missing("problem.no_last")
    for label, action in _buttons(last):
        alone = number == 1 and not label.isdigit()
        if (alone or label == str(number)) and isinstance(action, ShowItem | ShowMeeting):
            return action
    if last.meeting and _has_item(last.meeting.readout, number) and not _are_numbered(last):
        return ShowItem(last.meeting.id, number)
    return Missing("problem.no_such_number", number)


def _has_item(readout: Readout, number: int) -> bool:
    return any(item.position == number for item in readout.items)


def _are_numbered(last: Exchange) -> bool:
    """Whether the last answer lists things by number; where it tells of one meeting without a list
    of what was taken up, a number is of that.
    """
    return any(label.isdigit() for label, _ in _buttons(last))


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


def _opened(last: Exchange) -> Shown | Missing | None:
    """More of what was told: the one passage or meeting that it was, else which of them."""
    if isinstance(last.answer, OneMeeting | OneItem):
        return ShowText(last.answer.stored.id)
    found = [action for _, action in _buttons(last) if isinstance(action, ShowItem | ShowMeeting)]
    return found[0] if len(found) == 1 else _which(last)


def _which(last: Exchange) -> Missing | None:
    """That a number is needed, where several were listed; nothing where none was."""
    listed = any(isinstance(action, ShowItem | ShowMeeting) for _, action in _buttons(last))
    return Missing("problem.which_one") if listed else None
