"""From a question to the readouts it is restricted to: their time, body, people and numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.question import Question
from bot.question.bodies import TERM
from bot.question.numbers import ways_to_number
from store import Scope, Store
from store.numerals import in_chinese
from store.scope import Local
from store.words import fold, is_place

_ROLES = {
    "出席": ("出席", "参加"),
    "列席": ("列席",),
    "参加": ("主持", "出席", "列席", "参加"),
}
"""Under which a person is listed who is said to be there; whoever takes part may also chair."""


def scope_of(question: Question) -> Scope:
    """The readouts a question is restricted to."""
    chair = question.person if question.person and question.role in ("主持", None) else None
    other_chair = question.person if question.role == "没有主持" else None
    person = question.person if question.person and not (chair or other_chair) else None
    unknown = question.body if question.body and not question.meetings else None
    roles = _ROLES.get(question.role or "", ())
    return Scope(
        question.when,
        unknown,
        chair,
        question.meetings,
        person,
        roles,
        _sessions(question),
        question.term or None,
        _locals(question.body),
        other_chair,
        question.without,
        question.not_when,
        part_of_day=question.part_of_day,
        daytime=question.daytime,
        lacking=question.lacking,
        weekdays=question.weekdays,
        together=tuple((name, _ROLES.get(role, (role,))) for name, role in question.together),
    )


_OF_A_PLACE = re.compile(
    r"(\w{1,6}?[省市州盟区县旗])((?:人民)?(?:政府|委|人大|政协|纪委|监委|长(?=办公)|"
    r"安委会|(?![省市州盟区县旗])\w{2,16}(?:委员会|领导小组|指挥部)).*?)(?:会议?|大会)?"
)
_LEVEL_TWICE = re.compile("([省市州盟区县旗])\\1")
"""沔溪市市长办公会议, which is 市长办公会议 there."""
_PLACE = re.compile(r"\w{2,6}[省市州盟区县旗]")
_OF_A_CITY = re.compile(r"(\w{2,5}?)((?:政府|人大|政协|纪委|监委).*?)(?:会议?|大会)?")


def _locals(body: str) -> tuple[Local, ...]:
    """The same of each of several: 苕南省委、苕南省政府."""
    each = [_local(one) for one in body.split("、")]
    whole = _local(body)
    return tuple(one for one in (each if all(each) else [whole]) if one)


def _local(body: str) -> Local | None:
    """What the papers of its place call a body: 重庆市政府常务会议 is 市政府常务会议 there."""
    body = TERM.sub("", body).replace("人大主任会", "人大常委会主任会")
    body = _LEVEL_TWICE.sub(r"\1", body)
    if kind := _KIND_AT_A_PLACE.fullmatch(fold(body)):  # 钧阳市常务会
        place, meets = kind.groups()
        return Local(place, place[-1] + _WHOSE_KIND[meets] + meets)
    if _PLACE.fullmatch(body):
        return Local(body, body[-1])
    city = _OF_A_CITY.fullmatch(fold(body))
    if city and is_place(city[1] + "市"):  # 郑州人大
        return Local(city[1] + "市", "市" + city[2])
    named = _OF_A_PLACE.fullmatch(fold(body))
    return Local(named[1], named[1][-1] + named[2]) if named else None


_WHOSE_KIND = {
    "常务": "政府",
    "常委": "委",
    "全体": "政府",
    "主任": "人大常委会",
    "主席": "政协",
}
"""Whose a meeting of a kind is, where only the place is told."""
_KIND_AT_A_PLACE = re.compile(rf"(\w{{2,5}}[省市州盟区县旗])({'|'.join(_WHOSE_KIND)})会议?")


def _sessions(question: Question) -> tuple[str, ...]:
    """How its session may be printed: 第十二次, 第12次, 九届第12次, 九届十二次."""
    ways = ways_to_number(question.session)
    terms = (question.term,) if question.term else _TERMS
    both = (*ways, *(way.removeprefix("第") for way in ways))
    return (*ways, *(term + way for way in both for term in terms))


_TERMS = tuple(f"{in_chinese(number)}届" for number in range(1, 31))


def meeting_ids(question: Question, store: Store) -> list[int]:
    """The readouts of the meetings that are asked about by time, body and person, the latest
    first.
    """
    scope = scope_of(question)
    if question.role == "讲话" and question.person:
        scope = replace(scope, person=None)
        ids = [readout for readout, _ in store.facts.spoken_in(question.person, scope)]
    else:
        ids = store.ids(scope)
    if question.order == "last":
        latest = store.facts.by_meeting(ids)[question.back : question.back + question.few]
        return [readout for meeting in latest for readout in meeting]
    if question.order == "first":  # those without a day come last
        dated = (i for i in reversed(ids) if store.readout(i).readout.date)
        return [next(dated, ids[-1])] if ids else []
    return ids


def as_chair(question: Question, store: Store) -> tuple[Question, list[int]]:
    """The question of one who attends, asked of the meetings that they chaired instead, and these:
    no readout lists its chair among those who attend.
    """
    if question.role != "出席" or not question.person or question.together:
        return question, []
    chaired = replace(question, role="主持")
    return chaired, meeting_ids(chaired, store)
