"""Which matters hold given words, all of them and exactly: what answers and counts stand on.

Unlike a search, nothing is ranked and nothing left out. A matter that is *named* so took it up;
one that only *holds* the words speaks of them, all in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from store.database import Database, Row
from store.facts.tellings import MEETING_OF
from store.scope import Scope, where
from store.search.excerpt import sentences
from store.words import fold, grams

REST = 0
"""The position of what belongs to no item: title, lead, attendance."""


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that was found, and the meeting that it was a part of."""

    readout: int
    position: int
    date: str | None
    """ISO 8601; None while the year is unknown."""
    meeting: str
    named: bool
    """Whether it is called by the words, rather than only speaking of them."""
    whole: bool = False
    """Whether it holds the words as they were typed, and not only each of them."""
    told: int = 0
    """The number of the meeting: what its readouts share, where several tell of it."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """How often a readout holds a phrase."""

    readout: int
    date: str | None
    meeting: str
    count: int


def matter_of(row: Row, *, named: bool, whole: bool = False) -> Matter:
    """The matter of a row with the columns of ``MATTER``."""
    meeting, told = row["meeting"] or "", row["told"]
    return Matter(row["readout"], row["position"], row["date"], meeting, named, whole, told)


MATTER = f"m.readout, m.position, r.date, r.meeting, {MEETING_OF.format('m.readout')} AS told"
"""What makes a matter, of its table ``m`` and that of the readouts, ``r``."""


def without_rest(matters: Sequence[Matter]) -> tuple[Matter, ...]:
    """The matters, the rest of a readout only where no item of it is among them."""
    items = {matter.readout for matter in matters if matter.position != REST}
    return tuple(m for m in matters if m.position != REST or m.readout not in items)


def find_matters(database: Database, needles: Sequence[str], scope: Scope) -> list[Matter]:
    """Every matter in scope that holds all ``needles``, the latest meeting first.

    The rest of a readout counts only where no item of it does.
    """
    wanted = [fold(needle) for needle in needles if needle.strip()]
    if not wanted:
        return []
    condition, parameters = holding(wanted, "m.whole", "m.id")
    called = " AND ".join("instr(m.named, ?)" for _ in wanted)
    whole = "m.whole" if len(wanted) > 1 else "''"
    rows = database.rows(
        f"SELECT {MATTER}, {called} AS named, {whole} AS whole"
        " FROM matter m JOIN readout r ON r.id = m.readout"
        f" WHERE {condition}{in_scope(scope, 'm.readout', parameters)}"
        " ORDER BY r.date IS NULL, r.date DESC, r.month DESC, r.day DESC, r.id DESC, m.position",
        [*wanted, *parameters],
    )
    found = [
        matter_of(row, named=named)
        for row in rows
        if (named := bool(row["named"]))
        or len(wanted) == 1
        or _in_one_sentence(row["whole"], wanted)
    ]
    items = {(m.readout, named) for m in found if m.position != REST for named in {m.named, False}}
    return [m for m in found if m.position != REST or (m.readout, m.named) not in items]


def find_others(database: Database, needle: str, scope: Scope) -> list[Matter]:
    """Every item in scope that is not called by ``needle``, the latest meeting first."""
    parameters: list[object] = [fold(needle)]
    rows = database.rows(
        f"SELECT {MATTER} FROM matter m JOIN readout r ON r.id = m.readout"
        f" WHERE m.position <> {REST} AND NOT instr(m.named, ?)"
        f"{in_scope(scope, 'm.readout', parameters)}"
        " ORDER BY r.date IS NULL, r.date DESC, r.month DESC, r.day DESC, r.id DESC, m.position",
        parameters,
    )
    return [matter_of(row, named=True) for row in rows]


def find_done(database: Database, verb: str, scope: Scope) -> list[Matter]:
    """Every item in scope of which ``verb``, or what ends with it, was done, the latest first."""
    parameters: list[object] = [f"%{fold(verb)}"]
    rows = database.rows(
        f"SELECT {MATTER} FROM matter m JOIN readout r ON r.id = m.readout"
        " JOIN item i ON i.readout = m.readout AND i.position = m.position"
        f" WHERE fold(i.verb) LIKE ?{in_scope(scope, 'm.readout', parameters)}"
        " ORDER BY r.date IS NULL, r.date DESC, r.month DESC, r.day DESC, r.id DESC, m.position",
        parameters,
    )
    return [matter_of(row, named=True) for row in rows]


def find_abbreviated(database: Database, words: str, scope: Scope) -> list[Matter]:
    """The matters whose name holds ``words`` in order, but with others between them: 撤销某某政协
    委员资格 of 撤销某某政协第十四届全国委员会委员资格. Two letters and more stay together.
    """
    needle = "".join(letter for letter in fold(words) if letter.isalnum())
    if len(needle) < _ABBREVIATED:
        return []
    condition, parameters = holding([needle[:2], needle[-2:]], "m.named", "m.id")
    rows = database.rows(
        f"SELECT {MATTER}, m.named"
        " FROM matter m JOIN readout r ON r.id = m.readout"
        f" WHERE {condition}{in_scope(scope, 'm.readout', parameters)}"
        " ORDER BY r.date IS NULL, r.date DESC, r.month DESC, r.day DESC, r.id DESC, m.position",
        parameters,
    )
    found = [
        matter_of(row, named=True, whole=True)
        for row in rows
        if any(_holds_in_order(name, needle) for name in re.split(r"[\n。;]", row["named"]))
    ]
    return list(without_rest(found))


_ABBREVIATED = 6
"""Fewer letters stand in this order by chance."""


def _holds_in_order(name: str, needle: str) -> bool:
    """Whether a name holds the letters of ``needle`` in order, in runs of two and more."""
    ends = {0: {0}}  # how much of the needle is found, and where in the name that may end
    for done in range(len(needle)):
        for at in ends.get(done, ()):
            for length in range(len(needle) - done, 1, -1):
                start = name.find(needle[done : done + length], at)
                if start >= 0:
                    ends.setdefault(done + length, set()).add(start + length)
    return len(needle) in ends


def find_mentions(database: Database, phrase: str, scope: Scope) -> list[Mentions]:
    """Every readout in scope whose text holds ``phrase``, and how often; the latest first."""
    needle = fold(phrase)
    if not needle.strip():
        return []
    condition, parameters = holding([needle], "r.folded", "m.id")
    if "gram" in condition:  # the candidates are matters; a readout may hold it in several
        candidates, _, rest = condition.partition(" AND ")
        condition = f"r.id IN (SELECT m.readout FROM matter m WHERE {candidates}) AND {rest}"
    rows = database.rows(
        "SELECT r.id, r.date, r.meeting,"
        " (length(r.folded) - length(replace(r.folded, ?, ''))) / length(?) AS n"
        f" FROM readout r WHERE r.current = 1 AND {condition}"
        f"{in_scope(scope, 'r.id', parameters)}"
        " ORDER BY r.date IS NULL, r.date DESC, r.month DESC, r.day DESC, r.id DESC",
        [needle, needle, *parameters],
    )
    return [Mentions(row["id"], row["date"], row["meeting"] or "", row["n"]) for row in rows]


def holding(wanted: Sequence[str], column: str, row: str) -> tuple[str, list[object]]:
    """The condition that ``column`` holds all that is wanted; grams tell where to look."""
    pairs = dict.fromkeys(gram for needle in wanted for gram in grams(needle).split())
    parameters: list[object] = []
    condition = ""
    if pairs:
        condition = f"{row} IN (SELECT rowid FROM gram WHERE gram MATCH ?) AND "
        parameters.append(" ".join(f'"{pair}"' for pair in pairs))
    condition += " AND ".join(f"instr({column}, ?)" for _ in wanted)
    return condition, [*parameters, *wanted]


def in_scope(scope: Scope, column: str, parameters: list[object]) -> str:
    """The condition that ``column`` is a readout in scope; its values are added to parameters."""
    if not scope:
        return ""
    condition, values = where(scope)
    parameters += values
    return f" AND {column} IN (SELECT id FROM readout WHERE {condition})"


def _in_one_sentence(whole: str, wanted: Sequence[str]) -> bool:
    return any(
        all(whole.find(needle, start, end) >= 0 for needle in wanted)
        for start, end in sentences(whole, 0, len(whole))
    )
