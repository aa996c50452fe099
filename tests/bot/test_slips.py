"""Slips of the keyboard in titles, phrases and words: read as the one thing near, and said so."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Matters, Nothing, answer
from bot.answer.ways import is_a_slip
from bot.chat.asker import Asker
from bot.conversation import Conversation
from bot.question import understand
from bot.richtext import to_plain
from store import Store, open_store
from store.facts import Names
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Meetings about documents, two of which are called much alike."""
    with open_store(tmp_path_factory.mktemp("slips")) as store:
        sources = [
            written("law", "2024年3月1日", ("《澜阳市野生植物保护条例（草案）》", "预算执行情况")),
            written("tea", "2024年4月1日", ("《古茶园保护条例（草案）》",)),
            written("tree", "2024年5月1日", ("《古茶林保护条例（草案）》",)),
            written("words", "2024年6月1日", ("促进深山大开发形成新格局的若干政策措施",)),
            written("said", "2024年7月1日", ("冬季供热",), extra="会议强调，要发展“云端经济”。"),
        ]
        list(store.add(sources))
        yield store


def found(store: Store, text: str) -> tuple[str, list[str]]:
    """What is meant, and where it was found."""
    told = answer(understand(text, TODAY, store.facts.names()), store)
    if not isinstance(told, Matters):
        return "", []
    ids = [stored.readout.source_id for stored, _ in told.shown]
    return told.sought.meant, [i for i in ids if i is not None]


@pytest.mark.parametrize(
    ("text", "meant", "source"),
    [
        ("《澜阳市野生植物保户条例》是哪次会审议的", "《澜阳市野生植物保护条例》", "law"),
        ("《澜阳市野生植物呆护条例》审议过吗", "《澜阳市野生植物保护条例》", "law"),
        ("《澜阳市野植生物保护条例》审议过吗", "《澜阳市野生植物保护条例》", "law"),
        ("最早提到“云端径济”的是哪次会", "云端经济", "said"),
        ("深山大开法形成新格居的措施什么时候研究的", "深山大开发形成新格局", "words"),
        ("预算直行情况研究过没有", "预算执行情况", "law"),
    ],
)
def test_what_is_near_one_thing_is_read_as_that(
    city: Store, text: str, meant: str, source: str
) -> None:
    assert found(city, text) == (meant, [source])


def test_the_reading_is_told_before_the_answer(city: Store) -> None:
    reply = Conversation(city).reply_to("《澜阳市野生植物保户条例》审议过吗", Asker(TODAY))
    assert "您是不是指《澜阳市野生植物保护条例》？" in to_plain(reply.blocks)


def test_what_is_near_two_titles_is_read_as_neither_and_both_are_offered(city: Store) -> None:
    question = understand("《古茶源保护条例》审议过吗", TODAY, city.facts.names())
    sounds = answer(question, city)
    assert isinstance(sounds, Matters)  # 园 sounds like 源, 林 does not
    told = answer(understand("《古茶木保护条例》审议过吗", TODAY, city.facts.names()), city)
    assert isinstance(told, Nothing)
    assert set(told.perhaps) == {"古茶园保护条例", "古茶林保护条例"}


def test_another_word_in_a_title_is_no_slip(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        list(store.add([written("law", "2024年3月1日", ("《澜阳市动物防疫条例（草案）》",))]))
        question = understand("《澜阳市植物防疫条例》审议过吗", TODAY, store.facts.names())
        assert isinstance(answer(question, store), Nothing)


@pytest.mark.parametrize(
    ("text", "typed", "meant"),
    [
        ("市政俯常务会议谁主持", "市政俯常务会议", "市政府常务会议"),  # sounds alike
        ("市正府第3次常务会议谁主持", "市正府常务会议", "市政府常务会议"),  # the number is no part
        ("市政府堂务会议谁主持", "市政府堂务会议", "市政府常务会议"),  # looks alike
        ("闻亦丹主持过哪些会议", "闻亦丹", "闻亦舟"),
        ("闻舟亦主持过哪些会议", "闻舟亦", "闻亦舟"),  # two changed places
        ("闻亦州是谁", "闻亦州", "闻亦舟"),
    ],
)
def test_a_name_with_a_slip_is_read_as_the_one_that_is_known_and_said_to_be(
    city: Store, text: str, typed: str, meant: str
) -> None:
    question = understand(text, TODAY, city.facts.names())
    assert question.read_as == ((typed, meant),)
    reply = Conversation(city).reply_to(text, Asker(TODAY))
    assert to_plain(reply.blocks).startswith(f"没有收录“{typed}”，按“{meant}”理解。")


def test_a_slip_in_two_names_is_said_of_both(city: Store) -> None:
    question = understand("闻亦州主持过几次市政府堂务会议", TODAY, city.facts.names())
    assert dict(question.read_as) == {"闻亦州": "闻亦舟", "市政府堂务会议": "市政府常务会议"}


@pytest.mark.parametrize("text", ["闻亦山主持过哪些会议", "/person 柏知远"])
def test_another_name_is_no_slip(city: Store, text: str) -> None:
    assert understand(text, TODAY, city.facts.names()).read_as == ()


def test_a_name_that_is_a_slip_of_two_is_read_as_neither() -> None:
    names = Names((), frozenset(("闻亦舟", "闻一舟")))
    assert understand("闻易舟主持过哪些会议", TODAY, names).read_as == ()


def test_a_body_of_another_level_is_no_slip() -> None:
    names = Names((("县政府常务会议", "县政府常务会议"),))
    assert understand("省政府第50次常务会议谁主持的", TODAY, names).read_as == ()


def test_what_is_cut_out_of_a_longer_word_is_no_slip(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        list(store.add([written("law", "2024年3月1日", extra="会议传达了国务院总理的指示。")]))
        question = understand("国务院防总研究过吗", TODAY, store.facts.names())
        assert isinstance(answer(question, store), Nothing)


def test_two_letters_that_make_another_word_are_no_slip(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        list(store.add([written("safe", "2024年3月1日", ("《网络安全管理条例（草案）》",))]))
        assert found(store, "养犬管理条例草案审议过吗") == ("", [])
        assert found(store, "网络安权管理条例草案审议过吗")[1] == ["safe"]


def test_a_law_is_known_by_letters_of_its_name(tmp_path: Path) -> None:
    names = ("科学技术普及法", "家庭教育促进法", "家庭财产登记法")
    laws = [f"《{name}（草案）》" for name in names]
    with open_store(tmp_path) as store:
        list(store.add([written("laws", "2024年3月1日", laws)]))
        assert found(store, "科普法修订草案走到哪一步了") == ("《科学技术普及法》", ["laws"])
        assert found(store, "家庭法草案哪次会审议过")[0] == ""  # two are called so


@given(
    st.text(st.sampled_from("老关人换新的 电梯国家给点钱，·"), min_size=1, max_size=24),
    st.integers(0, 23),
)
def test_whether_something_is_a_slip_is_told_of_any_words_however_far_apart(
    typed: str, at: int
) -> None:
    """老关人 换新的 is no word by which the text could be cut: what is joined must adjoin."""
    at %= len(typed)
    right = f"{typed[:at]}机{typed[at + 1 :]}"
    assert is_a_slip(typed, right) in (True, False)
