"""Every clue to the year that a text holds: the kinds of clues, each with a module of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from store.reading.prose import Prose
from store.reading.year import (
    business,
    congresses,
    counted,
    lately,
    offices,
    periods,
    said,
    sessions,
)
from store.reading.year.clue import Clue, Occasion

_KINDS = (counted, periods, congresses, sessions, lately, business, said, offices)


def find_clues(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """Every clue to the year that a text holds, in the words of the text."""
    for kind in _KINDS:
        yield from kind.find(prose, occasion)


def find_sure(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """Those of the clues in which the text says of its own year which it is."""
    found = chain(
        counted.anniversaries(prose, occasion),
        periods.plans(prose),
        congresses.opening_year(prose),
        said.this_year(prose),
        said.numbered(occasion),
    )
    return (clue for clue in found if clue.sure)
