"""One question in many wordings is understood as one, whatever the time, the body or the matter."""

from __future__ import annotations

import datetime
import itertools

import pytest

from bot.question import Question, understand
from store.facts import Names

TODAY = datetime.date(2024, 12, 31)
BODIES = (
    "国务院常务会议",
    "国务院全体会议",
    "中央政治局会议",
    "全国人大常委会委员长会议",
    "全国政协主席会议",
    "望澜市委常委会会议",
)
NAMES = Names(
    tuple((name, name.removesuffix("会议")) for name in BODIES),
    frozenset(("闻亦舟", "柏知远")),
    frozenset(("望澜市",)),
)
TIMES = ("2023年", "2024年3月", "去年", "今年上半年", "2023年下半年", "2024年第一季度")
MATTERS = ("就业", "养老", "粮食安全", "人工智能", "垃圾分类")


def essence(text: str) -> tuple[object, ...]:
    """What a question is understood as, but for how it is told."""
    asked: Question = understand(text, TODAY, NAMES)
    return (asked.words, asked.meetings, asked.when, asked.person, asked.order, asked.session)


@pytest.mark.parametrize(
    "wording",
    [
        "{body}{time}开了几次",
        "{time}一共开了几次{body}",
        "{time}{body}总共召开了多少次",
        "{body}在{time}开过几次",
        "{time}，{body}开了多少次？",
        "{time}的{body}有多少次",
        "统计一下{time}{body}的次数",
        "请问{time}{body}开了多少次呀",
        "{time}召开过多少次{body}？",
        "{time}收录了几次{body}",
    ],
)
def test_how_often_a_body_met_in_a_time(wording: str) -> None:
    for body, time in itertools.product(BODIES, TIMES):
        plain = f"{time}{body}开了几次"
        assert essence(wording.format(body=body, time=time)) == essence(plain), plain


@pytest.mark.parametrize(
    "wording",
    [
        "{time}{organ}开了几次{kind}",
        "{organ}{time}开了几次{kind}",
        "{organ}在{time}开过多少次{kind}",
        "{time}{organ}一共召开了几次{kind}",
        "{organ}的{kind}{time}开了几次",
        "{time}{organ}的{kind}有多少次",
        "{organ}{time}共有几次{kind}",
    ],
)
def test_how_often_an_organ_held_a_kind_of_meeting(wording: str) -> None:
    kinds = (
        ("国务院", "常务会议"),
        ("国务院", "全体会议"),
        ("全国人大常委会", "委员长会议"),
        ("全国政协", "主席会议"),
    )
    for (organ, kind), time in itertools.product(kinds, TIMES):
        plain = f"{time}{organ}{kind}开了几次"
        told = wording.format(organ=organ, kind=kind, time=time)
        assert essence(told) == essence(plain), plain


@pytest.mark.parametrize(
    "wording",
    [
        "{time}{body}什么时候研究过{matter}",
        "{body}{time}哪几次研究过{matter}",
        "{matter}{time}在{body}上研究过没有",
        "{time}哪些{body}研究了{matter}",
        "{time}{body}有没有研究过{matter}",
        "{matter}，{time}{body}研究过吗",
        "{time}研究{matter}的{body}有哪些",
        "请问{time}{body}是否研究过{matter}？",
        "{time}{body}研究過{matter}嗎",
    ],
)
def test_whether_a_body_took_up_a_matter_in_a_time(wording: str) -> None:
    for body, time, matter in itertools.product(BODIES, TIMES[:3], MATTERS):
        plain = f"{time}{body}研究过{matter}吗"
        told = wording.format(body=body, time=time, matter=matter)
        assert essence(told) == essence(plain), plain


@pytest.mark.parametrize(
    "wording",
    [
        "{matter}最近一次是哪次会研究的",
        "最后一次研究{matter}是哪天",
        "上一次研究{matter}是什么时候",
        "{matter}最近一次研究是哪天",
    ],
)
def test_when_a_matter_was_taken_up_last(wording: str) -> None:
    for matter in MATTERS:
        plain = f"最近一次研究{matter}是什么时候"
        assert essence(wording.format(matter=matter)) == essence(plain), plain


@pytest.mark.parametrize(
    "wording",
    [
        "{time}{person}主持过多少次会议",
        "{person}在{time}主持过几次会",
        "{time}由{person}主持的会有几次",
        "{person}主持的会{time}有多少",
        "{time}{person}一共主持了几次会议",
    ],
)
def test_how_often_somebody_chaired(wording: str) -> None:
    for person, time in itertools.product(("闻亦舟", "柏知远"), TIMES):
        plain = f"{person}{time}主持了几次会"
        assert essence(wording.format(person=person, time=time)) == essence(plain), plain
