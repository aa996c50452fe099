"""Sessions and plans that have a short name and a long one, which readouts use by turns:
二十届三中全会 is 第二十届中央委员会第三次全体会议, 十四五 the 第十四个五年.
"""

from __future__ import annotations

import re

_TERM = r"(?P<term>(?:第?[一二三四五六七八九十]{1,3}届)?)"
_NUMBER = r"(?P<number>[一二三四五六七八九十]{1,2})"
_LONG = r"第?(?P<term>(?:[一二三四五六七八九十]{1,3}届)?)"
_PLAN = r"(?P<number>[一二三四五六七八九])"
# The short name and the long one: how each is found, and how it is written.
_PAIRS = (
    (
        (rf"{_TERM}{_NUMBER}中全会", "{term}{number}中全会"),
        (rf"{_LONG}中央委员会第{_NUMBER}次全体会议", "{term}中央委员会第{number}次全体会议"),
    ),
    (
        (rf"{_TERM}全国人大{_NUMBER}次会议", "{term}全国人大{number}次会议"),
        (rf"{_LONG}全国人民代表大会第{_NUMBER}次会议", "{term}全国人民代表大会第{number}次会议"),
    ),
    (
        (rf"{_TERM}中央纪委{_NUMBER}次全会", "{term}中央纪委{number}次全会"),
        (
            rf"{_LONG}中央纪律检查委员会第{_NUMBER}次全体会议",
            "{term}中央纪律检查委员会第{number}次全体会议",
        ),
    ),
    (
        (rf"全国政协{_TERM}{_NUMBER}次会议", "全国政协{term}{number}次会议"),
        (rf"政协{_LONG}全国委员会第{_NUMBER}次会议", "政协第{term}全国委员会第{number}次会议"),
    ),
    (
        (rf"(?<![二三四五六七八九第])(?P<term>)十{_PLAN}五", "十{number}五"),
        (rf"(?P<term>)第十{_PLAN}个五年", "第十{number}个五年"),
    ),
)
# That it is the whole country's is left out when no place is named.
_IN_SHORT = (
    rf"(?<![省市区县州])(?P<term>第?[一二三四五六七八九十]{{1,3}}届)人大{_NUMBER}次会议",
    "{term}全国人大{number}次会议",
)
_WAYS = tuple(
    (re.compile(found), written)
    for found, written in (
        *(pair for short, long in _PAIRS for pair in ((short[0], long[1]), (long[0], short[1]))),
        _IN_SHORT,
    )
)


def is_within_one(folded: str, at: int) -> bool:
    """Whether a place in a folded text is within the name of such a session."""
    return any(m.start() <= at < m.end() for found, _ in _WAYS for m in found.finditer(folded))


def ends_with_one(folded: str) -> bool:
    """Whether a folded text ends with the name of such a session."""
    return bool(folded) and is_within_one(folded, len(folded) - 1)


def parted(folded: str) -> tuple[str, str, str]:
    """What stands before the name of a session, the name, and what stands after it; no name where
    none is told.
    """
    for found, _ in _WAYS:
        if match := found.search(folded):
            return folded[: match.start()], match.group(), folded[match.end() :]
    return folded, "", ""


def also_written(folded: str) -> str:
    """Words with a session that they name by its other name; nothing where they name none."""
    for found, written in _WAYS:
        if match := found.search(folded):
            term = match["term"].removeprefix("第")
            other = written.format(term=term, number=match["number"])
            return folded[: match.start()] + other + folded[match.end() :]
    return ""
