"""Who put a page out and where, as the page itself says: its source line, its site, its paper,
the address of the original.

A city's own papers leave out its name: what they call 市委常委会 is whose paper it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, zip_longest

from store.reading.page.chrome import Line
from store.words import fold

_NAMED = 4
"""Names that are kept: a source, a site, its host and one to spare."""
_SCANNED, _AT_THE_FOOT = 40, 8
"""Lines around a text that are looked at, and the last ones; the rest are links to other texts."""
_LABELS = "来源|稿源|出处|发布机构|发布单位|主办单位|主办|承办单位|供稿|版权所有"
_LABELLED = re.compile(
    rf"(?:{_LABELS})(?:[:：丨｜|] {{0,2}}| {{1,3}})"
    r"(?!技术|承办|主管|版权|网站|联系|地址|邮编|备案|您)([^\W\d_A-Za-z]{2,24}?)"
    r"(?=(?:作者|记者|编辑|责编|发布时间|发布日期|时间|日期|浏览|点击|阅读|字体|字号)|[\W\d_]|$)"
)
_LABEL = re.compile(rf"\W{{0,3}}(?:{_LABELS})\W{{0,3}}")
"""A label in a line of its own, whose name stands in the next."""
_OWNER = re.compile(r"(?:^|[^\w])([^\W\d_]{4,24}?)(?= ?(?:版权所有|主办(?!单位|[:：])|版权归))")
"""禾泉县审计局版权所有."""
_PRESS = "日报|晚报|都市报|电视台|广播电台|融媒体中心"
_SITE = re.compile(
    r"(?:[^\W\d_]{2,16}(?:政府|委员会|政协|人大(?:常委会)?|纪委监委|审计局|"
    rf"{_PRESS}|网|网站|门户|发布|在线|新闻|先锋|党建|组工|播报|头条|资讯|之声|之窗|传媒)|今日[^\W\d_]{{2,4}})(?:客户端|微信公众号|公众号)?"
)
_IS_SITE = re.compile(rf"@?(?:中国)?(?P<name>{_SITE.pattern})$")
_BETWEEN = re.compile(r"[\s>»›/|丨｜_\-—:：·,，]+")
_DATE = r"(?:19|20)\d\d ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2} ?日?(?: ?\d{1,2}:\d\d(?::\d\d)?)?"
_STAMPED = re.compile(rf"^(?:([^\W\d_]{{2,16}}) ?{_DATE}|{_DATE} ([^\W\d_]{{2,16}}))$")
"""A line that is a date and a name: 望澜新闻 2023-02-01."""
_BROADCAST = re.compile(
    r"(?:^|[\W\d])([^\W\d_]{2,10}(?:广播)?电视台)(?=$|\W|[^\W\d_]{0,6}(?:频道|稿))"
)
"""【首播】10月24日 19:40 望澜电视台综合频道."""
_REPORTED = re.compile(
    r"(?:^|[\W\d])([^\W\d_]{2,10}(?:日报|晚报|时报|早报|特区报|新闻网|融媒))(?:社?讯|(?:全媒体?)?记者|消息)"
)
"""Whose reporter it was: 望澜日报讯（记者 宋既明）."""
_ANYBODY = re.compile(
    r"^(?:本站|本网|网络|原创|转载|互联网|综合|首页|市政府网|本网站|(?:相关|最新|更多|推荐|热点|手机看)新闻|信息发布|星期[一二三四五六日天])$"
)


def read_origin(
    around: Sequence[Line], titles: Iterable[str], declared: Iterable[str]
) -> str | None:
    """Every name that a page gives for who put it out, the surest first; None where it gives none.

    ``around`` are the lines around its text, ``titles`` its titles, ``declared`` what its head
    says: 宣川日报；宣川市人民政府门户网站.
    """
    looked_at = [*around[:_SCANNED], *around[_SCANNED:][-_AT_THE_FOOT:]]
    named = (name.strip() for name in _names(looked_at, titles, declared))
    told = dict.fromkeys(name for name in named if name and not _ANYBODY.match(fold(name)))
    return "；".join(islice(told, _NAMED)) or None


_ORIGINAL = re.compile(r"(?:原文|本文|来源)[^\W\d_]{0,4}[:： ]{0,3}(https?://[!-~]{4,300})")


def read_address(around: Sequence[Line]) -> str | None:
    """The address of the original, where a line around the text gives it."""
    for line in around:
        if found := _ORIGINAL.search(line.folded[:400]):
            return line.text[found.start(1) : found.end(1)]
    return None


def _names(around: Sequence[Line], titles: Iterable[str], declared: Iterable[str]) -> Iterator[str]:
    lines = [line for line in around if line.is_chrome or len(line.text) <= _SHORT]
    for line, after in zip_longest(lines, lines[1:]):
        for label in _LABELLED.finditer(line.folded):
            yield line.text[label.start(1) : label.end(1)]
        if after and _LABEL.fullmatch(line.folded) and _A_NAME.fullmatch(after.folded):
            yield after.text
    yield from declared
    for line in lines:
        for form in (_OWNER, _BROADCAST):
            if told := form.search(line.folded):
                yield line.text[told.start(1) : told.end(1)]
        if stamped := _STAMPED.search(line.folded):
            group = 1 if stamped[1] else 2
            yield line.text[stamped.start(group) : stamped.end(group)]
        if reported := _REPORTED.search(line.folded):
            yield line.text[reported.start(1) : reported.end(1)]
    for title in titles:
        yield from _sites(_BETWEEN.split(title))
    for line in lines:
        yield from _sites(_BETWEEN.split(line.text))


_A_NAME = re.compile(r"[^\W\d_]{2,24}")
_SHORT = 90
"""Characters of a line of furniture with links: 首页 > 青阳县人民政府网 > 政务动态."""


def _sites(parts: Iterable[str]) -> Iterator[str]:
    yield from (part.lstrip("@") for part in parts if _IS_SITE.match(fold(part)))
