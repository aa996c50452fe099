"""Paragraphs → agenda items: what a careful minute-taker would list, each with its passage.

Three steps. ``statements`` finds where the text states that a matter was taken up; ``listed`` and
``units`` gather what the lead lists and what the paragraphs tell. ``alignment`` holds the one
against the other, for paragraphs often follow a list in its order without naming the matters.
``drafts`` gives every matter its passage: from where it begins to where the next begins or the text
turns to something that is no matter. Here they become items.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from store.model import AgendaItem
from store.reading.agenda.alignment import MAX_UNITS
from store.reading.agenda.dividing import divided_at_papers, divided_at_turns
from store.reading.agenda.drafts import Draft, draft_items
from store.reading.agenda.listed import (
    Listed,
    agenda_list,
    by_parts,
    lead_matters,
    merge_listed,
)
from store.reading.agenda.matters.listing import find_headline
from store.reading.agenda.matters.matter import (
    Clause,
    appoints,
    calls_in_short,
    in_general,
    plans,
    refers_back,
)
from store.reading.agenda.matters.verbs import DEMANDS_OF, SETTLES, VERB, names_others
from store.reading.agenda.matters.wording import covered, pairs, telling
from store.reading.agenda.naming import documents, printed_subject, printed_verb, rank
from store.reading.agenda.reports import reported_one_by_one, reports_in, with_reports
from store.reading.agenda.unfolding import (
    published_drafts,
    second_header,
    studied_one_by_one,
    told_one_by_one,
)
from store.reading.agenda.units import Unit, read_units
from store.reading.day import find_days
from store.reading.heading.lead import Lead
from store.reading.prose import Prose, Span
from store.words import fold


@dataclass(frozen=True, slots=True)
class Agenda:
    """The items in the order of their passages, and whether unnamed other matters were taken up."""

    items: tuple[AgendaItem, ...]
    other_matters: bool


def read_agenda(prose: Prose, paragraphs: Sequence[Span], lead: Lead, title: Prose) -> Agenda:
    """What the meeting took up, from its lead on."""
    last = _last_of_lead(prose, paragraphs, lead.paragraph)
    paragraph = Span(paragraphs[lead.paragraph].start, paragraphs[last].end)
    further, body = agenda_list(prose, paragraphs[last + 1 :])
    body = _of_its_day(prose, body, lead)
    plenum = _PLENUM.search(fold(lead.meeting.name)) is not None
    told_at_once = max(paragraph.end, body[0].end if body else 0)
    opening = paragraph.start, min(told_at_once, paragraph.start + _OPENING)
    closed = _CLOSES.search(prose.folded, *opening) is not None
    units = read_units(prose, body, plenum, closed=closed)
    adds = all(unit.clause is not None for unit in units)
    listed, told = lead_matters(prose, paragraph, lead, alone=not units, adds=adds)
    listed = [e for e in listed if e is listed[0] or not _sounds_out(e.clause)]
    units = [*read_units(prose, told, plenum, alone=True), *units]
    listed.extend(further)
    if not listed:
        listed = [Listed(c, c.object.end, placed=False) for c in find_headline(title)]
        if any(unit.clause for unit in units):
            listed = []
    listed, units = studied_one_by_one(prose, merge_listed(listed), units)
    listed, units = reported_one_by_one(prose, listed, units)
    units = _without_explanations(units)
    units = published_drafts(prose, listed, units)
    units = divided_at_papers(prose, listed, units)
    units = divided_at_turns(prose, listed, units)
    listed, units = second_header(prose, listed, units)
    units = told_one_by_one(prose, units)
    listed = by_parts(listed)
    units = [replace(u, clause=None) if _at_hand(u, listed, lead) else u for u in units]
    units = _with_its_field(units, fold(lead.meeting.name))
    units = with_reports(prose, body, listed, units)
    drafts = draft_items(prose, listed, units, pairs(fold(lead.meeting.name)))
    drafts = _with_who_was_appointed(drafts)
    if not drafts:
        drafts = _unnamed(prose, paragraph, units, lead, title)
    else:
        drafts = _with_verbs(prose, drafts, lead)
    other = names_others(prose.folded, lead.sentence.span.start)
    return Agenda(tuple(_items(prose, drafts)), other)


def _with_who_was_appointed(drafts: list[Draft]) -> list[Draft]:
    """The drafts, personnel that one of them passes in general begun where it is told who it was:
    表决通过了人事任免事项 … 会议任命某某为院长.
    """
    general = next((d for d in drafts if _PERSONNEL.fullmatch(d.clauses[0].matter)), None)
    after = drafts[drafts.index(general) + 1 :] if general else []
    named = [draft for draft in after if appoints(draft.clauses[0])]
    if general is None or not named or named != after[-len(named) :]:
        return drafts
    whole = replace(general, start=named[0].start, end=named[-1].end)
    return [*(d for d in drafts if d is not general and d not in named), whole]


_PERSONNEL = re.compile(
    r"了?(?:有关|相关|部分)?(?:同志|人员|(?:领导)?干部)?的?(?:职务)?(?:人事|任免|任职|免职)+(?:任免)?"
    r"(?:事项|事宜|案|议案|名单|问题)?"
)
_AS_FOLLOWS = re.compile(
    rf"(?:{VERB.pattern})(?:以下|下列|如下)[^,。;:]{{0,6}}(?:事项|议题|问题|内容|工作|议案)?"
)
_SETTLED = re.compile(
    r"(?:会议|[。:;,\n] ?)(?:研究(?:决定)?,?)?"
    r"(?P<verb>(?:原则上?|一致|审议|研究|讨论)*(?:同意|通过|批准))"
)
_NEAR = 2_000
"""Characters of a passage, or ahead of all, in which is told what was done with the matter."""


def _with_verbs(prose: Prose, drafts: list[Draft], lead: Lead) -> list[Draft]:
    """The drafts, those under a heading without a verb given what was done with the matter.

    That is what their passage says was settled, or what the list says of all: 会议研究了以下事项.
    """
    nameless = [d for d in drafts if d.header is None and not any(c.verb for c in d.clauses)]
    if not nameless:
        return drafts
    first = min(draft.start for draft in drafts)
    start = lead.sentence.span.start
    header = _AS_FOLLOWS.search(prose.folded, start, max(start, min(first, start + _NEAR)))
    for draft in nameless:
        end = min(draft.end, draft.start + _NEAR)
        done = _SETTLED.search(prose.folded, draft.clauses[0].object.end, end) or header
        if done is not None:
            draft.clauses[0] = replace(draft.clauses[0], verb_span=Span(*done.span("verb")))
    return drafts


_SETTLED_THIS = re.compile(
    r"会议(?:经[^,。;]{0,8},|(?:研究|讨论|审议)后,?|还|,)*"
    r"(?P<verb>(?:原则上?|一致|审议|讨论|研究)*(?:同意|通过|批准))了?(?:上述|以上|该|这[个一部项份]|此)"
    r"[^,。;《》]{0,8}?(?:条例|办法|方案|规划|意见|措施|规定|草案|细则|计划|要点|报告|决定|文件|预案|导则|稿)"
)


def _settle(prose: Prose, draft: Draft) -> None:
    """Add what its passage says was done with the draft at hand: 会议原则同意该办法."""
    matter = draft.header or draft.clauses[0]
    if not matter.prose.titles_in(matter.object):
        return
    done = _SETTLED_THIS.search(prose.folded, draft.start, min(draft.end, draft.start + _NEAR))
    if done is None or any(rank(clause.verb) >= _SETTLED_RANK for clause in draft.clauses):
        return
    verb = Span(*done.span("verb"))
    draft.clauses.append(replace(matter, verb_span=verb, said_in=prose))


_SETTLED_RANK = rank("通过")
_DRAFT = re.compile(
    r"(?:(?:《[^《》]{2,4}》稿?[、和])?《[^《》]{2,4}》|[^《》,]{0,4}(?:建议|文件|决定|决议|讨论|征求意见|报告))稿?.{0,4}在党内外"
)


def _at_hand(unit: Unit, listed: Sequence[Listed], lead: Lead) -> bool:
    """Whether a unit states no matter but that at hand: 同意该方案, 听取建议稿在党内外……."""
    if unit.clause is None:
        return False
    if _is_heard_on_it(unit, unit.clause, listed, lead):
        return True
    return refers_back(unit.clause) or (bool(listed) and _sounds_out(unit.clause))


def _sounds_out(clause: Clause) -> bool:
    """Whether a statement is only on what was heard of a draft before it was taken up."""
    return _DRAFT.match(clause.matter) is not None


def _without_explanations(units: list[Unit]) -> list[Unit]:
    """The units without what only explained what was passed after it: 听取了关于召开人代会的决定
    （草案）的说明 … 表决通过了关于召开人代会的决定.
    """
    found: list[Unit] = []
    for k, unit in enumerate(units):
        heard = unit.clause
        later = [after.clause for after in units[k + 1 : k + 1 + MAX_UNITS] if after.clause]
        explains = heard is not None and _EXPLAINS.match(heard.verb + heard.matter)
        if heard is None or not explains or not any(_passes(c, heard) for c in later):
            found.append(unit)
    return found


_EXPLAINS = re.compile("听取了?.*(?:的说明|人事[^,。]{0,10}说明|任免[^,。]{0,12}(?:报告|说明))$")


def _passes(clause: Clause, heard: Clause) -> bool:
    """Whether what was explained was voted on: its words, or personnel both."""
    if not _VOTES.search(clause.verb):
        return False
    if _OF_PERSONNEL.search(heard.matter):
        return _OF_PERSONNEL.search(clause.matter) is not None
    words = telling(heard.matter)
    return bool(words) and covered(words, pairs(clause.matter)) >= _ITS_FIELD


_VOTES = re.compile("通过|批准|任命|免去")
_OF_PERSONNEL = re.compile("人事|任免|任命|免去")


def _with_its_field(units: list[Unit], meeting: str) -> list[Unit]:
    """The units, a hearing joined with what was arranged in the field the meeting is named for.

    市防汛抗旱指挥部……听取了雨情汇报，对防汛抗旱工作进行部署: they share no word but are one matter.
    """
    found: list[Unit] = []
    for before, unit in zip([None, *units], units, strict=False):
        last, clause = before.clause if before else None, unit.clause
        heard = last is not None and last.verb.endswith("听取")
        at_hand = clause is not None and (
            DEMANDS_OF.fullmatch(clause.verb) is not None or (heard and plans(clause))
        )
        if clause is not None and at_hand and _in_field(clause, meeting):
            unit = replace(unit, clause=None)
        found.append(unit)
    return found


def _in_field(clause: Clause, meeting: str) -> bool:
    """Whether a statement is on the work that a meeting is named for."""
    field = telling(clause.matter)
    return bool(field) and covered(field, telling(meeting)) >= _ITS_FIELD


_ITS_FIELD = 0.6
"""Share of a matter's words that are those of the meeting's name."""


_BESIDES = re.compile(r" ?会议?(?:上)?[还也又]|(?:此外|另外|同时)")


def _is_heard_on_it(unit: Unit, told: Clause, listed: Sequence[Listed], lead: Lead) -> bool:
    """Whether a unit says what a meeting called for one matter (专题研究) was told on it."""
    if not listed or not told.verb.endswith(("听取", "通报")):
        return False
    matter = listed[0].clause
    if any(entry.clause.verb_span != matter.verb_span for entry in listed):
        return False
    before = lead.sentence.span.start, matter.verb_span.start
    if matter.prose is not told.prose or told.prose.folded.find("专题", *before) < 0:
        return False
    on_it = bool(telling(matter.matter) & telling(told.matter))  # who reported tells it, too
    return on_it and _BESIDES.match(told.prose.folded, unit.span.start) is None


_GOES_OVER = re.compile("[;,、]")


def _last_of_lead(prose: Prose, paragraphs: Sequence[Span], first: int) -> int:
    """The paragraph in which the lead's sentence ends: a list may be broken after a ；."""
    last = first
    while (
        last + 1 < len(paragraphs)
        and _GOES_OVER.match(prose.folded, paragraphs[last].end - 1)
        and VERB.match(prose.folded, paragraphs[last + 1].start, paragraphs[last + 1].end)
    ):
        last += 1
    return last


