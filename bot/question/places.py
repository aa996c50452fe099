"""The names of places in questions: of those that lists have, that a store knows, that none has."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import chain, takewhile

from store.facts.places import LEVELS
from store.spelling import is_slip_of
from store.words import fold, is_place, part_of_speech, segments_of_folded

_ADMINISTRATIVE = re.compile(r"\w{1,6}[省市区县州盟旗]$")


def place_before(folded: str, start: int) -> int:
    """How many letters of the name of a place stand before a body, or before its 市."""
    before = re.search(r"[^\W\d_]{1,7}$", folded[:start])
    if before is None:
        return 0
    run = before.group().lstrip("年月日号")
    if _TIME_OF_DAY.search(run) or run.endswith("的"):
        return 0
    if zone := _ZONE.search(run):
        return len(zone.group()) + place_before(folded, start - len(zone.group()))
    lengths = range(len(run), 0, -1)
    level = folded[start] if _LEVEL.match(folded, start) else ""
    named = (
        n
        for n in lengths
        if (n > 1 and is_place(run[-n:]))
        or (level and run[-n:] not in _JOINING and _is_named(run[-n:] + level))
    )
    called = (n for n in lengths if 1 < n <= _A_PLACE and _ADMINISTRATIVE.fullmatch(run[-n:]))
    unknown = (n for n in (_no_word(run),) if level and n)
    return next(chain(named, called, unknown), 0)


_ZONE = re.compile("(?:高新|经开|开发|保税|度假|示范|产业园)区$")
"""The district of no level that a committee of its own runs: no 新区 in 高新区."""


def _is_named(place: str) -> bool:
    """Whether a place is called so, and not any that is one: 砚城 | 市委 is not of a 城市."""
    return place not in _ANY and is_place(place)


_ANY = ("城市", "都市")
_TIME_OF_DAY = re.compile(r"(?:[上下中]午|午后|晚上?|早上|当[天日])$")
"""4月11日下午市政府: no 午市, which the dictionary knows."""
_NO_NAMES = "vrpcudmqtyf"
"""Verbs, pronouns and the like, by the dictionary's letters: they begin no unknown name."""


def _no_word(run: str) -> int:
    """How many letters at the end of a run are no word but may be a name: 年底云岫 has two.

    A name begins with no verb, and may end with a letter that is one elsewhere: 凤栖.
    """
    words = segments_of_folded(run)
    single = list(takewhile(lambda word: len(word) == 1, reversed(words)))
    while single and part_of_speech(single[-1]) in _NO_NAMES:
        single.pop()
    return len(single) if 1 < len(single) < _A_PLACE else 0


_JOINING = "和与及同"
"""Letters that places begin with, too: 和县."""
_A_PLACE = 4
"""Letters of a place that no list has: 情况望澜市 is none."""


def known_place(words: str, places: Collection[str]) -> tuple[str, str] | None:
    """The first word that is one of the store's places, as it was typed and as it is called."""
    for word in words.split():
        called = fold(word)
        ways = (called, *(called + level for level in LEVELS))
        whole = [place for place in ways if place in places]
        if len(whole) == 1:
            return word, whole[0]
    return None


def place_ahead(words: str, places: Collection[str]) -> tuple[str, str] | None:
    """The one of the store's places that words begin with, as it was typed and as it is called: of
    苍梧岭高三开学, but not of 苍梧岭大学, whose name it is a part of.
    """
    folded = fold(words)
    found = [
        (name, place)
        for place in places
        for name in (place, place[:-1])
        if len(name) > 1 and folded.startswith(name) and len(folded) > len(name) + 1
    ]
    if not found:
        typed = {folded[: len(place)] for place in places if len(folded) > len(place) + 1}
        slips = ((name, meant_place(name, places)) for name in typed)
        found = [(name, meant) for name, meant in slips if meant]
    name, place = max(found, key=lambda ahead: len(ahead[0]), default=("", ""))
    if not name or name in _ANY or _OF_ITS_NAME.match(folded, len(name)):
        return None
    return words[: len(name)], place


def place_behind(words: str, places: Collection[str]) -> str:
    """The one of the store's places that words end with, level and all: of 养老嵇山县研究过吗."""
    folded = fold(words)
    found = (place for place in places if folded.endswith(place) and len(folded) > len(place) + 1)
    return max(found, key=len, default="")


_OF_ITS_NAME = re.compile(
    "集团|公司|大学|学院|医院|机场|银行|大桥|公园|新区|开发区|[省市区县州江河湖山站港路桥]"
)


def meant_place(typed: str, places: Collection[str]) -> str | None:
    """The store's place that was meant, where nobody knows what was typed: 蓟陵市 by 蓟凌市."""
    if typed in places or is_place(typed):
        return None
    meant = [place for place in places if is_slip_of_its_level(place, typed)]
    return meant[0] if len(meant) == 1 else None


def is_slip_of_its_level(name: str, typed: str) -> bool:
    """Whether something is a slip of a name, and of no other level: 省政府 is no 县政府."""
    other = (a + b for a, b in zip(name, typed, strict=False) if a != b)
    return is_slip_of(name, typed) and not any(_LEVELS.fullmatch(pair) for pair in other)


_LEVEL = re.compile("[省市区县州盟旗乡镇]")
_LEVELS = re.compile("[省市区县州盟旗乡镇]{2}")
