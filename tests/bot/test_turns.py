"""Conversations of several turns: what each turn keeps of those before it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.action import Export, ShowItem, ShowMeeting, ShowPage, ShowText
from bot.chat.asker import Asker
from bot.conversation import Conversation
from bot.following import Memory, Missing, follow
from bot.question import understand
from store import Store, open_store
from store.dates import DateRange
from tests.bot.talk import CHAT, COMMITTEE, GOVERNMENT, PLENARY, TODAY, held, told

HERE = Asker(TODAY)
DOGS = "《澜阳市养犬管理条例（草案）》"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Meetings of two bodies over two years on matters that come back."""
    with open_store(tmp_path_factory.mktemp("turns")) as store:
        sources = [
            held("a", "2023年3月1日", GOVERNMENT, "防汛准备情况", "养老服务体系建设"),
            held("b", "2023年7月1日", COMMITTEE, "防汛准备情况"),
            held("c", "2024年2月1日", GOVERNMENT, "防汛准备情况", DOGS),
            held("d", "2024年6月1日", COMMITTEE, "养老服务体系建设", "防汛准备情况"),
            held("e", "2024年8月1日", GOVERNMENT, "养老服务体系建设"),
            held("f", "2024年3月5日", PLENARY.format("一"), "政府工作报告"),
            held("g", "2024年9月5日", PLENARY.format("二"), "年度重点工作"),
        ]
        list(store.add(sources))
        yield store


def meant(store: Store, *said: str) -> object:
    """What the last of these is after the others."""
    memory = Memory()
    talk = Conversation(store, memory)
    for text in said[:-1]:
        talk.reply_to(text, CHAT)
    return follow(said[-1], memory.last(CHAT.chat), TODAY, store.facts.names())


# --- several one after the other ------------------------------------------------------------------


def test_two_times_are_counted_together(city: Store) -> None:
    asked = ("去年防汛研究过几次", "今年呢", "两年一共几次")
    assert meant(city, *asked) == "2023年至2024年 研究过防汛 有几次会"
    assert "共 4 次会议" in told(city, *asked)


def test_times_with_others_between_are_counted_each(city: Store) -> None:
    asked = ("2024年8月研究过几次养老", "6月呢", "两个月一共几次")
    assert "2024年8月：1 次会议；2024年6月：1 次会议" in told(city, *asked)


def test_a_year_before_words_is_a_time_like_others(city: Store) -> None:
    asked = ("2023年防汛研究过几次", "2024年呢")
    assert meant(city, *asked) == "2024年 研究过防汛 有几次会"
    assert meant(city, *asked, "两年加起来呢") == "2023年至2024年 研究过防汛 有几次会"


def test_two_bodies_are_counted_together(city: Store) -> None:
    asked = ("市委常委会研究过几次防汛", "市政府呢", "两个会加起来几次")
    assert meant(city, *asked) == "市委常委会和市政府 研究过防汛 有几次会"


@pytest.mark.parametrize("text", ["哪个提得多", "哪个会研究得更多？", "哪边说得多呢"])
def test_which_of_two_bodies_did_more_is_counted_by_body(city: Store, text: str) -> None:
    whole = meant(city, "市委常委会研究过几次防汛", "市政府呢", text)
    assert whole == "市委常委会和市政府 按会议 研究过防汛 有几次会"


def test_which_of_two_words_was_said_more_is_told_beside_one_another(city: Store) -> None:
    assert meant(city, "防汛提过几次", "养老呢", "哪个提得多") == "/trend 防汛 养老"


def test_which_of_two_years_had_more_is_compared(city: Store) -> None:
    asked = ("去年防汛研究过几次", "今年呢", "哪年研究得多")
    assert "2024年：2 次会议；2023年：2 次会议" in told(city, *asked)


def test_which_of_one_did_more_is_asked_of_nothing(city: Store) -> None:
    assert meant(city, "防汛", "哪个提得多") is None


# --- leaving something out ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["不要市政府常务会议的", "不是市政府常务会议的", "除了市政府常务会议呢", "去掉市政府常务会议"],
)
def test_a_body_is_left_out(city: Store, text: str) -> None:
    assert meant(city, "防汛", text) == "除了市政府常务会议以外 防汛"


def test_two_bodies_are_left_out_one_after_the_other(city: Store) -> None:
    asked = ("防汛", "不要市政府常务会议的", "也不要市委常委会的")
    assert meant(city, *asked) == "除了市政府常务会议和市委常委会以外 防汛"
    assert "没有找到" in told(city, *asked)


@pytest.mark.parametrize("text", ["不要2023年的", "除了2023年的呢", "去掉2023年"])
def test_a_time_is_left_out(city: Store, text: str) -> None:
    assert meant(city, "防汛", text) == "除了2023年以外 防汛"
    assert "2 次会议" in told(city, "防汛", text)


def test_a_time_and_a_body_are_left_out_together(city: Store) -> None:
    found = told(city, "防汛", "不要2023年的", "不要市政府的")
    assert "2024年6月1日，市委常委会会议" in found
    assert "市政府常务会议" not in found


def test_a_time_that_was_left_out_is_asked_about(city: Store) -> None:
    assert "2 次会议" in told(city, "防汛", "不要2024年的", "2024年呢")


