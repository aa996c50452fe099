"""Who met, when, and under whose chair: what a readout says of the meeting itself.

The *lead* is the first sentence in which a deciding body meets. Its words are read together with
the headline's, which may name the body more fully, and with the paragraphs' where they name the
chair and those who came.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from store.model import Attendee, Person, Role
from store.reading.day import Printed, find_days
from store.reading.meeting import Meeting, name_meeting
from store.reading.people import read_people, read_person
from store.reading.prose import Prose, Sentence, Span, read_prose, sentences
from store.words import fold


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a text says that a body met.

    ``paragraph`` is an index, ``sentence`` the sentence, ``business`` where the clauses that list
    the matters begin; ``sure`` that the words leave no doubt that a meeting is reported.
    """

    meeting: Meeting
    paragraph: int
    sentence: Sentence
    business: int
    day: Printed | None
    person: Span | None
    sure: bool


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


_TOP = 1_000
"""Characters of a paragraph in which a lead is looked for."""
_LEAD = 20_000
"""Characters of a paragraph that are read as its first sentences; whole readouts fit."""
_MENTIONS = re.compile(
    r"召开|举行|召集|主持|会议?(?:首先|集体|专题|深入)?(?:传达|学习|研究|审议|听取|讨论|部署|分析|"
    r"通报)"
)
_SCANNED_SENTENCES = 6


def find_leads(prose: Prose, paragraphs: Sequence[Span]) -> Iterator[Lead]:
    """Every sentence that reports the meeting of a deciding body, in order.

    The first is the readout's lead; a later one may begin another readout on the same page.
    """
    scanned, mentions = _SCANNED_SENTENCES, _MENTIONS
    for index, paragraph in enumerate(paragraphs):
        if not mentions.search(
            prose.folded, paragraph.start, min(paragraph.end, paragraph.start + _TOP)
        ):
            continue
        near = Span(paragraph.start, min(paragraph.end, paragraph.start + _LEAD))
        for number, sentence in enumerate(sentences(prose, near)):
            if number >= scanned:
                break
            if (lead := _read_lead(prose, sentence, index, number == 0)) is not None:
                yield lead
                scanned, mentions = 1, _PREDICATE  # another readout begins a paragraph
                break


def read_heading(
    prose: Prose, paragraphs: Sequence[Span], lead: Lead, title: Prose, headline: Meeting | None
) -> Heading:
    """What the lead, the headline and the paragraphs say of the meeting.

    ``headline`` is the meeting that the headline ``title`` names.
    """
    named = _complete(lead.meeting, headline)
    chair = _find_chair(prose, paragraphs, lead, title)
    day = lead.day or _day_elsewhere(prose, paragraphs, lead)
    time = None
    if day is not None and day.time_start is not None and day.time_end is not None:
        time = prose.printed(day.time_start, day.time_end)
    return Heading(
        body=named.body,
        meeting=named.name,
        session=lead.meeting.session or named.session,
        day=day,
        time_of_day=time or _time_of_day(prose, lead),
        chair=chair,
        attendees=_find_attendees(prose, paragraphs, chair),
        lead=lead,
        lately=day is None and _LATELY.search(_opening(prose, lead)) is not None,
    )


_LATELY = re.compile(r"近日|日前|最近|近期")


def _opening(prose: Prose, lead: Lead) -> str:
    """The lead up to where its business begins."""
    return prose.folded[lead.sentence.span.start : lead.business]


# --- the lead -----------------------------------------------------------------------------------

