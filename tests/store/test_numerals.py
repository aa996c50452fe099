"""Numbers in digits and in Chinese."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.numerals import in_chinese, number

counts = st.integers(1, 999)


@given(counts)
def test_a_number_in_chinese_is_read_back(count: int) -> None:
    assert number(in_chinese(count)) == count


@given(st.integers(0, 9999))
def test_digits_are_read_one_by_one_in_either_script(count: int) -> None:
    assert number(str(count)) == count
    assert number("".join("〇一二三四五六七八九"[int(digit)] for digit in str(count))) == count


@pytest.mark.parametrize(
    ("told", "count"),
    [
        ("十", 10),
        ("百", 100),
        ("一百零五", 105),
        ("两百", 200),
        ("廿一", 21),
        ("二o一九", 2019),
        ("元", 1),
    ],
)
def test_a_number_is_read_as_people_write_it(told: str, count: int) -> None:
    assert number(told) == count


@pytest.mark.parametrize("told", [None, "", "几", "二三十", "十百", "一千"])
def test_what_is_no_number_is_none(told: str | None) -> None:
    assert number(told) is None


@given(st.text("〇一二三十百廿元两0①几", max_size=8))
def test_every_text_is_a_number_or_none(told: str) -> None:
    assert (number(told) or 0) >= 0
