"""What is counted by years: anniversaries (新中国成立70周年), days kept yearly (第30个教师节)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from store.numerals import number
from store.reading.prose import Prose
from store.reading.year.clue import (
    COUNT,
    ERA,
    LOOKED_AT,
    STUDIED_FOR,
    Clue,
    Occasion,
    any_of,
    quoted,
    which,
    years_of,
)
from store.reading.year.tables import COMPLETE_UNTIL
from store.reading.year.tables.calendar import ANNIVERSARIES, YEARLY
from store.reading.year.tables.visits import VISITS


def find(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """Every such clue of a text."""
    yield from anniversaries(prose, occasion)
    yield from _yearly(prose, occasion)
    yield from _visits(prose, occasion)


_ANNIVERSARY = re.compile(f"(?:{any_of(ANNIVERSARIES)})$")
_YEARS_AFTER = re.compile(rf" ?{COUNT} ?周年")
_CENTENARY = re.compile("建党百年")
_THIS_YEAR = re.compile(r"今年(?:是|适逢|恰逢|正值|迎来|又是)[^。;]{0,30}$")
# An anniversary ahead or being kept: its year, or the one before, when preparations are made.
_KEPT = re.compile(
    r"(?:即将迎来|就是|即将到来的|迎来|即将|迎接|庆祝|喜迎|献礼|纪念|服务保障|保障|"
    r"欢庆)(?:伟大的)?(?:中国共产党|中华人民共和国|我们)?(?:[^,。;]{0,3})$"
)
_KEEPING = re.compile(r"^(?:\(?[^,。;]{0,2})?(?:庆祝|纪念|系列|活动|庆典|华诞|大会|阅兵)")
_HORIZON = 36
_EARLY = datetime.timedelta(days=14)
"""An anniversary is kept on its day or shortly before."""


_SPEECH = re.compile(r"^(?:座谈会|大会|纪念大会|庆祝大会|招待会)(?:上)?[^,。;]{0,16}?(?:讲话|致辞)")
"""What was said when an anniversary was kept: it is studied in the months after."""


_MEETING = re.compile(r"(?:庆祝|纪念)?(?:大会|座谈会)(?=[、和与]|上?[^,。;]{0,12}?精神)")
_PASSED_ON = re.compile(r"传达[^。;]*$")
_RECALLED = re.compile(r"重温|回顾[^。;]*$")
_SENTENCE = 80


def _passed_on(folded: str, start: int, end: int) -> bool:
    """Whether a meeting that kept an anniversary is passed on: 传达庆祝……70周年大会精神."""
    return (
        _MEETING.match(folded, end) is not None
        and _PASSED_ON.search(folded[max(0, start - _SENTENCE) : start]) is not None
    )


def anniversaries(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """今年是新中国成立70周年 is exact; so nearly is one that is kept, or studied since."""
    folded = prose.folded
    if "周年" not in folded and "百年" not in folded:
        return
    for after in _YEARS_AFTER.finditer(folded, 0, LOOKED_AT):
        match = _ANNIVERSARY.search(folded, max(0, after.start() - _HORIZON), after.start())
        if match is None or (count := number(after["count"])) is None:
            continue
        kept = which(ANNIVERSARIES, match)
        year = kept.year + count
        if year not in ERA:
            continue
        before = folded[max(0, match.start() - _HORIZON) : match.start()]
        words = prose.printed(match.start(), after.end())
        if _THIS_YEAR.search(before):
            yield Clue(words, frozenset({year}), sure=True)
        elif _SPEECH.match(folded[after.end() : after.end() + 40]) or _passed_on(
            folded, match.start(), after.end()
        ):
            if _RECALLED.search(folded, max(0, match.start() - _SENTENCE), match.start()):
                continue
            said = datetime.date(year, kept.month, kept.day)
            yield Clue(words, years_of(occasion, said - _EARLY, said + STUDIED_FOR))
        elif _KEPT.search(before) or _KEEPING.search(folded[after.end() : after.end() + 12]):
            yield Clue(words, frozenset({year - 1, year}))
    for match in _CENTENARY.finditer(folded, 0, LOOKED_AT):
        before = folded[max(0, match.start() - _HORIZON) : match.start()]
        if _THIS_YEAR.search(before):
            yield Clue(quoted(prose, match), frozenset({2021}), sure=True)
        elif _KEPT.search(before):
            yield Clue(quoted(prose, match), frozenset({2020, 2021}))


_VISITED = re.compile(
    rf"(?:视察|考察)(?P<province>{'|'.join(VISITS)})(?P<count>[一二两三四五六七八九十]{{1,2}})周年"
)


def _visits(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """在习近平总书记视察重庆一周年之际: a year after a visit, perhaps one since the tables end."""
    if "周年" not in prose.folded:
        return
    for match in _VISITED.finditer(prose.folded, 0, LOOKED_AT):
        count = number(match["count"])
        if count is not None:
            years = frozenset(day.year + count for day in VISITS[match["province"]])
            since = frozenset(range(COMPLETE_UNTIL.year + count, occasion.until.year + 1))
            yield Clue(quoted(prose, match), years, perhaps=since - years)


_YEARLY = re.compile(
    rf"第 ?{COUNT} ?(?:个|届|次)(?:全国|中国|全民|国家|国际|['\"])*(?P<what>"
    + "|".join(f"(?P<y{i}>{kept.pattern})" for i, kept in enumerate(YEARLY))
    + ")"
)
_MADE_READY = datetime.timedelta(days=150)
_KEPT_UNTIL = datetime.timedelta(days=60)


def _yearly(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """第30个教师节: in the months in which it is prepared or the weeks after."""
    for match in _YEARLY.finditer(prose.folded, 0, LOOKED_AT):
        which = next(i for i in range(len(YEARLY)) if match[f"y{i}"])
        if (count := number(match["count"])) is None or not 1 <= count <= _MOST_KEPT:
            continue
        first = YEARLY[which].first
        kept = first.replace(year=first.year + count - 1)
        years = years_of(occasion, kept - _MADE_READY, kept + _KEPT_UNTIL)
        if years:
            yield Clue(quoted(prose, match), years)


_MOST_KEPT = 60