_PREDICATE = re.compile(r"主持召开|主持举行|主持(?!人|工作|日常)|召开|举行|召集")
_BEFORE_OR_AFTER = re.compile(r"(?:之)?[前后](?!续)|期间|以来|时[,，]|的(?:时间|通知|议程)")
_DATELINE = re.compile(
    r"^.{0,30}?(?:本报讯|本网讯|本台消息|网讯|新闻网讯|日报讯|新闻讯|客户端讯|频道讯|消息|快讯|"
    r"[电讯](?=[ (]|\d))"
    r" ?(?:\([^()]{0,40}\))? ?[:：]? ?"
)
_OPENING_BRACKET = re.compile(r"^(?:\([^()]{0,60}\)|【[^】]{0,60}】|\[[^\]]{0,60}\]) ?")
_VENUE = re.compile(r"在[^,。;:《》]{1,24}$|以[^,。;:《》]{1,14}(?:形式|方式)$")
_AFTER_VENUE = re.compile(
    r"(?:在[^,。;:《》]{1,24}?|以[^,。;:《》]{1,14}(?:形式|方式)|于?[^,。;:《》]{0,6})(?=召开|举行)"
)
_FILLER_BEFORE = re.compile(
    r"[ ,、]*(?:日前|近日|最近|连日来|当天|当日|于|又|再次|专门|组织|我市|会上|据悉|昨天|今天|了|"
    r"在京|今年|上周|本周)+"
)
_FILLER_AFTER = re.compile(
    r"[ ,、]*(?:日前|近日|当天|当日|于|将|专门|组织|近期|又|再次|率先|在京|连续|及时|随即|继续|"
    r"同志|书面|先后|分别|联合|共同|第一时间)+$"
)
_TOLD_END = re.compile(
    r"(?:会议|全会|常委会|学习会|生活会|学习|常务会|扩大会|主任会|主席会|党组会|碰头会|例会|办公会|"
    r"委员会)"
    r"(?:\([^()]{0,14}\))?(?=并|上|强调|时|,|$|研究|审议|听取|传达|部署|专题|学习|讨论|决定|分析|"
    r"通报|会期|会议|对|就|围绕|建议)"
)
_MATTER = re.compile(
    r"^(?:上)?,?(?:首先|还|先后|集体|专题|深入|认真)?(?:传达|学习|研究|审议|听取|讨论|部署|分析|"
    r"通报|决定|安排|审定|通过|原则|协商)"
)
_PASSING = re.compile(
    r"(?:此前|在此之前|会前|会后|据了解|记得|当年|曾|将于|将在|定于|拟于|拟定|决定(?:于|在)?|建议|"
    r"提请|同意|筹备|要|应当|可以|每|原则上|不定期|定期|必要时|"
    r"根据|按照|审议通过|为)$"
)
# A meeting that is only to be held: 会议决定…… 建议……于6月28日举行
_RESOLVED = re.compile(
    r"决定|同意|建议|提请|定于|拟于|确定|通知|要求|筹备|审议|学习|传达|听取|^会议(?!室)|^会上"
)


def _read_lead(prose: Prose, sentence: Sentence, paragraph: int, first: bool) -> Lead | None:
    """The lead in this sentence, or None. The clauses are tried in order."""
    for index, clause in enumerate(sentence.clauses[:_SCANNED_CLAUSES]):
        found = _meeting_in(prose, clause)
        if found is None:
            continue
        meeting, person, end, sure = found
        if _in_passing(prose, sentence, index):
            return None
        return Lead(
            meeting=meeting,
            paragraph=paragraph,
            sentence=sentence,
            business=end,
            day=_day_of(prose, sentence, clause),
            person=person,
            sure=sure and first,
        )
    return None


_SCANNED_CLAUSES = 8
_ASIDE_OPENINGS = re.compile(
    r"^ ?(?:此前|在此之前|会前|会后|[^,]{0,16}(?:建议|决定|同意)|[^,]{0,12}(?:年前|前夕|去年)|"
    r"在[^,]{2,40}(?:召开|举行)(?:之)?前|第[一二三四五六七八九十\d]+[章条]|根据.{0,20}规则)"
)


def _in_passing(prose: Prose, sentence: Sentence, index: int) -> bool:
    """Whether the sentence only mentions the meeting: 此前，……主持召开……会议."""
    opening = prose.folded[sentence.span.start : sentence.clauses[index].end]
    return _ASIDE_OPENINGS.search(opening) is not None


