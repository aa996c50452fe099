"""What is passed on while it is new: meetings, papers, instructions and visits of the centre."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from store.numerals import number
from store.reading.prose import Prose
from store.reading.year.clue import (
    LOOKED_AT,
    ORDINAL,
    STUDIED_FOR,
    Clue,
    Occasion,
    any_of,
    quoted,
    which,
    years_of,
)
from store.reading.year.tables import COMPLETE_UNTIL
from store.reading.year.tables.events import EVENTS, INSTRUCTIONS, Event
from store.reading.year.tables.papers import PAPERS
from store.reading.year.tables.sessions import (
    CONGRESSES,
    DISCIPLINE,
    NUMBERED,
    PLENUMS,
    SESSION_OPENS,
)
from store.reading.year.tables.visits import DELEGATIONS, VISITS


def find(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """Every such clue of a text."""
    yield from _passed_on(prose, occasion)
    yield from _papers(prose, occasion)
    yield from _numbered(prose, occasion)


_PASSED_ON = re.compile(r"传达[^。;\n]{1,160}")
_STUDIED = re.compile(r"(?:传达|学习)[^。;\n]{1,160}")
_EVENTS, _PAPERS, _INSTRUCTIONS = (
    re.compile(any_of(events)) for events in (EVENTS, PAPERS, INSTRUCTIONS)
)
_SPIRIT = re.compile(
    rf"(?P<congress>{ORDINAL})(?:届(?P<plenum>[二三四五六七])中全会|大)(?=精神)|"
    rf"(?:中央纪委(?P<term>{ORDINAL})届|(?P<term_before>{ORDINAL})届中央纪委)第?"
    r"(?P<number>[二三四五六七])次全(?:会|体会议)"
)


def _passed_on(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """传达学习中央人才工作会议精神: in the weeks after one of the days on which it was held."""
    for told in _PASSED_ON.finditer(prose.folded, 0, LOOKED_AT):
        for pattern, events in ((_EVENTS, EVENTS), (_PAPERS, PAPERS)):
            for match in pattern.finditer(prose.folded, *told.span()):
                if events is EVENTS and prose.folded[match.start() - 1] in _LOCAL:
                    continue
                yield from _of(which(events, match), prose, occasion, match)
        for match in _VISIT.finditer(prose.folded, *told.span()):
            yield from _lately(prose, occasion, match, VISITS[match["province"] or match["there"]])
        for match in _DELEGATION.finditer(prose.folded, *told.span()):
            years = DELEGATIONS.get(match["province"], ())
            days = [datetime.date(year, 3, SESSION_OPENS) for year in years]
            yield from _lately(prose, occasion, match, days)
        for match in _DATED_MEETING.finditer(prose.folded, *told.span()):
            yield from _of_its_year(prose, occasion, match)
        for match in _SPIRIT.finditer(prose.folded, *told.span()):
            if (closed := _closed(match)) is not None:
                yield from _new(prose, match, _weeks_after(occasion, (closed,)))
    for told in _STUDIED.finditer(prose.folded, 0, LOOKED_AT):
        for match in _INSTRUCTIONS.finditer(prose.folded, *told.span()):
            yield from _of(which(INSTRUCTIONS, match), prose, occasion, match)


_LOCAL = "省市区县州盟旗"
"""全市文艺工作座谈会 is not the centre's."""
# Not 习近平同志 alone: before November 2012 his visits and delegations were others.
_GENERAL_SECRETARY = r"(?:习近平(?:总书记|主席)|总书记[^。;李]{0,40}习近平)"
_PROVINCE = rf"(?P<province>{'|'.join(VISITS)})"
_VISIT = re.compile(
    rf"{_GENERAL_SECRETARY}[^。;李]{{0,60}}?(?:(?:视察|考察|调研)(?:了)?{_PROVINCE}|"
    rf"(?:在|赴|到|来){_PROVINCE.replace('province', 'there')}(?:省|市|自治区)?(?:考察|视察|调研))"
)
_DELEGATION = re.compile(rf"{_GENERAL_SECRETARY}[^。;]{{0,40}}?参加{_PROVINCE}代表团")
_DATED_MEETING = re.compile(
    r"(?<![-—–~至到\d])(?P<year>20\d\d)年(?:春节团拜会|(?:中央|全国|全省|全市|全区|全州|全县|省|市|州)"
    r"[^,。;:《》\d]{0,24}?(?:会议|大会|两会))"
)


