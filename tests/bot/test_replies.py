"""How answers scan on a phone: what is said once, what is left out, and what is cut."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.action import encode
from bot.chat.asker import Asker
from bot.chat.topic import topic_of
from bot.conversation import Conversation
from bot.reply import Reply
from bot.reply.quoting import past_dateline, quote
from bot.reply.tally import told_tally
from bot.reply.wording import year_note
from bot.richtext import to_plain
from bot.voice import CHINESE, voice
from store import AgendaItem, Readout, Source, Store, open_store
from store.facts import Tally
from store.reading import read_source
from tests.readouts import written

HERE = Asker(datetime.date(2024, 12, 31))
DATELINE = "澜阳台消息（澜阳新闻）："


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Eight meetings of one year; a station's dateline heads each readout."""
    with open_store(tmp_path_factory.mktemp("city")) as store:
        for month in range(1, 9):
            source = written(f"d{month}", f"2023年{month}月5日", ("防汛工作", "养老服务", "托育"))
            record = json.loads(source.data)
            record["text"] = DATELINE + record["text"]
            data = json.dumps(record, ensure_ascii=False).encode()
            list(store.add([Source(source.name, data, "record")]))
        yield store


def say(store: Store, text: str) -> Reply:
    return Conversation(store).reply_to(text, HERE)


def lines(reply: Reply) -> list[str]:
    return to_plain(reply.blocks).split("\n")


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.keyboard for button in row]


def test_a_count_of_meetings_tells_what_each_was_about_and_its_page_beside_it(city: Store) -> None:
    told = lines(say(city, "2023年市政府常务会议开了几次"))
    assert told[0] == "2023年市政府常务会议：共 8 次会议（第 1/2 页）"
    assert told[1] == "1 2023年8月5日 上午 · 市政府常务会议"
    assert told[2] == "研究 防汛工作；研究 养老服务 等 3 项"


def test_meetings_are_numbered_through_all_pages(city: Store) -> None:
    first = say(city, "2023年的会议")
    turn = next(b for row in first.keyboard for b in row if b.label == "下一页 ›")
    assert turn.action is not None
    second = Conversation(city).press(encode(turn.action), HERE)
    assert lines(second)[1].startswith("7 2023年2月5日")
    assert labels(second)[:2] == ["7", "8"]


def test_what_a_station_puts_ahead_is_no_part_of_an_excerpt(city: Store) -> None:
    said = lines(say(city, "谁主持了2023年3月5日的会议？"))
    assert said[1] == "2023年3月5日上午，澜阳市市长闻亦舟主持召开市政府常务会议。"


def test_one_chair_leads_to_the_agenda_by_name(city: Store) -> None:
    assert labels(say(city, "谁主持了2023年3月5日的会议？"))[0] == "看议题"


def test_who_chaired_several_is_told_by_number_and_page(city: Store) -> None:
    told = lines(say(city, "2023年的会议谁主持"))
    assert told[0].endswith("（第 1/2 页）")
    assert told[1].startswith("1 2023年8月5日")


def test_where_nothing_is_collected_is_said_once(city: Store) -> None:
    (told,) = lines(say(city, "2021年开了几次会"))
    assert told.count("2023年8月5日") == 1


def test_files_are_offered_for_several_results_only(city: Store) -> None:
    assert "CSV" in labels(say(city, "什么时候研究过养老服务"))
    assert "CSV" not in labels(say(city, "2023年3月什么时候研究过养老服务"))


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (0, 10, "会议研究了防汛工作，……"),
        (5, 9, "……防汛工作……"),
        (10, 18, "……“要抓好落实”。"),
        (19, 22, "散会。"),
        (0, 22, "会议研究了防汛工作，“要抓好落实”。\n散会。"),
    ],
)
def test_a_quote_shows_where_a_sentence_is_cut(start: int, end: int, shown: str) -> None:
    assert quote("会议研究了防汛工作，“要抓好落实”。\n散会。", start, end).text == shown


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("澜阳台消息（澜阳新闻）：市长出席会议。", "市长出席会议。"),
        ("本报讯（记者 闻言）市长出席会议。", "市长出席会议。"),
        ("市长出席会议。", "市长出席会议。"),
    ],
)
def test_a_dateline_is_passed_over(text: str, said: str) -> None:
    assert text[past_dateline(text, 0) :] == said


def test_months_are_told_by_year() -> None:
    tally = (Tally("2023-06", 3), Tally("2023-07", 1), Tally("2024-02", 1))
    assert told_tally(tally, CHINESE) == "2023年 6月 3、7月 1；2024年 2月 1"
    assert told_tally(tally, voice("en")) == "2023 June 3, July 1; 2024 February 1"


def test_years_are_told_as_such() -> None:
    tally = (Tally("2023", 3), Tally("2024", 1))
    assert told_tally(tally, CHINESE) == "2023年 3、2024年 1"
    assert told_tally(tally, voice("en")) == "2023 3, 2024 1"


@pytest.mark.parametrize(
    ("subject", "topic"),
    [
        ("促进医药产业高质量发展有关举措", "高质量发展"),
        ("老旧小区改造情况", "旧小区改造"),
        ("《澜阳市垃圾分类管理条例（草案）》", "垃圾分类"),
    ],
)
def test_a_topic_to_subscribe_to_is_no_officialese(subject: str, topic: str) -> None:
    named = (subject.strip("《》"),) if subject.startswith("《") else ()
    assert topic in topic_of(AgendaItem(1, "研究", subject, named, 0, 1))


def test_a_reason_is_looked_for_in_the_text_and_said_to_be_so(tmp_path: Path) -> None:
    told = "会议指出，节水要抓紧抓好。为了节水，要改造管网。"
    with open_store(tmp_path) as store:
        list(store.add([written("why", matters=("节水",), extra=told)]))
        said = to_plain(say(store, "为什么要节水").blocks)
    assert "通稿不一定写明原因" in said
    assert "为了节水，要改造管网" in said


def test_of_the_evidence_for_a_year_only_words_of_the_text_are_quoted() -> None:
    source = written("1", day="6月1日", extra="2040年以来，工作扎实推进。")
    (read,) = read_source(replace(source, received=datetime.date(2040, 11, 29))).readouts
    assert isinstance(read, Readout)
    assert "“2040年以来”、不晚于2040年11月29日" in year_note(read, CHINESE)


def test_what_is_called_the_same_is_told_together(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        list(store.add([written("old", "2024年3月5日", ("全市养老服务工作",))]))
        said = to_plain(Conversation(store).reply_to("老头老太没人管，研究过吗", HERE).blocks)
    assert "您说的“老头”“老太”在通稿中多称“养老服务”；" in said
