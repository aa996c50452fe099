"""Messages that press a button of the last answer: 还有吗, 第3条, 引用, 全文, 按时间排."""

from __future__ import annotations

import re

from bot.action import Cite, Export, ShowItem, ShowMeeting, Shown, ShowPage, ShowText
from bot.answer import Chaired, Counted, Meetings, OneItem, OneMeeting, WholeText
from bot.following.memory import Exchange, Missing
from bot.question.numbers import number_of
from store import Readout
from store.numerals import in_chinese

_END = r"(?:一下|看看|吧|呢|吗|好吗|谢谢)*[?？。!！]*"
_PLEASE = r"(?:请|麻烦|帮我|给我|把|发我|发下|发|看一?下|看看|看|要|我要|我想看|想看|再看)*+"
_MORE = re.compile(
    r"(?:还有(?:吗|呢|没有?|别的吗?|其他的?吗?|哪些|更多吗?)?|更多|继续|接着|下一页|再来(?:几|一)?(?:条|个)?|"
    r"别的呢|其他的?呢|然后呢|就?没(?:有)?了(?:吗|么|吧|啊|呀)?|(?:就|只有)这(?:些|么多?|几[个条次])了?(?:吗|么|啊|呀)?|(?:就|只有)这一?(?:次|个|些|几个|几次|条)(?:吗|么)?|没有?(?:别的|其他的?|更多)了?(?:吗|么))[?？。!！]*"
)
_AND_THEN = re.compile(r"然后呢[?？。]*")
_PAGE = re.compile(
    r"(?:翻到|看|去|回到)?(?:第(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})|(?P<back>上一|前一)|(?P<end>最后一?|末)|首)页[?？。]*"
)
_SAYS = r"(?:具体|详细)?(?:是什么|[说讲写]了?[什啥]么?|是?(?:怎么|咋|如何)(?:说|讲|写|定)的?|内容)"
_MORE_OF_IT = (
    rf"(?:展开(?:说说|讲讲)?|[再更]?(?:详细|具体)(?:说说|讲讲|内容|情况|一?点儿?|一?些)?|"
    rf"{_SAYS}|详情|细节|原话|原句)"
)
_NUMBER = r"第?\s*(?P<number>[0-9]{1,3}|[一二三四五六七八九十两]{1,3})\s*"
_ORDINAL = re.compile(
    rf"(?!再[说讲]一[次遍]){_PLEASE}"
    rf"(?:[再请先]|打开|展开|讲讲|说说|[说讲]一下|[说讲]|详细|具体|回到)*+{_NUMBER}"
    rf"(?:条|项|个|(?P<time>[次场])|份|篇|点|处)?(?:议题|会议)?"
    rf"(?:呢|的?(?:详情|内容)|的?(?P<whole>全文|原文(?!怎么|是怎|如何)|完整的?(?:内容|原文))|的?{_MORE_OF_IT})?{_END}"
)
_FIRST_TIME = re.compile(r"第[一1][次回]")
_TIME = re.compile(r"第[^条项个份篇点处]{1,3}[次回]")
# The one below or above that which is shown.
_STEP = re.compile(
    r"(?:那么?|再?看|再)?(?P<side>下|后|上|前)一?(?:个|条|项|篇|份)(?:议题|结果)?(?:呢|吧)?[?？。]*"
)
_ORDER = re.compile(
    r"(?:请|都|给我|帮我)*+(?:按|依|照|按照)(?:时间|日期|先后|相关度|相关)(?:的?顺序|先后)?(?:来|给我)?排?(?:列|序|一下|个序)*+[?？。]*"
)
_CITE = re.compile(
    r"(?:怎么|如何)?(?:引用|引文|注明出处|出处)(?:一下)?\s*"
    r"(?:第?\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*(?:条|项|个|篇)?)?(?:呢|吗)?[?？。]*"
)
_WHOLE_TEXT = re.compile(
    rf"{_PLEASE}(?:有没有|有)?(?:[那这该]一?[次篇个](?:会议|会)?的?|[那这该](?:会议|会)?的)?(?:全文|原文|完整的?(?:内容|原文|通稿|全文|版本?)?|通稿(?:全文|原文)?)"
    rf"(?:发给?我|给我|发来|发过来|贴出来|发出来)?{_END}"
)
# What it comes to is for who reads it to say: its matters are shown, as they are called.
_IN_SHORT = re.compile(
    rf"{_PLEASE}(?:用?一[句段]话)?(?:总结|概括|概述|归纳|小结|摘要|提炼)(?:一下|下|一句)?(?:要点|重点|内容)?{_END}|"
    rf"(?:有没有|有)?(?:摘要|要点|重点){_END}"
)
# Where it stands on the web; 链接 alone may be looked for.
_ADDRESS = re.compile(
    r"(?:那么?)?(?:有没有|有无|有|给我?|发我?|求|要|看|查看)*+(?P<what>原文|原始|原|来源|官方|新闻)?的?"
    r"(?P<link>链接|网址|地址|网页|出处网址|url|网站)?(?:在哪里?|在哪儿|是什么|是多少|是啥|发我|给我)*"
    r"(?P<asks>有?吗|有?么|呢|没有|有没有)?[?？。!！]*"
)
_OPEN = re.compile(rf"{_PLEASE}(?:原文|原话|文中|通稿)?{_MORE_OF_IT}{_END}")
_EXPORT = re.compile(
    rf"{_PLEASE}(?:全部|都)?(?:导出|下载)(?:一份|来|成|为|出来)*+(?:结果|表格|全部|excel|文件)?"
    rf"(?P<kind>csv|json|md|markdown)?(?:文件|格式)?{_END}"
)
# Which document it is: titles stand between 《》 in what was shown.
_DOCUMENTS = re.compile(
    r"(?:那么?|(?:这|那)些)?(?:都|还)?(?:有|是|涉及|审议|研究|叫|提到)*+(?:了|过|的)?(?:没有|相关|具体|什么|哪[个些份几]份?|啥)*+的?文件(?:名称|名)?"
    r"(?:是|有|叫)?(?:什么|哪[个些份]|啥)?(?:名字)?[呢吗么没]?[?？。]*|"
    r"(?:那么?|这|那)?(?:个|部|份)?(?:条例|法|文件|办法|意见|方案|规定)?的?(?:全名|全称)(?:是|叫)*+(?:什么|啥)?[呢]?[?？。]*"
)
_KINDS = {None: 0, "csv": 0, "json": 1, "md": 2, "markdown": 2}


