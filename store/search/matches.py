"""Whether a readout answers a query: exact, pure, and without an index.

This is the law that searching obeys; the index only finds faster what this says.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from store.dates import DateRange, MonthDay
from store.model import Readout, StoredReadout
from store.scope import Scope
from store.search.passages import REST, Squeezed, squeeze_folded, squeezed
from store.search.query import Query
from store.words import fold, units_of_folded


@dataclass(frozen=True, slots=True)
class Wanted:
    """A query taken apart into what must stand in a passage; all of it squeezed."""

    units: tuple[str, ...]
    """The words of the text."""
    text: str
    """The text as it was typed: a passage that holds it holds all of its words."""
    phrases: tuple[str, ...]
    documents: tuple[str, ...]
    alternatives: tuple[tuple[str, ...], ...]
    excluded: tuple[str, ...]
    literal: str

    def asked_of(self, passage: Squeezed) -> bool:
        """Whether the passage holds everything that is asked for, in scope or not."""
        return (
            (
                all(passage.holds(unit) for unit in self.units)
                or (bool(self.text) and passage.holds(self.text))
            )
            and all(passage.holds(phrase) for phrase in self.phrases)
            and all(passage.names(title) for title in self.documents)
            and all(any(passage.holds(word) for word in group) for group in self.alternatives)
        )

    def refuses(self, passage: Squeezed) -> bool:
        """Whether the passage holds anything that is excluded."""
        return any(passage.holds(word) for word in self.excluded)


def wanted(query: Query) -> Wanted:
    """What a query asks of a passage."""
    text = fold(query.text)
    return Wanted(
        units_of_folded(text),
        _needle_of_folded(text),
        _needles(query.phrases),
        _needles(query.documents),
        tuple(group for words in query.alternatives if (group := _needles(words))),
        _needles(query.excluded),
        _needle(query.literal),
    )


def _needles(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(needle for word in words if (needle := _needle(word))))


def _needle(word: str) -> str:
    """``word`` squeezed; nothing where it has no letter, digit or Chinese character."""
    return _needle_of_folded(fold(word))


def _needle_of_folded(word: str) -> str:
    needle = squeeze_folded(word)
    return needle if any(char.isalnum() for char in needle) else ""


def matching(query: Query, stored: StoredReadout) -> tuple[int, ...]:
    """The positions of the passages of ``stored`` that hold everything ``query`` asks for.

    Position 0, the rest of a readout, only announces what the items say: it counts where no item
    of the readout holds what is asked for, whatever is excluded. Searching finds a readout as a
    full match exactly when this finds a passage in it, as long as the readout is current.
    """
    if not query:
        return ()
    needs = wanted(query)
    in_time = in_scope(query.scope, stored.readout)
    anytime = in_scope(Scope(None, query.scope.body, query.scope.chair), stored.readout)
    held = [
        passage
        for passage in squeezed(stored.readout)
        if (in_time and needs.asked_of(passage))
        or (anytime and needs.literal and passage.holds(needs.literal))
    ]
    if any(passage.position != REST for passage in held):
        held = [passage for passage in held if passage.position != REST]
    return tuple(sorted(passage.position for passage in held if not needs.refuses(passage)))


def in_scope(scope: Scope, readout: Readout) -> bool:
    """Whether a scope means the readout: the same that the database finds by it."""
    if scope.body is not None:
        named = fold(f"{readout.body or ''} {readout.meeting or ''}")
        if fold(scope.body) not in named:
            return False
    if scope.chair is not None and fold(scope.chair) not in [fold(p.name) for p in readout.chair]:
        return False
    if scope.when is None:
        return True
    if isinstance(scope.when, DateRange):
        return readout.date is not None and scope.when.covers(readout.date)
    if readout.month is None:
        return False
    if isinstance(scope.when, MonthDay):
        return readout.month == scope.when.month and scope.when.day in (None, readout.day)
    # Any leap year will do: the range has none.
    return readout.day is not None and scope.when.covers(
        datetime.date(2000, readout.month, readout.day)
    )
