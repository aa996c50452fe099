"""Measure the main job: first answer, ingest, questions, memory of the running bot.

    python tests/bench/bench_main_job.py ARCHIVE.jsonl

ARCHIVE.jsonl holds readouts as ``readout-bot ingest`` reads them. Nothing is asserted: the numbers
are for reading, on the machine they were taken on.
"""

from __future__ import annotations

import asyncio
import datetime
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bot.answer import answer
from bot.local import Listener, LocalBotAPI
from bot.question import understand
from bot.reply import compose
from store import Source, Store, open_store
from store.intake import find_sources
from store.words import segments

TODAY = datetime.date(2025, 1, 15)
QUESTIONS = 50


def main(archive: str) -> None:
    """Print one line a figure."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        first_answers(data / "first")
        ingest(archive, data / "full")
        with open_store(data / "full") as store:
            store.warm_up()
            ask(store)
        asyncio.run(serve(data / "full"))


def first_answers(data: Path) -> None:
    """From the command to its answer: on a fresh data folder, and again."""
    for told in ("fresh data folder", "again"):
        began = time.perf_counter()
        command = [sys.executable, "-m", "bot", "chat", "--data", str(data), "/meeting 6月1日"]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
        print(f"first answer, {told}: {time.perf_counter() - began:.2f} s")


def ingest(archive: str, data: Path) -> None:
    """All of the archive, with reading, database and index."""
    sources = [source for source in find_sources([archive]) if isinstance(source, Source)]
    with open_store(data) as store:
        store.warm_up()
        began = time.perf_counter()
        outcomes = [outcome for outcomes in store.add(sources) for outcome in outcomes]
        seconds = time.perf_counter() - began
        added = sum(outcome.status == "added" for outcome in outcomes)
        health = store.health()
    print(
        f"ingest: {len(outcomes)} sources, {added} readouts, {added / seconds:.0f} a second;"
        f" database {health.database_bytes / 1e6:.2f} MB, index {health.index_bytes / 1e6:.2f} MB"
    )


def ask(store: Store) -> None:
    """Questions made from what the store holds: days, words, and whole questions."""
    questions = [text for _, text in zip(range(QUESTIONS), questions_from(store), strict=False)]
    milliseconds = []
    for text in questions:
        began = time.perf_counter()
        compose(answer(understand(text, TODAY, store.facts.names()), store))
        milliseconds.append((time.perf_counter() - began) * 1000)
    tenths = statistics.quantiles(milliseconds, n=20)
    print(
        f"ask, {len(questions)} questions: median {statistics.median(milliseconds):.1f} ms,"
        f" p95 {tenths[18]:.1f} ms, worst {max(milliseconds):.1f} ms"
    )


def questions_from(store: Store) -> Iterator[str]:
    """Every third readout in turn by its day, by words of its first item, and as a question."""
    for number, stored in enumerate(store.export()):
        readout = stored.readout
        words = [word for item in readout.items for word in segments(item.subject) if len(word) > 1]
        if number % 3 == 0 and readout.day:
            yield f"/meeting {readout.month}月{readout.day}日"
        elif number % 3 == 1 and len(words) > 1:
            yield " ".join(words[-2:])
        elif words:
            yield f"什么时候研究过{words[-1]}？"


async def serve(data: Path) -> None:
    """The resident memory of the bot as a process, after it answered."""
    async with LocalBotAPI() as api:
        environment = {
            **os.environ,
            "READOUT_BOT_DATA": str(data),
            "READOUT_BOT_TOKEN": api.token,
            "READOUT_BOT_API": api.base_url,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "serve", env=environment, stderr=subprocess.DEVNULL
        )
        person = api.world.person("测")
        chat = api.world.private_chat(person)
        with Listener(api.world, chat) as listener:
            for text in ("/help", "6月", "经济", "什么时候研究过就业？"):
                api.world.say(person, chat, text)
                await listener.message(patience_s=30)
        print(f"serve: {resident_megabytes(process.pid):.0f} MB resident")
        process.terminate()
        await process.wait()


def resident_megabytes(process: int) -> float:
    """What the process holds in memory, as Linux tells it."""
    status = Path(f"/proc/{process}/status").read_text()
    resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(resident.split()[1]) / 1024


if __name__ == "__main__":
    main(sys.argv[1])