def test_all_but_a_body_is_asked_of_everyone(city: Store) -> None:
    asked = meant(city, "防汛研究过吗", "市政府呢", "除了市委常委会呢")
    assert asked == "除了市委常委会以外 有没有研究过防汛"


def test_what_cannot_be_left_out_is_said_to_be(city: Store) -> None:
    assert meant(city, "防汛", "不要养老的") == Missing("problem.cannot_leave_out", word="养老")


@pytest.mark.parametrize("text", ["除了这次呢", "还有别的会吗", "还有哪次会提到"])
def test_the_others_are_of_the_matter_that_led_to_the_one(city: Store, text: str) -> None:
    assert meant(city, "最近一次研究防汛是什么时候", "谁主持的", text) == "什么时候研究过防汛"


def test_everything_is_asked_for_again(city: Store) -> None:
    asked = ("防汛", "不要市政府常务会议的", "最早一次呢", "那全部呢")
    assert meant(city, *asked) == "什么时候提到过防汛"


# --- the matter stays while one meeting is asked about --------------------------------------------


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("最早一次呢", "最早一次 什么时候提到过防汛"),
        ("第一次呢", "最早一次 什么时候提到过防汛"),
        ("最新的一个是什么时候", "最近一次 什么时候提到过防汛"),
        ("一共几次", "提到过防汛 有几次会"),
        ("换成养老服务", "养老服务"),
        ("都列出来", "什么时候提到过防汛"),
        ("都是哪几天", "什么时候提到过防汛"),
        ("谁提的", "谁提到防汛"),
    ],
)
def test_the_matter_is_kept_beside_one_of_its_meetings(city: Store, text: str, whole: str) -> None:
    assert meant(city, "防汛", "第2条", "谁主持的", text) == whole


def test_the_first_or_latest_of_a_count_is_a_meeting(city: Store) -> None:
    asked = meant(city, "柏知远主持过几次会", "最近一次呢")
    assert asked == "最近一次 柏知远主持的 的会议"


def test_the_latest_of_a_matter_has_its_own_chair(city: Store) -> None:
    asked = ("防汛研究过几次", "最近一次是谁主持的")
    assert meant(city, *asked) == "最近一次 研究过防汛的会议谁主持"
    assert ("2024年6月1日" in told(city, *asked), "2023" in told(city, *asked)) == (True, False)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("今年几次", "2024年 研究过防汛 有几次会"),
        ("市政府有几次", "市政府 研究过防汛 有几次会"),
        ("跟去年比", "2024年和2023年各 研究过防汛 有几次会"),
    ],
)
def test_how_often_is_asked_of_the_matter(city: Store, text: str, whole: str) -> None:
    assert meant(city, "什么时候研究过防汛", text) == whole


def test_one_time_takes_the_place_of_two(city: Store) -> None:
    asked = meant(city, "什么时候研究过防汛", "跟去年比", "去年呢")
    assert asked == "2023年 研究过防汛 有几次会"


def test_a_count_by_year_is_of_more_than_one(city: Store) -> None:
    assert meant(city, "2024年市政府开了几次会", "哪年多") == "市政府 每年 开了几次会"


def test_who_was_there_is_not_told_of_a_matter_that_is(city: Store) -> None:
    said = told(city, "市政府研究过防汛吗", "都有谁参加")
    assert said == "2024年2月1日市政府常务会议：收录的通稿没有写明这一点。"


def test_whether_it_was_said_is_asked_of_the_meeting_that_is_open(city: Store) -> None:
    opened = ("2024年6月1日的会议", "有没有提到养犬", "有没有提到防汛")
    assert meant(city, *opened) == "2024年6月1日 市委常委会会议 什么时候提到过防汛"
    assert meant(city, "2024年6月1日的会议", "有没有提到过防汛") is None


# --- one of a list --------------------------------------------------------------------------------


def test_something_is_asked_of_one_by_its_number(city: Store) -> None:
    listed = "2024年的会议"
    assert meant(city, listed, "上面第二个是谁主持的") == "2024年8月1日 市政府常务会议 会议谁主持"
    assert meant(city, listed, "第2个谁主持的", "那第4个是谁主持的") == (
        "2024年3月5日 市政府全体会议 会议谁主持"
    )
    assert meant(city, listed, "上面第九个是谁主持的") == Missing("problem.no_such_number", 9)


def test_a_number_is_of_the_list_while_one_of_it_is_open(city: Store) -> None:
    opened = meant(city, "什么时候研究过防汛", "第1条", "第3条")
    assert isinstance(opened, ShowItem)
    assert opened.readout == 2


def test_the_one_below_is_opened(city: Store) -> None:
    below = meant(city, "2024年6月1日的会议", "第1条", "下一个")
    assert below == ShowItem(4, 2)
    asked = ("2024年6月1日的会议", "第2条", "下一个")
    assert meant(city, *asked) == Missing("problem.no_more")


def test_a_number_of_a_series_is_its_own(city: Store) -> None:
    listed = "市政府全体会议"
    assert meant(city, listed, "第二次呢") == "第二次 市政府全体会议的会议"
    assert meant(city, listed, "第一次研究了什么") == "第一次 市政府全体会议的会议"


