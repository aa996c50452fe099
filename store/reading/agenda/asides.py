"""What of a text tells of no matter: who came, who spoke, other meetings, a page's furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.reading.agenda.matters.matter import names_reporters
from store.reading.agenda.matters.verbs import SUBPOINT, names_others
from store.reading.prose import Prose, Sentence, Span

_ATTENDS = re.compile(
    r"(?:出席|列席|参加|到会)(?:了|并列席)?(?:本次|此次)?(?:会议|全会|大会|会)?(?:并[^。,]{1,8})?$|"
    r"(?:出席|列席|参加)了?(?:会议的?)?(?:分组|联组)?(?:审议|讨论)$|"
    r"出席人数符合法定人数$"
)


_REPORTS = re.compile(
    r"(?:(?<![工操])作了?|做了?|作出)(?:[^。,]{0,24})?(?:说明|发言|汇报|报告|介绍|通报|讲解|"
    r"辅导)(?:和[^。]{1,6})?$|(?:汇报|介绍)了[^。,]{2,40}情况$|发了言$|在会上发言$|交流发言$|"
    r"(?<![工操])作[^。,]{0,10}发言$"
)


_CHAIRED_ONLY = re.compile(r"主持(?:了)?(?:本次|此次)?会议?(?:并[^。]{0,14})?$|主持$")


_BRACKETED = re.compile(r"^ ?[(\[【].*[)\]】] ?$|[^\u4e00-\u9fff]*$")


_FURNITURE = re.compile(
    r"^ ?(?:(?:会议)?(?:出席|列席|参加|缺席|主持|记录)(?:人员|领导|会议|人)?(?:的?还?有)? ?:|"
    r"会议(?:内容|议题|议程|过程|要点) ?:?$|"
    r"会议?以.{0,14}形式(?:召开|举行|进行|开)|会议(?:结束)?前|\(?来源|"
    r"\(?记者|\(?编辑|责编|新华社|本报|版权|(?:会议|政策|议题)解读|[^,。:]{2,30}(?:常务|主任|主席|常委会)会议:[^。]*$|[上下]一篇|"
    r"相关(?:阅读|链接|新闻)|延伸阅读)"
)


_PASSING = re.compile(
    r"^ ?(?:此前|在此之前|会前|会后|会议结束后|会议(?:召开|开始)?前|"
    r"会议开始时,[^。]{0,80}(?:默哀|起立)|"
    r"[^,。]{0,40}(?:召开|举行)之?前,|"
    r"[^,。]{0,14}会议?(?:还)?(?:上)?建议(?!案)|建议(?:会议|[^,。]{0,20}议程)|"
    r"[^。,]{0,30}会议(?:将|拟|定)(?:定)?于[^。,]{2,30}(?:召开|举行),[^。:]{0,20}(?:议题|议程)|"
    r"[^。,]{0,30}建议的?[^。,]{0,20}议程|[^,。]{0,30}各代表团(?:召开|举行)|"
    r"[^,。]{2,20}会议?后,[^,。]{2,30}(?:召开|举行)|"
    r"(?!.{0,12}决定).{0,120}议程(?:还?有|是|为)[,:])"
)


_HEARD = re.compile(r"会议听取了?")


_DISPOSES = re.compile(r"^ ?[^,。]{0,8}会议?(?:还)?(?:决定|同意|建议),? ?(?:将|把|上述)")


_ANY_PASSING = re.compile("前|后|会议开始时|建议|议程|议题|代表团|任务是")
"""One of these is in all that tells of another meeting: most sentences need no closer look."""


def is_passing(prose: Prose, span: Span) -> bool:
    """Whether a stretch tells of another meeting, or of what is proposed for one."""
    opening = prose.folded[span.start : min(span.end, span.start + 140)]
    if not _ANY_PASSING.search(opening):
        return False
    return _PASSING.match(opening) is not None or "的一项重要任务是" in opening


def is_elsewhere(prose: Prose, told: Sequence[Sentence]) -> bool:
    """Whether a paragraph is on another meeting, and not just its first sentence on its task."""
    first = told[0].span
    only_its_task = len(told) > 1 and not _PASSING.match(prose.folded, first.start, first.end)
    return is_passing(prose, first) and not only_its_task


def is_aside(prose: Prose, sentence: Sentence) -> bool:
    """Who came, who spoke, who chaired, other matters: no matter and no part of one."""
    folded = prose.folded[sentence.span.start : sentence.span.end].strip()
    if len(folded) <= 40 and names_others(folded):
        return True
    if _BRACKETED.match(folded) or _FURNITURE.match(folded):
        return True
    if _DISPOSES.match(folded):
        return False
    if (heard := _HEARD.match(folded)) and names_reporters(folded[heard.end() :]):
        return True
    tails = (prose.folded[c.start : c.end] for c in sentence.clauses)
    return all(
        _ATTENDS.search(tail)
        or _REPORTS.search(tail)
        or _CHAIRED_ONLY.search(tail)
        or _is_list(tail)
        for tail in tails
    ) and bool(_ATTENDS.search(folded) or _REPORTS.search(folded) or _CHAIRED_ONLY.search(folded))


def only_names(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence only says who chaired or came: 市长甲某主持会议并讲话."""
    tail = prose.folded[sentence.clauses[-1].start : sentence.clauses[-1].end]
    names = _CHAIRED_ONLY.search(tail) or _ATTENDS.search(tail)
    return names is not None and is_aside(prose, sentence)


_TELLS = re.compile(r"(?<!主)要|了|指出|强调|坚持|(?<!不)是")
"""Not 各部门主要负责人, nor 不是市委常委的副市长: these are among those who came."""


def _is_list(tail: str) -> bool:
    """A clause that only goes on listing names: 市长甲某，秘书长乙某出席."""
    return len(tail) <= 120 and not _TELLS.search(tail)


_STOPS = "。!?;:,\"'”"


def is_heading_of(prose: Prose, paragraph: Span, following: Sequence[Span]) -> bool:
    """Whether a line only says in advance what the paragraph after it says, as a heading."""
    line = prose.folded[paragraph.start : paragraph.end].strip()
    if not following or not 6 <= len(line) <= 60 or line[-1] in _STOPS or SUBPOINT.match(line):
        return False
    after = following[0]
    told = prose.folded[after.start : min(after.end, after.start + _CAPTIONED)]
    return told.lstrip().startswith("会议") and all(
        part in told for part in re.split(r"[,、 ]", line) if part
    )


_CAPTIONED = 400
"""Characters of a paragraph in which its heading's words are looked for."""


_SPEAKS = re.compile(
    r" ?(?:会议|会上|大家|全会|[\u4e00-\u9fff·]{2,4}(?:还|最后|在)?(?:指出|强调|要求|说|表示|讲话)|"
    r"要|[一二三四五六]要|[一二三四五六]是)"
)


def speaks(prose: Prose, paragraph: Span) -> bool:
    """Whether a paragraph after the list of those who came still tells of the meeting."""
    return _SPEAKS.match(prose.folded, paragraph.start, paragraph.end) is not None


def attends(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence says who came."""
    return _ATTENDS.search(prose.folded, sentence.span.start, sentence.span.end) is not None


def only_attends(prose: Prose, told: Sequence[Sentence]) -> bool:
    """Whether sentences say nothing but who came."""
    return all(attends(prose, sentence) for sentence in told)
