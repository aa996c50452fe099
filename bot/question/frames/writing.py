"""How rules are written: alternatives one by one, and what stands around them by its name."""

from __future__ import annotations

import re


def pattern(*alternatives: str) -> re.Pattern[str]:
    """A rule: any of the alternatives, of which the first that fits counts."""
    return re.compile("|".join(alternatives))


def any_of(*alternatives: str) -> str:
    """One of them, as a part of a rule."""
    return f"(?:{'|'.join(alternatives)})"


def any_word(*words: str) -> str:
    """One of several that blanks part, as many to a line as belong together."""
    return any_of(*" ".join(words).split())


def maybe(*alternatives: str) -> str:
    """One of them, or nothing."""
    return any_of(*alternatives) + "?"


def named(name: str, *alternatives: str) -> str:
    """One of them, to be asked for by the name."""
    return f"(?P<{name}>{'|'.join(alternatives)})"


def before(*alternatives: str) -> str:
    """Where one of them follows."""
    return f"(?={'|'.join(alternatives)})"


def not_before(*alternatives: str) -> str:
    """Where none of them follows."""
    return f"(?!{'|'.join(alternatives)})"


def after(*alternatives: str) -> str:
    """Where one of them, all of one length, stands before."""
    return f"(?<={'|'.join(alternatives)})"


def not_after(*alternatives: str) -> str:
    """Where none of them, all of one length, stands before."""
    return f"(?<!{'|'.join(alternatives)})"
