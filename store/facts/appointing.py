"""Who a text says was given an office or relieved of one, and which: 任命某某为副区长."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from store.debris import legible
from store.facts.doers import AN_OFFICE, NAMED, is_one
from store.reading.heading.people import OFFICES
from store.words import in_order, units


@dataclass(frozen=True, slots=True)
class Appointment:
    """That somebody was given an office, or else relieved of it, and the sentence that says so."""

    name: str
    office: str
    given: bool
    told: str
    deed: str = ""
    """Of who was relieved: 免去, 撤销 and the like."""


_GIVEN = re.compile(
    rf"(?:(?:决定|确定|指定|同意|推选|选举),?[^。;]{{0,40}}?{AN_OFFICE}|(?:任命|增补|增选|补选|选举|推选|推举|提名|推荐|聘任|聘请|指定|(?:确定|决定|同意),?|由)"
    rf"(?:{AN_OFFICE})?){NAMED}(?:负责(?=召集)|(?<!由.)(?<!由..)(?<!由...)为|(?:担|兼|出)?任(?![命免务期])|当选为?)了?(?P<to>[^,。;:()]{{2,40}})"
)
_GIVEN_TOO = re.compile(
    rf"(?<!决定)(?<!同意)(?<!确定),{NAMED}任(?![命免务期])(?P<to>[^,。;:()]{{2,40}})"
)
"""甲任局长，乙任理事长: of what is decided in one breath."""
_TAKEN = re.compile(
    rf"(?P<deed>免去|罢免|撤销|接受(?=[^,。;]*辞)){NAMED}(?:的|所任|(?:因[^,。]{{2,16}})?(?:请求)?辞去|担任|兼任|(?=[省市区县州第]|政协|全国|国务院))(?:其)?的?"
    r"(?P<to>[^,。;:()]{2,40}?)(?:的?(?:职务|请求|资格|辞呈)|(?=[,。;]|$))"
)
_TAKEN_TOO = re.compile(
    rf"免去{NAMED}(?=[省市区县州第]|政协|全国|国务院|的)[^。;:()]{{2,60}}?职务,(?:并)?(?P<deed>撤销|终止|罢免)其(?P<to>[^,。;:()]{{2,40}}?)(?:的?(?:职务|资格)|(?=[,。;]|$))"
)
"""免去某某主任职务，撤销其委员资格: what else the same one lost."""
_FILLED = re.compile(
    rf"(?:^|[,;])(?P<to>[^,。;:()]{{2,40}}?)由(?:{AN_OFFICE})?{NAMED}(?:担任|兼任|出任)(?=[,。;]|$)"
)
_SENTENCES = re.compile(r"[。\n]+")


def appointments(text: str) -> Iterator[Appointment]:
    """Those of a text, in its order; nobody is told apart from a namesake."""
    for sentence in _SENTENCES.split(legible(text)):
        given = (_GIVEN, _GIVEN_TOO) if _GIVEN.search(sentence) else ()
        for form in (*given, _TAKEN, _TAKEN_TOO, _FILLED):
            for told in form.finditer(sentence):
                for name in told["names"].split("、"):
                    if is_one(name, office=True):
                        deed = told.groupdict().get("deed") or ""
                        yield Appointment(name, _called(told["to"]), not deed, sentence, deed)


def _called(office: str) -> str:
    """What somebody is who is to do it: 负责召集某会 makes a 召集人."""
    convenes = office.removeprefix("召集")
    return office if convenes == office else f"{convenes}召集人"


_TITLE = re.compile(rf"(?:{'|'.join(sorted(OFFICES, key=len, reverse=True))})$")


def ends_in_office(words: str) -> bool:
    """Whether folded words end in what an office is called: 新闻发言人."""
    return _TITLE.search(words) is not None


def is_office_of(asked: str, told: Appointment, text: str) -> bool:
    """Whether an office that is asked about is the one that was given: 县法院副院长 is
    县人民法院副院长, and 筹备组组长 is 组长 where the sentence speaks of that group.

    ``text`` is the folded whole, of which the rest of a longer name may be told.
    """
    return any(_is_that(asked, office, told.told, text) for office in _EACH.split(told.office))


_NUMBERED = re.compile("[一二三四五六七八九十0-9]+[届次]")
_EACH = re.compile("[、兼]")
"""Somebody may be given two at a time: 副院长、审判员."""


def _is_that(asked: str, office: str, sentence: str, text: str) -> bool:
    title = _TITLE.search(asked)
    if title is not None:
        ends = office.endswith(title.group())
        if not ends or office.removesuffix(title.group()).endswith("副"):
            return False
    rest = asked[: title.start()] if title else asked
    if in_order(rest, office):
        return True
    if not all(number in sentence for number in _NUMBERED.findall(rest)):
        return False  # 十四届一次会议 is no 十四届二次会议
    words = units(rest)
    told = all(word in text or in_order(word, sentence) for word in words)
    return told and any(word in sentence for word in words)
