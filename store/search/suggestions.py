"""What may have been meant by a word that stands nowhere: same sound, or one slip away.

Only ever suggested, never searched for in place of what was typed. All of it is read from the index
as it is: nothing is gathered beforehand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from store.search.index import Numbers, View
from store.sounds import sounds

MAX_WORD = 8
"""What is longer is several words, each of which is looked at by itself."""
WEIGHED = 20
"""So many likenesses of a word, the commonest, are tried for being terms."""
LOOKED_INTO = 5
"""So many passages, the latest, show what stands around a gap."""

Texts = Callable[[Numbers], Sequence[str]]
"""What passages say, folded."""


def likenesses(word: str, view: View, texts: Texts) -> list[str]:
    """What stands in the store and may have been meant by ``word``, terms before other strings.

    What sounds like it, or else the terms that are one slip away: a character changed or left out
    within the word, or one too many. That counts from three characters on: of two, half the word
    would differ. A term is a word of the dictionary, or what the readouts put between “” or 《》.
    """
    if not 2 <= len(word) <= MAX_WORD:
        return []
    alike = _commonest(_sounding(word, view), view)
    if terms := [other for other in alike if _is_term(other, view)]:
        return terms
    if alike or len(word) < 3:
        return alike
    return [other for other in _commonest(_slips(word, view, texts), view) if _is_term(other, view)]


def _commonest(words: Iterable[str], view: View) -> list[str]:
    """Those of the words that stand in the store, the commonest first."""
    counts = {word: len(view.string(word).passages) for word in words}
    standing = (word for word, count in counts.items() if count)
    return sorted(standing, key=lambda word: -counts[word])[:WEIGHED]


def _is_term(word: str, view: View) -> bool:
    marked = (f'"{word}"', f"《{word}》")  # folded
    return len(view.word(word).passages) > 0 or any(view.string(one).bits for one in marked)


def _sounding(word: str, view: View) -> list[str]:
    """The ways to spell the sound of ``word`` in which every two characters stand together.

    Of two characters both may be others, of more only one: who types a long word mistakes one.
    """
    most = 2 if len(word) == 2 else 1
    ways = [(char, int(char != word[0])) for char in _alike(word[0])]
    for char in word[1:]:
        alike = _alike(char)
        following = view.following([*dict.fromkeys(way[-1] for way, _ in ways)], alike)
        ways = [
            (way + after, changed + (after != char))
            for way, changed in ways
            for after in following[way[-1]]
            if after == char or changed < most
        ]
    return [way for way, _ in ways]


def _slips(word: str, view: View, texts: Texts) -> Iterator[str]:
    """What differs from ``word`` by one character."""
    for at in range(len(word)):
        before, after = word[:at], word[at + 1 :]
        yield before + after
        for right in (after, word[at:]):
            if before and right:
                gap = re.compile(f"{re.escape(before)}[^\\W_]{re.escape(right)}")
                for text in texts(view.around(before, right)[:LOOKED_INTO]):
                    yield from gap.findall(text)


def _alike(char: str) -> tuple[str, ...]:
    """The character, and those that may sound like it."""
    by_sound = _by_sound()
    return tuple(dict.fromkeys((char, *(o for said in sounds(char) for o in by_sound[said]))))


@cache
def _by_sound() -> dict[str, list[str]]:
    """The simplified characters in use, those of GB 2312, by every sound they may have."""
    by_sound: dict[str, list[str]] = defaultdict(list)
    for pair in product(range(0xB0, 0xF8), range(0xA1, 0xFF)):
        if char := bytes(pair).decode("gb2312", "ignore"):
            for said in sounds(char):
                by_sound[said].append(char)
    return by_sound
