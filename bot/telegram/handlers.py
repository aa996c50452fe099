"""What the bot does with an update: unpack, ask the conversation, send."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from telegram import Bot, CallbackQuery, Message, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    ExtBot,
    InlineQueryHandler,
    JobQueue,
    MessageHandler,
    TypeHandler,
)
from telegram.ext import filters as only

from bot.answer import Told
from bot.chat.asker import HERE, Asker
from bot.chat.preferences import chosen_language
from bot.conversation import Conversation, button_changes_the_chat, changes_the_chat
from bot.following import Memory
from bot.reply import Reply, compose
from bot.settings import Settings
from bot.telegram.bridge import Bridge
from bot.telegram.groups import Managers, addressed_text, answering, joined, left, thread_of
from bot.telegram.guard import PAUSE_SECONDS, Flood, may_use, sender_of
from bot.telegram.inline import answer_inline, refuse_inline
from bot.telegram.sending import send, show
from bot.telegram.uploads import add_document
from bot.voice import Sentence, language_of, sentence, voice
from store import Chat, Store, StoreError

log = logging.getLogger(__name__)
ANSWER_SECONDS = 20.0
"""How long an answer may take: then the question is given up, and that is said."""

Data = dict[Any, Any]
Context = CallbackContext[ExtBot[int], Data, Data, Data]
App = Application[ExtBot[int], Context, Data, Data, Data, JobQueue[Context]]
LEFT = "the bot was blocked or removed"
HEARD = [
    Update.MESSAGE,
    Update.CHANNEL_POST,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
]
"""The kinds of update that Telegram is asked for."""


@dataclass(frozen=True, slots=True)
class Handlers:
    """The bot's side of Telegram, over one store."""

    settings: Settings
    store: Store
    bridge: Bridge
    flood: Flood = field(default_factory=Flood)
    managers: Managers = field(default_factory=Managers)
    memory: Memory = field(default_factory=Memory)
    too_fast: set[int] = field(default_factory=set)
    """Updates whose senders are to be told that they are too fast, until they are."""

    def add_to(self, application: App) -> None:
        """Route updates: first the guard, then the first that matches."""
        said = only.UpdateType.MESSAGE | only.UpdateType.CHANNEL_POST
        application.add_handler(TypeHandler(Update, self.on_any), group=-1)
        application.add_handler(MessageHandler(only.StatusUpdate.MIGRATE, self.on_migration))
        application.add_handler(CallbackQueryHandler(self.on_button))
        application.add_handler(InlineQueryHandler(self.on_inline))
        application.add_handler(
            ChatMemberHandler(self.on_membership, ChatMemberHandler.MY_CHAT_MEMBER)
        )
        application.add_handler(MessageHandler(said & only.TEXT & ~only.VIA_BOT, self.on_text))
        private = only.UpdateType.MESSAGE & only.ChatType.PRIVATE & ~only.VIA_BOT
        application.add_handler(MessageHandler(private & only.Document.ALL, self.on_document))
        application.add_handler(
            MessageHandler(private & ~only.StatusUpdate.ALL, self.on_something_else)
        )
        application.add_error_handler(self.on_error)

    def _conversation(self) -> Conversation:
        return Conversation(self.store, self.memory)

    def arrived(self, update: Update) -> bool:
        """Count an update towards its sender's pace as it comes; whether it is to be answered.

        Counted later, when its turn has come, no one would ever seem too fast.
        """
        if _is_news_of_the_chat(update) or not _is_for(update.get_bot(), update):
            return True
        verdict = self.flood.verdict(sender_of(update))
        if verdict == "tell":
            log.info("too fast", extra={"sender": sender_of(update)})
            self.too_fast.add(update.update_id)
        return verdict != "ignore"

    async def on_any(self, update: Update, context: Context) -> None:
        """Let through who may use the bot and is not too fast; tell the others why, once."""
        if _is_news_of_the_chat(update):
            return
        if not _is_for(context.bot, update):
            raise ApplicationHandlerStop
        if update.update_id in self.too_fast:
            self.too_fast.discard(update.update_id)
            await self._refuse(update, context, sentence("problem.flood", seconds=PAUSE_SECONDS))
            raise ApplicationHandlerStop
        if not may_use(update, self.settings):
            await self._refuse(update, context, sentence("problem.not_allowed"))
            raise ApplicationHandlerStop

    async def on_text(self, update: Update, context: Context) -> None:
        """A command, a date, words or a question."""
        message = update.effective_message
        assert message is not None
        text = addressed_text(message, context.bot.username, context.bot.id)
        assert text is not None
        asker = await self._asker(update, context, changes_the_chat(text))
        reply = await self._in_time(self._conversation().reply_to, text, asker)
        await send(context.bot, message.chat_id, reply, thread_of(message), answering(message))

    async def on_button(self, update: Update, context: Context) -> None:
        """A pressed button: acknowledged at once, then shown; a member of a group who may not press
        it is told so, and the message stays for those who may.
        """
        query = update.callback_query
        assert query is not None
        data = query.data or ""
        changes = button_changes_the_chat(data)
        if not changes:
            await _acknowledge(query)
        asker = await self._asker(update, context, changes)
        if not asker.manages:
            await _acknowledge(query, asker.voice.say("problem.not_manager"))
            return
        if changes:
            await _acknowledge(query)
        reply = await self._in_time(self._conversation().press, data, asker)
        if isinstance(query.message, Message):
            await show(query.message, reply)
        elif query.message is not None:  # too old for Telegram to say more than where it was
            await send(context.bot, query.message.chat.id, reply)

    async def on_inline(self, update: Update, context: Context) -> None:
        """Something typed after the bot's name in any chat."""
        assert update.inline_query is not None
        asker = await self._asker(update, context)
        await answer_inline(update.inline_query, asker, self.store, self.bridge, ANSWER_SECONDS)

    async def on_document(self, update: Update, context: Context) -> None:
        """A file: readouts to add, where an admin sends it."""
        message = update.effective_message
        assert message is not None
        asker = await self._asker(update, context)
        await add_document(message, asker, self.store, self.bridge)

    async def on_something_else(self, update: Update, context: Context) -> None:
        """A picture, a sticker, a voice message."""
        await self._tell(update, context, sentence("problem.only_text"))

    async def on_membership(self, update: Update, context: Context) -> None:
        """The bot came into a chat, or is out of it."""
        change = update.my_chat_member
        assert change is not None
        if left(change):
            await self.bridge.run(self.store.chats.deactivate, change.chat.id, LEFT)
        if not joined(change):
            return
        await self.bridge.run(self.store.chats.wake, change.chat.id)
        if may_use(update, self.settings) and change.chat.type in ("group", "supergroup"):
            await self._tell(update, context, sentence("group.greeting", bot=context.bot.username))

    async def on_error(self, update: object, context: Context) -> None:
        """Log it, say so politely, go on."""
        error = context.error
        if isinstance(error, StoreError):
            log.error("store", extra={"why": str(error)})
            said = sentence("problem.store", why=str(error))
        else:
            log.error("update failed", exc_info=error)
            said = sentence("problem.failed")
        if isinstance(update, Update) and update.effective_message is not None:
            await self._tell(update, context, said)

    async def on_migration(self, update: Update, context: Context) -> None:
        """The group became a supergroup: what was its own stays so under the new id."""
        message = update.effective_message
        if message is not None and message.migrate_to_chat_id is not None:
            await self.bridge.run(self.store.move, message.chat_id, message.migrate_to_chat_id)

    async def _asker(self, update: Update, context: Context, changes: bool = False) -> Asker:
        """Who is asking; in a group, who is in charge is looked up only for what ``changes`` it."""
        place, user = update.effective_chat, update.effective_user
        here = place.id if place else user.id if user else HERE
        try:
            chat = await self.bridge.run(self.store.chat, here)
        except StoreError:  # what is wrong with the store is said with the answer, in some language
            chat = Chat(here)
        app = language_of(user.language_code if user else None)
        message = update.effective_message
        return Asker(
            self.settings.today(chat.zone),
            here,
            voice(chosen_language(chat) or app),
            app=app,
            admin=user is not None and user.id in self.settings.admins,
            topic=thread_of(message) if message is not None else None,
            manages=not changes or await self.managers.manages(context.bot, update),
        )

    async def _in_time(self, call: Callable[[str, Asker], Reply], said: str, asker: Asker) -> Reply:
        try:
            return await asyncio.wait_for(self.bridge.run(call, said, asker), ANSWER_SECONDS)
        except TimeoutError:
            log.error("question given up", extra={"chat": asker.chat})
            return compose(Told(sentence("problem.too_slow")), asker.voice)

    async def _refuse(self, update: Update, context: Context, why: Sentence) -> None:
        """Say why there is no answer, where that can be read."""
        if update.callback_query is not None:
            asker = await self._asker(update, context)
            await _acknowledge(update.callback_query, asker.voice.told(why))
        elif update.inline_query is not None:
            asker = await self._asker(update, context)
            await refuse_inline(update.inline_query, asker.voice.say("inline.not_allowed"))
        else:
            await self._tell(update, context, why)

    async def _tell(self, update: Update, context: Context, said: Sentence) -> None:
        chat, message = update.effective_chat, update.effective_message
        assert chat is not None
        asker = await self._asker(update, context)
        thread = thread_of(message) if message else None
        asked = answering(message) if message and update.callback_query is None else None
        await send(context.bot, chat.id, compose(Told(said), asker.voice), thread, asked)


def _is_news_of_the_chat(update: Update) -> bool:
    """Whether it is about the bot's place in the chat, or the chat's id."""
    return update.my_chat_member is not None or bool(only.StatusUpdate.MIGRATE.check_update(update))


def _is_for(bot: Bot, update: Update) -> bool:
    """Whether it is said to this bot: what is pressed or typed inline always is."""
    message = update.effective_message
    if update.callback_query is not None or message is None:
        return True
    return addressed_text(message, bot.username, bot.id) is not None


async def _acknowledge(query: CallbackQuery, said: str | None = None) -> None:
    try:
        await query.answer(said)
    except BadRequest:
        log.info("button acknowledged too late", extra={"query": query.id})
    except TelegramError as error:
        log.warning("button not acknowledged", extra={"why": str(error)})
