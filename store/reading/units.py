"""The paragraphs after the lead, cut where they state a further matter.

What is no matter and no part of one is left out: who came, who spoke, other meetings, what is
proposed for the next session.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from store.reading.clauses import is_discussion, names_verb
from store.reading.lead import is_caption
from store.reading.listing import find_listed
from store.reading.matter import Clause, concludes, names_reporters
from store.reading.prose import Prose, Sentence, Span, sentences
from store.reading.statements import find_statements, turns_to
from store.reading.verbs import HOLDS, SETTLES, WEAK, names_others


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
        return not any(is_discussion(prose, clause) for clause in told)


MAX_SENTENCES = 1_000
"""Sentences in which matters are looked for; the longest readouts have some fifty."""

_COMPARED = 1_500
"""Characters of a paragraph that tell what it is about; nearly all are shorter."""


_ATTENDS = re.compile(
    r"(?:出席|列席|参加|到会)(?:了|并列席)?(?:本次|此次)?(?:会议|全会|大会|会)?(?:并[^。,]{1,8})?$"
)
_REPORTS = re.compile(
    r"(?:作了?|分别作了?|做了?|作出)(?:[^。,]{0,24})?(?:说明|发言|汇报|报告|介绍|通报|讲解|"
    r"辅导)(?:和[^。]{1,6})?$|在会上发言$|交流发言$|作[^。,]{0,10}发言$"
)
_CHAIRED_ONLY = re.compile(r"主持(?:了)?(?:本次|此次)?会议?(?:并[^。]{0,14})?$|主持$")
_BRACKETED = re.compile(r"^ ?[(\[【].*[)\]】] ?$|[^\u4e00-\u9fff]*$")
_FURNITURE = re.compile(
    r"^ ?(?:(?:会议)?(?:出席|列席|参加|缺席|主持|记录)(?:人员|领导|会议|人)?(?:的?还?有)? ?:|"
    r"会议?以.{0,14}形式(?:召开|举行|进行|开)|会议(?:结束)?前|\(?来源|"
    r"\(?记者|\(?编辑|责编|新华社|本报|版权|(?:会议|政策)解读|[上下]一篇|"
    r"相关(?:阅读|链接|新闻)|延伸阅读)"
)
_PASSING = re.compile(
    r"^ ?(?:此前|在此之前|会前|会后|会议(?:召开|开始)?前|会议开始时,[^。]{0,80}(?:默哀|起立)|"
    r"[^,。]{0,40}(?:召开|举行)之?前,|"
    r"[^,。]{0,14}会议?(?:还)?(?:上)?建议(?!案)|建议(?:会议|[^,。]{0,20}议程)|"
    r"[^。,]{0,30}会议(?:将|拟|定)(?:定)?于[^。,]{2,30}(?:召开|举行),[^。:]{0,20}(?:议题|议程)|"
    r"[^。,]{0,30}建议的?[^。,]{0,20}议程|[^,。]{0,30}各代表团(?:召开|举行)|"
    r"[^,。]{2,20}会议?后,[^,。]{2,30}(?:召开|举行)|"
    r"(?!.{0,12}决定).{0,120}议程(?:还有|是|为)[,:])"
)
_RUNS_ON = re.compile(r"^ ?(?:听取和)?(?:审议|审查)(?!通过|了|并)")
_HEARD = re.compile(r"会议听取了?")
_DISPOSES = re.compile(r"^ ?[^,。]{0,8}会议?(?:还)?(?:决定|同意|建议),? ?(?:将|把|上述)")
_SUBPOINT = re.compile(
    r" ?(?:[(][一二三四五六七八九十\d]{1,2}[)]|[一二三四五六七八九十]{1,2}[、是]|"
    r"\d{1,2}[.、])(?!会议)"
)


_ANY_PASSING = re.compile("前|后|会议开始时|建议|议程|议题|代表团|任务是")
"""One of these is in all that tells of another meeting: most sentences need no closer look."""


def is_passing(prose: Prose, span: Span) -> bool:
    """Whether a stretch tells of another meeting, or of what is proposed for one."""
    opening = prose.folded[span.start : min(span.end, span.start + 140)]
    if not _ANY_PASSING.search(opening):
        return False
    return _PASSING.match(opening) is not None or "的一项重要任务是" in opening


def _is_elsewhere(prose: Prose, told: Sequence[Sentence]) -> bool:
    """Whether a paragraph is on another meeting, and not just its first sentence on its task."""
    first = told[0].span
    only_its_task = len(told) > 1 and not _PASSING.match(prose.folded, first.start, first.end)
    return is_passing(prose, first) and not only_its_task


def _is_aside(prose: Prose, sentence: Sentence) -> bool:
    """Who came, who spoke, who chaired, other matters: no matter and no part of one."""
    folded = prose.folded[sentence.span.start : sentence.span.end].strip()
    if len(folded) <= 40 and names_others(folded):
        return True
    if _BRACKETED.match(folded) or _FURNITURE.match(folded):
        return True
    if _DISPOSES.match(folded):
        return False
    if (heard := _HEARD.match(folded)) and names_reporters(folded[heard.end() :]):
        return True
    tails = (prose.folded[c.start : c.end] for c in sentence.clauses)
    return all(
        _ATTENDS.search(tail)
        or _REPORTS.search(tail)
        or _CHAIRED_ONLY.search(tail)
        or _is_list(tail)
        for tail in tails
    ) and bool(_ATTENDS.search(folded) or _REPORTS.search(folded) or _CHAIRED_ONLY.search(folded))


def _only_names(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence only says who chaired or came: 市长甲某主持会议并讲话."""
    tail = prose.folded[sentence.clauses[-1].start : sentence.clauses[-1].end]
    names = _CHAIRED_ONLY.search(tail) or _ATTENDS.search(tail)
    return names is not None and _is_aside(prose, sentence)


