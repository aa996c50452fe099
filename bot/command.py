"""A message that is a command: /meeting 6月1日, ／会议 6月1日, or its name typed as a word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.words import fold


@dataclass(frozen=True, slots=True)
class Command:
    """A command by its English name, and what was written after it."""

    name: str
    rest: str


_SLASHED = re.compile(r"[/／]\s*([A-Za-z_]+|[㐀-鿿]{2,4})(?:@\w+)?(?:\s+|$)(.*)", re.DOTALL)
_CHINESE = {
    "设置": "settings",
    "设定": "settings",
    "隐私": "privacy",
    "忘记": "forget",
    "帮助": "help",
    "会议": "meeting",
    "最新": "latest",
    "搜索": "search",
    "订阅": "subscribe",
    "退订": "unsubscribe",
    "我的订阅": "subscriptions",
    "文件": "doc",
    "人物": "person",
    "提法": "phrase",
    "趋势": "trend",
}
_TYPED = re.compile(rf"({'|'.join(_CHINESE)})(?:\s+(.*))?", re.DOTALL)


def read_command(text: str) -> Command | None:
    """The command that ``text`` is, known to the bot or not; None where it is none."""
    text = " ".join(text.split())
    if fold(text).strip("/") in ("", "help"):
        return Command("help", "")
    if slashed := _SLASHED.match(text):
        name = fold(slashed[1])
        return Command(_CHINESE.get(name, name), slashed[2])
    if typed := _TYPED.fullmatch(fold(text)):
        return Command(_CHINESE[typed[1]], text[typed.start(2) :] if typed[2] else "")
    return None
