"""An Answer → what is shown: text and buttons. Pure; how the bot words things lives here.

Every kind of answer has one function, registered with ``compose``; the modules are grouped by what
they show. The sentences themselves are in ``bot/texts``.
"""

from bot.reply import (  # each registers what it words
    answers,
    cards,
    files,
    found,
    general,
    meetings,
    news,
    preferences,
    subscriptions,
)
from bot.reply.compose import compose
from bot.reply.found import cited
from bot.reply.model import Attachment, Button, Reply
from bot.reply.subscriptions import with_bell
from bot.reply.wording import told_coverage

__all__ = [
    "Attachment",
    "Button",
    "Reply",
    "answers",
    "cards",
    "cited",
    "compose",
    "files",
    "found",
    "general",
    "meetings",
    "news",
    "preferences",
    "subscriptions",
    "told_coverage",
    "with_bell",
]
