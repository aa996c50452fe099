"""The person a question names: one that the store knows, or what stands where a name would."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from bot.question.frames.deeds import TAKE
from bot.question.frames.taking_part import ABSENT, ATTEND, CHAIR, SPEAK
from bot.question.frames.writing import any_of
from bot.question.lexicon import asking, tokens
from bot.question.model import Role
from store.facts import Names
from store.reading.heading.people import is_name
from store.spelling import is_slip_of
from store.words import fold

_OFFICE = (
    r"(?:同志|总理|副总理|总书记|书记|副书记|市长|副市长|代市长|省长|县长|区长|州长|主席|副主席|"
    r"委员长|副委员长|主任|部长|局长)"
)
_PARTS = any_of(*(part.pattern for part in (ABSENT, CHAIR, ATTEND, SPEAK)))
# No two of these can share a letter: what may be read in two ways may be read in 2^n ways.
_BETWEEN = (
    r"(?:[ 0-9年月日号今去前上下半季度初底末周的曾都也又还有没是否在于一共总计先后最早近首头]|"
    r"[次几多少什么时候何哪天啥怎咋如]|在[^\W\d谁哪何几多会]{2,4}(?=主持|出席|参加|列席)|他们|第一次|"
    r"为什么|开始|亲自|同志|到底|究竟|是不是|真|[些个]?会议?)*"
)
# Since when: 当总理以来. It says no more than the name.
_TENURE = (
    r"(?:(?:担?任|当|就任|出任|上任|履新)[^,，。 ]{0,8}?(?:以来|以后|之后|后|期间|时)|"
    r"(?:卸任|离任|去职|退休|任内|任上)(?:[之以]?前)?)"
)
_AFTER = re.compile(rf"{_OFFICE}?{_TENURE}?{_BETWEEN}{_PARTS}")
_SPEAKING = re.compile(
    rf"{_OFFICE}?{_BETWEEN}(?:(?:说|讲|提|强调|指出|要求|表示|谈)(?!法|话精神)|(?<=他们)研究|"
    r"(?:在会上|带头)?(?:研究|讨论|审议)(?:过|了))"
)
# Who holds a meeting chairs it: 某某开了几次常务会议.
_HOLDING = re.compile(
    rf"{_OFFICE}?{_TENURE}?{_BETWEEN}(?:召开|举行|开)(?:了|过|的|完)?(?=[ 几多哪什啥会第最首]|$)"
)
# 某某对就业怎么说的, 某某就养老讲过什么
_ON_A_MATTER = re.compile(
    rf"{_OFFICE}?(?:对|就|关于|围绕|针对)(?=[^,，。?？]{{2,16}}?"
    r"(?:说|讲|谈|提|强调|指出|要求|表示)(?:[过了的到]|[什怎啥哪几多]|$))"
)
_SINCE = re.compile(rf"{_OFFICE}?{_TENURE}")
# Right before a meeting, which is taken out already, its chair is named.
_A_MEETING = re.compile(rf"{_OFFICE}?(?:的? {{4,}}|开的?会)")
_UNKNOWN = re.compile(rf"(?:^|[ ,的由是年月日号])([㐀-鿿]{{2,4}}?){_OFFICE}?{_BETWEEN}(?:{_PARTS})")


# Whose words a meeting learns is not who spoke at it: 学习某某讲话.
_LEARNT_OF = re.compile(r"(?:学习?|传达|贯彻|落实|领会)[了过]?$")


@dataclass(frozen=True, slots=True)
class Named:
    """A person, or an office, named in ``text[start:end]`` with what goes with the name."""

    name: str
    start: int
    end: int
    typed: str = ""
    """What stands there, where that is but a slip of the name."""


def find_known(folded: str, names: Names) -> Named | None:
    """The first name that the store knows, and that takes part in something; or one that is so
    but for a slip (王护宁), where only one is.
    """
    known = [
        (at, name) for name in names.people if len(name) > 1 and (at := folded.find(name)) >= 0
    ]
    slips = () if known else _misspelt(folded, names)
    for at, name in sorted((*known, *slips), key=lambda found: (found[0], -len(found[1]))):
        end = at + len(name)
        if _LEARNT_OF.search(folded, 0, at):
            continue
        for frame in (_AFTER, _SPEAKING, _HOLDING, _ON_A_MATTER, _SINCE, _A_MEETING):
            if frame.match(folded, end):
                typed = "" if known else folded[at:end]
                return Named(name, before_name(folded, at), past_office(folded, end), typed)
    return None


def meant_by(typed: str, names: Names) -> str:
    """Whom the store knows by a name, or by the one name that it is a slip of; nothing else."""
    folded = fold(typed)
    if folded in names.people:
        return folded
    meant = [name for at, name in _misspelt(folded, names) if len(name) == len(folded)]
    return meant[0] if len(meant) == 1 else ""


def _misspelt(folded: str, names: Names) -> list[tuple[int, str]]:
    """The names that something is a slip of, if of no other, and where it stands."""
    known = _by_letter(names.people)
    near = {
        (at - nth, name)
        for at, char in enumerate(folded)
        for nth, name in known.get(char, ())
        if at >= nth and is_slip_of(name, folded[at - nth : at - nth + len(name)])
    }
    return [(at, name) for at, name in near if sum(at == other for other, _ in near) == 1]


@lru_cache(maxsize=8)
def _by_letter(people: frozenset[str]) -> dict[str, list[tuple[int, str]]]:
    """The names by each of their letters, and which of them it is: a slip leaves one right."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name in people:
        for nth, char in enumerate(name if len(name) > 1 else ""):
            found.setdefault(char, []).append((nth, name))
    return found


