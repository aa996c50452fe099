"""Which paragraph is about which of the matters that a header lists.

Readouts often list their matters in the lead and then take them up, mostly in that order, **without
naming them** (会议指出，……). What is held about every paragraph and matter (:mod:`.features`)
speaks for or against each step, by weights that are learned from labelled pages; of all ways
through the paragraphs that which is worth most is found (:mod:`.search`).
"""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.agenda.alignment.anchors import anchors
from store.reading.agenda.alignment.features import choices, hold
from store.reading.agenda.alignment.model import MAX_MATTERS, MAX_UNITS, Matter, Place, Stretch
from store.reading.agenda.alignment.search import NOTHING, OWN, best_way
from store.reading.agenda.alignment.weights import learned

__all__ = ["MAX_MATTERS", "MAX_UNITS", "Matter", "Place", "Stretch", "align"]


def align(
    listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str] = frozenset()
) -> list[Place]:
    """For each stretch what it is about. Cost grows with the product of both counts, both capped.

    ``ignored`` pairs tell nothing here, such as those of the city's name.
    """
    listed = listed[:MAX_MATTERS]
    aligned = stretches[:MAX_UNITS]
    if listed and any(stretch.named is None for stretch in aligned):
        held, weights = hold(listed, aligned, ignored), learned()
        way = best_way(choices(held, weights), held.agenda, weights["order"])
        places = [_place(current) for _, current in way]
    elif listed:
        places = [_place(OWN if on is None else on) for on in anchors(listed, aligned)]
    else:
        places = _unlisted(aligned)
    rest = stretches[len(places) :]
    last = places[-1] if places else Place(None)
    return places + [Place(None, own=True) if s.named else last for s in rest]


def _place(current: int) -> Place:
    """What a stretch is about, given the matter that the text is with."""
    return Place(None if current in (NOTHING, OWN) else current, own=current == OWN)


def _unlisted(stretches: Sequence[Stretch]) -> list[Place]:
    """Without a list every stretch goes on about what was named last."""
    places: list[Place] = []
    named = False
    for stretch in stretches:
        named = named or stretch.named is not None
        places.append(Place(None, own=named))
    return places
