"""``kill -9`` at random moments of adding and broadcasting: nothing owed is lost, none owed twice.

    python -m tests.proofs.kill [KILLS [CHATS [SEED]]]

While the bot serves, until it is killed, a readout is added by a process of its own that is killed
at random too. In the end the bot runs until nothing is left. What must hold:

* every chat is sent every readout that the store acknowledged, and there is one row for each;
* a chat is sent one twice only where Telegram had taken it before the kill and we had not yet
  written that down: at most one for each message in flight at that kill;
* the database is sound.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.local import Event, LocalBotAPI
from store import Store, open_store
from tests.proofs.serving import ROOT, backlog, left, populate, serve_process

SCALE = 20.0
"""How many times Telegram's pace: so that a kill always finds something on its way."""
ADDING = "import sys; from pathlib import Path; from store import open_store\n" + (
    "from tests.proofs.serving import news\n"
    "store = open_store(Path(sys.argv[1]))\n"
    "for name in sys.argv[2:]: print(list(store.add([news(name)])), flush=True)\n"
)


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of it."""

    kills: int
    chats: int
    readouts: int
    owed: int
    """Rows in the outbox: there must be chats × readouts."""
    missing: int
    """Of them, those that no chat was sent."""
    doubled: int
    """Messages sent beyond one for each row."""
    in_flight: int
    """Rows that were being sent at a kill, summed over the kills: the bound of ``doubled``."""
    twice_owed: int
    problems: tuple[str, ...]
    seconds: float


async def prove(kills: int, chats: int, seed: int, data: Path) -> Proof:
    """Add, serve and kill so many times over so many chats."""
    random.seed(seed)
    began = time.monotonic()
    api = LocalBotAPI()
    heard: Counter[tuple[int, str]] = Counter()

    def hear(event: Event) -> None:
        if event.kind == "message" and event.by_bot and event.message:
            for row in (event.message.markup or {}).get("inline_keyboard", []):
                for button in row:
                    data = button.get("callback_data", "")
                    if data.startswith("o:"):  # OpenMeeting: which readout the message is about
                        heard[event.chat_id, data[2:]] += 1

    api.world.events.subscribe(hear)
    await api.start()
    in_flight = 0
    with open_store(data) as store:
        populate(store, api, chats)
        for number in range(kills):
            await asyncio.gather(add_and_kill(data, f"r{number}"), serve_and_kill(api, data))
            in_flight += backlog(store).sending
        process = await serve_process(api, data, SCALE)
        while left(store):  # noqa: ASYNC110 (another process settles)
            await asyncio.sleep(0.2)
        process.terminate()
        await process.wait()
        stand = owed_rows(store)
        missing = sum(heard[key] == 0 for key in stand)
        doubled = sum(times - 1 for times in heard.values() if times > 1)
        problems = store.health().problems
        readouts = store.coverage().readouts
    await api.stop()
    return Proof(
        kills,
        chats,
        readouts,
        sum(stand.values()),
        missing + max(0, chats * readouts - len(stand)),
        doubled,
        in_flight,
        sum(times - 1 for times in stand.values()),
        problems,
        time.monotonic() - began,
    )


def owed_rows(store: Store) -> Counter[tuple[int, str]]:
    """The outbox: chat and readout of every row."""
    rows = store._database.rows("SELECT chat, readout FROM notification")
    return Counter((row["chat"], str(row["readout"])) for row in rows)


async def add_and_kill(data: Path, name: str) -> None:
    """Add a readout in a process that is killed at a random moment of it, then for certain."""
    for wait in (random.uniform(0.2, 1.6), 30.0):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", ADDING, str(data), name, cwd=ROOT,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            await asyncio.wait_for(process.wait(), wait)
            return
        except TimeoutError:
            process.kill()
            await process.wait()


async def serve_and_kill(api: LocalBotAPI, data: Path) -> None:
    """Serve, and kill at a random moment after the first message."""
    began = asyncio.Event()
    unsubscribe = api.arrived.subscribe(
        lambda method: began.set() if method.lower() == "sendmessage" else None
    )
    process = await serve_process(api, data, SCALE)
    try:
        await asyncio.wait_for(began.wait(), 20)
        await asyncio.sleep(random.uniform(0.0, 0.6))
    finally:
        unsubscribe()
        process.kill()
        await process.wait()


def main(kills: str = "200", chats: str = "300", seed: str = "0") -> None:
    """Prove and print."""
    with tempfile.TemporaryDirectory() as folder:
        print(asyncio.run(prove(int(kills), int(chats), int(seed), Path(folder))))


if __name__ == "__main__":
    main(*sys.argv[1:])
