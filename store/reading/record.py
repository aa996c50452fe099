"""Lines of a JSON Lines archive: id, title, published, url and html or text."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from contextlib import suppress
from dataclasses import replace
from typing import Any

from store.beijing import day_of
from store.model import Source
from store.reading.page import Page, Unreadable, read_page, sound
from store.words import fold


def read_record(source: Source) -> Page:
    """A line of a JSON Lines file: id, title, published, url and html or text."""
    record = _load(source.data)
    content = record.get("html") or record.get("text")
    if not isinstance(content, str) or not content.strip():
        raise Unreadable("这一行没有 html 或 text 正文")
    page = read_page(content.encode("utf-8", "replace"), source.name)
    # What export writes calls it source_id.
    identity = record.get("id", record.get("source_id"))
    title, url = record.get("title"), record.get("url")
    url = sound(url) if isinstance(url, str) and url else None
    source_id = identity if identity not in (None, "") else url or _fingerprint(source)
    named = isinstance(title, str) and bool(title.strip())
    if not (isinstance(title, str) and named):
        # a line of an archive has no file's name to fall back on
        title = page.title if page.titled else _first_words(page.paragraphs[0])
    return replace(
        page,
        source_id=sound(str(source_id)),
        title=sound(" ".join(title.split())),
        titled=named or page.titled,
        published=_published(record.get("published")) or page.published,
        url=url or page.url,
        encoding="utf-8",
    )


def _first_words(paragraph: str) -> str:
    """What a text without a title is called: its first clause."""
    return re.split(r"[，。；,;]", paragraph, maxsplit=1)[0][:40]


def _fingerprint(source: Source) -> str:
    """An id for a record that brings none: the line it came from may move."""
    return hashlib.sha256(source.data).hexdigest()[:16]


def _load(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        raise Unreadable("这一行不是完整的 JSON") from None
    if not isinstance(record, dict):
        raise Unreadable("这一行不是 JSON 对象")
    return record


_WRITTEN = re.compile(r"(\d{4}) ?[-./年] ?(\d{1,2}) ?[-./月] ?(\d{1,2}) ?日?(?: .*|T.*|\d\d:.*)?")


def _published(value: object) -> datetime.date | None:
    """The day that a line was published on, in whichever form that means no other day.

    A moment with its time zone is told by the day it was in Beijing.
    """
    text = fold(str(value)).strip().upper() if isinstance(value, str | int) else ""
    if text.isdigit() and len(text) != len("20241224"):
        return None  # a count of seconds, which ISO 8601 would read as a day of the 18th century
    with suppress(ValueError, OverflowError):  # the last day of all, told by another zone's
        moment = datetime.datetime.fromisoformat(text)
        return day_of(moment) if moment.tzinfo else moment.date()
    with suppress(ValueError):
        if written := _WRITTEN.fullmatch(text):
            return datetime.date(*map(int, written.groups()))
    return None
