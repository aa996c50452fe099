"""Tests of the local Bot API speak to it with python-telegram-bot, over HTTP."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from ssl import PROTOCOL_TLS_CLIENT, SSLContext
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

import pytest
from httpx import AsyncClient, Response
from telegram import Bot, Update
from telegram.ext import Application, ApplicationBuilder
from telegram.request import HTTPXRequest

from bot.local import CallRecord, Chat, LocalBotAPI, Message, User

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

    from bot.local.observing import Observable

    AnyApplication = Application[Any, Any, Any, Any, Any, Any]


T = TypeVar("T")
NO_TLS: Final[dict[str, Any]] = {"verify": SSLContext(PROTOCOL_TLS_CLIENT)}
"""Spares every client the loading of certificates, which takes longer than most tests."""


def news(observable: Observable[T]) -> asyncio.Future[T]:
    """The next thing told."""
    told: asyncio.Future[T] = asyncio.get_running_loop().create_future()

    def tell(what: T) -> None:
        leave()
        told.set_result(what)

    leave = observable.subscribe(tell)
    return told


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
        self._bots: list[Bot] = []
        self.person: User = self.world.person("林夏", username="linxia", language="zh-hans")
        self.chat: Chat = self.world.private_chat(self.person)

    async def __aenter__(self) -> Self:
        await self.api.start()
        self.bot = self.another_bot()
        return self

    async def __aexit__(self, *error: object) -> None:
        for bot in self._bots:  # Bot.shutdown does nothing for one that was never initialized
            await asyncio.gather(*(request.shutdown() for request in bot._request))
        await self.api.stop()

    def another_bot(self, token: str = "") -> Bot:
        base = self.api.base_url
        bot = Bot(
            token or self.api.token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=HTTPXRequest(httpx_kwargs=NO_TLS),
            get_updates_request=HTTPXRequest(httpx_kwargs=NO_TLS),
        )
        self._bots.append(bot)
        return bot

    async def http(self, path: str, verb: str = "POST", **options: Any) -> Response:
        """The answer to a request that python-telegram-bot would not make."""
        async with AsyncClient(**NO_TLS) as client:
            address = self.api.base_url + path.format(token=self.api.token)
            return await client.request(verb, address, **options)

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """The answer to a call that python-telegram-bot would not make."""
        answer: dict[str, Any] = (await self.http(f"/bot{{token}}/{method}", json=params)).json()
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
        builder = builder.request(HTTPXRequest(httpx_kwargs=NO_TLS))
        builder = builder.get_updates_request(HTTPXRequest(httpx_kwargs=NO_TLS))
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


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Nobody is to believe that the chat page was tested where there was no browser."""
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = {str(report.longrepr[2]) for report in skipped if "test_chat_page" in report.nodeid}
    if reasons:
        terminalreporter.section("THE CHAT PAGE WAS NOT TESTED", sep="!", yellow=True, bold=True)
        for reason in sorted(reasons):
            terminalreporter.write_line(reason, yellow=True)
