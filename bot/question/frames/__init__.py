"""The grammar of asking, in folded Chinese: question words, verb frames, and what only fills.

A question is made of what it asks (什么时候, 谁, 几次), of what a meeting does (研究, 提到, 主持,
开会) and of particles between them. What is neither is what the question is about. The rules are
regular expressions over folded text; common slips of the keyboard (时侯, 审异) are a part of them.

Where to look, and what to extend:

- ``interrogatives`` what asks: 什么时候, 谁, 哪次, 什么, 有没有
- ``telling``        what asks for more of a matter than its meetings: 为什么, 怎么办, 多少钱
- ``ordering``       which of a series: 最早, 最近三次, 倒数第二次, 那次
- ``sessions``       meetings and what is on their agenda by number: 第五次全体会议, 第2项议题
- ``times``          years, days and what joins them: 截至2024年底, 去年和今年, 去年同期
- ``excepting``      all but some: 除了2023年, 除了某某还有谁
- ``counting``       how many and of what, and by what apart: 几次, 几个条例, 每个月
- ``comparing``      two that are counted: 比去年少几次, 哪个多, 加起来
- ``deeds``          what a meeting does with a matter: 研究, 提到, 通过, 决定, 开
- ``documents``      kinds of documents: 条例, 规划, 修订草案
- ``taking_part``    what people do there: 主持, 出席, 缺席, 汇报, 代表某局, 以某身份
- ``offices``        who holds an office, and which: 某某是谁, 现在的市委书记, 什么职务
- ``organs``         what meets without being called a meeting: 市委, 安委会
- ``asides``         what is beside the point: 领导让我查一下, 听说, 有几次说几次
- ``beyond``         what no readout tells: 几点, 下一次, 国庆前, 什么话题最多
- ``greeting``       what is no question of meetings: 你好, 数据范围

``writing`` says how a rule is written, one alternative a line, and ``pieces`` holds what recurs.
Of several alternatives the first that fits counts, so a longer one stands before its beginning
(提到 before 提). A comment gives an example of what the alternative below it is for.
"""
