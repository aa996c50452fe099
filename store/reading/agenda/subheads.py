"""The heading of a paragraph, which names its matter: 二、听取经济运行情况汇报."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.reading.agenda.matters.clauses import is_discussion, is_presented, names_verb
from store.reading.agenda.matters.listing import find_listed
from store.reading.agenda.matters.matter import Clause
from store.reading.agenda.matters.verbs import STUDIES, SUBPOINT, VERB, WEAK
from store.reading.prose import Prose, Sentence, Span

_LONGEST_HEADING = 60


_MEETING_SPEAKS = re.compile(
    r" ?(?:会议|会上|全会|常委会|大家|与会|[\u4e00-\u9fff·]{2,4}(?:指出|强调|要求|表示|说),)"
)


def heads(prose: Prose, paragraph: Span, following: Sequence[Span]) -> bool:
    """Whether a line without a stop stands above a paragraph in which the meeting speaks, or one
    of those who met.
    """
    return (
        paragraph.end - paragraph.start <= _LONGEST_HEADING
        and prose.folded[paragraph.end - 1] not in "。!?;:,、"
        and any(_MEETING_SPEAKS.match(prose.folded, p.start, p.end) for p in following)
    )


def subhead(prose: Prose, told: Sequence[Sentence], heads: bool = False) -> Clause | None:
    """The matter of a paragraph headed by it: 二、听取经济运行情况汇报。会议强调，…….

    Without a number it is a heading only if what was said on it follows, or if it says no more than
    关于……问题.
    """
    first = told[0]
    numbered = heads or SUBPOINT.match(prose.folded, first.span.start, first.span.end) is not None
    alone = len(told) == 1
    resolves = not alone and prose.folded.startswith("会议", told[1].span.start)
    headed = numbered and (alone or resolves)
    titled = not alone and (resolves or VERB.match(prose.folded, told[1].span.start) is not None)
    if (headed or titled) and (about := _about(prose, first)) is not None:
        return about
    if not headed and (alone or not is_discussion(prose, told[1].clauses[0])):
        return None
    stating = [clause for clause in first.clauses if not is_presented(prose, clause)]
    if not all(names_verb(prose, clause) for clause in stating):
        return None
    clauses = find_listed(prose, first, first.span.start)
    if len(clauses) != len(stating) or WEAK.fullmatch(clauses[0].verb):
        return None
    return clauses[0]


_IN_BRACKETS = re.compile(
    r" ?【(?P<head>[^【】\n]{3,60})】 ?(?=会议|[\u4e00-\u9fff·]{2,4}(?:指出|强调|要求))"
)


def bracketed(prose: Prose, sentence: Sentence) -> Clause | None:
    """The matter of a paragraph whose heading stands before it: 【研究防汛工作】会议指出."""
    head = _IN_BRACKETS.match(prose.folded, sentence.span.start, sentence.span.end)
    if head is None:
        return None
    start, end = head.span("head")
    if verb := VERB.match(prose.folded, start, end):
        named = Span(verb.end(), end)
        return Clause(prose, sentence.span.start, Span(*verb.span("verb")), named)
    if not prose.folded.startswith("关于", start):
        return None
    return Clause(prose, sentence.span.start, Span(start, start), Span(start + 2, end))


_ABOUT = re.compile(
    r" ?(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.]|[^\w《(\"])? ?(?:关于(?P<matter>[^,。;:]{4,60}?)"
    r"(?:的?(?:有关|相关)?(?:问题|事宜|事项|议题))?|(?P<personnel>[^,。;:]{0,4}(?:人事|干部)[^,。;:]{0,6}));?$"
)


_FURTHER_MATTERS = re.compile(
    r"(?:其他|其它|另外)(?:有关|相关|几个|几项|重要)*(?:事项|问题|工作|议题|事宜)"
)


def heads_others(prose: Prose, sentence: Sentence) -> bool:
    """Whether a heading only says that further matters follow: 关于其他事项."""
    match = _ABOUT.match(prose.folded, sentence.span.start, sentence.span.end)
    return match is not None and _names_others(match)


def _names_others(heading: re.Match[str]) -> bool:
    return heading["matter"] is not None and bool(_FURTHER_MATTERS.fullmatch(heading["matter"]))


def _about(prose: Prose, sentence: Sentence) -> Clause | None:
    """四、关于解决供热资金缺口的问题, 五、有关人事事项: a heading that has no verb."""
    match = _ABOUT.match(prose.folded, sentence.span.start, sentence.span.end)
    if match is None or _names_others(match):
        return None
    matter = Span(*match.span("matter" if match["matter"] else "personnel"))
    verb = VERB.match(prose.folded, matter.start, matter.end)
    if verb is not None and (match["personnel"] or STUDIES.search(verb["verb"])):
        named = Span(verb.end(), matter.end)
        return Clause(prose, sentence.span.start, Span(*verb.span("verb")), named)
    return Clause(prose, sentence.span.start, Span(matter.start, matter.start), matter)
