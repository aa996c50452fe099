"""The words of asking, and where they stand in a question: tokens of the dictionary, put together
where asking has a word for several of them (那会儿, 查一下).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise

from bot.question.tables import read_table
from store.spelling import is_slip_of
from store.words import fold, part_of_speech, segments_of_folded

_MOST_LETTERS = 5
_MOST_OF_A_NAME = 8
_LONGEST = 4
"""Of how many segments one word of asking may consist."""


_NOT_COUNTED = frozenset(("种", "个人"))
"""Units that are something else where nothing is counted: 种粮食, 个人所得税."""
_NOT_ASKING = ("matters", "wishing")
"""Kinds of words that may be a part of what a question is about."""
_POINTING = ("", *"这那哪某每各几上下一两", "多少")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a folded text, and where it stands."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of asking by what they do."""

    kinds: dict[str, frozenset[str]]
    dialect: tuple[tuple[re.Pattern[str], str], ...]
    """What is said elsewhere, and what is written for it; of one length."""
    regional: tuple[tuple[str, str], ...]
    """What is called otherwise in Taiwan and Hong Kong, and its name, the longest first."""
    mended: dict[int, tuple[str, ...]]
    """Words that keyboards get wrong, by their length."""

    @property
    def asking(self) -> frozenset[str]:
        """Whatever never is what a question is about, with 那场, 哪几次, 每份."""
        said = (words for kind, words in self.kinds.items() if kind not in _NOT_ASKING)
        pointing = (
            f"{which}{some}{unit}"
            for which in _POINTING
            for some in ("", "一", "几", "两")
            for unit in self.kinds["units"]
        )
        return frozenset(pointing).union(*said) - _NOT_COUNTED


@cache
def lexicon() -> Lexicon:
    """The lexicon of the data file."""
    table = read_table("lexicon.toml")
    return Lexicon(
        {kind: frozenset(words.split()) for kind, words in table["words"].items()},
        tuple((re.compile(said), written) for said, written in table["dialect"].items()),
        tuple(
            sorted(
                ((said, name) for name, ways in table["regional"].items() for said in ways.split()),
                key=lambda pair: -len(pair[0]),
            )
        ),
        {
            length: tuple(words)
            for length, words in groupby(sorted(table["mended"]["words"].split(), key=len), len)
        },
    )


@cache
def asking() -> frozenset[str]:
    """The words that are never what a question is about."""
    return lexicon().asking


@cache
def of_kind(*kinds: str) -> frozenset[str]:
    """The words of these kinds."""
    return frozenset().union(*(lexicon().kinds[kind] for kind in kinds))


def tokens(folded: str) -> list[Token]:
    """The words of a folded text; those of asking as long as they can be."""
    return list(_put_together(_parted(folded)))


def _parted(folded: str) -> list[Token]:
    """The words of a folded text as the dictionary parts it."""
    found, at = [], 0
    for word in segments_of_folded(folded):
        at = folded.index(word, at)
        found.append(Token(word, at, at + len(word)))
        at += len(word)
    return found


def _put_together(parts: Sequence[Token]) -> Iterator[Token]:
    at = 0
    known = asking()
    while at < len(parts):
        for count in range(min(_LONGEST, len(parts) - at), 0, -1):
            several = parts[at : at + count]
            word = "".join(part.word for part in several)
            adjoin = all(a.end == b.start for a, b in pairwise(several))
            if count == 1 or (adjoin and word in known):
                yield Token(word, several[0].start, several[-1].end)
                at += count
                break


_FUNCTION = frozenset("upcrdyeoq")
"""Parts of speech that name nothing: particles, prepositions, pronouns, adverbs, units."""


def is_function(word: str) -> bool:
    """Whether a word only holds others together, in any question."""
    return word in asking() or (len(word) == 1 and part_of_speech(word) in _FUNCTION)


def mended(text: str) -> str:
    """A question with its words of asking in plain spelling, of the same length.

    Only what is no word is mended: letters that the dictionary leaves single.
    """
    for said, written in lexicon().dialect:
        text = said.sub(written, text)
    known = lexicon().mended
    for at, typed in _not_words(fold(text)):
        right = next((word for word in known.get(len(typed), ()) if _slips(typed, word)), None)
        if right is not None:
            text = text[:at] + right + text[at + len(right) :]
    return text


def in_simplified(text: str) -> str:
    """A question in traditional letters as it is put on the mainland: its words of asking in plain
    spelling, things by the names that readouts have: 人工智慧 is 人工智能. Others are left.
    """
    if not _is_traditional(text):
        return text
    plain = mended(text)
    plain = "".join(
        other if _HAN.match(one) else one for one, other in zip(plain, fold(plain), strict=True)
    )
    for said, written in lexicon().regional:
        if written not in plain:
            plain = _with_words(plain, said, written)
    return plain


def _is_traditional(text: str) -> bool:
    """Whether a text holds letters that are simplified on the mainland."""
    return any(
        _HAN.match(one) and one != other for one, other in zip(text, fold(text), strict=True)
    )


_HAN = re.compile("[㐀-鿿]")


def _with_words(text: str, said: str, written: str) -> str:
    """A text with what is written for what is said in it, where that is a word of its own: no 食安
    in 粮食安全.
    """
    edges = {edge for part in _parted(text) for edge in (part.start, part.end)}

    def put(found: re.Match[str]) -> str:
        return written if {found.start(), found.end()} <= edges else said

    return re.sub(re.escape(said), put, text)


def _not_words(folded: str, most: int = _MOST_LETTERS) -> Iterator[tuple[int, str]]:
    """Stretches of up to ``most`` letters that the dictionary parts, one letter of them alone."""
    parts = _parted(folded)
    for first in range(len(parts) - 1):
        for last in range(first + 1, min(first + _LONGEST, len(parts))):
            start, end = parts[first].start, parts[last].end
            several = parts[first : last + 1]
            if end - start > most or any(a.end != b.start for a, b in pairwise(several)):
                break
            if any(len(part.word) == 1 for part in several):
                yield start, folded[start:end]


def unknown_stretches(words: str) -> list[str]:
    """The parts of a name in which a word may be misspelt, since the dictionary leaves letters of
    them single; the longest first.
    """
    found = {words[at : at + len(s)] for at, s in _not_words(fold(words), _MOST_OF_A_NAME)}
    return sorted(found - {words}, key=lambda part: (-len(part), words.index(part)))


_IN_SHORT = "医"


def _slips(typed: str, word: str) -> bool:
    """Whether it is ``word`` but for a slip.

    A number or a particle is hardly one: 开的会一项 is no 会议项; nor is what begins a thing's name
    in short: 医共体 is no 一共.
    """
    if typed[0] in _IN_SHORT:
        return False
    wrong = [a for a, b in zip(typed, word, strict=True) if a != b]
    return is_slip_of(word, typed) and (len(wrong) > 1 or part_of_speech(wrong[0]) not in "mu")
