"""Meetings: one with its agenda, a list of them, who chaired them, and one from end to end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, replace

from bot.action import Cite, ShowItem, ShowMeeting, ShowPage, ShowText
from bot.answer import MEETINGS_A_PAGE, Chaired, Meetings, OneMeeting, WholeText
from bot.answer.evidence import chair_sentence
from bot.question import Question
from bot.reply.compose import worded
from bot.reply.model import Button, Reply, rows
from bot.reply.names import names_told
from bot.reply.quoting import past_dateline, quote
from bot.reply.wording import (
    agenda_line,
    asked_for,
    first_used,
    headline,
    in_the_chair,
    page_of,
    pages_in,
    paging,
    people,
    scope_of,
    source_of,
    summary,
    told_by,
    year_note,
)
from bot.richtext import Block, bold, line
from bot.voice import Voice
from store import Readout
from store.facts.place import place_told
from store.facts.speaking import what_was_said

MAX_OTHERS = 3
"""So many other readouts of the same meeting have a button."""
MAX_ITEM_BUTTONS = 60
"""Telegram shows about a hundred buttons; the longest real agenda has some forty items."""


@worded.register
def _one_meeting(answer: OneMeeting, voice: Voice, question: int) -> Reply:
    stored = answer.stored
    readout = stored.readout
    back = astuple(answer.back) if answer.back else ()
    blocks = [line(bold(headline(readout, voice))), *_facts(readout, voice)]
    if answer.question and answer.question.tells == "place":
        blocks += _place(readout, voice)
    if answer.question:
        blocks += _said(readout, answer.question)
    blocks += [agenda_line(readout, item) for item in readout.items]
    if not readout.items:
        blocks.append(line(voice.say("meeting.no_items")))
    if readout.other_matters:
        blocks.append(line(voice.say("meeting.other_matters")))
    if answer.new_phrases:
        blocks.append(line(first_used(readout, answer.new_phrases, voice)))
    if not stored.current:
        blocks.append(line(voice.say("meeting.old_revision")))
    if answer.others:
        titles = voice.series(f"《{other.readout.title}》" for other in answer.others)
        blocks.append(line(voice.say("meeting.others", titles=titles)))
    numbered = [
        Button(str(item.position), ShowItem(stored.id, item.position, *back))
        for item in readout.items[:MAX_ITEM_BUTTONS]
    ]
    last = [
        Button(voice.say("button.whole_text"), ShowText(stored.id)),
        Button(voice.say("button.cite"), Cite(stored.id)),
    ]
    last += [
        Button(voice.say("button.other_readout"), ShowMeeting(other.id, *back))
        for other in answer.others[:MAX_OTHERS]
    ]
    last += source_of(readout, voice)
    if answer.back:
        last.insert(0, Button(voice.say("button.back_to_results"), answer.back))
    return Reply(tuple(blocks), (*rows(numbered), tuple(last)))


def _facts(readout: Readout, voice: Voice) -> Iterator[Block]:
    facts = []
    if readout.chair:
        facts.append(voice.say("meeting.chaired_by", people=people(readout.chair)))
    if note := year_note(readout, voice):
        facts.append(note)
    if readout.origin:
        facts.append(voice.say("meeting.origin", origin=readout.origin))
    if facts:
        yield line("　·　".join(facts))


def _place(readout: Readout, voice: Voice) -> Iterator[Block]:
    """Where a meeting was held, in the words that say so, or that they do not."""
    told = place_told(readout.text)
    if told is None:
        yield line(voice.say("meeting.no_place"))
        return
    place, (start, end) = told
    yield line(voice.say("meeting.place", place=place))
    yield quote(readout.text, past_dateline(readout.text, start), end)


def _said(readout: Readout, question: Question) -> Iterator[Block]:
    """What was said by the one whose speeches are asked for."""
    if question.role != "讲话" or not question.person:
        return
    told = what_was_said(question.person, readout.text, readout.meeting or "")
    if told is not None:
        start, end = told
        yield quote(readout.text, past_dateline(readout.text, start), end)


@worded.register
def _meetings(answer: Meetings, voice: Voice, question: int) -> Reply:
    pages = pages_in(answer.total, MEETINGS_A_PAGE)
    blocks = [line(bold(_title(answer, voice)), page_of(answer.page, pages, voice))]
    blocks += in_the_chair(answer.question, answer.chaired, voice)
    for number, stored in enumerate(answer.meetings, answer.page * MEETINGS_A_PAGE + 1):
        blocks.append(line(bold(f"{number} {headline(stored.readout, voice)}")))
        if answer.question.tells == "place":
            blocks += _place(stored.readout, voice)
        else:
            said = [*_said(stored.readout, answer.question)]
            blocks += said or [line(summary(stored.readout, voice))]
    if answer.without_year:
        blocks.append(line(voice.say("matters.without_year", count=answer.without_year)))
    return Reply(
        tuple(blocks),
        (*_numbered(answer, question), *paging(ShowPage(question, answer.page), pages, voice)),
    )


def _numbered(answer: Meetings | Chaired, question: int) -> list[tuple[Button, ...]]:
    return rows(
        [
            Button(str(number), ShowMeeting(stored.id, question, answer.page))
            for number, stored in enumerate(answer.meetings, answer.page * MEETINGS_A_PAGE + 1)
        ]
    )


def _title(answer: Meetings | Chaired, voice: Voice) -> str:
    count = answer.total - answer.again
    several = told_by(answer.total, count, voice)
    question = answer.question
    if isinstance(answer, Meetings):
        question = replace(question, words="", phrases=(), documents=())
    latest = 1 < question.few <= count  # of more than these
    if not question.topic and not scope_of(question, voice):
        return voice.say("meetings.latest" if latest else "meetings.all", count=count) + several
    key = "meetings.latest_in_scope" if latest else "meetings.in_scope"
    return voice.say(key, asked=asked_for(question, voice), count=count) + several


@worded.register
def _chaired(answer: Chaired, voice: Voice, question: int) -> Reply:
    pages = pages_in(answer.total, MEETINGS_A_PAGE)
    alone = answer.total == 1
    blocks = []
    if not alone:
        blocks.append(line(bold(_title(answer, voice)), page_of(answer.page, pages, voice)))
    for number, stored in enumerate(answer.meetings, answer.page * MEETINGS_A_PAGE + 1):
        readout = stored.readout
        chair = people(readout.chair) or voice.say("meeting.chair_not_given")
        numbered = "" if alone else f"{number} "
        blocks.append(line(f"{numbered}{headline(readout, voice)}：", bold(chair)))
        if where := chair_sentence(readout):
            start, end = where
            blocks.append(quote(readout.text, past_dateline(readout.text, start), end))
    if answer.also:
        blocks += names_told(answer.meetings[0], answer.question.also, answer.also, voice)
    keyboard = _numbered(answer, question)
    if alone:
        opened = ShowMeeting(answer.meetings[0].id, question, answer.page)
        keyboard = [(Button(voice.say("button.agenda"), opened),)]
    turning = paging(ShowPage(question, answer.page), pages, voice)
    return Reply(tuple(blocks), (*keyboard, *turning))


@worded.register
def _whole_text(answer: WholeText, voice: Voice, question: int) -> Reply:
    readout = answer.stored.readout
    return Reply(
        (line(bold(readout.title)), quote(readout.text, 0, len(readout.text))),
        ((Button(voice.say("button.back_to_agenda"), ShowMeeting(answer.stored.id)),),),
        fresh=True,
    )