_SAME_DAY = re.compile(
    r" ?(?:同日|当[日天](?:[上下]午)?)[, ]?[^。;]{2,60}(?:召开|举行|举办|调研|检查|会见|出席)|"
    r" ?(?:另悉|又讯|另讯|另据[^,。]{2,10}),"
)
_DATED = re.compile(r"(?P<bullet>[^\w《(\"]*)(?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日")
_GOES_ON = re.compile(
    r"(?:[上下]午|晚上?)?,?(?:会议继续|(?!.{0,60}(?:召开|举行))(?:会议|全会|大会|与会|常委会|委员|代表|各|闭幕|第))"
)
"""5月7日，会议继续举行分组审议: one more day of the same meeting."""
_OF_THE_MEETING = re.compile(r" ?(?:会议|大家|与会)")


def _of_its_day(prose: Prose, body: Sequence[Span], lead: Lead) -> list[Span]:
    """The paragraphs without those that tell what was done on another day, and what follows these.

    3月25日，……主持召开……会议, 同日……召开, and ●5月7日 of a list that goes on from day to day.
    """
    found: list[Span] = []
    elsewhere = False
    for paragraph in body:
        if _of_another_day(prose, paragraph, lead):
            elsewhere = True
        elif _OF_THE_MEETING.match(prose.folded, paragraph.start):
            elsewhere = False
        if not elsewhere:
            found.append(paragraph)
    return found


