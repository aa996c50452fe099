"""Pressed buttons and inline queries, which the bot has to answer in time."""

from collections.abc import Callable
from typing import Final

from bot.local import limits
from bot.local.model import CallbackQuery, InlineQuery, Json, Message, User
from bot.local.refusals import QUERY_TOO_OLD, bad_request

OFFERS_KEPT: Final = 100
"""Answers to inline queries of which results can still be chosen."""


class Queries:
    """What waits for an answer, and what was answered to inline queries.

    ``clock`` gives Unix seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._callbacks: dict[str, CallbackQuery] = {}
        self._inline: dict[str, InlineQuery] = {}
        self._offered: dict[str, Json] = {}
        self._last = 4_000_000_000_000_000_000

    def new_id(self) -> str:
        """Give an id that nothing else has."""
        self._last += 1
        return str(self._last)

    def press(self, person: User, message: Message, button: str | tuple[int, int]) -> CallbackQuery:
        """Have a button pressed: by its label, or by row and column."""
        data = _pressed(message, button).get("callback_data")
        if data is None:
            raise LookupError(f"the button {button!r} does not call the bot")
        now = self._clock()
        query = CallbackQuery(self.new_id(), person, message, data, now)
        self._callbacks = {
            known.id: known
            for known in (*self._callbacks.values(), query)
            if now - known.pressed_at <= limits.CALLBACK_ANSWER_S
        }
        return query

    def answered(self, query_id: str) -> CallbackQuery:
        """Find the pressed button that the bot answers."""
        query = self._callbacks.get(query_id)
        if query is None or self._clock() - query.pressed_at > limits.CALLBACK_ANSWER_S:
            raise bad_request(QUERY_TOO_OLD)
        return query

    def type_inline(self, person: User, text: str, offset: str) -> InlineQuery:
        """Have something typed after the bot's name."""
        now = self._clock()
        typed = text[: limits.INLINE_QUERY_CHARS]
        query = InlineQuery(self.new_id(), person, typed, offset, now)
        self._inline = {
            known.id: known
            for known in (*self._inline.values(), query)
            if now - known.asked_at <= limits.INLINE_ANSWER_S
        }
        return query

    def answer_inline(self, query_id: str, answer: Json) -> InlineQuery:
        """Answer an inline query; it can be answered once."""
        query = self._inline.get(query_id)
        if query is None or self._clock() - query.asked_at > limits.INLINE_ANSWER_S:
            raise bad_request(QUERY_TOO_OLD)
        del self._inline[query_id]
        self._offered[query_id] = answer
        if len(self._offered) > OFFERS_KEPT:
            del self._offered[next(iter(self._offered))]
        return query

    def offered(self, query_id: str, result_id: str) -> Json:
        """Find a result that the bot offered."""
        results: list[Json] = self._offered.get(query_id, {}).get("results", [])
        chosen = next((found for found in results if str(found["id"]) == result_id), None)
        if chosen is None:
            raise LookupError("the bot offered no such result")
        return chosen


def _pressed(message: Message, button: str | tuple[int, int]) -> Json:
    rows: list[list[Json]] = (message.markup or {}).get("inline_keyboard", [])
    for y, row in enumerate(rows):
        for x, candidate in enumerate(row):
            if button in (candidate["text"], (y, x)):
                return candidate
    raise LookupError(f"no button {button!r} among {message.buttons}")
