"""The bot as a process against the local Bot API, and what it delivered."""

from __future__ import annotations

import asyncio
import datetime
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.cli.logs import set_up_logging
from bot.delivery import Pace
from bot.local import LocalBotAPI
from bot.settings import Settings
from bot.telegram.serve import run
from store import Source, Store, open_store
from store.notifications.delivery import Backlog
from tests.readouts import written

ROOT = Path(__file__).parent.parent.parent


def news(name: str) -> Source:
    """A readout published today."""
    today = datetime.datetime.now(datetime.UTC).date()
    return written(name, f"{today.year}年{today.month}月{today.day}日")


@asynccontextmanager
async def serving(api: LocalBotAPI, data: Path, scale: float) -> AsyncIterator[int]:
    """The bot as a process with limits so many times as generous: its id; killed in the end."""
    with (data / "serve.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.proofs.serving", api.base_url, api.token, str(data),
            str(scale), cwd=ROOT, stderr=log,
        )  # fmt: skip
    try:
        yield process.pid
    finally:
        process.kill()
        await process.wait()


def populate(store: Store, api: LocalBotAPI, count: int) -> list[int]:
    """So many private chats, each subscribed to everything."""
    chats = [api.world.private_chat(api.world.person(f"读者{n}")).id for n in range(count)]
    for chat in chats:
        store.subscriptions.add(chat, "")
    return chats


def backlog(store: Store) -> Backlog:
    """How the delivery stands."""
    return store.outbox.backlog(datetime.datetime.now(datetime.UTC))


def left(store: Store) -> int:
    """How many notifications are not settled."""
    stand = backlog(store)
    return stand.pending + stand.sending


def main(base_url: str, token: str, data: str, scale: str) -> None:
    """Serve until killed."""
    set_up_logging(logging.WARNING)
    settings = Settings(Path(data), token, base_url)

    async def served() -> None:
        await run(settings, store, asyncio.Event(), pace=Pace(float(scale)))

    with open_store(Path(data)) as store:
        asyncio.run(served())


if __name__ == "__main__":
    main(*sys.argv[1:])
