"""Who chaired a meeting, and who came.

主持 makes a chair, 出席并讲话 does not; 出席, 列席 and 参加 make attendees, where the words before
name persons and not groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from store.model import Attendee, Person, Role
from store.reading.day import find_days
from store.reading.forms import spaced
from store.reading.heading.lead import Lead, headline_parts
from store.reading.heading.people import read_people, read_person
from store.reading.prose import Prose, Span
from store.reading.subjects import AT_A_PLACE, bare_subject, clause_start, skip_dateline
from store.words import fold

_CHAIRED = re.compile(
    r"主持(?!人)(?:召开|举行)?(?:了)?(?=下|强调|指出|(?:本次|这次|此次|今天的|当天的|该次)?(?:会议|学习|全会|"
    r"党组会|常委会|主任会|主席会|[开闭]幕会|[^,。;]{0,24}会议)"
    r"|[,。;)!]|并|$|讲话| )"
)
_MAX_CHAIRED = 20
"""Times that 主持 is looked at in one paragraph."""
_CHAIR_LABEL = re.compile(
    rf"(?:(?<!.)|(?<=[(。])) ?【?(?:会议)?"
    rf"(?:{spaced('主持')} {{0,4}}(?:人)? ?[:：】] ?|主持会议的[是为])"
    r"(?P<who>[^,。;)\n]{2,60})"
)
_CHAIR_IN_BRACKETS = re.compile(r"\((?P<who>[^(),。;]{2,40})主持\)")
_ON_BEHALF = re.compile(r"^.{0,40}委托,?(?:由)?")
_BEFORE_CHAIR = re.compile(
    r"^(?:.{0,30}?(?:会议|全会|大会|会))?(?:分别|先后|轮流|共同)?由|^(?:会上|会议|其中|随后|下午|上午)+,?"
)
_AFTER_CHAIR = re.compile(
    rf"(?:出席会议并|出席并|出席会议|出席|召集并|召开并|在京|在(?=$)|同志|受[^,。在以]{{2,30}}委托|并|还|分别|共同|一起|{AT_A_PLACE}[^,。在以]{{1,12}}|"
    r"通过[^,。在以]{1,10}|以[^,。在以]{1,12}形式|以[^,。以]{1,24}身份){1,4}$"
)
_UNDER = re.compile(r"(?:[^,。;]{0,30}会议?)?在(?P<who>[^,。;]{2,40})的$")
"""在市委书记甲某的主持下."""
_JOINTLY = re.compile(r"共同|分别|一起|轮流|先后")


def find_chair(
    prose: Prose, paragraphs: Sequence[Span], lead: Lead, title: Prose
) -> tuple[Person, ...]:
    """Who 主持 the meeting: told in the lead, in its paragraph, in another or in the headline."""
    if lead.person is not None:
        person = lead.person
        if (
            person.end <= person.start and prose.folded[person.start - 1] == ","
        ):  # 县委书记韩知远,主持召开……
            before = clause_start(prose, lead.sentence.span.start, person.start - 1)
            person = Span(before, person.start - 1)
        if chair := _chair_in(prose, person):
            return tuple(_titled(prose, one, person.start) for one in chair)
    here = paragraphs[lead.paragraph]
    after = Span(lead.sentence.span.start, here.end)
    for span in (after, *_others(paragraphs, lead.paragraph)):
        found: list[Person] = []
        for match in islice(_CHAIRED.finditer(prose.folded, span.start, span.end), _MAX_CHAIRED):
            if prose.inside[match.start()] or _other_meeting(prose, match, lead):
                continue
            clause = Span(clause_start(prose, span.start, match.start()), match.start())
            sitting = _OF_A_SITTING.match(prose.folded, match.end()) is not None
            if found and not sitting:
                break
            if chair := _chair_in(prose, clause):
                found.extend(_titled(prose, one, clause.start) for one in chair)
                if not sitting:
                    break
        if found:
            return tuple({person.name: person for person in reversed(found)}.values())[::-1]
        for form in (_CHAIR_LABEL, _CHAIR_IN_BRACKETS):
            label = form.search(prose.folded, span.start, span.end)
            if label and (chair := _chair_in(prose, Span(*label.span("who")))):
                return chair
    return _headline_chair(title)


_OF_A_SITTING = re.compile(
    r"(?:了)?(?:会议的?)?(?:第[一二三四五六七八九]次(?:[、和与]第[一二三四五六七八九]次)*(?:全体)?|全体|联组|分组|[开闭]幕)(?:会议|会)"
    r"|了?(?:(?:当[天日]|首日|次日|第[一二三]天|\d{1,2}日)?(?:[上下]午|晚上?))的(?:会议|会)"
)
"""甲某主持第一次全体会议，乙某主持第二次全体会议: each sitting has a chair of its own, as has the
morning's and the afternoon's.
"""


def _titled(prose: Prose, person: Person, before: int) -> Person:
    """A chair named without an office where the text tells it before or soon after."""
    if person.title:
        return person
    name = fold(person.name)
    for start, end in ((0, before), (before + len(name), before + _SOON_AFTER)):
        at = prose.folded.find(name, start, end)
        if at >= 0:
            told = _chair_in(prose, Span(clause_start(prose, 0, at), at + len(name)))
            if told and told[0].name == person.name:
                return told[0]
    return person


_SOON_AFTER = 400
"""Characters after a headline run into the text in which the lead proper gives the office."""


def _others(paragraphs: Sequence[Span], lead: int) -> Iterator[Span]:
    """The paragraphs after the lead, the last ones first among equals, then those before it."""
    yield from paragraphs[lead + 1 : lead + 4]
    rest = paragraphs[lead + 4 :]
    yield from reversed(rest)
    yield from paragraphs[:lead]


_OTHER_MEETING = re.compile(r"主持(?:召开|举行)")


def _other_meeting(prose: Prose, match: re.Match[str], lead: Lead) -> bool:
    """Whether 主持召开 tells of another meeting: only the lead's own sentence tells of this one."""
    return (
        _OTHER_MEETING.match(match.group()) is not None
        and not lead.sentence.span.start <= match.start() < lead.sentence.span.end
    )


