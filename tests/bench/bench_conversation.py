"""Measure the conversation over the local Bot API: time to an answer, answers a second, memory.

    python -m tests.bench.bench_conversation ARCHIVE.jsonl [MESSAGES]

ARCHIVE.jsonl holds readouts as ``readout-bot ingest`` reads them. The bot is a process of its own
(``tests.proofs.serving``), so its memory is its alone; Telegram's pace is not kept. Each question
is another person's than the last few hundred, so no guard against floods is met. A time runs from
the update's arrival at the local Bot API to the arrival there of the answer to it; that API and
those who ask are a process too, and take their part of the machine. With MESSAGES (50000) the
memory after as many is compared with that after 1000. Nothing is asserted.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bot.local import Chat, LocalBotAPI, User, ask
from store import Source, open_store
from store.intake import find_sources
from tests.bench.bench_main_job import questions_from, resident_megabytes
from tests.proofs.serving import serving

PEOPLE = 1000
UNPACED = 1000.0
"""So many times Telegram's limits."""
CHATS = (1, 10, 50)
ASKED = 600
"""Questions for each number of chats."""
EARLY = 1000
"""Messages before anything is measured: then all is loaded, and the memory is first looked at."""
SATURATED = 50
PATIENCE_S = 120.0


async def measure(data: Path, questions: list[str], messages: int) -> None:
    """Print one line a figure."""
    async with LocalBotAPI() as api, serving(api, data, UNPACED) as process:
        people = [api.world.person(f"测{number}") for number in range(PEOPLE)]
        pairs = itertools.cycle([(person, api.world.private_chat(person)) for person in people])
        asked = itertools.cycle(questions)
        await answers(api, pairs, asked, chats=SATURATED, count=EARLY)
        done = EARLY
        print(f"after {done} messages: {resident_megabytes(process):.1f} MB", flush=True)
        for chats in CHATS:
            cpu, began = cpu_seconds(process), time.perf_counter()
            seconds = await answers(api, pairs, asked, chats=chats, count=ASKED)
            rate = ASKED / (time.perf_counter() - began)
            busy = (cpu_seconds(process) - cpu) / ASKED
            done += ASKED
            median, p95 = statistics.median(seconds), statistics.quantiles(seconds, n=20)[18]
            print(
                f"{chats} chats at once: median {median * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms,"
                f" {rate:.0f} answers a second, {busy * 1000:.1f} ms of the bot's processor each",
                flush=True,
            )
        while done < messages:
            count = min(10_000, messages - done)
            began = time.perf_counter()
            await answers(api, pairs, asked, chats=SATURATED, count=count)
            done += count
            rate = count / (time.perf_counter() - began)
            memory = resident_megabytes(process)
            print(f"after {done} messages: {memory:.1f} MB, {rate:.0f} a second", flush=True)


def cpu_seconds(process: int) -> float:
    """What a process has used of the processors, as Linux tells it."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def answers(
    api: LocalBotAPI,
    pairs: Iterator[tuple[User, Chat]],
    questions: Iterator[str],
    *,
    chats: int,
    count: int,
) -> list[float]:
    """Seconds to each of ``count`` answers, with so many chats waiting for one at any time."""
    seconds: list[float] = []
    left = iter(range(count))

    async def keep_asking() -> None:
        for _ in left:
            person, chat = next(pairs)
            began = time.perf_counter()
            await ask(api.world, person, chat, next(questions), patience_s=PATIENCE_S)
            seconds.append(time.perf_counter() - began)

    await asyncio.gather(*(keep_asking() for _ in range(chats)))
    return seconds


def main(archive: str, messages: int) -> None:
    """Fill a store with the archive and measure."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with open_store(data) as store:
            for _ in store.add(s for s in find_sources([archive]) if isinstance(s, Source)):
                pass
            questions = list(itertools.islice(questions_from(store), 200))
        asyncio.run(measure(data, questions, messages))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 50_000)
