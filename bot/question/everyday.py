"""What people call things, and what readouts call them: tried where the readouts lack the former.

General usage, not taken from any collection; an answer found by it says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Everyday words with their official ways; the longest first, so that it is put before its
    parts.
    """
    text = resources.files("bot.question").joinpath("everyday.toml").read_text("utf-8")
    table = tomllib.loads(text)
    return {word: tuple(table[word]) for word in sorted(table, key=len, reverse=True)}


def official(words: str) -> Iterator[str]:
    """``words`` with what people say put as readouts put it: all of it, then one way after the
    other.
    """
    known = [
        (everyday, [way for way in ways if way not in words] if not _said(ways, words) else [""])
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
            if changed := words.replace(everyday, way).strip():
                yield changed


def also_called(word: str) -> tuple[str, ...]:
    """What readouts may call an everyday ``word``."""
    return _table().get(word, ())


def _said(ways: tuple[str, ...], words: str) -> bool:
    """Whether the words hold one of the ways already: then the everyday word adds nothing."""
    return any(way in words for way in ways)
