"""Structured logs: one JSON object a line on standard error, without tokens and without texts.

Log *that* something happened and to which id; never what a person wrote. Tokens are cut out of
whatever a library logs, because Telegram's addresses contain them.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from typing import Any

_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}")
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


def redact(text: str) -> str:
    """``text`` without anything that looks like a bot token."""
    return _TOKEN.sub("<token>", text)


class JsonFormatter(logging.Formatter):
    """A record as one line of JSON: time, level, logger, event, and the fields given as extra."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without anything that looks like a token."""
        told: dict[str, Any] = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        told |= {key: value for key, value in vars(record).items() if key not in _STANDARD}
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return redact(json.dumps(told, ensure_ascii=False, default=str))


def set_up_logging(level: int = logging.INFO) -> None:
    """Send all logs to standard error as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "telegram", "apscheduler"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
