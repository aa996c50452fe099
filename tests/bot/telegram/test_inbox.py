"""Updates are kept until they were answered, and answered once."""

from __future__ import annotations

import asyncio
import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update
from telegram.error import NetworkError

from bot.local import faults
from bot.telegram.bridge import Bridge
from bot.telegram.inbox import UpdateQueue
from store import Store, StoreBusy, open_store
from tests.bot.telegram.conftest import Served

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
CHAT = {"id": 1, "type": "private", "first_name": "林夏"}
PERSON = {"id": 1, "is_bot": False, "first_name": "林夏"}


def message(number: int, at: datetime.datetime = NOW, text: str = "派驻") -> Update:
    said = {"message_id": number, "date": int(at.timestamp()), "chat": CHAT, "text": text}
    return update(number, message=said)


def update(number: int, **content: object) -> Update:
    found = Update.de_json({"update_id": number, **content}, None)
    assert found is not None
    return found


def inline(number: int) -> Update:
    query = {"id": "1", "from": PERSON, "query": "派驻", "offset": ""}
    return update(number, inline_query=query)


def press(number: int) -> Update:
    query = {"id": "1", "from": PERSON, "chat_instance": "1", "data": "t:1"}
    return update(number, callback_query=query)


class Clock:
    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime.datetime:
        return self.at


async def waiting(queue: UpdateQueue) -> list[int]:
    found = []
    while not queue.empty():
        item = await queue.get()
        assert isinstance(item, Update)
        found.append(item.update_id)
    return found


async def test_an_update_that_comes_again_is_let_in_once(store: Store) -> None:
    queue = UpdateQueue(store.inbox, bridge := Bridge(1), Clock())
    for number in (1, 2, 1, 2, 3):
        await queue.put(message(number))
    assert await waiting(queue) == [1, 2, 3]
    await queue.settled(message(1))
    await queue.put(message(1))
    assert await waiting(queue) == [], "also once it was answered"
    await queue.put(message(1, text="another message with an old number"))
    assert await waiting(queue) == [1]
    bridge.close()


async def test_what_was_not_answered_comes_again_at_the_next_start_in_its_order(
    store: Store,
) -> None:
    before = UpdateQueue(store.inbox, bridge := Bridge(1), Clock())
    for number in (3, 1, 2):
        await before.put(message(number))
    await before.settled(message(1))
    after = UpdateQueue(store.inbox, bridge, Clock())
    await after.replay(None)  # type: ignore[arg-type]  # nothing is sent here
    await after.put(message(3))
    assert await waiting(after) == [2, 3]
    bridge.close()


async def test_what_ends_the_process_each_time_is_given_up(store: Store) -> None:
    queue = UpdateQueue(store.inbox, bridge := Bridge(1), Clock())
    await queue.put(message(1))
    starts = []
    for _ in range(5):
        after = UpdateQueue(store.inbox, bridge, Clock())
        await after.replay(None)  # type: ignore[arg-type]
        starts.append(await waiting(after))
    assert starts == [[1], [1], [1], [], []]
    bridge.close()


@pytest.mark.parametrize(
    ("made", "hours", "kept"),
    [(message, 1, True), (message, 49, False), (press, 23, True), (press, 25, False),
     (inline, 0, True), (inline, 1, False)],
)  # fmt: skip
async def test_what_is_too_old_is_not_taken_up_again(
    store: Store, made: object, hours: int, kept: bool
) -> None:
    assert callable(made)
    clock = Clock()
    await UpdateQueue(store.inbox, bridge := Bridge(1), clock).put(made(1))
    clock.at += datetime.timedelta(hours=hours)
    after = UpdateQueue(store.inbox, bridge, clock)
    await after.replay(None)  # type: ignore[arg-type]
    assert await waiting(after) == [1] * kept
    assert len(store.inbox.take_up()) == kept, "nor kept"
    bridge.close()


async def test_a_very_old_message_is_not_let_in_but_an_old_messages_button_is(store: Store) -> None:
    queue = UpdateQueue(store.inbox, bridge := Bridge(1), Clock())
    long_ago = NOW - datetime.timedelta(days=300)
    await queue.put(message(1, long_ago))
    old = {"message_id": 1, "date": int(long_ago.timestamp()), "chat": CHAT, "text": "x"}
    query = {"id": "1", "from": PERSON, "chat_instance": "1", "data": "t:1", "message": old}
    await queue.put(update(2, callback_query=query))
    assert await waiting(queue) == [2]
    bridge.close()


async def test_an_inbox_that_cannot_be_written_has_telegram_send_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_given: object) -> bool:
        raise StoreBusy("另一个进程正在写入数据库，请稍后再试")

    queue = UpdateQueue(store.inbox, bridge := Bridge(1), Clock())
    with monkeypatch.context() as patched:
        patched.setattr(type(store.inbox), "receive", busy)
        with pytest.raises(NetworkError):
            await queue.put(message(1))
    await queue.put(message(1))
    assert await waiting(queue) == [1]
    bridge.close()


def test_nothing_of_what_was_said_is_kept_once_it_was_answered(store: Store) -> None:
    store.inbox.receive(1, json.dumps({"text": "机密"}, ensure_ascii=False), NOW)
    store.inbox.answered(1)
    assert store.inbox.take_up() == []
    kept = (store.folder / "readouts.db").read_bytes()
    with open_store(store.folder) as again:
        assert not again.inbox.receive(1, json.dumps({"text": "机密"}, ensure_ascii=False), NOW)
    assert "机密".encode() not in kept


def test_ids_are_forgotten_in_the_end_but_not_what_waits(store: Store) -> None:
    for number in (1, 2):
        store.inbox.receive(number, "{}", NOW)
    store.inbox.answered(1)
    store.inbox.prune(NOW + datetime.timedelta(1))
    assert store.inbox.receive(1, "{}", NOW)
    assert not store.inbox.receive(2, "{}", NOW)


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=12))
def test_every_message_is_either_answered_or_waits(
    store: Store, steps: list[tuple[int, bool]]
) -> None:
    came: set[int] = set()
    answered: set[int] = set()
    for number, settle in steps:
        assert store.inbox.receive(number, str(number), NOW) == (number not in came)
        came.add(number)
        if settle:
            store.inbox.answered(number)
            answered.add(number)
    assert {kept.id for kept in store.inbox.take_up()} == came - answered
    for number in came - answered:
        store.inbox.answered(number)
    store.inbox.prune(NOW + datetime.timedelta(1))  # the next example finds an empty inbox


async def test_the_same_update_twice_is_answered_once_over_http(served: Served) -> None:
    async with served.running():
        served.faults.add(faults.REPEAT_UPDATE, method="getUpdates", times=3)
        with served.listen() as listener:
            for text in ("派驻", "6月1日", "/help"):
                served.world.say(served.person, served.chat, text)
                await listener.message()
            await asyncio.sleep(0)
    assert len(served.calls("sendMessage")) == 3
