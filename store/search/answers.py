"""Which passages answer a query: what the index finds by the law of ``matches``, and what holds a
part of the words where no more is to be had.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, reduce
from operator import and_, or_

import numpy as np
from numpy.typing import NDArray

from store.database import Database
from store.readouts import Readouts
from store.scope import Scope
from store.search.index import Bits, Numbers, Strings, View, Word
from store.search.looking import Looks
from store.search.matches import Wanted, wanted
from store.search.passages import REST, squeeze, squeezed
from store.search.query import Query
from store.words import units, words_of_folded

Scores = NDArray[np.float32]


class Answers:
    """The answers to one query in one view."""

    def __init__(self, view: View, database: Database, looks: Looks, query: Query) -> None:
        self.view, self.query = view, query
        self._readouts, self._looks = Readouts(database), looks
        self.needs: Wanted = wanted(query)
        needs = self.needs
        named = (*needs.units, *needs.phrases, *needs.documents, *sum(needs.alternatives, ()))
        self.strings = {needle: view.string(needle) for needle in named}
        """What must stand in a passage. Of a word that stands nowhere, the words in it."""
        self.words = self._words(self.strings)
        for absent in [n for n, string in self.strings.items() if not len(string.passages)]:
            inner = {w: view.string(w) for w in words_of_folded(absent) if 1 < len(w) < len(absent)}
            if standing := {w: string for w, string in inner.items() if len(string.passages)}:
                del self.strings[absent]
                self.strings |= standing
        self.weights = {n: view.rarity(len(s.passages)) for n, s in self.strings.items()}
        """How much each of it tells."""
        if not named and needs.literal:
            self.strings = {needs.literal: view.string(needs.literal)}
            self.weights = {needs.literal: 1.0}

    @property
    def compound(self) -> bool:
        """Whether no more is asked for than two words that were typed as one."""
        return len(self.needs.units) <= 2 and len(self.query.text.split()) < 2

    def stands(self, word: str) -> bool:
        """Whether any passage holds the word."""
        return len(self.view.string(squeeze(word)).passages) > 0

    def _words(self, needles: Iterable[str]) -> list[Word]:
        """The words of needles, and the words in them."""
        return [*map(self.view.word, dict.fromkeys(words_of_folded(" ".join(needles))))]

    # --- all that is asked for --------------------------------------------------------------

    def full(self) -> Numbers:
        """The passages that match by the query's law."""
        needs, view = self.needs, self.view
        held = self._all_of(needs.units)
        text = view.string(needs.text)
        if len(text.across):  # what holds it otherwise holds all of its words
            held = held | self._running_on(text, needs.text)
        for group in (*((phrase,) for phrase in needs.phrases), *needs.alternatives):
            held = held & self._any_of(group)
        for title in needs.documents:
            held = held & view.bits(view.string(title).titled)
        found = view.numbers(held)
        found = found[self._in_scope(found)]
        if needs.literal:
            found = np.union1d(found, self._literally())
        found = found[~self._announced(found)]
        return found[~self._excluded(found)] if needs.excluded else found

    def all_of(self, needles: Sequence[str]) -> Numbers:
        """The passages that hold all of the needles, also where they run on beyond them."""
        return self.view.numbers(self._all_of(needles))

    def _all_of(self, needles: Sequence[str]) -> Bits:
        if not needles:
            return self.view.bits(np.flatnonzero(self.view.alive))
        return reduce(and_, map(self._holding, needles))

    def _any_of(self, needles: Sequence[str]) -> Bits:
        return reduce(or_, map(self._holding, needles))

    def _holding(self, needle: str) -> Bits:
        """The passages that hold a needle, also where it runs on beyond them."""
        string = self.strings.get(needle) or self.view.string(needle)
        return string.bits | self._running_on(string, needle) if len(string.across) else string.bits

    def _running_on(self, string: Strings, needle: str) -> Bits:
        """The passages that hold the needle where it runs on beyond them, and perhaps others that
        hold it, as their texts say.
        """
        view = self.view
        near = np.flatnonzero(np.isin(view.readout, string.across) & view.alive)
        known = self._looks.of(view, near)
        holding = {
            (readout, passage.position)
            for readout, one in known.items()
            for passage in squeezed(one.stored.readout, one.folded)
            if passage.holds(needle)
        }
        found = [n for n in near.tolist() if (view.readout[n], view.position[n]) in holding]
        return view.bits(np.array(found, np.int64))

    @cached_property
    def _meant(self) -> list[int]:
        """The readouts in the query's scope."""
        return self._readouts.find(self.query.scope)

    def _in_scope(self, found: Numbers) -> NDArray[np.bool_]:
        """Of what was found, what is of a readout in the query's scope."""
        if not self.query.scope or not len(found):
            return np.ones(len(found), bool)
        inside: NDArray[np.bool_] = np.isin(self.view.readout[found], self._meant)
        return inside

    def _literally(self) -> Numbers:
        """The passages that hold what was typed letter by letter, at any time."""
        scope = Scope(None, self.query.scope.body, self.query.scope.chair)
        found = self.view.numbers(self._any_of((self.needs.literal,)))
        if not scope or not len(found):
            return found
        return found[np.isin(self.view.readout[found], self._readouts.find(scope))]

    def _excluded(self, found: Numbers) -> NDArray[np.bool_]:
        """Of what was found, what holds what is excluded."""
        return self.view.marked(self._any_of(self.needs.excluded))[found]

    def _announced(self, found: Numbers) -> NDArray[np.bool_]:
        """Of what was found, the rest of a readout where an item of it was found as well."""
        rest = self.view.position[found] == REST
        if np.count_nonzero(rest) in (0, len(found)):
            return np.zeros(len(found), bool)
        readouts = self.view.readout[found]
        announced: NDArray[np.bool_] = rest & np.isin(readouts, readouts[~rest])
        return announced

    def whole(self, found: Numbers) -> NDArray[np.bool_]:
        """Of what was found, whether it has all that is asked for as words of its own."""
        if not self.needs.alternatives:
            return self._having(found, self.words)
        asked = (*self.needs.units, *self.needs.phrases, *self.needs.documents)
        held = self._having(found, self._words(asked))
        for group in self.needs.alternatives:
            ways = [self._having(found, self._words((needle,))) for needle in group]
            held &= np.any(ways, axis=0)
        return held

    def _having(self, found: Numbers, terms: Sequence[Word]) -> NDArray[np.bool_]:
        if not terms:
            return np.ones(len(found), bool)
        return self.view.marked(reduce(and_, (word.bits for word in terms)))[found]

    # --- some of it -------------------------------------------------------------------------

    def partial(self, least: float, full: Numbers) -> tuple[Numbers, Scores]:
        """The passages that hold enough of the words, where no more than words is asked for.

        With each the share that it holds. Those that match in ``full`` are among them.
        """
        asked, view = self.query, self.view
        if asked.phrases or asked.documents or asked.alternatives or not self.needs.units:
            return full, np.ones(len(full), np.float32)
        total = sum(self.weights.values())
        enough, slack = (least - 1e-6) * total, 1e-6 * total
        # A passage that holds only the commonest words, together too light, need not be met.
        spare, held = 0.0, np.zeros(len(view), np.float32)
        light = []
        for weight, needle in sorted((weight, needle) for needle, weight in self.weights.items()):
            string = self.strings[needle]
            if spare + weight < enough:
                spare += weight
                light.append((string.bits, np.float32(weight)))
            else:
                held[string.passages] += np.float32(weight)
        held[full] = FULL * total
        found = (held >= enough - spare - slack).nonzero()[0]
        share = held[found]
        for bits, much in light:
            share += view.marked(bits)[found] * much
        kept = share >= enough
        kept &= self._in_scope(found)
        if self.query.excluded:
            kept &= ~self._excluded(found)
        kept |= share > 2 * total
        found, share = found[kept], share[kept]
        announced = self._announced(found)
        if announced.any():
            stays = ~announced | (share > 2 * total)
            found, share = found[stays], share[stays]
        return found, np.minimum(share / np.float32(total), np.float32(1))

    def one_of_several(self) -> tuple[Numbers, Scores]:
        """The passages that hold one of several words whole, as they were typed apart."""
        typed = [needles for word in self.query.text.split() if (needles := units(word))]
        if len(typed) < 2:
            return _NONE, _NO_SCORES
        found, share = self.partial(0.0, _NONE)
        held = self.view.marked(reduce(or_, map(self._all_of, typed)))[found]
        return found[held], share[held]


FULL = 4.0
"""More than any share can be: that of what matches in full, while others are chosen."""
_NONE: Numbers = np.zeros(0, np.int64)
_NO_SCORES: Scores = np.zeros(0, np.float32)
