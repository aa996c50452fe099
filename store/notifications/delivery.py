"""What passes between the outbox and who delivers: what is to be sent, and what became of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from store.notifications.chats import Chat

About = Literal["new", "changed", "silence"]


@dataclass(frozen=True, slots=True)
class Notification:
    """That a chat is to hear of a readout, and which of its subscriptions want it to."""

    id: int
    readout: int
    about: About
    subscriptions: tuple[int, ...]
    attempts: int
    """How often it was tried, this time included."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What goes to a chat as one message. ``held``: it waited for a digest or quiet hours."""

    chat: Chat
    notifications: tuple[Notification, ...]
    held: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """It arrived, as this message."""

    message: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have arrived; it is not sent again."""

    why: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never arrive."""

    why: str


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing arrives in this chat any more, until it writes again."""

    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The chat has another id now; send it there."""

    to: int


@dataclass(frozen=True, slots=True)
class Unreached:
    """Nobody could be reached, and it did not arrive; the message is not to blame."""

    why: str


@dataclass(frozen=True, slots=True)
class Wait:
    """It came too soon for the chat, and did not arrive; send again after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Failed:
    """It did not arrive, and that may be its own fault; send again after a pause."""

    why: str


Verdict = Sent | Unknown | Refused | Gone | Moved | Unreached | Wait | Failed


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of a delivery: of those of its notifications that were in the message."""

    delivery: Delivery
    verdict: Verdict
    left_out: frozenset[int] = frozenset()
    """Notifications that did not fit, and are still owed."""
    dropped: frozenset[int] = frozenset()
    """Notifications that nobody wants any more."""
    unworded: frozenset[int] = frozenset()
    """Notifications that nothing could be said of: their readouts cannot be read."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much is owed and what became of the rest."""

    pending: int
    sending: int
    sent: int
    unknown: int
    refused: tuple[tuple[str, int], ...]
    """Reasons with how often each, most first."""
    oldest: datetime.datetime | None
    """Since when the oldest waits that should have gone already (UTC)."""
    chats: int
    """Chats that have subscriptions and can be written to."""
    inactive: int
    subscriptions: int
