"""The conversation as a person has it: text in, what is shown out."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.action import encode
from bot.chat.asker import Asker
from bot.conversation import Conversation
from bot.reply import Button, Reply
from bot.reply.quoting import OMISSION
from bot.richtext import split, to_plain
from bot.voice import CHINESE, voice
from store import Store, open_store
from tests.readouts import SAMPLE, sample, wanglan, written

TODAY = datetime.date(2026, 11, 23)


def say(store: Store, text: str) -> Reply:
    return Conversation(store).reply_to(text, Asker(TODAY))


def press(data: str, store: Store) -> Reply:
    return Conversation(store).press(data, Asker(TODAY))


def text_of(reply: Reply) -> str:
    return to_plain(reply.blocks)


def buttons(reply: Reply) -> dict[str, Button]:
    return {button.label: button for row in reply.keyboard for button in row}


def tap(store: Store, reply: Reply, label: str) -> Reply:
    action = buttons(reply)[label].action
    assert action is not None
    return press(encode(action), store)


def quotes(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks if block.quote]


FIRST = """
import datetime, sys
from pathlib import Path
from bot.chat.asker import Asker
from bot.conversation import Conversation
from store import open_store

today = datetime.date(2026, 11, 23)
with open_store(Path(sys.argv[1])) as store:
    conversation = Conversation(store)
    conversation.warm_up(today)
    opened = []
    sys.addaudithook(lambda event, about: event == "open" and opened.append(str(about[0])))
    for text in ("什么时候研究过垃圾分类？", "垃级分类", "杭洲垃圾"):
        conversation.reply_to(text, Asker(today))
