"""The bot process: start, run until told to stop, and end cleanly."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import logging
import os
import random
import signal
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import BotCommand, Update
from telegram.error import Conflict, InvalidToken, NetworkError, TelegramError
from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest, HTTPXRequest

from bot.conversation import Conversation
from bot.settings import Settings
from bot.telegram.bridge import Bridge
from bot.telegram.handlers import App, Handlers
from bot.telegram.order import ChatOrder
from store import Store

log = logging.getLogger(__name__)
COMMANDS = (
    BotCommand("meeting", "某天的会议：/meeting 6月1日"),
    BotCommand("search", "找议题和原文：/search 派驻机构改革"),
    BotCommand("latest", "最近的会议"),
    BotCommand("help", "怎么用"),
)
TIMEOUTS: dict[str, Any] = {"connect_timeout": 10.0, "read_timeout": 20.0, "write_timeout": 20.0}
"""Seconds; Telegram answers within a second or not at all."""
POLL_SECONDS = 30
"""How long Telegram holds a poll open while nothing is said."""
MAX_PAUSE_SECONDS = 60.0
"""The longest pause between two tries to reach Telegram at the start."""
STOP_SECONDS = 8.0
"""How long answers under way may take once we are told to stop; supervisors kill after ten."""


class ServeError(Exception):
    """Why the bot cannot run; the message is one sentence."""


def serve(settings: Settings, store: Store) -> None:
    """Run with long polling until SIGTERM or SIGINT.

    Raises ServeError for a missing or refused token and when another instance is polling.
    """
    asyncio.run(until_told(lambda stop: run(settings, store, stop)))


async def until_told(running: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Run what ends when its event is set, and set it at SIGTERM and SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for told in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(told, stop.set)
    await running(stop)


async def run(settings: Settings, store: Store, stop: asyncio.Event) -> None:
    """Poll and answer until ``stop`` is set; what was fetched by then is still answered."""
    if not settings.token:
        raise ServeError("没有设置 READOUT_BOT_TOKEN；没有令牌可以先用 readout-bot chat 试用")
    conflict: list[Conflict] = []

    def on_polling_error(error: TelegramError) -> None:
        log.warning("polling", extra={"why": str(error)})
        if isinstance(error, Conflict):
            conflict.append(error)
            stop.set()

    bridge = Bridge()
    requests = HTTPXRequest(**TIMEOUTS), HTTPXRequest(**TIMEOUTS)
    application = build(settings, store, bridge, *requests)
    try:
        await bridge.run(store.warm_up)
        if not await _reached(application, stop):
            return
        await _register_commands(application)
        assert application.updater is not None
        await application.updater.start_polling(
            timeout=datetime.timedelta(seconds=POLL_SECONDS),
            bootstrap_retries=-1,
            allowed_updates=[Update.MESSAGE, Update.CALLBACK_QUERY],
            error_callback=on_polling_error,
        )
        await application.start()
        log.info("ready", extra={"bot": application.bot.username})
        await stop.wait()
        log.info("stopping")
        await application.updater.stop()  # fetches nothing more, and confirms what was fetched
        await _finished(application)
    finally:
        await application.shutdown()
        for request in requests:  # which an Application that never got in leaves open
            await request.shutdown()
        bridge.close()
    if conflict:
        raise ServeError(
            "另一个程序正用同一个令牌接收消息（别处的 readout-bot，或设置了 webhook），已停止"
        )


def build(
    settings: Settings, store: Store, bridge: Bridge, calls: BaseRequest, polls: BaseRequest
) -> App:
    """The Application over ``store``, not yet started."""
    assert settings.token is not None
    # python-telegram-bot 22 warns wherever RetryAfter is a number; 23 will give a timedelta.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    application: App = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{settings.api}/bot")
        .base_file_url(f"{settings.api}/file/bot")
        .request(calls)
        .get_updates_request(polls)
        .concurrent_updates(ChatOrder())
        .build()
    )
    Handlers(settings, Conversation(store), bridge).add_to(application)
    return application


async def _reached(application: App, stop: asyncio.Event) -> bool:
    """Whether Telegram knows us: tried again while the network is down, until told to stop."""
    pause = 1.0
    while not stop.is_set():
        try:
            await application.initialize()
            return True
        except InvalidToken as error:
            raise ServeError("Telegram 不认这个令牌，请检查 READOUT_BOT_TOKEN") from error
        except NetworkError as error:
            log.warning("cannot reach Telegram", extra={"why": str(error), "pause": round(pause)})
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause * random.uniform(0.8, 1.2))
        pause = min(pause * 2, MAX_PAUSE_SECONDS)
    return False


async def _finished(application: App) -> None:
    """Answer what was fetched, as long as there is time."""
    try:
        await asyncio.wait_for(application.stop(), STOP_SECONDS)
    except TimeoutError:
        log.error("stopped before every answer was sent")


async def _register_commands(application: App) -> None:
    try:
        await application.bot.set_my_commands(COMMANDS)
    except TelegramError as refused:  # not every Bot API has a menu; the commands work without
        log.warning("command menu refused", extra={"why": str(refused)})
