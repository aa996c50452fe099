"""The bot as a process: on Telegram, or on this machine alone."""

from __future__ import annotations

import logging

import click

from bot.cli.base import cli, data_option, fail, one_line_errors, store_or_sample
from bot.cli.logs import set_up_logging
from bot.sample import NOTICE
from bot.settings import load_settings
from store import load_encoder, open_store


@cli.command()
@click.option("--api", metavar="URL", help="Base address of the Bot API.")
@click.option("--webhook", metavar="URL", help="Have updates sent to this address.")
@click.option("--listen", default="127.0.0.1:8080", show_default=True, help="Where to take them.")
@data_option
@one_line_errors
def serve(api: str | None, webhook: str | None, listen: str, data: str | None) -> None:
    """Run the bot on Telegram: with long polling, or behind a proxy with --webhook."""
    from bot.telegram import ServeError, address_of  # telegram takes half a second to import
    from bot.telegram import serve as run_bot

    settings = load_settings(data, api)
    address = address_of(webhook, listen) if webhook else None
    set_up_logging()
    with open_store(settings.data, load_encoder()) as store:
        try:
            run_bot(settings, store, address)
        except ServeError as error:
            fail(str(error))


@cli.command()
@click.option("--port", type=click.IntRange(0, 65535), help="Where the page is; 0: any free port.")
@data_option
@one_line_errors
def local(port: int | None, data: str | None) -> None:
    """The same bot behind a Telegram-like page on 127.0.0.1, without a token."""
    from bot.telegram import ServeError
    from bot.telegram.locally import serve_locally

    def ready(address: str) -> None:
        click.echo(f"聊天页面：{address}/　（Ctrl-C 结束；页面上的聊天和设置随之清空）")

    settings = load_settings(data)
    set_up_logging(logging.WARNING)
    with store_or_sample(settings, interactive=False) as store:
        told = NOTICE if store.folder != settings.data else ""
        try:
            serve_locally(settings, store, port, told, ready)
        except ServeError as error:
            fail(str(error))
