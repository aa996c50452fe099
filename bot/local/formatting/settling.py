"""Text and entities as Telegram keeps them: cleaned, stripped, and none in another's way."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from bot.local.formatting.entity import MONOSPACE, QUOTES, SOLID, STYLES, Entity, utf16_length

BLANK: Final = " \n"
"""What Telegram strips from both ends of a text."""


def in_order(entity: Entity) -> tuple[int, int, str]:
    """Sort by place, the longer first."""
    return entity.offset, -entity.length, entity.type


def cleaned(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """Drop carriage returns, and make spaces of other control characters."""
    text = re.sub(r"[\x00-\x09\x0b\x0c\x0e-\x1f]", " ", text)
    if "\r" not in text:
        return text, list(entities)
    widths = (0 if unit == "\r" else 1 for unit in _units(text))
    before = list(accumulate(widths, initial=0))
    moved = (_spanning(entity, before[entity.offset], before[entity.end]) for entity in entities)
    return text.replace("\r", ""), [entity for entity in moved if entity.length]


def _units(text: str) -> Iterable[str]:
    """Go through the UTF-16 units of a text; half a character is written as the character."""
    for character in text:
        yield character
        if character > "\uffff":
            yield character


def _spanning(entity: Entity, start: int, end: int) -> Entity:
    return replace(entity, offset=start, length=max(0, end - start))


def settled(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """Make entities stand beside each other.

    Of overlapping links and code, and of nested quotations, the outer stays; styles of one kind
    that touch become one; styles are cut around code; blanks at the start of an entity are let go.
    """
    ordered = sorted(entities, key=in_order)
    quotes = _apart(entity for entity in ordered if entity.type in QUOTES)
    solid = _apart(entity for entity in ordered if entity.type in SOLID)
    holes = [(entity.offset, entity.end) for entity in solid if entity.type in MONOSPACE]
    styles = [
        Entity(style, start, end - start)
        for style in STYLES
        for start, end in _united(entity for entity in ordered if entity.type == style)
        for start, end in _without(start, end, holes)
    ]
    units = "".join(_units(text))
    tight = (
        entity if entity.type in ("text_link", "custom_emoji") else _tightened(units, entity)
        for entity in (*quotes, *solid, *styles)
    )
    return [entity for entity in tight if entity.length]


def _apart(ordered: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in ordered:
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _united(ordered: Iterable[Entity]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for entity in ordered:
        if spans and entity.offset <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], entity.end))
        else:
            spans.append((entity.offset, entity.end))
    return spans


def _without(start: int, end: int, holes: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    for hole_start, hole_end in holes:
        if hole_end <= start or hole_start >= end:
            continue
        if start < hole_start:
            yield start, hole_start
        start = hole_end
    if start < end:
        yield start, end


def _tightened(units: str, entity: Entity) -> Entity:
    inner = units[entity.offset : entity.end]
    if not inner.strip(BLANK):
        return replace(entity, length=0)
    skipped = len(inner) - len(inner.lstrip(BLANK))
    return _spanning(entity, entity.offset + skipped, entity.end)


def stripped(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """Take blanks off the ends of the text, and move the entities along."""
    kept = text.strip(BLANK)
    start = len(text) - len(text.lstrip(BLANK))
    end = start + utf16_length(kept)
    moved = (
        _spanning(entity, max(entity.offset, start) - start, min(entity.end, end) - start)
        for entity in entities
    )
    return kept, [entity for entity in moved if entity.length]
