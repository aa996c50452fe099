"""What a list names in general, or in one clause, and the paragraphs then take up one by one.

The lead calls it 重要讲话精神 and a paragraph each is on one speech; a paragraph lists the papers
that the next ones are on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from store.reading.agenda.alignment import MAX_MATTERS, MAX_UNITS
from store.reading.agenda.listed import Listed, merge_listed
from store.reading.agenda.matters.matter import Clause, heard_of, listed_parts, studies
from store.reading.agenda.matters.wording import (
    anchor,
    taken_up,
    telling,
)
from store.reading.agenda.units import Unit
from store.reading.prose import Prose, Span

_STUDIED_ONE = re.compile(
    r" ?(?:会议|会上)(?:指出|强调|要求|认为),要?(?:深入|认真|切实|扎实|及时|全面)*"
    r"(?P<verb>学习贯彻落实|学习贯彻|学习领会|贯彻落实|学习)"
    r"(?P<matter>习近平总书记(?:[^,。;《》]|《[^《》]*》)*?(?:讲话|指示|批示|回信|贺信|文章|论述)(?:和[^,。]{0,12})?(?:精神)?)(?=[,。])"
)


def studied_one_by_one(
    prose: Prose, listed: list[Listed], units: list[Unit]
) -> tuple[list[Listed], list[Unit]]:
    """Take what the lead calls 重要讲话精神 from the paragraphs, one on each speech."""
    general = [e for e in listed if studies(e.clause) and not telling(e.clause.matter)]
    if len(general) != 1:
        return listed, units
    found: dict[int, Clause] = {}
    for k, unit in enumerate(units):
        match = _STUDIED_ONE.match(prose.folded, unit.span.start, unit.span.end)
        if unit.clause is None and match and telling(match["matter"]):
            verb, matter = (Span(*match.span(part)) for part in ("verb", "matter"))
            found[k] = Clause(prose, unit.span.start, verb, matter)
    if len(found) < _SEVERAL:
        return listed, units
    told = [replace(unit, clause=found.get(k, unit.clause)) for k, unit in enumerate(units)]
    return [entry for entry in listed if entry is not general[0]], told


_SEVERAL = 2


def told_one_by_one(prose: Prose, units: Sequence[Unit]) -> list[Unit]:
    """Let the paragraphs after a statement of several matters each state the one that it is on.

    会议研究了经济体制改革、地下管廊建设和森林城市创建三项工作。会议指出，经济体制改革要……, and a
    paragraph each on the other two.
    """
    found = list(units)
    for k, unit in enumerate(units):
        if unit.clause is None:
            continue
        parts = listed_parts(unit.clause)
        silent = list(takewhile(lambda u: u.clause is None, units[k + 1 : k + 1 + MAX_UNITS]))
        if not _MANY <= len(parts) <= len(silent) + 1 or unit.is_bare(prose):
            continue
        wordings = [unit.clause.words(part) for part in parts]
        others = [(i, k + 1 + at) for i, at in taken_up(wordings, _words(prose, silent)) if i]
        if len(others) == len(parts) - 1:
            for index, at in ((0, k), *others):
                clause = replace(unit.clause, object=parts[index], further=())
                found[at] = replace(found[at], clause=clause)
    return found


_MANY = 3
"""Parts of a statement that paragraphs may each be on; two that 和 joins are often told as one."""


def _words(prose: Prose, units: Sequence[Unit]) -> list[str]:
    return [unit.words(prose) for unit in units]


def second_header(
    prose: Prose, listed: list[Listed], units: list[Unit]
) -> tuple[list[Listed], list[Unit]]:
    """Read a paragraph that only lists what the next ones take up one by one as part of the list.

    It is one if at least two of its matters are each taken up by a paragraph of its own, if it only
    says again what the lead listed, or where the lead lists nothing and as many paragraphs follow
    it as it has matters.
    """
    first = next((k for k, unit in enumerate(units) if unit.is_bare(prose)), None)
    if first is None:
        return listed, units
    after = first + 1
    while after < len(units) and units[after].is_bare(prose):
        after += 1
    stating = [unit.clause for unit in units[first:after] if unit.clause is not None]
    about: list[Unit] = []
    for unit in units[after : after + MAX_UNITS]:
        if unit.clause is not None:
            break
        about.append(unit)
    parts = [(clause, part) for clause in stating for part in listed_parts(clause)]
    if len(parts) < 2 or len(parts) > MAX_MATTERS:
        return listed, units
    if not about:
        return _stated_again(prose, listed, units, first, after)
    owners = [k for k, e in enumerate(listed) for _ in listed_parts(e.clause)]
    matters = [e.clause.words(part) for e in listed for part in listed_parts(e.clause)]
    again = [anchor(heard_of(clause), matters) for clause in stating]
    told_again = [index for index in again if index is not None]
    repeats = len(set(told_again)) == len(told_again) > 1 and len(about) >= len(stating)
    repeats = repeats or (len(about) >= len(set(again)) and _hears_of_all(stating, again))
    taken = _taken_one_by_one(prose, parts, about)
    of_all = not listed and first == 0 and len(stating) > 1
    alone = of_all and _MANY <= len(parts) <= len(about)
    if not taken and _is_unfolded(prose, listed, stating, parts, about):
        taken = [clause for clause, _ in parts]
    if not (repeats or taken or alone):
        return listed, units
    further: list[Listed] = []
    ahead_of: dict[int, list[Listed]] = {}
    finer: dict[int, Listed] = {}
    for clause, index in zip(stating, again, strict=True):
        several = taken.count(clause) > 1 or taken == [clause]  # not one of two with one opinion
        one_by_one = several and _only_papers(clause)
        entry = Listed(clause, clause.object.end, one_by_one=one_by_one)
        if index is None:
            further.append(entry)
            continue
        ahead_of.setdefault(owners[index], []).extend(further)
        further = []
        if clause in taken and _divides(clause, listed[owners[index]].clause):
            finer[owners[index]] = entry
    found = [
        entry
        for k, told in enumerate(listed)
        for entry in (*ahead_of.get(k, ()), finer.get(k, told))
    ]
    # where nothing was listed before, what was said ahead of the header is on none of its matters
    ahead = units[:first] if listed else [unit for unit in units[:first] if unit.clause]
    return [*found, *merge_listed(further)], [*ahead, *units[after:]]


def _is_unfolded(
    prose: Prose,
    listed: Sequence[Listed],
    stating: Sequence[Clause],
    parts: Sequence[tuple[Clause, Span]],
    about: Sequence[Unit],
) -> bool:
    """Whether what follows a list of three matters and more is on them, whatever words it has.

    As many paragraphs follow as it has matters; or enough, and one at least takes one up, or all
    are papers beside what was listed before.
    """
    if not _MANY <= len(parts) <= len(about) or not all(map(_enumerates, stating)):
        return False
    if len(parts) == len(about) and (len(stating) == 1 or not listed):
        return True
    besides = sum(not studies(entry.clause) for entry in listed)  # what is studied may be preamble
    if len(parts) + besides <= len(about) <= len(parts) + len(listed):
        return True
    papers = all(map(_only_papers, stating)) and len(parts) + len(listed) <= len(about)
    wordings = [clause.words(part) for clause, part in parts]
    return papers or bool(taken_up(wordings, _words(prose, about)))


def _enumerates(clause: Clause) -> bool:
    """Whether 、 divides the parts of a statement, but for the last: not A和B、C. Who reported on
    one matter is no part of it: 甲局关于……、乙局关于…….
    """
    parts = listed_parts(clause)
    joints = [clause.prose.folded[one.end : other.start] for one, other in pairwise(parts)]
    several = len(parts) > 1 and clause.verb.endswith("听取")
    reports = several and any("关于" in clause.words(part) for part in parts)
    return not reports and all(joint in ("", "、", "以及") for joint in joints[:-1])


def _hears_of_all(stating: Sequence[Clause], listed: Sequence[int | None]) -> bool:
    """Whether all that was heard is on matters of the list, several reports on one of them.

    研究供水、供热工作 … 听取了甲局供水情况的汇报，听取了乙区供水情况的汇报，听取了丙局供热的汇报.
    """
    several = None not in listed and len(set(listed)) > 1
    return several and all(clause.verb.endswith("听取") for clause in stating)


def _stated_again(
    prose: Prose, listed: list[Listed], units: list[Unit], first: int, after: int
) -> tuple[list[Listed], list[Unit]]:
    """Leave out what only lists matters that statements of their own then take up one by one.

    会议审议甲草案、乙草案. 会议听取了关于甲草案审议结果的报告……听取了关于乙草案的汇报…….
    """
    end = first
    while end < after and not _THE_MEETING_DID.match(prose.folded, units[end].span.start):
        end += 1
    if _each_named(units[first:end], units[end : end + MAX_UNITS]):
        return listed, [*units[:first], *units[end:]]
    later = [u.clause.matter for u in units[after : after + MAX_UNITS] if u.clause is not None]
    kept = [
        unit
        for unit in units[first:after]
        if unit.clause is None or not _all_named(unit.clause, later)
    ]
    return listed, [*units[:first], *kept, *units[after:]]


_THE_MEETING_DID = re.compile(r"[^\w]*(?:[一二三四五六七八九十\d]{1,3}[)、.] ?)?会议")
"""2.会议听取了……, as against a line of the agenda above it: 2.听取……."""


def _each_named(lines: Sequence[Unit], after: Sequence[Unit]) -> bool:
    """Whether each of several lines names a matter that one of those after them states."""
    later = [u.clause.matter for u in after if u.clause is not None]
    each = [anchor(u.clause.matter, later) for u in lines if u.clause is not None]
    return len(each) > 1 and None not in each and len(set(each)) == len(each)


def _all_named(clause: Clause, later: Sequence[str]) -> bool:
    parts = listed_parts(clause)
    words = [clause.words(part) for part in parts]
    named = {anchor(matter, words) for matter in later} - {None}
    return len(parts) > 1 and len(named) == len(parts)


def _divides(clause: Clause, listed: Clause) -> bool:
    """Whether a statement has more parts than what the list says in one: 三大攻坚战."""
    return len(listed_parts(clause)) > len(listed_parts(listed))


def _taken_one_by_one(
    prose: Prose, parts: Sequence[tuple[Clause, Span]], about: Sequence[Unit]
) -> list[Clause]:
    """The clauses of which matters are each taken up by a paragraph that tells of no other.

    None, unless there are two such matters in all, or the first paragraph is on the first of
    several papers: the page may be cut off there, or has one paragraph for each of them.
    """
    wordings = [clause.words(part) for clause, part in parts]
    found = dict(taken_up(wordings, _words(prose, about)))
    first = parts[0][0]
    papers = sum(clause is first and clause.prose.begins_title(p.start) for clause, p in parts)
    paired = papers == len(parts) == len(about)
    if len(found) > 1 or (found == {0: 0} and (papers > _SOME or paired)):
        return [clause for k, (clause, _) in enumerate(parts) if k in found]
    return []


_SOME = 2
"""Papers that may have one opinion in common."""


def _only_papers(clause: Clause) -> bool:
    """审议通过了《甲》《乙》《丙》: every part is a paper."""
    return all(clause.prose.begins_title(part.start) for part in listed_parts(clause))


_PUBLISHES = re.compile(
    r"会议(?:还)?(?P<verb>决定|同意),[^,。;:]{0,12}草案[^,。;:《》]{0,4}[^。;:《》]{0,24}(?:公布|颁布|提请|提交)"
)
_A_DRAFT = re.compile(r"\((?:修订)?草案\)》$")


def published_drafts(prose: Prose, listed: Sequence[Listed], units: list[Unit]) -> list[Unit]:
    """The units, one given the draft that nothing else names, if its publication is decided.

    会议指出，为规范养犬……。《养犬条例（草案）》规定了……。会议决定，该草案经修改后公布施行。
    """
    known = [e.clause for e in listed] + [u.clause for u in units if u.clause is not None]
    names = {clause.words(t) for clause in known for t in clause.prose.titles_in(clause.object)}
    found: list[Unit] = []
    for unit in units:
        done = _PUBLISHES.search(prose.folded, unit.span.start, unit.span.end)
        draft = _first_draft(prose, Span(unit.span.start, done.start())) if done else None
        told = unit.clause is not None or draft is None or _said(prose, draft) in names
        if told or done is None or draft is None:
            found.append(unit)
            continue
        clause = Clause(prose, unit.span.start, Span(*done.span("verb")), draft)
        found.append(replace(unit, clause=clause))
    return found


def _first_draft(prose: Prose, span: Span) -> Span | None:
    return next((t for t in prose.titles_in(span) if _A_DRAFT.search(_said(prose, t))), None)


def _said(prose: Prose, span: Span) -> str:
    return prose.folded[span.start : span.end]
