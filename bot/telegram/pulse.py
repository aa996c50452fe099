"""That the bot is well: it hears from Telegram, and what it heard is being answered.

A process that runs, or a port that answers, proves neither.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import logging
from collections.abc import Callable

from bot.telegram.bridge import Bridge
from store import BEAT_SECONDS, Inbox, StoreError

log = logging.getLogger(__name__)
UNHEARD_SECONDS = 90.0
"""Polls are answered every half minute even when nobody says anything."""
UNANSWERED = datetime.timedelta(minutes=2)
"""No answer takes so long, flood waits of a minute included."""


def ailment(
    unheard_seconds: float, waiting_since: datetime.datetime | None, now: datetime.datetime
) -> str | None:
    """What is wrong, if anything is."""
    if unheard_seconds > UNHEARD_SECONDS:
        return "nothing heard from Telegram"
    if waiting_since is not None and now - waiting_since > UNANSWERED:
        return "an update waits for its answer"
    return None


async def pulse(
    beat: Callable[[], None],
    unheard_seconds: Callable[[], float],
    inbox: Inbox,
    bridge: Bridge,
    stop: asyncio.Event,
) -> None:
    """Call ``beat`` again and again while all is well, until told to stop."""
    while not stop.is_set():
        try:
            waiting = await bridge.run(inbox.waiting_since)
            wrong = ailment(unheard_seconds(), waiting, datetime.datetime.now(datetime.UTC))
            if wrong is None:
                beat()
            else:
                log.warning("not well", extra={"why": wrong})
        except (StoreError, OSError) as error:  # a full disk is told by those who write to it
            log.warning("not well", extra={"why": str(error)})
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), BEAT_SECONDS)
