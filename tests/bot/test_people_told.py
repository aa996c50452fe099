"""Who is told of in the text of a readout: by what they said, by what office they hold or got."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answer import Answer, Attended, Chaired, Counted, Matters, Nothing, OneMeeting, answer
from bot.question import understand
from bot.sample import open_sample
from store import Scope, Source, Store, open_store
from store.facts import Names, each_once
from store.facts.doers import reporters
from store.facts.speaking import is_said_to_speak
from store.words import fold
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)
TEXT = (
    "会议听取了市人大财经委员会主任委员柏知远作的关于预算的报告，市财政局局长童若谷就决算作了说明。\n"
    "会议决定，任命苏映川为市水务局局长；接受闻亦舟辞去副市长职务的请求。"
)
TAUGHT = "市水利院总工程师童若谷就水网规划作了讲解。市档案局局长骆怀瑾就归档作了说明。"


def test_who_reports_on_a_matter_is_told_in_its_clause() -> None:
    assert reporters(TEXT, ["预算"]) == ("柏知远",)
    assert reporters(TEXT, ["决算"]) == ("童若谷",)
    assert reporters(TEXT, ["防汛"]) == ()


def test_everyone_who_reports_is_told_of_a_meeting() -> None:
    assert reporters(TEXT) == ("柏知远", "童若谷")


def test_who_sent_a_written_word_is_not_who_spoke() -> None:
    text = "欠薪治理小组会议召开。市长闻亦舟作出重要批示。副市长童若谷作了讲话。"
    assert reporters(text) == ("童若谷",)


def test_a_committee_and_what_joins_are_no_names() -> None:
    text = "政协委员会提案工作向大会报告，秘书长和机关就此研究。"
    assert reporters(text) == ()


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A meeting with a list of who was there, and one where there is none."""
    with open_store(tmp_path_factory.mktemp("people")) as store:
        there = "副市长柏知远、童若谷，市政府秘书长苏映川出席会议。"
        sources = [
            written("list", "2024年6月1日", ("防汛准备情况",), extra=there),
            written("none", "2024年7月1日", ("冬季供热",)),
            written("chosen", "2024年8月1日", ("人事任免",), extra=TEXT.split("\n")[1]),
            written("taught", "2024年9月1日", ("水网规划",), extra=TAUGHT),
        ]
        list(store.add(sources))
        yield store


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("6月1日出席会议的副市长有谁", {"柏知远", "童若谷"}),
        ("出席2024年6月1日会议的秘书长是谁", {"苏映川"}),
    ],
)
def test_who_of_an_office_was_there(city: Store, text: str, names: set[str]) -> None:
    found = answer(understand(text, TODAY, city.facts.names()), city)
    assert isinstance(found, Attended)
    assert set(found.names) == names


def test_where_nobody_of_an_office_is_listed_nobody_is_named(city: Store) -> None:
    found = answer(understand("7月1日出席会议的副市长有谁", TODAY, city.facts.names()), city)
    assert not isinstance(found, Attended)


def test_who_got_an_office_is_named_from_the_text(city: Store) -> None:
    assert _named(city, "谁被任命为水务局局长") == ("苏映川",)


def test_who_lost_an_office_is_not_who_got_one(city: Store) -> None:
    assert _named(city, "谁辞去了副市长职务") == ("闻亦舟",)


def test_who_holds_an_office_that_no_list_has_is_named_from_the_text(city: Store) -> None:
    assert _named(city, "市档案局局长是谁") == ("骆怀瑾",)


def test_who_spoke_is_asked_in_several_ways(city: Store) -> None:
    for asked in ("水网规划是谁讲的", "谁汇报了水网规划", "给会议讲水网规划那堂课的专家叫什么"):
        assert _named(city, asked) == ("童若谷",)


def _named(city: Store, asked: str) -> tuple[str, ...]:
    found = answer(understand(asked, TODAY, city.facts.names()), city)
    assert isinstance(found, Attended)
    return found.names


def test_of_several_in_a_clause_only_the_one_is_told_who_did_it() -> None:
    text = "主席柏知远在会上作工作报告、副主席童若谷作提案报告。"
    assert reporters(text, ["提案"]) == ("童若谷",)


