"""Bytes → title and paragraphs: what a file is called and what in it is the text.

What comes out is the *cleaned* text that is stored and quoted. Cleaning only drops: markup, what
sites put around a text, indents and repeated white space. It never replaces a character.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from store.reading.day import full_date
from store.reading.page.chrome import read_lines, without_chrome
from store.reading.page.encoding import MAX_PAGE_BYTES, Unreadable, decode
from store.reading.page.markup import (
    Markup,
    is_markup,
    read_markup,
    split_lines,
)
from store.reading.page.origin import read_address, read_origin
from store.reading.page.title import (
    EXTENSION,
    announces,
    id_and_title,
    own_title,
    split_title_line,
)
from store.words import fold

__all__ = ["MAX_PAGE_BYTES", "Page", "Unreadable", "read_page", "sound"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart: its title, its paragraphs, and what it says about itself."""

    source_id: str
    title: str
    paragraphs: tuple[str, ...]
    published: datetime.date | None
    encoding: str
    origin: str | None = None
    """Who put it out, as it says itself; see :mod:`store.reading.page.origin`."""
    url: str | None = None
    """The address of the original, as the page says."""
    titled: bool = True
    """Whether the title announces something: no site's name, furniture or first words of a text."""
    stamps: tuple[tuple[int, datetime.date], ...] = ()
    """On a page that lists texts, each under its date: the paragraphs that these stand above."""


def read_page(data: bytes, name: str) -> Page:
    """Take a text or HTML file apart; ``name`` is its path, the last resort for id and title.

    Raises Unreadable where there is no text.
    """
    text, encoding = decode(data)
    head, body = split_title_line(_CONTROL.sub("", text))
    markup = read_markup(body) if is_markup(body) else Markup(lines=tuple(split_lines(body)))
    titles, lines = markup.titles, read_lines(markup.lines)
    name_id, name_title = id_and_title(PurePath(name).name)
    source_id, title = id_and_title(head) if head else (None, own_title(titles, lines))
    if head is None and title and not titles:
        source_id, title = id_and_title(title)
    title = sound(title or name_title)
    unwrapped = without_chrome(lines, title)
    if not unwrapped.paragraphs:
        raise Unreadable("文件里没有正文文字")
    return Page(
        source_id=source_id or name_id or EXTENSION.sub("", name),
        title=title,
        paragraphs=unwrapped.paragraphs,
        published=unwrapped.published or _first_date(markup.dates),
        encoding=encoding,
        origin=read_origin(unwrapped.around, titles, markup.origins),
        url=read_address(unwrapped.around),
        titled=announces(title, lines),
        stamps=unwrapped.stamps,
    )


def sound(text: str) -> str:
    """A text without lone surrogates, which a file's name or a JSON string may bring."""
    return text.encode("utf-8", "replace").decode("utf-8")


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _first_date(texts: Iterable[str]) -> datetime.date | None:
    return next((day for text in texts if (day := full_date(fold(text[:60])))), None)
