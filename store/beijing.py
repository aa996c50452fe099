"""The day it is where the readouts are published."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

_BEIJING = ZoneInfo("Asia/Shanghai")


def day_of(now: datetime.datetime) -> datetime.date:
    """The day it is there: by it, 昨天 in a subscription is told, and no meeting is later."""
    return now.astimezone(_BEIJING).date()
