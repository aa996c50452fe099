"""One page, one or several readouts: where each begins, and what it is called."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from store.reading.heading.lead import Lead, find_leads, headline_lead, headline_meeting
from store.reading.page import Page
from store.reading.prose import Prose, Span, folded_view, paragraph_spans, read_prose


@dataclass(frozen=True, slots=True)
class Part:
    """A readout's share of a page, seen as prose; ``lead`` is None where no body meets in it."""

    page: Page
    prose: Prose
    title: Prose
    paragraphs: Sequence[Span]
    lead: Lead | None


_MAX_PARTS = 50
"""Readouts on one page; a digest of a year of meetings has fewer."""
_MAX_LEADS = 300
"""Sentences that could be leads looked at; readouts also mention other meetings."""
_MAX_HEADLINE = 80


def read_parts(page: Page) -> list[Part]:
    """The page, once for every readout on it; all but the first get ids of their own."""
    prose = read_prose("\n".join(page.paragraphs))
    spans = paragraph_spans(prose.folded)
    page, leads = _past_headline(page, prose, list(islice(find_leads(prose, spans), _MAX_LEADS)))
    begins = _beginnings(page, prose, leads)
    if not begins:
        title = _headline(page, prose)
        lead = leads[0] if leads else headline_lead(prose, spans, title)
        return [Part(page, prose, title, spans, lead)]
    first = replace(
        page,
        paragraphs=page.paragraphs[: begins[0][1]],
        published=_stamp_above(page, leads[0].paragraph) or page.published,
    )
    pages = [first]
    ends = [headline for _, headline, _ in begins[1:]] + [len(page.paragraphs)]
    for number, ((paragraph, _, title_line), end) in enumerate(zip(begins, ends, strict=True), 2):
        pages.append(
            replace(
                page,
                source_id=f"{page.source_id}#{number}",
                title=title_line or page.title,
                titled=title_line is not None or page.titled,
                paragraphs=page.paragraphs[paragraph:end],
                published=_stamp_above(page, paragraph) or page.published,
            )
        )
    return [_as_part(single) for single in pages]


def _past_headline(page: Page, prose: Prose, leads: list[Lead]) -> tuple[Page, list[Lead]]:
    """What is told before the lead proper: a headline left in the text, or the news in short.

    A headline is what a page that has no other is called.
    """
    if len(leads) < 2 or not _same_body(leads[0], leads[1]):
        return page, leads
    line = page.paragraphs[leads[0].paragraph]
    if leads[1].day is None and not _says_only_that(prose, leads[0], leads[1]):
        return page, leads
    told = line.endswith(_STOPS)
    if leads[0].day is not None:
        return page, leads[1:] if _told_again(prose, leads[0], leads[1]) else leads
    if told and len(line) > _MAX_HEADLINE:
        return page, leads
    titled = told or headline_meeting(read_prose(page.title)) is not None
    page = page if titled else replace(page, title=line, titled=True)
    return _past_headline(page, prose, leads[1:])


def _says_only_that(prose: Prose, one: Lead, other: Lead) -> bool:
    """Whether a line says that the body met and no more, right above what tells of it."""
    after = prose.folded[one.business : prose.folded.find("\n", one.business)]
    return other.paragraph == one.paragraph + 1 and one.day is None and not after.strip("。 ")


_MATTERS = re.compile(
    r"(?:会议|[上,。])(?:还|首先|集体|专题)?(?:传达|学习|研究|审议|听取|讨论|部署|分析|通报)"
)


def _told_again(prose: Prose, one: Lead, other: Lead) -> bool:
    """Whether the next paragraph tells of the same meeting and its matters, the first of none."""
    return (
        other.sure
        and other.paragraph == one.paragraph + 1
        and _day_of_lead(one) in (_day_of_lead(other), _COUNTED_BACK)
        and _MATTERS.match(prose.folded, other.business) is not None
        and not _MATTERS.search(prose.folded, one.business, other.sentence.span.start)
    )


