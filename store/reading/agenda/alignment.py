"""Which paragraph is about which of the matters that a header lists.

Readouts often list their matters in the lead and then take them up in that order **without naming
them** (会议指出，……). The best path through the paragraphs is found by their order and by the words
they share with each matter: a hidden-state alignment whose states are the matters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from store.reading.agenda.matters.matter import calls_in_short, in_general
from store.reading.agenda.matters.verbs import SETTLES, STUDIES
from store.reading.agenda.matters.wording import (
    anchor,
    covered,
    found_in,
    neighbours,
    overlap,
    pairs,
    telling,
)

MAX_MATTERS = 40
"""Matters that are aligned; the longest agendas read have some twenty."""
MAX_UNITS = 300
"""Stretches of text that are aligned; what follows belongs to the last matter."""
_COMPARED = 1_200
"""Characters of a stretch that are compared; paragraphs are shorter."""
_OPENING = 70
"""Characters in which a paragraph that takes up a new matter says so."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text to be aligned: its words, and the matter it names if it names one.

    ``opens`` is how readily its first words open a matter (会议指出 more than 会议要求).
    """

    text: str
    named: str | None
    opens: float = 0.0
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A listed matter: its words, and how a paragraph on it is likely to open.

    ``opening`` matches the first words of a paragraph on such a matter: 会议决定 for what was
    decided, 习近平总书记的重要讲话 for what was studied. ``rarely`` says that its kind seldom has a
    paragraph of its own.
    """

    text: str
    opening: re.Pattern[str] | None = None
    hints: re.Pattern[str] | None = None
    """Words one of which a paragraph on such a matter nearly always has near its beginning."""
    rarely: bool = False
    verb: str = ""
    part_of: int | None = None
    """The list's clause of which this is a part, where it has several: 研究A、B和C."""
    apart: bool = False
    """Whether a comma sets it apart from the parts before it: 传达A精神，B精神."""
    enumerated: bool = False
    """Whether it is one of several that 、 divides, as against A和B."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a stretch is about: the listed matter of that index, its own, or (both None) neither."""

    listed: int | None
    own: bool = False


_HARD = 0.14
"""Worth of giving a listed matter a paragraph at all."""
_SOFT = -0.12
"""The same for a matter that another paragraph names: only shared words can outweigh it."""
_AFTER_NAMED = -0.10
"""Less likely right after a paragraph that names its matter: the next one goes on about it."""
_SECOND = -0.02
"""A little less likely in the second paragraph: a list's first matter often has two."""
_PART = -0.15
"""The same for a further part of a clause: most of such parts are taken up together."""
_APART = 0.0
"""The same for a further part that a comma sets apart."""
_ENUMERATED = 0.05
"""The same for one of several that 、 divides, where there are paragraphs enough for all."""
_FEW = 2
"""Matters of which two paragraphs need not be on one each: two papers have one opinion."""
_GOES_ON = -0.1
"""How readily a stretch opens a matter at most that goes on with points or what was decided."""
_SKIPPED = 0.10
_BACK = 0.22
_STAY = 0.65
"""How much shared words count for staying with a matter, against opening one."""
_UNTOLD = 0.5
"""Cost of a paragraph about nothing ahead of a list's first matter."""
_OPENED = 0.3
"""Worth of a paragraph's opening as one on a matter of this kind does."""
_UNHINTED, _HINTED = 0.15, 160
"""What it counts against that nothing in so many first characters hints at such a matter."""
_SHARED = 0.12
"""Share of a matter's wording without which it is not opened after a matter the list leaves out."""
_PLAIN = 0.6
"""What it counts that a paragraph opens on a matter's words, where these are commonplace."""
_UNTOLD_UNLIKE, _HINT = 0.15, 0.05
"""The same where the paragraph shares next to nothing with that matter: an opening remark."""
_NEVER = -1e9


_FIGURES = re.compile(r"\d+年?")
_PLANS, _PASSES = re.compile(r"(?:部署|安排)$"), re.compile(r"审议|审定|通过")
_AHEAD = re.compile(r"下一?步|下一?阶段|今年|明年|当前|近期")
_PREAMBLE = re.compile("学习(?:宣传)?(?:贯彻)?")
_NOW = re.compile(r"^(?:当前|目前|近期)")
_HOLDS = re.compile(r"(?:于.{2,20})?(?:召开|举行)")
_ALIKE = 0.4
"""Share of plain wording that two matters settled with one verb must have in common to be one."""
_SEVERAL = 3
"""Pairs in common that do so, too, where a decision goes into particulars the list leaves out."""


