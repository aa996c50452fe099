"""How many of the labelled questions the bot answers rightly, over a collection of readouts.

    python -m tests.accuracy.questions.measure readouts.jsonl [--batch 2] [--half test] [--wrong]
    python -m tests.accuracy.questions.measure readouts.jsonl --absent

With ``--without-meaning`` nothing is found by what it means, as where that extra is not installed.

The labels hold facts only (ids, days, names, counts), found by reading. *Wrong* are answers given
with confidence that are not the label's; *none* is to say that there is no answer where there is.
Those over ``national`` are asked of the readouts given, those over ``sample`` of the bundled ones,
and those over ``m1-124`` of the municipal pages of these numbers (tests/store/reading/municipal).
"""

from __future__ import annotations

import argparse
import datetime
import json
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal

from bot.answer import (
    Nothing,
    answer,
)
from bot.cli.contract import ask_json
from bot.question import understand
from bot.sample import open_sample
from store import Encoder, Store, load_encoder, open_store
from store.intake import Unusable, find_sources
from store.words import fold
from tests.accuracy.measure import MUNICIPAL, municipal_pages, page_number, page_source

ABSENT = Path(__file__).with_name("absent.txt")
"""Topics that people might ask about and that the national readouts of 2022-2024 do not treat."""
LABELS = Path(__file__).with_name("questions.jsonl")
Verdict = Literal["right", "none", "wrong"]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus")
    parser.add_argument("--batch", type=int)
    parser.add_argument("--half", choices=("dev", "test"))
    parser.add_argument("--wrong", action="store_true", help="print what was not right")
    parser.add_argument("--absent", action="store_true", help="ask what has no answer, instead")
    parser.add_argument("--without-meaning", action="store_true")
    parser.add_argument("--labels", type=Path, default=LABELS)
    arguments = parser.parse_args()
    lines = arguments.labels.read_text("utf-8").splitlines()
    labels = [json.loads(line) for line in lines]
    labels = [label for label in labels if arguments.half in (None, label["half"])]
    labels = [label for label in labels if arguments.batch in (None, label["batch"])]
    encoder = None if arguments.without_meaning else load_encoder()
    told: Counter[tuple[str, Verdict]] = Counter()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        overs = {"national"} if arguments.absent else {label["over"] for label in labels}
        stores = {
            over: opened.enter_context(_opened(over, arguments.corpus, Path(folder), encoder))
            for over in sorted(overs)
        }
        for store in stores.values():
            store.meaning.wait()
        if arguments.absent:
            _ask_absent(stores["national"])
            return
        for label in labels:
            verdict, said = judged(label, stores[label["over"]])
            told[label["kind"], verdict] += 1
            if arguments.wrong and verdict != "right":
                print(verdict, label["kind"], label["question"], label["gold"], said)
    _print(told)


def _opened(over: str, corpus: str, folder: Path, encoder: Encoder | None) -> Store:
    """The store that questions are asked of."""
    if over == "sample":
        return open_sample(folder, encoder)
    store = open_store(folder / over, encoder)
    store_all(store, over, corpus)
    return store


def store_all(store: Store, over: str, corpus: str = "") -> None:
    """Add the readouts that questions are over: those of a collection, or municipal pages."""
    if over == "national":
        found = find_sources([corpus], None)
        list(store.add(source for source in found if not isinstance(source, Unusable)))
        return
    first, last = map(int, over.removeprefix("m").split("-"))
    pages = [e for e in municipal_pages(None) if first <= page_number(e) <= last]
    list(store.add(page_source(MUNICIPAL, entry) for entry in pages))


def _ask_absent(store: Store) -> None:
    """Ask for every topic that is not there, in two wordings, and print what is answered."""
    questions = [
        wording.format(topic)
        for topic in ABSENT.read_text("utf-8").split()
        for wording in ("国常会研究过{}吗", "什么时候讨论过{}？")
    ]
    answered = 0
    for text in questions:
        question = understand(text, datetime.date(2024, 12, 31), store.facts.names())
        found = answer(question, store)
        if not isinstance(found, Nothing):
            answered += 1
            print(text, getattr(getattr(found, "sought", None), "how", type(found).__name__))
    print(f"{answered} of {len(questions)} were given an answer")


def judged(label: dict[str, Any], store: Store) -> tuple[Verdict, object]:
    """The verdict on one question, and what was answered."""
    today = datetime.date.fromisoformat(label["today"])
    question = understand(label["question"], today, store.facts.names())
    found = answer(question, store)
    told = ask_json(question.text, question, found, store, "", 0.0)
    kind, value = told["answer"]["type"], told["answer"]["value"]
    gold = label["gold"]
    ids = list(dict.fromkeys(hit["readout"]["source_id"] for hit in told["hits"]))
    said = (question.intent, question.words, kind, value, ids[:8])
    if gold.get("none"):
        return ("right" if kind == "none" else "wrong"), said
    if kind in ("none", "text"):
        return "none", said
    return ("right" if _is_right(gold, value, ids) else "wrong"), said


def _is_right(gold: dict[str, Any], value: str | int | None, ids: list[str]) -> bool:
    if "count" in gold:
        return bool(value == gold["count"])
    if "names" in gold:
        return set(fold(str(value)).split("、")) == set(map(fold, gold["names"]))
    if "first" in gold:
        return bool(ids) and ids[0] in gold["first"]
    if "any" in gold:
        return bool(set(ids[:3]) & set(gold["any"]))
    needed = set(gold["readouts"])
    return needed <= set(ids) <= needed | set(gold.get("also", ()))


def _print(told: Counter[tuple[str, Verdict]]) -> None:
    kinds = list(dict.fromkeys(kind for kind, _ in told))
    print(f"{'kind':14}{'right':>7}{'none':>7}{'wrong':>7}")
    for kind in [*kinds, "all"]:
        row = [
            sum(n for (k, v), n in told.items() if v == verdict and kind in (k, "all"))
            for verdict in ("right", "none", "wrong")
        ]
        print(f"{kind:14}{row[0]:7}{row[1]:7}{row[2]:7}   {row[0] / max(1, sum(row)):.3f}")


if __name__ == "__main__":
    main()
