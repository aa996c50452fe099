"""The local Bot API is not made for one library: a bot written with aiogram talks to it, too."""

from __future__ import annotations

import asyncio

import pytest

from bot.local import Listener, LocalBotAPI, tap

aiogram = pytest.importorskip("aiogram", reason="the extra “interop” brings aiogram")


async def test_an_echo_bot_with_buttons_polls_answers_and_edits() -> None:
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

    async def echo(message: Message) -> None:
        button = InlineKeyboardButton(text="大写", callback_data="upper")
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[button]])
        await message.answer(f"<b>{message.text}</b>", parse_mode="HTML", reply_markup=keyboard)

    async def shout(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.answer("好")
        await query.message.edit_text((query.message.text or "").upper())

    async with LocalBotAPI() as api:
        session = AiohttpSession(api=TelegramAPIServer.from_base(api.base_url))
        bot = Bot(api.token, session=session)
        dispatcher = Dispatcher()
        dispatcher.message.register(echo)
        dispatcher.callback_query.register(shout)
        person = api.world.person("林夏")
        chat = api.world.private_chat(person)
        polling = asyncio.create_task(
            dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1)
        )
        try:
            with Listener(api.world, chat) as listener:
                api.world.say(person, chat, "hello")
                echoed = await listener.message()
            assert (echoed.text, echoed.entities[0].type) == ("hello", "bold")
            assert (await tap(api.world, person, echoed, "大写")).text == "HELLO"
        finally:
            await dispatcher.stop_polling()
            await polling
            await bot.session.close()
