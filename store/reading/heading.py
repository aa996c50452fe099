"""Who met, when, and under whose chair: what the lead of a readout says of the meeting itself.

The lead is the first sentence in which a deciding body meets. Everything is matched in the folded
text and cut from the text as printed.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from store.model import Attendee, Person, Role
from store.reading.people import read_people, read_person
from store.words import fold


@dataclass(frozen=True, slots=True)
class Printed:
    """The date as the lead prints it; what it leaves out is None."""

    text: str
    year: int | None
    month: int | None
    day: int


@dataclass(frozen=True, slots=True)
class Heading:
    """What the lead says of the meeting; ``lead_end`` is where its business begins.

    ``paragraph`` is the index of the paragraph that holds the lead, ``lead_end`` an offset in it.
    """

    body: str
    meeting: str
    session: str | None
    printed: Printed | None
    time_of_day: str | None
    chair: tuple[Person, ...]
    attendees: tuple[Attendee, ...]
    paragraph: int
    lead_end: int


# --- the meeting --------------------------------------------------------------------------------

_NUMBER = r"[0-9一二三四五六七八九十百零〇廿]{1,5}"
_SESSION = re.compile(rf"(?:第 ?{_NUMBER} ?次|(?<=届)第?{_NUMBER}次)")
_DATE = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d) ?年 ?)?(?:(?P<month>\d{1,2}) ?月 ?)?(?P<day>\d{1,2}) ?日"
    r"(?: ?(?:至|到|-|~|、|和) ?(?:(?:\d{1,2} ?月 ?)?\d{1,2} ?日))?"
)
_TIME_OF_DAY = re.compile(r"(?:上午|下午|晚上|晚间|晚|凌晨|中午|全天|清晨)")
# What makes a gathering the meeting of a deciding body rather than a rally, a visit or a forum.
_ORGAN = re.compile(
    r"常委会|常务委员会|常务会议|常务会|政治局|书记处|党组|党委|全体会议|委员长会议|主任会议|主席会议|主席团|"
    r"委员会|领导小组|工作机制|办公会|指挥部|联席会议|工委|民主生活会|理论学习中心组"
)
_GATHERING = re.compile(
    r"座谈会|论坛|发布会|动员|表彰|开幕|闭幕|代表大会|研讨|培训|年会|讲座|推进会|现场会|部署会|例会|见面会|招待会|"
    r"会谈|会晤|对话|宣誓|访问|分享会|茶话会|纪念|庆祝大会|运动会|博览|峰会|电视电话会议|视频会议|交流会|汇报会|报告会"
)
_PREDICATE = re.compile(r"主持召开|召开|举行|召集")
_CLAUSE_BREAK = re.compile(r"[，。：；,:;]|\)")
_LEAD_PARAGRAPHS = 6


def read_heading(paragraphs: tuple[str, ...], title: str) -> Heading | None:
    """The heading of the meeting these paragraphs report, or None where no deciding body meets."""
    for index, paragraph in enumerate(paragraphs[:_LEAD_PARAGRAPHS]):
        found = _find_meeting(paragraph, fold(title))
        if found is None:
            continue
        body, meeting, sentence_start, lead_end = found
        session = _last_session(fold(meeting))
        clause = paragraph[sentence_start:lead_end]
        printed = _find_date(clause) or _find_date(paragraph[:lead_end])
        time_of_day = _TIME_OF_DAY.search(paragraph, sentence_start, lead_end)
        chair = find_chair(paragraphs, index)
        return Heading(
            body=body,
            meeting=meeting,
            session=meeting[session.start() : session.end()] if session else None,
            printed=printed,
            time_of_day=time_of_day.group() if time_of_day else None,
            chair=chair,
            attendees=_find_attendees(paragraphs, chair),
            paragraph=index,
            lead_end=lead_end,
        )
    return None


_HEADLINE = re.compile(rf"(?:主持召开|召开|举行|主持)[^ ]{{0,30}}(?:会议|会)|(?:{_ORGAN.pattern})[^ ]{{0,12}}(?:召开|举行|会议)")


def reports_a_meeting(title: str) -> bool:
    """Whether a headline itself says that a deciding body met: then the text is its readout even
    where it names no matter the meeting took up."""
    folded = fold(title)
    return bool(_HEADLINE.search(folded) and _ORGAN.search(folded) and not _GATHERING.search(folded))


def _find_meeting(paragraph: str, title: str) -> tuple[str, str, int, int] | None:
    """Body, meeting, where its clause begins and where it ends, from the lead's own words."""
    folded = fold(paragraph)
    for predicate in _PREDICATE.finditer(folded):
        start = max((m.end() for m in _CLAUSE_BREAK.finditer(folded, 0, predicate.start())), default=0)
        stop = _CLAUSE_BREAK.search(folded, predicate.end())
        end = stop.start() if stop else len(folded)
        subject = _bare_subject(paragraph[start : predicate.start()])
        if not subject and start:  # 6月1日上午，北京市委常委会，召开…… never; but 日前，……
            continue
        told = paragraph[predicate.end() : end]
        named = _name_meeting(subject, told)
        if named is None:
            continue
        return (*named, _sentence_start(folded, start), end)
    return None


def _sentence_start(folded: str, before: int) -> int:
    return max(folded.rfind(mark, 0, before) for mark in "。;:)") + 1


