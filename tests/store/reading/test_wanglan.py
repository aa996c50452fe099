"""The fictional archive of 望澜 that ships with the bot, against its labels."""

from __future__ import annotations

import json
from typing import Any

import pytest

from store.intake import find_sources
from store.model import Readout, Source
from store.reading import read_source
from tests.accuracy.measure import WANGLAN, WANGLAN_LABELS

LABELS: list[dict[str, Any]] = json.loads(WANGLAN_LABELS.read_bytes())


@pytest.fixture(scope="module")
def readouts() -> dict[str, Readout]:
    found: dict[str, Readout] = {}
    for source in find_sources([str(WANGLAN)]):
        assert isinstance(source, Source), source
        for read in read_source(source).readouts:
            assert isinstance(read, Readout), read
            found[read.source_id] = read
    return found


def test_every_readout_of_the_archive_is_labelled(readouts: dict[str, Readout]) -> None:
    assert list(readouts) == [label["source_id"] for label in LABELS]


@pytest.mark.parametrize("label", LABELS, ids=lambda label: str(label["source_id"]))
def test_it_reads_as_labelled(label: dict[str, Any], readouts: dict[str, Readout]) -> None:
    read = readouts[label["source_id"]]
    assert read.title == label["title"]
    assert (read.published.isoformat() if read.published else None) == label["published"]
    for field in ("body", "meeting", "session", "month", "day", "time_of_day", "other_matters"):
        assert getattr(read, field) == label[field], field
    assert (read.date.isoformat() if read.date else None) == label["date"]
    assert (read.year.value, read.year.how) == (label["year"]["value"], label["year"]["how"])
    assert [(p.name, p.title) for p in read.chair] == [
        (p["name"], p["title"]) for p in label["chair"]
    ]
    assert [(a.name, a.title, a.role) for a in read.attendees] == [
        (a["name"], a["title"] or "", a["role"]) for a in label["attendees"]
    ]


@pytest.mark.parametrize("label", LABELS, ids=lambda label: str(label["source_id"]))
def test_its_items_begin_and_are_called_as_labelled(
    label: dict[str, Any], readouts: dict[str, Readout]
) -> None:
    read = readouts[label["source_id"]]
    assert [(item.verb, item.documents) for item in read.items] == [
        (item["verb"], tuple(item["documents"])) for item in label["items"]
    ]
    for item, expected in zip(read.items, label["items"], strict=True):
        assert read.excerpt(item).startswith(expected["begins"])
