"""The best path through the stretches, and what each step of it is worth."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.reading.agenda.alignment.anchors import anchor_of, only
from store.reading.agenda.alignment.likeness import (
    COMPARED,
    OPENING,
    SHARED,
    further_parts,
    most_like,
)
from store.reading.agenda.alignment.model import Matter, Place, Stretch
from store.reading.agenda.matters.wording import covered, found_in, pairs, telling

_HARD = 0.14
"""Worth of giving a listed matter a paragraph at all."""
_SOFT = -0.12
"""The same for a matter that another paragraph names: only shared words can outweigh it."""
_AFTER_NAMED = -0.05
"""Less likely right after a paragraph that names its matter: the next one goes on about it."""
_SECOND = -0.02
"""A little less likely in the second paragraph: a list's first matter often has two."""
_PART = 0.0
"""The same for a further part of a clause: such parts are often taken up together."""
_ENUMERATED = 0.1
"""The same for one of several that 、 divides, where there are paragraphs enough for all."""
FEW = 2
"""Matters of which two paragraphs need not be on one each: two papers have one opinion."""
GOES_ON = -0.1
"""How readily a stretch opens a matter at most that goes on with points or what was decided."""
_TOGETHER = 2
"""Matters by which a list may be longer than what follows it: two may share a paragraph."""
_SKIPPED = 0.10
_BACK = 0.22
_STAY = 0.65
"""How much shared words count for staying with a matter, against opening one."""
_UNTOLD = 0.5
"""Cost of a paragraph about nothing ahead of a list's first matter."""
_UNTOLD_UNLIKE, HINT = 0.15, 0.05
"""The same where the paragraph shares next to nothing with that matter: an opening remark."""
_OPENED = 0.3
"""Worth of a paragraph's opening as one on a matter of this kind does."""
_UNHINTED, _HINTED = 0.15, 160
"""What it counts against that nothing in so many first characters hints at such a matter."""
_NEVER = -1e9


_PREAMBLE = re.compile("学习(?:宣传)?(?:贯彻)?")


def best_path(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: list[list[float]]
) -> tuple[float, list[Place]]:
    """The best assignment and what it is worth, given what the stretches share with each matter.

    Found by dynamic programming. A state is the listed matter reached and whether the text is with
    it or with a matter of the paragraphs' own. State 0 is before the first listed matter.
    """
    count = len(listed)
    texts = [matter.text for matter in listed]
    topics = _topics(stretches, texts)
    for row, stretch, topic in zip(similar, stretches, topics, strict=True):
        about = most_like(row)
        for j, matter in enumerate(listed):
            if topic == j or (matter.opening and matter.opening.match(stretch.text)):
                row[j] += _OPENED
            elif _is_unhinted(stretch, matter) and j != about:
                row[j] -= _UNHINTED
    _take_up_together(listed, stretches, similar)
    anchors = [anchor_of(stretch, listed, texts) for stretch in stretches]
    _speak_of_study_first(listed, stretches, similar)
    anchored = frozenset(index for index in anchors if index is not None)
    further = further_parts(listed)
    enough = _is_enough(listed, stretches, anchored)
    worth, skip = [], []
    for j, matter in enumerate(listed):
        preamble = j == 0 and _is_preamble(matter, stretches)
        soft = j in anchored or matter.rarely or preamble
        one_by_one = enough and matter.enumerated and matter.hints is None
        part = _ENUMERATED if one_by_one else _PART
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
            shared = found_in(stretch.text[:COMPARED], own_words)
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
    """Whether there are nearly as many paragraphs as matters of which none is named in them."""
    telling_on = sum(s.named is None and s.opens > GOES_ON for s in stretches)
    untold = sum(not m.rarely and j not in anchored for j, m in enumerate(listed))
    return len(listed) > FEW and untold <= telling_on + _TOGETHER


_TOPIC = re.compile(
    r" ?(?:会议|[\u4e00-\u9fff·]{2,4})(?:指出|强调|认为|要求),"
    r"(?:做好|抓好|办好|推进|加强|加快|发展)?(?P<topic>[^,。;:]{2,12}?)(?:(?:就|既|也|都|正|历来|始终)?是|事关|关系|关乎|直接关系|牵动)"
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
        found.append(None if spoken else only(topic in text for text in texts if topic))
        if (paper := _A_PAPER_IS_TO.match(stretch.text)) is not None:
            called = re.compile(f"{paper['kind']}(?:\\([^()]{{0,8}}\\))?》")
            found[-1] = only(called.search(text) is not None for text in texts)
    return found


_A_PAPER_IS_TO = re.compile(
    r" ?(?:会议|[\u4e00-\u9fff·]{2,4})(?:指出|强调|认为|要求),(?:制定|起草|修订|修改)?"
    r"(?:该|这[个部])?(?P<kind>报告|方案|办法|规划|条例|要点|计划)(?=[要是应的])"
)
"""会议强调，报告要回应社会关切: on the only listed paper of that kind."""


def _is_unhinted(stretch: Stretch, matter: Matter) -> bool:
    """Whether nothing in a stretch's first words hints at a matter of such a kind."""
    return matter.hints is not None and not matter.hints.search(stretch.text[:_HINTED])


def _take_up_together(
    listed: Sequence[Matter], stretches: Sequence[Stretch], similar: list[list[float]]
) -> None:
    """Let no paragraph open a part that names it with the part before, as the list joins them.

    研究整改落实和建章立制工作 … 会议强调，整改落实、建章立制是关键环节: it is on both.
    """
    for j, further in enumerate(further_parts(listed)):
        if not further:
            continue
        before, part = (re.escape(text) for text in (listed[j - 1].text[-2:], listed[j].text[:2]))
        joined = re.compile(f"{before}[、和与及]{part}")
        for stretch, row in zip(stretches, similar, strict=True):
            if joined.search(stretch.text[:OPENING]):
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
        listed[0] = with_listed[0] - (_UNTOLD if similar[0] >= HINT else _UNTOLD_UNLIKE)
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
        if (value >= SHARED or worth[j - 1] > 0) and best + gain > listed[j]:
            listed[j], came_listed[j] = best + gain, best_from
        if value >= SHARED and best_own + gain > listed[j]:
            listed[j], came_listed[j] = best_own + gain, own_from
    own = [score + staying for score in with_own]
    came_own = [(j, True) for j in range(count + 1)]
    return listed, own, came_listed, came_own


def _trace(
    with_listed: list[float],
    with_own: list[float],
    back: list[tuple[list[tuple[int, bool]], list[tuple[int, bool]]]],
) -> tuple[float, list[Place]]:
    states = [(score, j, False) for j, score in enumerate(with_listed)]
    states += [(score, j, True) for j, score in enumerate(with_own)]
    worth, j, own = max(states)
    places: list[Place] = []
    for came_listed, came_own in reversed(back):
        places.append(Place(None, own=True) if own else Place(j - 1 if j else None))
        j, own = came_own[j] if own else came_listed[j]
    return worth, places[::-1]
