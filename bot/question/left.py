"""What is left to read of a question: every part that is recognised is taken out of it."""

from __future__ import annotations

import re

from store.words import fold


class Left:
    """A question of which parts are taken out; blanks stand where they were, so positions stay."""

    def __init__(self, text: str) -> None:
        self.typed = self.text = text
        self.asks = False
        """Whether anything was found that asks, rather than words to search for."""
        self.read_as: dict[str, str] = {}
        """Names that were typed with a slip, and what each is read as."""

    @property
    def folded(self) -> str:
        """What is left, folded."""
        return fold(self.text)

    def take(self, start: int, end: int) -> None:
        """Take out what stands there."""
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]

    def take_all(self, pattern: re.Pattern[str]) -> str:
        """Take out every match of what only asks; the first of them, folded."""
        first = ""
        for found in pattern.finditer(self.folded):
            if found.end() > found.start():
                first = first or found.group()
                self.take(*found.span())
        self.asks = self.asks or bool(first)
        return first
