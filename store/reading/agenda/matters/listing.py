"""The matters that a lead, an agenda or a headline lists: every clause with a deciding verb."""

from __future__ import annotations

import re
from dataclasses import replace

from store.reading.agenda.matters.clauses import (
    ITS_AGENDA,
    MAX_CLAUSES,
    begins,
    is_discussion,
    is_further,
    names_verb,
    read_clause,
    with_further,
)
from store.reading.agenda.matters.matter import SHORT, Clause
from store.reading.agenda.matters.verbs import (
    DISPOSITION,
    LINK,
    MEETING,
    NO_MATTER,
    NUMBERING,
    ON_AGENDA,
    OTHER_MATTERS,
    VERB,
    WEAK,
)
from store.reading.prose import Prose, Sentence, Span


def find_listed(prose: Prose, sentence: Sentence, start: int) -> list[Clause]:
    """The matters that a lead or an agenda lists from ``start`` on: every clause with a verb."""
    found: list[Clause] = []
    said: int | None = None
    for index, whole in enumerate(sentence.clauses[:MAX_CLAUSES]):
        if whole.end <= start:
            continue
        clause = Span(max(whole.start, start), whole.end)
        begins_part = not found or sentence.parts[index] > sentence.parts[index - 1]
        if begins_part and (told := _opening_act(prose, clause, sentence, index)) is not None:
            found.append(told)
            continue
        if is_discussion(prose, clause):
            said = sentence.parts[index]
        if said is not None and not (sentence.parts[index] > said and _has_subject(prose, clause)):
            continue
        said = None
        if found and ITS_AGENDA.search(prose.folded, clause.start, clause.end):
            # 决定召开……，主要议程是……: what follows is the agenda of another meeting
            found[-1] = replace(found[-1], object=Span(found[-1].object.start, sentence.span.end))
            break
        told = _listed(prose, clause, sentence, index)
        if told is not None:
            found.append(told)
        elif found and begins_part and _is_heard_too(prose, clause, found[-1]):
            verb, part = found[-1].verb_span, sentence.parts[index]
            found.append(Clause(prose, clause.start, verb, clause, part))
        elif found and is_further(prose, clause, found[-1]):
            found[-1] = with_further(prose, found[-1], clause)
        elif found and sentence.parts[-1] > 0 and sentence.parts[index] == found[-1].part:
            aim = found[-1].aim or clause  # where ； divides the matters
            found[-1] = replace(found[-1], aim=Span(aim.start, clause.end))
    return found


_HEARD = re.compile("[^,]{4,160}(?:汇报|报告|说明)")


def _is_heard_too(prose: Prose, clause: Span, before: Clause) -> bool:
    """Whether ； divides one more report from what was heard: 听取了甲情况汇报；乙情况汇报."""
    heard = before.verb.endswith("听取") and _HEARD.fullmatch(before.matter)
    return bool(heard) and _HEARD.fullmatch(prose.folded, clause.start, clause.end) is not None


_OPENS_WITH_ACT = re.compile(
    r"(?P<act>采取(?:有力)?措施|推出)(?=[^,。;:]{4,60}$)|(?P<verb>要求)(?:切实|全力|扎实|全面|进一步|多措并举)*"
    r"(?:做好|抓好|加强|落实|巩固|提高|加快|推进|扩大?|完善|优化|稳|保障|加大)[^,。;:]{2,60}$"
)


def _opening_act(prose: Prose, clause: Span, sentence: Sentence, index: int) -> Clause | None:
    """A list that opens with a demand or a measure: 召开会议，要求切实做好保供工作，确定……."""
    match = _OPENS_WITH_ACT.match(prose.folded, clause.start, clause.end)
    alone = index + 1 >= len(sentence.clauses) and sentence.parts[index] == 0
    if match is None or alone:
        return None
    verb = Span(*match.span("verb" if match["verb"] else "act"))
    return Clause(prose, clause.start, verb, Span(verb.end, clause.end), sentence.parts[index])


def _has_subject(prose: Prose, clause: Span) -> bool:
    """Whether a clause says that the meeting did something: 常务会议研究……."""
    match = MEETING.match(prose.folded, clause.start, clause.end)
    return match is not None and begins(prose.folded, match.end(), clause.end)


def find_headline(title: Prose) -> list[Clause]:
    """The matters a headline names: its parts that begin with a verb."""
    found: list[Clause] = []
    for part in re.finditer(r"[^ ,:;。_|!?]+", title.folded[:400]):
        whole = Span(*part.span())
        match = VERB.match(title.folded, whole.start, whole.end)
        if match is None:
            match = _after_meeting(title, whole)
        if match and whole.end - match.end() >= SHORT:
            found.append(
                Clause(
                    title, match.start(), Span(*match.span("verb")), Span(match.end(), whole.end)
                )
            )
    return found


def _after_meeting(title: Prose, part: Span) -> re.Match[str] | None:
    """市政府常务会议研究……: the verb after the meeting's name in one part of a headline."""
    meetings = _MEETS.finditer(title.folded, part.start, part.end)
    verbs = (VERB.match(title.folded, meeting.end(), part.end) for meeting in meetings)
    return next(filter(None, verbs), None)


_MEETS = re.compile(r"(?:会议|常委会(?!会)|常务会(?!议))(?:专题|集中)?")


def _listed(prose: Prose, clause: Span, sentence: Sentence, index: int) -> Clause | None:
    folded = prose.folded
    start = clause.start
    if numbering := NUMBERING.match(folded, start, clause.end):
        start = numbering.end()
        if _STAFF.match(folded, start, clause.end):  # 四、人事问题
            return Clause(
                prose,
                clause.start,
                Span(start, start),
                Span(start, clause.end),
                sentence.parts[index],
            )
    if not names_verb(prose, clause):
        return None
    begun = start
    for pattern in (ON_AGENDA, LINK, MEETING):
        if (match := pattern.match(folded, start, clause.end)) and begins(
            folded, match.end(), clause.end
        ):
            start = match.end()
    told = read_clause(prose, start, clause.end, sentence, index)
    if told is None or OTHER_MATTERS.match(folded, told.verb_span.start, clause.end):
        return None
    if NO_MATTER.match(told.matter) or told.object.end - told.object.start < SHORT:
        return None
    if index and _is_means(told):
        return None
    if _disposes(told) and not _DISPOSITION_MATTERS.match(told.matter):
        return None
    return told if told.start == begun else replace(told, start=begun)


def _is_means(told: Clause) -> bool:
    """部署发展农村电商，通过壮大新业态促消费: by which way, and nothing that was passed."""
    if told.verb != "通过" or told.prose.folded.startswith("了", told.verb_span.end):
        return False
    return not told.prose.titles_in(told.object) and _PASSED.search(told.matter) is None


_PASSED = re.compile(
    r"(?:案|稿|意见|办法|条例|规定|决定|决议|报告|名单|计划|规划|议程|日程|公报|纲要|细则|建议|[预决]算|事项|文件|章程"
    r"|人选|任免|请示|通知|制度|要点|清单|安排|目录|标准|措施|协议|[》)\"])(?:等|的?(?:说明|修改))?$"
)
"""What the papers are called that a meeting passes."""

_STAFF = re.compile(r"(?:有关)?(?:人事|干部)[^,。;]{0,8}$")
_DISPOSITION_MATTERS = re.compile(r"^(?:对|在|从|自|经)(?!.{0,12}(?:草案|稿))")


def _disposes(told: Clause) -> bool:
    return WEAK.fullmatch(told.verb) is not None and DISPOSITION.match(told.matter) is not None
