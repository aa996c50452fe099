"""Stretches of a readout as they are shown: verbatim, and …… where a sentence is cut."""

from __future__ import annotations

from collections.abc import Sequence

from bot.richtext import Block, Span, bold
from store.reading.prose import Span as Stretch
from store.reading.prose import read_prose
from store.reading.subjects import skip_dateline

LONG_QUOTE_CHARS = 300
"""Longer quotes are folded until tapped."""
DATELINE_CHARS = 120
"""Characters in which a dateline ends: 某台消息（某节目）："""
OMISSION = "……"
_STOPS = "。！？；：…\n.!?;:"
_CLOSERS = "”’」』）)"


def quote(text: str, start: int, end: int, marks: Sequence[tuple[int, int]] = ()) -> Block:
    """A stretch of a readout, verbatim, with its marks emphasised; …… where a sentence is cut."""
    spans: list[Span] = [Span(OMISSION)] if _within_a_sentence(text, start) else []
    at = start
    for left, right in marks:
        if at < left:
            spans.append(Span(text[at:left]))
        spans.append(bold(text[left:right]))
        at = right
    if at < end:
        spans.append(Span(text[at:end]))
    if _within_a_sentence(text, end):
        spans.append(Span(OMISSION))
    return Block(tuple(spans), quote=True, expandable=end - start > LONG_QUOTE_CHARS)


def _within_a_sentence(text: str, at: int) -> bool:
    """Whether a sentence is cut there."""
    before = text[:at].rstrip(" \u3000")
    if not before or not text[at:].strip() or text[at] == "\n":
        return False
    return before.rstrip(_CLOSERS)[-1:] not in _STOPS


def past_dateline(text: str, start: int) -> int:
    """Where a stretch that begins there says something: after 某台消息（某节目）：."""
    if start:
        return start
    prose = read_prose(text[:DATELINE_CHARS])
    return prose.offset(skip_dateline(prose, Stretch(0, len(prose.folded))))
