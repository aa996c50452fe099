"""The paragraphs after the lead, cut where they state a further matter.

What is no matter and no part of one is left out: who came, who spoke, other meetings, what is
proposed for the next session.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, zip_longest

from store.reading.agenda.asides import (
    is_aside,
    is_elsewhere,
    is_heading_of,
    is_passing,
    only_attends,
    only_names,
    speaks,
)
from store.reading.agenda.matters.clauses import is_discussion, says
from store.reading.agenda.matters.matter import Clause, concludes
from store.reading.agenda.matters.statements import find_statements, turns_to
from store.reading.agenda.matters.verbs import HOLDS, SETTLES, SUBPOINT
from store.reading.agenda.matters.wording import anchor, overlap, pairs
from store.reading.agenda.subheads import bracketed, heads, heads_others, subhead
from store.reading.forms import LINE
from store.reading.heading.lead import is_photo_caption
from store.reading.prose import Prose, Sentence, Span, sentences


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or a part of one that begins with a statement of its own."""

    span: Span
    clause: Clause | None
    opens: float = 0.0

    def words(self, prose: Prose) -> str:
        """Its folded words, as far as they are compared."""
        return prose.folded[self.span.start : min(self.span.end, self.span.start + _COMPARED)]

    def is_bare(self, prose: Prose) -> bool:
        """Whether it does nothing but state its matter."""
        if self.clause is None:
            return False
        told = chain.from_iterable(s.clauses for s in sentences(prose, self.span))
        return not any(says(prose, clause) for clause in told)


MAX_SENTENCES = 1_000
"""Sentences in which matters are looked for; the longest readouts have some fifty."""

_COMPARED = 1_500
"""Characters of a paragraph that tell what it is about; nearly all are shorter."""


_RUNS_ON = re.compile(r"^ ?(?:听取和)?(?:审议|审查)(?!通过|了|并)")


def read_units(
    prose: Prose,
    body: Sequence[Span],
    plenum: bool = False,
    alone: bool = False,
    closed: bool = False,
) -> list[Unit]:
    """The paragraphs after the lead, cut where they state a further matter, asides left out.

    ``plenum`` says that 全会 is this meeting; else it is another one, and what it did is no matter.
    ``alone`` says that they are one paragraph that tells all: its sentences open as paragraphs do.
    ``closed`` says that the meeting ended with what was passed, so that the chair's is a last word.
    What the chair said as a whole, told ahead of the list of those who came, belongs to the lead.
    """
    body = _apart_from_speech(prose, body)
    units: list[Unit] = []
    proposing = attended = False
    formula: float | None = None
    above: int | None = None
    """Where a heading begins that names no matter: 守住底线 above a paragraph on poverty."""
    left = MAX_SENTENCES
    points = False
    last_said = max((k for k, p in enumerate(body) if speaks(prose, p)), default=-1)
    for index, paragraph in enumerate(body):
        if _OF_THE_FORM.match(prose.folded, paragraph.start, paragraph.end):
            continue
        told = list(islice(sentences(prose, paragraph), left))
        left -= len(told)
        if not told:
            continue
        last_word = closed and _LAST_WORD.match(prose.folded, paragraph.start, paragraph.end)
        if last_word or _SPEECH_AT_END.match(prose.folded, paragraph.start, paragraph.end):
            units.extend(_looked_back_on(prose, body[index:], [u.clause for u in units]))
            break
        if _FORMULA.fullmatch(prose.folded, paragraph.start, paragraph.end):
            formula = _opens(prose, paragraph.start)
            points = _lists_points(prose, paragraph)
            continue
        if is_heading_of(prose, paragraph, body[index + 1 : index + 2]):
            continue
        if index <= 2 and units and only_attends(prose, told) and _is_speech(prose, units):
            units.clear()
        if is_photo_caption(prose, paragraph):
            continue
        if is_elsewhere(prose, told):
            proposing = True
            continue
        if proposing and _RUNS_ON.match(prose.folded[paragraph.start : paragraph.start + 20]):
            continue
        proposing = False
        point = points and _POINT.match(prose.folded, paragraph.start, paragraph.end)
        points = bool(point) or _lists_points(prose, paragraph)
        if units and point:
            units[-1] = replace(units[-1], span=Span(units[-1].span.start, paragraph.end))
            formula = None
            continue
        headed = heads(prose, paragraph, body[index + 1 : index + 2])
        found = _cut(prose, paragraph, told, plenum, alone, headed)
        if not found and only_attends(prose, told[-1:]):
            attended = index > last_said
        elif attended and all(unit.clause is None for unit in found):
            continue
        if headed and all(unit.clause is None for unit in found):
            if not _LABEL.match(prose.folded, paragraph.start, paragraph.end):
                above = paragraph.start if above is None else above
            continue
        if found and formula is not None:
            found[0] = replace(found[0], opens=formula)
            formula = None
        if found and above is not None:
            found[0] = replace(found[0], span=Span(above, found[0].span.end))
            above = None
        units.extend(found)
    return _without_headings(prose, units)


