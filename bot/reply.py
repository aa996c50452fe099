"""An Answer → what is shown: text and buttons. Pure; the wording of the bot lives here."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatch

from bot.action import Action, Cite, ShowItem, ShowMeeting, ShowPage, ShowText
from bot.answer import (
    HITS_A_PAGE,
    MEETINGS_A_PAGE,
    Answer,
    Chaired,
    Citation,
    Help,
    Hits,
    Meetings,
    Nothing,
    OneItem,
    OneMeeting,
    Told,
    WholeText,
)
from bot.question import Question
from bot.richtext import Block, Span, bold, line
from store import AgendaItem, Coverage, Hit, Readout
from store.dates import describe
from store.words import segments

BUTTONS_A_ROW = 6
MAX_ITEM_BUTTONS = 60
"""Telegram shows about a hundred buttons; the longest real agenda has some forty items."""
LONG_QUOTE_CHARS = 300
"""Longer quotes are folded until tapped."""
COPY_UNITS = 256
"""Telegram's limit for text that a button copies."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button that acts, opens ``url`` or copies ``copy``."""

    label: str
    action: Action | None = None
    url: str | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What is shown. ``fresh``: as a message of its own, even when a button asked for it."""

    blocks: tuple[Block, ...]
    keyboard: tuple[tuple[Button, ...], ...] = ()
    fresh: bool = False


def needs_question(answer: Answer) -> bool:
    """Whether the reply's buttons lead back to the question, so that it must be remembered."""
    return isinstance(answer, Hits | Meetings | Chaired)


def compose(answer: Answer, question: int = 0) -> Reply:
    """The reply that shows ``answer``; ``question`` is its remembered id where one is needed."""
    return _compose(answer, question)


@singledispatch
def _compose(answer: object, question: int) -> Reply:
    raise TypeError(f"no reply for {type(answer).__name__}")


# --- meetings -----------------------------------------------------------------------------------


@_compose.register
def _one_meeting(answer: OneMeeting, question: int) -> Reply:
    stored = answer.stored
    readout = stored.readout
    origin = (answer.back.question, answer.back.page) if answer.back else (0, 0)
    blocks = [line(bold(_headline(readout))), *_facts(readout)]
    blocks += [_agenda_line(item) for item in readout.items]
    if not readout.items:
        blocks.append(line("通稿没有逐项列出议题，请看全文。"))
    if readout.other_matters:
        blocks.append(line("另：会议还研究了其他事项。"))
    if not stored.current:
        blocks.append(line("（这是旧版本，来源后来改过。）"))
    numbered = [
        Button(str(item.position), ShowItem(stored.id, item.position, *origin))
        for item in readout.items[:MAX_ITEM_BUTTONS]
    ]
    last = [Button("全文", ShowText(stored.id)), Button("引用", Cite(stored.id))]
    if readout.url:
        last.append(Button("原文", url=readout.url))
    if answer.back:
        last.insert(0, Button("‹ 结果", answer.back))
    return Reply(tuple(blocks), (*_rows(numbered), tuple(last)))


def _headline(readout: Readout) -> str:
    when = _date(readout)
    if readout.time_of_day and readout.day:
        when += f" {readout.time_of_day}"
    return f"{when} · {readout.meeting or readout.title}"


def _date(readout: Readout) -> str:
    if readout.date is not None:
        return describe_day(readout.date)
    if readout.month is not None and readout.day is not None:
        return f"{readout.month}月{readout.day}日（年份不详）"
    if readout.published is not None:
        return f"{describe_day(readout.published)}发布"
    return "日期不详"