_TELLS = re.compile(r"要|了|指出|强调|坚持|是")


def _is_list(tail: str) -> bool:
    """A clause that only goes on listing names: 市长甲某，秘书长乙某出席."""
    return len(tail) <= 120 and not _TELLS.search(tail)


def read_units(
    prose: Prose, body: Sequence[Span], plenum: bool = False, alone: bool = False
) -> list[Unit]:
    """The paragraphs after the lead, cut where they state a further matter, asides left out.

    ``plenum`` says that 全会 is this meeting; else it is another one, and what it did is no matter.
    ``alone`` says that they are one paragraph that tells all: its sentences open as paragraphs do.
    What the chair said as a whole, told ahead of the list of those who came, belongs to the lead.
    """
    units: list[Unit] = []
    proposing = attended = False
    formula: float | None = None
    left = MAX_SENTENCES
    last_said = max((k for k, p in enumerate(body) if _speaks(prose, p)), default=-1)
    for index, paragraph in enumerate(body):
        told = list(islice(sentences(prose, paragraph), left))
        left -= len(told)
        if told and _SPEECH_AT_END.match(prose.folded, paragraph.start, paragraph.end):
            break
        if not told:
            continue
        if _FORMULA.fullmatch(prose.folded, paragraph.start, paragraph.end):
            formula = _opens(prose, paragraph.start)
            continue
        if _is_caption_of(prose, paragraph, body[index + 1 : index + 2]):
            continue
        if index <= 2 and units and _only_attends(prose, told) and _is_speech(prose, units):
            units.clear()
        if is_caption(prose, paragraph):
            continue
        if _is_elsewhere(prose, told):
            proposing = True
            continue
        if proposing and _RUNS_ON.match(prose.folded[paragraph.start : paragraph.start + 20]):
            continue
        proposing = False
        heads = _heads(prose, paragraph, body[index + 1 : index + 2])
        found = _cut(prose, paragraph, told, plenum, alone, heads)
        if not found and _only_attends(prose, told[-1:]):
            attended = index > last_said
        elif attended and all(unit.clause is None for unit in found):
            continue
        if found and formula is not None:
            found[0] = replace(found[0], opens=formula)
            formula = None
        units.extend(found)
    return _without_headings(prose, units)


def _without_headings(prose: Prose, units: Sequence[Unit]) -> list[Unit]:
    """The units, a heading without a verb put before the first of the matters below it.

    二、关于城乡发展有关问题 above （一）会议原则同意…… and （二）……
    """
    found: list[Unit] = []
    for unit in units:
        above = found[-1] if found else None
        below = unit.clause is not None and prose.folded.startswith("(", unit.span.start)
        if above and below and above.clause and not above.clause.verb and above.is_bare(prose):
            found[-1] = replace(unit, span=Span(above.span.start, unit.span.end))
        else:
            found.append(unit)
    return found


_STOPS = "。!?;:,\"'”"


def _is_caption_of(prose: Prose, paragraph: Span, following: Sequence[Span]) -> bool:
    """Whether a line only says in advance what the paragraph after it says, as a heading."""
    line = prose.folded[paragraph.start : paragraph.end].strip()
    if not following or not 6 <= len(line) <= 60 or line[-1] in _STOPS or _SUBPOINT.match(line):
        return False
    after = following[0]
    told = prose.folded[after.start : min(after.end, after.start + _CAPTIONED)]
    return told.lstrip().startswith("会议") and all(
        part in told for part in re.split(r"[,、 ]", line) if part
    )


