"""Invented municipal pages, 2006–2026, against their labels (municipal/README.md).

Dates, chairs and which pages are readouts must be right on every page of the development half, and
items reach the project's target there. The other half is only measured, for the accuracy report;
so are the batches from the ninth on: in the ninth paragraphs leave out the list's words, and of the
others it is to be seen how random pages are read on which nothing was tried.
"""

from __future__ import annotations

import datetime
from itertools import chain
from typing import Any

import pytest

from store.model import NotAReadout, Readout, Source
from store.reading import read_source
from tests.accuracy.measure import MUNICIPAL, Score, measure, municipal, municipal_pages, plain

TARGETED = range(1, 9)
"""The batches whose development halves are held to the target."""
ENTRIES: list[dict[str, Any]] = [
    entry for batch in TARGETED for entry in municipal_pages("dev", batch)
]


def read_entry(entry: dict[str, Any]) -> list[Readout | NotAReadout]:
    published = entry.get("published")
    said = datetime.date.fromisoformat(published) if published else None
    data = (MUNICIPAL / entry["file"]).read_bytes()
    return list(read_source(Source(entry["file"], data, "page", said)).readouts)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry["file"]))
def test_the_page_reads_as_its_readouts_or_as_none(entry: dict[str, Any]) -> None:
    read = read_entry(entry)
    labels = entry.get("readouts", [])
    assert [r.source_id for r in read if isinstance(r, Readout)] == [
        label["source_id"] for label in labels
    ]
    for refused in read:
        if isinstance(refused, NotAReadout):
            assert refused.why


@pytest.mark.parametrize(
    "entry", [e for e in ENTRIES if "readouts" in e], ids=lambda entry: str(entry["file"])
)
def test_date_year_and_chair_are_as_labelled(entry: dict[str, Any]) -> None:
    for read, label in zip(read_entry(entry), entry["readouts"], strict=True):
        assert isinstance(read, Readout)
        assert (read.date.isoformat() if read.date else None) == label["date"]
        assert (read.month, read.day) == (label["month"], label["day"])
        assert read.year.value == label["year"]["value"], read.year
        assert read.other_matters == label["other_matters"]
        assert [(plain(p.name), plain(p.title)) for p in read.chair] == [
            (plain(p["name"]), plain(p["title"])) for p in label["chair"]
        ]


@pytest.fixture(scope="module")
def score() -> Score:
    return measure(chain.from_iterable(municipal("dev", batch) for batch in TARGETED))


def test_items_reach_the_target(score: Score) -> None:
    assert 2 * score.items_right >= 0.97 * (score.items + score.items_read), score.notes


def test_documents_reach_the_target(score: Score) -> None:
    read_and_labelled = score.documents + score.documents_read
    assert 2 * score.documents_right >= 0.96 * read_and_labelled, score.notes


def test_every_excerpt_is_verbatim_and_no_year_wrong(score: Score) -> None:
    assert score.verbatim == score.excerpts
    assert score.wrong_years == 0