def test_these_are_the_ones_that_were_listed(city: Store) -> None:
    asked = meant(city, "2024年市政府的会议", "第2个谁主持的", "这几次里哪次提到了防汛")
    assert asked == "2024年 市政府 什么时候提到过防汛"


@pytest.mark.parametrize("text", ["这四次都谁主持的", "那四次分别是谁主持的"])
def test_so_many_are_the_ones_that_were_listed(city: Store, text: str) -> None:
    assert meant(city, "防汛", "1", text) == "研究过防汛的会议谁主持"


def test_who_reported_on_one_of_a_meetings_matters_is_asked_of_that_matter(city: Store) -> None:
    whole = meant(city, "2024年6月1日的会", "第二条是谁汇报的")
    assert whole == "2024年6月1日 市委常委会会议 研究过防汛准备情况的会议谁讲话"


@pytest.mark.parametrize("text", ["以秘书长身份的呢", "以秘书长的身份", "那以秘书长身份的是谁"])
def test_who_of_them_was_there_in_a_capacity_is_asked_of_the_same_meetings(
    city: Store, text: str
) -> None:
    whole = str(meant(city, "2024年6月1日市委常委会谁列席", text))
    found = understand(whole, TODAY, city.facts.names())
    assert (found.role, found.words, found.body) == ("列席", "秘书长", "市委常委会")
    assert found.when == DateRange(datetime.date(2024, 6, 1), datetime.date(2024, 6, 1))


def test_several_of_the_latest_stay_several(city: Store) -> None:
    assert meant(city, "最近两次市政府常务会议", "谁主持的") == (
        "最近2次 市政府常务会议 会议谁主持"
    )


# --- people ---------------------------------------------------------------------------------------


def test_he_is_the_one_who_was_told_of(city: Store) -> None:
    asked = "2024年6月1日的会议谁主持的"
    assert meant(city, asked, "他主持过几次") == "柏知远主持的 开了几次会"
    assert meant(city, asked, "他还主持过哪些会") == "柏知远还主持过哪些会"
    assert meant(city, "柏知远", "他主持过几次会") == "柏知远主持过几次会"


def test_whom_he_means_has_to_be_told(city: Store) -> None:
    assert meant(city, "他是谁") == Missing("problem.who_is_meant", word="他")
    asked = meant(city, "谁主持过防汛的会", "他主持过几次")
    assert isinstance(asked, Missing)
    assert asked.key == "problem.who_of_them"


# --- doing something with what was told -----------------------------------------------------------


def test_all_results_can_be_exported_from_one_of_them(city: Store) -> None:
    exported = meant(city, "防汛", "第1条", "导出json")
    assert isinstance(exported, Export)
    assert exported.format == 1
    assert meant(city, "防汛", "第1条", "全文", "导出json") == exported
    assert meant(city, "导出") == Missing("problem.no_last")
    assert meant(city, "2024年6月1日的会议", "给我导出") == Missing("problem.nothing_to_export")


def test_documents_are_those_of_the_last_answer(city: Store) -> None:
    found = meant(city, "养犬", "有文件吗")
    assert found == Missing("problem.documents", word=DOGS)
    assert meant(city, "防汛", "是哪个文件") == Missing("problem.no_document")


def test_this_is_subscribed_to(city: Store) -> None:
    assert "防汛" in told(city, "防汛", "第1条", "订阅这个")
    assert "写完整" in told(city, "订阅这个")


def test_others_of_a_kind_are_asked_for(city: Store) -> None:
    assert meant(city, "养犬", "还审议过别的条例吗") == "还审议过哪些条例吗"


def test_what_is_no_question_changes_nothing(city: Store) -> None:
    assert told(city, "防汛研究过几次", "谢谢") == "不客气。"
    for said in ("谢谢", "好的", "什么意思", "你好"):
        assert meant(city, "防汛研究过几次", said, "那2023年呢") == "2023年 研究过防汛 有几次会"


def test_what_would_be_understood_as_everything_is_refused(city: Store) -> None:
    assert meant(city, "时间", "主持人") == Missing("problem.no_last")


def test_the_meeting_at_another_time_is_of_the_same_body(city: Store) -> None:
    asked = meant(city, "最近一次市委常委会会议", "那去年7月那次呢")
    assert asked == "2023年7月 市委常委会会议的会议"


def test_a_list_in_the_order_of_time_has_no_other(city: Store) -> None:
    assert meant(city, "什么时候研究过防汛", "按时间排") == Missing("problem.no_order")


def test_a_meeting_of_the_list_opens(city: Store) -> None:
    assert isinstance(meant(city, "2024年的会议", "第2条"), ShowMeeting)


def test_a_count_without_a_body_is_of_the_one_before(city: Store) -> None:
    assert meant(city, "市政府常务会议今年开会了吗", "去年开了几次") == (
        "2023年 市政府常务会议 开了几次会"
    )
    assert meant(city, "防汛", "今年比去年多吗") == "2024年和2023年各 提到过防汛 有几次会"
    assert meant(city, "防汛", "今年比去年开会多吗") is None


def test_what_was_done_is_asked_of_the_meetings_before(city: Store) -> None:
    assert meant(city, "2024年市政府的会议", "审议了几个条例") == "2024年 市政府 审议了几份条例"
    assert meant(city, "2024年市政府的会议", "研究过养老吗") is None