def _meeting_in(prose: Prose, clause: Span) -> tuple[Meeting, Span | None, int, bool] | None:
    """The meeting a clause reports, who 主持召开 it, where its business begins, and how surely."""
    start = _skip_dateline(prose, clause)
    for predicate in _PREDICATE.finditer(prose.folded, start, min(clause.end, start + _FAR)):
        if prose.inside[predicate.start()]:
            continue
        found = _around(prose, start, predicate, clause.end)
        if found is not None:
            return found
    return _unpredicated(prose, start, clause.end)


def _skip_dateline(prose: Prose, clause: Span) -> int:
    start = clause.start
    head = prose.folded[start : min(clause.end, start + 120)]
    for pattern in (_OPENING_BRACKET, _DATELINE, _OPENING_BRACKET):
        if match := pattern.match(head):
            start += match.end()
            head = head[match.end() :]
    return start


def _around(
    prose: Prose, start: int, predicate: re.Match[str], end: int
) -> tuple[Meeting, Span | None, int, bool] | None:
    """The meeting whose name stands around 召开: its body before, its kind before or after."""
    folded = prose.folded
    if _BEFORE_OR_AFTER.match(folded, predicate.end(), end):
        return None
    before = folded[start : predicate.start()]
    if _PASSING.search(before[-8:]) or _RESOLVED.search(before):
        return None
    told = predicate.end()
    if folded.startswith("的", told):  # 6月1日召开的市委常委会会议，传达学习……
        return _relative_clause(prose, told + 1, end)
    if folded.startswith("了", told):
        told += 1
    told_end = _told_end(folded, told, end)
    subject = _bare_subject(folded, start, predicate.start())
    if predicate.group().startswith("主持"):
        if folded[subject.start : subject.end].endswith("在"):
            return None
        bare = predicate.group() == "主持"
        return _chaired(prose, subject, Span(told, told_end), bare)
    venue = _AFTER_VENUE.match(folded, told, end)
    if venue:
        told = venue.end()
    rest = folded[told:end].strip()
    alone = not rest or _MATTER.match(rest) is not None
    for spans in _readings(subject, Span(told, told_end), alone):
        if (meeting := name_meeting(prose, spans)) is not None and meeting.complete:
            return meeting, None, told_end, True
    return None


def _readings(subject: Span, told: Span, alone: bool) -> Iterator[tuple[Span, ...]]:
    """The ways in which subject and object of 召开 may name a meeting together or alone."""
    if told.end > told.start:
        if subject.end > subject.start:
            yield subject, told
        yield (told,)
    elif subject.end > subject.start and alone:
        yield (subject,)


def _relative_clause(
    prose: Prose, start: int, end: int
) -> tuple[Meeting, Span | None, int, bool] | None:
    told_end = _told_end(prose.folded, start, end)
    meeting = name_meeting(prose, (Span(start, told_end),))
    if meeting is None or not meeting.complete:
        return None
    follows = prose.folded[told_end : min(len(prose.folded), told_end + 12)]
    if not _MATTER.match(follows.lstrip(",")) and not follows.startswith(("上", "获悉")):
        return None
    return meeting, None, told_end, True


def _chaired(
    prose: Prose, subject: Span, told: Span, bare: bool
) -> tuple[Meeting, Span | None, int, bool] | None:
    """X主持召开……会议: the name stands after; 主持会议 alone names none."""
    if told.end <= told.start:
        return None
    meeting = name_meeting(prose, (told,))
    if meeting is None or (bare and not meeting.complete):
        return None
    return meeting, subject, told.end, True


def _told_end(folded: str, start: int, end: int) -> int:
    """Where the name after 召开 ends: at the last 会议 before 并, 强调 and the like."""
    last = start
    for match in _TOLD_END.finditer(folded, start, min(end, start + 80)):
        last = match.end()
        if folded.startswith(("并", "上", "强调", "时"), last):
            break
    return last


