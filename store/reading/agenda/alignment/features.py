"""What is held about a page's stretches and its listed matters, as named numbers.

No number says by itself that a stretch takes up a matter; what each counts for is learned from
labelled pages (tests/accuracy/train_alignment.py) and written in weights.json. They fall into
groups by the step that they speak for or against.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from store.reading.agenda.alignment.anchors import anchors
from store.reading.agenda.alignment.model import Matter, Named, Numbers, Stretch
from store.reading.agenda.alignment.openings import (
    GOES_ON,
    HINTED,
    ahead_of_it,
    of_each_stretch,
    signs_of,
)
from store.reading.agenda.alignment.search import Agenda, Choice, Stated
from store.reading.agenda.alignment.sharing import (
    COMPARED,
    fields_of,
    further_parts,
    in_one_number,
    in_their_turn,
    joined,
    lead_among,
    lead_over_others,
    off_the_diagonal,
    words_shared,
)
from store.reading.agenda.alignment.weights import Weights
from store.reading.agenda.matters.wording import (
    covered,
    found_in,
    pairs,
    telling,
)


@dataclass(frozen=True, slots=True)
class Held:
    """All that is held about a page, by the step that it speaks for or against."""

    taking_up: Named
    """Of each stretch (a row) and matter (a column), or of one of them, whatever the other is."""
    going_on: Named
    """The same, of going on about the matter."""
    untold: Named
    """Of each stretch: that it is on nothing listed, ahead of all that is."""
    own: Named
    """Of each stretch: that it goes on about a matter of the text's own."""
    stated: Sequence[Stated | None]
    """Of each stretch, what it states, if anything."""
    agenda: Agenda
    barred: Numbers
    """Of each stretch and matter: that it is not taken up here.

    It needs no stretch of its own, shares no word with it, which does not begin as one on it does
    and is not right ahead of its statement, or its title opens one further on.
    """
    only: bool
    """Whether there is but one matter, so that there is nothing else to begin with."""


_NEVER = -1e6
_NAMED = 0.5
"""Share of a matter's wording in what a stretch opens with by which it may be said to name it."""
_SHARED = 0.12
"""Share of a matter's wording from which on a stretch may be said to share words with it."""
_FIELD = 0.3
"""What its field counts for where all that a stretch and a matter share is told as one number."""


def hold(listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str]) -> Held:
    """What is held about these stretches, one of which at least states nothing, and matters.

    ``ignored`` pairs tell nothing here.
    """
    named = anchors(listed, stretches)
    anchored = frozenset(index for index in named if index is not None)
    silent = [k for k, stretch in enumerate(stretches) if stretch.named is None]
    further = further_parts(listed)
    words = words_shared(listed, stretches, ignored)
    fields = fields_of(listed, stretches, silent)
    like = in_one_number(words) + words["other parts"] + _FIELD * fields["field among matters"]
    preamble = 0 if _is_preamble(listed[0], stretches) else None
    of_matters = _of_matters(listed, stretches, anchored, further, preamble)
    of_each = of_each_stretch(stretches)
    signs = signs_of(listed, stretches)
    unasked = np.array(
        [[m.rarely or j in anchored or j == preamble for j, m in enumerate(listed)]], dtype=float
    )
    stated_next = _stated_next(named, len(listed))
    only = len(listed) == 1 and not unasked.any()
    several = (words["opening words"] >= _NAMED).sum(axis=1, keepdims=True)
    return Held(
        taking_up={
            **words,
            **fields,
            **signs,
            "best matter": lead_over_others(like),
            "best stretch": lead_among(silent, like),
            "off the diagonal": off_the_diagonal(len(listed), len(stretches), silent),
            "in its turn": in_their_turn(listed, len(stretches), silent, anchored),
            "names several": np.maximum(several - 1.0, 0.0),
            "joined": joined(listed, stretches, further),
            **of_each,
            **of_matters,
        },
        going_on={
            "like": np.maximum(like, 0.0),
            "opening words": words["opening words"],
            "field among matters": fields["field among matters"],
            "words near among matters": fields["words near among matters"],
        },
        untold={
            **_of_nothing(like, fields["words near"], unasked, of_each),
            "opening": signs["opening"].max(axis=1),
        },
        own={
            **_of_own(stretches),
            "like any matter": like.max(axis=1),
        },
        stated=[
            None if stretch.named is None else Stated(anchor)
            for stretch, anchor in zip(stretches, named, strict=True)
        ],
        agenda=Agenda(
            due=[
                not (further[j] or matter.rarely or j in anchored)
                for j, matter in enumerate(listed)
            ],
            further=further,
            part_of=[matter.part_of for matter in listed],
        ),
        barred=np.maximum(
            unasked * (like < _SHARED) * (1 - stated_next) * (1 - signs["opening"]),
            ahead_of_it(signs["titled"]),
        ),
        only=only,
    )