def test_the_one_on_a_matter_is_one_of_those_before(city: Store) -> None:
    asked = meant(city, "2024年市政府的会议", "养老那次")
    assert asked == "2024年 市政府 什么时候研究过养老"


def test_what_came_later_is_after_the_meeting_told_of(city: Store) -> None:
    asked = ("最近一次市委常委会研究防汛是什么时候", "市政府呢", "后来还研究过吗")
    assert meant(city, *asked) == "2024年2月2日至12月31日 市政府 什么时候研究过防汛"
    assert meant(city, *asked, "一共几次") == "市政府 研究过防汛 有几次会"


def test_a_year_narrows_a_month(city: Store) -> None:
    assert meant(city, "2月的市政府会议", "今年的") == "2024年2月 市政府的会议"


def test_the_latest_of_all_after_one_before(city: Store) -> None:
    asked = ("2024年8月1日的市政府常务会议", "上一次呢")
    for text in ("最近的呢", "就要最近的"):
        assert meant(city, *asked, text) == "最近一次 市政府常务会议的会议"


def test_a_body_that_was_left_out_is_asked_about(city: Store) -> None:
    assert meant(city, "防汛", "除了市委常委会呢", "那市委常委会呢") == "市委常委会 防汛"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("有没有研究过", "什么时候研究过防汛"),
        ("有没有提到", "什么时候提到过防汛"),
        ("有吗", "什么时候提到过防汛"),
        ("给个清单", "什么时候提到过防汛"),
        ("市委常委会那次", "市委常委会 防汛"),
    ],
)
def test_what_leaves_out_the_matter_is_asked_of_it(city: Store, text: str, whole: str) -> None:
    assert meant(city, "防汛", text) == whole


def test_what_is_understood_as_nothing_leaves_the_matter_as_it_was(city: Store) -> None:
    assert meant(city, "防汛", "两个比哪个多", "一共几次") == "提到过防汛 有几次会"


def test_a_matter_of_the_meetings_that_were_listed(city: Store) -> None:
    asked = meant(city, "2024年市政府的会议", "有没有和养老有关的")
    assert asked == "2024年 市政府 什么时候研究过养老"


def test_another_part_of_the_same_person(city: Store) -> None:
    assert meant(city, "柏知远主持过哪些会", "出席的") == "柏知远出席的 的会议"


def test_pages_are_turned_by_their_numbers(city: Store) -> None:
    every = "2023年以来的会议"
    second = meant(city, every, "第2页")
    assert isinstance(second, ShowPage)
    assert (second.page, meant(city, every, "最后一页")) == (1, second)
    assert meant(city, every, "第2页", "上一页") == replace(second, page=0)
    assert meant(city, every, "第9页") == Missing("problem.no_more")


def test_which_list_the_next_is_of_has_to_be_told(city: Store) -> None:
    assert meant(city, "2024年的会议", "第2条", "下一个") == Missing("problem.which_one")


def test_a_month_after_a_month_is_of_the_same(city: Store) -> None:
    asked = ("2024年2月市政府开了几次会", "3月呢", "6月")
    assert meant(city, *asked) == "2024年6月 市政府 开了几次会"
    assert meant(city, *asked, "哪个月最多") == "2024年 市政府 每个月 开了几次会"
    assert meant(city, "2024年2月市政府开了几次会", "6月") is None


def test_a_meeting_told_by_its_month_is_of_the_body_before(city: Store) -> None:
    asked = meant(city, "市委常委会2024年开了几次", "6月那次研究了什么")
    assert asked == "2024年6月 市委常委会研究了什么"


def test_a_count_that_names_its_own_stands_alone(city: Store) -> None:
    for text in ("市委常委会今年开了几次", "柏知远主持过几次"):
        assert meant(city, "养老研究过几次", text) is None


def test_whether_somebody_chaired_too(city: Store) -> None:
    assert meant(city, "柏知远出席过哪些会", "主持过吗") == "柏知远主持的 的会议"


@pytest.mark.parametrize("text", ["跟上次比有什么不同", "和上一次比呢", "有什么变化"])
def test_a_meeting_and_the_one_before_it_are_shown_and_not_compared(city: Store, text: str) -> None:
    both = "截至2024年8月1日 最近2次 市政府常务会议的会议"
    assert meant(city, "2024年8月1日的会议", text) == both


def test_a_meeting_and_that_of_another_time_are_both_shown(city: Store) -> None:
    assert "2024年6月" in told(city, "2024年8月1日的会议", "跟6月那次比呢")


@pytest.mark.parametrize("text", ["跟上次比有什么不同", "有什么区别"])
def test_nothing_is_compared_where_no_meeting_was_told_of(city: Store, text: str) -> None:
    assert "不作解释" in told(city, "防汛", text)


def test_what_followed_may_be_called_otherwise(city: Store) -> None:
    assert meant(city, "什么时候研究过养犬", "有下文吗") == "什么时候研究过养犬"


def test_a_number_may_be_a_part_of_a_matter(city: Store) -> None:
    assert meant(city, "2024年的会议", "第二个百年目标什么时候提的") is None
    asked = meant(city, "2024年的会议", "第二个提到养老了吗")
    assert asked == "2024年8月1日 市政府常务会议 什么时候提到过养老"