def test_a_name_that_was_told_before_stands_without_office() -> None:
    assert reporters("闻亦舟等就有关议题作了说明。", ["议题"]) == ("闻亦舟",)


def test_a_body_named_after_an_office_is_nobody() -> None:
    assert reporters("市人大常委会有关部门作了汇报，常委会工作机构作了说明。") == ()


def test_an_office_is_known_in_lists_and_in_texts_alike() -> None:
    assert reporters("总规划师柏知远就水网规划作了说明。") == ("柏知远",)


def test_who_lectured_is_told_after_the_subject() -> None:
    text = "学习主题是“水网规划”。\n总工程师童若谷应邀作报告。"
    assert reporters(text, ["水网"]) == ("童若谷",)


def test_a_name_in_two_scripts_is_one_persons() -> None:
    assert each_once(("聞亦舟", "柏知远", "闻亦舟")) == ("聞亦舟", "柏知远")


def test_chairs_are_counted_once_whatever_the_script(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        list(
            store.add([written("a", chair="闻亦舟"), written("b", "2023年7月1日", chair="聞亦舟")])
        )
        assert [tally.count for tally in store.facts.tally(Scope(), "chair")] == [2]


def test_who_is_named_before_others_spoke_with_them() -> None:
    there = fold("副市长柏知远，市政府秘书长童若谷出席会议")
    assert is_said_to_speak("柏知远", there + "并讲话。")
    assert not is_said_to_speak("柏知远", there + "。")


def test_a_name_may_hold_a_letter_that_joins() -> None:
    text = "主题是古村保护。市博物馆馆长骆为瑾应邀作报告。"
    assert reporters(text, ["古村"]) == ("骆为瑾",)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("是谁在市政府常务会议上讲古村保护", "讲话"),
        ("市政府常务会议上讲行政诉讼法的专家是谁", "讲话"),
        ("市政府集体学习讲“古村保护”，请的是哪位", "讲话"),
        ("市政府常务会议有哪几个副市长到会", "参加"),
        ("受闻亦舟委托主持的是谁", "主持"),
        ("市政府常务会议主持人是谁，什么职务", "主持"),
        ("人事安排情况是谁通报的", "讲话"),
        ("谁做的古村保护讲座", "讲话"),
        ("古村保护专题辅导请了谁来讲", "讲话"),
        ("古村保护那次集体学习是谁讲的", "讲话"),
    ],
)
def test_what_somebody_did_is_asked_in_many_ways(city: Store, text: str, role: str) -> None:
    question = understand(text, TODAY, city.facts.names())
    assert (question.intent, question.role, question.person) == ("who", role, "")


def test_who_is_known_to_be_one_of_those_asked_for_is_not_told_again(city: Store) -> None:
    text = "2024年6月1日的会议除了童若谷，还有谁出席"
    told = answer(understand(text, TODAY, city.facts.names()), city)
    assert isinstance(told, Attended)
    assert set(told.names) == {"柏知远", "苏映川"}


def test_one_of_two_offices_is_held_as_well(tmp_path: Path) -> None:
    there = "市政府秘书长、办公室主任柏知远，副市长兼公安局局长童若谷出席会议。"
    with open_store(tmp_path) as store:
        list(store.add([written("two", "2024年3月5日", ("防汛",), extra=there)]))
        assert _named(store, "3月5日出席会议的秘书长是谁") == ("柏知远",)
        assert _named(store, "3月5日出席会议的副市长是谁") == ("童若谷",)


def test_several_who_are_known_are_not_told_again(city: Store) -> None:
    told = _named(city, "2024年6月1日的会议除了童若谷、苏映川还有谁出席")
    assert told == ("柏知远",)


def test_a_name_that_holds_what_joins_two_is_one_known_person(tmp_path: Path) -> None:
    there = "副市长李和平、童若谷出席会议。"
    with open_store(tmp_path) as store:
        list(store.add([written("joins", "2024年3月5日", ("防汛",), extra=there)]))
        assert _named(store, "2024年3月5日的会议除了李和平还有谁出席") == ("童若谷",)
        assert _named(store, "2024年3月5日的会议除了闻亦舟和童若谷还有谁出席") == ("李和平",)


