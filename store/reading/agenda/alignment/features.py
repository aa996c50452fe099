"""What is held about a page's stretches and its listed matters, as named numbers.

No number says by itself that a stretch takes up a matter; what each counts for is learned from
labelled pages (tests/accuracy/train_alignment.py) and written in weights.json. They fall into
groups by the step that they speak for or against.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from store.reading.agenda.alignment.anchors import anchors, only
from store.reading.agenda.alignment.model import Matter, Stretch
from store.reading.agenda.alignment.search import Agenda, Choice, Stated
from store.reading.agenda.alignment.weights import Weights
from store.reading.agenda.matters.wording import (
    covered,
    found_in,
    neighbours,
    pairs,
    telling,
    without_commonplace,
)
from store.reading.relatedness import nearness, relatedness

Numbers = NDArray[np.float64]
Named = dict[str, Numbers]

COMPARED = 1_200
"""Characters of a stretch that are compared; paragraphs are shorter."""
OPENING = 70
"""Characters in which a paragraph that takes up a new matter says so."""
_SAYS_ITS_FIELD, _FIRST_CLAUSE = 80, 30
"""Characters that tell what field a stretch is of, and those of its first clause."""


@dataclass(frozen=True, slots=True)
class Held:
    """All that is held about a page, by the step that it speaks for or against."""

    taking_up: Named
    """Of each stretch (a row) and matter (a column), or of one of them, whatever the other is."""
    going_on: Named
    """The same, of going on about the matter."""
    untold: Named
    """Of each stretch: that it is on nothing listed, ahead of all that is."""
    own: Named
    """Of each stretch: that it goes on about a matter of the text's own."""
    stated: Sequence[Stated | None]
    """Of each stretch, what it states, if anything."""
    agenda: Agenda
    barred: Numbers
    """Of each stretch and matter: that it is not taken up here.

    It needs no stretch of its own and shares no word with it, or its title opens one further on.
    """
    only: bool
    """Whether there is but one matter, so that there is nothing else to begin with."""


_NEVER = -1e6


def hold(listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str]) -> Held:
    """What is held about these stretches, one of which at least states nothing, and matters.

    ``ignored`` pairs tell nothing here.
    """
    named = anchors(listed, stretches)
    anchored = frozenset(index for index in named if index is not None)
    silent = [k for k, stretch in enumerate(stretches) if stretch.named is None]
    further = further_parts(listed)
    words = _shared_words(listed, stretches, ignored)
    fields = _fields(listed, stretches, silent)
    like = _shared(words) + words["other parts"] + _FIELD * fields["field among matters"]
    preamble = 0 if _is_preamble(listed[0], stretches) else None
    of_matters = _of_matters(listed, stretches, anchored, further, preamble)
    of_stretches = _of_stretches(stretches)
    signs = _signs(listed, stretches)
    unasked = np.array(
        [[m.rarely or j in anchored or j == preamble for j, m in enumerate(listed)]], dtype=float
    )
    only = len(listed) == 1 and not unasked.any()
    several = (words["opening words"] >= _NAMED).sum(axis=1, keepdims=True)
    return Held(
        taking_up={
            **words,
            **fields,
            **signs,
            "best matter": _lead_over_others(like),
            "best stretch": _lead_among(silent, like),
            "off the diagonal": _off_the_diagonal(len(listed), len(stretches), silent),
            "in its turn": _in_their_turn(listed, len(stretches), silent, anchored),
            "names several": np.maximum(several - 1.0, 0.0),
            "joined": _joined(listed, stretches, further),
            **of_stretches,
            **of_matters,
        },
        going_on={
            "like": np.maximum(like, 0.0),
            "opening words": words["opening words"],
            "field among matters": fields["field among matters"],
            "words near among matters": fields["words near among matters"],
        },
        untold={
            **_of_nothing(like, fields["words near"], unasked, of_stretches),
            "opening": signs["opening"].max(axis=1),
        },
        own={
            **_of_own(stretches),
            "like any matter": like.max(axis=1),
        },
        stated=[
            None if stretch.named is None else Stated(anchor)
            for stretch, anchor in zip(stretches, named, strict=True)
        ],
        agenda=Agenda(
            due=[
                not (further[j] or matter.rarely or j in anchored)
                for j, matter in enumerate(listed)
            ],
            further=further,
            part_of=[matter.part_of for matter in listed],
        ),
        barred=np.maximum(unasked * (like < _SHARED), _before(signs["titled"])),
        only=only,
    )


