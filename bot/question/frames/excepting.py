"""All but some: but a body, but a time, but those who are known."""

from __future__ import annotations

from bot.question.frames.pieces import HAN, LEADER, TOLD_YEAR, WITHIN
from bot.question.frames.writing import any_of, any_word, before, named, pattern

EXCEPT = pattern(r"除[了去开]?\s*$", r"(?:不算|不要|不看|不含|不包括|排除|去掉)\s*$")
"""All but one body, which follows: 除了国常会还有哪些会."""

EXCEPTED = pattern("以外", "之外", "不算", "外(?=[,，])")
"""The same, after it: 国常会以外还有什么会."""

NOT_COUNTED = pattern(
    # 政治局会议有几次（不算政治局常委会会议）
    r"[(（]\s*(?:不算|不含|不包括|不包含|不计|除去|除开|除了)"
    + named("after", "[^()（）]{2,18}?")
    + r"(?:在内)?\s*[)）]",
    # （“其他事项”不算）
    r"[(（]"
    + named("before", "[^()（）]{2,18}?")
    + r"[都也]?(?:不算|不计|除外|不包括)(?:在内|进去)?[)）]",
)
"""The same in brackets behind it."""

LACKING = pattern(
    # 哪几次会议没讲经济, 没提到就业的会
    "(?<!有)(?:从未|并未|未|没有?)(?:曾|有)?"
    + any_word("提到 提及 讲到 讲 提 说到 说 谈到 谈 涉及 研究 讨论 审议 出现")
    + "[过了]?"
    + named("what", "[^,，。?？的吗没 ]{2,12}?")
    + before("的[^,，。?？]{0,8}?(?:会|通稿|有)", "[?？。 ]*$"),
)
"""What the meetings that are asked for have not spoken of."""

WITHOUT_SOMEBODY = pattern(
    # 哪些会没有李强
    "(?<!有)没有?" + named("what", HAN + "{2,4}?") + before("的(?:会|通稿)", "[?？。 ]*$"),
)
"""Who is not in what the meetings that are asked for say."""

OTHER_THAN = pattern(
    # 除了经济还研究什么
    "除了?"
    + named("what", "[^,，。?？ ]{2,12}?")
    + "(?:以外|之外|外)?[,，]?(?:还|另外?)"
    + before("[^,，]{0,4}(?:什么|啥|哪[些几](?![位个名人领同]))")
)
"""The matter besides which others are asked for."""

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