def _chair_in(prose: Prose, clause: Span) -> tuple[Person, ...]:
    """The person or persons a clause before 主持 names."""
    if under := _UNDER.match(prose.folded, clause.start, clause.end):
        clause = Span(*under.span("who"))
    named = _named_in(prose.folded, Span(skip_dateline(prose, clause), clause.end))
    if named.start >= named.end:
        return ()
    if _JOINTLY.search(prose.folded, clause.start, clause.end + 2):
        start = _with_those_before(prose, clause, named.start)
        return tuple(read_people(prose, Span(start, named.end)))
    person = read_person(prose, named.start, named.end)
    return (person,) if person else ()


def _named_in(folded: str, clause: Span) -> Span:
    """A clause before 主持 without what surrounds the name: the day, on whose behalf, where."""
    subject = bare_subject(folded, clause.start, clause.end)
    start, end = subject.start, subject.end
    if end - start > _LONGEST_CLAUSE:
        return Span(start, start)
    if match := _ON_BEHALF.match(folded[start:end]):
        start += match.end() if match.end() < end - start else 0
    if match := _BEFORE_CHAIR.match(folded[start:end]):
        start += match.end()
    if tail := _AFTER_CHAIR.search(folded, max(start, end - 36), end):
        end = tail.start()
    for day in find_days(folded, start, end):
        after = day.time_end or day.end
        if day.days_back is None and end - after >= _SHORTEST_NAME:
            start = after  # what stands before the day is no part of a title
    return bare_subject(folded, start, end)


_LONGEST_CLAUSE = 160
"""Characters of a clause that may name who chaired; the longest office in use is half of that."""


def _with_those_before(prose: Prose, clause: Span, start: int) -> int:
    """Where the persons begin of whom the last stands in a clause: 书记甲某，市长乙某共同主持."""
    at = clause.start
    while at > 1 and prose.folded[at - 1] == ",":
        before = clause_start(prose, 0, at - 1)
        if read_person(prose, before, at - 1) is None:
            break
        at = start = before
    return start


_SHORTEST_NAME = 2


def _headline_chair(title: Prose) -> tuple[Person, ...]:
    for start, end in headline_parts(title.folded):
        for match in _CHAIRED.finditer(title.folded, start, end):
            if chair := _chair_in(title, Span(start, match.start())):
                return chair
    return ()


