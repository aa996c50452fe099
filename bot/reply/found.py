"""What a search found: a page of hits, one item in full, and how to cite it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import astuple, replace

from bot.action import Action, Cite, Share, ShowItem, ShowMeeting, ShowPage
from bot.answer import HITS_A_PAGE, Citation, Hits, Looked, Nothing, OneItem, Shared
from bot.link import SharedSearch
from bot.reply.compose import worded
from bot.reply.model import Button, Reply, rows
from bot.reply.quoting import (
    past_dateline,
    quote,
)
from bot.reply.wording import (
    asked_for,
    day_of,
    headline,
    is_up_to,
    marked,
    meeting_of,
    page_of,
    pages_in,
    paging,
    taken_up,
    told_coverage,
    told_when,
    year_note,
)
from bot.richtext import Block, Span, bold, line, units
from bot.voice import Voice
from store import AgendaItem, Found, Hit, Readout, StoredReadout

COPY_UNITS = 256
"""Telegram's limit for text that a button copies."""


@worded.register
def _hits(answer: Hits, voice: Voice, question: int) -> Reply:
    found = answer.found
    exact = found.how != "some" and found.as_typed != 0
    if found.total == 1 and exact and not answer.meant:
        only = found.hits[0]
        opened = Button(voice.say("button.expand"), _open(only, ShowPage(question, answer.page)))
        return Reply(tuple(_hit_blocks("", only, voice)), ((opened,),))
    pages = pages_in(found.total, HITS_A_PAGE)
    blocks = [line(bold(_told_found(answer, voice)), page_of(answer.page, pages, voice))]
    if answer.meant:
        asked = asked_for(answer.question, voice)
        blocks.insert(0, line(voice.say("matters.slip", asked=asked, meant=marked(answer.meant))))
    here = ShowPage(question, answer.page, int(answer.order == "date"))
    buttons = []
    for number, hit in enumerate(found.hits, answer.page * HITS_A_PAGE + 1):
        blocks += _hit_blocks(f"{number} ", hit, voice)
        buttons.append(Button(str(number), _open(hit, here)))
    turning = [button for row in paging(here, pages, voice) for button in row]
    share = Button(voice.say("button.share"), Share(question))
    return Reply(tuple(blocks), (*rows(buttons), (*turning, *_ordering(here, found, voice), share)))


def _ordering(here: ShowPage, found: Found, voice: Voice) -> Iterator[Button]:
    """The button to the other order, where there is more than one hit to put in order."""
    if found.total > 1:
        key = "button.by_relevance" if here.latest else "button.by_date"
        yield Button(voice.say(key), ShowPage(here.question, 0, 1 - here.latest))


def _told_found(answer: Hits, voice: Voice) -> str:
    asked, found = asked_for(answer.question, voice), answer.found
    asked = marked(answer.meant) if answer.meant else asked
    if found.how == "some":
        missing = voice.series(f"“{word}”" for word in found.missing)
        lacking = voice.say("found.lacking", words=missing) if missing else ""
        return voice.say("found.some", asked=asked, count=found.total, lacking=lacking)
    if found.as_typed == 0:
        return voice.say("found.apart", asked=asked, count=found.total)
    if found.as_typed is not None and found.as_typed < found.total:
        rest = found.total - found.as_typed
        return voice.say("found.partly_apart", asked=asked, count=found.as_typed, rest=rest)
    key = "found.in_longer_words" if found.how == "substring" else "found.all"
    return voice.say(key, asked=asked, count=found.total)


def _hit_blocks(number: str, hit: Hit, voice: Voice) -> Iterator[Block]:
    readout = hit.stored.readout
    where = voice.clauses((day_of(readout, voice), meeting_of(readout)))
    if hit.item:
        where = voice.say("found.item", meeting=where, position=hit.item.position)
    yield line(bold(f"{number}{where}"))
    if hit.item:
        yield line(taken_up(readout, hit.item))
    start = past_dateline(readout.text, hit.excerpt.start)
    if any(mark[0] < start for mark in hit.excerpt.marks):
        start = hit.excerpt.start
    yield quote(readout.text, start, hit.excerpt.end, hit.excerpt.marks)
    if hit.others:
        yield line(voice.say("found.reposts", count=len(hit.others)))


def _open(hit: Hit, here: ShowPage) -> Action:
    if hit.item is None:
        return ShowMeeting(hit.stored.id, *astuple(here))
    return ShowItem(hit.stored.id, hit.item.position, *astuple(here))


@worded.register
def _one_item(answer: OneItem, voice: Voice, question: int) -> Reply:
    stored, item = answer.stored, answer.item
    readout = stored.readout
    blocks = (
        line(bold(f"{item.position} {taken_up(readout, item)}")),
        line(headline(readout, voice)),
        *_year(readout, voice),
        quote(readout.text, item.start, item.end),
    )
    origin = astuple(answer.back) if answer.back else ()
    row = [Button(voice.say("button.back_to_agenda"), ShowMeeting(stored.id, *origin))]
    if answer.back:
        row.insert(0, Button(voice.say("button.back_to_results"), answer.back))
    row.append(Button(voice.say("button.cite"), Cite(stored.id, item.position)))
    if readout.url:
        row.append(Button(voice.say("button.source"), url=readout.url))
    return Reply(blocks, (tuple(row),))


def _year(readout: Readout, voice: Voice) -> Iterator[Block]:
    if note := year_note(readout, voice):
        yield line(Span(note, italic=True))


