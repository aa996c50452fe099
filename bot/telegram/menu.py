"""The command menu, in the languages of the bot."""

from __future__ import annotations

import logging

from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.voice import CHINESE, Voice, voice

log = logging.getLogger(__name__)


def commands(said: Voice) -> list[BotCommand]:
    """The commands, most wanted first."""
    return [
        BotCommand("meeting", said.say("menu.meeting")),
        BotCommand("search", said.say("menu.search")),
        BotCommand("latest", said.say("menu.latest")),
        BotCommand("subscribe", said.say("menu.subscribe")),
        BotCommand("subscriptions", said.say("menu.subscriptions")),
        BotCommand("settings", said.say("menu.settings")),
        BotCommand("help", said.say("menu.help")),
        BotCommand("privacy", said.say("menu.privacy")),
        BotCommand("forget", said.say("menu.forget")),
    ]


ABOUT_THE_CHAT = frozenset({"settings", "privacy", "forget"})
"""What in a group is for its admins."""


async def register(bot: Bot) -> None:
    """Set the menu: in Chinese, and in English for apps in English; in groups by who it is for."""
    try:
        for said, code in ((CHINESE, None), (voice("en"), "en")):
            everything = commands(said)
            asking = [one for one in everything if one.command not in ABOUT_THE_CHAT]
            await bot.set_my_commands(everything, BotCommandScopeDefault(), code)
            await bot.set_my_commands(asking, BotCommandScopeAllGroupChats(), code)
            await bot.set_my_commands(everything, BotCommandScopeAllChatAdministrators(), code)
    except TelegramError as refused:  # not every Bot API has a menu; the commands work without
        log.warning("command menu refused", extra={"why": str(refused)})
