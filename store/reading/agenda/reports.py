"""Who reported at the meeting on what: no matter of its own, but where one listed is taken up.

The headline calls it 有关议案的汇报 and the text says who reported; or 会上，市信访局通报了…….
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from store.reading.agenda.alignment import MAX_UNITS
from store.reading.agenda.listed import Listed
from store.reading.agenda.matters.matter import Clause
from store.reading.agenda.matters.wording import covered, neighbours
from store.reading.agenda.units import Unit
from store.reading.prose import Prose, Span, sentences

_REPORTED_ON = re.compile(
    r"(?:会上,|受[^,。;]{2,16}委托,)?[^,。;:]{2,60}?(?:"
    r"(?:作了?|分别作了?)关于(?P<matter>[^。;]{4,200}?)的?(?P<gave>汇报|报告|说明)|"
    r"(?P<told>报告)了(?P<what>[^。;,]{4,120}))"
)
_PAPERS_IN_GENERAL = re.compile(r"(?:有关|相关)[^,。]{0,6}(?:草案|议案|文件|报告|事项)")


def reported_one_by_one(
    prose: Prose, listed: list[Listed], units: list[Unit]
) -> tuple[list[Listed], list[Unit]]:
    """Take what the headline calls 有关议案的汇报 from the sentences on who reported."""
    general = [
        e
        for e in listed
        if e.clause.verb.endswith("听取")
        and _PAPERS_IN_GENERAL.match(e.clause.matter)
        and not e.stated
    ]
    if len(general) != 1 or any(unit.clause is not None for unit in units):
        return listed, units
    heard = general[0].clause
    told = [part for unit in units for part in _reports_in(prose, unit, heard)]
    return ([e for e in listed if e is not general[0]], told) if told else (listed, units)


def _reports_in(prose: Prose, unit: Unit, heard: Clause) -> Iterator[Unit]:
    """The unit cut where one after another reported, which the headline says was heard."""
    for report in reports_in(prose, unit.span):
        assert report.clause is not None
        said = replace(report.clause, verb_span=heard.verb_span, said_in=heard.prose)
        yield replace(report, clause=said)


def reports_in(prose: Prose, span: Span) -> Iterator[Unit]:
    """What is told of each report by the sentence on who gave it, as far as the next one."""
    found: list[Clause] = []
    for sentence in sentences(prose, span):
        report = _REPORTED_ON.match(prose.folded, sentence.span.start, sentence.span.end)
        if report is not None:
            verb, matter = ("gave", "matter") if report["gave"] else ("told", "what")
            spans = Span(*report.span(verb)), Span(*report.span(matter))
            found.append(Clause(prose, sentence.span.start, *spans))
    for clause, after in zip_longest(found, found[1:]):
        yield Unit(Span(clause.start, after.start if after else span.end), clause)


_OFFICE_REPORTED = re.compile(
    r" ?(?:会上|会议上),?[^。;:]{2,40}?(?:通报|汇报|报告|介绍|解读|传达)了"
    r"(?P<matter>[^,。;:]{4,60})"
)
_HEARD = re.compile(r"(?:听取|通报|传达|学习)$")
_SAME = 0.7
"""Share of a listed matter's wording in which it was reported on."""


def with_reports(
    prose: Prose, body: Sequence[Span], listed: Sequence[Listed], units: Sequence[Unit]
) -> list[Unit]:
    """The units, and the paragraphs in which a listed matter was reported on, as the list has it.

    通报信访工作情况 … 会上，市信访局通报了信访工作情况。会议强调，…….
    """
    heard = [e.clause for e in listed if _HEARD.search(e.clause.verb)]
    reports = {unit.span.start: unit for unit in _office_reports(prose, body, heard)}
    stated = [unit for unit in units if unit.clause or unit.span.start not in reports]
    begun = {unit.span.start for unit in stated}
    added = [unit for start, unit in reports.items() if start not in begun]
    return sorted([*stated, *added], key=lambda unit: unit.span.start)


def _office_reports(prose: Prose, body: Sequence[Span], heard: Sequence[Clause]) -> Iterator[Unit]:
    wordings = [neighbours(clause.matter) for clause in heard]
    for paragraph in body[:MAX_UNITS] if heard else ():
        told = _OFFICE_REPORTED.match(prose.folded, paragraph.start, paragraph.end)
        words = neighbours(told["matter"]) if told else frozenset[str]()
        same = (c for c, own in zip(heard, wordings, strict=True) if covered(own, words) >= _SAME)
        if (listed := next(same, None)) is not None:
            yield Unit(paragraph, replace(listed, start=paragraph.start))