_CAPTIONED = 400
"""Characters of a paragraph in which its heading's words are looked for."""


_FORMULA = re.compile(r" ?会议(?:还)?(?:指出|强调|要求|认为)[,:]? ?")
"""A line of its own that opens the paragraph after it."""


_SPEECH_AT_END = re.compile(
    r" ?(?:在?(?:会议)?完成[^,。]{0,8}(?:表决|议程|事项)[^,。]{0,4}后,|"
    r"[\u4e00-\u9fff·]{2,4}(?:委员长)?(?:说|指出|强调|表示),(?:本次|这次|此次)(?:常委会)?会议(?:审议|表决)?通过)"
)
"""在会议完成有关表决事项后，……作了讲话: what was decided before is only spoken of from here on."""


_SPEECH = re.compile(
    r"^ ?[\u4e00-\u9fff·]{2,4}(?:在主持会议时|在会上|在讲话中)(?:发表重要讲话)?,?(?:强调|指出)"
)


def _is_speech(prose: Prose, units: Sequence[Unit]) -> bool:
    return all(
        unit.clause is None and _SPEECH.match(prose.folded[unit.span.start : unit.span.start + 40])
        for unit in units
    )


_SPEAKS = re.compile(
    r" ?(?:会议|会上|大家|全会|[\u4e00-\u9fff·]{2,4}(?:还|最后|在)?(?:指出|强调|要求|说|表示|讲话)|"
    r"要|[一二三四五六]要|[一二三四五六]是)"
)


def _speaks(prose: Prose, paragraph: Span) -> bool:
    """Whether a paragraph after the list of those who came still tells of the meeting."""
    return _SPEAKS.match(prose.folded, paragraph.start, paragraph.end) is not None


