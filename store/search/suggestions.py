"""Words of the readouts that may have been meant: same sound, or one slip away.

Only ever suggested, never searched for in place of what was typed. The words come from the index
and from what the readouts put between “” and 《》; all of it can be made anew at any time.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from store.words import fold

MAX_WORD = 16
MAX_READINGS = 16
"""A word of several characters with several readings each is not spelled out in all ways."""
_PHRASE = re.compile(r"“([^“”]{2,16})”|《([^《》]{2,16})》")


def phrases_of(texts: Iterable[str]) -> Counter[str]:
    """The set phrases and short titles in the texts, folded, with how often each is used."""
    return Counter(fold(match[1] or match[2]) for text in texts for match in _PHRASE.finditer(text))


class Vocabulary:
    """Words by their sound and by what is left of them when a character is taken out."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {word for word in words if 2 <= len(word) <= MAX_WORD}
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        self._by_rest: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            if sound := _sound(word):
                self._by_sound[sound].append(word)
            if len(word) >= 3:
                for rest in _rests(word):
                    self._by_rest[rest].append(word)

    def near(self, word: str) -> list[str]:
        """The words that sound like ``word``, then those that are one character off.

        One character off counts from three characters on: of two, half the word would differ.
        """
        if not 2 <= len(word) <= MAX_WORD:
            return []
        found = [other for sound in _sounds(word) for other in self._by_sound.get(sound, ())]
        if len(word) >= 3:
            found += (other for rest in _rests(word) for other in self._by_rest.get(rest, ()))
            found += self._by_rest.get(word, ())
            found += (rest for rest in _rests(word) if rest in self._words and len(rest) >= 2)
        return [other for other in dict.fromkeys(found) if other != word and _near(word, other)]


def _near(word: str, other: str) -> bool:
    """Whether they are of one sound, or one change, one character more or one less apart."""
    if len(word) == len(other):
        changed = sum(a != b for a, b in zip(word, other, strict=True))
        return changed <= 1 or bool(set(_sounds(word)) & set(_sounds(other)))
    return abs(len(word) - len(other)) == 1


def _rests(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _sound(word: str) -> str:
    """How a word usually sounds, character by character, without tones; nothing if not Chinese."""
    heard = [_readings(char) for char in word]
    return " ".join(readings[0] for readings in heard) if all(heard) else ""


def _sounds(word: str) -> list[str]:
    """The ways a word may sound."""
    heard = [_readings(char) for char in word]
    if not all(heard):
        return []
    return [" ".join(way) for way, _ in zip(product(*heard), range(MAX_READINGS), strict=False)]


@cache
def _readings(char: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin  # takes a tenth of a second; only needed here

    if not "\u3400" <= char <= "\u9fff":
        return ()
    heard = pinyin(char, style=Style.NORMAL, heteronym=True)[0]
    return tuple(dict.fromkeys(_levelled(one) for one in heard))


def _levelled(sound: str) -> str:
    """A sound without what many speakers and keyboards do not tell apart: zh and z, ng and n."""
    return re.sub(r"^([zcs])h", r"\1", sound).replace("ü", "v").replace("ng", "n")
