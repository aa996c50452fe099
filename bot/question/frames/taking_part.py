"""What people do at a meeting: chair it, attend it, stay away, speak, and for whom or as what."""

from __future__ import annotations

from bot.question.frames.pieces import EXPERTS, WITHIN
from bot.question.frames.writing import (
    after,
    any_of,
    any_word,
    before,
    maybe,
    named,
    not_after,
    not_before,
    pattern,
)

CHAIR = pattern(
    # 研究春耕的会谁开的
    "(?<=谁)(?:召开|开)的(?!头)",
    "主持(?:召开|举行)?",
    # Slips.
    *"主侍 主恃 主待 住持".split(),
    "召集(?!人)",
    "主席台",
)

_BUT_NOT = "(?<!是)不"
NOT_CHAIRED = pattern(
    # 闻亦舟没有主持的会; no 有没有.
    f"(?<!有)(?:没有?|未|并未|并非|{_BUT_NOT})[由是]?(?=主持)",
    # 不是闻亦舟主持的会
    f"(?:{_BUT_NOT}是|并非|{_BUT_NOT}由)由?(?=[^,，是]{{2,8}}主持)",
)
"""Who is named with it is the one who did not."""

ABSENT = pattern(
    *"缺席 缺勤 请假".split(),
    # 骆怀瑾没来的会议; no 有没有.
    "(?<!有)没有?[来去到]",
    "(?<!有)没有?(?:出席|参加|列席|到会|到场|露面|现身)",
    "未(?:出席|参加|到会|到场|能出席|露面)",
    # 书记不在的那次
    "不在(?:场|名单|(?=[的时那]))",
)

ATTEND = pattern(
    *"出席 参加 列席 露面 现身 亮相".split(),
    # 到过哪些会; no 提到过防汛
    "到过(?=[哪几什啥多会])",
    # 去过几次会
    "[去来]过" + before("(?:哪|什么|啥)[^,，。?？]{0,3}会", "(?:几|多少)[次场个回]"),
    *"到会 参会 与会 到场 来了 在场".split(),
)

WHICH_EXPERTS = "[了来到过]?(?:的是)?哪[些几][个位]?" + any_of(*EXPERTS)
"""What follows 请: 请了哪些专家."""
_WHO = "(?:谁|哪一?位)"
SPEAK = pattern(
    # 请来作报告的是哪位
    "请来?[了的]?[作做][^,，]{0,6}(?:报告|汇报|辅导|讲座)",
    # 请了哪些专家
    f"请{WHICH_EXPERTS}",
    # 请了谁来讲
    f"请[了来到过]?的?是?{_WHO}(?:来|去|给[^,，]{{1,8}})?[讲作做授上]?课?",
    # The same once who is taken out.
    "请[了来到过]? +[来去]?[讲授上]?课?",
    # 常务会议的主讲人叫什么, 讲民法典的教授是哪位
    "的" + any_of("主讲人?", *EXPERTS) + before("是?[谁哪叫]", " *$", " {2}"),
    # 水网规划是谁讲的, 任免案是谁汇报的
    any_of("谁", "哪一?位" + maybe(*EXPERTS, "老师", "领导", "同志"))
    + "(?:去|来|在[^,，谁]{0,16}?[上里]?)?"
    + any_of(
        "讲(?!法)",
        "[作做](?=[的了过?]|$)",
        *"汇报 介绍".split(),
        "报告(?=[的了过])",
        *"通报 传达 宣[布读]".split(),
    ),
    "主讲",
    # 那堂课的专家叫什么
    "[那这][堂节场]课(?:的?(?:专家|教授|院士|老师|人))?",
    # 在哪次会议上发表重要讲话; no 学习讲话精神
    "(?:发表|作)[了过]?[几多少次回个 ]{0,6}的?(?:重要)?(?:讲话|发言)(?!精神|人)",
    "讲话(?!精神)",
    "发言(?!人)",
    # 谁代表农业局发的言
    "[发讲][了过]?的[言话](?=[?？呢呀啊 ]|$)",
    # 汇报秋粮的是谁
    "(?:汇报|介绍|讲|通报|传达|说明)"
    + before("[^,，谁哪]{2,24}的(?:人|领导|同志)?(?:各|各自|分别|都)?是[谁哪]"),
    # 讲过几次话; no 话题
    "[说讲发][过了]?[几多少次回 ]{0,6}[话言](?![题人]|精神)",
    not_after("[工合]") + "作[了过]?(?:报告|汇报|说明)",
    "[说讲]了?话(?!精神)",
    "致辞",
    # Where the question ends with it, nothing is taken out after 谁: 谁就秋粮作了汇报.
    after("[谁位人]") + before("[^,，听]{0,24}?(?:汇报|报告|说明)[了过的]?[?？呢呀啊 ]*$"),
    # 谁向国务院全体会议汇报了……
    after("[谁位人]")
    + "[来去]?(?:代表[^,，听]{1,12})?"
    + any_of(
        "[向给为][^,，听]{1,16}?(?:汇报|报告|说明|讲课|授课|介绍)[了过]?",
        "[对就]"
        + before("[^,，听]{2,24}?(?:[作做]|汇报|报告|说明|介绍|讲)")
        + "(?:[^,，听]{1,16}?(?:讲课|授课))?",
    ),
    # 谁给主席会议讲过中国航天
    after("[谁位人]") + "[来去]?[给为向][^,，听]{0,16}?讲[过了](?!话)",
    # 作专题辅导; no 工作报告, 合作
    not_after("[工合写创操协运制动]") + "作[了过]?[^,，。的]{1,6}(?:报告|汇报|说明|讲座|辅导)",
    # 谁给市政府常务会议讲过课
    "讲[了过]?[一那这堂]*课",
    "授课",
    "宣讲",
)

