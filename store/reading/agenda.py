"""Paragraphs → agenda items: what a careful minute-taker would list, each with its passage.

Three steps. *Clauses* finds where the text states that the meeting took a matter up. *Alignment*
holds the matters that the lead lists against the paragraphs, which often follow in that order
without naming them. Here every matter gets its passage: from where it begins to where the next
begins or the text turns to something that is no matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.model import AgendaItem
from store.reading.alignment import (
    MAX_MATTERS,
    MAX_UNITS,
    Matter,
    Place,
    Stretch,
    align,
    anchor,
    covered,
    overlap,
    pairs,
)
from store.reading.clauses import (
    OTHER_MATTERS,
    Clause,
    find_headline,
    find_listed,
    find_statements,
    is_discussion,
    listed_parts,
    turns_to,
)
from store.reading.heading import Lead
from store.reading.naming import documents, printed_subject, printed_verb, rank
from store.reading.prose import Prose, Sentence, Span, sentences
from store.words import fold


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items in the order of their passages, and whether unnamed other matters were taken up."""

    items: tuple[AgendaItem, ...]
    other_matters: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or a part of one that begins with a statement of its own."""

    span: Span
    clause: Clause | None
    opens: float = 0.0
    bare: bool = False
    """Whether its paragraph does nothing but state matters."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A matter that the lead, a list or the headline names; ``placed`` if it may begin there."""

    clause: Clause
    end: int
    placed: bool = True
    stated: bool = False
    """Whether a sentence of its own states it, as against a list in the lead's sentence."""


def read_agenda(prose: Prose, paragraphs: Sequence[Span], lead: Lead, title: Prose) -> Agenda:
    """What the meeting took up, from its lead on."""
    listed = _lead_matters(prose, paragraphs[lead.paragraph], lead)
    body = list(paragraphs[lead.paragraph + 1 :])
    further, body = _agenda_list(prose, body)
    listed.extend(further)
    from_title = not listed
    if from_title:
        listed = [Listed(c, c.object.end, placed=False) for c in find_headline(title)]
    units = _units(prose, body)
    if from_title and any(unit.clause for unit in units):
        listed = []
    listed = _merge_listed(listed)
    listed, units = _second_header(prose, listed, units)
    listed = _split_by_statements(listed, units)
    drafts = _draft(prose, listed, units, pairs(fold(lead.meeting.name)))
    if not drafts:
        drafts = _unnamed(prose, units, lead, title)
    other = OTHER_MATTERS.search(prose.folded, lead.sentence.span.start) is not None
    return Agenda(tuple(_items(prose, drafts)), other)


# --- what is listed -----------------------------------------------------------------------------

_CHAIRS = re.compile(r"主持(?:召开)?(?:了)?(?:本次|此次)?(?:会议)?(?:并讲话)?$")


def _lead_matters(prose: Prose, paragraph: Span, lead: Lead) -> list[Listed]:
    """The matters that the lead's paragraph lists: in its sentence and in those after it."""
    found: list[Listed] = []
    for sentence in sentences(prose, Span(lead.sentence.span.start, paragraph.end)):
        if sentence.span.start <= lead.sentence.span.start:
            clauses = _by_semicolons(find_listed(prose, sentence, lead.business))
        elif _is_passing(prose, sentence.span):
            continue
        elif _CHAIRS.search(prose.folded, sentence.clauses[0].start, sentence.clauses[0].end):
            clauses = find_listed(prose, sentence, sentence.clauses[0].end)
        else:
            clauses = find_statements(prose, sentence, opens_paragraph=False)
            found.extend(Listed(clause, clause.object.end, stated=True) for clause in clauses)
            continue
        found.extend(Listed(clause, clause.object.end) for clause in clauses)
    return found


def _by_semicolons(clauses: list[Clause]) -> list[Clause]:
    """Where a lead divides its matters by ；, what follows a comma is said of the same matter."""
    if not clauses or clauses[-1].part == 0:
        return clauses
    kept: list[Clause] = []
    for clause in clauses:
        if not kept or clause.part != kept[-1].part:
            kept.append(clause)
    return kept


_LIST_HEAD = re.compile(r"^.{0,8}(?:议题|议程|内容|事项)[^。]{0,8}$")


