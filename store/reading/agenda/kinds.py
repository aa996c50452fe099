"""What a matter of a kind is told by: what was studied, decided, or who was appointed."""

from __future__ import annotations

import re

from store.reading.agenda.alignment import Matter
from store.reading.agenda.matters.matter import Clause, heard_of, studies

_OF_STUDY = re.compile(
    r"讲话|精神|会议(?!指出|强调|认为|要求|提出|表示)|指示|批示|论述|学习|领会|总书记|全会|回信|贺信|文章|"
    r"条例|规定|思想|决策|决定|意见|通报|案例|行动|上级|中央|省委|市委"
)
_ECONOMY = re.compile(r"经济(?:社会发展)?(?:形势|工作|运行)")
_ON_THE_ECONOMY = re.compile(
    r"^[^,。]{0,6}(?:指出|认为|强调|表示|说),(?:(?:今年|去年)(?:以来)?,|.{0,4}(?:季度|半年))"
)
"""会议认为，今年以来: how it went, which says nothing of the economy in its first words."""
_AGENDA = re.compile(r",[^,]{0,6}(?:议程|议题|主题|任务)(?:是|为),?(?P<of>.+)")
HOLDS_SESSION = re.compile(r"(?:召开|举行).{0,40}(?:会议|全会)|(?:会议|全会).{0,40}(?:召开|举行)$")


PERSONNEL = re.compile(
    r"^(?:有关|相关)?(?:干部|人事)[^,。]{0,8}$|"
    r"^(?:[^,。、《》]{0,6}机关|有关|相关|部分)?(?:机构编制|人员(?:表彰|奖惩|任免))[^,。]{0,4}$"
)
"""Who is appointed, and how many there are of them, is seldom told."""
_WHO_IT_WAS = re.compile(
    r" ?会议(?:还)?(?:经?研究|讨论|一致|原则|表决)*,?(?:决定|同意|通过|提名|推荐),?"
    r"(?:任命|任用|聘任|免去|增补|补选|提名|推荐|调整[^,。]{0,6}(?:委员|干部|同志|职务)|"
    r"接受[^,。]{2,12}辞|[^,。、]{2,12}(?:同志)?(?:担任|任|不再担任))"
)
"""会议同意增补三名委员: how what is told of personnel begins."""


def as_matter(clause: Clause) -> Matter:
    """The matter a clause names, as paragraphs are held against it."""
    if studies(clause):
        return Matter(clause.matter, hints=_OF_STUDY, verb=clause.verb)
    if PERSONNEL.search(clause.matter):
        return Matter(clause.matter, rarely=True, opening=_WHO_IT_WAS)
    if HOLDS_SESSION.search(clause.matter) and "," not in clause.matter:
        return Matter("", rarely=True)  # 决定召开……: what is said of that session is no part of it
    if clause.verb.endswith("决定"):
        agenda = _AGENDA.search(clause.matter)
        return Matter(agenda["of"] if agenda else _all_told(clause), verb=clause.verb)
    opening = _ON_THE_ECONOMY if _ECONOMY.search(clause.matter) else None
    return Matter(_all_told(clause), opening=opening, verb=clause.verb)


def _all_told(clause: Clause) -> str:
    """The matter with what else is said of it: what it is for, what was then done in its field."""
    said = (*clause.more, *([clause.aim] if clause.aim else []))
    return " ".join((heard_of(clause), *map(clause.words, said)))
