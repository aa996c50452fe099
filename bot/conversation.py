"""Text in, reply out: the one way that the terminal, Telegram and the tests share."""

from __future__ import annotations

import datetime

from bot.action import decode
from bot.answer import Answer, Told, answer, perform
from bot.question import understand
from bot.reply import Reply, compose, needs_question
from store import Store

STALE_BUTTON = "这个按钮已经失效，请重新提问。"


def reply_to(text: str, store: Store, today: datetime.date) -> Reply:
    """What the bot says to ``text``. Raises StoreError only."""
    return _shown(answer(understand(text, today), store), store, text, today)


def press(data: str, store: Store) -> Reply:
    """What pressing a button with callback ``data`` shows; any string is allowed."""
    try:
        action = decode(data)
    except ValueError:
        return compose(Told(STALE_BUTTON))
    return compose(perform(action, store), getattr(action, "question", 0))


def _shown(found: Answer, store: Store, text: str, today: datetime.date) -> Reply:
    question = store.remember(text, today) if needs_question(found) else 0
    return compose(found, question)