def _agenda_list(prose: Prose, body: list[Span]) -> tuple[list[Listed], list[Span]]:
    """An agenda printed as a list after the lead (会议议题 1.…… 2.……), and what follows it."""
    found: list[Listed] = []
    for index, paragraph in enumerate(body):
        listed = _list_line(prose, paragraph)
        if listed:
            found.extend(listed)
        elif not _LIST_HEAD.match(prose.folded[paragraph.start : paragraph.end]):
            return (found, body[index:]) if len(found) > 1 else ([], body)
    return [], body


_NUMBERED = re.compile(r"^[(]?[一二三四五六七八九十\d]{1,3}[)、.]")


def _list_line(prose: Prose, paragraph: Span) -> list[Listed]:
    """The matters of one line of a list: nothing but verbs and matters, said in no sentence."""
    if paragraph.end - paragraph.start > 200:
        return []
    told = list(sentences(prose, paragraph))
    if len(told) != 1:
        return []
    folded = prose.folded[paragraph.start : paragraph.end]
    if not _NUMBERED.match(folded) and folded.endswith("。"):
        return []
    if folded.startswith("会议") or any(is_discussion(prose, c) for c in told[0].clauses):
        return []
    clauses = find_listed(prose, told[0], paragraph.start)
    if len(clauses) != len(told[0].clauses):
        return []
    return [Listed(clause, clause.object.end) for clause in clauses]


_CARRYING_OUT = re.compile(
    r"^(?:我市|我区|我省|我县|全市|全区|本市|本区|全省|具体|结合.{0,8}|贯彻|.{0,6}区|"
    r".{0,4}市)?(?:学习|宣传|传达)*贯彻(?:落实)?(?:的)?(?:具体)?"
    r"(?:意见|措施|工作|举措|方案|部署|有关工作|落实意见|落实工作|落实措施)?$"
)
_GENERIC = re.compile(
    r"(?:有关|相关|其他|其它|当前|近期|下一步|下一阶段|下阶段|今年|重点|具体|若干|全市|我市|部分|"
    r"推进|落实|进展|完成|情况|的|工作|"
    r"事项|议题|文件|事宜|内容|任务|意见|措施|人事|干部|问题|材料|汇报|报告|法规|安排|等)+"
)
_GOING_ON = re.compile(r"^(?:下一步|下一阶段|下阶段|进一步|贯彻落实|落实|相关|有关|具体)")
_PLAIN = re.compile(
    r"工作|情况|当前|上半年|下半年|半年|今年|全年|重点|年度|问题|有关|形势|下一步|下一阶段|一季度|"
    r"三季度|四季度|全市|我市|\d{4}年"
)


def _merge_listed(listed: list[Listed]) -> list[Listed]:
    """The list without what only goes on about the matter before: 研究我市贯彻落实意见.

    Nor what the lead lists and a sentence after it then states.
    """
    kept: list[Listed] = []
    for entry in listed:
        matter = entry.clause.matter
        if _GENERIC.fullmatch(matter):
            continue
        if kept and _same_listed(kept[-1].clause, entry.clause):
            continue
        kept.append(entry)
    named = [entry.clause.matter for entry in kept if entry.stated]
    return [e for e in kept if e.stated or anchor(e.clause.matter, named) is None]


_THEN = re.compile(r"部署|研究|安排|审议|决定|讨论|谋划")
_FIRST = re.compile(r"听取|分析|总结")


def _same_listed(before: Clause, clause: Clause) -> bool:
    """Whether a listed clause goes on about the matter listed before it.

    A hearing or an analysis and what was then arranged in the same field are one matter; so are
    the study of a plenum and carrying it out.
    """
    if _CARRYING_OUT.match(clause.matter):
        return True
    if (
        not _FIRST.search(before.verb)
        or not _THEN.search(clause.verb)
        or _FIRST.search(clause.verb)
    ):
        return False
    if clause.prose.titles_in(clause.object):
        return False
    if before.verb.startswith("听取") and _GOING_ON.match(clause.matter):
        return True
    one, other = (pairs_of_field(c.matter) for c in (before, clause))
    return bool(one & other) and (before.verb.startswith("分析") or overlap(one, other) >= 0.5)


