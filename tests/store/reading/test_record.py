from __future__ import annotations

import datetime

import pytest

from store.model import Readout
from store.reading import read_source
from tests.readouts import written


def published(stated: object) -> datetime.date | None:
    (read,) = read_source(written("1", "6月1日", published=stated)).readouts
    assert isinstance(read, Readout)
    return read.published


@pytest.mark.parametrize(
    "stated",
    [
        "2024-12-24", "2024/12/24", "2024.12.24", "2024年12月24日", "２０２４年１２月２４日",
        "20241224", 20241224, "2024-12-24 08:00:00", "2024-12-24T08:00", "2024年12月24日 08:00",
        "2024-12-24T23:30:00+08:00", "2024-12-23T16:30:00Z",
    ],
)  # fmt: skip
def test_a_day_is_read_in_each_form_that_means_no_other(stated: object) -> None:
    assert published(stated) == datetime.date(2024, 12, 24)


@pytest.mark.parametrize(
    "stated", ["2024-13-45", "12/11/2024", "2024", 1735000000, "1701011212345", True, ["2024"]]
)  # fmt: skip
def test_what_is_no_day_is_none(stated: object) -> None:
    assert published(stated) is None


def test_the_last_day_of_all_is_no_error_in_another_zone() -> None:
    assert published("9999-12-31T23:00Z") == datetime.date(9999, 12, 31)
