"""What meets, but is called no meeting, and what is called one but is of no body."""

from __future__ import annotations

from bot.question.frames.pieces import HAN
from bot.question.frames.writing import any_word, before, named, not_before, pattern

# 中央军委开过哪些会
AN_ORGAN = pattern(
    r"\w{1,14}"
    + any_word(
        "军委 法院 检察院 监委 委员会 部 局 厅 署 办公室 政府 银行",
        "协会 联合会 总工会 团委 妇联",
    )
)

_NO_DATE = r"[^\W\d年月]"
AN_ORGAN_THAT_MEETS = pattern(
    "(?:中央)?政治局",
    "(?:中共)?中央",
    "国务院",
    "全国人大(?:常委会)?",
    "(?:全国)?政协",
    f"{_NO_DATE}{{0,6}}(?:[省市区县州]委|政府|人大|政协|纪委)",
    f"{_NO_DATE}{{1,12}}(?:委员会|委会|[^省市区县州]委|领导小组|指挥部|联席会)",
)
"""What comes before the name of its meeting, where something stands between:
国务院2024年第一次常务会议.
"""

A_CONFERENCE = pattern(
    # 中央金融工作会议讲了些什么; no 常委会, which decides, and no 代表大会.
    "(?:^|(?<=[ ,，年月日号的次]))"
    + not_before(
        f"{HAN}{{0,12}}?"
        + any_word("常委 常务 主任会 主席会 党组 办公会 政治局 全体 委员长 深改 中心组 代表大会")
    )
    + named("name", f"{HAN}{{2,12}}?" + any_word("工作会议 座谈会 推进会 动员会 现场会 大会(?!堂)"))
    + before(
        "上?[都又还]?(?:主要|具体|到底|究竟)?(?:讲|说|提|强调|要求|部署|明确|定|作|做)[了过出]*些?"
        + any_word("什么 啥 哪些 哪几")
    )
)
"""A meeting that decides nothing, named as one that spoke: none of a body, so not collected."""

MEETS = pattern(
    "[的在都共有开举研讨审听学传谁哪几多 ]|一共|总共|召开|$",
)
"""What follows an organ of which it is asked what it did, and not what is called by it."""
