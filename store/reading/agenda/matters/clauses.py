"""The words of one clause: its verb and its object, further objects of that verb, what was said.

A statement is a clause of three parts: who (会议, 会上, or nobody where the sentence said it),
a deciding verb (``verbs``), and the ``matter``. ``statements`` finds those of the text,
``listing`` those that a lead, an agenda or a headline lists.
"""

from __future__ import annotations

import re
from dataclasses import replace

from store.reading.agenda.matters.matter import SHORT, Clause
from store.reading.agenda.matters.verbs import (
    ABOUT,
    ANY_SAYING,
    ANY_VERB,
    CONSULTS,
    DEMANDS,
    DISCUSSES,
    VERB,
    WEAK,
)
from store.reading.prose import Prose, Sentence, Span


def is_discussion(prose: Prose, clause: Span) -> bool:
    """Whether a clause opens what was said on a matter: 指出, 会议强调, 李强要求."""
    opening = prose.folded, clause.start, min(clause.end, clause.start + 24)
    return ANY_SAYING.search(*opening) is not None and DISCUSSES.match(*opening) is not None


_SAYING = ("指出", "强调", "要求", "认为", "提出", "表示")


def goes_on_to_say(prose: Prose, clause: Span) -> bool:
    """Whether a clause ends in what leads on to what was said: 会议原则同意《甲》并指出."""
    return prose.folded.endswith(_SAYING, clause.start, clause.end)


def says(prose: Prose, clause: Span) -> bool:
    """Whether a clause is on what was said, or leads on to it: 要求坚持有备必审."""
    begins_so = _SAYS.match(prose.folded, clause.start, clause.end) is not None
    return begins_so or is_discussion(prose, clause) or goes_on_to_say(prose, clause)


_SAYS = re.compile(r" ?(?:并|还|同时)?(?:要求|强调|指出)")


def names_verb(prose: Prose, stretch: Span) -> bool:
    """Whether a stretch may state a matter at all: it has a word for what a meeting does."""
    named = ANY_VERB.search(prose.folded, stretch.start, stretch.end) is not None
    return (
        named or prose.folded.find("围绕", stretch.start, min(stretch.end, stretch.start + 12)) >= 0
    )


_FURTHER = re.compile(r"以及|及(?!时)|关于")

_TOLD_ALIKE = re.compile(
    r"(?:(?P<studied>精神|(?<![并作表])讲话|论述|指示|批示|回信|贺信)|(?P<heard>汇报|报告|说明))(?:》|等)?$"
)

_NAMED_OF = {"studied": ("会议", "大会", "全会"), "heard": ("情况", "工作")}
"""What names of things end with whose kind the last of them tells: 传达甲会议，乙会议精神."""

_JOINT = re.compile(r"以及|及(?!时)")


def is_presented(prose: Prose, clause: Span) -> bool:
    """Whether a clause says who told of the matter: 集体学习《甲》有关内容，由市司法局领学."""
    return _PRESENTED_BY.fullmatch(prose.folded, clause.start, clause.end) is not None


_PRESENTED_BY = re.compile(
    r"由[^,。;:]{2,24}(?:领学|领读|宣讲|讲解|解读|传达|汇报|介绍|"
    r"[作做][^,。;:]{0,8}(?:说明|汇报|报告|讲解|辅导))"
)


def is_further(prose: Prose, clause: Span, before: Clause) -> bool:
    """Whether a clause is one more object of the verb before it: 听取关于甲的报告，以及乙的说明."""
    last = before.further[-1] if before.further else before.object
    if before.more or clause.start - last.end != 1 or WEAK.fullmatch(before.verb):
        return False
    if _FURTHER.match(prose.folded, clause.start, clause.end):
        return True
    titled = prose.folded.endswith("》", last.start, last.end)
    if titled and prose.begins_title(clause.start):
        return True
    if titled and _OF_ANOTHER_OFFICE.fullmatch(prose.folded, clause.start, clause.end):
        return True
    one, other = (_TOLD_ALIKE.search(prose.folded, s.start, s.end) for s in (last, clause))
    if other is None:
        return False
    if one is not None:
        return one.lastgroup == other.lastgroup
    names = _NAMED_OF[other.lastgroup or ""]
    return prose.folded.endswith(("》", *names), last.start, last.end)


_OF_ANOTHER_OFFICE = re.compile(
    r"(?:以及|及|和)?[^,。;《》]{2,24}[局委办厅部院会组府司](?:提交的|报送的)?《.{2,160}》"
)
"""……《甲请示》，市财政局《乙请示》: one more paper, by another office."""


def with_further(prose: Prose, before: Clause, clause: Span) -> Clause:
    """The statement with one more object of its verb."""
    joint = _JOINT.match(prose.folded, clause.start, clause.end)
    named = Span(joint.end(), clause.end) if joint else clause
    return replace(before, further=(*before.further, named))


