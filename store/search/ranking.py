"""Ranking: which passages a query finds, and in which order.

The index tells exactly which passages hold what is asked for; ranking is BM25 over their words and
a second look at the best of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from store.database import Database
from store.readouts import Readouts
from store.scope import Scope
from store.search.index import Numbers, View
from store.search.looking import Looks
from store.search.matches import Wanted, wanted
from store.search.passages import REST, squeeze, squeezed
from store.search.query import Query
from store.words import units, words

SECOND_LOOK = 20
"""So many of the best passages are looked at again; of 30 or 60 the first ten stay the same."""
MIN_SHARE = 0.5
"""The share of what the words tell, by rarity, below which a passage is no partial answer."""
FEWER_SHARE = 0.3
"""The same, where passages that hold only some of the words are asked for."""

LEAD_CHARS = 80
IN_ONE_SENTENCE = 3.0
IN_THE_LEAD = 2.0
NAMED = 8.0
"""Tuned on one half of the queries written by hand (tests/bench); the others on titles of news."""

Order = Literal["relevance", "date"]
How = Literal["all", "substring", "some", "none"]
Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Passages in order, what says the same folded into the first of them.

    In order is at least what was asked for; ``candidates`` are all that were found, in no order.
    """

    how: How
    numbers: Numbers
    scores: Scores
    candidates: Numbers


