"""Whether the bot is well, as whoever watches over it can tell."""

from __future__ import annotations

import asyncio
import datetime
import os

from click.testing import CliRunner

from bot.cli import cli
from bot.telegram.bridge import Bridge
from bot.telegram.pulse import UNANSWERED, UNHEARD_SECONDS, ailment, pulse
from store import SILENT_SECONDS, Store, last_beat
from store.sole import BEAT_NAME
from tests.bot.telegram.conftest import Served

NOW = datetime.datetime(2025, 6, 1, 12, tzinfo=datetime.UTC)


def alive(served: Served) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["doctor", "--alive", "--data", str(served.store.folder)])
    return done.exit_code, done.output


async def test_while_it_serves_the_bot_says_that_it_is_well(served: Served) -> None:
    assert alive(served) == (1, "serve 没有在运行。\n")
    async with served.running():
        await served.ask("派驻")
        assert alive(served)[0] == 0
    assert last_beat(served.store.folder) is None


async def test_a_bot_that_fell_silent_is_not_well(served: Served) -> None:
    async with served.running():
        await served.ask("派驻")
        before = datetime.datetime.now(datetime.UTC).timestamp() - SILENT_SECONDS - 5
        os.utime(served.store.folder / BEAT_NAME, (before, before))
        code, told = alive(served)
        assert code == 1
        assert "秒没有动静" in told


def test_a_bot_that_hears_nothing_or_answers_nothing_is_not_well() -> None:
    assert ailment(UNHEARD_SECONDS, NOW - UNANSWERED, NOW) is None
    assert ailment(UNHEARD_SECONDS + 1, None, NOW) is not None
    late = NOW - UNANSWERED - datetime.timedelta(seconds=1)
    assert ailment(0, late, NOW) is not None


async def test_an_update_that_waits_too_long_keeps_the_bot_from_saying_that_it_is_well(
    store: Store,
) -> None:
    now = datetime.datetime.now(datetime.UTC)
    beats: list[bool] = []
    for minutes, told in ((0, [True]), (60, [True])):
        store.inbox.receive(minutes, "{}", now - datetime.timedelta(minutes=minutes))
        stop, bridge = asyncio.Event(), Bridge(workers=1)
        asyncio.get_running_loop().call_later(0.1, stop.set)
        await pulse(lambda: beats.append(True), lambda: 0.0, store.inbox, bridge, stop)
        bridge.close()
        assert beats == told