def pairs_of_field(matter: str) -> frozenset[str]:
    """The pairs of characters that tell a field of work: 经济 in 经济形势 and 经济工作."""
    kept = re.sub(r"\W", " ", _PLAIN.sub(" ", matter))
    return frozenset(word[i : i + 2] for word in kept.split() for i in range(len(word) - 1))


# --- the paragraphs -----------------------------------------------------------------------------

_ATTENDS = re.compile(
    r"(?:出席|列席|参加|到会)(?:了|并列席)?(?:本次|此次)?(?:会议|全会|大会|会)?(?:并[^。,]{1,8})?$"
)
_REPORTS = re.compile(
    r"(?:作了?|分别作了?|做了?|作出)(?:[^。,]{0,24})?(?:说明|发言|汇报|报告|介绍|通报|讲解|"
    r"辅导)(?:和[^。]{1,6})?$|在会上发言$|交流发言$|作[^。,]{0,10}发言$"
)
_CHAIRED_ONLY = re.compile(r"主持(?:了)?(?:本次|此次)?会议?(?:并[^。]{0,14})?$|主持$")
_BRACKETED = re.compile(r"^ ?[(\[【].*[)\]】] ?$")
_FURNITURE = re.compile(
    r"^ ?(?:会议?以.{0,14}形式|会议(?:结束)?前|\(?来源|\(?记者|\(?编辑|责编|新华社|本报|版权)"
)
_PASSING = re.compile(
    r"^ ?(?:此前|在此之前|会前|会后|会议(?:召开|开始)?前|[^,。]{0,40}(?:召开|举行)之?前,|"
    r"[^,。]{0,14}会议?(?:还)?(?:上)?建议(?!案)|建议(?:会议|[^,。]{0,20}议程)|"
    r"[^。,]{0,30}建议的?[^。,]{0,20}议程|[^,。]{0,30}各代表团(?:召开|举行))|议程(?:还有|是|"
    r"为)[,:]|[^,。]{0,40}的一项重要任务是"
)
_RUNS_ON = re.compile(r"^ ?(?:听取和)?(?:审议|审查)(?!通过|了|并)")
_DISPOSES = re.compile(r"^ ?[^,。]{0,8}会议?(?:还)?(?:决定|同意|建议),? ?(?:将|把|上述)")
_SUBPOINT = re.compile(
    r"^ ?(?:[(][一二三四五六七八九十\d]{1,2}[)]|[一二三四五六七八九十]{1,2}[、是]|"
    r"\d{1,2}[.、])(?!会议)"
)


def _is_passing(prose: Prose, span: Span) -> bool:
    """Whether a stretch tells of another meeting, or of what is proposed for one."""
    return _PASSING.search(prose.folded[span.start : min(span.end, span.start + 140)]) is not None


def _is_aside(prose: Prose, sentence: Sentence) -> bool:
    """Who came, who spoke, who chaired, other matters: no matter and no part of one."""
    folded = prose.folded[sentence.span.start : sentence.span.end].strip()
    if OTHER_MATTERS.search(folded) and len(folded) <= 40:
        return True
    if _BRACKETED.match(folded) or _FURNITURE.match(folded):
        return True
    if _DISPOSES.match(folded):
        return False
    tails = (prose.folded[c.start : c.end] for c in sentence.clauses)
    return all(
        _ATTENDS.search(tail)
        or _REPORTS.search(tail)
        or _CHAIRED_ONLY.search(tail)
        or _is_list(tail)
        for tail in tails
    ) and bool(_ATTENDS.search(folded) or _REPORTS.search(folded) or _CHAIRED_ONLY.search(folded))


def _is_list(tail: str) -> bool:
    """A clause that only goes on listing names: 市长甲某，秘书长乙某出席."""
    return len(tail) <= 120 and not re.search(r"要|了|指出|强调|坚持|是", tail)


