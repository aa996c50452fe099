"""What an agenda item is about, in words that are certain to be found again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store import AgendaItem, Readout
from store.words import part_of_speech, segments

_KIND_OF_PAPER = re.compile(
    r"的?(?:工作|实施|若干|总体|行动|管理|暂行|指导|综合|专项|督查|后续|有关|相关)*(?:意见|方案|办法|规定|条例|决定|报告|计划|规划|通知|细则|规则|措施|要点)"
    r"(?:[（(].*)?$"
)
_KIND_OF_WORK = re.compile(
    r"(?:的?(?:有关|相关|主要|重点|具体)*(?:举措|情况|工作|事宜|事项|措施|安排|部署|问题|精神|汇报))+$"
)
_HOUSEKEEPING = re.compile("议程|日程|人事|任免|资格|会期|召开")
_CHARS = 6


def example_word(readouts: Iterable[Readout]) -> str:
    """Words to try a search with: what a readout's last item is about; empty where none tells.

    What was studied is called alike in all readouts, and what a body arranges for itself tells
    nothing, so business goes first.
    """
    items = [item for readout in readouts for item in reversed(readout.items)]
    items.sort(key=lambda item: "学习" in item.verb or bool(_HOUSEKEEPING.search(item.subject)))
    return next((word for item in items if (word := topic_of(item))), "")


def topic_of(item: AgendaItem) -> str:
    """The last words of the item's document, or of its subject, that name something; empty where
    there are none.
    """
    for name in (*item.documents, item.subject):
        word = ""
        matter = _KIND_OF_WORK.sub("", _KIND_OF_PAPER.sub("", name))
        for part in reversed(segments(matter)):
            whole = part + word
            if len(whole) > _CHARS or not name.count(whole) or not _names(part):
                break
            word = whole
        if len(word) > 1 and not _GENERAL.fullmatch(word):
            return word
    return ""


def _names(part: str) -> bool:
    """Whether a word can be a part of what something is called: no 的, 和, 年 or 一批."""
    if part.isdigit() or part in _NO_PART:
        return False
    return part_of_speech(part)[:1] not in _FUNCTION


_NO_PART = frozenset(
    "年 月 日 届 次 时 等 我 全 本 一批 一揽子 若干 部分 有关 相关 近期 当前 年度".split()
)
_FUNCTION = frozenset("ucp")
"""Parts of speech that name nothing: particles, conjunctions, prepositions."""
_GENERAL = re.compile(
    "(?:修订|建议|提出|有关|相关|重要|主要|重点|近期|部分|主席|副?主任|政府|结果|报告|情况|文件|应对|处理|工作|任务)*"
    "(?:日程|议程|草案|指示|讲话|近期|政府|处理|职务|人选|会议|成果|启示|措施|修改|审议|条约|规定|课题|任务|建议|意见|政策|议案|分工|法规|名单|工作|制度|"
    "协定|公约|要点|方案|论述|调研|监督|实施|上半年|下半年|稳定|审计)"
)
"""What many matters end in, which tells none from another."""
