"""Three readouts to ten thousand chats, with faults, while questions are answered.

    python -m tests.proofs.broadcast [CHATS [SCALE [SECONDS [READOUTS]]]]

``SCALE`` is how many times Telegram's pace is allowed, by the bot and by the local Bot API alike;
1 is the real 30 a second. With ``SECONDS`` it ends after so long, else when all is settled. The
faults: 1 % 429 (every third of them 30 s), 1 % blocked, 0.5 % time-outs after delivery, 0.5 % 5xx;
one chat in a hundred is a group, and one group after the other becomes a supergroup meanwhile.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bot.local import CallRecord, Chat, Event, LocalBotAPI, User, ask, faults
from store import Store, open_store
from tests.proofs.serving import backlog, left, news, populate, serving
from tests.readouts import sample

PACE = 30.0
FLOOD_SECONDS = (2, 30)
"""Those of the planned 429; the local Bot API gives others for a pace above the allowed one."""
ASKERS = 10
"""People who ask in turn: one chat takes a message a second."""
PAUSE_SECONDS = 0.5
"""Between two questions."""
AFTER_SECONDS = 5.0
"""For so long after a fault a chat's next answers may wait for the one that it befell."""
STEADY = 0.05
"""The rate is that of the time in which more than this part of all was still to be sent."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of it."""

    chats: int
    migrated: int
    """Groups that became supergroups meanwhile."""
    seconds: float
    rate: float
    """Of the allowed rate, answers among what is counted."""
    too_fast: int
    """429 for a pace above the allowed one."""
    left: int
    sent: int
    unknown: int
    refused: tuple[tuple[str, int], ...]
    missing: int
    """Notifications held to be sent that never came."""
    doubled: int
    """Notifications that came more than once."""
    given_up_wrongly: int
    """Notifications refused of chats that never blocked the bot."""
    questions: int
    """Answered, and touched by no planned fault."""
    unanswered: int
    """Questions that no planned fault touched and that had no answer within 5 s."""
    median_ms: float
    p95_ms: float


class Witness:
    """Sees at the local Bot API what Telegram took and what befell it."""

    def __init__(self, api: LocalBotAPI) -> None:
        self.took: list[float] = []
        """When each message was taken."""
        self.heard: Counter[tuple[int, str]] = Counter()
        """How often each chat was sent each readout."""
        self.blocked: set[int] = set()
        self.too_fast = 0
        self.moved: dict[int, int] = {}
        self._faults: list[tuple[int, float, float]] = []
        api.world.events.subscribe(self._see)
        api.answered.subscribe(self._count)

    def spoilt(self, chat: int, began: float, ended: float) -> bool:
        """Whether a planned fault befell a chat, or held it up, in that time."""
        return any(
            whose == chat and start < ended and began < end for whose, start, end in self._faults
        )

    def _see(self, event: Event) -> None:
        if event.kind == "message" and event.by_bot and event.message:
            self.took.append(time.monotonic())
            for row in (event.message.markup or {}).get("inline_keyboard", []):
                for button in row:
                    if (data := button.get("callback_data", "")).startswith("o:"):  # OpenMeeting
                        self.heard[event.chat_id, data[2:]] += 1

    def _count(self, record: CallRecord) -> None:
        if "chat_id" not in record.params:
            return
        chat = int(record.params["chat_id"])
        wait = record.answer.get("parameters", {}).get("retry_after")
        if record.status != 200 or record.took_s > 1:
            now = time.monotonic()
            self._faults.append((chat, now - record.took_s, now + (wait or 0) + AFTER_SECONDS))
        if record.status == 403:
            self.blocked.add(chat)
        self.too_fast += wait is not None and wait not in FLOOD_SECONDS

    def judge(self, store: Store) -> tuple[int, int, int]:
        """Of the notifications: missing, doubled, given up wrongly."""
        heard: Counter[tuple[int, str]] = Counter()
        for (chat, readout), times in self.heard.items():
            heard[self.moved.get(chat, chat), readout] += times
        blocked = {self.moved.get(chat, chat) for chat in self.blocked}
        missing = wrongly = 0
        for row in store._database.rows("SELECT chat, readout, state FROM notification"):
            chat = self.moved.get(int(row["chat"]), int(row["chat"]))
            missing += row["state"] == "sent" and not heard[chat, str(row["readout"])]
            wrongly += row["state"] == "refused" and chat not in blocked
        return missing, sum(times > 1 for times in heard.values()), wrongly


