"""What was read where: a readout's text with the parts it was read from, for a person to check."""

from __future__ import annotations

from collections.abc import Iterator

import click

from bot.reply.wording import day_of
from bot.richtext import harmless
from bot.voice import CHINESE
from store import AgendaItem, Readout

# One colour for each kind of thing that was read.
_DATE, _PERSON, _VERB, _SUBJECT = "cyan", "green", "yellow", "magenta"
Mark = tuple[int, int, str]
"""Start and end in the text, and the colour."""


def explain(readout: Readout, color: bool) -> str:
    """The facts and where each is from, what is uncertain, and the text with its items numbered."""
    lines = [_bold(f"{readout.source_id}  {readout.title}", color)]
    lines += [f"{name}　{harmless(told)}" for name, told in _facts(readout)]
    lines += [f"存疑　{doubt}" for doubt in doubts(readout)]
    lines += ["", *_text(readout, color)]
    return "\n".join(lines)


def _facts(readout: Readout) -> Iterator[tuple[str, str]]:
    meeting = (readout.body, readout.meeting, readout.session)
    yield "会议", " · ".join(part for part in meeting if part)
    if readout.date_printed:
        when = f"{day_of(readout, CHINESE)} {readout.time_of_day or ''}".strip()
        how = {
            "printed": "年份写明",
            "published": f"年份据发布日期 {readout.published}",
            "inferred": f"年份据 {'、'.join(readout.year.evidence)} 推定",
            "unknown": "无从确定是哪一年",
        }[readout.year.how]
        yield "日期", f"{when}（文中“{readout.date_printed}”，{how}）"
    if readout.published:
        yield "发布", readout.published.isoformat()
    if readout.origin:
        yield "出处", readout.origin
    for person in readout.chair:
        yield "主持", f"{person.title} {person.name}".strip()
    for role in ("出席", "列席", "参加"):
        named = [a for a in readout.attendees if a.role == role]
        if named:
            yield role, "、".join(f"{a.title} {a.name}".strip() for a in named)
    for item in readout.items:
        documents = f"　文件 {'、'.join(item.documents)}" if item.documents else ""
        yield f"{item.position:>4}", f"{item.verb}｜{item.subject}{documents}"
    if readout.other_matters:
        yield "其他", "研究了其他事项"


def doubts(readout: Readout) -> Iterator[str]:
    """What a careful person would look up again."""
    if readout.date_printed is None:
        yield "没有写明开会日期"
    elif readout.year.value is None:
        yield "年份不详：没有写明、没有发布日期，文中线索也不能定出唯一的一年"
    elif readout.year.how == "inferred":
        yield "年份是推定的，可用 --published 说明发布日期"
    if not readout.chair:
        yield "没有写明谁主持"
    if not readout.items:
        yield "没有读出议题"


def _text(readout: Readout, color: bool) -> Iterator[str]:
    """The text, each paragraph with the number of the item it belongs to in the margin."""
    marks = sorted(_marks(readout))
    start = 0
    for paragraph in readout.text.split("\n"):
        end = start + len(paragraph)
        inside = [i for i in readout.items if i.start < end and i.end > start]
        margin = "+".join(str(item.position) for item in inside)
        yield f"{margin:>4} │ {_colored(readout.text, start, end, marks, color)}"
        start = end + 1


def _marks(readout: Readout) -> Iterator[Mark]:
    text = readout.text
    if readout.date_printed and (at := text.find(readout.date_printed)) >= 0:
        yield at, at + len(readout.date_printed), _DATE
    for name in [p.name for p in readout.chair] + [a.name for a in readout.attendees]:
        if (at := text.find(name)) >= 0:
            yield at, at + len(name), _PERSON
    for item in readout.items:
        yield from _item_marks(text, item)


def _item_marks(text: str, item: AgendaItem) -> Iterator[Mark]:
    """The verb and the subject where the item's passage names them, else where the lead does."""
    at = text.find(item.subject, item.start, item.end)
    if at < 0:
        at = text.find(item.subject)
    if at < 0:
        return
    yield at, at + len(item.subject), _SUBJECT
    verb = text.rfind(item.verb, max(0, at - 40), at) if item.verb else -1
    if verb >= 0:
        yield verb, verb + len(item.verb), _VERB


def _colored(text: str, start: int, end: int, marks: list[Mark], color: bool) -> str:
    if not color:
        return harmless(text[start:end])
    parts, at = [], start
    for left, right, kind in marks:
        if left < at or right > end:
            continue
        parts += [harmless(text[at:left]), click.style(text[left:right], fg=kind, bold=True)]
        at = right
    return "".join((*parts, harmless(text[at:end])))


def _bold(text: str, color: bool) -> str:
    return click.style(harmless(text), bold=True) if color else harmless(text)