_OF_THE_FORM = re.compile(rf" ?{LINE}")
"""主持：县长某某, among the lines at the head of minutes."""
_LABEL = re.compile(
    rf"(?:{SUBPOINT.pattern})? ?(?:会议|主要|其他|其它|有关|相关|议定|研究|讨论|审议)*"
    r"(?:内容|事项|议题|议程|情况|要求|现场|照片|图片|剪影)[:： ]*$"
)
"""会议内容, 五、其他事项: a line that names no matter and is no part of what is below."""


_TO_BE_DONE = re.compile(
    r"(?!.*(?:研究|审议|听取|讨论|传达|学习|议题|议程|事项)).*"
    r"(?:决定|要求|强调|指出|确定|提出|措施|举措|工作|任务|要|做到|抓好|做好|如下|以下[^。]{0,6})"
)
"""What a sentence ends with under which lines with numbers say what is to be done."""


def _lists_points(prose: Prose, paragraph: Span) -> bool:
    """Whether a paragraph ends in what lines with numbers below it go on to list: 会议决定：."""
    end = paragraph.end - 1
    stop = prose.folded[end]
    if stop not in ":。":
        return False
    start = max(prose.folded.rfind("。", paragraph.start, end) + 1, paragraph.start)
    start = max(start, end - _LONGEST_HEAD)
    if stop == "。" and _FOLLOWING.search(prose.folded, max(start, end - _SAID_LAST), end) is None:
        return False
    return _TO_BE_DONE.fullmatch(prose.folded, start, end) is not None


_POINT = re.compile(SUBPOINT.pattern + r" ?(?!关于|原则|一致|同意|通过)")
"""（一）全面审查在建电站。; not what minutes list as settled: 一、原则同意……."""
_FOLLOWING = re.compile("以下|如下|下列")
"""采取以下措施。: where such a list follows a full stop."""
_SAID_LAST = 20
"""Characters at its end in which it says so."""
_LONGEST_HEAD = 80
"""Characters of the clause before such a list."""


def _without_headings(prose: Prose, units: Sequence[Unit]) -> list[Unit]:
    """The units, a heading without a verb put before the first of the matters below it.

    二、关于城乡发展有关问题 above （一）会议原则同意…… and （二）……. What was heard right below
    二、研究医院搬迁有关问题 is no matter of its own.
    """
    found: list[Unit] = []
    numbered = sum(_is_numbered_line(prose, unit) for unit in units)
    for unit in units:
        above = found[-1] if found else None
        if above and numbered > 1 and _is_numbered_line(prose, above) and _hears(prose, unit):
            found[-1] = replace(above, span=Span(above.span.start, unit.span.end))
            continue
        below = unit.clause is not None and prose.folded.startswith("(", unit.span.start)
        if above and below and above.clause and not above.clause.verb and above.is_bare(prose):
            found[-1] = replace(unit, span=Span(above.span.start, unit.span.end))
        else:
            found.append(unit)
    return found


