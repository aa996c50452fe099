"""Handing updates to a bot that has them sent to it."""

import asyncio
import ipaddress
import json
import re
from typing import Final
from urllib.parse import urlsplit

from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from bot.local import limits
from bot.local.model import Event, Json
from bot.local.refusals import bad_request
from bot.local.world import World

FIRST_RETRY_S: Final = 0.5
LAST_RETRY_S: Final = 60.0
REQUEST_S: Final = 30.0
"""Seconds a webhook may take to answer."""


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine and nothing else."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Webhook:
    """The bot's webhook, and the delivery of updates to it, one after the other.

    An update is repeated, ever more slowly, until the bot answers with 2xx. Only this machine is
    written to; unlike Telegram, plain HTTP and any port will do.
    """

    def __init__(self, world: World) -> None:
        self.first_retry_s = FIRST_RETRY_S
        self._world = world
        self._news = asyncio.Event()
        self._delivery: asyncio.Task[None] | None = None
        self._secret = ""
        self._last_error: Json = {}
        self.url = ""
        world.events.subscribe(self._hear)

    def _hear(self, event: Event) -> None:
        if event.kind == "update":
            self._news.set()

    def info(self) -> Json:
        """Write a WebhookInfo."""
        return {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._world.updates),
            "allowed_updates": self._world.updates.allowed,
        } | self._last_error

    async def set(self, url: str, secret: str) -> None:
        """Have updates sent to this address from now on; to none, if it is empty."""
        if url and not is_loopback(_host(url)):
            raise bad_request("bad webhook: the local Bot API writes to this machine only")
        if len(secret) > limits.SECRET_TOKEN_CHARS:
            raise bad_request("secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
            raise bad_request("secret token contains unallowed characters")
        await self.pause()
        self.url, self._secret, self._last_error = url, secret, {}
        self.resume()

    def resume(self) -> None:
        """Deliver, if there is an address to deliver to."""
        if self.url and self._delivery is None:
            self._delivery = asyncio.create_task(self._deliver(), name="webhook")

    async def pause(self) -> None:
        """Deliver nothing for now; the address stays."""
        delivery, self._delivery = self._delivery, None
        if delivery is not None:
            delivery.cancel()
            await asyncio.wait({delivery})

    async def _deliver(self) -> None:
        client = AsyncHTTPClient(force_instance=True)
        try:
            retry_s = self.first_retry_s
            while True:
                self._news.clear()
                waiting = self._world.updates.take(0, 1)
                if not waiting:
                    await self._news.wait()
                elif await self._post(client, waiting[0]):
                    self._world.updates.take(waiting[0]["update_id"] + 1, 1)
                    retry_s = self.first_retry_s
                else:
                    await asyncio.sleep(retry_s)
                    retry_s = min(2 * retry_s, LAST_RETRY_S)
        finally:
            client.close()

    async def _post(self, client: AsyncHTTPClient, update: Json) -> bool:
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self._secret
        request = HTTPRequest(
            self.url, "POST", headers, json.dumps(update).encode(),
            request_timeout=REQUEST_S, follow_redirects=False,
        )  # fmt: skip
        try:
            response = await client.fetch(request, raise_error=False)
        except Exception as error:  # whatever is wrong at the other end is told, and tried again
            return self._failed(str(error) or type(error).__name__)
        if 200 <= response.code < 300:
            return True
        return self._failed(f"Wrong response from the webhook: {response.code} {response.reason}")

    def _failed(self, reason: str) -> bool:
        self._last_error = {
            "last_error_date": self._world.now,
            "last_error_message": reason,
        }
        return False


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""
