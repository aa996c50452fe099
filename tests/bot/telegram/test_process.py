"""``readout-bot serve`` as a process: what a supervisor sees."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

from bot.local import faults
from tests.bot.telegram.conftest import Served

ROOT = Path(__file__).parent.parent.parent.parent


async def started(served: Served) -> asyncio.subprocess.Process:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "READOUT_BOT_DATA": str(served.store.folder),
        "READOUT_BOT_TOKEN": served.api.token,
        "READOUT_BOT_API": served.api.base_url,
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "serve", env=environment, stderr=asyncio.subprocess.PIPE
    )


async def test_what_was_fetched_and_not_answered_survives_kill_9(served: Served) -> None:
    # Every answer hangs, so that the process is killed between fetching and answering.
    served.faults.add(faults.delay(60), method="sendMessage", times=None)
    process = await started(served)
    confirmed = served.first_call("sendMessage")
    served.world.say(served.person, served.chat, "派驻")
    await asyncio.wait_for(confirmed, 30)
    polled = served.first_call("getUpdates")
    served.world.say(served.person, served.chat, "6月1日")
    while len(served.world.updates):  # Telegram forgets them once the next poll confirms them
        await asyncio.wait_for(polled, 10)
        polled = served.first_call("getUpdates")
        await asyncio.sleep(0)
    process.kill()
    await process.communicate()

    served.faults.clear()
    with served.listen() as listener:
        async with served.running():
            assert "派驻" in (await listener.message()).text
            assert (await listener.message()).text.startswith("2019年6月1日 上午")
    assert served.store.inbox.take_up() == []


async def test_sigterm_ends_it_with_exit_code_0_within_seconds_and_no_update_is_lost(
    served: Served,
) -> None:
    process = await started(served)
    with served.listen() as listener:
        served.world.say(served.person, served.chat, "6月1日")
        assert (await listener.message(30)).text.startswith("2019年6月1日")
        served.world.say(served.person, served.chat, "派驻")
        await listener.message()
        process.send_signal(signal.SIGTERM)
        told = time.monotonic()
        _, logged = await process.communicate()
        assert process.returncode == 0
        assert time.monotonic() - told < 10
        assert served.api.token.encode() not in logged
        assert "派驻".encode() not in logged

        served.world.say(served.person, served.chat, "垃圾分类")
        async with served.running():
            assert (await listener.message()).text.startswith("没有找到“垃圾分类”")
