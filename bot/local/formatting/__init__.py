"""A bot's text and its markup → plain text and entities, as Telegram does it.

Offsets and lengths of entities are UTF-16 units of the text that readers see. Refusals name byte
offsets of the text that was sent. Only ``HTML`` is understood; Markdown is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.local import limits
from bot.local.formatting.entity import Entity, utf16_length
from bot.local.formatting.given import given_entities
from bot.local.formatting.html import escape, parse_html
from bot.local.formatting.links import checked_link
from bot.local.formatting.noticing import noticed
from bot.local.formatting.settling import cleaned, in_order, settled, stripped
from bot.local.refusals import bad_request, cant_parse

__all__ = ["Entity", "Formatted", "checked_link", "escape", "formatted", "utf16_length"]


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as readers see it."""

    text: str
    entities: tuple[Entity, ...] = ()


def formatted(source: str, parse_mode: str = "", entities: Sequence[Any] = ()) -> Formatted:
    """Make of a text, its ``parse_mode`` and its ``entities`` (MessageEntity) what Telegram does.

    A parse mode wins over entities. The text is cleaned and stripped; it may end up empty.
    """
    if len(source.encode()) > limits.SOURCE_BYTES:
        raise bad_request("text is too long")
    match parse_mode.lower():
        case "" | "none":
            text, marked = source, given_entities(source, entities)
        case "html":
            text, marked = parse_html(source)
        case "markdown" | "markdownv2":
            raise cant_parse("Markdown is not understood by the local Bot API; use HTML")
        case _:
            raise bad_request("unsupported parse_mode")
    text, marked = cleaned(text, marked)
    text, marked = stripped(text, settled(text, marked))
    kept = sorted([*marked, *noticed(text, marked)], key=in_order)
    return Formatted(text, tuple(kept[: limits.ENTITIES]))
