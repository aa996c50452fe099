"""What 这个 means where something is to be done about it: 订阅这个."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.following.memory import Exchange, Missing
from bot.following.merging import names_something, standing, told_of
from store.facts import Names
from store.words import fold

_IT = re.compile(
    r"(?:上面|刚才)?的?(?:这|那)(?:一?[个些条类项次]|方面|件事|样)?的?(?:话题|主题|议题|会议?|内容|事|词|结果|搜索|查询|问题)?|"
    r"它|一下|(?:上面|刚才)的?(?:话题|主题|议题|内容|词|结果|搜索|查询|问题)?"
)


def about_it(rest: str, last: Exchange | None, today: datetime.date, names: Names) -> str | Missing:
    """What a command is about: ``rest``, or what it means after the last answer."""
    if not _IT.fullmatch(fold(rest)):
        return rest
    if last is None:
        return Missing("problem.no_last")
    about = last.subject
    if not names_something(about):
        about = told_of(last)
    if not names_something(about):
        return Missing("problem.no_last")
    return standing(replace(about, intent="when", order=None), today, names)
