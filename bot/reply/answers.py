"""Answers to questions: when, how many, who was there; each followed by what it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.action import Export, ShowItem, ShowMeeting, ShowPage
from bot.answer import (
    HITS_A_PAGE,
    MEETINGS_A_PAGE,
    Attended,
    Compared,
    Counted,
    Matters,
    Missed,
    Sought,
)
from bot.question import Deed, Measure, Question, Tells
from bot.question.intents import names_taking_up
from bot.reply.compose import worded
from bot.reply.model import Button, Reply, Row, rows
from bot.reply.names import names_quoted, names_told
from bot.reply.quoting import (
    OMISSION,
    quote,
)
from bot.reply.tally import (
    MAX_TALLY,
    told_tally,
)
from bot.reply.wording import (
    asked_for,
    day_of,
    headline,
    in_the_chair,
    marked,
    meeting_of,
    page_of,
    pages_in,
    paging,
    summary,
    taken_up,
    told_by,
    told_time,
)
from bot.richtext import Block, bold, line
from bot.voice import Voice
from store import AgendaItem, Readout, StoredReadout
from store.dates import DateRange
from store.debris import folded_text
from store.facts.objects import object_about
from store.search.excerpt import best_excerpt, sentence_edges
from store.words import fold, units

Shown = tuple[StoredReadout, AgendaItem | None]


@worded.register
def _matters(answer: Matters, voice: Voice, question: int) -> Reply:
    sought, total = answer.sought, len(answer.sought.matters)
    asked = asked_for(_as_found(answer.question, sought), voice)
    pages = pages_in(total, HITS_A_PAGE)
    blocks: list[Block] = []
    if sought.meant:
        blocks.append(_meant(asked, sought, voice))
        asked = marked(sought.meant)
    meetings = len({matter.told for matter in sought.holding})
    if sought.called:
        pairs = voice.series(_called(sought.called, voice))
        told = voice.say("matters.called", pairs=pairs, count=meetings)
    elif sought.how == "near":
        told = voice.say("matters.near", asked=asked)
    elif sought.how == "partly":
        held = voice.series(f"“{word}”" for word in sought.held)
        told = voice.say("matters.partly", asked=asked, held=held, count=meetings)
    elif answer.question.order is not None:
        days = len({matter.date for matter in sought.matters})
        items = all(item for _, item in answer.shown)
        among = "matters.as_item" if items else "matters.in_lead"
        told = _at_the_end(answer.question, asked, days, voice, among if answer.by_name else "")
        if sought.how == "mentioned" and names_taking_up(answer.question):
            blocks.append(line(voice.say("matters.no_item", asked=asked)))
    elif sought.how == "mentioned":
        key = "matters.mentioned" if answer.question.taken_up else "matters.spoken"
        told = voice.say(key, asked=asked, count=meetings)
    else:
        told = voice.say("matters.dates", asked=asked, count=meetings)
    alone = total == 1 and sought.how == "named" and answer.question.order is None
    if not alone:
        several = told_by(len({m.readout for m in sought.holding}), meetings, voice)
        blocks.append(line(bold(told), several, page_of(answer.page, pages, voice)))
    if answer.document is not None and len(answer.document.titles) > 1:
        titles = voice.series(f"《{title}》" for title in answer.document.titles)
        blocks.append(line(voice.say("matters.titles", titles=titles)))
    if answer.question.intent == "who":
        blocks.append(line(voice.say("who.see_text")))
    if answer.undone and answer.question.deed:
        blocks.append(line(voice.say(_UNDONE[answer.question.deed])))
    words = _needles(answer)
    if tells := answer.question.tells:
        note, telling = _TELLING[tells]
        blocks.append(line(voice.say(note)))
        words += telling
    here = len(answer.shown) - answer.called_so
    holding = min(here, max(0, len(sought.holding) - answer.page * HITS_A_PAGE))
    blocks += _listed(answer.shown[:holding], answer.page, words, voice, alone)
    if answer.called_so:
        called = answer.shown[holding:]
        days = len({stored.readout.date for stored, _ in called})
        told = _at_the_end(answer.question, asked, days, voice, "matters.as_item")
        blocks.append(line(bold(told)))
        blocks += _listed(called, answer.page, words, voice, first=holding)
    elif answer.shown[holding:]:
        blocks.append(line(bold(voice.say("matters.near_too"))))
        blocks += _listed(answer.shown[holding:], answer.page, words, voice, first=holding)
    blocks += _unsure(answer.without_year, voice)
    label = voice.say("button.expand") if alone else ""
    buttons = _numbered(answer.shown, question, answer.page, label)
    return Reply(
        tuple(blocks),
        (
            *buttons,
            *paging(ShowPage(question, answer.page), pages, voice),
            *(_files(question, voice) if total > 1 else ()),
        ),
    )


def _at_the_end(question: Question, asked: str, days: int, voice: Voice, among: str = "") -> str:
    """Which of all it is, and ``among`` which it is so, where that is not all texts."""
    how = voice.say(among) if among else ""
    if days > 1:
        return voice.say("matters.last_few", asked=asked, how=how, count=days)
    if question.back:
        return voice.say("matters.counted_back", asked=asked, how=how, count=question.back + 1)
    key = "matters.first" if question.order == "first" else "matters.last"
    return voice.say(key, asked=asked, how=how)


_UNDONE: dict[Deed, str] = {"approved": "matters.not_approved", "decided": "matters.not_decided"}
# What is said to questions that only a text can answer, and words of the sentences that do.
_TELLING: dict[Tells, tuple[str, tuple[str, ...]]] = {
    "reason": (
        "matters.reason",
        ("因为", "由于", "为了", "针对", "鉴于", "旨在", "有利于", "事关", "重要意义"),
    ),
    "way": ("matters.way", ("要加快", "要加强", "要完善", "要健全", "要推动", "措施", "举措")),
    "place": ("matters.place", ()),
    "sum": ("matters.sum", ("亿元", "万元", "亿", "万")),
}


def _called(called: Sequence[tuple[str, str]], voice: Voice) -> Iterator[str]:
    """“老头”“老太”在通稿中多称“养老服务”: what is called the same is told together."""
    for way in dict.fromkeys(way for _, way in called):
        said = "”“".join(said for said, its in called if its == way)
        yield voice.say("matters.pair", said=said, way=way)


def _meant(asked: str, sought: Sought, voice: Voice) -> Block:
    """What was looked for, where it is not what was typed."""
    key = "matters.slip" if sought.is_a_slip else "matters.meant"
    return line(voice.say(key, asked=asked, meant=marked(sought.meant)))


def _as_found(question: Question, sought: Sought | None) -> Question:
    """The question in the words that were found, where they are words of it."""
    if sought is None or sought.meant or not sought.words or question.documents:
        return question
    return replace(question, words=sought.words)


def _needles(answer: Matters | Counted) -> list[str]:
    asked = answer.question
    meant = answer.sought.meant if answer.sought else ""
    if answer.sought and answer.sought.held:
        return list(answer.sought.held)
    words = [fold(part) for part in (*asked.phrases, *asked.documents)]
    found = meant.strip("《》") or (answer.sought.words if answer.sought else "") or asked.words
    return [*words, *fold(found).split(), *units(found)]


def _listed(
    shown: Sequence[Shown],
    page: int,
    words: Sequence[str],
    voice: Voice,
    alone: bool = False,
    first: int = 0,
) -> Iterator[Block]:
    """Matters with what is quoted of them, numbered from the ``first`` of the page on."""
    for number, (stored, item) in enumerate(shown, page * HITS_A_PAGE + first + 1):
        readout = stored.readout
        where = headline(readout, voice)
        if item:
            meeting = voice.clauses((day_of(readout, voice), meeting_of(readout)))
            where = voice.say("found.item", meeting=meeting, position=item.position)
        yield line(bold(where if alone else f"{number} {where}"))
        if item:
            yield line(taken_up(readout, item, _told_subject(readout, item, words)))
        span = (item.start, item.end) if item else (0, len(readout.text))
        weights = {word: float(len(word)) for word in words if word}
        parted = sentence_edges(readout.text, *span)
        folded = folded_text(readout.text)
        excerpt = best_excerpt(readout.text, folded, [parted], weights)
        if excerpt:
            yield quote(readout.text, excerpt.start, excerpt.end, excerpt.marks)
            said = folded[excerpt.start : excerpt.end]
            missing = {word: weight for word, weight in weights.items() if word not in said}
            more = best_excerpt(readout.text, folded, [parted], missing)
            if more and len(missing) < len(weights) <= _EACH_QUOTED:
                yield quote(readout.text, more.start, more.end, more.marks)
        elif item:
            stop = readout.text.find("。", *span)
            yield quote(readout.text, item.start, stop + 1 if stop >= 0 else item.end)
        else:
            yield line(summary(readout, voice))


_EACH_QUOTED = 3
"""Words of which each that stands elsewhere is quoted, too."""


def _told_subject(readout: Readout, item: AgendaItem, words: Sequence[str]) -> str:
    """The object of an item that the words are of, the longest word first: its subject is the first
    of them.
    """
    excerpt = readout.text[item.start : item.end]
    for word in sorted((word for word in words if len(word) > 1), key=len, reverse=True):
        if word in fold(item.subject):
            break
        if span := object_about(excerpt, word):
            return excerpt[slice(*span)]
    return item.subject


def _numbered(shown: Iterable[Shown], question: int, page: int, label: str = "") -> list[Row]:
    buttons = []
    for number, (stored, item) in enumerate(shown, page * HITS_A_PAGE + 1):
        action = (
            ShowItem(stored.id, item.position, question, page)
            if item
            else ShowMeeting(stored.id, question, page)
        )
        buttons.append(Button(label or str(number), action))
    return rows(buttons)


def _files(question: int, voice: Voice) -> list[Row]:
    if not question:
        return []
    return [
        (
            Button(voice.say("button.csv"), Export(question, 0)),
            Button(voice.say("button.json"), Export(question, 1)),
            Button(voice.say("button.markdown"), Export(question, 2)),
        )
    ]


def _unsure(count: int, voice: Voice) -> list[Block]:
    return [line(voice.say("matters.without_year", count=count))] if count else []


@worded.register
def _counted(answer: Counted, voice: Voice, question: int) -> Reply:
    sought = answer.sought
    asked = asked_for(_as_found(answer.question, sought), voice)
    blocks: list[Block] = []
    if sought and sought.meant:
        blocks.append(_meant(asked, sought, voice))
    pages = pages_in(answer.listed, HITS_A_PAGE)
    blocks.append(line(bold(_total(answer, asked, voice)), page_of(answer.page, pages, voice)))
    blocks += in_the_chair(answer.question, answer.chaired, voice)
    only_mentioned = sought is not None and sought.how == "mentioned"
    if only_mentioned and answer.measure != "mentions" and answer.question.taken_up:
        blocks.append(line(voice.say("count.mentioned_only")))
    if answer.in_texts:
        blocks.append(line(voice.say("count.in_texts", count=answer.in_texts)))
    if answer.tally:
        days = voice.say("count.weekdays").split()
        tally = [
            replace(t, of=days[int(t.of) - 1]) if answer.question.by == "weekday" else t
            for t in answer.tally
        ]
        blocks.append(line(told_tally(tally, voice)))
    if answer.titles:
        titles = "".join(f"《{title}》" for title in answer.titles[:MAX_TALLY])
        blocks.append(line(titles + (OMISSION if len(answer.titles) > MAX_TALLY else "")))
    blocks += _unsure(answer.without_year, voice)
    blocks += _listed(answer.shown, answer.page, _needles(answer), voice)
    return Reply(
        tuple(blocks),
        (
            *_numbered(answer.shown, question, answer.page),
            *paging(ShowPage(question, answer.page), pages, voice),
            *(_files(question, voice) if answer.listed > 1 else ()),
        ),
    )


_TOTALS: dict[Measure, str] = {
    "meetings": "count.meetings",
    "items": "count.items",
    "documents": "count.documents",
    "mentions": "count.mentions",
}
_UNITS: dict[Measure, str] = {
    "meetings": "count.unit_meetings",
    "items": "count.unit_items",
    "documents": "count.unit_documents",
    "mentions": "count.unit_mentions",
}


def _total(answer: Counted, asked: str, voice: Voice) -> str:
    if answer.measure == "mentions":
        return voice.say("count.mentions", asked=asked, meetings=answer.listed, count=answer.total)
    told = voice.say(_TOTALS[answer.measure], asked=asked, count=answer.total)
    if answer.measure != "meetings" or answer.question.among:
        return told
    readouts = len(answer.sought.readouts) if answer.sought else answer.listed
    return told + told_by(readouts, answer.total, voice)


def _difference(answer: Compared, voice: Voice) -> str:
    more = answer.first.total - answer.second.total
    if more == 0:
        return voice.say("count.equal")
    return voice.say("count.more" if more > 0 else "count.fewer", count=abs(more))


@worded.register
def _compared(answer: Compared, voice: Voice, question: int) -> Reply:
    assert answer.question.when is not None
    assert answer.question.than is not None
    told = voice.say(
        "count.compared",
        first=told_time(answer.question.when, voice),
        one=_amount(answer.first, voice),
        second=told_time(answer.question.than, voice),
        other=_amount(answer.second, voice),
    )
    times = (answer.question.when, answer.question.than)
    of_days = all(isinstance(when, DateRange) and when.is_a_day for when in times)
    # Meetings of two days are looked at, and not counted.
    blocks = [line(bold(told), "" if of_days else f"（{_difference(answer, voice)}）")]
    shown = (*answer.first.shown, *answer.second.shown)
    blocks += _listed(shown, 0, _needles(answer.first), voice)
    blocks += _unsure(answer.first.without_year + answer.second.without_year, voice)
    return Reply(tuple(blocks), (*_numbered(shown, question, 0), *_files(question, voice)))


def _amount(counted: Counted, voice: Voice) -> str:
    return voice.say(_UNITS[counted.measure], count=counted.total)


@worded.register
def _attended(answer: Attended, voice: Voice, question: int) -> Reply:
    if answer.before is None:
        blocks = names_told(answer.stored, answer.question.role, answer.names, voice)
        for stored, names in answer.also:
            blocks += names_told(stored, answer.question.role, names, voice)
        if answer.more:
            blocks.append(line(voice.say("who.more", count=answer.more)))
    else:
        before = day_of(answer.before.readout, voice)
        key = "who.absent" if answer.names else "who.nobody_absent"
        meeting = headline(answer.stored.readout, voice)
        title = voice.say(key, meeting=meeting, before=before)
        blocks = [line(bold(title)), *names_quoted(answer.stored, answer.names, voice)]
    opened = Button(voice.say("button.agenda"), ShowMeeting(answer.stored.id, question, 0))
    return Reply(tuple(blocks), ((opened,),))


@worded.register
def _missed(answer: Missed, voice: Voice, question: int) -> Reply:
    person = answer.question.person
    if not answer.total:
        return Reply((line(voice.say("who.never_missed", person=person)),))
    pages = pages_in(answer.total, MEETINGS_A_PAGE)
    told = voice.say("who.missed", person=person, count=answer.total)
    blocks = [line(bold(told), page_of(answer.page, pages, voice))]
    buttons = []
    for number, (stored, before) in enumerate(answer.meetings, 1):
        day = day_of(before.readout, voice)
        blocks.append(line(bold(f"{number} {headline(stored.readout, voice)}")))
        blocks.append(line(voice.say("who.listed_before", day=day)))
        buttons.append(Button(str(number), ShowMeeting(stored.id, question, answer.page)))
    return Reply(
        tuple(blocks), (*rows(buttons), *paging(ShowPage(question, answer.page), pages, voice))
    )
