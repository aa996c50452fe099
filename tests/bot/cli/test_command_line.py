"""The public contract, as others script against it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli import cli
from bot.cli.base import EVERY_SECONDS, now_and_then
from tests.readouts import SAMPLE, written

ROOT = Path(__file__).parent.parent.parent.parent
ITEM_KEYS = {"position", "verb", "subject", "documents", "text", "start", "end"}
READOUT_KEYS = {
    "source_id", "title", "published", "url", "body", "meeting", "session", "date",
    "date_printed", "month", "day", "time_of_day", "year", "chair", "attendees", "items",
    "other_matters", "text",
}  # fmt: skip


@dataclass
class Done:
    """What a command left behind."""

    stdout: str
    stderr: str


class Shell:
    """The command line over a data folder of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.environment: dict[str, str | None] = {
            **dict.fromkeys((name for name in os.environ if "READOUT_BOT" in name), None),
            "READOUT_BOT_DATA": str(data),
        }

    def run(self, *arguments: str, stdin: str = "", code: int = 0) -> Done:
        done = CliRunner().invoke(cli, arguments, input=stdin, env=self.environment)
        assert done.exit_code == code, (done.output, done.exception)
        assert isinstance(done.exception, SystemExit | None)
        return Done(done.stdout, done.stderr)

    def lines(self, *arguments: str, stdin: str = "", code: int = 0) -> list[Any]:
        done = self.run(*arguments, stdin=stdin, code=code)
        return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "data")


