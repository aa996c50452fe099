"""What is called so is told from what only speaks of it; what is collected, from all there is."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bot.answer import answer
from bot.chat.asker import Asker
from bot.cli.contract import ask_json
from bot.conversation import Conversation
from bot.question import understand
from bot.reply import Reply
from bot.richtext import to_plain
from store import Source, Store, open_store
from tests.readouts import written

TODAY = datetime.date(2024, 12, 31)
HERE = Asker(TODAY)

Opened = Callable[..., Store]


@pytest.fixture
def opened(tmp_path: Path, request: pytest.FixtureRequest) -> Opened:
    """Opens a store of these sources."""

    def of(*sources: Source) -> Store:
        store = open_store(tmp_path)
        request.addfinalizer(store.close)
        list(store.add(sources))
        return store

    return of


def reply_to(store: Store, *said: str) -> Reply:
    """The reply to the last of what was said one after the other."""
    talk = Conversation(store)
    return [talk.reply_to(text, HERE) for text in said][-1]


def told(store: Store, *said: str) -> str:
    return to_plain(reply_to(store, *said).blocks)


def lines(store: Store, *said: str) -> list[str]:
    return told(store, *said).split("\n")


def value(store: Store, text: str) -> object:
    question = understand(text, TODAY, store.facts.names())
    found = answer(question, store)
    return ask_json(text, question, found, store, "", 0.0)["answer"]["value"]


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.keyboard for button in row if button.label.isdigit()]


def paragraphs(source_id: str, day: str, *said: str) -> Source:
    """A record of a meeting in whose paragraphs this was said."""
    lead = f"{day}上午，澜阳市市长闻亦舟主持召开市政府常务会议。"
    return record(source_id, "市政府常务会议", "\n".join((lead, *said)))


def record(source_id: str, title: str, text: str) -> Source:
    """A record with this text."""
    told = {"id": source_id, "title": title, "text": text}
    return Source(source_id, json.dumps(told, ensure_ascii=False).encode(), "record")


SPOKEN_OF = "会议强调，要把湿地保护摆在更突出的位置。"


def wetlands() -> Sequence[Source]:
    """A matter of the second and third of five meetings, of which the first and last speak too."""
    return (
        written("w1", "2023年1月5日", ("防汛工作",), extra=SPOKEN_OF),
        written("w2", "2023年4月5日", ("湿地保护",)),
        written("w3", "2023年7月5日", ("湿地保护",)),
        written("w4", "2023年8月5日", ("供热工作",)),
        written("w5", "2023年9月5日", ("托育服务",), extra=SPOKEN_OF),
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("湿地保护最早", "2023-01-05"),
        ("湿地保护最早是什么时候", "2023-01-05"),
        ("湿地保护最早是哪次会议", "2023-01-05"),
        ("湿地保护首次是哪天", "2023-01-05"),
        ("湿地保护最近一次", "2023-09-05"),
        ("湿地保护最后一次是什么时候", "2023-09-05"),
        ("湿地保护最晚是哪次", "2023-09-05"),
        ("“湿地保护”最早见于哪次会议", "2023-01-05"),
    ],
)
def test_where_words_occur_first_or_last_is_of_all_texts(
    opened: Opened, text: str, day: str
) -> None:
    assert value(opened(*wetlands()), text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("最早研究湿地保护是哪天", "2023-04-05"),
        ("湿地保护最早是什么时候上会的", "2023-04-05"),
        ("最近一次关于湿地保护的会议是哪天", "2023-07-05"),
        ("湿地保护最后一次研究是什么时候", "2023-07-05"),
    ],
)
def test_when_a_matter_was_taken_up_first_or_last_is_of_what_is_called_so(
    opened: Opened, text: str, day: str
) -> None:
    assert value(opened(*wetlands()), text) == day


def test_words_occur_where_they_stand_as_they_were_typed(opened: Opened) -> None:
    store = opened(*wetlands(), written("w6", "2023年12月5日", ("湿地生态保护",)))
    assert value(store, "湿地保护最近一次") == "2023-09-05"


def test_the_first_matter_called_so_is_told_beside_the_first_text(opened: Opened) -> None:
    reply = reply_to(opened(*wetlands()), "湿地保护最早")
    said = to_plain(reply.blocks).split("\n")
    assert said[0] == "“湿地保护”最早见于"
    assert said[1].startswith("1 2023年1月5日")
    at = said.index("“湿地保护”作为议题最早见于")
    assert said[at + 1].startswith("2 2023年4月5日")
    assert labels(reply) == ["1", "2"]


def test_the_second_of_what_is_told_first_is_opened_by_its_number(opened: Opened) -> None:
    assert "2023年4月5日" in told(opened(*wetlands()), "湿地保护最早", "第2个讲了什么")


def test_the_meeting_of_a_first_mention_is_the_one_that_is_asked_about(opened: Opened) -> None:
    assert "2023年1月5日" in told(opened(*wetlands()), "湿地保护最早", "那次会谁主持")


def test_a_first_mention_that_is_asked_for_is_told_alone(opened: Opened) -> None:
    assert labels(reply_to(opened(*wetlands()), "最近一次说湿地保护是什么时候")) == ["1"]


def test_the_first_matter_is_told_once_where_no_text_is_earlier(opened: Opened) -> None:
    store = opened(*wetlands()[1:])
    assert "作为议题" not in told(store, "湿地保护最早")


def test_that_titles_alone_were_looked_at_is_said(opened: Opened) -> None:
    assert lines(opened(*wetlands()), "最近一次研究湿地保护是哪天")[0] == (
        "“湿地保护”作为议题最近一次见于"
    )


def test_that_a_matter_was_only_spoken_of_is_said_of_its_last_time_too(opened: Opened) -> None:
    store = opened(wetlands()[0])
    assert lines(store, "最近一次研究湿地保护是哪天")[0] == (
        "没有以“湿地保护”为题的议题，以下是正文提到的。"
    )


def test_a_title_or_lead_is_no_agenda_item(opened: Opened) -> None:
    lead = "2023年6月5日上午，澜阳市市长闻亦舟主持召开市政府常务会议，重点是湿地保护。"
    source = record("lead", "市政府常务会议", f"{lead}\n会议研究了供热工作。")
    assert "作为议题" not in told(opened(wetlands()[0], source), "湿地保护最近一次")


def test_that_titles_and_leads_alone_were_looked_at_is_said(opened: Opened) -> None:
    lead = "2023年6月5日上午，澜阳市市长闻亦舟主持召开市政府常务会议，重点是湿地保护。"
    source = record("lead", "市政府常务会议", f"{lead}\n会议研究了供热工作。")
    assert lines(opened(wetlands()[0], source), "最近一次研究湿地保护是哪天")[0] == (
        "“湿地保护”在议题或导语中最近一次见于"
    )


def test_the_last_after_the_first_is_of_all_texts_too(opened: Opened) -> None:
    said = lines(opened(*wetlands()), "湿地保护最早", "最近一次呢")
    assert said[0] == "“湿地保护”最近一次见于"
    assert said[1].startswith("1 2023年9月5日")


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("湿地保护最近三次", "“湿地保护”最近 3 次见于"),
        ("湿地保护倒数第二次", "“湿地保护”倒数第 2 次见于"),
    ],
)
def test_which_of_the_latest_are_told_is_said(opened: Opened, text: str, heading: str) -> None:
    assert lines(opened(*wetlands()), text)[0] == heading


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("最近三次市政府常务会议", "市政府常务会议最近 3 次"),
        ("最近3次会议研究了什么", "最近 3 次会议"),
        ("最近九次市政府常务会议", "市政府常务会议共 5 次"),
    ],
)
def test_the_latest_few_meetings_are_not_told_to_be_all(
    opened: Opened, text: str, heading: str
) -> None:
    assert lines(opened(*wetlands()), text)[0] == heading


INSURED = "会议强调，要管好医保基金，方便群众。"


@pytest.mark.parametrize("text", ["医保相关的会议", "医保有关的议题", "什么时候研究过医保"])
def test_an_everyday_word_that_texts_hold_is_found_there(opened: Opened, text: str) -> None:
    store = opened(
        written("i1", "2023年1月5日", ("供热工作",), extra=INSURED),
        written("i2", "2023年2月5日", ("医疗保障服务",)),
    )
    said = told(store, text)
    assert said.startswith("没有以“医保”为题的议题，正文提到的有 1 次会议：")
    assert "没有找到" not in said


def test_items_by_the_official_name_follow_what_texts_say(opened: Opened) -> None:
    store = opened(
        written("i1", "2023年1月5日", ("供热工作",), extra=INSURED),
        written("i2", "2023年2月5日", ("医疗保障服务",)),
    )
    said = lines(store, "医保相关的会议")
    assert said[said.index("意思相近的还有：") + 1].startswith("2 2023年2月5日")


def test_an_everyday_word_that_no_text_holds_is_looked_for_by_its_official_name(
    opened: Opened,
) -> None:
    store = opened(written("i2", "2023年2月5日", ("医疗保障服务",)))
    assert told(store, "医保相关的会议").startswith("没有找到“医保”，按“医疗保障”查找：")


def test_what_only_texts_speak_of_is_counted_without_its_official_name(opened: Opened) -> None:
    store = opened(
        written("i1", "2023年1月5日", ("供热工作",), extra=INSURED),
        written("i2", "2023年2月5日", ("医疗保障服务",)),
    )
    assert value(store, "医保研究过几次") == 1


def test_in_one_meeting_a_matter_is_found_by_its_everyday_name(opened: Opened) -> None:
    store = opened(
        written("h1", "2023年1月5日", ("经济工作",), extra="会议强调，要稳住楼市。"),
        written("h2", "2023年2月5日", ("房地产市场",)),
    )
    said = told(store, "2023年1月5日的会议", "有没有提到房地产")
    assert "按“楼市”查找：" in said
    assert "要稳住楼市" in said


def test_of_several_meetings_none_is_told_by_an_everyday_name_alone(opened: Opened) -> None:
    store = opened(
        written("h1", "2023年1月5日", ("经济工作",), extra="会议强调，要稳住楼市。"),
        written("h2", "2023年2月5日", ("供热工作",)),
    )
    assert "没有“房地产”" in told(store, "2023年市政府常务会议有没有提到房地产")


@pytest.mark.parametrize(
    ("said", "verb"),
    [
        ("会议决定，澜阳市人大常委会第五次会议8月28日至30日举行。", "决定举行"),
        ("会议决定，8月28日至30日召开澜阳市人大常委会第五次会议。", "决定召开"),
    ],
)
def test_that_a_meeting_is_to_be_held_is_told_of_what_was_decided(
    opened: Opened, said: str, verb: str
) -> None:
    store = opened(paragraphs("m", "2023年8月5日", said, "会议研究了供热工作。"))
    agenda = told(store, "2023年8月5日的会议")
    assert f"1 {verb} 澜阳市人大常委会第五次会议" in agenda


@pytest.mark.parametrize(
    "text",
    ["/search 湿地保护", "湿地保护最近一次", "2023年8月开了几次会", "什么时候研究过湿地保护"],
)
def test_an_item_without_a_verb_begins_with_no_blank(opened: Opened, text: str) -> None:
    lead = "2023年8月5日，澜阳市湿地保护专项工作机制会议召开。副市长闻亦舟主持会议并讲话。"
    said = f"{lead}\n会议强调，要扎实推进湿地保护。"
    store = opened(record("v", "澜阳市湿地保护专项工作机制会议", said))
    assert "湿地保护" in lines(store, text)


def test_a_body_that_is_not_collected_is_said_once(opened: Opened) -> None:
    said = told(opened(*wetlands()), "砚城市委常委会研究过湿地保护吗")
    assert said.startswith("没有收录砚城市委常委会的通稿。")
    assert "没有找到" not in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("截至2020年底的市政府常务会议", "没有找到2020年底及以前的市政府常务会议。"),
        ("截至2023年3月1日研究过元宇宙吗", "没有找到“元宇宙”（2023年3月1日及以前）。"),
    ],
)
def test_nothing_is_found_before_a_day_and_not_as_of_it(
    opened: Opened, text: str, said: str
) -> None:
    assert told(opened(*wetlands()), text).startswith(said)
