"""In which words a matter is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.question import Question
from bot.question.everyday import official
from bot.question.lexicon import of_kind, tokens, unknown_stretches
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
    said: str = ""
    """What people say, where readouts are thought to call it otherwise."""


def ways(question: Question) -> Iterator[Way]:
    """What to look for, one after the other: what was typed comes first, then the same without
    what only fills it, then what readouts call it.
    """
    words = " ".join((question.words, *(work(d) or d for d in question.documents))).strip()
    yield Way(words)
    folded = fold(words)
    shortened = [folded]
    while bare := shorter(shortened[-1]):  # one word at a time
        shortened.append(bare)
        yield Way(bare)
    for frame in (_CHANGES, _EACH, _OF_THE_BODY):
        if (bare := frame.sub("", folded)) != folded:
            yield Way(bare)
    titles = dict.fromkeys(work(name) for name in shortened) if question.asked else ()
    for title in titles:
        if title and title not in shortened:
            yield Way(title)  # 应急预案修订稿
    plain = informative(folded)
    enough = 2 * len(plain.replace(" ", "")) >= len(folded.replace(" ", ""))
    if question.asked and plain and plain not in shortened and enough:
        yield Way(plain)  # 安全 alone is not what 国庆假期安全 asks about
    if question.asked and folded.startswith("中国") and len(folded) > len("中国") + 1:
        yield Way(f"我国{folded[2:]}")  # as its own papers call it
    alone = len(folded) > _A_WORD and tokens(folded)[0].word == folded[0]
    if alone and folded[0] in of_kind("handling", "reporting"):
        yield Way(folded[1:])  # 提新质生产力
    said = plain or folded
    for way in official(said):
        yield Way(way, way, said)


_A_WORD = 2  # letters
_CHANGES = re.compile(r"^(?:修改|修正|修订)(?=.{2,}(?:法|条例)$)")
"""What was done with a law, which is no part of its title: 修改慈善法是哪次会定的."""
_OF_THE_BODY = re.compile("(?:全国)?(?:政协|人大)(?=委员资格|代表资格|委员职务|代表职务)")
"""Whose members they are is told at length, and apart: 撤销某某第十四届全国委员会委员资格."""
_EACH = re.compile(r"[历各][次轮届批](?=[㐀-鿿]{2})")
"""All of a series, each of which has its number: 历轮巡视情况报告."""


def put_right(question: Question, store: Store) -> tuple[Question, str] | None:
    """The question but for a slip of the keyboard, and what is meant by that; None where there is
    none.
    """
    for at, title in enumerate(question.documents):
        if (right := _meant_by(title, store)) is not None:
            documents = (*question.documents[:at], right, *question.documents[at + 1 :])
            return replace(question, documents=documents), f"《{right}》"
    for at, phrase in enumerate(question.phrases):
        if (right := _meant_by(phrase, store)) is not None:
            phrases = (*question.phrases[:at], right, *question.phrases[at + 1 :])
            return replace(question, phrases=phrases), right
    words = corrected(question.words, store)
    return (replace(question, words=words), words) if words else None


def corrected(words: str, store: Store) -> str:
    """The words with what is a slip in them put right, each where exactly one thing can be meant
    by it; nothing where that leaves them as they are.
    """
    right = words
    for chunk in words.split():
        parts = dict.fromkeys((shorter(chunk) or chunk, chunk, *unknown_stretches(chunk)))
        slips = [(part, meant) for part in parts if (meant := _meant_by(part, store)) is not None]
        # What makes words of stray letters first: 生活垃圾 of 生活垃极, before 剂管理 of 极管理.
        for typed, meant in sorted(slips, key=lambda slip: _strays(slip[1]) - _strays(slip[0])):
            right = right.replace(typed, meant)
    return right if right != words else ""


def _strays(words: str) -> int:
    """How many words the dictionary makes of this."""
    return len(segments(fold(words)))


def _meant_by(typed: str, store: Store) -> str | None:
    """What a word is a slip of; None where there is no such thing, or more than one."""
    if not typed.isalpha() or not typed[0] > "㐀":
        return None
    found = [right for right in store.facts.corrections(typed) if is_a_slip(fold(typed), right)]
    return found[0] if len(found) == 1 else None


def is_a_slip(typed: str, right: str) -> bool:
    """Whether what differs is hardly a word that was meant: 文物保护法 is no slip of 动物保护法,
    nor 国务院防总 of 国务院总, which is a part of another word.
    """
    if len(typed) != len(right):
        return len(segments(right)[-1]) > 1 or right.endswith("法")
    if typed.endswith("法") and not right.endswith("法"):
        return False  # a law is none of what is only said to happen: 人工智能发展
    if sorted(typed) == sorted(right):
        return True
    words = segments(typed)
    for at, part in _with_strays_joined(typed, words):
        other = right[at : at + len(part)]
        wrong = sum(a != b for a, b in zip(part, other, strict=True))
        stray = part not in words and wrong == 1
        if wrong and len(part) > 1 and not stray and not is_slip_of(other, part):
            return False
    return True


def _with_strays_joined(typed: str, words: Sequence[str]) -> list[tuple[int, str]]:
    """The words and where they stand, letters that the dictionary leaves single together where
    nothing is between them: 养犬 is no slip of 安全.
    """
    found: list[tuple[int, str]] = []
    end, stray = 0, False
    for word in words:
        at = typed.index(word, end)
        if stray and len(word) == 1 and at == end:
            before, letters = found[-1]
            found[-1] = before, letters + word
        else:
            found.append((at, word))
        end, stray = at + len(word), len(word) == 1
    return found
