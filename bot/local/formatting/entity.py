"""Marked stretches of a text, measured as Telegram measures: in UTF-16 units."""

from dataclasses import dataclass
from typing import Any, Final

STYLES: Final = ("bold", "italic", "underline", "strikethrough", "spoiler")
"""Entities that may overlap and be cut."""
MONOSPACE: Final = ("code", "pre")
"""Entities in which there are no others."""
SOLID: Final = (*MONOSPACE, "text_link", "custom_emoji")
"""Entities that never overlap each other."""
QUOTES: Final = ("blockquote", "expandable_blockquote")


@dataclass(frozen=True, slots=True)
class Entity:
    """A marked stretch of a text; ``offset`` and ``length`` count UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str = ""
    language: str = ""
    custom_emoji_id: str = ""

    @property
    def end(self) -> int:
        """The unit after the last one."""
        return self.offset + self.length

    def of(self, text: str) -> str:
        """Cut the marked part out of the text."""
        return utf16_slice(text, self.offset, self.length)

    def json(self) -> dict[str, Any]:
        """Write a MessageEntity."""
        extras = {
            "url": self.url,
            "language": self.language,
            "custom_emoji_id": self.custom_emoji_id,
        }
        body = {"type": self.type, "offset": self.offset, "length": self.length}
        return body | {name: value for name, value in extras.items() if value}


def utf16_length(text: str) -> int:
    """Measure a text in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Cut a part out of a text; both numbers are UTF-16 units."""
    units = text.encode("utf-16-le")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")
