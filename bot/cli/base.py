"""What every command stands on: the group, options, errors in one line, lines in and out."""

from __future__ import annotations

import datetime
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, NoReturn, ParamSpec

import click

from bot.sample import NOTICE, open_sample
from bot.settings import SettingError, Settings
from store import Encoder, Store, StoreError, StoreMissing, load_encoder, open_store
from store.causes import cause
from store.intake import STDIN

P = ParamSpec("P")


class _Commands(click.Group):
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if error.option_name != "--data":
                raise
            ctx.fail("--data belongs after the command: readout-bot doctor --data DIR")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="readout-bot", prog_name="readout-bot")
def cli() -> None:
    """Find and quote Chinese meeting readouts (会议通稿), on Telegram or in a terminal."""


def fail(sentence: str) -> NoReturn:
    """End with one line on standard error, and exit code 1."""
    click.echo(f"readout-bot: {sentence}", err=True)
    sys.exit(1)


def one_line_errors(command: Callable[P, None]) -> Callable[P, None]:
    """Have what a command expects to go wrong end as one line, never as a traceback."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (StoreError, SettingError) as error:
            fail(str(error))
        except BrokenPipeError:  # the reader had enough: | head
            sys.stderr.close()
            sys.exit(0)
        except OSError as error:  # a file that nobody foresaw: its name is all there is to add
            fail(f"无法使用 {error.filename or '文件'}：{cause(error)}")

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


class _Source(click.ParamType[str]):
    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not value:  # an unset variable of a script, which must not mean the current folder
            self.fail("an empty path; write '.' for the current folder", param, ctx)
        return str(value)


paths_argument = click.argument("paths", nargs=-1, required=True, type=_Source())
data_option = click.option("--data", metavar="DIR", help="Where the database and the index live.")
json_option = click.option(
    "--json", "as_lines", is_flag=True, help="JSON Lines on standard output."
)
today_option = click.option(
    "--today", type=_Day(), help="The day that 昨天 is said on (YYYY-MM-DD)."
)
published_option = click.option(
    "--published", type=_Day(), help="When the texts were published (YYYY-MM-DD)."
)


def print_json(value: dict[str, Any]) -> None:
    """Write one line of JSON, its characters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False))


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """A bar of so many steps, where a person watches, else lines; told how many are done."""
    if not sys.stderr.isatty():
        yield now_and_then(label, length)
        return
    with click.progressbar(length=length, label=label, file=sys.stderr, show_pos=True) as bar:
        yield lambda done: bar.update(done - bar.pos)


EVERY_SECONDS = 10.0


def now_and_then(
    label: str, length: int | None = None, clock: Callable[[], float] = time.monotonic
) -> Callable[[int], None]:
    """What says in a line now and then how much is done, so that a log shows that it goes on."""
    last = clock()
    of = "" if length is None else f"/{length}"

    def told(done: int) -> None:
        nonlocal last
        if (now := clock()) - last >= EVERY_SECONDS:
            last = now
            click.echo(f"{label} {done}{of}", err=True)

    return told


def lines_of(argument: str) -> Iterator[str]:
    """The argument itself, or with ``-`` each line of standard input."""
    if argument != STDIN:
        yield argument
        return
    for raw in sys.stdin.buffer:
        yield raw.decode("utf-8", "replace").rstrip("\r\n")


def store_there(settings: Settings, encoder: Encoder | None = None) -> Store:
    """The store that is in the data folder; none is made, for the folder may be mistyped."""
    try:
        return open_store(settings.data, encoder, make=False)
    except StoreMissing as missing:
        fail(f"{missing}：请用 --data 指明另一个数据目录，或先用 readout-bot ingest 导入通稿")


@contextmanager
def store_or_sample(settings: Settings, interactive: bool) -> Iterator[Store]:
    """The user's store; while it is empty, the bundled sample in a store of its own."""
    with open_store(settings.data, load_encoder()) as store:
        if store.coverage().readouts:
            yield store
            return
        if interactive and not click.confirm(
            "库里还没有通稿。要用内置示例试一试吗？", default=True
        ):
            yield store
            return
    click.echo(f"库里还没有通稿，以下回答来自{NOTICE}", err=True)
    with open_sample(settings.data, load_encoder()) as sample:
        yield sample