def _units(prose: Prose, body: Sequence[Span]) -> list[Unit]:
    """The paragraphs after the lead, cut where they state a further matter, asides left out.

    What the chair said as a whole, told ahead of the list of those who came, belongs to the lead.
    """
    units: list[Unit] = []
    proposing = attended = False
    for index, paragraph in enumerate(body):
        told = list(sentences(prose, paragraph))
        if not told:
            continue
        if index <= 2 and units and _only_attends(prose, told) and _is_speech(prose, units):
            units.clear()
        if _is_passing(prose, paragraph):
            proposing = True
            continue
        if proposing and _RUNS_ON.match(prose.folded[paragraph.start : paragraph.start + 20]):
            continue
        proposing = False
        found = _cut(prose, paragraph, told)
        if not found and _only_attends(prose, told[-1:]):
            attended = True
        elif (
            attended
            and all(unit.clause is None for unit in found)
            and not _speaks(prose, paragraph)
        ):
            continue
        units.extend(found)
    return units


_SPEECH = re.compile(
    r"^ ?[\u4e00-\u9fff·]{2,4}(?:在主持会议时|在会上|在讲话中)(?:发表重要讲话)?,?(?:强调|指出)"
)


def _is_speech(prose: Prose, units: Sequence[Unit]) -> bool:
    return all(
        unit.clause is None and _SPEECH.match(prose.folded[unit.span.start : unit.span.start + 40])
        for unit in units
    )


_SPEAKS = re.compile(
    r" ?(?:会议|会上|大家|全会|[\u4e00-\u9fff·]{2,4}(?:还|最后|在)?(?:指出|强调|要求|说|表示|讲话)|"
    r"要|[一二三四五六]要|[一二三四五六]是)"
)


def _speaks(prose: Prose, paragraph: Span) -> bool:
    """Whether a paragraph after the list of those who came still tells of the meeting."""
    return _SPEAKS.match(prose.folded, paragraph.start, paragraph.end) is not None


def _only_attends(prose: Prose, told: Sequence[Sentence]) -> bool:
    return all(_ATTENDS.search(prose.folded, s.span.start, s.span.end) for s in told)


def _cut(prose: Prose, paragraph: Span, told: list[Sentence]) -> list[Unit]:
    """One paragraph as units. Asides at its end are no part of it; inside it they stay."""
    while told and _ends_nothing(prose, told[-1], len(told) == 1):
        told.pop()
    if not told:
        return []
    end = (
        paragraph.end
        if told[-1].span.end + 2 >= paragraph.end
        else _after_stop(prose, told[-1], paragraph)
    )
    starts: list[tuple[int, Clause | None]] = []
    for index, sentence in enumerate(told):
        if (
            _SUBPOINT.match(prose.folded[sentence.span.start : sentence.span.start + 6])
            and index == 0
        ):
            continue
        if _is_passing(prose, sentence.span):
            continue
        statements = find_statements(prose, sentence, opens_paragraph=index == 0)
        if index == 0 and not statements and (turn := turns_to(prose, sentence)) is not None:
            statements = [turn]
        starts.extend((clause.start, clause) for clause in statements)
    first = paragraph.start
    if not starts or starts[0][0] > told[0].span.start:
        starts.insert(0, (first, None))
    else:
        starts[0] = (first, starts[0][1])
    bare = (
        bool(starts)
        and starts[0][1] is not None
        and not any(
            is_discussion(prose, clause) for sentence in told for clause in sentence.clauses
        )
    )
    units: list[Unit] = []
    for (start, statement), (stop, _) in zip(starts, [*starts[1:], (end, None)], strict=True):
        if stop > start:
            units.append(Unit(Span(start, stop), statement, _opens(prose, start), bare))
    return units


def _ends_nothing(prose: Prose, sentence: Sentence, opens: bool) -> bool:
    """Whether a sentence at the end of a paragraph is no part of any matter."""
    if not (_is_aside(prose, sentence) or _is_passing(prose, sentence.span)):
        return False
    return not find_statements(prose, sentence, opens)


def _after_stop(prose: Prose, sentence: Sentence, paragraph: Span) -> int:
    end = sentence.span.end
    while end < paragraph.end and prose.folded[end] in "。!?\"')":
        end += 1
    return end


_OPENS = re.compile(r"^ ?(?:会议|[\u4e00-\u9fff·]{2,4})?(?:还)?(?:认为|指出)")
_CONTINUES = re.compile(
    r"^ ?(?:[(][一二三四五六七八九十\d]{1,2}[)]|[一二三四五六七八九十]{1,2}[、是要]|\d{1,2}[.、]|"
    r"要)"
)


