"""What is no question of meetings: a greeting, and what is collected at all."""

from __future__ import annotations

from bot.question.frames.writing import any_of, any_word, maybe, pattern

GREETING = pattern(
    any_word("你好 您好 hi hello 在吗 早上?好 下午好 晚上好 再见") + "[呀啊!！。~ ]*"
)

_HERE = maybe("你们?", "这里", "这个?(?:机器人|库)", "库里?", "系统") + "(?:里面?|的)?"
_READOUTS = any_word("通稿 资料 数据 内容 收录 会议")
_BY_NOW = any_word("现在 目前 已经 最新 最近 一共 总共 共 都 全部") + "*"
_HOLDS = any_word("收录 收集 收 覆盖 包括 包含 涵盖 更新 录入 入库 截止 截至")
_SINCE_OR_UNTIL = any_of(
    "(?:到|至|从|自|在)*"
    + any_word("什么时候 啥时候 何时 哪天 哪一天 哪年 哪一年 哪个?月 几月 几号"),
    "范围",
    "跨度",
)
_OF_THEM = "的?" + maybe(any_word("会议 通稿 资料 数据 消息"))
_END = "[了的呢啊呀吗]*[?？。!！ ]*"

COVERAGE = pattern(
    # 你们收录到什么时候, 更新到哪天, 数据到几月, 收录范围
    f"{_HERE}{_READOUTS}?的?{_BY_NOW}{_HOLDS}了?的?(?:时间|通稿|资料|数据|会议)?{_BY_NOW}{_SINCE_OR_UNTIL}(?:开始|为止)?"
    f"{_OF_THEM}{_END}",
    f"{_HERE}{any_word('通稿 资料 数据')}的?{_BY_NOW}(?:时间)?{_SINCE_OR_UNTIL}(?:开始|为止)?"
    f"{_OF_THEM}{_END}",
    # 一共有多少篇通稿, 收录了多少通稿
    f"{_HERE}{_BY_NOW}{_HOLDS}?[了有]?(?:多少|几)[篇条份]?(?:通稿|资料|数据){_END}",
    f"{_HERE}(?:通稿|资料|数据){_BY_NOW}{_HOLDS}?[了有]?(?:多少|几)[篇条份]?{_END}",
    f"{_HERE}{_BY_NOW}{_HOLDS}[了有]?(?:多少|几)[篇条份]{_END}",
)
"""How much is collected, and from when to when."""

_COLLECTS = any_word("收录 收集 收 覆盖 能查 可以查")
_WHICH = any_of("哪些", "什么", "哪几[个家种类]", "(?:多少|几)[个家种类]?")
_PLACES = any_word("城市 市县 市 省市 省份 省 地方 地区 区县")

WHICH_BODIES = pattern(
    # 收录了哪些机构的会议, 有哪些市
    f"{_HERE}{_BY_NOW}{_COLLECTS}[了到过有]*{_WHICH}(?:{_PLACES}|机构|单位|部门|会议?){_OF_THEM}{_END}",
    f"{_HERE}{_BY_NOW}有{_WHICH}{_PLACES}{_OF_THEM}{_END}",
    # 收录里有哪些机构
    f"{_HERE}(?:收录|通稿|资料)(?:里面?|中|的)?{_BY_NOW}(?:都|共)?有{_WHICH}(?:{_PLACES}|机构|单位|部门){_OF_THEM}{_END}",
    f"{_HERE}{_BY_NOW}都?有{_WHICH}(?:机构|单位|部门)(?:的?(?:会议|通稿|资料)){_END}",
)
"""Whose readouts are collected."""


def is_about_the_store(folded: str) -> bool:
    """Whether it asks what is collected, and not what that says."""
    return bool(COVERAGE.fullmatch(folded) or WHICH_BODIES.fullmatch(folded))
