"""How much of each matter's wording every stretch repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from store.reading.agenda.alignment.model import Matter, Stretch
from store.reading.agenda.matters.wording import (
    covered,
    found_in,
    neighbours,
    pairs,
    telling,
    without_commonplace,
)
from store.reading.relatedness import relatedness

COMPARED = 1_200
"""Characters of a stretch that are compared; paragraphs are shorter."""
OPENING = 70
"""Characters in which a paragraph that takes up a new matter says so."""
SHARED = 0.12
"""Share of a matter's wording without which it is not opened after a matter the list leaves out."""
_PLAIN = 0.6
"""What it counts that a paragraph opens on a matter's words, where these are commonplace."""


def likeness(
    listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str]
) -> list[list[float]]:
    """How much of each matter's wording every stretch repeats; rare pairs count for more."""
    matters = _wordings(listed, ignored)
    wanted = frozenset[str]().union(*matters)
    wholes = [found_in(s.text[:COMPARED], wanted) for s in stretches]
    openings = [found_in(s.text[:OPENING], wanted) for s in stretches]
    spread = Counter(chain.from_iterable((*matters, *wholes)))
    plain = [not telling(matter.text) for matter in listed]
    heads = (
        [neighbours(_without_formula(s.text[:OPENING])) for s in stretches] if any(plain) else []
    )
    rarity = {pair: 1 / count for pair, count in spread.items()}
    weights = [sum(rarity[p] for p in matter) or 1.0 for matter in matters]
    table = []
    for index, (whole, opening) in enumerate(zip(wholes, openings, strict=True)):
        row = []
        for matter, weight, is_plain in zip(matters, weights, plain, strict=True):
            if is_plain:
                row.append(_PLAIN * covered(matter, heads[index]))
                continue
            far = sum(rarity[p] for p in matter & whole)
            near = sum(rarity[p] for p in matter & opening)
            row.append((0.5 * near + 0.5 * far) / weight)
        table.append(_against_other_parts(row, listed))
    _by_titles(listed, stretches, table)
    _by_field(listed, stretches, table)
    return table


_TITLED = re.compile(r"《([^《》]{6,})》")
_OPENS_WITH_IT, _BEFORE_IT = 0.3, 0.3
"""What it counts that talk opens with a paper's whole title, and what shared words count before."""


def _by_titles(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: list[list[float]]
) -> None:
    """Let talk that opens with a paper's title be on it, and not what came before on its field."""
    for j, matter in enumerate(listed):
        if (title := _TITLED.search(matter.text)) is None:
            continue
        told = [
            k
            for k, stretch in enumerate(stretches)
            if stretch.named is None and title[1] in stretch.text[:OPENING]
        ]
        for k in told:
            similar[k][j] += _OPENS_WITH_IT
        for row in similar[: told[0]] if told else ():
            row[j] *= _BEFORE_IT


_FIELD = 0.3
"""What it counts to be of a matter's field. From 0.2 to 0.4 about as many paragraphs find their
matter; without it 6 in 100 fewer (tests/accuracy/REPORT.md, version 12)."""
_SAYS_ITS_FIELD = 80
"""Characters that tell what field a stretch is of; 60 tell it less, and 150 more of others."""


def _by_field(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: list[list[float]]
) -> None:
    """Let the field that a stretch speaks of tell which of the listed matters it is on."""
    told = [k for k, stretch in enumerate(stretches) if stretch.named is None]
    if len(listed) < 2 or not told:
        return
    openings = [without_commonplace(_opening(stretches[k].text)) for k in told]
    related = relatedness(openings, [without_commonplace(m.text) for m in listed])
    for k, row in zip(told, related - related.mean(axis=1, keepdims=True), strict=True):
        similar[k] = [
            value + _FIELD * float(field) for value, field in zip(similar[k], row, strict=True)
        ]


def _opening(text: str) -> str:
    return _without_formula(text)[:_SAYS_ITS_FIELD]


_FORMULA = re.compile(
    r" ?(?:会议|大家|与会[\u4e00-\u9fff]{0,4})(?:还)?(?:指出|强调|要求|认为|提出),"
)


def _without_formula(opening: str) -> str:
    """What a stretch opens with, but that 会议要求, which is no word of a matter's."""
    formula = _FORMULA.match(opening)
    return opening[formula.end() :] if formula else opening


def _against_other_parts(row: list[float], listed: Sequence[Matter]) -> list[float]:
    """A further part is taken up by what is about it, not by what is about all parts.

    The part after it may share its paragraph.
    """
    if all(matter.part_of is None for matter in listed):
        return row
    found = list(row)
    for j, further in enumerate(further_parts(listed)):
        if further:
            group = listed[j].part_of
            others = (
                row[i] for i, m in enumerate(listed) if m.part_of == group and i not in (j, j + 1)
            )
            found[j] = row[j] - max(others)
    return found


def _wordings(listed: Sequence[Matter], ignored: frozenset[str]) -> list[frozenset[str]]:
    """The pairs that tell each matter; those that a part shares with another part tell nothing."""
    shared: dict[int, Counter[str]] = {}
    for matter in listed:
        if matter.part_of is not None:
            shared.setdefault(matter.part_of, Counter()).update(pairs(matter.text))
    found = []
    for matter in listed:
        words = (pairs(matter.text) - ignored) or pairs(matter.text)
        if matter.part_of is not None:
            words = frozenset(w for w in words if shared[matter.part_of][w] == 1)
        found.append(words)
    return found


def further_parts(listed: Sequence[Matter]) -> list[bool]:
    """Which matters are further parts of the clause that the one before is a part of."""
    before = [None, *(matter.part_of for matter in listed)]
    return [m.part_of is not None and m.part_of == b for m, b in zip(listed, before, strict=False)]


def most_like(row: Sequence[float]) -> int | None:
    """The only matter whose words a stretch shares more than any other's."""
    best = max(row)
    return row.index(best) if best >= SHARED and row.count(best) == 1 else None
