"""What is beside the point: what askers say of themselves, of hearsay, of how to count."""

from __future__ import annotations

from bot.question.frames.pieces import (
    A_YEAR,
    ADDED_UP,
    HAN,
    NUMERALS,
    RELATED,
    TOLD_YEAR,
    WITHIN,
)
from bot.question.frames.writing import (
    after,
    any_of,
    any_word,
    before,
    maybe,
    named,
    not_before,
    pattern,
)

_I = "[我俺咱](?:们)?"
_SAYS = "[^,，。?？!！谁哪何什啥几多没]"
"""A letter of a clause that asks nothing."""
_WANTS = any_word("了解 知道 问 查 找 看 搜 关心 打听")
ASIDE = pattern(
    "(?:^|(?<=[,，。?？!！;； ]))"
    # 我想了解养老, names what is asked about.
    + not_before(f"{_I}[^,，]{{0,4}}?{_WANTS}(?:一下|下)?(?!一下)[^,，]{{2,}}(?:[,，]|$)")
    + any_of(
        # 我写稿急用; what is all that is said asks something: 我要2019年6月的会
        f"{_I}(?![国省市区县州镇乡村会院校]){_SAYS}{{1,20}}(?=[,，。!！])",
        f"(?<=[,，。?？!！;； ]){_I}{_SAYS}{{1,12}}$",
        # 人在海外想请教，
        f"{_SAYS}{{0,10}}?[想要来](?:请教|咨询|讨教|问)(?:一下|一句|下|问|您|各位|大家)?[,，:：]",
    )
)
"""What askers say of themselves, in a clause of its own."""

ASKED_AFRESH = pattern(
    # 基层的朋友老抱怨填表，我想查一下2024年……会议开了几回; no 这份报告 after it
    "^(?=[^《]*?"
    + any_word("朋友 同事 同学 老师 老板 领导 客户 编辑 读者 论文 稿子 报道 群里")
    + ")[^《?？]{4,60}?[,，。]"
    + "(?:所以|现在|就)?(?:我|请|麻烦)?(?:就?想|要|来)?(?:帮我)?"
    "(?:查|问|了解|确认|核实|核对|请教)(?:一下|下)" + before("[^这那它此]{10,}$")
)
"""What leads to a question that then begins afresh."""

_A_TIME = (
    "(?:(?:[0-9]{2,4}年|[今去前]年|[上本]个?月|[0-9]{1,2}月份?|[0-9]{1,2}[日号]|"
    f"[零〇{NUMERALS}]{{1,4}}(?:年|月份?|[日号]))"
    "){1,3}"
)
TAKEN_BACK = pattern(
    _A_TIME
    + "[啊呃额嗯哦噢,， ]*(?:不对|说错了|错了|口误|记错了)[啊,， ]*(?:我是说|应该)?是?的?"
    + before(_A_TIME)
)
"""A time put right in the same breath: 去年啊不对是2024年."""

ON_HEARSAY = pattern(
    "(?:^|(?<=[ ,，。!！;；]))"
    + any_of(
        # 领导让我查一下
        "[^ ,，。?？谁哪何什啥几多]{1,4}?(?:让|叫|要求|派|喊)[我咱](?:们)?(?:去|来|帮忙|给)*"
        + any_word("查 找 问 整理 统计 看 核实 了解 搜 确认 汇总")
        + "(?:一下|一[查找看问]|[下查找看问])?",
        # 两会上有人说的那条建议, 网上说
        "听?"
        + any_word("有人 别人 人家 网上 网友 专家 媒体 朋友 同事 大家 老师 新闻[上里]?")
        + "[都老总常在]*(?:[说讲传](?!话|课)|记得|提到|提起)[的过]*(?:那个|这个|那件|这件)?",
        # 我核对名单，发现2023年……
        "(?<=[,，])(?:我|才)?发现(?=[0-9今去前那某])",
        # 听说要搞
        "(?:听说|据说|据传|传闻|听闻)(?:国家|上面|上头|政府)?(?:要|会|想|准备|打算)*[搞弄抓]?",
        # 老板问
        any_word("老板 领导 老师 同事 客户 编辑 主编 导师 上级 朋友 家里人 读者 网友")
        + "想?(?:问|知道|了解)[我起到过]?",
        # 写稿核实：
        "(?:写稿|写材料|写论文|写报告|做报道)[^,，:：。]{0,6}[:：]",
    )
    + "[,，]?"
)
"""Who had them ask, or told them of it."""

REMARK = pattern(
    # 从提出到深化, 从头到尾
    "从"
    + any_word("提出 开始 最初 首次 起草 立项 初审 头")
    + f"{WITHIN}{{0,4}}?到"
    + any_word("现在 如今 最后 深化 通过 出台 尾 结束 落地"),
    # （扩大会议也算）
    "[(（][^()（）]{0,10}"
    + any_word("也算 都算 算上 不算 在内 包括 包含 即可 就行 均可")
    + "[^()（）]{0,6}[)）]",
    # 2020年以来（含2020年）
    "[(（]包?含[^()（）]{1,10}[)）]",
    # 有几次说几次
    "有(?:几[次回条个]|多少)[就都]?[说列算讲报给](?:几[次回条个]|多少)",
    # 研究养猫的不算
    f"(?<=[,，。?？]){WITHIN}{{2,16}}?的?(?:不算|不计|除外|不包括)(?:在内|进去|了)?(?=[?？。 ]*$)",
    # 不分年份
    "(?:不分|不管|不论|无论)(?:是|什么|哪个|哪一?)?(?:年份|月份|年|月)(?:都算)?",
    # 两个会加起来几次, 各省加起来
    f"(?:各[省市区县地][^,，]{{0,2}})?{ADDED_UP}算?",
    "所有年份",
)
"""What an asker adds on how to count: each is counted so anyway."""

