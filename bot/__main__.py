"""The command line: reads settings, opens the store, and hands over."""

from __future__ import annotations

import datetime
import io
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, ParamSpec

import click

from bot.answer import answer
from bot.asker import Asker
from bot.contract import ask_json, outcome_json, readout_json
from bot.conversation import Conversation
from bot.explain import explain
from bot.logs import set_up_logging
from bot.question import understand
from bot.reply import compose, told_coverage
from bot.richtext import to_terminal
from bot.sample import NOTICE, open_sample
from bot.settings import SettingError, Settings, load_settings
from bot.subscribing import stats_of
from bot.terminal import Terminal, converse
from bot.voice import CHINESE
from store import NotAReadout, Readout, Source, Store, StoreError, open_store, restore_store
from store.dates import NotADate, as_json, describe, read_date
from store.intake import STDIN, Unusable, find_sources
from store.reading import read_source

P = ParamSpec("P")


def main() -> None:
    """Run the command line; expected failures end as one line, never as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and (
            not stream.isatty() or stream.encoding.lower() in ("ascii", "iso8859-1")
        ):  # what scripts read is UTF-8, and a C locale must not break Chinese
            stream.reconfigure(encoding="utf-8", errors="replace")
    cli([_utf8(argument) for argument in sys.argv[1:]], prog_name="readout-bot")


def _utf8(argument: str) -> str:
    """An argument that an ASCII locale could not decode, as the UTF-8 it was typed in."""
    if argument.isascii() or not any("\udc80" <= char <= "\udcff" for char in argument):
        return argument
    return os.fsencode(argument).decode("utf-8", "replace")


def _fail(sentence: str) -> NoReturn:
    click.echo(f"readout-bot: {sentence}", err=True)
    sys.exit(1)


def _one_line_errors(command: Callable[P, None]) -> Callable[P, None]:
    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (StoreError, SettingError) as error:
            _fail(str(error))
        except BrokenPipeError:  # the reader had enough: | head
            sys.stderr.close()
            sys.exit(0)

    return wrapped


class _Day(click.ParamType[datetime.date]):
    name = "date"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date like 2019-06-01", param, ctx)


_data = click.option("--data", metavar="DIR", help="Where the database and the index live.")
_as_json = click.option("--json", "as_lines", is_flag=True, help="JSON Lines on standard output.")
_today = click.option("--today", type=_Day(), help="The day that 昨天 is said on (YYYY-MM-DD).")
_published = click.option(
    "--published", type=_Day(), help="When the texts were published (YYYY-MM-DD)."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="readout-bot", prog_name="readout-bot")
def cli() -> None:
    """Find and quote Chinese meeting readouts (会议通稿), on Telegram or in a terminal."""


def _print_json(value: dict[str, Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def _lines(argument: str) -> Iterator[str]:
    """The argument itself, or with ``-`` each line of standard input."""
    if argument != STDIN:
        yield argument
        return
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", "replace").rstrip("\r\n")


# --- asking -------------------------------------------------------------------------------------


@cli.command()
@click.argument("question", required=False)
@_data
@_one_line_errors
def chat(question: str | None, data: str | None) -> None:
    """Talk to the bot in the terminal; with QUESTION, one answer."""
    settings = load_settings(data)
    interactive = question is None and sys.stdin.isatty() and sys.stdout.isatty()
    with _store_or_sample(settings, interactive) as store:
        color = sys.stdout.isatty()
        terminal = Terminal(store, settings.today, color, settings.data / "files")
        if question is not None:
            click.echo(terminal.say(question))
        elif interactive:
            converse(terminal, settings.data / "history")
        else:
            for text in _lines(STDIN):
                if text.strip():
                    click.echo(terminal.say(text))
                    click.echo()


@contextmanager
def _store_or_sample(settings: Settings, interactive: bool) -> Iterator[Store]:
    """The user's store; while it is empty, the bundled sample in a store of its own."""
    with open_store(settings.data) as store:
        if store.coverage().readouts:
            yield store
            return
        if interactive and not click.confirm(
            "库里还没有通稿。要用内置示例试一试吗？", default=True
        ):
            yield store
            return
    click.echo(f"库里还没有通稿，以下回答来自{NOTICE}", err=True)
    with open_sample(settings.data) as sample:
        yield sample


