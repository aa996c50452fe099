"""Who was given an office or relieved of one, as texts say and as it is asked."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answer import Attended, answer
from bot.question import understand
from bot.reply import compose
from bot.richtext import to_plain
from store import Store, open_store
from store.facts.appointing import appointments, is_office_of
from store.words import fold
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)


def told(text: str) -> list[tuple[str, str, bool]]:
    """Everyone's name and office, and whether it was given."""
    return [(one.name, one.office, one.given) for one in appointments(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议决定任命方砚秋为澜阳市副市长", [("方砚秋", "澜阳市副市长", True)]),
        ("任命谈笑为市水务局局长", [("谈笑", "市水务局局长", True)]),
        (
            "增补柏知远、童若谷二同志为市政协十届委员会委员",
            [(name, "市政协十届委员会委员", True) for name in ("柏知远", "童若谷")],
        ),
        ("由常务副市长苗青山任组长", [("苗青山", "组长", True)]),
        ("筹备组组长由苗青山担任", [("苗青山", "筹备组组长", True)]),
        (
            "会议确定，市政协常委、外事委员会副主任闻亦舟为市政协十届二次会议新闻发言人",
            [("闻亦舟", "市政协十届二次会议新闻发言人", True)],
        ),
        ("决定指定柏知远负责召集预备会议", [("柏知远", "预备会议召集人", True)]),
        (
            "免去洪七里的县人民法院副院长、审判员职务",
            [("洪七里", "县人民法院副院长、审判员", False)],
        ),
        ("免去吴平同志市财政局局长职务", [("吴平", "市财政局局长", False)]),
        (
            "会议决定，方砚秋任县林业局局长，谈笑任县残联理事长",
            [("方砚秋", "县林业局局长", True), ("谈笑", "县残联理事长", True)],
        ),
        ("接受闻亦舟辞去副市长职务的请求", [("闻亦舟", "副市长", False)]),
        (
            "关于免去吴平市政协提案委员会主任职务，撤销其委员资格的决定",
            [("吴平", "市政协提案委员会主任", False), ("吴平", "委员", False)],
        ),
        ("县委书记、县委改革委员会主任屠苏主持召开会议", []),
        ("推动经济增速由下滑转为回稳", []),
        ("要自觉接受监督的内在要求", []),
        ("会议指出，金融为实体经济服务，方案任何人不得改动", []),
    ],
)
def test_who_got_or_lost_which_office_is_read(
    text: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert told(f"{text}。") == expected


@pytest.mark.parametrize(
    ("asked", "text", "is_one"),
    [
        ("县法院副院长", "免去洪七里的县人民法院副院长、审判员职务", True),
        ("县法院院长", "免去洪七里的县人民法院副院长职务", False),
        ("滨湖新区筹备组组长", "建设滨湖。成立新区筹备组，由副市长苗青山任组长", True),
        ("十届一次会议新闻发言人", "一次。会议确定闻亦舟为十届二次会议新闻发言人", False),
        ("审计局局长", "任命苏映川为市水务局局长", False),
    ],
)
def test_an_office_is_the_one_that_is_asked_about(asked: str, text: str, is_one: bool) -> None:
    (one,) = appointments(text)
    assert is_office_of(asked, one, fold(text)) == is_one


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Three meetings, of which two appointed somebody."""
    with open_store(tmp_path_factory.mktemp("appointing")) as store:
        sources = [
            written("none", "2024年5月1日", ("养老服务",)),
            written(
                "first",
                "2024年3月1日",
                ("干部任免",),
                extra="会议决定任命方砚秋为市水务局副局长，任命谈笑为市档案局局长。",
            ),
            written(
                "second",
                "2024年4月1日",
                ("干部任免",),
                extra="会议决定免去洪七里的市水务局局长职务，任命苏映川为市水务局局长。",
            ),
        ]
        list(store.add(sources))
        yield store


@pytest.mark.parametrize(
    ("text", "names", "source"),
    [
        ("任命谁当水务局副局长了？", ("方砚秋",), "first"),
        ("谁被任命为档案局局长", ("谈笑",), "first"),
        ("2024年4月市政府常务会议免去了谁的水务局局长职务", ("洪七里",), "second"),
        ("2024年4月市政府常务会议任命的水务局局长是谁", ("苏映川",), "second"),
        ("水务局局长由谁担任", ("苏映川",), "second"),
    ],
)
def test_who_was_appointed_is_told_with_the_meeting_that_did_it(
    city: Store, text: str, names: tuple[str, ...], source: str
) -> None:
    found = answer(understand(text, TODAY, city.facts.names()), city)
    assert isinstance(found, Attended)
    assert (found.names, found.stored.readout.source_id) == (names, source)


def test_many_meetings_in_scope_are_narrowed_to_those_that_speak_of_the_office(
    tmp_path: Path,
) -> None:
    with open_store(tmp_path) as store:
        day = datetime.date(2020, 1, 1)
        many = (
            written(f"n{at}", f"{when.year}年{when.month}月{when.day}日", ("养老服务",))
            for at in range(420)
            for when in [day + datetime.timedelta(days=at + 1)]
        )
        old = written(
            "old", "2020年1月1日", ("干部任免",), extra="会议决定任命方砚秋为市水务局局长。"
        )
        list(store.add([old, *many]))
        found = answer(understand("任命谁当水务局局长", TODAY, store.facts.names()), store)
        assert isinstance(found, Attended)
        assert found.names == ("方砚秋",)


def test_where_no_office_is_named_everyone_is_told_by_meeting(tmp_path: Path) -> None:
    matter = "关于撤销{}政协第四届望澜市委员会委员资格的决定"
    with open_store(tmp_path) as store:
        sources = [
            written(str(at), f"2024年{at + 1}月1日", (matter.format(name),))
            for at, name in enumerate(("柏知远", "童若谷", "闻亦舟"))
        ]
        sources.append(
            written("other", "2024年6月1日", ("免去苏映川的市政协文史委员会主任职务的决定",))
        )
        list(store.add(sources))
        names = store.facts.names()
        found = answer(understand("撤销了谁的委员资格", TODAY, names), store)
        assert isinstance(found, Attended)
        assert found.everyone == ("闻亦舟", "童若谷", "柏知远")
        told = to_plain(compose(found).blocks)
        assert told.count("通稿写明的") == 3
        for asked in ("免去了谁的职务", "谁被免职了", "2024年免过哪些人"):
            relieved = answer(understand(asked, TODAY, names), store)
            assert isinstance(relieved, Attended)
            assert relieved.everyone == ("苏映川",)


def test_who_holds_an_office_in_texts_alone_is_told_with_who_held_it_before(
    tmp_path: Path,
) -> None:
    spoke = "会议听取了市人大法制委员会主任委员{}作的关于条例草案的汇报。"
    with open_store(tmp_path) as store:
        sources = [
            written(str(at), f"202{at}年3月1日", ("条例草案",), extra=spoke.format(name))
            for at, name in enumerate(("柏知远", "童若谷", "童若谷"))
        ]
        list(store.add(sources))
        asked = understand("法制委员会主任委员是谁", TODAY, store.facts.names())
        found = answer(asked, store)
        assert isinstance(found, Attended)
        assert found.stored.readout.source_id == "2"
        assert found.everyone == ("童若谷", "柏知远")
        assert [names for _, names in found.also] == [("柏知远",)]
        now = answer(understand("现在的法制委员会主任委员是谁", TODAY, store.facts.names()), store)
        assert isinstance(now, Attended)
        assert now.everyone == ("童若谷",)


def test_who_holds_an_office_is_who_was_given_it_where_nothing_else_tells(
    tmp_path: Path,
) -> None:
    with open_store(tmp_path) as store:
        given = "会议决定，方砚秋任市林业局局长，谈笑任市残联理事长。"
        list(store.add([written("given", "2024年5月1日", ("养老服务",), extra=given)]))
        found = answer(understand("林业局局长是谁", TODAY, store.facts.names()), store)
        assert isinstance(found, Attended)
        assert found.names == ("方砚秋",)
