"""Answers that are files: exported results, and words over time as a picture."""

from __future__ import annotations

from bot.action import Export
from bot.answer import Exported, Trend
from bot.reply.chart import draw
from bot.reply.compose import worded
from bot.reply.model import Attachment, Button, Reply, Row
from bot.reply.tally import told_tally
from bot.richtext import bold, line
from bot.voice import Voice
from store.facts import Tally


@worded.register
def _exported(answer: Exported, voice: Voice, question: int) -> Reply:
    file = Attachment(answer.name, answer.data, voice.say("problem.no_file"))
    return Reply((), fresh=True, attachment=file)


@worded.register
def _trend(answer: Trend, voice: Voice, question: int) -> Reply:
    words = voice.series(f"“{word}”" for word, _ in answer.series)
    title = line(bold(voice.say("trend.title", words=words)))
    keyboard: tuple[Row, ...] = (
        ((Button(voice.say("button.csv"), Export(question, 0)),),) if question else ()
    )
    totals = [
        line(voice.say("trend.total", word=word, count=sum(counts)))
        for word, counts in answer.series
    ]
    drawn = draw(answer.months, answer.series)
    if drawn is None:
        blocks = [title, *totals, line(voice.say("trend.no_chart"))]
        blocks += [
            line(voice.say("trend.line", word=word, counts=_numbers(answer.months, counts, voice)))
            for word, counts in answer.series
        ]
        return Reply(tuple(blocks), keyboard)
    legend = [
        line(voice.say("trend.series", letter=letter, word=word)) for letter, word in drawn.legend
    ]
    picture = Attachment("trend.png", drawn.png, voice.say("problem.no_file"), picture=True)
    return Reply((title, *legend, *totals), keyboard, attachment=picture)


def _numbers(months: tuple[str, ...], counts: tuple[int, ...], voice: Voice) -> str:
    used = [Tally(month, count) for month, count in zip(months, counts, strict=True) if count]
    return told_tally(used, voice) or "0"
