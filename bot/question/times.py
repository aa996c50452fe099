"""Which time a question names, and which meetings of a series: 去年夏天, 截至2024年底, 最近三次."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.question.frames import excepting, ordering, organs, sessions, times
from bot.question.left import Left
from bot.question.lexicon import is_function, tokens
from bot.question.model import Order, Question, part_of_day
from bot.question.numbers import number_of
from bot.question.occasions import plain_occasions
from bot.question.sessions import is_within_one
from store.dates import (
    DateMeaning,
    DateRange,
    FoundDate,
    MonthDay,
    NotADate,
    describe,
    find_date,
    read_date,
)
from store.numerals import in_chinese

LONG_AGO = datetime.date(1949, 10, 1)
"""No readout is older."""
_AHEAD = 8  # letters: enough for the next word
# 这两年 is 近两年, 头三个月 is 前三个月.
_THESE_YEARS = re.compile(r"这(?=[一二两三四五六七八九十几0-9]+(?:年|个月|周|天))")
# 2023年头一回 is 2023年第一回: no 年头.
_FIRST_OF_A_YEAR = re.compile(r"(?<=[0-9今去前]年)(?:头一[次回场]|第一[回场])")
_FIRST_MONTHS = re.compile(r"头(?=[一二两三四五六七八九十0-9]+个(?:月|季度))")
_SEASON = re.compile(
    r"(?P<year>(?:(?:19|20)?[0-9]{2}|[今去前])年)的?(?P<season>[春夏秋冬])"
    r"(?:(?:天|季|日里?)(?:里|的时候)?(?!季?[播收粮])|(?=[?？,，。 ]|$))"
    r"|(?P<whose>[今去前])(?P<alone>[夏秋冬]|春(?!节))(?:天|季)?"
)
_BEFORE = re.compile(r"[以之]前")
# 2024年底以前 is not before that begins.
_BEFORE_AN_END = re.compile(r"((?:(?:19|20)?[0-9]{2}|[今去前])年(?:[0-9]{1,2}月)?[底末])[以之]前")
_A_DAY = datetime.timedelta(days=1)
_A_WEEK = datetime.timedelta(days=7)
_AROUND = re.compile("前后|左右")
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 2)}


_IN_ALL = re.compile(
    r"(?<=[年月])[这那](?:[一二两三四五六七八九十几]|[0-9]{1,2})(?:年|个月)[里间内中]?"
)
"""2008年到2010年这三年: how long it is, is told by its ends."""


_THAT_TIME = re.compile(
    r"(?<=[年月日号])的?(?:那?个?时候|那会儿?|那阵[子儿]?|那段(?:时间|日子))(?!.{0,2}的会)"
)
"""2022年的时候: it says no more than the year."""


def plain_times(text: str, today: datetime.date) -> str:
    """A question with times that only people tell put as dates: 去年夏天 is 2023年6月至8月."""
    text = _FIRST_OF_A_YEAR.sub("第一次", _THAT_TIME.sub("", _IN_ALL.sub("", text)))
    text = _FIRST_MONTHS.sub("前", _THESE_YEARS.sub("近", text))
    text = plain_occasions(_BEFORE_AN_END.sub(r"截至\1 ", text), today)
    return _SEASON.sub(lambda found: _months(found, today), text)


def _months(found: re.Match[str], today: datetime.date) -> str:
    told = found["year"] or f"{found['whose']}年"
    meaning = read_date(told, today)
    if not isinstance(meaning, DateRange):
        return found.group()
    first, last = _SEASONS[found["season"] or found["alone"]]
    year = meaning.start.year
    end = f"{year + 1}年{last}月" if last < first else f"{last}月"
    return f"{year}年{first}月至{end} "


def a_year_before(meaning: DateMeaning) -> DateMeaning:
    """The same time of the year before: 去年同期."""
    if not isinstance(meaning, DateRange):
        return meaning
    return DateRange(_earlier(meaning.start), _earlier(meaning.end))


def _earlier(day: datetime.date) -> datetime.date:
    """The same day of the year before; the 28th of a February without a 29th."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def take_date(left: Left, today: datetime.date) -> tuple[DateMeaning | None, str]:
    """The first time that is named, and how; with all before it where it is said to be an end."""
    until = _take_until(left, today)
    found = find_date(left.text, today) or _before_a_filler(left, today)
    if found is None:
        return None, ""
    typed = left.text[found.start : found.end]
    meaning, end = found.meaning, found.end
    if isinstance(meaning, DateRange):
        if until:
            meaning = DateRange(LONG_AGO, meaning.end)
        elif before := _BEFORE.match(left.folded, found.end):
            meaning, end = DateRange(LONG_AGO, meaning.start - _A_DAY), before.end()
        elif meaning.is_a_day and (around := _AROUND.match(left.folded, found.end)):
            meaning, end = DateRange(meaning.start - _A_WEEK, meaning.end + _A_WEEK), around.end()
    left.take(found.start, end)
    return meaning, typed


