"""What a question is about: what is left of it once all that asks is taken away."""

from __future__ import annotations

import re

from bot.question.lexicon import Token, asking, is_function, of_kind, tokens
from store.words import fold, part_of_speech

_CLAUSE = re.compile(r"[,，。?？!！;；:：()（）【】\[\]<>|/\\~～…]+|\s+")
_VERBS = ("handling", "reporting")
_LETTER = re.compile(r"[^\W_]")


def topic_of(left: str, asks_by_verb: bool = False) -> str:
    """The words of what is left of a question, each piece without what only asks at its ends.

    Where a verb of the question was taken already (``asks_by_verb``), one that ends a piece is a
    part of its name: 什么时候讨论过基础研究.
    """
    cores = (_core(piece, asks_by_verb) for piece in _CLAUSE.split(left) if piece)
    kept = [piece for piece in cores if _LETTER.search(piece)]
    telling = [piece for piece in kept if tells(piece)]
    return " ".join(telling or kept)


def _core(piece: str, asks_by_verb: bool) -> str:
    folded = fold(piece)
    found = tokens(folded)
    generic = asking()
    start, end = 0, len(found)
    while start < end and found[start].word in generic:
        start += 1
    verbs = of_kind(*_VERBS)
    while end > start and found[end - 1].word in generic:
        if asks_by_verb and found[end - 1].word in verbs and len(found[end - 1].word) > 1:
            break
        end -= 1
    if end - start > 1 and found[end - 1].word in of_kind("matters") and _of(found, end - 2):
        end -= 2  # 垃圾分类的问题
    if start == end:
        return ""
    return piece[found[start].start : found[end - 1].end]


def plain(typed: str) -> str:
    """Words that ask nothing, without what is said around them to be polite: 搜一下防汛."""
    folded = fold(typed)
    found = tokens(folded)
    said = of_kind("polite", "particles")
    while found and found[0].word in said:
        found = found[1:]
    while found and found[-1].word in said:
        found = found[:-1]
    return typed[found[0].start : found[-1].end] if found else ""


def _of(found: list[Token], at: int) -> bool:
    return found[at].word in ("的", "之", "方面", "相关", "有关")


def shorter(words: str) -> str:
    """The words without the last one, where that may be no part of a name: 垃圾分类工作; else
    nothing.
    """
    found = tokens(fold(words))
    droppable = of_kind("matters") | asking()
    if len(found) < 2 or found[-1].word not in droppable:
        return ""
    end = len(found) - 1
    while end > 1 and found[end - 1].word in asking():
        end -= 1
    return words[: found[end - 1].end]


def tells(words: str) -> bool:
    """Whether words may be what a question is about: not just numbers, times and fillers."""
    pieces = informative(words).split()
    return any(part_of_speech(piece) != "m" and not piece.isdigit() for piece in pieces)


def informative(words: str) -> str:
    """The words that name something, wherever the others stand between them."""
    folded = fold(words)
    generic = of_kind("matters")
    pieces: list[str] = []
    last = -1
    for token in tokens(folded):
        if is_function(token.word) or token.word in generic or part_of_speech(token.word) == "t":
            continue
        if token.start == last:
            pieces[-1] += token.word
        else:
            pieces.append(token.word)
        last = token.end
    return " ".join(piece for piece in pieces if _LETTER.search(piece))