_TITLE = re.compile(r"《[^《》]+?(?=(?:\([^()《》]{0,8}(?:稿|草案)\))?》)")
"""A paper's name, whatever draft of it was before the meeting: 《政府工作报告(送审稿)》."""


def _anchor(stretch: Stretch, listed: Sequence[Matter], texts: Sequence[str]) -> int | None:
    """The listed matter that a stretch names: in telling words, or settled with the same verb."""
    if stretch.named is None:
        return None
    titles = set(_TITLE.findall(stretch.named))
    same = (k for k, text in enumerate(texts) if titles & set(_TITLE.findall(text)))
    found = next(same, None) if titles else None
    if found is None:
        found = anchor(stretch.named, texts)
    if found is None:
        found = _only(calls_in_short(stretch.named, text) for text in texts)
    if found is not None and _is_paper(stretch) and _is_no_paper(listed[found]):
        heard = stretch.verb.endswith("听取") and _is_now(listed[found])
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


def _only(told: Iterable[bool]) -> int | None:
    """The index of the only one that is so, or None."""
    found = [index for index, so in enumerate(told) if so]
    return found[0] if len(found) == 1 else None


def _is_now(matter: Matter) -> bool:
    """Whether a matter is how things are and what to do now: 研究部署当前抗旱工作."""
    return _NOW.search(matter.text) is not None


def _is_ahead(matter: Matter) -> bool:
    """Whether a matter is the work ahead as a whole: 部署下一阶段改革工作."""
    return _PLANS.search(matter.verb) is not None and _AHEAD.search(matter.text) is not None


def _is_no_paper(matter: Matter) -> bool:
    """Whether a matter is the work ahead, or what was made known: 通报成效考核情况."""
    return _is_ahead(matter) or (matter.verb.endswith("通报") and "《" not in matter.text)


def _is_paper(stretch: Stretch) -> bool:
    """Whether a stretch is on a paper or a report: no work ahead, whatever words they share."""
    paper = _PASSES.search(stretch.verb) is not None and "《" in (stretch.named or "")
    return paper or stretch.verb.endswith("听取")


def _holds_what_was_prepared(stretch: Stretch, matter: Matter) -> bool:
    """Whether it is decided to hold a session: a matter beside what was studied to prepare it."""
    holds = stretch.verb.endswith("同意") and _HOLDS.match(stretch.named or "") is not None
    decides = holds or stretch.verb.endswith("决定")
    return decides and not matter.rarely and not SETTLES.search(matter.verb)


def align(
    listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str] = frozenset()
) -> list[Place]:
    """For each stretch what it is about. Cost grows with the product of both counts, both capped.

    ``ignored`` pairs tell nothing here, such as those of the city's name.
    """
    listed = listed[:MAX_MATTERS]
    aligned = stretches[:MAX_UNITS]
    if not listed:
        places = _unlisted(aligned)
    elif _begins_at_large(listed, aligned, ignored):
        places = [Place(None), *_taken_in_turn(listed, aligned[1:], ignored)]
    else:
        places = _taken_in_turn(listed, aligned, ignored)
    rest = len(stretches) - len(places)
    last = places[-1] if places else Place(None)
    tail = [Place(None, own=True) if s.named else last for s in stretches[len(stretches) - rest :]]
    return places + tail if rest else places


def _taken_in_turn(
    listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str]
) -> list[Place]:
    """The best path, two neighbours of the list exchanged where the text takes them up so."""
    similar = _similarities(listed, stretches, ignored)
    order = _order_of_text(listed, stretches, similar)
    turned = [[row[j] for j in order] for row in similar]
    places = _best_path([listed[j] for j in order], stretches, turned)
    return [
        Place(None if place.listed is None else order[place.listed], place.own) for place in places
    ]


def _order_of_text(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: Sequence[Sequence[float]]
) -> list[int]:
    """The list's indices, neighbours exchanged of which each has one stretch on it and no other."""
    told = [_only_told_by(j, listed, stretches, similar) for j in range(len(listed))]
    order = list(range(len(listed)))
    for at in range(1, len(order)):
        one, other = (told[order[k]] for k in (at - 1, at))
        if one is not None and other is not None and other < one:
            order[at - 1], order[at] = order[at], order[at - 1]
    return order


