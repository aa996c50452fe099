"""Paragraphs cut where they turn to another listed matter, as their sentences say.

One paragraph is on several papers, each sentence beginning with the words of a title; or it says
to what it turns: 关于复学复课，会议要求…….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.reading.agenda.listed import Listed
from store.reading.agenda.matters.matter import listed_parts
from store.reading.agenda.matters.wording import covered, neighbours, pairs, telling
from store.reading.agenda.units import Unit
from store.reading.prose import Prose, Span, sentences

_SEVERAL = 2
"""Matters or papers that there must be for a paragraph to be on more than one."""
_TURN = re.compile(
    r"[。;] ?(?P<turn>(?:关于|就|针对)(?P<matter>[^,。;:]{2,24})|"
    r"(?P<field>[^,。;:]{2,24}?)(?:工作|问题)?方面),"
)


def divided_at_turns(prose: Prose, listed: Sequence[Listed], units: list[Unit]) -> list[Unit]:
    """The units cut where one says in its middle to which listed matter it turns.

    关于复学复课，会议要求……; 重点项目方面，要逐个过堂.
    """
    matters = [part for e in listed for part in map(e.clause.words, listed_parts(e.clause))]
    if len(matters) < _SEVERAL:
        return units
    return [part for unit in units for part in _at_turns(prose, unit, matters)]


def _at_turns(prose: Prose, unit: Unit, matters: Sequence[str]) -> Iterator[Unit]:
    turns = _TURN.finditer(prose.folded, unit.span.start, unit.span.end)
    cuts = [
        turn.start("turn")
        for turn in (turns if unit.clause is None else ())
        if _is_one_of(turn["matter"] or turn["field"], matters)
    ]
    return _cut(unit, cuts)


def _cut(unit: Unit, cuts: Sequence[int]) -> Iterator[Unit]:
    first, *ends = [*cuts, unit.span.end]
    yield replace(unit, span=Span(unit.span.start, first))
    yield from (Unit(Span(start, stop), None) for start, stop in zip(cuts, ends, strict=True))


def _is_one_of(named: str, matters: Sequence[str]) -> bool:
    words = telling(named)
    return bool(words) and sum(covered(words, pairs(m)) >= _NAMED for m in matters) == 1


_KIND_OF_PAPER = re.compile(
    r"(?:的|工作|若干|实施|指导|总体|试行|暂行|行动|专项|政策)*(?:意见|方案|办法|规定|决定|措施|规划|报告|条例|通知|要点|计划)"
    r"(?:\([^()]*\))?$"
)
_LEADS_TO = re.compile(
    r" ?《?(?:关于|对于?|围绕)?(?:要|必须)?(?:落实|抓好|做好|推进|推动|加快|实施|出台|制定)?(?:好)?"
)
_NAMED_BY = 6
"""Characters of a paper's own words that are enough to tell it from others."""


def divided_at_papers(prose: Prose, listed: Sequence[Listed], units: list[Unit]) -> list[Unit]:
    """The units cut where a sentence inside one begins with the words of a paper's title."""
    clauses = [*(e.clause for e in listed), *(u.clause for u in units if u.clause)]
    names = [
        core
        for clause in clauses
        for title in clause.prose.titles_in(clause.object)
        if len(core := _core(clause.words(Span(title.start + 1, title.end - 1)))) >= _NAMED_BY
    ]
    if len(names) < _SEVERAL:
        return units
    openings = [
        neighbours(prose.folded[unit.span.start : _first_stop(prose, unit)])
        for unit in units
        if unit.clause is None
    ]
    unopened = [
        name for name in names if all(covered(pairs(name), said) < _NAMED for said in openings)
    ]
    return [part for unit in units for part in _at_papers(prose, unit, names, unopened)]


def _first_stop(prose: Prose, unit: Unit) -> int:
    """Where a unit's first sentence ends."""
    return next((s.span.end for s in sentences(prose, unit.span)), unit.span.end)


def _core(title: str) -> str:
    return _KIND_OF_PAPER.sub("", title.removeprefix("关于"))


def _names_one(prose: Prose, span: Span, names: Sequence[str]) -> bool:
    words = neighbours(prose.folded[span.start : span.end])
    return any(covered(pairs(name), words) >= _NAMED for name in names)


_NAMED = 0.6
"""Share of a paper's words by which a sentence is known to be on it."""


def _at_papers(
    prose: Prose, unit: Unit, names: Sequence[str], unopened: Sequence[str]
) -> Iterator[Unit]:
    if unit.clause is not None:
        return iter((unit,))
    told = list(sentences(prose, unit.span))
    cuts: list[int] = []
    for sentence in told[1:]:
        led = _LEADS_TO.match(prose.folded, sentence.span.start)
        begins = {sentence.span.start, led.end() if led else sentence.span.start}
        begun = any(prose.folded.startswith(name, at) for name in names for at in begins)
        if begun or _names_one(prose, sentence.span, unopened):
            cuts.append(sentence.span.start)
    if cuts and not _names_one(prose, told[0].span, names):
        del cuts[0]  # what the unit opened with leads up to the first of them
    return _cut(unit, cuts)
