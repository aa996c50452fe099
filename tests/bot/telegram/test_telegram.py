"""The conversation of the README and Telegram's failures, over HTTP."""

from __future__ import annotations

import asyncio
import json
import logging

import pytest

from bot.cli.logs import JsonFormatter, redact
from bot.local import Listener, Refusal, faults, limits
from bot.telegram import ServeError
from bot.telegram.serve import run
from bot.voice import CHINESE
from store import Store
from tests.bot.telegram.conftest import Served
from tests.readouts import written


def labels(buttons: tuple[tuple[str, ...], ...]) -> list[str]:
    return [label for row in buttons for label in row]


# --- the conversation ---------------------------------------------------------------------------


async def test_the_conversation_of_the_readme(served: Served) -> None:
    async with served.running():
        meeting = await served.ask("/meeting 6月1日")
        assert meeting.text.startswith("2019年6月1日 上午 · 北京市委常委会会议\n主持 市委书记 蔡奇")
        assert "4 研究 《关于深化北京市纪委市监委派驻机构改革的实施意见》" in meeting.text
        assert labels(meeting.buttons) == ["1", "2", "3", "4", "全文", "引用", "🔔 订阅"]

        item = await served.tap(meeting, "4")
        assert item.message_id == meeting.message_id, "browsing edits in place"
        assert "会议研究了《关于深化北京市纪委市监委派驻机构改革的实施意见》，指出，" in item.text
        assert [entity.type for entity in item.entities].count("blockquote") == 1

        back = await served.tap(item, "‹ 议题")
        assert back.text == meeting.text

        when = await served.ask("什么时候研究过派駐機構改革？")
        assert when.message_id > meeting.message_id, "asking makes a new message"
        assert when.text.startswith("2019年6月1日，北京市委常委会会议，第4项议题")

        nothing = await served.ask("垃圾分类")
        assert nothing.text == "没有找到“垃圾分类”。已收录 1 篇通稿（2019年6月1日）。"


async def test_matched_words_are_bold_inside_the_quote(served: Served) -> None:
    async with served.running():
        answer = await served.ask("派驻")
        quote = next(e for e in answer.entities if e.type == "blockquote")
        bold = [
            answer.text[e.offset : e.offset + e.length]
            for e in answer.entities
            if e.type == "bold" and e.offset >= quote.offset
        ]
        assert "派驻" in bold


async def test_the_whole_text_comes_as_messages_of_its_own(served: Served) -> None:
    async with served.running():
        meeting = await served.ask("6月1日")
        whole = await served.tap(meeting, "全文")
        assert whole.message_id != meeting.message_id
        assert "6月1日上午，北京市委常委会召开会议" in whole.text


async def test_a_text_over_telegrams_limit_comes_in_parts_that_say_all_of_it(empty: Served) -> None:
    matters = tuple(f"第{n}号水库的除险加固工程" for n in range(120))
    for _ in empty.store.add([written("long", matters=matters)]):
        pass
    text = next(empty.store.export()).readout.text
    assert len(text) > 4096
    async with empty.running():
        with empty.listen() as listener:
            empty.world.say(empty.person, empty.chat, "2023年6月1日")
            while not (meeting := await listener.message()).buttons:
                pass  # the agenda itself takes several messages, the last has the buttons
            empty.world.press(empty.person, meeting, "全文")
            said = ""
            while not said.replace("\n", "").endswith(text[-40:]):
                said += (await listener.message()).text
    sent = [str(call.params["text"]) for call in empty.calls("sendMessage")]
    marks = [html.count("<") - html.count("</") for html in sent]
    assert 1 < max(marks) <= limits.ENTITIES, "what is over, Telegram leaves out in silence"
    assert text.replace("\n", "") in said.replace("\n", "")


async def test_the_command_menu_is_registered(served: Served) -> None:
    async with served.running():
        commands = [c["command"] for c in served.world.commands(served.person, served.chat)]
        assert commands == [
            "meeting",
            "search",
            "latest",
            "subscribe",
            "subscriptions",
            "settings",
            "help",
            "privacy",
            "forget",
        ]


async def test_a_bot_api_that_refuses_the_menu_is_no_reason_to_stop(served: Served) -> None:
    refusal = Refusal(400, "Bad Request: no menu here")
    served.faults.add(faults.refused(refusal), method="setMyCommands")
    async with served.running():
        assert (await served.ask("派驻")).text


async def test_help_is_short_and_its_examples_work(served: Served) -> None:
    async with served.running():
        help_text = (await served.ask("/start")).text
        assert len(help_text) < 400
        assert "/meeting 6月1日" in help_text


# --- who is spoken to ---------------------------------------------------------------------------


