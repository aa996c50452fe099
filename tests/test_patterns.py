"""No regular expression tries what it matches in exponentially many ways.

Every pattern of ``bot`` and ``store`` is held against pieces of itself, repeated: an alternative
that can be read in two ways is read in 2^n ways where the text goes on otherwise, and a message or
a page could make the bot hang.
"""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import random
import re
import signal
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from types import FrameType, ModuleType

import bot
import store

TEXTS, LENGTH = 200, 60
GIVEN_UP_AFTER = 3.0  # seconds, of what takes microseconds
_PIECE = re.compile(r"[^\\()|\[\]{}?*+^$.:<>=!,\d\s]{1,5}")
_Found = Iterator[tuple[str, re.Pattern[str]]]


class _Hangs(Exception):
    """A pattern took too long."""


def test_no_pattern_hangs_on_what_is_repeated() -> None:
    patterns = {pattern.pattern: (name, pattern) for name, pattern in every_pattern()}
    assert len(patterns) > 500
    before = signal.signal(signal.SIGALRM, _interrupt)
    try:
        hanging = {
            name: text
            for name, pattern in patterns.values()
            if (text := next(filter(partial(_hangs, pattern), _texts(pattern.pattern)), None))
        }
    finally:
        signal.signal(signal.SIGALRM, before)
    assert hanging == {}


def every_pattern() -> _Found:
    """The patterns that modules hold, also inside their tables, and those of cached functions."""
    for package in (bot, store):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not info.name.endswith("__main__"):
                yield from _patterns_of(importlib.import_module(info.name))


def _patterns_of(module: ModuleType) -> _Found:
    for name, value in list(vars(module).items()):
        for pattern in _within(value() if _makes_patterns(value) else value):
            yield f"{module.__name__}.{name}", pattern


def _makes_patterns(value: object) -> bool:
    """Whether something is a cached function without parameters that returns patterns."""
    told = getattr(getattr(value, "__wrapped__", None), "__annotations__", {})
    return hasattr(value, "cache_info") and list(told) == ["return"] and "Pattern" in told["return"]


def _within(value: object, depth: int = 3) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif depth and not isinstance(value, str | bytes | type):
        parts: Iterable[object] = ()
        if isinstance(value, Mapping):
            parts = value.values()
        elif isinstance(value, tuple | list | set | frozenset):
            parts = value
        elif dataclasses.is_dataclass(value):
            parts = [getattr(value, field.name) for field in dataclasses.fields(value)]
        for part in parts:
            yield from _within(part, depth - 1)


def _texts(pattern: str) -> Iterator[str]:
    """Pieces of a pattern, and two of them in turn, over and over, with something else after."""
    chance = random.Random(7)
    whole = dict.fromkeys(_PIECE.findall(pattern))
    pieces = list(dict.fromkeys([*whole, *"".join(whole)]))
    chance.shuffle(pieces)
    for piece in pieces[: TEXTS // 3]:
        yield piece * (LENGTH // len(piece)) + "\0"
    for _ in range(TEXTS - TEXTS // 3 if len(pieces) > 1 else 0):
        first, second = chance.sample(pieces, 2)
        both = chance.choice((first + second, second))
        yield first + both * (LENGTH // len(both)) + "\0"


def _hangs(pattern: re.Pattern[str], text: str) -> bool:
    try:
        signal.setitimer(signal.ITIMER_REAL, GIVEN_UP_AFTER)
        pattern.search(text)
        pattern.fullmatch(text)
    except _Hangs:
        return True
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return False


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise _Hangs
