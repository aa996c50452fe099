"""Where a text says that its meeting was held: 在京召开, 会议地点：县政府三楼会议室."""

from __future__ import annotations

import re
from itertools import islice

_FIRST = 3
"""Sentences in which a readout says so; further down it speaks of other meetings."""
_SENTENCE = re.compile(r"[^。\n]+。?")
_OF_ANOTHER = re.compile(r"会议?(?:指出|认为|强调|要求|建议)|建议|传达|学习|听取")
# Of what stands after 在 only what names a place: 在关键时期召开 is none.
_PLACE = (
    "[^,，。；;：:、()（）“”\\n]{0,16}?(?:"
    "[省市区县镇乡村城地京]|机关|中心|大院|[礼会]?堂|室|厅|馆|楼|宾馆|酒店|饭店|基地|学校|校区|园区|公司|现场"
    ")"
)
_HELD = re.compile(
    rf"(?<![存现实所正自])在(?P<place>{_PLACE})"
    "(?:隆重|正式)?(?:(?:组织|主持|并主持)?召开|(?:主持)?举行)"
)
_STATED = re.compile(r"(?:会议|开会)?地\s*点\s*[:：]\s*(?P<place>[^\s，。；]{2,40})")


def place_told(text: str) -> tuple[str, tuple[int, int]] | None:
    """The place of a readout's meeting and where the sentence stands that says so, from its first
    letter on; None where the text does not say.
    """
    for sentence in islice(_SENTENCE.finditer(text), _FIRST):
        held = _HELD.search(sentence.group())
        if held and not _OF_ANOTHER.search(sentence.group()[: held.start()]):
            return held["place"], sentence.span()
    if stated := _STATED.search(text):
        return stated["place"], stated.span()
    return None
