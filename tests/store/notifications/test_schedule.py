"""Quiet hours and digests over midnight, changes of clock and any time zone."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.notifications.schedule import CADENCES, QuietHours, next_digest, quiet_until

ZONES = [ZoneInfo(name) for name in ("Asia/Shanghai", "America/New_York", "Australia/Lord_Howe")]
MOMENTS = st.datetimes(
    datetime.datetime.fromisoformat("2024-01-01"),
    datetime.datetime.fromisoformat("2027-12-31"),
    timezones=st.just(datetime.UTC),
)
MINUTES = st.integers(0, 24 * 60 - 1)
NEW_YORK = ZoneInfo("America/New_York")


def beijing(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-23 21:59", None),
        ("2026-11-23 22:00", "2026-11-24 07:00"),
        ("2026-11-24 00:00", "2026-11-24 07:00"),
        ("2026-11-24 06:59", "2026-11-24 07:00"),
        ("2026-11-24 07:00", None),
    ],
)
def test_quiet_hours_cross_midnight(now: str, until: str | None) -> None:
    quiet = QuietHours(22 * 60, 7 * 60)
    expected = beijing(until) if until else None
    assert quiet_until(beijing(now), quiet, ZoneInfo("Asia/Shanghai")) == expected


@given(MOMENTS, MINUTES, MINUTES, st.sampled_from(ZONES))
def test_the_end_of_quiet_hours_is_later_and_not_quiet(
    now: datetime.datetime, start: int, end: int, zone: ZoneInfo
) -> None:
    quiet = QuietHours(start, end)
    until = quiet_until(now, quiet, zone)
    if until is not None:
        assert now < until <= now + datetime.timedelta(hours=26)
        local = until.astimezone(zone)
        # A time that a change of clocks skips may end up in the next quiet minute, never in all.
        assert not quiet.covers(local.hour * 60 + local.minute) or quiet_until(until, quiet, zone)


@given(MOMENTS, st.integers(0, 23), st.sampled_from(ZONES))
def test_a_digest_goes_out_within_a_day_at_its_hour(
    now: datetime.datetime, hour: int, zone: ZoneInfo
) -> None:
    moment = datetime.datetime.fromtimestamp(next_digest(now, "daily", hour, zone), datetime.UTC)
    assert now < moment <= now + datetime.timedelta(hours=26)
    assert moment.astimezone(zone).hour in (hour, hour + 1)  # the next where clocks skip it


@given(MOMENTS, st.integers(0, 23), st.sampled_from(ZONES))
def test_a_weekly_digest_goes_out_on_the_next_monday(
    now: datetime.datetime, hour: int, zone: ZoneInfo
) -> None:
    moment = datetime.datetime.fromtimestamp(next_digest(now, "weekly", hour, zone), datetime.UTC)
    assert now < moment <= now + datetime.timedelta(days=7, hours=2)
    assert moment.astimezone(zone).weekday() == 0


def test_a_digest_whose_hour_the_clocks_skip_or_repeat_goes_out_once() -> None:
    skipped = datetime.datetime(2026, 3, 8, 0, 0, tzinfo=NEW_YORK)
    moment = datetime.datetime.fromtimestamp(next_digest(skipped, "daily", 2, NEW_YORK), NEW_YORK)
    assert (moment.day, moment.hour) == (8, 3)
    repeated = datetime.datetime(2026, 11, 1, 0, 30, tzinfo=NEW_YORK)
    first = next_digest(repeated, "daily", 1, NEW_YORK)
    after = datetime.datetime.fromtimestamp(first, datetime.UTC)
    again = datetime.datetime.fromtimestamp(next_digest(after, "daily", 1, NEW_YORK), NEW_YORK)
    assert again.day == 2


def test_at_once_is_at_once() -> None:
    now = datetime.datetime(2026, 11, 23, tzinfo=datetime.UTC)
    assert next_digest(now, CADENCES[0], 8, NEW_YORK) == 0.0