def test_the_chair_is_not_one_of_those_who_took_the_floor(tmp_path: Path) -> None:
    there = "市长闻亦舟讲话。副市长柏知远、童若谷出席会议并发言。"
    with open_store(tmp_path) as store:
        list(store.add([written("floor", "2024年3月5日", ("防汛",), extra=there)]))
        assert _named(store, "3月5日的会议上都有哪几位发了言") == ("柏知远", "童若谷")


def test_who_holds_an_office_is_named_of_the_meeting_on_a_matter(city: Store) -> None:
    assert _named(city, "研究防汛准备情况的那位秘书长叫啥") == ("苏映川",)
    assert _named(city, "讲“水网规划”的那位总工程师是谁") == ("童若谷",)


def test_of_each_of_several_meetings_it_is_told_who_reported(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        sources = [
            written(
                "a", "2023年3月5日", ("决算审查",), extra="市财政局局长童若谷就决算审查作了汇报。"
            ),
            written(
                "b", "2024年3月5日", ("决算审查",), extra="市审计局局长骆怀瑾就决算审查作了汇报。"
            ),
        ]
        list(store.add(sources))
        told = _named(store, "去年和今年，向市政府常务会议汇报决算审查情况的各是谁")
        assert set(told) == {"童若谷", "骆怀瑾"}


def test_who_lectured_is_looked_for_where_somebody_did(tmp_path: Path) -> None:
    lecture = "市博物馆馆长骆怀瑾应邀作专题辅导。"
    with open_store(tmp_path) as store:
        sources = [
            written("lecture", "2024年3月5日", ("古村保护",), extra=lecture),
            written("later", "2024年4月5日", ("防汛",), extra="市水务局局长童若谷就防汛作汇报。"),
        ]
        list(store.add(sources))
        for text in ("谁给市政府常务会议讲过课", "市政府常务会议的主讲人叫什么"):
            told = answer(understand(text, TODAY, store.facts.names()), store)
            assert isinstance(told, Attended)
            assert told.names == ("骆怀瑾",)


def test_what_a_standing_committee_is_ends_no_office() -> None:
    assert reporters("会议听取了骆怀瑾受市委常委会委托作的工作报告。") == ("骆怀瑾",)


def test_an_office_somewhere_is_asked_of_a_person() -> None:
    names = Names((), frozenset(("柏知远",)))
    question = understand("柏知远在市防汛领导小组担任什么职务", TODAY, names)
    assert (question.intent, question.person) == ("person", "柏知远")


def test_whose_words_a_meeting_learns_is_not_who_spoke_at_it() -> None:
    names = Names((), frozenset(("柏知远",)))
    question = understand("哪些会议学习过柏知远讲话", TODAY, names)
    assert (question.person, question.words) == ("", "柏知远讲话")


SPOKE = (
    "市水务局局长童若谷就防汛作了汇报，市农业农村局局长苏映川就秋粮作了汇报。"
    "骆怀瑾代表市总工会汇报了工作。会议听取了党组书记处工作汇报。"
)


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Meetings at which several bodies reported, and which two people chaired."""
    with open_store(tmp_path_factory.mktemp("spoken")) as store:
        sources = [
            written("first", "2024年3月1日", ("防汛", "秋粮"), extra=SPOKE),
            written("second", "2024年4月1日", ("春耕",)),
            written("other", "2024年5月1日", ("供热",), chair="柏知远"),
        ]
        list(store.add(sources))
        yield store


def _of(store: Store, asked: str) -> Answer:
    return answer(understand(asked, TODAY, store.facts.names()), store)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("谁代表水务局汇报了工作", "童若谷"),
        ("3月1日的会上，谁代表农业局发的言", "苏映川"),
        ("代表总工会汇报的是谁", "骆怀瑾"),
        ("汇报秋粮的是谁", "苏映川"),
    ],
)
def test_who_spoke_for_a_body_is_told_by_it(spoken: Store, asked: str, name: str) -> None:
    assert _named(spoken, asked) == (name,)


def test_where_nobody_spoke_for_a_body_nobody_is_named(spoken: Store) -> None:
    assert isinstance(_of(spoken, "3月1日的会上，谁代表文旅局发的言"), Nothing)


def test_an_organ_that_is_called_as_an_office_begins_is_nobody() -> None:
    assert reporters("会议听取了书记处工作汇报。") == ()


def test_a_title_tells_which_of_several_reports_is_meant(tmp_path: Path) -> None:
    told = (
        "会议听取了市人大财经委主任柏知远作的关于养犬条例草案的汇报，"
        "市人大法制委主任苏映川作的关于供水条例草案的汇报。"
    )
    with open_store(tmp_path) as store:
        list(store.add([written("two", "2024年3月1日", ("养犬条例草案",), extra=told)]))
        assert _named(store, "谁汇报了养犬条例草案") == ("柏知远",)


def test_who_holds_meetings_chairs_them(spoken: Store) -> None:
    found = _of(spoken, "闻亦舟开了几次市政府常务会议")
    assert isinstance(found, Counted)
    assert (found.total, found.question.person, found.question.words) == (2, "闻亦舟", "")


def test_meetings_that_another_chaired_are_told_apart(spoken: Store) -> None:
    found = _of(spoken, "闻亦舟没有主持的会有哪些")
    assert isinstance(found, OneMeeting)
    assert found.stored.readout.source_id == "other"
    chaired = _of(spoken, "市政府常务会议除了闻亦舟还有谁主持过")
    assert isinstance(chaired, Chaired)
    assert [s.readout.source_id for s in chaired.meetings] == ["other"]
    counted = _of(spoken, "不是闻亦舟主持的会有几次")
    assert isinstance(counted, Counted)
    assert counted.total == 1


@pytest.mark.parametrize(
    ("asked", "chaired"), [("哪位市长主持过常务会议", 3), ("哪位副市长主持过常务会议", 0)]
)
def test_who_of_an_office_chaired_is_told_by_its_title(
    spoken: Store, asked: str, chaired: int
) -> None:
    found = _of(spoken, asked)
    assert (found.total if isinstance(found, Chaired) else 0) == chaired


def test_two_parts_in_one_question_are_both_told(spoken: Store) -> None:
    found = _of(spoken, "3月1日的会谁主持、谁作了汇报")
    assert isinstance(found, Chaired)
    assert [p.name for p in found.meetings[0].readout.chair] == ["闻亦舟"]
    assert set(found.also) == {"童若谷", "苏映川", "骆怀瑾"}


def test_whether_somebody_came_is_not_that_they_missed_it() -> None:
    names = Names((), frozenset(("闻亦舟",)))
    assert understand("闻亦舟有没有列席过会议", TODAY, names).role == "列席"


def test_what_one_said_who_chaired_nothing_is_told_where_they_spoke(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        said = "市委书记柏知远强调，要抓好落实。市委书记柏知远出席会议。"
        list(store.add([written("a", "2024年3月1日", ("供热",), extra=said)]))
        found = _of(store, "3月1日的会柏知远说了什么")
        assert isinstance(found, OneMeeting)


def test_who_was_invited_to_teach_is_asked_by_what_they_are(city: Store) -> None:
    assert _named(city, "9月1日的会请了哪些专家") == ("童若谷",)


def test_who_chaired_where_an_office_was_missing_held_another(spoken: Store) -> None:
    found = _of(spoken, "市长不在的那次常务会议谁主持的")
    assert not isinstance(found, Chaired)


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The bundled sample."""
    with open_sample(tmp_path_factory.mktemp("bundled")) as store:
        yield store


def test_who_stood_in_for_one_who_was_missing_chaired(bundled: Store) -> None:
    found = _of(bundled, "书记不在的那次市委常委会谁主持的")
    assert isinstance(found, Chaired)
    assert [p.name for s in found.meetings for p in s.readout.chair] == ["陆景溪"]


def test_a_number_may_be_printed_with_a_term_that_is_not_asked_for(bundled: Store) -> None:
    found = _of(bundled, "第九次主任会议谁列席了")
    assert isinstance(found, Attended)
    assert found.stored.readout.session == "七届第9次"


def test_a_title_is_mentioned_by_what_obeys_it_too(bundled: Store) -> None:
    title = "《望澜市生活垃圾分类管理条例》"
    spoken_of, taken_up = (
        _of(bundled, f"提到{title}的会议有哪些"),
        _of(bundled, f"{title}哪天审议的"),
    )
    assert isinstance(spoken_of, Matters)
    assert isinstance(taken_up, Matters)
    assert set(taken_up.sought.readouts) < set(spoken_of.sought.readouts)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("谁就秋粮作了汇报", "苏映川"),
        ("3月1日的会，是谁就防汛作的汇报", "童若谷"),
        ("谁对秋粮作了说明", "苏映川"),
    ],
)
def test_what_somebody_spoke_on_tells_who_that_was(spoken: Store, asked: str, name: str) -> None:
    assert _named(spoken, asked) == (name,)


