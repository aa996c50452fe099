"""Which stretches of the text are the passage of which matter: items in the making.

A matter that a stretch opens on begins there, and goes on as far as the stretches stay with it; one
that only the lead names begins at its clause in the lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from store.reading.agenda.alignment import MAX_MATTERS, Matter, Place, Stretch, align
from store.reading.agenda.kinds import HOLDS_SESSION, PERSONNEL, as_matter
from store.reading.agenda.listed import Listed
from store.reading.agenda.matters.matter import (
    WHEN,
    Clause,
    appoints,
    concludes,
    goes_on,
    heard_of,
    in_general,
    listed_parts,
    passes_in_short,
    picks_several,
    studies,
    without_session,
)
from store.reading.agenda.matters.verbs import SETTLES
from store.reading.agenda.matters.wording import anchor, covered, overlap, pairs, telling
from store.reading.agenda.midway import turned_to_midway
from store.reading.agenda.naming import rank
from store.reading.agenda.units import Unit
from store.reading.prose import Prose, Span


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


def draft_items(
    prose: Prose, listed: list[Listed], units: list[Unit], ignored: frozenset[str]
) -> list[Draft]:
    """Every matter that a unit opens on, then the listed ones that none opens on."""
    places = align(as_matters(listed), as_stretches(prose, units), ignored)
    units, places = turned_to_midway(prose, listed, units, places)
    drafts = _open(prose, listed, units, places)
    _take_turns(listed, drafts)
    joined = _with_untold(prose, listed, drafts)
    drafts.extend(_unopened(listed, drafts, joined))
    drafts.sort(key=lambda draft: draft.start)
    return drafts


def as_stretches(prose: Prose, units: Sequence[Unit]) -> list[Stretch]:
    """The units, as they are held against what is listed."""
    return [
        Stretch(
            text=u.words(prose),
            named=heard_of(u.clause) if u.clause else None,
            opens=u.opens,
            verb=u.clause.verb if u.clause else "",
        )
        for u in units
    ]


def as_matters(listed: Sequence[Listed]) -> list[Matter]:
    """What is listed, as units are held against it."""
    return [
        replace(
            as_matter(e.clause),
            part_of=None if e.one_by_one else e.part_of,
            enumerated=e.enumerated,
        )
        for e in listed
    ]


def _open(
    prose: Prose, listed: list[Listed], units: list[Unit], places: Sequence[Place]
) -> list[Draft]:
    """One draft for every matter a unit opens; the units after it extend it."""
    drafts: list[Draft] = []
    by_listed: dict[int, Draft] = {}
    above: Unit | None = None
    for unit, place in zip(units, places, strict=True):
        headed = above is not None and _heads(prose, above, unit)
        above = unit
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
        as_listed = current is not None and _is_done_as_listed(current, unit.clause)
        if current is not None and (as_listed or _is_settled(current, unit.clause)):
            current.end = unit.span.end
            if as_listed or appoints(unit.clause):
                current.clauses.append(unit.clause)
            continue
        if headed or _continues(listed_draft, current, unit.clause):
            target = current if headed else listed_draft or current
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


def _heads(prose: Prose, above: Unit, unit: Unit) -> bool:
    """Whether a unit takes up the matter of the heading right above it: 审议养老办法."""
    if above.clause is None or unit.clause is None or not above.is_bare(prose):
        return False
    start, end = above.span.start, above.span.end
    alone = prose.folded.startswith("\n", end) and (start == 0 or prose.folded[start - 1] == "\n")
    heading = alone and end - start <= _LONGEST_HEADING and prose.folded[end - 1] not in "。;"
    return heading and anchor(heard_of(unit.clause), [heard_of(above.clause)]) is not None


_LONGEST_HEADING = 60


def _continues(listed_draft: Draft | None, current: Draft | None, clause: Clause) -> bool:
    """Whether a statement only goes on about the matter at hand."""
    if current is None:
        return False
    if _are_its_measures(current, clause):
        return True
    if clause.verb.endswith(_CONSULTED) and goes_on(current.clauses[0], clause):
        return True  # 听取甲情况的通报 … 围绕甲情况协商议政
    if listed_draft is not None and listed_draft is current:
        return _same_matter(current, clause)
    named = current.clauses[0].matter
    bare = not clause.verb or not current.clauses[0].verb
    return clause.matter == named or (bare and anchor(clause.matter, [named]) is not None)


def _take_turns(listed: list[Listed], drafts: list[Draft]) -> None:
    """Let a statement that stands where a listed matter's turn is, and shares a word, be on it.

    研究部署冬季蔬菜产销工作 in the list, 会议分析了当前蔬菜市场形势 between the passages of those
    listed before and after it.
    """
    opened = {draft.listed for draft in drafts}
    for before, draft, after in zip([None, *drafts], drafts, [*drafts[1:], None], strict=False):
        if draft.listed is not None or before is None or before.listed is None:
            continue
        index = before.listed + 1
        if index >= len(listed) or index in opened or listed[index].part_of is not None:
            continue
        if after.listed != index + 1 if after else index + 1 < len(listed):
            continue
        entry = listed[index].clause
        holds = (HOLDS_SESSION.search(c.matter) is not None for c in (entry, draft.clauses[0]))
        if len(set(holds)) == 1 and telling(entry.matter) & telling(draft.clauses[0].matter):
            draft.listed, draft.header = index, entry
            opened.add(index)


_CONSULTED = ("议政", "建言", "资政", "献策")
_MEASURES = re.compile(r"(?:措施|举措|政策)$")
_TASKS = re.compile(r"(?:重点|主要|工作|目标)+任务$")
_SHARED = 2
"""Telling pairs by which measures are known as those of the matter at hand."""


def _are_its_measures(draft: Draft, clause: Clause) -> bool:
    """Whether what was determined are the measures that the matter is about.

    部署促进养老和家政服务业加快发展的措施 … 会议确定了促进家政服务业扩容提质的新措施.
    Or the tasks of its field: 部署水源保护工作 … 会议确定了水源保护的重点任务.
    """
    first = draft.clauses[0]
    if draft.listed is None or SETTLES.fullmatch(clause.verb) is None:
        return False
    if _TASKS.search(clause.matter):
        field = telling(WHEN.sub("", _TASKS.sub("", clause.matter)))
        return covered(field, telling(first.matter)) >= _TOLD
    if not (_MEASURES.search(first.matter) and _MEASURES.search(clause.matter)):
        return False
    return len(telling(first.matter) & telling(clause.matter)) >= _SHARED


def _is_settled(draft: Draft, clause: Clause) -> bool:
    """Whether a statement says how the matter at hand was settled: 会议原则同意养护方案.

    Or goes on with who was appointed.
    """
    first = draft.clauses[0]
    follows = concludes(clause) or appoints(clause) or picks_several(clause)
    return (follows and goes_on(first, clause)) or passes_in_short(first, clause)


def _is_done_as_listed(draft: Draft, clause: Clause) -> bool:
    """Whether a statement does what the list says was done with what has just been heard.

    批准奖励评审结果 … 会议听取了奖励评审结果的汇报，批准了获奖人选.
    """
    if draft.header is None or not draft.clauses[0].verb.endswith("听取"):
        return False
    return concludes(clause) and clause.verb == draft.header.verb


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

    They stay with the passage that tells of them, with the only one there is, or with that of the
    part that the list joins them to. Where units take the parts up one by one, the others that none
    tells of are matters of their own.
    """
    opened = {draft.listed: draft for draft in drafts if draft.listed is not None}
    untold = [k for k, e in enumerate(listed) if e.part_of is not None and k not in opened]
    joined: set[int] = set()
    for index in untold:
        entry = listed[index]
        words = pairs(entry.clause.matter)
        group = [k for k in opened if listed[k].part_of == entry.part_of]
        telling_of = (k for k in group if _tells(prose, opened[k], words))
        alone = len(group) == 1 and not entry.one_by_one
        named_in_one = (k for k in _named_in_one(listed, index) if k in opened)
        host = group[0] if alone else next(chain(telling_of, named_in_one), None)
        if host is None:
            continue
        joined.add(index)
        if opened[host].header is None:
            first = opened[host].clauses[0]
            between = range(min(host, index) + 1, max(host, index))
            apart = any(k in opened for k in between)
            opened[host].clauses[0] = _with_part(first, entry.clause.object, apart)
        elif host + 1 == index and in_general(opened[host].clauses[0].matter):
            opened[host].header = _with_part(listed[host].clause, entry.clause.object, False)
    return frozenset(joined)


