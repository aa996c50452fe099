"""Owing, claiming and settling: what is owed is there once, until it is settled."""

from __future__ import annotations

import datetime
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import (
    Delivery,
    NothingThere,
    QuietHours,
    Settlement,
    Store,
    StoreBusy,
    StoreError,
    Verdict,
    open_store,
    read_query,
)
from store.notifications.delivery import (
    Failed,
    Gone,
    Moved,
    Refused,
    Sent,
    Unknown,
    Unreached,
    Wait,
)
from store.notifications.outbox import (
    LOOKED_AT,
    MAX_ATTEMPTS,
    MAX_RETRY_SECONDS,
    SUSPECT_ATTEMPTS,
)
from store.notifications.subscriptions import MOST, TooMany
from tests.readouts import MATTERS, written

BEIJING = ZoneInfo("Asia/Shanghai")
NOW = datetime.datetime.now(datetime.UTC)
TODAY = NOW.date()
CHINESE_TODAY = f"{TODAY.year}年{TODAY.month}月{TODAY.day}日"
LONG_AGO = "2019年3月4日"


def add(store: Store, *ids: str, day: str = CHINESE_TODAY, notify: bool | None = None) -> int:
    sources = [written(one, day) for one in ids]
    return sum(o.owed for outcomes in store.add(sources, notify) for o in outcomes)


def claim(
    store: Store, now: datetime.datetime = NOW, besides: tuple[int, ...] = ()
) -> list[Delivery]:
    return store.outbox.claim(now, BEIJING, 100, besides)


def settle(store: Store, delivery: Delivery, verdict: Verdict) -> None:
    store.outbox.settle([Settlement(delivery, verdict)], NOW)


def later(**passed: float) -> datetime.datetime:
    return NOW + datetime.timedelta(**passed)


# --- owing --------------------------------------------------------------------------------------


def test_a_readout_that_several_subscriptions_find_is_owed_once_and_names_them(
    store: Store,
) -> None:
    ids = [store.subscriptions.add(5, text).id for text in ("垃圾分类", "防汛", "")]
    store.subscriptions.add(5, "从未提到")
    assert add(store, "a") == 1
    (delivery,) = claim(store)
    assert delivery.notifications[0].subscriptions == tuple(ids)


def test_an_archive_notifies_nobody_unless_it_is_asked_to(store: Store) -> None:
    store.subscriptions.add(5, "")
    assert add(store, "old", day=LONG_AGO) == 0
    assert add(store, "older", day=LONG_AGO, notify=True) == 1
    assert add(store, "new", notify=False) == 0
    assert add(store, "newer") == 1


def test_what_was_there_before_subscribing_is_not_owed(store: Store) -> None:
    add(store, "before")
    store.subscriptions.add(5, "")
    assert claim(store) == []


def test_the_same_bytes_again_are_owed_to_nobody(store: Store) -> None:
    store.subscriptions.add(5, "")
    assert [add(store, "a"), add(store, "a")] == [1, 0]


def test_a_change_is_owed_only_to_who_wants_changes(store: Store) -> None:
    store.subscriptions.add(5, "垃圾分类")
    wants = store.subscriptions.add(6, "垃圾分类")
    store.subscriptions.change(6, wants.id, changes=True)
    add(store, "a")
    for delivery in claim(store):
        settle(store, delivery, Sent(1))
    revised = written("a", CHINESE_TODAY, extra="会议还强调，要公开透明。")
    (outcomes,) = store.add([revised])
    assert [o.owed for o in outcomes] == [1]
    (delivery,) = claim(store)
    assert (delivery.chat.id, delivery.notifications[0].about) == (6, "changed")


def revise(store: Store, *extras: str) -> None:
    for extra in extras:
        list(store.add([written("a", CHINESE_TODAY, extra=extra)]))


def test_who_has_yet_to_hear_of_a_readout_hears_of_its_revisions_with_it(store: Store) -> None:
    first, second = (store.subscriptions.add(5, text) for text in ("垃圾分类", "公开透明"))
    store.subscriptions.change(5, first.id, changes=True)
    add(store, "a")
    revise(store, "会议还强调，要公开透明。", "会议还强调，要公开透明，注重实效。")
    (delivery,) = claim(store)
    (notification,) = delivery.notifications
    assert (notification.about, notification.subscriptions) == ("new", (first.id, second.id))
    settle(store, delivery, Sent(1))
    assert claim(store) == []