_NO_DOCUMENT = Missing("problem.no_document")


def pressed(folded: str, last: Exchange | None) -> Shown | Missing | None:
    """The button of the last answer that a message presses; why there is none; None: presses none.

    Only what means nothing else (还有吗, 第3条, 引用) is refused where there is no last answer.
    """
    if _AND_THEN.fullmatch(folded) and last and last.subject.order == "first":
        return None  # what came after the first
    if _MORE.fullmatch(folded):
        return _next_page(last) if last else Missing("problem.no_last")
    if last and (page := _PAGE.fullmatch(folded)):
        return _turned(page, last)
    if cite := _CITE.fullmatch(folded):
        return _cited(number_of(cite[1] or "一"), last)
    ordinal = _ORDINAL.fullmatch(folded)
    if ordinal and last and _counts_times(folded, last):
        ordinal = None
    number = ordinal["number"] if ordinal else ""
    if ordinal and _counts(folded) and (last or folded != number):  # 一 alone may be looked for
        of_meetings = last.of_meetings if last and ordinal["time"] else None
        if of_meetings is not None:
            place = of_meetings.place_of_time(number_of(number))
            if place in map(int, filter(str.isdigit, dict(buttons(of_meetings)))):
                found = _numbered(place, of_meetings)
            else:
                return None if place else Missing("problem.no_such_number", number_of(number))
        else:
            found = _numbered(number_of(number), last)
        return _whole(found, last) if ordinal["whole"] else found
    if export := _EXPORT.fullmatch(folded):
        return _exported(_KINDS[export["kind"]], last)
    if last is None:
        return None
    if step := _STEP.fullmatch(folded):
        return _beside(last, 1 if step["side"] in "下后" else -1)
    if asks_for_address(folded):
        return _address(last)
    if _WHOLE_TEXT.fullmatch(folded):
        stored = last.meeting
        return ShowText(stored.id) if stored else _which(last)
    if _IN_SHORT.fullmatch(folded):
        return ShowMeeting(last.meeting.id) if last.meeting else _which(last)
    if _DOCUMENTS.fullmatch(folded) and folded != "文件":
        titles = "".join(f"《{title}》" for title in last.documents)
        meetings = isinstance(last.listing.answer, Meetings | Counted | Chaired)
        if not titles and last.meeting is None and meetings:
            return None  # of all that were listed or counted
        return Missing("problem.documents", word=titles) if titles else _NO_DOCUMENT
    if _OPEN.fullmatch(folded):
        return _opened(last)
    if _ORDER.fullmatch(folded):
        return _ordered(last)
    return next((action for label, action in buttons(last) if label == folded), None)


