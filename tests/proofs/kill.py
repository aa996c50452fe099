"""``kill -9`` at random moments of adding and broadcasting: nothing owed is lost, none owed twice.

    python -m tests.proofs.kill [KILLS [CHATS [SEED]]]

So many times over, the bot serves until it is killed, and meanwhile a process of its own adds a
readout until that is killed; what it had not acknowledged is added again the next time. In the end
the bot runs until nothing is left. What must hold:

* every chat is sent every readout that the store acknowledged, and there is one row for each;
* a chat is sent one twice only where Telegram had taken it before the kill and we had not yet
  written that down;
* the database is sound.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.local import Event, LocalBotAPI
from store import Store, open_store
from tests.proofs.serving import ROOT, left, news, populate, serving

SCALE = 20.0
"""How many times Telegram's pace: so that a kill always finds something on its way."""
SERVING_SECONDS = 0.6
"""The bot is killed within so long after its first message."""
ADDING_SECONDS = 0.15
"""Adding is killed within so long after it began; it takes about half of that."""
NOTHING_SECONDS = 20.0
"""So long after its start the bot is killed where it found nothing to send; a busy machine takes
several seconds to start it."""
SETTLING_SECONDS = 0.1
"""In so long the local Bot API has taken what a killed bot had put on the wire."""
ADDING = "import sys; from pathlib import Path; from store import open_store\n" + (
    "from tests.proofs.serving import news\n"
    "store = open_store(Path(sys.argv[1]))\n"
    "print('begun', flush=True)\n"
    "for outcomes in store.add([news(sys.argv[2])]): print('added', flush=True)\n"
)
Row = tuple[int, str]
"""A chat and a readout."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of it."""

    kills: int
    """Of the bot."""
    while_sending: int
    """Of them, those after the first message."""
    kills_of_adding: int
    """Of them, ``unacknowledged`` before adding was acknowledged."""
    unacknowledged: int
    chats: int
    readouts: int
    owed: int
    """Rows in the outbox: there must be chats × readouts."""
    missing: int
    """Of them, those that no chat was sent, and those that are not there."""
    twice_owed: int
    doubled: int
    """Messages sent beyond one for each row."""
    in_between: int
    """Rows that Telegram had taken before a kill, and not settled: the bound of ``doubled``."""
    problems: tuple[str, ...]
    seconds: float


class Heard:
    """Which rows the local Bot API took, in all and since the bot's last start."""

    def __init__(self, api: LocalBotAPI) -> None:
        self.times: Counter[Row] = Counter()
        self.since_start: set[Row] = set()
        api.world.events.subscribe(self._hear)

    def _hear(self, event: Event) -> None:
        if event.kind == "message" and event.by_bot and event.message:
            for row in (event.message.markup or {}).get("inline_keyboard", []):
                for button in row:
                    data = button.get("callback_data", "")
                    if data.startswith("o:"):  # OpenMeeting: which readout the message is about
                        self.times[event.chat_id, data[2:]] += 1
                        self.since_start.add((event.chat_id, data[2:]))


async def prove(kills: int, chats: int, seed: int, data: Path) -> Proof:
    """Serve, add and kill so many times over so many chats."""
    random.seed(seed)
    began = time.monotonic()
    api = LocalBotAPI()
    heard = Heard(api)
    await api.start()
    in_between = unacknowledged = while_sending = 0
    with open_store(data) as store:
        populate(store, api, chats)
        list(store.add([news("r")]))
        added = 0
        for _ in range(kills):
            heard.since_start.clear()
            acknowledged, sending_began = await asyncio.gather(
                add_and_kill(data, f"r{added}"), serve_and_kill(api, data)
            )
            added += acknowledged
            unacknowledged += not acknowledged
            while_sending += sending_began
            await asyncio.sleep(SETTLING_SECONDS)
            sending = rows(store, "WHERE state = 'sending'")
            in_between += sum(row in heard.since_start for row in sending)
        async with serving(api, data, SCALE):
            while left(store):  # noqa: ASYNC110 (another process settles)
                await asyncio.sleep(0.2)
        owed = rows(store)
        readouts = store.coverage().readouts
        problems = store.health().problems
    await api.stop()
    assert readouts >= 1 + added, "what was acknowledged is there"
    return Proof(
        kills,
        while_sending,
        kills,
        unacknowledged,
        chats,
        readouts,
        sum(owed.values()),
        sum(heard.times[row] == 0 for row in owed) + max(0, chats * readouts - len(owed)),
        sum(times - 1 for times in owed.values()),
        sum(times - 1 for times in heard.times.values() if times > 1),
        in_between,
        problems,
        round(time.monotonic() - began, 1),
    )


def rows(store: Store, where: str = "") -> Counter[Row]:
    """Rows of the outbox."""
    found = store._database.rows(f"SELECT chat, readout FROM notification {where}")
    return Counter((row["chat"], str(row["readout"])) for row in found)


async def add_and_kill(data: Path, name: str) -> bool:
    """Add a readout in a process that is killed at a random moment; whether it was acknowledged."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", ADDING, str(data), name, cwd=ROOT,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    await process.stdout.readline()
    await asyncio.sleep(random.uniform(0.0, ADDING_SECONDS))
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    said = await process.stdout.read()
    await process.wait()
    return b"added" in said


async def serve_and_kill(api: LocalBotAPI, data: Path) -> bool:
    """Serve, and kill at a random moment after the first message; whether there was one."""
    began = asyncio.Event()
    unsubscribe = api.arrived.subscribe(
        lambda method: began.set() if method.lower() == "sendmessage" else None
    )
    async with serving(api, data, SCALE):
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(began.wait(), NOTHING_SECONDS)
        await asyncio.sleep(random.uniform(0.0, SERVING_SECONDS))
    unsubscribe()
    return began.is_set()


def main(kills: str = "200", chats: str = "300", seed: str = "0") -> None:
    """Prove and print."""
    with tempfile.TemporaryDirectory() as folder:
        print(asyncio.run(prove(int(kills), int(chats), int(seed), Path(folder))))


if __name__ == "__main__":
    main(*sys.argv[1:])
