"""What sites put around a text, line by line: breadcrumbs, date lines, buttons, credits.

It is left out of the text, but for what it tells: when the page was published.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from store.debris import has_debris, without_debris
from store.reading.day import full_date
from store.reading.forms import ABSENT, CHAIR, PLACE, THERE, TIME
from store.reading.subjects import dated_by_agency, stamp
from store.words import fold

SCANNED_LINES = 60
_ORIGINAL_TITLE = re.compile(r"^ ?(?:原标题|原標題|【(?:标题|標題)】) ?[:：=] ?")


def without_label(line: str) -> str:
    """A line without 原标题： before it, or the 【标题】= of a paper's archive."""
    label = _ORIGINAL_TITLE.match(line)
    return line[label.end() :] if label else line


# A text is prose: its sentences end in stops. ASCII stops count outside numbers and words.
_PROSE = re.compile(r"[。；！？;!?.](?:(?<=[。；！？])|(?![\w.]))")
# How a line of furniture begins (folded). Source: what municipal pages print around their texts.
_CHROME = re.compile(
    r"^\W{0,6}(?:日期|时间|发布|发表|更新|来源|稿源|信息来源|文章来源|作者|记者|见习记者|通讯员|"
    r"编辑|责编|责任编辑|"
    r"审核|校对|初审|复审|终审|一审|二审|三审|监制|编审|责任编审|撰稿|供稿|摄影|图为|图片|字号|"
    r"字体|分享|打印|关闭|收藏|"
    r"浏览|点击|阅读|访问|音频|当前位置|您的位置|您当前|您现在|首页|原标题|扫一扫|微信|版权|声明|"
    r"免责声明|转载|未经|凡本|原文(?:链接|网址|地址|(?=[:：] ?http))|本文(?:链接|网址)|阅读原文|"
    r"点个.{0,4}(?:在看|赞)|点赞|点亮|长按|喜欢.{0,8}(?:点|转)|往期|戳|↓|"
    r"关键词|标签|附件|返回|主办|承办|地址|邮编|电话|备案|放大|缩小|默认)"
)
_DATED = re.compile(r"^\W{0,4}(?:19|20)\d\d ?[-./年] ?\d")
_CREDIT = re.compile(
    r"^ ?[(\[【][^)\]】]{0,60}(?:记者|编辑|责编|来源|通讯员|撰稿|供稿|作者|摄影|校对|审核|审稿|完|"
    r"原标题)[^)\]】]{0,60}[)\]】]?$"
)
_LEGAL = re.compile(
    r"版权(?:所有|均属|归)|转载(?:请|须|时|或)|追究.{0,10}法律责任|未经(?:授权|许可|书面)|"
    r"扫描?二维码"
)
_LEADS = re.compile(r"日.{0,60}(?:召开|举行|主持).{0,60},|(?:召开|举行).{2,80}[:：]$")
_REPORTS = re.compile(r"召开|主持|会议")
# What follows on a page is about other things.
_ELSEWHERE = re.compile(
    r"^\W{0,4}(?:相关(?:阅读|新闻|链接|文章|报道|解读|推荐)|延伸阅读|新闻推荐|推荐阅读|热点推荐|"
    r"热门推荐|上一篇|"
    r"下一篇|上一条|下一条|猜你喜欢|网友评论|更多新闻|相关附件)"
)
_MAX_CHROME = 90
"""Characters of a line of furniture; a paragraph that begins with 发布 or 记者 is longer."""
_NOT_FIRST = re.compile(
    r"更新|打印|播出|截至|修改|改版|"
    r"^\W{0,4}(?:19|20)\d\d年\d{1,2}月\d{1,2}日[\u4e00-\u9fff第\d]{2,40}会议?$"
)
"""Stamps of a page's later life, taken only where it gives no other date, as is the day of the
meeting in a headline.
"""
_TODAY = re.compile(r"^\W{0,3}(?:今天|现在|当前(?!位置))")
_DATE_LINE = re.compile(
    r"日期|时间|发布|发表|来源|稿源|出处|^\W{0,4}(?:19|20)\d\d ?[-./年]|日报|晚报|网\b|"
    r"(?:\d\d:\d\d)"
)


