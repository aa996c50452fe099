"""Learn from the labelled pages what makes a paragraph take up a listed matter.

    python -m tests.accuracy.train_alignment CORPUS [--pages FOLDER ...] [--folds N]
        [--without-batch N ...] [--to FILE]

CORPUS is the folder with readouts.jsonl; ``--pages`` adds pages of one's own, in a folder with a
labels.json of the shape of tests/store/reading/municipal. Every page on which paragraphs state no
matter is read as far as the alignment, and the weights are those with which the labelled way
through it is found best: a structured perceptron with a margin (Collins, 2002; Taskar and others,
2004), averaged over its course and over several orders of the pages, all of them fixed. ``--folds``
prints how well the pages of each fold are aligned by what the others teach, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from store.model import NotAReadout, Source
from store.reading import agenda, read_source
from store.reading.agenda import drafts
from store.reading.agenda.alignment import MAX_MATTERS, MAX_UNITS, Matter, Place, Stretch
from store.reading.agenda.alignment.features import Held, choices, hold
from store.reading.agenda.alignment.model import Named
from store.reading.agenda.alignment.search import (
    NOTHING,
    ORDER,
    OWN,
    Choice,
    State,
    Stated,
    best_way,
)
from store.reading.agenda.alignment.weights import FILE, Weights
from store.reading.agenda.drafts import Draft, as_matters, as_stretches, draft_items
from store.reading.agenda.listed import Listed
from store.reading.agenda.units import Unit
from store.reading.prose import Prose
from tests.accuracy.measure import (
    HERE,
    LAST_OF_BATCH,
    SLACK,
    Label,
    LabelledItem,
    labelled_items,
    municipal,
    national,
    pages,
    plain,
    readouts_of,
    same_matter,
    wanglan,
)

EPOCHS, RATE, MARGIN = 10, 0.1, 0.4
"""How often each page is seen, how far a mistake moves the weights at first, and by how much of a
stretch's worth the labelled way has to be the best."""
SEEDS = 8
"""Orders of the pages that are averaged over."""
EXAMPLES, TIMES = HERE / "alignment_examples.jsonl", 10
"""What the tests of reading state of single things (tests/store/reading), and how often each is
seen where a labelled page is seen once."""
REAL = 3
"""How often the readouts of the corpus are seen, which are real, where an invented one is once."""
_FORBIDDEN = -1e6

Numbers = NDArray[np.float64]
Names = list[tuple[str, str]]
"""The group and the name of every weight."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as far as the alignment: what is held about it, and what its label says."""

    kind: str
    times: int
    """How often it is seen where another is seen once."""
    held: Held
    labelled: Mapping[int, int | None]
    """The stretches that take something up, and which listed matter; None is one not listed."""
    tables: Mapping[str, Numbers]
    """What is held, by group, with the names of the group as the last dimension."""


