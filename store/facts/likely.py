"""Which matters are likely meant by words that none of them holds all of.

Nothing is taken for what it is not: a thing that is asked about and that no readout names rules
every matter out, and what is found is told with the words that it does hold.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from store.database import Database, Row
from store.facts.matters import MATTER, Matter, holding, in_scope, matter_of, without_rest
from store.scope import Scope
from store.words import fold, grams

ENOUGH = 0.6
"""The share of what the words weigh that a matter has to hold; found on development questions."""
RARE = 0.5
"""How rare a word is that tells one matter from others, beside one that stands in a single one."""
_NEXT_TO_BEST = 0.9
_ONLY_SPOKEN_OF = 0.6  # a word in the text, beside one in the name


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a question, and what else it may be called.

    ``thing`` is a noun, or may be one; what is no ``matter`` either (暑假, 不合理) may be missing.
    """

    word: str
    others: tuple[str, ...] = ()
    thing: bool = True
    matter: bool = True

    @property
    def ways(self) -> tuple[str, ...]:
        """All that it may be called."""
        return (self.word, *self.others)


@dataclass(frozen=True, slots=True)
class Likely:
    """Matters that hold most of the words, and the words that the best of them holds."""

    matters: tuple[Matter, ...]
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Scored:
    score: float
    matter: Matter
    held: tuple[str, ...]


def likely(database: Database, terms: Sequence[Term], scope: Scope) -> Likely | None:
    """The matters that hold most of what the terms weigh, best first; None where nothing does.

    A rare word weighs more than a common one. Every thing has to be in the matter, and a rare one
    in its name; with two of these, a common thing (力量, 水平) may be missing.
    """
    most = _most(database)
    weights: dict[Term, float] = {}
    for term in terms:
        held = max(known(database, way) for way in term.ways)
        if not held and term.thing:
            return None
        if held or term.matter:
            weights[term] = most - math.log(max(held, 1))
    found = [
        scored
        for row in matters_called(database, [w for t in terms if t.thing for w in t.ways], scope)
        if (scored := _scored(row, weights, most))
    ]
    if not found:
        return None
    found.sort(key=lambda one: -one.score)
    matters = near_best([(one.score, one.matter) for one in found], _NEXT_TO_BEST)
    return Likely(matters, found[0].held)


def _scored(row: Row, weights: dict[Term, float], most: float) -> _Scored | None:
    """How much of the terms a matter holds; None where it is not enough."""
    score, rare_in_name, lacking = 0.0, 0, 0
    held = []
    for term, weight in weights.items():
        rare = term.thing and weight >= RARE * most
        named = next((way for way in term.ways if way in row["named"]), "")
        way = named or next((way for way in term.ways if way in row["whole"]), "")
        if way:
            held.append(way)
            score += weight * (1.0 if named else _ONLY_SPOKEN_OF)
        elif rare:
            return None
        lacking += term.thing and not way
        rare_in_name += bool(rare and named)
    if rare_in_name < (2 if lacking else 1) or score < ENOUGH * sum(weights.values()):
        return None
    matter = matter_of(row, named=True)
    return _Scored(score, matter, tuple(held))


def near_best(found: Sequence[tuple[float, Matter]], share: float) -> tuple[Matter, ...]:
    """The matters with at least that share of the score of the best, which comes first."""
    return without_rest([matter for score, matter in found if score >= found[0][0] * share])


def matters_called(database: Database, ways: Sequence[str], scope: Scope) -> list[Row]:
    """The matters that are called by one of these."""
    found: dict[int, Row] = {}
    for way in dict.fromkeys(ways):
        condition, parameters = holding([way], "m.named", "m.id")
        rows = database.rows(
            f"SELECT {MATTER}, m.id, m.named, m.whole"
            " FROM matter m JOIN readout r ON r.id = m.readout"
            f" WHERE {condition}{in_scope(scope, 'm.readout', parameters)}"
            " ORDER BY r.date DESC, r.id DESC, m.position",
            parameters,
        )
        found |= {row["id"]: row for row in rows}
    return list(found.values())


def rarity(database: Database, word: str) -> float:
    """How rare a word is: 1 for one that stands in a single matter, 0 for one in all."""
    most = _most(database)
    return 1 - math.log(max(known(database, word), 1)) / most if most else 0.0


def _most(database: Database) -> float:
    return math.log(1 + _count(database, "SELECT count(*) AS n FROM matter", []))


def known(database: Database, word: str) -> int:
    """How many matters hold all pairs of letters of a word: as good as how many hold it."""
    pairs = grams(fold(word)).split()
    if not pairs:
        return 0
    query = " ".join(f'"{pair}"' for pair in pairs)
    return _count(database, "SELECT count(*) AS n FROM gram WHERE gram MATCH ?", [query])


def _count(database: Database, sql: str, parameters: list[object]) -> int:
    return int(database.rows(sql, parameters)[0]["n"])
