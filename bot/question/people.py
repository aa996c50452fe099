"""The person a question names: one that the store knows, or what stands where a name would."""

from __future__ import annotations

import re

from bot.question import frames
from bot.question.model import Role
from store.facts import Names
from store.reading.people import is_name

_OFFICE = (
    r"(?:同志|总理|副总理|总书记|书记|副书记|市长|副市长|代市长|省长|县长|区长|州长|主席|副主席|"
    r"委员长|副委员长|主任|部长|局长)"
)
_PARTS = "(?:{})".format(
    "|".join(frame.pattern for frame in (frames.ABSENT, frames.CHAIR, frames.ATTEND, frames.SPEAK))
)
_BETWEEN = (
    r"(?:[ 0-9年月日的曾都也又还有没是否在于一共总共计先后前后最早近首末次几多少什么时候何哪天啥]|"
    r"第一次|最后一次|为什么|开始|[些个]?会议?上?)*"
)
_AFTER = re.compile(rf"{_OFFICE}?{_BETWEEN}{_PARTS}")
_SPEAKING = re.compile(rf"{_OFFICE}?{_BETWEEN}(?:说|讲|提|强调|指出|要求|表示|谈)(?!法)")
_UNKNOWN = re.compile(rf"(?:^|[ ,的由是])([㐀-鿿]{{2,4}}?){_OFFICE}?{_BETWEEN}(?:{_PARTS})")


def find_person(folded: str, names: Names) -> tuple[str, int, int] | None:
    """The name and where it stands, office and all; None where nobody takes part in anything."""
    known = [
        (at, name) for name in names.people if len(name) > 1 and (at := folded.find(name)) >= 0
    ]
    for at, name in sorted(known, key=lambda found: (found[0], -len(found[1]))):
        end = at + len(name)
        for frame in (_AFTER, _SPEAKING):
            if frame.match(folded, end):
                return name, at, _past_office(folded, end)
    for found in _UNKNOWN.finditer(folded):
        name = found[1]
        if is_name(name) and not re.search(r"[谁哪什何几多]|会议", name):
            return name, found.start(1), _past_office(folded, found.end(1))
    return None


def _past_office(folded: str, end: int) -> int:
    office = re.compile(_OFFICE).match(folded, end)
    return office.end() if office else end


_AN_OFFICE = re.compile(
    r"[^\W\d]{0,10}(?:总理|书记|市长|省长|县长|区长|州长|主席|委员长|主任|部长|局长|秘书长|组长)"
)


def is_office(told: str) -> bool:
    """Whether it is an office that somebody holds: 市委书记."""
    return _AN_OFFICE.fullmatch(told) is not None


def find_role(folded: str) -> Role | None:
    """The part in a meeting that is spoken of."""
    if frames.ABSENT.search(folded):
        return "缺席"
    if frames.CHAIR.search(folded):
        return "主持"
    if "列席" in folded:
        return "列席"
    if "出席" in folded:
        return "出席"
    if frames.ATTEND.search(folded):
        return "参加"
    return "讲话" if frames.SPEAK.search(folded) else None
