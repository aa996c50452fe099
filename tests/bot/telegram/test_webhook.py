"""Updates that Telegram brings by itself, over HTTP."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from tornado.httpclient import AsyncHTTPClient
from tornado.testing import bind_unused_port

from bot.settings import SettingError
from bot.telegram import Address, ServeError, address_of
from bot.telegram.serve import run
from bot.telegram.webhook import SECRET_HEADER
from tests.bot.telegram.conftest import Served


def free_port() -> int:
    held, port = bind_unused_port()
    held.close()
    return int(port)


@asynccontextmanager
async def served_by_webhook(served: Served, port: int) -> AsyncIterator[str]:
    url = f"http://127.0.0.1:{port}/telegram"
    stop = asyncio.Event()
    registered = served.first_call("setWebhook")
    task = asyncio.create_task(run(served.settings(), served.store, stop, Address(url, port=port)))
    either: set[asyncio.Future[Any]] = {registered, task}
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    try:
        yield url
    finally:
        registered.cancel()
        stop.set()
        await task


async def posted(url: str, body: object, secret: str | None = None) -> int:
    client = AsyncHTTPClient(force_instance=True)
    headers = {"Content-Type": "application/json"}
    if secret is not None:
        headers[SECRET_HEADER] = secret
    answer = await client.fetch(
        url, method="POST", body=json.dumps(body), headers=headers, raise_error=False
    )
    client.close()
    return answer.code


async def test_updates_come_by_webhook_and_are_answered(served: Served) -> None:
    served.api.webhook.first_retry_s = 0.01
    async with served_by_webhook(served, free_port()):
        assert (await served.ask("6月1日")).text.startswith("2019年6月1日")
    served.world.say(served.person, served.chat, "派驻")
    with served.listen() as listener:
        async with served_by_webhook(served, free_port()):
            assert "派驻" in (await listener.message()).text
    assert served.calls("getUpdates") == []


async def test_who_does_not_know_the_secret_is_refused(served: Served) -> None:
    update = {"update_id": 1, "message": {"message_id": 1, "date": 0, "chat": served.chat.json()}}
    async with served_by_webhook(served, free_port()) as url:
        assert await posted(url, update) == 403
        assert await posted(url, update, "guessed") == 403
        assert await posted(url.replace("/telegram", "/"), update, "guessed") == 404
        secret = served.calls("setWebhook")[0].params["secret_token"]
        assert len(secret) > 30
        assert await posted(url, [1], secret) == 400
        assert await posted(url, {"update_id": "no number", "message": 7}, secret) == 400
        assert (await served.ask("派驻")).text


async def test_a_port_that_is_taken_is_one_sentence(served: Served) -> None:
    held, port = bind_unused_port()
    try:
        with pytest.raises(ServeError, match=f"127.0.0.1:{port}"):
            async with served_by_webhook(served, port):
                pass
    finally:
        held.close()


@pytest.mark.parametrize(
    ("url", "listen"),
    [("ftp://x/", "127.0.0.1:80"), ("readouts.example", "127.0.0.1:80"), ("https://x/", "80"),
     ("https://x/", "127.0.0.1:99999"), ("https://x/", "127.0.0.1:")],
)  # fmt: skip
def test_an_address_that_is_none_is_one_sentence(url: str, listen: str) -> None:
    with pytest.raises(SettingError, match=r"--webhook|--listen"):
        address_of(url, listen)


def test_an_address_says_what_to_listen_on() -> None:
    found = address_of("https://bot.example/hook/x", "[::1]:8443")
    assert (found.host, found.port, found.path) == ("::1", 8443, "/hook/x")
    assert address_of("https://bot.example", "127.0.0.1:80").path == "/"
