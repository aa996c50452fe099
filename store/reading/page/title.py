"""What a page is called, and the number that its name begins with: its heading, or the line above
the text that tells of the meeting, where a heading is but a site's or a section's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.reading.page.chrome import SCANNED_LINES, Line, without_label
from store.reading.page.markup import starts_with_markup
from store.words import fold

_LEADING_NUMBER = re.compile(r"\d{1,18}")
EXTENSION = re.compile(r"\.(?:txt|html?|jsonl?)$", re.IGNORECASE)
_SITE_NAME = re.compile(r"(?:[_|]|--?| - )[^_|-]{1,20}$")
_MIN_TITLE = 6
"""A shorter h1 is a site's or a section's name; no readout is announced in five characters."""
_MAX_TITLE = 160


def split_title_line(text: str) -> tuple[str | None, str]:
    """A first line of plain text ahead of markup, as some archives write it, and the rest."""
    first, newline, rest = text.lstrip("\ufeff\r\n").partition("\n")
    if newline and "<" not in first and first.strip() and starts_with_markup(rest[:2000]):
        return first.strip(), rest
    return None, text


def id_and_title(line: str) -> tuple[str | None, str]:
    """Split ``330标题.txt`` into the source id and the title."""
    line = EXTENSION.sub("", " ".join(line.split()))
    number = _LEADING_NUMBER.match(line)
    if number is None:
        return None, line
    title = line[number.end() :].lstrip()
    if title[:1] in tuple("年月日.-/:："):  # 2019年…: the title begins with a date
        return None, line
    return number.group(), title or line


def own_title(titles: Sequence[str], lines: Sequence[Line]) -> str:
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


def announces(title: str, lines: Sequence[Line]) -> bool:
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
