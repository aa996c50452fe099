"""What Telegram and the network do wrong, each over HTTP; the happy ways are in test_telegram."""

from __future__ import annotations

import asyncio

import pytest

from bot.local import CallRecord, Refusal, faults
from bot.telegram import ServeError, fetching
from bot.telegram.serve import run
from bot.voice import CHINESE
from tests.bot.telegram.conftest import Served


def statuses(served: Served, method: str) -> list[int]:
    return [call.status for call in served.calls(method)]


async def refused_once(served: Served, fault: faults.Fault, status: int, text: str) -> None:
    """One answer meets the fault; nothing else is harmed."""
    refused: asyncio.Future[CallRecord] = asyncio.get_running_loop().create_future()

    def hear(record: CallRecord) -> None:
        if record.status == status and not refused.done():
            refused.set_result(record)

    async with served.running():
        served.faults.add(fault, method="sendMessage")
        served.api.answered.subscribe(hear)
        served.world.say(served.person, served.chat, text)
        await refused
        assert "派驻" in (await served.ask("派驻")).text


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (faults.BOT_BLOCKED, 403),
        (faults.BOT_KICKED, 403),
        (faults.USER_DEACTIVATED, 403),
        (faults.NO_CHAT, 400),
        (faults.refused(Refusal(400, "Bad Request: message thread not found")), 400),
        (faults.refused(Refusal(400, "Bad Request: TOPIC_CLOSED")), 400),
    ],
)
async def test_a_chat_that_takes_nothing_is_not_tried_again(
    served: Served, fault: faults.Fault, status: int
) -> None:
    await refused_once(served, fault, status, "6月1日")
    assert statuses(served, "sendMessage") == [status, 200]


async def test_an_answer_to_a_group_that_became_a_supergroup_goes_there_once(
    served: Served,
) -> None:
    larger = served.world.group("编辑部", served.person, supergroup=True)
    served.world.add_bot(larger, served.person)
    async with served.running():
        with served.listen(larger) as listener:
            await listener.message()
            served.faults.add(faults.migrated(larger.id), method="sendMessage")
            served.world.say(served.person, served.chat, "派驻")
            assert "派驻" in (await listener.message()).text
    assert statuses(served, "sendMessage") == [200, 400, 200]


async def test_an_hour_long_flood_wait_of_one_chat_concerns_no_other(
    served: Served,
) -> None:
    other = served.world.person("周岚")
    elsewhere = served.world.private_chat(other)
    async with served.running():
        served.faults.add(
            faults.retry_after(3600), method="sendMessage", chat_id=served.chat.id, times=1
        )
        first = served.first_call("sendMessage")
        served.world.say(served.person, served.chat, "6月1日")
        await first
        assert "派驻" in (await served.ask("派驻", other, elsewhere)).text


