"""Who met, when, and under whose chair: what a readout says of the meeting itself.

The lead's words are read together with the headline's, which may name the body more fully, and with
the paragraphs', where they name the chair and those who came.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.model import Attendee, Person
from store.reading.day import Printed, find_days
from store.reading.forms import DATE, TIME
from store.reading.heading.attendance import find_attendees, find_chair
from store.reading.heading.lead import Lead, of_another_meeting
from store.reading.heading.meeting import Meeting
from store.reading.prose import Prose, Span, folded_view, sentences
from store.reading.subjects import skip_dateline
from store.words import in_order


@dataclass(frozen=True, slots=True)
class Heading:
    """What the readout says of the meeting. ``lead`` tells where its business begins."""

    body: str
    meeting: str
    session: str | None
    day: Printed | None
    time_of_day: str | None
    chair: tuple[Person, ...]
    attendees: tuple[Attendee, ...]
    lead: Lead
    lately: bool = False
    """Whether the lead gives no day but 近日 or 日前."""


def read_heading(
    prose: Prose, paragraphs: Sequence[Span], lead: Lead, title: Prose, headline: Meeting | None
) -> Heading:
    """What the lead, the headline and the paragraphs say of the meeting.

    ``headline`` is the meeting that the headline ``title`` names.
    """
    named = _complete(lead.meeting, headline)
    chair = find_chair(prose, paragraphs, lead, title)
    day, time = lead.day, None
    if day is None or day.same_day:
        day = _day_elsewhere(prose, paragraphs, lead) or day
    for told in (lead.day, day):
        if time is None and told and told.time_start is not None and told.time_end is not None:
            time = prose.printed(told.time_start, told.time_end)
    return Heading(
        body=named.body,
        meeting=named.name,
        session=named.session,
        day=day,
        time_of_day=time or _time_of_day(prose, lead),
        chair=chair,
        attendees=find_attendees(prose, paragraphs, chair),
        lead=lead,
        lately=day is None and _LATELY.search(_opening(prose, lead)) is not None,
    )


_LATELY = re.compile(r"近日|日前|最近|近期")


def _opening(prose: Prose, lead: Lead) -> str:
    """The lead up to where its business begins."""
    return prose.folded[lead.sentence.span.start : lead.business]


def _complete(meeting: Meeting, headline: Meeting | None) -> Meeting:
    """The meeting in the fuller of its printed forms: the lead's or the headline's.

    望澜市委常委会 in the headline beats 市委常委会 in the lead; 第10次常务会议 gets its body there.
    The session's number is the lead's, or the headline's where the lead leaves it out.
    """
    if headline is None or not headline.complete:
        return meeting
    told, announced = folded_view(meeting.body), folded_view(headline.body)
    if meeting.complete and not _same_kind(announced, told):
        return meeting
    if "扩大" not in headline.name and _ENLARGED.sub("", told) == announced:
        return replace(meeting, body=headline.body)
    lead_says_more = meeting.complete and (told == announced or _fuller(told, announced))
    session = meeting.session or headline.session
    return replace(meeting if lead_says_more else headline, session=session)


_ENLARGED = re.compile(r"(?:\(扩大\)|扩大)会议?$")
"""市委常委会（扩大）会议: the headline may name the body without those who were called in."""
_KIND_OF_BODY = re.compile(
    r"常委|常务|全体|委员长|主任|主席|党组|政治局|委员会|领导小组|指挥部|工作机制|書記|"
    r"常務|主席團|党委|办公|市委|政府"
)


_ORGANS = {"常委", "常务", "委员长", "主任", "主席", "党组"}
"""What tells the organs of one body apart: 市委市政府 in a headline is no 市政府常务会议."""


_WHOSE = {"市委", "政府", "党委"}
"""What says whose organ a body is, and may be all that two of its organs share."""


def _same_kind(one: str, other: str) -> bool:
    """Whether two names can be one body's: they share the words that tell bodies apart."""
    if one.endswith(other) or other.endswith(one):
        return True
    if _abbreviates(one, other) or _abbreviates(other, one):
        return True
    names = (name.replace("常务委员会", "常委会") for name in (one, other))
    kinds, other_kinds = (set(_KIND_OF_BODY.findall(name)) for name in names)
    shared = kinds & other_kinds
    more = shared - _WHOSE or shared in (kinds, other_kinds)
    return bool(shared and more) and kinds & _ORGANS == other_kinds & _ORGANS


_SHORT_NAME = re.compile(r".+(?:防指|组|(?<![省市区县州旗盟])委|委会)$")
_LONG_NAME = re.compile(r".+(?:指挥部|领导小组|委员会)$")


def _abbreviates(one: str, other: str) -> bool:
    """Whether a name is another's short form: 市防指 of 市防汛抗旱指挥部, 市安委会."""
    if _SHORT_NAME.match(one) is None or _LONG_NAME.match(other) is None:
        return False
    return len(one) < len(other) and in_order(one, other)


def _fuller(one: str, other: str) -> bool:
    """Whether the lead's name says more than the headline's: 望澜市委常委会 over 市委常委会.

    So does 市人大常委会主任会议 over 市人大常委会. 中共 adds nothing, nor does 政协 in full, and a
    differently built name (政协第十四届全国委员会) is not a fuller one.
    """
    names = (name.replace("中国人民政治协商会议", "政协") for name in (one, other))
    ones, others = (name.removeprefix("中共") for name in names)
    if _JOINT.search(ones) and not _JOINT.search(others):
        return True
    if "中央" in ones and "中央" not in others:  # 北京政治局, as papers abroad have it
        return True
    return len(ones) > len(others) and in_order(others, ones)


_JOINT = re.compile(r"会议?[暨和与及、]")
"""Two bodies met together: 县政府党组会议和常务会议."""


_LABELLED_DAY = re.compile(rf" ?【?(?:会议)?(?:召开)?(?:{TIME}|{DATE}) ?[:：】] ?")
_TIME = re.compile(r"(?<!日)(?:上午|下午|晚上|晚间|全天|晚(?=[,市省区县国中召举])|凌晨|中午)")


_FORM_LINES = 12
"""Lines before the lead, or after, in which a form says when the meeting was."""


def _day_elsewhere(prose: Prose, paragraphs: Sequence[Span], lead: Lead) -> Printed | None:
    """A day given apart from the lead: in a line 会议时间：……, or earlier in its paragraph."""
    around = slice(max(0, lead.paragraph - _FORM_LINES), lead.paragraph + _FORM_LINES)
    for paragraph in paragraphs[around]:
        label = _LABELLED_DAY.match(prose.folded, paragraph.start, paragraph.end)
        if label:
            for day in find_days(prose.folded, label.end(), paragraph.end):
                return day
    start = skip_dateline(prose, paragraphs[lead.paragraph])
    for sentence in sentences(prose, Span(start, lead.sentence.span.start)):
        for day in find_days(prose.folded, sentence.span.start, sentence.span.end):
            if day.day is None or prose.inside[day.start]:
                continue
            if not of_another_meeting(prose, sentence, day):
                return day
    return None


def _time_of_day(prose: Prose, lead: Lead) -> str | None:
    time = _TIME.search(prose.folded, lead.sentence.span.start, lead.business)
    return prose.printed(*time.span()) if time else None
