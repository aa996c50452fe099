"""What in a text bounds the year it is of: anniversaries, plans, congresses, campaigns, offices.

The facts are in ``facts``. A clue that does not bound the year says nothing rather than something.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from store.model import Person
from store.reading.day import is_day, number, year_before
from store.reading.events import (
    DELEGATIONS,
    DISCIPLINE,
    EVENTS,
    INSTRUCTIONS,
    PAPERS,
    REFORM,
    VISITS,
    Event,
)
from store.reading.facts import (
    ANNIVERSARIES,
    CAMPAIGNS,
    CONGRESSES,
    PLAN_NAMED_BEFORE,
    PLANS,
    PLENUMS,
    SINCE,
    TENURES,
    YEARLY,
)
from store.reading.prose import Prose
from store.words import fold


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known of the meeting's day and of who chaired it."""

    printed: int | None
    month: int | None
    day: int | None
    weekday: int | None = None
    weekday_words: str = ""
    chair: Sequence[Person] = ()
    lately: bool = False
    """Whether the lead gives no day but 近日 or 日前."""


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of the text and the years in which they could have been written."""

    words: str
    years: frozenset[int]


ERA = range(1990, 2051)
"""Years a readout can be of: none is on the web from before, and none is from so far ahead."""


_LOOKED_AT = 60_000
"""Characters in which clues are looked for: twenty readouts' worth."""


