"""Inline mode: what was typed after the bot's name, answered with what can be posted there."""

from __future__ import annotations

import asyncio
import logging

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.chat.asker import Asker
from bot.richtext import to_html
from bot.telegram.bridge import Bridge
from bot.telegram.keyboard import link_to
from bot.telegram.offers import OFFERS_A_PAGE, Offer, offers
from bot.telegram.sending import NO_PREVIEW
from bot.voice import Voice
from store import Store, StoreError

log = logging.getLogger(__name__)
CACHE_SECONDS = 30
"""How long Telegram may repeat an answer by itself: readouts come in, and today ends."""
MAX_OFFSET = 10_000
"""No one scrolls that far; a larger number was not written by us."""
HELP = "help"
"""What the button above no results starts the bot with."""


async def answer_inline(
    query: InlineQuery, asker: Asker, store: Store, bridge: Bridge, seconds: float
) -> None:
    """Answer an inline query; one that cannot be answered in time is let go."""
    offset = _offset(query.offset)
    try:
        found = await asyncio.wait_for(
            bridge.run(offers, query.query, asker.today, store, asker.voice, offset), seconds
        )
    except (TimeoutError, StoreError) as error:
        log.error("inline query given up", extra={"why": str(error)})
        return
    more = str(offset + OFFERS_A_PAGE) if len(found) == OFFERS_A_PAGE else ""
    nothing = InlineQueryResultsButton(asker.voice.say("inline.nothing"), start_parameter=HELP)
    try:
        await query.answer(
            [_article(offer, query, asker.voice) for offer in found],
            cache_time=CACHE_SECONDS,
            is_personal=True,  # the sentences around the excerpts are in the user's language
            next_offset=more,
            button=None if found or offset else nothing,
        )
    except BadRequest as late:
        log.info("inline query answered too late", extra={"why": late.message})
    except TelegramError as error:
        log.warning("inline query not answered", extra={"why": str(error)})


async def refuse_inline(query: InlineQuery, why: str) -> None:
    """Offer nothing, and say why."""
    button = InlineQueryResultsButton(why, start_parameter=HELP)
    try:
        await query.answer([], cache_time=CACHE_SECONDS, is_personal=True, button=button)
    except TelegramError as error:
        log.info("inline query not refused", extra={"why": str(error)})


def _offset(given: str) -> int:
    if given.isascii() and given.isdigit() and int(given[:9]) <= MAX_OFFSET:
        return int(given[:9])
    return 0


def _article(offer: Offer, query: InlineQuery, voice: Voice) -> InlineQueryResultArticle:
    link = link_to(offer.target, query.get_bot())
    buttons = [InlineKeyboardButton(voice.say("inline.open"), url=link)]
    if offer.url:
        buttons.append(InlineKeyboardButton(voice.say("button.source"), url=offer.url))
    return InlineQueryResultArticle(
        offer.id,
        offer.title,
        InputTextMessageContent(
            to_html(offer.blocks), parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
        ),
        description=offer.description,
        reply_markup=InlineKeyboardMarkup([buttons]),
    )
