"""The matters that a readout lists: in its lead, as an agenda, in a paragraph that is a header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile, zip_longest
from typing import NamedTuple

from store.reading.agenda.asides import attends, is_aside, is_passing
from store.reading.agenda.matters.clauses import is_discussion
from store.reading.agenda.matters.listing import find_listed
from store.reading.agenda.matters.matter import (
    Clause,
    carries_out,
    heard_of,
    listed_parts,
    names_reporters,
    plans,
    punishes,
    refers_back,
    studies,
)
from store.reading.agenda.matters.statements import find_statements
from store.reading.agenda.matters.verbs import COUNTED, HOLDS, UNNAMED, WEAK
from store.reading.agenda.matters.wording import anchor, overlap, telling
from store.reading.agenda.units import MAX_SENTENCES, resolves
from store.reading.heading.lead import Lead
from store.reading.prose import Prose, Sentence, Span, sentences


@dataclass(frozen=True, slots=True)
class Listed:
    """A matter that the lead, a list or the headline names; ``placed`` if it may begin there."""

    clause: Clause
    end: int
    placed: bool = True
    stated: bool = False
    """Whether a sentence of its own states it, as against a list in the lead's sentence."""
    part_of: int | None = None
    """Which of the list's clauses this is a part of, where that names several matters."""
    enumerated: bool = False
    """Whether it is one of several that 、 divides, as against A和B."""
    one_by_one: bool = False
    """Whether the text is known to take its parts up one by one."""


MAX_LISTED = 100
"""Matters of a list that are read; the longest agendas read have some twenty."""

_CHAIRS = re.compile(r"主持(?:召开)?(?:了)?(?:本次|此次)?(?:会议)?(?:并讲话)?$")


def lead_matters(
    prose: Prose, paragraph: Span, lead: Lead, *, alone: bool, adds: bool
) -> tuple[list[Listed], list[Span]]:
    """The matters that the lead's paragraph lists, and what of it already tells of them.

    Where it is ``alone``, so that no other paragraph tells of the matters, it is no list any more
    from the first sentence that states a matter or speaks of one; so also where what the lead says
    on them is in it and each other paragraph only ``adds`` a matter.
    """
    near = islice(sentences(prose, Span(lead.sentence.span.start, paragraph.end)), MAX_SENTENCES)
    told = [
        _Told(sentence, find_statements(prose, sentence, opens_paragraph=False) if index else [])
        for index, sentence in enumerate(near)
    ]
    found: list[Listed] = []
    speaks = adds and any(is_discussion(prose, t.sentence.clauses[0]) for t in told[1:])
    alone = alone or speaks
    tells_from = _after_summary(prose, told) if alone else len(told)
    for index, (sentence, stated) in enumerate(told):
        if index == 0:
            clauses = _by_semicolons(find_listed(prose, sentence, lead.business))
            if clauses and clauses[0].start < sentence.clauses[0].end:
                clauses[0] = replace(clauses[0], start=sentence.span.start)
            found.extend(Listed(clause, clause.object.end) for clause in clauses)
            continue
        if len(found) >= MAX_LISTED:
            break
        if is_passing(prose, sentence.span):
            continue
        discusses = bool(found) and is_discussion(prose, sentence.clauses[0])
        tells = discusses or _named(stated) or (bool(found) and resolves(prose, sentence))
        tells = tells or (speaks and bool(found) and _goes_into_it(prose, sentence))
        if index >= tells_from and tells:
            return found, [Span(sentence.span.start, paragraph.end)]
        if discusses:
            found[-1] = replace(found[-1], end=sentence.span.end + 1)
        elif _CHAIRS.search(prose.folded, sentence.clauses[0].start, sentence.clauses[0].end):
            clauses = find_listed(prose, sentence, sentence.clauses[0].end)
            found.extend(Listed(clause, clause.object.end) for clause in clauses)
        else:
            # 市长召开会议。审议《甲》；审议《乙》。 Also after what was said at large.
            goes_on = bool(found) or all(not t.stated for t in told[:index])
            found.extend(_further_matters(prose, sentence, stated, goes_on))
    return found, []


