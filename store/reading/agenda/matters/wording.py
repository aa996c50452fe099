"""What two wordings share: whether they name one matter, and which text is about which.

Words are held against each other as pairs of neighbouring characters, so that no dictionary
decides what a word is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from operator import add

# Words that any matter of any meeting may have: they tell none from another.
_COMMONPLACE = re.compile(
    r"19\d\d年?|20\d\d年?|等|的|了|和|与|及|在|关于|工作|执行情况|情况|汇报|报告|有关|相关|问题|事项|事宜|议题|会议|精神|重要|讲话|指示|批示|总书记|"
    r"习近平|全市|全区|全省|全国|"
    r"本市|我市|我区|我省|我县|研究|审议|讨论|听取|传达|学习|贯彻|落实|部署|推进|加强|进一步|深入|"
    r"意见|方案|办法|决定|决议|草案|文件|修订|修正|"
    r"修改|送审稿|征求意见稿|讨论稿|实施|建设|发展|指出|强调|要求|认为|重点|措施|举措|当前|近期|"
    r"下一步|下步|下一阶段|下阶段|上半年|下半年|今年|"
    r"明年|年度|一季度|前三季度|安排|计划|党中央|中央|国务院|市委|市政府|省委|做好|开展|推动|促进|"
    r"提高|全面|主要|若干|管理|"
    r"全国人大|全国政协|政治局|人大|政协|常委会|常务委员会|委员会|全体会议|政策|"
    r"我们|会上|召开|举行|同志|各级|部门|中国共产党|中华人民共和国|人民"
)
_PAIR = re.compile(r"[^\W_]{2}")


@lru_cache(maxsize=2048)
def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a folded text that could tell its matter."""
    return telling(text) or neighbours(text)


def found_in(text: str, wanted: frozenset[str]) -> frozenset[str]:
    """Those of the wanted pairs that are among a folded text's: to look for few is quicker."""
    if not wanted:
        return wanted
    if len(wanted) > len(text):
        return wanted & pairs(text)
    own = without_commonplace(text)
    if not _PAIR.search(own):
        own = text
    return frozenset(pair for pair in wanted if pair in own)


@lru_cache(maxsize=2048)
def telling(text: str) -> frozenset[str]:
    """The same, empty for a matter told in words that any matter may have: 习近平的重要指示."""
    return neighbours(without_commonplace(text))


@lru_cache(maxsize=256)
def without_commonplace(text: str) -> str:
    """A text without the words that any matter may have."""
    named = TWO_SESSIONS.sub("两会", text) if "政协" in text else text
    return _COMMONPLACE.sub(" ", named)


TWO_SESSIONS = re.compile(
    r"(?:人大|人代会|人民代表大会)(?:[^,;。《》、和与及]{0,8}会议?)?[、和与及](?:[^,;。《》、]{0,6})?"
    r"政协(?:[^,;。《》、]{0,8}会议?)?"
)
"""市人大三次会议、市政协二次会议: the two sessions that are held together, mostly called 两会."""


def neighbours(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text, words apart."""
    return frozenset(filter(str.isalnum, map(add, text, text[1:])))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that is in the larger, 0 where one is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def covered(part: frozenset[str], whole: frozenset[str]) -> float:
    """The share of ``part`` that is in ``whole``."""
    return len(part & whole) / len(part) if part else 0.0


# --- which listed matter a statement names --------------------------------------------------------

_SAME = 0.5
"""Share of the shorter wording that a statement must share with a listed matter to be it."""


def anchor(named: str, listed: Sequence[str]) -> int | None:
    """The listed matter that a statement names, or None."""
    if named in listed:
        return listed.index(named)
    words = pairs(named)
    best, best_score = None, 0.0
    for index, matter in enumerate(listed):
        other = pairs(matter)
        score = overlap(words, other) + 0.2 * covered(other, words)
        if not words and not other:
            score = float(named == matter)
        if score > best_score and (score >= _SAME + 0.1 * (min(len(words), len(other)) < 3)):
            best, best_score = index, score
    return best


# --- which texts take up which matters ------------------------------------------------------------

MAX_TEXTS = 300
"""Texts that are held against a list; the longest readouts have some eighty paragraphs."""
_TAKEN_UP, _MARGIN = 0.6, 0.1
"""How much of a part's own wording a paragraph must repeat, and how much more than of any other."""
_LOOKED_AT = 400
"""Characters of a paragraph that are held against the parts."""
_SAYS_SO = 90
"""Characters in which a paragraph says which part it is about."""


def taken_up(wordings: Sequence[str], texts: Sequence[str]) -> list[tuple[int, int]]:
    """Which matters (by index) are taken up by which texts, in order: each by one on no other."""
    texts = texts[:MAX_TEXTS]
    scores = _scores(wordings, texts)
    found: list[tuple[int, int]] = []
    for index in range(len(wordings)):
        best = max(range(len(texts)), key=lambda k: (scores[k][index], -k), default=None)
        if best is None or scores[best][index] < _TAKEN_UP:
            continue
        rival = max((score for i, score in enumerate(scores[best]) if i != index), default=0.0)
        if scores[best][index] > rival + _MARGIN:
            found.append((index, best))
    return _longest_in_order(found)


def _longest_in_order(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of these pairs that follow each other in both numbers."""
    chains: list[list[tuple[int, int]]] = []
    for pair in found:
        before = [chain for chain in chains if chain[-1][1] < pair[1]]
        chains.append([*max(before, key=len, default=[]), pair])
    return max(chains, key=len, default=[])


def _scores(wordings: Sequence[str], texts: Sequence[str]) -> list[list[float]]:
    """For every text how much of each matter's own wording it repeats, its opening doubly."""
    words = [pairs(wording) for wording in wordings]
    common = Counter(pair for found in words for pair in found)
    own = [frozenset(p for p in found if common[p] == 1) for found in words]
    plain = [not telling(wording) for wording in wordings]
    table = []
    for text in texts:
        stretches = (text[:_SAYS_SO], text[:_LOOKED_AT])
        told = [pairs(stretch) for stretch in stretches]
        every = [neighbours(stretch) for stretch in stretches] if any(plain) else told
        table.append(
            [
                sum(covered(found, there) for there in (every if is_plain else told))
                for found, is_plain in zip(own, plain, strict=True)
            ]
        )
    return table