def _bare_subject(folded: str, start: int, end: int) -> Span:
    """A clause up to its predicate, without dates, times, place and filler."""
    changed = True
    while changed and start < end:
        before = start, end
        for day in find_days(folded, start, end):
            after = day.time_end or day.end
            close = _close_bracket(folded, day.end, end)
            after = max(after, close)
            if day.start - start <= 2:
                start = after
            elif end - after <= 2:
                end = day.start
        if venue := _VENUE.search(folded, max(start, end - 40), end):
            end = venue.start()
        if filler := _FILLER_BEFORE.match(folded, start, end):
            start = filler.end()
        if filler := _FILLER_AFTER.search(folded, max(start + 1, end - 14), end):
            end = filler.start()
        changed = (start, end) != before
    while start < end and folded[start] in " ,、:":
        start += 1
    return Span(start, end)


_WEEKDAY_AND_TIME = re.compile(r" ?\([^()]{1,8}\) ?(?:上午|下午|晚上|晚|全天)?")


def _close_bracket(folded: str, at: int, end: int) -> int:
    """Past (星期三)上午 after a date."""
    match = _WEEKDAY_AND_TIME.match(folded, at, end)
    return match.end() if match else at


_UNPREDICATED = re.compile(
    r"(?:会议|常委会|常务会|主任会|主席会)(?=(?:日前|近日|昨天|今天|在京|\d{1,2}日)?"
    r"(?:首先|还|集体|专题|深入|认真)?(?:传达|学习|研究|审议|听取|讨论|部署|分析|通报|原则通过))"
)


def _unpredicated(
    prose: Prose, start: int, end: int
) -> tuple[Meeting, Span | None, int, bool] | None:
    """市委常委会会议传达学习……: the name stands before the matter itself."""
    match = _UNPREDICATED.search(prose.folded, start, min(end, start + 60))
    if match is None:
        return None
    subject = _bare_subject(prose.folded, start, match.end())
    meeting = name_meeting(prose, (subject,))
    if meeting is None or not meeting.complete or meeting.name == "会议":
        return None
    return meeting, None, match.end(), False


# --- the headline -------------------------------------------------------------------------------


def headline_meeting(title: Prose) -> Meeting | None:
    """The meeting a headline names, in its own words."""
    for start, end in _headline_parts(title.folded):
        found = _meeting_in(title, Span(start, end))
        if found is not None and found[0].complete:
            return found[0]
        if (meeting := _named_in(title, start, end)) is not None:
            return meeting
    return None


_NAME_BEGINS = re.compile(r"(?:出席|主持召开|主持|召开|举行|参加|对|在)")
_NAME_ENDS = re.compile(r"会议|全会|常委会|生活会")


def _named_in(title: Prose, start: int, end: int) -> Meeting | None:
    """A meeting's name within a part of a headline: 李克强对……领导小组全体会议作出重要批示."""
    begins = [start, *(match.end() for match in _NAME_BEGINS.finditer(title.folded, start, end))]
    ends = [match.end() for match in _NAME_ENDS.finditer(title.folded, start, end)]
    for stop in reversed(ends[:_TRIED]):
        for begin in begins[:_TRIED]:
            meeting = name_meeting(title, (Span(begin, stop),)) if begin < stop else None
            if meeting is not None and meeting.complete:
                return meeting
    return None


_TRIED = 8
"""Places in a part of a headline where a name may begin or end."""


def headline_lead(prose: Prose, paragraphs: Sequence[Span], title: Prose) -> Lead | None:
    """The lead of a text that leaves it to its headline to say whose meeting it tells of.

    Only where the headline itself reports the meeting (召开, 举行), or the text names it, too, and
    where the text tells what 会议 said.
    """
    meeting = next(
        (
            found[0]
            for start, end in _headline_parts(title.folded)
            if (found := _meeting_in(title, Span(start, end))) is not None and found[0].complete
        ),
        None,
    )
    if meeting is None:
        meeting = headline_meeting(title)
        if meeting is None or fold(meeting.body) not in prose.folded[:_TOP]:
            return None
    if not _TELLS_OF_A_MEETING.search(prose.folded, 0, 4_000):
        return None
    for index, paragraph in enumerate(paragraphs[:_NEAR_THE_TOP]):
        for sentence in sentences(prose, paragraph):
            return Lead(
                meeting=meeting,
                paragraph=index,
                sentence=sentence,
                business=sentence.span.end,
                day=_first_day(prose, sentence),
                person=None,
                sure=True,
            )
    return None


