"""HTML → lines of text: what a browser would show below one another, and what the head says."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag, XMLParsedAsHTMLWarning
from bs4.element import PageElement, PreformattedString

from store.reading.page.encoding import Unreadable


@dataclass(frozen=True, slots=True)
class Markup:
    """The headings a page gives itself, the best first, its dates, who put it out as its head
    says, and its text line by line.
    """

    titles: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


MAX_NESTING = 2_000
"""Open tags at once: real pages stay under a hundred, sloppy ones with unclosed tags under this."""
MAX_TAGS = 60_000
"""Tags in all: a readout's page has a few hundred. Bounds what the parser can be made to build."""

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre "
    "section table tbody td tfoot th thead tr ul".split()
)
_SKIPPED = frozenset("script style noscript template head title select svg iframe object".split())
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_IS_TAG = re.compile(r"<(?:!--|!doctype|/?[a-zA-Z][a-zA-Z0-9]{0,15}[\s/>])", re.IGNORECASE)
_NEVER_NESTED = frozenset(  # void elements, and those that the next of their kind closes
    (
        "area base br col dd dt embed hr img input li link meta option p param source td th tr wbr"
    ).split()
)
_DATE_META = frozenset(
    ("pubdate", "publishdate", "publish-date", "publish_time", "publishtime", "pubtime", "date",
     "article:published_time", "og:published_time", "weibo:article:create_at", "firstpublishedtime")
)  # fmt: skip
# What the standard for government sites (国办发〔2017〕47号) calls source and site, and others do.
_ORIGIN_META = frozenset(("contentsource", "sitename", "source", "og:site_name"))
# One <span> may hold the whole text. A line break in it begins a paragraph if an indent follows;
# any other is the wrapping of the source. An indent after a sentence's end begins one, too.
_WIDE_INDENT = re.compile(r"[ \t]*(?:\u3000|\xa0\xa0)")
_NARROW_INDENT = re.compile(r"[ \t]{4}")
_RUN_ON = re.compile(r"(?<=[。；！？”）])(?:\u3000{2,8}|\xa0{3,16})")
_STOPS = tuple("。；！？”）")


def is_markup(text: str) -> bool:
    """Whether a text holds tags, as opposed to a stray < or a title in <>."""
    return _IS_TAG.search(text) is not None


def starts_with_markup(text: str) -> bool:
    """Whether the first thing in a text is a tag."""
    return _IS_TAG.match(text.lstrip()) is not None


def clean(text: str) -> str:
    """A line without its indent and repeated white space."""
    return " ".join(text.replace("\u200b", " ").replace("\ufeff", " ").split())


def _divide(line: str) -> list[str]:
    """The paragraphs that run on in a line with only an indent between them."""
    return _RUN_ON.split(line) if "\u3000" in line or "\xa0" in line else [line]


_HEADING_MARK = re.compile(r"^#{1,6}[ \t]+(?:\d{1,3}\.[ \t]+)?")
"""What makes a line of plain text a heading in Markdown (## 5. ……), its number included."""


def split_lines(text: str) -> list[str]:
    """Plain text by line, a run-on text also by its indents; empty lines dropped."""
    raws = (_HEADING_MARK.sub("", raw) for raw in text.splitlines())
    lines = [line for raw in raws for part in _divide(raw) if (line := clean(part))]
    return _rejoin(lines)


_WIDEST = 120
"""Columns of a line in a text that was broken at a margin."""
_RAGGED = 8
"""Columns by which a full line may fall short: an indent, a stop that may not begin a line."""
_FULL_LINES = 6
_NARROWEST = 32
"""Columns of a margin at least: shorter lines are a list of names or links."""


