"""A notification → one Telegram message, and what Telegram's answer means for it."""

from __future__ import annotations

import logging

import httpx
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot

from bot.reply import Reply
from bot.richtext import to_html, to_plain
from bot.telegram.keyboard import keyboard_of
from bot.telegram.paced import NOTIFICATION, wait_seconds
from bot.telegram.sending import NO_PREVIEW
from store import Chat, Verdict
from store.notifications.delivery import (
    Failed,
    Gone,
    Moved,
    Refused,
    Sent,
    Unknown,
    Unreached,
    Wait,
)

log = logging.getLogger(__name__)
_GONE = ("chat not found", "have no rights to send", "not enough rights", "need administrator")
_NO_TOPIC = ("thread not found", "topic_closed", "topic_deleted")
"""What is said of a topic that takes nothing any more; the forum itself does."""
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""What httpx raises before anything of a request is on the wire."""


async def post(bot: ExtBot[int], chat: Chat, reply: Reply) -> Verdict:
    """Send a reply that fits into one message; it had its turn already. Never raises."""
    topic, plain = chat.topic, False
    while True:
        try:
            return await _sent(bot, chat.id, topic, reply, plain)
        except BadRequest as refused:
            why = refused.message.lower()
            if any(words in why for words in _NO_TOPIC) and topic is not None:
                topic = None
            elif "can't parse entities" in why and not plain:
                plain = True
                log.error("markup refused", extra={"chat": chat.id, "why": refused.message})
            else:
                return _verdict(refused)
        except TelegramError as error:
            return _verdict(error)


async def _sent(bot: ExtBot[int], chat: int, topic: int | None, reply: Reply, plain: bool) -> Sent:
    message = await bot.send_message(
        chat,
        to_plain(reply.blocks) if plain else to_html(reply.blocks),
        parse_mode=None if plain else ParseMode.HTML,
        message_thread_id=topic,
        reply_markup=keyboard_of(reply, bot),
        link_preview_options=NO_PREVIEW,
        rate_limit_args=NOTIFICATION,
    )
    return Sent(message.message_id)


def _verdict(error: TelegramError) -> Verdict:
    """What an error says of the message: whether it arrived, and whether it ever can."""
    match error:
        case RetryAfter():
            return Wait(wait_seconds(error))
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case Forbidden():
            return Gone(_why(error))
        case BadRequest():
            if any(words in error.message.lower() for words in _GONE):
                return Gone(_why(error))
            log.error("notification refused", extra={"why": error.message})
            return Refused(_why(error))
        case TimedOut() | NetworkError():
            return _broken(error)
        case InvalidToken() | Conflict():
            return Failed(_why(error))
        case _:
            return Unknown(_why(error))  # an answer that is none


def _broken(error: NetworkError) -> Verdict:
    """A connection that broke in the middle leaves open whether Telegram had the message."""
    cause = error.__cause__
    if isinstance(cause, _NOT_SENT):
        return Unreached(_why(error))
    if cause is None and not isinstance(error, TimedOut):
        return Failed(_why(error))  # a 5xx
    return Unknown("timed out" if isinstance(error, TimedOut) else _why(error))


def _why(error: TelegramError) -> str:
    return error.message.lower().removeprefix("forbidden: ").removeprefix("bad request: ")
