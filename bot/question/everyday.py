"""What people call things, and what readouts call them: tried where the readouts lack the former.

General usage, not taken from any collection; an answer found by it says so.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Hint:
    """What was said, and what readouts may call matters of that kind, the likeliest first."""

    said: str
    ways: tuple[str, ...]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("bot.question").joinpath(name).read_text("utf-8"))


def _by_word(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(ways.split()) for words, ways in table.items() for word in words.split()}


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Everyday words with their official ways; the longest first, so that it is put before its
    parts.
    """
    table = _by_word(_read("everyday.toml"))
    return dict(sorted(table.items(), key=lambda entry: len(entry[0]), reverse=True))


@cache
def _concerns() -> tuple[tuple[str, re.Pattern[str] | None, tuple[str, ...]], ...]:
    """What people talk about, near synonyms among it, the longest first."""
    table = dict(_table())
    for field in _read("concerns.toml").values():
        for word, ways in _by_word(field).items():  # one word may be of several fields
            table[word] = tuple(dict.fromkeys((*table.get(word, ()), *ways)))
    return tuple(
        (said, re.compile(said.replace("*", ".{0,6}?")) if "*" in said else None, table[said])
        for said in sorted(table, key=len, reverse=True)
    )


def hints(words: str) -> tuple[Hint, ...]:
    """What the words of a question talk about, each letter of them read once."""
    found: list[Hint] = []
    for said, pattern, ways in _concerns():
        if pattern is None:
            told = said if said in words else ""
        else:
            match = pattern.search(words)
            told = match[0] if match else ""
        if told:
            found.append(Hint(told, ways))
            words = words.replace(told, "\n" * len(told))
    return tuple(found)


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


def _ways_beside(everyday: str, ways: tuple[str, ...], words: str) -> list[str]:
    """What to put for an everyday word: nothing where one of its ways stands beside it already."""
    beside = words.replace(everyday, " ")
    return [""] if any(way in beside for way in ways) else list(ways)
