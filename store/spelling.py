"""Slips of the keyboard: which words of the readouts sound or look like what was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from store.words import fold

MIN_CHARS = 4
"""Shorter words differ in one character from too many others."""


@lru_cache(maxsize=4096)
def _sounds(char: str) -> frozenset[str]:
    from pypinyin import Style, pinyin  # takes a tenth of a second, and few questions need it

    said = pinyin(char, style=Style.NORMAL, heteronym=True)
    return frozenset(_blurred(sound) for sound in said[0]) if said else frozenset()


def _blurred(sound: str) -> str:
    """What many speakers do not tell apart: zh and z, n and l at the start, in and ing."""
    for one, other in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if sound.startswith(one):
            sound = other + sound[2:]
    return sound[:-1] if sound.endswith(("ing", "eng", "ang")) else sound


def sound_alike(one: str, other: str) -> bool:
    """Whether two characters can be said alike, tones aside."""
    return bool(_sounds(one) & _sounds(other))


def is_slip_of(right: str, typed: str) -> bool:
    """Whether ``typed`` is ``right`` but for one character that sounds alike."""
    if len(right) != len(typed):
        return False
    wrong = [(a, b) for a, b in zip(typed, right, strict=True) if a != b]
    return len(wrong) == 1 and sound_alike(*wrong[0])


def corrections(word: str, texts: Iterable[str]) -> list[str]:
    """What stands in the folded ``texts`` and is ``word`` but for one slip; most likely first.

    A slip is a character that sounds alike, in a word of six or more any other character, and in
    one of five or more a character too many or too few.
    """
    word = fold(word)
    found: Counter[str] = Counter()
    half = len(word) // 2
    for text in texts:
        for head, start in ((word[:half], 0), (word[half:], half)):
            at = text.find(head)
            while at >= 0:
                for length in (len(word), len(word) - 1, len(word) + 1):
                    left = at - start if start == 0 else at + len(word) - half - length
                    if left < 0 or left + length > len(text):
                        continue
                    window = text[left : left + length]
                    if window.isalnum() and (weight := _likeness(word, window)):
                        found[window] += weight
                at = text.find(head, at + 1)
    return [window for window, _ in found.most_common()]


def _likeness(word: str, window: str) -> int:
    if len(word) == len(window):
        wrong = [(a, b) for a, b in zip(word, window, strict=True) if a != b]
        if len(wrong) in (1, 2) and all(sound_alike(a, b) for a, b in wrong):
            return 100
        return int(len(wrong) == 1 and len(word) >= 6)
    long, short = sorted((word, window), key=len, reverse=True)
    if len(word) < 5:
        return 0
    # Not at its edges: there, any neighbour of a shorter word would count.
    return 10 * any(long[:at] + long[at + 1 :] == short for at in range(1, len(long) - 1))
