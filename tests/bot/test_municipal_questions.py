"""Questions over the invented municipal readouts, as others put them (tests/accuracy/questions)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store import open_store
from tests.accuracy.questions.measure import LABELS, judged, store_all

ENOUGH = 0.85
"""Of the development half. What is left is told in words that no readout has."""


@pytest.mark.parametrize("over", ["m1-124"])
def test_questions_of_residents_and_reporters_are_answered(over: str, tmp_path: Path) -> None:
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    asked = [label for label in labels if label["over"] == over and label["half"] == "dev"]
    with open_store(tmp_path) as store:
        store_all(store, over)
        told = [(judged(label, store), label["question"]) for label in asked]
    wrong = [question for (verdict, _), question in told if verdict != "right"]
    assert len(wrong) <= (1 - ENOUGH) * len(asked), wrong
