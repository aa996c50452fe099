"""The sentence in which a deciding body meets, in a text and in its headline.

A lead reports a meeting: 3月5日，市委常委会召开会议; 市长X主持召开……会议; 市委常委会会议传达学习…….
A sentence may also only mention one, to be held or long past, and then is no lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from store.model import Person
from store.reading.day import Printed, find_days
from store.reading.forms import CHAIR, PLACE, TIME
from store.reading.heading.meeting import Meeting, name_meeting, of_office, on_one_matter
from store.reading.heading.people import is_name, read_person
from store.reading.prose import Prose, Sentence, Span, sentences
from store.reading.subjects import FAR, bare_subject, skip_dateline
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
class Report:
    """A meeting that a clause reports, where its business begins, and who 主持召开 it.

    ``sure`` that the clause says so with a predicate, not only by naming the meeting.
    """

    meeting: Meeting
    end: int
    person: Span | None = None
    sure: bool = True


_TOP = 1_000
"""Characters of a paragraph in which a lead is looked for."""
_LEAD = 20_000
"""Characters of a paragraph that are read as its first sentences; whole readouts fit."""
_MENTIONS = re.compile(
    r"召开|举行|召集|主持|开幕|闭幕|闭会|开会|会议?(?:今[天日]|\d{1,2}日)?(?:[上下]午)?(?:首先|集体|专题|深入|分组|继续)?(?:传达|学习|研究|审议|听取|讨论|部署|分析|"
    r"通报)"
)
_SCANNED_SENTENCES = 6


def find_leads(prose: Prose, paragraphs: Sequence[Span]) -> Iterator[Lead]:
    """Every sentence that reports the meeting of a deciding body, in order.

    The first is the readout's lead; a later one may begin another readout on the same page.
    """
    scanned, mentions = _SCANNED_SENTENCES, _MENTIONS
    for index, paragraph in enumerate(paragraphs):
        if is_photo_caption(prose, paragraph) or not mentions.search(
            prose.folded, paragraph.start, min(paragraph.end, paragraph.start + _TOP)
        ):
            continue
        near = Span(paragraph.start, min(paragraph.end, paragraph.start + _LEAD))
        first = True
        for sentence in islice(sentences(prose, near), scanned):
            if (lead := _read_lead(prose, sentence, index, first)) is not None:
                yield lead
                scanned, mentions = 1, _PREDICATE  # another readout begins a paragraph
                break
            first = first and skip_dateline(prose, sentence.span) >= sentence.span.end


_CAPTION = re.compile(r"(?:摄|供图|图片来源.{0,20})[)。]? ?$")
_LONGEST_CAPTION = 120


def is_photo_caption(prose: Prose, paragraph: Span) -> bool:
    """Whether a paragraph says what a picture shows and who took it."""
    return (
        paragraph.end - paragraph.start <= _LONGEST_CAPTION
        and _CAPTION.search(prose.folded, paragraph.end - 30, paragraph.end) is not None
    )


_PREDICATE = re.compile(
    r"主持召开|主持举行|主持(?!人|工作|日常)|召开|举行|召集|开幕(?![会式词])|闭幕(?![会式词])|闭会(?!期间)|"
    r"开(?=会(?:[ ,。:!]|决定|讨论|研究|部署|审议|听取|$))"
)
_BEFORE_OR_AFTER = re.compile(r"(?:之)?[前后](?!续)|期间|以来|时[,，]|的(?:时间|通知|议程)")
_AFTER_VENUE = re.compile(
    r"(?:在[^,。;:《》]{1,24}?|以[^,。;:《》]{1,14}(?:形式|方式)|于?[^,。;:《》]{0,6})(?=召开|举行)"
)
_TOLD_END = re.compile(
    r"(?:会议|全会|暨[^,。;]{2,30}?会(?=[,上]|$)|\(扩大\)会|常委会|党委会|专题会|调度会|会商会|研判会|学习(?:研讨)?会|生活会|班子会|议军会|学习|常务会|扩大会|主任会|主席会|党组会|[委部局厅院校]务会|碰头会|例会|办公会|联席会|"
    r"委员会)"
    r"(?:\([^()]{0,14}\))?(?=并|上|强调|时|,|$|认真|研究|审议|听取|传达|部署|专题|学习|讨论|决定|分析|"
    r"通报|会期|会议|对|就|围绕|建议|作出)"
)
_MATTER = re.compile(
    r"^(?:上)?,?(?:首先|还|先后|集体|专题|深入|认真)?(?:传达|学习|研究|审议|听取|讨论|部署|分析|"
    r"通报|决定|安排|审定|通过|原则|协商|作出|表决|审查)"
)
_PASSING = re.compile(
    r"(?:此前|在此之前|会前|会后|据了解|记得|当年|曾|将于|将在|定于|拟于|拟定|决定(?:于|在)?|建议|"
    r"提请|同意|筹备|要|应当|可以|每|原则上|不定期|定期|必要时|"
    r"根据|按照|审议通过|(?<![长记任席理员][㐀-鿿])(?<![长记任席理员][㐀-鿿]{2})为)$"
)
"""What is held then is told in passing; a name may end in 为, too: 市长丁有为主持召开."""
_AHEAD = re.compile(r"(?:将|定|拟)于[^,。;]{1,32}$")
"""第三次会议将于6月22日至26日在京 | 举行."""
# A meeting that is only to be held: 会议决定…… 建议……于6月28日举行
_RESOLVED = re.compile(
    r"决定|同意|建议|提请|定于|拟于|确定|通知|要求|筹备|审议|(?<!理论)(?<!中心组)学习(?!教育|会|研讨)|传达|听取|^会议(?!室)|^会上"
)


def _read_lead(prose: Prose, sentence: Sentence, paragraph: int, first: bool) -> Lead | None:
    """The lead in this sentence, or None. The clauses are tried in order."""
    for index, clause in enumerate(sentence.clauses[:_SCANNED_CLAUSES]):
        if index and (closed := _closed_after_business(prose, sentence, index)) is not None:
            day = day_of_lead(prose, sentence, clause)
            return Lead(closed.meeting, paragraph, sentence, closed.end, day, None, sure=first)
        if index and _WHERE_HELD.match(prose.folded, clause.start, clause.end):
            clause = Span(sentence.clauses[index - 1].start, clause.end)
        found = _meeting_in(prose, clause)
        if found is None:
            continue
        if _in_passing(prose, sentence, index):
            return None
        return Lead(
            meeting=found.meeting,
            paragraph=paragraph,
            sentence=sentence,
            business=found.end,
            day=day_of_lead(prose, sentence, clause),
            person=found.person,
            sure=found.sure and first,
        )
    return None


_SCANNED_CLAUSES = 8
_WHERE_HELD = re.compile(r"[于在][^,。;:《》]{1,40}(?:召开|举行)$")
"""……全体会议，于12月10日在成川举行: the name stands in the clause before."""
_BUSINESS_DONE = re.compile(
    r"(?P<name>[^,。;:《》]{6,60}?会议?)(?:[在于])?(?:圆满|顺利)?完成了?"
    r"(?:各项|全部|预定的?|既定的?|所有|有关){0,2}(?:会议)?(?:议程|任务|事项)(?:之?后)?"
)
_CLOSED = re.compile(r"[^,。;:《》]{0,24}(?:闭幕|闭会)(?![会式词期])")


def _closed_after_business(prose: Prose, sentence: Sentence, index: int) -> Report | None:
    """第五次会议在完成各项议程后，今天上午在青川闭会: the name stands in the clause before."""
    before, clause = sentence.clauses[index - 1 : index + 1]
    start = skip_dateline(prose, before)
    done = _BUSINESS_DONE.fullmatch(prose.folded, start, before.end)
    if done is None or _CLOSED.fullmatch(prose.folded, clause.start, clause.end) is None:
        return None
    subject = bare_subject(prose.folded, *done.span("name"))
    meeting = name_meeting(prose, (subject,))
    return Report(meeting, clause.end) if meeting is not None and meeting.complete else None


_ASIDE_OPENINGS = re.compile(
    r"^ ?(?:此前|在此之前|会前|会后|[^,。;]{2,20}(?:介绍|汇报|说明|表示)(?:说|称|道)?,|"
    r"(?![^,]{0,8}(?:召开|举行)的)[^,]{0,16}(?:建议|决定|同意)|"
    r"[^,]{0,12}(?:年前|前夕|去年(?!1[12]月\d{1,2}日))|"
    r"在[^,]{2,40}(?:召开|举行)(?:之)?前|第[一二三四五六七八九十\d]+[章条]|根据.{0,20}规则)"
)


def _in_passing(prose: Prose, sentence: Sentence, index: int) -> bool:
    """Whether the sentence only mentions the meeting: 此前，……主持召开……会议."""
    opening = prose.folded[sentence.span.start : sentence.clauses[index].end]
    return _ASIDE_OPENINGS.search(opening) is not None


def _meeting_in(prose: Prose, clause: Span) -> Report | None:
    """The meeting a clause reports, or None."""
    start = skip_dateline(prose, clause)
    for predicate in _PREDICATE.finditer(prose.folded, start, min(clause.end, start + FAR)):
        if prose.inside[predicate.start()]:
            continue
        found = _around(prose, start, predicate, clause.end)
        if found is not None:
            return found
    return _unpredicated(prose, start, clause.end) or _group_study(prose, start, clause.end)


def _around(prose: Prose, start: int, predicate: re.Match[str], end: int) -> Report | None:
    """The meeting whose name stands around 召开: its body before, its kind before or after."""
    folded = prose.folded
    if _BEFORE_OR_AFTER.match(folded, predicate.end(), end):
        return None
    before = folded[start : predicate.start()]
    if _PASSING.search(before[-8:]) or _RESOLVED.search(before) or _AHEAD.search(before[-40:]):
        return None
    told = predicate.end()
    if folded.startswith("的", told):  # 6月1日召开的市委常委会会议，传达学习……
        return _relative_clause(prose, told + 1, end)
    if folded.startswith("了", told):
        told += 1
    told_end = told + 1 if predicate.group() == "开" else _told_end(folded, told, end)
    calls = folded.find("召集", start, predicate.start())  # 区长李某召集班子成员召开……
    subject = bare_subject(folded, start, calls if calls > start else predicate.start())
    if predicate.group().startswith("主持"):
        bare = predicate.group() == "主持"
        if bare and folded.endswith("在", subject.start, subject.end):
            return None  # 在主持中央政治局会议审议……时发表讲话
        return _chaired(prose, subject, Span(told, told_end), bare)
    if folded.startswith(("并召开", "并举行"), told):  # 第十一次会议开幕并举行第一次全体会议
        told_end = end = told
    elif venue := _AFTER_VENUE.match(folded, told, end):
        told = venue.end()
    if (meeting := name_meeting(prose, (Span(told, told_end),))) is not None and meeting.complete:
        person = read_person(prose, subject.start, subject.end)
        # 区长李某召开区政府常务会议: who calls it is no part of its name
        if person is not None and is_name(fold(person.name)) and not _is_place(person):
            return Report(meeting, told_end, person=subject)
    rest = folded[told:end].strip()
    alone = not rest or _MATTER.match(rest) is not None
    for spans in _readings(folded, subject, Span(told, told_end), alone):
        if (meeting := name_meeting(prose, spans)) is not None and meeting.complete:
            return Report(meeting, told_end)
    return None


def _is_place(person: Person) -> bool:
    """Whether a name without an office may be a district's: 高新区召开区委常委会."""
    return not person.title and person.name.endswith(_PLACES)


