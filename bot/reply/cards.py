"""Cards: a person over time, a phrase over time."""

from __future__ import annotations

import datetime

from bot.action import Export, ShowMeeting, ShowPage
from bot.answer import HITS_A_PAGE, Offices, PersonCard, PhraseCard
from bot.reply.compose import worded
from bot.reply.model import Button, Reply, Row, rows
from bot.reply.names import lists_of_names
from bot.reply.quoting import (
    past_dateline,
    quote,
)
from bot.reply.tally import told_tally
from bot.reply.wording import (
    headline,
    page_of,
    pages_in,
    paging,
)
from bot.richtext import Block, bold, line
from bot.voice import Voice
from store import StoredReadout
from store.debris import folded_text
from store.facts import Held
from store.search.excerpt import best_excerpt, sentence_edges
from store.words import fold


@worded.register
def _person(answer: PersonCard, voice: Voice, question: int) -> Reply:
    known = answer.known
    blocks: list[Block] = [line(bold(known.name))]
    for part in known.parts:
        told = voice.say("person.part", role=part.role, count=part.meetings)
        blocks.append(line(bold(told), _days(part.first, part.last, voice, "　")))
    blocks += [line(_held(office, voice)) for office in known.offices]
    if answer.latest:
        blocks.append(line(bold(voice.say("person.latest"))))
    blocks += [
        line(f"{number} {headline(stored.readout, voice)}")
        for number, stored in enumerate(answer.latest, 1)
    ]
    return Reply(tuple(blocks), tuple(_meetings(answer.latest, question, 0)))


@worded.register
def _offices(answer: Offices, voice: Voice, question: int) -> Reply:
    blocks: list[Block] = []
    buttons = []
    for number, (holder, stored) in enumerate(answer.holders, 1):
        blocks.append(line(bold(f"{number} {holder.name}"), f"　{_held(holder.office, voice)}"))
        for start, end in lists_of_names(stored.readout.text, [holder.name])[:1]:
            text = stored.readout.text
            blocks.append(quote(text, past_dateline(text, start), end))
        buttons.append(Button(str(number), ShowMeeting(stored.id, question, 0)))
    blocks.append(line(voice.say("person.as_named")))
    return Reply(tuple(blocks), tuple(rows(buttons)))


def _held(office: Held, voice: Voice) -> str:
    """市长（3 次，2023年6月1日至8月22日）; without the days where none is known."""
    times = voice.say("person.times", count=office.meetings)
    days = _days(office.first, office.last, voice)
    told = voice.clauses(part for part in (times, days) if part)
    return voice.say("person.office", office=office.title, held=told)


def _days(first: str | None, last: str | None, voice: Voice, before: str = "") -> str:
    if first is None or last is None:
        return ""
    if first == last:
        return before + _day(first, voice)
    return before + voice.say("person.days", first=_day(first, voice), last=_day(last, voice))


def _day(iso: str, voice: Voice) -> str:
    return voice.day(datetime.date.fromisoformat(iso))


def _meetings(stored: tuple[StoredReadout, ...], question: int, page: int) -> list[Row]:
    first = page * HITS_A_PAGE + 1
    return rows(
        [Button(str(n), ShowMeeting(s.id, question, page)) for n, s in enumerate(stored, first)]
    )


@worded.register
def _phrase(answer: PhraseCard, voice: Voice, question: int) -> Reply:
    usage = answer.usage
    readouts = len(usage.mentions)
    told = voice.say("phrase.used", phrase=usage.phrase, readouts=readouts, count=usage.count)
    pages = pages_in(readouts, HITS_A_PAGE)
    blocks: list[Block] = [line(bold(told), page_of(answer.page, pages, voice))]
    days = sorted(mention.date for mention in usage.mentions if mention.date)
    if days:
        first, last = voice.say("phrase.first"), voice.say("phrase.last")
        blocks.append(line(f"{first} {_day(days[0], voice)}　{last} {_day(days[-1], voice)}"))
    if answer.by_month:
        blocks.append(line(voice.say("phrase.by_month", months=told_tally(answer.by_month, voice))))
    blocks.append(line(voice.say("phrase.by_body", bodies=told_tally(answer.by_body, voice))))
    if usage.neighbours:
        phrases = voice.series(f"“{tally.of}” {tally.count}" for tally in usage.neighbours)
        blocks.append(line(voice.say("phrase.neighbours", phrases=phrases)))
    if usage.followed_by:
        phrases = voice.series(f"“{phrase}”（{day}）" for phrase, day in usage.followed_by)
        blocks.append(line(voice.say("phrase.followed", phrases=phrases)))
    for number, stored in enumerate(answer.shown, answer.page * HITS_A_PAGE + 1):
        readout = stored.readout
        blocks.append(line(bold(f"{number} {headline(readout, voice)}")))
        whole = sentence_edges(readout.text, 0, len(readout.text))
        wanted = {fold(usage.phrase): 1.0}
        excerpt = best_excerpt(readout.text, folded_text(readout.text), [whole], wanted)
        if excerpt:
            blocks.append(quote(readout.text, excerpt.start, excerpt.end, excerpt.marks))
    files: list[Row] = [(Button(voice.say("button.csv"), Export(question, 0)),)] if question else []
    return Reply(
        tuple(blocks),
        (
            *_meetings(answer.shown, question, answer.page),
            *paging(ShowPage(question, answer.page), pages, voice),
            *files,
        ),
    )