def _goes_into_it(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence after the list tells of its matters, though nobody is said to speak.

    听取关于甲某案的审查报告。去年5月，市纪委对甲某立案审查。 Not who came or what else was listed.
    """
    said_who = attends(prose, sentence) or _chairs(prose, sentence) or is_aside(prose, sentence)
    return not said_who and not _lists_on(prose, sentence)


class _Told(NamedTuple):
    """A sentence of the lead's paragraph and the matters it states."""

    sentence: Sentence
    stated: list[Clause]


def _named(stated: Sequence[Clause]) -> bool:
    """Whether statements name a matter, not only that at hand."""
    return not all(refers_back(clause) for clause in stated)


def _after_summary(prose: Prose, told: Sequence[_Told]) -> int:
    """The first sentence that may tell of a matter, past what only sums them up.

    That is what is said ahead of who came, or of a first statement if it is of several.
    """
    first = ahead = 1
    said = said_who = began = False
    for index, (sentence, stated) in enumerate(told):
        if is_discussion(prose, sentence.clauses[0]) or (said_who and resolves(prose, sentence)):
            first, said = ahead, True
        elif attends(prose, sentence) or (index and not said and _chairs(prose, sentence)):
            ahead, said_who = index + 1, True
        elif _named(stated):
            ahead = index if said and not began and len(stated) > 1 else ahead
            began = True
    return first


def _chairs(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence only says who chaired."""
    first = sentence.clauses[0]
    return len(sentence.clauses) == 1 and bool(_CHAIRS.search(prose.folded, first.start, first.end))


def _further_matters(
    prose: Prose, sentence: Sentence, stated: list[Clause], after_list: bool
) -> list[Listed]:
    """The matters of a sentence after the lead's: what it states, or one more piece of the list."""
    if _enumerates(prose, sentence) or (after_list and _lists_on(prose, sentence)):
        listed = find_listed(prose, sentence, sentence.span.start)
        if len(listed) > len(stated):
            return [Listed(clause, clause.object.end) for clause in listed]
    return [Listed(clause, sentence.span.end + 1, stated=True) for clause in stated]


def _lists_on(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence after a list is one more piece of it: 听取安全稳定工作情况."""
    clauses = find_listed(prose, sentence, sentence.span.start)
    first = sentence.clauses[0]
    joined = _JOINED_MEETING.match(prose.folded, first.start, first.end) is not None
    stating = takewhile(lambda clause: not is_discussion(prose, clause), sentence.clauses)
    return bool(clauses) and len(clauses) + joined == sum(1 for _ in stating)


_JOINED_MEETING = re.compile(r"(?:套开|召开|举行)[^,。]{2,40}会议?$")


def _enumerates(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence lists its matters by number: 一是听取……；二是研究……."""
    counted = (c for c in sentence.clauses if COUNTED.match(prose.folded, c.start, c.end))
    return sum(bool(find_listed(prose, sentence, c.start)) for c in counted) > 1


def _by_semicolons(clauses: list[Clause]) -> list[Clause]:
    """Where a lead divides its matters by ；, what follows a comma is said of the same matter.

    Unless both clauses are on what was studied: those are always matters of their own. So is what
    was heard after business in other words: 研究甲、乙等事项，听取丙汇报.
    """
    if not clauses or clauses[-1].part == 0:
        return clauses
    kept: list[Clause] = []
    for clause in clauses:
        same = bool(kept) and clause.part == kept[-1].part
        if (
            not same
            or clause.prose.titles_in(clause.object)
            or (studies(clause) and studies(kept[-1]))
            or _is_heard_besides(kept[-1], clause)
            or _of_another_field(kept[-1], clause)
        ):
            kept.append(clause)
        else:
            kept[-1] = replace(kept[-1], more=(*kept[-1].more, clause.object))
    return kept


def _is_heard_besides(before: Clause, clause: Clause) -> bool:
    """Whether a clause is on what was heard and shares no word with the business before it."""
    if not clause.verb.endswith("听取") or before.verb.endswith("听取"):
        return False
    return not telling(clause.matter) & telling(before.matter)


def _of_another_field(before: Clause, clause: Clause) -> bool:
    """Whether what follows a comma is business of its own: 学习贯彻重要讲话精神，部署防控工作；."""
    if WEAK.fullmatch(clause.verb) or carries_out(clause.matter):
        return False
    if _WORK_OF_AN_OFFICE.search(before.matter):
        return False  # 听取水务局工作汇报，研究部署河道清淤工作；
    one, other = (_pairs_of_field(c.matter) for c in (before, clause))
    return bool(one and other) and not one & other - _OF_ANY_FIELD


_OF_ANY_FIELD = frozenset(("建设", "发展"))
"""Pairs that no field is told by: 党的建设, 法治政府建设."""


_WORK_OF_AN_OFFICE = re.compile(
    r"(?:[局委部厅办院会]|政府|党组)(?:关于)?(?:\d{4}年度?)?工作(?:情况)?的?(?:汇报|报告)?$"
)


_LIST_HEAD = re.compile(r"^.{0,8}(?:议题|议程|内容|事项)[^。]{0,8}$")


def agenda_list(prose: Prose, body: Sequence[Span]) -> tuple[list[Listed], list[Span]]:
    """An agenda printed as a list after the lead (会议议题 1.…… 2.……), and what follows it."""
    found: list[Listed] = []
    headed = False
    for index, paragraph in enumerate(body):
        listed = _list_line(prose, paragraph, headed)
        if listed:
            found.extend(listed)
        elif _LIST_HEAD.match(prose.folded[paragraph.start : paragraph.end]):
            headed = index == 0
        else:
            return (found, list(body[index:])) if len(found) > 1 else ([], list(body))
    return [], list(body)


def _list_line(prose: Prose, paragraph: Span, headed: bool) -> list[Listed]:
    """The matters of one line of a list: nothing but verbs and matters, said in no sentence.

    Unless a line above it, ``headed``, says that it is one (会议议题).
    """
    if paragraph.end - paragraph.start > 200:
        return []
    told = list(sentences(prose, paragraph))
    if len(told) != 1:
        return []
    folded = prose.folded[paragraph.start : paragraph.end]
    if not headed and not COUNTED.match(folded) and folded.endswith("。"):
        return []
    if folded.startswith("会议") or any(is_discussion(prose, c) for c in told[0].clauses):
        return []
    clauses = find_listed(prose, told[0], paragraph.start)
    if len(clauses) != len(told[0].clauses):
        return []
    return [Listed(clause, clause.object.end) for clause in clauses]


_GENERIC = re.compile(
    r"(?:有关|相关|其他|其它|当前|近期|下一?步|下一阶段|下阶段|今年|重点|具体|若干|部分|"
    r"做好|抓好|各项|"
    r"推进|落实|进展|完成|情况|的|工作|"
    r"省|市|区|县|州|我|全|本|上级|会议|精神|和|、|与|事项|议题|文件|事宜|内容|任务|意见|措施|"
    r"问题|材料|汇报|报告|法规|安排|等)+"
)
_GOING_ON = re.compile(
    r"^(?:[我本全][省市区县州旗]的?)?(?:下一?步|下一阶段|下阶段|进一步(?:做好|抓好|贯彻|落实|[加强推进]{2}(?:有关|相关)工作)|贯彻落实|落实|"
    r"(?:相关|有关)(?!人员|人事|干部|同志)|具体)"
)
_PLAIN = re.compile(
    r"工作|情况|进展|当前|上半年|下半年|半年|今年|全年|重点|年度|问题|有关|形势|下一步|下一阶段|"
    r"[一二三四]季度|全市|我市|自治[区州县旗]|\d{4}年|任务|目标|措施"
)


def merge_listed(listed: list[Listed]) -> list[Listed]:
    """The list without what only goes on about the matter before: 研究我市贯彻落实意见.

    Nor what the lead lists and a sentence after it then states, nor who only was listened to.
    """
    kept: list[Listed] = []
    summed: Clause | None = None
    for entry, after in zip_longest(listed, listed[1:]):
        matter = entry.clause.matter
        plans = "部署" in entry.clause.verb
        if UNNAMED.match(matter) or (_GENERIC.fullmatch(matter) and not plans):
            continue
        if names_reporters(matter):
            continue
        before = kept[-1].clause if kept else None
        turns = after is not None and _is_that_of(entry.clause, after.clause)
        if before and _same_listed(before, entry.clause) and not turns:
            more = replace(before, more=(*before.more, entry.clause.object))
            kept[-1] = replace(kept[-1], clause=more)
            continue
        if summed is not None and _sums_up(summed, entry.clause):
            continue
        kept.append(entry)
        if entry.clause.verb.startswith("总结") or _of_a_period(entry.clause):
            summed = entry.clause  # the last: to ask of all would cost a long list its square
    named = [heard_of(entry.clause) for entry in kept if entry.stated]
    titles = {title for entry in kept if entry.stated for title in _titles(entry.clause)}
    studied = any(entry.stated and studies(entry.clause) for entry in kept)
    return [
        e
        for e in kept
        if e.stated
        or not (
            titles & _titles(e.clause)
            or anchor(e.clause.matter, named) is not None
            or (studied and studies(e.clause) and not telling(e.clause.matter))
        )
    ]


def _is_that_of(clause: Clause, after: Clause) -> bool:
    """Whether a situation is that of the work arranged next: 分析当前形势，部署防火工作."""
    if _ANALYSES.fullmatch(clause.verb) is None or not after.verb.endswith("部署"):
        return False
    return not _pairs_of_field(clause.matter) and bool(_pairs_of_field(after.matter))


def _titles(clause: Clause) -> set[str]:
    folded = clause.prose.folded
    return {folded[t.start : t.end] for t in clause.prose.titles_in(clause.object)}


def _sums_up(before: Clause, clause: Clause) -> bool:
    """总结2022年依法治区工作 … 安排部署2023年依法治区工作任务: one matter, whatever is between."""
    one, other = (_pairs_of_field(c.matter) for c in (before, clause))
    near = not other or overlap(one, other) >= _SAME_FIELD
    return near and _same_listed(before, clause)


_SAME_FIELD = 0.5
"""Share of the words by which two clauses are on one field, whatever their verbs are."""
_THEN = re.compile(r"部署|研究|安排|审议|决定|讨论|谋划")
_FIRST = re.compile(r"听取|分析|总结")


def _same_listed(before: Clause, clause: Clause) -> bool:
    """Whether a listed clause goes on about the matter listed before it.

    A hearing or an analysis and what was then arranged in the same field are one matter; so are
    the study of a plenum and carrying it out.
    """
    if carries_out(clause.matter) or punishes(before, clause):
        return True
    if HOLDS.match(clause.matter):
        return False  # 听取市纪委工作汇报，决定召开市纪委二次全会
    sums = before.verb.startswith("总结") or _of_a_period(before)
    if _is_work_of_next_period(before, clause):
        return True
    looks_back = sums or before.verb.endswith("听取")
    if looks_back and _ANALYSES.fullmatch(clause.verb) and clause.part == before.part:
        # 总结安全生产工作，分析当前形势; 总结改革工作，分析改革形势
        return _pairs_of_field(clause.matter) <= _pairs_of_field(before.matter)
    if (
        not _FIRST.search(before.verb)
        or not _THEN.search(clause.verb)
        or _FIRST.search(clause.verb)
    ):
        return False
    joined = clause.prose.folded.startswith("并", max(clause.start - 1, 0))
    if before.verb.startswith("听取") and joined:
        return True
    if clause.prose.titles_in(clause.object):
        return False
    if clause.part != before.part:
        return False
    if before.verb.startswith("听取") and _GOING_ON.match(clause.matter):
        return True
    one, other = (_pairs_of_field(c.matter) for c in (before, clause))
    if not other and (not one or sums):
        return True  # 总结上半年工作，部署下半年任务: the work as a whole
    if not one and before.verb.startswith("分析") and clause.verb.endswith("部署"):
        return True  # 分析当前形势，部署岁末年初防火工作: the situation of that field
    if before.verb.startswith("分析") and _WORK_AHEAD.fullmatch(clause.matter):
        return True
    return bool(one & other) and (
        before.verb.startswith(("分析", "总结")) or overlap(one, other) >= _SAME_FIELD
    )


def _is_work_of_next_period(before: Clause, clause: Clause) -> bool:
    """研究上半年招商、项目开工工作，部署下半年任务: how to go on with the work of a period."""
    if clause.part != before.part or not plans(clause) or _pairs_of_field(clause.matter):
        return False
    return _PERIOD.match(before.matter) is not None and before.verb in ("研究", "通报", "讨论")


_ANALYSES = re.compile("分析(?:研判)?")
_PERIOD = re.compile(
    r"^(?:20\d\d年|今年|去年|上半年|前?[一二三四]个?季度|1至\d{1,2}月)[^,;]{0,20}(?:工作|情况)"
)


def _of_a_period(clause: Clause) -> bool:
    """Whether it was heard how the work of a period went: 听取上半年安全生产工作情况汇报."""
    if not clause.verb.endswith("听取"):
        return False
    heard = heard_of(clause)
    return _PERIOD.match(f"{heard}情况" if "情况" in clause.matter else heard) is not None


_WORK_AHEAD = re.compile(r"(?:当前|近期|今后|下一?步|下一?阶段)(?:的|重点|主要)*工作")


_DISCIPLINE = re.compile(r"纪律检查委员会|纪委(?:监委)?")
"""Whose field of work goes by another name."""
_SITUATION = (("疫情", "防控"), ("汛情", "防汛"), ("旱情", "抗旱"), ("灾情", "救灾"))
"""A situation, and the field of work that has to do with it: 分析疫情形势，研究防控工作."""


def _pairs_of_field(matter: str) -> frozenset[str]:
    """The pairs of characters that tell a field of work: 经济 in 经济形势 and 经济工作."""
    for situation, field in _SITUATION:
        matter = matter.replace(situation, f"{situation} {field}")
    kept = re.sub(r"\W", " ", _PLAIN.sub(" ", _DISCIPLINE.sub("党风廉政", matter)))
    return frozenset(word[i : i + 2] for word in kept.split() for i in range(len(word) - 1))


_TWO = 2


def by_parts(listed: list[Listed]) -> list[Listed]:
    """The list with 研究A、B和C as three, which the paragraphs may take up one by one."""
    found: list[Listed] = []
    for number, entry in enumerate(listed):
        parts = listed_parts(entry.clause)
        if len(parts) == 1:
            found.append(entry)
            continue
        folded = entry.clause.prose.folded
        several = len(parts) > _TWO or folded.startswith("、", parts[1].start - 1)
        for part in parts:
            clause = replace(entry.clause, object=part, further=())
            found.append(replace(entry, clause=clause, part_of=number, enumerated=several))
    return found[:MAX_LISTED]
