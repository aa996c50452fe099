"""Readouts in: into the store, or only read."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import click

from bot.cli.base import (
    cli,
    data_option,
    json_option,
    now_and_then,
    one_line_errors,
    paths_argument,
    print_json,
    progress,
    published_option,
)
from bot.cli.contract import outcome_json, readout_json
from bot.cli.explain import explain
from bot.reply import told_coverage
from bot.settings import load_settings
from bot.voice import CHINESE
from store import NotAReadout, Outcome, Readout, Source, Store, load_encoder, open_store
from store.beijing import day_of
from store.intake import Unusable, find_sources, stated_day
from store.reading import read_source


@cli.command()
@paths_argument
@published_option
@click.option(
    "--notify/--no-notify",
    default=None,
    help="Notify subscribers of all of it, or of nothing; else of the last fortnight's.",
)
@data_option
@json_option
@one_line_errors
def ingest(
    paths: tuple[str, ...],
    published: datetime.date | None,
    notify: bool | None,
    data: str | None,
    as_lines: bool,
) -> None:
    """Read readouts into the store: files, folders, or '-'."""
    counts = dict.fromkeys(("added", "revised", "unchanged", "refused"), 0)
    owed, stopped = 0, False
    with open_store(load_settings(data).data, load_encoder()) as store:
        try:
            for outcome in _added(store, _usable(find_sources(paths, published), counts), notify):
                owed += outcome.owed
                counts[outcome.status] += 1
                _tell(outcome, as_lines)
            _understand(store)
        except KeyboardInterrupt:  # each readout was certain before it was counted
            stopped = True
        coverage = told_coverage(store.coverage(), CHINESE)
    if stopped:
        click.echo("已中断。读入的都已在库里；再运行同样的命令，就接着做其余的。", err=True)
    click.echo(
        f"新增 {counts['added']}，更新 {counts['revised']}，未变 {counts['unchanged']}，"
        f"未收 {counts['refused']}。{coverage}",
        err=True,
    )
    if owed:
        click.echo(f"待推送 {owed} 条通知，由 readout-bot serve 发出。", err=True)
    sys.exit(1 if stopped or counts["refused"] else 0)


def _tell(outcome: Outcome, as_lines: bool) -> None:
    """What became of a readout: a line of JSON where asked for, and what is wrong with it."""
    if as_lines:
        print_json(outcome_json(outcome))
    if outcome.status == "refused":
        _refuse(f"{outcome.source_id}：{outcome.why}")
    if outcome.undated is not None:
        _undated(outcome.source_id, outcome.undated)


def _added(store: Store, sources: Iterable[Source], notify: bool | None) -> Iterator[Any]:
    """Every outcome, with a progress bar on a terminal, and a line now and then elsewhere."""
    watched = sys.stderr.isatty()
    told = now_and_then("读入")
    with click.progressbar(
        store.add(sources, notify), label="读入", file=sys.stderr, show_pos=True, hidden=not watched
    ) as bar:
        for count, outcomes in enumerate(bar, 1):
            yield from outcomes
            if not watched:
                told(count)


def _understand(store: Store) -> None:
    """Let matters be found by what they mean, where that can be done here; it may be stopped."""
    if not (lacking := store.meaning.lacking()):
        return
    with progress("理解议题", lacking) as done:
        store.meaning.wait(lambda left: done(lacking - left))


def _usable(found: Iterable[Source | Unusable], counts: dict[str, int]) -> Iterator[Source]:
    for source in found:
        if isinstance(source, Unusable):
            counts["refused"] += 1
            _refuse(f"{source.name}：{source.why}")
        else:
            yield source


def _refuse(sentence: str) -> None:
    click.echo(f"未收 {sentence}", err=True)


def _undated(source_id: str, stated: str) -> None:
    """Say that a readout was taken without its day of publication: its year may be lost with it."""
    click.echo(
        f"留意 {source_id}：published 的 {stated} 读不成日期，没有用上；请写成 2024-12-24 这样",
        err=True,
    )


@cli.command()
@paths_argument
@published_option
@json_option
@one_line_errors
def parse(paths: tuple[str, ...], published: datetime.date | None, as_lines: bool) -> None:
    """What files read as, and what was read where; stores nothing."""
    counts = {"refused": 0}
    today = day_of(datetime.datetime.now(datetime.UTC))
    for source in _usable(find_sources(paths, published), counts):
        for read in read_source(replace(source, received=today)).readouts:
            if isinstance(read, NotAReadout):
                counts["refused"] += 1
                _refuse(f"{read.source_id}：{read.why}")
            elif read.published is None and (stated := stated_day(source)) is not None:
                _undated(read.source_id, stated)
            if as_lines:
                print_json(readout_json(read))
            elif isinstance(read, Readout):
                click.echo(explain(read, color=sys.stdout.isatty()) + "\n")
    sys.exit(1 if counts["refused"] else 0)
