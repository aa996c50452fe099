"""Finding passages by words: from what was typed to ranked hits with their excerpts.

The words of the index choose the passages, the texts themselves decide: what is typed without a
space and falls into single characters (接诉即办) must stand in the text as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from store.database import EVERYTHING, Database, Scope
from store.excerpt import Excerpt, best_excerpt, sentences
from store.index import Index, Match, Passage
from store.model import AgendaItem, StoredReadout
from store.words import fold, segments, words

REST = 0
"""The position of the passage that holds what belongs to no item: title, lead, attendance."""
SECOND_LOOK = 30
"""How many of the best matches are read again; 20 or 100 gave the same first hits."""
MIN_SHARE = 0.5
"""The share of what the words tell, by rarity, below which a passage is no partial answer."""


@dataclass(frozen=True, slots=True)
class Query:
    """What to find: words as typed, phrases that must stand as they are, and where to look."""

    text: str
    phrases: tuple[str, ...] = ()
    scope: Scope = EVERYTHING


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


def units(text: str) -> tuple[str, ...]:
    """What must be found: dictionary words, and runs of single characters as they were typed."""
    found: list[str] = []
    for run in re.findall(r"[^\W_]+", fold(text)):
        pending = ""
        for word in segments(run):
            if len(word) == 1:
                pending += word
                continue
            if pending:
                found.append(pending)
                pending = ""
            found.append(word)
        if pending:
            found.append(pending)
    return tuple(dict.fromkeys(found))


def passages(stored: StoredReadout) -> Iterable[Passage]:
    """What the index holds of a readout: each item with its name, and the rest."""
    readout = stored.readout
    for item in readout.items:
        name = "\n".join((item.subject, *item.documents))
        yield Passage(stored.id, item.position, f"{name}\n{readout.excerpt(item)}")
    rest = "\n".join(readout.text[start:end] for start, end in rest_spans(stored))
    yield Passage(stored.id, REST, f"{readout.title}\n{rest}")


def rest_spans(stored: StoredReadout) -> list[tuple[int, int]]:
    """Where the text of a readout belongs to no item."""
    spans, at = [], 0
    for item in sorted(stored.readout.items, key=lambda item: item.start):
        if item.start > at:
            spans.append((at, item.start))
        at = max(at, item.end)
    if at < len(stored.readout.text):
        spans.append((at, len(stored.readout.text)))
    return spans


class Search:
    """Searching over a database and its index."""

    def __init__(self, database: Database, index: Index) -> None:
        self._database = database
        self._index = index

    def find(self, query: Query, offset: int, limit: int) -> Found:
        """The hits from ``offset`` on, best first, and how many there are in all."""
        wanted = dict.fromkeys((*units(query.text), *(fold(p) for p in query.phrases if p.strip())))
        if not wanted:
            return Found(0, (), "none")
        weights = {unit: self._weight(unit) for unit in wanted}
        terms = words(" ".join(wanted))
        allowed = set(self._database.find(query.scope)) if query.scope else None
        matches = self._within(self._index.matches(terms, "all"), allowed)
        if ranked := self._rank(matches, weights, needed=1.0):
            return self._page(ranked, weights, offset, limit, "all")
        if ranked := self._substring(query, allowed):
            return self._page(ranked, weights, offset, limit, "substring")
        if query.phrases:  # a phrase asked for as such is there or it is not
            return Found(0, (), "none")
        matches = self._within(self._index.matches(terms, "any"), allowed)
        ranked = self._rank(matches, weights, needed=MIN_SHARE)
        return (
            self._page(ranked, weights, offset, limit, "some") if ranked else Found(0, (), "none")
        )

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
        total = sum(weights.values())
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
        total = sum(weights.values())
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
            for passage in passages(stored):
                whole = fold(passage.text)
                texts[passage.readout, passage.position] = (whole.partition("\n")[0], whole)
        return texts

    def _substring(self, query: Query, allowed: set[int] | None) -> list[Match]:
        """Passages that hold what was typed as it was typed, if only inside longer words."""
        needles = [fold(part) for part in (*query.text.split(), *query.phrases) if part.strip()]
        if not needles:
            return []
        ids = set.intersection(*(set(self._database.containing(n)) for n in needles))
        found = [
            Match(passage.readout, passage.position, 1.0)
            for stored in self._database.readouts(sorted(ids, reverse=True))
            if allowed is None or stored.id in allowed
            for passage in passages(stored)
            if all(needle in fold(passage.text) for needle in needles)
        ]
        return sorted(found, key=lambda m: (m.position == REST, -m.readout, m.position))

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
        own = [(item.start, item.end)] if item else rest_spans(stored)
        folded = fold(readout.text)
        excerpt = (
            best_excerpt(readout.text, folded, own, weights)
            or best_excerpt(readout.text, folded, everything, weights)
            or Excerpt(*next(iter(sentences(readout.text, 0, len(readout.text)))))
        )
        return Hit(stored, item, excerpt, round(match.score, 3))
