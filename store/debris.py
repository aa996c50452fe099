"""Readings inside words, which copies of readouts carry: 會(huì)議, 長(cháng).

They count for nothing where words are looked for; what is quoted keeps them, as it was printed.
"""

from __future__ import annotations

import re
from itertools import islice

from store.words import fold

# Spam copies of readouts carry readings inside words: 會(huì)議, 長(cháng), sometimes with the
# character before lost: 研究?jī)?yōu)化. Plain (de) and (le) count only beside toned ones, or where
# a text is full of them, doubled and with pictures between: 国(guo)☂(guo)务(wu).
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ"
_PICTURES = "\u2600-\u27bf\U0001f300-\U0001faff"
DEBRIS = re.compile(
    rf"(?<=[\u3400-\u9fff])(?:[{_PICTURES}]?[(?][a-z{_TONED}{_PICTURES}]{{1,8}} ?\))+|"
    rf"(?<=[\u3400-\u9fff])\([a-z{_TONED}]{{0,7}}\Z",  # a page may be cut off there
    re.IGNORECASE,
)
_ANY_TONED = re.compile(rf"[(?][a-z]{{0,5}}[{_TONED}][a-z]{{0,5}} ?\)", re.IGNORECASE)
_PLAIN = re.compile(
    r"[\u3400-\u9fff]\((?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiou]{1,3}(?:ng?|r)?\)"
)
_FULL = 10
"""Plain readings on a page that are no abbreviations."""


def has_debris(text: str) -> bool:
    """Whether a text carries readings inside words."""
    if "(" not in text and "?" not in text:
        return False
    if _ANY_TONED.search(text) is not None:
        return True
    return sum(1 for _ in islice(_PLAIN.finditer(text), _FULL)) == _FULL


def without_debris(text: str) -> str:
    """A line of a text that has pinyin debris, without it."""
    return DEBRIS.sub("", text)


def folded_text(text: str) -> str:
    """A text folded, with debris blotted out by ``BLOT``: the same length, the same offsets."""
    if has_debris(text):
        text = DEBRIS.sub(lambda found: BLOT * len(found.group()), text)
    return fold(text)


BLOT = "\0"
"""What no text has: it counts as white space does, which no word is ended by."""


def legible(text: str) -> str:
    """A text folded and without debris, for what needs no offsets."""
    return folded_text(text).replace(BLOT, "")