_RESOLVES = re.compile(r"^ ?会议(?:还)?决定,")


def _opens(prose: Prose, start: int) -> float:
    """How readily a paragraph's first words open a matter."""
    head = prose.folded[start : start + 12]
    if _CONTINUES.match(head) or _RESOLVES.match(head):
        return -0.3
    if _OPENS.match(head):
        return 0.02
    return -0.02


# --- a header further down ----------------------------------------------------------------------


def _second_header(
    prose: Prose, listed: list[Listed], units: list[Unit]
) -> tuple[list[Listed], list[Unit]]:
    """Read a paragraph that only lists what the next ones take up one by one as part of the list.

    It is one if at least two of its matters are each taken up by a paragraph of its own, or if it
    only says again what the lead listed.
    """
    first = next((k for k, unit in enumerate(units) if unit.clause is not None), None)
    if first is None or not units[first].bare:
        return listed, units
    after = first
    while after < len(units) and units[after].bare and units[after].clause is not None:
        after += 1
    stating = [unit.clause for unit in units[first:after] if unit.clause is not None]
    about: list[Unit] = []
    for unit in units[after : after + MAX_UNITS]:
        if unit.clause is not None:
            break
        about.append(unit)
    parts = [(clause, part) for clause in stating for part in listed_parts(clause)]
    if len(parts) < 2 or len(about) < 2 or len(parts) > MAX_MATTERS:
        return listed, units
    matters = [entry.clause.matter for entry in listed]
    again = {anchor(clause.matter, matters) for clause in stating}
    repeats = None not in again and len(again) == len(stating) > 1 and len(about) >= len(stating)
    found = _taken_up(prose, [c.prose.folded[p.start : p.end] for c, p in parts], about)
    if len(found) < 2 and not repeats:
        return listed, units
    further = [Listed(c, c.object.end) for c in stating if anchor(c.matter, matters) is None]
    return [*listed, *further], [*units[:first], *units[after:]]


def _split_by_statements(listed: list[Listed], units: list[Unit]) -> list[Listed]:
    """Split 研究A、B等工作 where a paragraph names one of its parts alone."""
    named = [pairs(unit.clause.matter) for unit in units[:MAX_UNITS] if unit.clause is not None]
    split: list[Listed] = []
    for entry in listed:
        parts = list(listed_parts(entry.clause))
        wordings = [
            pairs(entry.clause.prose.folded[part.start : part.end]) for part in parts[:MAX_MATTERS]
        ]
        alone = sum(_names_one(words, wordings) for words in named) if len(parts) > 1 else 0
        if not alone:
            split.append(entry)
            continue
        for part in parts[:MAX_MATTERS]:
            clause = replace(entry.clause, object=part)
            split.append(Listed(clause, part.end, placed=False))
    return split


def _names_one(words: frozenset[str], wordings: list[frozenset[str]]) -> bool:
    """Whether a statement names exactly one of several matters listed together."""
    return sum(covered(wording, words) >= 0.5 for wording in wordings) == 1


# --- items --------------------------------------------------------------------------------------


@dataclass(slots=True)
class Draft:
    """An item in the making: the clauses that name it, the first of them first, and its passage."""

    clauses: list[Clause]
    start: int
    end: int
    listed: int | None = None
    header: Clause | None = None


def _draft(
    prose: Prose, listed: list[Listed], units: list[Unit], ignored: frozenset[str]
) -> list[Draft]:
    """Every matter that a unit opens on, then the listed ones that none opens on."""
    stretches = [
        Stretch(
            text=prose.folded[u.span.start : min(u.span.end, u.span.start + 1500)],
            named=u.clause.matter if u.clause else None,
            opens=u.opens,
        )
        for u in units
    ]
    matters = [_as_matter(entry.clause) for entry in listed]
    places = align(matters, stretches, ignored)
    drafts = _open(prose, listed, units, places)
    drafts.extend(_unopened(listed, drafts, units))
    drafts.sort(key=lambda draft: draft.start)
    return drafts


