"""Places: whose papers leave out their names, and whose office holders are called without them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.answer import Answer, Attended, Chaired, Hits, Nothing, Offices, OneMeeting, answer
from bot.question import understand
from store import Source, Store, open_store

TODAY = datetime.date(2024, 12, 31)


def page(name: str, stamp: str, chair: str) -> Source:
    told = f"7月3日，市委书记{chair}主持召开市委常委会会议，研究防汛备汛工作。"
    html = f"<h1>市委常委会召开会议</h1><p>{stamp}</p><p>{told}</p><p>会议指出，要备足沙袋。</p>"
    return Source(name, html.encode(), "page")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    pages = (
        page("yunhan.html", "云汉日报讯（记者 宋既明）　2023-07-04", "闻亦舟"),
        page("yancheng.html", "2023-07-04　来源：砚城日报", "柏知远"),
        page("economy.html", "2023-07-04　来源：经济日报", "童若谷"),
    )
    with open_store(tmp_path) as opened:
        list(opened.add(pages))
        yield opened


def asked(text: str, store: Store) -> Answer:
    return answer(understand(text, TODAY, store.facts.names()), store)


def test_the_places_of_a_store_are_those_of_its_papers_that_are_no_words(store: Store) -> None:
    assert store.facts.names().places == {"云汉市", "砚城市"}


@pytest.mark.parametrize(
    ("stamp", "place"),
    [
        ("2023-07-04　来源：清风屏州微信公众号", "屏州市"),
        ("<div>今日枫桐 &gt; 要闻</div>2023-07-04", "枫桐市"),
        ("2023-07-04　来源：屏州市纪律检查委员会", "屏州市"),
        ("2023-07-04　来源：掌上屏州客户端", "屏州市"),
        ("2023-07-04　来源：今日新闻网", None),
    ],
)
def test_a_place_is_told_by_what_its_sites_and_accounts_are_called(
    tmp_path: Path, stamp: str, place: str | None
) -> None:
    with open_store(tmp_path) as opened:
        list(opened.add([page("one.html", stamp, "闻亦舟")]))
        assert opened.facts.names().places == ({place} if place else set())


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("砚城市委常委会谁主持", ["yancheng"]),
        ("云汉2023年7月那次市委常委会会议是谁主持的", ["yunhan"]),
        ("经济2023年7月那次市委常委会会议是谁主持的", []),
        ("砚成市委常委会谁主持", ["yancheng"]),
        ("盐城市委常委会谁主持", []),
    ],
)
def test_the_meetings_of_a_place_are_those_of_its_paper(
    store: Store, text: str, ids: list[str]
) -> None:
    found = asked(text, store)
    shown = found.meetings if isinstance(found, Chaired) else ()
    assert [stored.readout.source_id for stored in shown] == ids


@pytest.mark.parametrize("text", ["云汉2023年7月开了什么会", "雲漢的會議有哪些"])
def test_a_place_alone_stands_for_all_its_bodies(store: Store, text: str) -> None:
    found = asked(text, store)
    assert isinstance(found, OneMeeting)
    assert found.stored.readout.source_id == "yunhan"


def test_a_word_that_is_a_place_restricts_what_is_looked_for(store: Store) -> None:
    found = asked("砚城 防汛备汛", store)
    assert isinstance(found, Hits)
    assert found.found.total == 1


def test_who_holds_the_office_of_a_place_is_who_its_paper_names_with_it(store: Store) -> None:
    found = asked("砚城市委书记是谁", store)
    assert isinstance(found, Offices)
    assert [holder.name for holder, _ in found.holders] == ["柏知远"]
    assert not isinstance(asked("青川市委书记是谁", store), Offices)


@contextmanager
def told_by(
    folder: Path, title: str, told: str, *others: Source, stamp: str = "2023-07-04"
) -> Iterator[Store]:
    """A store with one page of this headline and text, besides others."""
    html = f"<p>{stamp}</p><h1>{title}</h1><p>{told}</p><p>会议指出，要早作准备。</p>"
    with open_store(folder) as opened:
        list(opened.add([Source("page.html", html.encode(), "page"), *others]))
        yield opened


@pytest.mark.parametrize(
    ("stamp", "called", "place"),
    [
        ("2023-07-04　来源：石佛市广播电视台", "市委常委会", "石佛市"),
        ("2023-07-04　来源：市委办　主办：石佛市人民政府", "市委常委会", "石佛市"),
        ("2023-07-04　来源：政协白渚市委员会办公室", "市委常委会", "白渚市"),
        ("2023-07-04", "海泊市委常委会", "海泊市"),
        ("2023-07-04　来源：海泊日报", "海泊市委常委会", "海泊市"),
        ("2023-07-04　来源：市人大常委会办公室", "市委常委会", ""),
        ("2023-07-04　来源：城市日报", "市委常委会", ""),
    ],
)
def test_a_place_is_known_by_the_level_that_its_offices_or_bodies_name(
    tmp_path: Path, stamp: str, called: str, place: str
) -> None:
    told = f"7月3日，市委书记柏知远主持召开{called}会议，研究防汛备汛工作。"
    with told_by(tmp_path, f"{called}召开会议", told, stamp=stamp) as opened:
        assert opened.facts.names().places == ({place} if place else set())


def test_the_office_of_a_chair_names_the_place_and_whose_office_it_is(tmp_path: Path) -> None:
    told = (
        "7月3日，石佛县委书记秦望舒主持召开县委常委会会议，研究防汛工作。"
        "县委副书记、县长娄建平出席会议。"
    )
    with told_by(tmp_path, "县委常委会召开会议", told) as opened:
        for text in ("石佛县县长是谁", "石佛县长叫啥名字"):
            found = asked(text, opened)
            assert isinstance(found, Offices)
            assert [holder.name for holder, _ in found.holders] == ["娄建平"]


def test_the_leaders_of_a_place_are_who_was_there(tmp_path: Path) -> None:
    told = (
        "7月3日，市委书记秦望舒主持召开市委专题会议，研究防汛工作。市领导娄建平、丁有为参加会议。"
    )
    with told_by(tmp_path, "市委召开专题会议", told) as opened:
        for text in ("市委专题会有哪些市领导参加", "市委专题会议参加的市领导有哪些"):
            found = asked(text, opened)
            assert isinstance(found, Attended)
            assert set(found.names) == {"娄建平", "丁有为"}


def test_a_place_may_stand_before_a_body_of_its_level_and_beside_what_is_asked(
    tmp_path: Path,
) -> None:
    told = (
        "5月19日，县人大常委会召开第51次主任会议，讨论立法联系点建设。主任禹清和主持会议，"
        "副主任卓越群、花间醉出席会议。"
    )
    nav = "白石渡县人大常委会 > 常委会工作 > 主任会议</p><p>2023-05-20"
    with told_by(tmp_path, "县人大常委会召开主任会议", told, stamp=nav) as opened:
        found = asked("白石渡县人大第51次主任会议，出席的副主任有谁", opened)
        assert isinstance(found, Attended)
        assert set(found.names) == {"卓越群", "花间醉"}


@pytest.mark.parametrize(
    ("text", "found"), [("砚城防汛备汛工作", True), ("砚城大学防汛备汛工作", False)]
)
def test_a_place_that_a_topic_begins_with_is_whose_it_is(
    store: Store, text: str, found: bool
) -> None:
    question = understand(f"{text}怎么部署的", TODAY, store.facts.names())
    assert (question.body == "砚城市") is found


def test_a_place_of_many_is_none_of_the_bodies_that_name_no_place(tmp_path: Path) -> None:
    told = "7月3日，碧梧省省长舒望主持召开碧梧省政府常务会议，研究防汛工作。"
    others = (
        page("yancheng.html", "2023-07-04　来源：砚城日报", "柏知远"),
        page("yunhan.html", "2023-07-04　来源：云汉日报", "闻亦舟"),
    )
    with told_by(tmp_path, "碧梧省政府召开常务会议", told, *others) as opened:
        question = understand("碧梧省开会研究过备汛没有", TODAY, opened.facts.names())
        assert question.meetings == ()
        assert isinstance(answer(question, opened), Nothing)


def test_who_holds_two_offices_of_a_place_are_two_people(tmp_path: Path) -> None:
    told = "7月3日，县委书记施南生主持召开县委常委会会议，研究防汛工作。县长裴秋实出席会议。"
    stamp = "2023-07-04　来源：柳林坪县人民政府门户网站"
    there = "7月5日，县长丁有为主持召开县政府常务会议，研究防汛工作。"
    html = f"<h1>县政府召开常务会议</h1><p>2023-07-06　来源：石佛县人民政府</p><p>{there}</p>"
    other = Source("other.html", f"{html}<p>会议指出，要早。</p>".encode(), "page")
    with told_by(tmp_path, "县委常委会召开会议", told, other, stamp=stamp) as opened:
        found = asked("柳林坪县的县委书记和县长分别叫什么？", opened)
        assert isinstance(found, Offices)
        assert [holder.name for holder, _ in found.holders] == ["施南生", "裴秋实"]


def test_what_names_no_place_may_be_of_any_where_the_store_has_few(tmp_path: Path) -> None:
    told = "7月3日，柏知远主持召开望澜市委常委会会议，研究防汛工作。"
    bare = "7月5日，市长丁有为主持召开市政府常务会议，研究供水工作。"
    html = f"<h1>市政府召开常务会议</h1><p>2023-07-06</p><p>{bare}</p><p>会议指出，要早。</p>"
    other = Source("other.html", html.encode(), "page")
    with told_by(tmp_path, "望澜市委常委会召开会议", told, other) as opened:
        question = understand("望澜2023年7月开过哪些会", TODAY, opened.facts.names())
        assert set(question.meetings) == {"望澜市委常委会会议", "市政府常务会议"}


def test_a_meeting_that_names_no_level_is_of_the_place_that_stands_before_it(
    tmp_path: Path,
) -> None:
    told = "6月19日，县委常委会、县政府常务会议联席会议召开，研究防汛工作。县委书记车载文主持会议。"
    stamp = "2023-07-04　来源：青枫县委宣传部"
    with told_by(tmp_path, "县委、县政府召开联席会议", told, stamp=stamp) as opened:
        found = asked("青枫县的联席会议谁主持", opened)
        assert isinstance(found, Chaired)
        assert len(found.meetings) == 1


@pytest.mark.parametrize("body", ["高新区主任办公会", "高新区管委会主任办公会"])
def test_a_zone_is_no_new_district_and_has_a_committee(tmp_path: Path, body: str) -> None:
    told = "7月3日，高新区管委会主任尤未然主持召开高新区管委会主任办公会，研究防汛工作。"
    with told_by(tmp_path, "高新区管委会召开主任办公会", told) as opened:
        question = understand(f"{body}有几次", TODAY, opened.facts.names())
        assert question.meetings == ("高新区管委会主任办公会",)


def test_an_office_of_a_place_is_also_of_its_bodies_that_leave_it_out(tmp_path: Path) -> None:
    told = "7月3日，市委书记柏知远主持召开望澜市委常委会会议，研究防汛工作。"
    bare = "7月5日，市委书记柏知远主持召开市委财经委员会会议，研究供水工作。"
    stamp = "2023-07-06　来源：望澜市人民政府"
    html = f"<h1>市委财经委召开会议</h1><p>{stamp}</p><p>{bare}</p><p>会议指出，要早。</p>"
    other = Source("other.html", html.encode(), "page")
    with told_by(tmp_path, "望澜市委常委会召开会议", told, other) as opened:
        found = asked("望澜市委书记是谁", opened)
        assert isinstance(found, Offices)
        assert [holder.office.meetings for holder, _ in found.holders] == [2]


def test_of_two_places_none_has_the_meetings_of_the_other(tmp_path: Path) -> None:
    told = "7月3日，市委书记柏知远主持召开望澜市委常委会会议，研究防汛工作。"
    there = "7月10日，市长丁有为主持召开澜阳市政府常务会议，研究供水工作。"
    bare = "7月9日，市长陆景溪主持召开市政府常务会议，研究供热工作。"
    others = (told_at("a.html", "澜阳", there), told_at("b.html", "望澜", bare))
    with told_by(tmp_path, "望澜市委常委会召开会议", told, *others) as opened:
        found = asked("澜阳那个会说了啥", opened)
        assert isinstance(found, OneMeeting)
        assert found.stored.readout.date == datetime.date(2023, 7, 10)


def told_at(name: str, place: str, lead: str) -> Source:
    stamp = f"2023-07-12　来源：{place}市人民政府"
    html = f"<h1>市政府召开常务会议</h1><p>{stamp}</p><p>{lead}</p><p>会议指出，要早。</p>"
    return Source(name, html.encode(), "page")


def test_a_committee_of_a_city_called_by_another_level_is_found(tmp_path: Path) -> None:
    told = "7月3日，市委书记柏知远主持召开市委财经委员会会议，研究防汛工作。童若谷出席会议。"
    stamp = "2023-07-04　来源：澹州市人民政府"
    with told_by(tmp_path, "市委财经委员会召开会议", told, stamp=stamp) as opened:
        assert isinstance(asked("澹州市委财经委员会会议谁出席", opened), Attended)
