"""Links that open the bot at a meeting, an item or a search: what stands after ``?start=``.

Telegram takes 64 of A-Za-z0-9_- there, so a link holds ids only. A search is opened by a random
link of its own: its number would let anyone read what others asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.action import ShowItem, ShowMeeting, Shown, ShowText, decode, encode

MAX_CHARS = 64
Linked = ShowMeeting | ShowItem | ShowText


@dataclass(frozen=True, slots=True)
class SharedSearch:
    """A search that someone shared, by its link in the store."""

    link: str


def payload_of(target: Linked | SharedSearch) -> str:
    """What stands in the link; where it was pressed from is left out."""
    match target:
        case SharedSearch(link):
            return f"s_{link}"
        case ShowItem(readout, position):
            return f"i-{readout}-{position}"
        case ShowMeeting(readout):
            return f"m-{readout}"
        case _:
            return encode(target).replace(":", "-")


def read_payload(payload: str) -> Shown | SharedSearch | None:
    """What a link opens; None for what we did not write."""
    if len(payload) > MAX_CHARS:
        return None
    if payload.startswith("s_"):
        return SharedSearch(payload[2:])
    try:
        action = decode(payload.replace("-", ":"))
    except ValueError:
        return None
    return action if isinstance(action, ShowMeeting | ShowItem | ShowText) else None