def _of_another_day(prose: Prose, paragraph: Span, lead: Lead) -> bool:
    if _SAME_DAY.match(prose.folded, paragraph.start, paragraph.end):
        return True
    dated = _DATED.match(prose.folded, paragraph.start, paragraph.end)
    if dated is None or lead.day is None:
        return False
    if not dated["bullet"].strip() and _GOES_ON.match(prose.folded, dated.end(), paragraph.end):
        return False
    day = next(find_days(prose.folded, dated.start(), paragraph.end), None)
    return (
        day is not None
        and day.day is not None
        and (day.month, day.day) != (lead.day.month, lead.day.day)
    )


_CLOSES = re.compile(r"(?:闭幕|闭会)[,。][^\n]{0,90}?(?:\n[^\n]{0,24}?)?通过")
"""29日下午在京闭幕。会议经表决，通过了……: what a session that ends has passed is told at once."""
_OPENING = 600
"""Characters of the lead's paragraph, and the next one, in which that is told."""


_PLENUM = re.compile(r"委(?:员会)?(?:[^,。]{0,8}次)?(?:全体会议|全会)$")


def _unnamed(
    prose: Prose, paragraph: Span, units: list[Unit], lead: Lead, title: Prose
) -> list[Draft]:
    """The one matter of a readout that names none: what its headline, or its body's name, says.

    Its verb is empty; its passage is all that was said. Where nothing is told but who reported on
    what, the reports are the matters.
    """
    rest = Span(lead.sentence.span.end, paragraph.end)
    spans = (rest, *(unit.span for unit in units))
    reports = [report for span in spans for report in reports_in(prose, span)]
    if len(reports) > 1:
        return [Draft([r.clause], r.span.start, r.span.end) for r in reports if r.clause]
    told = [unit.span for unit in units if unit.clause is None]
    if not told and _SAYS.search(prose.folded, rest.start, rest.end):
        told = [Span(rest.start + 1, rest.end)]
    if not told:
        return []
    clause = next(iter(find_headline(title)), None) or _concern(prose, lead) or _announced(title)
    return [Draft([clause], told[0].start, told[-1].end)] if clause else []