@cli.command()
@click.argument("question")
@_today
@_data
@_as_json
@_one_line_errors
def ask(question: str, today: datetime.date | None, data: str | None, as_lines: bool) -> None:
    """One answer to QUESTION; '-' reads one question a line."""
    settings = load_settings(data)
    with open_store(settings.data) as store:
        store.warm_up()
        for text in _lines(question):
            if as_lines:
                _print_json(_asked(text, today or settings.today(), store))
            else:
                asker = Asker(today or settings.today())
                reply = Conversation(store).reply_to(text, asker)
                click.echo(to_terminal(reply.blocks, sys.stdout.isatty()))


def _asked(text: str, today: datetime.date, store: Store) -> dict[str, Any]:
    began = time.perf_counter()
    question = understand(text, today, store.facts.names())
    found = answer(question, store)
    told = to_terminal(compose(found).blocks, color=False)
    return ask_json(text, question, found, told, (time.perf_counter() - began) * 1000)


@cli.command()
@click.argument("expression")
@_today
@_as_json
@_one_line_errors
def date(expression: str, today: datetime.date | None, as_lines: bool) -> None:
    """What a date expression means; '-' reads one a line."""
    settings = load_settings()
    refused = False
    for text in _lines(expression):
        meaning = read_date(text, today or settings.today())
        refused = refused or isinstance(meaning, NotADate)
        if isinstance(meaning, NotADate):
            click.echo(f"{text}：不是日期，{meaning.why}", err=True)
        if as_lines:
            _print_json(as_json(text, meaning))
        elif not isinstance(meaning, NotADate):
            click.echo(f"{text}：{describe(meaning)}")
    sys.exit(1 if refused else 0)


# --- readouts in --------------------------------------------------------------------------------


@cli.command()
@click.argument("paths", nargs=-1, required=True)
@_published
@click.option(
    "--notify/--no-notify",
    default=None,
    help="Notify subscribers of all of it, or of nothing; else of the last fortnight's.",
)
@_data
@_as_json
@_one_line_errors
def ingest(
    paths: tuple[str, ...],
    published: datetime.date | None,
    notify: bool | None,
    data: str | None,
    as_lines: bool,
) -> None:
    """Read readouts into the store: files, folders, or '-'."""
    owed = 0
    counts = dict.fromkeys(("added", "revised", "unchanged", "refused"), 0)
    with open_store(load_settings(data).data) as store:
        for outcome in _added(store, _usable(find_sources(paths, published), counts), notify):
            owed += outcome.owed
            counts[outcome.status] += 1
            if as_lines:
                _print_json(outcome_json(outcome))
            if outcome.status == "refused":
                _refuse(f"{outcome.source_id}：{outcome.why}")
        coverage = told_coverage(store.coverage(), CHINESE)
    click.echo(
        f"新增 {counts['added']}，更新 {counts['revised']}，未变 {counts['unchanged']}，"
        f"未收 {counts['refused']}。{coverage}",
        err=True,
    )
    if owed:
        click.echo(f"待推送 {owed} 条通知，由 readout-bot serve 发出。", err=True)
    sys.exit(1 if counts["refused"] else 0)


