"""What operators and filters do, said in words: or, but not, not spoken of, besides, weekdays."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answer import Answer, Counted, Hits, Matters, OneMeeting, Told, Trend, answer
from bot.answer.evidence import evidence
from bot.question import understand
from bot.question.whole import whole
from bot.reply import compose
from bot.richtext import to_plain
from store import Source, Store, open_store
from store.facts import Names
from store.words import fold
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)
ADDRESS = "https://example.org/2024/a.html"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Four meetings on two matters, one by one and together."""
    with open_store(tmp_path_factory.mktemp("words")) as store:
        sources = [
            written("old", "2024年3月3日", ("养老服务",), url=ADDRESS),
            written("work", "2024年4月1日", ("就业促进",)),
            written("both", "2024年5月1日", ("养老服务", "就业促进")),
            written("none", "2024年6月3日", ("防汛准备",), extra="要对外开放，扩大有效投资。"),
        ]
        list(store.add(sources))
        yield store


def asked(text: str, store: Store) -> Answer:
    return answer(understand(text, TODAY, store.facts.names()), store)


def sources(text: str, store: Store) -> set[str]:
    found = asked(text, store)
    return {passage.stored.readout.source_id for passage in evidence(found, store)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("养老或就业", {"old", "work", "both"}),
        ("养老或者就业", {"old", "work", "both"}),
        ("养老但不要防汛", {"old", "both"}),
        ("哪几次市政府常务会议没提到养老", {"work", "none"}),
        ("提到养老没提到就业的会", {"old"}),
        ("2024年没研究养老的市政府常务会议有哪些", {"work", "none"}),
        ("养老和就业都提到的会", {"both"}),
        ("2024年3月市政府常务会议有没有提到养老和就业", {"old"}),
    ],
)
def test_or_and_not_are_understood(city: Store, text: str, expected: set[str]) -> None:
    assert sources(text, city) == expected


def test_whether_something_was_not_said_is_no_list_of_what_did_not(city: Store) -> None:
    assert not understand("6月的会没提到养老吗", TODAY, city.facts.names()).lacking


def test_meetings_without_somebody_are_those_whose_texts_do_not_name_them(city: Store) -> None:
    names = city.facts.names()
    assert understand("2024年有哪些会没有闻亦舟", TODAY, names).lacking == "闻亦舟"
    assert not understand("6月的会有没有闻亦舟", TODAY, names).lacking


def test_what_meetings_lack_is_counted(city: Store) -> None:
    found = asked("2024年没提到养老的市政府常务会议有几次", city)
    assert isinstance(found, Counted)
    assert found.total == 2


def test_what_else_than_a_matter_was_taken_up(city: Store) -> None:
    found = asked("2024年5月的市政府常务会议除了养老还研究了什么", city)
    assert isinstance(found, Matters)
    assert [item.subject for _, item in found.shown if item] == ["就业促进"]


def test_besides_somebody_asks_who_else_was_there(city: Store) -> None:
    text = "2024年5月的会除了闻亦舟还有哪些人参加"
    assert not understand(text, TODAY, city.facts.names()).other_than


def test_each_of_several_things_is_quoted(city: Store) -> None:
    said = to_plain(compose(asked("2024年5月市政府常务会议提到养老和就业了吗", city)).blocks)
    assert "养老服务" in said
    assert "就业促进" in said


@pytest.mark.parametrize(
    ("text", "days", "expected"),
    [
        ("2024年星期天的会议", (7,), {"old"}),
        ("周末开过会吗", (6, 7), {"old"}),
        ("周一周三开的市政府常务会议", (1, 3), {"work", "both", "none"}),
        ("每周三开的会", (3,), {"both"}),
    ],
)
def test_days_of_the_week_are_no_day(
    city: Store, text: str, days: tuple[int, ...], expected: set[str]
) -> None:
    assert understand(text, TODAY, city.facts.names()).weekdays == days
    assert sources(text, city) == expected


