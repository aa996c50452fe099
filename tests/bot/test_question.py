from __future__ import annotations

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.question import MAX_CHARS, Question, understand
from bot.question.bodies import meetings_of
from bot.question.whole import whole
from bot.voice import CHINESE
from store.dates import DateRange, MonthDay
from store.facts import Names

TODAY = datetime.date(2026, 11, 23)
LAST_YEAR = DateRange(datetime.date(2025, 1, 1), datetime.date(2025, 12, 31))


def asked(text: str) -> Question:
    return understand(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "/meeting 6月1日",
        "/meeting@readout_bot 6月1日",
        "／meeting ６月１日",
        "/会议 6月1日",
        "会议 6月1日",
        "會議 六月一號",
        "6月1日",
        "6.1",
        " 6 月 1 日 ",
        "June 1",
        "6月1日的会议",
        "6月1日的会议研究了什么？",
        "6月1日開了什麼會議",
    ],
)
def test_a_day_however_written_asks_for_its_meetings(text: str) -> None:
    question = asked(text)
    assert question.intent in ("meeting", "what")
    assert (question.when, question.problem) == (MonthDay(6, 1), None)
    assert question.words == ""


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("/start", "help"),
        ("/help", "help"),
        ("帮助", "help"),
        ("幫助", "help"),
        ("", "help"),
        ("/", "help"),
        ("\u200b", "help"),
        ("你好", "help"),
        ("/latest", "latest"),
        ("最新", "latest"),
        ("/最新", "latest"),
    ],
)
def test_commands_work_as_commands_and_as_words(text: str, intent: str) -> None:
    assert asked(text).intent == intent


def test_what_cannot_be_seen_in_a_text_is_not_looked_for() -> None:
    assert asked("\u200b派\u200d驻\u202e\x00").words == "派驻"


@pytest.mark.parametrize(
    ("text", "intent", "words"),
    [
        ("派驻机构改革", "search", "派驻机构改革"),
        ("国常会研究过三胎政策没有", "search", "三胎政策"),
        ("/search 派驻机构改革", "search", "派驻机构改革"),
        ("什么时候研究过派駐機構改革？", "when", "派驻机构改革"),
        ("请问啥时候讨论过垃圾分类呀", "when", "垃圾分类"),
        ("哪次会议研究了老旧小区改造", "when", "老旧小区改造"),
        ("有没有研究过海绵城市？", "search", "海绵城市"),
        ("最新会议精神", "search", "最新会议精神"),
        ("会议纪要", "search", "会议纪要"),
        ("12345热线", "search", "12345热线"),
        ("2.0版", "search", "2.0版"),
    ],
)
def test_the_frame_of_a_question_is_not_searched_for(text: str, intent: str, words: str) -> None:
    question = asked(text)
    assert (question.intent, question.words, question.when) == (intent, words, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("垃圾分类讲过没", "垃圾分类"),
        ("垃圾分类提没提过", "垃圾分类"),
        ("提没提过垃圾分类", "垃圾分类"),
        ("有没有提垃圾分类", "垃圾分类"),
        ("啥时候谈的垃圾分类", "垃圾分类"),
        ("哪天听的养老服务汇报", "养老服务汇报"),
        ("什么时候研究过就业政策", "就业政策"),  # 就 fills, but not in 就业
        ("什么时候讨论过中欧班列", "中欧班列"),
        ("什么时候研究过对外贸易", "对外贸易"),
        ("为什么要研究大食物观", "大食物观"),
        ("垃圾分类最近有什么新进展", "垃圾分类"),
        ("请问一下垃圾分类是什么时候研究的呢谢谢", "垃圾分类"),
    ],
)
def test_what_is_spoken_around_a_matter_is_no_part_of_it(text: str, words: str) -> None:
    assert asked(text).words == words


