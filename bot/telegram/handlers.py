"""What the bot does with an update: unpack, ask the conversation, send."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import (
    Application,
    CallbackContext,
    CallbackQueryHandler,
    ExtBot,
    JobQueue,
    MessageHandler,
)
from telegram.ext import filters as only

from bot.answer import Told
from bot.asker import HERE, Asker
from bot.conversation import Conversation
from bot.reply import compose
from bot.settings import Settings
from bot.telegram.bridge import Bridge
from bot.telegram.sending import send, show
from bot.voice import sentence
from store import StoreError

log = logging.getLogger(__name__)

Data = dict[Any, Any]
Context = CallbackContext[ExtBot[None], Data, Data, Data]
App = Application[ExtBot[None], Context, Data, Data, Data, JobQueue[Context]]


@dataclass(frozen=True, slots=True)
class Handlers:
    """The bot's side of Telegram, over one store."""

    settings: Settings
    conversation: Conversation
    bridge: Bridge

    def add_to(self, application: App) -> None:
        """Route updates; first match wins."""
        application.add_handler(CallbackQueryHandler(self.on_button))
        application.add_handler(
            MessageHandler(only.UpdateType.MESSAGE & only.TEXT & ~only.VIA_BOT, self.on_text)
        )
        application.add_error_handler(self.on_error)

    async def on_text(self, update: Update, context: Context) -> None:
        """A command, a date, words or a question."""
        message = update.effective_message
        assert message is not None
        text = addressed_text(message, context.bot.username, context.bot.id)
        if text is None:
            return
        asker = self._asker(update)
        if self._may_use(update):
            reply = await self.bridge.run(self.conversation.reply_to, text, asker)
        else:
            reply = compose(Told(sentence("problem.not_allowed")), asker.voice)
        await send(context.bot, message.chat_id, reply, _thread(message))

    async def on_button(self, update: Update, context: Context) -> None:
        """A pressed button: acknowledged at once, then shown."""
        query = update.callback_query
        assert query is not None
        await _acknowledge(query)
        if not self._may_use(update):
            return
        asker = self._asker(update)
        reply = await self.bridge.run(self.conversation.press, query.data or "", asker)
        if isinstance(query.message, Message):
            await show(query.message, reply)
        elif query.message is not None:  # too old for Telegram to say more than where it was
            await send(context.bot, query.message.chat.id, reply)

    async def on_error(self, update: object, context: Context) -> None:
        """Log it, say so politely, go on."""
        error = context.error
        if isinstance(error, StoreError):
            log.error("store", extra={"why": str(error)})
            said = sentence("problem.store", why=str(error))
        else:
            log.error("update failed", exc_info=error)
            said = sentence("problem.failed")
        message = update.effective_message if isinstance(update, Update) else None
        if isinstance(update, Update) and message is not None:
            reply = compose(Told(said), self._asker(update).voice)
            await send(context.bot, message.chat_id, reply, _thread(message))

    def _asker(self, update: Update) -> Asker:
        chat = update.effective_chat
        return Asker(self.settings.today(), chat.id if chat else HERE)

    def _may_use(self, update: Update) -> bool:
        allowed = self.settings.allowed
        people = (update.effective_user, update.effective_chat)
        return not allowed or any(who is not None and who.id in allowed for who in people)


def addressed_text(message: Message, username: str, bot: int) -> str | None:
    """What a message says to this bot, or None where it does not speak to it.

    In a private chat everything does; in a group a command (not another bot's), a mention and an
    answer to one of its messages.
    """
    text = message.text or ""
    command, _, rest = text.partition(" ")
    if command.startswith("/") and "@" in command:
        name, _, addressee = command.partition("@")
        if addressee.lower() != username.lower():
            return None
        text = f"{name} {rest}".strip()
    if message.chat.type == "private" or text.startswith("/"):
        return text
    mention = f"@{username}"
    at = text.lower().find(mention.lower())
    if at >= 0:
        return (text[:at] + text[at + len(mention) :]).strip()
    answered = message.reply_to_message
    if answered is not None and answered.from_user is not None and answered.from_user.id == bot:
        return text
    return None


def _thread(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None


async def _acknowledge(query: CallbackQuery) -> None:
    try:
        await query.answer()
    except BadRequest:
        log.info("button acknowledged too late", extra={"query": query.id})
    except TelegramError as error:
        log.warning("button not acknowledged", extra={"why": str(error)})
