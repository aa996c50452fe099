"""What is asked that no readout tells: the hour, what is to come, what was done most of all."""

from __future__ import annotations

from bot.question.frames.deeds import TAKE
from bot.question.frames.writing import any_of, any_word, not_before, pattern

CLOCK = pattern("几点(?!建议|意见|要求)钟?")

_THE_NEXT = "(?:下|再下)一?[次回场]"
TO_COME = pattern(_THE_NEXT + "(?!会议(?:纪要|精神))", "即将", "将要", "接下来", "还会不会")
"""Meetings to come."""

TO_TAKE_UP = pattern(
    # 下次什么时候研究房地产, 下一次研究
    _THE_NEXT
    + "(?:会议?)?[再会要将还]*"
    + any_of("在?(?:什么|啥)时候", "何时", "几时", "哪[天月年]", TAKE),
    "(?:接下来|以后|今后|将来)?还会(?:不会)?(?:再|研究|讨论|审议)",
    "会不会再",
)
"""The same where a matter is named, of which such words may be a part."""

_WHAT_IS_RANKED = any_word("议题 话题 主题 内容 词 提法 问题 事")
RANKED = pattern(
    # 哪次国务院常务会议议题最多
    _WHAT_IS_RANKED + "[^,，]{0,8}最[多频]",
    # 讨论最多的话题是什么
    "最[多常频][^,，]{0,4}" + _WHAT_IS_RANKED,
)
"""What is talked of most: nothing is counted over all topics."""

MOST_AT_ONE = pattern(
    # 哪次国常会通过的文件最多
    "[哪那]一?(?:次|场|回|个会)[^,，]{0,16}?最[多少]",
    # 国常会通过条例最多的是哪次
    "最[多少][^,，]{0,10}?[哪那]一?(?:次|场|回|个会)",
)
"""Which meeting did most of all."""

SOME_TIME = pattern(
    any_of(r"[^\s,，。的在]{0,8}(?:节|大|会|全会|疫情)", "元旦", "国庆", "五一", "换届")
    + "[之以]?(?:前|后|期间|前夕|前后)"
    + not_before(r"[^\s,，]{0,4}第")
)
"""A time that is told by what else happened then: 国庆前."""