def test_a_number_that_is_not_there_is_said_to_be_missing(city: Store) -> None:
    asked = ("市政府全体会议", "第二次呢", "第3个谁主持的")
    assert meant(city, *asked) == Missing("problem.no_such_number", 3)


def test_the_latest_of_them_may_be_pointed_at(city: Store) -> None:
    assert meant(city, "防汛研究过几次", "最近那次呢") == "最近一次 什么时候研究过防汛"


def test_the_day_before_is_of_the_day_asked_about(city: Store) -> None:
    asked = ("2024年6月1日的会议", "这个会谁参加了", "前一天有会吗")
    assert meant(city, *asked) == "2024年5月31日"


def test_which_of_the_list_is_meant_has_to_be_told(city: Store) -> None:
    asked = ("市政府研究过防汛吗", "都有谁参加", "会上还研究了什么")
    assert meant(city, *asked) == Missing("problem.which_one")


def test_two_bodies_take_the_place_of_one(city: Store) -> None:
    assert meant(city, "防汛", "市委常委会和市政府的") == "市委常委会和市政府 防汛"


def test_the_one_below_is_found_from_its_whole_text(city: Store) -> None:
    asked = ("什么时候研究过防汛", "第1条", "全文", "下一条")
    assert meant(city, *asked) == meant(city, *asked[:1], "第2条")
    assert meant(city, "防汛", "除了这两次") == "防汛"


# --- times that lean on what was shown ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("8月的第一次呢", "2023年8月 最早一次 市政府常务会议的会议"),
        ("8月第一次研究了什么", "2023年8月 最早一次 市政府常务会议研究了什么"),
        ("八月份的第二次讲了啥", "2023年8月 市政府常务会议研究了什么"),
        ("下半年呢", "2023年7月至12月 市政府常务会议 开了几次会"),
        ("三季度呢", "2023年7月至9月 市政府常务会议 开了几次会"),
        ("下个季度呢", "2023年4月至6月 市政府常务会议 开了几次会"),
        ("上个月呢", "2023年2月 市政府常务会议 开了几次会"),
        ("全年呢", "2023年 市政府常务会议 开了几次会"),
        ("当年一共几次", "2023年 市政府常务会议 开了几次会"),
        ("一年前的呢", "2022年3月 市政府常务会议 开了几次会"),
        ("今年呢", "2024年 市政府常务会议 开了几次会"),
    ],
)
def test_a_time_without_a_year_is_of_the_year_that_was_shown(
    city: Store, text: str, whole: str
) -> None:
    assert meant(city, "2023年3月市政府常务会议开了几次", text) == whole


def test_a_part_of_a_year_after_another_is_of_the_same(city: Store) -> None:
    asked = ("2023年上半年市政府的会议", "下半年呢", "全年呢")
    assert meant(city, *asked[:2]) == "2023年7月至12月 市政府的会议"
    assert meant(city, *asked) == "2023年 市政府的会议"


@pytest.mark.parametrize("text", ["那一年前的呢", "一年以前的会呢", "12个月前呢"])
def test_a_year_before_is_counted_from_the_meeting_told_of(city: Store, text: str) -> None:
    asked = meant(city, "2024年2月1日的会议", text)
    assert asked == "2023年2月 市政府常务会议的会议"


def test_a_day_beside_needs_a_day(city: Store) -> None:
    assert meant(city, "2024年的会议", "前一天呢") == Missing("problem.which_one")


def test_what_a_year_belongs_to_by_its_name_is_left_as_it_is(city: Store) -> None:
    assert meant(city, "2023年3月研究过几次防汛", "全年养老目标呢") == (
        "2023年3月 研究过全年养老目标 有几次会"
    )


def test_one_is_counted_back_from_the_last(city: Store) -> None:
    asked = ("最近的市政府常务会议", "倒数第二次呢", "倒数第三次呢")
    assert "2024年2月1日" in told(city, *asked[:2])
    assert "2023年3月1日" in told(city, *asked)


# --- what is a question of its own, and what is of that which was shown ---------------------------


def test_a_comparison_of_two_people_stands_alone(city: Store) -> None:
    asked = ("闻亦舟主持了几次市政府常务会议", "柏知远和闻亦舟谁主持的会多")
    assert meant(city, *asked) is None
    assert "闻亦舟 5、柏知远 2" in told(city, *asked)


@pytest.mark.parametrize("text", ["那个条例现在通过了吗", "那部条例呢", "该条例是否获得通过"])
def test_a_paper_that_is_pointed_at_is_the_one_just_shown(city: Store, text: str) -> None:
    of_it = f"什么时候研究过{DOGS}"
    assert meant(city, "2024年2月1日的会议", text) == of_it
    assert meant(city, "最近一次市政府常务会议研究了哪个条例", text) == of_it
    assert meant(city, "养犬管理条例研究过吗", text) == "什么时候研究过养犬管理条例"


def test_a_paper_that_was_not_shown_is_none(city: Store) -> None:
    assert meant(city, "2024年2月1日的会议", "那个办法通过了吗") == Missing("problem.no_document")


