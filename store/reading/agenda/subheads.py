"""The heading of a paragraph, which names its matter: 二、听取经济运行情况汇报."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.reading.agenda.matters.clauses import is_discussion, names_verb
from store.reading.agenda.matters.listing import find_listed
from store.reading.agenda.matters.matter import Clause
from store.reading.agenda.matters.verbs import SUBPOINT, WEAK
from store.reading.prose import Prose, Sentence, Span

_LONGEST_HEADING = 60


_MEETING_SPEAKS = re.compile(r" ?(?:会议|会上|全会|常委会|大家|与会)")


def heads(prose: Prose, paragraph: Span, following: Sequence[Span]) -> bool:
    """Whether a line without a stop stands above a paragraph in which the meeting speaks."""
    return (
        paragraph.end - paragraph.start <= _LONGEST_HEADING
        and prose.folded[paragraph.end - 1] not in "。!?;:,、"
        and any(_MEETING_SPEAKS.match(prose.folded, p.start, p.end) for p in following)
    )


def subhead(prose: Prose, told: Sequence[Sentence], heads: bool = False) -> Clause | None:
    """The matter of a paragraph headed by it: 二、听取经济运行情况汇报。会议强调，…….

    Without a number it is a heading only if what was said on it follows.
    """
    first = told[0]
    numbered = heads or SUBPOINT.match(prose.folded, first.span.start, first.span.end) is not None
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