_ATTENDED = re.compile(
    r"(?P<role>出席|列席|参加|参会|到会)(?:了|并列席|或列席|(?:或者?|和)旁听)?(?:本次|此次|"
    r"这次|今天的|党组|全体|主任)?(?:会议|全会|大会|会)?"
    r"(?=[,。;)!]|并|$|和)"
)
_ATTENDED_THIS = re.compile(
    r"(?:^|[。 :])(?P<who>[^,。;: ]{2,40}?)"
    r"(?:\d{1,2}月)?\d{1,2}日(?:至\d{1,2}日)?(?:[上下]午|晚上?)?"
    r"(?:先后|分别)?(?:在[^,。在]{2,8})?"
    r"(?P<role>出席|列席|参加)(?=[^,。;]{4,60}?会议[^,。;]{0,30}?并(?:发表)?(?:重要)?讲话[,。])"
)
"""The lead of what is told by who was there: 某某26日出席某委第一次会议并讲话."""
_MANNER = re.compile(
    r"(?:应邀|分别|先后|也|一并|共同|在(?:研究|审议|讨论|涉及)[^,。;、]{0,8}议题时)$"
)
_LONGEST_MANNER = 16
_NEVER_A_LIST = re.compile(
    r"主持|讲话|指出|强调|要求|会议(?!主席团|秘书处)|审议|研究|听取|作了|作出|提出|召开|决定|议题|学习|传达|汇报|"
    r"(?<!人大)(?<!市民)(?<!群众)代表[^团]"
)
_MAX_LIST = 1500
"""Characters of one list of attendees, sixty names with their offices."""


def find_attendees(
    prose: Prose, paragraphs: Sequence[Span], chair: tuple[Person, ...]
) -> tuple[Attendee, ...]:
    """The named persons who attended, with the office before each and in what role."""
    chairs = {person.name for person in chair}
    found: dict[str, Attendee] = {}
    for paragraph in paragraphs:
        for listed, role in _lists_in(prose, paragraph):
            for person in read_people(prose, listed):
                if person.name not in chairs:
                    found.setdefault(person.name, Attendee(person.name, person.title, role))
    return tuple(found.values())


_LABELLED = re.compile(
    r" ?(?:会议)?(?P<role>出席|列席|参加)(?:人员|领导|会议)?(?:的[^,。:]{0,14})?(?:还?有)? ?: ?"
)
_ROLES: dict[str, Role] = {
    "出席": "出席",
    "列席": "列席",
    "参加": "参加",
    "参会": "参加",
    "到会": "参加",
}


def _lists_in(prose: Prose, paragraph: Span) -> Iterator[tuple[Span, Role]]:
    """Where a paragraph lists who came, and in what role."""
    start, end = paragraph.start, paragraph.end
    if label := _LABELLED.match(prose.folded, start, end):
        stop = prose.folded.find("。", label.end(), end)
        end = min(end if stop < 0 else stop, label.end() + _MAX_LIST)
        yield Span(label.end(), end), _ROLES[label["role"]]
        return
    for attended in _ATTENDED.finditer(prose.folded, start, end):
        verb = attended.start()
        if prose.inside[verb]:
            continue
        if manner := _MANNER.search(prose.folded, max(start, verb - _LONGEST_MANNER), verb):
            verb = manner.start()
        yield _list_before(prose, start, verb), _ROLES[attended["role"]]
    this = _ATTENDED_THIS.search(prose.folded, start, end)
    if this and not prose.inside[this.start("role")]:
        yield Span(*this.span("who")), _ROLES[this["role"]]


def _list_before(prose: Prose, start: int, verb: int) -> Span:
    """The clauses before 出席 that are names: back to the start or to a clause that tells."""
    folded = prose.folded
    start = max(start, verb - _MAX_LIST)
    left = end = verb
    while left > start:
        at = clause_start(prose, start, end)
        if _NEVER_A_LIST.search(folded, at, end) or _ATTENDED.search(folded, at, end):
            break
        left = at
        if at == start or folded[at - 1] not in ",;":
            break
        end = at - 1
    return Span(left, verb)