_SAYS = re.compile(r"。[^,。;:]{2,8}(?:指出|强调|要求|认为|说),")
"""What a meeting told of in one paragraph goes on to say after its lead: 会议指出，……."""
_ANNOUNCED = re.compile(r"会议?[:：] ?(?P<matter>[^。!?]{4,40})$")


def _announced(title: Prose) -> Clause | None:
    """What a headline says after the meeting's name: 市长召开市政府常务会议：简化审批."""
    match = _ANNOUNCED.search(title.folded)
    if match is None:
        return None
    at = match.start("matter")
    return Clause(title, at, Span(at, at), Span(at, match.end("matter")))


_CONCERN = re.compile(
    r"(?:中央层面|国务院|中央|省委|市委|区委|县委|省|市|区|县)(?P<matter>(?!军委|书记处)(?:(?!主持|召开)[^,、。;:()]){4,30}?)"
    r"(?:工作)?(?:专项)?(?:工作机制|领导小组|指挥部|联席会|委员会)"
)


def _concern(prose: Prose, lead: Lead) -> Clause | None:
    """What a body of one concern is for: 整治形式主义为基层减负专项工作机制."""
    match = _CONCERN.search(prose.folded, lead.sentence.span.start, lead.business)
    if match is None:
        return None
    at = match.start("matter")
    return Clause(prose, at, Span(at, at), Span(at, match.end("matter")))