def _rejoin(lines: list[str]) -> list[str]:
    """A text that was broken at a margin, as PDF and mail are, put together again.

    Most of its lines are then full; what follows a full line without a stop goes on with it.
    """
    if len(lines) < _FULL_LINES:
        return lines
    widths = [sum(1 + (char > "\u2e7f") for char in line[:_WIDEST]) for line in lines]
    margin = max(widths, default=0)
    full = [width >= margin - _RAGGED for width in widths]
    if not _NARROWEST <= margin <= _WIDEST or sum(full) < max(_FULL_LINES, len(lines) // 2):
        return lines
    joined: list[str] = []
    goes_on = False
    for line, is_full in zip(lines, full, strict=True):
        if goes_on:
            joined[-1] += line
        else:
            joined.append(line)
        goes_on = is_full and not line.endswith(_STOPS)
    return joined


def _unwrap(run: str) -> list[str]:
    """The lines of a run of text in HTML, where a line break by itself means nothing."""
    lines: list[list[str]] = []
    for piece in run.replace("\r", "\n").split("\n"):
        ended = bool(lines) and lines[-1][-1].rstrip().endswith(_STOPS)
        indented = _WIDE_INDENT.match(piece) or (ended and _NARROW_INDENT.match(piece))
        if not (bare := piece.strip()):
            continue
        if not lines or indented:
            lines.append([bare])
            continue
        # Wrapped Chinese is joined as it was; between Latin words the break was a space.
        joint = "" if max(lines[-1][-1][-1], bare[0]) > "\xff" else " "
        lines[-1].append(joint + bare)
    return ["".join(line) for line in lines]


def read_markup(markup: str) -> Markup:
    """Take a page's HTML apart. Raises Unreadable for what no page's author would write."""
    _refuse_hostile(markup)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        # lxml, because html.parser takes quadratic time over unclosed tags (minutes for "<a <a …").
        soup = BeautifulSoup(markup, "lxml")
    nodes = list(soup.descendants)
    tags = [node for node in nodes if isinstance(node, Tag)]
    return Markup(
        _titles(tags),
        _told(tags, _DATE_META),
        _told(tags, _ORIGIN_META),
        tuple(_block_lines(soup, nodes)),
    )


def _refuse_hostile(markup: str) -> None:
    """Refuse a page with absurdly many tags, or with too many open at once.

    libxml2 looks through all open tags at each stray end tag; these bounds keep the cost linear.
    """
    if markup.count("<") <= MAX_NESTING:
        return  # as nearly all pages
    open_tags = count = 0
    by_name: Counter[str] = Counter()
    for tag in _ANY_TAG.finditer(markup):
        count += 1
        name = tag[2].lower()
        if name in _NEVER_NESTED:
            continue
        if not tag[1]:
            by_name[name] += 1
            open_tags += 1
            if open_tags > MAX_NESTING:
                raise Unreadable(f"标签嵌套超过 {MAX_NESTING} 层，不像一个网页")
        elif by_name[name]:
            by_name[name] -= 1
            open_tags -= 1
    if count > MAX_TAGS:
        raise Unreadable(f"标签超过 {MAX_TAGS} 个，不像一篇通稿的网页")


def _titles(tags: Sequence[Tag]) -> tuple[str, ...]:
    """The texts of the first h1 elements, then of title: an h1 may be the site's own name."""
    headings = (*_first(tags, "h1", 3), *_first(tags, "title", 1))
    return tuple(title for tag in headings if (title := clean(tag.get_text())))


def _told(tags: Sequence[Tag], names: frozenset[str]) -> tuple[str, ...]:
    """What the head says under any of these names."""
    found = []
    for tag in _first(tags, "meta", 200):
        name = tag.get("name") or tag.get("property")
        content = tag.get("content")
        if isinstance(name, str) and isinstance(content, str) and name.lower() in names:
            found.append(content)
    return tuple(found)


def _first(tags: Iterable[Tag], name: str, count: int) -> Iterator[Tag]:
    return islice((tag for tag in tags if tag.name == name), count)


def _block_lines(soup: BeautifulSoup, nodes: Iterable[PageElement]) -> list[str]:
    """The text between block elements, one line each.

    Goes through all nodes in order and keeps the open tags itself: nesting costs no recursion, and
    every tag is opened and closed once, however deep the page. What only <br> divides may have been
    broken at a margin.
    """
    lines: list[str] = []
    block: list[str] = []
    run: list[str] = []

    def end_line() -> None:
        if run:
            for part in _unwrap("".join(run)):
                block.extend(line for piece in _divide(part) if (line := clean(piece)))
            run.clear()

    def end_block() -> None:
        end_line()
        lines.extend(_rejoin(block))
        block.clear()

    open_tags: list[Tag] = [soup]
    skipped: Tag | None = None
    for node in nodes:
        while node.parent is not open_tags[-1]:
            closed = open_tags.pop()
            if closed.name in _BLOCKS and closed.name != "br":
                end_block()
            if closed is skipped:
                skipped = None
        if isinstance(node, Tag):
            open_tags.append(node)
            if node.name == "br":
                end_line()
            elif node.name in _BLOCKS:
                end_block()
            elif node.name in _SKIPPED and skipped is None:
                skipped = node
        elif skipped is None and not isinstance(node, PreformattedString):
            run.append(str(node))
    end_block()
    return lines