@pytest.mark.parametrize(
    ("text", "measure", "by"),
    [
        ("去年开了几次会", "meetings", None),
        ("去年一共研究了多少个议题", "items", None),
        ("去年审议了几部条例", "documents", None),
        ("“接诉即办”一共提了几回", "mentions", None),
        ("去年提到垃圾分类几次", "mentions", None),
        ("去年每个月开几次会", "meetings", "month"),
        ("哪个月会议开得最多", "meetings", "month"),
        ("“接诉即办”哪个会提得最多", "meetings", "body"),
        ("谁主持的会议最多", "meetings", "chair"),
        ("市政府常务会议一年开几次", "meetings", "year"),
        ("市政府常务会议平均一个月开多少次", "meetings", "month"),
    ],
)
def test_what_is_counted_and_by_what(text: str, measure: str, by: str | None) -> None:
    question = asked(text)
    assert (question.intent, question.measure, question.by) == ("count", measure, by)


@pytest.mark.parametrize(
    "text",
    [
        "去年和今年各开了几次会",
        "今年比去年多开了几次会",
        "去年跟今年比，哪年开得多",
        "去年和今年哪年会议开得多",
    ],
)
def test_two_times_are_compared(text: str) -> None:
    question = asked(text)
    assert question.intent == "count"
    years = {when.start.year for when in (question.when, question.than) if when}  # type: ignore[union-attr]  # years are ranges
    assert years == {2025, 2026}


def test_a_month_to_compare_with_is_of_the_same_year() -> None:
    question = asked("2023年7月比6月多开几次会")
    assert question.than == DateRange(datetime.date(2023, 6, 1), datetime.date(2023, 6, 30))


def test_several_of_the_latest_and_one_matter_of_a_meeting() -> None:
    assert (asked("最近三次会议").order, asked("最近三次会议").few) == ("last", 3)
    assert (asked("最近一次会议").order, asked("最近一次会议").few) == ("last", 1)
    assert asked("最近一次会议的第2项议题是什么").item == 2


NAMES = Names(
    (
        ("全国人大常委会委员长会议", "全国人大常委会委员长会议"),
        ("国务院常务会议", "国务院常务会议"),
        ("国务院全体会议", "国务院全体会议"),
        ("中央财经委员会会议", "中央财经委员会"),
        ("中共中央政治局会议", "中共中央政治局"),
    ),
    frozenset(("蔡奇", "柏知远")),
)


@pytest.mark.parametrize(
    ("text", "meeting"),
    [
        ("国常会今年开了几次", "国务院常务会议"),
        ("2023年比2024年国常会少开几次", "国务院常务会议"),
        ("中央财经委会议谁主持", "中央财经委员会会议"),
        ("中央财经委员会会议谁主持", "中央财经委员会会议"),
        ("十四届全国人大常委会第三十次委员长会议", "全国人大常委会委员长会议"),
        ("政治局末次会议是哪天", "中共中央政治局会议"),
    ],
)
def test_a_body_is_known_by_what_people_call_it(text: str, meeting: str) -> None:
    assert understand(text, TODAY, NAMES).meetings == (meeting,)


def test_a_government_that_is_not_there_is_no_matter() -> None:
    question = understand("政府常务会议去年每个月开几次", TODAY, NAMES)
    assert (question.body, question.meetings, question.words) == ("政府常务会议", (), "")


def test_a_body_that_is_not_there_takes_nothing_of_the_date() -> None:
    question = understand("2019年北京市委常委会研究了什么", TODAY, NAMES)
    assert (question.body, question.meetings) == ("北京市委常委会", ())


@pytest.mark.parametrize(
    ("text", "intent", "person"),
    [
        ("蔡奇是谁", "person", "蔡奇"),
        ("蔡奇是什么职务", "person", "蔡奇"),
        ("市委书记是谁", "office", "市委书记"),
        ("谁是市长", "office", "市长"),
    ],
)
def test_who_somebody_is_and_who_holds_an_office(text: str, intent: str, person: str) -> None:
    question = understand(text, TODAY, NAMES)
    assert (question.intent, question.person) == (intent, person)