def test_which_time_is_of_the_list_while_one_of_its_meetings_is_open(city: Store) -> None:
    asked = ("2024年市政府常务会议", "第二次讲了什么")
    assert meant(city, *asked, "第二次会议谁主持") == "2024年8月1日 市政府常务会议 会议谁主持"
    assert meant(city, *asked, "第1项", "第二次会议谁主持") == (
        "2024年8月1日 市政府常务会议 会议谁主持"
    )
    assert meant(city, *asked, "第9次谁主持的") == Missing("problem.no_such_number", 9)


def test_times_are_counted_from_the_first_and_numbers_down_the_list(city: Store) -> None:
    listed = "2024年市政府常务会议"
    for first, second in (("第一次讲了什么", "第二次讲了什么"), ("第一次呢", "第二次呢")):
        assert "2024年2月1日" in told(city, listed, first)
        assert "2024年8月1日" in told(city, listed, second)
    assert "2024年8月1日" in told(city, listed, "第1条")
    assert "2024年8月1日" in told(city, "2024年市政府常务会议开了几次", "第二场呢")


def test_a_time_of_a_long_list_is_told_by_how_far_back_it_was(tmp_path: Path) -> None:
    days = [f"2024年{month}月{day}日" for month in (3, 4) for day in range(1, 8)]
    with open_store(tmp_path) as store:
        list(store.add(held(day, day, GOVERNMENT, "防汛准备情况") for day in days))
        listed = "2024年市政府常务会议"
        for text in ("第二次呢", "第二次讲了什么"):
            assert "2024年3月2日" in told(store, listed, text)
        assert "2024年3月5日" in told(store, listed, "第5次谁主持的")
        assert meant(store, listed, "第15次呢") == Missing("problem.no_such_number", 15)


def test_a_number_of_its_own_needs_a_body(city: Store) -> None:
    assert "2024年3月5日" in told(city, "2024年的会议", "第二次呢")


@pytest.mark.parametrize("text", ["再说说第2个", "再讲讲第2项", "再详细说说第二个议题"])
def test_a_further_number_is_asked_for(city: Store, text: str) -> None:
    assert meant(city, "2024年2月1日的会议", "第1个", text) == ShowItem(3, 2)


def test_the_whole_text_is_asked_for_by_its_number(city: Store) -> None:
    assert meant(city, "防汛", "第一条的全文") == ShowText(4)
    assert meant(city, "2024年2月1日的会议", "第一条的全文") == ShowItem(3, 1)


# --- what is no question, or is not understood ----------------------------------------------------


@pytest.mark.parametrize("text", ["太多了", "不对", "今天天气怎么样", "有没有别的说法", "天哪"])
def test_what_is_not_understood_leaves_the_matter_as_it_was(city: Store, text: str) -> None:
    asked = ("2024年市政府常务会议有几次", text)
    assert meant(city, *asked, "那6月呢") == "2024年6月 市政府常务会议 开了几次会"
    assert meant(city, *asked, "只要最近两次") == "2024年 最近2次 市政府常务会议的会议"


def test_a_thing_that_was_found_nowhere_is_what_was_talked_of(city: Store) -> None:
    assert meant(city, "防汛", "无人机", "2023年呢") == "2023年 无人机"


@pytest.mark.parametrize("text", ["没了？", "没有了吗", "就这些吗", "就这么多？"])
def test_whether_that_was_all_asks_for_more(city: Store, text: str) -> None:
    assert meant(city, "防汛", text) == Missing("problem.no_more")
    assert isinstance(meant(city, "2023年以来的会议", text), ShowPage)
    assert meant(city, text) == Missing("problem.no_last")


@pytest.mark.parametrize("text", ["不对", "这是真的吗", "真的假的", "答案不对吧", "你确定吗"])
def test_a_doubt_is_told_where_to_look(city: Store, text: str) -> None:
    assert "不判断真假" in told(city, text)
    assert told(city, "防汛", text) == told(city, text)


def test_where_it_was_published_is_told_of_the_one_meeting(tmp_path: Path) -> None:
    there = held("a", "2024年2月1日", GOVERNMENT, "防汛准备情况")
    record = {**json.loads(there.data), "url": "https://example.org/a"}
    nowhere = held("b", "2024年3月1日", GOVERNMENT, "防汛准备情况")
    with open_store(tmp_path) as store:
        list(store.add([replace(there, data=json.dumps(record).encode()), nowhere]))
        for text in ("有原文吗", "链接", "网址呢", "原文链接", "来源"):
            address = Missing("problem.address", word="https://example.org/a")
            assert meant(store, "2024年2月1日的会议", text) == address
            assert meant(store, "2024年3月1日的会议", text) == Missing("problem.no_address")
            assert meant(store, "2024年的会议", text) == Missing("problem.which_one")


@pytest.mark.parametrize("text", ["有全文吗", "发我原文", "看原文"])
def test_its_text_is_asked_for_in_other_words(city: Store, text: str) -> None:
    assert meant(city, "2024年2月1日的会议", text) == ShowText(3)


@pytest.mark.parametrize("text", ["几号", "星期几", "是几号开的"])
def test_the_day_is_asked_of_the_meeting_and_not_of_today(city: Store, text: str) -> None:
    assert "不答" not in told(city, "最近一次市政府常务会议", text)
    assert "2024年8月1日" in told(city, "最近一次市政府常务会议", text)


