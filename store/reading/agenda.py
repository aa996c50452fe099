"""Paragraphs → agenda items: what a careful minute-taker would list, each with its passage.

Three steps. *Clauses*: find where the text states that the meeting took something up (听取了……汇报).
*Alignment*: hold the matters that the lead lists against the paragraphs, which often follow in that
order without naming them (会议指出，……). *Items*: give every matter its passage, from where it begins
to where the next begins or the text turns to something that is no matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from store.model import AgendaItem
from store.reading.heading import Heading
from store.words import fold


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items in the order of their passages, and whether unnamed other matters were taken up."""

    items: tuple[AgendaItem, ...]
    other_matters: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """Where the text states a matter: 听取了 | 全国政协提案委员会关于……的汇报."""

    start: int
    verb: str
    object: Span
    group: int
    """Clauses of one group share one verb: the titles of 审议通过《甲》《乙》."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or a part of one that begins with a clause of its own."""

    span: Span
    clause: Clause | None


def read_agenda(text: str, heading: Heading) -> Agenda:
    """What the meeting took up. ``text`` is the paragraphs, one a line."""
    paragraphs = _paragraph_spans(text)
    lead = paragraphs[heading.paragraph]
    folded = fold(text)
    listed = _lead_clauses(folded, text, Span(lead.start + heading.lead_end, lead.end))
    units: list[Unit] = []
    other_matters = bool(_OTHER_MATTERS.search(folded, lead.start))
    for paragraph in paragraphs[heading.paragraph + 1 :]:
        units.extend(_units(folded, text, paragraph))
    return Agenda(tuple(_items(text, folded, lead, listed, units)), other_matters)


