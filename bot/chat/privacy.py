"""/privacy and /forget: what is kept of a chat, and its end."""

from __future__ import annotations

from bot.action import Forget
from bot.answer import AboutToForget, Answer, Kept, Told
from bot.chat.asker import Asker
from bot.voice import sentence
from store import Store


def privacy(_rest: str, store: Store, asker: Asker) -> Answer:
    """What is kept of the chat."""
    return Kept(store.questions.count(asker.chat))


def forget(_rest: str, store: Store, asker: Asker) -> Answer:
    """Ask whether all of it is to be deleted."""
    return AboutToForget(store.questions.count(asker.chat))


def forget_or_not(action: Forget, store: Store, asker: Asker) -> Answer:
    """Delete everything about the chat, or leave it."""
    if not action.sure:
        return Told(sentence("forget.left"))
    store.forget(asker.chat)
    return Told(sentence("forget.done"))
