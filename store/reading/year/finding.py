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
from store.reading.day import year_before
from store.reading.prose import Prose
from store.reading.year.clue import ERA, Clue, Occasion, years_of
from store.reading.year.clues import find_clues, find_sure
from store.reading.year.said import url_clue

_SOON = datetime.timedelta(days=5)
"""So soon after the meeting a page is no repost, unless the text says outright that it is."""
_TRUSTED_LATE = datetime.timedelta(days=370)
"""A repost may be a year late, and whoever gives a publication date stands by it."""
_LATE = datetime.timedelta(days=100)
"""A page's own date further from the meeting than this may be that of a move of the site."""


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
    if occasion.last_year:
        return _last_year(prose, occasion, published)
    if published is not None and occasion.month is not None and occasion.day is not None:
        return _from_publication(prose, occasion, published, trusted)
    clues = list(find_clues(prose, occasion))
    # 近日 is a few weeks at most; in January it may be last year's
    lately = published is not None and occasion.lately and published.month > 1
    if published is not None and lately and published.year in _left(clues):
        return YearFound(published.year, "published", (published.isoformat(),))
    address = url or _address_in(prose)
    if address is not None and (clue := url_clue(address, occasion)) is not None:
        clues = [*clues, clue] if _left([*clues, clue]) else clues
    return _infer(clues, occasion)


def _last_year(prose: Prose, occasion: Occasion, published: datetime.date | None) -> YearFound:
    """The year of 去年12月31日, told soon after: what tells the year of the text is not its own."""
    unknown = YearFound(None, "unknown")
    if published is None or occasion.month is None or occasion.day is None:
        return unknown
    year = year_before(published, occasion.month, occasion.day)
    if year is None or year != published.year - 1:
        return unknown
    late = published - datetime.date(year, occasion.month, occasion.day)
    if late > _LATE or any(published.year not in c.years for c in find_sure(prose, occasion)):
        return unknown
    return YearFound(year, "published", (published.isoformat(),))


_ADDRESS = re.compile(r"https?://[!-~]{4,300}")


def _address_in(prose: Prose) -> str | None:
    """The address a page gives of its original."""
    match = _ADDRESS.search(prose.folded)
    return match.group() if match else None


def _left(clues: Sequence[Clue]) -> frozenset[int]:
    """The years that no clue excludes."""
    possible = (clue.years | clue.perhaps for clue in clues)
    return frozenset(ERA).intersection(*possible)


def _from_publication(
    prose: Prose, occasion: Occasion, published: datetime.date, trusted: bool
) -> YearFound:
    assert occasion.month is not None
    assert occasion.day is not None
    year = year_before(published, occasion.month, occasion.day)
    if year is None:
        return _infer(list(find_clues(prose, occasion)), occasion)
    late = published - datetime.date(year, occasion.month, occasion.day)
    if late <= _SOON and all(year in clue.years for clue in find_sure(prose, occasion)):
        return YearFound(year, "published", (published.isoformat(),))
    clues = list(find_clues(prose, occasion))
    left = _left(clues)
    if year in left and (late <= (_TRUSTED_LATE if trusted else _LATE) or left == {year}):
        return YearFound(year, "published", (published.isoformat(),))
    earlier = frozenset(y for y in left if y <= year)
    told = [*clues, Clue(published.isoformat(), earlier)] if clues else clues
    return _infer(told, occasion)


def _infer(clues: Sequence[Clue], occasion: Occasion) -> YearFound:
    """The one year that all clues leave, with those that helped; otherwise unknown.

    That a meeting was not after its page bounds what the text says, and says nothing alone.
    """
    if clues:
        clues = [*clues, _not_later(occasion)]
    left = _left(clues)
    if len(left) != 1 or not all(left <= clue.years for clue in clues):
        return YearFound(None, "unknown")
    helped = [clue for clue in clues if len(clue.years) < len(ERA)]
    return YearFound(min(left), "inferred", _evidence(helped))


def _not_later(occasion: Occasion) -> Clue:
    until = occasion.until
    years = years_of(occasion, datetime.date(ERA[0], 1, 1), until)
    return Clue(f"不晚于{until.year}年{until.month}月{until.day}日", years)


def _evidence(clues: Sequence[Clue]) -> tuple[str, ...]:
    """The words of the clues that it takes: the narrowest first, until they leave the one year."""
    needed: list[Clue] = []
    left = frozenset(ERA)
    for clue in sorted(clues, key=lambda clue: len(clue.years)):
        if len(left & clue.years) < len(left):
            needed.append(clue)
            left &= clue.years
    return tuple(dict.fromkeys(clue.words for clue in needed))
