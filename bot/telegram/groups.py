"""Groups, topics and channels: who is spoken to, where the answer goes, who is in charge."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable

from telegram import Bot, Chat, ChatMember, ChatMemberUpdated, Message, Update, User
from telegram.error import TelegramError

log = logging.getLogger(__name__)
ADMINS_KEPT_SECONDS = 60.0
"""How long an answer on who is in charge holds: a new admin is not made to wait longer."""
ADMINS_KEPT = 1000
IN_CHARGE = frozenset({ChatMember.OWNER, ChatMember.ADMINISTRATOR})
OUTSIDE = frozenset({ChatMember.LEFT, ChatMember.BANNED})


def addressed_text(message: Message, username: str, bot: int) -> str | None:
    """What a message says to this bot, or None where it does not speak to it.

    In a private chat everything does; in a group or channel a command (not another bot's), a
    mention and an answer to one of its messages.
    """
    text = message.text or ""
    command, _, rest = text.partition(" ")
    if command.startswith("/") and "@" in command:
        name, _, addressee = command.partition("@")
        if addressee.lower() != username.lower():
            return None
        text = f"{name} {rest}".strip()
    if message.chat.type == Chat.PRIVATE or text.startswith("/"):
        return text
    mention = re.search(rf"@{re.escape(username)}(?![A-Za-z0-9_])", text, re.IGNORECASE)
    if mention is not None:
        return (text[: mention.start()] + text[mention.end() :]).strip()
    answered = message.reply_to_message
    if answered is not None and answered.from_user is not None and answered.from_user.id == bot:
        return text
    return None


def thread_of(message: Message) -> int | None:
    """The topic an answer belongs to; a mere thread of replies is none."""
    return message.message_thread_id if message.is_topic_message else None


def answering(message: Message) -> int | None:
    """The message an answer refers to: in a group, where several people ask."""
    return message.message_id if message.chat.type in (Chat.GROUP, Chat.SUPERGROUP) else None


class Managers:
    """Who may change what a chat gets: in private the person, elsewhere its admins.

    ``clock`` gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[tuple[int, int], tuple[float, bool]] = {}

    async def manages(self, bot: Bot, update: Update) -> bool:
        """Whether who sent this may change what its chat gets."""
        chat, user = update.effective_chat, update.effective_user
        if chat is None or chat.type == Chat.PRIVATE:
            return True
        message = update.effective_message
        if update.callback_query is None and message is not None and message.sender_chat:
            # An admin who stays anonymous writes as the group; a channel posts as itself.
            return message.sender_chat.id == chat.id
        return user is not None and await self._is_admin(bot, chat.id, user)

    async def _is_admin(self, bot: Bot, chat: int, user: User) -> bool:
        now = self._clock()
        found = self._known.get((chat, user.id))
        if found is not None and now - found[0] < ADMINS_KEPT_SECONDS:
            return found[1]
        try:
            member = await bot.get_chat_member(chat, user.id)
        except TelegramError as refused:
            log.warning("cannot tell who is in charge", extra={"why": str(refused)})
            return False
        if len(self._known) >= ADMINS_KEPT:
            self._known.clear()
        self._known[chat, user.id] = now, member.status in IN_CHARGE
        return member.status in IN_CHARGE


def joined(change: ChatMemberUpdated) -> bool:
    """Whether the bot came into the chat, or may write to the person again."""
    return change.old_chat_member.status in OUTSIDE and change.new_chat_member.status not in OUTSIDE


def left(change: ChatMemberUpdated) -> bool:
    """Whether the bot is out of the chat, or blocked."""
    return change.new_chat_member.status in OUTSIDE