_COUNTED_BACK = (None, None)
"""The day of 昨天, which the next paragraph may give as 8日."""
_STOPS = ("。", "！", "？", "；", "：")


def _as_part(page: Page) -> Part:
    """A page that holds one readout only."""
    prose = read_prose("\n".join(page.paragraphs))
    spans = paragraph_spans(prose.folded)
    page, leads = _past_headline(page, prose, list(islice(find_leads(prose, spans), 2)))
    title = _headline(page, prose)
    lead = leads[0] if leads else headline_lead(prose, spans, title)
    return Part(page, prose, title, spans, lead)


_NAME_IN_FORM = re.compile(r"^ ?会议名称 ?[:：] ?(?P<name>[^\n。]{4,60})", re.MULTILINE)


def _headline(page: Page, prose: Prose) -> Prose:
    """The title, or the meeting's name that a form at the head of minutes gives."""
    form = _NAME_IN_FORM.search(prose.folded, 0, _FORM_HEAD)
    return read_prose(prose.printed(*form.span("name")) if form else page.title)


_FORM_HEAD = 600
"""Characters in which the form at the head of minutes names the meeting."""


def _beginnings(
    page: Page, prose: Prose, leads: Sequence[Lead]
) -> list[tuple[int, int, str | None]]:
    """For every readout after the first its lead's paragraph, where its headline stands, and that.

    Without a headline of its own the lead's paragraph stands for both.
    """
    found: list[tuple[int, int, str | None]] = []
    previous = leads[0] if leads else None
    for lead in leads[1:]:
        assert previous is not None  # there was a first lead
        headline = _headline_above(page, lead)
        listed = _stamp_above(page, lead.paragraph) != _stamp_above(page, previous.paragraph)
        headed = headline is not None or listed
        if len(found) < _MAX_PARTS and _begins_another(prose, previous, lead, headed):
            found.append((lead.paragraph, lead.paragraph - (headline is not None), headline))
            previous = lead
    return found


def _stamp_above(page: Page, paragraph: int) -> datetime.date | None:
    """On a page that lists texts, the date above the one that a paragraph belongs to."""
    return next((day for at, day in reversed(page.stamps) if at <= paragraph), None)


def _begins_another(prose: Prose, previous: Lead, lead: Lead, headed: bool) -> bool:
    """Whether a lead is that of another meeting: another body or day, told as a lead is.

    Without a headline it must be of the same days: an earlier meeting is only looked back on.
    """
    follows = follows_on(prose, lead)
    if not lead.sure or not lead.meeting.complete or not (lead.day or headed or follows):
        return False
    if lead.paragraph <= previous.paragraph:
        return False
    day, day_before = _day_of_lead(lead), _day_of_lead(previous)
    sessions = {previous.meeting.session, lead.meeting.session} - {None}
    numbered = len(sessions) > 1 and _opens_line(prose, lead)
    within = _A_YEAR if numbered else _SOON
    if not headed and not _soon_after(day_before, day, within):
        return False
    start = lead.sentence.span.start
    if not headed and _BROKEN_OFF.fullmatch(prose.folded, max(0, start - _LINE), start):
        return False
    if _TO_BE_HELD.search(prose.folded, lead.sentence.span.start, lead.business):
        return False
    if follows and not headed:
        return not _same_body(previous, lead) or _names_both(previous, lead)
    another_day = day != day_before and _COUNTED_BACK not in (day, day_before)
    return not _same_body(previous, lead) or len(sessions) > 1 or another_day


_FOLLOWS_ON = re.compile(r" ?(?:(?:随后|接着|紧接着|之后|其后),?|(?:当[日天]|下午|晚上|当晚),)")
_ON_THE_SAME_DAY = re.compile(" ?同[日天],")


