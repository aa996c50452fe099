"""Which readouts are meant, and how that is said to SQLite."""

from __future__ import annotations

from dataclasses import dataclass

from store.dates import DateMeaning, DateRange, MonthDay
from store.words import fold


@dataclass(frozen=True, slots=True)
class Local:
    """What the papers of a place call its bodies: without its name, which stands in the headline,
    at the beginning of the text or in the name of who put it out.
    """

    place: str
    """重庆市"""
    organ: str
    """市政府常务, the beginning of the meeting's name"""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which readouts are meant: a time, a body, a chair; None does not restrict.

    ``meetings`` are meetings by their whole names, ``sessions`` are ways to write which of them
    (第五次, 第5次), ``term`` is the body's (十四届), as the name of the meeting or the beginning of
    the text has it.
    ``person`` was there, in one of ``roles`` if there are any.
    """

    when: DateMeaning | None = None
    body: str | None = None
    chair: str | None = None
    meetings: tuple[str, ...] = ()
    person: str | None = None
    roles: tuple[str, ...] = ()
    sessions: tuple[str, ...] = ()
    term: str | None = None
    locals: tuple[Local, ...] = ()
    """What these are called where their own papers tell of them: that counts as well."""
    other_chair: str | None = None
    """Who did not chair: another is named as having done so."""
    other_meetings: tuple[str, ...] = ()
    """Meetings that are left out, by their whole names."""
    other_when: DateMeaning | None = None
    """A time that is left out, and with it whatever may have been then: what has no known day."""
    daytime: str = ""
    """The same, of which all are left out that say none."""
    part_of_day: str = ""
    """上午, 下午 or 晚: readouts that say another are left out, those that say none are not."""
    together: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Who else was there, each by name and in one of these roles."""
    lacking: str = ""
    """What does not stand in the text."""
    weekdays: tuple[int, ...] = ()
    """The days of the week, of which 1 is Monday, on one of which it was held."""

    def __bool__(self) -> bool:
        chaired = self.chair or self.other_chair
        named = self.body or chaired or self.meetings or self.person or self.together
        left_out = self.other_meetings or self.other_when or self.lacking
        return bool(
            self.when
            or named
            or self.part_of_day
            or self.daytime
            or self.weekdays
            or self.sessions
            or self.term
            or left_out
        )


EVERYTHING = Scope()
_LEAD_CHARS = 200  # where a readout says whose meeting it is


def where(scope: Scope) -> tuple[str, list[object]]:
    """The SQL condition for current readouts in scope, and its parameters."""
    conditions: list[str] = ["current = 1"]
    parameters: list[object] = []
    if scope.when is not None:
        condition, values = _when(scope.when)
        conditions.append(condition)
        parameters += values
    if scope.body is not None or scope.meetings:
        condition, values = _whose(scope)
        conditions.append(condition)
        parameters += values
    if scope.chair is not None:
        conditions.append(
            "id IN (SELECT readout FROM person WHERE role = '主持' AND fold(name) = ?)"
        )
        parameters.append(fold(scope.chair))
    if scope.other_chair is not None:
        conditions.append(
            "id IN (SELECT readout FROM person WHERE role = '主持') AND id NOT IN"
            " (SELECT readout FROM person WHERE role = '主持' AND fold(name) = ?)"
        )
        parameters.append(fold(scope.other_chair))
    if scope.other_meetings:
        marks = ",".join("?" * len(scope.other_meetings))
        conditions.append(f"coalesce(meeting, '') NOT IN ({marks})")
        parameters += scope.other_meetings
    if scope.weekdays:
        marks = ",".join("?" * len(scope.weekdays))
        conditions.append(f"strftime('%w', date) IN ({marks})")
        parameters += [str(day % 7) for day in scope.weekdays]
    if scope.lacking:
        conditions.append("NOT instr(folded, ?)")
        parameters.append(fold(scope.lacking))
    if scope.daytime:
        conditions.append("fold(coalesce(time_of_day, '')) LIKE ?")
        parameters.append(f"%{scope.daytime}%")
    if scope.part_of_day:
        conditions.append("(time_of_day IS NULL OR fold(time_of_day) LIKE ?)")
        parameters.append(f"%{scope.part_of_day}%")
    if scope.other_when is not None:
        condition, values = _when(scope.other_when)
        conditions.append(f"NOT ({condition})")
        parameters += values
    if scope.person is not None:
        among = f" AND role IN ({','.join('?' * len(scope.roles))})" if scope.roles else ""
        conditions.append(f"id IN (SELECT readout FROM person WHERE fold(name) = ?{among})")
        parameters += [fold(scope.person), *scope.roles]
    for name, roles in scope.together:
        among = f" AND role IN ({','.join('?' * len(roles))})" if roles else ""
        conditions.append(f"id IN (SELECT readout FROM person WHERE fold(name) = ?{among})")
        parameters += [fold(name), *roles]
    if scope.sessions:
        conditions.append(f"session IN ({','.join('?' * len(scope.sessions))})")
        parameters += scope.sessions
    if scope.term is not None:
        conditions.append("instr(fold(meeting) || substr(folded, 1, ?), ?)")
        parameters += [_LEAD_CHARS, fold(scope.term)]
    return " AND ".join(conditions), parameters


def _whose(scope: Scope) -> tuple[str, list[object]]:
    conditions: list[str] = []
    parameters: list[object] = []
    if scope.body is not None:
        conditions.append("instr(fold(coalesce(body, '') || ' ' || coalesce(meeting, '')), ?)")
        parameters.append(fold(scope.body))
    if scope.meetings:
        conditions.append(f"meeting IN ({','.join('?' * len(scope.meetings))})")
        parameters += scope.meetings
    either = [" AND ".join(conditions)]
    for local in scope.locals:
        condition, values = _local(local)
        either.append(condition)
        parameters += values
    return f"({' OR '.join(either)})", parameters


def _local(local: Local) -> tuple[str, list[object]]:
    place = fold(local.place)
    owner, of_it, kind = fold(local.organ).partition("政府")  # 区政府党组会议暨常务会议
    condition = (
        f"instr({_CALLED}, ?) = 1 AND instr({_CALLED}, ?)"
        " AND (instr(fold(title || ' ' || coalesce(origin, '')), ?)"
        " OR instr(substr(folded, 1, ?), ?) OR instr(substr(folded, 1, ?), ?)"
        " OR instr(folded, ?))"
    )
    # A headline says 重庆 where a text says 重庆市, if only further down; its paper is 重庆日报.
    short = place[:-1] if len(place) > 2 else place  # 和县 is not 和
    lead = [_LEAD_CHARS, place, _LEAD_CHARS, short + "日报"]
    return condition, [owner + of_it, kind, short, *lead, place]


_CALLED = "replace(replace(fold(coalesce(meeting, body)), '(', ''), ')', '')"
"""The meeting without marks: 市委常委会（扩大）会议."""


def _when(when: DateMeaning) -> tuple[str, list[object]]:
    if isinstance(when, DateRange):
        return "date BETWEEN ? AND ?", [when.start.isoformat(), when.end.isoformat()]
    if isinstance(when, MonthDay):
        if when.day is None:
            return "month = ?", [when.month]
        return "month = ? AND day = ?", [when.month, when.day]
    first = when.start.month * 100 + (when.start.day or 1)
    last = when.end.month * 100 + (when.end.day or 31)
    both = "AND" if first <= last else "OR"  # 12月30日至1月2日 crosses the year's end
    return f"(month * 100 + day >= ? {both} month * 100 + day <= ?)", [first, last]