def _in_order(drafts: list[Draft]) -> list[Draft]:
    """The drafts as the agenda has them: one that only the lead names after the one listed before.

    The others stand in the order of their passages.
    """
    told = [draft for draft in drafts if not draft.only_listed]
    for draft in drafts:
        if draft.only_listed:
            before = [at for at, other in enumerate(told) if _precedes(other, draft)]
            told.insert(before[-1] + 1 if before else 0, draft)
    return told


def _precedes(one: Draft, other: Draft) -> bool:
    return one.listed is not None and other.listed is not None and one.listed < other.listed


_TRIMMED = " \n，、；,;"
_LOST = "?？\ufffd"
"""What stands at a paragraph's head for an indent that was lost."""


def _items(prose: Prose, drafts: list[Draft]) -> list[AgendaItem]:
    """The drafts as items: passages end where the next begins, offsets are the text's."""
    items: list[AgendaItem] = []
    starts = [*(draft.start for draft in drafts), len(prose.folded)]
    for draft, after in zip(drafts, starts[1:], strict=True):
        draft.end = min(draft.end, after)
        _settle(prose, draft)
    for draft in _in_order(drafts):
        start, end = prose.offset(draft.start), prose.offset_of_end(draft.end)
        start, end = _trim(prose.text, start, end)
        if end <= start:
            continue
        deciding = _deciding(draft)
        items.append(
            AgendaItem(
                position=len(items) + 1,
                verb=printed_verb(deciding),
                subject=printed_subject(_naming(draft, deciding)),
                documents=_documents(draft),
                start=start,
                end=end,
            )
        )
    return items


def _deciding(draft: Draft) -> Clause:
    """The clause whose verb goes furthest: the passage's, unless the header's completes it.

    审议通过 in the header over 审议 in the passage; 原则通过 in the passage over 审议 in it. What
    is determined on the way (通过《办法》，确定了重点) goes no further.
    """
    first, *later = draft.clauses
    further = (c for c in later if not SETTLES.fullmatch(c.verb) or appoints(c))
    told = max((first, *further), key=lambda clause: rank(clause.verb))
    header = draft.header
    if header is None or not (told.verb in header.verb or _is_heard_of(told, header)):
        return told
    return header


def _is_heard_of(told: Clause, header: Clause) -> bool:
    """Whether a passage only says that it was heard how a paper came about that the list names."""
    if told.verb != "听取" or rank(header.verb) <= rank(told.verb):
        return False
    return bool(header.prose.titles_in(header.object)) and not told.prose.titles_in(told.object)


def _naming(draft: Draft, deciding: Clause) -> Clause:
    """The clause that names the matter: the passage's own, but what was decided the header's.

    会议决定 goes into the particulars of what the header names; and 工作报告 calls it in short.
    """
    header = draft.header
    own = draft.clauses[0]
    if header is not None and (calls_in_short(own.matter, header.matter) or in_general(own.matter)):
        return header
    if header is not None and header is deciding and _is_heard_of(own, header):
        return header  # 审议《甲规划》阶段成果 … 听取了甲规划编制情况汇报
    shortly = deciding is header and SETTLES.fullmatch(deciding.verb)
    return deciding if shortly or deciding in draft.clauses else draft.clauses[0]


def _documents(draft: Draft) -> tuple[str, ...]:
    """The documents of the first clause that has any; the header's last."""
    clauses = (*draft.clauses, *([draft.header] if draft.header else []))
    return next(filter(None, map(documents, clauses)), ())


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _TRIMMED + _LOST:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    return start, end