@pytest.mark.parametrize("text", ["那天还有什么会", "同一天还有会吗", "当天还开了哪些会"])
def test_what_else_was_held_that_day_is_of_every_body(city: Store, text: str) -> None:
    assert meant(city, "2024年2月1日市政府常务会议", text) == "2024年2月1日"


def test_what_is_cited_was_shown(city: Store) -> None:
    assert meant(city, "无人机", "出处") == Missing("problem.no_last")


@pytest.mark.parametrize("text", ["有哪些市", "更新到哪天", "你能干嘛", "怎么查", "怎么订阅"])
def test_what_is_asked_of_the_bot_itself_changes_nothing(city: Store, text: str) -> None:
    asked = ("2024年市政府常务会议有几次", text)
    assert meant(city, *asked) is None
    assert meant(city, *asked, "那6月呢") == "2024年6月 市政府常务会议 开了几次会"


def test_what_is_collected_is_told_with_whose_meetings(city: Store) -> None:
    many = "已收录 7 篇通稿（2023年3月1日至2024年9月5日）。"
    assert told(city, "一共有多少篇通稿") == many
    assert told(city, "收录了哪些机构的会议") == (
        f"{many}\n市政府常务会议 3、市委常委会会议 2、市政府全体会议 2"
    )


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("去年同期呢", "2023年6月 市委常委会会议的会议"),
        ("半年前呢", "2023年12月 市委常委会会议的会议"),
        ("前一年呢", "2023年6月 市委常委会会议的会议"),
    ],
)
def test_how_long_before_is_counted_from_the_meeting(city: Store, text: str, whole: str) -> None:
    assert meant(city, "2024年6月1日的会议", text) == whole


def test_the_first_of_another_time_is_of_the_same_matter(city: Store) -> None:
    asked = meant(city, "防汛研究过几次", "2月的第一次呢")
    assert asked == "2月 最早一次 什么时候研究过防汛"
    asked = meant(city, "2024年市政府常务会议有几次", "2023年第一次研究了什么")
    assert asked == "2023年 最早一次 市政府常务会议研究了什么"


def test_so_many_years_take_the_place_of_one(city: Store) -> None:
    asked = meant(city, "2024年市政府常务会议有几次", "这两年呢")
    assert asked == "2023年至2024年 市政府常务会议 开了几次会"


def test_whether_it_passed_is_asked_of_the_one_paper_of_the_meeting(city: Store) -> None:
    of_it = f"什么时候研究过{DOGS}"
    for text in ("通过了吗", "它们都通过了吗", "审议通过了没有"):
        assert meant(city, "2024年2月1日的会议", text) == of_it
        assert meant(city, "2024年8月1日的会议", text) == Missing("problem.no_document")
    papers = Missing("problem.documents", word=DOGS)
    assert meant(city, "2024年2月1日的会议", "这些文件呢") == papers


# --- the one before and after ---------------------------------------------------------------------


def test_the_one_before_of_a_body_that_is_named_in_full_is_before_the_one_on_show(
    city: Store,
) -> None:
    shown = told(city, "2024年8月1日的会议", "上一次市政府常务会议呢")
    assert shown.startswith("2024年2月1日")
    after = told(city, "2024年2月1日的会议", "下一次市政府常务会议呢")
    assert after.startswith("2024年8月1日")


def test_the_one_before_the_last_of_a_matter_is_of_that_matter(city: Store) -> None:
    shown = told(city, "防汛最近一次研究是什么时候", "上一次呢")
    assert "2024年2月1日" in shown
    assert "2024年3月5日" not in shown


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (("2024年8月1日的会议", "同年2月呢"), "2024年2月1日"),
        (("2024年6月1日的会议", "回到2023年7月那次"), "2023年7月1日"),
    ],
)
def test_a_month_of_the_same_year_and_the_way_back_are_times(
    city: Store, asked: tuple[str, ...], shown: str
) -> None:
    assert told(city, *asked).startswith(shown)


def test_what_else_was_in_that_month_is_of_that_month(city: Store) -> None:
    shown = told(city, "2024年8月1日的会议", "同月还有什么会")
    assert "2024年8月" in shown
    assert "2024年9月" not in shown


# --- what was not understood ----------------------------------------------------------------------


def test_what_found_nothing_leaves_the_last_answer_to_go_on_from(city: Store) -> None:
    asked = ("2024年8月1日的会议", "中间隔了多久")
    assert "闻亦舟" in told(city, *asked, "谁主持的")
    assert (
        meant(city, "防汛研究过几次", "最长的间隔是多久", "2023年呢")
        == "2023年 研究过防汛 有几次会"
    )


def test_of_words_that_a_meeting_lacks_the_meeting_is_gone_on_from(city: Store) -> None:
    asked = "2024年8月1日市政府常务会议的绿化安排"
    assert meant(city, asked, "谁主持的") == "2024年8月1日 市政府常务会议 会议谁主持"