def take_excepted_time(left: Left, today: datetime.date) -> DateMeaning | None:
    """A time that is left out: 除了2023年."""
    for found in excepting.EXCEPTED_TIME.finditer(left.folded):
        meaning = read_date((found["time"] or found["before"]).strip(), today)
        if not isinstance(meaning, NotADate):
            left.take(*found.span())
            left.asks = True
            return meaning
    return None


def _take_until(left: Left, today: datetime.date) -> bool:
    """Whether a time is named that everything up to its end is meant by."""
    found = times.UNTIL.search(left.folded)
    if found is None or find_date(left.text[: found.start()], today):
        return False
    left.take(*found.span())
    return True


def _before_a_filler(left: Left, today: datetime.date) -> FoundDate | None:
    """A year and what follows of a date, right before a word that only asks: 2023年被提到过."""
    folded = left.folded
    for written in times.IN_A_YEAR.finditer(folded):
        following = tokens(folded[written.end() : written.end() + _AHEAD])
        asks = following and (following[0].start or is_function(following[0].word))
        if asks or _before_an_organ(folded, written.end()):
            found = find_date(left.text[: written.end()], today)
            if found is not None and found.end == written.end():
                return found
    return None


def _before_an_organ(folded: str, at: int) -> bool:
    """Whether an organ stands there whose meetings are asked for: 2023年全国政协开了几次会."""
    organ = organs.AN_ORGAN_THAT_MEETS.match(folded, at)
    return organ is not None and organs.MEETS.match(folded, organ.end()) is not None


def in_year_of(meaning: DateMeaning | None, before: DateMeaning | None) -> DateMeaning | None:
    """7月 after 去年6月 is last year's July."""
    if not isinstance(meaning, MonthDay) or not isinstance(before, DateRange):
        return meaning
    if before.start.year != before.end.year:
        return meaning
    told = read_date(f"{before.start.year}年{describe(meaning)}", before.start)
    return meaning if isinstance(told, NotADate) else told


def of_both(first: DateMeaning, second: DateMeaning, *, joined: bool) -> DateMeaning:
    """The time that two mean together: 3月12号 of 今年, and 去年和今年, which are ``joined``.

    Else the first: 去年底的会怎么谈今年的工作.
    """
    if not (isinstance(first, DateRange) and isinstance(second, DateRange)):
        return first
    early, late = sorted((first, second), key=lambda when: when.start)
    if early.end >= late.end:
        return late
    whole = joined and early.end + _A_DAY >= late.start
    return DateRange(early.start, late.end) if whole else first


_YEAR = re.compile(r"((?:19|20)\d\d)年(?=[^\d\s])")


def of_the_year(question: Question) -> Question | None:
    """The question with the year before its words as a time: 2022年防汛 is no name of anything."""
    named = _YEAR.match(question.words) if question.when is None else None
    if named is None:
        return None
    when = DateRange.of_year(int(named[1]))
    return replace(question, words=question.words[named.end() :], when=when)


def at_that_time_of(meaning: DateMeaning, before: DateMeaning | None) -> DateMeaning:
    """今年 after 12月 is this year's December; 7月 after 去年6月 is last year's July."""
    a_year = isinstance(meaning, DateRange) and meaning == DateRange.of_year(meaning.start.year)
    if isinstance(before, MonthDay) and isinstance(meaning, DateRange) and a_year:
        return in_year_of(before, meaning) or meaning
    return in_year_of(meaning, before) or meaning


def told(meaning: DateMeaning) -> str:
    """A time as it is understood again: 去年6月 as 2023年6月, 截至2024年底 as itself."""
    if not isinstance(meaning, DateRange) or meaning.start != LONG_AGO:
        return describe(meaning)
    end = meaning.end
    if (end.month, end.day) == (12, 31):
        return f"截至{end.year}年底"
    day = "底" if (end + datetime.timedelta(days=1)).day == 1 else f"{end.day}日"
    return f"截至{end.year}年{end.month}月{day}"


