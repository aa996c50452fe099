"""Every call of the bot passes here: those that send something wait for their turn."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.delivery import Pace

NOTIFICATION = 1
"""Passed with a call (``rate_limit_args``) that had its turn already, as a notification."""
_SENDING = ("send", "copy", "forward")


class PacedCalls(BaseRateLimiter[int]):
    """Asks ``Pace`` for a turn, and tells it of flood waits; what failed is the caller's matter."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """Make the call when it may be made."""
        chat = data.get("chat_id")
        if (
            rate_limit_args == NOTIFICATION
            or not isinstance(chat, int)
            or not endpoint.startswith(_SENDING)
            or endpoint == "sendChatAction"
        ):
            return await callback(*args, **kwargs)
        await self._pace.reply_turn(chat)
        try:
            answer = await callback(*args, **kwargs)
        except RetryAfter as wait:
            self._pace.flooded(chat, wait_seconds(wait))
            raise
        self._pace.passed()
        return answer


def wait_seconds(wait: RetryAfter) -> float:
    """PTB gives a number of seconds or a timedelta, depending on its settings."""
    after = wait.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()