def attends(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence says who came."""
    return _ATTENDS.search(prose.folded, sentence.span.start, sentence.span.end) is not None


def _only_attends(prose: Prose, told: Sequence[Sentence]) -> bool:
    return all(attends(prose, sentence) for sentence in told)


def _cut(
    prose: Prose, paragraph: Span, told: list[Sentence], plenum: bool, alone: bool, heads: bool
) -> list[Unit]:
    """One paragraph as units. Asides at its ends are no part of it; inside it they stay.

    ``heads`` says that it may be a heading without a number.
    """
    while told and _ends_nothing(prose, told[-1], len(told) == 1):
        told.pop()
    skipped = next((k for k, s in enumerate(told) if not _only_names(prose, s)), len(told))
    told = told[skipped:]
    if not told:
        return []
    end = (
        paragraph.end
        if told[-1].span.end + 2 >= paragraph.end
        else _after_stop(prose, told[-1], paragraph)
    )
    starts: list[tuple[int, Clause | None]] = []
    stated = 0
    heading = _heading(prose, told, heads)
    for index, sentence in enumerate(told):
        if (
            index == 0
            and heading is None
            and _SUBPOINT.match(prose.folded, sentence.span.start, sentence.span.end)
        ):
            continue
        if is_passing(prose, sentence.span):
            continue
        if not plenum and prose.folded.startswith("全会", sentence.span.start):
            continue
        statements = find_statements(prose, sentence, opens_paragraph=index == 0)
        if index == 0 and not statements and (turn := turns_to(prose, sentence)) is not None:
            statements = [turn]
        if index > 0 and (_opened_on_nothing(prose, starts) or _told_measures(starts)):
            statements = [clause for clause in statements if not _only_resolves(clause)]
        if heading is not None and index > 0:
            statements = [clause for clause in statements if not concludes(clause)]
        elif heading is not None and not statements:
            statements = [replace(heading, start=sentence.span.start)]
        starts.extend((clause.start, clause) for clause in statements)
        stated += len(statements)
        divided = alone or stated != 1  # what follows a paragraph's one statement is about it
        if index > 0 and divided and not statements and _turns(prose, sentence):
            starts.append((sentence.span.start, None))
    first = told[0].span.start if skipped else paragraph.start
    if starts and is_passing(prose, told[0].span):
        starts[0] = (first, starts[0][1])  # its task ahead of what was done for it
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


def _opened_on_nothing(prose: Prose, starts: Sequence[tuple[int, Clause | None]]) -> bool:
    """Whether what was told last opened a matter without naming one: 会议指出, not 会议强调."""
    if any(statement is not None for _, statement in starts[-2:]):
        return False
    return not starts or _opens(prose, starts[-1][0]) > 0


_MEASURES = re.compile(r"[一二三四五六七八九十\d]{1,3}[项条](?:重要|政策|具体)*(?:措施|举措)$")


def _told_measures(starts: Sequence[tuple[int, Clause | None]]) -> bool:
    """Whether measures are being listed, of which what is decided next is part."""
    told = starts[-1][1] if starts else None
    return told is not None and _MEASURES.search(told.matter) is not None


def _only_resolves(told: Clause) -> bool:
    """Whether a statement may be what was resolved on what its paragraph opened with."""
    return SETTLES.fullmatch(told.verb) is not None and not HOLDS.search(told.matter)


_LONGEST_HEADING = 60
_MEETING_SPEAKS = re.compile(r" ?(?:会议|会上|全会|常委会|大家|与会)")


def _heads(prose: Prose, paragraph: Span, following: Sequence[Span]) -> bool:
    """Whether a line without a stop stands above a paragraph in which the meeting speaks."""
    return (
        paragraph.end - paragraph.start <= _LONGEST_HEADING
        and prose.folded[paragraph.end - 1] not in "。!?;:,、"
        and any(_MEETING_SPEAKS.match(prose.folded, p.start, p.end) for p in following)
    )


def _heading(prose: Prose, told: Sequence[Sentence], heads: bool = False) -> Clause | None:
    """The matter of a paragraph headed by it: 二、听取经济运行情况汇报。会议强调，…….

    Without a number it is a heading only if what was said on it follows.
    """
    first = told[0]
    numbered = heads or _SUBPOINT.match(prose.folded, first.span.start, first.span.end) is not None
    alone = len(told) == 1
    resolves = not alone and prose.folded.startswith("会议", told[1].span.start)
    headed = numbered and (alone or resolves)
    if headed and (about := _about(prose, first)) is not None:
        return about
    if not headed and (alone or not is_discussion(prose, told[1].clauses[0])):
        return None
    if not all(names_verb(prose, clause) for clause in first.clauses):
        return None
    clauses = find_listed(prose, first, first.span.start)
    if len(clauses) != len(first.clauses) or WEAK.fullmatch(clauses[0].verb):
        return None
    return clauses[0]


_ABOUT = re.compile(
    r" ?(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[^\w《(\"])? ?(?:关于(?P<matter>[^,。;:]{4,60}?)"
    r"(?:的?(?:有关|相关)?(?:问题|事宜|事项|议题))?|(?P<personnel>[^,。;:]{0,4}(?:人事|干部)[^,。;:]{0,6}));?$"
)


def _about(prose: Prose, sentence: Sentence) -> Clause | None:
    """四、关于解决供热资金缺口的问题, 五、有关人事事项: a numbered heading that has no verb."""
    match = _ABOUT.match(prose.folded, sentence.span.start, sentence.span.end)
    if match is None:
        return None
    matter = Span(*match.span("matter" if match["matter"] else "personnel"))
    return Clause(prose, sentence.span.start, Span(matter.start, matter.start), matter)


_INSIDE = -0.2
"""A paragraph seldom turns to a further matter in its middle."""


def resolves(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence begins to tell what the meeting decided: 会议决定，成立……."""
    return _RESOLVES.match(prose.folded, sentence.span.start) is not None


def _turns(prose: Prose, sentence: Sentence) -> bool:
    """Whether a sentence inside a paragraph begins anew (会议强调，……) and may turn to a matter."""
    start = sentence.span.start
    if resolves(prose, sentence):
        return True
    return (
        is_discussion(prose, sentence.clauses[0])
        and _SOMEBODY.match(prose.folded, start) is not None
    )


_SOMEBODY = re.compile(
    r" ?(?![并还就同对他她要])(?:[\u4e00-\u9fff]{0,4}(?:会议?|大家|与会)|"
    r"[\u4e00-\u9fff·]{2,4}?(?:在[^,。]{1,8})?(?:还|最后)?(?:指出|强调|要求|认为|说|表示))"
)
"""会议指出, 陈某强调: somebody begins to speak, and does not go on."""


def _ends_nothing(prose: Prose, sentence: Sentence, opens: bool) -> bool:
    """Whether a sentence at the end of a paragraph is no part of any matter."""
    if not (_is_aside(prose, sentence) or is_passing(prose, sentence.span)):
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
    r" ?(?:(?:为|按照)[^。;]{2,80}?,)?会议(?:还)?决定(?!,? ?(?:该|此|上述|以上))"
)


def _opens(prose: Prose, start: int) -> float:
    """How readily a paragraph's first words open a matter."""
    head = prose.folded[start : start + 12]
    if _CONTINUES.match(head) or _RESOLVES.match(head):
        return -0.3
    if _OPENS.match(head):
        return 0.02
    return -0.02