@dataclass(frozen=True)
class Line:
    """A line of a page, as printed and folded; what kind of line it is, is told when asked."""

    text: str
    folded: str
    has_debris: bool

    def opening(self, length: int) -> str:
        """Its first characters, folded and without pinyin debris."""
        if self.has_debris:
            return fold(without_debris(self.text[:length]))
        return self.folded[:length]

    @cached_property
    def is_prose(self) -> bool:
        """Whether the line has a sentence's end and belongs to the text."""
        return len(self.text) > 5 and _PROSE.search(self.text) is not None and not self.is_chrome

    @cached_property
    def leads(self) -> bool:
        """Whether the line may be the lead of a list, which ends in no stop."""
        return _LEADS.search(self.folded[:300]) is not None

    @cached_property
    def is_chrome(self) -> bool:
        """Whether the line belongs to the page rather than to the text."""
        folded = self.opening(_MAX_CHROME * 4)
        if _LEGAL.search(folded):
            return _REPORTS.search(folded) is None
        if len(self.text) > _MAX_CHROME:
            return False
        if _CREDIT.match(folded):
            return True
        reports = _REPORTS.search(folded) is not None
        if _CHROME.match(folded):
            return not reports or "。" not in folded
        return not reports and (_DATED.match(folded) is not None or _is_stamp(folded))


def read_lines(texts: Sequence[str]) -> list[Line]:
    """The lines of a page. Folding them together is what costs little."""
    if not texts:
        return []
    text = "\n".join(texts)
    debris = has_debris(text)
    folded = fold(text).split("\n")
    return _with_their_labels([Line(*line, debris) for line in zip(texts, folded, strict=True)])


# Minutes give the meeting's day, place and people as a form, one a line.
_LABELS = "|".join(("名称", TIME, PLACE, CHAIR, THERE, ABSENT))
_FORM = re.compile(rf"^\W{{0,3}}(?:会议)?(?:{_LABELS}|议题)(?:人员|领导|会议)? ?[:：】]")
_A_LABEL = re.compile(rf"\W{{0,3}}(?:会议)?(?:{_LABELS})(?:人员|领导|情况|会议)? ?[:：]\s*")


def _with_their_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines, what stands below a label of a form put beside it: 会议时间： … 2024年3月5日."""
    found: list[Line] = []
    for line in lines:
        label = found[-1] if found else None
        if label and _A_LABEL.fullmatch(label.folded) and not _A_LABEL.match(line.folded):
            whole = label.text + line.text, label.folded + line.folded
            found[-1] = Line(*whole, line.has_debris)
        else:
            found.append(line)
    return found


_ONLY_IN_FORMS = re.compile(rf"^\W{{0,3}}(?:会议)?(?:(?<=会议)名称|{PLACE}|{CHAIR}|{THERE})")


def _form_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of the form at the head of minutes, or at their end; none where there is none."""
    found = {k for k, line in enumerate(lines[:SCANNED_LINES]) if _FORM.match(line.folded)}
    sure = [k for k in found if _ONLY_IN_FORMS.match(lines[k].folded)]
    beside = any({k - 1, k + 1} & found for k in sure)  # 时间： alone may be a publication's
    return frozenset(found) if len(sure) > 1 or beside else frozenset()


@dataclass(frozen=True)
class Unwrapped:
    """What is left of a page without what its site puts around a text, and what that tells."""

    paragraphs: tuple[str, ...]
    published: datetime.date | None = None
    stamps: tuple[tuple[int, datetime.date], ...] = ()
    """On a page that lists texts, each under its date: the paragraphs that these stand above."""
    around: tuple[Line, ...] = ()
    """What was put around the text, in the page's order."""


def without_chrome(lines: Sequence[Line], title: str) -> Unwrapped:
    """The paragraphs of the text, the publication date around it, and the dates inside a list.

    The text runs from the first line of prose to the last; around it stand breadcrumbs, date
    lines, buttons and credits, and some of these inside it, too.
    """
    prose = [index for index, line in enumerate(lines) if line.is_prose]
    if not prose:
        return Unwrapped(tuple(line.text for line in lines))
    form = _form_lines(lines)
    first, last = min([prose[0], *form]), max([prose[-1], *form])
    while (lead := _lead_before(lines, first)) is not None:
        first = lead
    for index in range(first + 1, last + 1):
        if _ELSEWHERE.match(lines[index].folded):
            last = index - 1
            break
    if last + 1 < len(lines) and _is_cut_off(lines[last + 1]):
        last += 1
    while last + 1 < len(lines) and _is_last_heading(lines[last + 1]):
        last += 1
    if last < len(lines) - 1 <= last + _CUT_OFF_AFTER and _breaks_off(lines[-1]):
        last = len(lines) - 1
    seen = {_bare(title)}
    kept: list[Line] = []
    around = list(lines[:first])
    stamps: list[tuple[int, datetime.date]] = []
    for index, line in enumerate(lines[first : last + 1], first):
        if index not in form and line.is_chrome:
            around.append(line)
            if (day := _only_date([line])) is not None:
                stamps.append((len(kept), day))
        elif (bare := _bare(line.text)) not in seen:
            kept.append(line)
            if len(bare) >= _PRINTED_ONCE:
                seen.add(bare)
    paragraphs = tuple(line.text for line in kept)
    if any(0 < at < len(kept) for at, _ in stamps) and (day := _only_date(lines[:first][-1:])):
        stamps.insert(0, (0, day))  # the date of the first text stands above the prose
    if len({day for _, day in stamps}) > 1:
        return Unwrapped(paragraphs, stamps=tuple(stamps), around=tuple(around))
    around.extend(lines[last + 1 :])
    published = _publication(around) or (None if form else _stamped(kept))
    return Unwrapped(paragraphs, published, around=tuple(around))


