"""Several people who were at one meeting, each with the part they had: 某某主持、某某出席的会议."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.question.frames import taking_part
from bot.question.left import Left
from bot.question.model import Role
from bot.question.people import before_name, past_office
from store.facts import Names
from store.reading.heading.people import is_name


@dataclass(frozen=True, slots=True)
class _Group:
    """People who are named as one, and where: 甲、乙和丙."""

    people: tuple[str, ...]
    start: int
    end: int


def take_together(left: Left, names: Names) -> tuple[tuple[str, Role], ...]:
    """Who is said to have been at the same meetings, and as what; nobody where it is only one, or
    where they are compared (甲和乙谁主持的会多).

    Who spoke or chaired is first.
    """
    folded = left.folded
    groups = _groups(folded, names)
    found: list[tuple[_Group, re.Match[str]]] = []
    for nth, group in enumerate(groups):
        part = taking_part.PART.match(folded, group.end)
        after = groups[nth + 1].start if nth + 1 < len(groups) else None
        if part is None or (after and not taking_part.THEN.fullmatch(folded, part.end(), after)):
            return ()
        found.append((group, part))
    parts = [(name, _role(part, len(groups))) for group, part in found for name in group.people]
    roles = [role for _, role in parts]
    if len(parts) < 2 or any(roles.count(role) > 1 for role in _OF_ONE):
        return ()
    for group, part in found:
        left.take(group.start, part.end())
    left.asks = True
    first = [told for role in reversed(_OF_ONE) for told in parts if told[1] == role]
    return (*first, *(told for told in parts if told not in first))


_OF_ONE: tuple[Role, ...] = ("主持", "讲话")
"""What one of them did, if the others are not only compared."""


def _role(part: re.Match[str], groups: int) -> Role:
    """The part that is told; of all alike it is that they were there, in the chair or not."""
    told = part["part"]
    if told.startswith("主持"):
        return "参加" if groups == 1 and part["together"] else "主持"
    if told.endswith(("讲话", "发言")):
        return "讲话"
    if told == "列席":
        return "列席"
    return "出席" if told == "出席" and groups > 1 else "参加"


def _groups(folded: str, names: Names) -> list[_Group]:
    """The people who are named, those together that 和 or 、 joins; none where it is only one."""
    known = sorted((n for n in names.people if len(n) > 1 and n in folded), key=len, reverse=True)
    if not known:
        return []
    groups: list[_Group] = []
    for found in re.finditer("|".join(map(re.escape, known)), folded):
        start, end = before_name(folded, found.start()), past_office(folded, found.end())
        group = _Group((found.group(),), start, end)
        if groups and taking_part.JOINED.fullmatch(folded, groups[-1].end, start):
            before = groups.pop()
            group = _Group((*before.people, *group.people), before.start, end)
        groups.append(group)
    return [_with_a_stranger(folded, group) for group in groups]


def _with_a_stranger(folded: str, group: _Group) -> _Group:
    """The group with one more whom the store does not know: it never met with them."""
    more = taking_part.ONE_MORE.match(folded, group.end)
    if more is None or not is_name(more[1]):
        return group
    return _Group((*group.people, more[1]), group.start, more.end())