def _is_numbered_line(prose: Prose, unit: Unit) -> bool:
    """Whether a unit is a numbered heading on a line of its own that names verb and matter."""
    line = _NUMBERED_LINE.fullmatch(prose.folded, unit.span.start, unit.span.end)
    return line is not None and unit.clause is not None and bool(unit.clause.verb)


_NUMBERED_LINE = re.compile(r" ?[一二三四五六七八九十]{1,3}[、.][^。;\n]{4,90}")


def _hears(prose: Prose, unit: Unit) -> bool:
    """Whether a paragraph opens with what the meeting heard from an office on some matter."""
    heard = unit.clause is not None and unit.clause.verb == "听取"
    return heard and prose.folded.startswith("会议听取", unit.span.start)


_FORMULA = re.compile(r" ?会议(?:还)?(?:指出|强调|要求|认为)[,:]? ?")
"""A line of its own that opens the paragraph after it."""


_SPEECH_AT_END = re.compile(
    r" ?(?:在?(?:会议)?(?:完成[^,。]{0,8}(?:表决|议程|事项)|(?:表决)?通过[^,。]{0,6}议案)"
    r"[^,。]{0,4}后,|"
    r"[\u4e00-\u9fff·]{2,4}(?:委员长)?(?:说|指出|强调|表示),(?:本次|这次|此次)(?:常委会)?会议"
    r"(?:经过?[^,。;]{0,8},)?(?:审议|表决)?通过)"
)
"""在会议完成有关表决事项后，……作了讲话: what was decided before is only spoken of from here on."""


_LAST_WORD = re.compile(
    r" ?(?:[\u4e00-\u9fff]{0,12}(?:委员长|主任|主席))?(?!会议)[\u4e00-\u9fff·]{2,4}"
    r"(?:委员长|主任|主席)?"
    r"(?:(?:在(?:讲话|[^,。]{0,6}会上|主持会议时)中?)?(?:指出|说|强调|表示),|"
    r"(?:主持[^,。]{0,6}会议?并)?(?:作|发表)?了?(?:重要)?讲话)"
)
"""王某指出, 李某主任在讲话中强调: the chair's speech with which a session ends."""


def _apart_from_speech(prose: Prose, body: Sequence[Span]) -> list[Span]:
    """The paragraphs, one that goes on to the speech at the end divided where that begins."""
    found: list[Span] = []
    for paragraph in body:
        start = paragraph.start
        if prose.folded.find("完成", paragraph.start, paragraph.end) >= 0:
            told = islice(sentences(prose, paragraph), 1, MAX_SENTENCES)
            begins = (s.span.start for s in told if _SPEECH_AT_END.match(prose.folded, *_ends(s)))
            if (speech := next(begins, None)) is not None:
                found.append(Span(start, speech))
                start = speech
        found.append(Span(start, paragraph.end))
    return found


def _ends(sentence: Sentence) -> tuple[int, int]:
    return sentence.span.start, sentence.span.end


_THIS_MEETING = re.compile(
    r"(?:(?:[\u4e00-\u9fff·]{1,4}(?:委员长|主任|主席)?(?:还)?(?:说|指出|强调|表示),)?"
    r"(?:这次|本次|此次)(?:常委会)?会议|"
    r"[\u4e00-\u9fff·]{1,4}(?:委员长|主任|主席)?(?:还)?(?:说|指出|强调|表示),会议|"
    r"会议(?=(?:还)?(?:听取[和并]?审议|审议)了))"
    r"的?(?:(?:另)?[一二]项重要(?:议程|议题|任务),?是,?)?"
)
_DELIBERATED = re.compile(
    r"(?:还)?(?:初次|首次|再次|继续|第?[二三]次)?(?P<verb>听取[和并]?审议|审议)了?"
    r"(?!通过|批准|意见)(?P<matter>[^,。;]{4,120})"
)
"""本次会议还审议了……, 这次会议的另一项重要议程，是听取和审议了……: said in the speech at the end."""


