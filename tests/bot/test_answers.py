"""Questions of every kind, over meetings of a city that does not exist."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.action import encode
from bot.answer import answer
from bot.chat.asker import Asker
from bot.cli.contract import ask_json
from bot.cli.terminal import Terminal
from bot.conversation import Conversation
from bot.following import EXPIRES_SECONDS, Memory
from bot.question import understand
from bot.reply import Reply
from bot.richtext import to_plain
from store import Source, Store, open_store
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)
HERE = Asker(TODAY)
LAW = "《澜阳市垃圾分类管理条例（草案）》"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Fourteen meetings of two years; two drafts of one document, and a phrase that comes late."""
    with open_store(tmp_path_factory.mktemp("city")) as store:
        sources = [
            written(f"a{month}", f"2023年{month}月5日", ("全市防汛抗旱工作", "养老服务体系建设"))
            for month in range(1, 11)
        ]
        sources.append(written("b1", "2023年11月6日", (LAW, "老旧小区改造情况")))
        sources.append(
            written("b2", "2024年3月7日", ("《澜阳市垃圾分类管理条例》（修订草案）",), "柏知远")
        )
        extra = "会议强调，要落实“一网通办”，做到“接诉即办”。"
        sources.append(written("b3", "2024年7月8日", ("托育服务供给情况",), "柏知远", extra))
        sources.append(written("b4", "2024年8月9日", ("冬季供热准备情况",), "柏知远", extra))
        list(store.add(sources))
        yield store


def asked(store: Store, text: str) -> dict[str, object]:
    question = understand(text, TODAY, store.facts.names())
    found = answer(question, store)
    told = ask_json(text, question, found, store, "", 0.0)
    answered = told["answer"]
    return {
        "intent": told["understood"]["intent"],
        "type": answered["type"],
        "value": answered["value"],
        "ids": list(dict.fromkeys(hit["readout"]["source_id"] for hit in told["hits"])),
    }


def said(reply: Reply) -> str:
    return to_plain(reply.blocks)


@pytest.mark.parametrize(
    ("text", "intent", "kind", "value"),
    [
        ("什么时候研究过托育服务？", "when", "date", "2024-07-08"),
        ("啥時候研究過託育服務", "when", "date", "2024-07-08"),
        ("最近一次研究防汛抗旱是哪天", "when", "date", "2023-10-05"),
        ("最早什么时候研究的养老服务", "when", "date", "2023-01-05"),
        ("谁主持了2024年3月7日的会议？", "who", "person", "柏知远"),
        ("2023年开了几次常务会议？", "count", "number", 11),
        ("柏知远主持过几次会议", "count", "number", 3),
        ("去年和今年各开了几次会", "count", "number", "11、3"),
        ("哪次会议审议了《垃圾分类管理条例》？", "document", "meetings", 2),
        ("《澜阳市垃圾分类管理条例（送审稿）》审议过几次？", "count", "number", 2),
        ("“接诉即办”出现过多少次？", "count", "number", 2),
        ("/phrase 接诉即办", "phrase", "number", 2),
        ("/person 柏知远", "who", "person", "柏知远"),
        ("2024年7月的会议研究了什么", "what", "meetings", 1),
        ("最近两次会议研究了什么", "what", "meetings", 2),
        ("最近一次会议的第1项议题是什么", "what", "items", 1),
        ("2023年审议了几部条例", "count", "number", 1),
        ("2023年一共研究了几项议题", "count", "number", 22),
        ("2023年比2024年多开几次会", "count", "number", 8),
        ("2023年防汛抗旱研究过几次", "count", "number", 10),
        ("闻亦舟什么时候开始主持会议的", "when", "date", "2023-01-05"),
        ("市长是谁", "who", "person", "柏知远、闻亦舟"),
        ("托育服务汇报是什么时候听的", "when", "date", "2024-07-08"),
        ("托育那块儿是哪天上会的来着", "when", "date", "2024-07-08"),
        ("给我查一下关于冬季供热准备的会，哪天开的", "when", "date", "2024-08-09"),
        ("冬季供热准备的情况研究了几次", "count", "number", 1),
        ("2023年闻亦舟主持过几次会", "count", "number", 11),
        ("2024年市长主持了几次会", "count", "number", 3),
        ("2024年审议了哪些条例", "what", "items", 1),
        ("市政府常务会议一般星期几开", "count", "number", 14),
        ("2024年第一次会议是哪天", "when", "date", "2024-03-07"),
        ("谁研究了托育服务", "who", "text", None),
    ],
)
def test_what_is_asked_is_answered(
    city: Store, text: str, intent: str, kind: str, value: object
) -> None:
    found = asked(city, text)
    assert (found["intent"], found["type"], found["value"]) == (intent, kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "什么时候研究过元宇宙？",
        "什么时候研究过托育和地铁？",
        "北京市委常委会开过几次会？",
        "2019年开了几次会？",
        "谁主持了2024年5月1日的会议？",
        "王五主持过哪些会议",
        "《养犬管理条例》审议过几次？",
        "什么时候研究过托育服务区块链？",
        "养老机器人研究过几次",
        "市政府第九次常务会议研究了什么",
        "闻亦舟缺席了哪些会议",
        "柏知远没来过几次会",
        "公安部开过什么会",
        "首发服务什么时候研究过",
    ],
)
def test_what_the_readouts_do_not_say_is_no_answer(city: Store, text: str) -> None:
    found = asked(city, text)
    assert (found["type"], found["ids"]) == ("none", [])