class Ranking:
    """One query in one view."""

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

    def ranked(self, depth: int, order: Order, fewer: bool) -> Ranked:
        """What is found, the first ``depth`` of it in order.

        ``fewer``: after the passages that hold all of the words, also those that hold some.
        """
        full = self.full()
        whole = self.whole(full)
        partial, share = _NONE, _NO_SCORES
        if fewer or not len(full):
            partial, share = self.partial(FEWER_SHARE if fewer else MIN_SHARE)
            if not len(full) and not len(partial):
                partial, share = self.one_of_several()
            if len(full):
                beyond = ~self.view.among(partial, full)
                partial, share = partial[beyond], share[beyond]
        candidates = np.concatenate([full, partial])
        if not len(candidates):
            return Ranked("none", _NONE, _NO_SCORES, _NONE)
        how: How = "some"
        if len(full):
            how = "all" if whole.any() else "substring"
        scores = self.view.scores(self.terms)[candidates]
        scores[len(full) :] *= share
        if order == "date" or not self.weights:
            by_date = np.argsort(self.view.recency[candidates])
            return self.folded(how, candidates[by_date], scores[by_date], candidates)
        tiers = np.full(len(candidates), 2)
        tiers[: len(full)] = ~whole
        return self.by_relevance(how, candidates, scores, tiers, depth)

    def stands(self, word: str) -> bool:
        """Whether any passage holds the word."""
        return len(self.view.holding(squeeze(word))) > 0

    # --- which ------------------------------------------------------------------------------

    def full(self) -> Numbers:
        """The passages that match by the query's law."""
        needs, view, scope = self.needs, self.view, self.query.scope
        found = self.all_of(needs.units)
        if needs.text:  # what holds it without running on holds all of its words
            found = _either(found, self.running_on(needs.text))
        for group in (*((phrase,) for phrase in needs.phrases), *needs.alternatives):
            found = found[view.among(found, self.any_of(group))]
        for title in needs.documents:
            found = found[view.among(found, view.holding(title, titles=True))]
        found = self.in_scope(found, scope)
        if needs.literal:
            anytime = Scope(None, scope.body, scope.chair)
            found = _either(found, self.in_scope(self.any_of((needs.literal,)), anytime))
        found = self.without_announcements(found)
        if needs.excluded:
            found = found[~view.among(found, self.any_of(needs.excluded))]
        return found

    def all_of(self, needles: Sequence[str]) -> Numbers:
        """The passages that hold all of the needles, also where they run on beyond them."""
        if not needles:
            return np.flatnonzero(self.view.alive)
        held = sorted((self.any_of((needle,)) for needle in needles), key=len)
        found = held[0]
        for others in held[1:]:
            if not len(found):
                break
            found = found[self.view.among(found, others)]
        return found

    def any_of(self, needles: Sequence[str]) -> Numbers:
        """The passages that hold one of the needles, also where it runs on beyond them."""
        found = _NONE
        for needle in needles:
            found = _either(found, self.view.holding(needle))
            found = _either(found, self.running_on(needle))
        return found

    def running_on(self, needle: str) -> Numbers:
        """The passages that hold the needle where it runs on beyond them, and perhaps others that
        hold it, as their texts say.
        """
        view = self.view
        readouts = view.across(needle)
        if not len(readouts):
            return _NONE
        near = np.flatnonzero(np.isin(view.readout, readouts) & view.alive)
        known = self.looks.of(view, near)
        holding = {
            (readout, passage.position)
            for readout, one in known.items()
            for passage in squeezed(one.stored.readout, one.folded)
            if passage.holds(needle)
        }
        return np.array(
            [n for n in near.tolist() if (view.readout[n], view.position[n]) in holding], np.int64
        )

    def in_scope(self, found: Numbers, scope: Scope) -> Numbers:
        """Of what was found, what is of a readout in scope."""
        if not scope or not len(found):
            return found
        inside: NDArray[np.bool_] = np.isin(
            self.view.readout[found], Readouts(self.database).find(scope)
        )
        return found[inside]

    def without_announcements(self, found: Numbers) -> Numbers:
        """What was found without the rest of a readout where an item of it was found as well."""
        rest = self.view.position[found] == REST
        if not rest.any() or rest.all():
            return found
        readouts = self.view.readout[found]
        announced: NDArray[np.bool_] = rest & np.isin(readouts, readouts[~rest])
        return found[~announced]

    def whole(self, found: Numbers) -> NDArray[np.bool_]:
        """Of what was found, whether it has all that is asked for as words of its own."""
        if not len(found):
            return np.zeros(0, bool)
        if not self.needs.alternatives:
            return self._having(found, self.terms)
        asked = (*self.needs.units, *self.needs.phrases, *self.needs.documents)
        held = self._having(found, words(" ".join(asked)))
        for group in self.needs.alternatives:
            held &= np.any([self._having(found, words(needle)) for needle in group], axis=0)
        return held

    def _having(self, found: Numbers, terms: Sequence[str]) -> NDArray[np.bool_]:
        held = np.ones(len(found), bool)
        for term in dict.fromkeys(terms):
            held &= self.view.among(found, self.view.having(term))
        return held

    def partial(self, least: float) -> tuple[Numbers, Scores]:
        """The passages that hold enough of the words, where no more than words is asked for.

        With each the share that it holds.
        """
        asked, view = self.query, self.view
        if asked.phrases or asked.documents or asked.alternatives or not self.needs.units:
            return _NONE, _NO_SCORES
        total = sum(self.weights.values())
        enough, slack = (least - 1e-6) * total, 1e-6 * total
        # A passage that holds only the commonest words, together too light, need not be met.
        spare, held = 0.0, np.zeros(len(view), np.float32)
        light = []
        for needle, weight in sorted(self.weights.items(), key=lambda pair: pair[1]):
            if spare + weight < enough:
                spare += weight
                light.append((needle, weight))
            else:
                held[view.holding(needle)] += weight
        found = np.flatnonzero(held >= enough - spare - slack)
        share = held[found]
        for needle, weight in light:
            share += np.float32(weight) * view.holds(needle, found)
        kept = share >= enough
        found, share = found[kept], share[kept] / total
        return self._narrowed(found, share)

    def one_of_several(self) -> tuple[Numbers, Scores]:
        """The passages that hold one of several words whole, as they were typed apart."""
        typed = self.query.text.split()
        if len(typed) < 2:
            return _NONE, _NO_SCORES
        found, share = self.partial(0.0)
        held = _NONE
        for word in typed:
            held = _either(held, self.all_of(units(word)) if units(word) else _NONE)
        kept = self.view.among(found, held)
        return found[kept], share[kept]

    def _narrowed(self, found: Numbers, share: Scores) -> tuple[Numbers, Scores]:
        kept = self.in_scope(found, self.query.scope)
        if self.query.excluded:
            kept = kept[~self.view.among(kept, self.any_of(self.query.excluded))]
        kept = self.without_announcements(kept)
        if len(kept) < len(found):
            share = share[np.searchsorted(found, kept)]
        return kept, share

    # --- in which order ---------------------------------------------------------------------

    def by_relevance(
        self,
        how: How,
        candidates: Numbers,
        scores: Scores,
        tiers: NDArray[np.int64],
        depth: int,
    ) -> Ranked:
        """The lower tiers first, each by score; of the best, after a second look."""
        recency = self.view.recency[candidates]
        # Those that cannot be on the page are not put in order. All of the ties at its end are.
        wanted = 4 * (depth + SECOND_LOOK)
        top = np.arange(len(candidates))
        if len(candidates) > 2 * wanted:
            key = scores - 1e6 * tiers
            limit = np.partition(key, len(key) - wanted)[len(key) - wanted]
            top = np.flatnonzero(key >= limit)
        top = top[np.lexsort((recency[top], -scores[top], tiers[top]))]
        best, tail = top[:SECOND_LOOK], top[SECOND_LOOK:]
        looked = scores[best] * self.closeness(candidates[best])
        again = np.lexsort((recency[best], -looked, tiers[best]))
        order = np.concatenate([best[again], tail])
        kept = np.concatenate([looked[again], scores[tail]])
        ranked = self.folded(how, candidates[order], kept, candidates)
        if len(ranked.numbers) < depth and len(order) < len(candidates):
            # all of them the same: then all must be put in order
            order = np.lexsort((recency, -scores, tiers))
            order = np.concatenate([best[again], order[~np.isin(order, best)]])
            kept = np.concatenate([looked[again], scores[order[len(best) :]]])
            return self.folded(how, candidates[order], kept, candidates)
        return ranked

    def closeness(self, numbers: Numbers) -> Scores:
        """Of every passage 1 and more, for how much of the words stands close together in it.

        Counted are the shares, by weight, that one sentence, the beginning, and the name hold.
        """
        sentence, lead, name = self.view.together(numbers, self.weights, LEAD_CHARS)
        close = IN_ONE_SENTENCE * sentence + IN_THE_LEAD * lead + NAMED * name
        return 1 + (close / (sum(self.weights.values()) or 1.0)).astype(np.float32)

    def folded(self, how: How, numbers: Numbers, scores: Scores, candidates: Numbers) -> Ranked:
        """Of what says the same, the first."""
        _, at = np.unique(self.view.kind[numbers], return_index=True)
        at.sort()
        return Ranked(how, numbers[at], scores[at], candidates)


_NONE: Numbers = np.zeros(0, np.int64)
_NO_SCORES: Scores = np.zeros(0, np.float32)


def _either(one: Numbers, other: Numbers) -> Numbers:
    """What is in either."""
    if not len(other):
        return one
    return np.union1d(one, other) if len(one) else other
