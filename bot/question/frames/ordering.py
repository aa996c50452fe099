"""Which of a series: the first, the last, the latest few, one counted back, that one."""

from __future__ import annotations

from bot.question.frames.pieces import NUMERALS, TALLIED
from bot.question.frames.writing import any_of, any_word, before, not_before, pattern

FIRST = pattern(
    # 国务院常务会议和委员长会议谁先研究的
    "(?:谁|哪个|哪家)?更?先(?=" + any_word("研究 讨论 审议 审 议 听取 提 上 开 通过") + "的)",
    # 稀土和核电哪个研究得早, 哪个先研究
    "(?:谁|哪一?个|哪项|哪件)"
    "(?:研究|讨论|审议|提出?|通过|上会|部署|开始)?得?[更最比较]*早(?:一?[些点])?(?=[?？呢 ]*$)",
    "(?:谁|哪一?个|哪项|哪件)"
    "更?先被?(?:研究|讨论|审议|提出?|通过|上会|部署|上了?会)的?(?=[?？呢 ]*$)",
    # 第一次提新质生产力; no 提案, 提议, and 第一次提到 is found below, so that 提到 is left.
    "(?:第一次|首次|头一[次回]|最早|最先)[提说讲用]"
    + not_before("[案议高升供交倡拔前到及出起过了的法话明]"),
    "(?:最早|最初|最先)的?[那这]?一?[次回场份]",
    "最早",
    "首[次场]",
    "首度",
    "第一[次回场]",
    "头一?[次回遭场]",
    "最先",
    "最初",
    "一开始",
    # 从哪天算起
    "[从自打]" + before("什么", "啥", "何", "哪", "几"),
    "起初",
    "首先(?=[是在]?(?:什么|何|哪|谁))",
    "开始" + any_of("推行?", *"推进 推广 搞 实行 实施 抓".split()) + '(?=[ ?？“"]|的|$)',
    # 哪一年开始提林长制
    "开始"
    + before(
        *"主持 担任 提 说 讲 用 写 研究 讨论 审议 关注 强调 部署 出现".split(),
        ".{0,4}的",
    ),
)

LAST = pattern(
    r"最新的?(?=\s*(?:的?(?:通稿|会议?|新闻|报道))?[ ?？]*$)",
    # 距离现在最近的一次
    "(?:距离?(?:现在|今天|目前)?)?(?:最近|最后|最新|最末|最晚)的?[那这]?一?[次回场期]的?",
    "最近"
    + before(
        *"的 在 是 研究 讨论 审议 听取 提 什么 啥 何 哪 都 又 还 有 一 几 开 召开".split(),
        *"政治局 国务院 常务 市 省 人大 政协".split(),
    ),
    # No 最后一公里.
    "最后" + not_before("一[公米道环步关]"),
    "最晚",
    "上一?[次回]",
    "末次",
    "末一?回",
    "近一次",
    "刚刚",
    # 年初全会刚开完
    "刚" + before(*"才 过去 开 研究 审 讨论 通过 提 召开".split()),
    "的?最新的?" + any_word("消息 进展 动态 动向 情况 部署 表述 说法") + "(?=[?有是吗呢]|$)",
)

LATELY = pattern(
    any_word("最近 近来 近期 这阵子")
    + before(
        "[^,，。?？一二两三四五六七八九十0-9]{0,10}?"
        + any_of("哪[些几][次场个]?", "什么", "啥")
        + "(?:重要|大)?的?会(?!议?上)"
    )
)
"""最近都开了哪些会: several of the latest, and no one."""

FEW = pattern(
    any_of("最近", "最后", "最新", "近", "上", "(?<![之以])前")
    + f"的?这?([0-9]{{1,2}}|[{TALLIED}几]{{1,2}})[次回场期]的?"
)
"""Several of the latest: 最近三次."""

BACK = pattern(
    "(?:上上|前一?)(?:一?次|一?回)(?=[的 ]|$)",
    f"倒数第([0-9]{{1,2}}|[{NUMERALS}]{{1,2}})[次回场期]",
)
"""One of the latest, counted back: 上上次, 倒数第二次."""

THAT_MEETING = pattern("[那同]一?[次场回个](?![月年天星])", "同一天")

SEVERAL = pattern("哪[几些]", "[几多]少?[次场回个]")
"""More than one meeting is asked for."""

SEVERAL_ARE_ASKED = pattern(
    "哪[几些]",
    "哪一?[次场个]",
    "的[^,，。?？]{0,8}?(?:会|通稿)",
    "(?:几|多少)[次场个]",
    "列[出一]",
)
"""That meetings are asked for, and not whether they did something."""