def _first_day(prose: Prose, sentence: Sentence) -> Printed | None:
    days = (_day_of(prose, sentence, clause) for clause in sentence.clauses[:3])
    return next((day for day in days if day is not None), None)


_NEAR_THE_TOP = 4
_TELLS_OF_A_MEETING = re.compile(
    r"会议(?:指出|强调|要求|认为|听取|审议|研究|传达|决定|通过|讨论|对)|主持会议"
)


_HEADLINE_PART = re.compile(r"[^ ,:;。_|!?]+")


def _headline_parts(folded: str) -> Iterator[tuple[int, int]]:
    for part in _HEADLINE_PART.finditer(folded[:400]):
        yield part.span()


def _complete(meeting: Meeting, headline: Meeting | None) -> Meeting:
    """The meeting in the fuller of its printed forms: the lead's or the headline's.

    望澜市委常委会 in the headline beats 市委常委会 in the lead; 第10次常务会议 gets its body there.
    """
    if headline is None:
        return meeting
    if not meeting.complete:
        return headline if headline.complete else meeting
    if not headline.complete or not _same_kind(headline.body, meeting.body):
        return meeting
    if _fuller(meeting.body, headline.body):
        return meeting
    return replace(headline, session=meeting.session)


_KIND_OF_BODY = re.compile(
    r"常委|常务委员会|常务|全体|委员长|主任|主席|党组|政治局|委员会|领导小组|指挥部|工作机制|書記|"
    r"常務|主席團|党委|办公|市委|政府"
)


def _same_kind(one: str, other: str) -> bool:
    """Whether two printed names can be one body's: they share the words that tell bodies apart."""
    ones, others = (read_prose(name).folded for name in (one, other))
    kinds, other_kinds = (set(_KIND_OF_BODY.findall(name)) for name in (ones, others))
    if ones.endswith(others) or others.endswith(ones):
        return True
    return bool(kinds & other_kinds) and ("常委" in kinds) == ("常委" in other_kinds)


def _fuller(one: str, other: str) -> bool:
    """Whether the lead's name says more than the headline's: 望澜市委常委会 over 市委常委会.

    中共 adds nothing, and a differently built name (政协第十四届全国委员会) is not a fuller one.
    """
    ones, others = (read_prose(name).folded.removeprefix("中共") for name in (one, other))
    return len(ones) > len(others) and ones.endswith(others)


# --- the day ------------------------------------------------------------------------------------

_NOT_THE_DAY = re.compile(r"^(?: ?[至到-]|(?:以来|前|后|起|播出|电|讯|施行|实施|印发|公布))")
_LABELLED_DAY = re.compile(r" ?(?:会议)?(?:召开)?(?:时间|日期) ?[:：] ?")
_TIME = re.compile(r"上午|下午|晚上|晚间|全天|晚(?=[,市省区县国中召举])|凌晨|中午")


def _day_of(prose: Prose, sentence: Sentence, clause: Span) -> Printed | None:
    """The day the lead gives: the nearest before the predicate's clause ends, dateline aside."""
    start = sentence.span.start
    skipped = _skip_dateline(prose, Span(start, clause.end))
    days = [
        day
        for day in find_days(prose.folded, skipped, clause.end)
        if not prose.inside[day.start]
        and not _NOT_THE_DAY.match(prose.folded[day.end : day.end + 3])
    ]
    in_clause = [day for day in days if day.start >= clause.start]
    chosen = in_clause or days
    if not chosen:
        return None
    return min(
        chosen, key=lambda day: (day.day is None, -day.start if not in_clause else day.start)
    )


