"""Which listed matter a stretch names that states a matter of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from store.reading.agenda.alignment.model import Matter, Stretch
from store.reading.agenda.matters.matter import calls_in_short, in_general
from store.reading.agenda.matters.verbs import SETTLES, STUDIES
from store.reading.agenda.matters.wording import anchor, neighbours, overlap

_FIGURES = re.compile(r"\d+年?")
_PLANS, _PASSES = re.compile(r"(?:部署|安排)$"), re.compile(r"审议|审定|通过")
_AHEAD = re.compile(r"下一?步|下一?阶段|今年|明年|当前|近期")
_NOW = re.compile(r"^(?:当前|目前|近期)")
_HOLDS = re.compile(r"(?:于.{2,20})?(?:召开|举行)")
_ALIKE = 0.4
"""Share of plain wording that two matters settled with one verb must have in common to be one."""
_SEVERAL = 3
"""Pairs in common that do so, too, where a decision goes into particulars the list leaves out."""


_TITLE = re.compile(r"《[^《》]+?(?=(?:\([^()《》]{0,8}(?:稿|草案)\))?》)")
"""A paper's name, whatever draft of it was before the meeting: 《政府工作报告(送审稿)》."""


def anchors(listed: Sequence[Matter], stretches: Sequence[Stretch]) -> list[int | None]:
    """The listed matter that each stretch names, None where it names another or nothing."""
    texts = [matter.text for matter in listed]
    return [_anchor_of(stretch, listed, texts) for stretch in stretches]


def _anchor_of(stretch: Stretch, listed: Sequence[Matter], texts: Sequence[str]) -> int | None:
    """The listed matter that a stretch names: in telling words, or settled with the same verb."""
    if stretch.named is None:
        return None
    titles = set(_TITLE.findall(stretch.named))
    same = (k for k, text in enumerate(texts) if titles & set(_TITLE.findall(text)))
    found = next(same, None) if titles else None
    if found is None:
        found = anchor(stretch.named, texts)
    if found is None:
        found = only(calls_in_short(stretch.named, text) for text in texts)
    if found is not None and _is_paper(stretch) and is_no_paper(listed[found]):
        heard = stretch.verb.endswith("听取") and is_now(listed[found])
        return found if heard else None
    if found is None and STUDIES.search(stretch.verb) and in_general(stretch.named):
        found = _only_studied(listed)
    if found is not None and _holds_what_was_prepared(stretch, listed[found]):
        return None
    if found is not None or not SETTLES.fullmatch(stretch.verb):
        return found
    before, named, _ = stretch.text.partition(stretch.named)  # 为减轻负担，会议决定……
    words = neighbours(_FIGURES.sub(" ", before + named))
    for index, matter in enumerate(listed):
        wording = neighbours(_FIGURES.sub(" ", matter.text))
        alike = overlap(words, wording) >= _ALIKE or len(words & wording) >= _SEVERAL
        if matter.verb == stretch.verb and alike:
            return index
    return None


def _only_studied(listed: Sequence[Matter]) -> int | None:
    """The only matter that was studied, or the first of several that one clause names."""
    studied = [k for k, matter in enumerate(listed) if matter.hints is not None]
    clauses = {listed[k].part_of for k in studied}
    one = len(studied) == 1 or (len(clauses) == 1 and None not in clauses)
    return studied[0] if one else None


def only(told: Iterable[bool]) -> int | None:
    """The index of the only one that is so, or None."""
    found = [index for index, so in enumerate(told) if so]
    return found[0] if len(found) == 1 else None


def is_now(matter: Matter) -> bool:
    """Whether a matter is how things are and what to do now: 研究部署当前抗旱工作."""
    return _NOW.search(matter.text) is not None


def is_ahead(matter: Matter) -> bool:
    """Whether a matter is the work ahead as a whole: 部署下一阶段改革工作."""
    return _PLANS.search(matter.verb) is not None and _AHEAD.search(matter.text) is not None


def is_no_paper(matter: Matter) -> bool:
    """Whether a matter is the work ahead, or what was made known: 通报成效考核情况."""
    return is_ahead(matter) or (matter.verb.endswith("通报") and "《" not in matter.text)


def _is_paper(stretch: Stretch) -> bool:
    """Whether a stretch is on a paper or a report: no work ahead, whatever words they share."""
    paper = _PASSES.search(stretch.verb) is not None and "《" in (stretch.named or "")
    return paper or stretch.verb.endswith("听取")


def _holds_what_was_prepared(stretch: Stretch, matter: Matter) -> bool:
    """Whether it is decided to hold a session: a matter beside what was studied to prepare it."""
    holds = stretch.verb.endswith("同意") and _HOLDS.match(stretch.named or "") is not None
    decides = holds or stretch.verb.endswith("决定")
    return decides and not matter.rarely and not SETTLES.search(matter.verb)