async def test_in_a_group_only_what_is_said_to_the_bot_is_answered(served: Served) -> None:
    group = served.world.group("编辑部", served.person)
    served.world.add_bot(group, served.person, administrator=True)
    async with served.running():
        with served.listen(group) as listener:
            assert (await listener.message()).text.startswith("大家好")
            served.world.say(served.person, group, "垃圾分类")
            served.world.say(served.person, group, "/meeting@another_bot 6月1日")
            served.world.say(served.person, group, "/meeting@readout_bot 6月1日")
            first = await listener.message()
            assert first.text.startswith("2019年6月1日")
            served.world.say(served.person, group, "@readout_bot 派驻")
            assert "派驻" in (await listener.message()).text


async def test_only_those_on_the_list_are_answered(served: Served) -> None:
    stranger = served.world.person("陌生人")
    elsewhere = served.world.private_chat(stranger)
    async with served.running(allowed=frozenset({served.person.id})):
        assert (await served.ask("派驻", stranger, elsewhere)).text == CHINESE.say(
            "problem.not_allowed"
        )
        assert "派驻" in (await served.ask("派驻")).text


# --- what goes wrong ----------------------------------------------------------------------------


async def test_an_error_in_one_update_is_told_politely_and_stops_nothing(
    served: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    search = Store.search

    def fails_on_secret(self: Store, query: object, *rest: object) -> object:
        if "机密" in str(query):
            raise RuntimeError("a bug")
        return search(self, query, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "search", fails_on_secret)
    async with served.running():
        assert (await served.ask("机密")).text == CHINESE.say("problem.failed")
        assert "派驻" in (await served.ask("派驻")).text
    logged = "\n".join(JsonFormatter().format(record) for record in caplog.records)
    assert "a bug" in logged
    assert "机密" not in logged, "what people write is not logged"


async def test_a_button_that_makes_no_sense_any_more_says_so(served: Served) -> None:
    async with served.running():
        meeting = await served.ask("6月1日")
        markup = {"inline_keyboard": [[{"text": "旧", "callback_data": "zz:1"}]]}
        served.world.change(meeting, markup=markup)
        shown = await served.tap(served.world.history(served.chat)[-1], "旧")
        assert shown.text.endswith("请重新提问。")


async def test_pressing_twice_is_harmless(served: Served) -> None:
    async with served.running():
        meeting = await served.ask("6月1日")
        with served.listen() as listener:
            served.world.press(served.person, meeting, "2")
            served.world.press(served.person, meeting, "2")
            await listener.answer()
            await listener.answer()
            await listener.edit()
        assert "派驻" in (await served.ask("派驻")).text
        assert [call.status for call in served.calls("editMessageText")] == [200, 400]
        assert len(served.calls("sendMessage")) == 2


async def test_a_flood_wait_is_waited_for_and_nothing_is_lost(served: Served) -> None:
    async with served.running():
        served.faults.add(faults.retry_after(1), method="sendMessage")
        assert "派驻" in (await served.ask("派驻")).text
        assert [call.status for call in served.calls("sendMessage")] == [429, 200]


async def test_a_chat_that_waits_for_telegram_holds_up_no_other(served: Served) -> None:
    other = served.world.person("周岚")
    elsewhere = served.world.private_chat(other)
    async with served.running():
        served.faults.add(faults.retry_after(2), method="sendMessage", chat_id=served.chat.id)
        with served.listen() as slow, Listener(served.world, elsewhere) as fast:
            served.world.say(served.person, served.chat, "派驻")
            served.world.say(other, elsewhere, "派驻")
            await fast.message()
            assert not [c for c in served.calls("sendMessage") if c.status == 200][1:]
            await slow.message()


async def test_answers_of_one_chat_keep_their_order(served: Served) -> None:
    async with served.running():
        with served.listen() as listener:
            for text in ("6月1日", "垃圾分类", "/help", "派驻"):
                served.world.say(served.person, served.chat, text)
            heard = [(await listener.message()).text for _ in range(4)]
    assert heard[0].startswith("2019年6月1日")
    assert heard[1].startswith("没有找到“垃圾分类”")
    assert heard[2].startswith("会议通稿检索")
    assert "派驻" in heard[3]


@pytest.mark.parametrize("fault", [faults.BAD_GATEWAY, faults.SERVER_ERROR, faults.DROP_BEFORE])
async def test_a_passing_failure_of_telegram_is_tried_again(
    served: Served, fault: faults.Fault
) -> None:
    async with served.running():
        served.faults.add(fault, method="sendMessage")
        assert "派驻" in (await served.ask("派驻")).text


async def test_markup_that_telegram_refuses_goes_out_as_plain_text(served: Served) -> None:
    async with served.running():
        served.faults.add(faults.BAD_MARKUP, method="sendMessage")
        answer = await served.ask("派驻")
        assert "派驻" in answer.text
        assert not answer.entities


async def test_a_chat_that_blocked_the_bot_stops_nothing(served: Served) -> None:
    async with served.running():
        refused = asyncio.get_running_loop().create_future()
        served.faults.add(faults.BOT_BLOCKED, method="sendMessage")
        served.api.answered.subscribe(
            lambda record: (
                refused.set_result(record) if record.status == 403 and not refused.done() else None
            )
        )
        served.world.say(served.person, served.chat, "派驻")
        await refused
        assert "派驻" in (await served.ask("派驻")).text


async def test_a_late_acknowledgement_does_not_lose_the_answer(served: Served) -> None:
    async with served.running():
        meeting = await served.ask("6月1日")
        served.faults.add(faults.TOO_OLD, method="answerCallbackQuery")
        assert "派驻机构改革" in (await served.tap(meeting, "4")).text


async def test_a_message_that_cannot_be_edited_any_more_is_sent_anew(served: Served) -> None:
    async with served.running():
        meeting = await served.ask("6月1日")
        refusal = Refusal(400, "Bad Request: message can't be edited")
        served.faults.add(faults.refused(refusal), method="editMessageText")
        item = await served.tap(meeting, "4")
        assert item.message_id != meeting.message_id
        assert "派驻机构改革" in item.text


# --- starting and stopping ----------------------------------------------------------------------


async def test_whatever_is_said_around_a_stop_is_answered_exactly_once(served: Served) -> None:
    with served.listen() as listener:
        async with served.running() as stop:
            for number in range(5):
                served.world.say(served.person, served.chat, f"派驻 {number}")
            await listener.message()
            stop.set()
        served.world.say(served.person, served.chat, "6月1日")
        async with served.running():
            while not (await listener.message()).text.startswith("2019年6月1日 上午"):
                pass
    asked = [m for m in served.world.history(served.chat) if m.sender == served.person]
    answered = [m for m in served.world.history(served.chat) if m.sender != served.person]
    assert len(asked) == len(answered)


async def test_a_refused_token_is_one_sentence(served: Served) -> None:
    with pytest.raises(ServeError, match="READOUT_BOT_TOKEN"):
        await run(served.settings(token="123:wrong"), served.store, asyncio.Event())


async def test_no_token_is_one_sentence(served: Served) -> None:
    with pytest.raises(ServeError, match="READOUT_BOT_TOKEN"):
        await run(served.settings(token=None), served.store, asyncio.Event())


async def test_another_instance_is_told_apart_and_this_one_stops(served: Served) -> None:
    served.faults.add(faults.CONFLICT, method="getUpdates")
    with pytest.raises(ServeError, match="另一个程序"):
        await run(served.settings(), served.store, asyncio.Event())


async def test_telegram_out_of_reach_at_the_start_is_waited_for(served: Served) -> None:
    served.faults.add(faults.BAD_GATEWAY, method="getMe")
    async with served.running():
        assert "派驻" in (await served.ask("派驻")).text


# --- questions and files ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("什么时候研究过派駐機構改革？", "2019年6月1日"),
        ("2019年6月北京市委常委会研究了什么？", "派驻机构改革"),
        ("谁主持了2019年6月1日的会议？", "蔡奇"),
        ("哪次会议审议了《关于深化北京市纪委市监委派驻机构改革的实施意见》？", "2019年6月1日"),
        ("2019年市委常委会开了几次会？", "共 1 次会议"),
        ("“四个中心”出现过多少次", "在 1 篇通稿中出现 1 次"),
        ("/person 蔡奇", "主持 1 次会议"),
        ("什么时候研究过元宇宙", "没有找到“元宇宙”"),
    ],
)
async def test_a_question_of_every_kind_is_answered_over_http(
    served: Served, question: str, told: str
) -> None:
    async with served.running():
        assert told in (await served.ask(question)).text