def _day_elsewhere(prose: Prose, paragraphs: Sequence[Span], lead: Lead) -> Printed | None:
    """A day given apart from the lead: in a line 会议时间：……, or earlier in its paragraph."""
    for paragraph in paragraphs[max(0, lead.paragraph - 8) : lead.paragraph + 8]:
        label = _LABELLED_DAY.match(prose.folded, paragraph.start, paragraph.end)
        if label:
            for day in find_days(prose.folded, label.end(), paragraph.end):
                return day
    start = _skip_dateline(prose, paragraphs[lead.paragraph])
    for day in find_days(prose.folded, start, lead.sentence.span.start):
        if day.day is not None and not prose.inside[day.start]:
            return day
    return None


def _time_of_day(prose: Prose, lead: Lead) -> str | None:
    time = _TIME.search(prose.folded, lead.sentence.span.start, lead.business)
    return prose.printed(*time.span()) if time else None


# --- the chair ----------------------------------------------------------------------------------

_CHAIRED = re.compile(
    r"主持(?!人)(?:召开|举行)?(?:了)?(?=(?:本次|这次|此次|今天的|当天的|该次)?(?:会议|学习|全会|"
    r"党组会|常委会|主任会|主席会|[^,。;]{0,14}会议)"
    r"|[,。;)!]|并|$|讲话| )"
)
_MAX_CHAIRED = 20
"""Times that 主持 is looked at in one paragraph."""
_CHAIR_LABEL = re.compile(r" ?(?:会议)?主持(?:人)? ?[:：] ?(?P<who>[^,。;]{2,60})")
_ON_BEHALF = re.compile(r"^.{0,40}委托,?(?:由)?")
_BEFORE_CHAIR = re.compile(
    r"^(?:.{0,30}?(?:会议|全会|大会|会))?由|^(?:会上|会议|其中|随后|下午|上午)+,?"
)
_AFTER_CHAIR = re.compile(
    r"(?:出席(?:会议|并)*|在京|同志|并|还|分别|共同|一起|在[^,。]{1,12}|通过[^,。]{1,10}|"
    r"[以][^,。]{1,12}形式)+$"
)


_JOINTLY = re.compile(r"共同|分别|一起|轮流|先后")


def _find_chair(
    prose: Prose, paragraphs: Sequence[Span], lead: Lead, title: Prose
) -> tuple[Person, ...]:
    """Who 主持 the meeting: told in the lead, in its paragraph, in another or in the headline."""
    if lead.person is not None and (chair := _chair_in(prose, lead.person)):
        return chair
    here = paragraphs[lead.paragraph]
    after = Span(lead.sentence.span.start, here.end)
    for span in (after, *_others(paragraphs, lead.paragraph)):
        for match in islice(_CHAIRED.finditer(prose.folded, span.start, span.end), _MAX_CHAIRED):
            if prose.inside[match.start()] or _other_meeting(prose, match, lead):
                continue
            clause = Span(_clause_start(prose, span.start, match.start()), match.start())
            if chair := _chair_in(prose, clause):
                return chair
        label = _CHAIR_LABEL.match(prose.folded, span.start, span.end)
        if label and (chair := _chair_in(prose, Span(*label.span("who")))):
            return chair
    return _headline_chair(title)


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


_FAR = 400
"""Characters before a verb in which its subject is looked for."""


def _clause_start(prose: Prose, start: int, at: int) -> int:
    start = max(start, at - _FAR)
    while at > start:
        at -= 1
        if prose.folded[at] in ",。;:!?\n" and not prose.inside[at]:
            return at + 1
    return start


