"""Slips of the keyboard: which words of the readouts sound or look like what was typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from store.shapes import look_alike
from store.sounds import sounds
from store.words import fold

MIN_CHARS = 4
"""Shorter words differ in one character from too many others."""


def sound_alike(one: str, other: str) -> bool:
    """Whether two characters can be said alike, tones aside."""
    return not set(sounds(one)).isdisjoint(sounds(other))


def is_slip_of(right: str, typed: str) -> bool:
    """Whether ``typed`` is ``right`` but for one character that sounds or looks alike, or, in three
    and more, for two neighbours that changed places.
    """
    if len(right) != len(typed):
        return False
    wrong = [(at, a, b) for at, (a, b) in enumerate(zip(typed, right, strict=True)) if a != b]
    match wrong:
        case [(_, a, b)]:
            return sound_alike(a, b) or look_alike(a, b)
        case [(first, a, b), (second, c, d)]:
            return len(right) > 2 and second == first + 1 and (a, b) == (d, c)
    return False


def corrections(word: str, texts: Iterable[str]) -> list[str]:
    """What stands in the folded ``texts`` and is ``word`` but for slips; most likely first.

    What sounds alike comes alone where there is such: a letter in four, in words of four and more
    one more. Else two letters that changed places, in a word of six or more any one letter, and in
    one of five or more a letter too many or too few.
    """
    word = fold(word)
    found: dict[int, Counter[str]] = {_SOUNDS: Counter(), _LOOKS: Counter()}
    for text in texts:
        for window in _windows(word, text):
            if kind := _likeness(word, window):
                found[kind][window] += 1
    best = found[_SOUNDS] or found[_LOOKS]
    return [window for window, _ in best.most_common()]


def anchors(word: str) -> int:
    """How many pairs of neighbouring letters are enough for one of them to be free of slips."""
    return 2 * _slips_allowed(word) + 1


_SOUNDS, _LOOKS = 2, 1


def _windows(word: str, text: str) -> set[str]:
    """The stretches of a text, about as long, that share two neighbouring letters with a word."""
    size = len(word)
    found: set[str] = set()
    for at in range(size - 1):
        pair = word[at : at + 2]
        stands = text.find(pair)
        while stands >= 0:
            for length in (size, size - 1, size + 1):
                # Where as much as before the pair, and where as much as after it is right.
                for left in {stands - at, stands + size - at - length}:
                    if left >= 0 and left + length <= len(text):
                        found.add(text[left : left + length])
            stands = text.find(pair, stands + 1)
    return {window for window in found if window.isalnum()}


def _slips_allowed(word: str) -> int:
    return max(1, len(word) // 4) + (len(word) >= MIN_CHARS)


def _likeness(word: str, window: str) -> int:
    if len(word) == len(window):
        wrong = [(a, b) for a, b in zip(word, window, strict=True) if a != b]
        if wrong and len(wrong) <= _slips_allowed(word):
            if all(sound_alike(a, b) for a, b in wrong):
                return _SOUNDS
            if len(wrong) == 2 and wrong[0] == wrong[1][::-1]:
                return _LOOKS
        return _LOOKS if len(wrong) == 1 and len(word) >= 6 else 0
    long, short = sorted((word, window), key=len, reverse=True)
    if len(word) < 5:
        return 0
    # Not at its edges: there, any neighbour of a shorter word would count.
    return int(any(long[:at] + long[at + 1 :] == short for at in range(1, len(long) - 1)))