def _added(store: Store, sources: Iterable[Source], notify: bool | None) -> Iterator[Any]:
    """Every outcome, with a progress bar on a terminal."""
    with click.progressbar(
        store.add(sources, notify),
        label="读入",
        file=sys.stderr,
        show_pos=True,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        for outcomes in bar:
            yield from outcomes


def _usable(found: Iterable[Source | Unusable], counts: dict[str, int]) -> Iterator[Source]:
    for source in found:
        if isinstance(source, Unusable):
            counts["refused"] += 1
            _refuse(f"{source.name}：{source.why}")
        else:
            yield source


def _refuse(sentence: str) -> None:
    click.echo(f"未收 {sentence}", err=True)


@cli.command()
@click.argument("paths", nargs=-1, required=True)
@_published
@_as_json
@_one_line_errors
def parse(paths: tuple[str, ...], published: datetime.date | None, as_lines: bool) -> None:
    """What files read as, and what was read where; stores nothing."""
    counts = {"refused": 0}
    for source in _usable(find_sources(paths, published), counts):
        for read in read_source(source).readouts:
            if isinstance(read, NotAReadout):
                counts["refused"] += 1
                _refuse(f"{read.source_id}：{read.why}")
            if as_lines:
                _print_json(readout_json(read))
            elif isinstance(read, Readout):
                click.echo(explain(read, color=sys.stdout.isatty()) + "\n")
    sys.exit(1 if counts["refused"] else 0)


# --- running and upkeep -------------------------------------------------------------------------


@cli.command()
@click.option("--api", metavar="URL", help="Base address of the Bot API.")
@click.option("--webhook", metavar="URL", help="Have updates sent to this address.")
@click.option("--listen", default="127.0.0.1:8080", show_default=True, help="Where to take them.")
@_data
@_one_line_errors
def serve(api: str | None, webhook: str | None, listen: str, data: str | None) -> None:
    """Run the bot on Telegram: with long polling, or behind a proxy with --webhook."""
    from bot.telegram import ServeError, address_of  # telegram takes half a second to import
    from bot.telegram import serve as run_bot

    settings = load_settings(data, api)
    address = address_of(webhook, listen) if webhook else None
    set_up_logging()
    with open_store(settings.data) as store:
        try:
            run_bot(settings, store, address)
        except ServeError as error:
            _fail(str(error))


@cli.command()
@click.option("--port", type=click.IntRange(0, 65535), help="Where the page is; 0: any free port.")
@_data
@_one_line_errors
def local(port: int | None, data: str | None) -> None:
    """The same bot behind a Telegram-like page on 127.0.0.1, without a token."""
    from bot.telegram import ServeError
    from bot.telegram.locally import serve_locally

    def ready(address: str) -> None:
        click.echo(f"聊天页面：{address}/　（Ctrl-C 结束；页面上的聊天和设置随之清空）")

    settings = load_settings(data)
    set_up_logging(logging.WARNING)
    with _store_or_sample(settings, interactive=False) as store:
        told = NOTICE if store.folder != settings.data else ""
        try:
            serve_locally(settings, store, port, told, ready)
        except ServeError as error:
            _fail(str(error))


@cli.command()
@click.option("--reread", is_flag=True, help="First read all kept sources again.")
@_data
@_one_line_errors
def reindex(reread: bool, data: str | None) -> None:
    """Make the search index anew from the database."""
    with open_store(load_settings(data).data) as store:
        if reread:
            _reread(store)
        click.echo(f"索引已重建：{store.reindex()} 篇通稿。")


def _reread(store: Store) -> None:
    with click.progressbar(
        length=store.health().sources,
        label="重读",
        file=sys.stderr,
        show_pos=True,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        counted = store.reread(lambda _count: bar.update(1))
    click.echo(
        f"已重读：{counted.changed} 篇有变化，{counted.unchanged} 篇不变，"
        f"新读出 {counted.added} 篇，{counted.withdrawn} 篇不再算通稿。"
    )


@cli.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_data
@_one_line_errors
def backup(file: Path, data: str | None) -> None:
    """Write a consistent copy of the database to FILE, also while the bot runs."""
    with open_store(load_settings(data).data) as store:
        store.backup(file)
    click.echo(f"已备份到 {file}。")


@cli.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@_data
@_one_line_errors
def restore(file: Path, data: str | None) -> None:
    """Put a backup in the place of the database; the replaced one is kept beside it."""
    settings = load_settings(data)
    restore_store(settings.data, file)
    with open_store(settings.data) as store:
        click.echo(f"已恢复。{told_coverage(store.coverage(), CHINESE)}")


@cli.command()
@_data
@_one_line_errors
def export(data: str | None) -> None:
    """Every readout as JSON Lines, latest meeting first."""
    with open_store(load_settings(data).data) as store:
        for stored in store.export():
            _print_json(readout_json(stored.readout))


@cli.command()
@_data
@_one_line_errors
def doctor(data: str | None) -> None:
    """The settings in force and the state of the store."""
    settings = load_settings(data)
    for name, value in settings.described():
        click.echo(f"{name}={value}")
    with open_store(settings.data) as store:
        health = store.health()
        standing = compose(stats_of(store))
    click.echo(told_coverage(health.coverage, CHINESE))
    click.echo(f"数据库 {health.database_bytes:,} 字节，索引 {health.index_bytes:,} 字节")
    if health.outdated:
        click.echo(f"{health.outdated} 篇由旧版本读入，可用 readout-bot reindex --reread 重读")
    if health.behind:
        click.echo(f"索引落后 {health.behind} 处改动，可用 readout-bot reindex 重建")
    click.echo(to_terminal(standing.blocks, color=False))
    for problem in health.problems:
        click.echo(f"数据库有问题：{problem}", err=True)
    sys.exit(1 if health.problems else 0)


if __name__ == "__main__":
    main()