KEPT = (
    "intent", "words", "phrases", "documents", "when", "than", "meetings", "person", "role",
    "measure", "by", "order", "few", "item", "session", "term",
    "tells",
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "2024年国常会开了几次",
        "国务院第六次全体会议研究了什么",
        "最近三次国常会",
        "最近两次研究房地产是什么时候",
        "蔡奇讲过几次话",
        "蔡奇出席过哪些会议",
        "国常会2024年审议了几部条例",
        "2024年国常会研究了几项议题",
        "每个月国常会开几次",
        "2024年哪个会提养老最多",
        "最近一次会议的第2项议题",
        "最早什么时候研究的养老服务",
        "十四届全国人大常委会委员长会议开过几次",
        "书记是谁",
        "2023年和2024年国常会各开了几次",
        "《反洗钱法》审议过几次",
        "谁出席了2024年2月23日的中央财经委员会会议",
        "国常会和政治局会议2024年各开了几次会",
        "有没有提到过耐心资本",
        "“耐心资本”出现过几次",
        "蔡奇2024年主持的国常会研究过房地产吗",
        "2024年2月23日的国常会在哪里开的",
    ],
)
def test_a_question_made_whole_is_the_same_question(text: str) -> None:
    question = understand(text, TODAY, NAMES)
    again = understand(whole(question), TODAY, NAMES)
    assert [getattr(again, name) for name in KEPT] == [getattr(question, name) for name in KEPT]


def test_a_date_beside_words_narrows_the_search() -> None:
    question = asked("去年 垃圾分类")
    assert (question.intent, question.words, question.when) == ("search", "垃圾分类", LAST_YEAR)


def test_who_chaired_is_asked_of_a_day() -> None:
    question = asked("谁主持了6月1日的会议？")
    assert (question.intent, question.words, question.when) == ("who", "", MonthDay(6, 1))


def test_a_body_beside_the_date_is_kept() -> None:
    question = asked("/meeting 国务院 去年")
    assert (question.intent, question.body, question.when) == ("meeting", "国务院", LAST_YEAR)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("“四个中心”", "四个中心"),
        ("什么时候提到「接訴即辦」", "接诉即办"),
        ('"四个中心" 建设', "四个中心"),
    ],
)
def test_what_stands_in_quotes_is_a_phrase(text: str, phrase: str) -> None:
    assert asked(text).phrases == (phrase,)


def test_what_stands_in_title_marks_is_a_document() -> None:
    question = asked("《垃圾分类管理条例》")
    assert (question.intent, question.documents) == ("document", ("垃圾分类管理条例",))


@pytest.mark.parametrize(
    "text",
    [
        "/meeting",
        "/search",
        "/nosuch",
        "/meeting 2月30日",
        "2月30日",
        "2月30日的会议",
        "13月的会",
        "政治局会议一般几点开",
        "2019年13月",
        "？？？",
        "，。",
        "( ) \" '",
        "x" * (MAX_CHARS + 1),
        "会" * 4000,
    ],
)
def test_what_cannot_be_asked_gets_one_sentence(text: str) -> None:
    found = asked(text).problem
    assert found
    problem = CHINESE.told(found)
    assert "\n" not in problem
    assert len(problem) < 120


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("怎么订阅", "chatter.how_to_subscribe"),
        ("怎么订阅通知", "chatter.how_to_subscribe"),
        ("如何订阅养老", "chatter.how_to_subscribe"),
        ("能订阅吗", "chatter.how_to_subscribe"),
        ("如何退订", "chatter.how_to_unsubscribe"),
        ("怎么取消订阅？", "chatter.how_to_unsubscribe"),
        ("你真棒", "chatter.pleased"),
        ("明天会下雨吗", "chatter.beyond"),
        ("数据从哪来的", "chatter.sources"),
        ("这些通稿是从哪里来的？", "chatter.sources"),
    ],
)
def test_what_is_asked_of_the_bot_itself_is_told(text: str, key: str) -> None:
    found = asked(text).problem
    assert found
    assert found.key == key


@pytest.mark.parametrize(
    "text",
    [
        "更新到哪天",
        "你们收录到什么时候",
        "数据到什么时候",
        "收录的通稿从什么时候开始",
        "一共有多少篇通稿",
        "库里总共有多少通稿？",
    ],
)
def test_how_much_is_collected_can_be_asked(text: str) -> None:
    found = asked(text)
    assert (found.intent, found.asked, found.by) == ("help", True, None)


@pytest.mark.parametrize(
    "text", ["收录了哪些机构的会议", "有哪些市", "都收录了哪些会议", "覆盖哪些地区"]
)
def test_whose_readouts_are_collected_can_be_asked(text: str) -> None:
    found = asked(text)
    assert (found.intent, found.asked, found.by) == ("help", True, "body")


