"""The bot itself over real HTTP, against the local Bot API, with real stores."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

import pytest

from bot.delivery import Pace
from bot.local import CallRecord, Chat, Listener, LocalBotAPI, Message, User, ask, tap
from bot.settings import Settings
from bot.telegram.serve import run
from store import Store

FAST = 1000
"""So many times Telegram's pace: no test waits for it but those of the pace."""


class Served:
    """A running bot, the local Bot API it polls, and a person who opened it."""

    def __init__(self, store: Store, data: Path, **options: object) -> None:
        self.api = LocalBotAPI()
        self.world = self.api.world
        self.faults = self.api.faults
        self.store = store
        self.data = data
        self.options = options
        self.person: User = self.world.person("林夏", username="linxia", language="zh-hans")
        self.chat: Chat = self.world.private_chat(self.person)

    async def __aenter__(self) -> Self:
        await self.api.start()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.api.stop()

    def settings(self, **changes: object) -> Settings:
        values = {"data": self.data, "token": self.api.token, "api": self.api.base_url, **changes}
        return Settings(**values)  # type: ignore[arg-type]  # named as the fields are

    @asynccontextmanager
    async def running(
        self, pace: Pace | None = None, **changes: object
    ) -> AsyncIterator[asyncio.Event]:
        """The bot, polling until the block ends; give it the event to be told earlier."""
        stop = asyncio.Event()
        polling = self.first_call("getUpdates")
        task = asyncio.create_task(
            run(self.settings(**changes), self.store, stop, pace=pace or Pace(FAST))
        )
        either: set[asyncio.Future[Any]] = {polling, task}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        try:
            yield stop
        finally:
            polling.cancel()
            stop.set()
            await task

    def first_call(self, method: str) -> asyncio.Future[str]:
        """Done when the bot next calls ``method``."""
        called: asyncio.Future[str] = asyncio.get_running_loop().create_future()

        def hear(heard: str) -> None:
            if heard.lower() == method.lower() and not called.done():
                called.set_result(heard)

        self.api.arrived.subscribe(hear)
        return called

    async def ask(self, text: str, person: User | None = None, chat: Chat | None = None) -> Message:
        return await ask(self.world, person or self.person, chat or self.chat, text)

    async def tap(self, message: Message, label: str) -> Message:
        return await tap(self.world, self.person, message, label)

    def listen(self, chat: Chat | None = None) -> Listener:
        return Listener(self.world, chat or self.chat)

    def calls(self, method: str) -> list[CallRecord]:
        return [record for record in self.api.calls if record.method.lower() == method.lower()]


@pytest.fixture
def served(with_sample: Store, tmp_path: Path) -> Served:
    """The bot over a store that holds the one real readout."""
    return Served(with_sample, tmp_path)


@pytest.fixture
def empty(store: Store, tmp_path: Path) -> Served:
    """The bot over an empty store."""
    return Served(store, tmp_path)