def test_a_weekday_of_a_week_is_a_day(city: Store) -> None:
    assert not understand("上周五的会", TODAY, city.facts.names()).weekdays


@pytest.mark.parametrize(
    "text", ["哪几次市政府常务会议没提到养老", "周末开过会吗", "每周三开的会", "周一周三开的会"]
)
def test_it_can_be_said_whole(city: Store, text: str) -> None:
    names = city.facts.names()
    question = replace(understand(text, TODAY, names), intent="meeting")
    again = understand(whole(question), TODAY, names)
    assert (again.lacking, again.weekdays) == (question.lacking, question.weekdays)


@pytest.mark.parametrize("text", ["对外开放", "/search 对外开放", "有效投资"])
def test_a_word_is_looked_for_whole(city: Store, text: str) -> None:
    found = asked(text, city)
    assert isinstance(found, Hits)
    assert found.question.words in text
    assert found.found.as_typed in (None, found.found.total)


@pytest.mark.parametrize(
    "word", ["问责", "和平", "何立峰", "何维", "最后一公里", "过渡期", "与时俱进", "及时", "把关"]
)
def test_no_letter_of_a_word_is_taken_for_talk(word: str) -> None:
    assert understand(word, TODAY).words == word


@pytest.mark.parametrize(
    ("text", "words"), [("搜一下养老", "养老"), ("对养老的", "养老"), ("请问防汛呢", "防汛")]
)
def test_talk_around_a_word_is_not_looked_for(text: str, words: str) -> None:
    assert understand(text, TODAY).words == words


@pytest.mark.parametrize(
    "text", [ADDRESS, "http://example.org/2024/a.html", "2024年3月3日市政府常务会议全文"]
)
def test_an_address_or_a_text_that_is_asked_for_opens_its_meeting(city: Store, text: str) -> None:
    found = asked(text, city)
    assert isinstance(found, OneMeeting)
    assert found.stored.readout.source_id == "old"


def test_an_address_that_is_not_collected_is_said_to_be_so(city: Store) -> None:
    found = asked("https://example.org/2023/b.html", city)
    assert isinstance(found, Told)
    assert "没有收录这个网址" in to_plain(compose(found).blocks)


@pytest.mark.parametrize("text", ["最近都开了哪些会", "最近市政府开过什么会"])
def test_lately_asks_for_more_than_the_last(city: Store, text: str) -> None:
    assert len(sources(text, city)) == 4


@pytest.mark.parametrize("text", ["养老、就业、防汛哪个提得最多", "养老还是就业提得多"])
def test_which_of_several_words_is_used_most(city: Store, text: str) -> None:
    found = asked(text, city)
    assert isinstance(found, Trend)
    assert found.question.phrases[0] == "养老"


@pytest.mark.parametrize(
    "text", ["养老时间线", "我想写一篇关于养老的稿子给我梳理一下时间线", "养老的来龙去脉"]
)
def test_how_a_matter_went_on_lists_its_meetings(city: Store, text: str) -> None:
    assert sources(text, city) == {"old", "both"}


def test_a_name_beside_words_is_of_who_was_there(city: Store) -> None:
    found = asked("闻亦丹 养老", city)
    assert isinstance(found, Hits)
    assert (found.question.person, found.question.words) == ("闻亦舟", "养老")


def test_of_a_law_is_not_what_carries_it_out(tmp_path_factory: pytest.TempPathFactory) -> None:
    rules = "《关于实施〈中华人民共和国公司法〉登记管理的规定（草案）》"
    with open_store(tmp_path_factory.mktemp("law")) as store:
        text = f"会议审议了{rules}。会议指出，要落实新修订的公司法。"
        law = "会议审议了公司法修订草案。会议指出，要改好。"
        list(store.add([record("rules", text), record("law", law)]))
        assert sources("公司法修订草案是哪次讨论的", store) == {"law"}


