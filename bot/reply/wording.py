"""What several replies say alike: days, meetings, quotes, what was asked, what is covered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.action import ShowPage
from bot.question import Question
from bot.question.times import LONG_AGO, told
from bot.reply.model import Button, Row
from bot.richtext import Block, bold, line
from bot.voice import Voice
from store import AgendaItem, Coverage, Person, Query, Readout
from store.dates import DateMeaning, DateRange
from store.facts.places import named_with_place
from store.words import fold

SUMMED_UP = 2
"""Items of an agenda that a list of meetings tells."""


def headline(readout: Readout, voice: Voice) -> str:
    """2019年6月1日 上午 · 北京市委常委会会议（第10次）."""
    when = day_of(readout, voice)
    if readout.time_of_day and readout.day:
        when += f" {voice.time_of_day(readout.time_of_day)}"
    which = f"（{readout.session}）" if readout.meeting and readout.session else ""
    return f"{when} · {meeting_of(readout)}{which}"


def meeting_of(readout: Readout) -> str:
    """What a meeting is called, with its place where its papers tell that alone; else the title."""
    return named_with_place(readout.meeting or readout.title, readout.origin or "")


def summary(readout: Readout, voice: Voice) -> str:
    """The first items of a meeting's agenda in one line, and how many there are."""
    if not readout.items:
        return voice.say("meetings.no_items")
    shown = "；".join(
        taken_up(readout, item, short(item.subject)) for item in readout.items[:SUMMED_UP]
    )
    if len(readout.items) <= SUMMED_UP:
        return shown
    return voice.say("meetings.more_items", shown=shown, count=len(readout.items))


def taken_up(readout: Readout, item: AgendaItem, subject: str = "") -> str:
    """What was done with a matter and what that is, in other words where given: 研究 防汛工作."""
    return f"{verb_of(readout, item)} {subject or item.subject}".strip()


def agenda_line(readout: Readout, item: AgendaItem) -> Block:
    """A matter in the agenda of its meeting, numbered."""
    return line(bold(f"{item.position} {verb_of(readout, item)}".strip()), f" {item.subject}")


def verb_of(readout: Readout, item: AgendaItem) -> str:
    """What was done with a matter; with a meeting that is decided on, that it is to be held:
    决定召开 or 决定举行, as the readout says.
    """
    if not (_DECIDES.search(item.verb) and _A_MEETING.search(item.subject)):
        return item.verb
    subject = re.escape(item.subject)
    held = re.compile(rf"(召开|举行){subject}|{subject}[^，。；\n]{{0,30}}?(召开|举行)")
    said = held.search(readout.excerpt(item)) or held.search(readout.text)
    return item.verb + (said[1] or said[2]) if said else item.verb


_DECIDES = re.compile("(?:决定|同意|批准|建议|确定)$")
_A_MEETING = re.compile("^(?!.*(?:召开|举行)).*(?:会议|[大全]会)$")


def day_of(readout: Readout, voice: Voice) -> str:
    """The day of a meeting as far as it is known, never further."""
    if readout.date is not None:
        return voice.day(readout.date)
    if readout.month is not None and readout.day is not None:
        day = voice.day_of_year(readout.month, readout.day)
        return voice.say("meeting.year_unknown", day=day)
    if readout.published is not None:
        return voice.say("meeting.published", day=voice.day(readout.published))
    return voice.say("meeting.day_unknown")


def year_note(readout: Readout, voice: Voice) -> str:
    """How the year is known where the readout does not print it; empty where it does."""
    if readout.year.how == "inferred":
        evidence = voice.series(
            f"“{clue}”" if clue in readout.text and "“" not in clue else clue
            for clue in readout.year.evidence
        )
        return voice.say("meeting.year_inferred", evidence=evidence)
    if readout.year.how == "published" and readout.published:
        return voice.say("meeting.year_published", day=voice.day(readout.published))
    if readout.day is not None and readout.year.value is None:
        return voice.say("meeting.year_not_given")
    return ""


def people(chair: Sequence[Person]) -> str:
    """Titles and names as printed."""
    return "、".join(f"{person.title} {person.name}".strip() for person in chair)


def source_of(readout: Readout, voice: Voice) -> tuple[Button, ...]:
    """The button that leads to where a readout was published.

    What its source calls an address may be none, and Telegram refuses a whole message for it.
    """
    if readout.url is None or not _ADDRESS.fullmatch(readout.url):
        return ()
    return (Button(voice.say("button.source"), url=readout.url),)


_ADDRESS = re.compile(r"https?://[\w.-]+\.\w{2,}(?::\d{1,5})?(?:[/?#]\S{0,1900})?")


def short(text: str, limit: int = 36) -> str:
    """A subject shortened for a list; the button beside it leads to the whole."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def asked_for(question: Question, voice: Voice, *, in_vain: bool = False) -> str:
    """What was searched for, in the asker's own words: “派驻”（去年6月）."""
    wanted = [f"“{phrase}”" for phrase in question.phrases]
    wanted += [f"《{title}》" for title in question.documents]
    query = question.query or Query()
    for group in query.alternatives:
        wanted.append(voice.say("asked.or").join(f"“{word}”" for word in group))
    if query.excluded:
        without = voice.series(f"“{word}”" for word in query.excluded)
        wanted.append(voice.say("asked.without", words=without))
    if question.words:
        wanted.insert(0, f"“{short(question.words)}”")
    elif question.intent in ("person", "office"):
        wanted.insert(0, f"“{question.person}”")
    scope = scope_of(question, voice, in_vain=in_vain)
    if not wanted:
        if scope.endswith(("会议", "会", "议题")):  # 2025年常务会议 says it already
            return scope
        return voice.say("asked.meetings_of", scope=scope) if scope else voice.say("asked.meetings")
    return "".join(wanted) + (voice.say("asked.scope", scope=scope) if scope else "")


