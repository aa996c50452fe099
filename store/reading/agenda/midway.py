"""Listed matters that a paragraph on another one turns to midway.

The list has 研究夏粮生产、复学复课 and one paragraph is on both: 眼下小麦陆续进入抽穗期……。关于复学
复课，要坚持分批错峰. Nothing but its first words says where the second begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from store.reading.agenda.alignment import MAX_MATTERS, Place
from store.reading.agenda.listed import Listed
from store.reading.agenda.matters.wording import without_commonplace
from store.reading.agenda.units import MAX_SENTENCES, Unit
from store.reading.prose import Prose, Span, sentences

_BEGINS = 12
"""Characters of a sentence in which it says what it turns to."""
_NAMED_BY = 5
"""Characters in a row that a sentence must share with a matter which it turns to."""


def turned_to_midway(
    prose: Prose, listed: Sequence[Listed], units: Sequence[Unit], places: Sequence[Place]
) -> tuple[list[Unit], list[Place]]:
    """The units and what they are about, cut where a sentence turns to a matter none opens on.

    Only between the passages of the matters listed before and after it.
    """
    found, told = list(units), list(places)
    for j in range(min(len(listed), MAX_MATTERS)):
        first = _first_places(told)
        if j in first:
            continue
        before = max((first[i] for i in first if i < j), default=None)
        after = min((first[i] for i in first if i > j), default=len(found))
        if before is None or after <= before or _is_heard_of_with(listed[j], listed, told[before]):
            continue
        names = _names_only(listed, j)
        for k in range(before, after):
            at = _turns_to(prose, found[k], names)
            if at is not None:
                unit = found[k]
                found[k : k + 1] = [
                    replace(unit, span=Span(unit.span.start, at)),
                    Unit(Span(at, unit.span.end), None),
                ]
                told.insert(k + 1, Place(j))
                break
    return found, told


def _is_heard_of_with(entry: Listed, listed: Sequence[Listed], place: Place) -> bool:
    """Whether a part is told of in one report with the part that a passage is on: A和B的汇报."""
    if place.listed is None or entry.part_of is None or entry.enumerated:
        return False
    papers = entry.clause.prose.begins_title(entry.clause.object.start)
    return not papers and listed[place.listed].part_of == entry.part_of


def _first_places(places: Sequence[Place]) -> dict[int, int]:
    first: dict[int, int] = {}
    for k, place in enumerate(places):
        if place.listed is not None:
            first.setdefault(place.listed, k)
    return first


def _names_only(listed: Sequence[Listed], j: int) -> set[str]:
    """The runs of words that of all listed matters only this one has."""
    others = [entry.clause.matter for i, entry in enumerate(listed) if i != j]
    runs = set(_runs(listed[j].clause.matter))
    return {run for run in runs if not any(run in other for other in others)}


def _turns_to(prose: Prose, unit: Unit, names: set[str]) -> int | None:
    """Where a sentence inside a unit begins with one of the names, not said in it before."""
    said = prose.folded[unit.span.start : unit.span.end]
    for sentence in islice(sentences(prose, unit.span), 1, MAX_SENTENCES):
        start = sentence.span.start
        opening = prose.folded[start : min(start + _BEGINS, sentence.span.end)]
        if any(name in opening and said.find(name) >= start - unit.span.start for name in names):
            return start
    return None


def _runs(matter: str) -> Iterator[str]:
    """Every run of so many characters of a matter's own words."""
    for words in re.findall(r"[^\W_]+", without_commonplace(matter)):
        for at in range(len(words) - _NAMED_BY + 1):
            yield words[at : at + _NAMED_BY]
