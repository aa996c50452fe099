"""What is known of the readouts together: matters by their words, documents, people, phrases.

All of it is worked out of the readouts (:mod:`store.facts.deriving`) and asked in SQL. Nothing is
ranked and nothing is left out, so that what is counted is all there is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Literal

from store.database import Database
from store.facts.counts import (
    By,
    Tally,
    chairs_of,
    count_items,
    count_meetings,
    tally,
    without_year,
)
from store.facts.deriving import catch_up
from store.facts.documents import (
    Document,
    documents_in,
    find_document,
    law_in_short,
    titles_like,
)
from store.facts.hinted import Hinted, hinted
from store.facts.likely import Likely, Term, likely
from store.facts.matters import (
    REST,
    Matter,
    Mentions,
    find_abbreviated,
    find_done,
    find_matters,
    find_mentions,
    find_others,
    without_rest,
)
from store.facts.people import (
    Held,
    Holder,
    Known,
    Part,
    each_once,
    holders_of,
    known_of,
    missed_by,
    people_named,
    spoken_in,
)
from store.facts.places import places_told
from store.facts.slips import titles_meant, words_meant
from store.facts.tellings import by_meeting, telling_with
from store.facts.usage import Usage, new_phrases, usage
from store.readouts import Readouts
from store.scope import EVERYTHING, Scope
from store.words import fold

__all__ = [
    "REST",
    "By",
    "Document",
    "Facts",
    "Held",
    "Hinted",
    "Holder",
    "Known",
    "Likely",
    "Matter",
    "Mentions",
    "Names",
    "Part",
    "Tally",
    "Term",
    "Usage",
    "each_once",
    "without_rest",
]


@dataclass(frozen=True, slots=True)
class Names:
    """The names that the store knows: of meetings, each with its body, and of people and places,
    folded.
    """

    meetings: tuple[tuple[str, str], ...] = ()
    people: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    """Whose papers and offices put the readouts out: 砚城市."""


class Facts:
    """Questions to the store as a whole. Threads may share one."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._readouts = Readouts(database)
        self._names: tuple[int, Names] = (-1, Names())
        self._lock = Lock()

    def catch_up(self) -> None:
        """Take in what changed. Raises StoreBusy."""
        catch_up(self._database)

    def names(self) -> Names:
        """The names of meetings and people; read again when the store has changed."""
        last = self._readouts.last_change()
        with self._lock:
            if self._names[0] != last:
                rows = self._database.rows(
                    "SELECT DISTINCT meeting, coalesce(body, '') AS body FROM readout"
                    " WHERE current = 1 AND meeting IS NOT NULL"
                )
                meetings = tuple((row["meeting"], row["body"]) for row in rows)
                people = frozenset(map(fold, people_named(self._database)))
                self._names = (last, Names(meetings, people, places_told(self._database)))
            return self._names[1]

    def matters(self, needles: Sequence[str], scope: Scope = EVERYTHING) -> list[Matter]:
        """Every matter in scope that holds all ``needles``, the latest meeting first."""
        return find_matters(self._database, needles, scope)

    def others(self, needle: str, scope: Scope = EVERYTHING) -> list[Matter]:
        """Every item that is not called by ``needle``, the latest meeting first."""
        return find_others(self._database, needle, scope)

    def done(self, verb: str, scope: Scope = EVERYTHING) -> list[Matter]:
        """Every item with which a meeting did so, the latest first: 集体学习."""
        return find_done(self._database, verb, scope)

    def abbreviated(self, words: str, scope: Scope = EVERYTHING) -> list[Matter]:
        """The matters that are called by ``words`` with others between them, the latest first."""
        return find_abbreviated(self._database, words, scope)

    def likely(self, terms: Sequence[Term], scope: Scope = EVERYTHING) -> Likely | None:
        """The matters that hold most of the terms, the best first; None where none does."""
        return likely(self._database, terms, scope)

    def hinted(
        self,
        hints: Sequence[tuple[str, tuple[str, ...]]],
        rest: Sequence[Term],
        scope: Scope = EVERYTHING,
        *,
        several: bool = False,
    ) -> Hinted | None:
        """The matters that the hints point to, the best first; None where they tell too little."""
        return hinted(self._database, hints, rest, scope, several=several)

    def corrections(self, word: str) -> list[str]:
        """The documents, else what the names of matters or set phrases hold, that ``word`` is but
        for a slip of the keyboard; the likeliest first.
        """
        return titles_meant(self._database, word) or words_meant(self._database, word)

    def mentions(self, phrase: str, scope: Scope = EVERYTHING) -> list[Mentions]:
        """Every readout in scope that holds ``phrase``, and how often."""
        return find_mentions(self._database, phrase, scope)

    def count(self, scope: Scope, what: Literal["meetings", "items"] = "meetings") -> int:
        """How many meetings or items are in scope."""
        count = count_meetings if what == "meetings" else count_items
        return count(self._database, scope)

    def tally(
        self, scope: Scope, by: By, what: Literal["meetings", "items"] = "meetings"
    ) -> list[Tally]:
        """Meetings or items by month, year, weekday, body or chair."""
        return tally(self._database, scope, by, what)

    def chairs(self, readouts: Sequence[int]) -> dict[int, list[str]]:
        """Who chaired each of these readouts' meetings."""
        return chairs_of(self._database, readouts)

    def by_meeting(self, readouts: Sequence[int]) -> list[tuple[int, ...]]:
        """Readouts by the meeting that they tell of, each where the first of them stands."""
        return by_meeting(self._database, readouts)

    def telling_with(self, readout: int) -> list[int]:
        """Every readout that tells of the same meeting as this one; none where that is alone."""
        return telling_with(self._database, readout)

    def without_year(self, scope: Scope) -> int:
        """How many meetings could be in scope, but their year is unknown."""
        return without_year(self._database, scope)

    def span(self, scope: Scope) -> tuple[int, str | None, str | None]:
        """How many meetings are in scope, and the first and the last day of them."""
        days = self._readouts.days(scope)
        known = [day for day in days if day]
        return len(days), min(known, default=None), max(known, default=None)

    def document(self, title: str, scope: Scope = EVERYTHING) -> Document | None:
        """The document that a title, whole or abbreviated, means."""
        return find_document(self._database, title, scope)

    def documents_in(self, scope: Scope, kind: str = "") -> list[Document]:
        """The documents that were taken up in scope, all or those of a kind (条例)."""
        return documents_in(self._database, scope, kind)

    def law_in_short(self, title: str) -> str:
        """The one law that is called so in short: 科普法; nothing where there is none."""
        return law_in_short(self._database, title)

    def titles_like(self, title: str) -> list[str]:
        """Titles of other documents that hold the words of this one."""
        return titles_like(self._database, title)

    def person(self, name: str) -> Known | None:
        """What the readouts say of a person."""
        return known_of(self._database, name)

    def holders(self, office: str, scope: Scope = EVERYTHING) -> list[Holder]:
        """Who is named with an office, the latest first."""
        return holders_of(self._database, office, scope)

    def spoken_in(self, name: str, scope: Scope = EVERYTHING) -> list[tuple[int, str | None]]:
        """The readouts that report what a person said."""
        return spoken_in(self._database, name, scope)

    def missed_by(self, name: str, scope: Scope = EVERYTHING) -> list[tuple[int, int]]:
        """Meetings that do not list a person whom the one before does: both readouts."""
        return missed_by(self._database, name, scope)

    def usage(self, phrase: str, scope: Scope = EVERYTHING) -> Usage:
        """The use of a phrase over time."""
        return usage(self._database, phrase, scope)

    def new_phrases(self, readout: int) -> list[tuple[str, int]]:
        """The set phrases of a readout that no earlier one holds, and where they begin."""
        return new_phrases(self._database, readout)
