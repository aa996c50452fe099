"""Meetings that are told by another: 政治局会议后的第一次常务会议, 研究养老的那次会之后的下一次."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.question.model import Side
from store.words import fold

_MARKS = r"[\s,，]*"
_ONE = r"[次场回个]"
_AFTER = rf"(?:第一|最早一?|首|头一?|下一?|后一?|那一?){_ONE}"
_BEFORE = rf"(?:最后一?|最近一?|上一?|前一?|那一?){_ONE}"
# What stands between: a time of it, then which one from there.
_BESIDE = re.compile(
    r"(?P<other>.{2,50}?)(?:召开|开完|开|结束|闭幕)?(?:"
    rf"(?P<later>[之以]后|(?<![最今灾产背前术病])后(?!续|来|期|备|台|勤|半|天|年)){_MARKS}的?(?:紧接着|接下来|又|再)?(?:的|隔了?多久(?:才|再|又)?开?的?)*(?P<after>{_AFTER})?"
    rf"|(?:[之以]前|(?<![目当提年])前(?!景|沿|期|提|瞻|半|天|年|[0-9一二两三四五六七八九十几]+{_ONE})){_MARKS}的?(?P<before>{_BEFORE})?"
    rf"|的(?:再)?(?P<next>(?:下|后)一?{_ONE})|的(?P<last>(?:上|前)一?{_ONE})"
    r")的?(?P<rest>.*)"
)


@dataclass(frozen=True, slots=True)
class Beside:
    """A question that names another meeting, parted."""

    other: str
    """What tells the other meeting."""
    side: Side
    numbered: bool
    """Whether it says which one from there: the first after, the last before."""
    rest: str
    """What is asked of the one beside it."""
    told: str
    """All that tells where in time it is."""


def beside_another(asked: str) -> Beside | None:
    """The parts of a question that tells its meeting by another; None where it may tell none."""
    found = _BESIDE.fullmatch(fold(asked))
    if found is None:
        return None
    start, end = found.span("rest")
    told = found["after"] or found["before"] or found["next"] or found["last"] or ""
    before_number = found.start("after") if found["after"] else found.start("before")
    until = before_number if before_number >= 0 else start
    return Beside(
        asked[: found.end("other")],
        "after" if found["later"] or found["next"] else "before",
        bool(told),
        asked[start:end],
        asked[:until],
    )
