"""Searching: from a query to ranked hits with their excerpts.

The index tells exactly which passages hold what is asked for; ranking is BM25 over their words and
a second look at the best of them.
"""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from store.database import Database, Scope
from store.excerpt import Excerpt, best_excerpt, sentences
from store.index import Index, Numbers, View
from store.looking import Known, Looks
from store.matching import Wanted, wanted
from store.model import AgendaItem, StoredReadout
from store.passages import REST, rest_spans, squeeze, squeezed
from store.query import Query
from store.suggestions import Vocabulary, phrases_of
from store.words import fold, segments, words

SECOND_LOOK = 30
"""How many of the best passages are read again; 20 or 100 gave the same first hits."""
MIN_SHARE = 0.5
"""The share of what the words tell, by rarity, below which a passage is no partial answer."""
FEWER_SHARE = 0.3
"""The same, where passages that hold only some of the words are asked for."""
MAX_SUGGESTIONS = 3
RELATED_FROM = 200
"""So many passages, the latest, tell what a word is related to; and so many words are weighed."""
COMMON_RARITY = 1.5
"""What more than a fifth of all passages have says nothing of a word beside it."""

Order = Literal["relevance", "date"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A found passage: an item, or the rest of the readout where ``item`` is None.

    ``others`` are the readouts that say the very same of the same day: reposts.
    """

    stored: StoredReadout
    item: AgendaItem | None
    excerpt: Excerpt
    score: float
    others: tuple[int, ...] = ()

    @property
    def quote(self) -> str:
        """The excerpt, verbatim."""
        return self.stored.readout.text[self.excerpt.start : self.excerpt.end]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits out of ``total``, which counts what says the same once.

    ``how``: all words were found together, only as part of longer words, or only some of them, and
    then ``missing`` are those that no passage of the page holds together with the others.
    ``suggestions`` are words of the readouts that may have been meant; nothing was searched for
    them yet.
    """

    total: int
    hits: tuple[Hit, ...]
    how: Literal["all", "substring", "some", "none"]
    missing: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ranked:
    """Passages in order, what says the same folded into the first of them."""

    numbers: Numbers
    scores: NDArray[np.float32]
    candidates: Numbers
    """All that was found, in no order."""


class Search:
    """Searching over a database and its index."""

    def __init__(self, database: Database, index: Index) -> None:
        self._database = database
        self._index = index
        self._lock = threading.Lock()
        self._looks = Looks(database)
        self._vocabulary: tuple[int, Vocabulary] | None = None

    def find(
        self, query: Query, offset: int, limit: int, order: Order, fewer: bool = False
    ) -> Found:
        """The hits from ``offset`` on, and how many there are in all.

        ``fewer``: after the passages that hold all of the words, also those that hold some.
        """
        if not query:
            return Found(0, (), "none")
        view = self._index.view()
        run = _Run(view, self._database, self._looks, query)
        found = run.page(offset, limit, order, fewer)
        if found.how not in ("some", "none") or offset:
            return found
        return replace(found, suggestions=self._suggestions(run))

    def related(self, word: str, limit: int = 8) -> tuple[str, ...]:
        """The words that stand in passages with ``word`` far more often than elsewhere."""
        view = self._index.view()
        needle = squeeze(word)
        latest = view.holding(needle)
        latest = latest[np.argsort(view.recency[latest])][:RELATED_FROM]
        known = self._looks.of(view, latest.tolist())
        counts: Counter[str] = Counter()
        for number in latest.tolist():
            text = known[int(view.readout[number])].at(int(view.position[number])).text
            counts.update({one for one in segments(text) if len(one) > 1})
        gains = {
            other: count * (view.rarity(len(view.having(other))) - COMMON_RARITY)
            for other, count in counts.most_common(RELATED_FROM)
            if count > 1 and other not in needle and needle not in other and not other.isdigit()
        }
        best = sorted(gains, key=lambda other: (-gains[other], other))
        return tuple(other for other in best if gains[other] > 0)[:limit]

    def _suggestions(self, run: _Run) -> tuple[str, ...]:
        """The text with a word that is nowhere put right, where that word has a likeness."""
        text = fold(run.query.text)
        lost = [run_of for run_of in re.findall(r"[^\W_]{2,}", text) if not run.stands(run_of)]
        found = []
        vocabulary = self._vocabulary_of(run.view)
        for typed in dict.fromkeys([*lost, *(unit for unit in run.needs.units if unit in text)]):
            if run.stands(typed):
                continue
            near = [other for other in vocabulary.near(typed) if run.stands(other)]
            near.sort(key=lambda other: -len(run.view.holding(other)))
            found += [text.replace(typed, other) for other in near[:MAX_SUGGESTIONS]]
        return tuple(dict.fromkeys(found))[:MAX_SUGGESTIONS]

    def _vocabulary_of(self, view: View) -> Vocabulary:
        """The words of the readouts: made when first needed, and again when the store has grown."""
        with self._lock:
            if self._vocabulary is None or self._vocabulary[0] != len(view):
                texts = (text for text in self._database.texts())
                phrases = phrases_of(texts)
                self._vocabulary = len(view), Vocabulary([*phrases, *view.vocabulary()])
            return self._vocabulary[1]


class _Run:
    """One search in one view."""

    def __init__(self, view: View, database: Database, looks: Looks, query: Query) -> None:
        self.view, self.database, self.looks, self.query = view, database, looks, query
        self.needs: Wanted = wanted(query)
        needs = self.needs
        groups = (needs.units, needs.phrases, needs.documents, *needs.alternatives)
        named = dict.fromkeys(needle for group in groups for needle in group)
        self.weights = {needle: view.rarity(len(view.holding(needle))) for needle in named}
        if not self.weights and needs.literal:
            self.weights = {needs.literal: 1.0}
        self.terms = list(dict.fromkeys(words(" ".join(self.weights))))

    def page(self, offset: int, limit: int, order: Order, fewer: bool) -> Found:
        view = self.view
        held = self.full()
        full = np.flatnonzero(held)
        whole = self.whole(full)
        partial, share = full[:0], np.zeros(0, np.float32)
        if fewer or not len(full):
            partial, share = self.partial(FEWER_SHARE if fewer else MIN_SHARE)
            beyond = ~held[partial]
            partial, share = partial[beyond], share[beyond]
        candidates = np.concatenate([full, partial])
        if not len(candidates):
            return Found(0, (), "none")
        how: Literal["all", "substring", "some"] = "some"
        if len(full):
            how = "all" if whole.any() else "substring"
        tiers = np.concatenate([np.where(whole, 0, 1), np.full(len(partial), 2)])
        scores = np.zeros(len(view), np.float32)
        for term in self.terms:
            view.add_scores(term, scores)
        own = scores[candidates] * np.concatenate([np.ones(len(full), np.float32), share])
        if order == "date" or not self.weights:
            ranked = self.by_date(candidates, own)
        else:
            ranked = self.by_relevance(candidates, own, tiers, offset + limit)
        return self.shown(ranked, offset, limit, how)

    def stands(self, word: str) -> bool:
        """Whether any passage holds the word."""
        return len(self.view.holding(squeeze(word))) > 0

    # --- which ------------------------------------------------------------------------------

    def full(self) -> NDArray[np.bool_]:
        """Of every passage, whether the query's law says that it matches."""
        needs, view = self.needs, self.view
        scope = self.query.scope
        held = self.all_of(needs.units)
        if needs.text:
            held |= self.any_of((needs.text,))
        for phrase in needs.phrases:
            held &= self.any_of((phrase,))
        for group in needs.alternatives:
            held &= self.any_of(group)
        for title in needs.documents:
            held &= _mask(view, view.holding(title, titles=True))
        held &= self.in_scope(scope)
        if needs.literal:
            anytime = Scope(None, scope.body, scope.chair)
            held |= self.any_of((needs.literal,)) & self.in_scope(anytime)
        found = np.flatnonzero(held)
        if len(found):
            with_items = view.readout[found[view.position[found] != REST]]
            rest = found[view.position[found] == REST]
            if len(rest) and len(with_items):
                held[rest[np.isin(view.readout[rest], with_items)]] = False
            if needs.excluded:
                held &= ~self.any_of(needs.excluded)
        return held

    def all_of(self, needles: Sequence[str]) -> NDArray[np.bool_]:
        held = self.view.alive.copy()
        for needle in needles:
            held &= self.any_of((needle,))
        return held

    def any_of(self, needles: Sequence[str]) -> NDArray[np.bool_]:
        """The passages that hold one of the needles, also where it runs on beyond them."""
        held = np.zeros(len(self.view), bool)
        for needle in needles:
            held[self.view.holding(needle)] = True
            across = self.view.across(needle)
            if len(across):
                held[self.running_on(needle, across)] = True
        return held

    def running_on(self, needle: str, readouts: NDArray[np.int64]) -> Numbers:
        """The passages of ``readouts`` that hold the needle, as their texts say."""
        holding = {
            (stored.id, passage.position)
            for stored in self.database.readouts(readouts.tolist())
            for passage in squeezed(stored.readout)
            if passage.holds(needle)
        }
        view = self.view
        near = np.flatnonzero(np.isin(view.readout, readouts) & view.alive)
        return np.array(
            [n for n in near.tolist() if (view.readout[n], view.position[n]) in holding], np.int64
        )

    def in_scope(self, scope: Scope) -> NDArray[np.bool_]:
        if not scope:
            return self.view.alive
        return np.isin(self.view.readout, self.database.find(scope)) & self.view.alive

    def whole(self, candidates: Numbers) -> NDArray[np.bool_]:
        """Of the candidates, whether they have all that is asked for as words of their own."""
        held = np.ones(len(self.view), bool)
        for term in self.terms:
            held &= _mask(self.view, self.view.having(term))
        return held[candidates]

    def partial(self, least: float) -> tuple[Numbers, NDArray[np.float32]]:
        """The passages that hold enough of the words, where no more than words is asked for."""
        asked = self.query
        total = sum(self.weights.values())
        if asked.phrases or asked.documents or asked.alternatives or not self.needs.units:
            return np.zeros(0, np.int64), np.zeros(0, np.float32)
        held = np.zeros(len(self.view), np.float32)
        for unit, weight in self.weights.items():
            held[self.view.holding(unit)] += weight / total
        enough = (held >= least - 1e-6) & self.in_scope(asked.scope)
        if asked.excluded:
            enough &= ~self.any_of(asked.excluded)
        found = np.flatnonzero(enough)
        rest = self.view.position[found] == REST
        if rest.any() and not rest.all():
            doubled = rest & np.isin(self.view.readout[found], self.view.readout[found[~rest]])
            found = found[~doubled]
        return found, held[found]

    # --- in which order ---------------------------------------------------------------------

    def by_date(self, candidates: Numbers, scores: NDArray[np.float32]) -> _Ranked:
        order = np.argsort(self.view.recency[candidates])
        return self.folded(candidates[order], scores[order], candidates)

    def by_relevance(
        self,
        candidates: Numbers,
        scores: NDArray[np.float32],
        tiers: NDArray[np.int64],
        depth: int,
    ) -> _Ranked:
        """The lower tiers first, each by score; of the best, after a second look."""
        recency = self.view.recency[candidates]
        # Those that cannot be on the page are not put in order. All of the ties at its end are.
        key = scores - 1e6 * tiers
        wanted = 4 * (depth + SECOND_LOOK)
        top = np.arange(len(candidates))
        if len(candidates) > 2 * wanted:
            limit = np.partition(key, len(key) - wanted)[len(key) - wanted]
            top = np.flatnonzero(key >= limit)
        top = top[np.lexsort((recency[top], -scores[top], tiers[top]))]
        best, tail = top[:SECOND_LOOK], top[SECOND_LOOK:]
        numbers = candidates[best]
        known = self.looks.of(self.view, numbers.tolist())
        looks = (
            known[readout].at(position)
            for readout, position in zip(
                self.view.readout[numbers].tolist(),
                self.view.position[numbers].tolist(),
                strict=True,
            )
        )
        closeness = np.array([look.closeness(self.weights) for look in looks], np.float32)
        looked = scores[best] * closeness
        again = np.lexsort((recency[best], -looked, tiers[best]))
        order = np.concatenate([best[again], tail])
        kept = np.concatenate([looked[again], scores[tail]])
        shown = self.folded(candidates[order], kept, candidates)
        if len(shown.numbers) < depth and len(order) < len(
            candidates
        ):  # all of them the same: then all must be put in order
            order = np.lexsort((recency, -scores, tiers))
            order = np.concatenate([best[again], order[~np.isin(order, best)]])
            kept = np.concatenate([looked[again], scores[order[len(best) :]]])
            return self.folded(candidates[order], kept, candidates)
        return shown

    def folded(self, numbers: Numbers, scores: NDArray[np.float32], candidates: Numbers) -> _Ranked:
        """Of what says the same, the first."""
        _, at = np.unique(self.view.kind[numbers], return_index=True)
        at.sort()
        return _Ranked(numbers[at], scores[at], candidates)

    def others(self, number: int, candidates: Numbers) -> tuple[int, ...]:
        """The other readouts where a candidate says what ``number`` says."""
        same = candidates[self.view.kind[candidates] == self.view.kind[number]]
        readouts = np.unique(self.view.readout[same])
        return tuple(readouts[readouts != self.view.readout[number]].tolist())

    # --- what is shown ----------------------------------------------------------------------

    def shown(
        self, ranked: _Ranked, offset: int, limit: int, how: Literal["all", "substring", "some"]
    ) -> Found:
        view = self.view
        numbers = ranked.numbers[offset : offset + limit].tolist()
        known = self.looks.of(view, numbers)
        hits = []
        for number, score in zip(numbers, ranked.scores[offset : offset + limit], strict=True):
            one = known[int(view.readout[number])]
            stored = one.stored
            position = int(view.position[number])
            item = next((i for i in stored.readout.items if i.position == position), None)
            others = self.others(number, ranked.candidates)
            excerpt = _excerpt(one, item, self.weights)
            hits.append(Hit(stored, item, excerpt, round(float(score), 3), others))
        missing: tuple[str, ...] = ()
        if how == "some":
            texts = [one.folded + fold(one.stored.readout.title) for one in known.values()]
            missing = tuple(u for u in self.weights if not any(u in text for text in texts))
        total = view.texts(ranked.candidates)
        return Found(total, tuple(hits), how, missing)


def _mask(view: View, numbers: Numbers) -> NDArray[np.bool_]:
    mask = np.zeros(len(view), bool)
    mask[numbers] = True
    return mask


def _excerpt(known: Known, item: AgendaItem | None, weights: dict[str, float]) -> Excerpt:
    readout, folded = known.stored.readout, known.folded
    own = [(item.start, item.end)] if item else rest_spans(readout)
    everything = [(0, len(readout.text))]
    return (
        best_excerpt(readout.text, folded, own, weights)
        or best_excerpt(readout.text, folded, everything, weights)
        or Excerpt(*next(iter(sentences(readout.text, 0, len(readout.text)))))
    )
