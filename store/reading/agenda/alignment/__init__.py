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
from store.reading.agenda.alignment.path import FEW, GOES_ON, HINT, best_path

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
    """The best path, two neighbours of the list exchanged where the text takes them up so."""
    similar = likeness(listed, stretches, ignored)
    order = _order_of_text(listed, stretches, similar)
    turned = [[row[j] for j in order] for row in similar]
    places = best_path([listed[j] for j in order], stretches, turned)
    return [
        Place(None if place.listed is None else order[place.listed], place.own) for place in places
    ]


def _order_of_text(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: Sequence[Sequence[float]]
) -> list[int]:
    """The list's indices, neighbours exchanged of which each has one stretch on it and no other."""
    told = [_only_told_by(j, listed, stretches, similar) for j in range(len(listed))]
    order = list(range(len(listed)))
    for at in range(1, len(order)):
        one, other = (told[order[k]] for k in (at - 1, at))
        if one is not None and other is not None and other < one:
            order[at - 1], order[at] = order[at], order[at - 1]
    return order


def _only_told_by(
    j: int,
    listed: Sequence[Matter],
    stretches: Sequence[Stretch],
    similar: Sequence[Sequence[float]],
) -> int | None:
    """The stretch that is more on a matter than any is, and on no other matter."""
    if listed[j].hints is not None or listed[j].rarely:
        return None
    shared = [row[j] for row in similar]
    best = max(shared, default=0.0)
    if best < HINT or shared.count(best) > 1:
        return None
    k = shared.index(best)
    row, stretch = similar[k], stretches[k]
    apart = all(value <= HINT for i, value in enumerate(row) if i != j)
    return k if apart and stretch.named is None and stretch.opens > GOES_ON else None


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