_ON_STUDY = re.compile(
    r"^[^,。]{0,6}(?:指出|认为|强调|要求|表示|说),(?:要)?(?:深入|认真)?(?:学习|"
    r"领会)?(?:贯彻)?(?:落实)?[^,。]{0,40}(?:讲话|会议精神|全会精神|指示|批示|论述|全会|回信|贺信)"
)
_ON_DECISION = re.compile(r"^ ?会议(?:还)?决定")
_HOLDS = re.compile(r"(?:召开|举行).{0,40}(?:会议|全会)|(?:会议|全会).{0,40}(?:召开|举行)$")


def _as_matter(clause: Clause) -> Matter:
    if re.search(r"传达|学习", clause.verb):
        return Matter(clause.matter, _ON_STUDY)
    if clause.verb == "要求":
        return Matter(clause.matter, rarely=True)
    if _HOLDS.search(clause.matter) and "," not in clause.matter:
        return Matter("", rarely=True)  # 决定召开……: what is said of that session is no part of it
    if clause.verb.endswith("决定"):
        return Matter(clause.matter, _ON_DECISION)
    return Matter(clause.matter)


def _open(
    prose: Prose, listed: list[Listed], units: list[Unit], places: Sequence[Place]
) -> list[Draft]:
    """One draft for every matter a unit opens; the units after it extend it."""
    drafts: list[Draft] = []
    by_listed: dict[int, Draft] = {}
    for unit, place in zip(units, places, strict=True):
        current = drafts[-1] if drafts else None
        listed_draft = by_listed.get(place.listed) if place.listed is not None else None
        if unit.clause is None:
            if place.listed is not None and listed_draft is None:
                clause = listed[place.listed].clause
                draft = Draft([clause], unit.span.start, unit.span.end, place.listed)
                by_listed[place.listed] = draft
                drafts.append(draft)
            elif current is not None and (place.listed is not None or place.own):
                current.end = unit.span.end
            continue
        if _continues(listed_draft, current, unit.clause):
            target = listed_draft or current
            assert target is not None
            assert current is not None
            current.end = unit.span.end
            if not _BACK_REFERENCE.match(unit.clause.matter):
                target.clauses.append(unit.clause)
            continue
        draft = Draft([unit.clause], unit.span.start, unit.span.end)
        if place.listed is not None and listed_draft is None:
            draft.listed = place.listed
            draft.header = listed[place.listed].clause
            by_listed[place.listed] = draft
        drafts.append(draft)
    return _split_groups(prose, listed, units, places, drafts)


_BACK_REFERENCE = re.compile(r"^(?:了)?(?:该|此|上述|这|前述)")


def _continues(listed_draft: Draft | None, current: Draft | None, clause: Clause) -> bool:
    """Whether a statement only goes on about the matter at hand."""
    if current is None:
        return False
    if _BACK_REFERENCE.match(clause.matter):
        return True
    if listed_draft is not None and listed_draft is current:
        return _same_matter(current, clause)
    return clause.matter == current.clauses[0].matter


def _same_matter(draft: Draft, clause: Clause) -> bool:
    """Whether a statement names the matter a draft was opened with: 审议了X的报告 … 决定任命X."""
    first = draft.clauses[0]
    if first.matter == clause.matter:
        return True
    words = pairs(clause.matter)
    if draft.listed is not None and draft.header is None and len(draft.clauses) == 1:
        return (
            covered(pairs(first.matter), words) >= 0.6 or overlap(pairs(first.matter), words) >= 0.8
        )
    if clause.prose.titles_in(clause.object) and not first.prose.titles_in(first.object):
        return False
    if not 0 < rank(first.verb) < rank(clause.verb):
        return False
    told = [first, *([draft.header] if draft.header else [])]
    return any(overlap(pairs(c.matter), words) >= 0.6 for c in told)


def _split_groups(
    prose: Prose,
    listed: list[Listed],
    units: list[Unit],
    places: Sequence[Place],
    drafts: list[Draft],
) -> list[Draft]:
    """Split a listed 研究A、B、C等工作 where the paragraphs take its parts up one by one."""
    for index, entry in enumerate(listed):
        parts = list(listed_parts(entry.clause))
        if len(parts) < 2:
            continue
        about = [
            u for u, p in zip(units, places, strict=True) if p.listed == index and u.clause is None
        ]
        host = next((d for d in drafts if d.listed == index and d.clauses[0] is entry.clause), None)
        if host is None or len(about) < 1:
            continue
        parts = _left_parts(entry.clause, parts, drafts)
        found = _parts_taken_up(prose, entry.clause, parts, about)
        _divide(entry.clause, host, parts, found, drafts)
    drafts.sort(key=lambda draft: draft.start)
    return drafts