_OFFICE_ALONE = re.compile(
    r"(?:^|[ ,，的由是年月日号请])((?:国务院|中共中央|中央|(?:全国)?政协|[省市区县州](?:委|政协)?)?"
    rf"(?:总书记|总理|委员长|书记|市长|省长|区长|县长|州长|主席))(?:{_BETWEEN}(?:{_PARTS})|(?=[都又共]?开[了过会]))"
)


def find_office(folded: str) -> Named | None:
    """An office whose holder takes part in something, and where it stands: 总理主持了几次."""
    found = _OFFICE_ALONE.search(folded)
    return Named(found[1], *found.span(1)) if found else None


_WHO = re.compile(r"谁|哪一?位|哪[几些]位|哪些人")


def find_unknown(folded: str, places: Collection[str] = ()) -> Named | None:
    """A name, office and all, that stands where one would: before what people do in meetings; no
    place of the store's, which may be named like somebody: 关山会议主持人.
    """
    for found in _UNKNOWN.finditer(folded):
        name = found[1]
        edges = {edge for token in tokens(folded) for edge in (token.start, token.end)}
        if found.end(1) not in edges:
            continue  # 纪委工 of 纪委工作汇报
        if _WHO.search(folded, found.end(1), found.end()):
            continue  # 任免案是谁汇报的
        if any(place.startswith(name) for place in places):
            continue
        if is_name(name) and name not in asking() and not _ASKS.search(name):
            return Named(name, found.start(1), past_office(folded, found.end(1)))
    return None


_ASKS = re.compile(r"[谁哪什几多这那]|会议|.何|何[人时日地种]")  # 何 may be a surname
_OFFICE_OR_TENURE = re.compile(rf"{_OFFICE}?{_TENURE}?")


_OFFICE_BEFORE = re.compile(
    r"(?:中共中央|中央|国务院|全国人大|全国政协|人民政府|[省市区县州]委?)?(?:中?常委)?"
    rf"{_OFFICE}?的?$"
)


def before_name(folded: str, start: int) -> int:
    """Where the office before a name begins: 国务院总理李强."""
    return _OFFICE_BEFORE.search(folded[:start]).start()  # type: ignore[union-attr]  # may be empty


def past_office(folded: str, end: int) -> int:
    """Where the office behind a name ends, and since when it was held: 李强总理."""
    return _OFFICE_OR_TENURE.match(folded, end).end()  # type: ignore[union-attr]  # may be empty


_AN_OFFICE = re.compile(
    rf"(?!.*{TAKE}(?!室|院|所|会|中心|局|部|司))[^\W\d]{{0,10}}"
    r"(?:总理|书记|市长|省长|县长|区长|州长|盟长|旗长|镇长|乡长|主席|委员长|主任(?:委员)?|国务委员|部长|局长|秘书长|组长|院长|校长|行长|"
    r"厅长|召集人|总指挥|审计长|检察长|会长|所长|署长|教授|院士|研究员|工程师)"
)


def is_office(told: str) -> bool:
    """Whether it is an office that somebody holds: 市委书记."""
    return _AN_OFFICE.fullmatch(told) is not None


_WHO_CLAUSE = re.compile(r"(?:谁|哪一?位|哪个人)[^,，。;；]*")
_ITS_CLAUSE = re.compile(
    r"[^,，。;；]*(?:谁|哪[一几些]?位|哪个人|哪些(?:人|领导|同志))[^,，。;；]*"
)


def find_role(folded: str) -> Role | None:
    """The part in a meeting that is spoken of; that of the one who is asked about comes first:
    书记没来，谁主持的.
    """
    clauses = (_WHO_CLAUSE.search(folded), _ITS_CLAUSE.search(folded))
    roles = (_role(clause.group()) for clause in clauses if clause)
    return next(filter(None, roles), None) or _role(folded)


def find_second_role(folded: str, first: Role | None) -> Role | None:
    """Another part that is asked for beside the first: 谁主持、谁作了说明."""
    asked = _WHO.split(folded)[1:]
    if len(asked) < 2:
        return None
    return next((role for each in asked if (role := _role(each)) and role != first), None)


def _role(folded: str) -> Role | None:
    if ABSENT.search(folded):
        return "缺席"
    if CHAIR.search(folded):
        return "主持"
    if "列席" in folded:
        return "列席"
    if "出席" in folded:
        return "出席"
    if ATTEND.search(folded):
        return "参加"
    return "讲话" if SPEAK.search(folded) else None
