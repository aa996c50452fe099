"""What a stretch and a listed matter share: words, their field, and the place in the order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np

from store.reading.agenda.alignment.model import Matter, Named, Numbers, Stretch
from store.reading.agenda.matters.wording import (
    covered,
    found_in,
    neighbours,
    pairs,
    telling,
    without_commonplace,
)
from store.reading.relatedness import nearness, relatedness

COMPARED = 1_200
"""Characters of a stretch that are compared; paragraphs are shorter."""
OPENING = 70
"""Characters in which a paragraph that takes up a new matter says so."""
_SAYS_ITS_FIELD = 80
"""Characters that tell what field a stretch is of."""

_COMMONPLACE = 0.6
"""What commonplace words count for where all that is shared is told as one number."""


def words_shared(
    listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str]
) -> Named:
    """How much of each matter's wording every stretch repeats; rare pairs count for more.

    A matter told in words that any may have (重要讲话精神) is looked for in just these words.
    """
    matters = _wordings(listed, ignored)
    wanted = frozenset[str]().union(*matters)
    wholes = [found_in(s.text[:COMPARED], wanted) for s in stretches]
    openings = [found_in(s.text[:OPENING], wanted) for s in stretches]
    rarity = {p: 1 / count for p, count in Counter(chain(*matters, *wholes)).items()}
    near, far, plain = (np.zeros((len(stretches), len(listed))) for _ in range(3))
    for j, (matter, words) in enumerate(zip(listed, matters, strict=True)):
        if not telling(matter.text):
            plain[:, j] = [
                covered(words, neighbours(without_formula(s.text[:OPENING]))) for s in stretches
            ]
            continue
        weight = sum(rarity[p] for p in words) or 1.0
        for k, (whole, opening) in enumerate(zip(wholes, openings, strict=True)):
            far[k, j] = sum(rarity[p] for p in words & whole) / weight
            near[k, j] = sum(rarity[p] for p in words & opening) / weight
    return {
        "opening words": near,
        "words": far,
        "commonplace words": plain,
        "other parts": _other_parts(listed, (near + far) / 2 + _COMMONPLACE * plain),
    }


def in_one_number(words: Named) -> Numbers:
    """All that is shared as one number."""
    commonplace = _COMMONPLACE * words["commonplace words"]
    return (words["opening words"] + words["words"]) / 2 + commonplace


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


def _other_parts(listed: Sequence[Matter], like: Numbers) -> Numbers:
    """How much less than nothing a stretch is on the other parts of a further part's clause.

    It is taken up by what is about it, not by what is about all parts; the part after it may share
    its paragraph.
    """
    found = np.zeros_like(like)
    for j, further in enumerate(further_parts(listed)):
        if further:
            group = listed[j].part_of
            others = [i for i, m in enumerate(listed) if m.part_of == group and i not in (j, j + 1)]
            found[:, j] = -like[:, others].max(axis=1)
    return found


def fields_of(
    listed: Sequence[Matter], stretches: Sequence[Stretch], silent: Sequence[int]
) -> Named:
    """How related what a stretch opens with is to each matter, though they may share no word.

    By itself, and as against the other matters and the other stretches: in a meeting on farming all
    speak of fields and grain.
    """
    openings = [without_commonplace(opening_of(stretches[k].text)) for k in silent]
    matters = [without_commonplace(matter.text) for matter in listed]
    told: Named = {}
    for name, related in (
        ("field", relatedness(openings, matters)),
        ("words near", nearness(openings, matters)),
    ):
        told[name] = related
        told[f"{name} among matters"] = related - related.mean(axis=1, keepdims=True)
        told[f"{name} among stretches"] = related - related.mean(axis=0)
    return {name: _in_rows(silent, found, len(stretches)) for name, found in told.items()}


def _in_rows(rows: Sequence[int], found: Numbers, count: int) -> Numbers:
    """A table of so many rows, 0 but for these."""
    table = np.zeros((count, found.shape[1]))
    table[rows] = found
    return table


def opening_of(text: str) -> str:
    """What tells the field of a stretch."""
    return without_formula(text)[:_SAYS_ITS_FIELD]


_FORMULA = re.compile(
    r" ?(?:会议|大家|与会[\u4e00-\u9fff]{0,4})(?:还)?(?:指出|强调|要求|认为|提出),"
)


def without_formula(opening: str) -> str:
    """What a stretch opens with, but that 会议要求, which is no word of a matter's."""
    formula = _FORMULA.match(opening)
    return opening[formula.end() :] if formula else opening


def lead_over_others(like: Numbers) -> Numbers:
    """By how much each number of a row is ahead of the best other one, 0 where it is alone."""
    if like.shape[1] < 2:
        return np.zeros_like(like)
    ordered = np.sort(like, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return like - np.where(like == best, second, best)


def lead_among(silent: Sequence[int], like: Numbers) -> Numbers:
    """The same, of a stretch as against the others that state nothing."""
    return _in_rows(silent, lead_over_others(like[silent].T).T, len(like))


def joined(
    listed: Sequence[Matter], stretches: Sequence[Stretch], further: Sequence[bool]
) -> Numbers:
    """Whether a stretch names a part with the part before, as the list joins them, so is on both.

    研究整改落实和建章立制工作 … 会议强调，整改落实、建章立制是关键环节.
    """
    found = np.zeros((len(stretches), len(listed)))
    for j, matter in enumerate(listed):
        if further[j]:
            before, part = listed[j - 1].text[-2:], matter.text[:2]
            joints = [f"{before}{joint}{part}" for joint in "、和与及"]
            found[:, j] = [any(joint in s.text[:OPENING] for joint in joints) for s in stretches]
    return found


def off_the_diagonal(matters: int, stretches: int, silent: Sequence[int]) -> Numbers:
    """How far from its turn a stretch takes up a matter, if all have equally many stretches."""
    found = np.zeros((stretches, matters))
    turns = (np.arange(matters) + 0.5) / matters
    for at, k in enumerate(silent):
        found[k] = np.abs((at + 0.5) / len(silent) - turns)
    return found


def in_their_turn(
    listed: Sequence[Matter], stretches: int, silent: Sequence[int], anchored: frozenset[int]
) -> Numbers:
    """Whether there are as many stretches as matters, so that they may be on one each, in order."""
    found = np.zeros((stretches, len(listed)))
    left = [j for j, m in enumerate(listed) if not m.rarely and j not in anchored]
    if len(left) == len(silent):
        found[silent, left] = 1
    return found
