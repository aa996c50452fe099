"""What is decided when a readout is added."""

from __future__ import annotations

import datetime

from store.beijing import day_of


def test_a_day_begins_where_the_readouts_are_published() -> None:
    late = datetime.datetime(2024, 5, 31, 16, 30, tzinfo=datetime.UTC)
    assert day_of(late) == datetime.date(2024, 6, 1)
    assert day_of(late - datetime.timedelta(hours=1)) == datetime.date(2024, 5, 31)
