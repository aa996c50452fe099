"""The best way through the stretches: what each takes up, goes on about, or leaves untold.

A beam search. A way is told by which of the listed matters it has taken up and which it is with:
they may be taken up in any order, each once, and what the order is worth is learned as all else is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

BEAM = 8
"""Ways that are followed at a time; twice as many find hardly another best."""
NOTHING, OWN = -1, -2
"""What a way is with that is with no listed matter: nothing yet, or a matter of the text's own."""

ORDER = ("passed over", "part passed over", "turned back", "next", "after own", "one by one")
"""What is told of a matter's turn by those taken up before it."""
_MOST = 3
"""Matters passed over that are counted."""
_SOME = 2
"""Parts taken up that do not yet say that all of their clause are, unless only one is left."""

State = tuple[int, int]
"""The matters taken up, as the bits of a number, and the one that the text is with."""
Turn = tuple[float, ...]
"""What is told of a matter's turn, in the order of :data:`ORDER`."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A stretch that states its matter, so that there is nothing to choose: a listed one or not."""

    listed: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What each step is worth at a stretch that states nothing."""

    taking_up: Sequence[float]
    """For every listed matter, to take it up."""
    going_on: Sequence[float]
    """For every listed matter, to go on about it."""
    untold: float
    """To be on nothing listed before any matter is taken up."""
    own: float
    """To go on about a matter of the text's own."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The order of a list."""

    due: Sequence[bool]
    """Which matters are missed where a later one is taken up before them."""
    further: Sequence[bool]
    """Which are further parts of the clause before."""
    part_of: Sequence[int | None]

    def turns(self, state: State) -> list[Turn | None]:
        """What is told of every matter's turn; None if it has been taken up."""
        taken, current = state
        reached = taken.bit_length() - 1
        last = current if current >= 0 else reached
        begun = Counter(part for j, part in enumerate(self.part_of) if taken >> j & 1)
        found: list[Turn | None] = []
        passed = parts_passed = 0
        for j, part in enumerate(self.part_of):
            if taken >> j & 1:
                found.append(None)
                continue
            found.append(
                (
                    min(passed, _MOST),
                    min(parts_passed, _MOST),
                    j < last,
                    j == last + 1,
                    current == OWN,
                    self.further[j] and self._is_one_by_one(part, begun[part]),
                )
            )
            if j > last:
                passed += self.due[j]
                parts_passed += self.further[j]
        return found

    def _is_one_by_one(self, part: int | None, begun: int) -> bool:
        """Whether so many of a clause's parts are begun that the others may be expected to be."""
        return begun > _SOME or (begun == _SOME and self.part_of.count(part) == _SOME + 1)


def best_way(
    stretches: Sequence[Stated | Choice], agenda: Agenda, weights: Mapping[str, float]
) -> list[State]:
    """The state after each stretch, on the way that is worth most."""
    ways: dict[State, float] = {(0, NOTHING): 0.0}
    came_from: list[dict[State, State]] = []
    turns: dict[State, list[tuple[int, float]]] = {}
    for stretch in stretches:
        found: dict[State, float] = {}
        origins: dict[State, State] = {}
        for state, worth in ways.items():
            if isinstance(stretch, Stated):
                steps = [(_stating(state, stretch.listed), 0.0)]
            else:
                if state not in turns:
                    turns[state] = _worth_of_turns(agenda, state, weights)
                steps = _steps(state, stretch, turns[state])
            for after, gain in steps:
                if worth + gain > found.get(after, _NEVER):
                    found[after], origins[after] = worth + gain, state
        ways = _best(found)
        came_from.append(origins)
    return _traced(max(ways, key=lambda state: (ways[state], state)), came_from)


_NEVER = float("-inf")


def _stating(state: State, listed: int | None) -> State:
    return (state[0], OWN) if listed is None else (state[0] | 1 << listed, listed)


def _worth_of_turns(
    agenda: Agenda, state: State, weights: Mapping[str, float]
) -> list[tuple[int, float]]:
    """The matters that are left, and what it is worth that it is their turn."""
    return [
        (j, sum(weights[name] * told for name, told in zip(ORDER, turn, strict=True)))
        for j, turn in enumerate(agenda.turns(state))
        if turn is not None
    ]


def _steps(
    state: State, choice: Choice, turns: Sequence[tuple[int, float]]
) -> list[tuple[State, float]]:
    """Where a way may go from here, and what each step is worth: to go on first of all."""
    taken, current = state
    if current >= 0:
        going_on = choice.going_on[current]
    else:
        going_on = choice.own if current == OWN else choice.untold
    told = choice.taking_up
    return [(state, going_on), *[((taken | 1 << j, j), told[j] + turn) for j, turn in turns]]


def _best(ways: dict[State, float]) -> dict[State, float]:
    """The ways that are worth following; of equals always the same."""
    if len(ways) <= BEAM:
        return ways
    best = sorted(ways, key=lambda state: (-ways[state], state))[:BEAM]
    return {state: ways[state] for state in best}


def _traced(state: State, came_from: Sequence[dict[State, State]]) -> list[State]:
    """The states of a way, from where it ended."""
    states = []
    for origins in reversed(came_from):
        states.append(state)
        state = origins[state]
    return states[::-1]
