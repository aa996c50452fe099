"""What a meeting does with a matter: takes it up, mentions it, approves it, decides on it."""

from __future__ import annotations

from bot.question.frames.pieces import HAN, RELATED, TALLIED, WITHIN
from bot.question.frames.writing import (
    after,
    any_of,
    any_word,
    before,
    maybe,
    not_after,
    not_before,
    pattern,
)

TAKE = any_of(
    # 审异, 审义 and 审意 are slips.
    *"研究 讨论 审议 审异 审义 审意 听取 学习 传达 部署 通过 审定 分析 通报".split(),
    *"商议 审查 审核 表决 决定".split(),
    not_after("[会决审商建协]") + "议",
    *"专题研究 集体学习 审过 谈论 研判 过会 上会".split(),
)
MENTION = any_word(
    "提到 提及 提出 提起 提 说到 说起 说 讲到 讲 谈到 谈及 谈 出现 涉及 写到",
    "强调 要求 指出 用到 用 使用 关注 关心",
)

HEARD = pattern("听取[过了]?", "听[过了]", f"听{WITHIN}{{2,24}}?(?:汇报|报告)")
"""That the meeting was told of a matter."""

TAKEN = pattern(f"{TAKE}并?{TAKE}?" + any_of(*"过 了 完 的 到".split(), "(?=[?]|$)"))
"""That a matter was taken up."""

BOTH = pattern(
    # 既提到养老又提到就业的会
    "(?:既|不但|不仅)(?P<did>[^,，。?？]{1,4}?[到过了]|提|讲|说|有|研究|讨论)(?P<one>[^,，。?？]{2,10}?)"
    "[,，]?(?:又|也|还|而且)(?:(?P=did)|提到?|讲到?|说到?|有|研究|讨论)(?:过|了)?(?P<other>[^,，。?？的]{2,10})(?=的)"
)
"""Meetings that did one thing with each of two."""

TAKING_UP = pattern(
    TAKE,
    # 上国常会
    "上[^ ,，]{0,8}?会",
    # 养老的会
    "的会(?!上)",
    *"审 批 听 定 汇报 出台 列入 安排 专门 专题 召开 举行 举办 关于 有关 相关 开(?!始)".split(),
)
"""Whatever in a question says that meetings took a matter up."""

TOOK_UP = pattern(f"{TAKE}(?:通过)?[了过完]?")
"""A clause on what a meeting did, 完 and all: 研究完养老."""

MENTIONED = pattern(
    # 提过几次
    MENTION
    + any_of(*"过 了 的 到 来的?".split(), before("[?]", "$", " {3}", "几", "多少", "什么", "啥")),
    *"出现 提法 说法 提到 提及 涉及".split(),
)
"""That readouts are asked for what stands in them."""

THAT_DID = pattern(
    # 研究春耕的会, 审议巡视工作条例的会
    any_of(TAKE, MENTION, "关于", "有关")
    + f"{WITHIN}{{2,24}}?的(?:那[次场回篇个份])?"
    + "(?:会议?|议题|通稿|新闻稿|报道)(?![计员])",
    # 列一下……的会, 想找……的那篇通稿
    f"[列找搜查求给](?:一?下|出|出来|我)*{WITHIN}{{2,24}}?"
    "的(?:那[次场回篇个])?(?:会议?(?:通稿)?|通稿)(?=[?？。 ]*$)",
    # 和林长制有关的会议
    f"{RELATED}的(?:会议?|议题|通稿|文件)",
)
"""Meetings that are told by what they did: 请把研究房地产的会议列出来."""

WHAT_ELSE = pattern(
    "(?<=[次场回个上会 ])上?(?:还|同时|一并|又|另外|除此之外)[^,，。?？]{0,4}?"
    + any_of(TAKE, MENTION, *"定 干 做 有".split())
    + "[过了]*些?(?:(?:别|其他|其它|另外)的?)?"
    + "(?:什么|啥|哪些|哪几[项个件])?(?:(?:别|其他|其它|另外)的?)?"
    + maybe(*"内容 议题 事项 事情 事儿? 东西 文件".split())
)
"""What else the meeting of a matter took up: 研究养犬的那次会还审议了什么."""

