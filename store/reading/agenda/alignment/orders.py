"""The orders in which a text may take up what a list names.

Nearly all texts keep the list's order. Where paragraphs plainly speak of a matter before one that
is listed ahead of it, the list is tried in other orders, too: 听取甲、乙情况汇报，研究丙、丁工作 is
followed by paragraphs on 丙 and 丁, 甲 and 乙.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from store.reading.agenda.alignment.model import Matter, Stretch

MAX_TURNED = 12
"""Matters of a list that is tried in other orders: the tries grow with their square."""
_EXCHANGED, _MOVED = 0.2, 0.4
"""Cost of two neighbours exchanged, and of a clause with its parts moved. Half or twice as much
finds one to three items in a thousand less (tests/accuracy/REPORT.md, version 13)."""
_PLAIN = 0.1
"""What a stretch shares at least with the one matter that it plainly speaks of."""


def orders(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: Sequence[Sequence[float]]
) -> Iterator[tuple[list[int], float]]:
    """The list's indices in the orders to try, its own first, and what each costs."""
    own = list(range(len(listed)))
    yield own, 0.0
    if len(own) > MAX_TURNED or _keep_the_order(stretches, similar):
        return
    for at in range(1, len(own)):
        yield [*own[: at - 1], at, at - 1, *own[at + 1 :]], _EXCHANGED
    clauses = _by_clause(listed)
    for moved, clause in enumerate(clauses):
        rest = [*clauses[:moved], *clauses[moved + 1 :]]
        for to in range(len(clauses)):
            if to not in (moved, moved - 1):  # a clause moved back by one is the other's forward
                turned = [*rest[:to], clause, *rest[to:]]
                yield [index for part in turned for index in part], _MOVED


def _keep_the_order(stretches: Sequence[Stretch], similar: Sequence[Sequence[float]]) -> bool:
    """Whether no stretch plainly speaks of a matter that is listed ahead of what one before did."""
    told = zip(similar, stretches, strict=True)
    plain = [on for row, s in told if s.named is None and (on := _plainly_on(row)) is not None]
    return all(one <= other for one, other in pairwise(plain))


def _plainly_on(row: Sequence[float]) -> int | None:
    """The matter of which a stretch speaks much more than of any other."""
    best, *others = sorted(row, reverse=True)
    plainly = best >= _PLAIN and (not others or others[0] <= best / 2)
    return row.index(best) if plainly else None


def _by_clause(listed: Sequence[Matter]) -> list[list[int]]:
    """The list's indices, those of one clause's parts together."""
    found: list[list[int]] = []
    for index, matter in enumerate(listed):
        if found and matter.part_of is not None and matter.part_of == listed[index - 1].part_of:
            found[-1].append(index)
        else:
            found.append([index])
    return found
