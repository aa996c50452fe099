"""A local Telegram: a Bot API server for this machine, and the people on its other side.

``LocalBotAPI`` is the server, ``LocalBotAPI.world`` the people, chats and messages behind it,
``LocalBotAPI.faults`` what goes wrong on demand (``bot.local.faults`` names the faults). ``ask``,
``tap``, ``type_inline`` and ``Listener`` wait for what the bot does. Any bot library can talk to it
as if it were Telegram.
"""

from bot.local import faults, limits
from bot.local.faults import Fault, Faults
from bot.local.formatting import Entity, escape, formatted, utf16_length
from bot.local.model import CallbackQuery, Chat, Event, Message, StoredFile, User
from bot.local.refusals import Refusal
from bot.local.server import TOKEN, CallRecord, LocalBotAPI
from bot.local.waiting import Listener, ask, tap, type_inline
from bot.local.world import World

__all__ = [
    "TOKEN",
    "CallRecord",
    "CallbackQuery",
    "Chat",
    "Entity",
    "Event",
    "Fault",
    "Faults",
    "Listener",
    "LocalBotAPI",
    "Message",
    "Refusal",
    "StoredFile",
    "User",
    "World",
    "ask",
    "escape",
    "faults",
    "formatted",
    "limits",
    "tap",
    "type_inline",
    "utf16_length",
]