def choices(held: Held, weights: Weights) -> list[Stated | Choice]:
    """What each step is worth at every stretch, rounded so that it is the same on every machine."""
    shape = len(held.stated), len(held.agenda.due)
    taking_up = _weighed(held.taking_up, weights["taking up"], shape)
    taking_up = (np.array(taking_up) + _NEVER * held.barred).tolist()
    going_on = _weighed(held.going_on, weights["going on"], shape)
    untold = _weighed(held.untold, weights["untold"], shape[:1])
    own = _weighed(held.own, weights["own"], shape[:1])
    if held.only:
        untold = [
            w if remark else _NEVER
            for w, remark in zip(untold, held.untold["how things are"], strict=True)
        ]
    rows = zip(held.stated, taking_up, going_on, untold, own, strict=True)
    return [Choice(*steps) if stated is None else stated for stated, *steps in rows]


def _weighed(numbers: Named, weights: Mapping[str, float], shape: tuple[int, ...]) -> Any:
    total = np.zeros(shape)
    for name, found in numbers.items():
        total += weights[name] * found
    return np.round(total, 6).tolist()


# --- what a stretch and a matter share ------------------------------------------------------------

_NAMED = 0.5
"""Share of a matter's wording in what a stretch opens with by which it may be said to name it."""
_SHARED = 0.12
"""Share of a matter's wording from which on a stretch may be said to share words with it."""
_COMMONPLACE, _FIELD = 0.6, 0.3
"""What commonplace words and the field count for where all that is shared is told as one number."""


def _shared_words(
    listed: Sequence[Matter], stretches: Sequence[Stretch], ignored: frozenset[str]
) -> Named:
    """How much of each matter's wording every stretch repeats; rare pairs count for more.

    A matter told in words that any may have (重要讲话精神) is looked for in just these words.
    """
    matters = _wordings(listed, ignored)
    wanted = frozenset[str]().union(*matters)
    wholes = [found_in(s.text[:COMPARED], wanted) for s in stretches]
    openings = [found_in(s.text[:OPENING], wanted) for s in stretches]
    rarity = {p: 1 / count for p, count in Counter(chain(*matters, *wholes)).items()}
    near, far, plain = (np.zeros((len(stretches), len(listed))) for _ in range(3))
    for j, (matter, words) in enumerate(zip(listed, matters, strict=True)):
        if not telling(matter.text):
            plain[:, j] = [
                covered(words, neighbours(_without_formula(s.text[:OPENING]))) for s in stretches
            ]
            continue
        weight = sum(rarity[p] for p in words) or 1.0
        for k, (whole, opening) in enumerate(zip(wholes, openings, strict=True)):
            far[k, j] = sum(rarity[p] for p in words & whole) / weight
            near[k, j] = sum(rarity[p] for p in words & opening) / weight
    return {
        "opening words": near,
        "words": far,
        "commonplace words": plain,
        "other parts": _other_parts(listed, (near + far) / 2 + _COMMONPLACE * plain),
    }


def _shared(words: Named) -> Numbers:
    """All that is shared as one number."""
    commonplace = _COMMONPLACE * words["commonplace words"]
    return (words["opening words"] + words["words"]) / 2 + commonplace


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


def further_parts(listed: Sequence[Matter]) -> list[bool]:
    """Which matters are further parts of the clause that the one before is a part of."""
    before = [None, *(matter.part_of for matter in listed)]
    return [m.part_of is not None and m.part_of == b for m, b in zip(listed, before, strict=False)]


def _other_parts(listed: Sequence[Matter], like: Numbers) -> Numbers:
    """How much less than nothing a stretch is on the other parts of a further part's clause.

    It is taken up by what is about it, not by what is about all parts; the part after it may share
    its paragraph.
    """
    found = np.zeros_like(like)
    for j, further in enumerate(further_parts(listed)):
        if further:
            group = listed[j].part_of
            others = [i for i, m in enumerate(listed) if m.part_of == group and i not in (j, j + 1)]
            found[:, j] = -like[:, others].max(axis=1)
    return found


def _fields(listed: Sequence[Matter], stretches: Sequence[Stretch], silent: Sequence[int]) -> Named:
    """How related what a stretch opens with is to each matter, though they may share no word.

    By itself, and as against the other matters and the other stretches: in a meeting on farming all
    speak of fields and grain.
    """
    openings = [without_commonplace(_opening(stretches[k].text)) for k in silent]
    matters = [without_commonplace(matter.text) for matter in listed]
    told: Named = {}
    for name, related in (
        ("field", relatedness(openings, matters)),
        ("words near", nearness(openings, matters)),
    ):
        told[name] = related
        told[f"{name} among matters"] = related - related.mean(axis=1, keepdims=True)
        told[f"{name} among stretches"] = related - related.mean(axis=0)
    return {name: _in_rows(silent, found, len(stretches)) for name, found in told.items()}


