"""Numbers as people and readouts write them: 26, 二十六, 二〇一九, 一百零五, 廿一."""

from __future__ import annotations

import re

_WRITTEN = str.maketrans("零〇○o一二两三四五六七八九", "00001223456789") | str.maketrans(
    {"廿": "2十", "卅": "3十", "卌": "4十"}
)
_COUNTED = re.compile(r"(?:(?P<hundreds>\d?)百)?0?(?:(?P<tens>\d?)十)?(?P<ones>\d?)")
_DIGITS = "〇一二三四五六七八九"


def number(text: str | None) -> int | None:
    """What a folded text counts; None where it is no number.

    Chinese digits alone are read one by one (二〇一九); 元 is 1, as in 元月 and 元年.
    """
    if not text:
        return None
    if text == "元":
        return 1
    text = text.translate(_WRITTEN)
    if text.isdecimal():
        return int(text)
    if (counted := _COUNTED.fullmatch(text)) is None:
        return None
    hundreds, tens = (
        worth * int(counted[place] or 1) if counted[place] is not None else 0
        for place, worth in (("hundreds", 100), ("tens", 10))
    )
    return hundreds + tens + int(counted["ones"] or 0)


def in_chinese(number: int) -> str:
    """21 is 二十一, 105 is 一百〇五; below a thousand."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    told = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        told += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        told += "〇"
    return told + (_DIGITS[ones] if ones else "")