@pytest.mark.parametrize(
    "text",
    [
        "城市更新到哪一步了",
        "数据安全是什么时候提的",
        "数据要素从什么时候开始提",
        "国务院常务会议收录了多少次",
        "有多少篇通稿提到养老",
        "有哪些会议",
        "哪些市的会议提到养老",
    ],
)
def test_what_readouts_say_is_no_question_of_the_collection(text: str) -> None:
    found = asked(text)
    assert found.problem is None
    assert found.intent != "help"


def test_so_many_of_the_latest_are_asked_for_by_their_number() -> None:
    several, of_a_body = asked("/latest 3"), asked("/latest 市政府常务会议 三次")
    assert (several.order, several.few, several.body) == ("last", 3, "")
    assert (of_a_body.few, of_a_body.body) == (3, "市政府常务会议")
    assert asked("/latest").order is None
    assert asked("/latest 市政府第三次全体会议").body == "市政府第三次全体会议"


@pytest.mark.parametrize("text", ["国庆节", "春节", "清明", "元旦"])
def test_a_feast_is_asked_for_by_its_day(text: str) -> None:
    found = asked(f"/meeting {text}").problem
    assert found
    assert found.key == "problem.not_a_date"
    assert text in CHINESE.told(found)


@pytest.mark.parametrize("text", ["没呢", "有没有别的说法", "是真呢", "有其他的吗"])
def test_words_that_name_nothing_are_not_looked_for(text: str) -> None:
    found = asked(text)
    assert found.problem
    assert found.problem.key == "problem.not_understood"


@pytest.mark.parametrize("text", ["不", "水", "水呢", "提到过核吗", "依法", "天气", "棒", "真实"])
def test_what_names_a_thing_or_stands_alone_is_looked_for(text: str) -> None:
    found = asked(text)
    assert found.problem is None
    assert found.topic


@given(st.text(max_size=400))
@example("日期")
@example("几次")
@example("内容")
@example("有没有")
@example("的")
@example("再见")
@example("常委会")
@example("主持:了")
def test_any_text_is_a_question_or_words_to_look_for_or_told_to_be_wrong(text: str) -> None:
    question = asked(text)
    assert (
        question.problem
        or question.when
        or question.words
        or question.phrases
        or question.body
        or question.person
        or question.documents
        or question.query
        or (question.asked and question.intent != "search")
        or question.intent in ("help", "latest")
    )


@given(st.text(alphabet="6月1日什么时候谁主持研究过了会议的/meeting 去年“”《》？", max_size=40))
def test_any_mix_of_the_words_we_know_is_understood(text: str) -> None:
    asked(text)


CITY = Names(
    (
        ("市委全面深化改革委员会会议", "市委全面深化改革委员会"),
        ("市人大常委会主任会议", "市人大常委会主任会议"),
        ("望澜市委常委会会议", "望澜市委常委会"),
    )
)


@pytest.mark.parametrize(
    ("text", "meeting", "session"),
    [
        ("深改委第七次会议什么时候开的", "市委全面深化改革委员会会议", "第七次"),
        ("人大主任会议2022年有几次", "市人大常委会主任会议", ""),
        ("市委去年开了几次常委会", "望澜市委常委会会议", ""),
        ("第41次市委常委会会议研究了什么", "望澜市委常委会会议", "第四十一次"),
        ("市委常委会第41次会议什么时候开的", "望澜市委常委会会议", "第四十一次"),
    ],
)
def test_bodies_of_a_city_are_known_by_their_short_names(
    text: str, meeting: str, session: str
) -> None:
    question = understand(text, TODAY, CITY)
    assert (question.meetings, question.session, question.words) == ((meeting,), session, "")


def test_two_meetings_told_as_one_are_each_of_them() -> None:
    joint = "澜阳市政府党组会、常务会"
    names = Names(((joint, joint),))
    assert understand("澜阳市政府常务会是谁开的", TODAY, names).meetings == (joint,)


def test_the_whole_meeting_of_a_committee_is_none_of_another_body() -> None:
    names = Names(
        (("首都规划建设委员会会议", "首都规划建设委员会"), ("国务院全体会议", "国务院全体会议"))
    )
    found = understand("首规委的全体会议都是谁主持的", TODAY, names)
    assert found.meetings == ("首都规划建设委员会会议",)


