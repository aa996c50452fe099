"""Files that admins send: read into the store, and told what became of each readout."""

from __future__ import annotations

import logging
from collections import Counter

from telegram import Document, Message
from telegram.error import TelegramError

from bot.action import ShowMeeting
from bot.answer import Told
from bot.chat.asker import Asker
from bot.reply import Button, Reply, compose
from bot.richtext import Block, bold, line
from bot.telegram.bridge import Bridge
from bot.telegram.sending import send
from bot.voice import Sentence, Voice, sentence
from store import Outcome, Source, Store
from store.intake import Unusable, find_in

log = logging.getLogger(__name__)
MAX_BYTES = 20_000_000
"""Telegram hands larger files to no bot."""
SLOW_BYTES = 500_000
"""A larger file takes seconds to read: then it is said that it is being read."""
TOLD = 10
"""Readouts and refusals told one by one; of more there is the number."""


async def add_document(message: Message, asker: Asker, store: Store, bridge: Bridge) -> None:
    """Add what a file holds, if its sender may, and say what became of it."""
    assert message.document is not None

    async def say(said: Sentence) -> None:
        await send(message.get_bot(), message.chat_id, compose(Told(said), asker.voice))

    if not asker.admin:
        await say(sentence("upload.not_admin"))
        return
    if (message.document.file_size or 0) > MAX_BYTES:
        await say(sentence("upload.too_large", limit=MAX_BYTES // 1_000_000))
        return
    data = await _downloaded(message.document)
    if data is None:
        await say(sentence("upload.not_fetched"))
        return
    name = message.document.file_name or "upload.txt"
    if len(data) > SLOW_BYTES:
        await say(sentence("upload.reading", name=name))
    outcomes = await bridge.run(added, store, data, name)
    await send(message.get_bot(), message.chat_id, told(outcomes, name, asker.voice))


async def _downloaded(document: Document) -> bytes | None:
    try:
        file = await document.get_file()
        return bytes(await file.download_as_bytearray())
    except TelegramError as refused:
        log.warning("file not fetched", extra={"why": str(refused)})
        return None


def added(store: Store, data: bytes, name: str) -> list[Outcome]:
    """Add every readout in a file; what is none is among the outcomes, refused."""
    outcomes: list[Outcome] = []
    sources: list[Source] = []
    for found in find_in(data, name):
        if isinstance(found, Unusable):
            outcomes.append(Outcome("refused", found.name, found.name, why=found.why))
        else:
            sources.append(found)
    for of_one in store.add(sources):
        outcomes += of_one
    return outcomes


def told(outcomes: list[Outcome], name: str, voice: Voice) -> Reply:
    """What became of a file: the numbers, and each readout by its title."""
    counts = Counter(outcome.status for outcome in outcomes)
    numbers = {status: counts[status] for status in ("added", "revised", "unchanged", "refused")}
    blocks: list[Block] = [
        line(bold(name)),
        line(voice.say("upload.counts", **numbers)),
    ]
    taken = [o for o in outcomes if o.status in ("added", "revised") and o.readout is not None]
    buttons = []
    for number, outcome in enumerate(taken[:TOLD], 1):
        assert outcome.readout is not None
        blocks.append(line(bold(f"{number} "), outcome.title or outcome.source_id))
        buttons.append(Button(str(number), ShowMeeting(outcome.readout)))
    refused = [outcome for outcome in outcomes if outcome.status == "refused"]
    blocks += [
        line(voice.say("upload.refused", name=outcome.title or outcome.source_id, why=outcome.why))
        for outcome in refused[:TOLD]
    ]
    undated = [outcome for outcome in outcomes if outcome.undated is not None]
    blocks += [
        line(voice.say("upload.undated", name=outcome.source_id, day=outcome.undated))
        for outcome in undated[:TOLD]
    ]
    if left := {*taken[TOLD:], *refused[TOLD:], *undated[TOLD:]}:
        blocks.append(line(voice.say("upload.more", count=len(left))))
    half = len(buttons) // 2 if len(buttons) > 6 else len(buttons)
    rows = tuple(tuple(row) for row in (buttons[:half], buttons[half:]) if row)
    return Reply(tuple(blocks), rows)