def _looked_back_on(
    prose: Prose, speech: Sequence[Span], told: Sequence[Clause | None]
) -> Iterator[Unit]:
    """The matters of which only the speech at the end says that they were deliberated.

    What was passed has been told before.
    """
    named = [_field_of_law(clause.matter) for clause in told if clause is not None]
    for paragraph in speech:
        found = [
            clause
            for sentence in sentences(prose, paragraph)
            for clause in _deliberated(prose, sentence)
            if anchor(_field_of_law(clause.matter), named) is None
        ]
        for clause, after in zip_longest(found, found[1:]):
            yield Unit(Span(clause.start, after.start if after else paragraph.end), clause)


def _deliberated(prose: Prose, sentence: Sentence) -> Iterator[Clause]:
    """What a sentence of a speech says that this meeting deliberated, clause by clause."""
    opening = _THIS_MEETING.match(prose.folded, sentence.span.start, sentence.span.end)
    if opening is None:
        return
    start = sentence.span.start
    for clause in sentence.clauses:
        if clause.end <= opening.end():
            continue
        at = max(clause.start, opening.end())
        said = _DELIBERATED.match(prose.folded, at, clause.end)
        if said is not None:
            spans = Span(*said.span("verb")), Span(*said.span("matter"))
            yield Clause(prose, start, *spans)
        start = clause.end + 1


def _field_of_law(matter: str) -> str:
    """What a law is on: 河道管理条例 and 燃气管理条例草案 share no more than their kind."""
    return _KIND_OF_LAW.sub("", matter)


_KIND_OF_LAW = re.compile(r"条例|规定|法(?=$|[、和草修])")


_SPEECH = re.compile(
    r"^ ?[\u4e00-\u9fff·]{2,4}(?:在主持会议时|在会上|在讲话中)(?:发表重要讲话)?,?(?:强调|指出)"
)


def _is_speech(prose: Prose, units: Sequence[Unit]) -> bool:
    return all(
        unit.clause is None and _SPEECH.match(prose.folded[unit.span.start : unit.span.start + 40])
        for unit in units
    )


_Start = tuple[int, Clause | None]
"""Where a unit begins, and the matter it states, if any."""


def _cut(
    prose: Prose, paragraph: Span, told: list[Sentence], plenum: bool, alone: bool, headed: bool
) -> list[Unit]:
    """One paragraph as units. Asides at its ends are no part of it; inside it they stay.

    ``headed`` says that it may be a heading without a number.
    """
    while told and _ends_nothing(prose, told[-1], len(told) == 1):
        told.pop()
    skipped = next((k for k, s in enumerate(told) if not only_names(prose, s)), len(told))
    told = told[skipped:]
    if not told:
        return []
    end = (
        paragraph.end
        if told[-1].span.end + 2 >= paragraph.end
        else _after_stop(prose, told[-1], paragraph)
    )
    starts = _starts(prose, told, plenum, alone, headed)
    first = told[0].span.start if skipped else paragraph.start
    if starts and (
        is_passing(prose, told[0].span)
        or heads_others(prose, told[0])
        or _only_background(prose, told, starts[0])
    ):
        starts[0] = (first, starts[0][1])  # its task or heading ahead of what was done for it
    elif not starts or starts[0][0] > told[0].span.start:
        starts.insert(0, (first, None))
    else:
        starts[0] = (first, starts[0][1])
    units: list[Unit] = []
    for (start, statement), (stop, _) in zip(starts, [*starts[1:], (end, None)], strict=True):
        if stop > start:
            inside = start > first and statement is None and not alone
            opens = _INSIDE if inside else _opens(prose, start)
            units.append(Unit(Span(start, stop), statement, opens))
    return units


