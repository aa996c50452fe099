from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.local import Fault, Faults, faults

if TYPE_CHECKING:
    from tests.bot.local.conftest import Talk


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (faults.BOT_BLOCKED, Forbidden, "bot was blocked by the user"),
        (faults.BOT_KICKED, Forbidden, "bot was kicked from the group chat"),
        (faults.USER_DEACTIVATED, Forbidden, "user is deactivated"),
        (faults.NO_CHAT, BadRequest, "Chat not found"),
        (faults.UNCHANGED, BadRequest, "Message is not modified"),
        (faults.TOO_OLD, BadRequest, "Query is too old"),
        (faults.BAD_MARKUP, BadRequest, "Can't parse entities"),
        (faults.UNAUTHORIZED, InvalidToken, "Unauthorized"),
        (faults.NOT_FOUND, InvalidToken, "Not Found"),
        (faults.CONFLICT, Conflict, "terminated by other getUpdates request"),
        (faults.SERVER_ERROR, NetworkError, "Internal Server Error"),
        (faults.BAD_GATEWAY, NetworkError, "Bad Gateway"),
    ],
)
async def test_a_refusal_comes_as_telegram_words_it(
    talk: Talk, fault: Fault, error: type[TelegramError], words: str
) -> None:
    talk.faults.add(fault)
    with pytest.raises(error, match=words):
        await talk.bot.send_message(talk.chat.id, "x")
    assert talk.world.history(talk.chat) == []
    await talk.bot.send_message(talk.chat.id, "x")


async def test_too_fast_tells_how_long_to_wait(talk: Talk) -> None:
    talk.faults.add(faults.retry_after(7))
    with pytest.raises(RetryAfter) as refused:
        await talk.bot.send_message(talk.chat.id, "x")
    assert refused.value.retry_after == timedelta(seconds=7)


async def test_a_moved_group_tells_where(talk: Talk) -> None:
    talk.faults.add(faults.migrated(-1001234567890))
    with pytest.raises(ChatMigrated) as moved:
        await talk.bot.send_message(talk.chat.id, "x")
    assert moved.value.new_chat_id == -1001234567890


async def test_a_lost_connection_leaves_open_whether_it_was_done(talk: Talk) -> None:
    for fault, done in ((faults.DROP_BEFORE, 0), (faults.DROP_AFTER, 1)):
        talk.faults.add(fault)
        with pytest.raises(NetworkError):
            await talk.bot.send_message(talk.chat.id, "x")
        assert len(talk.world.history(talk.chat)) == done


async def test_a_late_answer_may_follow_what_was_done(talk: Talk) -> None:
    for after, done in ((False, 0), (True, 1)):
        talk.faults.add(faults.delay(60, after=after))
        with pytest.raises(TimedOut):
            await talk.bot.send_message(talk.chat.id, "x", read_timeout=0.05)
        assert len(talk.world.history(talk.chat)) == done


async def test_a_delay_passes(talk: Talk) -> None:
    talk.faults.add(faults.delay(0.01))
    await talk.bot.send_message(talk.chat.id, "x")


async def test_stopping_cuts_a_delay_short(talk: Talk) -> None:
    talk.faults.add(faults.delay(60))
    late = await talk.began(talk.bot.send_message(talk.chat.id, "x"))
    await talk.api.stop()
    with pytest.raises(NetworkError):
        await late
    assert talk.world.history(talk.chat) == []


async def test_an_update_is_handed_out_twice(talk: Talk) -> None:
    talk.world.say(talk.person, talk.chat, "一")
    talk.world.say(talk.person, talk.chat, "二")
    talk.faults.add(faults.REPEAT_UPDATE)
    offset, seen = 0, []
    for _ in range(3):
        updates = await talk.bot.get_updates(offset=offset, limit=1)
        seen.append(updates[0].update_id)
        offset = updates[0].update_id + 1
    assert seen == [seen[0], seen[0], seen[0] + 1]


async def test_faults_choose_their_calls(talk: Talk) -> None:
    other = talk.world.private_chat(talk.world.person("周"))
    talk.faults.add(faults.BAD_GATEWAY, method="deleteMessage")
    talk.faults.add(faults.BOT_BLOCKED, times=2, method="sendMessage", chat_id=other.id)
    await talk.bot.send_message(talk.chat.id, "x")
    for _ in range(2):
        with pytest.raises(Forbidden):
            await talk.bot.send_message(other.id, "x")
    await talk.bot.send_message(other.id, "x")
    assert talk.faults.pending == 1
    talk.faults.clear()
    assert talk.faults.pending == 0


async def test_a_fault_may_last(talk: Talk) -> None:
    talk.faults.add(faults.SERVER_ERROR, times=None)
    for _ in range(3):
        with pytest.raises(NetworkError):
            await talk.bot.get_me()
    talk.faults.clear()
    await talk.bot.get_me()


def test_chances_are_the_same_in_every_run() -> None:
    def run(seed: int) -> list[bool]:
        script = Faults(seed)
        script.add(faults.SERVER_ERROR, times=None, chance=0.3)
        return [script.next("sendMessage", 1) is not None for _ in range(200)]

    assert run(1) == run(1) != run(2)
    assert 30 < sum(run(1)) < 90


async def test_every_call_is_logged_without_the_bytes_of_files(talk: Talk) -> None:
    heard: list[str] = []
    talk.api.answered.subscribe(lambda record: heard.append(record.method))
    talk.faults.add(faults.DROP_BEFORE, method="getMe")
    await talk.bot.send_document(talk.chat.id, b"secret", filename="x.txt")
    with pytest.raises(NetworkError):
        await talk.bot.get_me()
    assert heard == ["sendDocument", "getMe"]
    sent, lost = list(talk.api.calls)[-2:]
    assert sent.params["chat_id"] == str(talk.chat.id)
    assert {"file_name": "x.txt", "file_size": 6} in sent.params.values()
    assert (sent.status, sent.answer["ok"], lost.status) == (200, True, 0)
