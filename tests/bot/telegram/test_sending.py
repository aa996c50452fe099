"""Replies as Telegram takes them, over HTTP: its limits are counted in UTF-16 units."""

from __future__ import annotations

import datetime
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from bot.local import LocalBotAPI, Message, limits
from bot.reply import Attachment, Button, Reply
from bot.richtext import bold, line
from bot.telegram.paced import wait_seconds
from bot.telegram.sending import send

ASTRAL = "𠮷"
"""One character, two units: a rare one, as names have them."""


class Chatting:
    """A local Bot API, a bot of the library, and one chat."""

    def __init__(self, api: LocalBotAPI, bot: Bot) -> None:
        self.api, self._bot = api, bot
        self._chat = api.world.private_chat(api.world.person("林夏"))

    async def sent(self, reply: Reply) -> list[Message]:
        """What arrives of a reply."""
        await send(self._bot, self._chat.id, reply)
        return list(self.api.world.history(self._chat))


@asynccontextmanager
async def chatting() -> AsyncIterator[Chatting]:
    api = LocalBotAPI()
    await api.start()
    async with Bot(api.token, base_url=f"{api.base_url}/bot") as bot:
        yield Chatting(api, bot)
    await api.stop()


KEYS = ((Button("原文", url="https://example.org/1"),),)


async def test_a_text_is_split_by_units_not_by_characters() -> None:
    text = f"{ASTRAL * 9}。" * 300
    assert len(text) < limits.TEXT_UNITS
    async with chatting() as chat:
        parts = await chat.sent(Reply((line(text),), KEYS))
    assert len(parts) == 2
    assert "".join(part.text for part in parts) == text
    assert [bool(part.buttons) for part in parts] == [False, True], "the buttons are on the last"


async def test_no_emphasis_is_left_out_however_much_there_is() -> None:
    words = tuple(line(bold(f"词{n}"), "、") for n in range(250))
    async with chatting() as chat:
        parts = await chat.sent(Reply(words))
    assert sum(len(part.entities) for part in parts) == 250


async def test_a_long_caption_comes_below_its_file_with_the_buttons() -> None:
    text = ASTRAL * 600
    file = Attachment("通稿.csv", b"1", "没有发出去")
    async with chatting() as chat:
        document, words = await chat.sent(Reply((line(text),), KEYS, attachment=file))
    assert document.document is not None
    assert (document.caption, document.buttons) == ("", ())
    assert words.text == text
    assert words.buttons


async def test_a_short_caption_stands_with_its_file() -> None:
    file = Attachment("通稿.csv", b"1", "没有发出去")
    async with chatting() as chat:
        (document,) = await chat.sent(Reply((line(ASTRAL * 500),), KEYS, attachment=file))
    assert document.caption == ASTRAL * 500
    assert document.buttons


async def test_parts_arrive_in_their_order() -> None:
    lines = tuple(line(f"{n:05}" * 100) for n in range(40))
    async with chatting() as chat:
        parts = await chat.sent(Reply(lines))
    assert all(one.text < other.text for one, other in pairwise(parts))


@pytest.mark.parametrize(("setting", "kind"), [("1", datetime.timedelta), ("", int)])
@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")
def test_a_flood_wait_may_come_as_a_number_or_as_a_timedelta(
    setting: str, kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", setting)
    wait = RetryAfter(3)
    assert isinstance(wait.retry_after, kind)
    assert wait_seconds(wait) == 3.0