def test_a_kind_of_meeting_that_a_committee_does_not_have_is_looked_for_among_its_own() -> None:
    names = Names((("首都规划建设委员会会议", "首都规划建设委员会"),))
    found = understand("首规委的主任会议是谁主持的", TODAY, names)
    assert found.meetings == ("首都规划建设委员会会议",)


def test_the_central_committee_is_not_the_committee_of_another_name() -> None:
    names = Names((("首都规划建设委员会会议", "首都规划建设委员会"),))
    assert meetings_of("中央委员会", names) == ()


def test_a_committee_of_the_whole_is_known_by_letters_of_its_own_name_only() -> None:
    food = "国务院食品安全委员会全体会议"
    names = Names(((food, "国务院食品安全委员会"),))
    assert meetings_of("食安委全体会议", names) == (food,)
    assert meetings_of("国务院安委会", names) == ()


def test_meetings_on_reform_are_of_the_group_and_of_the_committee() -> None:
    both = ("市委全面深化改革领导小组会议", "市委全面深化改革委员会会议")
    names = Names(tuple((name, name) for name in both))
    assert understand("深改会议研究过停车吗", TODAY, names).meetings == both


def test_a_city_before_a_body_of_its_papers_is_a_part_of_its_name() -> None:
    names = Names((("市政府全体会议", "市政府全体会议"),))
    assert understand("合肥市政府全体会议谁主持", TODAY, names).body == "合肥市政府全体会议"


def test_a_place_in_a_body_ends_where_other_words_do() -> None:
    names = Names((("市人大常委会主任会议", "市人大常委会主任会议"),))
    question = understand("防汛准备情况郑州人大听过吗", TODAY, names)
    assert (question.body, question.words) == ("郑州人大", "防汛准备情况")
    assert understand("郑州人大主任会议谁主持", TODAY, names).body == "郑州人大主任会议"
    assert "和" not in understand("区政府和县政府研究过停车吗", TODAY, names).body


@pytest.mark.parametrize("before", ["2016年年底", "请问", "去年", ""])
def test_a_city_that_no_list_has_is_a_part_of_the_name_of_its_body(before: str) -> None:
    names = Names((("市委常委会会议", "市委常委会"),))
    question = understand(f"{before}云岫市委常委会研究过防汛吗", TODAY, names)
    assert (question.body, question.words) == ("云岫市委常委会", "防汛")


@pytest.mark.parametrize("place", ["凤栖区", "枫渡县", "雁栖市"])
def test_a_name_may_end_with_a_letter_that_is_a_verb_elsewhere(place: str) -> None:
    names = Names(((f"{place[-1]}政府常务会议", f"{place[-1]}政府常务会议"),))
    question = understand(f"{place}政府第29次常务会议有哪些议题", TODAY, names)
    assert (question.body, question.words) == (f"{place}政府常务会议", "")
    assert understand(f"会上说{place[-1]}政府研究过停车吗", TODAY, names).body == f"{place[-1]}政府"


def test_a_body_is_found_however_long_its_name_is() -> None:
    meeting = "国务院根治拖欠农民工工资工作领导小组全体会议"
    names = Names(((meeting, meeting.removesuffix("全体会议")),))
    question = understand(f"{meeting}上是谁讲的话", TODAY, names)
    assert (question.meetings, question.words) == ((meeting,), "")


def test_an_enlarged_meeting_may_be_called_in_short() -> None:
    names = Names((("县委常委会（扩大）会议", "县委常委会（扩大）会议"),))
    question = understand("县委常委会扩大会研究了什么", TODAY, names)
    assert (question.meetings, question.words) == (("县委常委会（扩大）会议",), "")


