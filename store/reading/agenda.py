"""Paragraphs → agenda items: what a careful minute-taker would list, each with its passage.

Three steps. ``clauses`` finds where the text states that the meeting took a matter up; ``listed``
and ``units`` gather what the lead lists and what the paragraphs tell. ``alignment`` holds the one
against the other, for paragraphs often follow a list in its order without naming the matters. Here
every matter gets its passage: from where it begins to where the next begins or the text turns to
something that is no matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.model import AgendaItem
from store.reading.alignment import (
    MAX_MATTERS,
    Place,
    Stretch,
    align,
)
from store.reading.clauses import find_headline
from store.reading.day import find_days
from store.reading.kinds import HOLDS_SESSION, as_matter
from store.reading.lead import Lead
from store.reading.listed import (
    Listed,
    agenda_list,
    by_parts,
    lead_matters,
    merge_listed,
    said_in_lead,
    second_header,
)
from store.reading.matter import Clause, listed_parts, refers_back, without_session
from store.reading.naming import documents, printed_subject, printed_verb, rank
from store.reading.prose import Prose, Span
from store.reading.units import Unit, read_units
from store.reading.verbs import OTHER_MATTERS
from store.reading.wording import anchor, covered, neighbours, overlap, pairs, telling
from store.words import fold


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items in the order of their passages, and whether unnamed other matters were taken up."""

    items: tuple[AgendaItem, ...]
    other_matters: bool


def read_agenda(prose: Prose, paragraphs: Sequence[Span], lead: Lead, title: Prose) -> Agenda:
    """What the meeting took up, from its lead on."""
    listed, told = lead_matters(prose, paragraphs[lead.paragraph], lead)
    further, body = agenda_list(prose, paragraphs[lead.paragraph + 1 :])
    body = [*told, *(p for p in body if not _of_another_day(prose, p, lead))]
    plenum = _PLENUM.search(fold(lead.meeting.name)) is not None
    listed.extend(further)
    from_title = not listed
    if from_title:
        listed = [Listed(c, c.object.end, placed=False) for c in find_headline(title)]
    units = read_units(prose, body, plenum)
    if not units and len(listed) > 1:
        units = read_units(prose, said_in_lead(prose, paragraphs[lead.paragraph], lead), plenum)
    if from_title and any(unit.clause for unit in units):
        listed = []
    listed = merge_listed(listed)
    listed, units = second_header(prose, listed, units)
    listed = by_parts(listed)
    units = [replace(u, clause=None) if u.clause and refers_back(u.clause) else u for u in units]
    drafts = _draft(prose, listed, units, pairs(fold(lead.meeting.name)))
    if not drafts:
        drafts = _unnamed(prose, units, lead, title)
    other = OTHER_MATTERS.search(prose.folded, lead.sentence.span.start) is not None
    return Agenda(tuple(_items(prose, drafts)), other)


_DATED = re.compile(r" ?(?:\d{4}年)?\d{1,2}月\d{1,2}日[^。;]{0,60}(?:主持召开|召开|举行)")


def _of_another_day(prose: Prose, paragraph: Span, lead: Lead) -> bool:
    """Whether a paragraph tells of a meeting on another day: 3月25日，……主持召开……会议."""
    if lead.day is None or not _DATED.match(prose.folded, paragraph.start, paragraph.end):
        return False
    day = next(find_days(prose.folded, paragraph.start, paragraph.end))
    return day.day is not None and (day.month, day.day) != (lead.day.month, lead.day.day)


_PLENUM = re.compile(r"委(?:员会)?(?:[^,。]{0,8}次)?(?:全体会议|全会)$")


@dataclass(slots=True)
class Draft:
    """An item in the making: the clauses that name it, the first of them first, and its passage."""

    clauses: list[Clause]
    start: int
    end: int
    listed: int | None = None
    header: Clause | None = None
    only_listed: bool = False
    """Whether no unit opens on it, so that it begins at its clause in the list."""


def _draft(
    prose: Prose, listed: list[Listed], units: list[Unit], ignored: frozenset[str]
) -> list[Draft]:
    """Every matter that a unit opens on, then the listed ones that none opens on."""
    stretches = [
        Stretch(
            text=u.words(prose),
            named=u.clause.matter if u.clause else None,
            opens=u.opens,
            verb=u.clause.verb if u.clause else "",
        )
        for u in units
    ]
    matters = [replace(as_matter(e.clause), part_of=e.part_of, apart=e.apart) for e in listed]
    places = align(matters, stretches, ignored)
    drafts = _open(prose, listed, units, places)
    joined = _with_untold(prose, listed, drafts)
    drafts.extend(_unopened(listed, drafts, joined))
    drafts.sort(key=lambda draft: draft.start)
    return drafts


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
            target.clauses.append(unit.clause)
            continue
        if not unit.clause.verb and _taken_up(drafts, unit.clause):
            continue
        draft = Draft([unit.clause], unit.span.start, unit.span.end)
        if place.listed is not None and listed_draft is None:
            draft.listed = place.listed
            draft.header = listed[place.listed].clause
            by_listed[place.listed] = draft
        drafts.append(draft)
    return drafts