def _chair_in(prose: Prose, clause: Span) -> tuple[Person, ...]:
    """The person or persons a clause before 主持 names."""
    folded = prose.folded
    start = _skip_dateline(prose, clause)
    subject = _bare_subject(folded, start, clause.end)
    start, end = subject.start, subject.end
    if end - start > 160:
        return ()
    if match := _ON_BEHALF.match(folded[start:end]):
        start += match.end()
    if match := _BEFORE_CHAIR.match(folded[start:end]):
        start += match.end()
    jointly = _JOINTLY.search(folded, max(clause.start, clause.end - 12), clause.end) is not None
    if tail := _AFTER_CHAIR.search(folded, max(start, end - 30), end):
        end = tail.start()
    bare = _bare_subject(folded, start, end)
    start, end = bare.start, bare.end
    if start >= end:
        return ()
    if jointly:
        return tuple(read_people(prose, Span(start, end)))
    person = read_person(prose, start, end)
    if person is None:
        person = _after_body(prose, start, end)
    return (person,) if person else ()


_BODY_BEFORE = re.compile(r"(?:常委会|常务会议|会议)(?=[^议])")


def _after_body(prose: Prose, start: int, end: int) -> Person | None:
    """北京市委常委会会议市委书记蔡奇: the person after the name of the meeting."""
    for match in _BODY_BEFORE.finditer(prose.folded, start, end):
        if (person := read_person(prose, match.end(), end)) is not None:
            return person
    return None


def _headline_chair(title: Prose) -> tuple[Person, ...]:
    for start, end in _headline_parts(title.folded):
        for match in _CHAIRED.finditer(title.folded, start, end):
            if chair := _chair_in(title, Span(start, match.start())):
                return chair
    return ()


# --- who came -----------------------------------------------------------------------------------

_ATTENDED = re.compile(
    r"(?:应邀|分别|先后|也|一并|共同)?(?P<role>出席|列席|参加)(?:了|并列席|或列席)?(?:本次|此次|"
    r"这次|今天的|党组|全体|主任)?(?:会议|全会|大会|会)?"
    r"(?=[,。;)!]|并|$|和)"
)
_NEVER_A_LIST = re.compile(
    r"主持|讲话|指出|强调|要求|会议|审议|研究|听取|作了|作出|提出|召开|决定|议题|学习|传达|汇报|"
    r"代表[^团]"
)
_MAX_LIST = 1500
"""Characters of one list of attendees, sixty names with their offices."""


def _find_attendees(
    prose: Prose, paragraphs: Sequence[Span], chair: tuple[Person, ...]
) -> tuple[Attendee, ...]:
    """The named persons who attended, with the office before each and in what role."""
    chairs = {person.name for person in chair}
    found: dict[str, Attendee] = {}
    for paragraph in paragraphs:
        if label := _LABELLED.match(prose.folded, paragraph.start, paragraph.end):
            listed = Span(label.end(), min(paragraph.end, label.end() + _MAX_LIST))
            for person in read_people(prose, listed):
                if person.name not in chairs:
                    role = _ROLES[label["role"]]
                    found.setdefault(person.name, Attendee(person.name, person.title, role))
            continue
        for match in _ATTENDED.finditer(prose.folded, paragraph.start, paragraph.end):
            if prose.inside[match.start()]:
                continue
            listed = _list_before(prose, paragraph.start, match.start())
            for person in read_people(prose, listed):
                if person.name not in chairs:
                    role = _ROLES[match["role"]]
                    found.setdefault(person.name, Attendee(person.name, person.title, role))
    return tuple(found.values())


_LABELLED = re.compile(r" ?(?:会议)?(?P<role>出席|列席|参加)(?:人员|领导|会议)? ?: ?")
_ROLES: dict[str, Role] = {"出席": "出席", "列席": "列席", "参加": "参加"}


def _list_before(prose: Prose, start: int, verb: int) -> Span:
    """The clauses before 出席 that are names: back to the start or to a clause that tells."""
    folded = prose.folded
    start = max(start, verb - _MAX_LIST)
    left = end = verb
    while left > start:
        at = _clause_start(prose, start, end)
        if _NEVER_A_LIST.search(folded, at, end) or _ATTENDED.search(folded, at, end):
            break
        left = at
        if at == start or folded[at - 1] not in ",":
            break
        end = at - 1
    return Span(left, verb)
