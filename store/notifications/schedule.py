"""When a chat may be written to: quiet hours and digests, in the chat's own time. Pure.

Wall-clock times follow the chat's time zone through its changes of clock: a time that a change
skips is the moment the clocks go on, one that comes twice is its first.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

Cadence = Literal["now", "daily", "weekly"]
CADENCES: tuple[Cadence, ...] = ("now", "daily", "weekly")
"""The sooner first."""
DAY = datetime.timedelta(days=1)
MONDAY = 0
"""The day of weekly digests."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one time of day to another, in minutes after midnight; they may cross midnight.

    The end is not quiet any more. Equal ends are no quiet hours at all.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not (0 <= self.start < 24 * 60 and 0 <= self.end < 24 * 60):
            raise ValueError("minutes of a day")

    def covers(self, minute: int) -> bool:
        """Whether a minute of the day is quiet."""
        if self.start <= self.end:
            return self.start <= minute < self.end
        return minute >= self.start or minute < self.end


def quiet_until(
    now: datetime.datetime, quiet: QuietHours | None, zone: ZoneInfo
) -> datetime.datetime | None:
    """When the quiet hours that ``now`` is in end (UTC); None while it is not quiet."""
    local = now.astimezone(zone)
    if quiet is None or not quiet.covers(local.hour * 60 + local.minute):
        return None
    return _next(local, quiet.end // 60, quiet.end % 60)


def due_at_first(cadence: Cadence) -> float | None:
    """When something is due that was not put on a date yet, in Unix seconds: at once (0), or with
    a digest (None).
    """
    return 0.0 if cadence == "now" else None


def next_digest(now: datetime.datetime, cadence: Cadence, hour: int, zone: ZoneInfo) -> float:
    """The moment, in Unix seconds, at which what is owed ``now`` goes out; 0 means at once.

    A daily digest goes out at ``hour``, a weekly one at that hour of a Monday.
    """
    if cadence == "now":
        return 0.0
    local = now.astimezone(zone)
    moment = _next(local, hour, 0)
    while cadence == "weekly" and moment.astimezone(zone).weekday() != MONDAY:
        moment = _next(moment.astimezone(zone), hour, 0)
    return moment.timestamp()


def _next(local: datetime.datetime, hour: int, minute: int) -> datetime.datetime:
    """The first moment after ``local`` at which the clock there shows that time, in UTC."""
    day = local.date()
    while True:
        wall = datetime.datetime.combine(day, datetime.time(hour, minute), local.tzinfo)
        moment = wall.astimezone(datetime.UTC)
        if moment > local.astimezone(datetime.UTC):
            return moment
        day += DAY