def describe_day(day: datetime.date) -> str:
    """2019年6月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _facts(readout: Readout) -> Iterator[Block]:
    facts = []
    if readout.chair:
        facts.append("主持 " + "、".join(f"{p.title} {p.name}".strip() for p in readout.chair))
    if readout.year.how == "inferred":
        evidence = "、".join(clue if "“" in clue else f"“{clue}”" for clue in readout.year.evidence)
        facts.append(f"年份据文中{evidence}推定")
    elif readout.year.how == "published" and readout.published:
        facts.append(f"年份据发布日期 {readout.published.isoformat()}")
    elif readout.day is not None and readout.year.value is None:
        facts.append("通稿没有写明年份，也无法从文中推定")
    if facts:
        yield line("　·　".join(facts))


def _agenda_line(item: AgendaItem) -> Block:
    return line(bold(f"{item.position} {item.verb}"), f" {item.subject}")


@_compose.register
def _meetings(answer: Meetings, question: int) -> Reply:
    question_asked = answer.question
    scope = _scope(question_asked)
    pages = _pages(answer.total, MEETINGS_A_PAGE)
    title = f"{scope}共 {answer.total} 次会议" if scope else f"已收录 {answer.total} 次会议"
    blocks = [line(bold(title), f"（第 {answer.page + 1}/{pages} 页）" if pages > 1 else "")]
    for number, stored in enumerate(answer.meetings, 1):
        blocks.append(line(bold(f"{number} {_headline(stored.readout)}")))
        blocks.append(line(_summary(stored.readout)))
    numbered = [
        Button(str(number), ShowMeeting(stored.id, question, answer.page))
        for number, stored in enumerate(answer.meetings, 1)
    ]
    return Reply(tuple(blocks), (*_rows(numbered), *_paging(question, answer.page, pages)))


def _summary(readout: Readout) -> str:
    if not readout.items:
        return "（未逐项列出议题）"
    shown = "；".join(f"{item.verb} {_short(item.subject)}" for item in readout.items[:2])
    more = f" 等 {len(readout.items)} 项" if len(readout.items) > 2 else ""
    return shown + more


def _short(text: str, limit: int = 36) -> str:
    """A subject shortened for a list; the button beside it leads to the whole."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


@_compose.register
def _chaired(answer: Chaired, question: int) -> Reply:
    pages = _pages(answer.total, MEETINGS_A_PAGE)
    blocks = []
    for stored in answer.meetings:
        readout = stored.readout
        chair = "、".join(f"{p.title} {p.name}".strip() for p in readout.chair)
        blocks.append(line(f"{_headline(readout)}：", bold(chair or "通稿没有写明谁主持")))
        if quote := chair_sentence(readout):
            blocks.append(_quote(readout.text, *quote))
    numbered = [
        Button(str(number), ShowMeeting(stored.id, question, answer.page))
        for number, stored in enumerate(answer.meetings, 1)
    ]
    if answer.total > 1:
        blocks.insert(0, line(bold(f"{_scope(answer.question)}共 {answer.total} 次会议")))
    return Reply(tuple(blocks), (*_rows(numbered), *_paging(question, answer.page, pages)))


def chair_sentence(readout: Readout) -> tuple[int, int] | None:
    """Where the readout itself says who chaired: the sentence that holds name and 主持."""
    for person in readout.chair:
        at = readout.text.find(person.name)
        while at >= 0:
            start = max(readout.text.rfind(mark, 0, at) for mark in "。\n") + 1
            stop = min(
                (i for mark in "。\n" if (i := readout.text.find(mark, at)) >= 0),
                default=len(readout.text) - 1,
            )
            if "主持" in readout.text[start : stop + 1]:
                return start, stop + (readout.text[stop] != "\n")
            at = readout.text.find(person.name, at + 1)
    return None


# --- items --------------------------------------------------------------------------------------


@_compose.register
def _hits(answer: Hits, question: int) -> Reply:
    found = answer.found
    if found.total == 1 and found.how != "some":
        only = found.hits[0]
        return Reply(
            tuple(_hit_blocks("", only)), ((Button("展开", _open(only, question, answer.page)),),)
        )
    pages = _pages(found.total, HITS_A_PAGE)
    page = f"（第 {answer.page + 1}/{pages} 页）" if pages > 1 else ""
    blocks = [line(bold(_told_found(answer)), page)]
    buttons = []
    for number, hit in enumerate(found.hits, answer.page * HITS_A_PAGE + 1):
        blocks += _hit_blocks(f"{number} ", hit)
        buttons.append(Button(str(number), _open(hit, question, answer.page)))
    return Reply(tuple(blocks), (*_rows(buttons), *_paging(question, answer.page, pages)))