FOR_A_PIECE = pattern(
    # 我想写一篇关于养老的稿子给我梳理一下
    f"(?:^|(?<=[,，。 ]))(?:{_I})?(?:正?[想要在]|准备|打算)*写一?[篇个份]?(?:关于|有关)?"
    + named("what", WITHIN + "{2,16}?")
    + "(?:方面|主题)?的"
    + any_word("稿子 稿件 文章 报道 论文 材料 报告 综述 评论")
    + "[,，]?"
)
"""What somebody writes about is what is asked about."""

ALIAS = pattern(after(HAN) + f"[(（](?![^()（）]*[{NUMERALS}]){HAN}{{2,10}}[)）]")
"""Another name for what stands before it: 创投（风险投资）."""

ON_BEHALF = pattern("受[^,，。的]{2,12}?的?委托[,，的]?(?=.{0,3}(?:主持|召集))")
"""On whose behalf somebody chaired, which leaves who that was to be asked."""

OFFICE_TOO = pattern(r"[,，]\s*(?:是|担任)?(?:什么|啥|何)(?:职务|职位|头衔)")
"""What office somebody has is told with the name: 主持人是谁，什么职务."""

TO_DO_WITH = pattern(f"(?:^|(?<=[ ,，:：查找看搜列出]))[和跟与同](?={WITHIN}{{2,24}}?{RELATED})")
"""What a matter may have to do with others: 和养老有关的会议."""

OF_EACH = pattern(
    "历[次届]的?",
    "(?:^|(?<=[ ,，会议]))(?:[这那]?几[次回场]|历年来?)"
    + before("[^,，。?？几]{1,24}[都各分][别自]?[是在由]*(?:哪|什么|啥|何|谁)"),
)
"""That each of several is asked about, which is so anyway: 历次研究养老都是哪天."""

_PART_OF_A_YEAR = any_of("年?[初底末中]", "[0-9]{1,2}月[初底中份]?")
SCENE = pattern(
    # 今年两会刚闭幕，3月12号……, 年初全会刚开完; the time that it begins with is left to be read.
    "(?:^|(?<=[,，。 ]))"
    + named("time", maybe(A_YEAR, TOLD_YEAR) + _PART_OF_A_YEAR + "?")
    + "[^,，。?？谁哪何什啥几]{2,14}(?:刚刚?|才)"
    + any_word("闭幕 结束 开完 落幕 过完? 过去")
    + "[后了]?[,，]",
    # 那阵子国务院常务会议管过吗
    "[那这](?:一?阵子|会儿|段时间|段日子|时候|些日子|个时候)" + before(WITHIN + "{2}"),
)
"""What had just happened when a meeting was held that is told by its day."""

IN_A_ROW = pattern("(?:接?连|一连|连续)开了?[一二两三四五几0-9][天次场]的?会?")
"""How meetings followed each other: 连开了两天."""

FOR_SHOW = pattern(
    # 老师你好，帮我查下核电
    "^(?:老师|各位|小编|机器人|亲)?[你您]好(?:老师|呀|啊)?[,，!！。 ]+(?=.)",
    # 2024年9月有哪些重要会议: none is told to be more than others
    "(?:重要|重大|主要)的?(?=会议?(?:[有吗呢上都?？ ]|$))",
    # 楼市股市原文
    f"(?<={HAN}{{2}})的?(?:原话|原句)(?=[?？ ]*$)",
)

BESIDE_THE_POINT = (
    FOR_SHOW,
    ASIDE,
    ON_HEARSAY,
    REMARK,
    ALIAS,
    ON_BEHALF,
    OFFICE_TOO,
    TO_DO_WITH,
    OF_EACH,
    SCENE,
    IN_A_ROW,
)
"""What is taken out before anything is read."""

ON = pattern(
    # 国务院对养老提了什么要求; no 对口, 对策.
    "(?:^|(?<=[ ,，]))(?:对于?|针对)(?![口外台策象接标话账抗])"
    + before(
        f"{WITHIN}{{2,20}}?"
        + any_of(
            "[提作做说讲定有][出过了]*(?:什么|啥|哪|何)",
            *"怎么 咋 如何 是怎 有何".split(),
        )
    ),
    # 国常会就养犬管理条例开过几次会; no 就业, 就是.
    "(?<=[ ,，])就(?![业地是近诊医读学要会能])"
    + before(f"{WITHIN}{{2,20}}?(?:召?开过?|举行过?)[了的几多什啥]"),
)
"""What something is said on."""

SPEAKER = pattern(
    any_word("中央 国家 国务院 上面 上头 官方 政府 高层 市里 省里 县里")
    + before(
        "[都又还]?[是有]?(?:怎么|咋|如何|什么|啥|没)?个?"
        + any_word("说 讲 提 看 管 定 办 处理 收拾 规定 要求 部署 安排 出")
    )
)
"""Whoever is thought to speak for the state: 养老的事中央是怎么说的."""
