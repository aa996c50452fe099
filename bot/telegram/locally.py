"""The bot on this machine alone: the same Application, with a local Telegram and its page."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.local import LocalBotAPI
from bot.local.page import Page, set_scene
from bot.settings import Settings
from bot.telegram.serve import ServeError, run, until_told
from store import Store, open_store, restore_store

PORT: Final = 8330
"""Where the page is, unless another program is there already."""


def serve_locally(
    settings: Settings, store: Store, port: int | None, told: str, ready: Callable[[str], None]
) -> None:
    """Run the bot against a local Bot API until SIGTERM or SIGINT.

    ``ready`` is called with the address of the page. The first of its people is the bot's admin.

    It speaks from a copy of ``store``: what people on the page subscribe to, add or set is theirs,
    and gone with them. ``told`` stands at the head of the page. Raises ServeError where the port
    cannot be had; with None it is ``PORT``, or else any free one.
    """
    with copied(store) as copy:
        asyncio.run(until_told(lambda stop: _run(settings, copy, port, told, ready, stop)))


async def _run(
    settings: Settings,
    store: Store,
    port: int | None,
    told: str,
    ready: Callable[[str], None],
    stop: asyncio.Event,
) -> None:
    api = LocalBotAPI(pace=1.0)
    first = set_scene(api.world).people[0]
    page = Page(api, f"{told}{first.first_name}是机器人的管理员，发通稿文件就能添加。")
    await _listen(api, port)
    ready(api.base_url)
    try:
        local = replace(
            settings,
            token=api.token,
            api=api.base_url,
            allowed=frozenset(),
            admins=frozenset({first.id}),
        )
        await run(local, store, stop)
    finally:
        page.close()
        await api.stop()


async def _listen(api: LocalBotAPI, port: int | None) -> None:
    try:
        await api.start(PORT if port is None else port)
    except OSError as taken:
        if port is not None:
            raise ServeError(f"端口 {port} 用不了：{taken.strerror}") from taken
        await api.start()


@contextmanager
def copied(store: Store) -> Iterator[Store]:
    """A copy of a store, for as long as the block lasts."""
    with TemporaryDirectory(prefix="readout-bot-") as folder:
        scratch = Path(folder)
        backup = scratch / "backup"
        copy = scratch / "data"
        # The index goes along, so as not to be made anew; what it lacks then, it catches up on.
        shutil.copytree(store.folder, copy, ignore=shutil.ignore_patterns("*.db*", "sample"))
        store.backup(backup)
        restore_store(copy, backup)
        with open_store(copy, store.meaning.encoder) as opened:
            yield opened
