"""Two that are counted: which of them more, by how much, or both as one; and over time."""

from __future__ import annotations

from bot.question.frames.pieces import ADDED_UP, HAN
from bot.question.frames.writing import any_of, any_word, pattern

COMPARE = pattern(
    # 去年和今年各开了几次会
    "各(?:自|是|有|研究|开|提)?",
    "分别",
    "相比",
    "比较",
    "对比",
    "哪一?年更?[多少]",
    # 比去年同期多还是少
    "是?[更变]?多了?还是[更变]?少了?",
    "(?<=[ 期年月])[多少]了(?:几|多少)[次回场]",
    "哪个更?[多少]",
    "(?:谁|哪个)?更[多少]",
    # 哪个提得多
    "(?:开|研究|讨论|提)?得?[更要]?[多少](?:开|研究|讨论|提)?了?(?=[ ?]|$)",
    "比",
)
"""That two are compared, which are named already."""

DIFFERENT = pattern(
    # 2023年12月8日和2024年12月9日的政治局会议有什么不同
    "的?有(?:什么|啥|哪些|何)?"
    + any_word("不同 区别 差别 差异 异同 不一样 变化 变动 调整")
    + "(?:的?(?:地方|之处))?(?=[?？呢吗 ]|$)",
    "的?"
    + any_word("不同 区别 差别 差异 异同")
    + "(?:之处)?(?:在哪里?|是什么|在于什么)?(?=[?？呢 ]|$)",
)
"""The same of two meetings: both are shown, since what differs is for who reads them to say."""

WORDS = pattern(
    # 就业和养老哪个提得多
    rf"(?:(?<!{HAN})(?![年月])|(?<=[0-9][年月]))(?P<one>{HAN}{{2,8}}?)[和与跟同、](?P<other>{HAN}{{2,8}}?)"
    "(?=(?:这两个词?)?(?:哪一?个词?|谁)被?(?:提|讲|说|谈|出现|写|用)?(?:得|到|及|的|过|次数)*"
    "[更比较]*[多少](?=[?？呢。 ]|$))",
    # 就业还是养老提得多
    rf"(?<!{HAN})(?P<first>{HAN}{{2,8}}?)还是(?P<second>{HAN}{{2,8}}?)"
    "(?=被?(?:提|讲|说|谈|出现|写|用)(?:得|到|及|的)*[更比较]*[多少](?=[?？呢。 ]|$))",
    # 养老、医疗、教育哪个提得最多
    rf"(?<!{HAN})(?P<several>{HAN}{{2,8}}?(?:[ 、,，和与]{HAN}{{2,8}}?){{2,5}})[ ,，]*"
    "(?:这几个词?)?(?=(?:哪一?个词?|谁)被?(?:提|讲|说|谈|出现|写|用|研究|讨论)"
    "(?:得|到|及|的|过|次数)*[更最]*[多少](?=[?？呢。 ]|$))",
)
"""Two words and more of which one may stand in texts more often."""

DIFFERENCE = pattern(
    any_of("[比较].*[多少]", "相差", "差", "增加", "减少")
    + "(?:开|研究|讨论|提|主持)?了?(?:几|多少)(?:[次场回个件项条]|$)"
)
"""By how much two counts differ: 比2023年少几次."""

COMPARING = pattern(
    # 今年比去年, 2024年和2023年分别
    "(?<=[年月度])(?:[相对]?比(?:较|起来)?|各[自是]?|分别)",
    # 跟去年比
    "^[跟和与同比](?=[0-9去今前])",
)
"""Two times are compared: 今年比去年."""

THAN_THE_LAST = pattern("[跟和与同比]上一?[次回](?:会议|会)?相?(?:比较?|对比|起来)?")
"""What was missing is told against the last meeting anyway: 跟上次比，谁没来."""

TOGETHER = pattern(ADDED_UP, "一共", "总共", "合计", "总计", "共计")
"""Counted as one: 2015年和2016年合起来."""

SIDE_BY_SIDE = pattern(
    "(?:^|(?<= ))" + any_word("和 与 跟 及 以及 、 还有 各自? 分别 谁") + "+(?=$| )"
)
"""What is left between names that were taken out."""

EACH = pattern("各|分别", "谁(?!也|都)", "哪一?[位个]")
"""That those who are named are told apart: 谁参加的会多, and no 都没参加."""

MORE_MEETINGS = pattern("的?(?:会议?|次数)?开?得?(?:更|比较)?[多少](?:一?些)?(?=[?？。 ]|$)")
"""Who of several did it more often: 谁主持的会多."""

TREND = pattern("的?(?:变化)?(?:趋势|走势|曲线)(?:图|如何|怎么样|怎样)?")
"""Over time, or which of several more."""