def test_no_answer_tells_not_collected_from_no_such_meeting(city: Store) -> None:
    talk = Conversation(city)
    assert "没有收录北京市委常委会的通稿" in said(talk.reply_to("北京市委常委会研究过什么", HERE))
    assert "没有收录2019年的" in said(talk.reply_to("2019年市政府常务会议研究了什么", HERE))
    assert "其中没有2024年5月的会议" in said(
        talk.reply_to("2024年5月市政府常务会议研究了什么", HERE)
    )


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        ("防汛 或 托育", "“防汛”或“托育”："),
        ("落实 -防汛", "“落实”（不含“防汛”）："),
        ("主持:柏知远 落实", "“落实”（柏知远主持）："),
        ("机构:市政府 落实", "“落实”（市政府）："),
        ("主持:柏知近 落实", "没有找到“落实”（柏知近主持）"),
    ],
)
def test_what_operators_asked_for_is_said(city: Store, typed: str, heading: str) -> None:
    assert said(Conversation(city).reply_to(typed, HERE)).startswith(heading)


def test_a_slip_of_the_keyboard_is_put_right_and_said_so(city: Store) -> None:
    reply = said(Conversation(city).reply_to("什么时候研究过拖育服务？", HERE))
    assert "您是不是指“托育服务”？" in reply
    assert "2024年7月8日" in reply


def test_most_of_the_words_are_offered_as_most_and_never_counted(city: Store) -> None:
    reply = said(Conversation(city).reply_to("加快改造老旧小区，哪天研究的", HERE))
    assert "没有原样写“加快改造老旧小区”的；写到“改造”“小区”" in reply.replace("、", "")
    assert "2023年11月6日" in reply
    assert asked(city, "加快改造老旧小区研究过几次")["type"] == "none"


def test_a_count_is_followed_by_all_that_it_counts(city: Store) -> None:
    talk = Conversation(city)
    assert "第 1/3 页" in said(talk.reply_to("2023年开了几次会", HERE))
    later = said(talk.reply_to("还有吗？", HERE))
    assert "6 2023年" in later
    assert "第 2/3 页" in later


def test_no_meeting_on_a_day_tells_of_those_before_and_after(city: Store) -> None:
    reply = said(Conversation(city).reply_to("2024年5月1日市政府常务会议研究了什么", HERE))
    assert "前后最近的是" in reply
    assert reply.index("2024年7月8日") < reply.index("2024年3月7日")


def test_no_such_meeting_of_a_series_is_told_by_its_number(city: Store) -> None:
    reply = said(Conversation(city).reply_to("市政府第九次常务会议研究了什么", HERE))
    assert "其中没有第九次的会议" in reply


