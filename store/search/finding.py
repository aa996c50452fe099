"""Searching: from a query to ranked hits with their excerpts, and what may have been meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from store.database import Database
from store.model import AgendaItem, StoredReadout
from store.search.answers import Answers
from store.search.excerpt import Excerpt, best_excerpt, sentence_edges, sentences
from store.search.index import Index, Numbers, View
from store.search.looking import Known, Looks
from store.search.passages import squeeze
from store.search.query import Query
from store.search.ranking import How, Order, Ranked, ranked
from store.search.suggestions import likenesses
from store.words import fold, segments, units

MAX_SUGGESTIONS = 3
RELATED_FROM = 200
"""So many passages, the latest, tell what a word is related to; and so many words are weighed."""
COMMON_RARITY = 1.5
"""What more than a fifth of all passages have says nothing of a word beside it."""


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
    how: How
    missing: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    as_typed: int | None = None
    """How many of them hold the one word that was typed as such, where the others only hold its
    parts; None where it is not one word of several parts that was asked for.
    """


class Search:
    """Searching over a database and its index."""

    def __init__(self, database: Database, index: Index) -> None:
        self._database = database
        self._index = index
        self._looks = Looks(database)

    def find(
        self, query: Query, offset: int, limit: int, order: Order, fewer: bool = False
    ) -> Found:
        """The hits from ``offset`` on, and how many there are in all.

        ``fewer``: after the passages that hold all of the words, also those that hold some.
        """
        if not query:
            return Found(0, (), "none")
        answers = Answers(self._index.view(), self._database, self._looks, query)
        best = ranked(answers, offset + limit, order, fewer)
        found = self._shown(answers, best, slice(offset, offset + limit))
        if found.how not in ("some", "none") or offset:
            return found
        return replace(found, suggestions=self._suggestions(answers))

    def related(self, word: str, limit: int = 8) -> tuple[str, ...]:
        """The words that stand in passages with ``word`` far more often than elsewhere."""
        view = self._index.view()
        needle = squeeze(word)
        latest = view.string(needle).passages.astype(np.int64)
        latest = latest[np.argsort(view.recency[latest])][:RELATED_FROM]
        counts: Counter[str] = Counter()
        for text in self._texts(view, latest):
            counts.update({one for one in segments(text) if len(one) > 1})
        gains = {
            other: count * (view.rarity(len(view.word(other).passages)) - COMMON_RARITY)
            for other, count in counts.most_common(RELATED_FROM)
            if count > 1 and other not in needle and needle not in other and not other.isdigit()
        }
        best = sorted(gains, key=lambda other: (-gains[other], other))
        return tuple(other for other in best if gains[other] > 0)[:limit]

    def _texts(self, view: View, numbers: Numbers) -> list[str]:
        """What the passages say, folded."""
        known = self._looks.of(view, numbers)
        places = zip(view.readout[numbers].tolist(), view.position[numbers].tolist(), strict=True)
        return [known[readout].at(position).text for readout, position in places]

    def _shown(self, answers: Answers, ranked: Ranked, page: slice) -> Found:
        view = answers.view
        weights = {needle: string.weight for needle, string in answers.strings.items()}
        if answers.is_one_word:  # the sentence that has it as such, if any has
            weights[answers.needs.text] = sum(weights.values())
        numbers = ranked.numbers[page]
        known = self._looks.of(view, np.array(numbers, np.int64))
        kinds = view.kind[ranked.candidates]
        hits = []
        for number, score in zip(numbers, ranked.scores[page], strict=True):
            readout, position = int(view.readout[number]), int(view.position[number])
            one = known[readout]
            item = next((i for i in one.stored.readout.items if i.position == position), None)
            same = view.readout[ranked.candidates[kinds == view.kind[number]]].tolist()
            others = tuple(sorted({*same} - {readout}))
            excerpt = _excerpt(one, position, weights)
            hits.append(Hit(one.stored, item, excerpt, round(score, 3), others))
        missing: tuple[str, ...] = ()
        if ranked.how == "some":
            units = answers.needs.units
            texts = [one.folded + fold(one.stored.readout.title) for one in known.values()]
            missing = tuple(u for u in units if not any(u in text for text in texts))
        typed = answers.as_typed(ranked.candidates) if ranked.how in ("all", "substring") else None
        as_typed = None if typed is None else view.texts(typed)
        total = view.texts(ranked.candidates)
        return Found(total, tuple(hits), ranked.how, missing, as_typed=as_typed)

    def _suggestions(self, answers: Answers) -> tuple[str, ...]:
        """The text with a word that is nowhere put right, where that word has a likeness."""
        text = fold(answers.query.text)
        lost = [run for run in re.findall(r"[^\W_]{2,}", text) if not answers.stands(run)]
        found = []
        view = answers.view
        said = (unit for unit in answers.needs.units if unit in text)
        for typed in dict.fromkeys([*lost, *said]):
            if answers.stands(typed):
                continue
            near = likenesses(typed, view, lambda numbers: self._texts(view, numbers))
            found += [text.replace(typed, other) for other in near]
        together = [said for said in dict.fromkeys(found) if len(answers.all_of(units(said)))]
        return tuple(together or dict.fromkeys(found))[:MAX_SUGGESTIONS]


def _excerpt(known: Known, position: int, weights: Mapping[str, float]) -> Excerpt:
    text, folded = known.stored.readout.text, known.folded
    return (
        best_excerpt(text, folded, known.at(position).stretches, weights)
        or best_excerpt(text, folded, [sentence_edges(text, 0, len(text))], weights)
        or Excerpt(*next(iter(sentences(text, 0, len(text)))))
    )
