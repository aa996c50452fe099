"""The use of a phrase over time: first, last, beside which others, and what came after it."""

from __future__ import annotations

from dataclasses import dataclass

from store.database import Database
from store.facts.counts import Tally
from store.facts.matters import Mentions, find_mentions, holding
from store.facts.phrases import alike
from store.scope import Scope
from store.words import fold

NEIGHBOURS = 6
EARLIER_READOUTS = 10
"""With fewer readouts before it, everything that a readout says would be new."""


@dataclass(frozen=True, slots=True)
class Usage:
    """How a phrase was used; ``mentions`` are all readouts that hold it, the latest first."""

    phrase: str
    mentions: tuple[Mentions, ...]
    neighbours: tuple[Tally, ...]
    """Set phrases in the same matters, with the number of these."""
    followed_by: tuple[tuple[str, str], ...]
    """Phrases like it that came into use after its last use, each with the day of its first."""

    @property
    def count(self) -> int:
        """How often it stands in the texts."""
        return sum(mention.count for mention in self.mentions)


def usage(database: Database, phrase: str, scope: Scope) -> Usage:
    """Everything about the use of ``phrase`` in scope."""
    mentions = find_mentions(database, phrase, scope)
    return Usage(
        phrase,
        tuple(mentions),
        tuple(_neighbours(database, phrase, mentions)),
        tuple(_followers(database, phrase, mentions)) if not scope else (),
    )


def _neighbours(database: Database, phrase: str, mentions: list[Mentions]) -> list[Tally]:
    needle = fold(phrase)
    condition, parameters = holding([needle], "m.whole", "m.id")
    readouts = {mention.readout for mention in mentions}
    rows = database.rows(
        "SELECT DISTINCT p.phrase, p.readout, p.position FROM matter m"
        " JOIN phrase p ON p.readout = m.readout AND p.position = m.position"
        f" WHERE {condition}",
        parameters,
    )
    counts: dict[str, int] = {}
    for row in rows:
        other = row["phrase"]
        if row["readout"] in readouts and other not in needle and needle not in other:
            counts[other] = counts.get(other, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Tally(other, n) for other, n in ranked[:NEIGHBOURS]]


def _followers(database: Database, phrase: str, mentions: list[Mentions]) -> list[tuple[str, str]]:
    """Evident is: formed alike, in use since after the last use, and more than once."""
    days = sorted(mention.date for mention in mentions if mention.date)
    if not days:
        return []
    rows = database.rows(
        "SELECT p.phrase, min(r.date) AS first, count(DISTINCT r.id) AS n FROM phrase p"
        " JOIN readout r ON r.id = p.readout WHERE r.date IS NOT NULL"
        " GROUP BY p.phrase HAVING first > ? AND n > 1 ORDER BY first",
        [days[-1]],
    )
    needle = fold(phrase)
    found = [(row["phrase"], row["first"]) for row in rows if alike(needle, row["phrase"])]
    return found[:3]


def new_phrases(database: Database, readout: int) -> list[tuple[str, int]]:
    """The set phrases of a readout that no earlier one holds, each with where it begins.

    None where there are too few earlier readouts, or where its own day is unknown.
    """
    rows = database.rows("SELECT date FROM readout WHERE id = ?", [readout])
    day = rows[0]["date"] if rows else None
    if day is None:
        return []
    earlier = database.rows(
        "SELECT count(*) AS n FROM readout WHERE current = 1 AND date < ?", [day]
    )
    if earlier[0]["n"] < EARLIER_READOUTS:
        return []
    found: dict[str, int] = {}
    for row in database.rows(
        "SELECT phrase, start FROM phrase WHERE readout = ? ORDER BY start", [readout]
    ):
        if row["phrase"] not in found and not _said_before(database, row["phrase"], readout, day):
            found[row["phrase"]] = row["start"]
    return list(found.items())


def _said_before(database: Database, phrase: str, readout: int, day: str) -> bool:
    condition, parameters = holding([phrase], "m.whole", "m.id")
    rows = database.rows(
        "SELECT 1 FROM matter m JOIN readout r ON r.id = m.readout"
        f" WHERE {condition} AND r.id <> ? AND r.date <= ? LIMIT 1",
        [*parameters, readout, day],
    )
    return bool(rows)