def asks_for_address(folded: str) -> bool:
    """Whether it asks where a readout was published: 有原文吗, 网址呢, 来源."""
    found = _ADDRESS.fullmatch(folded)
    if found is None:
        return False
    asked = found["asks"] or found.end("what") != len(folded)
    return bool(found["link"] or (found["what"] in ("原文", "来源") and asked) or folded == "来源")


def _address(last: Exchange) -> Shown | Missing | None:
    """The address of the one readout that was told of; its text, where it has none."""
    stored = last.meeting
    if stored is None:
        return _which(last)
    if stored.readout.url:
        return Missing("problem.address", word=stored.readout.url)
    return Missing("problem.no_address")


def buttons(last: Exchange) -> list[tuple[str, Shown]]:
    """What the buttons of an answer show, by their labels."""
    return [
        (button.label.strip("‹› "), button.action)
        for row in last.reply.keyboard
        for button in row
        if isinstance(button.action, Shown)
    ]


def _exported(kind: int, last: Exchange | None) -> Export | Missing:
    """All results of the question that the last answer's buttons lead back to, as a file."""
    if last is None:
        return Missing("problem.no_last")
    shown = (*buttons(last), *buttons(last.listing))
    questions = (getattr(action, "question", 0) for _, action in shown)
    question = next(filter(None, questions), 0)
    return Export(question, kind) if question else Missing("problem.nothing_to_export")


def _counts(folded: str) -> bool:
    written = _WRITTEN.search(folded)
    if written and written.group() not in ("两", in_chinese(number_of(written.group()))):
        return False  # 十五五, 五一
    return (
        (folded.isdigit() and len(folded) < 3)
        or not folded[0].isdigit()
        or folded[-1] in "条项个次份篇点"
    )


_WRITTEN = re.compile("[一二三四五六七八九十两]{1,3}")


def _turned(page: re.Match[str], last: Exchange) -> ShowPage | Missing:
    """The page that is asked for by its number, or by where it stands."""
    turning = next((a for _, a in buttons(last) if isinstance(a, ShowPage)), None)
    number = getattr(last.answer, "page", 0) if page["back"] else last.pages if page["end"] else 1
    if page["number"]:
        number = number_of(page["number"])
    if turning is None or not 0 < number <= last.pages:
        return Missing("problem.no_more")
    latest = getattr(last.answer, "order", "relevance") == "date"
    return ShowPage(turning.question, number - 1, int(latest))


def _counts_times(folded: str, last: Exchange) -> bool:
    """Whether it is the first of all, where lists begin with the latest, or one by the number that
    it has in its series.
    """
    first, listing = _FIRST_TIME.match(folded), last.listing
    return bool(first or (listing.is_of_a_series and _TIME.match(folded)))


