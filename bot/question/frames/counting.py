"""How many and of what, and what a count is told apart by."""

from __future__ import annotations

import re

from bot.question.frames.pieces import WITHIN
from bot.question.frames.writing import (
    any_of,
    any_word,
    before,
    maybe,
    not_after,
    not_before,
    pattern,
)
from bot.question.model import By

_UNIT = any_of(
    *"次 回 场 趟 遍 轮".split(),
    "项(?!目)",  # 几项, no 几项目
    "个",
    "件",
    "份",
    "部(?!门|委|署|队)",  # 几部, no 多少部门
    "条(?![例约])",
    *"篇 桩 处 位 名 人 届".split(),
)
_IN_ALL = ("一共", "总共", "共计", "合计", "累计", "总计")
COUNT = pattern(
    # 一共几次
    maybe(*_IN_ALL, "前后", "先后")
    + "[有是]?"
    + any_of(
        # No 哪几, 十几, 几天, 几乎, 几十年.
        not_after("[哪那这十好第]") + "几" + not_before("[年天月号日乎经十百千万]"),
        "多少",
        # 好多次; 好多人 are just many.
        f"好多(?=个?{_UNIT}(?<!人))",
    )
    + f"个?{_UNIT}?",
    any_of(*_IN_ALL),
    # 2023年国务院常务会议次数
    "的?(?:次数|数量|总数|频次|频率)是?(?:几|多少|如何)?",
)

ITEMS = pattern(
    # 研究了几项议题
    "(?:几|多少|好多)[个项件条]?(?:议题|议程|事项)",
    "(?:议题|议程|事项)(?:数|总数|数量)",
)
"""That matters are to be counted, and no meetings."""

_TIMES = "(?:几|多少)[次遍处回]"
MENTIONS = pattern(
    # 统一大市场提到过几次, 提到外贸的次数
    any_word("出现 提到 提及 提起 说到 讲到 谈到 提 说 用")
    + f"[过了]?的?(?:次数|频率|频次|{_TIMES})",
    # 去年提到垃圾分类几次; not 提到防汛的会有几次, which counts meetings.
    "(?:提到|提及|出现)"
    + not_before("[^,，。?？]{1,20}的(?: |[^,，。?？]{0,12}会)")
    + f"{WITHIN}{{2,16}}?(?<!的)(?<!的[有是共]){_TIMES}",
    "(?:几|多少)[处遍]",
    "提法",
    # No 会议次数.
    "(?<!会)(?<!会议)次数",
)
"""That it is to be counted how often readouts have something."""

# 哪个月研究养老最多
_MOST = before(WITHIN + "{0,12}[最更]?[多少](?:[ ?？]|$)")
_HOW_OFTEN = before("(?:都|会|要|大概|一般)?(?:开|召开|举行|主持)过?(?:几|多少)[次回场]")
BY: dict[By, re.Pattern[str]] = {
    "month": pattern(
        # 哪个月没开国常会, which none is counted of
        "哪[几些]?个?月(?:份)?没有?(?=召?开|研究|讨论|审议|提)",
        "(?:隔|每隔)?(?:多久|多长时间|几天)才?会?(?:开|召开|举行)?一[次回]",
        "开会频率",
        # 市政府常务会议平均一个月开多少次
        f"(?:平均)?一个月{_HOW_OFTEN}",
        "每个?月",
        "按月",
        "逐月",
        "各个?月",
        "月度",
        "分月",
        f"哪一?个?月{_MOST}",
    ),
    "year": pattern(
        # 市政府常务会议一年开几次
        f"(?:平均)?一年{_HOW_OFTEN}",
        "每一?年",
        "按年",
        "逐年",
        "各年",
        "历年",
        "年度(?=分布|统计|次数)",
        f"哪一?年{_MOST}",
    ),
    "weekday": pattern(
        any_word("都 总 一般 通常 每次 经常 是不是")
        + "[^,，]{0,4}?(?:星期|礼拜|周)[一二三四五六日天]",
        # 国务院常务会议一般星期几开
        "[哪在]?[个一]?(?:星期|礼拜|周)几",
        "按(?:星期|周)",
    ),
    "body": pattern(
        "按(?:机构|会议|部门)",
        # 各部门; no 各会上
        "(?:各个?|每个|不同)(?:机构|会议|部门|单位|会(?!议?上))",
        f"(?:哪个|什么)(?:机构|会议|部门|单位|会|地方)上?{_MOST}",
        f"哪[里儿](?:的会|开的?会)?{_MOST}",
    ),
    "chair": pattern(
        "按主持人?",
        "每个?人各?(?=主持)",
        "(?:各个?|不同|每个)主持人",
        # 谁主持的会议最多
        "(?:谁|哪一?[位个](?:主持人|领导|同志|人)?)主持[得的]?(?:会议?|次数)?(?:的?次数)?最多次?",
        # 谁主持过最多的国常会
        "(?:谁|哪一?[位个](?:主持人|领导|同志|人)?)主持过?了?最多的?(?=[^,，。?？]{2,12}$)",
        "(?:谁|哪一?[位个](?:主持人|领导|同志|人)?)主持(?=[^,，。?？]{2,12}(?:的次数|得)?最多)",
        # 主持会议最多的人, 主持次数最多的是谁
        "主持(?:召开)?(?:过|了)?的?(?:会议?)?的?(?:次数)?最多的"
        + any_of("(?:领导|主持)?人", *"同志 领导 干部".split(), before("是?[谁哪]")),
    ),
}
"""What to tell a count apart by."""

STUDY_SESSIONS = pattern(
    any_of(
        any_word("搞 开展 组织 进行 举行 安排 做 有") + "[过了]?(?:几|多少|好几)[次场回个]的?",
        # 集体学习有几次, 最近一次集体学习; no 集体学习了什么
        "(?:最近|最后|最早|第)一次(?:的)?",
        "(?:^|(?<=[年月 ]))",
    )
    + "(?P<what>集体学习|专题学习)"
    + before(
        "[有开共搞]?了?(?:几|多少)[次场回]",
        "最近",
        "最早",
        "最后",
        "第一次",
        "是?什么时候",
        "[ ?？]*$",
    )
)
"""Sessions of study that are counted, which are matters and no verb: 搞过几次集体学习."""
