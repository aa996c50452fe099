"""Two meetings of one day, told from one another by the part of the day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from bot.answer import Chaired, Nothing, OneMeeting, answer
from bot.question import understand
from bot.reply.wording import scope_of
from bot.voice import CHINESE
from store import Store, open_store
from store.model import Source

TODAY = datetime.date(2024, 12, 31)
MORNING = """青川市委常委会召开会议

2024年3月5日上午，青川市委常委会召开会议，研究防汛备汛工作。市委书记韩知远主持会议。
会议研究了防汛备汛工作，指出，要备足物资。
"""
AFTERNOON = """青川市政府召开常务会议

2024年3月5日下午，市长闵舒主持召开青川市政府常务会议，研究粮食收购工作。
会议研究了粮食收购工作，指出，要敞开收购。
"""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("day")) as store:
        told = {"上午.txt": MORNING, "下午.txt": AFTERNOON}
        list(store.add(Source(name, text.encode(), "page") for name, text in told.items()))
        yield store


@pytest.mark.parametrize(
    ("asked", "chair"),
    [
        ("3月5日上午的会谁主持的", "韩知远"),
        ("3月5日早上谁主持的会", "韩知远"),
        ("3月5號下午的會誰主持的", "闵舒"),
    ],
)
def test_who_chaired_in_a_part_of_the_day_is_who_chaired_then(
    city: Store, asked: str, chair: str
) -> None:
    found = answer(understand(asked, TODAY, city.facts.names()), city)
    assert isinstance(found, Chaired)
    assert [p.name for told in found.meetings for p in told.readout.chair] == [chair]


@pytest.mark.parametrize("time", ["下午", "午后", ""])
def test_the_part_of_the_day_is_no_part_of_a_bodys_name(city: Store, time: str) -> None:
    asked = understand(f"3月5日{time}市政府常务会议研究了什么", TODAY, city.facts.names())
    found = answer(asked, city)
    assert isinstance(found, OneMeeting)
    assert found.stored.readout.body == "青川市政府常务会议"


def test_what_a_meeting_is_besides_its_bodys_leaves_it_that_bodys(city: Store) -> None:
    asked = understand("市委常委会专题会议研究了什么", TODAY, city.facts.names())
    assert asked.meetings == ("青川市委常委会会议",)


def test_where_no_meeting_was_in_that_part_of_the_day_it_is_told_so(city: Store) -> None:
    asked = understand("3月5日晚上的会谁主持的", TODAY, city.facts.names())
    found = answer(asked, city)
    assert isinstance(found, Nothing)
    assert found.looked.why == "meeting"
    assert scope_of(asked, CHINESE) == "3月5日晚"