class Asking:
    """People who ask in turn."""

    def __init__(self, api: LocalBotAPI, witness: Witness) -> None:
        self._api = api
        self._witness = witness
        self._people = [
            (person, api.world.private_chat(person))
            for person in (api.world.person(f"提问的人{number}") for number in range(ASKERS))
        ]
        self._turn = 0
        self._asked: list[tuple[int, float, float, bool]] = []

    async def ask(self) -> None:
        """The next one asks."""
        person, room = self._people[self._turn % ASKERS]
        self._turn += 1
        began, answered = time.monotonic(), True
        try:
            await ask(self._api.world, person, room, "派驻", patience_s=5)
        except TimeoutError:
            answered = False
        self._asked.append((room.id, began, time.monotonic(), answered))

    def judge(self) -> tuple[list[float], int]:
        """How long each answer took (ms) that no planned fault touched, and how many never came."""
        sound = [one for one in self._asked if not self._witness.spoilt(*one[:3])]
        took = [(ended - began) * 1000 for _, began, ended, answered in sound if answered]
        return took, len(sound) - len(took)


def plan(api: LocalBotAPI) -> None:
    """What goes wrong."""
    for fault, chance in (
        (faults.retry_after(FLOOD_SECONDS[1]), 0.0033),
        (faults.retry_after(FLOOD_SECONDS[0]), 0.0067),
        (faults.BOT_BLOCKED, 0.01),
        (faults.delay(25.0, after=True), 0.005),
        (faults.SERVER_ERROR, 0.005),
    ):
        api.faults.add(fault, times=None, method="sendMessage", chance=chance)


def found(api: LocalBotAPI, store: Store, chats: int) -> list[tuple[Chat, User]]:
    """Chats with a subscription to everything; the groups among them, each with who made it."""
    groups = []
    for _ in range(chats // 100):
        populate(store, api, 99)
        owner = api.world.person("组长")
        group = api.world.group("编辑部", owner)
        api.world.add_bot(group, owner)
        store.subscriptions.add(group.id, "")
        groups.append((group, owner))
    populate(store, api, chats % 100)
    return groups


async def prove(chats: int, scale: float, seconds: float, readouts: int, data: Path) -> Proof:
    """Broadcast, ask meanwhile, count."""
    api = LocalBotAPI(pace=scale)
    plan(api)
    witness = Witness(api)
    asking = Asking(api, witness)
    await api.start()
    with open_store(data) as store:
        groups = found(api, store, chats)
        list(store.add([sample()]))
        list(store.add([news(f"r{number}") for number in range(readouts)]))
        async with serving(api, data, scale):
            while not witness.heard:  # noqa: ASYNC110 (another process; it greets the groups first)
                await asyncio.sleep(0.05)
            began = steady_until = time.monotonic()
            while await asyncio.to_thread(left, store):
                if seconds and time.monotonic() - began > seconds:
                    break
                if groups:
                    group, owner = groups.pop()
                    witness.moved[group.id] = api.world.migrate(group, owner).id
                await asking.ask()
                if (await asyncio.to_thread(backlog, store)).pending > chats * readouts * STEADY:
                    steady_until = time.monotonic()
                await asyncio.sleep(PAUSE_SECONDS)
            ended = time.monotonic()
        stand = backlog(store)
        missing, doubled, wrongly = witness.judge(store)
    took_ms, unanswered = asking.judge()
    await api.stop()
    busy = steady_until - began
    taken = sum(began <= at <= steady_until for at in witness.took)
    return Proof(
        chats,
        len(witness.moved),
        round(ended - began, 1),
        round(taken / busy / (PACE * scale), 3) if busy else 0.0,
        witness.too_fast,
        stand.pending + stand.sending,
        stand.sent,
        stand.unknown,
        stand.refused,
        missing,
        doubled,
        wrongly,
        len(took_ms),
        unanswered,
        round(statistics.median(took_ms), 1),
        round(statistics.quantiles(took_ms, n=20)[18], 1),
    )


def main(chats: str = "10000", scale: str = "8", seconds: str = "0", readouts: str = "3") -> None:
    """Prove and print."""
    with tempfile.TemporaryDirectory() as folder:
        proof = prove(int(chats), float(scale), float(seconds), int(readouts), Path(folder))
        print(asyncio.run(proof))


if __name__ == "__main__":
    main(*sys.argv[1:])
