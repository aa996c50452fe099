"""What is asked that a readout may tell or not: of a matter its reason, a way or a sum, of a
meeting its place.
"""

from __future__ import annotations

from bot.question.frames.pieces import HAN, LEADER
from bot.question.frames.writing import any_of, before, not_before, pattern

REASON = pattern(
    "为(?:什么|什麽|甚么|何|啥)要?",
    # 修水库是为了什么
    "是?为了(?:什么|啥)",
    "的?(?:原因|目的|用意)(?:是什么|是啥|何在)?(?=[?？吗呢 ]*$)",
)

WAY = pattern(
    # 买楼咋办
    "(?:应该?|要|得|该)?(?:怎么|怎样|如何|咋)" + before("[办建管改治修发做弄搞补]"),
    # 纪委打算怎么明察暗访
    "(?:打算|准备|计划|拟)(?:要|去)?(?:怎么|怎样|如何|咋)(?:去)?" + before(HAN + "{2}"),
)

_HOW_MANY = (
    "(?>(?<![哪那这十好第])几[个座项类种家台批]"  # no 哪几个, 十几个
    "|多少[个座项类种家台批]?)"
)
_COUNTED = (
    # Meetings and what they take up are counted.
    "[次回场遍趟轮篇份部条届期人天年月处]",
    "个?(?:月|季度|地方)",
    f"[名位]{LEADER}",
    *"会议? 通稿 议题 议程 事项 文件 草案 法律 法规 规划 意见 方案 条例 办法 规定".split(),
    *"计划 决定 报告 机构 单位 部门".split(),
)
SUM = pattern(
    # 开个运动会花多少钱
    # 打井每眼补多少钱
    "(?:(?<=..)每[㐀-鿿]{1,2}(?:补助?|给|奖励?|收)|[要得共])?多少"
    + any_of("钱", "资金", "[亿万]元?", *"元 吨 亩 公里 套 户".split()),
    # 税率定的是多少
    "(?:定|规定|给)?的?(?:标准|比例|金额|数额)?(?:是|为)多少(?=[?？呢啊 ]*$)",
    # Of what a matter consists: 核准了几个核电项目.
    _HOW_MANY + before(f"{HAN}{{2}}") + not_before(*_COUNTED),
)

_WHERE = any_of("哪里", "哪儿", "何处", "何地", "[什甚]么地方", "啥地方", "哪个(?:地方|城市)")
PLACE = pattern(
    # 政治局会议在哪里开的
    "(?:都|又)?是?在" + _WHERE + "(?:召开|举行|开会?)的?",
    _WHERE + "(?:召开|举行|开)的(?=[?？吗呢 ]*$)",
    f"的?(?:会议|开会|召开)?的?地点(?:是?在?(?:{_WHERE}|什么|哪))?(?=[?？吗呢 ]*$)",
)
