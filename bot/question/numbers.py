"""Small numbers as they are asked for: 3, 三, 几; 第四十一次, 第41次."""

from __future__ import annotations

from store.numerals import number


def number_of(told: str) -> int:
    """三 is 3; 几, as many as people mean by it, is 3; 0 where no number is told."""
    return 3 if told == "几" else number(told) or 0


def ways_to_number(session: str) -> tuple[str, ...]:
    """第四十一次 in Chinese and in digits, each of 第二次、第七次; nothing where no meeting is
    numbered.
    """
    ways: list[str] = []
    for one in filter(None, session.split("、")):
        counted = number_of(one.removeprefix("第").removesuffix("次"))
        ways += (one, f"第{counted}次") if counted > 0 else (one,)
    return tuple(ways)
