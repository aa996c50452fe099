"""Finding passages by words: from what was typed to ranked hits with their excerpts.

The words of the index choose the passages, the texts themselves decide: what is typed without a
space and falls into single characters (接诉即办) must stand in the text as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from store.database import EVERYTHING, Database
from store.excerpt import Excerpt, best_excerpt, sentences
from store.index import Entry, Index, Match
from store.matching import Wanted, matching, wanted
from store.model import AgendaItem, StoredReadout
from store.passages import REST, passages, rest_spans
from store.query import Query
from store.words import fold, words

SECOND_LOOK = 30
"""How many of the best matches are read again; 20 or 100 gave the same first hits."""
MIN_SHARE = 0.5
"""The share of what the words tell, by rarity, below which a passage is no partial answer."""


Order = Literal["relevance", "date"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A found passage: an item, or the rest of the readout where ``item`` is None."""

    stored: StoredReadout
    item: AgendaItem | None
    excerpt: Excerpt
    score: float

    @property
    def quote(self) -> str:
        """The excerpt, verbatim."""
        return self.stored.readout.text[self.excerpt.start : self.excerpt.end]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits out of ``total``.

    ``how``: all words were found together, only as part of longer words, or only some of them, and
    then ``missing`` are those that no passage of the page holds together with the others.
    """

    total: int
    hits: tuple[Hit, ...]
    how: Literal["all", "substring", "some", "none"]
    missing: tuple[str, ...] = ()


def entries(stored: StoredReadout) -> Iterable[Entry]:
    """What the index holds of a readout: each passage with its name and titles."""
    text = stored.readout.text
    for passage in passages(stored.readout):
        parts = (passage.name, *passage.titles, *(text[a:b] for a, b in passage.spans))
        yield Entry(stored.id, passage.position, "\n".join(parts))


class Search:
    """Searching over a database and its index."""

    def __init__(self, database: Database, index: Index) -> None:
        self._database = database
        self._index = index

    def find(self, query: Query, offset: int, limit: int, order: Order) -> Found:
        """The hits from ``offset`` on, and how many there are in all."""
        needs = wanted(query)
        weights = {unit: self._weight(unit) for unit in self._marked(needs)}
        if not weights:  # a scope alone: nothing makes one better than another
            order = "date"
        full = {
            (stored.id, position)
            for stored in self._everything()
            for position in matching(query, stored)
        }
        terms = words(" ".join(weights))
        scored = {(m.readout, m.position): m for m in self._index.matches(terms, "any")}
        if full:
            whole = {(m.readout, m.position) for m in self._index.matches(terms, "all")}
            found = [scored.get(key, Match(*key, 0.0)) for key in full]
            ranked = self._rank(found, weights, 0.0)
            ranked.sort(key=lambda m: (m.readout, m.position) not in whole)
            how: Literal["all", "substring"] = "all" if full & whole or not terms else "substring"
            return self._page(self._ordered(ranked, order), weights, offset, limit, how)
        if query != Query(query.text, scope=query.scope):  # what was asked for as such is there
            return Found(0, (), "none")
        allowed = set(self._database.find(query.scope)) if query.scope else None
        ranked = self._rank(self._within(list(scored.values()), allowed), weights, MIN_SHARE)
        if not ranked:
            return Found(0, (), "none")
        return self._page(self._ordered(ranked, order), weights, offset, limit, "some")

    def _everything(self) -> Iterable[StoredReadout]:
        return self._database.readouts(self._database.find(EVERYTHING))

    def _ordered(self, ranked: list[Match], order: Order) -> list[Match]:
        if order == "relevance":
            return ranked
        places = {readout: at for at, readout in enumerate(self._database.find(EVERYTHING))}
        return sorted(ranked, key=lambda m: (places.get(m.readout, 0), m.position))

    @staticmethod
    def _marked(needs: Wanted) -> dict[str, None]:
        """Everything that is asked for, to be weighed and marked."""
        groups = (needs.units, needs.phrases, needs.documents, *needs.alternatives)
        return dict.fromkeys(needle for group in groups for needle in group)

    def _weight(self, unit: str) -> float:
        """What a unit tells: the rarity of its rarest word."""
        return max((self._index.rarity(word) for word in words(unit)), default=1.0)

    @staticmethod
    def _within(matches: Sequence[Match], allowed: set[int] | None) -> list[Match]:
        return [m for m in matches if allowed is None or m.readout in allowed]

    def _rank(
        self, matches: Sequence[Match], weights: dict[str, float], needed: float
    ) -> list[Match]:
        """Matches that hold at least ``needed`` of the weights, best first after a second look.

        The lead only announces what the items say: it is a hit where no item of its readout is.
        """
        total = sum(weights.values()) or 1.0
        texts = self._folded(matches)
        kept = []
        for match in matches:
            _, whole = texts[match.readout, match.position]
            held = sum(weight for unit, weight in weights.items() if unit in whole)
            if held >= needed * total - 1e-9:
                kept.append(Match(match.readout, match.position, match.score * held / total))
        with_items = {m.readout for m in kept if m.position != REST}
        kept = [m for m in kept if m.position != REST or m.readout not in with_items]
        kept.sort(key=lambda m: -m.score)
        best, tail = kept[:SECOND_LOOK], kept[SECOND_LOOK:]
        looked = [
            Match(m.readout, m.position, m.score * self._closeness(texts, m, weights)) for m in best
        ]
        looked.sort(key=lambda m: (-m.score, -m.readout, m.position))
        return looked + tail

    @staticmethod
    def _closeness(
        texts: dict[tuple[int, int], tuple[str, str]], match: Match, weights: dict[str, float]
    ) -> float:
        """1 + 2·best + 2·named: the shares of the words that one sentence and the name hold."""
        name, whole = texts[match.readout, match.position]
        total = sum(weights.values()) or 1.0
        named = sum(weight for unit, weight in weights.items() if unit in name) / total
        best = max(
            (
                sum(weight for unit, weight in weights.items() if whole.find(unit, a, b) >= 0)
                for a, b in sentences(whole, 0, len(whole))
            ),
            default=0.0,
        )
        return 1 + 2 * best / total + 2 * named

    def _folded(self, matches: Sequence[Match]) -> dict[tuple[int, int], tuple[str, str]]:
        """Name and whole of every matched passage, folded."""
        ids = list(dict.fromkeys(match.readout for match in matches))
        texts = {}
        for stored in self._database.readouts(ids):
            for passage in entries(stored):
                whole = fold(passage.text)
                texts[passage.readout, passage.position] = (whole.partition("\n")[0], whole)
        return texts

    def _page(
        self,
        ranked: Sequence[Match],
        weights: dict[str, float],
        offset: int,
        limit: int,
        how: Literal["all", "substring", "some"],
    ) -> Found:
        shown = ranked[offset : offset + limit]
        ids = list(dict.fromkeys(match.readout for match in shown))
        by_id = {stored.id: stored for stored in self._database.readouts(ids)}
        hits = tuple(self._hit(by_id[match.readout], match, weights) for match in shown)
        missing: tuple[str, ...] = ()
        if how == "some":
            held = [fold(stored.readout.text + stored.readout.title) for stored in by_id.values()]
            missing = tuple(unit for unit in weights if not any(unit in text for text in held))
        return Found(len(ranked), hits, how, missing)

    def _hit(self, stored: StoredReadout, match: Match, weights: dict[str, float]) -> Hit:
        readout = stored.readout
        item = next((i for i in readout.items if i.position == match.position), None)
        everything = [(0, len(readout.text))]
        own = [(item.start, item.end)] if item else rest_spans(readout)
        folded = fold(readout.text)
        excerpt = (
            best_excerpt(readout.text, folded, own, weights)
            or best_excerpt(readout.text, folded, everything, weights)
            or Excerpt(*next(iter(sentences(readout.text, 0, len(readout.text)))))
        )
        return Hit(stored, item, excerpt, round(match.score, 3))
