"""Which paragraph is about which of the matters that a header lists.

Readouts often list their matters in the lead and then take them up in that order **without naming
them** (会议指出，……). The best path through the paragraphs is found by their order and by the words
they share with each matter: a hidden-state alignment whose states are the matters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.reading.agenda.alignment.likeness import SHARED, likeness, most_like
from store.reading.agenda.alignment.model import MAX_MATTERS, MAX_UNITS, Matter, Place, Stretch
from store.reading.agenda.alignment.orders import orders
from store.reading.agenda.alignment.path import FEW, best_path

__all__ = ["MAX_MATTERS", "MAX_UNITS", "Matter", "Place", "Stretch", "align"]


def align(
    listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str] = frozenset()
) -> list[Place]:
    """For each stretch what it is about. Cost grows with the product of both counts, both capped.

    ``ignored`` pairs tell nothing here, such as those of the city's name.
    """
    listed = listed[:MAX_MATTERS]
    aligned = stretches[:MAX_UNITS]
    if not listed:
        places = _unlisted(aligned)
    elif _begins_at_large(listed, aligned, ignored):
        places = [Place(None), *_taken_in_turn(listed, aligned[1:], ignored)]
    else:
        places = _taken_in_turn(listed, aligned, ignored)
    rest = len(stretches) - len(places)
    last = places[-1] if places else Place(None)
    tail = [Place(None, own=True) if s.named else last for s in stretches[len(stretches) - rest :]]
    return places + tail if rest else places


def _taken_in_turn(
    listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str]
) -> list[Place]:
    """The best path, in the list's order or in another that the text is plainly in."""
    similar = likeness(listed, stretches, ignored)
    found: tuple[float, list[Place]] | None = None
    for order, cost in orders(listed, stretches, similar):
        turned = [[row[j] for j in order] for row in similar]
        worth, places = best_path([listed[j] for j in order], stretches, turned)
        if found is None or worth - cost > found[0]:
            found = worth - cost, [_in_list(place, order) for place in places]
    return found[1] if found else []


def _in_list(place: Place, order: Sequence[int]) -> Place:
    return Place(None if place.listed is None else order[place.listed], place.own)


_AT_LARGE = re.compile(
    r" ?(?:会议|[\u4e00-\u9fff·]{2,4})(?:认为|指出|强调),"
    r"(?:现在|当前|目前|(?:今年|去年|近年|一年|[^,。;:]{0,24}会议)以?来)"
)
_LIKE, _SOON = 0.2, 3
"""What one of the next stretches shares at least with the first matter, but it with none."""


def _begins_at_large(
    listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str]
) -> bool:
    """Whether the first stretch is a remark on how things are, and the list is taken up after it.

    部署促进旅游消费 … 会议认为，当前经济运行总体平稳。会议指出，旅游消费潜力大.
    """
    if len(stretches) < FEW or any(s.named is not None for s in stretches[:FEW]):
        return False
    if _AT_LARGE.match(stretches[0].text) is None:
        return False
    first, *soon = likeness(listed, stretches[:_SOON], ignored)
    taken_up = any(most_like(row) == 0 and row[0] >= _LIKE for row in soon)
    return taken_up and first[0] < SHARED and max(first) < _LIKE


def _unlisted(stretches: Sequence[Stretch]) -> list[Place]:
    """Without a list every stretch goes on about what was named last."""
    places: list[Place] = []
    named = False
    for stretch in stretches:
        named = named or stretch.named is not None
        places.append(Place(None, own=named))
    return places
