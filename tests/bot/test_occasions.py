"""Times told by what happens then: 国庆前, 两会期间, 二十大以来."""

import datetime

import pytest

from bot.question import understand
from bot.question.times import LONG_AGO
from store.dates import DateRange

TODAY = datetime.date(2024, 12, 1)


@pytest.mark.parametrize(
    ("told", "first", "last"),
    [
        ("国庆前", (2024, 1, 1), (2024, 9, 30)),
        ("去年春节后", (2023, 1, 28), (2023, 12, 31)),
        ("2023年两会期间", (2023, 3, 4), (2023, 3, 13)),
        ("二十大以来", (2022, 10, 23), (2024, 12, 1)),
        ("十七届六中全会期间", (2011, 10, 15), (2011, 10, 18)),
        ("二十届三中全会闭幕后", (2024, 7, 19), (2024, 12, 31)),
        ("中秋节前夕", (2024, 9, 3), (2024, 9, 16)),
        ("今年五一假期前后", (2024, 4, 17), (2024, 5, 19)),
    ],
)
def test_an_occasion_tells_a_time(
    told: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    when = understand(f"{told}常务会议开了几次", TODAY).when
    assert when == DateRange(datetime.date(*first), datetime.date(*last))


@pytest.mark.parametrize("year", range(2008, 2027))
def test_the_two_sessions_of_every_year_are_known(year: int) -> None:
    when = understand(f"{year}年两会期间常务会议开了几次", datetime.date(2026, 12, 1)).when
    assert isinstance(when, DateRange)
    assert when.start.year == when.end.year == year


def test_the_last_one_before_an_occasion_may_be_of_the_year_before() -> None:
    asked = understand("今年元旦前最后一次常务会议", TODAY)
    assert (asked.when, asked.order) == (DateRange(LONG_AGO, datetime.date(2023, 12, 31)), "last")


def test_the_first_one_after_an_occasion_is_no_number_of_a_series() -> None:
    asked = understand("春节后第一次常务会议研究了什么", TODAY)
    assert (asked.order, asked.session) == ("first", "")


def test_an_occasion_without_a_time_to_it_is_a_matter() -> None:
    assert understand("国庆假期安全研究过吗", TODAY).words == "国庆假期安全"


def test_an_occasion_in_a_quotation_is_left_in_it() -> None:
    assert understand("“二十大以来”出现几次", TODAY).phrases == ("二十大以来",)


def test_an_occasion_whose_days_are_not_known_is_asked_back_for() -> None:
    assert understand("1980年两会期间开了几次常务会议", TODAY).problem is not None