@worded.register
def _citation(answer: Citation, voice: Voice, question: int) -> Reply:
    said = cited(answer.stored, answer.item, voice)
    row = [Button(voice.say("button.share"), share=_target(answer))]
    if units(said) <= COPY_UNITS:
        row.insert(0, Button(voice.say("button.copy"), copy=said))
    return Reply((line(said),), (tuple(row),), fresh=True)


def cited(stored: StoredReadout, item: AgendaItem | None, voice: Voice) -> str:
    """A citation of a meeting or one of its items, as one sentence."""
    readout = stored.readout
    parts = [
        voice.say("cite.meeting", meeting=readout.meeting, day=day_of(readout, voice)),
        voice.say("cite.title", title=readout.title),
        voice.say("cite.source", source_id=readout.source_id),
    ]
    if item:
        named = taken_up(readout, item)
        parts.insert(1, voice.say("cite.item", position=item.position, item=named))
    if readout.origin:
        parts.append(voice.say("cite.origin", origin=readout.origin))
    if readout.published:
        parts.append(voice.say("cite.published", day=voice.day(readout.published)))
    if readout.url:
        parts.append(readout.url)
    digest = hashlib.sha256(readout.text.encode()).hexdigest()[:16]
    parts.append(voice.say("cite.hash", digest=digest))
    return voice.clauses(parts) + voice.stop


def _target(answer: Citation) -> ShowMeeting | ShowItem:
    if answer.item is None:
        return ShowMeeting(answer.stored.id)
    return ShowItem(answer.stored.id, answer.item.position)


@worded.register
def _shared(answer: Shared, voice: Voice, question: int) -> Reply:
    button = Button(voice.say("button.share"), share=SharedSearch(answer.link))
    return Reply((line(voice.say("share.search", asked=answer.text)),), ((button,),), fresh=True)


@worded.register
def _nothing(answer: Nothing, voice: Voice, question: int) -> Reply:
    asked = asked_for(answer.question, voice, in_vain=True)
    covered = told_coverage(answer.coverage, voice)
    if (
        answer.question.intent == "who"
        and answer.looked.why == "said"
        and not answer.question.topic
    ):
        told = voice.say("nothing.who", asked=asked)
    else:
        coverage = _looked(answer, voice)
        if answer.question.body or answer.looked.why not in ("time", "meeting", "session"):
            coverage += covered  # else it was told of everything there is
        told = coverage  # that a body is not collected says that nothing of it is found
        if answer.looked.why != "body" or not answer.question.body:
            told = voice.say("found.nothing", asked=asked, coverage=coverage)
    blocks = [line(told)]
    if answer.without_year:
        blocks.append(line(voice.say("matters.without_year", count=answer.without_year)))
    if answer.perhaps:
        titles = voice.series(f"《{title}》" for title in answer.perhaps)
        blocks.append(line(voice.say("nothing.titles", titles=titles)))
    if answer.meant:
        words = voice.series(f"“{word}”" for word in answer.meant)
        blocks.append(line(voice.say("nothing.meant", words=words)))
    buttons = []
    if answer.beside:
        blocks.append(line(voice.say("nothing.beside")))
        for number, stored in enumerate(answer.beside, 1):
            blocks.append(line(f"{number} {headline(stored.readout, voice)}"))
            buttons.append(Button(str(number), ShowMeeting(stored.id, question, 0)))
    if answer.near is not None:
        blocks.append(line(voice.say("nothing.near")))
        for number, hit in enumerate(answer.near.hits, len(buttons) + 1):
            blocks += _hit_blocks(f"{number} ", hit, voice)
            buttons.append(Button(str(number), _open(hit, ShowPage(question, 0))))
    return Reply(tuple(blocks), tuple(rows(buttons)))


def _looked(answer: Nothing, voice: Voice) -> str:
    """Where was looked: what of the body and the time is collected at all."""
    looked, asked = answer.looked, answer.question
    if looked.why == "body" and asked.body:
        return voice.say("nothing.body", body=asked.body)
    when = told_when(asked, voice, in_vain=True)
    said = {"body": asked.body, "days": _days(looked, voice), "when": when}
    if looked.why == "time":
        return voice.say("nothing.time", **said)
    if looked.why == "session":
        wanted = when + asked.term + asked.session
        return voice.say("nothing.meeting", count=looked.readouts, **{**said, "when": wanted})
    if looked.why == "meeting":
        return voice.say("nothing.meeting", count=looked.readouts, **said)
    if looked.why == "said" and (asked.body or asked.when is not None):
        days = _days(looked, voice)
        span = voice.say("nothing.span", days=days) if days else ""
        nobody = replace(asked, when=None, body="", session="")
        wanted = asked_for(nobody, voice) if asked.topic or asked.person else ""
        when = voice.say("asked.of_time", time=when) if is_up_to(asked.when) else when
        if not wanted:
            return voice.say(
                "nothing.not_told", when=when, body=asked.body, count=looked.readouts, span=span
            )
        return voice.say(
            "nothing.said",
            when=when,
            body=asked.body,
            count=looked.readouts,
            span=span,
            asked=wanted,
        )
    return ""


def _days(looked: Looked, voice: Voice) -> str:
    """From the first day that is collected to the last; one day is said once."""
    if looked.first is None or looked.last is None:
        return voice.say("nothing.undated")
    if looked.first == looked.last:
        return _day(looked.first, voice)
    first, last = _day(looked.first, voice), _day(looked.last, voice)
    return voice.say("nothing.days", first=first, last=last)


def _day(iso: str, voice: Voice) -> str:
    return voice.day(datetime.date.fromisoformat(iso))