def _in_rows(rows: Sequence[int], found: Numbers, count: int) -> Numbers:
    """A table of so many rows, 0 but for these."""
    table = np.zeros((count, found.shape[1]))
    table[rows] = found
    return table


def _opening(text: str) -> str:
    return _without_formula(text)[:_SAYS_ITS_FIELD]


_FORMULA = re.compile(
    r" ?(?:会议|大家|与会[\u4e00-\u9fff]{0,4})(?:还)?(?:指出|强调|要求|认为|提出),"
)


def _without_formula(opening: str) -> str:
    """What a stretch opens with, but that 会议要求, which is no word of a matter's."""
    formula = _FORMULA.match(opening)
    return opening[formula.end() :] if formula else opening


def _lead_over_others(like: Numbers) -> Numbers:
    """By how much each number of a row is ahead of the best other one, 0 where it is alone."""
    if like.shape[1] < 2:
        return np.zeros_like(like)
    ordered = np.sort(like, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return like - np.where(like == best, second, best)


def _lead_among(silent: Sequence[int], like: Numbers) -> Numbers:
    """The same, of a stretch as against the others that state nothing."""
    return _in_rows(silent, _lead_over_others(like[silent].T).T, len(like))


def _joined(
    listed: Sequence[Matter], stretches: Sequence[Stretch], further: Sequence[bool]
) -> Numbers:
    """Whether a stretch names a part with the part before, as the list joins them, so is on both.

    研究整改落实和建章立制工作 … 会议强调，整改落实、建章立制是关键环节.
    """
    found = np.zeros((len(stretches), len(listed)))
    for j, matter in enumerate(listed):
        if further[j]:
            before, part = listed[j - 1].text[-2:], matter.text[:2]
            joints = [f"{before}{joint}{part}" for joint in "、和与及"]
            found[:, j] = [any(joint in s.text[:OPENING] for joint in joints) for s in stretches]
    return found


def _off_the_diagonal(matters: int, stretches: int, silent: Sequence[int]) -> Numbers:
    """How far from its turn a stretch takes up a matter, if all have equally many stretches."""
    found = np.zeros((stretches, matters))
    turns = (np.arange(matters) + 0.5) / matters
    for at, k in enumerate(silent):
        found[k] = np.abs((at + 0.5) / len(silent) - turns)
    return found


def _in_their_turn(
    listed: Sequence[Matter], stretches: int, silent: Sequence[int], anchored: frozenset[int]
) -> Numbers:
    """Whether there are as many stretches as matters, so that they may be on one each, in order."""
    found = np.zeros((stretches, len(listed)))
    left = [j for j, m in enumerate(listed) if not m.rarely and j not in anchored]
    if len(left) == len(silent):
        found[silent, left] = 1
    return found


# --- what a stretch opens with --------------------------------------------------------------------

_HINTED = 160
"""Characters in which something hints at a matter of a kind that nearly always is hinted at."""


def _signs(listed: Sequence[Matter], stretches: Sequence[Stretch]) -> Named:
    """Whether a stretch opens as one on such a matter does, or lacks what they nearly all have."""
    topic, opening, unhinted, titled = (np.zeros((len(stretches), len(listed))) for _ in range(4))
    for k, on in enumerate(_topics(stretches, [matter.text for matter in listed])):
        if on is not None:
            topic[k, on] = 1
    for j, matter in enumerate(listed):
        if matter.opening is not None:
            opening[:, j] = [matter.opening.match(s.text) is not None for s in stretches]
        if matter.hints is not None:
            unhinted[:, j] = [not matter.hints.search(s.text[:_HINTED]) for s in stretches]
        if (title := _TITLED.search(matter.text)) is not None:
            titled[:, j] = [s.named is None and title[1] in s.text[:OPENING] for s in stretches]
    secretary = np.array([[float("总书记" in s.text[:OPENING])] for s in stretches])
    speech = np.array([[_OF_A_SPEECH.match(s.text) is not None] for s in stretches])
    return {
        "topic": topic,
        "opening": opening,
        "unhinted": unhinted,
        "titled": titled,
        "of a speech": speech * np.array([[float(m.hints is None) for m in listed]]),
        "of the secretary": secretary * np.array([[float("总书记" not in m.text) for m in listed]]),
    }


_OF_A_SPEECH = re.compile(
    r" ?[^,。;:]{2,8}(?:指出|强调|认为|要求),习近平总书记"
    r"(?:(?!,要)[^。;]){0,60}?(?:讲话|指示|批示|回信|贺信)"
)
"""On the secretary's own words, not on business: 习近平总书记的重要讲话，为打赢防疫战提供了指南."""


def _before(told: Numbers) -> Numbers:
    """Of each stretch and matter, whether something is so of a stretch further on."""
    later = np.cumsum(told[::-1], axis=0)[::-1] - told
    return np.minimum(later, 1.0)


_TITLED = re.compile(r"《([^《》]{6,})》")
_TOPIC = re.compile(
    r" ?(?:会议|[\u4e00-\u9fff·]{2,4})(?:指出|强调|认为|要求),"
    r"(?:做好|抓好|办好|推进|加强|加快|发展)?(?P<topic>[^,。;:]{2,12}?)"
    r"(?:(?:就|既|也|都|正|历来|始终)?是|事关|关系|关乎|直接关系|牵动)"
)
_A_PAPER = 5
"""Characters that call a paper by its kind, though any of them may be on anything: 政府工作报告."""
_KIND_OF_PAPER = r"(?:报告|方案|办法|规划|条例|要点|计划)"
_OF_A_PAPER = re.compile(
    r" ?(?:会议|[\u4e00-\u9fff·]{2,4})(?:"
    rf"(?:指出|强调|认为|要求),(?:制定|起草|修订|修改)?(?:该|这[个部])?(?P<kind>{_KIND_OF_PAPER})(?=[要是应的])"
    rf"|(?:原则)?(?:同意|通过)(?:该|这[个部])(?P<this>{_KIND_OF_PAPER}))"
)
"""会议强调，报告要回应社会关切, 会议原则同意该办法: on the only listed paper of that kind."""


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
        if (paper := _OF_A_PAPER.match(stretch.text)) is not None:
            kind = paper["kind"] or paper["this"]
            called = re.compile(f"{kind}(?:\\([^()]{{0,8}}\\))?》")
            found[-1] = only(called.search(text) is not None for text in texts)
    return found


_SAYS = {
    "points out": re.compile(r"[^,。]{0,8}(?:指出|认为)"),
    "stresses": re.compile(r"[^,。]{0,8}强调"),
    "demands": re.compile(r"[^,。]{0,8}要求"),
    "someone says": re.compile(
        r" ?(?!会议|大家|与会)[\u4e00-\u9fff·]{2,4}(?:在[^,。]{1,8})?(?:还|最后)?"
        r"(?:指出|强调|要求|说)"
    ),
}
"""How a stretch begins, whatever it is on: 会议指出, 会议强调, 会议要求, 丁向群指出."""
_AT_LARGE = re.compile(
    r"今年是|收官|半年|各级各部门|全[市县区]上下|目标任务|开局|全年|年初|年底|当前|今年以来|经济运行|岁末|"
    r"年关|重要意义|倒排|咬定|扎实做好"
)
"""Words of remarks on how things are and of demands of everyone, which may be on anything."""
_REMARK, _OFTEN, _SHORT, _LONG = 120, 2, 40, 300
"""Characters in which such words are looked for, and how many are counted; characters of a stretch
that is short, and of one than which none is longer."""
_THINGS = re.compile(
    r" ?(?:会议|[\u4e00-\u9fff·]{2,4})(?:认为|指出|强调),"
    r"(?:现在|当前|目前|(?:今年|去年|近年|一年|[^,。;:]{0,24}会议)以?来)"
)
"""How things are, ahead of the first matter: 会议认为，当前经济运行总体平稳."""


def _of_stretches(stretches: Sequence[Stretch]) -> Named:
    """What is held about a stretch, whatever matter it may take up."""
    texts = [stretch.text for stretch in stretches]
    stated = [stretch.named is not None for stretch in stretches]
    repeats = [
        k > 0 and not (stated[k] or stated[k - 1]) and _repeated(text, texts[k - 1])
        for k, text in enumerate(texts)
    ]
    remarks = [min(len(_AT_LARGE.findall(text[:_REMARK])), _OFTEN) for text in texts]
    count = range(len(texts))
    told: dict[str, Iterable[float]] = {
        "first": (k == 0 for k in count),
        "second": (k == 1 for k in count),
        "after a statement": [False, *stated[:-1]],
        "before a statement": [*stated[1:], False],
        "goes on": (s.opens <= GOES_ON for s in stretches),
        "opens": (s.opens for s in stretches),
        "at large": remarks,
        "short": (len(text) < _SHORT for text in texts),
        "length": (min(len(text) / _LONG, 1.0) for text in texts),
        "repeats": repeats,
        "how things are": (_THINGS.match(text) is not None for text in texts),
        **{name: [says.match(text) is not None for text in texts] for name, says in _SAYS.items()},
    }
    return {name: np.array([[float(x)] for x in found]) for name, found in told.items()}


def _repeated(text: str, before: str) -> float:
    """The share of what a stretch opens with that repeats what the one before it says."""
    opening, whole = without_commonplace(_opening(text)), without_commonplace(before[:_REPEATED])
    return covered(neighbours(opening), neighbours(whole))


_REPEATED = 400
"""Characters of the stretch before of which one that goes on about its matter repeats some."""


# --- what a matter is -----------------------------------------------------------------------------

GOES_ON = -0.1
"""How readily a stretch opens a matter at most that goes on with points or what was decided."""
_FEW, _TOGETHER = 2, 2
"""Matters of which two stretches need not be on one each, and by how many a list may be longer than
what follows it: two may share a stretch."""
_PREAMBLE = re.compile("学习(?:宣传)?(?:贯彻)?")


def _of_matters(
    listed: Sequence[Matter],
    stretches: Sequence[Stretch],
    anchored: frozenset[int],
    further: Sequence[bool],
    preamble: int | None,
) -> Named:
    """What is held about a matter, whatever stretch may take it up."""
    enough = _are_enough(listed, stretches, anchored)
    told: dict[str, Iterable[bool]] = {
        "taken up": (True for _ in listed),
        "first listed": (j == 0 for j, _ in enumerate(listed)),
        "last listed": (j == len(listed) - 1 for j, _ in enumerate(listed)),
        "further part": further,
        "enumerated": (
            enough and part and matter.enumerated and matter.hints is None
            for matter, part in zip(listed, further, strict=True)
        ),
        "stated elsewhere": (j in anchored for j, _ in enumerate(listed)),
        "study": (matter.hints is not None for matter in listed),
        "preamble": (j == preamble for j, _ in enumerate(listed)),
        "told in commonplace": (not telling(matter.text) for matter in listed),
    }
    return {name: np.array([list(found)], dtype=float) for name, found in told.items()}


def _is_preamble(matter: Matter, stretches: Sequence[Stretch]) -> bool:
    """Whether study ahead of the business has no paragraph that begins as one on it would."""
    if matter.hints is None or not _PREAMBLE.fullmatch(matter.verb):
        return False
    return not any(matter.hints.search(stretch.text[:_HINTED]) for stretch in stretches)


def _are_enough(
    listed: Sequence[Matter], stretches: Sequence[Stretch], anchored: frozenset[int]
) -> bool:
    """Whether there are nearly as many stretches as matters of which none is named in them."""
    telling_on = sum(s.named is None and s.opens > GOES_ON for s in stretches)
    untold = sum(not m.rarely and j not in anchored for j, m in enumerate(listed))
    return len(listed) > _FEW and untold <= telling_on + _TOGETHER


# --- what speaks for no listed matter -------------------------------------------------------------


def _of_nothing(like: Numbers, near: Numbers, unasked: Numbers, stretches: Named) -> Named:
    """What is held about a stretch that is on nothing listed, ahead of all that is."""
    return {
        "untold": np.ones(len(like)),
        "first matter unasked": np.full(len(like), unasked[0, 0]),
        "like the first matter": like[:, 0],
        "like any matter": like.max(axis=1),
        "words near the first matter": near[:, 0],
        **{
            name: stretches[name][:, 0]
            for name in ("first", "at large", "goes on", "how things are")
        },
    }


def _of_own(stretches: Sequence[Stretch]) -> Named:
    """How much a stretch repeats of the matter that one before it stated."""
    repeated = np.zeros(len(stretches))
    words = frozenset[str]()
    for k, stretch in enumerate(stretches):
        if stretch.named is not None:
            words = pairs(stretch.named)
        else:
            repeated[k] = covered(words, found_in(stretch.text[:COMPARED], words))
    return {"own": np.ones(len(stretches)), "words": repeated}
