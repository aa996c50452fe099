"""Who is asking: what an answer depends on besides the question."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from bot.voice import CHINESE, Language, Voice

HERE = 0
"""The chat id of a conversation that is not on Telegram: nothing can be delivered to it later."""


@dataclass(frozen=True, slots=True)
class Asker:
    """A chat that asks, the day it is there, and the language it is answered in."""

    today: datetime.date
    chat: int = HERE
    voice: Voice = CHINESE
    admin: bool = False
    """Whether they may add readouts."""
    app: Language = "zh-hans"
    """The language of their app, where the chat has chosen none."""
    topic: int | None = None
    """The topic of a forum in which they ask."""
    manages: bool = True
    """Whether they may change what the chat gets: in a group, its admins."""
