"""One-sentence answers, and help with examples that work on what is in the store."""

from __future__ import annotations

from bot.action import Forget
from bot.answer import AboutToForget, Help, Kept, Told
from bot.chat.topic import example_word
from bot.reply.compose import worded
from bot.reply.model import Button, Reply
from bot.reply.tally import told_tally
from bot.reply.wording import told_coverage
from bot.richtext import bold, line
from bot.voice import Voice


@worded.register
def _told(answer: Told, voice: Voice, question: int) -> Reply:
    return Reply((line(voice.told(answer.sentence)),))


@worded.register
def _kept(answer: Kept, voice: Voice, question: int) -> Reply:
    told = voice.say("privacy.kept", questions=answer.questions).strip().split("\n")
    return Reply((line(bold(voice.say("privacy.title"))), *(line(part) for part in told)))


@worded.register
def _about_to_forget(answer: AboutToForget, voice: Voice, question: int) -> Reply:
    buttons = (
        Button(voice.say("forget.sure"), Forget(1)),
        Button(voice.say("forget.leave"), Forget(0)),
    )
    return Reply((line(voice.say("forget.ask", questions=answer.questions)),), (buttons,))


@worded.register
def _help(answer: Help, voice: Voice, question: int) -> Reply:
    coverage = line(told_coverage(answer.coverage, voice))
    if answer.collected:
        told = [line(told_tally(answer.bodies, voice))] if answer.bodies else []
        if len(answer.places) > 1:
            told.append(line(voice.say("help.places", places=voice.series(answer.places))))
        return Reply((coverage, *told))
    readouts = [stored.readout for stored in answer.latest]
    date = next((f"{r.month}月{r.day}日" for r in readouts if r.day), "6月1日")
    word = example_word(readouts) or "垃圾分类"
    lines = voice.say("help.usage", date=date, word=word).split("\n")
    return Reply(
        (
            line(bold(voice.say("help.title"))),
            *(line(told) for told in lines),
            coverage,
        )
    )
