"""The methods of the Bot API, one function each.

A function takes a ``Call``, gives what stands under ``result`` in the answer, or raises a
``Refusal``. Its name is the method's, written with underscores; ``METHODS`` finds it by its name
in lower case, since to Telegram ``SendMessage`` and ``sendmessage`` are the same. What each takes
and gives is told at ``https://core.telegram.org/bots/api#`` and that name.
"""

from bot.local.methods import answering, chats, editing, files, profile, sending, updates
from bot.local.methods.call import METHODS, Call

__all__ = [
    "METHODS",
    "Call",
    "answering",
    "chats",
    "editing",
    "files",
    "profile",
    "sending",
    "updates",
]
