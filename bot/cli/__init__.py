"""The command line: reads settings, opens the store, and hands over."""

from __future__ import annotations

import io
import os
import sys

from bot.cli import asking, reading, running, upkeep
from bot.cli.base import cli

__all__ = ["asking", "cli", "main", "reading", "running", "upkeep"]


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