def _named_in_one(listed: list[Listed], index: int) -> Iterator[int]:
    """The parts that a list joins with this one, where it divides others by 、: 研究甲、乙和丙."""
    entry = listed[index]
    if not entry.enumerated:
        return
    if index and listed[index - 1].part_of == entry.part_of and _is_joined(entry):
        yield index - 1
    after = listed[index + 1] if index + 1 < len(listed) else None
    if after is not None and after.part_of == entry.part_of and _is_joined(after):
        yield index + 1


def _is_joined(part: Listed) -> bool:
    """Whether a part is joined to the one before it and not divided from it: A和B."""
    clause = part.clause
    return clause.prose.folded.endswith(("和", "与", "及"), 0, clause.object.start)


def _tells(prose: Prose, draft: Draft, words: frozenset[str]) -> bool:
    """Whether a passage tells of a part of these words that it does not open on."""
    passage = prose.folded[draft.start : min(draft.end, draft.start + _LOOKED_AT)]
    return covered(words, frozenset(pair for pair in words if pair in passage)) >= _TOLD


def _with_part(clause: Clause, part: Span, apart: bool) -> Clause:
    """A clause with one more part of the list it is of, ``apart`` if others stand between."""
    if apart:
        return replace(clause, further=(*clause.further, part))
    start, end = min(clause.object.start, part.start), max(clause.object.end, part.end)
    return replace(clause, object=Span(start, end))


