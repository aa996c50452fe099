"""The house's one rule of direction, held by reading every import."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "store").rglob("*.py")) + sorted((ROOT / "bot").rglob("*.py"))
TELEGRAM_AT = ("bot/telegram/",)


@cache
def imports(module: Path) -> tuple[ast.Import | ast.ImportFrom, ...]:
    """Every import of a module, at any level and for types too."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return tuple(n for n in ast.walk(tree) if isinstance(n, ast.Import | ast.ImportFrom))


def imported(module: Path) -> Iterator[str]:
    for node in imports(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        else:
            assert node.level == 0, f"{module}: write imports in full"
            yield node.module or ""


def named(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def dotted(module: Path) -> str:
    return ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def needed(module: Path, names: frozenset[str]) -> set[str]:
    """The modules that one imports."""
    needs: set[str] = set()
    for node in imports(module):
        if isinstance(node, ast.Import):
            needs |= {alias.name for alias in node.names}
        else:
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            needs |= parts & names or {str(node.module)}
    return needs & names


def test_no_module_needs_itself_by_way_of_others() -> None:
    names = frozenset(map(dotted, MODULES))
    graph = {dotted(module): needed(module, names) for module in MODULES}
    assert sum(map(len, graph.values())) > len(MODULES)
    tuple(TopologicalSorter(graph).static_order())  # raises CycleError, which names the circle


def test_the_modules_to_check_are_found() -> None:
    assert len(MODULES) > 30


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_imports_go_one_way(module: Path) -> None:
    name = named(module)
    tops = {imported_name.split(".")[0] for imported_name in imported(module)}
    if name.startswith("store/"):
        assert not tops & {"bot", "telegram", "tornado", "click"}
    if name != "store/search/index/shelf.py":
        assert "whoosh" not in tops, "whoosh stays behind store/search/index/shelf.py"
    if name != "store/words.py":
        assert "jieba" not in tops, "segmentation stays in store/words.py"
    if name not in ("store/words.py", "bot/voice.py"):
        assert "opencc" not in tops, "folding and our own traditional sentences only"
    if "telegram" in tops:
        assert name.startswith(TELEGRAM_AT), "only bot/telegram speaks to Telegram"


@pytest.mark.parametrize(
    "module", [m for m in MODULES if named(m).startswith("store/reading/")], ids=named
)
def test_reading_has_no_disk_and_no_clock(module: Path) -> None:
    tops = {name.split(".")[0] for name in imported(module)}
    assert not tops & {"os", "io", "sqlite3", "time", "random", "socket", "tempfile"}
    text = module.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])open\(", text)
    assert ".today()" not in text
    assert ".now(" not in text


@pytest.mark.parametrize(
    "module", [m for m in MODULES if named(m).startswith("bot/local/")], ids=named
)
def test_the_local_bot_api_knows_nothing_of_our_bot(module: Path) -> None:
    for name in imported(module):
        assert not name.startswith("store")
        assert not name.startswith("bot") or name.startswith("bot.local"), name
