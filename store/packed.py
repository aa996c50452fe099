"""Many words with a letter each, in little memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class PackedWords:
    """Words in order, run together, and a letter for each: a tenth of what a dict of them takes."""

    def __init__(self, letters: Iterable[tuple[str, str]]) -> None:
        pairs = sorted(letters)
        self._text = "".join(word for word, _ in pairs)
        self._ends = array("I", accumulate((len(word) for word, _ in pairs), initial=0))
        self._letters = "".join(letter for _, letter in pairs)

    def __len__(self) -> int:
        return len(self._letters)

    def __getitem__(self, index: int) -> str:
        """The word at a place in the order."""
        return self._text[self._ends[index] : self._ends[index + 1]]

    def letter(self, word: str) -> str:
        """The letter of a word, found by halving; empty for a word that is not there."""
        at = bisect_left(self, word)
        return self._letters[at] if at < len(self) and self[at] == word else ""
