"""What an agenda item is about, in words that are certain to be found again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store import AgendaItem, Readout
from store.words import segments

_KIND_OF_PAPER = re.compile(
    r"的?(?:工作|实施|若干|总体|行动|管理|暂行)*(?:意见|方案|办法|规定|条例|决定|报告|计划|规划|通知|细则|规则|措施|要点)"
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
    """The last words of the item's document, or of its subject; empty where there are none."""
    for name in (*item.documents, item.subject):
        word = ""
        matter = _KIND_OF_WORK.sub("", _KIND_OF_PAPER.sub("", name))
        for part in reversed(segments(matter)):
            if len(part + word) > _CHARS or not name.count(part + word):
                break
            word = part + word
        if len(word) > 1:
            return word
    return ""
