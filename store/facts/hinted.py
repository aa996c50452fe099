"""Which matters are of the kind that is talked about, where none is called by the words.

A hint is what was said with what readouts may call matters of that kind. What is found is no more
than an offer: it is told with what was said and what it is called by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.database import Database, Row
from store.facts.likely import Term, known, matters_called, near_best, rarity
from store.facts.matters import Matter, matter_of
from store.scope import Scope
from store.words import part_of_speech

ENOUGH = 0.4
"""The share of the letters of a question that a matter has to hold."""
FEW = 8
"""Letters: in a question of fewer, every word counts."""
_NEXT_TO_BEST, _OF_SEVERAL = 0.95, 0.75
"""The share of the best score that others need; of several, what is called a little less well is
meant as well. Of 582 labelled questions none is answered less rightly by the latter.
"""
_A_RANK = 0.12  # how much less likely each further way is than the one before
_ONLY_SPOKEN_OF = 0.4
Hint = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Hinted:
    """The matters that hold most of what was hinted at, and by which words the best of them."""

    matters: tuple[Matter, ...]
    called: tuple[tuple[str, str], ...]
    """What was said, and what it is called there."""


@dataclass(frozen=True, slots=True)
class _Scored:
    score: float
    matter: Matter
    called: tuple[tuple[str, str], ...]


def hinted(
    database: Database,
    hints: Sequence[Hint],
    rest: Sequence[Term],
    scope: Scope,
    *,
    several: bool = False,
) -> Hinted | None:
    """The matters that the ``hints`` point to, best first; None where they tell too little. Of
    ``several`` that are asked for, those too that fit less well.

    ``rest`` are the words of the question beside them, but for times and places: where it is short,
    a matter has to hold each, but for what is done in a word that no matter has (翻新); where it is
    long, things that its name lacks count against it.
    """
    more = [
        term
        for term in rest
        if part_of_speech(term.word) not in "stf" and (term.thing or known(database, term.word))
    ]
    every = dict.fromkeys(way for _, ways in hints for way in ways)
    rare = {way: rarity(database, way) for way in every if known(database, way)}
    found = [
        scored
        for row in matters_called(database, list(rare), scope)
        if (scored := _scored(row, hints, more, rare))
    ]
    if not found:
        return None
    found.sort(key=lambda one: -one.score)
    matters = near_best(
        [(one.score, one.matter) for one in found], _OF_SEVERAL if several else _NEXT_TO_BEST
    )
    return Hinted(matters, found[0].called)


def _scored(
    row: Row, hints: Sequence[Hint], rest: Sequence[Term], rare: dict[str, float]
) -> _Scored | None:
    """How well a matter fits; None where it holds too little of what was said."""
    score, called = 0.0, []
    for said, ways in hints:
        if best := _best(row, ways, rare):
            score += best[0] * _letters(said)
            called.append((said, best[1]))
    told = sum(_letters(said) for said, _ in hints)
    short = told + sum(len(term.word) for term in rest) < FEW
    head_named = bool(called) and called[0][0] == hints[0][0] and called[0][1] in row["named"]
    if short and not (len(called) == len(hints) and head_named and _holds(row, rest, called)):
        return None
    things = [term.word for term in rest if term.thing]
    named = sum(len(word) for word in things if word in row["named"])
    held = sum(_letters(said) for said, _ in called) + named
    if not called or held < ENOUGH * (told + sum(map(len, things))):
        return None
    matter = matter_of(row, named=True)
    return _Scored(score + named, matter, tuple(called))


def _letters(said: str) -> int:
    """How many letters were said; what parts them is none."""
    return sum(char.isalnum() for char in said)


def _holds(row: Row, rest: Sequence[Term], called: Sequence[tuple[str, str]]) -> bool:
    """Whether a matter is called by each thing, and tells of all that is done there, beside what it
    is called by: 保护 of 野生动物保护 is none.
    """
    ways = [way for _, way in called]
    whole = row["whole"]
    for way in ways:
        whole = whole.replace(way, " ")
    return all(
        term.word in ways
        or any(word in (row["named"] if term.thing else whole) for word in term.ways)
        for term in rest
    )


def _best(row: Row, ways: Sequence[str], rare: dict[str, float]) -> tuple[float, str] | None:
    """The likeliest way that a matter holds, and how much it tells."""
    return max(
        (
            (
                (1 - _A_RANK * rank)
                * (1 if way in row["named"] else _ONLY_SPOKEN_OF)
                * (0.6 + 0.4 * rare[way]),
                way,
            )
            for rank, way in enumerate(ways)
            if way in rare and way in row["whole"]
        ),
        default=None,
    )
