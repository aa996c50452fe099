"""Bytes → title and paragraphs: encodings, HTML and what sites put around a text.

What comes out is the *cleaned* text that is stored and quoted. Cleaning only drops: markup, page
chrome, indentation and repeated white space. It never replaces a character by another.
"""

from __future__ import annotations

import codecs
import datetime
import re
import warnings
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath
from typing import NoReturn

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag, XMLParsedAsHTMLWarning
from bs4.dammit import EncodingDetector
from bs4.element import PreformattedString

MAX_PAGE_BYTES = 1_000_000
"""A readout is a few kilobytes; past this a file is something else."""


class Unreadable(Exception):
    """The bytes hold no text that could be read; the message is one sentence for people."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart: its title, its paragraphs, and what it says about itself."""

    source_id: str
    title: str
    paragraphs: tuple[str, ...]
    published: datetime.date | None
    encoding: str


def read_page(data: bytes, name: str) -> Page:
    """Take a text or HTML file apart; ``name`` is its path, the last resort for id and title.

    Raises Unreadable where there is no text.
    """
    text, encoding = decode(data)
    text = _CONTROL.sub("", text)
    head, markup = _split_title_line(text)
    if _TAG.search(markup):
        page_title, lines = _from_html(markup)
    else:
        page_title, lines = None, _lines(markup)
        if head is None and len(lines) > 1 and _is_title(lines[0]):
            head = lines.pop(0)
    source_id, title = _id_and_title(head) if head else (None, page_title)
    name_id, name_title = _id_and_title(PurePath(name).name)
    name_id = name_id or _EXTENSION.sub("", name)
    title = title or name_title
    published, paragraphs = _without_chrome(lines, title)
    if not paragraphs:
        raise Unreadable("文件里没有正文文字")
    return Page(source_id or name_id, title, tuple(paragraphs), published, encoding)


# --- encodings ----------------------------------------------------------------------------------

# Supersets: a page that declares gb2312 or big5 is nearly always written in the larger set.
_SUPERSET = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "utf-16": "utf-16-le"}
# The commonest characters of the genre in both scripts: only the right decoding brings them up.
_COMMON = frozenset("的会會议議和国國中一在工作人民党黨要了发發展市委全政部不强強调調是有为為") | frozenset("，。、")
_MIN_NATURAL = 0.02
"""A tenth of what Chinese prose reaches; a wrong decoding stays near nothing."""
_MAX_DAMAGE = 0.01
"""The share of undecodable characters above which a text cannot be quoted with a good conscience."""


def decode(data: bytes) -> tuple[str, str]:
    """The text and the encoding it was in. Raises Unreadable for empty and binary files."""
    if not data.strip(b" \t\r\n\0"):
        raise Unreadable("文件是空的")
    if len(data) > MAX_PAGE_BYTES:
        raise Unreadable(f"文件超过 {MAX_PAGE_BYTES // 1_000_000} MB，不像一篇通稿")
    for bom, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(bom):
            text = _decode_as(data[len(bom) :], encoding)
            return (text, encoding) if text else _refuse_damaged()
    if b"\0" in data:
        encoding = _utf16_without_bom(data)
        text = _decode_as(data, encoding) if encoding else None
        if encoding and text is not None and _naturalness(text) > _MIN_NATURAL:
            return text, encoding
        raise Unreadable("这是二进制文件，不是文本")
    return _decode_eight_bit(data)


def _decode_eight_bit(data: bytes) -> tuple[str, str]:
    if (text := _decode_as(data, "utf-8", max_damage=0)) is not None:
        return text, "utf-8"
    declared = EncodingDetector.find_declared_encoding(data[:4096], is_html=True)
    candidates = ["gb18030", "big5hkscs", "utf-8"]
    if declared and (known := _codec_name(declared)):
        candidates.insert(0, known)
    decoded = [
        (_naturalness(text) * (1.2 if index == 0 and declared else 1.0), -index, text, encoding)
        for index, encoding in enumerate(dict.fromkeys(candidates))
        if (text := _decode_as(data, encoding)) is not None
    ]
    if not decoded or max(decoded)[0] < _MIN_NATURAL:
        _refuse_damaged()
    _, _, text, encoding = max(decoded)
    return text, encoding


def _codec_name(declared: str) -> str | None:
    name = _SUPERSET.get(declared.lower(), declared.lower())
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _decode_as(data: bytes, encoding: str, max_damage: float = _MAX_DAMAGE) -> str | None:
    """The text, or None where too much of it is no text in this encoding.

    A character cut off at the very end is dropped: that is a truncated file, not a wrong encoding.
    """
    decoder = codecs.getincrementaldecoder(encoding)
    try:
        return decoder("strict").decode(data, final=False)
    except UnicodeDecodeError:
        if max_damage == 0:
            return None
    text = decoder("replace").decode(data, final=False)
    return text if text.count("\ufffd") <= max_damage * len(text) else None


def _refuse_damaged() -> NoReturn:
    raise Unreadable("文字编码无法识别，或文件已损坏")


def _utf16_without_bom(data: bytes) -> str | None:
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    if even == odd:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _naturalness(text: str) -> float:
    sample = text[:20_000]
    return sum(char in _COMMON for char in sample) / max(1, len(sample))


# --- the title line -----------------------------------------------------------------------------

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TAG = re.compile(r"<(?:!--|!doctype|/?[a-zA-Z][a-zA-Z0-9]{0,15}[\s/>])", re.IGNORECASE)
_ID_AND_TITLE = re.compile(r"(\d{1,18})?\s*(.*)", re.DOTALL)
_EXTENSION = re.compile(r"\.(?:txt|html?|jsonl?)$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[。；！？;!?]")


