"""How updates come: by long polling or to a webhook; and what ends that."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import logging
import random
import time
from collections.abc import Awaitable, Callable, Collection
from http import HTTPStatus
from typing import Any

import httpx
from telegram.error import (
    BadRequest,
    Conflict,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bot.telegram.handlers import HEARD, App
from bot.telegram.webhook import Address, WebhookServer

log = logging.getLogger(__name__)
TIMEOUTS: dict[str, Any] = {"connect_timeout": 10.0, "read_timeout": 20.0, "write_timeout": 20.0}
"""Seconds; Telegram answers within a second or not at all."""
CONNECTIONS = 256
"""Calls at once."""
KEPT_CONNECTIONS = 8
"""Of them, those that stay open with nothing to do: httpx looks at each for every call it makes."""
POOL_SECONDS = 60.0
"""How long a call waits for others to end; the library takes giving up for a time-out."""
POLL_SECONDS = 30
"""How long Telegram holds a poll open while nothing is said."""
MAX_PAUSE_SECONDS = 60.0
"""The longest pause between two tries to reach Telegram at the start."""
REFUSED_TOKEN = "Telegram 不认这个令牌，请检查 READOUT_BOT_TOKEN"
CONFLICT = "另一个程序正用同一个令牌接收消息（别处的 readout-bot，或设置了 webhook），已停止"


class Ending:
    """Why the bot has to stop by itself; the first reason counts."""

    def __init__(self, stop: asyncio.Event) -> None:
        self._stop = stop
        self.why = ""

    def because(self, why: str) -> None:
        """Stop, and say why."""
        self.why = self.why or why
        self._stop.set()


class Calls(HTTPXRequest):
    """The way to Telegram; a token that is refused ends the bot, wherever that is noticed.

    The library's own polling ends silently on it.
    """

    def __init__(self, ends: Ending, refusals: Collection[int]) -> None:
        limits = httpx.Limits(
            max_connections=CONNECTIONS, max_keepalive_connections=KEPT_CONNECTIONS
        )
        super().__init__(pool_timeout=POOL_SECONDS, httpx_kwargs={"limits": limits}, **TIMEOUTS)
        self._ends = ends
        self._refusals = refusals
        self._heard_at = time.monotonic()

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Make a call; the status and the body of its answer."""
        code, body = await super().do_request(*args, **kwargs)
        if code in self._refusals:
            self._ends.because(REFUSED_TOKEN)
        if code == HTTPStatus.OK:
            self._heard_at = time.monotonic()
        return code, body

    def unheard_seconds(self) -> float:
        """How long Telegram has done nothing that it was asked for."""
        return time.monotonic() - self._heard_at


class Polling:
    """Updates by long polling."""

    def __init__(self, application: App, ends: Ending) -> None:
        assert application.updater is not None
        self._updater = application.updater
        self._ends = ends

    async def start(self) -> None:
        """Begin to poll; a webhook that was set is taken away."""
        await self._updater.start_polling(
            timeout=datetime.timedelta(seconds=POLL_SECONDS),
            bootstrap_retries=-1,
            allowed_updates=HEARD,
            error_callback=self._failed,
        )

    def _failed(self, error: TelegramError) -> None:
        log.warning("polling", extra={"why": str(error)})
        if isinstance(error, Conflict):
            self._ends.because(CONFLICT)

    async def stop(self) -> None:
        """Fetch nothing more, and confirm what was fetched."""
        with contextlib.suppress(InvalidToken):  # why polling had ended
            await self._updater.stop()


class Webhook:
    """Updates that Telegram brings."""

    def __init__(self, application: App, address: Address, stop: asyncio.Event) -> None:
        self._server = WebhookServer(address, application.bot, application.update_queue)
        self._stop = stop

    async def start(self) -> None:
        """Listen, then tell Telegram where. Raises OSError where the port is taken."""
        self._server.listen()
        await persistently(lambda: self._server.register(HEARD), self._stop)

    async def stop(self) -> None:
        """Take no more; what comes waits at Telegram for the next start."""
        await self._server.close()


async def persistently(call: Callable[[], Awaitable[object]], stop: asyncio.Event) -> bool:
    """Whether ``call`` got through: tried again while the network is down, until told to stop."""
    pause = 1.0
    while not stop.is_set():
        try:
            await call()
            return True
        except BadRequest:
            raise
        except (NetworkError, RetryAfter) as error:
            log.warning("cannot reach Telegram", extra={"why": str(error), "pause": round(pause)})
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause * random.uniform(0.8, 1.2))
        pause = min(pause * 2, MAX_PAUSE_SECONDS)
    return False
