from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from telegram import Update
from telegram.error import BadRequest, Conflict
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPHeaders, HTTPServerRequest, ResponseStartLine
from tornado.netutil import bind_sockets

from bot.local import LocalBotAPI, limits

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from tests.bot.local.conftest import Talk


def texts(updates: Sequence[Update]) -> list[str | None]:
    return [update.effective_message.text if update.effective_message else None
            for update in updates]  # fmt: skip


def say(talk: Talk, *words: str) -> None:
    for word in words:
        talk.world.say(talk.person, talk.chat, word)


async def waits(talk: Talk) -> asyncio.Task[tuple[Update, ...]]:
    """A bot of its own whose getUpdates call waits at the server."""
    return await talk.began(talk.another_bot().get_updates(timeout=20))


# --- what getUpdates gives


async def test_updates_come_in_order_until_they_are_confirmed(talk: Talk) -> None:
    say(talk, "一", "二", "三")
    first = await talk.bot.get_updates()
    assert texts(first) == ["一", "二", "三"]
    assert texts(await talk.bot.get_updates()) == ["一", "二", "三"]
    assert texts(await talk.bot.get_updates(offset=first[1].update_id)) == ["二", "三"]
    assert texts(await talk.bot.get_updates(offset=first[2].update_id + 1)) == []
    assert texts(await talk.bot.get_updates()) == []


async def test_a_limit_leaves_the_rest_for_later(talk: Talk) -> None:
    say(talk, *map(str, range(120)))
    assert len(await talk.bot.get_updates()) == limits.UPDATES
    assert texts(await talk.bot.get_updates(limit=2)) == ["0", "1"]
    assert len(await talk.bot.get_updates(limit=0)) == 1


async def test_a_negative_offset_keeps_only_the_newest(talk: Talk) -> None:
    say(talk, "一", "二", "三")
    assert texts(await talk.bot.get_updates(offset=-2)) == ["二", "三"]
    assert texts(await talk.bot.get_updates()) == ["二", "三"]
    assert texts(await talk.bot.get_updates(offset=-9)) == ["二", "三"]


async def test_updates_are_forgotten_after_a_day_and_buttons_sooner(talk: Talk) -> None:
    say(talk, "一")
    talk.world.type_inline(talk.person, "派驻")
    talk.clock.now += limits.INLINE_KEPT_S
    assert texts(await talk.bot.get_updates()) == ["一"]
    talk.clock.now += limits.UPDATE_KEPT_S
    assert texts(await talk.bot.get_updates()) == []


async def test_only_allowed_kinds_are_kept(talk: Talk) -> None:
    await talk.bot.get_updates(allowed_updates=["callback_query"])
    say(talk, "一")
    assert texts(await talk.bot.get_updates()) == []
    await talk.bot.get_updates(allowed_updates=[])
    say(talk, "二")
    assert texts(await talk.bot.get_updates()) == ["二"]


async def test_other_members_are_told_of_by_request_and_to_administrators(talk: Talk) -> None:
    group = talk.world.group("研究", talk.person)
    talk.world.add_bot(group, talk.person, administrator=True)
    await talk.bot.get_updates(allowed_updates=["chat_member"])
    talk.world.join(group, talk.world.person("周"))
    *_, update = await talk.bot.get_updates()
    assert update.chat_member is not None
    assert update.chat_member.new_chat_member.user.first_name == "周"


# --- waiting for updates


async def test_a_long_poll_ends_with_the_first_update(talk: Talk) -> None:
    waiting = await waits(talk)
    say(talk, "一")
    assert texts(await waiting) == ["一"]


async def test_a_long_poll_ends_empty_after_its_time(talk: Talk) -> None:
    assert await talk.call("getUpdates", timeout=1) == {"ok": True, "result": []}


async def test_a_second_poller_ends_the_first(talk: Talk) -> None:
    first = await waits(talk)
    second = await waits(talk)
    with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure"):
        await first
    say(talk, "一")
    assert texts(await second) == ["一"]


async def test_nothing_is_lost_between_two_pollers(talk: Talk) -> None:
    first = await waits(talk)
    first.cancel()
    await asyncio.wait({first})
    say(talk, "一")
    handed_out = await talk.bot.get_updates()
    say(talk, "二")
    another = talk.another_bot()
    assert texts(await another.get_updates()) == ["一", "二"]
    offset = handed_out[-1].update_id + 1
    assert texts(await another.get_updates(offset=offset)) == ["二"]


async def test_a_poller_that_went_away_is_no_conflict(talk: Talk) -> None:
    first = await waits(talk)
    first.cancel()
    record = await talk.answered()
    assert (record.method, record.status) == ("getUpdates", 200)


async def test_stopping_answers_whoever_waits(talk: Talk) -> None:
    waiting = await waits(talk)
    await talk.api.stop()
    assert await waiting == ()
    await talk.api.stop()