def test_who_missed_a_meeting_is_told_as_far_as_lists_tell(tmp_path: Path) -> None:
    lists = ("骆怀瑾、陆景溪参加会议。", "陆景溪参加会议。")
    with open_store(tmp_path) as store:
        list(
            store.add(
                written(f"m{month}", f"2024年{month}月5日", extra=extra)
                for month, extra in enumerate(lists, 1)
            )
        )
        found = asked(store, "骆怀瑾缺席了哪些会议")
        assert (found["type"], found["value"], found["ids"]) == ("meetings", 1, ["m2"])
        reply = said(Conversation(store).reply_to("骆怀瑾没来的会议", HERE))
        assert "通稿不写谁缺席" in reply
        assert "上一次（2024年1月5日）列出了" in reply


def test_a_meeting_is_not_shown_beside_its_own_item(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        extra = "会议指出，防汛救灾工作要抓紧。"
        list(store.add([written("m1", "2024年1月5日", ("当前防汛抗洪救灾情况",), extra=extra)]))
        found = Conversation(store).reply_to("防汛救灾是哪次会研究的", HERE)
        assert said(found).count("2024年1月5日") == 1


def test_an_office_that_several_held_is_asked_back_about(city: Store) -> None:
    reply = said(Conversation(city).reply_to("市长主持过几次会", HERE))
    assert "柏知远" in reply
    assert "闻亦舟" in reply
    assert "请写姓名" in reply


def test_weekdays_are_named(city: Store) -> None:
    reply = said(Conversation(city).reply_to("2023年会议一般星期几开", HERE))
    assert "星期一" in reply


def test_the_meeting_before_the_last_one_shown_is_asked_for(city: Store) -> None:
    talk = Conversation(city)
    talk.reply_to("最近一次市政府常务会议", HERE)
    assert "2024年7月8日" in said(talk.reply_to("上一次呢", HERE))
    assert "2024年3月7日" in said(talk.reply_to("再上一次呢？", HERE))


def test_a_comparison_says_which_is_more(city: Store) -> None:
    talk = Conversation(city)
    assert "前者多 8" in said(talk.reply_to("2023年和2024年各开了几次会", HERE))
    assert "后者多 8" in said(talk.reply_to("2024年和2023年各开了几次会", HERE))


def test_a_citation_is_asked_for_in_words(city: Store) -> None:
    talk = Conversation(city)
    talk.reply_to("2024年的会议", HERE)
    assert "SHA-256" in said(talk.reply_to("引用第2条", HERE))
    assert "没有第 9 条" in said(talk.reply_to("引用第9条", HERE))


def test_drafts_of_one_document_are_one_and_their_titles_are_shown(city: Store) -> None:
    reply = said(Conversation(city).reply_to("/doc 垃圾分类管理条例", HERE))
    assert "2 次会议" in reply
    assert "草案" in reply


def test_a_phrase_never_said_before_is_shown_with_its_meeting(city: Store) -> None:
    talk = Conversation(city)
    first = said(talk.reply_to("2024年7月8日", HERE))
    assert "在已收录的通稿中首次出现的提法" in first
    assert "“接诉即办”" in first
    assert "首次出现" not in said(talk.reply_to("2024年8月9日", HERE))


def test_a_question_may_lean_on_the_last_answer(city: Store) -> None:
    talk = Conversation(city)
    talk.reply_to("2023年6月的会议", HERE)
    assert "闻亦舟" in said(talk.reply_to("谁主持的？", HERE))
    talk.reply_to("2024年7月的会议研究了什么", HERE)
    assert "冬季供热" in said(talk.reply_to("那8月呢？", HERE))
    assert "冬季供热" in said(talk.reply_to("第1条", HERE))
    talk.reply_to("2023年的会议", HERE)
    assert "第 2/2 页" in said(talk.reply_to("还有吗？", HERE))
    assert said(talk.reply_to("还有吗？", HERE)) == "没有更多了。"


def test_a_number_alone_is_looked_for_where_there_is_no_answer_to_lean_on(city: Store) -> None:
    assert "“一”：找到" in said(Conversation(city).reply_to("一", HERE))


def test_what_was_asked_last_is_of_one_chat_and_expires(city: Store) -> None:
    now = [0.0]
    talk = Conversation(city, Memory(clock=lambda: now[0]))
    talk.reply_to("2023年的会议", HERE)
    assert "没有可以接着问的" in said(talk.reply_to("还有吗？", Asker(TODAY, chat=7)))
    now[0] = EXPIRES_SECONDS + 1
    assert "没有可以接着问的" in said(talk.reply_to("还有吗？", HERE))


@pytest.mark.parametrize(("label", "name"), [("CSV", "csv"), ("JSON", "json"), ("MD", "md")])
def test_all_results_come_as_a_file(city: Store, label: str, name: str) -> None:
    talk = Conversation(city)
    reply = talk.reply_to("什么时候研究过养老服务？", HERE)
    action = next(b.action for row in reply.keyboard for b in row if b.label == label)
    assert action is not None
    file = talk.press(encode(action), HERE).attachment
    assert file is not None
    assert file.name == f"readouts.{name}"
    text = file.data.decode()
    assert text.count("2023-") >= 10
    if name == "json":
        assert len(json.loads(text)) == 10


def test_a_trend_is_a_picture_or_its_numbers(city: Store) -> None:
    reply = Conversation(city).reply_to("/trend 接诉即办 养老", HERE)
    assert "接诉即办" in said(reply)
    if reply.attachment is None:
        assert "接诉即办：2024年 7月 1、8月 1" in said(reply)
    else:
        assert reply.attachment.picture
        assert reply.attachment.data.startswith(b"\x89PNG")


def test_a_file_in_the_terminal_is_kept_and_never_written_over(city: Store, tmp_path: Path) -> None:
    terminal = Terminal(city, lambda: TODAY, color=False, files=tmp_path)
    for name in ("readouts.csv", "readouts-2.csv"):
        terminal.say("什么时候研究过养老服务？")
        assert str(tmp_path / name) in terminal.say("CSV")
        assert (tmp_path / name).exists()


def test_a_later_object_of_an_item_is_shown_where_it_was_asked_for(tmp_path: Path) -> None:
    heard = "会议听取了关于河湖管护条例草案审议结果的报告，关于林长制条例草案修改意见的汇报。"
    source = written("two", "2024年6月1日", ("冬季供热",), extra=heard)
    with open_store(tmp_path) as store:
        list(store.add([source]))
        reply = said(Conversation(store).reply_to("林长制条例什么时候审议的", HERE))
    assert "听取 林长制条例草案修改意见的汇报" in reply


def test_a_document_without_its_marks_is_found_in_every_stage(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        sources = [
            written("first", "2024年3月1日", ("《养犬管理条例（草案）》",)),
            written("second", "2024年4月1日", ("养犬管理条例修订草案",)),
            written("other", "2024年5月1日", ("实施养犬管理条例的规定",)),
        ]
        list(store.add(sources))
        for text in ("养犬管理条例草案上过哪些会", "养犬管理条例修订草案什么时候审议的"):
            assert set(asked(store, text)["ids"]) == {"first", "second"}  # type: ignore[call-overload]


@pytest.mark.parametrize("stage", ["草案", "的草案", "修订草案", "送审稿"])
def test_a_stage_after_a_title_is_a_part_of_it(city: Store, stage: str) -> None:
    told = asked(city, f"《澜阳市垃圾分类管理条例》{stage}经过了哪些会议？")
    assert sorted(told["ids"]) == ["b1", "b2"]  # type: ignore[call-overload]


@pytest.mark.parametrize("change", ["的修改", "修正案"])
def test_a_change_of_a_titled_paper_is_a_stage_of_it(city: Store, change: str) -> None:
    told = asked(city, f"《澜阳市垃圾分类管理条例》{change}审议过吗")
    assert sorted(told["ids"]) == ["b1", "b2"]  # type: ignore[call-overload]


def test_a_treaty_is_found_by_the_short_names_of_its_states(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        treaty = "《中华人民共和国和云梦共和国引渡条约》"
        list(store.add([written("treaty", "2024年3月1日", (treaty,))]))
        assert asked(store, "中国跟云梦的引渡条约审议过几次")["value"] == 1


def test_a_city_is_asked_for_by_its_name_where_its_papers_leave_that_out(tmp_path: Path) -> None:
    page = (
        "<h1>青川：市政府召开第3次常务会议</h1><p>2024年3月5日，市长陆远山主持召开市政府第3次常务会议，"
        "研究防汛备汛工作。</p><p>会议研究了防汛备汛工作，指出，要压实责任。</p>"
    )
    with open_store(tmp_path) as store:
        list(store.add([Source("paper.html", page.encode(), "page")]))
        assert "陆远山" in said(
            Conversation(store).reply_to("青川市政府第3次常务会议谁主持的", HERE)
        )
        other = said(Conversation(store).reply_to("西安市政府第3次常务会议谁主持的", HERE))
    assert "陆远山" not in other


def test_a_city_is_told_by_the_source_that_its_page_names(tmp_path: Path) -> None:
    def page(paper: str, mayor: str) -> bytes:
        return (
            f"<h1>市政府召开常务会议</h1><p>来源：{paper} 2024-03-06</p>"
            f"<p>3月5日，市长{mayor}主持召开市政府常务会议，研究防汛备汛工作。</p><p>会议研究了防汛备汛工作，指出，要压实责任。</p>"
        ).encode()

    with open_store(tmp_path) as store:
        for paper, mayor in (("青川日报", "陆远山"), ("澜阳发布", "闻亦舟")):
            list(store.add([Source(f"{paper}.html", page(paper, mayor), "page")]))
        for text in ("青川市政府3月5日的常务会议谁主持的", "青川市2024年3月都开了什么会"):
            told = said(Conversation(store).reply_to(text, HERE))
            assert ("陆远山" in told, "闻亦舟" in told) == (True, False), text


def test_the_term_in_the_name_of_a_city_s_body_is_no_part_of_that(tmp_path: Path) -> None:
    page = (
        "<h1>市六届人大常委会举行第三十四次会议</h1><p>来源：青川人大网 2016-08-25</p>"
        "<p>8月24日，市六届人大常委会举行第三十四次会议。主任邝绍仪主持会议。</p>"
        "<p>会议听取了防汛备汛工作报告。</p>"
    )
    with open_store(tmp_path) as store:
        list(store.add([Source("a.html", page.encode(), "page")]))
        assert asked(store, "青川市六届人大常委会第三十四次会议谁主持的")["value"] == "邝绍仪"


def test_a_meeting_and_its_citation_tell_who_put_the_readout_out(tmp_path: Path) -> None:
    page = (
        "<h1>市政府召开常务会议</h1><p>来源：青川日报 2024-03-06</p>"
        "<p>3月5日，市长陆远山主持召开市政府常务会议，研究防汛备汛工作。</p>"
    )
    with open_store(tmp_path) as store:
        list(store.add([Source("a.html", page.encode(), "page")]))
        talk = Conversation(store)
        assert "来源 青川日报" in said(talk.reply_to("/meeting 3月5日", HERE))
        assert "见青川日报" in said(talk.reply_to("引用", HERE))


def test_a_document_is_told_of_where_it_is_only_put_on_an_agenda(tmp_path: Path) -> None:
    announced = "会议建议，市人大常委会第六次会议审议养犬管理条例草案、河湖管护条例草案。"
    with open_store(tmp_path) as store:
        sources = [
            written("taken up", "2024年4月1日", ("养犬管理条例草案",)),
            written("announced", "2024年3月1日", ("冬季供热",), extra=announced),
            written(
                "obeyed", "2024年5月1日", ("森林防火",), extra="会前，市领导学习了养犬管理条例。"
            ),
        ]
        list(store.add(sources))
        found = asked(store, "养犬管理条例草案上过哪些会")["ids"]
    assert set(found) == {"taken up", "announced"}  # type: ignore[call-overload]


def test_a_matter_is_found_by_pieces_of_its_name_in_any_order(tmp_path: Path) -> None:
    told = "撤销童若谷政协第十四届澜阳市委员会委员资格的决定"
    with open_store(tmp_path) as store:
        list(store.add([written("out", "2024年3月5日", (told,)), written("in", "2024年4月5日")]))
        assert asked(store, "童若谷是什么时候被撤销政协委员资格的")["ids"] == ["out"]


def test_a_word_is_not_cut_for_a_verb_of_asking(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        list(store.add([written("plan", "2024年3月5日", ("全市统计报告工作",))]))
        assert asked(store, "审计报告是哪次会听的")["type"] == "none"


def test_scripts_are_given_everything_an_answer_stands_on_and_not_a_page(tmp_path: Path) -> None:
    days = [f"2024年{month}月1日" for month in range(1, 13)]
    with open_store(tmp_path) as store:
        sources = [
            written(str(at), day, ("防汛准备情况",), "闻亦舟" if at else "柏知远")
            for at, day in enumerate(days)
        ]
        list(store.add(sources))
        for text in ("防汛准备情况", "什么时候研究过防汛", "2024年的会议", "2024年开了几次会"):
            assert len(asked(store, text)["ids"]) == 12, text  # type: ignore[arg-type]
        assert asked(store, "2024年的会议有谁主持过")["value"] == "闻亦舟、柏知远"


@pytest.mark.parametrize("text", ["养犬管理条例审议过几次", "《养犬管理条例》审议过几次"])
def test_a_law_is_a_document_with_or_without_marks(tmp_path: Path, text: str) -> None:
    announced = "会议建议，市人大常委会第六次会议审议养犬管理条例草案。"
    with open_store(tmp_path) as store:
        sources = [
            written("1", "2024年3月1日", ("《澜阳市养犬管理条例（草案）》",)),
            written("2", "2024年4月1日", ("冬季供热",), extra=announced),
        ]
        list(store.add(sources))
        assert asked(store, text)["value"] == 2


def test_by_how_much_one_count_is_above_the_other_is_one_number(city: Store) -> None:
    assert asked(city, "2024年比2023年少开了几次会")["value"] == 8
    assert asked(city, "2023年和2024年各开了几次会")["value"] == "11、3"


def test_all_of_a_series_are_meant_though_each_has_its_number(tmp_path: Path) -> None:
    reports = (f"《关于第{n}轮巡察情况的综合报告》" for n in "一二三")
    sources = [written(f"x{k}", f"2023年{k + 3}月1日", (r,)) for k, r in enumerate(reports)]
    with open_store(tmp_path) as store:
        list(store.add(sources))
        told = asked(store, "历轮巡察情况综合报告分别是哪几次会审议的")
    assert told["ids"] == ["x2", "x1", "x0"]


def test_what_was_done_with_a_law_is_no_part_of_its_title(tmp_path: Path) -> None:
    extra = "会议决定，对《器械管理条例》等3部法规的部分条款予以修改。"
    with open_store(tmp_path) as store:
        list(store.add([written("x", "2023年3月1日", extra=extra), written("y", "2023年4月1日")]))
        assert asked(store, "修改器械管理条例是哪次会定的")["value"] == "2023-03-01"


@pytest.mark.parametrize(
    ("order", "ids"), [("最早", ["early", "late"]), ("最近", ["late", "early"])]
)
def test_what_holds_most_of_the_words_is_listed_in_the_order_that_is_asked_for(
    tmp_path: Path, order: str, ids: list[str]
) -> None:
    matters = ("电动自行车充电设施建设",)
    with open_store(tmp_path) as store:
        list(store.add(written(*told, matters) for told in _TWO))
        assert asked(store, f"{order}一次谈到电动自行车充电桩着火的是哪次会议")["ids"] == ids


_TWO = (("early", "2012年10月23日"), ("late", "2014年11月4日"))