def record(name: str, told: str) -> Source:
    text = f"2024年6月1日，澜阳市市长闻亦舟主持召开市政府常务会议。\n{told}"
    line = json.dumps({"id": name, "title": "市政府常务会议", "text": text}, ensure_ascii=False)
    return Source(name, line.encode(), "record")


def test_holders_of_an_office_are_told_though_there_are_several(city: Store) -> None:
    assert understand("澜阳市副市长有哪些", TODAY, city.facts.names()).intent == "office"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("去年啊不对是2022年6月的市政府常务会议", "2022年6月"),
        ("2023年，不对，2024年4月的市政府常务会议", "2024年4月"),
    ],
)
def test_a_time_put_right_in_the_same_breath_is_left_out(text: str, whole: str) -> None:
    assert understand(text, TODAY).date_text == whole


@pytest.mark.parametrize(
    "text",
    ["养老和防汛哪个研究得早", "养老还是防汛哪个更早", "养老和防汛哪个先研究"],
)
def test_which_was_first_is_when_the_first_of_both_was(text: str) -> None:
    question = understand(text, TODAY)
    assert (question.intent, question.order) == ("when", "first")
    assert "养老" in question.words
    assert "防汛" in question.words


@pytest.mark.parametrize("text", ["养犬管理的条例或办法", "養犬管理的條例和辦法"])
def test_any_of_several_kinds_is_on_its_matter(text: str) -> None:
    question = understand(f"审议过{text}的会议有几次", TODAY)
    assert fold(question.words) == "养犬管理"


def test_how_much_each_gets_is_of_its_matter() -> None:
    assert understand("抗旱打井每眼补多少钱", TODAY).words == "抗旱打井"


def test_what_stands_nowhere_is_counted_by_what_readouts_call_it(city: Store) -> None:
    found = asked("老人提过几次", city)
    assert isinstance(found, Counted)
    assert found.sought is not None
    assert (found.measure, found.total > 0, "养老" in found.sought.meant) == (
        "meetings",
        True,
        True,
    )


def test_who_chaired_most_of_a_body_is_told_by_chair() -> None:
    assert understand("谁主持过最多的国常会", TODAY).by == "chair"


@pytest.mark.parametrize("text", ["医共体", "县域医共体建设"])
def test_a_name_in_short_is_no_slip_of_asking(text: str) -> None:
    assert (understand(text, TODAY).intent, understand(text, TODAY).words) == ("search", text)


@pytest.mark.parametrize("called", ["习主席", "习总书记", "習主席"])
def test_who_is_called_by_an_office_alone_is_who_is_meant(called: str) -> None:
    names = Names(people=frozenset({"习近平"}))
    assert understand(f"{called}2024年主持了几次会", TODAY, names).person == "习近平"


@pytest.mark.parametrize("text", ["2024年9月有哪些重要会议", "老师你好，2024年9月开了哪些会"])
def test_what_is_for_show_is_no_matter(text: str) -> None:
    question = understand(text, TODAY)
    assert (question.topic, question.date_text) == (False, "2024年9月")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("乡下的朋友老抱怨填表，我想查一下市政府研究过几次防汛", "防汛"),
        ("编辑问养老，我想查一下市政府什么时候研究过", "养老"),
        ("防汛工作情况的报告是哪次主任会议建议列入常委会议程的", "防汛工作情况"),
    ],
)
def test_what_leads_to_a_question_is_left_out_where_it_names_its_matter(
    text: str, words: str
) -> None:
    assert words in understand(text, TODAY).words
    assert "抱怨" not in understand(text, TODAY).words


def test_regions_are_matters_and_no_places_whose_meetings_are_meant(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        list(
            store.add(
                [
                    written("delta", "2024年5月1日", ("长三角一体化发展",)),
                    written("belt", "2024年4月1日", ("长江经济带发展",)),
                ]
            )
        )
        asked = understand("长三角和长江经济带哪个研究得早", TODAY, store.facts.names())
        found = answer(asked, store)
        assert isinstance(found, Matters)
        assert [stored.readout.source_id for stored, _ in found.shown] == ["belt"]
