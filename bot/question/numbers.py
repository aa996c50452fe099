"""Small numbers as people and readouts write them: 3, 三, 几; 第四十一次, 第41次."""

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


def in_chinese(number: int) -> str:
    """21 is 二十一."""
    digits = "〇一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    told = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        told += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        told += "〇"
    return told + (digits[ones] if ones else "")


def ways_to_number(session: str) -> tuple[str, ...]:
    """第四十一次 in Chinese and in digits; nothing where no meeting is numbered."""
    if not session:
        return ()
    told = session.removeprefix("第").removesuffix("次")
    number = number_of(told)
    return (session, f"第{number}次") if number > 0 else (session,)
