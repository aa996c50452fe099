"""Which year a bare 6月1日 is, and the evidence.

Printed beats published beats inferred. To infer, every clue in the text (``clues``) leaves a set of
possible years; the sets are intersected. One year left is the year, with those clues as evidence;
none or several left is unknown.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from store.model import YearFound
from store.reading.clues import ERA, Clue, Occasion, find_clues, url_clue
from store.reading.day import Printed, exists, find_days, number, year_before
from store.reading.prose import Prose

_TRUSTED_LATE = datetime.timedelta(days=370)
"""A repost may be a year late, and whoever gives a publication date stands by it."""
_LATE = datetime.timedelta(days=100)
"""A page's own date further from the meeting than this may be that of a move of the site."""


def day_of(
    folded: str, printed: Printed | None, published: datetime.date | None
) -> tuple[int | None, int | None]:
    """Month and day of the meeting: 26日 and 昨天 take what they leave out from the publication."""
    if printed is None:
        return None, None
    if printed.days_back is not None:
        if published is None:
            return _from_dateline(folded, printed)
        day = published - datetime.timedelta(days=printed.days_back)
        return day.month, day.day
    if printed.month is not None or printed.day is None:
        return printed.month, printed.day
    if published is None:
        month, day_said = _dateline(folded)
        if month is None or day_said is None:
            return _month_elsewhere(folded, printed), printed.day
        return _month_before(month, day_said, printed.day), printed.day
    return _month_before(published.month, published.day, printed.day), printed.day


_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DATELINE = re.compile(rf"(?P<month>{_N})月(?P<day>{_N})日(?:电|讯)")


def _dateline(folded: str) -> tuple[int | None, int | None]:
    """新华社北京6月2日电: when the agency sent it, which is when it was published."""
    match = _DATELINE.search(folded, 0, 2_000)
    month, day = (number(match[part]) for part in ("month", "day")) if match else (None, None)
    return (month, day) if exists(month, day) else (None, None)


def _month_elsewhere(folded: str, printed: Printed) -> int | None:
    """The month that stands with the same day near the top: 3月21日 in a caption, then 21日."""
    for day in find_days(folded, 0, min(printed.start, _NEAR_THE_TOP)):
        if day.day == printed.day and day.month is not None:
            return day.month
    return None


_NEAR_THE_TOP = 2_000


def _from_dateline(folded: str, printed: Printed) -> tuple[int | None, int | None]:
    month, day = _dateline(folded)
    if month is None or day is None or printed.days_back is None:
        return None, None
    if day > printed.days_back:  # else the day before depends on the year
        return month, day - printed.days_back
    return None, None


def _month_before(month: int, day: int, meeting: int) -> int | None:
    """The month of a bare 26日 published on month/day: that one, or the one before."""
    if meeting <= day:
        return month
    previous = 12 if month == 1 else month - 1
    return previous if exists(previous, meeting) else None


def find_year(
    prose: Prose,
    occasion: Occasion,
    published: datetime.date | None,
    *,
    trusted: bool,
    url: str | None = None,
) -> YearFound:
    """The year of a meeting, from what is printed, published or evident.

    ``trusted`` says that the publication date is the user's, not the page's. The text may overrule
    either: a repost carries its own date.
    """
    if occasion.printed is not None:
        return YearFound(occasion.printed, "printed", (f"{occasion.printed}年",))
    clues = list(find_clues(prose, occasion))
    if published is not None and occasion.month is not None and occasion.day is not None:
        return _from_publication(occasion, published, clues, trusted)
    # 近日 is a few weeks at most; in January it may be last year's
    lately = published is not None and occasion.lately and published.month > 1
    if published is not None and lately and published.year in _left(clues):
        return YearFound(published.year, "published", (published.isoformat(),))
    address = url or _address_in(prose)
    if address is not None and (clue := url_clue(address, occasion)) is not None:
        clues = [*clues, clue] if _left([*clues, clue]) else clues
    return _infer(clues)


_ADDRESS = re.compile(r"https?://[!-~]{4,300}")


def _address_in(prose: Prose) -> str | None:
    """The address a page gives of its original."""
    match = _ADDRESS.search(prose.folded)
    return match.group() if match else None


def _left(clues: Sequence[Clue]) -> frozenset[int]:
    return frozenset.intersection(*(clue.years for clue in clues)) if clues else frozenset(ERA)


def _from_publication(
    occasion: Occasion, published: datetime.date, clues: list[Clue], trusted: bool
) -> YearFound:
    assert occasion.month is not None
    assert occasion.day is not None
    year = year_before(published, occasion.month, occasion.day)
    left = _left(clues)
    if year is None:
        return _infer(clues)
    late = published - datetime.date(year, occasion.month, occasion.day)
    if year in left and (late <= (_TRUSTED_LATE if trusted else _LATE) or left == {year}):
        return YearFound(year, "published", (published.isoformat(),))
    earlier = frozenset(y for y in left if y <= published.year)
    return _infer([*clues, Clue(published.isoformat(), earlier)]) if clues else _infer(clues)


def _infer(clues: Sequence[Clue]) -> YearFound:
    """The one year that all clues leave, with those that helped; otherwise unknown."""
    left = _left(clues)
    if len(left) != 1:
        return YearFound(None, "unknown")
    helped = [clue for clue in clues if len(clue.years) < len(ERA)]
    return YearFound(min(left), "inferred", _evidence(helped))


def _evidence(clues: Sequence[Clue]) -> tuple[str, ...]:
    """The words of the clues that it takes: the narrowest first, until they leave the one year."""
    needed: list[Clue] = []
    left = frozenset(ERA)
    for clue in sorted(clues, key=lambda clue: len(clue.years)):
        if len(left & clue.years) < len(left):
            needed.append(clue)
            left &= clue.years
    return tuple(dict.fromkeys(clue.words for clue in needed))
