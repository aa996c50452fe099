"""The bot process: start, run until told to stop, and end cleanly."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import Awaitable, Callable
from functools import partial
from typing import cast

from telegram.error import BadRequest, InvalidToken
from telegram.ext import ApplicationBuilder
from telegram.request import BaseRequest

from bot.conversation import Conversation
from bot.delivery import Courier, Pace
from bot.settings import Settings
from bot.telegram import menu
from bot.telegram.bridge import Bridge
from bot.telegram.fetching import REFUSED_TOKEN, Calls, Ending, Polling, Webhook, persistently
from bot.telegram.handlers import App, Handlers
from bot.telegram.inbox import UpdateQueue
from bot.telegram.order import ChatOrder
from bot.telegram.paced import PacedCalls
from bot.telegram.posting import post
from bot.telegram.pulse import pulse
from bot.telegram.webhook import Address
from store import Store

log = logging.getLogger(__name__)
STOP_SECONDS = 8.0
"""How long answers under way may take once we are told to stop; supervisors kill after ten."""


class ServeError(Exception):
    """Why the bot cannot run; the message is one sentence."""


def serve(settings: Settings, store: Store, address: Address | None = None) -> None:
    """Run until SIGTERM or SIGINT: with a webhook at ``address``, else with long polling.

    Raises ServeError for a missing or refused token, and when another instance is polling.
    """
    asyncio.run(until_told(lambda stop: run(settings, store, stop, address)))


async def until_told(running: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Run what ends when its event is set, and set it at SIGTERM and SIGINT."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for told in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(told, stop.set)
    await running(stop)


async def run(
    settings: Settings,
    store: Store,
    stop: asyncio.Event,
    address: Address | None = None,
    pace: Pace | None = None,
) -> None:
    """Fetch, answer and deliver until ``stop`` is set; what was fetched by then is still answered.

    ``pace`` is Telegram's where none is given. Raises StoreBusy when another process delivers.
    """
    if not settings.token:
        raise ServeError("没有设置 READOUT_BOT_TOKEN；没有令牌可以先用 readout-bot chat 试用")
    with store.alone() as beat:
        await _run(settings, store, stop, address, pace or Pace(), beat)


async def _run(
    settings: Settings,
    store: Store,
    stop: asyncio.Event,
    address: Address | None,
    pace: Pace,
    beat: Callable[[], None],
) -> None:
    ends = Ending(stop)
    bridge, writing, outbox = Bridge(), Bridge(workers=1), Bridge(workers=1)
    requests = Calls(ends, {401}), Calls(ends, {401, 404})
    # A webhook is silent while nobody says anything.
    unheard = requests[1].unheard_seconds if address is None else lambda: 0.0
    queue = UpdateQueue(store.inbox, writing)
    application = build(settings, store, bridge, queue, pace, *requests)
    courier = Courier(store, outbox, pace, partial(post, application.bot), settings.timezone)
    delivering: asyncio.Task[None] | None = None
    source = Polling(application, ends) if address is None else Webhook(application, address, stop)
    try:
        await bridge.run(Conversation(store).warm_up, settings.today())
        if not await persistently(application.initialize, stop):
            return
        await menu.register(application.bot)
        if not await courier.prepare(stop):
            return
        await application.start()
        await queue.replay(application.bot)
        beat()
        await source.start()
        log.info("ready", extra={"bot": application.bot.username})
        delivering = asyncio.create_task(courier.run(stop))
        await pulse(beat, unheard, store.inbox, bridge, stop)
        log.info("stopping")
        await source.stop()
        await asyncio.gather(_finished(application), delivering)
    except InvalidToken as error:
        raise ServeError(REFUSED_TOKEN) from error
    except BadRequest as error:
        raise ServeError(f"Telegram 不接受这个 webhook 地址：{error.message}") from error
    except OSError as error:
        raise ServeError(f"无法在 {address} 上接收消息：{error.strerror}") from error
    finally:
        stop.set()
        if delivering is not None:
            await asyncio.wait([delivering])
        if application.running:
            await application.stop()
        await application.shutdown()
        for request in requests:  # which an Application that never got in leaves open
            await request.shutdown()
        bridge.close()
        writing.close()
        outbox.close()
    if ends.why:
        raise ServeError(ends.why)


def build(
    settings: Settings,
    store: Store,
    bridge: Bridge,
    queue: UpdateQueue,
    pace: Pace,
    calls: BaseRequest,
    polls: BaseRequest,
) -> App:
    """The Application over ``store``, not yet started."""
    assert settings.token is not None
    # python-telegram-bot 22 warns wherever RetryAfter is a number; 23 will give a timedelta.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    handlers = Handlers(settings, store, bridge)
    built = (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{settings.api}/bot")
        .base_file_url(f"{settings.api}/file/bot")
        .request(calls)
        .get_updates_request(polls)
        .rate_limiter(PacedCalls(pace))
        .update_queue(queue)
        .concurrent_updates(ChatOrder(handlers.arrived, queue.settled))
        .build()
    )
    application = cast(App, built)  # PTB types the context by a bot without a limiter
    handlers.add_to(application)
    return application


async def _finished(application: App) -> None:
    """Answer what was fetched, as long as there is time."""
    try:
        await asyncio.wait_for(application.stop(), STOP_SECONDS)
    except TimeoutError:
        log.error("stopped before every answer was sent")