_PLACES = ("省", "市", "区", "區", "县", "縣", "州", "旗", "盟", "镇", "鎮", "乡", "鄉", "街道")


def _readings(folded: str, subject: Span, told: Span, alone: bool) -> Iterator[tuple[Span, ...]]:
    """The ways in which subject and object of 召开 may name a meeting together or alone."""
    if told.end > told.start:
        if subject.end > subject.start:
            yield _said_once(folded, subject, told), told
        yield (told,)
    elif subject.end > subject.start and alone:
        yield (subject,)


def _said_once(folded: str, subject: Span, told: Span) -> Span:
    """The subject without what the object says again: 青川区 | 区委常委会, 镇党委 | 党委会议.

    Whose government's, its head's own meeting says: 青川市政府 | 市长办公会议. A department's is
    named beside its head's: 市交通局 | 局长办公会议.
    """
    if (chief := _CHIEFS_OWN.match(folded, told.start, told.end)) and folded.endswith(
        f"{chief['of']}政府", subject.start, subject.end
    ):
        return Span(subject.start, subject.end - len("市政府"))
    if folded.startswith(folded[subject.start : subject.end], told.start, told.end):
        return Span(subject.start, subject.start)  # 市委 | 市委常委会
    if _HEADS_OWN.match(folded, told.start):
        return subject
    for length in (4, 3, 2, 1):
        again = folded[told.start : told.start + length]
        if (length > 1 or again in "省市区县州旗盟镇乡村局厅院校办") and folded.endswith(
            again, subject.start + 1, subject.end
        ):
            return Span(subject.start, subject.end - length)
    return subject


