"""The rhythm of a body's meetings, and who hears when it is broken."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import Settlement, Store, open_store
from store.beijing import day_of
from store.notifications.delivery import Sent
from store.notifications.rhythm import FEWEST_DAYS, LATE_DAYS, Rhythm, rhythm
from tests.readouts import written

NOW = datetime.datetime.now(datetime.UTC)
TODAY = day_of(NOW)
WEEKLY = (15, 22, 29, 36, 43, 50, 57)
"""Days ago; the last is a day later than twice the usual gap."""


def meet(store: Store, days_ago: tuple[int, ...], name: str = "w") -> None:
    for ago in days_ago:
        day = TODAY - datetime.timedelta(days=ago)
        source = written(f"{name}{ago}", f"{day.year}年{day.month}月{day.day}日")
        list(store.add([source], notify=False))


def asking(store: Store, chat: int, text: str = "") -> int:
    made = store.subscriptions.add(chat, text)
    return store.subscriptions.change(chat, made.id, silence=True).id


def told(store: Store) -> list[tuple[int, str]]:
    claimed = store.outbox.claim(NOW, ZoneInfo("UTC"), 100)
    store.outbox.settle([Settlement(one, Sent(1)) for one in claimed], NOW)
    return [(one.chat.id, one.notifications[0].about) for one in claimed]


def test_a_silence_is_owed_once_to_who_asked_for_it_also_after_a_restart(store: Store) -> None:
    meet(store, WEEKLY)
    asking(store, 5)
    asking(store, 6, "从未提到")
    store.subscriptions.add(7, "")
    assert store.owe_silences(NOW) == 1
    assert told(store) == [(5, "silence")]
    with open_store(store.folder) as again:
        assert again.owe_silences(NOW + datetime.timedelta(days=1)) == 0


def test_a_revision_of_the_last_readout_does_not_repeat_a_silence(store: Store) -> None:
    meet(store, WEEKLY)
    asking(store, 5)
    assert store.owe_silences(NOW) == 1
    day = TODAY - datetime.timedelta(days=15)
    source = written("w15", f"{day.year}年{day.month}月{day.day}日", extra="会议强调，要公开透明。")
    assert [o.status for outcomes in store.add([source]) for o in outcomes] == ["revised"]
    assert store.owe_silences(NOW) == 0


def test_after_the_body_was_heard_of_its_next_silence_is_told_again(store: Store) -> None:
    meet(store, WEEKLY)
    asking(store, 5)
    assert store.owe_silences(NOW) == 1
    meet(store, (1,))
    assert store.owe_silences(NOW) == 0
    assert store.owe_silences(NOW + datetime.timedelta(days=20)) == 1


def test_a_meeting_that_is_yet_to_come_breaks_no_silence(store: Store) -> None:
    meet(store, (*WEEKLY, -3))
    asking(store, 5)
    assert store.owe_silences(NOW) == 1


@pytest.mark.parametrize(
    "days_ago",
    [
        WEEKLY[:5],  # too few
        (14, *WEEKLY[1:]),  # a day earlier: not late yet
        tuple(ago + 15 for ago in WEEKLY),  # ended long ago
        tuple(range(10, 30)),  # daily ones, and a holiday week
    ],
)
def test_what_is_no_news_or_not_late_is_not_told(store: Store, days_ago: tuple[int, ...]) -> None:
    meet(store, days_ago)
    asking(store, 5)
    assert store.owe_silences(NOW) == 0


DAYS = st.lists(st.dates(datetime.date(2020, 1, 1), datetime.date(2024, 1, 1)), max_size=40)


@given(DAYS)
def test_a_rhythm_takes_enough_days_and_late_is_later_than_usual(days: list[datetime.date]) -> None:
    found = rhythm(days)
    assert (found is None) == (len(set(days)) < FEWEST_DAYS)
    if found:
        assert found.late_after >= LATE_DAYS
        assert found.late_after >= found.usual_days


def test_a_weekly_rhythm_is_late_after_a_fortnight() -> None:
    days = [TODAY - datetime.timedelta(days=ago) for ago in WEEKLY]
    assert rhythm(days) == Rhythm(7, 14)
