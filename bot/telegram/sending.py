"""Reply → Telegram messages, and what to do when Telegram says no."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.reply import Attachment, Reply
from bot.richtext import Block, line, split, to_html, to_plain
from bot.telegram.groups import thread_of
from bot.telegram.keyboard import keyboard_of
from bot.telegram.paced import wait_seconds

log = logging.getLogger(__name__)
T = TypeVar("T")
ATTEMPTS = 4
"""Tries at one call when the network or Telegram fails."""
MAX_FLOOD_SECONDS = 120.0
"""A longer flood wait than anyone waits for an answer: then the answer is given up."""
CAPTION_UNITS = 1024
"""Telegram takes no longer caption, in UTF-16 units."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def send(
    bot: Bot, chat: int, reply: Reply, thread: int | None = None, answers: int | None = None
) -> None:
    """Send a reply as one or more messages; the buttons are on the last.

    ``thread`` is the topic it belongs to, ``answers`` the message that the first part refers to.
    A file has the text as its caption, where that fits.

    What cannot be delivered is logged and given up: a reply is worth nothing later.
    """
    buttons = keyboard_of(reply, bot)
    parts = split(reply.blocks)
    file = reply.attachment
    if file is not None:
        captions = split(reply.blocks, CAPTION_UNITS) or [()]
        alone = len(captions) == 1
        caption, keys = (captions[0], buttons) if alone else ((), None)
        if await _send_part(bot, chat, caption, keys, thread, answers, file):
            parts = [] if alone else parts
        else:
            parts = split((line(file.missing), *reply.blocks))
        answers = None
    for number, part in enumerate(parts, 1):
        keys = buttons if number == len(parts) else None
        asked = answers if number == 1 else None
        if not await _send_part(bot, chat, part, keys, thread, asked):
            return


async def show(message: Message, reply: Reply) -> None:
    """Show a reply where its button was: in the same message if it fits, else below."""
    parts = split(reply.blocks)
    if reply.fresh or reply.attachment is not None or len(parts) > 1:
        await send(message.get_bot(), message.chat_id, reply, thread_of(message))
        return

    async def edit(text: str, parse_mode: str | None) -> object:
        return await message.edit_text(
            text,
            parse_mode=parse_mode,
            reply_markup=keyboard_of(reply, message.get_bot()),
            link_preview_options=NO_PREVIEW,
        )

    try:
        await _delivered(message.chat_id, edit, parts[0])
    except BadRequest as refused:
        if "not modified" in refused.message.lower():
            return  # pressed twice
        # Too old to edit, or deleted: the answer is still wanted.
        await send(message.get_bot(), message.chat_id, reply, thread_of(message))


async def _send_part(
    bot: Bot,
    chat: int,
    part: tuple[Block, ...],
    buttons: InlineKeyboardMarkup | None,
    thread: int | None,
    answers: int | None,
    file: Attachment | None = None,
) -> bool:
    target = chat
    asked = ReplyParameters(answers, allow_sending_without_reply=True) if answers else None
    options: dict[str, Any] = {
        "reply_markup": buttons,
        "message_thread_id": thread,
        "reply_parameters": asked,
    }

    async def post(text: str, parse_mode: str | None) -> object:
        if file is None:
            return await bot.send_message(
                target, text, parse_mode, link_preview_options=NO_PREVIEW, **options
            )
        options.update(caption=text or None, parse_mode=parse_mode, filename=file.name)
        if file.picture:
            return await bot.send_photo(target, file.data, **options)
        return await bot.send_document(target, file.data, **options)

    try:
        try:
            return await _delivered(target, post, part)
        except ChatMigrated as moved:
            target = moved.new_chat_id
            return await _delivered(target, post, part)
    except TelegramError as refused:
        log.warning("reply refused", extra={"chat": chat, "why": str(refused)})
        return False


async def _delivered(
    chat: int,
    call: Callable[[str, str | None], Awaitable[object]],
    part: tuple[Block, ...],
) -> bool:
    """Whether Telegram took the part. Raises BadRequest and ChatMigrated for the caller."""
    try:
        return await _tried(chat, lambda: call(to_html(part), ParseMode.HTML))
    except BadRequest as refused:
        if "can't parse entities" not in refused.message.lower():
            raise
        log.error("markup refused", extra={"chat": chat, "why": refused.message})
        return await _tried(chat, lambda: call(to_plain(part), None))


async def _tried(chat: int, call: Callable[[], Awaitable[object]]) -> bool:
    """Make a call, waiting as Telegram asks and trying again where it certainly did not arrive."""
    flooded = 0.0
    for attempt in range(1, ATTEMPTS + 1):
        try:
            await call()
            return True
        except RetryAfter as wait:
            seconds = wait_seconds(wait)
            flooded += seconds
            log.warning("flood wait", extra={"chat": chat, "seconds": seconds})
            if flooded > MAX_FLOOD_SECONDS:
                return False
            await asyncio.sleep(seconds)
        except (BadRequest, ChatMigrated):
            raise
        except Forbidden as gone:
            log.info("chat is gone", extra={"chat": chat, "why": gone.message})
            return False
        except TimedOut:
            # It may have arrived: an answer twice is worse than one to ask for again.
            log.warning("time-out while sending", extra={"chat": chat})
            return False
        except NetworkError as failed:
            log.warning("network", extra={"chat": chat, "attempt": attempt, "why": str(failed)})
            if attempt < ATTEMPTS:
                await asyncio.sleep(random.uniform(0.5, 1.0) * 2 ** (attempt - 1))
    return False