print([path for path in opened if path.endswith((".toml", ".txt", ".py", ".pyc"))])
"""


def test_once_warm_no_question_waits_for_a_dictionary(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        list(store.add([sample()]))
    told = subprocess.run(
        [sys.executable, "-c", FIRST, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


# --- the conversation of the README -------------------------------------------------------------


def test_a_day_shows_its_meeting_with_the_agenda(with_sample: Store) -> None:
    reply = say(with_sample, "/meeting 6月1日")
    lines = text_of(reply).split("\n")
    assert lines[0] == "2019年6月1日 上午 · 北京市委常委会会议"
    assert "主持 市委书记 蔡奇" in lines[1]
    assert "新中国成立70周年" in lines[1]
    assert lines[2:] == [
        "1 传达学习 习近平总书记在“不忘初心、牢记使命”主题教育工作会议上的重要讲话精神",
        "2 研究 《关于在全市开展“不忘初心、牢记使命”主题教育的实施方案》",
        "3 研究 我市组织开展“我和我的祖国”群众性主题宣传教育活动的落实方案",
        "4 研究 《关于深化北京市纪委市监委派驻机构改革的实施意见》",
        "另：会议还研究了其他事项。",
    ]
    assert list(buttons(reply)) == ["1", "2", "3", "4", "全文", "引用"]


def test_a_button_opens_the_item_with_its_whole_excerpt(with_sample: Store) -> None:
    item = tap(with_sample, say(with_sample, "6月1日"), "4")
    (quote,) = quotes(item)
    assert quote.startswith("会议研究了《关于深化北京市纪委市监委派驻机构改革的实施意见》，指出，")
    assert quote.endswith("打造忠诚干净担当的派驻机构干部队伍。")
    assert quote in SAMPLE.read_text(encoding="utf-8")
    assert text_of(tap(with_sample, item, "‹ 议题")) == text_of(say(with_sample, "6月1日"))


def test_when_was_it_answers_with_day_body_item_and_words(with_sample: Store) -> None:
    reply = say(with_sample, "什么时候研究过派駐機構改革？")
    assert text_of(reply).startswith("2019年6月1日，北京市委常委会会议，第4项议题")
    assert "派驻机构改革" in quotes(reply)[0]


def test_nothing_found_says_what_was_searched_and_where(with_sample: Store) -> None:
    reply = say(with_sample, "垃圾分类")
    assert text_of(reply) == "没有找到“垃圾分类”。已收录 1 篇通稿（2019年6月1日）。"


def test_who_chaired_is_answered_with_the_sentence_that_says_so(with_sample: Store) -> None:
    reply = say(with_sample, "谁主持了6月1日的会议？")
    assert "市委书记 蔡奇" in text_of(reply)
    assert quotes(reply) == ["市委书记蔡奇主持会议。"]


def test_a_day_without_a_meeting_says_so(with_sample: Store) -> None:
    assert text_of(say(with_sample, "/meeting 6月2日")).startswith("没有找到6月2日的会议。")


def test_english_is_punctuated_as_english_around_what_is_quoted(with_sample: Store) -> None:
    asker = Asker(TODAY, voice=voice("en"))
    meeting = Conversation(with_sample).reply_to("6月1日", asker)
    assert text_of(meeting).startswith("1 June 2019 morning · 北京市委常委会会议\n")
    found = Conversation(with_sample).reply_to("派驻", asker)
    assert "1 June 2019, 北京市委常委会会议, item 4" in text_of(found)


# --- paging, sources, text ----------------------------------------------------------------------


@pytest.fixture
def many(store: Store) -> Store:
    for _ in store.add(written(str(n), f"2023年6月{n}日", ("垃圾分类工作",)) for n in range(1, 15)):
        pass
    return store


def test_pages_of_an_old_message_stay_its_own(many: Store) -> None:
    first = say(many, "垃圾分类")
    say(many, "防汛")
    second = tap(many, first, "下一页 ›")
    assert "垃圾分类" in text_of(second)
    assert "（第 2/3 页）" in text_of(second)
    assert text_of(tap(many, second, "‹ 上一页")) == text_of(first)


def test_pages_together_show_every_hit_once_and_the_total_stays(many: Store) -> None:
    page = say(many, "垃圾分类")
    days: list[str] = []
    while True:
        assert "找到 14 处" in text_of(page)
        days += re.findall(r"\d+ (2023年6月\d+日)，", text_of(page))
        if "下一页 ›" not in buttons(page):
            break
        page = tap(many, page, "下一页 ›")
    assert sorted(days) == sorted(f"2023年6月{n}日" for n in range(1, 15))


def test_an_item_opened_from_a_search_leads_back_to_that_page(many: Store) -> None:
    page = tap(many, say(many, "垃圾分类"), "下一页 ›")
    item = tap(many, page, "7")
    assert text_of(tap(many, item, "‹ 结果")) == text_of(page)


def test_a_month_lists_its_meetings_and_each_opens(many: Store) -> None:
    listed = say(many, "/meeting 2023年6月")
    assert text_of(listed).startswith("2023年6月的会议共 14 次（第 1/3 页）")
    opened = tap(many, listed, "1")
    assert text_of(opened).startswith("2023年6月14日 上午 ·")
    assert text_of(tap(many, opened, "‹ 结果")) == text_of(listed)


def test_a_button_survives_a_restart(many: Store) -> None:
    first = say(many, "垃圾分类")
    many.close()
    with open_store(many.folder) as again:
        assert "（第 2/3 页）" in text_of(tap(again, first, "下一页 ›"))


def test_relative_days_of_an_old_message_stay_those_of_its_day(many: Store) -> None:
    listed = Conversation(many).reply_to("昨天", Asker(datetime.date(2023, 6, 2)))
    assert "2023年6月1日" in text_of(listed)
    month = Conversation(many).reply_to("这个月", Asker(datetime.date(2023, 6, 30)))
    assert "2023年6月" in text_of(tap(many, month, "下一页 ›"))


def test_the_whole_text_is_the_readouts_own(with_sample: Store) -> None:
    reply = tap(with_sample, say(with_sample, "6月1日"), "全文")
    (quote,) = quotes(reply)
    assert quote == next(with_sample.export()).readout.text


def test_a_citation_fits_or_has_no_copy_button(with_sample: Store) -> None:
    for label in ("引用",):
        reply = tap(with_sample, say(with_sample, "6月1日"), label)
        assert "2019年6月1日" in text_of(reply)
        assert "330" in text_of(reply)
        for button in buttons(reply).values():
            assert button.copy is None or len(button.copy) <= 256


@pytest.mark.parametrize("text", ["市政府常务会议", "2023年6月 市政府常務會議", "/meeting 市政府"])
def test_a_body_alone_asks_for_its_meetings(many: Store, text: str) -> None:
    assert "共 14 次（第 1/3 页）" in text_of(say(many, text))


def test_a_body_that_was_never_collected_is_said_to_be_so(many: Store) -> None:
    assert "没有收录市政协主席会议的通稿" in text_of(say(many, "市政协主席会议"))


# --- bad input ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "会" * 4000,
        "？！……",
        'AND OR ( "',
        "(((",
        "*:*",
        "😀",
        "title:x~2 [a TO b]",
        "/meeting 13月1日",
    ],
)
def test_strange_queries_get_one_clear_sentence(with_sample: Store, text: str) -> None:
    said = text_of(say(with_sample, text))
    assert said
    assert len(said) < 200
    assert "\n" not in said or said.startswith("会议通稿检索")


@pytest.mark.parametrize("data", ["", "zzz", "i:99:1:0:0", "i:1:77:0:0", "p:42:0", "t:9", "c:9:9"])
def test_a_button_that_makes_no_sense_any_more_says_so(with_sample: Store, data: str) -> None:
    said = text_of(press(data, with_sample))
    assert said.endswith("请重新提问。")
    assert said == CHINESE.say("problem.stale_button") or "不在" in said


def test_a_page_past_the_end_is_not_an_error(many: Store) -> None:
    question = many.remember("垃圾分类", TODAY)
    assert "垃圾分类" in text_of(press(f"p:{question}:99", many))


def test_an_empty_store_says_how_to_fill_it(store: Store) -> None:
    assert "readout-bot ingest" in text_of(say(store, "垃圾分类"))
    assert "readout-bot ingest" in text_of(say(store, "/help"))


@pytest.fixture(scope="module")
def fictional(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("fictional")) as opened:
        for _ in opened.add(wanglan()):
            pass
        yield opened


@given(st.text(max_size=60) | st.sampled_from(["垃圾分类", "防汛", "去年 条例", "会议", "望澜"]))
def test_every_excerpt_is_verbatim_whatever_is_asked(fictional: Store, text: str) -> None:
    texts = [stored.readout.text for stored in fictional.export()]
    for quote in quotes(say(fictional, text)):
        said = quote.removeprefix(OMISSION).removesuffix(OMISSION)
        assert any(said in source for source in texts)


def test_the_examples_in_the_help_find_something(with_sample: Store) -> None:
    said = text_of(say(with_sample, "/help"))
    examples = re.findall(r"^(/meeting \S+|/search \S+|/latest|什么时候\S+)", said, re.MULTILINE)
    assert len(examples) == 4
    for example in examples:
        assert not text_of(say(with_sample, example)).startswith("没有"), example


def test_every_reply_fits_into_messages(with_sample: Store) -> None:
    for text in ("6月1日", "/help", "派驻", "会议"):
        for part in split(say(with_sample, text).blocks):
            assert len(to_plain(part)) <= 4096


def test_hits_can_be_put_in_the_order_of_time_and_back(many: Store) -> None:
    found = say(many, "/search 工作")
    latest = tap(many, found, "按时间排")
    days = re.findall(r"(\d{4})年(\d+)月(\d+)日，", text_of(latest))
    assert len(days) > 1
    assert days == sorted(days, key=lambda day: [int(part) for part in day], reverse=True)
    again = tap(many, latest, "按相关排")
    assert text_of(again) == text_of(found)


def test_the_order_of_time_is_kept_while_paging_and_coming_back(many: Store) -> None:
    latest = tap(many, say(many, "/search 工作"), "按时间排")
    second = tap(many, latest, "下一页 ›")
    assert "按相关排" in buttons(second)
    number = next(label for label in buttons(second) if label.isdigit())
    assert text_of(tap(many, tap(many, second, number), "‹ 结果")) == text_of(second)


def test_a_slip_is_told_what_may_have_been_meant(with_sample: Store) -> None:
    said = text_of(say(with_sample, "派住机构"))
    assert "没有" in said
    assert "“派驻" in said


def test_the_help_takes_its_example_from_business_rather_than_from_study(tmp_path: Path) -> None:
    study = written("2", "2023年6月2日", ())
    told = "会议学习贯彻习近平新时代中国特色社会主义思想。"
    study = replace(study, data=study.data.replace("会议。".encode(), f"会议。\\n{told}".encode()))
    with open_store(tmp_path) as store:
        for _ in store.add([written("1", "2023年6月1日", ("垃圾分类工作",)), study]):
            pass
        assert "/search 垃圾分类" in text_of(say(store, "/help"))
