"""Which matters are of the kind that is talked about, where none is called by the words.

A hint is what was said with what readouts may call matters of that kind. What is found is no more
than an offer: it is told with what was said and what it is called by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from store.database import Database
from store.facts.likely import known, matters_called, rarity
from store.facts.matters import REST, Matter
from store.scope import Scope
from store.words import part_of_speech, segments

ENOUGH = 0.4
"""The share of the letters of a question that has to tell what it is about."""
FEW = 8
"""Letters: in a question of fewer, every word counts."""
_NEXT_TO_BEST = 0.95
_A_RANK = 0.12  # how much less likely each further way is than the one before
_ONLY_SPOKEN_OF = 0.4


@dataclass(frozen=True, slots=True)
class Hinted:
    """The matters that hold most of what was hinted at, and by which words the best of them."""

    matters: tuple[Matter, ...]
    called: tuple[tuple[str, str], ...]
    """What was said, and what it is called there."""


def hinted(
    database: Database,
    hints: Sequence[tuple[str, tuple[str, ...]]],
    words: Sequence[str],
    scope: Scope,
) -> Hinted | None:
    """The matters that the ``hints`` point to, best first; None where they tell too little.

    ``words`` are those of the question that name something: how much of them is hinted at decides.
    """
    letters = sum(map(len, words))
    told = sum(len(said) for said, _ in hints)
    enough = letters * ENOUGH
    if letters < FEW:
        enough = told
        if _says_more(" ".join(words), [said for said, _ in hints]):
            return None
    if told < enough:
        return None
    every = dict.fromkeys(way for _, ways in hints for way in ways)
    rare = {way: rarity(database, way) for way in every if known(database, way)}
    found: list[tuple[float, Matter, tuple[tuple[str, str], ...]]] = []
    for row in matters_called(database, list(rare), scope):
        score, held, called = 0.0, 0.0, []
        for said, ways in hints:
            best = max(
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
            if best is not None:
                score += best[0] * len(said)
                held += len(said)
                called.append((said, best[1]))
        if held >= enough:
            matter = Matter(
                row["readout"], row["position"], row["date"], row["meeting"] or "", True
            )
            found.append((score, matter, tuple(called)))
    if not found:
        return None
    found.sort(key=lambda one: -one[0])
    kept = [matter for score, matter, _ in found if score >= found[0][0] * _NEXT_TO_BEST]
    items = {matter.readout for matter in kept if matter.position != REST}
    matters = tuple(m for m in kept if m.position != REST or m.readout not in items)
    return Hinted(matters, found[0][2])


def _says_more(words: str, said: Sequence[str]) -> bool:
    """Whether a word is among them beside what was said, but for times and places: 路边."""
    for part in said:
        words = words.replace(part, " ")
    return any(len(word) > 1 and part_of_speech(word) not in "stf" for word in segments(words))