def test_a_body_that_met_together_with_another_is_meant_by_its_own_name() -> None:
    meetings = ("县政府常务会议", "县政府党组会议暨常务会议")
    names = Names(tuple((meeting, meeting) for meeting in meetings))
    question = understand("县政府常务会议研究过防汛吗", TODAY, names)
    assert question.meetings == meetings


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("2019年6月望澜市都开了什么会", "望澜市"),
        ("请问合肥市去年研究过什么", "合肥市"),
        ("云岫市讨论过停车吗", "云岫市"),
        ("主城区研究过停车吗", ""),
        ("全市讨论过养老没有", ""),
        ("老旧小区研究过几次", ""),
    ],
)
def test_a_place_stands_for_all_its_bodies(text: str, body: str) -> None:
    names = Names((("望澜市政府常务会议", "望澜市政府"),))
    assert understand(text, TODAY, names).body == body


@pytest.mark.parametrize("before", ["我想问", "防汛", "帮我查查", "这几年", "听说咱"])
def test_words_before_a_body_are_no_city(before: str) -> None:
    names = Names((("市委常委会会议", "市委常委会"),))
    assert understand(f"{before}市委常委会研究过养老吗", TODAY, names).body == "市委常委会"


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("政协望澜市委员会主席会议", "政协主席会议"),
        ("中国人民政协望澜市委员会主席会议", "望澜市政协主席会议"),
    ],
)
def test_a_committee_of_a_place_is_called_by_the_place_first(long: str, short: str) -> None:
    assert meetings_of(short, Names(((long, long),))) == (long,)


def test_an_autonomous_region_is_no_district() -> None:
    names = Names((("自治区政协主席会议", "自治区政协"), ("区政协主席会议", "区政协")))
    assert meetings_of("区政协主席会议", names) == ("区政协主席会议",)
    assert meetings_of("自治区政协主席会议", names) == ("自治区政协主席会议",)


def test_a_meeting_is_known_without_the_last_letter_of_its_name() -> None:
    names = Names(
        (("中共中央政治局會", "中共中央政治局"), ("中共中央政治局会议", "中共中央政治局"))
    )
    assert len(meetings_of("政治局会议", names)) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("就业和养老哪个提得多", ("就业", "养老")),
        ("2024年就業與養老哪個提到的次數多？", ("就业", "养老")),
        ("房地产跟股市哪个多", ("房地产", "股市")),
        ("上半年和下半年哪个多", ()),
        ("国常会和政治局会议哪个多", ()),
        ("书记和市长谁主持的会多", ()),
    ],
)
def test_which_of_two_words_stands_more_often_is_counted(text: str, words: tuple[str, ...]) -> None:
    question = asked(text)
    assert (question.phrases if question.intent == "trend" else ()) == words


@pytest.mark.parametrize(
    "text",
    [
        "2023年12月8日和2024年12月9日的国常会",
        "2023年12月8日的国常会和2024年12月9日的国常会有什么不同",
        "2023年12月8日的国常会和2024年12月9日的区别",
        "2023年12月8日和2024年12月9日的国常会研究了什么",
    ],
)
def test_neither_of_two_days_is_left_out(text: str) -> None:
    question = asked(text)
    assert (question.intent, question.words, question.body) == ("count", "", "国常会")
    assert question.when == DateRange(datetime.date(2023, 12, 8), datetime.date(2023, 12, 8))
    assert question.than == DateRange(datetime.date(2024, 12, 9), datetime.date(2024, 12, 9))


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("宪法和法律委员会主任委员是谁", "宪法和法律委员会主任委员"),
        ("国务委员是谁", "国务委员"),
        ("书记和市长是谁", "书记、市长"),
    ],
)
def test_an_office_may_have_an_and_in_its_name(text: str, office: str) -> None:
    question = asked(text)
    assert (question.intent, question.person) == ("office", office)


@pytest.mark.parametrize("text", ["闻亦舟是什么职务", "闻亦舟的职务", "闻亦舟担任什么职务？"])
def test_the_office_of_whom_only_texts_name_is_looked_for_with_the_name(text: str) -> None:
    question = asked(text)
    assert (question.intent, question.words) == ("who", "闻亦舟")


@pytest.mark.parametrize(
    "text", ["我想看2019年6月的会", "我想了解2019年6月的会", "我要2019年6月的会议"]
)
def test_what_is_all_that_is_said_is_no_aside(text: str) -> None:
    question = asked(text)
    june = DateRange(datetime.date(2019, 6, 1), datetime.date(2019, 6, 30))
    assert (question.words, question.when) == ("", june)