def choices(held: Held, weights: Weights) -> list[Stated | Choice]:
    """What each step is worth at every stretch, rounded so that it is the same on every machine."""
    shape = len(held.stated), len(held.agenda.due)
    taking_up = _weighed(held.taking_up, weights["taking up"], shape)
    taking_up = (np.array(taking_up) + _NEVER * held.barred).tolist()
    going_on = _weighed(held.going_on, weights["going on"], shape)
    untold = _weighed(held.untold, weights["untold"], shape[:1])
    own = _weighed(held.own, weights["own"], shape[:1])
    if held.only:
        untold = [
            w if remark else _NEVER
            for w, remark in zip(untold, held.untold["how things are"], strict=True)
        ]
    rows = zip(held.stated, taking_up, going_on, untold, own, strict=True)
    return [Choice(*steps) if stated is None else stated for stated, *steps in rows]


def _weighed(numbers: Named, weights: Mapping[str, float], shape: tuple[int, ...]) -> Any:
    total = np.zeros(shape)
    for name, found in numbers.items():
        total += weights[name] * found
    return np.round(total, 6).tolist()


def _stated_next(named: Sequence[int | None], matters: int) -> Numbers:
    """Whether the stretch right after one states the matter, so that what leads up may open it."""
    found = np.zeros((len(named), matters))
    for k, index in enumerate(named[1:]):
        if index is not None:
            found[k, index] = 1
    return found


# --- what a matter is -----------------------------------------------------------------------------

_FEW, _TOGETHER = 2, 2
"""Matters of which two stretches need not be on one each, and by how many a list may be longer than
what follows it: two may share a stretch."""
_PREAMBLE = re.compile("学习(?:宣传)?(?:贯彻)?")


def _of_matters(
    listed: Sequence[Matter],
    stretches: Sequence[Stretch],
    anchored: frozenset[int],
    further: Sequence[bool],
    preamble: int | None,
) -> Named:
    """What is held about a matter, whatever stretch may take it up."""
    enough = _are_enough(listed, stretches, anchored)
    told: dict[str, Iterable[bool]] = {
        "taken up": (True for _ in listed),
        "first listed": (j == 0 for j, _ in enumerate(listed)),
        "last listed": (j == len(listed) - 1 for j, _ in enumerate(listed)),
        "further part": further,
        "enumerated": (
            enough and part and matter.enumerated and matter.hints is None
            for matter, part in zip(listed, further, strict=True)
        ),
        "stated elsewhere": (j in anchored for j, _ in enumerate(listed)),
        "study": (matter.hints is not None for matter in listed),
        "preamble": (j == preamble for j, _ in enumerate(listed)),
        "told in commonplace": (not telling(matter.text) for matter in listed),
    }
    return {name: np.array([list(found)], dtype=float) for name, found in told.items()}


def _is_preamble(matter: Matter, stretches: Sequence[Stretch]) -> bool:
    """Whether study ahead of the business has no paragraph that begins as one on it would."""
    if matter.hints is None or not _PREAMBLE.fullmatch(matter.verb):
        return False
    return not any(matter.hints.search(stretch.text[:HINTED]) for stretch in stretches)


def _are_enough(
    listed: Sequence[Matter], stretches: Sequence[Stretch], anchored: frozenset[int]
) -> bool:
    """Whether there are nearly as many stretches as matters of which none is named in them."""
    telling_on = sum(s.named is None and s.opens > GOES_ON for s in stretches)
    untold = sum(not m.rarely and j not in anchored for j, m in enumerate(listed))
    return len(listed) > _FEW and untold <= telling_on + _TOGETHER


# --- what speaks for no listed matter -------------------------------------------------------------


def _of_nothing(like: Numbers, near: Numbers, unasked: Numbers, stretches: Named) -> Named:
    """What is held about a stretch that is on nothing listed, ahead of all that is."""
    return {
        "untold": np.ones(len(like)),
        "first matter unasked": np.full(len(like), unasked[0, 0]),
        "like the first matter": like[:, 0],
        "like any matter": like.max(axis=1),
        "words near the first matter": near[:, 0],
        **{
            name: stretches[name][:, 0]
            for name in ("first", "at large", "goes on", "how things are")
        },
    }


def _of_own(stretches: Sequence[Stretch]) -> Named:
    """How much a stretch repeats of the matter that one before it stated."""
    repeated = np.zeros(len(stretches))
    words = frozenset[str]()
    for k, stretch in enumerate(stretches):
        if stretch.named is not None:
            words = pairs(stretch.named)
        else:
            repeated[k] = covered(words, found_in(stretch.text[:COMPARED], words))
    return {"own": np.ones(len(stretches)), "words": repeated}
