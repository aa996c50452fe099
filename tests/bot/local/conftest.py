"""Tests of the local Bot API speak to it with python-telegram-bot, over HTTP.

Tests may be coroutines: each runs in a loop of its own, in which the fixtures that are asynchronous
context managers are entered before it and left after it.
"""

from __future__ import annotations

import asyncio
import inspect
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING, Any, Self, TypeVar

import pytest
from httpx import AsyncClient
from telegram import Bot, Update
from telegram.ext import Application, ApplicationBuilder

from bot.local import CallRecord, Chat, LocalBotAPI, Message, User

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from bot.local.observing import Observable

    AnyApplication = Application[Any, Any, Any, Any, Any, Any]


T = TypeVar("T")


def news(observable: Observable[T]) -> asyncio.Future[T]:
    """The next thing told."""
    told: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    def tell(what: T) -> None:
        leave()
        told.set_result(what)

    leave = observable.subscribe(tell)
    return told


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    test = pyfuncitem.obj
    if not inspect.iscoroutinefunction(test):
        return None
    arguments = {name: pyfuncitem.funcargs[name] for name in inspect.signature(test).parameters}

    async def run() -> None:
        async with AsyncExitStack() as stack:
            for argument in arguments.values():
                if hasattr(argument, "__aenter__"):
                    await stack.enter_async_context(argument)
            await test(**arguments)

    asyncio.run(run())
    return True


class Clock:
    """Unix seconds that pass only when told to."""

    def __init__(self) -> None:
        self.now = 1_760_000_000.0

    def __call__(self) -> float:
        return self.now


class Talk:
    """A running server, a bot connected to it, and a person who opened the bot."""

    def __init__(self, **options: Any) -> None:
        self.clock = Clock()
        self.api = LocalBotAPI(clock=self.clock, **options)
        self.world = self.api.world
        self.faults = self.api.faults
        self.person: User = self.world.person("林夏", username="linxia", language="zh-hans")
        self.chat: Chat = self.world.private_chat(self.person)

    async def __aenter__(self) -> Self:
        await self.api.start()
        self.bot = self.another_bot()
        await self.bot.initialize()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.bot.shutdown()
        await self.api.stop()

    def another_bot(self, token: str = "") -> Bot:
        base = self.api.base_url
        return Bot(
            token or self.api.token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot"
        )

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """The answer to a call that python-telegram-bot would not make."""
        async with AsyncClient() as client:
            address = f"{self.api.base_url}/bot{self.api.token}/{method}"
            answer: dict[str, Any] = (await client.post(address, json=params)).json()
        return answer

    async def began(self, coroutine: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """A call that has reached the server."""
        arrived = news(self.api.arrived)
        task = asyncio.create_task(coroutine)
        await arrived
        return task

    async def answered(self) -> CallRecord:
        """The next call that is done with."""
        return await news(self.api.answered)

    @asynccontextmanager
    async def running(self, build: Callable[[AnyApplication], None]) -> AsyncIterator[None]:
        """An Application with these handlers, polling until the block ends."""
        base = self.api.base_url
        builder = ApplicationBuilder().token(self.api.token)
        builder = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot")
        application = builder.build()
        build(application)
        async with application:
            await application.start()
            assert application.updater is not None
            await application.updater.start_polling(
                poll_interval=0, allowed_updates=Update.ALL_TYPES
            )
            try:
                yield
            finally:
                await application.updater.stop()
                await application.stop()

    @property
    def newest(self) -> Message:
        return self.world.history(self.chat)[-1]


@pytest.fixture(autouse=True)
def retry_after_is_a_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot 22 warns wherever it would be a number."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
def talk() -> Talk:
    return Talk()


@pytest.fixture
def paced() -> Talk:
    """A talk with flood control."""
    return Talk(pace=1.0)