def find_clues(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """Every clue to the year that a text holds, in the words of the text."""
    yield from _anniversaries(prose, occasion)
    yield from _plans(prose, occasion)
    yield from _since(prose, occasion)
    yield from _congresses(prose, occasion)
    yield from _just_held(prose, occasion)
    yield from _called_for(prose, occasion)
    yield from _carried_out_by(prose, occasion)
    yield from _sessions(prose)
    yield from _sessions_named(prose, occasion)
    yield from _campaigns(prose, occasion)
    yield from _tenures(prose, occasion)
    yield from _stated(prose)
    yield from _bounds_printed(prose, occasion)
    yield from _annual(prose, occasion)
    yield from _passed_on(prose, occasion)
    yield from _papers(prose, occasion)
    yield from _reform(prose, occasion)
    yield from _yearly(prose, occasion)
    yield from _weekday(occasion)


def _words(prose: Prose, match: re.Match[str]) -> str:
    """The clue as printed, with the quote that opens before it where it closes inside."""
    start = match.start()
    if match.group().count('"') % 2 and prose.folded[start - 1 : start] == '"':
        start -= 1
    return prose.printed(start, match.end())


def _years(
    occasion: Occasion, first: datetime.date, last: datetime.date | None = None
) -> frozenset[int]:
    """The years in which the meeting's day is in a stretch of time; any day of them if unknown."""
    return _years_between(occasion.month, occasion.day, first, last or datetime.date.max)


@lru_cache(maxsize=1024)
def _years_between(
    month: int | None, day: int | None, first: datetime.date, last: datetime.date
) -> frozenset[int]:
    if month is None or day is None:
        return frozenset(year for year in ERA if first.year <= year <= last.year)
    return frozenset(
        year
        for year in ERA
        if is_day(year, month, day) and first <= datetime.date(year, month, day) <= last
    )


_COUNT = r"(?P<count>\d{1,3}|[一二三四五六七八九十百]{1,4})"
_ANNIVERSARY = re.compile(
    "|".join(f"(?P<a{index}>{entry.pattern})" for index, entry in enumerate(ANNIVERSARIES))
)
_YEARS_AFTER = re.compile(rf" ?{_COUNT} ?周年")
_CENTENARY = re.compile(r"建党百年|建党一百周年|(?:中国共产党|党)成立一百周年")
_THIS_YEAR = re.compile(r"今年(?:是|适逢|恰逢|正值|迎来|又是)[^。;]{0,30}$")
# An anniversary ahead or being kept: its year, or the one before, when preparations are made.
_KEPT = re.compile(
    r"(?:即将迎来|就是|即将到来的|迎来|即将|迎接|庆祝|喜迎|献礼|纪念|服务保障|保障|"
    r"欢庆)(?:伟大的)?(?:中国共产党|中华人民共和国|我们)?(?:[^,。;]{0,3})$"
)
_KEEPING = re.compile(r"^(?:\(?[^,。;]{0,2})?(?:庆祝|纪念|系列|活动|庆典|华诞|大会|阅兵)")
_HORIZON = 36
_EARLY = datetime.timedelta(days=14)
"""An anniversary is kept on its day or shortly before."""
_STUDIED_FOR = datetime.timedelta(days=150)
"""Speeches and meetings of the centre are passed on in the weeks after, seldom so late."""


_SPEECH = re.compile(r"^(?:座谈会|大会|纪念大会|庆祝大会|招待会)(?:上)?[^,。;]{0,16}?(?:讲话|致辞)")
"""What was said when an anniversary was kept: it is studied in the months after."""


def _anniversaries(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    folded = prose.folded
    if "周年" not in folded and "百年" not in folded:
        return
    for match in _ANNIVERSARY.finditer(folded, 0, _LOOKED_AT):
        after = _YEARS_AFTER.match(folded, match.end())
        if after is None or (count := _count(after["count"])) is None or match.lastgroup is None:
            continue
        kept = ANNIVERSARIES[int(match.lastgroup[1:])]
        year = kept.year + count
        before = folded[max(0, match.start() - _HORIZON) : match.start()]
        words = prose.printed(match.start(), after.end())
        if _THIS_YEAR.search(before):
            yield Clue(words, frozenset({year}))
        elif _SPEECH.match(folded[after.end() : after.end() + 40]):
            said = datetime.date(year, kept.month, kept.day)
            yield Clue(words, _years(occasion, said - _EARLY, said + _STUDIED_FOR))
        elif _KEPT.search(before) or _KEEPING.search(folded[after.end() : after.end() + 12]):
            yield Clue(words, frozenset({year - 1, year}))
    for match in _CENTENARY.finditer(folded, 0, _LOOKED_AT):
        before = folded[max(0, match.start() - _HORIZON) : match.start()]
        if _THIS_YEAR.search(before):
            yield Clue(_words(prose, match), frozenset({2021}))
        elif _KEPT.search(before):
            yield Clue(_words(prose, match), frozenset({2020, 2021}))


def _count(text: str) -> int | None:
    if text == "百":
        return 100
    return None if "百" in text else number(text)


_PLAN = re.compile(rf"(?P<plan>{'|'.join(PLANS)})")
_PLAN_YEAR = re.compile(
    r"^['\"]{0,2}(?:规划|时期|计划)?(?:实施)?(?:的)?(?P<which>开局之年|开局年|"
    r"第(?P<nth>[一二三四五])年|收官之年|起步之年)"
)
_ANOTHER_YEAR = re.compile(r"去年|上一年|前年|明年|后年|以来|作为|[12]\d{3}年")
_THIS_YEAR_IS = re.compile(r"今年(?:是|既是|作为|为)[^。;]{0,40}$")


def _plans(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """今年是“十四五”第二年 is exact; a plan's mere name bounds the year from below."""
    folded = prose.folded
    named: dict[str, re.Match[str]] = {}
    for match in _PLAN.finditer(folded, 0, _LOOKED_AT):
        named.setdefault(match["plan"], match)
        which = _PLAN_YEAR.match(folded[match.end() : match.end() + 20])
        if which is None:
            continue
        offset = 4 if which["which"] == "收官之年" else 0
        if which["nth"]:
            offset = "一二三四五".index(which["nth"])
        year = PLANS[match["plan"]] + offset
        words = prose.printed(match.start(), match.end() + which.end())
        before = folded[max(0, match.start() - 48) : match.start()]
        if _THIS_YEAR_IS.search(before):
            yield Clue(words, frozenset({year}))
        elif not _ANOTHER_YEAR.search(before[-24:]):
            yield Clue(words, frozenset({year - 1, year}))
    for plan, match in named.items():
        earliest = PLANS[plan] - PLAN_NAMED_BEFORE
        yield Clue(_words(prose, match), frozenset(year for year in ERA if year >= earliest))


_SINCE = tuple(
    (re.compile(entry.pattern), entry.day) for entry in sorted(SINCE, key=lambda e: e.day)[::-1]
)


def _since(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """The latest of the words that no text can hold before a day."""
    for pattern, first in _SINCE:
        if match := pattern.search(prose.folded, 0, _LOOKED_AT):
            yield Clue(_words(prose, match), _years(occasion, first))
            return


_ORDINAL = r"[一二三四五六七八九十]{1,3}"
_CONGRESS = re.compile(
    rf"党的(?P<congress>{_ORDINAL})(?:大(?P<after>精神|报告|以来|的?决策部署|部署|作出)|"
    rf"届(?P<plenum>[二三四五六七])中(?:、[二三四五六七]中)?全会(?P<held>精神|《|以来|的?决策部署|"
    rf"部署|审议通过|作出|公报|(?:对|就)[^,。;]{{1,24}}(?:作出|提出)))"
)
_OPENING_YEAR = re.compile(
    rf"今年是[^。;]{{0,24}}?贯彻(?:落实)?党的(?P<congress>{_ORDINAL})大精神的?(?P<which>开局之年|"
    rf"第一年)"
)
_AHEAD = re.compile(
    rf"(?:(?:迎接|喜迎|献礼)党的(?P<congress>{_ORDINAL})大(?!精神|报告|决策|部署|以来)|"
    rf"党的(?P<held>{_ORDINAL})大(?:胜利|顺利)召开(?!以|之|后))"
)


def _congresses(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    folded = prose.folded
    latest: tuple[datetime.date, re.Match[str]] | None = None
    for match in _CONGRESS.finditer(folded, 0, _LOOKED_AT):
        congress = number(match["congress"])
        closed = CONGRESSES.get(congress or 0)
        if match["plenum"]:
            closed = PLENUMS.get((congress or 0, number(match["plenum"]) or 0))
        if closed is not None and (latest is None or closed > latest[0]):
            latest = closed, match
    if latest is not None:
        closed, found = latest
        until = _still_the_latest(closed) if found["held"] == "精神" else None
        yield Clue(
            _words(prose, found),
            _years(occasion, closed, until),
        )
    for match in _OPENING_YEAR.finditer(folded, 0, _LOOKED_AT):
        if (held := CONGRESSES.get(number(match["congress"]) or 0)) is not None:
            yield Clue(_words(prose, match), frozenset({held.year + 1}))
    for match in _AHEAD.finditer(folded, 0, _LOOKED_AT):
        if (held := CONGRESSES.get(number(match["congress"] or match["held"]) or 0)) is not None:
            first = held.replace(year=held.year - 1, month=6)
            last = held - datetime.timedelta(days=7)  # ``held`` is its last day
            yield Clue(
                _words(prose, match),
                _years(occasion, first, last),
            )


_JUST_HELD = re.compile(
    rf"(?:刚刚|日前|近日)(?:胜利)?(?:闭幕|结束|召开)的党的(?P<congress>{_ORDINAL})(?:大|"
    rf"届(?P<plenum>[二三四五六七])中全会)"
)
_SOON_AFTER = datetime.timedelta(days=120)
_SOON_BEFORE = datetime.timedelta(days=150)
"""A plenum is called two to three months ahead; what it is to decide is drafted then."""


def _just_held(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """刚刚闭幕的党的十八届三中全会: within months of its close."""
    for match in _JUST_HELD.finditer(prose.folded, 0, _LOOKED_AT):
        congress = number(match["congress"]) or 0
        closed = CONGRESSES.get(congress)
        if match["plenum"]:
            closed = PLENUMS.get((congress, number(match["plenum"]) or 0))
        if closed is not None:
            until = closed + _SOON_AFTER
            years = _years(occasion, closed, until)
            yield Clue(_words(prose, match), years)


_PLENUM = (
    rf"(?:党的|中国共产党)?第?(?P<congress>{_ORDINAL})届(?:中央委员会第)?"
    r"(?P<plenum>[二三四五六七])(?:中全会|次全体会议)"
)
_CALLED_FOR = (
    re.compile(rf"提(?:请|交){_PLENUM}(?:审议|讨论)"),
    re.compile(rf"决定,?{_PLENUM}于(?:今年)?\d{{1,2}}月[^。;]{{1,16}}召开"),
    re.compile(rf"{_PLENUM}(?:将|拟|定)于(?:今年)?\d{{1,2}}月[^。;]{{1,16}}召开"),
)


def _called_for(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """将文件稿提请二十届四中全会审议: within months before it."""
    for pattern in _CALLED_FOR:
        for match in pattern.finditer(prose.folded, 0, _LOOKED_AT):
            closed = PLENUMS.get((number(match["congress"]) or 0, number(match["plenum"]) or 0))
            if closed is not None:
                yield Clue(_words(prose, match), _years(occasion, closed - _SOON_BEFORE, closed))


def _still_the_latest(closed: datetime.date) -> datetime.date | None:
    """Until when a text carries out the 精神 of one plenum without naming a later session.

    A year is added to the day of the next: papers adopted under one are carried on for a while.
    """
    later = [day for day in (*PLENUMS.values(), *CONGRESSES.values()) if day > closed]
    return min(later) + datetime.timedelta(days=365) if later else None


_CARRIED_OUT_BY = re.compile(
    rf"(?:贯彻|落实){{1,2}}党的(?P<congress>{_ORDINAL})届(?P<plenum>[二三四五六七])中全会精神"
    r"[^《》。;]{0,40}的?(?:实施意见|意见|决定|实施方案)》"
)


def _carried_out_by(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """审议《关于贯彻落实党的十八届四中全会精神……的意见》: drafted in the months after it."""
    for match in _CARRIED_OUT_BY.finditer(prose.folded, 0, _LOOKED_AT):
        closed = PLENUMS.get((number(match["congress"]) or 0, number(match["plenum"]) or 0))
        if closed is not None:
            yield Clue(_words(prose, match), _years(occasion, closed, closed + _CARRYING_OUT))


_CARRYING_OUT = datetime.timedelta(days=210)

_SESSION = re.compile(
    rf"(?:传达学习|传达贯彻|传达|学习贯彻|学习)(?:了)?(?:贯彻)?(?:全国两会和|"
    rf"贯彻)?(?P<congress>{_ORDINAL})届全国人大(?P<session>[一二三四五])次会议"
)


def _sessions(prose: Prose) -> Iterator[Clue]:
    """传达学习十二届全国人大三次会议精神: done in the year of the session, in March or after."""
    for match in _SESSION.finditer(prose.folded, 0, _LOOKED_AT):
        congress, session = number(match["congress"]), number(match["session"])
        if congress and session and 8 <= congress <= 20:
            # The tenth congress first met in 2003; each has five sessions.
            year = 2003 + 5 * (congress - 10) + session - 1
            yield Clue(_words(prose, match), frozenset({year}))


_NAMED_SESSION = re.compile(
    rf"(?:(?P<congress>{_ORDINAL}|\d{{1,2}})届全国(?:人大|政协|人民代表大会)|"
    rf"全国(?:人大|政协)第?(?P<congress_after>{_ORDINAL}|\d{{1,2}})届|"
    rf"政协(?:第(?P<committee>{_ORDINAL})届全国委员会|(?P<bare>{_ORDINAL})届))"
    r"第?(?P<session>[一二三四五])次(?:全体)?会议"
)
_DECIDED_THERE = re.compile(
    r"^(?:以来|[之以]后|审议|表决|通过|批准|修[改正订]|.{0,4}代表|.{0,6}(?:建议|议案|提案))"
)
_SUBMITTED = re.compile(r"(?:提请|提交|提请召开)[^,。;]{0,12}$")


def _sessions_named(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """The latest session of the national congress or conference that a text names.

    It bounds the year from below; drafts are submitted to it in the months before; and in March,
    when each is held, the latest that is told of is the year's.
    """
    found = [
        (_year_of_session(match), match)
        for match in _NAMED_SESSION.finditer(prose.folded, 0, _LOOKED_AT)
    ]
    if not found:
        return
    year, match = max(found, key=lambda named: named[0])
    if not 2003 <= year < ERA[-1]:
        return
    words = _words(prose, match)
    yield Clue(words, _years(occasion, datetime.date(year - 1, 10, 1)))
    named = [match.span() for its_year, match in found if its_year == year]
    if any(_SUBMITTED.search(prose.folded[max(0, start - 20) : start]) for start, _ in named):
        first, last = datetime.date(year - 1, 10, 1), datetime.date(year, 5, 28)
        yield Clue(words, _years(occasion, first, last))
    told = any(not _DECIDED_THERE.match(prose.folded[end : end + 16]) for _, end in named)
    new = match["session"] == "一" and _NEW_GOVERNMENT.search(prose.folded)
    if (told or new) and occasion.month == 3 and (occasion.day or 0) >= _SESSION_OPENS:
        # the session of 2020 was held in May only
        yield Clue(words, frozenset({2019, 2020} if year == 2019 else {year}))


_NEW_GOVERNMENT = re.compile(r"新一届(?:国务院|中央政府)")
_SESSION_OPENS = 5
"""The day of March on which the congress opens, the conference a little earlier."""


def _year_of_session(match: re.Match[str]) -> int:
    named = match["congress"] or match["congress_after"] or match["committee"] or match["bare"]
    congress, session = number(named) or 0, number(match["session"]) or 0
    # The tenth congress first met in 2003; each has five sessions.
    return 2003 + 5 * (congress - 10) + session - 1


def _campaigns(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """A campaign under way: within its time, where the text does not look back on it."""
    folded = prose.folded
    for pattern, first, last in _CAMPAIGNS:
        for match in pattern.finditer(folded, 0, _LOOKED_AT):
            around = folded[max(0, match.start() - 10) : match.start()]
            if _LOOKING_BACK.search(around) or _LOOKED_BACK_ON.match(
                folded[match.end() : match.end() + 14]
            ):
                continue
            years = _years(occasion, first, last)
            yield Clue(_words(prose, match), years)
            break


_LOOKING_BACK = re.compile(r"巩固|深化|拓展|回顾|总结|自")
_LOOKED_BACK_ON = re.compile(
    r"^['\"]{0,2}(?:的)?(?:成果|成效|以来|常态|长效|经验|整改|制度|期间|活动以来|总结)"
)
_CAMPAIGNS = tuple((re.compile(entry.pattern), entry.first, entry.last) for entry in CAMPAIGNS)


def _tenures(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """Who chaired in which office: 市委书记蔡奇 chaired from 2017 to 2022."""
    for person in occasion.chair:
        name, title = fold(person.name), fold(person.title)
        for tenure in TENURES:
            if tenure.name == name and re.search(rf"{tenure.office}$", title):
                years = _years(occasion, tenure.first, tenure.last)
                yield Clue(_called(prose, person), years)


def _called(prose: Prose, person: Person) -> str:
    """A person and office in the order the text has them: 市委书记韩某, 韩某书记."""
    words = f"{person.title}{person.name}"
    return words if words in prose.text else f"{person.name}{person.title}"


_STATED = re.compile(
    r"今年\((?P<year>(?:19|20)\d\d)年?\)|(?P<since>(?:19|20)\d\d)年(?:\d{1,2}月)?以来"
)


_DECIDED_AHEAD = re.compile(
    r"决定,?(?:从|在|自)?(?P<year>20\d\d)年?(?:至|到|-)20\d\d年,?(?:间|期间)?,?(?:继续)?(?:实施|开展|组织)"
)
_STANDS_AS_OF = re.compile(
    r"截至(?P<year>20\d\d)年(?:年?底|年末|末|12月)[^,。;]{0,6}(?:现行|已|累计|共有)"
)


def _bounds_printed(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """截至2009年年底现行的 is of later years; 决定，2011年至2020年实施 was decided before."""
    for match in _STANDS_AS_OF.finditer(prose.folded, 0, _LOOKED_AT):
        yield Clue(
            _words(prose, match), _years(occasion, datetime.date(int(match["year"]), 12, 31))
        )
    for match in _DECIDED_AHEAD.finditer(prose.folded, 0, _LOOKED_AT):
        first, last = datetime.date(ERA[0], 1, 1), datetime.date(int(match["year"]), 9, 30)
        yield Clue(_words(prose, match), _years(occasion, first, last))


def _stated(prose: Prose) -> Iterator[Clue]:
    """今年（2019年） is exact; 2018年以来 bounds the year from below."""
    for match in _STATED.finditer(prose.folded, 0, _LOOKED_AT):
        if match["year"]:
            yield Clue(_words(prose, match), frozenset({int(match["year"])}))
        else:
            since = int(match["since"])
            yield Clue(_words(prose, match), frozenset(y for y in ERA if y >= since))


_A_YEAR = r"(?<![-—–~至到\d])(?P<year>20\d\d)年(?:度)?"
_AGENDA_OF = re.compile(
    rf"{_A_YEAR}(?![-—–~至到])[^,。;:《》\d]{{0,22}}?(?P<what>工作要点|工作计划|立法计划|监督计划|"
    r"任务分工|任务分解|责任分工|分工方案|一号文件|项目安排|工作安排|安排意见|值班安排|放假安排|安排部署|实施方案|工作方案|计划(?:安排)?\(草案\)|预算\(草案\))"
    r"(?!执行|完成|落实|进展|总结|实施|情况)"
)
_NO_PLAN = re.compile(r"执行|完成|总结|情况|奥运|冬奥|博览|世博|运动会|亚运")
_ACCOUNT_OF = re.compile(
    rf"{_A_YEAR}(?![-—–~至到])[^,。;:《》\d]{{0,22}}?(?:工作总结|执行情况|完成情况|决算|考核结果|"
    r"考核情况|成效考核)"
)
_PART_OF = re.compile(rf"{_A_YEAR}(?P<part>(?:第?一季度|1-3月)|上半年|(?:前三|第?三)季度)")
_PART_TAKEN_UP = {"一": range(4, 8), "1": range(4, 8), "上": range(7, 11), "三": range(10, 13)}
"""The months in which what was done in a part of a year is taken up in that year."""
_ONLY_A_PART = re.compile(r"季度|上半年|月份?|整改|规划|以来")


def _annual(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """What is planned for a year or accounted for, by the month in which it is taken up.

    A plan of work (2018年工作要点) is taken up in its year, or late in the one before; what was
    done in a year, at its end or in the next, which it must be in the first months.
    """
    month = occasion.month
    if month is None:
        return
    for match in _AGENDA_OF.finditer(prose.folded, 0, _LOOKED_AT):
        if _NO_PLAN.search(match.group()):
            continue
        year = int(match["year"])
        until = _POINTS_UNTIL if match["what"] == "工作要点" else _PLANS_UNTIL
        years = {year} if month <= until else {year - 1, year}
        if month >= _NEXT_FROM and _MADE_AHEAD.search(match["what"]):
            years = {year - 1}
        yield Clue(_words(prose, match), frozenset(years))
    for match in _ACCOUNT_OF.finditer(prose.folded, 0, _LOOKED_AT):
        if not _ONLY_A_PART.search(match.group()):
            year = int(match["year"])
            years = {year + 1} if month <= _ACCOUNTS_FROM else {year, year + 1}
            yield Clue(_words(prose, match), frozenset(years))
    if month <= _TOLD_UNTIL:
        for match in _TOLD_OF.finditer(prose.folded, 0, _LOOKED_AT):
            told = match.group()
            ahead = _ONLY_A_PART.search(told) or _AHEAD_OF_IT.search(told)
            if _ONLY_AFTERWARDS.search(told) and not ahead:
                yield Clue(_words(prose, match), frozenset({int(match["year"]) + 1}))
    for match in _PART_OF.finditer(prose.folded, 0, _LOOKED_AT):
        part = match["part"].lstrip("第前")[0]
        if month in _PART_TAKEN_UP[part]:
            yield Clue(_words(prose, match), frozenset({int(match["year"])}))


_TOLD_OF = re.compile(
    r"(?:听取|通报)[^,。;:《》\d]{0,14}(?<![-—–~至到\d])(?P<year>20\d\d)(?![-—–~至到])年(?:度)?(?![-—–~至到])[^,。;:《》\d]{2,30}"
    r"(?:汇报|情况)"
)
_ONLY_AFTERWARDS = re.compile(r"年度|通报|执行|落实|完成|履职|贯彻|运行")
_AHEAD_OF_IT = re.compile(
    r"计划|安排|准备|筹备|谋划|编制|预算|春节|春运|元旦|起草|目标|打算|部署|报告|项目|实事|工程"
)
_TOLD_UNTIL = 2
"""Months in which what is reported of a year is reported of the one before."""
_PLANS_UNTIL = 7
_POINTS_UNTIL = 9
"""Months until which a plan is that of the year; later it may be the next year's."""
_NEXT_FROM = 11
_MADE_AHEAD = re.compile(r"值班|放假|\(草案\)")
"""Plans for a year that nobody makes at its end any more: from November on they are the next's."""
_ACCOUNTS_FROM = 3
"""Months in which nothing can have been accounted for but the year before."""


def _any_of(events: Sequence[Event]) -> re.Pattern[str]:
    """The events as one pattern, whose last group tells which it was."""
    return re.compile("|".join(f"(?P<e{i}>{event.pattern})" for i, event in enumerate(events)))


def _days_of(events: Sequence[Event], match: re.Match[str]) -> tuple[datetime.date, ...]:
    assert match.lastgroup is not None  # every alternative is a group
    return events[int(match.lastgroup[1:])].days


_PASSED_ON = re.compile(r"传达[^。;\n]{1,160}")
_STUDIED = re.compile(r"(?:传达|学习)[^。;\n]{1,160}")
_EVENTS, _PAPERS, _INSTRUCTIONS = map(_any_of, (EVENTS, PAPERS, INSTRUCTIONS))
_SPIRIT = re.compile(
    rf"(?P<congress>{_ORDINAL})(?:届(?P<plenum>[二三四五六七])中全会|大)(?=精神)|"
    rf"(?:中央纪委(?P<term>{_ORDINAL})届|(?P<term_before>{_ORDINAL})届中央纪委)第?"
    r"(?P<number>[二三四五六七])次全(?:会|体会议)"
)


def _passed_on(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """传达学习中央人才工作会议精神: in the weeks after one of the days on which it was held."""
    for told in _PASSED_ON.finditer(prose.folded, 0, _LOOKED_AT):
        for pattern, events in ((_EVENTS, EVENTS), (_PAPERS, PAPERS)):
            for match in pattern.finditer(prose.folded, *told.span()):
                yield from _lately(prose, occasion, match, _days_of(events, match))
        for match in _VISIT.finditer(prose.folded, *told.span()):
            yield from _lately(prose, occasion, match, VISITS[match["province"] or match["there"]])
        for match in _DELEGATION.finditer(prose.folded, *told.span()):
            years = DELEGATIONS.get(match["province"], ())
            days = [datetime.date(year, 3, _SESSION_OPENS) for year in years]
            yield from _lately(prose, occasion, match, days)
        for match in _DATED_MEETING.finditer(prose.folded, *told.span()):
            yield from _of_its_year(prose, occasion, match)
        for match in _SPIRIT.finditer(prose.folded, *told.span()):
            if (closed := _closed(match)) is not None:
                yield from _lately(prose, occasion, match, (closed,))
    for told in _STUDIED.finditer(prose.folded, 0, _LOOKED_AT):
        for match in _INSTRUCTIONS.finditer(prose.folded, *told.span()):
            yield from _lately(prose, occasion, match, _days_of(INSTRUCTIONS, match))


_PROVINCE = rf"(?P<province>{'|'.join(VISITS)})"
_VISIT = re.compile(
    rf"习近平[^。;李]{{0,60}}?(?:(?:视察|考察|调研)(?:了)?{_PROVINCE}|"
    rf"(?:在|赴|到|来){_PROVINCE.replace('province', 'there')}(?:省|市|自治区)?(?:考察|视察|调研))"
)
_DELEGATION = re.compile(rf"习近平[^。;]{{0,40}}?参加{_PROVINCE}代表团")
_DATED_MEETING = re.compile(
    r"(?<![-—–~至到\d])(?P<year>20\d\d)年(?:中央|全国|全省|全市|全区|全州|全县|省|市|州)"
    r"[^,。;:《》\d]{0,24}?(?:会议|大会|两会)"
)


_ON_THE_YEAR_PAST = re.compile(r"总结|考核|表彰|评议|评价|述职|生活会")


def _of_its_year(prose: Prose, occasion: Occasion, match: re.Match[str]) -> Iterator[Clue]:
    """传达2023年全省防汛会议精神: of that year, but for what is held or passed on at its turn."""
    if occasion.month is None or _ON_THE_YEAR_PAST.search(match.group()):
        return
    year = int(match["year"])
    turn = {12: {year - 1, year}, 1: {year, year + 1}, 2: {year, year + 1}}
    yield Clue(_words(prose, match), frozenset(turn.get(occasion.month, {year})))


def _closed(match: re.Match[str]) -> datetime.date | None:
    """The last day of the congress, plenum or session of the discipline commission named."""
    if match["number"]:
        term = number(match["term"] or match["term_before"])
        return DISCIPLINE.get((term or 0, number(match["number"]) or 0))
    congress = number(match["congress"]) or 0
    if match["plenum"]:
        return PLENUMS.get((congress, number(match["plenum"]) or 0))
    return CONGRESSES.get(congress)


def _lately(
    prose: Prose, occasion: Occasion, match: re.Match[str], days: Sequence[datetime.date]
) -> Iterator[Clue]:
    """That one of the days is at most weeks past; nothing where the meeting's day fits none."""
    years = frozenset().union(*(_years(occasion, day, day + _STUDIED_FOR) for day in days))
    if years:
        yield Clue(_words(prose, match), years)


def _papers(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """《中国共产党支部工作条例》: no text names a paper before it is drafted."""
    for title in prose.titles[:_TITLES]:
        if match := _PAPERS.search(prose.folded, title.start, min(title.end + 4, _LOOKED_AT)):
            drafted = _days_of(PAPERS, match)[0] - _DRAFTED
            yield Clue(_words(prose, match), _years(occasion, drafted))


_DRAFTED = datetime.timedelta(days=90)
"""A paper is taken up as a draft in the weeks before it is made public."""
_TITLES = 60
"""Titles in a text that are looked at."""
_REFORM = re.compile(
    r"中央全面深化改革(?P<body>领导小组|委员会)(?:召开)?第(?P<session>[一二三四五六七八九十]{1,4})次会议"
)


def _reform(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """中央全面深化改革领导小组第十九次会议: its day, or the weeks after in which it is studied."""
    for match in _REFORM.finditer(prose.folded, 0, _LOOKED_AT):
        days = REFORM[match["body"]].get(number(match["session"]) or 0, ())
        yield from _lately(prose, occasion, match, days)


_YEARLY = re.compile(
    rf"第 ?{_COUNT} ?(?:个|届|次)(?:全国|中国|全民|国家|国际|['\"])*(?P<what>"
    + "|".join(f"(?P<y{i}>{kept.pattern})" for i, kept in enumerate(YEARLY))
    + ")"
)
_MADE_READY = datetime.timedelta(days=150)
_KEPT_UNTIL = datetime.timedelta(days=60)


def _yearly(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """第30个教师节: in the months in which it is prepared or the weeks after."""
    for match in _YEARLY.finditer(prose.folded, 0, _LOOKED_AT):
        which = next(i for i in range(len(YEARLY)) if match[f"y{i}"])
        if (count := _count(match["count"])) is None or not 1 <= count <= _MOST_KEPT:
            continue
        first = YEARLY[which].first
        kept = first.replace(year=first.year + count - 1)
        years = _years(occasion, kept - _MADE_READY, kept + _KEPT_UNTIL)
        if years:
            yield Clue(_words(prose, match), years)


_MOST_KEPT = 60


def _weekday(occasion: Occasion) -> Iterator[Clue]:
    """6月15日（星期三）: one year in five or six has that day on a Wednesday."""
    if occasion.weekday is None or occasion.month is None or occasion.day is None:
        return
    wanted = occasion.weekday
    month, day = occasion.month, occasion.day
    years = frozenset(
        year
        for year in ERA
        if is_day(year, month, day) and datetime.date(year, month, day).weekday() == wanted
    )
    yield Clue(occasion.weekday_words, years)


_URL_DATE = re.compile(
    r"[/_t](?P<year>20\d\d)[-/]?(?P<month>0[1-9]|1[0-2])[-/]?(?P<day>[0-3]\d)(?!\d)"
)


def url_clue(url: str, occasion: Occasion) -> Clue | None:
    """The date in an address, where it is that of a publication soon after the meeting.

    Addresses get new dates when a site moves, so one that does not fit closely says nothing.
    """
    if occasion.month is None or occasion.day is None:
        return None
    for match in _URL_DATE.finditer(url[:500]):
        year, month, day = (int(match[part]) for part in ("year", "month", "day"))
        if not is_day(year, month, day):
            continue
        published = datetime.date(year, month, day)
        meeting = year_before(published, occasion.month, occasion.day)
        if meeting is None:
            continue
        late = published - datetime.date(meeting, occasion.month, occasion.day)
        if late <= datetime.timedelta(days=16):
            return Clue(match.group().strip("/_t"), frozenset({meeting}))
    return None