def _told_found(answer: Hits) -> str:
    asked, found = _asked(answer.question), answer.found
    if found.how == "some":
        lacking = (
            f"（缺{'、'.join(f'“{word}”' for word in found.missing)}）" if found.missing else ""
        )
        return f"没有同时包含{asked}的，以下 {found.total} 处只包含其中一部分{lacking}："
    return f"{asked}：找到 {found.total} 处" + (
        "（在更长的词里）" if found.how == "substring" else ""
    )


def _hit_blocks(number: str, hit: Hit) -> Iterator[Block]:
    readout = hit.stored.readout
    place = f"，第{hit.item.position}项议题" if hit.item else ""
    yield line(bold(f"{number}{_date(readout)}，{readout.meeting}{place}"))
    if hit.item:
        yield line(f"{hit.item.verb} {hit.item.subject}")
    yield _quote(readout.text, hit.excerpt.start, hit.excerpt.end, hit.excerpt.marks)


def _open(hit: Hit, question: int, page: int) -> Action:
    if hit.item is None:
        return ShowMeeting(hit.stored.id, question, page)
    return ShowItem(hit.stored.id, hit.item.position, question, page)


@_compose.register
def _one_item(answer: OneItem, question: int) -> Reply:
    stored, item = answer.stored, answer.item
    readout = stored.readout
    blocks = (
        line(bold(f"{item.position} {item.verb} "), bold(item.subject)),
        line(_headline(readout)),
        _quote(readout.text, item.start, item.end),
    )
    origin = (answer.back.question, answer.back.page) if answer.back else (0, 0)
    row = [Button("‹ 议题", ShowMeeting(stored.id, *origin))]
    if answer.back:
        row.insert(0, Button("‹ 结果", answer.back))
    row.append(Button("引用", Cite(stored.id, item.position)))
    return Reply(blocks, (tuple(row),))


@_compose.register
def _whole_text(answer: WholeText, question: int) -> Reply:
    readout = answer.stored.readout
    return Reply(
        (line(bold(readout.title)), _quote(readout.text, 0, len(readout.text))),
        ((Button("‹ 议题", ShowMeeting(answer.stored.id)),),),
        fresh=True,
    )


@_compose.register
def _citation(answer: Citation, question: int) -> Reply:
    readout = answer.stored.readout
    parts = [f"{readout.meeting}（{_date(readout)}）"]
    if answer.item:
        parts.append(f"第{answer.item.position}项：{answer.item.verb} {answer.item.subject}")
    parts.append(f"《{readout.title}》")
    parts.append(f"来源编号 {readout.source_id}")
    if readout.published:
        parts.append(f"{readout.published.isoformat()} 发布")
    if readout.url:
        parts.append(readout.url)
    digest = hashlib.sha256(readout.text.encode()).hexdigest()[:16]
    parts.append(f"正文 SHA-256 {digest}")
    text = "，".join(parts) + "。"
    copy = (Button("复制", copy=text),) if len(text) <= COPY_UNITS else ()
    return Reply((line(text),), (copy,) if copy else (), fresh=True)


def _quote(text: str, start: int, end: int, marks: Sequence[tuple[int, int]] = ()) -> Block:
    """A stretch of a readout, verbatim, with its marks emphasised."""
    spans: list[Span] = []
    at = start
    for left, right in marks:
        if at < left:
            spans.append(Span(text[at:left]))
        spans.append(bold(text[left:right]))
        at = right
    if at < end:
        spans.append(Span(text[at:end]))
    return Block(tuple(spans), quote=True, expandable=end - start > LONG_QUOTE_CHARS)


