"""Questions that lean on the last answer, in the many ways that people put them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.action import ShowItem, Shown, ShowPage, ShowText
from bot.chat.asker import Asker
from bot.conversation import Conversation
from bot.following import Memory, Missing, follow
from bot.richtext import to_plain
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


def followed(store: Store, *said: str) -> Shown | str | Missing | None:
    """What the last of these is after the others."""
    memory = Memory()
    talk = Conversation(store, memory)
    for text in said[:-1]:
        talk.reply_to(text, HERE)
    return follow(said[-1], memory.last(HERE.chat), TODAY, store.facts.names())


def meant(store: Store, *said: str) -> str:
    """The whole question that the last of these is after the others."""
    found = followed(store, *said)
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize(
    "text", ["那7月呢", "7月呢？", "换成7月", "我要看7月的", "改成7月呢", "要是7月呢", "只看7月的"]
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


@pytest.mark.parametrize("text", ["最早是哪次？", "第一次是什么时候", "最早"])
def test_which_was_the_first_is_asked_of_what_was_counted(city: Store, text: str) -> None:
    assert meant(city, "养老服务研究过几次", text) == "最早一次 什么时候研究过养老服务"


@pytest.mark.parametrize("text", ["2023年的", "只要2023年的", "2023年的呢"])
def test_a_time_alone_narrows_what_was_asked(city: Store, text: str) -> None:
    assert meant(city, "防汛研究过几次", text) == "2023年 研究过防汛 有几次会"


@pytest.mark.parametrize("text", ["柏知远主持的", "哪些是柏知远主持的", "其中柏知远主持的有几次"])
def test_who_chaired_narrows_what_was_asked(city: Store, text: str) -> None:
    assert meant(city, "防汛研究过几次", text) == "柏知远主持的 研究过防汛 有几次会"


@pytest.mark.parametrize("text", ["市政府审议过没", "市政府有没有研究过？", "市政府讨论过吗"])
def test_whether_a_body_did_is_asked_of_the_matter_before(city: Store, text: str) -> None:
    assert meant(city, DRAFT, text).startswith("市政府 什么时候研究过《澜阳市养犬管理条例")


def test_what_a_body_said_is_asked_of_the_matter_before(city: Store) -> None:
    assert meant(city, "防汛", "市政府怎么说") == "市政府 什么时候提到过防汛"


def test_whether_a_body_met_is_a_question_of_its_own(city: Store) -> None:
    assert followed(city, DRAFT, "市政府2023年开过会吗") is None


@pytest.mark.parametrize("text", ["后来呢", "之后怎么样了", "它通过了吗", "这个条例通过了吗"])
def test_what_followed_is_asked_of_the_matter(city: Store, text: str) -> None:
    assert meant(city, DRAFT, text).startswith("什么时候研究过《澜阳市养犬管理条例")


@pytest.mark.parametrize("text", ["会上还研究了什么", "那次会还说了什么", "同一次会议上还审议了啥"])
def test_what_else_was_done_is_asked_of_the_one_meeting(city: Store, text: str) -> None:
    asked = "最近一次研究养老服务是什么时候"
    assert meant(city, asked, text).startswith("2024年6月1日 市政府常务会议")


def test_a_matter_is_looked_for_in_the_meeting_that_is_pointed_at(city: Store) -> None:
    asked = meant(city, "2024年6月1日的会议", "这里面有没有提到防汛")
    assert asked == "2024年6月1日 市政府常务会议 什么时候提到过防汛"


def test_which_of_several_meetings_is_pointed_at_has_to_be_told(city: Store) -> None:
    assert followed(city, "防汛", "那次会还研究了什么") == Missing("problem.which_one")
    assert followed(city, "防汛", "具体怎么说的") == Missing("problem.which_one")


@pytest.mark.parametrize("text", ["全文", "发我原文", "看一下全文"])
def test_the_whole_text_of_the_one_meeting_is_shown(city: Store, text: str) -> None:
    assert isinstance(followed(city, "2024年6月1日的会议", text), ShowText)


@pytest.mark.parametrize("text", ["展开", "具体怎么说的", "详细说说", "说了什么"])
def test_more_is_shown_of_the_one_passage_that_was_found(city: Store, text: str) -> None:
    asked = "最近一次研究养老服务是什么时候"
    assert isinstance(followed(city, asked, text), ShowItem)


def test_what_an_item_says_is_asked_by_its_number(city: Store) -> None:
    assert isinstance(followed(city, "2024年6月1日的会议", "第二项具体怎么说的"), ShowItem)


def test_a_button_can_be_pressed_by_its_label(city: Store) -> None:
    found = followed(city, "养老服务", "按时间排")
    assert isinstance(found, ShowPage)
    assert found.latest


@pytest.mark.parametrize(
    ("text", "whole"),
    [("前一天呢", "2024年5月31日"), ("第二天呢", "2024年6月2日")],
)
def test_the_day_beside_is_counted_from_the_meeting(city: Store, text: str, whole: str) -> None:
    assert meant(city, "2024年6月1日的会议", text) == whole


@pytest.mark.parametrize(
    ("text", "day"), [("上上次呢", "2023年7月1日"), ("再往前呢", "2024年2月1日")]
)
def test_meetings_are_counted_back_from_the_one_told_of(city: Store, text: str, day: str) -> None:
    talk = Conversation(city)
    talk.reply_to("2024年6月1日的会议", HERE)
    assert day in "".join(block.text for block in talk.reply_to(text, HERE).blocks)


@pytest.mark.parametrize(
    "text",
    [
        "这个月开了几次会",
        "这些年研究过几次养老服务",
        "2024年6月1日那次会议说了什么",
        "6月1日那次市政府常务会议谁主持的",
        "2024年的市政府常务会议上有没有说养老服务",
        "2023年的会议里面有没有提到养老服务",
        "会议上提到过养老服务吗",
        "哪个会议是讨论养老服务的",
        "提到5次以上的有哪些",
    ],
)
def test_a_question_that_names_its_own_time_meeting_or_matter_stands_alone(
    city: Store, text: str
) -> None:
    assert followed(city, "防汛", text) is None


@pytest.mark.parametrize(
    "text", ["2023年有没有", "2023年也有吗？", "那2023年有没有", "2023年有过吗"]
)
def test_whether_there_was_one_then_is_asked_of_the_matter_before(city: Store, text: str) -> None:
    assert meant(city, "防汛研究过几次", text) == "2023年 研究过防汛 有几次会"


@pytest.mark.parametrize("text", ["更早的呢", "有没有更早的", "还有更早一点的吗", "再早一些呢"])
def test_what_was_earlier_is_before_the_meeting_told_of(city: Store, text: str) -> None:
    talk = Conversation(city)
    talk.reply_to("最近一次研究防汛是什么时候", HERE)
    told = "".join(block.text for block in talk.reply_to(text, HERE).blocks)
    assert ("2023年3月1日" in told, "2024年2月1日" in told) == (True, False)


@pytest.mark.parametrize(
    "text", ["跟2023年比呢", "和2023年相比", "比2023年多吗", "与2023年比多还是少"]
)
def test_a_count_is_compared_with_that_of_another_time(city: Store, text: str) -> None:
    assert meant(city, "2024年研究过几次防汛", text) == "2024年和2023年各 研究过防汛 有几次会"


def test_what_was_before_the_meeting_told_of_is_no_time_to_compare(city: Store) -> None:
    asked = meant(city, "2024年6月1日的会议", "上一次呢", "跟2023年比呢")
    assert asked.startswith("2024年和2023年各")


@pytest.mark.parametrize(
    "text", ["给我看第2条", "第二个议题展开讲讲", "展开讲讲第2项", "第2项的具体内容", "讲讲第二条"]
)
def test_a_number_may_be_asked_for_politely_and_in_more_words(city: Store, text: str) -> None:
    assert followed(city, "2024年6月1日的会议", text) == ShowItem(4, 2)


def test_a_number_after_who_chaired_is_of_the_agenda_of_that_meeting(city: Store) -> None:
    asked = "谁主持了2024年6月1日的会议"
    assert followed(city, asked, "第2条具体说了什么") == ShowItem(4, 2)
    assert followed(city, asked, "第9条") == Missing("problem.no_such_number", 9)


@pytest.mark.parametrize("text", ["原文怎么说", "原文是怎么写的", "原话怎么说的"])
def test_the_wording_of_the_one_passage_is_shown(city: Store, text: str) -> None:
    asked = "最近一次研究养老服务是什么时候"
    assert isinstance(followed(city, asked, text), ShowItem)


@pytest.mark.parametrize(
    "text",
    [
        "不是3月，是7月",
        "不对，我要问的是7月的",
        "错了，是7月",
        "不是这个，我是说7月",
        "我指的是7月",
    ],
)
def test_a_correction_takes_the_place_of_what_was_meant_otherwise(city: Store, text: str) -> None:
    assert meant(city, "2023年3月市政府常务会议研究了什么", text).startswith("2023年7月 ")


def test_a_correction_may_be_a_question_of_its_own(city: Store) -> None:
    asked = meant(city, "2023年3月市政府常务会议研究了什么", "不对，我问的是什么时候研究过养老")
    assert asked == "什么时候研究过养老"


@pytest.mark.parametrize("text", ["当时怎么说养老的", "当时有没有提到养老", "那次怎么说养老的"])
def test_then_is_the_meeting_on_show(city: Store, text: str) -> None:
    assert meant(city, "2023年3月1日市政府常务会议", text).startswith("2023年3月1日 ")


@pytest.mark.parametrize("text", ["在哪里开的", "会议地点呢", "那次会是在哪儿开的"])
def test_where_is_asked_of_the_meeting_on_show(city: Store, text: str) -> None:
    assert meant(city, "2023年3月1日市政府常务会议", text).endswith("会议在哪里开的")


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("那次之后还研究过吗", "2023年3月2日至2024年12月31日 "),
        ("它后来又研究过吗", "2023年3月2日至2024年12月31日 "),
        ("之前研究过吗", "截至2023年2月底 "),
    ],
)
def test_whether_it_came_back_is_asked_of_the_matter_that_was_found(
    city: Store, text: str, starts: str
) -> None:
    said = ("2023年3月1日市政府常务会议", "有没有提到养老", text)
    assert meant(city, *said).startswith(starts)


@pytest.mark.parametrize("text", ["再之前呢", "之前呢"])
def test_what_came_before_a_list_is_its_first(city: Store, text: str) -> None:
    assert meant(city, "什么时候研究过防汛", text) == "最早一次 什么时候研究过防汛"


def test_one_of_two_who_were_compared_is_asked_about_alone(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        days = (("2024年1月1日", "柏知远"), ("2024年2月1日", "童若谷"))
        list(store.add([written(day, day, ("养老服务",), chair) for day, chair in days]))
        assert meant(store, "柏知远和童若谷谁主持的会多", "童若谷呢") == "童若谷主持的 开了几次会"


def test_meetings_of_two_days_are_shown_and_not_compared_by_number(city: Store) -> None:
    asked = "2023年3月1日和2024年2月1日的市政府常务会议有什么不同"
    told = to_plain(Conversation(city).reply_to(asked, HERE).blocks)
    assert "2023年3月1日：1 次会议；2024年2月1日：1 次会议" in told
    assert "一样多" not in told


def test_totals_of_two_words_are_told(city: Store) -> None:
    told = to_plain(Conversation(city).reply_to("防汛和养老哪个提得多", HERE).blocks)
    assert "防汛：共 4 次" in told
    assert "养老：共 4 次" in told


def test_what_else_somebody_chaired_is_not_asked_of_the_meeting_on_show(city: Store) -> None:
    said = ("谁主持了2023年3月1日的市政府常务会议", "他还主持过什么")
    assert meant(city, *said) == "柏知远还主持过什么"