def unprivileged(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line as a process bound by permissions, also where root runs the tests."""
    bound = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    if os.geteuid() == 0 and shutil.which(bound[0]) is None:
        pytest.skip("root may open everything, and there is no setpriv to bind it")
    return subprocess.run(
        [*(bound if os.geteuid() == 0 else []), sys.executable, "-m", "bot", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_chinese_comes_out_of_a_real_process_in_any_locale(tmp_path: Path, locale: str) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "READOUT_BOT_DATA": str(tmp_path / "data"),
        "LC_ALL": locale,
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
    }
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat", "/meeting 6月1日"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode("utf-8").startswith("2019年6月1日 上午 · 北京市委常委会会议")


def test_parse_gives_the_contracts_shape(shell: Shell) -> None:
    (read,) = shell.lines("parse", "--json", str(SAMPLE))
    assert set(read) == READOUT_KEYS
    assert read["source_id"] == "330"
    assert read["year"]["value"] == 2019
    assert read["year"]["how"] == "inferred"
    assert read["chair"] == [{"name": "蔡奇", "title": "市委书记"}]
    assert len(read["items"]) == 4
    for item in read["items"]:
        assert set(item) == ITEM_KEYS
        assert read["text"][item["start"] : item["end"]] == item["text"]


def test_parse_says_why_something_is_no_readout(shell: Shell) -> None:
    news = shell.data.parent / "天气.txt"
    news.write_text("今天天气很好，市民纷纷出游。", encoding="utf-8")
    (refused,) = shell.lines("parse", "--json", str(news), code=1)
    assert set(refused) == {"source_id", "title", "not_a_readout"}
    assert refused["not_a_readout"]


@pytest.mark.parametrize(
    ("expression", "means"),
    [
        ("去年6月", {"start": "2025-06-01", "end": "2025-06-30"}),
        ("6月1日", {"month": 6, "day": 1}),
        ("六月", {"month": 6}),
        ("6月1日至7日", {"from": {"month": 6, "day": 1}, "to": {"month": 6, "day": 7}}),
    ],
)
def test_date_gives_the_contracts_shapes(
    shell: Shell, expression: str, means: dict[str, Any]
) -> None:
    (told,) = shell.lines("date", "--today", "2026-11-23", "--json", expression)
    assert told == {"expression": expression, **means}


def test_date_reads_one_a_line_and_says_what_is_none(shell: Shell) -> None:
    told = shell.lines("date", "--json", "-", stdin="2月30日\n6月1日\n", code=1)
    assert told[0]["start"] is None
    assert told[0]["why"]
    assert told[1] == {"expression": "6月1日", "month": 6, "day": 1}


def test_ask_answers_with_what_was_understood_and_verbatim_excerpts(shell: Shell) -> None:
    shell.run("ingest", str(SAMPLE))
    (told,) = shell.lines("ask", "--json", "谁主持了6月1日的会议？")
    assert set(told) == {"question", "understood", "answer", "hits", "elapsed_ms"}
    assert told["understood"]["date"] == {"month": 6, "day": 1}
    assert set(told["understood"]) == {"intent", "words", "date", "filters"}
    assert (told["answer"]["type"], told["answer"]["value"]) == ("person", "蔡奇")
    (hit,) = told["hits"]
    assert hit["readout"]["source_id"] == "330"
    assert hit["readout"]["date"] == "2019-06-01"
    assert hit["excerpt"] in SAMPLE.read_text(encoding="utf-8")


def test_ask_says_none_with_no_hits_when_there_is_no_answer(shell: Shell) -> None:
    shell.run("ingest", str(SAMPLE))
    asked = ["垃圾分类", "/meeting 6月2日", "2月30日", "派驻机构改革", "6月1日"]
    told = shell.lines("ask", "--json", "-", stdin="\n".join(asked))
    assert [t["question"] for t in told] == asked
    assert [t["answer"]["type"] for t in told] == ["none", "none", "text", "items", "meetings"]
    assert [bool(t["hits"]) for t in told] == [False, False, False, True, True]


def test_ingest_tells_each_outcome_and_refusals_on_stderr(shell: Shell) -> None:
    shell.data.parent.joinpath("all.jsonl").write_bytes(
        b"\n".join([written("1").data, b'{"id": 2, "text": ', written("3").data])
    )
    file = str(shell.data.parent / "all.jsonl")
    outcomes = shell.lines("ingest", "--json", file, code=1)
    assert [o["status"] for o in outcomes] == ["added", "refused", "added"]
    done = shell.run("ingest", file, code=1)
    assert len([line for line in done.stderr.splitlines() if line.startswith("未收")]) == 1
    assert done.stdout == ""


def test_a_folder_that_cannot_be_opened_is_refused_and_the_rest_goes_in(tmp_path: Path) -> None:
    closed = tmp_path / "archive" / "2019"
    closed.mkdir(parents=True)
    shutil.copy(SAMPLE, tmp_path / "archive")
    closed.chmod(0)
    done = unprivileged("parse", "--json", str(tmp_path / "archive"))
    alone = unprivileged("parse", str(closed / SAMPLE.name), str(closed / "notes.md"))
    closed.chmod(0o700)
    assert (done.returncode, json.loads(done.stdout)["source_id"]) == (1, "330")
    assert done.stderr == f"未收 {closed}：无法打开这个文件夹：没有权限\n"
    assert [line.split("：", 1)[1] for line in alone.stderr.splitlines()] == [
        "无法打开：没有权限"
    ] * 2


_INTERRUPTIBLE = (
    "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    " runpy.run_module('bot', run_name='__main__')"
)
"""Whatever runs the tests in the background has its children ignore Ctrl-C."""


def test_ingest_that_is_stopped_says_what_is_kept(shell: Shell) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTIBLE, "ingest", "--json", "-", "--data", str(shell.data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
    ) as ingest:
        assert ingest.stdin is not None
        assert ingest.stdout is not None
        assert ingest.stderr is not None
        ingest.stdin.write(written("1").data + b"\n")
        ingest.stdin.flush()  # and no end of it: it goes on waiting for the next line
        assert json.loads(ingest.stdout.readline())["status"] == "added"
        ingest.send_signal(signal.SIGINT)
        told = ingest.stderr.read().decode()
        assert ingest.wait(60) == 1
    assert "已中断" in told
    assert "新增 1" in told
    assert "Aborted" not in told
    assert [read["source_id"] for read in shell.lines("export")] == ["1"]


def test_what_is_done_is_said_now_and_then_where_no_bar_is_seen(
    capsys: pytest.CaptureFixture[str],
) -> None:
    moments = iter([0.0, 1.0, EVERY_SECONDS + 1, EVERY_SECONDS + 2, 2 * EVERY_SECONDS + 1])
    told = now_and_then("重读", 9, lambda: next(moments))
    for done in range(1, 5):
        told(done)
    assert capsys.readouterr().err.splitlines() == ["重读 2/9", "重读 4/9"]


@pytest.mark.parametrize("command", ["ingest", "parse"])
def test_a_day_of_publication_that_is_none_is_told_and_the_readout_taken(
    shell: Shell, command: str
) -> None:
    stated = ["2024-13-45", "Christmas Eve", 1735000000, "2024-12-24", None, ""]
    lines = [written(f"n{n}", "6月1日", published=day).data for n, day in enumerate(stated)]
    for _ in range(2):  # what is in the store already is told as well
        done = shell.run(command, "-", stdin=b"\n".join(lines).decode())
        told = [line for line in done.stderr.splitlines() if line.startswith("留意")]
        assert [line.split(" 读不成")[0].removeprefix("留意 ") for line in told] == [
            'n0：published 的 "2024-13-45"',
            'n1：published 的 "Christmas Eve"',
            "n2：published 的 1735000000",
        ]
        assert all("2024-12-24" in line for line in told)


def test_ingest_from_a_pipe(shell: Shell) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    (outcome,) = shell.lines("ingest", "--json", "-", stdin=text)
    assert (outcome["source_id"], outcome["status"]) == ("330", "added")
    (record,) = shell.lines("ingest", "--json", "-", stdin=written("7").data.decode())
    assert (record["source_id"], record["status"]) == ("7", "added")


def test_a_publication_date_on_the_command_line_dates_the_meeting(shell: Shell) -> None:
    (read,) = shell.lines("parse", "--json", "--published", "2019-06-02", str(SAMPLE))
    assert (read["date"], read["year"]["how"]) == ("2019-06-01", "published")


def test_chat_answers_from_the_sample_while_the_store_is_empty_and_leaves_it_empty(
    shell: Shell,
) -> None:
    done = shell.run("chat", "/meeting 6月1日")
    assert done.stdout.startswith("2019年6月1日 上午 · 北京市委常委会会议")
    assert "虚构" in done.stderr
    assert shell.lines("export") == []
    shell.run("ingest", str(SAMPLE))
    assert "虚构" not in shell.run("chat", "派驻").stderr


def test_chat_holds_a_conversation_with_typed_buttons(shell: Shell) -> None:
    shell.run("ingest", str(SAMPLE))
    said = shell.run("chat", stdin="6月1日\n[4]\n‹ 议题\n垃圾分类\n").stdout
    assert "会议研究了《关于深化北京市纪委市监委派驻机构改革的实施意见》，指出，" in said
    assert said.count("2019年6月1日 上午 · 北京市委常委会会议") == 3
    assert "没有找到“垃圾分类”" in said


def test_what_is_exported_can_be_taken_in_again(shell: Shell, tmp_path: Path) -> None:
    shell.run("ingest", str(SAMPLE))
    exported = shell.run("export").stdout
    (record,) = [json.loads(line) for line in exported.splitlines()]
    assert set(record) == READOUT_KEYS
    other = Shell(tmp_path / "other")
    (outcome,) = other.lines("ingest", "--json", "-", stdin=exported)
    assert (outcome["source_id"], outcome["status"]) == ("330", "added")


def test_backup_and_restore(shell: Shell, tmp_path: Path) -> None:
    shell.run("ingest", str(SAMPLE))
    shell.run("backup", str(tmp_path / "copy.db"))
    other = Shell(tmp_path / "other")
    other.run("restore", str(tmp_path / "copy.db"))
    assert "派驻" in other.run("ask", "派驻").stdout
    other.run("restore", str(tmp_path / "nowhere.db"), code=1)


@pytest.mark.parametrize(
    "arguments", [("ask", "派驻"), ("export",), ("backup", "copy.db"), ("reindex",), ("doctor",)]
)
def test_a_mistyped_data_folder_is_told_and_not_made(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = shell.run(*arguments, "--data", "typo", code=1)
    assert "typo 里没有通稿库" in done.stderr
    assert "ingest" in done.stderr
    assert not list(tmp_path.iterdir())


def test_reindex_and_doctor_say_that_all_is_well(shell: Shell) -> None:
    shell.run("ingest", str(SAMPLE))
    assert "1 篇" in shell.run("reindex").stdout
    told = shell.run("doctor").stdout
    assert "READOUT_BOT_DATA=" in told
    assert "1 篇" in told


def test_doctor_tells_a_mistyped_variable(shell: Shell) -> None:
    shell.run("ingest", str(SAMPLE))
    shell.environment["READOUT_BOT_ADMIN"] = "1"
    assert shell.run("doctor").stderr == (
        "没有 READOUT_BOT_ADMIN 这个设置，是不是 READOUT_BOT_ADMINS？\n"
    )


def test_the_token_is_never_shown(shell: Shell) -> None:
    shell.environment["READOUT_BOT_TOKEN"] = "123456:verysecretverysecret"
    done = shell.run("doctor", code=1)
    assert "READOUT_BOT_TOKEN=" in done.stdout
    assert "verysecret" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("nosuch",),
        ("ask",),
        ("ingest",),
        ("ingest", ""),
        ("parse", str(SAMPLE), ""),
        ("date", "--today", "soon", "6月"),
        ("parse", "--nosuch"),
    ],
)
def test_wrong_usage_is_exit_code_2(shell: Shell, arguments: tuple[str, ...]) -> None:
    shell.run(*arguments, code=2)


@pytest.mark.parametrize("flag", [("--data", "x"), ("--data=x",)])
def test_where_the_data_flag_belongs_is_said(shell: Shell, flag: tuple[str, ...]) -> None:
    assert "after the command" in shell.run(*flag, "doctor", code=2).stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("READOUT_BOT_TIMEZONE", "Nowhere/Never"),
        ("READOUT_BOT_ALLOWED", "me"),
        ("READOUT_BOT_API", "localhost"),
        ("READOUT_BOT_TOKEN_FILE", "/nowhere/token"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_in_one_line(
    shell: Shell, name: str, value: str
) -> None:
    shell.environment[name] = value
    done = shell.run("doctor", code=1)
    assert len(done.stderr.splitlines()) == 1
    assert name in done.stderr


def test_a_settings_file_that_cannot_be_read_is_named_in_one_line(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_bytes("READOUT_BOT_ADMINS=管理员".encode("gbk"))
    monkeypatch.chdir(tmp_path)
    done = shell.run("doctor", code=1)
    assert len(done.stderr.splitlines()) == 1
    assert ".env" in done.stderr


def test_a_folder_that_may_not_be_written_is_named_in_one_line(
    shell: Shell, tmp_path: Path
) -> None:
    shell.run("ingest", str(SAMPLE))
    shell.data.chmod(0o500)
    done = unprivileged("ask", "派驻", "--data", str(shell.data))
    shell.data.chmod(0o700)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert str(shell.data) in line
    assert "要能写" in line


def test_serve_without_a_token_says_what_to_do(shell: Shell) -> None:
    done = shell.run("serve", code=1)
    assert "READOUT_BOT_TOKEN" in done.stderr


def test_every_command_of_the_contract_has_help(shell: Shell) -> None:
    told = shell.run("--help").stdout
    for command in "chat serve ingest ask parse date reindex backup restore export doctor".split():
        assert command in told
