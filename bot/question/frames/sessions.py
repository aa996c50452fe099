"""Meetings and what is on their agenda, by number: 第五次全体会议, 第几次审议, 第2项议题."""

from __future__ import annotations

from bot.question.frames.deeds import TAKE
from bot.question.frames.pieces import IN_SERIES, NUMERALS
from bot.question.frames.writing import after, any_of, any_word, before, not_before, pattern

_DEEDS = tuple("出席 参加 列席 主持 召集 缺席 提 讲 说 研究 讨论 审议 听取".split())
_AND = any_word("、 和 与 及 跟 以及")

_KIND_OF_MEETING = (
    "(?:主任|主席|[省市县区州]长)?" + any_word("全体 主席 主任 委员长 常务 党组 办公 专题") + "会"
)
SESSION = pattern(
    # 十届二十九次主席会议
    f"(?<!倒数)(?:第|(?<=届)(?=[{NUMERALS}百0-9]+次{_KIND_OF_MEETING}))({IN_SERIES})次"
    # 第五次研究 is the fifth time that they did.
    + not_before(*_DEEDS)
    + before(
        _KIND_OF_MEETING,
        "会议",
        "全会",
        "[ 是在]",
        "$",
        # 第二次和第七次全体会议
        f"{_AND}第[{NUMERALS}百0-9]+次" + not_before(*_DEEDS),
        # 第6次党工委会议, 县委第61次常委会议
        r"\w{1,8}(?:委|委员会|局)会议",
        r"\w{1,10}(?:常委会|(?:常务|全体|主席|主任|委员长|党组)会)",
    )
)
"""Which of its meetings it is: 国务院第五次全体会议."""

SESSION_TOO = pattern(f"{_AND}第({IN_SERIES})次")
"""Another beside it: 第二次和第七次全体会议."""

SESSION_AFTER = pattern(
    f"(?<=会|议)第({IN_SERIES})次"
    + any_of(
        not_before(*_DEEDS),
        # 委员长会议第25次研究了什么
        before(any_of(*_DEEDS) + "[了过]?(?:什么|啥|哪些|哪几)"),
    )
)
"""The same after its name: 主任会议第25次."""

_A_SESSION = (
    rf"(?:第?[{NUMERALS}]{{1,3}}届)?[^\s,，。?？的是]{{2,10}}?第(?:{IN_SERIES})次(?:全体)?会议"
)
CONVENED = pattern(
    # 会议同意召开市纪委第三次全体会议
    any_of(after("召开"), after("举行"), after("决定"), after("建议"))
    + f"(?!召开|举行){_A_SESSION}",
    # 常委会第十三次会议是哪次委员长会议决定召开的
    _A_SESSION + before("[是由在][^,，。?？]{1,20}(?:决定|确定|定)(?:下来)?(?:召开|举行|开)"),
)
"""A session that others decide to hold, or make proposals for, is a matter of theirs."""

SOME_TERM = pattern("[新上下这本]一?届")
"""A term that is told by the one before: 新一届政治局."""

WHICH_TIME = pattern("[这那]?(?:已经)?是?第几[次回轮]" + before(TAKE, "上", "$", "[?？ ]"))
"""The numbering of what is asked: 第几次审议, 是第几回研究."""

ITEM = pattern(
    f"第([0-9]{{1,2}}|[{NUMERALS}]{{1,3}})[项个条]?(?:议题|事项|议程)",
    f"第([0-9]{{1,2}}|[{NUMERALS}]{{1,3}})项(?=[ ?是的]|$)",
)
"""One of a meeting's matters: 第2项议题."""
