"""What people call things, and what readouts call them: tried where the readouts lack the former.

General usage, not taken from any collection; an answer found by it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from bot.question.tables import read_table
from store.words import fold


@dataclass(frozen=True, slots=True)
class Hint:
    """What was said, and what readouts may call matters of that kind, the likeliest first."""

    parts: tuple[str, ...]
    """Each stands in the words, in whatever order."""
    ways: tuple[str, ...]

    @property
    def said(self) -> str:
        """What was said, its parts apart."""
        return "…".join(self.parts)


def _by_word(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(ways.split()) for words, ways in table.items() for word in words.split()}


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Everyday words with their official ways; the longest first, so that it is put before its
    parts.
    """
    table = _by_word(read_table("everyday.toml"))
    return dict(sorted(table.items(), key=lambda entry: len(entry[0]), reverse=True))


@cache
def _concerns() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """What people talk about in its parts, near synonyms among it, the longest first; with what
    readouts call it. What is said may itself be that.
    """
    table = {said: (*ways, said) for said, ways in _table().items()}
    for field in read_table("concerns.toml").values():
        for ways, words in field.items():
            for said in words.split():  # one word may be of several matters
                own = () if "+" in said else (said,)
                table[said] = tuple(dict.fromkeys((*table.get(said, ()), *ways.split(), *own)))
    longest = sorted(table, key=lambda said: len(said.replace("+", "")), reverse=True)
    return tuple((tuple(map(spoken, said.split("+"))), table[said]) for said in longest)


_FILLERS = re.compile("(?:的(?!士)|了)(?!$)")


def spoken(words: str) -> str:
    """Words folded and without what only fills them: 房子的价 is 房子价."""
    return _FILLERS.sub("", fold(words))


def hints(words: str) -> tuple[Hint, ...]:
    """What the :func:`spoken` words of a question talk about, each letter of them read once."""
    found: list[Hint] = []
    for parts, ways in _concerns():
        if parts[0] in words and all(part in words for part in parts):
            found.append(Hint(parts, ways))
            words = without(words, parts)
    return tuple(found)


def without(words: str, parts: tuple[str, ...]) -> str:
    """The words with blanks for what is said in them."""
    for part in parts:
        words = words.replace(part, "\n" * len(part))
    return words


def official(words: str) -> Iterator[str]:
    """``words`` with what people say put as readouts put it: all of it, then one way after the
    other.
    """
    known = [
        (everyday, _ways_beside(everyday, ways, words))
        for everyday, ways in _table().items()
        if everyday in words and not any(everyday in way and way in words for way in ways)
    ]
    if len(known) > 1:
        whole = words
        for everyday, ways in known:
            whole = whole.replace(everyday, f" {ways[0]} ")
        yield " ".join(whole.split())
    for everyday, ways in known:
        for way in ways:
            if len(changed := words.replace(everyday, way).strip()) > 1:
                yield changed


def also_called(word: str) -> tuple[str, ...]:
    """What readouts may call an everyday ``word``."""
    return _table().get(word, ())


def said_for(word: str) -> tuple[str, ...]:
    """What people, and now and then readouts, call what is mostly called ``word``."""
    return tuple(said for said, ways in _table().items() if ways[0] == word)


def said_side_by_side(words: str) -> tuple[str, ...]:
    """The everyday words that ``words`` consist of, where nothing parts them: 楼市股市."""
    found: list[str] = []
    while words:
        ahead = next((word for word in _table() if len(word) > 1 and words.startswith(word)), "")
        if not ahead:
            return ()
        found.append(ahead)
        words = words[len(ahead) :]
    return tuple(found)


def _ways_beside(everyday: str, ways: tuple[str, ...], words: str) -> list[str]:
    """What to put for an everyday word: nothing where one of its ways stands beside it already."""
    beside = words.replace(everyday, " ")
    return [""] if any(way in beside for way in ways) else list(ways)