def test_whoever_holds_one_meeting_chaired_it(spoken: Store) -> None:
    found = _of(spoken, "研究春耕的会谁开的")
    assert isinstance(found, Chaired)
    assert [s.readout.source_id for s in found.meetings] == ["second"]


def test_who_was_seen_last_took_part() -> None:
    names = Names((), frozenset(("闻亦舟",)))
    question = understand("闻亦舟最后一次露面是哪次会", TODAY, names)
    assert (question.person, question.role, question.order) == ("闻亦舟", "参加", "last")


def test_who_somebody_is_may_be_asked_by_what_they_do() -> None:
    names = Names((), frozenset(("闻亦舟",)))
    assert understand("闻亦舟是干什么的", TODAY, names).intent == "person"


def test_everyone_of_a_list_who_spoke_is_said_to_have(tmp_path: Path) -> None:
    text = fold(
        "市政协副主席柏知远、童若谷、苏映川围绕学习贯彻会议精神作了发言。闻亦舟、费明澈列席。"
    )
    for name in ("柏知远", "童若谷", "苏映川"):
        assert is_said_to_speak(name, text)
    assert not is_said_to_speak("闻亦舟", text)
    assert not is_said_to_speak("费明澈", text)


def test_a_professor_who_spoke_lectured(city: Store) -> None:
    assert _named(city, "9月1日的会是哪位教授讲的") == ("童若谷",)