JOINED = pattern(any_word("和 与 跟 同 及 以及 、"))
"""What names are joined by that are one group."""
_TOGETHER = any_word("都 均 同时 共同 一起 一同 一道 曾经? 也 在会上")
PART = pattern(
    named("together", f"{_TOGETHER}*")
    + named(
        "part",
        "主持(?:召开)?",
        *"出席 参加 列席 到会 与会 参会 到场 在场".split(),
        # 都在的会议
        "在(?=的)",
        # 一起开过哪些会
        after("起", "同", "道", "都") + "开(?=[过了]?的?(?:会|[哪几多]))",
        "(?:发表)?(?:重要)?讲话",
        "发言(?!人)",
    )
    + "[过了]?"
)
"""The part of those who are named right before it."""
THEN = pattern(" *的? *(?:会议?)? *[上时里中]?[,，、;；]? *(?:而|同时|并且?|且|又|由|有)? *")
"""What leads on to another one with a part of their own: 某某主持的会议上，某某讲话."""
ONE_MORE = pattern(f"(?:和|与|跟|同|及|以及|、)([㐀-鿿]{{2,4}}?)(?={_TOGETHER}+[出参列到与在主开])")
"""Another name that is joined to one."""

LECTURE = pattern(
    "应邀",
    # 给政协主席会议讲中国航天事业的是哪位专家
    "哪一?[位几些]" + any_of(*EXPERTS, "老师"),
    "给[^,，。?？]{1,6}[作做讲](?!好)",
    "主讲",
    "讲过?课",
    "授过?课",
    "讲座",
    "辅导",
    "上过?课",
    # 请的是哪位
    "请[了来到过]?的?是?[谁哪]",
)
"""That somebody spoke in order to teach."""


def _for_whom(name: str) -> str:
    """代表财政局 before what was done, and no 代表团; whom that is, by a name."""
    return (
        "代表"
        + not_before(*"团 大会 资格 建议 法 议案 工作 性 名单".split())
        + named(name, "[^,，。?？谁哪]{2,16}?")
        + before(
            "[来去]?"
            + any_word("在 向 就 对 作 做 汇报 发言 发的 讲 介绍 说明 报告 通报 出席 参加"),
            "的(?:人|同志)?是",
        )
    )


REPRESENTS = pattern(
    # 谁代表财政局汇报
    f"(?<=[谁位人])[是来去能]*{_for_whom('first')}",
    # 代表财政局发言的是谁
    _for_whom("last") + before(f"{WITHIN}*的(?:人|领导|同志)?是[谁哪]"),
)
"""For whom somebody spoke."""

CAPACITY = pattern(
    "(?<![所可难得])以" + named("office", "[^,，。?？谁哪何什以]{2,12}?") + "的?身份"
)
"""In what capacity somebody spoke or sat in: 以秘书长身份 is 秘书长."""