def main(arguments: list[str] | None = None) -> None:
    """Train on everything that is given, and write the weights or print how they do on folds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--pages", action="append", type=Path, help="a folder with labels.json")
    parser.add_argument(
        "--without-batch", action="append", type=int, help="leave out a municipal batch"
    )
    parser.add_argument("--folds", type=int, help="cross-validate, and write nothing")
    parser.add_argument("--to", type=Path, default=FILE, help="where the weights are written")
    options = parser.parse_args(arguments)
    found = labelled_pages(options.corpus, options.pages or [], options.without_batch or [])
    if options.folds:
        for kind, count in cross_validated(found, options.folds).items():
            print(f"{kind:10} {_f1(count)}")
        return
    weights = train(found, SEEDS)
    options.to.write_text(json.dumps(weights, ensure_ascii=False, indent=2) + "\n", "utf-8")
    print(f"{len(found)} pages; in sample {_f1(counted(found, weights))}")


# --- what the labels say --------------------------------------------------------------------------


def labelled_pages(corpus: Path, folders: Sequence[Path], without: Collection[int]) -> list[Page]:
    """The labelled pages on which there is something to align."""
    batches = (b for b in range(1, len(LAST_OF_BATCH) + 2) if b not in without)
    sets: list[tuple[str, int, Iterable[tuple[str, Label, Source]]]] = [
        ("national", REAL, national(corpus, None)),
        ("sample", 1, wanglan()),
        ("examples", TIMES, invented()),
        ("municipal", 1, chain.from_iterable(municipal(None, batch) for batch in batches)),
        *((folder.name, 1, readouts_of(folder, pages(folder, None))) for folder in folders),
    ]
    with mock.patch.object(drafts, "align", _unaligned):
        read = (_labelled_page(kind, t, *entry) for kind, t, entries in sets for entry in entries)
        return [page for page in read if page is not None]


def invented() -> Iterator[tuple[str, Label, Source]]:
    """Invented readouts, each of one thing that is seldom seen on the other pages."""
    for number, line in enumerate(EXAMPLES.read_text("utf-8").splitlines()):
        raw = json.loads(line)
        body = "".join(f"<p>{paragraph}</p>" for paragraph in raw["paragraphs"])
        items = [{**item, "verb": None, "documents": []} for item in raw["items"]]
        page = Source(f"{number}.html", f"<h1>{raw['title']}</h1>{body}".encode(), "page")
        label = Label(None, (), None, None, {"items": items})
        yield page.name, label, page


def _labelled_page(kind: str, times: int, name: str, label: Label, source: Source) -> Page | None:
    drafted: list[tuple[Prose, list[Listed], list[Unit], frozenset[str]]] = []

    def draft(
        prose: Prose, listed: list[Listed], units: list[Unit], ignored: frozenset[str]
    ) -> list[Draft]:
        drafted.append((prose, listed, units, ignored))
        return draft_items(prose, listed, units, ignored)

    with mock.patch.object(agenda, "draft_items", draft):
        readouts = read_source(source).readouts
    read = next((r for r in readouts if r.source_id == name), readouts[0])
    if isinstance(read, NotAReadout):
        return None
    for prose, listed, units, ignored in drafted:
        silent = any(unit.clause is None for unit in units)
        if prose.text == read.text and listed and silent and len(units) <= MAX_UNITS:
            matters = as_matters(listed)[:MAX_MATTERS]
            held = hold(matters, as_stretches(prose, units), ignored)
            starts = [prose.offset(unit.span.start) for unit in units]
            items = labelled_items(label, read, source)
            return Page(kind, times, held, _taken_up(items, starts, matters), _tables(held))
    return None


def _unaligned(
    listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str]
) -> list[Place]:
    """In place of the alignment, so that to learn weights none are needed."""
    return [Place(None)] * len(stretches)


def _taken_up(
    items: Iterable[LabelledItem], starts: Sequence[int], matters: Sequence[Matter]
) -> dict[int, int | None]:
    """The stretches on which labelled items begin, and the listed matter that each is most like."""
    found: dict[int, int | None] = {}
    for item in items:
        begun = (k for k, at in enumerate(starts) if abs(at - (item.start or -SLACK)) <= SLACK)
        if item.start is None or (k := next(begun, None)) is None:
            continue
        left = [j for j in range(len(matters)) if j not in found.values()]
        same = [j for j in left if same_matter(matters[j].text, item.subject)]
        found[k] = max(same, key=lambda j: _alike(matters[j].text, item.subject), default=None)
    return found


def _alike(one: str, other: str) -> float:
    """The share of the shorter that two wordings have in common."""
    words = [set(pairwise(plain(text))) for text in (one, other)]
    return len(words[0] & words[1]) / max(1, min(map(len, words)))


def _groups(held: Held) -> dict[str, Named]:
    """All that is held, by the group of its weights."""
    return {
        "taking up": held.taking_up,
        "going on": held.going_on,
        "untold": held.untold,
        "own": held.own,
    }


def _tables(held: Held) -> dict[str, Numbers]:
    return {
        group: np.stack(np.broadcast_arrays(*numbers.values()), axis=-1)
        for group, numbers in _groups(held).items()
    }


# --- learning -------------------------------------------------------------------------------------


def train(found: Sequence[Page], seeds: int) -> Weights:
    """The weights learned, on average over so many orders of the pages."""
    names = names_of(found[0].held)
    return _named(np.mean([_learned(found, names, seed) for seed in range(seeds)], axis=0), names)


def names_of(held: Held) -> Names:
    """The name of every weight and its group, in the order in which they are learned."""
    groups = {**_groups(held), "order": ORDER}
    return [(group, name) for group, names in groups.items() for name in names]


def _learned(found: Sequence[Page], names: Names, seed: int) -> Numbers:
    """The weights learned from the pages in one order, on average over the course."""
    rng = random.Random(seed)
    left = [page for page in found for _ in range(page.times)]
    weights, total = np.zeros(len(names)), np.zeros(len(names))
    for epoch in range(EPOCHS):
        rng.shuffle(left)
        rate = RATE / (1 + epoch / 2)
        for page in left:
            stretches = choices(page.held, named := _named(weights, names, digits=6))
            labelled = _way(_only_labelled(page, stretches), page, named)
            rival = _way(_with_margin(page, stretches), page, named)
            if labelled != rival and _is_labelled(page, labelled):
                weights = weights + rate * (_told(page, labelled) - _told(page, rival))
            total += weights
    return total / (EPOCHS * len(left))


def _named(weights: Numbers, names: Names, digits: int = 3) -> Weights:
    named: Weights = {}
    for (group, name), weight in zip(names, weights.tolist(), strict=True):
        named.setdefault(group, {})[name] = round(weight, digits)
    return named


def _way(stretches: Sequence[Stated | Choice], page: Page, weights: Weights) -> list[State]:
    return best_way(stretches, page.held.agenda, weights["order"])


def _only_labelled(page: Page, stretches: Sequence[Stated | Choice]) -> list[Stated | Choice]:
    """The stretches, at which only what is labelled may be taken up, and nothing else be done."""
    return [_charged(page, k, stretch, _FORBIDDEN) for k, stretch in enumerate(stretches)]


def _with_margin(page: Page, stretches: Sequence[Stated | Choice]) -> list[Stated | Choice]:
    """The stretches, at which anything but what is labelled is worth more than it is."""
    return [_charged(page, k, stretch, MARGIN) for k, stretch in enumerate(stretches)]


def _charged(page: Page, k: int, stretch: Stated | Choice, charge: float) -> Stated | Choice:
    """A stretch at which every step but the labelled one is worth so much more or less.

    Where a matter is taken up that is not listed, any step may be right.
    """
    if isinstance(stretch, Stated) or page.labelled.get(k, 0) is None:
        return stretch
    right = page.labelled.get(k)
    stays = 0.0 if right is None else charge
    return Choice(
        taking_up=[x + charge * (j != right) for j, x in enumerate(stretch.taking_up)],
        going_on=[x + stays for x in stretch.going_on],
        untold=stretch.untold + stays,
        own=stretch.own + stays,
    )


def _is_labelled(page: Page, way: Sequence[State]) -> bool:
    """Whether a way takes up all that is labelled: a matter may have been stated before."""
    wanted = {k: j for k, j in page.labelled.items() if page.held.stated[k] is None}
    taken = taken_up(page, way)
    return all(j is None or taken.get(k) == j for k, j in wanted.items()) and all(
        k in wanted for k in taken
    )


def taken_up(page: Page, way: Sequence[State]) -> dict[int, int]:
    """The stretches at which a way takes up a matter that they do not state, and which."""
    before = [(0, NOTHING), *way]
    return {
        k: current
        for k, ((had, _), (taken, current)) in enumerate(pairwise(before))
        if taken != had and page.held.stated[k] is None
    }


def _told(page: Page, way: Sequence[State]) -> Numbers:
    """All that is held about the steps of a way, added up, in the order of the weights."""
    sums = {group: np.zeros(table.shape[-1]) for group, table in page.tables.items()}
    sums["order"] = np.zeros(len(ORDER))
    for k, (before, (taken, current)) in enumerate(pairwise([(0, NOTHING), *way])):
        if page.held.stated[k] is not None:
            continue
        if taken != before[0]:
            sums["taking up"] += page.tables["taking up"][k, current]
            turn = page.held.agenda.turns(before)[current]
            assert turn is not None
            sums["order"] += turn
        elif current == OWN:
            sums["own"] += page.tables["own"][k]
        elif current == NOTHING:
            sums["untold"] += page.tables["untold"][k]
        else:
            sums["going on"] += page.tables["going on"][k, current]
    return np.concatenate(list(sums.values()))


# --- how well it does -----------------------------------------------------------------------------


def cross_validated(found: Sequence[Page], folds: int, seed: int = 0) -> dict[str, Counter[str]]:
    """How the pages of each fold are aligned by what the others teach, by kind and on the whole."""
    order = list(found)
    random.Random(seed).shuffle(order)
    counts: dict[str, Counter[str]] = {}
    for fold in range(folds):
        weights = train([p for k, p in enumerate(order) if k % folds != fold], 1)
        for page in order[fold::folds]:
            count = counted([page], weights)
            for kind in (page.kind, "all"):
                counts[kind] = counts.get(kind, Counter()) + count
    return counts


def counted(found: Iterable[Page], weights: Weights) -> Counter[str]:
    """How many stretches take up a matter as labelled, by what is found and by the labels."""
    count: Counter[str] = Counter()
    for page in found:
        taken = taken_up(page, _way(choices(page.held, weights), page, weights)).items()
        labelled = {
            (k, j)
            for k, j in page.labelled.items()
            if j is not None and page.held.stated[k] is None
        }
        count.update(right=len(taken & labelled), found=len(taken), labelled=len(labelled))
    return count


def _f1(count: Counter[str]) -> str:
    f1 = 2 * count["right"] / max(1, count["found"] + count["labelled"])
    return (
        f"{f1:.4f} (right {count['right']}, found {count['found']}, labelled {count['labelled']})"
    )


if __name__ == "__main__":
    main()