def _bare_subject(clause: str) -> str:
    """A clause up to its predicate, without date, time and place: the body, the chair or both."""
    clause = re.sub(r"在[^在]{1,18}$", "", clause.strip())
    clause = _DATE.sub("", clause)
    clause = _TIME_OF_DAY.sub("", clause)
    return re.sub(r"^(?:日前|近日|今天|昨天|昨日|今日|连日来|当天)|(?:日前|近日|今天|昨天|于|将)$", "", clause.strip())


_TOLD_END = re.compile(r"(?<=会议)(?:并|上|和|暨).*$|(?<=学习)并.*$")
_PLAIN_MEETING = re.compile(  # says that there was a meeting but not whose
    r"(?:专题|扩大|紧急|工作|学习|第[^，]{1,6}次)*(?:\(扩大\)|（扩大）)?(?:全体)?会议?|理论学习中心组(?:集体|专题)?学习会?"
)

_NAMED_MEETING = re.compile(r"(?:会议|全会|会|学习)(?:第[^，]{1,6}次)?$")


def _name_meeting(subject: str, told: str) -> tuple[str, str] | None:
    """Body and meeting from what stands before and after 召开."""
    told = _TOLD_END.sub("", told.strip().removeprefix("了").removeprefix("的"))
    plain = _PLAIN_MEETING.fullmatch(told)
    if _ORGAN.search(fold(told)) and not plain and not _GATHERING.search(told):
        meeting = re.sub(r"^(?:20\d\d年)?(?:度)?", "", told) if not _SESSION.match(told) else told
        if meeting.endswith("会") or meeting.endswith("会议") or _ORGAN.search(meeting[-8:]):
            return _body_of(meeting), meeting
    if not _ORGAN.search(fold(subject)) or _GATHERING.search(subject + told):
        return None
    if told == "" and _NAMED_MEETING.search(subject):
        meeting = subject
    elif plain:
        person = re.split(r"主持$", subject)[0]
        if person != subject:
            return None
        meeting = subject + told
    else:
        return None
    return _body_of(meeting), meeting


def _last_session(meeting: str) -> re.Match[str] | None:
    """The meeting's own number; an earlier one belongs to the congress it is a part of."""
    return max(_SESSION.finditer(meeting), key=lambda match: match.start(), default=None)


def _body_of(meeting: str) -> str:
    """The body that met: its meeting's name without session and, for organs, without 会议."""
    folded = fold(meeting)
    session = _last_session(folded)
    body = meeting if not session else meeting[: session.start()] + meeting[session.end() :]
    body = re.sub(r"(?:专题|紧急|扩大|工作)?(?:[（(]扩大[)）])?会议$", "", body) or body
    bare = re.search(r"(?:常务|全体|委员长|主任|主席|主席团|办公|联席)$", body)
    return body + "会议" if bare else body


def _find_date(text: str) -> Printed | None:
    folded = fold(text)
    match = _DATE.search(folded)
    if match is None:
        return None
    year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
    if day is None or not _possible(month, day):
        return None
    return Printed(text[match.start() : match.end()], year, month, day)


def _possible(month: int | None, day: int) -> bool:
    try:
        datetime.date(2000, month or 1, day)  # a leap year, and January for a bare day
    except ValueError:
        return False
    return True


# --- people -------------------------------------------------------------------------------------

_CHAIRED = re.compile(r"主持(?!人)")
_ATTENDED = re.compile(r"(?P<role>出席|列席|参加)(?:了)?(?:会议|并|。|$|,|;)")
_OTHER_ROLE = re.compile(r"(?:主持|出席|列席|参加|讲话)[^，,]{0,12}[，,]")


def find_chair(paragraphs: tuple[str, ...], lead: int) -> tuple[Person, ...]:
    """Who 主持 the meeting: named in the lead, else in any other paragraph; () if nobody is."""
    order = [lead, *(i for i in range(len(paragraphs)) if i != lead)]
    for index in order:
        for match in _CHAIRED.finditer(paragraphs[index]):
            if person := _before_verb(paragraphs[index], match.start()):
                return (person,)
    return ()


def _before_verb(paragraph: str, verb: int) -> Person | None:
    start = max(paragraph.rfind(mark, 0, verb) for mark in "，。：；）,:;)") + 1
    phrase = _bare_subject(paragraph[start:verb])
    phrase = re.sub(r"^(?:会议|全会)?由|^(?:会上|会议)|(?:在|同志|并|出席并|出席会议并|出席)$", "", phrase)
    return read_person(phrase)


def _find_attendees(paragraphs: tuple[str, ...], chair: tuple[Person, ...]) -> tuple[Attendee, ...]:
    """The named persons who attended; groups (有关部门负责同志) name nobody."""
    chairs = {person.name for person in chair}
    found: dict[str, Attendee] = {}
    for paragraph in paragraphs:
        for match in _ATTENDED.finditer(fold(paragraph)):
            start = max(paragraph.rfind(mark, 0, match.start()) for mark in "。：；:;）)") + 1
            earlier = [m.end() for m in _OTHER_ROLE.finditer(paragraph, start, match.start())]
            start = max(earlier, default=start)
            for person in read_people(_bare_subject(paragraph[start : match.start()])):
                if person.name not in chairs:
                    role: Role = match["role"]  # type: ignore[assignment]  # the pattern's own words
                    found.setdefault(person.name, Attendee(person.name, person.title, role))
    return tuple(found.values())
