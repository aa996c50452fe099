"""Questions that lean on the last answer, in the many ways that people put them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from bot.chat.asker import Asker
from bot.conversation import Conversation
from bot.following import Memory, Missing, follow
from store import Store, open_store
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)
HERE = Asker(TODAY)
DRAFT = "《澜阳市养犬管理条例（修订草案）》"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Meetings of two years on matters that come back."""
    with open_store(tmp_path_factory.mktemp("following")) as store:
        sources = [
            written("a", "2023年3月1日", ("防汛准备情况", "养老服务体系建设"), "柏知远"),
            written("b", "2023年7月1日", ("《澜阳市养犬管理条例（草案）》",)),
            written("c", "2024年2月1日", ("防汛准备情况",)),
            written(
                "d", "2024年6月1日", ("《澜阳市养犬管理条例（修订草案）》", "养老服务体系建设")
            ),
        ]
        list(store.add(sources))
        yield store


def meant(store: Store, *said: str) -> str:
    """What the last of these says after the others."""
    memory = Memory()
    talk = Conversation(store, memory)
    for text in said[:-1]:
        talk.reply_to(text, HERE)
    found = follow(said[-1], memory.last(HERE.chat), TODAY, store.facts.names())
    assert not isinstance(found, Missing)
    return str(found)


@pytest.mark.parametrize(
    "text", ["那7月呢", "7月呢？", "换成7月", "改成7月呢", "要是7月呢", "只看7月的"]
)
def test_another_time_takes_the_place_of_the_last(city: Store, text: str) -> None:
    assert meant(city, "2023年3月市政府常务会议研究了什么", text).startswith("2023年7月 ")


@pytest.mark.parametrize("text", ["那防汛呢", "防汛呢", "换成防汛呢", "改成防汛"])
def test_another_matter_takes_the_place_of_the_last(city: Store, text: str) -> None:
    assert meant(city, "养老研究过几次", text) == "研究过防汛 有几次会"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("最近一次呢", "最近一次 什么时候研究过养老服务"),
        ("最后一次呢？", "最近一次 什么时候研究过养老服务"),
        ("那最早一次呢", "最早一次 什么时候研究过养老服务"),
    ],
)
def test_the_first_and_the_last_are_of_the_same_matter(city: Store, text: str, whole: str) -> None:
    assert meant(city, "养老服务研究过几次", text) == whole


def test_a_document_gives_way_to_a_matter(city: Store) -> None:
    asked = meant(city, "《澜阳市养犬管理条例》什么时候审议的", "那养老服务呢")
    assert asked == "什么时候研究过养老服务"


@pytest.mark.parametrize("text", ["下一次呢", "那下一次会议呢", "再下一次呢", "紧接着的一次呢"])
def test_the_next_meeting_is_of_the_same_name(city: Store, text: str) -> None:
    talk = Conversation(city)
    talk.reply_to("2023年7月1日的会议", HERE)
    assert "2024年2月1日" in "".join(block.text for block in talk.reply_to(text, HERE).blocks)


@pytest.mark.parametrize(
    "text", ["通过了吗", "最后通过了没有？", "获得通过了吗", "结果呢", "后来结果如何"]
)
def test_what_became_of_it_is_told_with_each_matter(city: Store, text: str) -> None:
    asked = "什么时候审议过《澜阳市养犬管理条例》"
    assert meant(city, asked, text) == "什么时候研究过《澜阳市养犬管理条例》"


def test_how_often_is_asked_of_the_matter_and_not_of_the_meeting(city: Store) -> None:
    assert meant(city, "最近一次研究防汛是什么时候", "研究过几次") == "研究过防汛 有几次会"
