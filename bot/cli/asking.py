"""Questions: a conversation, one answer, what a date means."""

from __future__ import annotations

import datetime
import sys
import time
from typing import Any

import click

from bot.answer import answer
from bot.chat.asker import Asker
from bot.cli.base import (
    cli,
    data_option,
    json_option,
    lines_of,
    one_line_errors,
    print_json,
    store_or_sample,
    store_there,
    today_option,
)
from bot.cli.contract import ask_json
from bot.cli.terminal import Terminal, converse
from bot.conversation import Conversation
from bot.question import understand
from bot.reply import compose
from bot.richtext import to_terminal
from bot.settings import load_settings
from store import Store, load_encoder
from store.dates import NotADate, as_json, describe, read_date
from store.intake import STDIN


@cli.command()
@click.argument("question", required=False)
@data_option
@one_line_errors
def chat(question: str | None, data: str | None) -> None:
    """Talk to the bot in the terminal; with QUESTION, one answer."""
    settings = load_settings(data)
    interactive = question is None and sys.stdin.isatty() and sys.stdout.isatty()
    with store_or_sample(settings, interactive) as store:
        color = sys.stdout.isatty()
        terminal = Terminal(store, settings.today, color, settings.data / "files")
        if question is not None:
            click.echo(terminal.say(question))
        elif interactive:
            converse(terminal, settings.data / "history")
        else:
            for text in lines_of(STDIN):
                if text.strip():
                    click.echo(terminal.say(text))
                    click.echo()


@cli.command()
@click.argument("question")
@today_option
@data_option
@json_option
@one_line_errors
def ask(question: str, today: datetime.date | None, data: str | None, as_lines: bool) -> None:
    """One answer to QUESTION; '-' reads one question a line."""
    settings = load_settings(data)
    with store_there(settings, load_encoder()) as store:
        store.warm_up()
        for text in lines_of(question):
            if as_lines:
                print_json(_asked(text, today or settings.today(), store))
            else:
                asker = Asker(today or settings.today())
                reply = Conversation(store).reply_to(text, asker)
                click.echo(to_terminal(reply.blocks, sys.stdout.isatty()))


def _asked(text: str, today: datetime.date, store: Store) -> dict[str, Any]:
    began = time.perf_counter()
    question = understand(text, today, store.facts.names())
    found = answer(question, store)
    told = to_terminal(compose(found).blocks, color=False)
    return ask_json(text, question, found, store, told, (time.perf_counter() - began) * 1000)


@cli.command()
@click.argument("expression")
@today_option
@json_option
@one_line_errors
def date(expression: str, today: datetime.date | None, as_lines: bool) -> None:
    """What a date expression means; '-' reads one a line."""
    settings = load_settings()
    refused = False
    for text in lines_of(expression):
        meaning = read_date(text, today or settings.today())
        refused = refused or isinstance(meaning, NotADate)
        if isinstance(meaning, NotADate):
            click.echo(f"{text}：不是日期，{meaning.why}", err=True)
        if as_lines:
            print_json(as_json(text, meaning))
        elif not isinstance(meaning, NotADate):
            click.echo(f"{text}：{describe(meaning)}")
    sys.exit(1 if refused else 0)
