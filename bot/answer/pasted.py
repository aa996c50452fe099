"""A headline or a paragraph that was pasted: the meeting whose readout has it, word for word."""

from __future__ import annotations

import re

from bot.question import MAX_CHARS
from store import Store
from store.words import fold

_PIECES = re.compile(r"[。；;！？!?，,：:\n]+|(?<=[㐀-鿿”》）])\s+(?=[㐀-鿿“《])")
_A_PIECE = 9
"""Letters of a piece, of which shorter ones stand in many readouts."""
_A_TEXT = 14
"""Letters from which on something was pasted, and is hardly typed."""
_HAN = re.compile("[㐀-鿿]")


def pasted_from(text: str, store: Store) -> int | None:
    """The one readout, or the latest of those that tell of one meeting, that holds all that was
    pasted; None where it is none, or not only one meeting.
    """
    if len(_HAN.findall(text)) < _A_TEXT:
        return None
    whole = _holding(text, store)
    if _is_one(whole, store):
        return max(whole)
    pieces = [piece.strip() for piece in _PIECES.split(text)]
    if len(text) >= MAX_CHARS:
        pieces = pieces[:-1]  # where it was cut off
    long = [piece for piece in pieces if len(_HAN.findall(piece)) >= _A_PIECE]
    found = set.intersection(*(_holding(piece, store) for piece in long)) if long else set[int]()
    if not _is_one(found, store):
        found = set.intersection(found, *(_holding(piece, store) for piece in pieces if piece))
    if not _is_one(found, store):
        return None
    held = sum(len(piece) for piece in pieces if piece in long or _holding(piece, store) & found)
    return max(found) if held >= _NEARLY_ALL * sum(map(len, pieces)) else None


_NEARLY_ALL = 0.8
"""Share of the letters that stand there, since a passage may begin amid what was pasted."""


def _holding(piece: str, store: Store) -> set[int]:
    return {matter.readout for matter in store.facts.matters([fold(piece)])}


def _is_one(readouts: set[int], store: Store) -> bool:
    return bool(readouts) and len(store.facts.by_meeting(sorted(readouts))) == 1