def test_several_changes_not_told_of_yet_are_told_of_as_one(store: Store) -> None:
    one = store.subscriptions.add(5, "")
    store.subscriptions.change(5, one.id, changes=True)
    add(store, "a")
    settle(store, claim(store)[0], Sent(1))
    revise(store, "要公开透明。", "要公开透明，注重实效。")
    (delivery,) = claim(store)
    assert [one.about for one in delivery.notifications] == ["changed"]
    settle(store, delivery, Sent(2))
    assert claim(store) == []


def test_a_paused_subscription_and_a_chat_that_is_gone_are_owed_nothing(store: Store) -> None:
    paused = store.subscriptions.add(5, "")
    store.subscriptions.change(5, paused.id, paused=True)
    store.subscriptions.add(6, "")
    store.chats.deactivate(6, "blocked")
    assert add(store, "a") == 0
    assert store.chats.wake(6)
    assert not store.chats.wake(6)
    assert add(store, "b") == 1


def test_owing_and_adding_are_one_transaction(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.subscriptions.add(5, "")

    def power_cut(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("store.notifications.owed.owe", power_cut)
    with pytest.raises(KeyboardInterrupt):
        add(store, "a")
    assert store.coverage().readouts == 0
    monkeypatch.undo()
    assert add(store, "a") == 1


WORDS = st.sampled_from(
    "垃圾分类 防汛 老旧小区 条例 草案 抗旱 -防汛 “全市防汛” 《垃圾分类》 "
    "机构:市政府 主持:闻亦舟 主持:别人 6月 研究 或 水利".split()
)


@settings(max_examples=60)
@given(st.lists(WORDS, min_size=1, max_size=3), st.sets(st.sampled_from(MATTERS), min_size=1))
def test_a_subscription_is_notified_exactly_when_the_same_search_finds_the_readout(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], matters: set[str]
) -> None:
    text = " ".join(words)
    with open_store(tmp_path_factory.mktemp("law")) as store:
        store.subscriptions.add(5, text)
        source = written("a", CHINESE_TODAY, sorted(matters))
        (outcomes,) = store.add([source])
        found = store.search(read_query(text, TODAY))
        assert bool(outcomes[0].owed) == (found.how in ("all", "substring"))


# --- claiming -----------------------------------------------------------------------------------


def test_a_chat_is_claimed_once_at_a_time_and_in_order(store: Store) -> None:
    store.subscriptions.add(5, "")
    add(store, "a", "b", "c")
    (first,) = claim(store)
    assert claim(store, besides=(5,)) == []
    settle(store, first, Sent(1))
    (second,) = claim(store)
    assert [len(first.notifications), len(second.notifications)] == [1, 1]
    assert first.notifications[0].readout < second.notifications[0].readout


def test_many_at_once_come_as_one_message(store: Store) -> None:
    store.subscriptions.add(5, "")
    add(store, *"abcde")
    (delivery,) = claim(store)
    assert len(delivery.notifications) == 5


def test_a_digest_waits_for_its_hour_and_is_one_message(store: Store) -> None:
    store.subscriptions.add(5, "", "daily")
    add(store, "a", "b")
    assert claim(store) == []
    due = store.outbox.next_due(NOW)
    assert due is not None
    assert datetime.datetime.fromtimestamp(due, BEIJING).hour == 8
    (delivery,) = claim(store, datetime.datetime.fromtimestamp(due, datetime.UTC))
    assert (len(delivery.notifications), delivery.held) == (2, True)


def test_quiet_hours_hold_what_is_due_and_merge_it(store: Store) -> None:
    store.set_chat(5, quiet=QuietHours(22 * 60, 7 * 60), zone=BEIJING)
    store.subscriptions.add(5, "")
    add(store, "a", "b")
    night = datetime.datetime.combine(TODAY, datetime.time(23, 30), BEIJING) + datetime.timedelta(1)
    assert claim(store, night) == []
    assert claim(store, night + datetime.timedelta(hours=7)) == []
    (delivery,) = claim(store, night + datetime.timedelta(hours=7, minutes=31))
    assert len(delivery.notifications) == 2


def test_a_digest_that_is_due_stays_due_whatever_is_changed_meanwhile(store: Store) -> None:
    one = store.subscriptions.add(5, "", "weekly")
    add(store, "a")
    claim(store)
    with store._database.write() as db:
        db.execute("UPDATE notification SET due_at = ?", [later(seconds=-1).timestamp()])
    store.subscriptions.change(5, one.id, changes=True)
    store.subscriptions.change(5, one.id, cadence="daily")
    store.set_chat(5, app="en", digest_hour=20)
    assert len(claim(store)) == 1


def test_a_digest_that_quiet_hours_hold_comes_at_their_end_or_once_there_are_none(
    store: Store,
) -> None:
    store.set_chat(5, quiet=QuietHours(6 * 60, 9 * 60), zone=BEIJING)
    store.subscriptions.add(5, "", "daily")
    add(store, "a")
    claim(store)
    tomorrow = TODAY + datetime.timedelta(days=2)
    eight = datetime.datetime.combine(tomorrow, datetime.time(8, 0, 1), BEIJING)
    assert claim(store, eight) == []
    assert claim(store, eight + datetime.timedelta(minutes=59)) == []
    store.set_chat(5, quiet=None)
    assert len(claim(store, eight + datetime.timedelta(minutes=1))) == 1


def test_a_subscription_may_be_heard_of_in_quiet_hours_while_the_others_wait(store: Store) -> None:
    now = later(days=1)
    minute = now.hour * 60 + now.minute
    store.set_chat(5, quiet=QuietHours(minute, (minute + 60) % 1440), zone=ZoneInfo("UTC"))
    urgent, other = (store.subscriptions.add(5, text) for text in ("防汛", "垃圾分类"))
    store.subscriptions.change(5, urgent.id, loud=True)
    list(store.add([written("a", CHINESE_TODAY, ["垃圾分类"])]))
    list(store.add([written("b", CHINESE_TODAY, ["防汛"])]))
    (delivery,) = claim(store, now)
    assert [one.subscriptions for one in delivery.notifications] == [(urgent.id,)]
    settle(store, delivery, Sent(1))
    assert claim(store, now) == []
    (delivery,) = claim(store, now + datetime.timedelta(hours=1, minutes=1))
    assert [one.subscriptions for one in delivery.notifications] == [(other.id,)]


def test_many_chats_in_quiet_hours_hold_up_none_that_is_awake(store: Store) -> None:
    now = later(days=1)
    minute = now.hour * 60 + now.minute
    quiet = QuietHours(minute, (minute + 60) % 1440)
    for chat in range(1, 3 * LOOKED_AT):
        store.set_chat(chat, quiet=quiet, zone=ZoneInfo("UTC"))
        store.subscriptions.add(chat, "")
    store.subscriptions.add(99, "")
    add(store, "a")
    (delivery,) = store.outbox.claim(now, BEIJING, 1)
    assert delivery.chat.id == 99


def test_what_is_left_of_the_causes_says_when_it_comes(store: Store) -> None:
    now, daily = store.subscriptions.add(5, "防汛"), store.subscriptions.add(5, "", "daily")
    add(store, "a", "b")
    store.subscriptions.change(5, now.id, paused=True)
    assert claim(store) == [], "who wants it at once is paused"
    store.subscriptions.change(5, now.id, paused=False)
    assert len(claim(store)) == 1
    store.outbox.recover()
    store.subscriptions.remove(5, now.id)
    assert claim(store) == []
    (digest,) = claim(store, later(days=1))
    assert [one.subscriptions for one in digest.notifications] == [(daily.id,)] * 2


def test_other_settings_put_what_is_owed_on_other_dates(store: Store) -> None:
    one = store.subscriptions.add(5, "", "weekly")
    add(store, "a")
    assert claim(store) == []
    store.subscriptions.change(5, one.id, cadence="now")
    assert len(claim(store)) == 1


def test_a_crash_while_sending_owes_it_again(store: Store, tmp_path: Path) -> None:
    store.subscriptions.add(5, "")
    add(store, "a")
    assert len(claim(store)) == 1
    with open_store(store.folder) as restarted:
        assert claim(restarted) == []
        assert restarted.outbox.recover() == 1
        assert claim(restarted)[0].notifications[0].attempts == 2


# --- settling -----------------------------------------------------------------------------------


def test_what_is_unknown_is_not_sent_again(store: Store) -> None:
    store.subscriptions.add(5, "")
    add(store, "a")
    settle(store, claim(store)[0], Unknown("timed out"))
    assert store.outbox.recover() == 0
    assert claim(store, later(days=1)) == []
    assert store.outbox.backlog(NOW).unknown == 1


def test_a_flood_wait_is_kept_exactly_for_the_whole_chat_and_is_no_failure(store: Store) -> None:
    waits = 8
    store.subscriptions.add(5, "")
    for _ in range(waits):
        add(store, f"a{_}", notify=True)
    for n in range(waits):
        (delivery,) = claim(store, later(seconds=31 * n))
        store.outbox.settle([Settlement(delivery, Wait(30))], later(seconds=31 * n))
        assert claim(store, later(seconds=31 * n + 29.9)) == []
    assert claim(store, later(seconds=31 * n + 30.1))[0].notifications[0].attempts == 1


def failing(store: Store, times: int) -> datetime.datetime:
    """The first notification fails so many times; the moment of the last."""
    for n in range(times):
        now = later(seconds=MAX_RETRY_SECONDS * n)
        settlement = Settlement(claim(store, now)[0], Failed("server error"))
        store.outbox.settle([settlement], now)
    return now


def test_a_failure_holds_the_whole_chat_so_that_its_order_stays(store: Store) -> None:
    store.subscriptions.add(5, "")
    add(store, "failing", "next")
    (delivery,) = claim(store)
    settle(store, delivery, Failed("server error"))
    assert claim(store) == []
    (again,) = claim(store, later(seconds=2))
    assert again.notifications[0].id == delivery.notifications[0].id


def test_what_fails_often_lets_the_next_pass(store: Store) -> None:
    store.subscriptions.add(5, "")
    add(store, "poisoned", "next")
    (delivery,) = claim(store, failing(store, SUSPECT_ATTEMPTS))
    assert delivery.notifications[0].attempts == 1


def test_an_hour_of_server_errors_loses_nothing_and_a_poisoned_message_is_given_up(
    store: Store,
) -> None:
    store.subscriptions.add(5, "")
    add(store, "a")
    now = failing(store, 3600 // int(MAX_RETRY_SECONDS))
    assert store.outbox.backlog(now).pending == 1
    with store._database.write() as db:
        db.execute("UPDATE notification SET attempts = ?", [MAX_ATTEMPTS - 1])
    settle(store, claim(store, now + datetime.timedelta(hours=1))[0], Failed("server error"))
    assert store.outbox.backlog(now).refused == (("server error", 1),)


def test_that_nobody_can_be_reached_is_no_failure_of_the_message(store: Store) -> None:
    store.subscriptions.add(5, "")
    add(store, "a")
    for _ in range(SUSPECT_ATTEMPTS):
        settle(store, claim(store)[0], Unreached("no network"))
    assert claim(store)[0].notifications[0].attempts == 1


def test_of_a_refused_digest_all_but_the_refused_readout_arrives(store: Store) -> None:
    store.subscriptions.add(5, "", "daily")
    add(store, *"abc")
    assert claim(store) == []
    morning = later(days=1)
    (digest,) = claim(store, morning)
    store.outbox.settle([Settlement(digest, Refused("message is too long"))], morning)
    told = []
    for verdict in (Sent(1), Refused("message is too long"), Sent(2)):
        (alone,) = claim(store, morning)
        told += [one.id for one in alone.notifications]
        store.outbox.settle([Settlement(alone, verdict)], morning)
    assert told == [one.id for one in digest.notifications]
    stand = store.outbox.backlog(morning)
    assert (stand.sent, stand.refused) == (2, (("message is too long", 1),))


def test_what_cannot_be_worded_is_kept_and_the_rest_of_the_message_is_sent(store: Store) -> None:
    store.subscriptions.add(5, "", "daily")
    add(store, "a", "b")
    assert claim(store) == []
    morning = later(days=1)
    (digest,) = claim(store, morning)
    damaged = frozenset({digest.notifications[0].id})
    store.outbox.settle([Settlement(digest, Sent(1), unworded=damaged)], morning)
    stand = store.outbox.backlog(morning)
    assert (stand.sent, stand.pending) == (1, 1)
    assert claim(store, morning) == []
    assert len(claim(store, morning + datetime.timedelta(seconds=2))) == 1


def test_a_shorter_wait_does_not_end_a_longer_one(store: Store) -> None:
    store.subscriptions.add(5, "")
    add(store, "a")
    for seconds in (30, 2):
        store.outbox.hold(5, seconds, NOW)
        store.outbox.hold(None, seconds, NOW)
    assert store.outbox.still_for(NOW) == pytest.approx(30)
    assert claim(store, later(seconds=29)) == []
    assert len(claim(store, later(seconds=31))) == 1


def test_a_clock_that_is_put_back_holds_nothing_up(store: Store) -> None:
    store.subscriptions.add(5, "")
    add(store, "a")
    settle(store, claim(store)[0], Wait(30))
    yesterday = later(days=-1)
    assert store.outbox.next_due(yesterday) == 0
    assert len(claim(store, yesterday)) == 1
    store.outbox.hold(None, 30, NOW)
    assert store.outbox.still_for(later(seconds=10)) == pytest.approx(20)
    assert store.outbox.still_for(yesterday) == 0


def test_a_date_given_by_a_clock_that_was_wrong_is_given_anew(store: Store) -> None:
    store.subscriptions.add(5, "", "weekly")
    store.subscriptions.add(6, "", "daily")
    add(store, "a")
    assert claim(store, later(days=400)) == []
    due = store.outbox.next_due(NOW)
    assert due is not None
    assert due <= NOW.timestamp(), "there is something to put right"
    assert claim(store) == []
    assert len(claim(store, later(days=8))) == 2


def test_a_chat_that_is_gone_keeps_its_subscriptions_and_gives_up_what_is_owed(
    store: Store,
) -> None:
    store.subscriptions.add(5, "")
    add(store, "a", "b")
    settle(store, claim(store)[0], Gone("bot was blocked by the user"))
    assert store.outbox.backlog(NOW).refused == (("bot was blocked by the user", 2),)
    assert len(store.subscriptions.of(5)) == 1
    store.chats.wake(5)
    assert claim(store) == []


def test_a_group_that_moved_takes_everything_along(store: Store) -> None:
    store.subscriptions.add(-5, "")
    store.set_chat(-5, digest_hour=20, kind="group")
    add(store, "a")
    settle(store, claim(store)[0], Moved(-1005))
    (delivery,) = claim(store)
    assert (delivery.chat.id, delivery.chat.digest_hour) == (-1005, 20)
    assert store.subscriptions.of(-5) == []


def test_a_group_that_moves_while_its_message_is_worded_still_hears_it(store: Store) -> None:
    store.subscriptions.add(-5, "")
    add(store, "a")
    (delivery,) = claim(store)
    store.move(-5, -1005)
    nobody = frozenset({delivery.notifications[0].id})
    store.outbox.settle([Settlement(delivery, Refused("unsubscribed"), dropped=nobody)], NOW)
    assert [one.chat.id for one in claim(store)] == [-1005]


def test_a_group_that_subscribed_again_after_it_moved_still_hears_what_was_owed(
    store: Store,
) -> None:
    store.subscriptions.add(-5, "")
    add(store, "a")
    again = store.subscriptions.add(-1005, "")
    store.move(-5, -1005)
    (delivery,) = claim(store)
    assert delivery.notifications[0].subscriptions == (again.id,)


def test_unsubscribing_takes_back_what_is_owed_to_that_subscription_alone(store: Store) -> None:
    first, second = (store.subscriptions.add(5, text) for text in ("垃圾分类", "防汛"))
    add(store, "a")
    store.subscriptions.remove(5, first.id)
    (delivery,) = claim(store)
    assert delivery.notifications[0].subscriptions == (second.id,)
    store.outbox.recover()
    store.subscriptions.remove(5, second.id)
    assert claim(store) == []


def test_no_chat_reaches_anothers_subscription(store: Store) -> None:
    one = store.subscriptions.add(5, "")
    for reach in (store.subscriptions.get, store.subscriptions.remove):
        with pytest.raises(NothingThere):
            reach(6, one.id)
    with pytest.raises(NothingThere):
        store.subscriptions.change(6, one.id, paused=True)


def test_a_chat_has_a_bounded_number_of_subscriptions(store: Store) -> None:
    for number in range(MOST):
        store.subscriptions.add(5, f"词{number}")
    with pytest.raises(TooMany):
        store.subscriptions.add(5, "再来一个")
    store.subscriptions.add(5, "词1")


# --- the file -----------------------------------------------------------------------------------


def test_a_store_has_one_courier(store: Store) -> None:
    with store.alone(), pytest.raises(StoreBusy), store.alone():
        pass
    with store.alone():
        pass


@contextmanager
def full(store: Store) -> Iterator[None]:
    """The disk has no page left for this connection."""
    database = store._database
    pages = database.value("PRAGMA page_count")
    database.value(f"PRAGMA max_page_count = {pages}")
    yield
    database.value("PRAGMA max_page_count = 1073741823")


def test_a_full_disk_loses_nothing_and_is_said_to_be_full(store: Store) -> None:
    store.subscriptions.add(5, "")
    add(store, "a")
    matters = [f"第{n}项工程的规划和建设" for n in range(400)]
    with full(store), pytest.raises(StoreError, match="磁盘已满"):
        list(store.add([written("b", CHINESE_TODAY, matters)]))
    assert store.coverage().readouts == 1
    assert len(claim(store)) == 1


def test_a_database_that_cannot_be_written_is_not_said_to_be_in_use(store: Store) -> None:
    store.subscriptions.add(5, "")
    store._database.value("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="没有写权限") as refused:
        add(store, "a")
    assert not isinstance(refused.value, StoreBusy)


def test_a_locked_database_is_said_to_be_busy_and_works_again_afterwards(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.subscriptions.add(5, "")
    add(store, "a")
    store._database.value("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(store.folder / "readouts.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy):
        claim(store)
    other.close()
    assert len(claim(store)) == 1
