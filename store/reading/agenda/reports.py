"""Who reported at the meeting: no matter of its own, but where a listed one is taken up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.reading.agenda.alignment import MAX_UNITS
from store.reading.agenda.listed import Listed
from store.reading.agenda.matters.matter import Clause
from store.reading.agenda.matters.wording import covered, neighbours
from store.reading.agenda.units import Unit
from store.reading.prose import Prose, Span

_REPORTED = re.compile(
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
    reports = {unit.span.start: unit for unit in _reports(prose, body, heard)}
    stated = [unit for unit in units if unit.clause or unit.span.start not in reports]
    begun = {unit.span.start for unit in stated}
    added = [unit for start, unit in reports.items() if start not in begun]
    return sorted([*stated, *added], key=lambda unit: unit.span.start)


def _reports(prose: Prose, body: Sequence[Span], heard: Sequence[Clause]) -> Iterator[Unit]:
    wordings = [neighbours(clause.matter) for clause in heard]
    for paragraph in body[:MAX_UNITS] if heard else ():
        told = _REPORTED.match(prose.folded, paragraph.start, paragraph.end)
        words = neighbours(told["matter"]) if told else frozenset[str]()
        same = (c for c, own in zip(heard, wordings, strict=True) if covered(own, words) >= _SAME)
        if (listed := next(same, None)) is not None:
            yield Unit(paragraph, replace(listed, start=paragraph.start))
