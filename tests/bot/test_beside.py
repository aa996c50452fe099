"""Meetings that are told by another one: the next after it, the last before it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answer import Answer, Chaired, Counted, Matters, Nothing, OneMeeting, Told, answer
from bot.question import understand
from bot.question.whole import whole
from bot.sample import open_sample
from store import Store, open_store
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Meetings of one series, two of which took up one matter."""
    with open_store(tmp_path_factory.mktemp("beside")) as store:
        sources = [
            written("1", "2024年3月1日", ("防汛",)),
            written("2", "2024年4月1日", ("养犬管理",)),
            written("3", "2024年5月1日", ("供热", "防汛"), chair="柏知远"),
            written("4", "2024年6月1日", ("秋粮",)),
        ]
        list(store.add(sources))
        yield store


def _of(store: Store, asked: str) -> Answer:
    return answer(understand(asked, TODAY, store.facts.names()), store)


@pytest.mark.parametrize(
    ("asked", "source"),
    [
        ("2024年4月1日市政府常务会议后的第一次市政府常务会议研究了什么", "3"),
        ("2024年4月1日之后的下一次市政府常务会议是哪天", "3"),
        ("4月1日那次市政府常务会议之后，隔了多久开的下一次", "3"),
        ("2024年5月1日市政府常务会议的上一次是哪天", "2"),
        ("2024年5月1日市政府常务会议之前的最后一次市政府常务会议", "2"),
        ("研究养犬管理的那次常务会议之后的下一次研究了什么", "3"),
        ("研究完养犬管理之后，下一次市政府常务会议是哪天", "3"),
        ("4月1日市政府常务会议之后市政府常务会议什么时候开的", "3"),
    ],
)
def test_a_meeting_is_told_by_the_one_beside_it(city: Store, asked: str, source: str) -> None:
    found = _of(city, asked)
    assert isinstance(found, OneMeeting)
    assert found.stored.readout.source_id == source


def test_who_chaired_the_one_after_is_told(city: Store) -> None:
    found = _of(city, "研究养犬管理的常务会议之后的下一次是谁主持的")
    assert isinstance(found, Chaired)
    assert [s.readout.source_id for s in found.meetings] == ["3"]


def test_all_after_another_are_counted(city: Store) -> None:
    found = _of(city, "4月1日市政府常务会议以后市政府常务会议又开了几次")
    assert isinstance(found, Counted)
    assert found.total == 2


def test_where_several_are_meant_it_is_asked_which(city: Store) -> None:
    found = _of(city, "研究防汛的那次常务会议之后的下一次是哪天")
    assert isinstance(found, Told)
    assert found.sentence.key == "problem.which_of_days"


def test_a_meeting_is_opened_for_what_else_it_took_up(city: Store) -> None:
    found = _of(city, "研究供热的那次会还研究了什么")
    assert isinstance(found, OneMeeting)
    assert found.stored.readout.source_id == "3"


def test_where_several_meetings_took_it_up_they_are_listed(city: Store) -> None:
    assert isinstance(_of(city, "研究防汛的那次会还研究了什么"), Matters)


def test_two_documents_are_both_told_of(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        sources = [
            written("a", "2024年3月1日", ("《澜阳市养犬管理条例》",)),
            written("b", "2024年4月1日", ("《澜阳市林长制办法》",)),
        ]
        list(store.add(sources))
        both = _of(store, "《澜阳市养犬管理条例》和《澜阳市林长制办法》是什么时候审议的")
        assert isinstance(both, Matters)
        assert [s.readout.source_id for s, _ in both.shown] == ["b", "a"]
        one = _of(store, "《澜阳市养犬管理条例》和《澜阳市月球基地办法》是同一次审议的吗")
        assert isinstance(one, Nothing)


def test_it_stands_alone_as_it_was_told(city: Store) -> None:
    names = city.facts.names()
    asked = understand("4月1日市政府常务会议的下一次研究了什么", TODAY, names)
    again = understand(whole(asked), TODAY, names)
    assert again.other is not None
    assert again.other.side == "after"
    assert again.order == "first"


@pytest.mark.parametrize(
    "asked",
    [
        "市政府常务会议最后一次研究防汛",
        "灾后重建研究过吗",
        "前三次市政府常务会议",
        "目前第一次研究",
    ],
)
def test_what_only_holds_the_letters_names_no_other_meeting(city: Store, asked: str) -> None:
    assert understand(asked, TODAY, city.facts.names()).other is None


def test_the_one_before_a_conference_is_the_last_before_it() -> None:
    asked = understand("中央经济工作会议前的那次常务会议讲了什么", TODAY)
    assert asked.order == "last"
    assert asked.words == ""


def test_a_session_of_the_congress_tells_a_time_but_names_the_meetings_during_it() -> None:
    after = understand("十四届全国人大一次会议闭幕后第一次常务会议", TODAY)
    assert (after.order, after.words) == ("first", "")
    during = understand("十四届全国人大一次会议期间代表议案研究过吗", TODAY)
    assert during.when is None


@pytest.mark.parametrize("asked", ["2023年头一回常务会议", "2023年第一场常务会议"])
def test_the_first_of_a_year_is_said_in_several_ways(asked: str) -> None:
    question = understand(asked, TODAY)
    assert question.when is not None
    assert (question.order, question.session) == ("first", "")


def test_two_matters_side_by_side_are_each_told_of(city: Store) -> None:
    found = _of(city, "养犬管理和秋粮分别是哪次会研究的")
    assert isinstance(found, Matters)
    assert [s.readout.source_id for s, _ in found.shown] == ["4", "2"]
    assert isinstance(_of(city, "养犬管理和月球基地分别是哪次会研究的"), Nothing)
    assert not isinstance(_of(city, "养犬管理和秋粮研究过几次"), Counted)


def test_places_side_by_side_are_no_matters(tmp_path: Path) -> None:
    with open_sample(tmp_path) as store:
        found = _of(store, "派驻改革北京和望澜都研究过吗")
        assert not isinstance(found, Matters) or found.sought.how != "named"


def test_the_year_before_a_matter_is_a_time_where_only_other_matters_come_near(
    tmp_path: Path,
) -> None:
    with open_store(tmp_path) as store:
        sources = [
            written("own", "2022年6月15日", ("《澜阳市主汛期防汛工作方案》",)),
            written("near", "2022年2月15日", ("2022年工作要点和普查方案",)),
        ]
        list(store.add(sources))
        found = _of(store, "2022年主汛期防汛工作方案是哪次会研究的")
        assert isinstance(found, Matters)
        assert [s.readout.source_id for s, _ in found.shown] == ["own"]


def test_meetings_of_one_body_are_left_out(tmp_path: Path) -> None:
    with open_sample(tmp_path) as store:
        found = _of(store, "除了市政府常务会议，2022年12月以前还有哪些会研究过生活垃圾分类管理条例")
        assert isinstance(found, Matters)
        assert found.shown
        assert all(s.readout.meeting != "市政府常务会议" for s, _ in found.shown)
