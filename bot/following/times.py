"""Times that lean on the one that was shown: 8月 is of its year, 上个季度 is counted from it."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange

from bot.answer import OneItem, OneMeeting, WholeText
from bot.following.memory import Exchange
from bot.question.numbers import number_of
from store.dates import DateRange, describe

_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月"
_OWN_YEAR = re.compile(
    r"(?:[0-9]{2,4}|[〇零一二三四五六七八九]{4}|[今去前明本])年(?!前|后|以前|以后)"
)
_LEANING = re.compile(
    rf"同年(?P<of>{_MONTH})|(?P<month>(?:同|当|那个?)月)(?=[的还有也又都开呢])|"
    rf"(?<![年月第每至到\-0-9一二三四五六七八九十两])(?P<part>{_MONTH}(?!\d)|[上下]半年|第?[一二三四1-4]季度)"
    r"|(?P<day>同一天|同日|那一?天)"
    r"|(?<![上下前后])(?P<side>[上前下后])一?个?(?P<unit>季度|月(?![初底中]))"
    # 全年经济目标 is what it is called.
    r"|(?P<whole>(?:(?:一?整|全)年|[那当同这]一?年(?![前后来内多初底中]))"
    r"(?=的?(?:呢|[,，?？。 ]|$|一?共|总共|合计|加|有|开|研究|讨论|审议|谁|哪|几|都|会)))"
)
_LONE_DAY = re.compile(
    r"(?<![\d年月日号第每至到零〇.\-一二三四五六七八九十])"
    r"(?P<day>3[01]|[12]?\d|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
    r"(?=$|[那这]一?[个次场天篇份]|[上下]午|研究|讨论|审议|主持|[的开会谁有也还都呢?？。 ,，])"
)
"""26号那次, of a month that is known: no 6月26日, no 16号线."""
_BACK_TO = re.compile(r"(?:那就?|再|还是)?回到(?=(?:19|20)\d\d年|[今去前]年|\d{1,2}月)")
_MONTHS_IN = {"季度": 3, "月": 1}
_EARLIER = "上前"


def dated(text: str, folded: str, last: Exchange) -> str:
    """A text with the year of what was shown before its times that name none: 下半年, 全年.

    今年 and 最近 are told from today, and so is all that is beside them.
    """
    back = _BACK_TO.match(folded)
    if back is not None:  # 回到2023年7月那次: 到 is no until
        return text[back.end() :]
    if (lone := _LONE_DAY.search(folded)) and (day := _day_shown(number_of(lone["day"]), last)):
        return f"{text[: lone.start()]}{day.year}年{day.month}月{day.day}日{text[lone.end() :]}"
    shown = shown_time(last)
    if shown is None or shown.start.year != shown.end.year or _OWN_YEAR.search(folded):
        return text
    found = _LEANING.search(folded)
    if found is None:
        return text
    told = _written(found, shown)
    return f"{text[: found.start()]}{told}{text[found.end() :]}" if told else text


def _day_shown(number: int, last: Exchange) -> datetime.date | None:
    """The day of that number in the month that is shown, else the only one of those listed."""
    shown = shown_time(last)
    month = (shown.start.year, shown.start.month) if shown else None
    if shown and month == (shown.end.year, shown.end.month):
        ends = monthrange(*month)[1] if month else 0
        return shown.start.replace(day=number) if 0 < number <= ends else None
    days = {stored.readout.date for stored in last.listing.listed if stored.readout.date}
    found = [day for day in days if day.day == number]
    return found[0] if len(found) == 1 else None


def names_no_year(folded: str) -> bool:
    """Whether a time is named that may be of any year."""
    return _LEANING.search(folded) is not None and _OWN_YEAR.search(folded) is None


def points_to_a_time(folded: str) -> bool:
    """Whether a time is told by the one that was shown, so that nothing else need lean: 同月."""
    return (_POINTS.search(folded) or _LONE_DAY.search(folded)) is not None


_POINTS = re.compile("同年|(?:同|当|那个?)月|同一?[天日]|那一?天|回到")


def _written(found: re.Match[str], shown: DateRange) -> str:
    year = shown.start.year
    if found["of"]:
        return f"{year}年{found['of']}"
    if found["month"]:
        one = shown.start.month == shown.end.month
        return f"{year}年{shown.start.month}月" if one else ""
    if found["part"]:
        return f"{year}年{found['part']}"
    if found["day"]:
        return describe(shown) if shown.is_a_day else ""
    if found["whole"]:
        return f"{year}年"
    length = _MONTHS_IN[found["unit"]]
    first = (shown.start.month - 1) // length
    if first != (shown.end.month - 1) // length:
        return ""
    step = -1 if found["side"] in _EARLIER else 1
    return describe(months(year, (first + step) * length, length))


def months(year: int, first: int, length: int = 1) -> DateRange:
    """So many months from the one that is ``first``, counted from 0, which may be out of its year:
    -1 is December of the year before.
    """
    start = datetime.date(year + first // 12, first % 12 + 1, 1)
    last = first + length - 1
    ends = datetime.date(year + last // 12, last % 12 + 1, 1)
    return DateRange(start, ends.replace(day=monthrange(ends.year, ends.month)[1]))


def shown_time(last: Exchange) -> DateRange | None:
    """When that was which is shown: the meeting that was told of, else the time asked about. What
    was found of a matter by itself names no time.
    """
    opened = isinstance(last.answer, OneMeeting | OneItem | WholeText)
    told = last.meeting.readout.date if last.meeting else None
    if told and (opened or not last.subject.topic):
        return DateRange(told, told)
    return last.question.when if isinstance(last.question.when, DateRange) else None


_AGO = re.compile(
    r"(?:那么?)?(?:(?P<many>[一两二三四五六七八九十]|[0-9]{1,2}|半)(?P<unit>年|个月)[以之]?(?P<side>前|后)|"
    r"(?:[去上]年|[上前]一年)的?同期|[上前]一年)"
    r"(?:的?(?:会议?|那次))?的?(?:呢|怎么样)?[?？。]*"
)
_A_YEAR, _HALF_A_YEAR = 12, 6  # months


def so_long_ago(folded: str, shown: DateRange) -> DateRange | None:
    """The month, or what else was shown, so long before or after it: 一年前的呢, 去年同期呢."""
    found = _AGO.fullmatch(folded)
    if found is None:
        return None
    if not found["many"]:
        many = _A_YEAR
    elif found["many"] == "半":
        many = _HALF_A_YEAR
    else:
        many = number_of(found["many"]) * (_A_YEAR if found["unit"] == "年" else 1)
    step = many if found["side"] == "后" else -many
    length = (shown.end.year - shown.start.year) * 12 + shown.end.month - shown.start.month + 1
    return months(shown.start.year, shown.start.month - 1 + step, length)