ITS_AGENDA = re.compile(
    r"(?:议程|议题|主题|任务)(?:是|为)(?:$|(?=中共|中央|听取|研究|审议|讨论|总结|协商|传达|学习|部署|通报|选举|表决|补选))"
)

MAX_CLAUSES = 300
"""Clauses of a sentence that are read; the longest leads have some forty."""


def begins(folded: str, start: int, end: int) -> bool:
    """Whether a deciding verb stands at ``start``, or an object whose verb comes after it."""
    if folded.startswith('围绕"', start):
        return True  # its verb may stand past a comma
    forms = VERB, ABOUT, CONSULTS, DEMANDS
    return any(form.match(folded, start, end) is not None for form in forms)


def read_clause(
    prose: Prose, start: int, end: int, sentence: Sentence, index: int
) -> Clause | None:
    """Verb and object from ``start``: 研究X, or 对X进行研究."""
    folded = prose.folded
    if match := VERB.match(folded, start, end):
        verb = Span(*match.span("verb"))
        matter = Span(match.end(), end)
        if _FROM_WHEN.fullmatch(folded, matter.start, matter.end) and index + 1 < len(
            sentence.clauses
        ):
            matter = Span(matter.start, sentence.clauses[index + 1].end)
        if (
            match.end() >= end
            and WEAK.fullmatch(match["verb"])
            and index + 1 < len(sentence.clauses)
        ):
            matter = sentence.clauses[index + 1]  # 会议决定，……
            after = sentence.clauses[index + 2 : index + 3]
            if after and _FROM_WHEN.fullmatch(folded, matter.start, matter.end):
                matter = after[0]
        if match["verb"].endswith("听取"):
            matter = _whole_report(prose, matter, sentence, index)
        matter = _whole_decision(prose, matter, sentence, index)
        return Clause(prose, start, verb, _without_when(folded, matter), sentence.parts[index])
    match = (
        CONSULTS.match(folded, start, sentence.span.end)
        or ABOUT.match(folded, start, end)
        or DEMANDS.match(folded, start, end)
    )
    if match:
        verb, about = Span(*match.span("verb")), Span(*match.span("object"))
        return Clause(prose, start, verb, about, sentence.parts[index])
    return None


_REPORTED = re.compile(r"汇报|报告|说明|情况|介绍|意见|建议|[《》]")
_REPORT_ENDS = re.compile(r"(?:情况|进展|问题)的(?:汇报|报告|说明)$")


def _whole_report(prose: Prose, matter: Span, sentence: Sentence, index: int) -> Span:
    """听取了优化环境，促进发展议案办理情况的汇报: what was heard, past a comma in it."""
    following = sentence.clauses[index + 1 : index + 2]
    if not following or _REPORTED.search(prose.folded, matter.start, matter.end):
        return matter
    rest = following[0]
    ends = _REPORT_ENDS.search(prose.folded, rest.start, rest.end)
    verb = VERB.match(prose.folded, rest.start, rest.end)
    return Span(matter.start, rest.end) if ends and not verb else matter


def _whole_decision(prose: Prose, matter: Span, sentence: Sentence, index: int) -> Span:
    """通过关于免去某某主任职务，撤销其委员资格的决定: one decision, past a comma in its name."""
    for rest in sentence.clauses[index + 1 : index + 2]:
        joined = f"{prose.folded[matter.start : matter.end]},{prose.folded[rest.start : rest.end]}"
        if _BOTH_DECIDED.fullmatch(joined):
            return Span(matter.start, rest.end)
    return matter


_BOTH_DECIDED = re.compile(
    r"了?关于(?:免去|接受)[^,。;]{2,60},(?:并)?(?:撤销|终止|免去)其[^,。;]{2,40}的决定(?:\(草案\))?"
)

_FROM_WHEN = re.compile(
    r"(?:按照|根据|依照)[^,。;]{2,40}(?:要求|部署|精神|安排|规定)|(?:从|自).{2,16}(?:开始|起)|\d{4}年至\d{4}年|今年|明年|在全(?:党|国|省|市)"
)


def _without_when(folded: str, span: Span) -> Span:
    """研究X时, 听取X汇报后, 通过X并指出: the matter without what leads on from it."""
    if led_on := _LED_ON.search(folded, max(span.start + SHORT, span.end - 8), span.end):
        return Span(span.start, led_on.start())
    if said := _AND_SAYS.search(folded, max(span.start + SHORT, span.end - 12), span.end):
        return Span(span.start, said.start())
    return span


_LED_ON = re.compile(r"(?:时|之?后|过程中)(?:指出|强调|要求|认为|提出|表示)?$")
_AND_SAYS = re.compile(
    r"并(?:就此)?(?:(?:明确|着重)?(?:指出|强调|要求|提出)|(?:进行|开展)了?(?:专题询问|满意度测评|测评|票决|表决))$"
)
