"""Who a text says reported, spoke or holds an office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.debris import legible
from store.reading.heading.people import OFFICES, is_name
from store.words import fold, may_be_a_name

_LEARNED = {"设计师", "工程师", "院士", "教授", "研究员", "专家", "所长", "馆长", "庭长"}
"""Who also reports to meetings, and is named with that as others are with an office."""
_SELDOM_NAMED = {"领导", "领导同志", "成员", "主席团成员", "首席", "总统", "首相"}
"""What stands before a name in a list, but before any other words in a text."""
_TITLES = sorted({*OFFICES, *_LEARNED} - _SELDOM_NAMED, key=len, reverse=True)
AN_OFFICE = rf"(?>{'|'.join(_TITLES)})(?![和及等兼或与会处])"
NAMED = (
    r"(?P<names>[㐀-鿿]{2,4}?(?:、[㐀-鿿]{2,4}?)*)(?:[二两三四五六七八九十]?[位名]?同志)?"
    r"(?:等(?:[二两三四五六七八九十\d]{1,2}[位名人](?:同志)?)?)?"
)
_AFTER_OFFICE = rf"(?P<office>{AN_OFFICE})"
# At the beginning of a clause a name stands without the office, which was told before.
_ALONE = r"(?:^|[,:]|听取[了和讨论]*)"
_ACTS = (
    "(?!作出了?(?:重要)?[批指]示)"  # who sends a written word need not be there
    "(?:分别|应邀|围绕|[就作关所受代向汇介]|传达|通报|宣[布读]|在[^,]{2,24}上[作讲]|"
    "为[^,。]{1,10}[作讲授])"
)
_THERE = r"(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[上下]午)?(?:主持|出席|列席|参加|宣布|讲话|在)|[,、。;)]"
_AND_OTHERS = rf"(?:,[^,。;:]{{0,24}}?{AN_OFFICE}[㐀-鿿]{{2,4}}?(?:、[㐀-鿿]{{2,4}}?)*等?){{0,3}}?"
"""Who did so too, each with an office: 秘书长甲，副主席乙、丙围绕……发言."""
_REPORTS = re.compile(rf"(?:{_AFTER_OFFICE}|{_ALONE}){NAMED}(?={_AND_OTHERS}{_ACTS})")
# Who is invited to speak is told after what on: 学习主题是……。某某应邀作报告。
_LECTURES = re.compile(r"应邀|讲解|授课|讲课|辅导|讲座")
_CLAUSES = re.compile(r"[;。\n]+")
_NO_NAME = re.compile(r".*[对就在向和与及的为是不将以于等]|.*[会议市省部委局院厅区县组面况]$")


def reporters(text: str, words: Sequence[str] = ()) -> tuple[str, ...]:
    """Who is said to report in the clauses of a text that hold all words; in any, without words."""
    return _named(text, words, _REPORTS)


def spokesmen(text: str, body: str, words: Sequence[str] = ()) -> tuple[str, ...]:
    """Who is said to report for a body, in the clauses of a text that hold all words: whose office
    there is named before them, or who is said to stand for it.
    """
    ours = re.compile("[^,、。]{0,4}?".join(map(re.escape, fold(body))))  # 财经委 in full
    found: list[str] = []
    for clause in _CLAUSES.split(legible(text)):
        if not all(word in clause for word in words):
            continue
        before = 0
        for told in _REPORTS.finditer(clause):
            standing = _STANDS_FOR.match(clause, told.end())
            named = standing[1] if standing else clause[before : told.start("names")]
            before = told.end()
            if ours.search(named):
                found += _names(told)
    return tuple(dict.fromkeys(found))


_STANDS_FOR = re.compile(r"代表([^,。;]{2,20})")


def groups_there(text: str, roles: Sequence[str]) -> tuple[str, ...]:
    """Who came that is named by no name, as the text says it: 有关部门、单位负责人列席会议."""
    came = re.compile(
        rf"(?:^|[。；，,;\n]\s*)(?P<who>{_A_GROUP})(?:等)?(?:也|分别|应邀)*(?:{'|'.join(roles)})了?(?:了?(?:本次|这次)?会议)?"
        r"(?=[。；，,;\n]|并|$)"
    )
    return tuple(dict.fromkeys(found["who"] for found in came.finditer(text)))


_A_GROUP = (
    r"[^。；，,;\n]{0,40}?(?:负责人|负责同志|成员|组成人员|委员|代表|领导|同志|部门|单位|人员|班子|干部"
    r"|专家)"
)


def lecturers(text: str) -> tuple[str, ...]:
    """Who is said to have lectured."""
    clauses = (clause for clause in _CLAUSES.split(legible(text)) if _LECTURES.search(clause))
    return tuple(dict.fromkeys(n for clause in clauses for n in _of_clause(clause, (), _REPORTS)))


def holding(text: str, office: str) -> tuple[str, ...]:
    """Who is named with an office and did something, wherever a text says so."""
    held = re.compile(rf"(?<!副)(?P<office>{re.escape(fold(office))}){NAMED}(?={_ACTS}|{_THERE})")
    return tuple(dict.fromkeys(name for m in held.finditer(legible(text)) for name in _names(m)))


def _named(text: str, words: Sequence[str], deed: re.Pattern[str]) -> tuple[str, ...]:
    found: list[str] = []
    clauses = _CLAUSES.split(legible(text))
    for clause, following in zip(clauses, [*clauses[1:], ""], strict=True):
        if all(word in clause for word in words):
            lecture = following if words and _LECTURES.search(following) else ""
            found += _of_clause(clause, words, deed) or _of_clause(lecture, (), deed)
            if found and words:
                break
    return tuple(dict.fromkeys(found))


def _of_clause(clause: str, words: Sequence[str], deed: re.Pattern[str]) -> list[str]:
    """The names of a clause; of several, those between which and the next the words stand."""
    found = [(m, names) for m in deed.finditer(clause) if (names := _names(m))]
    if not found:
        return []
    ends = [*(m.start() for m, _ in found[1:]), len(clause)]
    for at in range(len(found) - 2, -1, -1):
        if clause.startswith(",", found[at][0].end()):  # they did what the next are told to
            ends[at] = ends[at + 1]
    told = [
        names
        for (m, names), end in zip(found, ends, strict=True)
        if all(word in clause[m.start() : end] for word in words)
    ]
    return [name for names in told or (names for _, names in found) for name in names]


def _names(found: re.Match[str]) -> list[str]:
    """The names that are some; without an office before them the surname
    decides.
    """
    office = bool(found.groupdict().get("office"))
    return [name for name in found["names"].split("、") if is_one(name, office)]


_NO_ONE = frozenset("多次 再次 先后 分别 专门 亲自 曾经 近日 日前 最近 首次 随后 同时 继续".split())
"""What stands behind an office and before what was done, as a name does: 总书记多次强调."""


def is_one(name: str, office: bool) -> bool:
    """Whether it is a name, and no word of the dictionary that begins as one does: 金融, 方案.

    Behind an ``office`` nearly anything is one.
    """
    if name in _NO_ONE:
        return False
    in_a_name = office and len(name) == 3 and name[1] in "为以和于与" and is_name(name)
    if _NO_NAME.match(name[0] + name[2:] if in_a_name else name):
        return False
    if office:
        return is_name(name) or (len(name) < 4 and is_name(name, after_office=True))
    return is_name(name) and may_be_a_name(name)
