"""Three readouts to ten thousand chats, with faults, while questions are answered.

    python -m tests.proofs.broadcast [CHATS [SCALE [SECONDS [READOUTS]]]]

``SCALE`` is how many times Telegram's pace is allowed, by the bot and by the local Bot API alike;
1 is the real 30 a second. With ``SECONDS`` it ends after so long, else when all is settled. The
faults: 1 % 429 (every third of them 30 s), 1 % blocked, 0.5 % time-outs after delivery, 0.5 % 5xx.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bot.local import CallRecord, Event, LocalBotAPI, ask, faults
from store import open_store
from tests.proofs.serving import backlog, left, news, populate, serve_process
from tests.readouts import sample

PACE = 30.0
ASKERS = 10
"""People who ask in turn: one chat takes a message a second."""
PAUSE_SECONDS = 0.5
"""Between two questions."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of it."""

    chats: int
    seconds: float
    messages: int
    """Messages Telegram took, answers among them."""
    rate: float
    """Of the allowed rate, while there was more to send."""
    too_fast: int
    """429 of a second, as the local Bot API gives them for a pace above the allowed one."""
    left: int
    sent: int
    unknown: int
    refused: tuple[tuple[str, int], ...]
    doubled: int
    """Chat and readout pairs of which a chat was sent more than one."""
    questions: int
    median_ms: float
    p95_ms: float


async def prove(chats: int, scale: float, seconds: float, readouts: int, data: Path) -> Proof:
    """Broadcast, ask meanwhile, count."""
    api = LocalBotAPI(pace=scale)
    for fault, chance in (
        (faults.retry_after(30), 0.0033),
        (faults.retry_after(2), 0.0067),
        (faults.BOT_BLOCKED, 0.01),
        (faults.delay(25.0, after=True), 0.005),
        (faults.SERVER_ERROR, 0.005),
    ):
        api.faults.add(fault, times=None, method="sendMessage", chance=chance)
    asking = [api.world.person(f"提问的人{number}") for number in range(ASKERS)]
    rooms = [api.world.private_chat(person) for person in asking]
    own = {room.id for room in rooms}
    took: list[float] = []
    pairs: dict[tuple[int, str], int] = {}

    def hear(event: Event) -> None:
        if event.kind == "message" and event.by_bot and event.message:
            took.append(time.monotonic())
            for row in (event.message.markup or {}).get("inline_keyboard", []):
                for button in row:
                    if (data := button.get("callback_data", "")).startswith("o:"):
                        pairs[event.chat_id, data] = pairs.get((event.chat_id, data), 0) + 1

    api.world.events.subscribe(hear)
    await api.start()
    answered: list[float] = []
    too_fast = asked_times = 0
    spoilt = False  # a planned fault befell the answer itself

    def count(record: CallRecord) -> None:
        nonlocal too_fast, spoilt
        if str(record.params.get("chat_id")) in map(str, own):
            spoilt = spoilt or record.status != 200 or record.took_s > 1
        wait = record.answer.get("parameters", {}).get("retry_after")
        too_fast += wait is not None and wait not in (2, 30)

    api.answered.subscribe(count)
    with open_store(data) as store:
        list(store.add([sample()]))
        populate(store, api, chats)
        list(store.add([news(f"r{number}") for number in range(readouts)]))
        process = await serve_process(api, data, scale)
        while not took:  # noqa: ASYNC110 (another process sends)
            await asyncio.sleep(0.05)
        began = time.monotonic()
        sending_until = began
        while await asyncio.to_thread(left, store) and (
            not seconds or time.monotonic() - began < seconds
        ):
            asked, spoilt = time.monotonic(), False
            try:
                turn = asked_times % ASKERS
                asked_times += 1
                await ask(api.world, asking[turn], rooms[turn], "派驻", patience_s=5)
                if not spoilt:
                    answered.append((time.monotonic() - asked) * 1000)
            except TimeoutError:  # a fault befell the answer
                pass
            if (await asyncio.to_thread(backlog, store)).pending > chats * readouts * 0.05:
                sending_until = time.monotonic()
            await asyncio.sleep(PAUSE_SECONDS)
        stand = backlog(store)
        process.terminate()
        await process.wait()
    await api.stop()
    busy = sending_until - began
    counted = sum(began <= at <= sending_until for at in took)
    return Proof(
        chats,
        round(time.monotonic() - began, 1),
        len(took),
        round(counted / busy / (PACE * scale), 3) if busy else 0.0,
        too_fast,
        stand.pending + stand.sending,
        stand.sent,
        stand.unknown,
        stand.refused,
        sum(times > 1 for times in pairs.values()),
        len(answered),
        round(statistics.median(answered), 1),
        round(statistics.quantiles(answered, n=20)[18], 1),
    )


def main(chats: str = "10000", scale: str = "8", seconds: str = "0", readouts: str = "3") -> None:
    """Prove and print."""
    with tempfile.TemporaryDirectory() as folder:
        proof = prove(int(chats), float(scale), float(seconds), int(readouts), Path(folder))
        print(asyncio.run(proof))


if __name__ == "__main__":
    main(*sys.argv[1:])
