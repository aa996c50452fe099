"""Cards about one thing: a phrase, and words over time."""

from __future__ import annotations

from bot.answer.counting import by_body, by_time
from bot.answer.model import HITS_A_PAGE, Nothing, PhraseCard, Trend
from bot.answer.seeking import nothing
from bot.question import Question
from store import Scope, Store

MAX_SERIES = 6
"""More lines than that cannot be told apart on a phone."""


def phrase(question: Question, store: Store, page: int) -> PhraseCard | Nothing:
    """How the phrase was used, in all readouts or in the time that was named."""
    used = store.facts.usage(question.phrases[0], Scope(question.when))
    if not used.mentions:
        return nothing(question, store)
    part = used.mentions[page * HITS_A_PAGE : (page + 1) * HITS_A_PAGE]
    return PhraseCard(
        question,
        used,
        tuple(by_time(used.mentions)),
        tuple(by_body(used.mentions)),
        page,
        tuple(store.readouts([mention.readout for mention in part])),
    )


def trend(question: Question, store: Store) -> Trend | Nothing:
    """The words month by month, from the first month of the store to the last."""
    scope = Scope(question.when)
    _, first, last = store.facts.span(scope)
    series = []
    for word in question.phrases[:MAX_SERIES]:
        counts = {t.of: t.count for t in by_time(store.facts.mentions(word, scope))}
        series.append((word, counts))
    if first is None or last is None or not any(counts for _, counts in series):
        return nothing(question, store)
    months = _months(first[:7], last[:7])
    return Trend(
        question,
        months,
        tuple((word, tuple(counts.get(month, 0) for month in months)) for word, counts in series),
    )


def _months(first: str, last: str) -> tuple[str, ...]:
    year, month = map(int, first.split("-"))
    months = []
    while f"{year:04}-{month:02}" <= last:
        months.append(f"{year:04}-{month:02}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return tuple(months)