def _split_title_line(text: str) -> tuple[str | None, str]:
    """A first line of plain text ahead of markup, as some archives write it, and the rest."""
    first, newline, rest = text.lstrip("\r\n").partition("\n")
    if newline and "<" not in first and first.strip() and _TAG.match(rest.lstrip()):
        return first.strip(), rest
    return None, text


def _id_and_title(line: str) -> tuple[str | None, str]:
    """Split ``330标题.txt`` into the source id and the title."""
    line = _EXTENSION.sub("", " ".join(line.split()))
    match = _ID_AND_TITLE.fullmatch(line)
    assert match  # both groups are optional
    number, title = match.groups()
    if number and re.match(r"[年月日.\-/]", title):  # 2019年…: the title begins with a date
        return None, line
    return number, title or line


def _is_title(line: str) -> bool:
    return len(line) <= 120 and not _SENTENCE_END.search(line)


# --- HTML and plain text → lines ----------------------------------------------------------------

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre "
    "section table tbody td tfoot th thead tr ul".split()
)
_SKIPPED = frozenset("script style noscript template head title select svg iframe object".split())
_ANY_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NEVER_NESTED = frozenset(  # void elements, and those that the next of their kind closes
    "area base br col dd dt embed hr img input li link meta option p param source td th tr wbr".split()
)
MAX_NESTING = 2_000
"""Open tags at once: real pages stay under a hundred, sloppy ones with unclosed tags under this."""
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_NEVER_NESTED = frozenset(  # void elements, and those that the next of their kind closes
    "area base br col dd dt embed hr img input li link meta option p param source td th tr wbr".split()
)
MAX_NESTING = 2_000
"""Open tags at once: real pages stay under a hundred, sloppy ones with unclosed tags under this."""
_WRAP = re.compile(r"(?<=[^\x00-\xff])[ \t]*[\r\n]\s*(?=[^\x00-\xff])")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")


def _lines(text: str) -> list[str]:
    return [line for raw in text.splitlines() if (line := _clean(raw))]


def _clean(text: str) -> str:
    return _SPACE.sub(" ", _WRAP.sub("", text)).strip()


def _from_html(markup: str) -> tuple[str | None, list[str]]:
    if _nesting(markup) > MAX_NESTING:
        raise Unreadable(f"标签嵌套超过 {MAX_NESTING} 层，不像一个网页")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        # lxml, because html.parser takes quadratic time over unclosed tags (minutes for "<a <a …").
        soup = BeautifulSoup(markup, "lxml")
    heading = soup.find("h1") or soup.find("title")
    title = _clean(heading.get_text()) if heading else None
    return title or None, _block_lines(soup)


def _nesting(markup: str) -> int:
    """How many tags are open at most, counting none closed by another's end.

    libxml2 looks through all open tags at each stray end tag; this bounds what a page can cost.
    """
    open_tags = deepest = 0
    by_name: Counter[str] = Counter()
    for tag in _ANY_TAG.finditer(markup):
        name = tag[2].lower()
        if name in _NEVER_NESTED:
            continue
        if not tag[1]:
            by_name[name] += 1
            open_tags += 1
            deepest = max(deepest, open_tags)
        elif by_name[name]:
            by_name[name] -= 1
            open_tags -= 1
    return deepest


def _block_lines(soup: BeautifulSoup) -> list[str]:
    """The text between block elements, one line each.

    Follows the flat chain of elements and keeps the open tags itself: nesting costs no recursion,
    and every tag is opened and closed once, however deep the page.
    """
    lines: list[str] = []
    run: list[str] = []

    def end_line() -> None:
        if line := _clean("".join(run)):
            lines.append(line)
        run.clear()

    open_tags: list[Tag] = [soup]
    skipped: Tag | None = None
    for node in soup.descendants:
        while node.parent is not open_tags[-1]:
            closed = open_tags.pop()
            if closed.name in _BLOCKS:
                end_line()
            if closed is skipped:
                skipped = None
        if isinstance(node, Tag):
            open_tags.append(node)
            if node.name in _BLOCKS:
                end_line()
            elif node.name in _SKIPPED and skipped is None:
                skipped = node
        elif skipped is None and not isinstance(node, PreformattedString):
            run.append(str(node))
    end_line()
    return lines


# --- what sites put around a text ---------------------------------------------------------------

_DATE_LINE = re.compile(
    r"(?:日期|时间|時間|发布|發布|发表|來源|来源)|^\W{0,3}(?:19|20)\d\d[-./年]",
)
_FULL_DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)[-./年](?P<month>\d{1,2})[-./月](?P<day>\d{1,2})(?!\d)"
)
_PROSE = re.compile(r"[。；！？]|[;!?.](?!\w)")


def _without_chrome(
    lines: list[str], title: str
) -> tuple[datetime.date | None, list[str]]:
    """The paragraphs of the text, and the publication date that the lines around it give.

    A text is prose: its sentences end in stops. Lines before the first and after the last
    sentence are breadcrumbs, date lines, sharing buttons and credits.
    """
    prose = [index for index, line in enumerate(lines) if _PROSE.search(line)]
    if not prose:
        return None, lines
    first, last = prose[0], prose[-1]
    published = next(
        (day for line in (*lines[:first], *lines[last + 1 :]) if (day := _line_date(line))), None
    )
    same_as_title = "".join(title.split())
    return published, [
        line for line in lines[first : last + 1] if "".join(line.split()) != same_as_title
    ]


def _line_date(line: str) -> datetime.date | None:
    match = _FULL_DATE.search(line) if _DATE_LINE.search(line) else None
    if match is None:
        return None
    try:
        return datetime.date(*(int(match[part]) for part in ("year", "month", "day")))
    except ValueError:
        return None
