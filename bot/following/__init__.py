"""Questions that lean on the last answer of a chat: 那7月呢？ 还有吗？ 谁主持的？ 第3条.

A question that leans is made whole before it is answered, so that its buttons go on working long
after the chat has moved on.
"""

from __future__ import annotations

import datetime

from bot.action import Shown
from bot.following.leaning import made_whole
from bot.following.memory import EXPIRES_SECONDS, Exchange, Memory, Missing
from bot.following.pressing import pressed
from store.facts import Names
from store.words import fold

__all__ = ["EXPIRES_SECONDS", "Exchange", "Memory", "Missing", "follow"]


def follow(
    text: str, last: Exchange | None, today: datetime.date, names: Names
) -> Shown | str | Missing | None:
    """What ``text`` means after ``last``: a button to press, a whole question, or itself (None)."""
    folded = fold(text).strip()
    button = pressed(folded, last)
    if button is not None or last is None:
        return button
    return made_whole(text, folded, last, today, names)