def follows_on(prose: Prose, lead: Lead) -> bool:
    """Whether a meeting was held right after the one told of before: 随后，市长主持召开…….

    Another body's meeting of 同日 is only mentioned unless it is told who held it.
    """
    start = lead.sentence.span.start
    chaired_too = lead.person and _ON_THE_SAME_DAY.match(prose.folded, start)
    return bool(chaired_too or _FOLLOWS_ON.match(prose.folded, start))


_LINE = 26
"""Characters of a line before it can be one of fixed width that breaks off in a sentence."""
_BROKEN_OFF = re.compile(r"[^\n]{17}[^\n。!?;:》\")]{8}\n")
# 经会议研究，拟定于3月27日召开第26次会议: not held yet
_TO_BE_HELD = re.compile(r"(?:拟|定|将)(?:定|计划)?[于在]|经会议研究")


def _same_body(one: Lead, other: Lead) -> bool:
    """Whether two printed names are one body's: 中共中央政治局常委会, 中央政治局常务委员会."""
    shorter, longer = sorted((_in_short(lead) for lead in (one, other)), key=len)
    return longer.endswith(shorter)


def _in_short(lead: Lead) -> str:
    """Who met, as headlines call it: 政协全国委员会主席会议 is 全国政协主席."""
    name = folded_view(lead.meeting.body).replace("常务委员会", "常委会")
    return _CONFERENCE.sub(r"\g<whose>政协", name).removesuffix("会议")


_CONFERENCE = re.compile(
    r"^(?:中国人民政治协商会议|(?:中国)?人民政协|政协)(?P<whose>全国|.{2,10}?[省市区县州旗])委员会"
)


def _names_both(one: Lead, other: Lead) -> bool:
    """Whether a first lead names two meetings, the second of which another one goes on to tell of.

    市长召开市政府党组会议和市政府常务会议 … 随后召开的市政府常务会议听取了…….
    """
    both, second = (folded_view(lead.meeting.name) for lead in (one, other))
    joined = both.removesuffix(second)
    return joined != both and joined.endswith(_JOINTS)


_JOINTS = ("会议和", "会议暨", "会议、", "会议与", "会议及")
_SOON = 10
"""Days within which a page tells of two meetings without a headline for the second."""
_A_YEAR = 366
"""The same for those that a yearbook lists, each with its number and its day."""


def _opens_line(prose: Prose, lead: Lead) -> bool:
    """Whether a paragraph begins with the numbered name of a meeting, as entries in a list do."""
    start = lead.sentence.span.start
    begins = start == 0 or prose.folded[start - 1] == "\n"
    return begins and _ENTRY.match(prose.folded, start, lead.business) is not None


_ENTRY = re.compile(
    r"[^,。;:]{2,30}第?[一二三四五六七八九十百\d]{1,6}次[^,。;:《》]{2,14}会议? ?(?=[\d(于])"
)


def _soon_after(
    one: tuple[int | None, int | None] | None,
    other: tuple[int | None, int | None] | None,
    within: int,
) -> bool:
    """Whether a second month and day are so soon after a first; true where one is left out."""
    if one is None or other is None or None in one or None in other:
        return True
    (month, day), (month_after, day_after) = one, other
    assert month is not None and month_after is not None  # noqa: PT018
    assert day is not None and day_after is not None  # noqa: PT018
    return 0 <= ((month_after - month) % 12) * 31 + day_after - day <= within


def _day_of_lead(lead: Lead) -> tuple[int | None, int | None] | None:
    return (lead.day.month, lead.day.day) if lead.day else None


def _headline_above(page: Page, lead: Lead) -> str | None:
    """The line above a lead, if it is a headline: no sentence, and it names a meeting."""
    if lead.paragraph == 0:
        return None
    line = page.paragraphs[lead.paragraph - 1]
    if len(line) > _MAX_HEADLINE or line.endswith(_STOPS):
        return None
    named = lead.meeting.name in line or headline_meeting(read_prose(line)) is not None
    return line if named else None
