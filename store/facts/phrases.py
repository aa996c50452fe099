"""Set phrases (提法): the short formulas that a readout puts between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from store.debris import BLOT, folded_text

MAX_CHARS = 16
"""What is longer is a sentence that is quoted, no formula."""
_QUOTED = re.compile(rf'"([^"\s，。；：？！,;:?!《》]{{2,{MAX_CHARS}}})"')
_HAN = re.compile(r"[㐀-鿿]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A set phrase, folded, and where it begins in the text."""

    phrase: str
    start: int


def set_phrases(text: str) -> Iterator[Quoted]:
    """The set phrases of a text in order; one that is used twice comes twice."""
    for found in _QUOTED.finditer(folded_text(text)):
        if _HAN.search(found[1]):
            yield Quoted(found[1].replace(BLOT, ""), found.start(1))


def alike(one: str, other: str) -> bool:
    """Whether two different phrases could be versions of one formula: 四个意识, 四个自信 are not.

    They begin or end alike over at least half of the longer, and one is no part of the other.
    """
    if one == other or one in other or other in one:
        return False
    need = max(2, -(-max(len(one), len(other)) // 2))
    return one[:need] == other[:need] or one[-need:] == other[-need:]
