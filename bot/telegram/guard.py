"""Who may use the bot, and how fast."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from telegram import Update

from bot.settings import Settings

BURST = 20
"""Updates anyone may send at once."""
A_SECOND = 1.0
"""Updates a second in the long run."""
PAUSE_SECONDS = 10
"""How long who sent more is not answered."""
REMEMBERED = 10_000
"""Senders whose pace is known; who was silent longest is forgotten first."""

Verdict = Literal["answer", "tell", "ignore"]


@dataclass(slots=True)
class _Pace:
    room: float
    at: float
    stopped: bool = False


class Flood:
    """Who sends faster than anyone reads is told so once, then not answered for a while.

    ``clock`` gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._paces: OrderedDict[int, _Pace] = OrderedDict()

    def verdict(self, sender: int) -> Verdict:
        """Count an update, and say what is to be done with it."""
        now = self._clock()
        pace = self._paces.pop(sender, None) or _Pace(BURST, now)
        self._paces[sender] = pace
        if len(self._paces) > REMEMBERED:
            self._paces.popitem(last=False)
        pace.room = min(BURST, pace.room + (now - pace.at) * A_SECOND)
        pace.at = now
        if pace.stopped and pace.room < PAUSE_SECONDS * A_SECOND:
            return "ignore"
        pace.stopped = pace.room < 1
        if pace.stopped:
            return "tell"
        pace.room -= 1
        return "answer"


def sender_of(update: Update) -> int:
    """Whose pace an update counts for: a person, or the chat that writes under its own name."""
    message = update.effective_message
    if update.callback_query is None and message is not None and message.sender_chat is not None:
        return message.sender_chat.id
    who = update.effective_user or update.effective_chat
    return who.id if who else 0


def may_use(update: Update, settings: Settings) -> bool:
    """Whether the allow-list, if there is one, names the person, the chat, or an admin."""
    if not settings.allowed:
        return True
    known = settings.allowed | settings.admins
    people = (update.effective_user, update.effective_chat)
    return any(who is not None and who.id in known for who in people)