def _lead_before(lines: Sequence[Line], first: int) -> int | None:
    """A lead that ends in no stop, right before the first prose or before a numbered heading."""
    for index in range(first - 1, -1, -1):
        line = lines[index]
        if line.is_chrome:
            return None
        if line.leads:
            return index
        if not _NUMBERED.match(line.folded):
            return None
    return None


_NUMBERED = re.compile(r" ?[(]?[一二三四五六七八九十\d]{1,2}[)、.]")
_DECIDES = re.compile(r"传达|学习|听取|审议|研究|讨论|通报|部署|商定|关于|人事|其[他它]")


def _is_last_heading(line: Line) -> bool:
    """Whether a line below the last sentence is one more matter of a list: 三、研究人事事项."""
    numbered = _NUMBERED.match(line.folded)
    return bool(numbered and _DECIDES.match(line.folded, numbered.end())) and not line.is_chrome


_ONLY_A_DATE = re.compile(r"^\W{0,3}(?:19|20)\d\d ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2} ?日?\W{0,3}$")


def _only_date(lines: Sequence[Line]) -> datetime.date | None:
    """The date that a line gives which gives nothing else."""
    dated = (full_date(line.folded) for line in lines if _ONLY_A_DATE.match(line.folded))
    return next(dated, None)


_PRINTED_ONCE = 40
"""Characters of a paragraph that no text repeats: a page that does prints the whole text twice."""


_HEADLINES = 4
"""Lines of headlines before the dateline, and the paragraph it opens."""
_STAMPED = 240
"""Characters in which what a site puts above a text may run into it."""


def _stamped(paragraphs: Sequence[Line]) -> datetime.date | None:
    """The date that runs into the first paragraph, or that of a dateline in the first few."""
    openings = [line.opening(_STAMPED) for line in paragraphs[:_HEADLINES]]
    found = stamp(openings[0]) if openings else None
    found = found or next(filter(None, map(dated_by_agency, openings)), None)
    return full_date(found) if found else None


_CUT_OFF_AFTER = 3
"""Lines of furniture before the last text of a list, which a page may cut off."""
_SHORTEST_CUT_OFF = 40


def _breaks_off(line: Line) -> bool:
    """Whether a page ends in the middle of a sentence that reports a meeting."""
    folded = line.folded[:400]
    return (
        len(line.text) >= _SHORTEST_CUT_OFF
        and "," in folded
        and _REPORTS.search(folded) is not None
        and not line.is_chrome
    )


def _is_cut_off(line: Line) -> bool:
    """Whether the line after the last sentence is one that breaks off."""
    text = line.text
    tells = text.startswith(("会议", "會議")) or (len(text) > 16 and re.search("[，,]", text[:60]))
    return bool(tells) and not line.is_chrome


def _bare(line: str) -> str:
    return "".join(line.split())


def _publication(lines: Iterable[Line]) -> datetime.date | None:
    """When a page was published: the earliest of the dates it gives for that."""
    stamps: list[datetime.date] = []
    later: list[datetime.date] = []
    for line in lines:
        folded = line.opening(200)
        if _TODAY.match(folded) or not (_DATE_LINE.search(folded) or _is_stamp(folded)):
            continue
        for part in _STAMP.split(folded):
            if (day := full_date(part)) is not None:
                (later if _NOT_FIRST.search(part) else stamps).append(day)
    return min(stamps or later, default=None)


_STAMP = re.compile(r"(?=更新|打印|发布|播出|修改)")
_DATE_AND_TIME = re.compile(
    r"(?:19|20)\d\d ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2} ?日?(?: ?\d{1,2}:\d\d(?::\d\d)?)?"
)
_ADDRESS = re.compile(r"https?://[!-~]{0,300}")
_LONGEST_SOURCE = 16
"""Characters of the name of a paper or programme beside the date of a text: 望澜新闻 2023-02-01."""


def _is_stamp(folded: str) -> bool:
    """Whether a line gives one full date and hardly more: a source or a programme, no sentence."""
    rest, dates = _DATE_AND_TIME.subn("", _ADDRESS.sub("", folded))
    rest = rest.strip()
    return (
        dates == 1
        and len(rest) <= _LONGEST_SOURCE
        and not (_REPORTS.search(rest) or _PROSE.search(rest))
    )