def _divide(
    clause: Clause,
    host: Draft,
    parts: list[Span],
    found: list[tuple[Span, Unit]],
    drafts: list[Draft],
) -> None:
    """Give the parts that later units take up items of their own; the others stay the host's."""
    later = [(part, unit) for part, unit in found if unit.span.start > host.start]
    if len(later) == len(parts):
        later = later[1:]
    kept = [part for part in parts if all(part is not taken for taken, _ in later)]
    if not later or not kept:
        return
    host.clauses[0] = replace(clause, object=Span(kept[0].start, kept[-1].end))
    end = host.end
    for part, unit in later:
        drafts.append(Draft([replace(clause, object=part)], unit.span.start, end, host.listed))


def _left_parts(clause: Clause, parts: list[Span], drafts: list[Draft]) -> list[Span]:
    """The parts of a list that no statement of the paragraphs names."""
    named = [
        pairs(d.clauses[0].matter)
        for d in drafts
        if d.clauses[0].prose is clause.prose and d.clauses[0] is not clause
    ]
    folded = clause.prose.folded
    left = [
        part
        for part in parts
        if not any(covered(pairs(folded[part.start : part.end]), words) >= 0.6 for words in named)
    ]
    return left or parts


def _parts_taken_up(
    prose: Prose, clause: Clause, parts: list[Span], about: list[Unit]
) -> list[tuple[Span, Unit]]:
    """The parts of a list that a unit of their own takes up, in the list's order."""
    wordings = [clause.prose.folded[part.start : part.end] for part in parts]
    return [(parts[index], about[k]) for index, k in _taken_up(prose, wordings, about)]


def _taken_up(prose: Prose, wordings: list[str], about: list[Unit]) -> list[tuple[int, int]]:
    """Which matters (by index) are taken up by which units: each by one that is about no other."""
    scores = _scores(prose, [pairs(wording) for wording in wordings], about)
    found: list[tuple[int, int]] = []
    left = 0
    for index in range(len(wordings)):
        best = max(range(left, len(about)), key=lambda k: (scores[k][index], -k), default=None)
        if best is None or scores[best][index] < _TAKEN_UP:
            continue
        rival = max((score for i, score in enumerate(scores[best]) if i != index), default=0.0)
        if scores[best][index] > rival + _MARGIN:
            found.append((index, best))
            left = best + 1
    return found


_TAKEN_UP, _MARGIN = 0.4, 0.1
"""How much of a part's own wording a paragraph must repeat, and how much more than of any other."""


def _scores(prose: Prose, wordings: list[frozenset[str]], about: list[Unit]) -> list[list[float]]:
    """For every unit how much of each part's own wording it repeats, its opening counted twice."""
    common = Counter(pair for wording in wordings for pair in wording)
    own = [frozenset(p for p in wording if common[p] == 1) for wording in wordings]
    table = []
    for unit in about:
        text = prose.folded[unit.span.start : min(unit.span.end, unit.span.start + 400)]
        whole, opening = pairs(text), pairs(text[:90])
        table.append([covered(words, opening) + covered(words, whole) for words in own])
    return table


_PREAMBLE = re.compile(r"^(?:深入)?(?:学习贯彻|学习宣传贯彻|学习)$")


def _unopened(listed: list[Listed], drafts: list[Draft], units: list[Unit]) -> list[Draft]:
    """The listed matters that no unit opens on begin at their clause in the lead.

    Not those that the paragraphs name in other words, nor study ahead of the business, which is
    preamble where it has no paragraph of its own.
    """
    opened = {draft.listed for draft in drafts}
    named = [clause for draft in drafts for clause in draft.clauses]
    found: list[Draft] = []
    several = len(listed) > 1
    for index, entry in enumerate(listed):
        if index in opened or not entry.placed:
            continue
        if not _HOLDS.search(entry.clause.matter) and _is_covered(entry.clause, named):
            continue
        if several and index == 0 and _PREAMBLE.match(entry.clause.verb):
            continue
        if entry.clause.verb == "要求" or _only_carries_out(listed, index):
            continue
        found.append(Draft([entry.clause], entry.clause.start, entry.end, index))
    return found