_TOLD = 0.5
"""Share of a part's words that a passage repeats which tells of it, too."""
_LOOKED_AT = 1_500
"""Characters of a passage in which parts are looked for."""


_PREAMBLE = re.compile(r"^(?:深入)?(?:学习贯彻|学习宣传贯彻|学习)$")


def _unopened(listed: list[Listed], drafts: list[Draft], joined: frozenset[int]) -> list[Draft]:
    """The listed matters that no unit opens on begin at their clause in the lead.

    Not those that the paragraphs name in other words, nor study ahead of the business, which is
    preamble where it has no paragraph of its own.
    """
    opened = {draft.listed: draft.start for draft in drafts if draft.listed is not None}
    own = [draft.start for draft in drafts if draft.listed is None]
    named = [clause for draft in drafts for clause in draft.clauses]
    several = len({e.part_of if e.part_of is not None else -k for k, e in enumerate(listed)}) > 1
    found: list[Draft] = []
    for index, entry in _untold(listed, opened, joined):
        if not entry.placed or _told_in_other_words(index, listed, opened, own):
            continue
        holds = HOLDS_SESSION.search(entry.clause.matter) is not None
        if _session_is_told(entry, named) if holds else _is_covered(entry.clause, named):
            continue
        if _sums_up_fields(entry, listed, len(own)):
            continue
        preamble = several and index == 0 and _PREAMBLE.match(entry.clause.verb) is not None
        preamble = preamble and not _is_numbered(entry.clause)
        preamble = preamble and not entry.clause.prose.titles_in(entry.clause.object)
        preamble = preamble and not entry.clause.prose.folded.startswith(
            "了", entry.clause.verb_span.end
        )
        if not entry.stated and studies(entry.clause) and _studied_one_by_one(drafts):
            continue
        if not entry.stated and (preamble or (drafts and _names_hardly_anything(entry.clause))):
            continue
        found.append(Draft([entry.clause], entry.clause.start, entry.end, index, only_listed=True))
    return found


_AND_SO_ON = re.compile(r"等(?:重点|方面|有关|相关)*(?:工作|事项|问题|议题|内容)?$")
_NAME_OF_A_FIELD = 8
"""Characters of a part at most that only names a field of work: 农业农村, 安全生产."""


def _sums_up_fields(entry: Listed, listed: list[Listed], own: int) -> bool:
    """Whether a lead only calls by their fields what so many statements of the text's own name.

    研究农业农村、安全生产等工作 … 会议听取了高标准农田建设汇报 … 会议研究了节前防范工作.
    """
    if entry.stated or entry.part_of is None or not _AND_SO_ON.search(entry.clause.matter):
        return False
    parts = [e.clause.matter for e in listed if e.part_of == entry.part_of]
    short = all(len(_AND_SO_ON.sub("", part)) <= _NAME_OF_A_FIELD for part in parts)
    return short and own >= len(parts)


_NUMBER = re.compile(r"(?:[一二三四五六七八九十\d][、.)]|[一二三四五六]是) ?$")


def _is_numbered(clause: Clause) -> bool:
    """Whether a number on the agenda stands before a clause: 1.学习《条例》."""
    start = clause.start
    return _NUMBER.search(clause.prose.folded[max(0, start - 4) : start]) is not None


def _studied_one_by_one(drafts: Sequence[Draft]) -> bool:
    """Whether paragraphs state what was passed on, one thing each, that the list names in one."""
    own = (draft for draft in drafts if draft.listed is None)
    return sum(studies(draft.clauses[0]) for draft in own) > 1


def _untold(
    listed: list[Listed], opened: Mapping[int, int], joined: frozenset[int]
) -> Iterator[tuple[int, Listed]]:
    """The listed matters without a passage: clauses as a whole, parts where others have theirs."""
    begun = {listed[index].part_of for index in opened} - {None}
    for index, entry in enumerate(listed):
        if index in opened or index in joined:
            continue
        if entry.part_of is None:
            yield index, entry
        elif entry.part_of in begun:
            yield index, _alone(entry)
        elif index == 0 or entry.part_of != listed[index - 1].part_of:
            yield index, _whole(listed, index)


def _whole(listed: list[Listed], index: int) -> Listed:
    """A listed clause with all its parts."""
    entry = listed[index]
    end = max(e.clause.object.end for e in listed if e.part_of == entry.part_of)
    return replace(entry, clause=replace(entry.clause, object=Span(entry.clause.object.start, end)))


