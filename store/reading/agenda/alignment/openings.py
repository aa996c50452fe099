"""What a stretch opens with, which may tell what it is on or that it only goes on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from store.reading.agenda.alignment.anchors import only
from store.reading.agenda.alignment.model import Matter, Named, Numbers, Stretch
from store.reading.agenda.alignment.sharing import OPENING, opening_of
from store.reading.agenda.matters.wording import (
    covered,
    neighbours,
    telling,
    without_commonplace,
)

GOES_ON = -0.1
"""How readily a stretch opens a matter at most that goes on with points or what was decided."""
HINTED = 160
"""Characters in which something hints at a matter of a kind that nearly always is hinted at."""


def signs_of(listed: Sequence[Matter], stretches: Sequence[Stretch]) -> Named:
    """Whether a stretch opens as one on such a matter does, or lacks what they nearly all have."""
    topic, opening, unhinted, titled = (np.zeros((len(stretches), len(listed))) for _ in range(4))
    for k, on in enumerate(_topics(stretches, [matter.text for matter in listed])):
        if on is not None:
            topic[k, on] = 1
    for j, matter in enumerate(listed):
        if matter.opening is not None:
            opening[:, j] = [matter.opening.match(s.text) is not None for s in stretches]
        if matter.hints is not None:
            unhinted[:, j] = [not matter.hints.search(s.text[:HINTED]) for s in stretches]
        if (title := _TITLED.search(matter.text)) is not None:
            titled[:, j] = [_opens_with(title[1], stretch) for stretch in stretches]
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


def ahead_of_it(told: Numbers) -> Numbers:
    """Of each stretch and matter, whether something is so of a stretch further on."""
    later = np.cumsum(told[::-1], axis=0)[::-1] - told
    return np.minimum(later, 1.0)


def _opens_with(title: str, stretch: Stretch) -> bool:
    """Whether a stretch without a statement opens with a paper, and not with what becomes of it."""
    opening = stretch.text[:OPENING]
    return stretch.named is None and title in opening and not _PASSED_ON.match(opening)


_TITLED = re.compile(r"《([^《》]{6,})》")
_PASSED_ON = re.compile(r" ?会议(?:还)?(?:决定|同意|建议),?(?:将|把)")
"""会议决定，将《政府工作报告（征求意见稿）》发往各省: said when all of it has been told."""
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


def of_each_stretch(stretches: Sequence[Stretch]) -> Named:
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
    opening, whole = without_commonplace(opening_of(text)), without_commonplace(before[:_REPEATED])
    return covered(neighbours(opening), neighbours(whole))


_REPEATED = 400
"""Characters of the stretch before of which one that goes on about its matter repeats some."""