def marked(words: str) -> str:
    """Words between quotation marks; a title has marks of its own."""
    return words if words.startswith("《") else f"“{words}”"


def is_up_to(meaning: DateMeaning | None) -> bool:
    """Whether a time is all that was before a day: 截至2024年底."""
    return isinstance(meaning, DateRange) and meaning.start == LONG_AGO


def told_time(meaning: DateMeaning, voice: Voice, *, in_vain: bool = False) -> str:
    """The time that was asked about: 2024年6月, 截至2024年底.

    Nothing is found 2024年底及以前: 截至 counts what there is.
    """
    if not (isinstance(meaning, DateRange) and is_up_to(meaning)):
        return voice.when(meaning)
    if in_vain:
        day = voice.day(meaning.end) if voice.language == "en" else told(meaning)
        return voice.say("asked.up_to", day=day.removeprefix("截至"))
    if voice.language == "en":
        return voice.say("asked.until", day=voice.day(meaning.end))
    return told(meaning)


def told_when(question: Question, voice: Voice, *, in_vain: bool = False) -> str:
    """The time that was asked about, with the part of the day: 6月1日下午; empty without one."""
    part = question.part_of_day or question.daytime
    if question.when is None:
        return voice.time_of_day(question.daytime)
    gap = " " if voice.language == "en" and part else ""
    time = told_time(question.when, voice, in_vain=in_vain)
    return time + gap + voice.time_of_day(part)


def scope_of(question: Question, voice: Voice, *, in_vain: bool = False) -> str:
    """The time, the body and the chair that were asked about; empty when none was."""
    when = told_when(question, voice, in_vain=in_vain)
    person = "" if question.intent in ("person", "office") else question.parts
    filtered = (question.query or Query()).scope
    chair = f"{filtered.chair}主持" if filtered.chair else ""
    time = told_time(question.not_when, voice) if question.not_when is not None else ""
    but = "".join(f"除{left_out}以外" for left_out in (time, question.excepted) if left_out)
    whose = but + question.session + (question.body or filtered.body or "")
    if question.weekdays:
        called = voice.say("count.weekdays").split()
        days = voice.series(called[day - 1] for day in question.weekdays)
        whose = days + whose
    if question.lacking:
        whose += voice.say("asked.lacking", words=question.lacking)
    if question.other_than:
        whose += voice.say("asked.other_than", words=question.other_than)
    part = person or chair
    of_whom = f"{part}的{whose}" if part and whose else part + whose
    if of_whom and in_vain and is_up_to(question.when):
        when = voice.say("asked.of_time", time=when)
    return when + of_whom


def in_the_chair(question: Question, chaired: int, voice: Voice) -> list[Block]:
    """That the one chaired who was asked about as attending: that only, or so often besides."""
    if not chaired:
        return []
    key = "meetings.only_chaired" if question.role == "主持" else "meetings.chaired_too"
    return [line(voice.say(key, person=question.person, count=chaired))]


def told_by(readouts: int, meetings: int, voice: Voice) -> str:
    """（3 篇通稿……） beside a number of meetings that more readouts tell of; else nothing."""
    return voice.say("meetings.told_by", count=readouts) if readouts > meetings else ""


def told_coverage(coverage: Coverage, voice: Voice) -> str:
    """已收录 12 篇通稿（2022年1月4日至2023年12月28日）."""
    if coverage.readouts == 0:
        return voice.say("coverage.empty")
    if coverage.first is None or coverage.last is None:
        return voice.say("coverage.undated", count=coverage.readouts)
    first, last = voice.day(coverage.first), voice.day(coverage.last)
    if first == last:
        return voice.say("coverage.one_day", count=coverage.readouts, day=first)
    return voice.say("coverage.days", count=coverage.readouts, first=first, last=last)


def page_of(page: int, pages: int, voice: Voice) -> str:
    """（第 1/3 页）, or nothing where there is one page."""
    return voice.say("paging.page", page=page + 1, pages=pages) if pages > 1 else ""


def pages_in(total: int, size: int) -> int:
    """How many pages of ``size`` hold ``total``; at least one."""
    return max(1, -(-total // size))


def paging(here: ShowPage, pages: int, voice: Voice) -> list[Row]:
    """Buttons to the page before and after."""
    row = []
    if here.page > 0:
        before = replace(here, page=here.page - 1)
        row.append(Button(voice.say("paging.previous"), before))
    if here.page + 1 < pages:
        after = replace(here, page=here.page + 1)
        row.append(Button(voice.say("paging.next"), after))
    return [tuple(row)] if row else []


def subscribed_to(text: str, voice: Voice) -> str:
    """How a subscription is called by its search; what holds quotation marks needs no more."""
    if not text:
        return voice.say("subscribing.everything")
    return text if any(mark in text for mark in "“”《》") else f"“{text}”"


def first_used(readout: Readout, phrases: Sequence[tuple[str, int]], voice: Voice) -> str:
    """The set phrases (each with where it begins) that a readout is the first to use."""
    said = [(readout.text[start : start + len(phrase)], phrase) for phrase, start in phrases]
    # Where readings stand inside the words, the phrase is told without them.
    told = (printed if fold(printed) == phrase else phrase for printed, phrase in said)
    return voice.say("phrase.new", phrases=voice.series(f"“{phrase}”" for phrase in told))
