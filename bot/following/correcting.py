"""What was understood otherwise than it was meant: 不是3月，是7月; 不对，我要问的是2023年的."""

from __future__ import annotations

import datetime
import re

from bot.question import Question
from store.dates import DateRange, NotADate, read_date

_MEANT = "我(?:是[说指问]|[要想]?[问说指]的是|只要(?=.))"
_WRONG = "(?:不对|错了|[搞弄]错了)[啊呀吧]*[,。! ]+"
_CORRECTION = re.compile(
    f"不是[^,。]{{1,16}}[,。] *(?:而?是|{_MEANT}) *(?=.)|"
    f"(?:不对|错了)[啊呀吧]*{_MEANT} *(?=.)|"
    "我?(?:[说讲打写记搞弄])错了[啊呀吧]*[,。! ]*(?:应该?是|是) *(?=.)|"
    f"(?:{_WRONG}|不是[,。! ]+)?{_MEANT} *(?=.)|"
    f"{_WRONG}(?:应该?是|要的?是|是)? *(?=.)"
)


def meant_instead(folded: str) -> str:
    """What is meant instead, of a folded text that corrects; empty where it does not."""
    found = _CORRECTION.match(folded)
    return folded[found.end() :] if found else ""


def on_that_day(meant: str, of: Question, today: datetime.date) -> str:
    """A year that is put right, as the day of it that was asked about: 2024年 after 去年9月26号;
    else what is meant as it stands.
    """
    year, before = read_date(meant, today), of.when
    if isinstance(year, NotADate) or not isinstance(year, DateRange):
        return meant
    if not (isinstance(before, DateRange) and before.start.year == before.end.year):
        return meant
    whole_years = DateRange.of_year(year.start.year), DateRange.of_year(before.start.year)
    if year != whole_years[0] or before == whole_years[1]:
        return meant
    month = f"{year.start.year}年{before.start.month}月"
    return f"{month}{before.start.day}日" if before.is_a_day else month
