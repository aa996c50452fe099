"""Telegram's flood control: how fast a bot may send."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.local import limits
from bot.local.refusals import too_many_requests


@dataclass(frozen=True, slots=True)
class Rate:
    """So many messages in so many seconds, ``burst`` of which may come at once."""

    messages: int
    seconds: float
    burst: int


OVERALL: Final = Rate(limits.MESSAGES_A_SECOND, 1, limits.MESSAGES_A_SECOND)
ONE_CHAT: Final = Rate(limits.CHAT_MESSAGES_A_SECOND, 1, limits.CHAT_BURST)
ONE_GROUP: Final = Rate(limits.GROUP_MESSAGES_A_MINUTE, 60, limits.GROUP_MESSAGES_A_MINUTE)


class Pace:
    """Refuses messages that come too fast, over all chats, to one chat and to one group.

    ``clock`` gives seconds; ``scale`` makes time run so many times faster for these rules, so that
    a test of a minute takes a second.
    """

    def __init__(self, clock: Callable[[], float], scale: float = 1.0) -> None:
        self._clock = clock
        self._scale = scale
        self._full_at: dict[tuple[Rate, int], float] = {}

    def check(self, chat_id: int) -> None:
        """Lets one message to this chat through, or refuses it (429); a refused one counts not."""
        now = self._clock() * self._scale
        buckets = [(OVERALL, 0), (ONE_CHAT, chat_id)]
        if chat_id < 0:
            buckets.append((ONE_GROUP, chat_id))
        # A bucket is the time at which it will be empty again; it holds ``burst`` intervals.
        emptied = {
            (rate, key): max(self._full_at.get((rate, key), now), now)
            + rate.seconds / rate.messages
            for rate, key in buckets
        }
        wait = max(
            moment - now - rate.burst * rate.seconds / rate.messages
            for (rate, _), moment in emptied.items()
        )
        if wait > 1e-6:
            raise too_many_requests(max(1, math.ceil(wait / self._scale)))
        self._full_at |= emptied