async def test_a_question_may_lean_on_the_last_answer_over_http(served: Served) -> None:
    async with served.running():
        await served.ask("2019年6月1日的会议研究了什么？")
        assert "蔡奇" in (await served.ask("谁主持的？")).text


async def test_results_come_as_a_file_over_http(served: Served) -> None:
    async with served.running():
        answered = await served.ask("什么时候研究过主题教育？")
        sent = await served.tap(answered, "CSV")
        assert sent.document is not None
        assert sent.document.data.decode("utf-8-sig").startswith("date,body,meeting")
        assert served.world.history(served.chat)[-1] == sent, "a file needs no words"


async def test_a_picture_has_its_words_as_caption_and_its_buttons(served: Served) -> None:
    pytest.importorskip("matplotlib")
    async with served.running():
        picture = await served.ask("/trend 派驻")
    assert picture.photo is not None
    assert picture.caption.startswith("“派驻”")
    assert any("CSV" in label for row in picture.buttons for label in row)


# --- logs ---------------------------------------------------------------------------------------


def test_a_token_never_reaches_the_log() -> None:
    address = "POST /bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/sendMessage"
    record = logging.LogRecord("telegram", logging.ERROR, "", 0, address, (), None)
    line = json.loads(JsonFormatter().format(record))
    assert "AAHdq" not in line["event"]
    assert redact("12:30:45 at 10:00") == "12:30:45 at 10:00"
