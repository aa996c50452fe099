"""Which passages answer a query: what the index finds by the law of ``matches``, and what holds a
part of the words where no more is to be had.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, reduce
from operator import and_, or_

import numpy as np
from numpy.typing import NDArray

from store.database import Database
from store.readouts import Readouts
from store.scope import Scope
from store.search.index import Bits, Numbers, View, among, bits_of, numbers_of
from store.search.looking import Looks
from store.search.matches import Wanted, wanted
from store.search.passages import REST, squeeze, squeezed
from store.search.query import Query
from store.words import units, words_of_folded

Scores = NDArray[np.float32]
EVERY: Bits = -1
"""All passages, however many there are."""
_NONE: Numbers = np.zeros(0, np.int64)
_NO_SCORES: Scores = np.zeros(0, np.float32)


class Answers:
    """The answers to one query in one view."""

    def __init__(self, view: View, database: Database, looks: Looks, query: Query) -> None:
        self.view, self.query = view, query
        self._readouts, self._looks = Readouts(database), looks
        self.needs: Wanted = wanted(query)
        needs = self.needs
        named = (*needs.units, *needs.phrases, *needs.documents, *sum(needs.alternatives, ()))
        if not named and needs.literal:
            named = (needs.literal,)
        self.strings = dict(zip(named, view.strings(named), strict=True))
        """What must stand in a passage. Of a word that stands nowhere, the words in it."""
        for absent in [needle for needle, string in self.strings.items() if not string.bits]:
            inner = {w: view.string(w) for w in words_of_folded(absent) if 1 < len(w) < len(absent)}
            if standing := {word: string for word, string in inner.items() if string.bits}:
                del self.strings[absent]
                self.strings |= standing

    @property
    def compound(self) -> bool:
        """Whether no more is asked for than two words that were typed as one."""
        return len(self.needs.units) <= 2 and len(self.query.text.split()) < 2

    def stands(self, word: str) -> bool:
        """Whether any passage holds the word."""
        return bool(self.view.string(squeeze(word)).bits)

    @cached_property
    def gained(self) -> tuple[Scores, Scores]:
        """Of every passage, what BM25 gives it, and the weight of the strings that it holds."""
        return self.view.gained(self.view.gains([*self.strings]))

    # --- all that is asked for --------------------------------------------------------------

    def full(self) -> Numbers:
        """The passages that match by the query's law."""
        needs, view = self.needs, self.view
        held = self._all_of(needs.units)
        if len(across := view.across(needs.text)):  # what holds it otherwise holds all its words
            held |= self._running_on(across, needs.text)
        for group in (*((phrase,) for phrase in needs.phrases), *needs.alternatives):
            held &= self._any_of(group)
        for title in needs.documents:
            held &= view.string(title).titled
        found = self._in_scope(numbers_of(held)) if held else _NONE
        if needs.literal:
            found = np.union1d(found, self._literally())
        return self._not_excluded(self._not_announced(found))

    def all_of(self, needles: Sequence[str]) -> Numbers:
        """The passages that hold all of the needles, also where they run on beyond them."""
        return numbers_of(self._all_of(needles))

    def _all_of(self, needles: Sequence[str]) -> Bits:
        if not needles:
            return bits_of(self.view.alive)
        return reduce(and_, map(self._holding, needles))

    def _any_of(self, needles: Sequence[str]) -> Bits:
        return reduce(or_, map(self._holding, needles))

    def _holding(self, needle: str) -> Bits:
        """The passages that hold a needle, also where it runs on beyond them."""
        string = self.strings.get(needle) or self.view.string(needle)
        if not len(string.across):
            return string.bits
        return string.bits | self._running_on(string.across, needle)

    def _running_on(self, readouts: NDArray[np.int64], needle: str) -> Bits:
        """The passages that hold the needle where it runs on beyond them, and perhaps others that
        hold it, as their texts say.
        """
        view = self.view
        near = np.flatnonzero(np.isin(view.readout, readouts) & view.alive)
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

    def _in_scope(self, found: Numbers) -> Numbers:
        """Of what was found, what is of a readout in the query's scope."""
        if not self.query.scope or not len(found):
            return found
        return found[np.isin(self.view.readout[found], self._meant)]

    def _not_excluded(self, found: Numbers) -> Numbers:
        """Of what was found, what holds nothing that is excluded."""
        if not self.needs.excluded:
            return found
        refused = numbers_of(self._any_of(self.needs.excluded))
        allowed: Numbers = found[~among(found, refused)]
        return allowed

    def _literally(self) -> Numbers:
        """The passages that hold what was typed letter by letter, at any time."""
        scope = Scope(None, self.query.scope.body, self.query.scope.chair)
        found = numbers_of(self._any_of((self.needs.literal,)))
        if not scope or not len(found):
            return found
        return found[np.isin(self.view.readout[found], self._readouts.find(scope))]

    def _not_announced(self, found: Numbers, full: Numbers = _NONE) -> Numbers:
        """Of what was found, all but the rest of a readout where an item of it was found as well.

        What matches in ``full`` stays.
        """
        if not len(found):
            return found
        rest = self.view.position[found] == REST
        if np.count_nonzero(rest) in (0, len(found)):
            return found
        readouts = self.view.readout[found]
        announced: NDArray[np.bool_] = rest & np.isin(readouts, readouts[~rest])
        announced[found.searchsorted(full)] = False
        return found[~announced]

    def whole(self, full: Numbers) -> Numbers:
        """Of what was found in full, what has all that is asked for as words of its own."""
        if not len(full):
            return full
        needs = self.needs
        held = self._whole(and_, (*needs.units, *needs.phrases, *needs.documents))
        for group in needs.alternatives:
            held &= self._whole(or_, group)
        return numbers_of(self.view.bits(full) & held)

    @property
    def is_one_word(self) -> bool:
        """Whether one word of several parts is all that is asked for."""
        needs = self.needs
        more = needs.phrases or needs.documents or needs.alternatives or needs.literal
        return not more and len(self.query.text.split()) == 1 and len(needs.units) > 1

    def as_typed(self, full: Numbers) -> Numbers | None:
        """Of what was found in full, what holds the one word that was typed as such: no 稳定币
        where a passage has 稳定 and 人民币. None where not one word of several parts was asked for.
        """
        if not self.is_one_word or not len(full):
            return None
        held: Numbers = full[among(full, numbers_of(self._holding(self.needs.text)))]
        return held

    def _whole(self, joined: Callable[[Bits, Bits], Bits], needles: Sequence[str]) -> Bits:
        whole = [gains.whole for gains in self.view.gains(needles)]
        return reduce(joined, whole) if whole else EVERY

    # --- some of it -------------------------------------------------------------------------

    def partial(self, least: float, full: Numbers) -> tuple[Numbers, Scores]:
        """The passages that hold enough of the words, where no more than words is asked for.

        With each the share that it holds. Those that match in ``full`` are among them.
        """
        asked = self.query
        if asked.phrases or asked.documents or asked.alternatives or not self.needs.units:
            return full, np.ones(len(full), np.float32)
        _, held = self.gained
        total = sum(string.weight for string in self.strings.values())
        enough = held >= (least - 1e-6) * total
        if asked.scope or asked.excluded:
            some = self._not_excluded(self._in_scope(enough.nonzero()[0]))
            enough[:] = False
            enough[some] = True
        enough[full] = True
        found = self._not_announced(enough.nonzero()[0], full)
        share = held[found] / total
        share[found.searchsorted(full)] = 1.0
        return found, share

    def one_of_several(self) -> tuple[Numbers, Scores]:
        """The passages that hold one of several words whole, as they were typed apart."""
        typed = [needles for word in self.query.text.split() if (needles := units(word))]
        if len(typed) < 2:
            return _NONE, _NO_SCORES
        found, share = self.partial(0.0, _NONE)
        held = among(found, numbers_of(reduce(or_, map(self._all_of, typed))))
        return found[held], share[held]
