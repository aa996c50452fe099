"""Bytes → title and paragraphs: what a file is called and what in it is the text.

What comes out is the *cleaned* text that is stored and quoted. Cleaning only drops: markup, what
sites put around a text, indents and repeated white space. It never replaces a character.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from store.reading.day import full_date
from store.reading.page.chrome import SCANNED_LINES, Line, read_lines, without_chrome, without_label
from store.reading.page.encoding import MAX_PAGE_BYTES, Unreadable, decode
from store.reading.page.markup import (
    Markup,
    is_markup,
    read_markup,
    split_lines,
    starts_with_markup,
)
from store.reading.page.origin import read_address, read_origin
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
    head, body = _split_title_line(_CONTROL.sub("", text))
    markup = read_markup(body) if is_markup(body) else Markup(lines=tuple(split_lines(body)))
    titles, lines = markup.titles, read_lines(markup.lines)
    name_id, name_title = _id_and_title(PurePath(name).name)
    source_id, title = _id_and_title(head) if head else (None, _own_title(titles, lines))
    if head is None and title and not titles:
        source_id, title = _id_and_title(title)
    title = sound(title or name_title)
    unwrapped = without_chrome(lines, title)
    if not unwrapped.paragraphs:
        raise Unreadable("文件里没有正文文字")
    return Page(
        source_id=source_id or name_id or _EXTENSION.sub("", name),
        title=title,
        paragraphs=unwrapped.paragraphs,
        published=unwrapped.published or _first_date(markup.dates),
        encoding=encoding,
        origin=read_origin(unwrapped.around, titles, markup.origins),
        url=read_address(unwrapped.around),
        titled=_announces(title, lines),
        stamps=unwrapped.stamps,
    )


def sound(text: str) -> str:
    """A text without lone surrogates, which a file's name or a JSON string may bring."""
    return text.encode("utf-8", "replace").decode("utf-8")


# --- the title ----------------------------------------------------------------------------------

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LEADING_NUMBER = re.compile(r"\d{1,18}")
_EXTENSION = re.compile(r"\.(?:txt|html?|jsonl?)$", re.IGNORECASE)
_SITE_NAME = re.compile(r"(?:[_|]|--?| - )[^_|-]{1,20}$")
_MIN_TITLE = 6
"""A shorter h1 is a site's or a section's name; no readout is announced in five characters."""
_MAX_TITLE = 160


def _split_title_line(text: str) -> tuple[str | None, str]:
    """A first line of plain text ahead of markup, as some archives write it, and the rest."""
    first, newline, rest = text.lstrip("\ufeff\r\n").partition("\n")
    if newline and "<" not in first and first.strip() and starts_with_markup(rest[:2000]):
        return first.strip(), rest
    return None, text


def _id_and_title(line: str) -> tuple[str | None, str]:
    """Split ``330标题.txt`` into the source id and the title."""
    line = _EXTENSION.sub("", " ".join(line.split()))
    number = _LEADING_NUMBER.match(line)
    if number is None:
        return None, line
    title = line[number.end() :].lstrip()
    if title[:1] in tuple("年月日.-/:："):  # 2019年…: the title begins with a date
        return None, line
    return number.group(), title or line


def _own_title(titles: Sequence[str], lines: Sequence[Line]) -> str:
    """What a page calls itself: its heading, or the line above the text that says no more. Where
    the heading is but a site's or a section's, the line above the text that tells of a meeting.
    """
    heading = next((title for title in titles if len(title) >= _MIN_TITLE), None)
    if heading is not None and heading == titles[-1]:
        heading = _without_site(heading)
    above = [bare for line in lines[: _first_of_text(lines)] if (bare := _may_be_title(line))]
    called = heading or next(iter(above), None)
    if called is None:
        return titles[0] if titles else ""
    if _tells_of_one(called) or not _names_where(called):
        return called
    return next(filter(_tells_of_one, above), called)


def _first_of_text(lines: Sequence[Line]) -> int:
    """Where the text begins, or how far it is looked for."""
    for at, line in enumerate(lines[:SCANNED_LINES]):
        if line.is_prose or (line.text.endswith(("：", ":")) and line.leads):
            return at
    return min(len(lines), SCANNED_LINES)


def _may_be_title(line: Line) -> str | None:
    """What a line above the text may call it; None of furniture."""
    bare = without_label(line.text)
    told = len(_HAN.findall(bare)) >= _SHORTEST and _MIN_TITLE <= len(bare) <= _MAX_TITLE
    return bare if told and (bare != line.text or not line.is_chrome) else None


def _without_site(title: str) -> str:
    """A title without the names of its site and its section, as long as it tells of a meeting."""
    bare = _SITE_NAME.sub("", title)
    while (shorter := _SITE_NAME.sub("", bare)) != bare and _tells_of_one(shorter):
        bare = shorter
    return bare


def _tells_of_one(title: str) -> bool:
    """Whether a title tells that there was a meeting, and is no path through a site."""
    folded = fold(title)
    return _HELD.search(folded) is not None and _PATH.search(folded) is None


def _names_where(title: str) -> bool:
    """Whether a title is that of a site, a section, a paper's page or a body, and of no text."""
    folded = fold(title)
    return _PATH.search(folded) is not None or _PLACE.search(folded) is not None


_PLACE = re.compile(
    r"^(?![^:]*会议?:)(?:.*(?:网|网站|门户|数字报|电子版|电子报|日报|晚报|实录|要闻|动态|公开|信息|资料|版|政府|"
    r"人大|政协|委员会|常委会|会议|办公会))$"
)
_HELD = re.compile(
    r"召开|举行|主持|会议?(?:研究|审议|传达|学习|听取|部署|讨论|通过|决定)|(?<!市)第.{1,6}次.{0,12}会|纪要"
)
_PATH = re.compile(r"[>»›]|首页|当前位置|位置导航|一周")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORTEST = 4
"""Characters of a file's name that may say what is in it: 青川会议, not 021 or 页面."""
_DATELINE_ENDS, _DATELINE = re.compile(r"[讯訊电電)）】] ?"), 60
_BESIDE_A_TEXT = re.compile(r"^(?:图为|会场|会议现场)|图片来源|(?:摄|供图|日电)\)?$")


def _announces(title: str, lines: Sequence[Line]) -> bool:
    """Whether a title says what a text is about, rather than how its page or itself begins."""
    folded = fold(title)
    if len(_HAN.findall(title)) < _SHORTEST or _BESIDE_A_TEXT.search(folded):
        return False
    if Line(title, folded, has_debris=False).is_chrome:
        return False
    return not any(line.is_prose and _begins_with(line.text, title) for line in lines)


def _begins_with(text: str, title: str) -> bool:
    """Whether a text begins with what may be its title, dateline aside."""
    begins = [0, *(mark.end() for mark in _DATELINE_ENDS.finditer(text, 0, _DATELINE))]
    return any(text.startswith(title, begin) for begin in begins)


def _first_date(texts: Iterable[str]) -> datetime.date | None:
    return next((day for text in texts if (day := full_date(fold(text[:60])))), None)
