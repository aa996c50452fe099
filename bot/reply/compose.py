"""The way from an answer to the function that words it."""

from __future__ import annotations

from functools import singledispatch

from bot.reply.model import Reply
from bot.voice import CHINESE, Voice


def compose(answer: object, voice: Voice = CHINESE, question: int = 0) -> Reply:
    """The reply that shows ``answer``; ``question`` is its remembered id where one is needed."""
    return worded(answer, voice, question)


@singledispatch
def worded(answer: object, voice: Voice, question: int) -> Reply:
    """How an answer is worded; every kind of answer registers its own way.

    Raises TypeError for a kind that has none.
    """
    raise TypeError(f"no reply for {type(answer).__name__}")
