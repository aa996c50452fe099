"""Date expressions in folded text: a date, a range, since a date, alone or in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from store.dates.captured import counted, read_captured
from store.dates.rules import RULES_AT, compiled
from store.dates.written import Expression, Setting, Span, Written

# The weekday and the time of day after a day; neither changes which day it is.
_AFTER_A_DAY = compiled(
    "(?: (?:[(] (?:(?:周|星期|礼拜)[HAN日天]|[a-z]{3,9}) [)]|(?:周|星期|礼拜)[HAN日天]))?"
    "(?: (?:当天|当日|那天|全天))?"
    "(?: (?:凌晨|清晨|早晨|早上|[上中下]午|正午|午间|午后|傍晚|晚上|晚间|[深半]夜|夜间|夜里"
    "|[早晚夜](?![已就于期些年点报会饭间市班])))?"
    "(?: (?:t|at)? CLOCK(?:TO CLOCK)?)?"
)
_AWAITED = ("y_awaited", "m_awaited", "d_awaited", "q_awaited")
_TO = compiled("TO")
_BARE_NUMBER = compiled(
    "(?P<number>[0-9]{1,4}|SMALL)(?:st|nd|rd|th)?(?: ,? E_YEAR)?EDGE(?! [个项条次人名家万亿元])"
)
_FROM = compiled("(?:(?P<since>(?<![来各独亲])自从?|since(?![a-z]))|从|from(?![a-z])) ")
_SINCE = compiled(
    " (?:以来|以后|之后|后(?![天年半来期])|起(?![草来诉到步义点源码飞])|开始|[至迄]今"
    "|[到至] (?:现在|目前)(?: 为止)?|onwards?(?![a-z]))"
)


class _Match(NamedTuple):
    written: Written
    end: int
    setting: Setting
    is_complete: bool = True


def _date_at(text: str, position: int) -> _Match | None:
    """Read the longest date that begins here, with the time of day after it."""
    longest: re.Match[str] | None = None
    setting: Setting = "free"
    for rule in RULES_AT.get(text[position : position + 1], ()):
        found = rule.pattern.match(text, position)
        if found and (longest is None or found.end() > longest.end()):
            longest, setting = found, rule.setting
    if longest is None:
        return None
    written, end = read_captured(longest), longest.end()
    if written.is_one_day and (after := _AFTER_A_DAY.match(text, end)):
        end = after.end()
    is_complete = all(found is None for found in map(longest.groupdict().get, _AWAITED))
    return _Match(written, end, setting, is_complete)


def _bare_number_at(text: str, position: int, first: Written) -> _Match | None:
    """Read the 7 of 6月1日-7: what the first end counts last, the second counts too."""
    found = _BARE_NUMBER.match(text, position)
    if found is None:
        return None
    value = counted(found["number"])
    year = int(found["year"]) if found["year"] else None
    if first.days:
        written = Written(year=year, days=(value, value))
    elif first.months and not first.part_of_year:
        written = Written(year=year, months=(value, value))
    elif first.year and value > 9:
        written = Written(year=value)
    else:
        return None
    return _Match(written, found.end(), "alone")


def _expression_at(text: str, start: int) -> Expression | None:
    """Read the expression that begins here: a date, 从…到…, or …以来."""
    prefix = _FROM.match(text, start)
    first = _date_at(text, prefix.end() if prefix else start)
    if first is None:
        return None
    if to := _TO.match(text, first.end):
        last = _date_at(text, to.end()) or _bare_number_at(text, to.end(), first.written)
        if last and last.is_complete:
            setting: Setting = "alone" if first.setting == last.setting == "alone" else "free"
            return Expression(first.written, last.written, False, start, last.end, setting)
    if not first.is_complete:
        return None
    if suffix := _SINCE.match(text, first.end):
        return Expression(first.written, None, True, start, suffix.end(), "free")
    if prefix and not prefix["since"]:
        return None
    return Expression(first.written, None, bool(prefix), start, first.end, first.setting)


def whole_expression(text: str) -> Expression | None:
    """Read the folded ``text`` as one expression, blanks and a final stop aside."""
    start = len(text) - len(text.lstrip())
    expression = _expression_at(text, start)
    rest = text[expression.end :] if expression else text
    return None if rest.strip(" 。.,;、?!") else expression


# Where an expression may begin: not inside a longer number, a word, 第2019号, 1+6, 12.6.1. What
# is looked for behind the first character only saves time.
_START = compiled(
    "(?<![0-9a-z+#第每])(?<![0-9a-zHAN][.:/·-])[0-9]"
    "(?=[0-9]{3}|[0-9]{0,4} [年月日号季个天周星礼到至./~—a-z-])"
    "|(?<![0-9HAN〇十百千万亿两几第每初])[HAN〇十廿卅卌元两半]"
    "|[上下](?=[上下]{0,2} [一个年月周星礼季半])|大[前后]"
    "|[前去今明后昨这本次翌](?= [年月日天周星礼季一个二三两23晚早晨夜])"
    "|[年月](?=[初底末])|周|星期|礼拜|最近|近|过去|自|从|第"
    "|(?<![a-z])[adefjl-qstwy]"
)
# News articles need 39 tries at most to find their first date; a text made to be slow gets no more
# than this.
_MOST_TRIES = 200
# What opens the other end: 6月1日以前 is not 6月1日.
_UNBOUNDED = compiled(" (?:[以之]前|前(?![天年日期往线景沿列])|前后|左右|为止)")
_UNTIL = ("截至", "截止", "截至到", "截止到")
# What a question goes on with after a year; anything else may make it the name of something.
_QUESTION = compiled(
    r"(?:$|\W|[a-z]|的|会(?![计展员所费])|召[开集]|开[了过的会几多什哪没始展]|举[行办]"
    "|研究|研讨|讨论|审[议定查批]|学[习了过]|听[取了过]|传达|部署|主持|出席|列席|参加|参会|通过|通报"
    "|分析|决定|印发|发布|出台|制定|撤销|任命|免去|罢免|当选|增补|批准|核准|修[订改]|提[出到过及了]|(?:议|谈|聊|批|定)[了过的]|强调|指出|要求|安排|总结|汇报|谁|哪|什么|啥|几|多少"
    "|有(?![色机限])|是|一共|总共|共(?![同产享青])|都|还|也|曾|关于|对(?![外口标])|就(?!业)|在|里|内|间|期间"
    "|第.{1,3}次|[省市区县]委|[省市区县]政府|[省市县区州]长|书记|总理|总书记|委员长|主席|常委|国务院|政治局|党组|人大|政协|和|与|跟|那|这|讲|说|谈|聊|最|平均|多[开少几]|少[开几]|各[开是有次自])"
)
_MEETING = compiled(" (?:的 会|会议(?!室))")
_ALONE_BEFORE = re.compile(r"(?<![^\s,;?!，。？！、；])")
_ALONE_AFTER = compiled(
    r"(?:[,;?!)，。？！、；]|\.(?![0-9])|\x20(?! [个%万亿元倍度级米公千吨亩人名家次项件条])|$)"
)


def expressions(text: str) -> Iterator[Expression]:
    """Find the date expressions in the folded ``text``, first to last.

    Titles and quotations have none: 《2019年工作要点》 is not about 2019.
    """
    text = _without_quotations(text)
    position = 0
    for _ in range(_MOST_TRIES):
        begin = _START.search(text, position)
        if begin is None:
            return
        expression = _expression_at(text, begin.start())
        if expression and _stands(text, expression):
            yield expression
        position = expression.end if expression else begin.start() + 1


def _stands(text: str, expression: Expression) -> bool:
    """Whether what surrounds the expression lets it be a date."""
    start, end = expression.start, expression.end
    if _UNBOUNDED.match(text, end) or text[max(start - 9, 0) : start].rstrip().endswith(_UNTIL):
        return False
    if expression.setting == "phrase":
        return bool(_QUESTION.match(text, end))
    if expression.setting == "alone":
        alone = _ALONE_BEFORE.match(text, start) and _ALONE_AFTER.match(text, end)
        return bool(alone or _MEETING.match(text, end))
    return True


_QUOTATIONS = (
    ("《", "》"),
    ("〈", "〉"),
    ("“", "”"),
    ("‘", "’"),
    ("「", "」"),
    ("『", "』"),
    ('"', '"'),
)


def _without_quotations(text: str) -> str:
    """Blot out what stands between quotation marks; the length stays the same."""
    met = [marks for marks in _QUOTATIONS if marks[0] in text]
    if not met:
        return text
    chars = list(text)
    for opening, closing in met:
        for start, end in _quoted(text, opening, closing):
            chars[start:end] = "\0" * (end - start)
    return "".join(chars)


def _quoted(text: str, opening: str, closing: str) -> list[Span]:
    """Find what the outermost pairs enclose.

    A mark never closed encloses nothing, but a title cut off after its 《 is still a title.
    """
    opened: list[int] = []
    spans: list[Span] = []
    for at, char in enumerate(text):
        if char == closing and opened:
            start = opened.pop()
            while spans and spans[-1][0] > start:
                spans.pop()
            spans.append((start + 1, at))
        elif char == opening:
            opened.append(at)
    if opened and opening == "《":
        spans.append((opened[0] + 1, len(text)))
    return spans