_CARRIES_OUT = re.compile(r"贯彻|落实|举措|措施|意见")


def _only_carries_out(listed: list[Listed], index: int) -> bool:
    """Whether a listed clause arranges how to carry out what was studied before it."""
    clause = listed[index].clause
    return (
        index > 0
        and re.search(r"传达|学习", listed[index - 1].clause.verb) is not None
        and _CARRIES_OUT.search(clause.matter) is not None
        and not clause.prose.titles_in(clause.object)
    )


def _is_covered(clause: Clause, named: list[Clause]) -> bool:
    """Whether statements of the paragraphs name every part of a listed matter."""
    folded = clause.prose.folded
    words = [pairs(c.matter) for c in named if c is not clause]
    everything = frozenset[str]().union(*words) if words else frozenset[str]()
    parts = [pairs(folded[part.start : part.end]) for part in listed_parts(clause)]
    told = [part for part in parts if part]
    if not told:
        return bool(named)
    return all(covered(part, everything) >= 0.6 for part in told)


def _unnamed(prose: Prose, units: list[Unit], lead: Lead, title: Prose) -> list[Draft]:
    """The one matter of a readout that names none: what its headline, or its body's name, says.

    Its verb is empty; its passage is all that was said.
    """
    told = [unit for unit in units if unit.clause is None]
    if not told:
        return []
    clause = next(iter(find_headline(title)), None) or _concern(prose, lead)
    return [Draft([clause], told[0].span.start, told[-1].span.end)] if clause else []


_CONCERN = re.compile(
    r"(?:中央层面|国务院|中央|省委|市委|区委|县委|省|市|区|县)(?P<matter>[^,。;:()]{4,30}?)"
    r"(?:工作)?(?:专项)?(?:工作机制|领导小组|指挥部|联席会|委员会)"
)


def _concern(prose: Prose, lead: Lead) -> Clause | None:
    """What a body of one concern is for: 整治形式主义为基层减负专项工作机制."""
    match = _CONCERN.search(prose.folded, lead.sentence.span.start, lead.business)
    if match is None:
        return None
    at = match.start("matter")
    return Clause(prose, at, Span(at, at), Span(at, match.end("matter")))


_TRIMMED = " \n，、；,;"


def _items(prose: Prose, drafts: list[Draft]) -> list[AgendaItem]:
    """The drafts as items: passages end where the next begins, offsets are the text's."""
    items: list[AgendaItem] = []
    for index, draft in enumerate(drafts):
        after = drafts[index + 1].start if index + 1 < len(drafts) else len(prose.folded)
        start, end = prose.offset(draft.start), prose.offset_of_end(min(draft.end, after))
        start, end = _trim(prose.text, start, end)
        if end <= start:
            continue
        naming = _naming(draft)
        items.append(
            AgendaItem(
                position=len(items) + 1,
                verb=printed_verb(_deciding(draft)),
                subject=printed_subject(naming),
                documents=_documents(draft),
                start=start,
                end=end,
            )
        )
    return items


def _naming(draft: Draft) -> Clause:
    """The clause whose words name the item: the first, unless it only points back."""
    return draft.clauses[0]


def _deciding(draft: Draft) -> Clause:
    """The clause whose verb goes furthest: the passage's, unless the header's completes it.

    审议通过 in the header over 审议 in the passage; 原则通过 in the passage over 审议 in it.
    """
    told = max(draft.clauses, key=lambda clause: rank(clause.verb))
    header = draft.header
    if header is not None and header.verb.startswith(told.verb):
        return header
    return told


def _documents(draft: Draft) -> tuple[str, ...]:
    """The documents of the first clause that has any; the header's last."""
    for clause in (*draft.clauses, *([draft.header] if draft.header else [])):
        if found := documents([clause]):
            return found
    return ()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return start, end
