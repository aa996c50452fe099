"""What stands before a predicate, bare of everything that is not its subject.

本报讯（记者 某某）3月5日上午，市委常委会在市机关 | 召开……: dateline, brackets, dates, place and
filler go.
"""

from __future__ import annotations

import re

from store.reading.day import find_days
from store.reading.prose import Prose, Span

_DATELINE = (
    r"(?:据新华社(?= )|.{0,30}?(?:本报讯|本网讯|本台消息|网讯|新闻网讯|日报讯|新闻讯|客户端讯|"
    r"频道讯|消息|快讯|日[电讯](?![视话力网影子])/?|[电讯](?=[ (]|\d)))"
    r" ?(?:\([^()]{0,40}\))? ?[:：]? ?"
)
_BRACKET = r"(?:《[^《》]{0,40}[电讯]》|\([^()]{0,60}\)|【[^】]{0,60}】|\[[^\]]{0,60}\]) ?"
_JUNK = r"(?:[\s?|*•·]+|[\u4e00-\u9fff]{2,8} -+ )"  # 华盛顿 — ……
_STAMP = (
    r"(?:date|(?:发布|发表|更新)?(?:日期|时间))? ?:? ?(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"(?: \d{1,2}:\d\d(?::\d\d)?)? (?![上下]午)"
)
"""The date a page gives of itself, run into its first paragraph."""
_BEFORE_TEXT = re.compile(
    rf"(?:{_JUNK})?(?:{_STAMP})?(?:{_BRACKET})?(?:{_DATELINE})?(?:{_BRACKET})?"
)
AT_A_PLACE = r"(?<![记席长任理员][\u3400-\u9fff])在"
"""A pattern for the 在 before a place: not that of a name after an office, 主席龙在渊."""
_VENUE = re.compile(rf"{AT_A_PLACE}[^,。;:《》]{{1,24}}$|以[^,。;:《》]{{1,14}}(?:形式|方式)$")
_FILLER_BEFORE = re.compile(
    r"[ ,、]*(?:日前|近日|最近|连日来|当天|当日|于|又|再次|专门|组织|[我全本][市县区省州]|会上|"
    r"据悉|昨天|今天|了|在京|今年|上周|本周)+"
)
_FILLER_AFTER = re.compile(
    r"[ ,、]*(?:日前|近日|当天|当日|于|将|专门|组织|近期|又|再次|率先|在京|连续|及时|随即|继续|"
    r"同志|书面|先后|分别|还|也|联合|共同|第一时间|连夜|紧急|"
    r"在?(?:圆满|顺利)?完成(?:各项|全部|有关|预定)的?(?:议程|议题|事项|任务)之?后,?|(?:周|星期)[一二三四五六日天]\(?)+$"
)
FAR = 400
"""Characters before a verb in which its subject is looked for."""


def skip_dateline(prose: Prose, clause: Span) -> int:
    """Where a clause begins past 本报讯（记者……）, 新华社……电 and brackets."""
    before = _BEFORE_TEXT.match(prose.folded, clause.start, min(clause.end, clause.start + 120))
    assert before is not None  # every part of it is optional
    return before.end()


_OPENING_STAMP = re.compile(rf"(?:{_JUNK})?{_STAMP}")
_LABELLED_STAMP = re.compile(
    r"(?:时间|日期)[^\d。;]{0,3}(?:19|20)\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}|"
    r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2} \d{1,2}:\d\d"
)
_DATELINE_WITH_YEAR = re.compile(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?=[电讯]|消息)")


def stamp(folded: str) -> str | None:
    """The stamp that opens a text: date 2025-12-08 市委常委会今天召开会议."""
    match = _OPENING_STAMP.match(folded) or _LABELLED_STAMP.search(folded)
    return match.group() if match else None


def dated_by_agency(folded: str) -> str | None:
    """The full date of a dateline: 望澜日报2025年8月26日讯."""
    match = _DATELINE_WITH_YEAR.search(folded)
    return match.group() if match else None


def bare_subject(folded: str, start: int, end: int) -> Span:
    """A clause up to its predicate, without dates, times, place and filler."""
    changed = True
    while changed and start < end:
        before = start, end
        for day in find_days(folded, start, end):
            after = day.time_end or day.end
            close = _close_bracket(folded, day.end, end)
            after = max(after, close)
            if end - after <= 2 <= day.start - start:
                end = day.start
            elif day.start - start <= 2:
                start = after
        if venue := _VENUE.search(folded, max(start, end - 40), end):
            end = venue.start()
        if filler := _FILLER_BEFORE.match(folded, start, end):
            start = filler.end()
        if filler := _FILLER_AFTER.search(folded, max(start + 1, end - 14), end):
            end = filler.start()
        changed = (start, end) != before
    while start < end and folded[start] in " ,、:":
        start += 1
    while end > start and folded[end - 1] == " ":
        end -= 1
    return Span(start, end)


_WEEKDAY_AND_TIME = re.compile(r" ?\([^()]{1,8}\) ?(?:上午|下午|晚上|晚|全天)?")


def _close_bracket(folded: str, at: int, end: int) -> int:
    """Past (星期三)上午 after a date."""
    match = _WEEKDAY_AND_TIME.match(folded, at, end)
    return match.end() if match else at


def clause_start(prose: Prose, start: int, at: int) -> int:
    """Where the clause that holds a position begins, looking back no further than ``FAR``."""
    start = max(start, at - FAR)
    while at > start:
        at -= 1
        if prose.folded[at] in ",。;:!?\n" and not prose.inside[at]:
            return at + 1
    return start