# --- no answer, and help ------------------------------------------------------------------------


@_compose.register
def _nothing(answer: Nothing, question: int) -> Reply:
    asked = _asked(answer.question)
    return Reply((line(f"没有找到{asked}。{told_coverage(answer.coverage)}"),))


@_compose.register
def _told(answer: Told, question: int) -> Reply:
    return Reply((line(answer.sentence),))


@_compose.register
def _help(answer: Help, question: int) -> Reply:
    day = answer.latest.readout if answer.latest else None
    date = f"{day.month}月{day.day}日" if day and day.day else "6月1日"
    word = _example_word(day) if day else "垃圾分类"
    return Reply(
        (
            line(bold("会议通稿检索")),
            line("发来一个日期，看那天的会议和议题；发来几个词，找提到它的议题和原文。"),
            line(""),
            line(f"/meeting {date}　那天的会议（也可写 去年6月、上周、2019年6月1日至7日）"),
            line(f"/search {word}　找议题和原文"),
            line("/latest　最近的会议"),
            line(f"什么时候研究过{word}？　也可以直接问"),
            line(""),
            line(told_coverage(answer.coverage)),
        )
    )


_KIND_OF_PAPER = re.compile(
    r"的?(?:工作|实施|若干|总体|行动|管理|暂行)*(?:意见|方案|办法|规定|条例|决定|报告|计划|规划|通知|细则|规则|措施|要点)"
    r"(?:[（(].*)?$"
)
_EXAMPLE_CHARS = 6


def _example_word(readout: Readout) -> str:
    """Words that are certain to be found: what the last item's document is about."""
    names = [name for item in reversed(readout.items) for name in (*item.documents, item.subject)]
    for name in names:
        word = ""
        for part in reversed(segments(_KIND_OF_PAPER.sub("", name))):
            if len(part + word) > _EXAMPLE_CHARS or not name.count(part + word):
                break
            word = part + word
        if len(word) > 1:
            return word
    return "会议"


def told_coverage(coverage: Coverage) -> str:
    """已收录 12 篇通稿（2022年1月4日至2023年12月28日）."""
    if coverage.readouts == 0:
        return "库里还没有通稿，请先用 readout-bot ingest 导入。"
    if coverage.first is None or coverage.last is None:
        return f"已收录 {coverage.readouts} 篇通稿。"
    first, last = describe_day(coverage.first), describe_day(coverage.last)
    return (
        f"已收录 {coverage.readouts} 篇通稿（{first if first == last else f'{first}至{last}'}）。"
    )


# --- shared -------------------------------------------------------------------------------------


def _asked(question: Question) -> str:
    """What was searched for, in the asker's own words: “派驻”（去年6月）."""
    wanted = [f"“{phrase}”" for phrase in question.phrases]
    if question.words:
        wanted.insert(0, f"“{_short(question.words)}”")
    scope = _scope(question)
    if not wanted:
        return f"{scope}的会议" if scope else "会议"
    return "".join(wanted) + (f"（{scope}）" if scope else "")


def _scope(question: Question) -> str:
    words = question.words if question.intent in ("meeting", "latest", "who") else ""
    return (describe(question.when) if question.when is not None else "") + words


def _pages(total: int, size: int) -> int:
    return max(1, -(-total // size))


def _rows(buttons: Sequence[Button]) -> Iterable[tuple[Button, ...]]:
    return [
        tuple(buttons[start : start + BUTTONS_A_ROW])
        for start in range(0, len(buttons), BUTTONS_A_ROW)
    ]


def _paging(question: int, page: int, pages: int) -> list[tuple[Button, ...]]:
    row = []
    if page > 0:
        row.append(Button("‹ 上一页", ShowPage(question, page - 1)))
    if page + 1 < pages:
        row.append(Button("下一页 ›", ShowPage(question, page + 1)))
    return [tuple(row)] if row else []
