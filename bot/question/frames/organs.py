"""What meets, but is called no meeting."""

from __future__ import annotations

from bot.question.frames.writing import any_word, pattern

# 中央军委开过哪些会
AN_ORGAN = pattern(
    r"\w{1,14}"
    + any_word(
        "军委 法院 检察院 监委 委员会 部 局 厅 署 办公室 政府 银行",
        "协会 联合会 总工会 团委 妇联",
    )
)

AN_ORGAN_THAT_MEETS = pattern(
    "(?:中央)?政治局",
    "国务院",
    "全国人大(?:常委会)?",
    "(?:全国)?政协",
    r"\w{0,6}(?:[省市区县州]委|政府|人大|政协|纪委)",
    r"\w{1,12}(?:委员会|委会|[^省市区县州]委|领导小组|指挥部|联席会)",
)
"""What comes before the name of its meeting, where something stands between:
国务院2024年第一次常务会议.
"""