_CHIEFS_OWN = re.compile(
    r"(?:\d{4}年)?(?:第.{1,4}次)?(?P<of>[省市区县州旗镇乡])长(?:办公|碰头|专题)会"
)
_HEADS_OWN = re.compile(r"[局厅院校](?:长|常?务会)")


def _relative_clause(prose: Prose, start: int, end: int) -> Report | None:
    told_end = _told_end(prose.folded, start, end)
    meeting = name_meeting(prose, (Span(start, told_end),))
    if meeting is None or not meeting.complete:
        return None
    follows = prose.folded[told_end : min(len(prose.folded), told_end + 12)]
    if not _MATTER.match(follows.lstrip(",")) and not follows.startswith(("上", "获悉")):
        return None
    return Report(meeting, told_end)


def _chaired(prose: Prose, subject: Span, told: Span, bare: bool) -> Report | None:
    """X主持召开……会议: the name stands after; 主持会议 alone names none."""
    if told.end <= told.start:
        return None
    person = read_person(prose, subject.start, subject.end)
    meeting = name_meeting(prose, (told,))
    if meeting is None and person is not None and _LEADER.search(fold(person.title)):
        meeting = on_one_matter(prose, told)
    if meeting is None:
        return None
    if person is not None:
        meeting = of_office(meeting, person.title)
    if bare and not meeting.complete:
        return None
    return Report(meeting, told.end, person=subject)