def _only_background(prose: Prose, told: Sequence[Sentence], start: _Start) -> bool:
    """Whether what stands ahead of a paragraph's first start says how things are, and nobody
    speaks: 进入采暖季，空气质量压力骤增。会议审议了《攻坚方案》.
    """
    ahead = [s for s in told if s.span.start < start[0]]
    if not ahead or ahead[-1].span.end > start[0]:
        return False  # 除了研究防汛外，还审议了《条例》: in one sentence
    speaks_up = any(resolves(prose, s) or is_discussion(prose, c) for s in ahead for c in s.clauses)
    return len(ahead) <= _BACKGROUND and not speaks_up


_BACKGROUND = 2
"""Sentences at most that are no more than background."""


def _starts(
    prose: Prose, told: Sequence[Sentence], plenum: bool, alone: bool, headed: bool
) -> list[_Start]:
    """Where in a paragraph's sentences a matter is stated, or may be turned to."""
    starts: list[_Start] = []
    stated = 0
    head = subhead(prose, told, headed)
    for index, sentence in enumerate(told):
        if (
            index == 0
            and head is None
            and SUBPOINT.match(prose.folded, sentence.span.start, sentence.span.end)
            and not _DONE.match(prose.folded, sentence.span.start, sentence.span.end)
        ):
            continue
        if is_passing(prose, sentence.span):
            continue
        if not plenum and prose.folded.startswith("全会", sentence.span.start):
            continue
        statements = find_statements(prose, sentence, opens_paragraph=alone or index == 0)
        if index == 0 and not statements and (turn := turns_to(prose, sentence)) is not None:
            statements = [turn]
        if index == 0 and not statements and (above := bracketed(prose, sentence)) is not None:
            statements = [above]
        if index > 0 and (_opened_on_nothing(prose, starts) or _told_measures(starts)):
            statements = [clause for clause in statements if not _only_resolves(clause)]
        if head is not None and index > 0:
            statements = [clause for clause in statements if not concludes(clause)]
            if index == 1 and starts and not head.verb:
                statements = _told_under(head, statements, starts)
        elif head is not None and not statements:
            statements = [replace(head, start=sentence.span.start)]
        starts.extend((clause.start, clause) for clause in statements)
        stated += len(statements)
        divided = alone or stated != 1  # what follows a paragraph's one statement is about it
        if index > 0 and divided and not statements and _turns(prose, sentence):
            starts.append((sentence.span.start, None))
    return starts


def _told_under(head: Clause, statements: list[Clause], starts: list[_Start]) -> list[Clause]:
    """The statements right below a heading without a verb but the first if that is on its matter,
    which then is named by it: 四、关于学校布局调整。会议审议并原则通过《中小学布局调整方案》.
    """
    start, first = starts[-1][0], statements[0] if statements else None
    if first is None or starts[-1][1] is None:
        return statements
    if first.verb.endswith("听取") and _FROM_AN_OFFICE.fullmatch(first.matter):
        starts[-1] = (start, replace(head, start=start, verb_span=first.verb_span))
    elif overlap(pairs(first.matter), pairs(head.matter)) >= _SAME:
        starts[-1] = (start, replace(first, start=start))
    else:
        return statements
    return statements[1:]


_SAME = 0.3
"""Share of the words from which on a statement is on the matter of the heading right above it."""
_FROM_AN_OFFICE = re.compile(r"了?(?:(?!关于|情况|工作)[^,。《》]){2,24}的?(?:汇报|报告|说明)")
"""听取了县园区管委会的汇报: no more than who reported."""


_DONE = re.compile(
    SUBPOINT.pattern
    + r" ?(?:原则|一致|审议|研究|讨论)*(?:通过|同意|批准|审定|听取|研究|审议|讨论)了"
)
"""四、原则通过了《办法》: what minutes say was done is no point of what they said before."""