def test_what_was_reported_is_no_name(city: Store) -> None:
    question = understand("任免案是谁汇报的", TODAY, city.facts.names())
    assert (question.person, question.words) == ("", "任免案")


@pytest.mark.parametrize("text", ["现在的市委书记", "现任市委书记"])
def test_who_holds_an_office_now_is_asked_by_that_alone(text: str) -> None:
    question = understand(text, TODAY)
    assert (question.intent, question.person) == ("office", "市委书记")


@pytest.mark.parametrize(
    ("frame", "role"),
    [
        ("{}到底主持过几次会", "主持"),
        ("{}是不是主持过会议", "主持"),
        ("{}2024年开了几次会", "主持"),
        ("听说{}主持过会，是哪次", "主持"),
        ("{}到过哪些会", "参加"),
        ("不是{}主持的会有哪些", "没有主持"),
    ],
)
def test_what_part_somebody_had_is_asked_in_several_ways(frame: str, role: str) -> None:
    names = Names((), frozenset(("闻亦舟",)))
    question = understand(frame.format("闻亦舟"), TODAY, names)
    assert (question.person, question.role, question.words) == ("闻亦舟", role, "")


def test_who_lost_a_seat_is_found_whatever_stands_between(tmp_path: Path) -> None:
    matter = "关于撤销柏知远、童若谷第四届望澜市委员会委员资格的决定"
    with open_store(tmp_path) as store:
        list(store.add([written("1", matters=(matter,))]))
        names = store.facts.names()
        found = answer(understand("被撤销政协委员资格的是哪几位？", TODAY, names), store)
        assert isinstance(found, Attended)
        assert set(found.names) == {"柏知远", "童若谷"}


def test_who_holds_two_offices_in_a_group_is_told_by_its_last_meeting(tmp_path: Path) -> None:
    told = (
        "7月3日，市委党建工作领导小组召开会议。领导小组组长闻亦舟主持会议，副组长柏知远出席会议。"
    )
    with open_store(tmp_path) as store:
        head = "<h1>市委党建工作领导小组召开会议</h1><p>2024-07-04</p>"
        html = f"{head}<p>{told}</p><p>会议指出，要早。</p>"
        list(store.add([Source("page.html", html.encode(), "page")]))
        names = store.facts.names()
        text = "市委党建工作领导小组的组长、副组长分别是谁"
        found = answer(understand(text, TODAY, names), store)
        assert isinstance(found, Attended)
        assert found.names == ("闻亦舟", "柏知远")
