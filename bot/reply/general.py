"""One-sentence answers, and help with examples that work on what is in the store."""

from __future__ import annotations

import re

from bot.answer import Help, Told
from bot.reply.compose import worded
from bot.reply.model import Reply
from bot.reply.wording import told_coverage
from bot.richtext import bold, line
from bot.voice import Voice
from store import Readout
from store.words import segments


@worded.register
def _told(answer: Told, voice: Voice, question: int) -> Reply:
    return Reply((line(voice.told(answer.sentence)),))


@worded.register
def _help(answer: Help, voice: Voice, question: int) -> Reply:
    readout = answer.latest.readout if answer.latest else None
    date = f"{readout.month}月{readout.day}日" if readout and readout.day else "6月1日"
    word = _example_word(readout) if readout else "垃圾分类"
    lines = voice.say("help.usage", date=date, word=word).split("\n")
    return Reply(
        (
            line(bold(voice.say("help.title"))),
            *(line(told) for told in lines),
            line(told_coverage(answer.coverage, voice)),
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