_LEADER = re.compile(
    r"(?:委|工委)(?:副?书记|常委)|[省市区县州旗盟镇乡]长$|党委书记$|指挥部(?:副?总指挥|副?指挥长)$"
)
"""Whose meeting on one matter is a meeting of those who decide, whatever it is called."""


def _told_end(folded: str, start: int, end: int) -> int:
    """Where the name after 召开 ends: at the last 会议 before 并, 强调 and the like."""
    last = start
    for match in _TOLD_END.finditer(folded, start, min(end, start + 80)):
        last = match.end()
        if folded.startswith(("并", "上", "强调", "时"), last):
            break
    return last


_UNPREDICATED = re.compile(
    r"(?:会议|常委会|常务会|主任会|主席会)(?=(?P<when>(?:日前|近日|昨天|今[天日]|在京|\d{1,2}日)?(?:[上下]午)?)"
    r"(?:首先|还|集体|专题|深入|认真|分组|继续)?(?:传达|学习|研究|审议|听取|讨论|部署|分析|通报|原则通过))"
)


def _unpredicated(prose: Prose, start: int, end: int) -> Report | None:
    """市委常委会会议传达学习……: the name stands before the matter itself."""
    match = _UNPREDICATED.search(prose.folded, start, min(end, start + 60))
    if match is None:
        return None
    subject = bare_subject(prose.folded, start, match.end())
    meeting = name_meeting(prose, (subject,))
    if meeting is None or not meeting.complete or meeting.name == "会议":
        return None
    return Report(meeting, match.end("when"), sure=False)


_STUDIES_ITSELF = re.compile(
    r"(?P<body>[^,。;:《》]{2,24}中心组)(?:\(扩大\))?(?=[^,。;]{0,80}(?:进行|开展|举行)[^,。;]{0,8}(?:学习|研讨))"
)


def _group_study(prose: Prose, start: int, end: int) -> Report | None:
    """市委理论学习中心组围绕……进行专题学习研讨: a study group that met is told by what it did."""
    if prose.folded.find("中心组", start, min(end, start + FAR)) < 0:
        return None
    subject = bare_subject(prose.folded, start, end)
    match = _STUDIES_ITSELF.match(prose.folded, subject.start, end)
    if match is None:
        return None
    body = prose.printed(*match.span("body"))
    return Report(Meeting(body, body, None, complete=True), match.end())


def headline_meeting(title: Prose) -> Meeting | None:
    """The meeting a headline names, in its own words."""
    named: list[Meeting] = []
    for start, end in headline_parts(title.folded):
        found = _meeting_in(title, Span(start, end))
        if found is not None and found.meeting.complete:
            named.append(found.meeting)
        elif (meeting := _named_in(title, start, end)) is not None:
            named.append(meeting)
    numbered = (meeting for meeting in named if named[0].body == meeting.body and meeting.session)
    return next(numbered, named[0]) if named else None  # the site's column may name it, too


