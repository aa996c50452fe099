"""Whether two readouts tell of one meeting: two papers, or two days of a session. Pure."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from store.numerals import number
from store.words import fold

_LONG = (
    ("常务委员会", "常委会"),
    ("人民代表大会", "人大"),
    ("政治协商会议", "政协"),
    ("人民政府", "政府"),
)
_TERM = re.compile(r"第?([一二三四五六七八九十]{1,3})届")
_AROUND = re.compile(r"^(?:中国共产党|中共)(?!中央)|会议$|会$")
_NUMBER = re.compile(r"([0-9]+|[一二三四五六七八九十百零〇]+)次")
# What a paper of a place calls its own bodies: only who chaired tells which place it is.
_OF_SOME_PLACE = re.compile(r"[省市区县州盟旗](?:委|政府|人大|政协|纪委|监委)")
DAYS_OF_A_SESSION = 31
"""So far apart two readouts of one session may be dated, or published."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What a readout says of which meeting it is; dates are ISO 8601."""

    meeting: str | None
    session: str | None
    date: str | None
    published: str | None
    time_of_day: str | None
    chairs: frozenset[str] = frozenset()


def is_one_meeting(one: Telling, other: Telling) -> bool:
    """Whether they are of the same body and kind of meeting on one day, or of the same session,
    and nothing else tells them apart.
    """
    kind = _kind(one)
    if not kind or kind != _kind(other) or _differ(_term(one), _term(other)):
        return False
    chaired_by_both = one.chairs & other.chairs
    if one.chairs and other.chairs and not chaired_by_both:
        return False
    if _OF_SOME_PLACE.match(kind) and not chaired_by_both:
        return False
    if _differ(_session(one), _session(other)):
        return False
    if one.date and one.date == other.date:
        return not _differ(one.time_of_day, other.time_of_day)
    days = one.date or one.published, other.date or other.published
    return bool(_session(one) and _session(other)) and _apart(*days) <= DAYS_OF_A_SESSION


def _kind(told: Telling) -> str:
    """The name of its meeting, however that is written; nothing for none."""
    name = _TERM.sub("", fold(told.meeting or ""))
    for long, short in _LONG:
        name = name.replace(long, short)
    return _AROUND.sub("", name)


def _differ(one: object, other: object) -> bool:
    """Whether both are known, and not the same."""
    return bool(one and other) and one != other


def _term(told: Telling) -> str:
    found = _TERM.search(fold(told.meeting or ""))
    return found[1] if found else ""


def _session(told: Telling) -> int:
    found = _NUMBER.search(told.session or "")
    return number(found[1]) or 0 if found else 0


def _apart(one: str | None, other: str | None) -> float:
    """How many days lie between two."""
    if one is None or other is None:
        return float("inf")
    return abs((datetime.date.fromisoformat(one) - datetime.date.fromisoformat(other)).days)
