"""Every kind of question in the terminal and over HTTP, on the bundled fictional readouts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import cli
from store import Store, open_store
from tests.bot.telegram.conftest import Served
from tests.kinds import FOLLOWING, KINDS
from tests.readouts import wanglan


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kinds")
    with open_store(folder) as store:
        list(store.add(wanglan()))
    return folder


@pytest.fixture
def city(data: Path) -> Iterator[Store]:
    with open_store(data) as store:
        yield store


def chatted(data: Path, said: Sequence[str]) -> str:
    """What ``chat`` prints for these lines."""
    unset = dict.fromkeys(name for name in os.environ if "READOUT_BOT" in name)
    done = CliRunner().invoke(
        cli, ["chat"], input="\n".join(said), env={**unset, "READOUT_BOT_DATA": str(data)}
    )
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stdout


def in_order(parts: Sequence[str], text: str) -> list[str]:
    """Those of the parts that do not stand in the text one after the other."""
    at, lacking = 0, []
    for part in parts:
        found = text.find(part, at)
        if found < 0:
            lacking.append(part)
        at = max(at, found)
    return lacking


def test_every_kind_of_question_is_answered_in_the_terminal(data: Path) -> None:
    said = chatted(data, [question for _, question, _ in KINDS])
    assert in_order([told for _, _, told in KINDS], said) == []


def test_follow_ups_are_answered_in_the_terminal(data: Path) -> None:
    said = chatted(data, [question for question, _ in FOLLOWING])
    assert in_order([told for _, told in FOLLOWING], said) == []


def test_results_and_trends_are_kept_as_files_in_the_terminal(data: Path) -> None:
    said = chatted(data, ["2022年市政府常务会议开了几次", "CSV", "/trend 防汛 养老", "CSV"])
    tables = [file.read_text("utf-8-sig") for file in sorted((data / "files").glob("*.csv"))]
    assert len(tables) == 2, said
    assert any(table.startswith("month,防汛,养老") for table in tables)
    assert any("2022-01-18" in table and "2022-12-30" in table for table in tables)


async def test_every_kind_of_question_is_answered_over_http(city: Store, tmp_path: Path) -> None:
    async with Served(city, tmp_path) as served, served.running():
        for kind, question, told in KINDS:
            assert told in (await served.ask(question)).text, kind


async def test_follow_ups_are_answered_over_http(city: Store, tmp_path: Path) -> None:
    async with Served(city, tmp_path) as served, served.running():
        for question, told in FOLLOWING:
            assert told in (await served.ask(question)).text, question


async def test_counts_and_trends_come_as_files_over_http(city: Store, tmp_path: Path) -> None:
    async with Served(city, tmp_path) as served, served.running():
        await served.tap(await served.ask("2022年市政府常务会议开了几次"), "JSON")
        with served.listen() as heard:
            served.world.say(served.person, served.chat, "/trend 防汛 养老")
            trend = await heard.message()
            while not trend.buttons:  # where there is a picture, it comes first
                trend = await heard.message()
        await served.tap(trend, "CSV")
        files = [m.document for m in served.world.history(served.chat) if m.document]
        assert [file.name for file in files] == ["readouts.json", "readouts.csv"]
