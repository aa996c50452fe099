"""Print the ids of the accuracy samples, and the batch and half each belongs to.

    python draw_sample.py READOUTS.jsonl

The first batch: 84 readouts over all kinds: two of every kind (one where there is only one), the
rest in proportion to what is left of each kind (largest remainder). The halves alternate through
the sample, so both have every kind that has two or more. The second batch: 65 of those left over,
at least one of every kind, nine for development to four for tests.
"""

import json
import random
import sys
from collections.abc import Sequence
from typing import Any

SEED = 330
DEV_AND_TEST = ("dev", "test")
DEV_MOSTLY = tuple("test" if place in (1, 4, 7, 10) else "dev" for place in range(13))


def draw(
    rows: list[dict[str, Any]],
    size: int = 84,
    least: int = 2,
    seed: int = SEED,
    halves: Sequence[str] = DEV_AND_TEST,
) -> list[tuple[str, str, str]]:
    """Id, half and kind of every readout in a sample with ``least`` of every kind."""
    kinds: dict[str, list[str]] = {}
    for row in rows:
        kinds.setdefault(row["kind"], []).append(row["id"])
    names = sorted(kinds)

    quota = {k: min(least, len(kinds[k])) for k in names}
    rest = {k: len(kinds[k]) - quota[k] for k in names}
    seats, left = size - sum(quota.values()), sum(rest.values())
    exact = {k: seats * rest[k] / left for k in names}
    extra = {k: int(exact[k]) for k in names}
    by_remainder = sorted(names, key=lambda k: (extra[k] - exact[k], k))
    for k in by_remainder[: seats - sum(extra.values())]:
        extra[k] += 1

    rng = random.Random(seed)
    sample: list[tuple[str, str, str]] = []
    for k in names:
        ids = sorted(kinds[k])
        rng.shuffle(ids)
        for source_id in ids[: quota[k] + extra[k]]:
            sample.append((source_id, halves[len(sample) % len(halves)], k))
    return sample


def draw_second(rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """The same for the second batch, from what the first left over."""
    first = {source_id for source_id, _, _ in draw(rows)}
    left = [row for row in rows if row["id"] not in first]
    return draw(left, size=65, least=1, seed=SEED + 1, halves=DEV_MOSTLY)


def main() -> None:
    """Print both batches."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    for batch, sample in enumerate((draw(rows), draw_second(rows)), 1):
        for source_id, half, kind in sample:
            print(source_id, batch, half, kind, sep="\t")


if __name__ == "__main__":
    main()
