"""What was understood otherwise than it was meant: 不是3月，是7月; 不对，我要问的是2023年的."""

from __future__ import annotations

import re

_MEANT = "我(?:是[说指问]|[要想]?[问说指]的是)"
_WRONG = "(?:不对|错了|[搞弄]错了)[啊呀吧]*[,。! ]+"
_CORRECTION = re.compile(
    f"不是[^,。]{{1,16}}[,。] *(?:而?是|{_MEANT}) *(?=.)|"
    f"(?:{_WRONG}|不是[,。! ]+)?{_MEANT} *(?=.)|"
    f"{_WRONG}(?:应该?是|要的?是|是)? *(?=.)"
)


def meant_instead(folded: str) -> str:
    """What is meant instead, of a folded text that corrects; empty where it does not."""
    found = _CORRECTION.match(folded)
    return folded[found.end() :] if found else ""
