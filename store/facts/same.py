"""Whether two readouts tell of one meeting: two papers, or two days of a session. Pure."""

from __future__ import annotations

import datetime
import re

from store.model import Readout
from store.numbers import number_of
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


def is_one_meeting(one: Readout, other: Readout) -> bool:
    """Whether they are of the same body and kind of meeting on one day, or of the same session,
    and nothing else tells them apart.
    """
    name = kind_of_meeting(one.meeting)
    if not name or name != kind_of_meeting(other.meeting) or _differ(_term(one), _term(other)):
        return False
    chairs = [{fold(person.name) for person in readout.chair} for readout in (one, other)]
    if _differ(*chairs) or (_OF_SOME_PLACE.match(name) and not chairs[0] & chairs[1]):
        return False
    sessions = _session(one), _session(other)
    if _differ(*sessions):
        return False
    if one.date and one.date == other.date:
        return not _differ(one.time_of_day, other.time_of_day)
    days = one.date or one.published, other.date or other.published
    return bool(all(sessions) and _apart(*days) <= DAYS_OF_A_SESSION)


def kind_of_meeting(name: str | None) -> str:
    """The name of a meeting, however it is written; nothing for none."""
    name = _TERM.sub("", fold(name or ""))
    for long, short in _LONG:
        name = name.replace(long, short)
    return _AROUND.sub("", name)


def _differ(one: object, other: object) -> bool:
    """Whether both are known, and nothing of one is the other's."""
    if isinstance(one, set) and isinstance(other, set):
        return bool(one and other) and one.isdisjoint(other)
    return bool(one and other) and one != other


def _term(readout: Readout) -> str:
    found = _TERM.search(fold(readout.meeting or ""))
    return found[1] if found else ""


def _session(readout: Readout) -> int:
    found = _NUMBER.search(readout.session or "")
    return number_of(found[1]) if found else 0


def _apart(one: datetime.date | None, other: datetime.date | None) -> float:
    return abs((one - other).days) if one and other else float("inf")