def _paragraph_spans(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


# --- clauses ------------------------------------------------------------------------------------

_OTHER_MATTERS = re.compile(
    r"研究(?:讨论|审议)?了?(?:其他|其它)(?:有关|相关|若干)?(?:事项|工作|议题)|研究了?有关(?:其他|其它)?事项"
)
_ADVERB = "还|又|并|首先|其次|最后|随后|深入|再次|集中|专题|认真|分别|逐项|逐一|共同|书面|集体|进一步|专门|同时|重点|一致|全面"
_STRONG = (
    "传达学习贯彻|传达学习|传达贯彻|传达|学习传达|学习贯彻|学习领会|集体学习|学习|"
    "研究部署|研究审议|研究讨论|研究通过|研究决定|研究确定|研究|听取并审议|听取并讨论|听取审议|听取|"
    "审议并原则通过|审议并原则同意|审议并通过|审议通过|审议审定|审议批准|审议|审定|审查批准|审查|"
    "讨论并原则通过|讨论并通过|讨论通过|讨论决定|讨论|分析研究|分析|部署|通报|观看|"
    "原则通过|原则同意|表决通过|通过"
)
_WEAK = "决定|确定|明确|同意|批准|核准|任命|总结|安排|研讨|酝酿|推荐|票决"
_VERB = re.compile(rf"(?:{_ADVERB}){{0,4}}(?P<verb>{_STRONG})(?P<done>了)?")
_LISTED_VERB = re.compile(rf"(?:{_ADVERB}){{0,4}}(?P<verb>{_STRONG}|{_WEAK}|审批)(?P<done>了)?")
# Who takes something up: the meeting, under any of the names a text gives it.
_MEETING = r"(?:本次|此次|这次)?(?:[^，。；、《》]{0,12}(?:会议|党组会|主任会|常委会)(?:上)?|会上)"
_STATED = re.compile(rf"(?:(?:{_MEETING})(?:还|又|首先|最后)?|在)?(?={_VERB.pattern})")
_DECIDED = re.compile(rf"(?:{_MEETING})(?:还)?(?P<verb>决定|同意|确定|批准|核准|任命)(?=[^，。：])")
_SENTENCE = re.compile(r"[。！？]['\"]?")
_OPENERS, _CLOSERS = "《(\"'【[", "》)\"'】]"


def _clause_ends(folded: str, span: Span) -> list[int]:
    """Offsets of the commas and stops of ``span`` that stand outside 《》, quotes and brackets."""
    ends: list[int] = []
    depth_title = depth_bracket = 0
    quoted = False
    for offset in range(span.start, span.end):
        char = folded[offset]
        if char == "《":
            depth_title += 1
        elif char == "》":
            depth_title = max(0, depth_title - 1)
        elif char == "(":
            depth_bracket += 1
        elif char == ")":
            depth_bracket = max(0, depth_bracket - 1)
        elif char == '"':
            quoted = not quoted
        elif char in ",;:。" and not (depth_title or depth_bracket):
            if char == "。":
                quoted = False
            if not quoted:
                ends.append(offset)
    ends.append(span.end)
    return ends


def _lead_clauses(folded: str, text: str, span: Span) -> list[Clause]:
    """The matters that the lead lists, each title of a list of titles on its own."""
    clauses: list[Clause] = []
    start = span.start
    for end in _clause_ends(folded, span):
        match = _LISTED_VERB.match(folded, start, end)
        if match and match.end() < end and not _OTHER_MATTERS.match(folded, match.start("verb")):
            clauses.extend(_split_titles(folded, _clause(folded, start, match, end, len(clauses))))
        start = end + 1
        while start < span.end and folded[start] == " ":
            start += 1
    return clauses


def _clause(folded: str, start: int, match: re.Match[str], end: int, group: int) -> Clause:
    return Clause(start, match["verb"], Span(match.end(), end), group)


_TITLE_JOINT = re.compile(r"》(?:[(][^()]{0,12}[)])?(?P<joint>[、和及与]?)《")


def _split_titles(folded: str, clause: Clause) -> list[Clause]:
    """审议通过《甲》《乙》和《丙》 as one clause a title; a clause that is not all titles stays whole."""
    listed = folded[clause.object.start : clause.object.end]
    if not listed.startswith(("《", "关于《")) or "》" not in listed[-8:]:
        return [clause]
    cuts = [clause.object.start]
    for match in _TITLE_JOINT.finditer(listed):
        cuts.append(clause.object.start + match.end() - 1)
    cuts.append(clause.object.end)
    return [
        replace(clause, start=clause.start if i == 0 else left, object=Span(left, right))
        for i, (left, right) in enumerate(pairwise(cuts))
    ]


def _units(folded: str, text: str, paragraph: Span) -> list[Unit]:
    """A paragraph cut where it states a further matter."""
    clauses = _stated_clauses(folded, paragraph)
    if not clauses:
        return [Unit(paragraph, None)]
    units: list[Unit] = []
    if clauses[0].start > paragraph.start:
        units.append(Unit(Span(paragraph.start, clauses[0].start), None))
    starts = [clause.start for clause in clauses]
    for clause, end in zip(clauses, [*starts[1:], paragraph.end], strict=True):
        units.append(Unit(Span(clause.start, end), clause))
    return units


def _stated_clauses(folded: str, paragraph: Span) -> list[Clause]:
    clauses: list[Clause] = []
    sentence = paragraph.start
    ends = _clause_ends(folded, paragraph)
    stating = False
    for start, end in zip([paragraph.start, *(end + 1 for end in ends)], ends, strict=False):
        opens_sentence = start == sentence
        if opens_sentence:
            stating = False
        match = _match_stated(folded, start, end, opens_sentence, stating, start == paragraph.start)
        if match is not None:
            stating = True
            clauses.append(Clause(start, match["verb"], Span(match.end(), end), start))
        if end < paragraph.end and folded[end] == "。":
            sentence = end + 1
            if sentence < paragraph.end and folded[sentence] in "\"'":
                sentence += 1
    return clauses


def _match_stated(
    folded: str, start: int, end: int, opens_sentence: bool, stating: bool, opens_paragraph: bool
) -> re.Match[str] | None:
    """The verb, if the clause at ``start`` states that the meeting took something up.

    A sentence of a speech may begin with the same verbs (学习贯彻……，要……), so a clause counts only
    with the meeting as its subject, with 了, or as a further clause of a sentence that counts.
    """
    if _OTHER_MATTERS.search(folded, start, min(end, start + 30)):
        return None
    subject = _STATED.match(folded, start, end) if opens_sentence else None
    if subject is not None and (match := _VERB.match(folded, subject.end(), end)):
        told = subject.end() > start or match["done"] or (opens_paragraph and "时" in folded[match.end() : end][-3:])
        if told and end - match.end() >= 2:
            return match
    if opens_sentence and opens_paragraph and (match := _DECIDED.match(folded, start, end)):
        if not re.match(r"将|把|由|,", folded[match.end() : match.end() + 1]):
            return match
    if stating and not opens_sentence and (match := _VERB.match(folded, start, end)):
        if end - match.end() >= 2:
            return match
    return None


# --- alignment ----------------------------------------------------------------------------------

_ATTENDANCE = re.compile(r"[^。]*(?:出席|列席|参加)(?:了)?(?:会议|全会)?(?:并[^。,]{1,8})?[。]?$")
_REPORTED = re.compile(r"[^。]{2,60}(?:作了?|作)(?:[^。]{0,30})?(?:说明|发言|汇报|报告|交流发言)(?:和[^。]{1,6})?。?$")
_CHAIR_ONLY = re.compile(r"[^。]{2,60}主持(?:会议)?(?:并[^。]{0,12})?。?$")
_SKIP_PENALTY, _BACK_PENALTY, _STAY = 0.12, 0.6, 0.04


def _is_aside(folded: str, unit: Unit) -> bool:
    """Who came, who spoke, other matters: no matter and no part of one."""
    told = folded[unit.span.start : unit.span.end].strip()
    if not told or (_OTHER_MATTERS.search(told) and len(told) <= 40):
        return True
    sentences = [sentence for sentence in _SENTENCE.split(told) if sentence]
    return all(
        pattern_matches
        for sentence in sentences
        if not (
            pattern_matches := any(
                pattern.fullmatch(sentence) for pattern in (_ATTENDANCE, _REPORTED, _CHAIR_ONLY)
            )
        )
    )


def _bigrams(text: str) -> Counter[str]:
    kept = re.sub(r"[^\w]", " ", text)
    return Counter(a + b for a, b in pairwise(kept) if a != " " and b != " ")


def _similarities(
    folded: str, listed: Sequence[Clause], units: Sequence[Unit]
) -> list[list[float]]:
    """How much of each listed matter's wording every unit repeats, 0 to 1.

    A pair of characters counts for less the more matters and units share it.
    """
    matters = [_bigrams(folded[c.object.start : c.object.end]) for c in listed]
    openings = [_bigrams(folded[u.span.start : min(u.span.end, u.span.start + 120)]) for u in units]
    wholes = [_bigrams(folded[u.span.start : u.span.end]) for u in units]
    spread = Counter(gram for grams in (*matters, *wholes) for gram in grams)
    table = []
    for opening, whole in zip(openings, wholes, strict=True):
        row = []
        for matter in matters:
            weight = sum(1 / spread[gram] for gram in matter) or 1.0
            near = sum(1 / spread[gram] for gram in matter if gram in opening)
            far = sum(1 / spread[gram] for gram in matter if gram in whole)
            row.append((0.6 * near + 0.4 * far) / weight)
        table.append(row)
    return table


def _align(folded: str, listed: Sequence[Clause], units: Sequence[Unit]) -> list[int | None]:
    """For each unit the listed matter it is about, or None for a matter of its own.

    The best path through the units: matters mostly come in the lead's order, one may be passed
    over, a unit may go on about the one before.
    """
    if not listed:
        return [None] * len(units)
    similar = _similarities(folded, listed, units)
    count = len(listed)
    best: list[tuple[float, tuple[int, ...]]] = []
    for row in similar:
        scores: list[tuple[float, tuple[int, ...]]] = []
        for j in range(count):
            if not best:
                scores.append((row[j] - _SKIP_PENALTY * j, (j,)))
                continue
            reached = max(
                (score + _move(i, j), path) for i, (score, path) in enumerate(best)
            )
            scores.append((reached[0] + row[j], (*reached[1], j)))
        best = scores
    path = max(best)[1] if best else ()
    return [
        None if unit.clause is not None and similar[k][j] < 0.25 else j
        for k, (unit, j) in enumerate(zip(units, path, strict=True))
    ]


def _move(i: int, j: int) -> float:
    if j == i:
        return _STAY
    if j == i + 1:
        return _STAY
    return -_SKIP_PENALTY * (j - i - 1) if j > i else -_BACK_PENALTY


# --- items --------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Draft:
    """An item in the making: the clause that names it, its passage and all titles it covers."""

    naming: Clause
    start: int
    end: int
    titles: list[Clause]
    listed: int | None


def _items(
    text: str, folded: str, lead: Span, listed: list[Clause], units: list[Unit]
) -> Iterable[AgendaItem]:
    matter_units = [unit for unit in units if not _is_aside(folded, unit)]
    drafts = _draft(folded, listed, matter_units)
    _place_unopened(folded, listed, drafts)
    drafts.sort(key=lambda draft: draft.start)
    for position, draft in enumerate(drafts, 1):
        start, end = _trim(text, draft.start, draft.end)
        yield AgendaItem(
            position=position,
            verb=_verb(text, folded, draft.naming),
            subject=_subject(text, folded, draft.naming),
            documents=_documents(text, folded, draft.titles),
            start=start,
            end=end,
        )


def _draft(folded: str, listed: list[Clause], units: list[Unit]) -> list[_Draft]:
    """One draft for every matter that a unit opens on; the units after it extend it."""
    drafts: list[_Draft] = []
    by_listed: dict[int, _Draft] = {}
    for unit, j in zip(units, _align(folded, listed, units), strict=True):
        current = by_listed.get(j) if j is not None else drafts[-1] if drafts else None
        goes_on = current is not None and (
            unit.clause is None or _same_matter(folded, unit.clause, current.naming)
        )
        if goes_on and current is not None:
            current.end = max(current.end, unit.span.end)
        elif unit.clause is not None or j is not None:
            naming = unit.clause or (listed[j] if j is not None else None)
            assert naming is not None
            draft = _Draft(naming, unit.span.start, unit.span.end, [naming], None)
            drafts.append(draft)
            if j is not None and j not in by_listed:
                draft.listed = j
                by_listed[j] = draft
    return drafts


def _same_matter(folded: str, clause: Clause, naming: Clause) -> bool:
    """Whether two clauses name one matter: most of the shorter wording is in the longer."""
    a = _bigrams(folded[clause.object.start : clause.object.end])
    b = _bigrams(folded[naming.object.start : naming.object.end])
    return clause.object == naming.object or (
        sum((a & b).values()) >= 0.6 * max(1, min(a.total(), b.total()))
    )


_SUMMARY = re.compile(r"等(?:有关|重要|若干|\d+个|几个)?(?:事项|工作|议题|事宜|内容|汇报|报告|文件|问题)?$")


def _place_unopened(folded: str, listed: list[Clause], drafts: list[_Draft]) -> None:
    """Listed matters that no paragraph opens on: titles join their verb's item, others stay in the
    lead, and a summary (……等事项) of what the paragraphs name one by one is no matter."""
    opened = {draft.listed: draft for draft in drafts if draft.listed is not None}
    stated = any(draft.listed is None for draft in drafts)
    for group in dict.fromkeys(clause.group for clause in listed):
        members = [j for j, clause in enumerate(listed) if clause.group == group]
        unopened = [j for j in members if j not in opened]
        hosts = [j for j in members if j in opened]
        if not hosts:
            first, last = listed[members[0]], listed[members[-1]]
            if stated and _SUMMARY.search(folded[last.object.start : last.object.end]):
                continue
            whole = replace(first, object=Span(first.object.start, last.object.end))
            drafts.append(_Draft(whole, first.start, last.object.end, [whole], members[0]))
            continue
        for j in unopened:
            host = max((i for i in hosts if i < j), default=hosts[0])
            opened[host].titles.append(listed[j])


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n，、；,;":
        start += 1
    while end > start and text[end - 1] in " \n，、；,;":
        end -= 1
    return start, end


# --- what an item is called ---------------------------------------------------------------------

def _verb(text: str, folded: str, clause: Clause) -> str:
    """The verb as printed: right before its object, 了 left out."""
    at = folded.rfind(clause.verb, clause.start, clause.object.start)
    return text[at : at + len(clause.verb)] if at >= 0 else clause.verb


_REPORT_TAIL = re.compile(r"的?(?:专题|书面|综合)?(?:汇报|报告|通报|介绍)(?:和[^,。]{0,6}说明)?$")
_ABOUT = re.compile(r"^(?:[^《》\"]{0,60}?(?:作的|所作的|提交的|提请的)?关于)(?=[^于])")
_EDGE = " 了的,，。:：;；"


def _subject(text: str, folded: str, clause: Clause) -> str:
    """The shortest phrase that names the matter: without verb, reporter and 的汇报."""
    start, end = clause.object.start, clause.object.end
    told = folded[start:end]
    if clause.verb.startswith("听取") and not told.rstrip().endswith("》"):
        if tail := _REPORT_TAIL.search(told):
            end = start + tail.start()
        if about := _ABOUT.match(folded[start:end]):
            start += about.end()
    elif told.startswith("关于") and not told.startswith("关于《"):
        start += 2
    if folded[start:end].endswith("时"):
        end -= 1
    if folded[start:end].endswith("等"):
        end -= 1
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return text[start:end]


_CITED = re.compile(r"(?:落实|贯彻|执行|实施|依据|根据|按照|依照|对照|围绕|修改|修订|学习宣传)(?:好|了)?$")


def _documents(text: str, folded: str, clauses: Sequence[Clause]) -> tuple[str, ...]:
    """The titles under consideration: the outermost 《》 of the objects that are not merely cited."""
    titles: list[str] = []
    for clause in clauses:
        depth, opened = 0, 0
        for offset in range(clause.object.start, clause.object.end):
            char = folded[offset]
            if char == "《":
                if depth == 0:
                    opened = offset
                depth += 1
            elif char == "》" and depth:
                depth -= 1
                before = folded[clause.object.start : opened]
                if depth == 0 and not _CITED.search(before):
                    titles.append(text[opened + 1 : offset])
    return tuple(dict.fromkeys(titles))