def _continues(listed_draft: Draft | None, current: Draft | None, clause: Clause) -> bool:
    """Whether a statement only goes on about the matter at hand."""
    if current is None:
        return False
    if listed_draft is not None and listed_draft is current:
        return _same_matter(current, clause)
    named = current.clauses[0].matter
    bare = not clause.verb or not current.clauses[0].verb
    return clause.matter == named or (bare and anchor(clause.matter, [named]) is not None)


def _taken_up(drafts: list[Draft], clause: Clause) -> bool:
    """Whether a paragraph only turns back to a matter before: 对于明年经济工作，会议指出."""
    before = drafts[-MAX_MATTERS:]
    return anchor(clause.matter, [draft.clauses[0].matter for draft in before]) is not None


def _same_matter(draft: Draft, clause: Clause) -> bool:
    """Whether a statement names the matter a draft was opened with: 审议了X的报告 … 决定任命X."""
    first = draft.clauses[0]
    if first.matter == clause.matter:
        return True
    if not first.verb:
        return anchor(clause.matter, [first.matter]) is not None
    words, first_words = (pairs(without_session(c.matter)) for c in (clause, first))
    if draft.listed is not None and draft.header is None and len(draft.clauses) == 1:
        return covered(first_words, words) >= 0.6 or overlap(first_words, words) >= 0.8
    if clause.prose.titles_in(clause.object) and not first.prose.titles_in(first.object):
        return False
    if not 0 < rank(first.verb) < rank(clause.verb):
        return False
    told = [pairs(without_session(c.matter)) for c in (first, draft.header) if c is not None]
    return any(len(one) > _HARDLY_ANY and overlap(one, words) >= 0.6 for one in told)


def _with_untold(prose: Prose, listed: list[Listed], drafts: list[Draft]) -> frozenset[int]:
    """Let the parts of a clause that no unit opens stay with one that a unit opens; which did.

    They stay with the passage that tells of them, or with the only one there is. Where units take
    the parts up one by one, those that none tells of are matters of their own.
    """
    opened = {draft.listed: draft for draft in drafts if draft.listed is not None}
    joined: set[int] = set()
    for index, entry in enumerate(listed):
        if entry.part_of is None or index in opened:
            continue
        group = [opened[k] for k in opened if listed[k].part_of == entry.part_of]
        telling_of = (draft for draft in group if _tells_of(prose, draft, entry.clause))
        host = group[0] if len(group) == 1 else next(telling_of, None)
        if host is None:
            continue
        joined.add(index)
        if host.header is None:
            clause = host.clauses[0]
            start = min(clause.object.start, entry.clause.object.start)
            end = max(clause.object.end, entry.clause.object.end)
            host.clauses[0] = replace(clause, object=Span(start, end))
    return frozenset(joined)


_TOLD = 0.5
"""Share of a part's words that a passage repeats which tells of it, too."""


def _tells_of(prose: Prose, draft: Draft, clause: Clause) -> bool:
    """Whether a passage tells of a part that it does not open on."""
    passage = prose.folded[draft.start : min(draft.end, draft.start + _LOOKED_AT)]
    return covered(pairs(clause.matter), neighbours(passage)) >= _TOLD


_LOOKED_AT = 1_500
"""Characters of a passage in which parts are looked for."""


def _whole(listed: list[Listed], index: int) -> Listed:
    """A listed matter with the parts that follow it in its clause."""
    entry = listed[index]
    if entry.part_of is None:
        return entry
    end = max(e.clause.object.end for e in listed if e.part_of == entry.part_of)
    return replace(entry, clause=replace(entry.clause, object=Span(entry.clause.object.start, end)))


_PREAMBLE = re.compile(r"^(?:深入)?(?:学习贯彻|学习宣传贯彻|学习)$")


def _unopened(
    listed: list[Listed], drafts: list[Draft], joined: frozenset[int]
) -> list[Draft]:
    """The listed matters that no unit opens on begin at their clause in the lead.

    Not those that the paragraphs name in other words, nor study ahead of the business, which is
    preamble where it has no paragraph of its own.
    """
    opened = {draft.listed: draft.start for draft in drafts if draft.listed is not None}
    own = [draft.start for draft in drafts if draft.listed is None]
    named = [clause for draft in drafts for clause in draft.clauses]
    found: list[Draft] = []
    begun = Counter(listed[k].part_of for k in opened)
    several = len({e.part_of if e.part_of is not None else -k for k, e in enumerate(listed)}) > 1
    for index, further in enumerate(listed):
        group = further.part_of
        one_by_one = group is not None and begun[group] > 1
        entry = _alone(further) if one_by_one else _whole(listed, index)
        if index in opened or index in joined or not entry.placed:
            continue
        if group is not None and not one_by_one:
            if begun[group] or (index > 0 and group == listed[index - 1].part_of):
                continue
        if one_by_one and _told_in_other_words(index, opened, own):
            continue
        if not HOLDS_SESSION.search(entry.clause.matter) and _is_covered(entry.clause, named):
            continue
        if not entry.stated and (
            (drafts and len(telling(_FIELD.sub("", entry.clause.matter))) <= _HARDLY_ANY)
            or (several and index == 0 and _PREAMBLE.match(entry.clause.verb))
        ):
            continue
        found.append(Draft([entry.clause], entry.clause.start, entry.end, index, only_listed=True))
    return found


