"""Ranking: in which order the answers to a query are shown.

The better kind of answer first, each by BM25 over its words and, among the best, by a second look
at how close together the words stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from store.search.answers import Answers, Scores
from store.search.index import Numbers, View, among

SECOND_LOOK = 16
"""So many of the best passages are looked at again; of more the first ten stay the same."""
MIN_SHARE = 0.15
"""The share of what the words tell, by rarity, below which a passage is no partial answer."""
MIN_SHARE_OF_TWO = 0.5
"""The same of two words that were typed as one: 分类 alone does not answer 垃圾分类."""

IN_ONE_SENTENCE = 3.0
IN_THE_LEAD = 2.0
NAMED = 8.0
"""Tuned on one half of the queries written by hand (tests/bench); the others on titles of news."""

Order = Literal["relevance", "date"]
How = Literal["all", "substring", "some", "none"]
TIER = 1e6
"""More than any score."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Passages in order, what says the same folded into the first of them.

    In order is as much as was asked for; ``candidates`` are all that were found, in no order.
    """

    how: How
    numbers: Sequence[int]
    scores: Sequence[float]
    candidates: Numbers


def ranked(answers: Answers, depth: int, order: Order, fewer: bool) -> Ranked:
    """What is found, the first ``depth`` of it in order.

    ``fewer``: after the passages that hold all of the words, also those that hold some.
    """
    view = answers.view
    full = answers.full()
    found, share = full, np.ones(len(full), np.float32)
    if fewer or not len(full):
        compound = answers.compound and not fewer
        found, share = answers.partial(MIN_SHARE_OF_TWO if compound else MIN_SHARE, full)
        if not len(found):
            found, share = answers.one_of_several()
    if not len(found):
        return Ranked("none", (), (), found)
    whole = answers.whole(full)
    how: How = "some"
    if len(full):
        how = "all" if len(whole) else "substring"
    gains = answers.gained[0][found]
    if order == "date" or not answers.strings:
        by_date = np.argsort(view.recency[found])
        return _folded(view, how, found, gains * share, by_date, depth)
    above = np.zeros(len(found))
    if len(full):
        above[found.searchsorted(full)] = TIER
        above[found.searchsorted(whole)] = 2 * TIER
        if (typed := answers.as_typed(full)) is not None:
            above[found.searchsorted(typed)] += 2 * TIER
    return _by_relevance(answers, how, found, gains, share, above, depth)


def _by_relevance(
    answers: Answers,
    how: How,
    found: Numbers,
    gains: Scores,
    share: Scores,
    above: NDArray[np.float64],
    depth: int,
) -> Ranked:
    """By score, a better kind of answer ``above`` others; of the best, after a second look."""
    view = answers.view
    # Those that cannot be on the page are not put in order. All of the ties at its end are.
    wanted = 4 * (depth + SECOND_LOOK)
    scores = gains * share
    key = -above - scores
    if len(found) > 2 * wanted:
        top = (key <= np.partition(key, wanted)[wanted]).nonzero()[0]
    else:
        top = np.arange(len(found))
    order = _in_order(view, found, key, top)
    best = order[:SECOND_LOOK]
    scores[best] = gains[best] * _looked_at(answers, found[best], share[best])
    key[best] = -above[best] - scores[best]
    order[:SECOND_LOOK] = _in_order(view, found, key, best)
    ranked = _folded(view, how, found, scores, order, depth)
    if len(ranked.numbers) < depth and len(order) < len(found):
        # all of them the same: then all must be put in order
        rest = np.flatnonzero(~among(np.arange(len(found)), np.sort(best)))
        order = np.concatenate([order[:SECOND_LOOK], _in_order(view, found, key, rest)])
        return _folded(view, how, found, scores, order, depth)
    return ranked


def _in_order(
    view: View, found: Numbers, key: NDArray[Any], which: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Some of what was found, the lowest keys first, the latest of those that are alike."""
    return which[np.lexsort((view.recency[found[which]], key[which]))]


def _looked_at(answers: Answers, numbers: Numbers, share: Scores) -> NDArray[np.float64]:
    """Of every passage its share of the words, and how much of them stands close together.

    What the rest of its readout holds counts for its share. Close together is what one sentence,
    the beginning, and the name hold; the share of each, by weight, is counted.
    """
    view, needles = answers.view, [*answers.strings.values()]
    weights = np.array([needle.weight for needle in needles])
    weights /= weights.sum()
    sentence, lead, name = view.together(numbers, needles, weights)
    close = 1 + IN_ONE_SENTENCE * sentence + IN_THE_LEAD * lead + NAMED * name
    lacking = view.has_others(numbers) & (share < 1)
    if lacking.any():
        share[lacking] = view.in_readout(numbers[lacking], needles, weights)
    return close * share


def _folded(
    view: View,
    how: How,
    found: Numbers,
    scores: Scores,
    order: NDArray[np.int64],
    depth: int,
) -> Ranked:
    """Of what says the same, the first; as many as are asked for."""
    first: dict[int, int] = {}
    for start in range(0, len(order), max(depth, 1)):
        some = order[start : start + depth]
        for at, kind in zip(some.tolist(), view.kind[found[some]].tolist(), strict=True):
            first.setdefault(kind, at)
        if len(first) >= depth:
            break
    at = [*first.values()][:depth]
    return Ranked(how, found[at].tolist(), scores[at].tolist(), found)