# --- a server that goes and comes back


async def test_the_world_outlives_the_server(talk: Talk) -> None:
    port = int(talk.api.base_url.rsplit(":", 1)[1])
    say(talk, "一")
    await talk.api.stop()
    with pytest.raises(RuntimeError):
        _ = talk.api.base_url
    say(talk, "二")
    await talk.api.start(port)
    with pytest.raises(RuntimeError):
        await talk.api.start()
    assert texts(await talk.bot.get_updates()) == ["一", "二"]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "example.org"])
async def test_it_listens_on_this_machine_only(host: str) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        await LocalBotAPI().start(host=host)


async def test_no_task_is_left_behind() -> None:
    async with LocalBotAPI() as api:
        _, idle = await asyncio.open_connection("127.0.0.1", int(api.base_url.rsplit(":", 1)[1]))
    idle.close()
    await idle.wait_closed()
    assert asyncio.all_tasks() == {asyncio.current_task()}


def test_a_token_is_a_number_and_letters() -> None:
    with pytest.raises(ValueError, match="a token is"):
        LocalBotAPI("secret")


# --- webhooks


class Hook:
    """A webhook that gives these status codes in turn, and 200 after them."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.received: asyncio.Queue[tuple[dict[str, Any], HTTPHeaders]] = asyncio.Queue()

    def __call__(self, request: HTTPServerRequest) -> None:
        status = self.statuses.pop(0) if self.statuses else 200
        self.received.put_nowait((json.loads(request.body), request.headers))
        assert request.connection is not None
        request.connection.write_headers(
            ResponseStartLine("HTTP/1.1", status, "so"), HTTPHeaders({"Content-Length": "0"})
        )
        request.connection.finish()

    async def text(self) -> str:
        async with asyncio.timeout(5):
            update, _ = await self.received.get()
        text: str = update["message"]["text"]
        return text

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[str]:
        server = HTTPServer(self)
        sockets = bind_sockets(0, "127.0.0.1")
        server.add_sockets(sockets)
        yield f"http://127.0.0.1:{sockets[0].getsockname()[1]}/hook"
        server.stop()
        await server.close_all_connections()


async def test_a_webhook_gets_updates_with_its_secret(talk: Talk) -> None:
    hook = Hook()
    say(talk, "一")
    async with hook.listening() as url:
        await talk.bot.set_webhook(url, secret_token="s-1")
        say(talk, "二")
        update, headers = await hook.received.get()
        assert update["message"]["text"] == "一"
        assert headers["X-Telegram-Bot-Api-Secret-Token"] == "s-1"
        assert await hook.text() == "二"
        await talk.bot.delete_webhook()


async def test_a_webhook_that_fails_gets_the_update_again(talk: Talk) -> None:
    talk.api.webhook.first_retry_s = 0.01
    hook = Hook(500, 302)
    async with hook.listening() as url:
        await talk.bot.set_webhook(url)
        say(talk, "一", "二")
        assert [await hook.text() for _ in range(4)] == ["一", "一", "一", "二"]
        info = await talk.bot.get_webhook_info()
        assert info.url == url
        assert info.last_error_message == "Wrong response from the webhook: 302 so"
        await talk.bot.delete_webhook()
    assert (await talk.bot.get_webhook_info()).url == ""


async def test_a_webhook_that_is_not_there_is_told_of(talk: Talk) -> None:
    async with Hook().listening() as url:
        pass
    await talk.bot.set_webhook(url)
    say(talk, "一")
    while not (info := await talk.bot.get_webhook_info()).last_error_message:
        pass
    assert info.pending_update_count == 1


async def test_a_webhook_and_polling_exclude_each_other(talk: Talk) -> None:
    waiting = await waits(talk)
    async with Hook().listening() as url:
        await talk.bot.set_webhook(url)
        with pytest.raises(Conflict, match="terminated by setWebhook request"):
            await waiting
        with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
            await talk.bot.get_updates()
        await talk.bot.delete_webhook()
    say(talk, "一", "二")
    assert texts(await talk.bot.get_updates()) == ["一", "二"]
    await talk.bot.delete_webhook(drop_pending_updates=True)
    assert texts(await talk.bot.get_updates()) == []


@pytest.mark.parametrize(
    ("url", "secret", "reason"),
    [
        ("https://example.org/hook", None, "writes to this machine only"),
        ("ftp://127.0.0.1/hook", None, "writes to this machine only"),
        ("http://127.0.0.1/hook", "会", "unallowed characters"),
        ("http://127.0.0.1/hook", "x" * 257, "too long"),
    ],
)
async def test_wrong_webhooks_are_refused(
    talk: Talk, url: str, secret: str | None, reason: str
) -> None:
    with pytest.raises(BadRequest, match=reason):
        await talk.bot.set_webhook(url, secret_token=secret)