async def test_an_answer_that_timed_out_may_have_arrived_and_is_not_sent_twice(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(fetching.TIMEOUTS, "read_timeout", 0.3)
    async with served.running():
        with served.listen() as listener:
            served.faults.add(faults.delay(1.0, after=True), method="sendMessage")
            served.world.say(served.person, served.chat, "6月1日")
            assert (await listener.message()).text.startswith("2019年6月1日 上午")
            served.world.say(served.person, served.chat, "/help")
            assert (await listener.message()).text.startswith("会议通稿检索")
    answers = [m for m in served.world.history(served.chat) if m.sender != served.person]
    assert len(answers) == 2


async def test_an_answer_whose_connection_was_lost_comes_at_least_once(served: Served) -> None:
    """An idle connection that Telegram had closed looks the same, and nothing arrived then."""
    async with served.running():
        served.faults.add(faults.DROP_AFTER, method="sendMessage")
        with served.listen() as listener:
            served.world.say(served.person, served.chat, "派驻")
            assert "派驻" in (await listener.message()).text
            assert "派驻" in (await listener.message()).text
    assert statuses(served, "sendMessage") == [0, 200]


@pytest.mark.parametrize(
    "fault",
    [
        faults.refused(Refusal(400, "Bad Request: file is too big")),
        faults.BOT_BLOCKED,
        faults.NO_CHAT,
    ],
)
async def test_a_file_that_cannot_be_sent_is_told_of_and_harms_nothing(
    served: Served, fault: faults.Fault
) -> None:
    async with served.running():
        answered = await served.ask("什么时候研究过主题教育？")
        served.faults.add(fault, method="sendDocument")
        with served.listen() as listener:
            served.world.press(served.person, answered, "CSV")
            assert (await listener.message()).text == CHINESE.say("problem.no_file")
        assert "派驻" in (await served.ask("派驻")).text


@pytest.mark.parametrize(
    "fault", [faults.retry_after(1), faults.BAD_GATEWAY, faults.BAD_MARKUP, faults.DROP_BEFORE]
)
async def test_an_edit_meets_the_same_faults_as_a_message(
    served: Served, fault: faults.Fault
) -> None:
    async with served.running():
        meeting = await served.ask("6月1日")
        served.faults.add(fault, method="editMessageText")
        item = await served.tap(meeting, "4")
        assert item.message_id == meeting.message_id
        assert "派驻机构改革" in item.text


async def test_a_button_of_a_message_that_was_deleted_is_answered_below(served: Served) -> None:
    async with served.running():
        meeting = await served.ask("6月1日")
        refusal = Refusal(400, "Bad Request: message to edit not found")
        served.faults.add(faults.refused(refusal), method="editMessageText")
        assert (await served.tap(meeting, "4")).message_id > meeting.message_id


@pytest.mark.parametrize("fault", [faults.TOO_OLD, faults.BAD_GATEWAY, faults.BOT_BLOCKED])
async def test_an_inline_query_that_cannot_be_answered_harms_nothing(
    served: Served, fault: faults.Fault
) -> None:
    async with served.running():
        tried = served.first_call("answerInlineQuery")
        served.faults.add(fault, method="answerInlineQuery")
        served.world.type_inline(served.person, "派驻")
        await tried
        assert "派驻" in (await served.ask("派驻")).text


@pytest.mark.parametrize("fault", [faults.UNAUTHORIZED, faults.NOT_FOUND])
async def test_a_token_that_is_revoked_meanwhile_ends_the_bot_with_one_sentence(
    served: Served, fault: faults.Fault
) -> None:
    stop = asyncio.Event()
    polling = served.first_call("getUpdates")
    task = asyncio.create_task(run(served.settings(), served.store, stop))
    await polling
    served.faults.add(fault, method="getUpdates", times=None)
    served.world.say(served.person, served.chat, "派驻")
    with pytest.raises(ServeError, match="READOUT_BOT_TOKEN"):
        await asyncio.wait_for(task, 10)


async def test_a_token_refused_while_sending_ends_the_bot_too(served: Served) -> None:
    task = asyncio.create_task(run(served.settings(), served.store, asyncio.Event()))
    served.faults.add(faults.UNAUTHORIZED, method="sendMessage", times=None)
    served.world.say(served.person, served.chat, "派驻")
    with pytest.raises(ServeError, match="READOUT_BOT_TOKEN"):
        await asyncio.wait_for(task, 10)


@pytest.mark.parametrize("fault", [faults.BAD_GATEWAY, faults.SERVER_ERROR, faults.DROP_BEFORE])
async def test_polling_goes_on_after_a_failure(served: Served, fault: faults.Fault) -> None:
    async with served.running():
        served.faults.add(fault, method="getUpdates")
        assert "派驻" in (await served.ask("派驻")).text
        assert "派驻" in (await served.ask("派驻")).text


async def test_a_webhook_someone_set_is_taken_away_and_what_waited_is_answered(
    served: Served,
) -> None:
    await served.api.webhook.set("http://127.0.0.1:9/", "")
    served.world.say(served.person, served.chat, "派驻")
    with served.listen() as listener:
        async with served.running():
            assert "派驻" in (await listener.message()).text
    assert served.api.webhook.url == ""
