"""In which words a matter is looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.question import Question
from bot.question.everyday import official
from bot.question.topic import informative, shorter
from store import Store
from store.facts.titles import work
from store.spelling import is_slip_of
from store.words import fold, segments


@dataclass(frozen=True, slots=True)
class Way:
    """Words to look for; ``meant`` are the same where they are not those of the question."""

    words: str
    meant: str = ""
    is_a_slip: bool = False
    """Whether what was typed is taken for a slip of the keyboard."""


def ways(question: Question, store: Store) -> Iterator[Way]:
    """What to look for, one after the other: what was typed comes first, then the same without
    what only fills it, then what readouts call it, then what was typed but for a slip.
    """
    words = " ".join((question.words, *(work(d) or d for d in question.documents))).strip()
    yield Way(words)
    folded = fold(words)
    shortened = [folded]
    while bare := shorter(shortened[-1]):  # one word at a time
        shortened.append(bare)
        yield Way(bare)
    if question.asked and (title := work(folded)) and title not in shortened:
        yield Way(title)  # 应急预案修订稿
    plain = informative(folded)
    if question.asked and plain and plain not in shortened:
        yield Way(plain)
    for way in official(plain or folded):
        yield Way(way, way)
    for typed in shortened:
        for way in corrected(typed, store):
            yield Way(way, way, is_a_slip=True)


def corrected(words: str, store: Store) -> Iterator[str]:
    """The words with one of them put right, as the names of matters have it."""
    for chunk in words.split():
        if not chunk.isalpha() or not chunk[0] > "㐀":
            continue
        for right in store.facts.corrections(chunk)[:1]:
            if _is_a_slip(fold(chunk), right):
                yield words.replace(chunk, right)


def _is_a_slip(typed: str, right: str) -> bool:
    """Whether what differs is hardly a word that was meant: 文物保护法 is no slip of 动物保护法."""
    if len(typed) != len(right):
        return True
    at = 0
    for part in segments(typed):
        at = typed.index(part, at)
        other = right[at : at + len(part)]
        if part != other and len(part) > 1 and not is_slip_of(other, part):
            return False
        at += len(part)
    return True
