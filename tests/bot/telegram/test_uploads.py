"""Files sent to the bot, over HTTP."""

from __future__ import annotations

import pytest

from bot.local import Message
from bot.local import limits as local_limits
from bot.telegram import uploads
from bot.voice import CHINESE
from tests.bot.telegram.conftest import Served
from tests.readouts import SAMPLE, written


async def sent(served: Served, data: bytes, name: str) -> Message:
    with served.listen() as listener:
        served.world.send_file(served.person, served.chat, data, name)
        return await listener.message()


async def test_an_admins_file_is_added_and_leads_to_its_meeting(empty: Served) -> None:
    async with empty.running(admins=frozenset({empty.person.id})):
        told = await sent(empty, SAMPLE.read_bytes(), SAMPLE.name)
        assert "新增 1，更新 0，未变 0，未收 0。" in told.text
        assert (await empty.tap(told, "1")).text.startswith("2019年6月1日")
        again = await sent(empty, SAMPLE.read_bytes(), SAMPLE.name)
        assert "新增 0，更新 0，未变 1，未收 0。" in again.text
    assert empty.store.coverage().readouts == 1


async def test_a_file_of_many_is_added_and_what_is_no_readout_is_told(empty: Served) -> None:
    lines = [written(str(n), f"2023年6月{n}日").data for n in range(1, 15)]
    data = b"\n".join([*lines, b'{"id": "x", "title": "x", "text": "x"}', b"not json"])
    async with empty.running(admins=frozenset({empty.person.id})):
        told = await sent(empty, data, "many.jsonl")
        assert "新增 14，更新 0，未变 0，未收 2。" in told.text
        assert "另有 4 篇" in told.text
        assert (await empty.ask("防汛")).buttons


async def test_a_day_of_publication_that_is_none_is_told(empty: Served) -> None:
    data = written("n1", "6月1日", published="2024-13-45").data
    async with empty.running(admins=frozenset({empty.person.id})):
        told = await sent(empty, data, "one.jsonl")
        assert CHINESE.say("upload.undated", name="n1", day='"2024-13-45"') in told.text


async def test_a_file_of_another_kind_is_one_sentence(empty: Served) -> None:
    async with empty.running(admins=frozenset({empty.person.id})):
        told = await sent(empty, b"%PDF-1.7", "../../etc/x.pdf")
        assert "未收 x.pdf：只读 .txt、.html、.htm 和 .jsonl 文件" in told.text


async def test_who_is_no_admin_adds_nothing(empty: Served) -> None:
    async with empty.running():
        told = await sent(empty, SAMPLE.read_bytes(), SAMPLE.name)
        assert told.text == CHINESE.say("upload.not_admin")
        assert empty.store.coverage().readouts == 0
        assert empty.calls("getFile") == []


async def test_a_file_that_telegram_hands_to_no_bot_is_one_sentence(
    empty: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with empty.running(admins=frozenset({empty.person.id})):
        monkeypatch.setattr(uploads, "MAX_BYTES", 1000)
        assert "Telegram 不让机器人下载" in (await sent(empty, b"x" * 1001, "large.txt")).text
        monkeypatch.setattr(local_limits, "DOWNLOAD_BYTES", 10)
        assert (await sent(empty, b"x" * 11, "gone.txt")).text == CHINESE.say("upload.not_fetched")


async def test_what_is_neither_text_nor_file_gets_a_sentence(served: Served) -> None:
    photo = served.world.files.keep("photos", b"", "x.png")
    async with served.running():
        with served.listen() as listener:
            served.world._from_person(served.person, served.chat, photo=photo)
            assert (await listener.message()).text == CHINESE.say("problem.only_text")