def _alone(entry: Listed) -> Listed:
    """A part of a listed clause as a matter of its own: all but the first begin with its words."""
    clause = entry.clause
    if clause.object.start - clause.verb_span.end <= 1:
        return entry
    return replace(entry, clause=replace(clause, start=clause.object.start), end=clause.object.end)


def _told_in_other_words(
    index: int, listed: list[Listed], opened: Mapping[int, int], own: list[int]
) -> bool:
    """Whether a statement on no listed matter stands where a part's turn would have been."""
    if listed[index].part_of not in {listed[k].part_of for k in opened} - {None}:
        return False
    after = max((at for k, at in opened.items() if k < index), default=0)
    before = min((at for k, at in opened.items() if k > index), default=None)
    return any(after < at and (before is None or at < before) for at in own)


_OF_A_YEAR = re.compile(r"20\d\d年")
"""研究2015年重点工作 is the work of that year, as 部署下阶段工作 need not be of any time."""
_WORK_AHEAD = re.compile(r"(?:下一?步|下一?阶段|近期|当前)(?:的)?重点(?:工作|任务)$")
"""安排部署下阶段重点工作: what is to be done, though no word says in what field."""
_FIELD = re.compile(
    r"岁末年初|年末岁初|年底|岁末|年终|节前|经济社会|改革|系列|相关|[我全本][省市区县州]"
)
_NAMED_MEETING = re.compile(
    r"(?:中央|全国|[省市区县州])(?:委|政府)?(?!经济|全面|有关|相关)[\u4e00-\u9fff]{2,10}工作会议精神"
)
"""中央政法工作会议精神: one pair of characters names it, but it is one meeting."""
_HARDLY_ANY = 1
"""Pairs of telling words in what hardly names a matter: 全国“两会”精神."""


_SOME_QUESTIONS = re.compile(r"(?:几|多)[个项]?(?:突出|重大|重点|具体|紧迫)?(?:问题|事项)$")
"""研究解决城市管理中的几个问题: which ones, the paragraphs tell."""


def _names_hardly_anything(clause: Clause) -> bool:
    """Whether a matter is no paper and told in words that may stand for all that was taken up."""
    if clause.prose.titles_in(clause.object) or PERSONNEL.search(clause.matter):
        return False
    if _SOME_QUESTIONS.search(clause.matter):
        return True
    if not studies(clause) and _OF_A_YEAR.match(clause.matter):
        return False
    if _WORK_AHEAD.search(clause.matter) and not studies(clause):
        return False
    if studies(clause) and _NAMED_MEETING.search(clause.matter):
        return False
    words = telling(_FIELD.sub("", clause.matter))
    return len(words) <= _HARDLY_ANY if studies(clause) else not words  # 防汛 is a field of work


def _session_is_told(entry: Listed, named: list[Clause]) -> bool:
    """Whether a statement is to hold the session, by its number, that a listed matter is to hold.

    Or, unless that has a sentence of its own, on the agenda of that session.
    """
    session = pairs(_WHEN_HELD.sub("", entry.clause.matter))
    numbered = "次" in entry.clause.matter
    on_it = [
        c.matter
        for c in named
        if (numbered and HOLDS_SESSION.search(c.matter))
        or (not entry.stated and _AGENDA.search(c.matter))
    ]
    return any(covered(session, pairs(matter)) >= _SAME_SESSION for matter in on_it)


_WHEN_HELD = re.compile(r"(?:将|拟)?定?于.{2,30}(?:召开|举行)|召开|举行")
_AGENDA = re.compile(r"议程|日程")
_SAME_SESSION = 0.8


_ARRANGES = re.compile(r"次会议的?(?:有关|相关|筹备)+(?:事项|事宜|工作)?$")
"""研究第二十次会议有关事项: told where it is decided to hold that session."""


def _is_covered(clause: Clause, named: list[Clause]) -> bool:
    """Whether statements of the paragraphs name every part of a listed matter."""
    folded = clause.prose.folded
    titled = bool(clause.prose.titles_in(clause.object))
    arranges = _ARRANGES.search(clause.matter) is not None
    others = [
        c
        for c in named
        if c is not clause
        and (not titled or c.prose.titles_in(c.object))
        and (arranges or not HOLDS_SESSION.search(c.matter))
    ]
    words = [pairs(c.matter) for c in others]
    everything = frozenset[str]().union(*words) if words else frozenset[str]()
    parts = [pairs(folded[part.start : part.end]) for part in listed_parts(clause)]
    told = [part for part in parts if part]
    if not told:
        return bool(named)
    if titled:
        everything = max(words, key=lambda other: covered(told[0], other), default=frozenset())
    return all(covered(part, everything) >= (0.8 if titled else 0.6) for part in told)