_ON_THE_YEAR_PAST = re.compile(r"总结|考核|表彰|评议|评价|述职|生活会")


def _of_its_year(prose: Prose, occasion: Occasion, match: re.Match[str]) -> Iterator[Clue]:
    """传达2023年全省防汛会议精神: of that year, but for what is held or passed on at its turn."""
    if occasion.month is None or _ON_THE_YEAR_PAST.search(match.group()):
        return
    year = int(match["year"])
    turn = {12: {year - 1, year}, 1: {year, year + 1}, 2: {year, year + 1}}
    at_new_year = match.group().endswith("团拜会")
    years = {year} if at_new_year else turn.get(occasion.month, {year})
    yield Clue(quoted(prose, match), frozenset(years))


def _closed(match: re.Match[str]) -> datetime.date | None:
    """The last day of the congress, plenum or session of the discipline commission named."""
    if match["number"]:
        term = number(match["term"] or match["term_before"])
        return DISCIPLINE.get((term or 0, number(match["number"]) or 0))
    congress = number(match["congress"]) or 0
    if match["plenum"]:
        return PLENUMS.get((congress, number(match["plenum"]) or 0))
    return CONGRESSES.get(congress)


def _of(event: Event, prose: Prose, occasion: Occasion, match: re.Match[str]) -> Iterator[Clue]:
    if event.once:
        yield from _new(prose, match, _weeks_after(occasion, event.days))
    else:
        yield from _lately(prose, occasion, match, event.days)


def _lately(
    prose: Prose, occasion: Occasion, match: re.Match[str], days: Sequence[datetime.date]
) -> Iterator[Clue]:
    """That one of the days is at most weeks past; perhaps it has returned since the tables end."""
    since = years_of(occasion, COMPLETE_UNTIL + datetime.timedelta(days=1), occasion.until)
    yield from _new(prose, match, _weeks_after(occasion, days), since)


def _weeks_after(occasion: Occasion, days: Sequence[datetime.date]) -> frozenset[int]:
    """The years in which the meeting was in the weeks after one of the days."""
    return frozenset().union(*(years_of(occasion, day, day + STUDIED_FOR) for day in days))


def _new(
    prose: Prose,
    match: re.Match[str],
    years: frozenset[int],
    since: frozenset[int] = frozenset(),
) -> Iterator[Clue]:
    """That what is passed on is new; nothing where the meeting's day fits no day of it."""
    if years:
        yield Clue(quoted(prose, match), years, perhaps=since - years)


def _papers(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """《中国共产党支部工作条例》: no text names a paper before it is drafted."""
    for title in prose.titles[:_TITLES]:
        if match := _PAPERS.search(prose.folded, title.start, min(title.end + 4, LOOKED_AT)):
            drafted = which(PAPERS, match).days[0] - _DRAFTED
            yield Clue(quoted(prose, match), years_of(occasion, drafted))


_DRAFTED = datetime.timedelta(days=90)
"""A paper is taken up as a draft in the weeks before it is made public."""
_TITLES = 60
"""Titles in a text that are looked at."""


_NUMBERED = re.compile(
    rf"中央(?P<body>{'|'.join(NUMBERED)})(?:召开)?第(?P<session>[一二三四五六七八九十]{{1,4}})次会议"
)


def _numbered(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """中央全面深化改革领导小组第十九次会议: its day, or the weeks after in which it is studied."""
    for match in _NUMBERED.finditer(prose.folded, 0, LOOKED_AT):
        days = NUMBERED[match["body"]].get(number(match["session"]) or 0, ())
        yield from _lately(prose, occasion, match, days)
