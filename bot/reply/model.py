"""What is shown: text and buttons, independent of where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.action import Action
from bot.link import Linked, SharedSearch
from bot.richtext import Block

BUTTONS_A_ROW = 6


@dataclass(frozen=True, slots=True)
class Button:
    """A button that acts, opens ``url``, copies ``copy`` or passes ``share`` on to others."""

    label: str
    action: Action | None = None
    url: str | None = None
    copy: str | None = None
    share: Linked | SharedSearch | None = None


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that comes with a reply; a ``picture`` is shown, any other file is to be kept.

    ``missing`` is said where it cannot be sent.
    """

    name: str
    data: bytes
    missing: str
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """What is shown. ``fresh``: as a message of its own, even when a button asked for it."""

    blocks: tuple[Block, ...]
    keyboard: tuple[Row, ...] = ()
    fresh: bool = False
    attachment: Attachment | None = None


def rows(buttons: Sequence[Button]) -> list[Row]:
    """Buttons in as many rows as they need."""
    return [
        tuple(buttons[start : start + BUTTONS_A_ROW])
        for start in range(0, len(buttons), BUTTONS_A_ROW)
    ]
