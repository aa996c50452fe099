"""Print the ids of the accuracy sample and the half each belongs to.

    python draw_sample.py READOUTS.jsonl

84 readouts over all kinds: two of every kind (one where there is only one), the rest in
proportion to what is left of each kind (largest remainder). The halves alternate through the
sample, so both have every kind that has two or more.
"""

import json
import random
import sys
from typing import Any

SIZE = 84
SEED = 330


def draw(rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Id, half and kind of every readout in the sample."""
    kinds: dict[str, list[str]] = {}
    for row in rows:
        kinds.setdefault(row["kind"], []).append(row["id"])
    names = sorted(kinds)

    quota = {k: min(2, len(kinds[k])) for k in names}
    rest = {k: len(kinds[k]) - quota[k] for k in names}
    seats, left = SIZE - sum(quota.values()), sum(rest.values())
    exact = {k: seats * rest[k] / left for k in names}
    extra = {k: int(exact[k]) for k in names}
    by_remainder = sorted(names, key=lambda k: (extra[k] - exact[k], k))
    for k in by_remainder[: seats - sum(extra.values())]:
        extra[k] += 1

    rng = random.Random(SEED)
    sample: list[tuple[str, str, str]] = []
    for k in names:
        ids = sorted(kinds[k])
        rng.shuffle(ids)
        for source_id in ids[: quota[k] + extra[k]]:
            sample.append((source_id, ("dev", "test")[len(sample) % 2], k))
    return sample


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as lines:
        for source_id, half, kind in draw([json.loads(line) for line in lines if line.strip()]):
            print(source_id, half, kind, sep="\t")
