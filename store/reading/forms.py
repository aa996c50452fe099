"""The labels of the form at the head of minutes, which may be spaced out: 时　　间：."""

from __future__ import annotations


def spaced(label: str) -> str:
    """A pattern for a label whose letters may stand apart."""
    return " {0,4}".join(label)


TIME, DATE, PLACE = spaced("时间"), spaced("日期"), spaced("地点")
CHAIR = spaced("主持") + "(?: {0,4}人)?"
THERE = "|".join(map(spaced, ("出席", "列席", "参加")))
ABSENT = spaced("缺席")
LINE = (
    rf"(?:会议)?(?:{TIME}|{DATE}|{PLACE}|{CHAIR}|{THERE}|{ABSENT})(?:人员|领导|会议|情况)? ?[:：】]"
)
"""A pattern for how a line of the form begins."""
