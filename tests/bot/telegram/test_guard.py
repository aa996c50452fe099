"""Who is answered, how often, and that nobody waits for anybody else."""

from __future__ import annotations

import threading

import pytest

from bot.local import Listener, faults, type_inline
from bot.telegram import bridge, guard, handlers, order
from bot.telegram.guard import BURST, PAUSE_SECONDS, REMEMBERED, Flood
from bot.voice import CHINESE
from store import Store
from tests.bot.telegram.conftest import Served


class Clock:
    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def test_who_is_too_fast_is_told_once_and_answered_again_after_a_pause() -> None:
    flood = Flood(clock := Clock())
    assert [flood.verdict(1) for _ in range(BURST)] == ["answer"] * BURST
    assert [flood.verdict(1) for _ in range(50)] == ["tell"] + ["ignore"] * 49
    assert flood.verdict(2) == "answer", "others are not concerned"
    clock.at += PAUSE_SECONDS - 1
    assert flood.verdict(1) == "ignore"
    clock.at += 1
    assert flood.verdict(1) == "answer"


def test_a_steady_pace_is_never_stopped() -> None:
    flood = Flood(clock := Clock())
    for _ in range(1000):
        assert flood.verdict(1) == "answer"
        clock.at += 1


def test_a_guard_does_not_remember_everyone_for_ever() -> None:
    flood = Flood(Clock())
    for sender in range(REMEMBERED + 500):
        flood.verdict(sender)
    assert len(flood._paces) == REMEMBERED


async def test_a_flood_is_answered_once_and_then_met_with_silence(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "BURST", few := 3)
    async with served.running():
        with served.listen() as listener:
            for _ in range(few + 5):
                served.world.say(served.person, served.chat, "/help")
            heard = [(await listener.message()).text for _ in range(few + 1)]
        told = CHINESE.say("problem.flood", seconds=PAUSE_SECONDS)
        assert heard.count(told) == 1
        assert heard[-1] == told
        other = served.world.person("周岚")
        assert "派驻" in (await served.ask("派驻", other, served.world.private_chat(other))).text
    assert len(served.calls("sendMessage")) == few + 2


async def test_a_chat_with_a_thousand_waiting_messages_holds_up_no_other(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "BURST", 10_000)
    monkeypatch.setattr(order, "CHAT_WAITING", few := 3)
    other = served.world.person("周岚")
    elsewhere = served.world.private_chat(other)
    async with served.running():
        served.faults.add(
            faults.retry_after(1), method="sendMessage", chat_id=served.chat.id, times=1
        )
        with served.listen() as slow, Listener(served.world, elsewhere) as fast:
            for number in range(300):
                served.world.say(served.person, served.chat, f"/search 派驻{number}")
            served.world.say(other, elsewhere, "派驻")
            await fast.message()
            for _ in range(few):
                await slow.message()
        assert len([c for c in served.calls("sendMessage") if c.status == 200]) < 300


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Searches for 慢 take until this is set."""
    search, held = Store.search, threading.Event()

    def slow(self: Store, query: object, *rest: object) -> object:
        if "慢" in str(query):
            held.wait(20)
        return search(self, query, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "search", slow)
    return held


async def test_a_slow_search_delays_nobody_else_and_is_given_up(
    served: Served, held: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handlers, "ANSWER_SECONDS", 1.0)
    others = [served.world.person(f"人{n}") for n in range(3)]
    async with served.running():
        with served.listen() as listener:
            served.world.say(served.person, served.chat, "慢")
            served.world.say(served.person, served.chat, "派驻")
            for other in others:
                elsewhere = served.world.private_chat(other)
                assert "派驻" in (await served.ask("派驻", other, elsewhere)).text
            assert (await listener.message()).text == CHINESE.say("problem.too_slow")
            assert "派驻" in (await listener.message()).text, "then the next in its order"
            held.set()


async def test_more_slow_searches_than_run_at_once_delay_nobody_else(
    served: Served, held: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge, "SLOW_SECONDS", 0.01)
    async with served.running():
        for number in range(3 * bridge.WORKERS):
            person = served.world.person(f"人{number}")
            served.world.say(person, served.world.private_chat(person), "慢")
        assert "派驻" in (await served.ask("派驻")).text
        assert len(served.calls("sendMessage")) == 1
        held.set()


async def test_an_admin_may_use_a_bot_that_is_closed(served: Served) -> None:
    async with served.running(allowed=frozenset({1}), admins=frozenset({served.person.id})):
        assert "派驻" in (await served.ask("派驻")).text
        assert (await type_inline(served.world, served.person, "派驻"))["results"]


async def test_a_stranger_is_refused_a_button_without_seeing_anything(served: Served) -> None:
    group = served.world.group("编辑部", served.person, stranger := served.world.person("陌生人"))
    served.world.add_bot(group, served.person)
    async with served.running(allowed=frozenset({served.person.id})):
        with served.listen(group) as listener:
            served.world.say(served.person, group, "/meeting 6月1日")
            meeting = await listener.message()
            while not meeting.buttons:
                meeting = await listener.message()
            served.world.press(stranger, meeting, "4")
            assert (await listener.answer())["text"] == CHINESE.say("problem.not_allowed")
    assert served.calls("editMessageText") == []
