"""Inline mode and the way from one chat into another, over HTTP."""

from __future__ import annotations

import re

from bot.local import Message, type_inline
from bot.local.model import Json
from bot.voice import CHINESE
from store import Store
from tests.bot.telegram.conftest import Served
from tests.readouts import written


def posted(result: Json) -> str:
    return str(result["input_message_content"]["message_text"])


def quoted(result: Json) -> str:
    found = re.search(r"<blockquote[^>]*>(.*?)</blockquote>", posted(result), re.DOTALL)
    assert found is not None
    return re.sub(r"</?b>", "", found[1])


def fill(store: Store, count: int) -> None:
    matter = ("全市防汛抗旱工作",)
    for _ in store.add(
        written(str(n), f"2023年{1 + n // 28}月{1 + n % 28}日", matter) for n in range(count)
    ):
        pass


async def test_words_typed_after_the_bots_name_offer_items_with_quote_and_citation(
    served: Served,
) -> None:
    text = next(served.store.export()).readout.text
    async with served.running():
        answer = await type_inline(served.world, served.person, "派驻机构改革")
    first = answer["results"][0]
    assert first["id"] == "i-1-4"
    assert "派驻机构改革" in first["title"]
    assert "2019年6月1日" in first["description"]
    assert quoted(first) in text
    assert "来源编号 330" in posted(first)
    assert first["reply_markup"]["inline_keyboard"][0][0]["url"] == (
        "https://t.me/readout_bot?start=i-1-4"
    )
    assert answer["is_personal"]
    assert answer["cache_time"] <= 60


async def test_a_date_offers_meetings_and_nothing_typed_offers_the_latest(served: Served) -> None:
    async with served.running():
        for typed in ("6月1日", ""):
            answer = await type_inline(served.world, served.person, typed)
            assert [result["id"] for result in answer["results"]] == ["m-1"]
            assert "年份据文中“新中国成立70周年”" in posted(answer["results"][0])


async def test_offers_come_in_pages_and_each_once(empty: Served) -> None:
    fill(empty.store, 60)
    seen: list[str] = []
    offset = ""
    async with empty.running():
        while True:
            answer = await type_inline(empty.world, empty.person, "防汛", offset=offset)
            seen += [result["id"] for result in answer["results"]]
            offset = answer["next_offset"]
            if not offset:
                break
    assert len(set(seen)) == len(seen) == 60


async def test_nothing_found_says_so_and_leads_to_the_help(served: Served) -> None:
    async with served.running():
        answer = await type_inline(served.world, served.person, "垃圾分类")
        assert answer["results"] == []
        assert answer["button"]["text"] == CHINESE.say("inline.nothing")
        with served.listen() as listener:
            served.world.start(served.person, answer["button"]["start_parameter"])
            assert (await listener.message()).text.startswith("会议通稿检索")


async def test_a_strange_offset_is_the_first_page(served: Served) -> None:
    async with served.running():
        for offset in ("-1", "x", "²", "9" * 60):
            answer = await type_inline(served.world, served.person, "派驻", offset=offset)
            assert answer["results"]


async def test_strangers_are_offered_nothing_but_the_reason(served: Served) -> None:
    stranger = served.world.person("陌生人")
    async with served.running(allowed=frozenset({served.person.id})):
        answer = await type_inline(served.world, stranger, "派驻")
        assert answer["results"] == []
        assert answer["button"]["text"] == CHINESE.say("inline.not_allowed")


async def test_an_item_is_shared_with_its_quote_and_opens_in_the_bot(served: Served) -> None:
    async with served.running():
        meeting = await served.ask("6月1日")
        item = await served.tap(meeting, "4")
        citation = await served.tap(item, "引用")
        share = button(citation, "分享")
        answer = await type_inline(served.world, served.person, share["switch_inline_query"])
        result = answer["results"][0]
        assert quoted(result) in next(served.store.export()).readout.text
        link = result["reply_markup"]["inline_keyboard"][0][0]["url"]
        with served.listen() as listener:
            served.world.start(served.person, link.partition("start=")[2])
            assert (await listener.message()).text == item.text.replace("‹ 结果", "")


def button(message: Message, label: str) -> Json:
    rows: list[list[Json]] = (message.markup or {})["inline_keyboard"]
    return next(found for row in rows for found in row if found["text"] == label)
