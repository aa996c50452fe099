"""The way from an answer to the function that words it."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch

from bot.question import Question
from bot.reply.model import Reply
from bot.richtext import line
from bot.voice import CHINESE, Voice


def compose(answer: object, voice: Voice = CHINESE, question: int = 0) -> Reply:
    """The reply that shows ``answer``; ``question`` is its remembered id where one is needed.

    What a name is read as that was typed with a slip is said before it.
    """
    reply = worded(answer, voice, question)
    asked = getattr(answer, "question", None)
    if isinstance(asked, Question) and asked.read_as:
        told = [line(voice.say("asked.read_as", typed=t, name=n)) for t, n in asked.read_as]
        return replace(reply, blocks=(*told, *reply.blocks))
    return reply


@singledispatch
def worded(answer: object, voice: Voice, question: int) -> Reply:
    """How an answer is worded; every kind of answer registers its own way.

    Raises TypeError for a kind that has none.
    """
    raise TypeError(f"no reply for {type(answer).__name__}")