_NAME_BEGINS = re.compile(r"(?:出席|主持召开|主持|召开|举行|参加|对|在)")
_NOT_ANNOUNCED = re.compile(
    r"上的[^,。]{0,8}(?:讲话|报告)|(?!会议|传达|学习|研究|审议|听取|部署|讨论|分析|召开|举行)"
    r"[\u4e00-\u9fff]{2,6}(?:工作|座谈|动员|推进)会"
)
"""What follows the name of a body or meeting in a headline that announces no meeting of it."""
_NAME_ENDS = re.compile(r"会议|全会|常委会|生活会")


def _named_in(title: Prose, start: int, end: int) -> Meeting | None:
    """A meeting's name within a part of a headline: 李克强对……领导小组全体会议作出重要批示."""
    begins = [start, *(match.end() for match in _NAME_BEGINS.finditer(title.folded, start, end))]
    ends = [match.end() for match in _NAME_ENDS.finditer(title.folded, start, end)]
    for stop in reversed(ends[:_TRIED]):
        if _NOT_ANNOUNCED.match(title.folded, stop, end):
            continue
        for begin in sorted(begins[:_TRIED], key=lambda at: title.folded[at - 1 : at] != "对"):
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
            found.meeting
            for start, end in headline_parts(title.folded)
            if (found := _meeting_in(title, Span(start, end))) is not None
            and found.meeting.complete
        ),
        None,
    )
    if meeting is None:
        meeting = headline_meeting(title)
        if meeting is None:
            return None
        names = (fold(meeting.body), title.folded)
        named = any(n in prose.folded[:_TOP] for n in names) or _MINUTES.search(title.folded)
        if not named and not _A_FORM.match(prose.folded):
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


_MINUTES = re.compile("纪要|简报|记录")
_A_FORM = re.compile(rf"【?(?:会议)?(?:{TIME}|{PLACE}|{CHAIR}) ?[:】]")


def _first_day(prose: Prose, sentence: Sentence) -> Printed | None:
    days = (day_of_lead(prose, sentence, clause) for clause in sentence.clauses[:3])
    day = next((day for day in days if day is not None), None)
    return None if day and of_another_meeting(prose, sentence, day) else day


_OTHERS_MET = re.compile(r"审议|讨论|研究|听取")


def of_another_meeting(prose: Prose, sentence: Sentence, day: Printed) -> bool:
    """Whether a day in a sentence that is no lead is that of another meeting: 各代表团审议了……."""
    return _OTHERS_MET.search(prose.folded, day.end, sentence.span.end) is not None


_NEAR_THE_TOP = 4
_TELLS_OF_A_MEETING = re.compile(
    r"会议(?:指出|强调|要求|认为|听取|审议|研究|传达|决定|通过|讨论|对|明确|(?:原则)?同意|议定|确定)|主持会议|会议上|出席.{0,60}会议(?:并|上)?(?:发表)?讲话"
)
_HEADLINE_PART = re.compile(r"(?:[^ ,:;。_|!?-]|(?<=[\dA-Za-z])-(?=[\dA-Za-z]))+")
"""A dash divides a site's name from the headline, but not 2025-2027."""


def headline_parts(folded: str) -> Iterator[tuple[int, int]]:
    """Where the parts of a headline lie, which spaces and colons divide."""
    label = _HEADLINE_LABEL.match(folded)
    for part in _HEADLINE_PART.finditer(folded[:400], label.end() if label else 0):
        yield part.span()


_HEADLINE_LABEL = re.compile(r"\s?(?:[\[【(](?:视频|图|图文|组图|要闻|头条)[\]】)]\s?)+")
"""[视频], which is no part of what was held."""


_FIRST_SINCE = "后的首次"
"""Before these stands what happened before the meeting: 某人24日卸任后的首次政治局会议30日召开."""
_NOT_THE_DAY = re.compile(r"^(?: ?[至到-]|(?:以来|前|后|起|播出|电|讯|施行|实施|印发|公布))")


def day_of_lead(prose: Prose, sentence: Sentence, clause: Span) -> Printed | None:
    """The day the lead gives: the nearest before the predicate's clause ends, dateline aside."""
    start = sentence.span.start
    skipped = skip_dateline(prose, Span(start, clause.end))
    since = prose.folded.find(_FIRST_SINCE, clause.start, clause.end)
    skipped = max(skipped, since)
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
