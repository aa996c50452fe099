"""The words of a question by which a matter is looked for that holds not all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from bot.question.everyday import also_called
from bot.question.topic import informative
from store.facts import Term
from store.words import is_action, is_thing, part_of_speech, segments

# Single characters that may be left out: what only joins, and what only grades a thing.
_LEFT_OUT = frozenset("大小新旧老多少好难高低快慢贵差上下里装放搞做弄修盖把被让对与和跟")
_VAGUE = frozenset("人钱事家国法天年话嘴手时月地处方点位会货费路线店厂村城区县市省")
_AMISS = frozenset("乱瞎")  # 乱飞, 瞎指挥: done as it should not be, whatever it is
_CANNOT = re.compile("不[到了起上下来去出着动成住完]")
"""要不到, 吃不起: that nothing comes of it, whatever it is."""
_JOINING = frozenset("vdprcufqmy")  # parts of speech


def terms(words: str) -> list[Term]:
    """The words, with what else each may be called in a readout."""
    told = (w for run in informative(words).split() for w in _words(run))
    found = [w for w in told if w[0] not in _AMISS and not _CANNOT.fullmatch(w)]
    return [_term(word) for word in dict.fromkeys(found)]


def lone_things(words: str) -> list[str]:
    """The single letters that are left of a name, and are a thing: 猫 of 流浪猫."""
    lone = re.findall(r"(?<![㐀-鿿])[㐀-鿿](?![㐀-鿿])", words)
    return [letter for letter in lone if part_of_speech(letter) == "n" and letter not in _VAGUE]


def _term(word: str) -> Term:
    others = also_called(word)
    thing = bool(others) or is_thing(word)
    return Term(word, others, thing, thing or is_action(word))


def _words(run: str) -> Iterator[str]:
    """Dictionary words; a single character that is no particle belongs to the word beside it, as
    in 短视频 and 区块链, which no dictionary has.
    """
    word = singles = ""
    for part in (*segments(run), ""):
        if len(part) == 1:
            singles += part
            continue
        before, singles = singles, ""
        if also_called(before):
            yield from filter(None, (word, before))
            word = part
            continue
        if not part:
            word += "".join(takewhile(_belongs, before))
        if word:
            yield word
        word = "".join(takewhile(_belongs, before[::-1]))[::-1] + part
    if word:
        yield word


def _belongs(char: str) -> bool:
    return char not in _LEFT_OUT and part_of_speech(char) not in _JOINING
