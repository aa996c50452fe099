"""Small numbers as people and readouts write them: 3, 三, 几."""

from __future__ import annotations


def number_of(told: str) -> int:
    """三 is 3, 十二 is 12, 一百八十二 is 182; 几, as many as people mean by it, is 3."""
    if told.isdigit():
        return int(told)
    if told == "几":
        return 3
    hundreds, hundred, rest = told.replace("两", "二").rpartition("百")
    tens, ten, ones = rest.lstrip("零〇").rpartition("十")
    digits = "〇一二三四五六七八九"
    number = 100 * digits.find(hundreds or "一") if hundred else 0
    number += 10 * max(1, digits.find(tens or "一")) if ten else 0
    return number + digits.find(ones or "〇")
