"""Updates that Telegram brings by itself: a small HTTP server for them.

It speaks plain HTTP and belongs behind a proxy that speaks HTTPS. A secret that is new at every
start tells Telegram from everybody else.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import secrets
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from telegram import Bot, Update
from telegram.error import TelegramError
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.settings import SettingError

log = logging.getLogger(__name__)
MAX_BODY_BYTES = 1_000_000
"""No update is nearly as large."""
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True, slots=True)
class Address:
    """Where Telegram sends updates, and where this process takes them."""

    url: str
    host: str = "127.0.0.1"
    port: int = 8080

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    @property
    def path(self) -> str:
        """The path of the address; nothing else is answered."""
        return urlsplit(self.url).path or "/"


def address_of(url: str, listen: str) -> Address:
    """The address of ``--webhook`` and ``--listen``. Raises SettingError."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingError(f"--webhook 应是 https:// 开头的地址，现在是 {url}")
    host, _, port = listen.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port[:6]) < 65536:
        raise SettingError(f"--listen 应写成 127.0.0.1:8080 这样，现在是 {listen}")
    return Address(url, host.strip("[]"), int(port))


class WebhookServer:
    """Takes updates, and answers each only once ``queue`` has it."""

    def __init__(self, address: Address, bot: Bot, queue: asyncio.Queue[object]) -> None:
        self._address = address
        self._bot = bot
        self.secret = secrets.token_urlsafe(32)
        handler = {"bot": bot, "queue": queue, "secret": self.secret, "path": address.path}
        application = Application([(r".*", _Handler, handler)], log_function=lambda _handler: None)
        self._server = HTTPServer(application, max_body_size=MAX_BODY_BYTES, xheaders=False)

    def listen(self) -> None:
        """Take connections. Raises OSError where the port is taken."""
        host, port = self._address.host, self._address.port
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        bound = socket.create_server((host, port), family=family)
        bound.setblocking(False)
        self._server.add_socket(bound)

    async def register(self, kinds: list[str]) -> None:
        """Tell Telegram where to send updates of these kinds. Raises TelegramError."""
        await self._bot.set_webhook(
            self._address.url, allowed_updates=kinds, secret_token=self.secret
        )

    async def close(self) -> None:
        """Take no more; Telegram keeps what comes until the next start."""
        self._server.stop()
        await self._server.close_all_connections()


class _Handler(RequestHandler):
    def initialize(self, bot: Bot, queue: asyncio.Queue[object], secret: str, path: str) -> None:
        self._bot, self._queue, self._secret, self._path = bot, queue, secret, path

    async def post(self) -> None:
        """Take one update."""
        if self.request.path != self._path:
            self.set_status(404)
            return
        given = self.request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            log.warning("webhook called by a stranger")
            self.set_status(403)
            return
        update = _update(self.request.body, self._bot)
        if update is None:
            self.set_status(400)
            return
        try:
            await self._queue.put(update)
        except TelegramError as refused:  # Telegram brings it again
            log.error("update not taken", extra={"why": str(refused)})
            self.set_status(503)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Say no more than the status: whoever called is no person."""
        self.finish()


def _update(body: bytes, bot: Bot) -> Update | None:
    try:
        told = json.loads(body)
        return Update.de_json(told, bot) if isinstance(told, dict) else None
    except Exception as error:  # the library fails in many ways on what is no update
        log.error("webhook body unreadable", extra={"why": type(error).__name__})
        return None
