"""The conversation in a terminal: line editing, history, and buttons that are typed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import click

from bot.action import Share, encode
from bot.chat.asker import Asker
from bot.conversation import Conversation
from bot.reply import Attachment, Button, Reply
from bot.richtext import line, to_terminal
from store import Store, StoreError
from store.words import fold

GREETING = "输入日期、关键词或问题；输入 [ ] 里的字就是按按钮；/help 看用法，exit 退出。"


class Terminal:
    """A conversation over one store; it remembers the buttons of the last reply."""

    def __init__(
        self,
        store: Store,
        today: Callable[[], datetime.date],
        color: bool,
        files: Path | None = None,
    ) -> None:
        """Files that come with a reply are kept in ``files``, or only named where it is None."""
        self._conversation = Conversation(store)
        self._files = files
        self._today = today
        self._color = color
        self._buttons: dict[str, Button] = {}

    def say(self, text: str) -> str:
        """What to print after ``text`` was typed: a question, or the label of a button."""
        try:
            reply = self._reply(text.strip())
        except StoreError as error:
            return f"{error}。"
        self._buttons = {_label(b.label): b for row in reply.keyboard for b in row if _works(b)}
        told = shown(reply, self._color)
        kept = () if reply.attachment is None else (self._kept(reply.attachment),)
        return "\n".join(filter(None, (told, *kept)))

    def _kept(self, file: Attachment) -> str:
        """Where a file was put; a file that is there already is never written over."""
        if self._files is None:
            return f"[{file.name}]"
        self._files.mkdir(parents=True, exist_ok=True)
        name, number = Path(file.name), 1
        path = self._files / name
        while path.exists():
            number += 1
            path = self._files / f"{name.stem}-{number}{name.suffix}"
        path.write_bytes(file.data)
        return str(path)

    def _reply(self, text: str) -> Reply:
        button = self._buttons.get(_label(text))
        if button is None:
            return self._conversation.reply_to(text, Asker(self._today()))
        if button.action is not None:
            return self._conversation.press(encode(button.action), Asker(self._today()))
        return _told(button)


def shown(reply: Reply, color: bool) -> str:
    """A reply as text, its buttons in brackets below."""
    lines = [to_terminal(reply.blocks, color)]
    for row in reply.keyboard:
        labels = "  ".join(f"[{button.label}]" for button in row if _works(button))
        if labels:
            lines.append(click.style(labels, fg="cyan") if color else labels)
    return "\n".join(lines)


def _works(button: Button) -> bool:
    """Whether a button means something here: there is nobody to share with."""
    return button.share is None and not isinstance(button.action, Share)


def _label(text: str) -> str:
    """How a typed label is compared: without brackets and arrows, variants made one."""
    return fold(text).strip("[]‹› ")


def _told(button: Button) -> Reply:
    return Reply((line(button.url or button.copy or ""),))


def leaves(text: str) -> bool:
    """Whether somebody is done with the conversation, and asks for nothing."""
    return _LEAVING.fullmatch(fold(text).strip()) is not None


_LEAVING = re.compile(r"[/:]?(?:exit|quit|q|bye)(?:\(\))?|退出|离开|再见|拜拜|结束对话")


def converse(terminal: Terminal, history: Path | None) -> None:
    """Read lines until the end of input, or until one says that it is, answering each."""
    # A line editor takes a sixth of a second to load, and only a conversation needs it.
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory, InMemoryHistory

    past = FileHistory(str(history)) if history else InMemoryHistory()
    session: PromptSession[str] = PromptSession(history=past)
    click.echo(GREETING)
    while True:
        try:
            text = session.prompt("> ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if leaves(text):
            return
        if text.strip():
            click.echo(terminal.say(text))
            click.echo()
