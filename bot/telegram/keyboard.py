"""A reply's buttons as Telegram shows them, and the links that lead to this bot."""

from __future__ import annotations

from urllib.parse import urlencode

from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.action import encode
from bot.link import Linked, SharedSearch, payload_of
from bot.reply import Button, Reply


def keyboard_of(reply: Reply, bot: Bot) -> InlineKeyboardMarkup | None:
    """The keyboard below a reply; None where it has no buttons."""
    if not reply.keyboard:
        return None
    return InlineKeyboardMarkup(
        [[_button(button, bot) for button in row] for row in reply.keyboard]
    )


def link_to(target: Linked | SharedSearch, bot: Bot) -> str:
    """A link that opens the bot at ``target``."""
    return f"https://t.me/{bot.username}?start={payload_of(target)}"


def _button(button: Button, bot: Bot) -> InlineKeyboardButton:
    if button.url is not None:
        return InlineKeyboardButton(button.label, url=button.url)
    if button.copy is not None:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))
    if button.share is not None:
        return _passed_on(button.label, button.share, bot)
    assert button.action is not None
    return InlineKeyboardButton(button.label, callback_data=encode(button.action))


def _passed_on(label: str, target: Linked | SharedSearch, bot: Bot) -> InlineKeyboardButton:
    """Choose a chat and post it there: its quote where inline mode is on, else a link."""
    if bot.supports_inline_queries and not isinstance(target, SharedSearch):
        return InlineKeyboardButton(label, switch_inline_query=payload_of(target))
    where = urlencode({"url": link_to(target, bot)})
    return InlineKeyboardButton(label, url=f"https://t.me/share/url?{where}")