def _only_told_by(
    j: int,
    listed: Sequence[Matter],
    stretches: Sequence[Stretch],
    similar: Sequence[Sequence[float]],
) -> int | None:
    """The stretch that is more on a matter than any is, and on no other matter."""
    if listed[j].hints is not None or listed[j].rarely:
        return None
    shared = [row[j] for row in similar]
    best = max(shared, default=0.0)
    if best < _HINT or shared.count(best) > 1:
        return None
    k = shared.index(best)
    row, stretch = similar[k], stretches[k]
    apart = all(value <= _HINT for i, value in enumerate(row) if i != j)
    return k if apart and stretch.named is None and stretch.opens > _GOES_ON else None


_AT_LARGE = re.compile(
    r" ?(?:会议|[\u4e00-\u9fff·]{2,4})(?:认为|指出|强调),"
    r"(?:现在|当前|目前|(?:今年|去年|近年|一年|[^,。;:]{0,24}会议)以?来)"
)
_LIKE, _SOON = 0.2, 3
"""What one of the next stretches shares at least with the first matter, but it with none."""


def _begins_at_large(
    listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str]
) -> bool:
    """Whether the first stretch is a remark on how things are, and the list is taken up after it.

    部署促进旅游消费 … 会议认为，当前经济运行总体平稳。会议指出，旅游消费潜力大.
    """
    if len(stretches) < _FEW or any(s.named is not None for s in stretches[:_FEW]):
        return False
    if _AT_LARGE.match(stretches[0].text) is None:
        return False
    first, *soon = _similarities(listed, stretches[:_SOON], ignored)
    taken_up = any(_most_like(row) == 0 and row[0] >= _LIKE for row in soon)
    return taken_up and first[0] < _SHARED and max(first) < _LIKE


def _unlisted(stretches: Sequence[Stretch]) -> list[Place]:
    """Without a list every stretch goes on about what was named last."""
    places: list[Place] = []
    named = False
    for stretch in stretches:
        named = named or stretch.named is not None
        places.append(Place(None, own=named))
    return places


def _similarities(
    listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str]
) -> list[list[float]]:
    """How much of each matter's wording every stretch repeats; rare pairs count for more."""
    matters = _wordings(listed, ignored)
    wanted = frozenset[str]().union(*matters)
    wholes = [found_in(s.text[:_COMPARED], wanted) for s in stretches]
    openings = [found_in(s.text[:_OPENING], wanted) for s in stretches]
    spread = Counter(chain.from_iterable((*matters, *wholes)))
    plain = [not telling(matter.text) for matter in listed]
    heads = (
        [neighbours(_without_formula(s.text[:_OPENING])) for s in stretches] if any(plain) else []
    )
    rarity = {pair: 1 / count for pair, count in spread.items()}
    weights = [sum(rarity[p] for p in matter) or 1.0 for matter in matters]
    table = []
    for index, (whole, opening) in enumerate(zip(wholes, openings, strict=True)):
        row = []
        for matter, weight, is_plain in zip(matters, weights, plain, strict=True):
            if is_plain:
                row.append(_PLAIN * covered(matter, heads[index]))
                continue
            far = sum(rarity[p] for p in matter & whole)
            near = sum(rarity[p] for p in matter & opening)
            row.append((0.5 * near + 0.5 * far) / weight)
        table.append(_against_other_parts(row, listed))
    _by_characters(listed, stretches, table)
    return table


_FORMULA = re.compile(
    r" ?(?:会议|大家|与会[\u4e00-\u9fff]{0,4})(?:还)?(?:指出|强调|要求|认为|提出),"
)


def _without_formula(opening: str) -> str:
    """What a stretch opens with, but that 会议要求, which is no word of a matter's."""
    formula = _FORMULA.match(opening)
    return opening[formula.end() :] if formula else opening


def _against_other_parts(row: list[float], listed: Sequence[Matter]) -> list[float]:
    """A further part is taken up by what is about it, not by what is about all parts.

    The part after it may share its paragraph.
    """
    if all(matter.part_of is None for matter in listed):
        return row
    found = list(row)
    for j, further in enumerate(_further(listed)):
        if further:
            group = listed[j].part_of
            others = (
                row[i] for i, m in enumerate(listed) if m.part_of == group and i not in (j, j + 1)
            )
            found[j] = row[j] - max(others)
    return found