def _alone(entry: Listed) -> Listed:
    """A part of a listed clause as a matter of its own; all but the first begin with their words."""
    clause = entry.clause
    if clause.object.start - clause.verb_span.end <= 1:
        return entry
    return replace(entry, clause=replace(clause, start=clause.object.start), end=clause.object.end)


def _told_in_other_words(index: int, opened: dict[int, int], own: list[int]) -> bool:
    """Whether a statement that no listed matter names stands where this one's turn would be."""
    after = max((at for k, at in opened.items() if k < index), default=0)
    before = min((at for k, at in opened.items() if k > index), default=None)
    return any(after < at and (before is None or at < before) for at in own)


_FIELD = re.compile(r"经济社会|系列|相关|[我全本][省市区县州]")
_HARDLY_ANY = 1
"""Pairs of telling words in what may be all that was taken up: 经济社会发展工作, 改革工作."""


def _is_covered(clause: Clause, named: list[Clause]) -> bool:
    """Whether statements of the paragraphs name every part of a listed matter."""
    folded = clause.prose.folded
    titled = bool(clause.prose.titles_in(clause.object))
    others = [c for c in named if c is not clause and (not titled or c.prose.titles_in(c.object))]
    words = [pairs(c.matter) for c in others]
    everything = frozenset[str]().union(*words) if words else frozenset[str]()
    parts = [pairs(folded[part.start : part.end]) for part in listed_parts(clause)]
    told = [part for part in parts if part]
    if not told:
        return bool(named)
    if titled:
        everything = max(words, key=lambda other: covered(told[0], other), default=frozenset())
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
    r"(?:中央层面|国务院|中央|省委|市委|区委|县委|省|市|区|县)(?P<matter>(?!军委|书记处)[^,、。;:()]{4,30}?)"
    r"(?:工作)?(?:专项)?(?:工作机制|领导小组|指挥部|联席会|委员会)"
)


def _concern(prose: Prose, lead: Lead) -> Clause | None:
    """What a body of one concern is for: 整治形式主义为基层减负专项工作机制."""
    match = _CONCERN.search(prose.folded, lead.sentence.span.start, lead.business)
    if match is None:
        return None
    at = match.start("matter")
    return Clause(prose, at, Span(at, at), Span(at, match.end("matter")))


def _in_order(drafts: list[Draft]) -> list[Draft]:
    """The drafts as the agenda has them: one that only the lead names after the one listed before.

    The others stand in the order of their passages.
    """
    told = [draft for draft in drafts if not draft.only_listed]
    for draft in drafts:
        if draft.only_listed:
            before = [at for at, other in enumerate(told) if _precedes(other, draft)]
            told.insert(before[-1] + 1 if before else 0, draft)
    return told


def _precedes(one: Draft, other: Draft) -> bool:
    return one.listed is not None and other.listed is not None and one.listed < other.listed


_TRIMMED = " \n，、；,;"
_LOST = "?？\ufffd"
"""What stands at a paragraph's head for an indent that was lost."""


def _items(prose: Prose, drafts: list[Draft]) -> list[AgendaItem]:
    """The drafts as items: passages end where the next begins, offsets are the text's."""
    items: list[AgendaItem] = []
    starts = [*(draft.start for draft in drafts), len(prose.folded)]
    for draft, after in zip(drafts, starts[1:], strict=True):
        draft.end = min(draft.end, after)
    for draft in _in_order(drafts):
        start, end = prose.offset(draft.start), prose.offset_of_end(draft.end)
        start, end = _trim(prose.text, start, end)
        if end <= start:
            continue
        deciding = _deciding(draft)
        naming = deciding if deciding in draft.clauses else draft.clauses[0]
        items.append(
            AgendaItem(
                position=len(items) + 1,
                verb=printed_verb(deciding),
                subject=printed_subject(naming),
                documents=_documents(draft),
                start=start,
                end=end,
            )
        )
    return items


def _deciding(draft: Draft) -> Clause:
    """The clause whose verb goes furthest: the passage's, unless the header's completes it.

    审议通过 in the header over 审议 in the passage; 原则通过 in the passage over 审议 in it.
    """
    told = max(draft.clauses, key=lambda clause: rank(clause.verb))
    header = draft.header
    if header is not None and told.verb in header.verb:
        return header
    return told


def _documents(draft: Draft) -> tuple[str, ...]:
    """The documents of the first clause that has any; the header's last."""
    for clause in (*draft.clauses, *([draft.header] if draft.header else [])):
        if found := documents([clause]):
            return found
    return ()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIMMED + _LOST:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return start, end
