"""Wordings: what asks is told from what is asked about, however it is said."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from bot.question import Question, understand
from bot.question.everyday import hints, spoken
from bot.question.lexicon import asking, in_simplified, lexicon, mended
from bot.question.people import is_office
from bot.question.times import LONG_AGO
from bot.question.topic import informative, shorter, topic_of
from bot.question.whole import whole
from bot.reply.wording import scope_of
from bot.voice import CHINESE
from store.dates import DateRange
from store.facts import Names
from store.facts.titles import is_kind

TODAY = datetime.date(2024, 12, 31)
THIS_YEAR = DateRange(datetime.date(2024, 1, 1), TODAY)
NAMES = Names(
    (
        ("国务院常务会议", "国务院常务会议"),
        ("国务院全体会议", "国务院全体会议"),
        ("全国人大常委会委员长会议", "全国人大常委会委员长会议"),
        ("望澜市委常委会会议", "望澜市委常委会"),
        ("十四届全国人大一次会议主席团常务主席会议", "十四届全国人大一次会议主席团常务主席会议"),
    ),
    frozenset(("闻亦舟", "柏知远")),
)


def asked(text: str) -> Question:
    return understand(text, TODAY, NAMES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("讲讲房地产方面开过哪些会", "房地产"),
        ("给我列一下关于垃圾分类的会议", "垃圾分类"),
        ("延迟退休那个事儿是啥时候上会的", "延迟退休"),
        ("学前教育法的草案，国务院常务会议那边是哪一天讨论的呀", "学前教育法的草案"),
        ("最近一回国务院常务会议批核电是几号来着", "核电"),
        ("接诉即办这个提法什么时候开始有的", "接诉即办"),
        ("中央经济工作会议精神哪些会议学习过", "中央经济工作会议精神"),
        ("碳达峰碳中和有没有研究过", "碳达峰碳中和"),
        ("一网通办是什么时候提出的", "一网通办"),
        ("设立全国湿地日是什么时候审议的", "设立全国湿地日"),
        ("养犬管理条例草案的审议经过", "养犬管理条例草案"),
        ("会上的提案工作情况报告，推举谁来作", "提案工作情况报告 推举"),
        ("海绵城市上过几次国务院常务会议", "海绵城市"),
        ("什么时候讨论过基础研究", "基础研究"),
        ("望澜市委常委会审了哪些条例？我写稿急用", "条例"),
        ("个人养老金是什么时候研究的", "个人养老金"),
        ("谁家开会讲了湿地", "湿地"),
        ("停车难的事，国务院咋定的", "停车难"),
        ("昨日国務院常務會議傾咗啲乜", ""),
        ("有冇開會講過人工智慧", "人工智能"),
        ("养犬条例表决通过了没有", "养犬条例"),
        ("养犬条例过了没", "养犬条例"),
        ("國務院常務會議開咗咩會", ""),
        ("昨天的委员长会议建议人大常委会审哪些法", ""),
        ("现有通稿里，国务院常务会议总共开了几回", ""),
        ("养犬管理条例草案经过了哪些会议", "养犬管理条例草案"),
        ("研究养犬的会开过几次", "养犬"),
        ("两会刚闭幕，3月12号那次国务院常务会议研究了什么", ""),
        ("望澜市委常委会连开了两天，都谈了什么", ""),
        ("雨雪冰冻天气的应对，国务院常务会议什么时候部署过，有几次说几次", "雨雪冰冻天气"),
        ("养犬条例前前后后上过哪几次国务院常务会议", "养犬条例"),
        ("研究湿地那次会还有谁", "湿地"),
        ("一号文件怎么落实，国务院常务会议哪天研究的", "一号文件"),
        ("煤气罐炸了死了好多人，那阵子国务院常务会议管过吗", "煤气罐炸了死了好多"),
        ("國務院常務會議講過老人癱喺屋企未", "老人瘫在家里"),
    ],
)
def test_only_what_is_asked_about_is_left(text: str, words: str) -> None:
    assert asked(text).words == words


@pytest.mark.parametrize(
    "text",
    [
        "2024年柏知远主持过几次国务院常务会议",
        "柏知远在2024年主持了几次国务院常务会议",
        "2024年每个月国务院常务会议开几次",
        "国务院常务会议在2024年被收录了几次",
    ],
)
def test_a_date_is_never_a_topic_whatever_follows_it(text: str) -> None:
    question = asked(text)
    assert (question.intent, question.words, question.when) == ("count", "", THIS_YEAR)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("今年两会后，3月12号的会研究了什么", (datetime.date(2024, 3, 12),) * 2),
        ("去年和今年研究养犬的会各是谁主持的", (datetime.date(2023, 1, 1), TODAY)),
        (
            "去年底的会是怎么谈今年经济工作的",
            (datetime.date(2023, 12, 1), datetime.date(2023, 12, 31)),
        ),
    ],
)
def test_of_two_times_the_one_may_be_in_the_other_or_beside_it(
    text: str, when: tuple[datetime.date, datetime.date]
) -> None:
    assert asked(text).when == DateRange(*when)


def test_a_group_is_named_with_its_place_and_without_some_words() -> None:
    meeting = "县新冠肺炎疫情防控工作指挥部会议"
    names = Names(((meeting, "县新冠肺炎疫情防控工作指挥部"),))
    question = understand("望澜县疫情防控指挥部第九次会议是几号开的", TODAY, names)
    assert (question.meetings, question.session) == ((meeting,), "第九次")


def test_a_meeting_in_the_enlarged_form_is_one_of_its_body() -> None:
    names = Names((("望澜市委常委会（扩大）会议", "望澜市委常委会（扩大）会议"),))
    question = understand("望澜市委常委会会议开过几次", TODAY, names)
    assert question.meetings == ("望澜市委常委会（扩大）会议",)


def test_all_that_an_organ_held_is_its_own_though_it_is_called_otherwise() -> None:
    names = Names((("中共望澜市委政治局民主生活会", "中共望澜市委政治局民主生活会"),))
    assert understand("政治局上周开会说了什么", TODAY, names).meetings


def test_the_time_of_what_had_just_happened_is_kept() -> None:
    when = asked("年初全会刚开完，望澜市委常委会开会是怎么说的").when
    assert when == DateRange(datetime.date(2024, 1, 1), datetime.date(2024, 1, 31))


def test_sessions_of_study_are_counted_as_a_matter() -> None:
    question = asked("2024年望澜市委常委会搞过几次集体学习")
    assert (question.intent, question.words) == ("count", "集体学习")


def test_what_does_not_count_is_no_part_of_the_matter() -> None:
    assert asked("研究养犬的会开过几次，研究养猫的不算").words == "养犬"


def test_who_was_there_is_asked_of_a_meeting_that_somebody_chaired() -> None:
    question = asked("柏知远主持的望澜市委常委会会议，出席的都有谁")
    assert (question.role, question.person, question.besides) == ("出席", "", "柏知远")


def test_what_was_raised_first_need_be_no_matter() -> None:
    assert not asked("养犬条例最早是哪天的会上提出来的").taken_up


def test_who_does_something_is_no_holder_of_an_office() -> None:
    assert asked("研究养犬的区长叫什么").intent == "who"
    assert asked("区长叫什么").intent == "office"


def test_the_first_in_a_year_is_no_number_of_a_series() -> None:
    question = asked("2024年第一次国务院常务会议是哪天")
    assert (question.order, question.session, question.when) == ("first", "", THIS_YEAR)


def test_a_time_may_end_with_a_date() -> None:
    when = asked("截至2024年底柏知远主持过几次会").when
    assert isinstance(when, DateRange)
    assert when.start.year < 2000 < when.end.year == 2024


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        ("国务院常务会议批核电了吗", ("国务院常务会议",)),
        ("国长会研究了什么", ("国务院常务会议",)),
        ("望澜市委第41次常会委研究了什么", ("望澜市委常委会会议",)),
        ("望澜 停车难 研究过没有", ("望澜市委常委会会议",)),
        (
            "十四届全国人大一次会议期间，主席团常务主席会议开了几次",
            ("十四届全国人大一次会议主席团常务主席会议",),
        ),
        ("全国人大常委会的委员长会议开过多少次", ("全国人大常委会委员长会议",)),
    ],
)
def test_a_body_is_found_among_any_words(text: str, meetings: tuple[str, ...]) -> None:
    assert asked(text).meetings == meetings


def test_an_organ_that_held_a_meeting_is_a_body_though_nothing_is_collected_of_it() -> None:
    question = asked("中央军委开过哪些会")
    assert (question.body, question.meetings, question.words) == ("中央军委", (), "")


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("闻亦周主持过哪些会", "闻亦舟", "主持"),  # a slip
        ("市长闻亦舟当市长以来主持过几次会", "闻亦舟", "主持"),
        ("闻亦舟缺席了哪些会议", "闻亦舟", "缺席"),
        ("闻亦舟没来的会议", "闻亦舟", "缺席"),
        ("市委书记主持了哪些会议", "市委书记", "主持"),
    ],
)
def test_who_takes_part_is_known_by_name_or_office(text: str, person: str, role: str) -> None:
    question = asked(text)
    assert (question.person, question.role, question.words) == (person, role, "")


@pytest.mark.parametrize("text", ["闻亦舟和柏知远分别主持了几次会", "柏知远闻亦舟谁主持得多"])
def test_several_who_chaired_are_counted_by_chair(text: str) -> None:
    question = asked(text)
    assert (question.intent, question.by, question.words) == ("count", "chair", "")


def test_weekdays_are_counted() -> None:
    assert asked("国务院常务会议一般星期几开").by == "weekday"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("下一次国务院常务会议是什么时候", "已经开过的会"),
        ("下次什么时候研究房地产", "已经开过的会"),
        ("还会不会再研究房地产", "已经开过的会"),
        ("下周会开国务院常务会议吗", "已经开过的会"),
        ("国务院常务会议讨论最多的话题是什么", "没有统计"),
        ("泼水节前国务院常务会议研究了什么", "泼水节前"),
        ("国务院常务会议几点开", "不写几点"),
    ],
)
def test_what_readouts_cannot_tell_is_said_to_be_so(text: str, said: str) -> None:
    problem = asked(text).problem
    assert problem is not None
    assert said in CHINESE.told(problem)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("讨轮了什么", "讨论了什么"),
        ("全体会仪", "全体会议"),
        ("邊次會議", "哪次會議"),
        ("是係邊個", "是是哪個"),
        ("關係", "關係"),
        ("昨儿开会了吗", "昨天开会了吗"),
        ("礼拜堂修缮", "礼拜堂修缮"),
        ("買樓點算", "買樓咋办"),
        ("召开的会一共几次", "召开的会一共几次"),
    ],
)
def test_slips_in_words_of_asking_are_mended_and_nothing_else(typed: str, plain: str) -> None:
    assert mended(typed) == plain
    assert len(mended(typed)) == len(typed)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("学前教育法草案的审议", "学前教育法草案"),
        ("新任行政长官的任命", "新任行政长官 任命"),
        ("集采", "集采"),
        ("中央经济工作会议精神", "中央经济工作会议"),
        ("的了吗", ""),
    ],
)
def test_the_words_that_name_something_stay_together(words: str, told: str) -> None:
    assert informative(words) == told


def test_words_are_made_shorter_by_what_may_be_no_part_of_a_name() -> None:
    assert shorter("垃圾分类工作") == "垃圾分类"
    assert shorter("养老服务听") == "养老服务"
    assert shorter("垃圾分类") == shorter("行政负议") == ""


def test_no_word_of_asking_is_a_topic() -> None:
    assert [word for word in sorted(asking()) if topic_of(word)] == []


def test_what_is_mended_is_a_word_of_its_length() -> None:
    for length, words in lexicon().mended.items():
        assert {len(word) for word in words} == {length}


def test_names_of_taiwan_are_put_as_the_mainland_has_them() -> None:
    assert asked("智慧財產權強國建設是哪次會議研究的").words == "知识产权强国建设"
    assert in_simplified("智慧城市") == "智慧城市"
    assert in_simplified("國務院研究過糧食安全嗎") == "国务院研究过粮食安全吗"


@pytest.mark.parametrize(
    ("traditional", "plain"),
    [
        ("今年國慶前的國務院常務會議", "今年国庆前的国务院常务会议"),
        ("《彩票管理條例》修訂草案什麼時候審議的", "《彩票管理条例》修订草案什么时候审议的"),
        ("聽取安全生產情況彙報的會開過幾次", "听取安全生产情况汇报的会开过几次"),
        ("養犬辦法通過了沒有", "养犬办法通过了没有"),
        ("8月12日的會談了什麼", "8月12日的会谈了什么"),
    ],
)
def test_traditional_letters_ask_what_simplified_ones_do(traditional: str, plain: str) -> None:
    assert replace(asked(traditional), text="") == replace(asked(plain), text="")


def test_meetings_that_speak_of_a_phrase_are_counted_not_its_mentions() -> None:
    assert asked("国务院常务会议里，提到低空经济的有几次").measure == "meetings"


def test_a_place_beside_who_chairs_is_not_a_topic() -> None:
    question = asked("闻亦舟在望澜主持了几回会")
    assert (question.person, question.words) == ("闻亦舟", "")


def test_who_chaired_is_asked_of_a_meeting_that_another_missed() -> None:
    question = asked("1月5日常委会书记没来，是谁主持的")
    assert (question.role, question.person) == ("主持", "")


def test_an_everyday_word_hints_at_what_readouts_call_it() -> None:
    assert [hint.said for hint in hints("小电驴没地方充电")] == ["没地方充电", "小电驴"]


@pytest.mark.parametrize(
    ("text", "end", "shown"),
    [
        ("截至2024年底研究过几次养老", (2024, 12, 31), "截至2024年底"),
        ("到2023年6月研究过几次养老", (2023, 6, 30), "截至2023年6月底"),
        ("截至去年6月5日研究过几次养老", (2023, 6, 5), "截至2023年6月5日"),
        ("2023年以前研究过几次养老", (2022, 12, 31), "截至2022年底"),
        ("2023年3月之前研究过几次养老", (2023, 2, 28), "截至2023年2月底"),
        ("2023年底以前研究过几次养老", (2023, 12, 31), "截至2023年底"),
    ],
)
def test_all_up_to_a_time_is_told_as_such(text: str, end: tuple[int, int, int], shown: str) -> None:
    question = asked(text)
    assert isinstance(question.when, DateRange)
    assert question.when == DateRange(LONG_AGO, datetime.date(*end))
    assert scope_of(question, CHINESE) == shown
    assert asked(whole(question)).when == question.when


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("去年夏天研究过防汛吗", (2023, 6, 1), (2023, 8, 31)),
        ("2022年冬天研究过供热吗", (2022, 12, 1), (2023, 2, 28)),
        ("去冬研究过供热吗", (2023, 12, 1), (2024, 2, 29)),
        ("今年春天开了几次会", (2024, 3, 1), (2024, 5, 31)),
        ("前年秋季讨论过秋粮没有", (2022, 9, 1), (2022, 11, 30)),
    ],
)
def test_a_season_is_three_months(
    text: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    assert asked(text).when == DateRange(datetime.date(*start), datetime.date(*end))


@pytest.mark.parametrize("text", ["去年春节研究过什么", "去年春耕研究过吗", "去年秋收研究过吗"])
def test_what_only_begins_with_a_season_is_none(text: str) -> None:
    when = asked(text).when
    assert when is None or when == DateRange(datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("有关公平竞争审查的内容", "公平竞争审查"),
        ("养老服务国务院常务会议审议几次", "养老服务"),
        ("林长制条例现在到哪一步了", "林长制条例"),
        ("种粮食有补贴吗", "种粮食有补贴"),
    ],
)
def test_a_verb_may_be_a_part_of_a_name(text: str, words: str) -> None:
    assert asked(text).words == words


def test_who_holds_an_office_is_asked_with_and_without_now() -> None:
    for text in ("现在的市委书记是谁", "市委的书记现在是谁", "请问现任市委书记是谁"):
        question = asked(text)
        assert (question.intent, question.person) == ("office", "市委书记")


def test_a_date_may_stand_within_the_name_of_a_meeting() -> None:
    question = asked("国务院2024年第一次常务会议研究了什么")
    assert (question.body, question.words) == ("国务院常务会议", "")


def test_since_when_something_is_said_asks_for_the_first_time() -> None:
    assert asked("哪一年开始提林长制").order == "first"


@pytest.mark.parametrize(
    ("text", "body", "meetings"),
    [
        ("望澜市政府去年开了几次常务会议", "望澜市政府常务会议", ("市政府常务会议",)),
        ("望澜市政府常务会议第30次会议研究什么", "望澜市政府常务会议", ("市政府常务会议",)),
        ("别处市政府去年开了几次常务会议", "别处市政府常务会议", ()),
    ],
)
def test_a_place_and_an_organ_belong_to_the_meeting_that_they_are_named_with(
    text: str, body: str, meetings: tuple[str, ...]
) -> None:
    names = Names((("市政府常务会议", "市政府"), ("望澜市委常委会会议", "望澜市委常委会")))
    question = understand(text, TODAY, names)
    assert (question.body, question.meetings, question.words) == (body, meetings, "")


@pytest.mark.parametrize(
    ("text", "session", "order"),
    [
        ("委员长会议第25次开的内容", "第二十五次", None),
        ("闻亦舟主持的第一次会议讨论了什么", "", "first"),
    ],
)
def test_a_number_after_a_meeting_is_of_its_series(
    text: str, session: str, order: str | None
) -> None:
    question = asked(text)
    assert (question.session, question.order, question.words) == (session, order, "")


@pytest.mark.parametrize("text", ["谁当过市委书记", "谁担任过市委书记", "市委书记是谁"])
def test_who_ever_held_an_office_is_asked(text: str) -> None:
    assert (asked(text).intent, asked(text).person) == ("office", "市委书记")


@pytest.mark.parametrize(
    "text", ["哪位主持人主持的会议最多", "谁主持会议最多", "哪个领导主持得最多"]
)
def test_who_chaired_most_is_a_count_by_chair(text: str) -> None:
    assert (asked(text).intent, asked(text).by) == ("count", "chair")


@pytest.mark.parametrize(
    ("text", "back", "few"),
    [
        ("上上次国务院常务会议", 1, 1),
        ("倒数第二次国务院常务会议研究什么", 1, 1),
        ("倒数第三次国务院常务会议是哪天", 2, 1),
        ("前两次国务院常务会议研究了什么", 0, 2),
        ("最新的国务院常务会议通稿", 0, 1),
    ],
)
def test_the_latest_are_counted_back(text: str, back: int, few: int) -> None:
    question = asked(text)
    assert (question.order, question.back, question.few, question.words) == ("last", back, few, "")
    assert asked(whole(question)).back == back


def test_two_people_who_chaired_are_counted_each() -> None:
    question = asked("闻亦舟和柏知远各主持了几次会议")
    assert (question.intent, question.by) == ("count", "chair")
    assert set(question.among) == {"闻亦舟", "柏知远"}
    assert set(asked(whole(question)).among) == {"闻亦舟", "柏知远"}


@pytest.mark.parametrize(
    "text",
    ["请列出提到林长制的会议", "“林长制”头一次出现在哪次会议", "林长制出现在哪些会议"],
)
def test_a_meeting_at_the_end_does_not_make_it_taken_up(text: str) -> None:
    assert not asked(text).taken_up


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("统计一下国务院常务会议研究外贸的次数", "meetings"),
        ("提到外贸的次数", "mentions"),
        ("2023年国务院常务会议次数", "meetings"),
    ],
)
def test_the_number_of_times_is_of_what_was_done(text: str, measure: str) -> None:
    assert asked(text).measure == measure


@pytest.mark.parametrize(
    ("text", "words"),
    [("请把研究林长制的会议列出来", "林长制"), ("林长制上过国务院常务会议没有啊", "林长制")],
)
def test_what_meetings_did_is_asked_about(text: str, words: str) -> None:
    assert (asked(text).asked, asked(text).words) == (True, words)


def test_the_first_meeting_of_a_body_in_a_year_is_no_number_of_a_series() -> None:
    question = asked("2024年国务院常务会议第一次会议是几号")
    assert (question.order, question.session) == ("first", "")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("全国政协主席主持过几次会议", "全国政协主席"),
        ("何望舒出席过几次会议", "何望舒"),
    ],
)
def test_who_takes_part_may_be_an_office_or_a_name_that_begins_like_a_question(
    text: str, person: str
) -> None:
    assert asked(text).person == person


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("林长制的事中央是怎么说的", "林长制"),
        ("林长制国家出规定了吗", "林长制"),
        ("我写稿想核实一下，林长制研究过几回", "林长制"),
    ],
)
def test_what_is_said_around_a_matter_is_none_of_it(text: str, words: str) -> None:
    assert asked(text).words == words


@pytest.mark.parametrize(
    "text", ["闻亦舟上任后第一次国务院常务会议", "闻亦舟上任后头一次主持国务院常务会议是哪天"]
)
def test_since_somebody_took_office_means_what_they_chaired(text: str) -> None:
    question = asked(text)
    assert (question.person, question.role, question.order) == ("闻亦舟", "主持", "first")


@pytest.mark.parametrize(
    ("spoken", "meetings"),
    [
        ("河湖组", ("中央河湖保护治理领导小组会议",)),
        ("中林委", ("中央林草委员会会议",)),
        ("水利委", ()),
    ],
)
def test_a_committee_is_known_by_letters_of_its_name(
    spoken: str, meetings: tuple[str, ...]
) -> None:
    names = Names(
        (
            ("中央河湖保护治理领导小组会议", "中央河湖保护治理领导小组"),
            ("中央林草委员会会议", "中央林草委员会"),
        )
    )
    assert understand(f"{spoken}审议过哪些方案", TODAY, names).meetings == meetings


CITY = Names(
    (
        ("市防汛抗旱指挥部会商会议", "市防汛抗旱指挥部"),
        ("市双拥工作领导小组会议", "市双拥工作领导小组"),
        ("市减灾委员会全体会议", "市减灾委员会"),
        ("市安委会全体（扩大）会议", "市安委会"),
        ("市委国家安全委员会会议", "市委国家安全委员会"),
        ("市政府全体会议", "市政府全体会议"),
        ("市政府常务会议", "市政府常务会议"),
    )
)


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        ("市防指开会讲了什么", ("市防汛抗旱指挥部会商会议",)),
        ("防指那次会是谁主持的", ("市防汛抗旱指挥部会商会议",)),
        ("双拥办开过几次会", ("市双拥工作领导小组会议",)),
        ("市委国安委开过会吗", ("市委国家安全委员会会议",)),
        ("市减灾委研究了什么", ("市减灾委员会全体会议",)),
        ("安委会什么时候开过会", ("市安委会全体（扩大）会议",)),
        ("市安全生产委员会全体会议是谁主持的", ("市安委会全体（扩大）会议",)),
        ("市安委会2023年第二次全体会议是谁主持的", ("市安委会全体（扩大）会议",)),
    ],
)
def test_a_body_is_known_by_its_name_in_short_or_in_full_whichever_the_store_has(
    text: str, meetings: tuple[str, ...]
) -> None:
    assert understand(text, TODAY, CITY).meetings == meetings


@pytest.mark.parametrize("text", ["研究过防汛指标吗", "接诉即办研究过吗", "团委组织的活动研究过吗"])
def test_letters_that_end_other_words_are_no_body_in_short(text: str) -> None:
    assert not understand(text, TODAY, CITY).body


@pytest.mark.parametrize(
    "text",
    [
        "历次研究防汛都是哪天",
        "历届会议研究防汛都是哪天",
        "几次研究防汛都是哪天",
        "历年研究防汛都是什么时候",
    ],
)
def test_that_each_of_several_is_asked_about_is_none_of_the_matter(text: str) -> None:
    found = asked(text)
    assert (found.intent, found.words) == ("when", "防汛")


@pytest.mark.parametrize(
    "text",
    [
        "国务院第二次和第七次全体会议是谁主持的",
        "国务院全体会议第2次、第7次谁主持",
        "第二次与第七次国务院全体会议谁主持",
    ],
)
def test_two_numbers_of_one_series_are_both_asked_about(text: str) -> None:
    found = asked(text)
    assert found.session == "第二次、第七次"
    assert found.meetings == ("国务院全体会议",)
    assert not found.topic
    assert asked(whole(found)).session == found.session


def test_how_often_a_draft_was_taken_up_is_no_pair_of_meetings() -> None:
    assert not asked("第一次和第二次审议养老条例是什么时候").session


@pytest.mark.parametrize("text", ["闻亦舟去过哪些会", "闻亦舟去过几次会", "闻亦舟去过什么会议"])
def test_who_went_to_a_meeting_took_part_in_it(text: str) -> None:
    found = asked(text)
    assert (found.person, found.role, found.words) == ("闻亦舟", "参加", "")


@pytest.mark.parametrize(
    "text", ["常务会议有几位副市长参加", "常务会议有多少名副市长参加了", "参加常务会议的副市长有谁"]
)
def test_how_many_of_an_office_were_there_is_answered_with_who(text: str) -> None:
    found = asked(text)
    assert (found.intent, found.role, found.words) == ("who", "参加", "副市长")


def test_who_was_there_is_asked_for_by_their_part() -> None:
    found = asked("国务院第五次全体会议参会领导有哪些")
    assert (found.intent, found.role, found.words) == ("who", "参加", "")


def test_where_somebody_went_is_no_meeting() -> None:
    assert asked("闻亦舟去过哪些企业").role != "参加"


@pytest.mark.parametrize(
    "text", ["哪次国常会通过的文件最多", "国常会通过条例最多的是哪次", "哪次国务院常务会议议题最多"]
)
def test_which_meeting_took_up_most_is_said_not_to_be_known(text: str) -> None:
    problem = asked(text).problem
    assert problem is not None
    assert problem.key == "problem.no_fullest"


@pytest.mark.parametrize("text", ["哪个月研究养老最多", "哪次会议提到高质量发展最多"])
def test_when_a_matter_was_taken_up_most_is_answered(text: str) -> None:
    assert asked(text).problem is None


@pytest.mark.parametrize("text", ["除了2023年，还有哪次会研究过养老", "2023年以外养老研究过几次"])
def test_a_time_may_be_left_out(text: str) -> None:
    found = asked(text)
    assert (found.not_when, found.words) == (DateRange.of_year(2023), "养老")
    assert asked(whole(found)).not_when == found.not_when


def test_in_what_capacity_somebody_was_there_is_the_office_that_is_asked_for() -> None:
    found = asked("谁以秘书长的身份列席了委员长会议")
    assert (found.intent, found.role, found.words) == ("who", "列席", "秘书长")


def test_in_what_capacity_one_who_is_named_was_there_is_no_matter() -> None:
    assert asked("闻亦舟以市长身份主持过哪些会").words == ""


def test_a_time_of_the_year_amid_words_is_one_of_them() -> None:
    found = asked("打工人年底讨薪的事开会说过吗")
    assert (found.words, found.when) == ("打工人年底讨薪", None)


@pytest.mark.parametrize("text", ["年底讨薪的事研究过吗", "讨薪的事年底研究过吗"])
def test_a_time_of_the_year_beside_words_is_when_it_was(text: str) -> None:
    found = asked(text)
    assert (found.words, found.when is None) == ("讨薪", False)


def test_those_that_are_pointed_at_are_not_asked_for() -> None:
    assert asked("湖边那些客栈乱建，开会整顿过吗").words == "湖边那些客栈乱建"


@pytest.mark.parametrize("words", ["老人没地方吃饭", "吃饭没着落的老人", "吃了饭的老人"])
def test_what_is_said_in_parts_hints_in_any_order(words: str) -> None:
    assert hints(spoken(words))[0].parts == ("老人", "吃饭")


@pytest.mark.parametrize(
    ("text", "tells", "words"),
    [
        ("为什么要修改慈善法", "reason", "修改慈善法"),
        ("修水库是为了什么", "reason", "修水库"),
        ("保障性住房怎么建", "way", "保障性住房"),
        ("水库扩建要花多少钱", "sum", "水库扩建要花"),
        ("防汛工作怎么部署", None, "防汛工作"),
    ],
)
def test_what_only_a_text_can_tell_is_told_from_what_is_counted(
    text: str, tells: str | None, words: str
) -> None:
    question = asked(text)
    assert (question.tells, question.words, question.intent) == (tells, words, "what")


def test_a_letter_of_a_name_tells_no_time() -> None:
    assert asked("田刚被免职是哪次会议").order is None


def test_a_time_to_come_is_a_part_of_what_a_meeting_spoke_of() -> None:
    question = asked("哪次会议部署了明年的经济工作")
    assert (question.words, question.when) == ("明年经济工作", None)


def test_the_name_right_before_a_meeting_is_its_chair() -> None:
    question = asked("闻亦舟第23次委员长会议研究了什么")
    assert (question.person, question.role, question.session) == ("闻亦舟", "主持", "第二十三次")


def test_who_chaired_more_meetings_is_a_count_of_both() -> None:
    question = asked("闻亦舟和柏知远谁主持的会多")
    assert (question.intent, question.words) == ("count", "")
    assert set(question.among) == {"闻亦舟", "柏知远"}


def test_how_often_something_was_done_is_no_number_of_a_series() -> None:
    question = asked("国务院常务会议第一次研究以旧换新是哪天")
    assert (question.order, question.session) == ("first", "")


def test_who_chaired_is_asked_in_cantonese() -> None:
    question = asked("邊個主持咗國務院常務會議")
    assert (question.intent, question.role) == ("who", "主持")


def test_who_was_elected_is_no_question_about_a_person() -> None:
    assert asked("谁当选为市长").intent == "who"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("养犬管理条例第几次审议", "养犬管理条例"),
        ("《养犬管理条例》是第几次审议", ""),
        ("和林长制有关的会议都列一下", "林长制"),
        ("跟林长制有关的文件有哪些", "林长制"),
        ("即时配送的文件叫什么名字", "即时配送"),
        ("老年助餐那个行动方案全称是啥", "老年助餐那个行动方案"),
        ("二十条措施是哪次会议研究的", "二十条措施"),
    ],
)
def test_what_numbers_or_relates_a_matter_is_none_of_it(text: str, words: str) -> None:
    question = asked(text)
    assert (question.words, question.asked) == (words, True)


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        (
            "林长制从国常会到委员长会议一共上了几次会",
            ("国务院常务会议", "全国人大常委会委员长会议"),
        ),
        ("林长制上过国常会没有，委员长会议呢", ("国务院常务会议", "全国人大常委会委员长会议")),
        (
            "国常会讨论了林长制，委员长会议上又讨论过吗",
            ("国务院常务会议", "全国人大常委会委员长会议"),
        ),
        ("全体会议研究过林长制吗，国务院那边是谁主持的", ("国务院全体会议",)),
        ("国务院常务会议听取过全国人大委员长会议的汇报吗", ("国务院常务会议",)),
    ],
)
def test_a_second_body_widens_or_narrows_the_first(text: str, meetings: tuple[str, ...]) -> None:
    assert asked(text).meetings == meetings


def test_all_that_the_meeting_of_a_matter_took_up_is_asked_for() -> None:
    question = asked("研究林长制的那次国常会还研究了别的什么")
    assert (question.words, question.what_else) == ("林长制", True)
    assert asked(whole(question)).what_else
    assert not asked("林长制还研究过几次").what_else


def test_several_kinds_of_documents_are_asked_for_at_once() -> None:
    question = asked("国常会审议了哪些规定和条例")
    assert (question.words, question.measure) == ("规定和条例", "documents")
    assert is_kind("养犬管理条例", question.words)
    assert is_kind("公车管理规定", question.words)
    assert not is_kind("防汛工作方案", question.words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("领导让我查一下林长制哪天研究的", "林长制"),
        ("网上说国常会提过林长制，哪次", "林长制"),
        ("劳烦查查，林长制的意见哪天通过的", "林长制"),
        ("听说国常会研究过林长制", "林长制"),
        ("國常會有邊啲會議講過林長制", "林长制"),
        ("国务院第一次全体会议宣布了什么", ""),
        ("讲一讲今年5月的国务院常务会议吧", ""),
        ("最近国常会有啥新动静", ""),
    ],
)
def test_what_is_said_to_be_polite_or_by_others_is_none_of_it(text: str, words: str) -> None:
    assert asked(text).words == words


def test_the_same_part_of_the_year_before_is_compared() -> None:
    question = asked("今年上半年国务院常务会议比去年同期多还是少")
    assert question.intent == "count"
    assert question.words == ""
    assert question.than == DateRange(datetime.date(2023, 1, 1), datetime.date(2023, 6, 30))


@pytest.mark.parametrize(
    "text",
    [
        "哪次委员长会议决定召开十四届全国人大常委会第十三次会议",
        "十四届全国人大常委会第十三次会议是哪次委员长会议决定召开的",
    ],
)
def test_a_session_that_others_decide_to_hold_is_a_matter_of_theirs(text: str) -> None:
    question = asked(text)
    assert question.words == "十四届全国人大常委会第十三次会议"
    assert question.meetings == ("全国人大常委会委员长会议",)
    assert question.session == ""


def test_what_the_meeting_itself_decided_is_asked_by_its_number() -> None:
    question = asked("国务院第三次全体会议决定了什么")
    assert (question.session, question.words) == ("第三次", "")


def test_a_quoted_phrase_after_a_word_of_saying_is_mentioned() -> None:
    assert not asked("哪一年提“林长制”最多").taken_up


@pytest.mark.parametrize(
    ("text", "order", "count"),
    [
        ("林长制是国务院常务会议先研究的还是委员长会议先研究的", "first", 2),
        ("林长制，国务院常务会议和委员长会议谁先研究的", "first", 2),
        ("国务院先进单位评选研究过吗", None, 0),
    ],
)
def test_which_of_two_was_first_is_a_time(text: str, order: str | None, count: int) -> None:
    question = asked(text)
    assert (question.order, len(question.meetings)) == (order, count)


@pytest.mark.parametrize(
    ("text", "session"),
    [
        ("委员长会议第25次研究了什么", "第二十五次"),
        ("第九次委员长会议谁出席", "第九次"),
        ("国务院常务会议第三次研究林长制是哪天", ""),
    ],
)
def test_the_number_of_a_meeting_is_told_from_how_often_it_did_something(
    text: str, session: str
) -> None:
    assert asked(text).session == session


def test_a_group_is_known_by_most_of_its_long_name() -> None:
    name = "望澜市根治拖欠农民工工资工作领导小组全体会议"
    names = Names(((name, name.removesuffix("全体会议")),))
    question = understand("望澜市根治拖欠农民工工资领导小组会议谁主持的", TODAY, names)
    assert (question.meetings, question.words) == ((name,), "")
    assert understand("望澜市河湖保护治理领导小组会议谁主持的", TODAY, names).words


def test_a_law_that_was_changed_is_counted_by_its_name() -> None:
    question = asked("慈善法改了几次")
    assert (question.intent, question.words) == ("count", "慈善法")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("国常会对林长制提了啥要求", "林长制"),
        ("国常会怎么看待林长制", "林长制"),
        ("国常会怎么定性林长制", "林长制"),
        ("国务院对林长制作出了哪些部署", "林长制"),
        ("距离现在最近的一次讨论林长制是哪天", "林长制"),
        ("二十届中央纪委三次全会是哪天决定的", "二十届中央纪委三次全会"),
    ],
)
def test_what_is_said_of_a_matter_is_none_of_it(text: str, words: str) -> None:
    assert asked(text).words == words


@pytest.mark.parametrize(
    ("text", "intent", "tells"),
    [
        ("国常会核准了几个水电项目", "what", "sum"),
        ("国常会取消了多少罚款事项", "what", "sum"),
        ("国常会研究了多少项议题", "count", None),
        ("国常会审议了几个条例", "count", None),
        ("国常会开了多少次", "count", None),
    ],
)
def test_of_what_a_matter_consists_is_not_counted_as_meetings(
    text: str, intent: str, tells: str | None
) -> None:
    question = asked(text)
    assert (question.intent, question.tells) == (intent, tells)


def test_two_bodies_are_compared() -> None:
    question = asked("2024年委员长会议比国务院常务会议多几次")
    assert (question.intent, question.by, len(question.meetings)) == ("count", "body", 2)


def test_around_a_day_is_the_week_before_and_after() -> None:
    when = asked("2024年3月5日前后开了什么会").when
    assert when == DateRange(datetime.date(2024, 2, 27), datetime.date(2024, 3, 12))


def test_the_term_that_goes_on_began_with_its_congress() -> None:
    first = asked("新一届国务院的首次常务会议研究了什么")
    assert (first.order, first.meetings) == ("first", ("国务院常务会议",))
    assert first.when == DateRange(datetime.date(2023, 3, 13), TODAY)
    party = asked("本届政治局一共开了几次会").when
    assert party == DateRange(datetime.date(2022, 10, 22), TODAY)
    assert asked("新一届全国政协委员名单审议").when is None


def test_whose_meeting_of_a_kind_it_is_may_stand_before_which() -> None:
    names = Names((("市政府常务会议", "市政府"), ("县政府常务会议", "县政府")))
    question = understand("防汛预案是市政府哪次常务会议讨论的", TODAY, names)
    assert (question.words, question.meetings) == ("防汛预案", ("市政府常务会议",))


def test_a_place_beside_a_time_is_whose_meetings_it_was() -> None:
    question = understand(
        "北京2019年6月1日的会都学习了啥", TODAY, Names((("北京市委常委会会议", "北京市委常委会"),))
    )
    assert (question.body, question.words) == ("北京", "")


def test_how_long_a_matter_went_on_is_none_of_it() -> None:
    assert asked("林长制改革从提出到深化一共开了几次会").words == "林长制改革"


@pytest.mark.parametrize(
    "frame",
    [
        "我想了解{}，国常会哪次讲过",
        "听说要搞{}，国务院开会了吗",
        "网上都在说{}，哪次会定的",
        "老板问{}是哪次会研究的",
        "写稿核实：{}是不是国常会研究过",
        "国务院重视{}吗，开过几次会",
        "近几年{}有没有上过会",
        "{}获批是什么时候",
        "{}通过的具体日期",
        "给出研究{}的会议日期",
        "想找研究{}的那篇通稿",
        "列一下{}的会",
        "求{}的会议通稿",
        "{}到底是哪天上的会啊",
        "{}的话，开会提过没",
        "麻烦看看{}是谁主持研究的",
        "国常会就{}开过几次会",
        "国务院围绕{}开过什么会",
        "好像有次国常会讲{}，是哪次",
        "总结一下{}的要求",
    ],
)
def test_a_matter_is_itself_however_it_is_asked_about(frame: str) -> None:
    for matter in ("银发经济", "城中村改造", "退役军人安置条例", "公平竞争审查"):
        assert asked(frame.format(matter)).words == matter


def test_what_a_meeting_was_held_on_is_no_part_of_it() -> None:
    assert asked("国常会就养犬管理条例开过几次会").words == "养犬管理条例"


@pytest.mark.parametrize(
    "text",
    [
        "除了国常会，还有哪些会研究过林长制",
        "国常会以外还有什么会提过林长制",
        "林长制除国务院常务会议外还上过哪些会",
    ],
)
def test_one_body_may_be_left_out(text: str) -> None:
    question = asked(text)
    assert (question.without, question.meetings) == (("国务院常务会议",), ())
    assert question.words == "林长制"
    assert asked(whole(question)).without == question.without
    assert "除" in scope_of(question, CHINESE)


@pytest.mark.parametrize(
    ("text", "intent", "words"),
    [
        ("养犬管理条例走过哪些会议，全列出来", "when", "养犬管理条例"),
        ("养犬管理条例上会时间", "when", "养犬管理条例"),
        ("人在海外想请教，哪次会议研究了养犬管理", "when", "养犬管理"),
        ("人在海外想請教，哪次會議研究了養犬管理", "when", "养犬管理"),
        ("做论文的想问一下：养犬管理研究过几次", "count", "养犬管理"),
        ("养老服务研究过几次，2022年到2024年全算上", "count", "养老服务"),
    ],
)
def test_what_only_asks_is_no_part_of_the_matter(text: str, intent: str, words: str) -> None:
    question = understand(text, datetime.date(2024, 12, 31), Names(()))
    assert (question.intent, question.words) == (intent, words)


def test_meetings_that_mention_it_are_counted_where_meetings_are_asked_for() -> None:
    names = Names((("市政府常务会议", "市政府常务会议"),))
    today = datetime.date(2024, 12, 31)
    asked = understand("提到统一大市场的市政府常务会议有多少次", today, names)
    assert (asked.measure, asked.words) == ("meetings", "统一大市场")
    assert understand("统一大市场提到过几次", today, names).measure == "mentions"


def test_whoever_chaired_is_asked_for_by_that_part() -> None:
    names = Names((("委员长会议", "委员长会议"),))
    asked = understand("第一百三十六次委员长会议主持者", datetime.date(2024, 12, 31), names)
    assert (asked.intent, asked.role) == ("who", "主持")


def test_by_how_much_two_counts_differ_is_told_from_how_many_each_has() -> None:
    for text in ("2024年的国常会比2023年少几次", "国务院常务会议今年比去年多开了几次"):
        question = asked(text)
        assert (question.intent, question.difference) == ("count", True), text
    assert not asked("2023年和2024年国务院常务会议各开了几次").difference


@pytest.mark.parametrize("text", ["3月5日的会谈了什么", "3月5日的会谈过啥"])
def test_what_was_spoken_of_at_a_meeting_is_no_talks(text: str) -> None:
    question = asked(text)
    assert (question.intent, question.words) == ("what", "")


def test_a_question_may_end_with_the_time_that_it_asks_for() -> None:
    question = asked("国务院常务会议专门研究统一大市场的时间")
    assert (question.intent, question.words) == ("when", "统一大市场")


def test_a_standing_committee_is_short_for_no_joint_meeting() -> None:
    meetings = (
        ("市委常委会会议", "市委常委会"),
        ("市委常委会会议、市委安全委员会会议", "市委常委会、市委安全委员会"),
    )
    question = understand("常委会年度要点什么时候审议过", TODAY, Names(meetings))
    assert question.meetings != ("市委常委会会议、市委安全委员会会议",)


def test_two_years_that_are_counted_together_are_one_time() -> None:
    found = asked("2015年和2016年合起来开了多少次会？")
    assert found.when == DateRange(datetime.date(2015, 1, 1), datetime.date(2016, 12, 31))
    assert found.than is None
    apart = asked("2015年和2016年各开了多少次会？")
    assert apart.than == DateRange.of_year(2016)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("今年国务院全体会议开了多少次？民主生活会不算", ""),
        ("国务院组织法修订草案第一次列入审议议程是什么时间？", "国务院组织法修订草案"),
        ("民营经济促进法草案，哪次委员长会议建议提请常委会审议？", "民营经济促进法草案"),
    ],
)
def test_how_a_matter_comes_to_a_session_is_no_part_of_it(text: str, words: str) -> None:
    assert asked(text).words == words


def test_how_long_a_time_is_that_is_told_by_its_ends_is_no_other_time() -> None:
    found = asked("2008年到2010年这三年合计开过多少次会？")
    assert found.when == DateRange(datetime.date(2008, 1, 1), datetime.date(2010, 12, 31))
    assert found.than is None


def test_what_was_done_in_one_of_two_ways_is_no_part_of_a_matter() -> None:
    assert asked("哪几次会议审议或表决过养犬管理条例？").words == "养犬管理条例"


def test_to_whom_somebody_lectured_is_no_part_of_what_on() -> None:
    assert asked("给洮湖市委常委讲民法典的教授是哪位").words == "民法典"


def test_whose_meeting_it_is_may_be_told_by_who_chaired() -> None:
    found = asked("闻亦舟的市委常委会给返乡农民工什么优惠？")
    assert (found.person, found.role) == ("闻亦舟", "主持")


def test_the_title_of_what_was_studied_is_asked_for_and_no_topic() -> None:
    assert asked("2023年9月国务院常务会议搞集体学习，学的什么题目").words == ""


@pytest.mark.parametrize("office", ["盟长", "旗长", "镇长", "联席会议召集人", "总指挥"])
def test_an_office_is_one_at_every_level(office: str) -> None:
    assert is_office(office)


@pytest.mark.parametrize("text", ["民营经济发展联席会议开过几次", "联席会议谁主持的"])
def test_a_joint_conference_is_a_body_by_any_part_of_its_name(text: str) -> None:
    called = "蓼州市促进民营经济发展联席会议"
    found = understand(text, TODAY, Names(((called, called), ("市政府常务会议", "市政府常务会议"))))
    assert (found.meetings, found.words) == ((called,), "")