def _by_characters(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: list[list[float]]
) -> None:
    """Let single characters tell what a stretch is on that repeats no matter's words.

    研究春季农业生产 … 会议要求，要不误农时抓好春耕备耕. Only those of no other matter, on which
    no stretch before opened and that are not in words for anything; two at least.
    """
    chars = [frozenset(filter(_is_hanzi, matter.text)) - _ON_ANYTHING for matter in listed]
    spread = Counter(chain.from_iterable(chars))
    own = [frozenset(c for c in matter if spread[c] == 1) for matter in chars]
    before = frozenset[str]()
    for stretch, row in zip(stretches, similar, strict=True):
        opening = frozenset(stretch.text[:_OPENING]) - before
        before |= opening
        if stretch.named is not None or max(row) > _SHARED:
            continue
        for j, (matter, its_own) in enumerate(zip(listed, own, strict=True)):
            shared = len(its_own & opening)
            if shared >= _TELLING_CHARACTERS and matter.hints is None:
                row[j] += _CHARACTERS * shared / max(len(its_own), _FEW_CHARACTERS)


def _is_hanzi(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


_TELLING_CHARACTERS, _FEW_CHARACTERS = 2, 4
_CHARACTERS = 0.4
"""What it counts that a stretch opens on all of a matter's own characters."""
_ON_ANYTHING = frozenset(
    "会议国的全和要大作主中新政强持央关人委工出一常实发十员指重务于平进行民审习了开定党展化总在届次日调书视推近消决动联加有息"
    "好建治报部网案长闻播年第四提协经面贯改力高代彻体坚召共业取学理是为深任以二对济领过记落草保法通局设院精听情策各月生时举导"
    "上度规席神制社施汇等量成产讲况署质统入告用意求步话三分李地方革安期稳研事修家做把题同表心组措项资续京性系能义增特合监机基"
    "完升现不准下善并结效究更优立来认点护际确前思抓程障管支条王想个责门市构北促本向见团华环副秘利订示快商信外区企服极色论内当"
    "放境严切核到创势格志战划场群就请形整律查午督明积干正问应专处宁我教传公式引位风造集计及沪解范域纪预挥府健标两自科运织众别"
    "围备办目需将果维多态活充检着品从今扩例则讨刻命稿权职源振奇收难达带真级单至根复绕反与还批略后件省县镇乡街道村筹"
)
"""The characters most frequent in readouts of all kinds, which are in words for anything."""


def _wordings(listed: Sequence[Matter], ignored: frozenset[str]) -> list[frozenset[str]]:
    """The pairs that tell each matter; those that a part shares with another part tell nothing."""
    shared: dict[int, Counter[str]] = {}
    for matter in listed:
        if matter.part_of is not None:
            shared.setdefault(matter.part_of, Counter()).update(pairs(matter.text))
    found = []
    for matter in listed:
        words = (pairs(matter.text) - ignored) or pairs(matter.text)
        if matter.part_of is not None:
            words = frozenset(w for w in words if shared[matter.part_of][w] == 1)
        found.append(words)
    return found


def _further(listed: Sequence[Matter]) -> list[bool]:
    """Which matters are further parts of the clause that the one before is a part of."""
    before = [None, *(matter.part_of for matter in listed)]
    return [m.part_of is not None and m.part_of == b for m, b in zip(listed, before, strict=False)]


def _best_path(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: list[list[float]]
) -> list[Place]:
    """The best assignment, by dynamic programming, given what the stretches share with each matter.

    A state is the listed matter reached and whether the text is with it or with a matter of the
    paragraphs' own. State 0 is before the first listed matter.
    """
    count = len(listed)
    texts = [matter.text for matter in listed]
    topics = _topics(stretches, texts)
    for row, stretch, topic in zip(similar, stretches, topics, strict=True):
        about = _most_like(row)
        for j, matter in enumerate(listed):
            if topic == j or _opens_as(stretch, matter, row[j]):
                row[j] += _OPENED
            elif _is_unhinted(stretch, matter) and j != about:
                row[j] -= _UNHINTED
    _take_up_together(listed, stretches, similar)
    anchors = [_anchor(stretch, listed, texts) for stretch in stretches]
    _begin_with_study(listed, stretches, anchors, similar)
    _speak_of_study_first(listed, stretches, similar)
    _begin_with_first(anchors, similar)
    anchored = frozenset(index for index in anchors if index is not None)
    further = _further(listed)
    paired = _is_paired(listed, stretches)
    enough = _is_enough(listed, stretches, anchored)
    papers = _papers_at_the_end(listed, stretches, similar)
    worth, skip = [], []
    for j, matter in enumerate(listed):
        preamble = j == 0 and _is_preamble(matter, stretches)
        soft = j in anchored or matter.rarely or preamble
        one_by_one = enough and matter.enumerated and matter.hints is None
        part = _HARD if paired or j in papers else _APART if matter.apart else _PART
        part = max(part, _ENUMERATED) if one_by_one else part
        worth.append(_SOFT if soft else part if further[j] else _HARD)
        skip.append(0.0 if soft or further[j] else _SKIPPED)
    skipped = [0.0]
    for cost in skip:
        skipped.append(skipped[-1] + cost)
    with_listed = [0.0] + [_NEVER] * count
    with_own = [_NEVER] * (count + 1)
    back: list[tuple[list[tuple[int, bool]], list[tuple[int, bool]]]] = []
    last_named, own_words = False, frozenset[str]()
    for k, stretch in enumerate(stretches):
        if stretch.named is not None:
            step = _named_step(with_listed, with_own, anchors[k], count)
            own_words = pairs(stretch.named)
        else:
            shared = found_in(stretch.text[:_COMPARED], own_words)
            staying = covered(own_words, shared) * _STAY
            bonus = stretch.opens + (_AFTER_NAMED if last_named else _SECOND if k == 1 else 0.0)
            step = _told_step(with_listed, with_own, similar[k], worth, skipped, bonus, staying)
        with_listed, with_own, came_listed, came_own = step
        back.append((came_listed, came_own))
        last_named = stretch.named is not None
    return _trace(with_listed, with_own, back)


def _is_preamble(matter: Matter, stretches: Sequence[Stretch]) -> bool:
    """Whether study ahead of the business has no paragraph that begins as one on it would."""
    if matter.hints is None or not _PREAMBLE.fullmatch(matter.verb):
        return False
    return not any(matter.hints.search(stretch.text[:_HINTED]) for stretch in stretches)


def _is_enough(
    listed: Sequence[Matter], stretches: Sequence[Stretch], anchored: frozenset[int]
) -> bool:
    """Whether there are as many paragraphs as matters of which none is named in them, or more."""
    telling_on = sum(s.named is None and s.opens > _GOES_ON for s in stretches)
    untold = sum(not m.rarely and j not in anchored for j, m in enumerate(listed))
    return len(listed) > _FEW and untold <= telling_on


def _is_paired(listed: Sequence[Matter], stretches: Sequence[Stretch]) -> bool:
    """Whether there is one paragraph for every matter, and each opens as one on its own does.

    Of many, some open with what may go on as well: 会议指出 and 会议强调 take turns.
    """
    if len(stretches) != len(listed) or any(s.named is not None for s in stretches):
        return False
    least = _GOES_ON if len(listed) > _FEW else 0.0
    return all(stretch.opens > least for stretch in stretches)


def _papers_at_the_end(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: Sequence[Sequence[float]]
) -> range:
    """The papers with which a list ends, if the last stretches are on one each, in their order.

    通过《养犬办法》《停车方案》 … 会议强调，养犬要文明。会议要求，停车要有序。
    """
    group = listed[-1].part_of
    first = next(k for k, m in enumerate(listed) if m.part_of == group)
    papers = range(first, len(listed))
    ends = range(len(stretches) - len(papers), len(stretches))
    if group is None or ends.start < 0 or not all(listed[j].text.startswith("《") for j in papers):
        return range(0)
    for j, k in zip(papers, ends, strict=True):
        opens = stretches[k].named is None and stretches[k].opens > _GOES_ON
        others = max((v for i, v in enumerate(similar[k]) if i not in papers), default=0.0)
        if not opens or not similar[k][j] > max(others, 0.0):
            return range(0)
    return papers


_TOPIC = re.compile(
    r" ?(?:会议|[\u4e00-\u9fff·]{2,4})(?:指出|强调|认为),(?P<topic>[^,。;:]{2,12}?)是"
)


_A_PAPER = 5
"""Characters that call a paper by its kind, though any of them may be on anything: 政府工作报告."""


def _topics(stretches: Sequence[Stretch], texts: Sequence[str]) -> list[int | None]:
    """The one matter of which a stretch says at once what it is: 会议强调，消费是……的主动力.

    Not if an earlier stretch spoke of it.
    """
    found: list[int | None] = []
    for k, stretch in enumerate(stretches):
        match = _TOPIC.match(stretch.text)
        named = match is not None and (telling(match["topic"]) or len(match["topic"]) >= _A_PAPER)
        topic = match["topic"] if match and named else None
        spoken = topic is None or any(topic in before.text for before in stretches[:k])
        found.append(None if spoken else _only(topic in text for text in texts if topic))
        if (paper := _A_PAPER_IS_TO.match(stretch.text)) is not None:
            called = re.compile(f"{paper['kind']}(?:\\([^()]{{0,8}}\\))?》")
            found[-1] = _only(called.search(text) is not None for text in texts)
    return found


_A_PAPER_IS_TO = re.compile(
    r" ?(?:会议|[\u4e00-\u9fff·]{2,4})(?:指出|强调|认为|要求),(?:制定|起草|修订|修改)?"
    r"(?:该|这[个部])?(?P<kind>报告|方案|办法|规划|条例|要点|计划)(?=[要是应的])"
)
"""会议强调，报告要回应社会关切: on the only listed paper of that kind."""


def _most_like(row: Sequence[float]) -> int | None:
    """The only matter whose words a stretch shares more than any other's."""
    best = max(row)
    return row.index(best) if best >= _SHARED and row.count(best) == 1 else None


def _is_unhinted(stretch: Stretch, matter: Matter) -> bool:
    """Whether nothing in a stretch's first words hints at a matter of such a kind."""
    return matter.hints is not None and not matter.hints.search(stretch.text[:_HINTED])


def _opens_as(stretch: Stretch, matter: Matter, shared: float) -> bool:
    """Whether a stretch opens as those on such a matter do.

    The secretary's own words that it opens with are not on a matter without him and those words.
    """
    if matter.opening is None or (match := matter.opening.match(stretch.text)) is None:
        return False
    return shared > 0 or "总书记" in matter.text or "总书记" not in match.group()


def _begin_with_study(
    listed: Sequence[Matter],
    stretches: Sequence[Stretch],
    anchors: Sequence[int | None],
    similar: list[list[float]],
) -> None:
    """Let no paragraph open what was studied once a matter of business has been stated."""
    business = False
    for stretch, anchored, row in zip(stretches, anchors, similar, strict=True):
        business = business or (stretch.named is not None and anchored is None)
        for j, matter in enumerate(listed):
            if business and matter.hints is not None:
                row[j] = min(row[j], 0.0)


def _take_up_together(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: list[list[float]]
) -> None:
    """Let no paragraph open a part that names it with the part before, as the list joins them.

    研究整改落实和建章立制工作 … 会议强调，整改落实、建章立制是关键环节: it is on both.
    """
    for j, further in enumerate(_further(listed)):
        if not further:
            continue
        before, part = (re.escape(text) for text in (listed[j - 1].text[-2:], listed[j].text[:2]))
        joined = re.compile(f"{before}[、和与及]{part}")
        for stretch, row in zip(stretches, similar, strict=True):
            if joined.search(stretch.text[:_OPENING]):
                row[j] = min(row[j], 0.0)


_OF_A_SPEECH = re.compile(
    r" ?[^,。;:]{2,8}(?:指出|强调|认为|要求),习近平总书记"
    r"(?:(?!,要)[^。;]){0,60}?(?:讲话|指示|批示|回信|贺信)"
)


def _speak_of_study_first(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: list[list[float]]
) -> None:
    """Let paragraphs at the beginning that are on the secretary's own words open no business.

    They speak of the field that these were about: 习近平总书记的重要讲话，为打赢防疫战提供了指南.
    """
    if not any(m.hints is not None and "总书记" in m.text for m in listed):
        return
    for stretch, row in zip(stretches, similar, strict=True):
        if stretch.named is not None or _OF_A_SPEECH.match(stretch.text) is None:
            return
        row[:] = [
            value if matter.hints is not None else min(value, 0.0)
            for value, matter in zip(row, listed, strict=True)
        ]


def _begin_with_first(anchors: Sequence[int | None], similar: list[list[float]]) -> None:
    """Let no later matter be opened ahead of a paragraph that names the list's first.

    What comes before 会议讨论通过《甲规划》 leads up to it: 会议指出，甲是…….
    """
    first = next((k for k, anchored in enumerate(anchors) if anchored is not None), 0)
    if anchors and anchors[first] == 0:
        for row in similar[:first]:
            row[0] += _SHARED if row[0] >= _HINT else 0.0
            row[1:] = [value - _BACK for value in row[1:]]


_Step = tuple[list[float], list[float], list[tuple[int, bool]], list[tuple[int, bool]]]


def _named_step(
    with_listed: list[float], with_own: list[float], target: int | None, count: int
) -> _Step:
    """A stretch that names its matter: a listed one, or one of its own."""
    listed = [_NEVER] * (count + 1)
    came_listed = [(0, False)] * (count + 1)
    own: list[float] = []
    came_own: list[tuple[int, bool]] = []
    for j in range(count + 1):
        from_own = with_own[j] > with_listed[j]
        own.append(max(with_own[j], with_listed[j]))
        came_own.append((j, from_own))
    if target is not None:
        state = target + 1
        for j in range(count + 1):
            score = own[j] + 0.6 - (_BACK if j > state else 0.0)
            if score > listed[state]:
                listed[state], came_listed[state] = score, came_own[j]
    return listed, own, came_listed, came_own


def _told_step(
    with_listed: list[float],
    with_own: list[float],
    similar: list[float],
    worth: list[float],
    skipped: list[float],
    bonus: float,
    staying: float,
) -> _Step:
    """A stretch that names nothing: it stays with the matter reached, returns, or opens the next.

    Returning to an earlier matter keeps the one reached, so that none is opened twice.
    """
    count = len(worth)
    listed = [_NEVER] * (count + 1)
    came_listed: list[tuple[int, bool]] = [(0, False)] * (count + 1)
    if count == 1 and worth[0] > 0:
        listed[0] = _NEVER  # with one matter to tell of, there is nothing else to begin with
    elif worth[0] > 0:
        listed[0] = with_listed[0] - (_UNTOLD if similar[0] >= _HINT else _UNTOLD_UNLIKE)
    else:
        listed[0] = with_listed[0]
    earlier = 0.0
    # over earlier states, the cost of skipping added up
    best, best_from = _NEVER, (0, False)
    best_own, own_from = _NEVER, (0, True)
    for j in range(1, count + 1):
        if with_listed[j - 1] + skipped[j - 1] > best:
            best, best_from = with_listed[j - 1] + skipped[j - 1], (j - 1, False)
        if with_own[j - 1] + skipped[j - 1] > best_own:
            best_own, own_from = with_own[j - 1] + skipped[j - 1], (j - 1, True)
        value = similar[j - 1]
        stay = with_listed[j] + max(_STAY * max(value, 0.0), _STAY * earlier - _BACK)
        earlier = max(earlier, value)
        gain = value + worth[j - 1] + bonus - skipped[j - 1]
        listed[j], came_listed[j] = stay, (j, False)
        if (value >= _SHARED or worth[j - 1] > 0) and best + gain > listed[j]:
            listed[j], came_listed[j] = best + gain, best_from
        if value >= _SHARED and best_own + gain > listed[j]:
            listed[j], came_listed[j] = best_own + gain, own_from
    own = [score + staying for score in with_own]
    came_own = [(j, True) for j in range(count + 1)]
    return listed, own, came_listed, came_own


def _trace(
    with_listed: list[float],
    with_own: list[float],
    back: list[tuple[list[tuple[int, bool]], list[tuple[int, bool]]]],
) -> list[Place]:
    states = [(score, j, False) for j, score in enumerate(with_listed)]
    states += [(score, j, True) for j, score in enumerate(with_own)]
    _, j, own = max(states)
    places: list[Place] = []
    for came_listed, came_own in reversed(back):
        places.append(Place(None, own=True) if own else Place(j - 1 if j else None))
        j, own = came_own[j] if own else came_listed[j]
    return places[::-1]