def _opened_on_nothing(prose: Prose, starts: Sequence[_Start]) -> bool:
    """Whether what was told last opened a matter without naming one: 会议指出, not 会议强调."""
    if any(statement is not None for _, statement in starts[-2:]):
        return False
    return not starts or _opens(prose, starts[-1][0]) > 0


_MEASURES = re.compile(r"[一二三四五六七八九十\d]{1,3}[项条](?:重要|政策|具体)*(?:措施|举措)$")


def _told_measures(starts: Sequence[_Start]) -> bool:
    """Whether measures are being listed, of which what is decided next is part."""
    told = starts[-1][1] if starts else None
    return told is not None and _MEASURES.search(told.matter) is not None


def _only_resolves(told: Clause) -> bool:
    """Whether a statement may be what was resolved on what its paragraph opened with."""
    return SETTLES.fullmatch(told.verb) is not None and not HOLDS.search(told.matter)


_INSIDE = -0.2
"""A paragraph seldom turns to a further matter in its middle."""


def resolves(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence begins to tell what the meeting decided: 会议决定，成立……."""
    return _RESOLVES.match(prose.folded, sentence.span.start) is not None


def _turns(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence inside a paragraph begins anew (会议强调，……) and may turn to a matter."""
    start = sentence.span.start
    if resolves(prose, sentence) or _takes_aim(prose, sentence):
        return True
    return (
        is_discussion(prose, sentence.clauses[0])
        and _SOMEBODY.match(prose.folded, start) is not None
    )


def _takes_aim(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence turns to a matter: 针对停车难等问题，与会人员深入剖析了原因."""
    first, *rest = sentence.clauses
    if not rest or _AIMS_AT.fullmatch(prose.folded, first.start, first.end) is None:
        return False
    return _MET.match(prose.folded, rest[0].start, rest[0].end) is not None


_AIMS_AT = re.compile(r" ?(?:针对|围绕)[^,。;:]{4,60}")
_MET = re.compile(r"会议|与会|大家|参会")
_SOMEBODY = re.compile(
    r" ?(?![并还就同对他她要])(?:[\u4e00-\u9fff]{0,4}(?:会议?|大家|与会)|"
    r"[\u4e00-\u9fff·]{2,4}?(?:在[^,。]{1,8})?(?:还|最后)?(?:指出|强调|要求|认为|说|表示))"
)
"""会议指出, 陈某强调: somebody begins to speak, and does not go on."""


def _ends_nothing(prose: Prose, sentence: Sentence, opens: bool) -> bool:
    """Whether a sentence at the end of a paragraph is no part of any matter."""
    if not (is_aside(prose, sentence) or is_passing(prose, sentence.span)):
        return False
    return not find_statements(prose, sentence, opens)


def _after_stop(prose: Prose, sentence: Sentence, paragraph: Span) -> int:
    end = sentence.span.end
    while end < paragraph.end and prose.folded[end] in "。!?\"')":
        end += 1
    return end


_OPENS = re.compile(r"^ ?(?:会议|[\u4e00-\u9fff·]{2,4})?(?:还)?(?:认为|指出)")
_CONTINUES = re.compile(
    r"^ ?(?:[(][一二三四五六七八九十\d]{1,2}[)]|[一二三四五六七八九十]{1,2}[、是要]|\d{1,2}[.、]|"
    r"要)"
)
_RESOLVES = re.compile(
    r" ?(?:(?:为|按照)[^。;]{2,80}?,)?会议(?:还)?决定"
    r"(?!,? ?(?:该|此|上述|以上|(?:将|把)?(?:条例|规定|办法|法律|修订|修正)?草案))"
)


def _opens(prose: Prose, start: int) -> float:
    """How readily a paragraph's first words open a matter."""
    head = prose.folded[start : start + 12]
    if _CONTINUES.match(head) or _RESOLVES.match(head):
        return -0.2
    if _OPENS.match(head):
        return 0.02
    return -0.02