def take_order(left: Left) -> Order | None:
    """Whether the first or the last of something is asked for."""
    if left.take_all(ordering.LATELY):
        return None
    if left.take_all(ordering.FIRST):
        return "first"
    return "last" if left.take_all(ordering.LAST) else None


def take_few(left: Left) -> int:
    """How many of the latest: 最近三次 are three; one where no number is named."""
    found = ordering.FEW.search(left.folded)
    number = number_of(found[1]) if found else 0
    if found is None or number < 2:
        return 1
    left.take(*found.span())
    left.asks = True
    return number


def take_back(left: Left) -> int:
    """How many before the last one: 上上次 is one before it; 0 where none is named."""
    found = ordering.BACK.search(left.folded)
    number = number_of(found[1]) if found and found[1] else 2
    if found is None or number < 2:
        return 0
    left.take(*found.span())
    left.asks = True
    return number - 1


def take_item(left: Left) -> int:
    """Which of a meeting's matters: 第2项议题; 0 where none is named."""
    found = sessions.ITEM.search(left.folded)
    if found is None:
        return 0
    left.take(*found.span())
    left.asks = True
    return number_of(found[1] or found[2])


_THE_FIRST = re.compile(r"[年月度日]\s*的?\s*$|主持(?:召开)?的?$|[以之]?后的?$")
_IN_A_TIME = re.compile(r"(?:[0-9]{2,4}|[今去前])年")


_OF_A_MEETING = re.compile(r"(?:\w{0,4}会议|全会)?的?(?:议程|日程|筹备|方案)")


def _is_the_first(folded: str, found: re.Match[str]) -> bool:
    """Whether 第一次 is no number of a series: 2024年第一次, 2024年国常会第一次会议."""
    before = folded[: found.start()]
    last = not folded[found.end() :].strip(" ?？。")
    alone = folded.startswith(("会议", "是"), found.end()) or last
    if folded.startswith(("收录", "收入", "召开", "举行", "开会", "开的"), found.end()):
        return True  # 第一次收录的国务院常务会议
    of_nobody = last and not _MEETS.search(before)  # 新质生产力第一次
    return bool(_THE_FIRST.search(before) or (alone and _IN_A_TIME.search(before)) or of_nobody)


_MEETS = re.compile(
    r"(?:会议?|国务院|[省市区县州旗]?委(?:员会)?|组|政府|人大|政协|政治局|指挥部|办|国常会)的?\s*$"
)
"""What has meetings that are numbered."""


_IN_A_WEEK = "一二三四五六日"


def take_weekdays(left: Left) -> tuple[int, ...]:
    """Days of the week on which meetings were held, of which 1 is Monday: 周六周日, 周末."""
    found = times.WEEKDAYS.search(left.folded)
    if found is None:
        return ()
    told = found.group().replace("天", "日").replace("星期", "").replace("周末", "六日")
    left.take(*found.span())
    left.asks = True
    return tuple(sorted({_IN_A_WEEK.index(day) + 1 for day in told if day in _IN_A_WEEK}))


def take_daytime(left: Left) -> str:
    """A part of the day in which meetings were held, told apart from a day: 2023年下午开的会."""
    found = times.DAYTIME.search(left.folded)
    if found is None:
        return ""
    told = found.group()
    left.take(*found.span())
    return part_of_day(told)


def take_convened(left: Left) -> str:
    """A session that others decided to hold, which is a matter: 决定召开常委会第十三次会议."""
    found = sessions.CONVENED.search(left.folded)
    if found is None:
        return ""
    typed = left.text[found.start() : found.end()]
    left.take(*found.span())
    left.asks = True
    return typed


def take_session(left: Left) -> str:
    """Which meeting of its series: 第五次; several as 第二次、第七次."""
    found = sessions.SESSION.search(left.folded) or sessions.SESSION_AFTER.search(left.folded)
    if found is None:
        return ""
    if found[1] in ("1", "一") and _is_the_first(left.folded, found):
        return ""  # 2024年第一次: the first one in that time
    if is_within_one(left.folded, found.start()) or _OF_A_MEETING.match(left.folded, found.end()):
        return ""  # a matter of other meetings
    numbers, end = [found[1]], found.end()
    while another := sessions.SESSION_TOO.match(left.folded, end):
        numbers.append(another[1])
        end = another.end()
    # No blank is left: 国务院第五次全体会议 is 国务院全体会议.
    left.text = left.text[: found.start()] + left.text[end:]
    told = (in_chinese(int(one)) if one.isdigit() else one for one in numbers)
    return "、".join(f"第{one}次" for one in told)
