"""One call of a method, and how methods are known."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from bot.local.pace import Pace
from bot.local.params import Params
from bot.local.polling import LongPoll
from bot.local.webhook import Webhook
from bot.local.world import World


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what it asks for, and what it may use.

    ``given_up`` is done when nobody waits for the answer any more.
    """

    params: Params
    world: World
    poll: LongPoll
    webhook: Webhook
    pace: Pace | None
    given_up: asyncio.Future[None]


Method = Callable[[Call], Any] | Callable[[Call], Awaitable[Any]]
METHODS: Final[dict[str, Method]] = {}


def method(function: Method) -> Method:
    """Register a function as a method of the Bot API."""
    METHODS[function.__name__.replace("_", "")] = function
    return function
