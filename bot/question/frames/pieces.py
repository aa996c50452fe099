"""Pieces that recur in the rules."""

from __future__ import annotations

from bot.question.frames.writing import any_word, maybe

WITHIN = "[^,，。?？]"
"""A letter of the same clause."""
HAN = "[㐀-鿿]"
NUMERALS = "一二三四五六七八九十"
TALLIED = "一二两三四五六七八九十"
"""The same as things are counted: 两次."""
IN_SERIES = rf"[{NUMERALS}百]+|[0-9]{{1,3}}"
"""The number of a meeting in its series, written out or in digits: 第四十一次, 第41次."""
A_YEAR = "(?:19|20)?[0-9]{2}年"
"""2023年, 23年."""
TOLD_YEAR = "[今去前]年"
LEVEL = "[省市区县州旗]"
"""What the name of a place ends with."""
LEADER = (
    maybe(f"{LEVEL}委?", "政协", "人大")
    + "副?"
    + any_word("总理 书记 市长 省长 区长 县长 主席 主任 委员长 部长 局长 秘书长 州长 旗长 盟长")
)
"""Who leads a government, a body or a department."""
EXPERTS = ("专家", "教授", "院士", "学者")
"""Who is invited to teach a meeting."""
RELATED = "(?:有关|相关|沾边)"
ADDED_UP = "[加合]在?(?:一块儿?|一起|起来)"
"""That several times are counted as one: 2015年和2016年合起来."""
