"""All but some: but a body, but a time, but those who are known."""

from __future__ import annotations

from bot.question.frames.pieces import HAN, LEADER, TOLD_YEAR, WITHIN
from bot.question.frames.writing import any_of, before, named, pattern

EXCEPT = pattern(r"除[了去开]?\s*$", r"不算\s*$")
"""All but one body, which follows: 除了国常会还有哪些会."""

EXCEPTED = pattern("以外", "之外", "不算", "外(?=[,，])")
"""The same, after it: 国常会以外还有什么会."""

EXCEPTED_TIME = pattern(
    "(?:除[了去开]?|不算)"
    + named("time", WITHIN + "{2,16}?")
    + "(?:的(?:会议?)?)?"
    + any_of("以外", "之外", "外", "[,，]", before("还", "另", "其[他它余]")),
    # 2023年以外
    named("before", "[0-9]{2,4}年(?:[0-9]{1,2}月)?", TOLD_YEAR) + "(?:以外|之外)",
)
"""The same of a time: 除了2023年还有哪些会."""

_NAME = HAN + "{2,4}?"
BESIDES = pattern(
    # No 除了市委还有谁, which leaves out a body.
    f"除了?(?!{HAN}{{1,5}}[会局委院府组])(?:{LEADER})?"
    f"({_NAME}(?:[、和与跟及]{_NAME}){{0,4}})"
    + before(*"以外 之外 外 [,，] 还 另 有 都 也 谁 哪".split())
    + "(?:以外|之外|外)?[,，]?(?:还|另外?)?(?=[^,，]{0,8}[谁哪])",
    # 到会的市领导都有谁，某某之外
    f"[,，]\\s*({_NAME}(?:[、和与跟及]{_NAME}){{0,4}})(?:之外|以外|除外)(?=[?？。 ]*$)",
)
"""One of whom it is known: 除了某某还有谁."""