_ON_WHICH = (
    any_word("时候 何时 几时 哪一?[几些]?[天次年月场回个] 会议?上? 有没有 是否 最终 最后")
    + "(?:是|才|就|被|正式)?"
)
_APPROVED = (
    any_word("审议 讨论 表决 研究 原则 正式 获得? 一致")
    + "*"
    + any_of("通过", "批准", "同意", "核准", "(?<=获)批")
)
_DECIDED = "(?:决定|敲定|拍板|定下来?|定(?=[的了]))"
_DONE = any_of(
    "过",
    "了",
    "的(?=[?？。 ]|$)",
    "(?=[?？。 ]|$)",
    # 通过的具体日期
    before("(?:是在?|的)(?:什么|哪|何|几|具体|日期|时间)"),
)
APPROVED = pattern(_ON_WHICH + _APPROVED, _APPROVED + _DONE)
"""What a meeting did, beyond taking it up: 哪次会议通过的, 何时批准."""

DECIDED = pattern(_ON_WHICH + _DECIDED, _DECIDED + "[过了]")
"""The same of a decision: 哪天决定."""

DONE_WITH = pattern(any_of(_APPROVED, _DECIDED) + "$")
"""What was done stands at the end of what it was done with: 养犬条例通过了没有."""

HELD = pattern(
    "(?:曾经|曾|都|又|还)?"
    + any_of(
        "(?<!决定)召开",
        *"收录 收有 举行 举办".split(),
        # 开过, 开会, 开几次; no 开放, 开发.
        "(?<!召)开" + before(f"[过了的着得会几多少哪什啥谁完{TALLIED}0-9 ,，?？]", "$"),
    )
    + "[过了的着]?(?:会议|会(?![议计员]))?[过了的]?"
)
"""That there was a meeting."""

_NOT_TAKE = not_before(
    "生(?!育|态|产|物|活)",  # no 研究生, but 研究生育
    *"院 所 员 型 成果 会所 班 费 强国 系统 式".split(),
)
INNER = pattern(
    # 审议或表决过
    f"{TAKE}(?:或者?|和|、)" + before(f"{TAKE}[过了]"),
    # 给会议讲水网规划那堂课的专家
    f"(?:^|(?<= ))[给为向][^ ,，。?？]{{2,10}}?讲[解授过了]*(?={HAN}{{2}}[^ ]* *$)",
    # 第一次列入审议议程
    "(?:被|第一次|首次)?列[入进][了过]?(?:[^,，。?？ ]{0,8}?(?:审议|会议))?的?议[程题][了过]?",
    # 建议列入常委会议程, whose 议程 is taken already
    "(?:建议|提请)?[把将]?(?:其|它)?(?:列|排|纳)[入进][了过]?"
    "(?:[^,，。?？ ]{0,8}?(?:常委会|全会|大会))?的?(?:议[程题][了过]?|(?=[,， ]|$))",
    # 研究完
    any_of(TAKE, MENTION) + "完",
    # 慈善法改了几次
    after("[法例]") + "修?改[过了]",
    # 建议人大常委会审哪些法
    r"建议(?:提请|提交)?(?:全国|[省市区县])?(?:人大)?(?:常委会)?(?:第?\w{1,4}次会议)?"
    "(?:审议?|听取|讨论)",
    # 今年新出了哪些条例
    "新(?:出台?|发布|印发|制定|颁布)[过了]?(?=[ ]|$)",
    # 林长制国家出规定了吗
    "出台?[过了]?新?(?:规定|规矩|政策|文件|办法)(?=[了过吗没 ]|$)",
    # 政治局会议里就业出现几次, where how often is taken
    "被?(?:出现|提及|提到|讲到|谈到)(?= |$)",
    # 最早是什么时候提出来的
    "提出来的?",
    "汇报[过了]",
    "上[过了](?= )",
    # 是否研究过
    f"(?:有没有|有无|是否|是不是|曾经|曾)?{TAKE}{_NOT_TAKE}[过了](?:的|多少|几)?",
    f"{MENTION}[过了]的?",
    "(?:提到|提及|说到|讲到|谈到|涉及)的?",
    # 13月的会
    "的会议?" + before("$", "[ ,，]", "(?:都|一共|总共|共)?(?:召?开|举行)[过了]"),
    "会上",
    "会议上",
)
"""What is taken out between the words of a matter, once all else is taken."""