@pytest.mark.parametrize(
    ("asked", "put_right", "whole"),
    [
        ("2023年2月1日的市政府常务会议", "不对我说的是2024年", "2024年2月1日 市政府常务会议的会议"),
        ("2023年2月1日的市政府常务会议", "我说错了是2024年", "2024年2月1日 市政府常务会议的会议"),
        ("2022年防汛", "不对，我说的是2023年", "2023年 防汛"),
    ],
)
def test_a_year_that_is_put_right_keeps_the_day_and_the_rest(
    city: Store, asked: str, put_right: str, whole: str
) -> None:
    assert meant(city, asked, put_right) == whole


@pytest.mark.parametrize("plan", ["十五五", "十四五", "五一"])
def test_a_name_of_numerals_is_no_number_of_a_list(city: Store, plan: str) -> None:
    assert meant(city, "防汛", plan) is None


@pytest.mark.parametrize(
    "text", ["养老说了吗", "养老怎么说的", "养老在不在里面", "养老提到没有", "养老说了什么"]
)
def test_what_a_meeting_on_show_says_is_asked_of_that(city: Store, text: str) -> None:
    assert str(meant(city, "2024年8月1日的会议", text)).startswith("2024年8月1日 市政府常务会议")


def test_which_body_met_most_is_asked_of_all(city: Store) -> None:
    assert meant(city, "市委常委会开过几次会", "哪个机构开会最多") is None


@pytest.mark.parametrize("text", ["之后还有哪次会议研究过", "之后呢"])
def test_what_came_after_the_first_is_later(city: Store, text: str) -> None:
    whole = "2024年2月2日至12月31日 什么时候研究过养犬"
    assert meant(city, "养犬最早是哪次研究的", text) == whole


@pytest.mark.parametrize("text", ["用一句话概括", "总结一下", "摘要"])
def test_in_short_a_meeting_is_what_it_took_up(city: Store, text: str) -> None:
    assert isinstance(meant(city, "2024年8月1日的会议", text), ShowMeeting)


@pytest.mark.parametrize("text", ["把全文发给我", "全文发来", "发我全文"])
def test_the_whole_text_is_asked_for_in_many_words(city: Store, text: str) -> None:
    assert isinstance(meant(city, "2024年8月1日的会议", text), ShowText)


@pytest.mark.parametrize(
    ("asked", "text", "whole"),
    [
        ("养犬最早是哪次研究的", "之后还提过几次", "2024年2月2日至12月31日 研究过养犬 有几次会"),
        ("养犬最早是哪次研究的", "然后呢", "2024年2月2日至12月31日 什么时候研究过养犬"),
        ("2024年市政府的会议", "哪几次研究了养老", "2024年 市政府 什么时候研究过养老"),
        ("柏知远2023年主持了几次会议", "2024年", "2024年 柏知远主持的 开了几次会"),
    ],
)
def test_what_was_listed_or_counted_is_gone_on_from(
    city: Store, asked: str, text: str, whole: str
) -> None:
    assert meant(city, asked, text) == whole


def test_the_papers_of_several_meetings_are_asked_of_all(city: Store) -> None:
    assert "养犬管理条例" in told(city, "2024年市政府常务会议开过几次", "审议了哪些文件")


def test_the_one_before_that_is_told_in_a_word(city: Store) -> None:
    assert "2024年2月1日" in told(city, "2024年8月1日市政府常务会议", "再之前")


@pytest.mark.parametrize("text", ["哪个早", "哪个在前", "哪个先研究的"])
def test_which_of_two_that_were_asked_about_came_first(city: Store, text: str) -> None:
    whole = "最早一次 什么时候研究过养犬和养老"
    assert meant(city, "养犬什么时候研究的", "养老呢", text) == whole


def test_which_of_those_told_apart_is_more_is_told_already(city: Store) -> None:
    asked = "2024年市政府常务会议和市委常委会分别开了几次"
    assert told(city, asked, "哪个多") == told(city, asked)


def test_another_office_is_asked_about_as_the_first_was(city: Store) -> None:
    assert "柏知远" in told(city, "澜阳市市长是谁", "市委书记呢")


@pytest.mark.parametrize("text", ["那次的全文", "这个会的原文"])
def test_the_whole_text_of_that_meeting_is_shown(city: Store, text: str) -> None:
    assert isinstance(meant(city, "2024年8月1日的会议", text), ShowText)


def test_the_whole_text_of_one_in_the_list_is_shown(city: Store) -> None:
    assert isinstance(meant(city, "防汛", "第二个的原文"), ShowText)


def test_a_correction_may_say_only(city: Store) -> None:
    assert (
        meant(city, "市政府常务会议一共几次", "不对，我只要2023年的")
        == "2023年 市政府常务会议 开了几次会"
    )


@pytest.mark.parametrize(
    ("text", "person"), [("柏知远出席了吗", "柏知远"), ("闻亦舟参加了吗", "闻亦舟")]
)
def test_whether_somebody_was_there_is_asked_of_the_meeting_on_show(
    city: Store, text: str, person: str
) -> None:
    whole = meant(city, "2024年8月1日的会议", text)
    assert isinstance(whole, str)
    assert "2024年8月1日" in whole
    assert person in whole


def test_more_is_asked_for_in_a_word_where_there_is_no_more(city: Store) -> None:
    assert meant(city, "养犬", "还有呢") == meant(city, "养犬", "还有吗")
