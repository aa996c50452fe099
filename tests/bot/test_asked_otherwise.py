"""Ways of asking that name what is not collected, or say how to count."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from bot.answer import Answer, Counted, Nothing, answer
from bot.question import Question, understand
from bot.reply import compose
from bot.richtext import to_plain
from store import Source, Store, open_store
from store.facts import Names
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)
NOBODY = Names((), frozenset(), frozenset())


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A government's meetings, one of which speaks of a conference; and a congress's two."""
    with open_store(tmp_path_factory.mktemp("otherwise")) as store:
        sources = [
            written("said", "2023年5月1日", ("养老服务",), extra="要落实全省金融工作会议要求。"),
            written("later", "2024年6月1日", ("供热",)),
            congress("whole", "4月2日", "市人大常委会会议", "听取和审议河道管理情况报告"),
            congress("chairs", "5月2日", "市人大常委会主任会议", "讨论立法计划"),
        ]
        list(store.add(sources))
        yield store


def congress(name: str, day: str, meeting: str, deed: str) -> Source:
    told = f"{day}，澜阳市人大常委会主任闻亦舟主持召开{meeting}，{deed}。"
    html = f"<h1>{meeting}召开</h1><p>2024-07-01</p><p>{told}</p><p>会议指出，要抓落实。</p>"
    return Source(f"{name}.html", html.encode(), "page")


def asked(text: str, store: Store) -> Answer:
    return answer(understand(text, TODAY, store.facts.names()), store)


def plain(text: str) -> Question:
    return understand(text, TODAY, NOBODY)


@pytest.mark.parametrize(
    "text", ["全省金融工作会议讲了些什么", "2023年全省金融工作会议上强调了哪些要求"]
)
def test_a_conference_that_is_asked_what_it_said_is_not_collected(city: Store, text: str) -> None:
    found = asked(text, city)
    assert isinstance(found, Nothing)
    assert found.looked.why == "body"
    assert "没有收录全省金融工作会议的通稿" in to_plain(compose(found).blocks)


def test_a_body_that_is_asked_what_it_said_is_no_conference(city: Store) -> None:
    assert not isinstance(asked("市人大常委会主任会议讲了什么", city), Nothing)


def test_what_a_body_plans_is_asked_of_what_its_readouts_say() -> None:
    question = plain("市纪委打算怎么明察暗访")
    assert (question.body, question.words, question.tells) == ("市纪委", "明察暗访", "way")


@pytest.mark.parametrize(
    "text", ["2024年以来（含2024年）开过多少次会", "2024年以来(包含2024年)开过多少次会"]
)
def test_a_year_that_is_said_to_be_counted_in_is_none_to_compare_with(
    city: Store, text: str
) -> None:
    found = asked(text, city)
    assert isinstance(found, Counted)
    assert found.total == 3


def test_what_is_counted_over_all_of_a_level_is_no_topic(city: Store) -> None:
    found = asked("各市加起来，市政府常务会议一共有几次？", city)
    assert isinstance(found, Counted)
    assert found.total == 2


def test_another_body_counts_in_where_that_is_said(city: Store) -> None:
    found = asked("人大常委会的会议，连主任会议一起算，有几次", city)
    assert isinstance(found, Counted)
    assert found.total == 2


LEVELS = Names(
    tuple(
        (f"{name}会议", name)
        for name in ("省委常委会", "自治区政府常务", "北岭区委常委会", "县政府常务", "省政府常务")
    ),
    frozenset(),
    frozenset(),
)


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        ("省里开的会有几次", ("省委常委会会议", "省政府常务会议")),
        ("省一级的会议总共有几次，市县的不算", ("省委常委会会议", "省政府常务会议")),
        ("区级会议有几次", ("北岭区委常委会会议",)),
        ("市里开的会有几次", ()),
    ],
)
def test_the_meetings_of_a_level_are_those_of_all_its_bodies(
    text: str, meetings: tuple[str, ...]
) -> None:
    assert understand(text, TODAY, LEVELS).meetings == meetings


def test_for_some_tens_of_years_asks_for_no_number() -> None:
    assert plain("地下管网用了几十年，要换吗").intent != "count"


@pytest.fixture(scope="module")
def laws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A meeting that speaks of a field and of another law, and two that only speak of care."""
    with open_store(tmp_path_factory.mktemp("laws")) as store:
        sources = [
            written("field", "2024年1月22日", ("人工智能赋能新型工业化", "《原子能法（草案）》")),
            written("care", "2024年2月1日", ("养老服务",)),
            written("said", "2024年3月1日", ("供热",), extra="会议指出，养老也要抓好。"),
            written("again", "2024年4月1日", ("防汛",), extra="会议指出，养老要人人有份。"),
        ]
        list(store.add(sources))
        yield store


@pytest.mark.parametrize("text", ["人工智能法审议过吗", "有没有研究过人工智能法"])
def test_a_law_is_found_by_its_name_or_not_at_all(laws: Store, text: str) -> None:
    assert isinstance(asked(text, laws), Nothing)


def test_that_more_texts_speak_of_it_is_told_beside_the_count(laws: Store) -> None:
    found = asked("养老有几次会议", laws)
    assert isinstance(found, Counted)
    assert (found.total, found.in_texts) == (1, 3)
    assert "正文提到的共有 3 次会议" in to_plain(compose(found).blocks)


@pytest.mark.parametrize(
    ("text", "daytime", "words"),
    [
        ("2023年下午开的委员长会议", "下午", ""),
        ("上午开的会议有几次", "上午", ""),
        ("2024年晚上开过会吗", "晚", ""),
        ("昨天下午开了什么会", "", ""),
    ],
)
def test_a_part_of_the_day_may_be_told_apart_from_a_day(
    text: str, daytime: str, words: str
) -> None:
    question = plain(text)
    assert (question.daytime, question.words) == (daytime, words)
    assert (question.when is not None) == ("年" in text or "昨天" in text)


def test_meetings_of_a_part_of_the_day_are_those_that_say_so(laws: Store) -> None:
    found = asked("上午开的会议有几次", laws)
    assert isinstance(found, Counted)
    assert found.total == 4  # they all say 上午
    assert isinstance(asked("下午开的会议有几次", laws), Nothing)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("集体学习有几次", "集体学习"),
        ("最近一次集体学习是什么时候", "集体学习"),
        ("2024年集体学习", "集体学习"),
        ("今年集体学习了什么", ""),
    ],
)
def test_study_together_is_a_matter_where_nothing_else_is(text: str, words: str) -> None:
    assert plain(text).words == words
