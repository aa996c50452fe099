"""Numbers as people and readouts write them: 二十一; 第四十一次, 第41次."""

from __future__ import annotations

from store.numbers import number_of


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