def _next_page(last: Exchange) -> Shown | Missing:
    pages = (action for _, action in buttons(last) if isinstance(action, ShowPage))
    shown = getattr(last.answer, "page", 0)
    return next((action for action in pages if action.page > shown), Missing("problem.no_more"))


def _numbered(number: int, last: Exchange | None) -> Shown | Missing:
    if last is None:
        return Missing("problem.no_last")
    for label, action in buttons(last.listing):
        alone = number == 1 and not label.isdigit()
        if (alone or label == str(number)) and isinstance(action, ShowItem | ShowMeeting):
            return action
    if last.meeting and _has_item(last.meeting.readout, number) and not last.listing.is_numbered:
        return ShowItem(last.meeting.id, number)
    return Missing("problem.no_such_number", number)


def _whole(found: Shown | Missing, last: Exchange | None) -> Shown | Missing:
    """The whole text of the readout that a number opens; an item of the one on show is all that
    was asked for.
    """
    shown = last.meeting.id if last and last.meeting else 0
    if isinstance(found, ShowMeeting) or (isinstance(found, ShowItem) and found.readout != shown):
        return ShowText(found.readout)
    return found


def _has_item(readout: Readout, number: int) -> bool:
    return any(item.position == number for item in readout.items)


def _beside(last: Exchange, step: int) -> Shown | Missing | None:
    """What stands below or above the item or the meeting that is shown, in the last list."""
    match last.answer:
        case OneItem(stored, item):
            shown = (stored.id, item.position)
        case OneMeeting(stored) | WholeText(stored):
            shown = (stored.id, 0)
        case _:
            return None
    if isinstance(last.answer, OneMeeting) and last.is_numbered:
        return Missing("problem.which_one")  # the next of the meetings, or of its matters
    listed = [a for _, a in buttons(last.listing) if isinstance(a, ShowItem | ShowMeeting)]
    places = [(action.readout, getattr(action, "position", 0)) for action in listed]
    if isinstance(last.answer, WholeText):  # of whichever of its matters was shown before
        shown = next((place for place in places if place[0] == shown[0]), shown)
    at = places.index(shown) + step if shown in places else -1
    return listed[at] if 0 <= at < len(listed) else Missing("problem.no_more")


def _ordered(last: Exchange) -> Shown | Missing:
    """The list in its other order, where it has one: other lists are in the order of time."""
    pages = (a for _, a in buttons(last) if isinstance(a, ShowPage) and a.page == 0)
    shown = getattr(last.answer, "order", "relevance") == "date"
    return next((a for a in pages if bool(a.latest) != shown), Missing("problem.no_order"))


def _cited(number: int, last: Exchange | None) -> Shown | Missing:
    """The citation of what the last answer opened, or of one of what it listed."""
    if last is not None and isinstance(last.answer, OneItem):
        return Cite(last.answer.stored.id, last.answer.item.position)
    if last is not None and isinstance(last.answer, OneMeeting) and number == 1:
        return Cite(last.answer.stored.id)
    if last is not None and last.meeting is None and not last.listing.is_numbered:
        return Missing("problem.no_last")
    found = _numbered(number, last)
    if isinstance(found, ShowItem):
        return Cite(found.readout, found.position)
    return Cite(found.readout) if isinstance(found, ShowMeeting) else found


def _opened(last: Exchange) -> Shown | Missing | None:
    """More of what was told: the one passage or meeting that it was, else which of them."""
    if isinstance(last.answer, OneMeeting | OneItem):
        return ShowText(last.answer.stored.id)
    found = [action for _, action in buttons(last) if isinstance(action, ShowItem | ShowMeeting)]
    return found[0] if len(found) == 1 else _which(last)


def _which(last: Exchange) -> Missing | None:
    """That a number is needed, where several were listed; nothing where none was."""
    listed = any(isinstance(action, ShowItem | ShowMeeting) for _, action in buttons(last))
    return Missing("problem.which_one") if listed else None
