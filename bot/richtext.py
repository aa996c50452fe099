"""Text with emphasis, quotes and links, independent of where it is shown.

Renderers turn it into Telegram's HTML or a terminal's text. Splitting works on this tree, so a part
can never end inside a tag.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import click

MESSAGE_UNITS = 4096
"""Telegram's limit of a message, in UTF-16 units after its markup is parsed."""
MESSAGE_ENTITIES = 95
"""Telegram ignores entities past about a hundred; one part stays below."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a quote that can be opened where it is long."""

    spans: tuple[Span, ...]
    quote: bool = False
    expandable: bool = False

    @property
    def text(self) -> str:
        """The characters alone."""
        return "".join(span.text for span in self.spans)


def line(*parts: str | Span) -> Block:
    """A paragraph of plain strings and spans."""
    return Block(tuple(Span(part) if isinstance(part, str) else part for part in parts if part))


def bold(text: str) -> Span:
    """Emphasised text."""
    return Span(text, bold=True)


def units(text: str) -> int:
    """The length of ``text`` as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


# --- rendering ----------------------------------------------------------------------------------


def to_html(blocks: Iterable[Block]) -> str:
    """Telegram's HTML; everything that is text is escaped."""
    return "\n".join(_block_html(block) for block in blocks)


def _block_html(block: Block) -> str:
    inner = "".join(_span_html(span) for span in block.spans)
    if not block.quote:
        return inner
    return f"<blockquote{' expandable' if block.expandable else ''}>{inner}</blockquote>"


def _span_html(span: Span) -> str:
    text = html.escape(span.text, quote=False)
    if span.bold:
        text = f"<b>{text}</b>"
    if span.italic:
        text = f"<i>{text}</i>"
    if span.link:
        text = f'<a href="{html.escape(span.link)}">{text}</a>'
    return text


def to_plain(blocks: Iterable[Block]) -> str:
    """The text alone, for where markup failed."""
    return "\n".join(block.text for block in blocks)


def to_terminal(blocks: Iterable[Block], color: bool) -> str:
    """Text for a terminal: quotes are indented, emphasis is shown where there is colour."""
    lines = []
    for block in blocks:
        text = "".join(_span_terminal(span, color) for span in block.spans)
        if block.quote:
            text = "\n".join(f"  {part}" for part in text.split("\n"))
        lines.append(text)
    return "\n".join(lines)


def _span_terminal(span: Span, color: bool) -> str:
    text = harmless(span.text)
    if color and (span.bold or span.italic):
        text = click.style(text, bold=span.bold, italic=span.italic)
    return f"{text} <{span.link}>" if span.link and span.link != span.text else text


def harmless(text: str) -> str:
    """``text`` without what could steer a terminal: readouts come from anywhere."""
    return _CONTROL.sub("", text)


_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


# --- splitting ----------------------------------------------------------------------------------

_BREAKS = (re.compile(r"\n"), re.compile(r"[。！？][”’」』）]*"), re.compile(r"[，；、：,;]"))


def split(
    blocks: Iterable[Block], limit: int = MESSAGE_UNITS, entities: int = MESSAGE_ENTITIES
) -> list[tuple[Block, ...]]:
    """The blocks in parts that each fit a message, cut between blocks, lines or sentences."""
    parts: list[tuple[Block, ...]] = []
    part: list[Block] = []
    room, styled = limit, 0
    for block in blocks:
        for piece in _pieces(block, limit, entities):
            size, count = units(piece.text) + 1, _entities(piece)
            if part and (size > room + 1 or styled + count > entities):
                parts.append(tuple(part))
                part, room, styled = [], limit, 0
            part.append(piece)
            room -= size
            styled += count
    if part:
        parts.append(tuple(part))
    return parts


def _entities(block: Block) -> int:
    return block.quote + sum(s.bold + s.italic + (s.link is not None) for s in block.spans)


def _pieces(block: Block, limit: int, entities: int) -> Iterator[Block]:
    """A block in pieces that each fit a message on their own."""
    while units(block.text) > limit or _entities(block) > entities:
        text = block.text
        end = _fitting(text, limit)
        styled = int(block.quote)
        at = 0
        for span in block.spans:  # the spans whose style still fits
            styled += span.bold + span.italic + (span.link is not None)
            if styled > entities:
                end = min(end, at)
                break
            at += len(span.text)
        cut = _good_cut(text, end) if end < len(text) else end
        head, block = _cut(block, cut)
        yield head
    if block.text:
        yield block


def _fitting(text: str, limit: int) -> int:
    """How many characters of ``text`` fit into ``limit`` units; at least one."""
    if units(text) <= limit:
        return len(text)
    used = 0
    for index, char in enumerate(text):
        used += 2 if char > "\uffff" else 1
        if used > limit:
            return max(1, index)
    return len(text)


def _good_cut(text: str, end: int) -> int:
    """The last place up to ``end`` where a reader would pause, not leaving a stub."""
    for pattern in _BREAKS:
        cuts = [match.end() for match in pattern.finditer(text, 0, end)]
        if cuts and cuts[-1] > end // 3:
            return cuts[-1]
    return max(1, end)


def _cut(block: Block, at: int) -> tuple[Block, Block]:
    head: list[Span] = []
    tail: list[Span] = []
    for span in block.spans:
        if at >= len(span.text):
            head.append(span)
        elif at <= 0:
            tail.append(span)
        else:
            head.append(replace(span, text=span.text[:at]))
            tail.append(replace(span, text=span.text[at:]))
        at -= len(span.text)
    return replace(block, spans=tuple(head)), replace(block, spans=tuple(tail))
