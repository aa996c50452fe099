"""A meeting that several readouts tell of is counted once, and told with all of them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.answer import Counted, Meetings, OneMeeting, answer
from bot.chat.asker import Asker
from bot.conversation import Conversation
from bot.question import understand
from bot.richtext import to_plain
from store import Scope, Source, Store, open_store
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)
DAY = "2024年3月1日"


def paper(source_id: str, text: str, published: str | None = None) -> Source:
    record = {"id": source_id, "title": text.split("，")[1], "text": text}
    if published:
        record["published"] = published
    return Source(source_id, json.dumps(record, ensure_ascii=False).encode(), "record")


def session(source_id: str, day: str, which: str, told: str) -> Source:
    text = f"{day}，澜阳市人大常委会举行第{which}次主任会议。主任柏知远主持会议。\n会议{told}。"
    return paper(source_id, text)


def meetings_in(folder: Path, sources: Sequence[Source]) -> int:
    with open_store(folder) as store:
        list(store.add(sources))
        return store.facts.count(Scope())


UNCHAIRED = f"{DAY}，市政府召开常务会议，研究防汛工作。\n会议研究了防汛工作，强调，要抓好落实。"
TWO_PAPERS = (
    written("one", DAY, ("垃圾分类工作",)),
    written("two", DAY, ("垃圾分类工作", "防汛工作")),
)


@pytest.mark.parametrize(
    ("sources", "meetings"),
    [
        pytest.param(TWO_PAPERS, 1, id="two papers"),
        pytest.param(
            (session("a", "2024年5月6日", "十二", "听取了预算执行情况的汇报"),
             session("b", "2024年5月8日", "12", "审议了养犬管理条例草案")),
            1, id="two days of one session",
        ),
        pytest.param(
            (session("a", DAY, "十二", "听取了预算执行情况的汇报"),
             session("b", DAY, "十三", "审议了养犬管理条例草案")),
            2, id="two sessions on one day",
        ),
        pytest.param(
            (session("a", "2020年5月6日", "十二", "听取了预算执行情况的汇报"),
             session("b", "2024年5月8日", "十二", "审议了养犬管理条例草案")),
            2, id="the same number years later",
        ),
        pytest.param(
            (written("a", DAY), written("b", DAY, chair="柏知远")), 2, id="two cities",
        ),
        pytest.param(
            (written("a", DAY), paper("b", UNCHAIRED)),
            2, id="of whose place nothing is known",
        ),
        pytest.param((written("a", DAY), written("b", "2024年3月2日")), 2, id="two days"),
    ],
)  # fmt: skip
def test_readouts_of_one_meeting_are_told_from_those_of_several(
    tmp_path: Path, sources: Sequence[Source], meetings: int
) -> None:
    assert meetings_in(tmp_path, sources) == meetings


def test_it_does_not_matter_which_came_first(tmp_path: Path) -> None:
    third = written("three", DAY, ("垃圾分类工作",))
    assert meetings_in(tmp_path, (third, *TWO_PAPERS[::-1])) == 1


@pytest.fixture
def two(tmp_path: Path) -> Store:
    store = open_store(tmp_path)
    list(store.add([*TWO_PAPERS, written("later", "2024年4月1日", ("防汛工作",))]))
    return store


def test_counts_by_month_and_chair_and_of_items_count_it_once(two: Store) -> None:
    by_month = {one.of: one.count for one in two.facts.tally(Scope(), "month")}
    assert by_month == {"2024-03": 1, "2024-04": 1}
    assert [one.count for one in two.facts.tally(Scope(), "chair")] == [2]
    assert two.facts.count(Scope(), "items") == 3  # the longer list, and the later one
    assert sum(one.count for one in two.facts.tally(Scope(), "body", "items")) == 3
    known = two.facts.person("闻亦舟")
    assert known is not None
    assert [part.meetings for part in known.parts] == [2]


def test_a_readout_that_is_changed_to_another_day_tells_of_a_meeting_of_its_own(
    two: Store,
) -> None:
    list(two.add([written("two", "2024年3月5日", ("垃圾分类工作",))]))
    assert two.facts.count(Scope()) == 3


def test_how_often_counts_meetings_and_shows_both_readouts(two: Store) -> None:
    told = answer(understand("垃圾分类研究过几次", TODAY, two.facts.names()), two)
    assert isinstance(told, Counted)
    assert (told.total, len(told.shown)) == (1, 2)
    reply = Conversation(two).reply_to("垃圾分类研究过几次", Asker(TODAY))
    assert "共 1 次会议（2 篇通稿，同一次会议只计一次）" in to_plain(reply.blocks)


def test_the_one_meeting_asked_about_is_opened_and_its_other_readout_named(two: Store) -> None:
    told = answer(understand("2024年3月1日的会议研究了什么", TODAY, two.facts.names()), two)
    assert isinstance(told, OneMeeting)
    assert len(told.others) == 1
    reply = Conversation(two).reply_to("3月1日的会议", Asker(TODAY))
    assert "同一次会议另有通稿：" in to_plain(reply.blocks)


def test_the_latest_two_are_two_meetings(two: Store) -> None:
    told = answer(understand("最近两次会议研究了什么", TODAY, two.facts.names()), two)
    assert isinstance(told, Meetings)
    assert (told.total, told.again) == (3, 1)
