"""The conversation in a terminal, typed key by key."""

from __future__ import annotations

import datetime

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.cli.terminal import Terminal, converse
from store import Store

TODAY = datetime.date(2026, 11, 23)


def said(store: Store, typed: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What is printed to somebody who types lines and never ends the input."""
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text(typed.replace("\n", "\r"))
        converse(Terminal(store, lambda: TODAY, color=False), None)
    return capsys.readouterr().out


@pytest.mark.parametrize("text", ["exit", "quit", "Ｑ", ":q", "退出", "再見", "拜拜"])
def test_it_ends_when_one_says_so(
    with_sample: Store, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(with_sample, f"6月1日\n{text}\n垃圾分类\n", capsys)
    assert "2019年6月1日 上午 · 北京市委常委会会议" in told
    assert "没有找到" not in told


def test_it_is_told_how_to_leave(with_sample: Store, capsys: pytest.CaptureFixture[str]) -> None:
    assert "exit" in said(with_sample, "exit\n", capsys)


def test_what_only_begins_so_is_asked(
    with_sample: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(with_sample, "退出机制\nexit\n", capsys)
    assert "没有找到“退出机制”" in told
