"""The store looked after: rebuilt, copied, exported, examined."""

from __future__ import annotations

import datetime
import sys
from difflib import get_close_matches
from pathlib import Path

import click

from bot.chat.subscribing import stats_of
from bot.cli.base import (
    cli,
    data_option,
    one_line_errors,
    print_json,
    progress,
    store_there,
)
from bot.cli.contract import readout_json
from bot.reply import compose, told_coverage
from bot.richtext import to_terminal
from bot.settings import NAMES, load_settings
from bot.voice import CHINESE
from store import SILENT_SECONDS, Store, last_beat, open_store, restore_store


@cli.command()
@click.option("--reread", is_flag=True, help="First read all kept sources again.")
@data_option
@one_line_errors
def reindex(reread: bool, data: str | None) -> None:
    """Make the search index anew from the database."""
    with store_there(load_settings(data)) as store:
        if reread:
            _reread(store)
        click.echo(f"索引已重建：{store.reindex()} 篇通稿。")


def _reread(store: Store) -> None:
    with progress("重读", store.health().sources) as done:
        counted = store.reread(done)
    click.echo(
        f"已重读：{counted.changed} 篇有变化，{counted.unchanged} 篇不变，"
        f"新读出 {counted.added} 篇，{counted.withdrawn} 篇不再算通稿。"
    )


@cli.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@data_option
@one_line_errors
def backup(file: Path, data: str | None) -> None:
    """Write a consistent copy of the database to FILE, also while the bot runs."""
    with store_there(load_settings(data)) as store:
        store.backup(file)
    click.echo(f"已备份到 {file}。")


@cli.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@data_option
@one_line_errors
def restore(file: Path, data: str | None) -> None:
    """Put a backup in the place of the database; the replaced one is kept beside it."""
    settings = load_settings(data)
    restore_store(settings.data, file)
    with open_store(settings.data) as store:
        click.echo(f"已恢复。{told_coverage(store.coverage(), CHINESE)}")


@cli.command()
@data_option
@one_line_errors
def export(data: str | None) -> None:
    """Every readout as JSON Lines, latest meeting first."""
    with store_there(load_settings(data)) as store:
        for stored in store.export():
            print_json(readout_json(stored.readout))


def _told_serving(folder: Path) -> tuple[bool, str]:
    """Whether `serve` runs and is well, and the sentence that says so."""
    beat = last_beat(folder)
    if beat is None:
        return False, "serve 没有在运行。"
    silent = round((datetime.datetime.now(datetime.UTC) - beat).total_seconds())
    if silent > SILENT_SECONDS:
        return False, f"serve 已 {silent} 秒没有动静：进程已中断，或连不上 Telegram，见日志。"
    return True, f"serve 在运行，{silent} 秒前一切正常。"


def _told_unknown(name: str) -> str:
    """That a variable means nothing, and which was likely meant."""
    meant = "".join(f"，是不是 {near}？" for near in get_close_matches(name, NAMES, n=1))
    return f"没有 {name} 这个设置{meant or '。'}"


@cli.command()
@click.option("--alive", is_flag=True, help="Only whether serve runs and is well: 0 if it is.")
@data_option
@one_line_errors
def doctor(alive: bool, data: str | None) -> None:
    """The settings in force, the state of the store, and whether serve is well."""
    settings = load_settings(data)
    if alive:
        well, told = _told_serving(settings.data)
        click.echo(told)
        sys.exit(0 if well else 1)
    for name, value in settings.described():
        click.echo(f"{name}={value}")
    for name in settings.unknown:
        click.echo(_told_unknown(name), err=True)
    with store_there(settings) as store:
        health = store.health()
        standing = compose(stats_of(store))
    click.echo(told_coverage(health.coverage, CHINESE))
    click.echo(f"数据库 {health.database_bytes:,} 字节，索引 {health.index_bytes:,} 字节")
    if health.outdated:
        click.echo(f"{health.outdated} 篇由旧版本读入，可用 readout-bot reindex --reread 重读")
    if health.behind:
        click.echo(f"索引落后 {health.behind} 处改动，可用 readout-bot reindex 重建")
    click.echo(to_terminal(standing.blocks, color=False))
    click.echo(_told_serving(settings.data)[1])
    for problem in health.problems:
        click.echo(f"数据库有问题：{problem}", err=True)
    sys.exit(1 if health.problems else 0)
