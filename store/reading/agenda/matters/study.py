"""Study that a meeting held itself, or that one of them led: no deciding verb states it."""

from __future__ import annotations

import re

from store.reading.agenda.matters.matter import Clause
from store.reading.prose import Prose, Sentence, Span

_GROUP_STUDY = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}会议|会上)(?:上)?(?:还|并|同时)?"
    r"(?:以\"(?P<named>[^\"]{2,60})\"为(?:主)?题,?)?(?:举行|进行|"
    r"开展)了?(?P<matter>(?:\d{4}年)?(?:第[一二三四五六七八九十\d]{1,3}次)?"
    r"(?:理论学习中心组|专题|年度|党组)*)(?P<verb>集体学习)"
)


_THEME = re.compile(
    r"(?:学习)?(?:的)?主题(?:是|为)|内容(?:是|为)|[^,。]{0,40}(?:题为|为题|主题为)(?=[\"《](?P<named>[^\"《》]{2,60})[\"》])"
)


def group_study(prose: Prose, sentence: Sentence, index: int) -> Clause | None:
    """会议举行了集体学习，主题是……: group study that the meeting itself held."""
    clause = sentence.clauses[index]
    match = _GROUP_STUDY.match(prose.folded, clause.start, clause.end)
    if match is None:
        return None
    matter = Span(match.start("matter"), match.end("verb"))
    if match["named"]:
        matter = Span(*match.span("named"))
    elif index + 1 < len(sentence.clauses):
        following = sentence.clauses[index + 1]
        if theme := _THEME.match(prose.folded, following.start, following.end):
            matter = Span(theme.end(), following.end)
            if theme["named"]:
                matter = Span(*theme.span("named"))
    return Clause(prose, clause.start, Span(*match.span("verb")), matter, sentence.parts[index])


_LED = re.compile(r"[^,。;:《》]{2,40}?(?P<verb>领学)了?(?=《|习近平|.{2,60}(?:精神|论述|讲话))")


def led_study(prose: Prose, sentence: Sentence, index: int) -> Clause | None:
    """区委常委韩某领学《甲》: study that one of them led."""
    clause = sentence.clauses[index]
    match = _LED.match(prose.folded, clause.start, clause.end)
    if match is None:
        return None
    verb, studied = Span(*match.span("verb")), Span(match.end(), clause.end)
    return Clause(prose, clause.start, verb, studied, sentence.parts[index])


def leads_on(before: Clause, told: Clause) -> bool:
    """Whether another one led the study of one more thing: 韩某领学《甲》，丁某领学《乙》."""
    return before.verb == told.verb == "领学"
