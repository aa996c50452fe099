"""Who a text says spoke at its meeting: not whose words it learned, nor who spoke elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from store.reading.prose import read_prose
from store.words import fold

_A_NOUN = "精神|内容|稿|中|里|要求|和|对|站在|是|为"
"""What follows a speech that was given before, and is now spoken of."""
_SAID = "(?:指出|强调|表示|要求|认为|说(?![明法]))(?!的|过的|精神|内容)"
_SPEECH = f"(?:讲话|发言|致辞)(?!的|{_A_NOUN})"
_GAVE = f"(?:发表|[作做])了?(?:[^。,;、的一]{{0,8}}?{_SPEECH}|报告)"
_REPORTED = r"[作做](?!出|的)了?[^。,]{0,80}(?:报告|汇报|说明|发言)"
_DID = f"(?:{_SAID}|{_GAVE}|{_REPORTED}|{_SPEECH})"
# 某某的讲话 and 某某重要讲话 were given before; what was done at several times, or was written,
# was not done here.
_NOT_HERE = (
    "的|重要|讲话|指示|批示|多次|系列|近期|近日|曾|此前|"
    "(?:视察|考察|调研|访问)[^。,;]{0,12}?[并时]|在[^。,;]{1,30}?(?:上|时|期间)"
)
_BETWEEN = rf"(?:(?!{_NOT_HERE})[^。,;、:\n])"
_AT = r"在(?P<place>[^。,;的\n]{0,30}?)(?:上|时|期间|(?<=[话言])中)"
_WAS_THERE = r"(?:主持|出席|列席|参加|到会|与会)(?!的)[^。;,的\n]{0,60}?"
# Several who are named one after the other did so: 某甲、某乙出席会议并讲话.
_TOGETHER = (
    "[,、][^。;]{0,60}(?:出席|参加)[^。;,]{0,6}并(?:分别)?(?:发表)?(?:重要)?(?:讲话|发言)|"
    "(?:、[㐀-鿿·]{2,8})*(?:同志)?等?(?:分别)?(?:围绕|就|对)[^。;]{2,60}(?:作|做|进行)了?"
    "[^。;,]{0,6}(?:发言|讲话|汇报|说明|报告)"
)
# 某某主持会议。他强调
_THEN = (
    r"[^。,;的\n]{0,16}主持[^。;\n]{0,80}。\s*[他她](?:最后|还|同时|在会上)*"
    + f"(?:{_SAID}|{_GAVE})"
)
_HEARD = rf"{_BETWEEN}{{0,12}}?(?P<heard>[作做]的)[^。;]{{2,60}}(?:报告|汇报|说明)"
_LEARNT = re.compile(
    "(?:学习|传达|贯彻|落实|领会|把握|按照|根据|遵照|牢记|重温)了?"
    r"(?:(?!精神|会议|部署)[^。,;、\n]){0,12}$"
)
_GOES_ON = re.compile(f"{_SAID}$")
"""What was said follows: 某某强调."""
_SAID_BEFORE = re.compile(f"{_SAID}[,:]")
_TO_HEAR = re.compile("听取")
_ANOTHER = re.compile(
    r"[^,。;\n]{0,30}?(?P<meeting>[^,。;\n]{1,8}(?:全会|大会|座谈会|论坛|峰会))(?![副秘主])"
    r"[^。;\n]*,"
)
_END = re.compile(r"[。;\n]")
_HERE = re.compile(
    "(?:[这本此]次|当天的?)?(?:会议?)?|(?:讨论|听取|审议|总结|点评|交流|研究)[^会]*|讲话|发言|致辞"
)
_HELD = re.compile("(?:主持|出席|参加)(?:召开)?")


def is_said_to_speak(name: str, folded: str, meeting: str = "") -> bool:
    """Whether a folded text reports what a person said at its meeting, which is called so."""
    return next(_spoken(name, folded, meeting), None) is not None


def what_was_said(name: str, text: str, meeting: str = "") -> tuple[int, int] | None:
    """Where a text tells what a person said at its meeting: from the sentence that says so to the
    end of its paragraph; else the sentence that only tells that they spoke.
    """
    prose = read_prose(text)
    every = [found.span() for found in _spoken(name, prose.folded, meeting)]
    if not every:
        return None
    said = next((span for span in every if _GOES_ON.search(prose.folded, *span)), None)
    start, end = said or every[0]
    start = max(prose.folded.rfind(stop, 0, start) for stop in "。\n") + 1
    stops = "\n" if said else "。\n"
    ends = (at for stop in stops if (at := prose.folded.find(stop, end)) >= 0)
    end = min(ends, default=len(prose.folded) - 1)
    end += not prose.folded.startswith("\n", end)
    return prose.offset(start), prose.offset_of_end(end)


def _spoken(name: str, folded: str, meeting: str) -> Iterator[re.Match[str]]:
    """Where a folded text tells that a person spoke at its meeting."""
    called, meant = fold(meeting), fold(name)
    if _is_only_quoted(meant, folded):
        return iter(())
    every = _speaking(meant).finditer(folded)
    return (found for found in every if _is_here(found, folded, called))


def _is_only_quoted(name: str, folded: str) -> bool:
    """Whether a meeting learned what somebody had said who is not told to have been there."""
    who = re.escape(name)
    words = "(?:讲话|指示|批示|论述|精神)"
    learned = f"(?:学习|传达)[^。;]{{0,30}}?{who}[^。;]{{0,60}}?{words}"
    there = rf"{who}[^。;\n]{{0,60}}?(?:主持|出席|参加|列席|在会议?上)"
    listed = f"(?:出席|参加)[^。;]{{0,200}}?{who}"
    return bool(re.search(learned, folded)) and not re.search(f"{there}|{listed}", folded)


@lru_cache(maxsize=512)
def _speaking(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"{re.escape(name)}(?:{_TOGETHER}|{_THEN}|{_HEARD}|"
        rf"{_BETWEEN}{{0,6}}?{_DID}|"
        rf"{_BETWEEN}{{0,8}}?{_AT},?{_BETWEEN}{{0,8}}?{_DID}|"
        rf"{_BETWEEN}{{0,16}}?{_WAS_THERE}(?:,?并{_BETWEEN}{{0,6}}?|,(?:[他她还]|最后|同时)*){_DID})"
    )


def _is_here(found: re.Match[str], folded: str, meeting: str) -> bool:
    """Whether somebody is told to have spoken at this very meeting."""
    before = _END.split(folded[max(0, found.start() - _A_SENTENCE) : found.start()])[-1]
    if _LEARNT.search(before) or _SAID_BEFORE.search(before):
        return False  # 会议指出，某某作了重要讲话
    if found["heard"] and not _TO_HEAR.search(before):
        return False
    if not found["place"] and (of_it := _ANOTHER.match(before)) and of_it["meeting"] not in meeting:
        return False  # 全会选举了……，某某作了重要讲话
    place = _HELD.sub("", found["place"] or "", count=1)
    return bool(_HERE.fullmatch(place)) or place in meeting or bool(meeting and meeting in place)


_A_SENTENCE = 400
"""Letters; one that is longer is not read to its beginning."""
