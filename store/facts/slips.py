"""What was meant by words that no readout holds: titles, names and set phrases but for a slip."""

from __future__ import annotations

from collections.abc import Iterator

from store.database import Database
from store.facts.likely import known
from store.facts.titles import work
from store.spelling import MIN_CHARS, anchors, corrections, is_slip_of
from store.words import fold, grams


def titles_meant(database: Database, title: str) -> list[str]:
    """The works that ``title`` is but for a slip: one letter that is like the right one, else, in a
    title of more than three, any.
    """
    key = work(title)
    if len(key) < _TITLE:
        return []
    sizes = (len(key) - 1, len(key), len(key) + 1)
    rows = database.rows(
        "SELECT DISTINCT work FROM work WHERE length(work) IN (?, ?, ?) AND work <> ?",
        [*sizes, key],
    )
    works = [row["work"] for row in rows]
    if alike := [one for one in works if is_slip_of(one, key)]:
        return alike
    near = corrections(key, works) if len(key) > _TITLE else []
    return [one for one in near if one in works]


_TITLE = 3


def words_meant(database: Database, word: str) -> list[str]:
    """What the names of matters hold that is ``word`` but for slips; else what the set phrases do,
    else what the texts do that hold a rare pair of its letters.
    """
    if len(word) < MIN_CHARS:
        return []
    counts = _rarest(database, fold(word))
    texts = _texts(database, list(counts), sum(counts.values())) if counts else iter(())
    return next(filter(None, (corrections(word, some) for some in texts)), [])


_FEW = 300
"""So many texts are read; where more hold a pair of letters, it tells little."""


def _texts(database: Database, pairs: list[str], matters: int) -> Iterator[list[str]]:
    """What to look in, one source after the other."""
    either = " OR ".join(f'"{pair}"' for pair in pairs)
    rows = database.rows(
        "SELECT DISTINCT named FROM matter WHERE id IN (SELECT rowid FROM gram WHERE gram MATCH ?)",
        [either],
    )
    yield [row["named"] for row in rows]
    holding = " OR ".join("instr(phrase, ?)" for _ in pairs)
    rows = database.rows(f"SELECT DISTINCT phrase FROM phrase WHERE {holding}", list(pairs))
    yield [row["phrase"] for row in rows]
    if matters <= _FEW:
        rows = database.rows(
            "SELECT whole FROM matter WHERE id IN (SELECT rowid FROM gram WHERE gram MATCH ?)",
            [either],
        )
        yield [row["whole"] for row in rows]


def _rarest(database: Database, word: str) -> dict[str, int]:
    """So many of its pairs of letters, the rarest that there are, that one is free of slips; each
    with how many matters hold it.
    """
    counts = [(n, pair) for pair in grams(word).split() if (n := known(database, pair))]
    return {pair: n for n, pair in sorted(counts)[: anchors(word)]}
