"""A small bot, polling, end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.local import Listener, ask, faults, tap

if TYPE_CHECKING:
    from tests.bot.local.conftest import AnyApplication, Talk

Context = ContextTypes.DEFAULT_TYPE


def counting(count: int) -> InlineKeyboardMarkup:
    label = f"{count} 次"
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=str(count))]])


async def echo(update: Update, context: Context) -> None:
    assert update.message is not None
    assert update.message.text is not None
    await update.message.reply_text(update.message.text)


async def greet(update: Update, context: Context) -> None:
    assert update.message is not None
    who = "，".join(context.args or []) or "你"
    await update.message.reply_html(f"<b>{who}</b>好", reply_markup=counting(0))


async def count(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query is not None
    assert query.data is not None
    await query.answer("收到")
    await query.edit_message_reply_markup(counting(int(query.data) + 1))


async def measure(update: Update, context: Context) -> None:
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    await update.message.reply_text(f"{len(await file.download_as_bytearray())} 字节")


async def correct(update: Update, context: Context) -> None:
    assert update.edited_message is not None
    await update.edited_message.reply_text(f"改为 {update.edited_message.text}")


async def quietly(update: object, context: Context) -> None:
    """Errors are part of the tests."""


def small_bot(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    edited = filters.UpdateType.EDITED_MESSAGE
    application.add_handler(CommandHandler("greet", greet))
    application.add_handler(CallbackQueryHandler(count))
    application.add_handler(MessageHandler(filters.Document.ALL, measure))
    application.add_handler(MessageHandler(edited & filters.TEXT, correct))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.add_error_handler(quietly)


async def test_it_echoes(talk: Talk) -> None:
    async with talk.running(small_bot):
        for text in ("派驻机构改革", "𠮷野家 <b>"):
            assert (await ask(talk.world, talk.person, talk.chat, text)).text == text


async def test_it_answers_what_was_said_before_it_started(talk: Talk) -> None:
    talk.world.say(talk.person, talk.chat, "早")
    with Listener(talk.world, talk.chat) as listener:
        async with talk.running(small_bot):
            assert (await listener.message()).text == "早"


async def test_commands_and_buttons_work(talk: Talk) -> None:
    async with talk.running(small_bot):
        greeting = await ask(talk.world, talk.person, talk.chat, "/greet 林夏 周")
        assert greeting.text == "林夏，周好"
        assert [entity.of(greeting.text) for entity in greeting.entities] == ["林夏，周"]
        assert greeting.buttons == (("0 次",),)
        counted = await tap(talk.world, talk.person, greeting, "0 次")
        assert counted.buttons == (("1 次",),)
        assert (await tap(talk.world, talk.person, greeting, (0, 0))).buttons == (("2 次",),)


async def test_a_listener_hears_answer_and_edit_in_any_order(talk: Talk) -> None:
    async with talk.running(small_bot):
        greeting = await ask(talk.world, talk.person, talk.chat, "/greet")
        with Listener(talk.world, talk.chat) as listener:
            talk.world.press(talk.person, greeting, "0 次")
            assert (await listener.edit()).buttons == (("1 次",),)
            assert (await listener.answer())["text"] == "收到"


async def test_it_is_told_of_edits_and_files(talk: Talk) -> None:
    async with talk.running(small_bot):
        with Listener(talk.world, talk.chat) as listener:
            said = talk.world.say(talk.person, talk.chat, "一")
            assert (await listener.message()).text == "一"
            talk.world.edit(talk.person, said, "二")
            assert (await listener.message()).text == "改为 二"
            talk.world.send_file(talk.person, talk.chat, b"12345", "x.txt", mime_type="text/plain")
            assert (await listener.message()).text == "5 字节"


async def test_groups_work_with_privacy(talk: Talk) -> None:
    group = talk.world.group("研究", talk.person)
    talk.world.add_bot(group, talk.person)
    async with talk.running(small_bot):
        with Listener(talk.world, group) as listener:
            talk.world.say(talk.person, group, "大家好")
            greeting = await ask(talk.world, talk.person, group, "/greet@readout_bot")
            assert greeting.text == "你好"
            talk.world.say(talk.person, group, "谢谢", reply_to=greeting)
            assert [(await listener.message()).text for _ in range(2)] == ["你好", "谢谢"]


async def test_polling_survives_faults(talk: Talk) -> None:
    def build(application: AnyApplication) -> None:
        small_bot(application)
        talk.faults.add(faults.BAD_GATEWAY, method="getUpdates")
        talk.faults.add(faults.REPEAT_UPDATE, method="getUpdates")

    with Listener(talk.world, talk.chat) as listener:
        async with talk.running(build):
            talk.world.say(talk.person, talk.chat, "一")
            assert [(await listener.message()).text for _ in range(2)] == ["一", "一"]


async def test_waiting_in_vain_says_what_there_was(talk: Talk) -> None:
    with Listener(talk.world, talk.chat) as listener:
        await talk.bot.send_chat_action(talk.chat.id, "typing")
        with pytest.raises(TimeoutError, match="for message; there was action"):
            await listener.message(patience_s=0.01)
        assert (await listener.event()).detail == {"action": "typing"}
    await talk.bot.send_message(talk.chat.id, "x")
    with pytest.raises(TimeoutError, match="for anything; there was nothing"):
        await listener.event(patience_s=0.01)
