"""Measure finding readouts by queries written by hand, side by side with what else would find them.

    pip install -e '.[bench]'
    python tests/bench/bench_queries.py READOUTS.jsonl [--tune]

READOUTS.jsonl holds readouts as ``readout-bot ingest`` reads them; ``queries.jsonl`` beside this
file says which of them a query should find. One half of the queries is there to tune by: ``--tune``
prints what other weights come to on it. The figures are those of the other half.
"""

from __future__ import annotations

import argparse
import datetime
import json
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from store import Query, Source, Store, open_store, read_query
from store.intake import find_sources
from store.search import ranking
from tests.bench.bench_search import FTS5, Fillable, Stock, StockAnd, Tantivy, Trigram

QUERIES = Path(__file__).with_name("queries.jsonl")
TODAY = datetime.date(2025, 1, 15)
Ask = Callable[[str], list[str]]


@dataclass(frozen=True)
class Label:
    """A query and the readouts that answer it."""

    kind: str
    half: str
    query: str
    ids: frozenset[str]


def labels() -> list[Label]:
    """The queries written by hand."""
    records = map(json.loads, QUERIES.read_text(encoding="utf-8").splitlines())
    return [Label(r["kind"], r["half"], r["query"], frozenset(r["ids"])) for r in records]


def ours(store: Store, fewer: bool = True) -> Ask:
    """The ten first readouts; without ``fewer`` those that the bot's pages show."""

    def ask(text: str) -> list[str]:
        query = read_query(text, TODAY)
        hits = store.search(query, 0, 40, fewer=fewer).hits
        return list(dict.fromkeys(hit.stored.readout.source_id for hit in hits))[:10]

    return ask


def peers(folder: Path, store: Store, kinds: Sequence[type[Fillable]]) -> dict[str, Ask]:
    """Others over titles and texts of the same readouts."""
    readouts = [stored.readout for stored in store.export()]
    texts = [f"{readout.title}\n{readout.text}" for readout in readouts]
    asked: dict[str, Ask] = {}
    for kind in kinds:
        engine = kind(folder)
        if kind is not StockAnd:
            engine.fill(texts)

        def ask(text: str, engine: Fillable = engine) -> list[str]:
            return [readouts[number].source_id for number in engine.ask(text)]

        asked[engine.name] = ask
    return asked


def rank(ask: Ask, label: Label) -> int:
    """The place of the first readout that answers; 0 where none of the first ten does."""
    found = ask(label.query)
    return next((place for place, one in enumerate(found, 1) if one in label.ids), 0)


def figures(ask: Ask, asked: Sequence[Label]) -> str:
    """MRR@10, R@1 and R@10 in cells of a table."""
    ranks = [rank(ask, label) for label in asked]
    mrr = sum(1 / place for place in ranks if place) / len(ranks)
    first = sum(place == 1 for place in ranks) / len(ranks)
    return f"{mrr:.3f} | {first:.3f} | {sum(place > 0 for place in ranks) / len(ranks):.3f}"


def main() -> None:
    """Print tables."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("readouts")
    arguments.add_argument("--tune", action="store_true")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name, open_store(Path(name) / "store") as store:
        sources = (s for s in find_sources([chosen.readouts]) if isinstance(s, Source))
        for _ in store.add(sources):
            pass
        if chosen.tune:
            tune(store)
        else:
            report(Path(name), store)


def report(folder: Path, store: Store) -> None:
    """The half that nothing was tuned by, in all and by kind."""
    asked = [label for label in labels() if label.half == "report"]
    engines = {"readout-bot": ours(store), "readout-bot's pages": ours(store, fewer=False)}
    engines |= peers(folder, store, [FTS5, Trigram, Tantivy, Stock, StockAnd])
    print(f"| {len(asked)} queries | MRR@10 | R@1 | R@10 |")
    for name, ask in engines.items():
        print(f"| {name} | {figures(ask, asked)} |")
    kinds = dict.fromkeys(label.kind for label in asked)
    print("\n| MRR@10, R@1, R@10 by kind | queries |", " | ".join(engines), "|")
    for kind in kinds:
        of_kind = [label for label in asked if label.kind == kind]
        cells = [figures(ask, of_kind).replace(" | ", " ") for ask in engines.values()]
        print(f"| {kind} | {len(of_kind)} |", " | ".join(cells), "|")
    suggested = [
        bool(
            store.search(Query(label.query)).suggestions
            and rank(lambda text: ours(store)(store.search(Query(text)).suggestions[0]), label) == 1
        )
        for label in asked
        if label.kind == "typo"
    ]
    print(f"\ntypos whose first suggestion finds the readout first: {sum(suggested)}")


def tune(store: Store) -> None:
    """What other weights come to on the half that is for it."""
    asked = [label for label in labels() if label.half == "tune"]
    print(f"| second look, sentence, lead, name | {len(asked)} queries: MRR@10 | R@1 | R@10 |")
    for values in product((10, 20, 40), (1.0, 3.0, 6.0), (0.0, 2.0), (0.0, 1.0, 2.0, 4.0, 8.0)):
        (
            ranking.SECOND_LOOK,
            ranking.IN_ONE_SENTENCE,
            ranking.IN_THE_LEAD,
            ranking.NAMED,
        ) = values
        print("|", *values, "|", figures(ours(store), asked), "|")


if __name__ == "__main__":
    main()
