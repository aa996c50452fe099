"""What an agenda item is called: its verb, its subject and the documents under consideration."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from store.reading.agenda.matters.matter import Clause
from store.reading.agenda.matters.verbs import STUDIES
from store.reading.prose import Prose, Span

# --- the verb -----------------------------------------------------------------------------------

_RANK = (
    (re.compile(r"决定|确定|任命|免去"), 4),
    (re.compile(r"通过|同意|批准|审定|核准"), 3),
    (re.compile(r"审议|研究|讨论|分析|部署|审查"), 2),
    (re.compile(r"听取|通报|观看"), 1),
)


@lru_cache(maxsize=256)
def rank(verb: str) -> int:
    """How far a verb takes a matter: heard, deliberated, passed, decided."""
    return next((value for pattern, value in _RANK if pattern.search(verb)), 0)


def printed_verb(clause: Clause) -> str:
    """The verb as printed, without 了."""
    span = clause.verb_span
    printed = (clause.said_in or clause.prose).printed(span.start, span.end)
    return printed.replace("了", "")


# --- the subject --------------------------------------------------------------------------------

_SUMMARY = re.compile(
    r"等(?:有关|重要|若干|相关|\d{1,2}个|\d{1,2}项|[一二三四五六七八九十]{1,2}[个项])?(?:重要)?"
    r"(?:事项|工作|议题|事宜|内容|汇报|报告|文件|问题|材料|方面|情况|"
    r"法规)?(?:的?(?:有关)?(?:情况)?(?:的)?(?:汇报|报告))?$|"
    r"(?<=[\u4e00-\u9fff]{4})这?[两三四五六七八九][个项](?:工作|事项|议题|问题)$"
)
_REPORT_TAIL = re.compile(
    r"的?(?:专题|书面|综合|有关)?(?:情况)?的?(?:汇报|通报|介绍|说明)(?:和[^,。]{0,6}说明)?$|"
    r"(?<=[况果见案施])的报告$"
)
_KEEP_SITUATION = re.compile(r"情况的?(?:专题|书面|综合)?(?:汇报|报告|通报|介绍|说明)$")
_REPORTER = re.compile(
    r"^(?:(?!汇报|报告和|情况的?[、和])[^《》\"]){0,90}?(?:(?<!工)作的|提交的|"
    r"提请的)[^《》\"]{0,40}?关于|"
    r"^(?:(?!汇报|报告和|情况|、关于)[^《》\"]){0,60}?关于(?=[^于])"
)
# 区财政局关于……的报告, 市林业局起草的《……》: whose paper it is
_OFFICE_BEFORE = re.compile(
    r"^了?[\u4e00-\u9fff]{1,16}(?:局|委|办|部|厅|中心|院|政府|党组|办公室|公司)"
    r"(?:(?:关于|就)(?!《)|(?:起草|提交|提请|报送|拟定|代拟|制定)的(?:关于)?(?=《)|(?:关于)?(?=《))"
)
_LEADING = re.compile(
    r"^(?:了|出(?=大会|了)|关于(?!《)|拟提请[^《]{2,40}(?=《)|修订后的(?=《)|新修订的(?=《)|"
    r"审议后的(?=《))"
)
_DATE_OF_MEETING = re.compile(
    r"(?:将|拟)?(?:定?于)?(?:\d{4}年)?(?:明年|今年|"
    r"\d{1,2}月)?(?:[上中下]旬|初|底)?(?:\d{0,2}月?\d{1,2}日)?(?:至(?:\d{1,2}月)?\d{1,2}日)?(?:[上下]午)?(?:在[^,。]{1,12})?(?:召开|"
    r""
    r"举行)$"
)
_HOLDS_ON = re.compile(
    r"(?:(?:\d{4}年|明年|今年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:至(?:\d{1,2}月)?\d{1,2}日)?"
    r"(?:[上下]午)?(?:在[^,。]{1,12}?)?(?:召开|举行)|(?:召开|举行))(?=.{4})"
)
_ITS_AGENDA = re.compile(r",(?:会议)?(?:的)?(?:主要)?(?:议程|议题|主题|任务)(?:是|为)")
_SHORT_NAME = re.compile(r"\((?:以下)?(?:统称|简称)[^()]{0,30}\)$")
_EDGE = " 了的,，。:：;；、"


def printed_subject(clause: Clause) -> str:
    """The shortest phrase that names the matter: without verb, reporter and 的汇报."""
    prose, span = clause.prose, clause.object
    start, end = _subject(prose.folded, span.start, span.end, clause.verb)
    return prose.printed(start, end)


def _subject(folded: str, start: int, end: int, verb: str) -> tuple[int, int]:
    if its_agenda := _ITS_AGENDA.search(folded, start, end):
        end = its_agenda.start()
    if called := _SHORT_NAME.search(folded, start, end):
        end = called.start()
    told = folded[start:end]
    if summary := _SUMMARY.search(told):
        end = start + summary.start()
    if "听取" in verb or verb.endswith("通报"):
        start, end = _heard(folded, start, end)
    elif office := _OFFICE_BEFORE.match(folded[start : min(end, start + 60)]):
        start += office.end()
    if leading := _LEADING.match(folded[start:end]):
        start += leading.end()
    if verb.endswith("决定") and (
        held := _DATE_OF_MEETING.search(folded, max(start, end - 50), end)
    ):
        end = held.start() if held.start() - start >= 4 else end
    if verb.endswith(("决定", "同意")) and (held := _HOLDS_ON.match(folded, start, end)):
        start = held.end()
    while start < end and folded[start] in _EDGE:
        start += 1
    while end > start and folded[end - 1] in _EDGE:
        end -= 1
    return start, end


def _heard(folded: str, start: int, end: int) -> tuple[int, int]:
    """The matter of a report: without who reported, 关于 and 的汇报; 情况 stays."""
    told = folded[start:end]
    if not told.endswith("》"):
        if situation := _KEEP_SITUATION.search(told):
            end = start + situation.start() + 2
        elif tail := _REPORT_TAIL.search(told):
            end = start + tail.start()
    if reporter := _REPORTER.match(folded[start:end]):
        start += reporter.end()
    return start, end


# --- the documents ------------------------------------------------------------------------------

_CITED = re.compile(
    r"(?:落实|贯彻|执行|实施|依据|根据|按照|依照|对照|围绕|修改|修订|修正|废止|宣传|遵守|适用|对|在|以|"
    r"关于修改|学习宣传)(?:好|了|修改|修订)?$"
)
_CARRIED_OUT = re.compile(
    r"^(?:的)?(?:贯彻|学习|实施|执行|落实|执法检查|宣传|整改|修订(?!草案|情况)|修改(?!稿|情况)|修正(?!草案|案)|施行|推进|编制工作|任务|重点任务|部分规定|有关规定|"
    r"分工|(?:提出|明确|确定|规定|要求|部署)的|杂志|时的|上?(?:发表|刊发|刊登))"
)
_CALLED = re.compile(r"\((?:以下)?(?:统称|简称)(?:为|:)?$")
_OPINION = re.compile(r"^的?(?:审议|审查|评议|讨论|研究|协商)?意见")
"""对《关于垃圾分类情况的报告》的审议意见: the opinion is on what was deliberated."""
_ITS_SPIRIT = re.compile(r"^的?精神")
_DRAFT_MARK = re.compile(r"^ ?\([^()]{0,14}(?:稿|草案)\)")


def documents(clause: Clause) -> tuple[str, ...]:
    """The titles under consideration in a clause, outermost 《》 dropped.

    A title that is cited or carried out (落实《X》, 《X》实施情况) is not under consideration.
    """
    objects = (clause.object, *clause.further, *clause.more)
    titles = (_titles(clause.prose, span, clause.verb) for span in objects)
    return tuple(dict.fromkeys(chain.from_iterable(titles)))


def _titles(prose: Prose, span: Span, verb: str) -> list[str]:
    found = []
    titles = prose.titles_in(span)
    for title, end in zip(titles, _ends_of_runs(prose, titles), strict=True):
        before = prose.folded[max(span.start, title.start - 8) : title.start]
        after = prose.folded[end : min(span.end, end + 8)]
        if draft := _DRAFT_MARK.match(after):
            after = after[draft.end() :]
        cited = _CITED.search(before) and not (before.endswith("对") and _OPINION.match(after))
        if cited or _CARRIED_OUT.match(after) or _CALLED.search(before):
            continue
        if _ITS_SPIRIT.match(after) and not STUDIES.search(verb):
            continue
        found.extend(_unclosed(prose, max(span.start, title.start - 90), title.start))
        found.append(prose.printed(title.start + 1, title.end - 1))
    if found:
        return found + _left_open(prose, titles[-1].end, span.end)
    return _half_marked(prose, span, verb)


def _ends_of_runs(prose: Prose, titles: Sequence[Span]) -> list[int]:
    """Of each title, where those that follow right on it end: 《甲法》《乙条例》执法检查."""
    ends: list[int] = []
    following: Span | None = None
    for title in reversed(titles):
        goes_on = following is not None and prose.folded[title.end : following.start] in ("", "、")
        ends.append(ends[-1] if goes_on else title.end)
        following = title
    return ends[::-1]


_UNCLOSED = re.compile(r"《(?P<title>[^《》,。;]{4,80}?)[和与及、]?$")
_LEFT_OPEN = re.compile(r"《(?P<title>[^《》,。;]{4,80}?)(?:的(?:说明|报告|汇报|情况))?$")


def _unclosed(prose: Prose, start: int, end: int, form: re.Pattern[str] = _UNCLOSED) -> list[str]:
    """A title before another whose closing mark was lost: 《甲办法和《乙细则》."""
    if (at := prose.folded.rfind("《", start, end)) < 0:
        return []
    match = form.match(prose.folded[at:end])
    return [prose.printed(at + match.start("title"), at + match.end("title"))] if match else []


def _left_open(prose: Prose, start: int, end: int) -> list[str]:
    """The last title, if its closing mark was lost (《乙细则的说明) and it is not cut off."""
    goes_on = prose.folded[end : end + 1].strip() != ""
    return _unclosed(prose, start, end, _LEFT_OPEN) if goes_on else []


_HALF_OPEN = re.compile(r"^(?:了|关于|修订后的)?《(?P<title>[^《》,。;]{4,80}?)(?:$|[,。;])")
_HALF_CLOSED = re.compile(r"^了?(?P<title>[^《》,。;:]{4,80})》")

_PAPER = (
    r"\"(?P<title>[^\"]{4,60}(?:条例|办法|规定|细则|意见|方案|规划|计划|纲要|法|要点|决定|报告|草案))"
    r"(?:\([^()]{0,14}\))?\""
)
_QUOTED, _ALSO_QUOTED = re.compile(rf"^了?(?:关于)?{_PAPER}"), re.compile(rf"[、和与及]{_PAPER}")


def _half_marked(prose: Prose, span: Span, verb: str) -> list[str]:
    """A title that lost one of its marks (审议《关于X的意见，指出) or stands in 「」."""
    folded = prose.folded[span.start : min(span.end, span.start + 90)]
    if "听取" in verb or "传达" in verb:
        return []
    if quoted := _QUOTED.match(folded):
        found = [quoted, *_ALSO_QUOTED.finditer(folded, quoted.end())]
        return [prose.printed(*(span.start + at for at in q.span("title"))) for q in found]
    for pattern in (_HALF_OPEN, _HALF_CLOSED):
        if match := pattern.match(folded):
            left, right = match.span("title")
            return [prose.printed(span.start + left, span.start + right)]
    return []
