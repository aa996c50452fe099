"""Times as questions put them; what a date is, ``store.dates`` knows."""

from __future__ import annotations

from bot.question.frames.pieces import A_YEAR, TOLD_YEAR
from bot.question.frames.writing import any_of, any_word, before, not_after, pattern

_MONTH_OF_A_YEAR = "[0-9]{1,2}月"
_DAY = "[0-9]{1,2}[日号]"

IN_A_YEAR = pattern(
    f"(?<![0-9]){A_YEAR}(?:{_MONTH_OF_A_YEAR}(?:份|{_DAY})?|[上下]半年|第?[一二三四1-4]个?季度|[年]?[初底末])?"
)
"""A year, or a part of it."""

MONTH_DAY = pattern(f"(?:[0-9]{{2,4}}年)?{_MONTH_OF_A_YEAR}(?:{_DAY})?")
"""What looks like a day or a month, whether there is such a one or not."""

LONE_DAY = pattern(
    "(?:那么?)?(?P<day>[0-3]?[0-9][日号])(?:[那这]一?[个次场天篇份]|的)*(?:会议?)?[呢?？。]*$"
)
"""A day of no month, and nothing else: 26号那次."""

UNTIL = pattern(
    any_of("截至", "截止到?", "直到", "到", "至") + before(A_YEAR, TOLD_YEAR, "上个?月")
)
"""Up to a time: 截至2024年底."""

JOINED_TIMES = pattern(
    r"(?:[年月日号季度天周半底初末]的?|会议?)[和与跟及、]\s*(?:[今去前本上下]|[0-9])"
)
"""Two times of which the same is asked: 去年和今年."""

SAME_TIME = pattern("(?<= )的?同期")
"""去年同期: the part of last year that the first time is of its own."""

DAYTIME = pattern(
    # No 6月1日下午, 昨天下午: with its day it is read as one.
    not_after("[日号天今昨明当末初]")
    + any_word("上午 早上 下午 午后 晚上 晚间")
    + before(r"(?:都|才)?(?:召?开|举行|的?[^\s,，的]{0,10}会(?!计|员))", "的?$")
)
"""A part of the day told apart from a day: 2023年下午开的会."""

_DAY_OF_WEEK = "(?:星期|周|礼拜)[一二三四五六日天]"
WEEKDAYS = pattern(
    # 周六周日开过会吗
    f"(?<![上这本下每]){_DAY_OF_WEEK}(?:[、和或与及]?(?:星期|周|礼拜)?[一二三四五六日天](?![、。次个条项月年]))+",
    # 2024年星期天的会议
    f"(?<=[0-9今去前]年)的?(?:所有|全部)?的?{_DAY_OF_WEEK}(?![^的开召有])",
    f"(?<=[0-9]月)的?(?:所有|全部)?的?{_DAY_OF_WEEK}(?![^的开召有])",
    # 周五开的国常会有几次, 周六开过会吗
    f"(?<![上这本下每]){_DAY_OF_WEEK}"
    "(?=(?:都|也)?召?开过|(?:都|也)?召?开的?[^,，。?？]{0,10}?(?:几|多少)[次场回])",
    f"每个?{_DAY_OF_WEEK}(?=[的开召有都也]|$)",
    "(?<![上这本下每])周末(?=[的开召有都也]|$)",
)
"""Days of the week on which meetings were held, and no one day: 上周五."""
