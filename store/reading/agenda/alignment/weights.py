"""What each thing that is held counts for, as learned from labelled pages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "weights.json"

Weights = dict[str, dict[str, float]]
"""By the group of what is held, and its name."""


@cache
def learned() -> Weights:
    """The weights that come with the package; tests/accuracy/train_alignment.py makes them."""
    weights: Weights = json.loads(FILE.read_text("utf-8"))
    return weights
