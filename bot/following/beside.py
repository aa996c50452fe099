"""What stands beside the meeting told of: the one before or after, what came earlier or later."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.following.memory import Exchange, Missing
from bot.following.merging import told_of, without_order
from bot.following.times import so_long_ago
from bot.question import Intent, Question, understand
from bot.question.bodies import find_body
from bot.question.times import LONG_AGO, in_year_of
from bot.question.topic import topic_of
from store.dates import DateMeaning, DateRange, MonthDay, NotADate, describe, read_date
from store.facts import Names

_ASKS = (
    r"(?:的?呢|是什么时候|是哪天|说了?什么|研究了?什么|"
    r"(?:也|还)?有(?:没有|什么|哪些)?会议?[吗没么]?|开会了?[吗没么])?[?？。]*"
)
_BEFORE = re.compile(
    rf"(?:那么?)?(?:(?:再|更)?往前(?:一次)?|再之前(?:一次|那次)?|再?(?P<times>上+|前)一?(?:次|回|场))(?P<body>.{{0,16}}?)(?:会议?)?{_ASKS}"
)
_AFTER = re.compile(
    rf"(?:那么?)?(?:再?往后(?:一次)?|(?:再?(?:下|后)一?|紧接着的?一?)(?:次|回|场))(?P<body>.{{0,16}}?)(?:会议?)?{_ASKS}"
)
_NEXT_DAY = re.compile(rf"(?:那么?)?(?:(?:前|上)一天|(?P<later>第二天|次日|(?:后|下)一天)){_ASKS}")
_SAME_DAY = re.compile(
    r"(?:那么?)?(?:[同那这当]一?天|同日|当日)(?:里|上)?(?:还|也|另外?|又|都)*"
    r"(?:有没有|有|开了?|召开了?)(?:没有|什么|哪些|哪几个|别的|其他的?)*会议?[吗呢没么]?[?？。]*"
)
_EARLIER = re.compile(
    r"(?:那么?)?(?:还|有没有|有|之前(?!呢))*+(?:(?:更|再)(?:早|以前|之前)|[之以]前(?=呢))(?:一些|一?点儿?|些)?(?:的?(?:吗|呢|没有)?)[?？。]*"
)
_IT = "(?:它们?|(?:那|这)一?[次回场个](?:会议?)?)?(?:在)?"
_DID_SO = (
    r"(?:还|又|再|有没有|有|也|曾经?)*+(?:研究|讨论|审议|提|说|讲)(?:到|及)?+过?"
    r"(?:吗|没有?|么)?[?？。]*"
)
_WHICH = r"(?:还|又|再)?有?(?:哪[次些几个一]*|什么)(?:会议?|次)?上?"
_AGAIN = re.compile(
    rf"(?:那么?)?{_IT}(?:后来|之后|以后|此后|再后来)(?:{_DID_SO}|{_WHICH}{_DID_SO}(?:的?呢)?)|"
    r"(?:那么?)?(?:之后|此后|再之后|再后来|然后)(?:还有)?(?:呢|吗)[?？。]*"
)
_HOW_OFTEN_AFTER = re.compile(
    r"(?:那么?)?(?:之后|此后|后来)(?:还|又|一共|总共)*(?:研究|讨论|审议|提|说|讲)(?:到|及)?过?(?:了)?(?:几|多少)[次回][呢啊]?[?？。]*"
)
_FROM_THEN = re.compile(
    r"(?:那么?)?(?:在)?(?:这|那|此)?(?:(?P<before>之前|以前|此前)|之后|以后|此后|后来)[,，]?(?=.{3,})"
)
_BEFORE_THAT = re.compile(rf"(?:那么?)?{_IT}(?:之前|以前|此前){_DID_SO}")
_CHANGE = "变化|不同|区别|差别|变动|不一样"
_WHAT_DIFFERS = f"(?:都|又)?[有是]?(?:什么|啥|哪些|何)?(?:新的?)?(?:{_CHANGE})的?(?:地方|之处)?"
_COMPARED = re.compile(
    r"(?:那么?)?(?:跟|和|与|同|比)(?P<than>.{1,16}?)(?:相?比|对比|比较)?(?:一下|起来)?"
    r"(?:呢|如何|怎么样|谁多|哪个多|多还是少|[多少]了?(?:多少|几次|吗|没有?)?|"
    rf"[,， ]*{_WHAT_DIFFERS}吗?)?[?？。]*"
)
_DIFFERS = re.compile(
    r"(?:那么?|这次)?(?:[跟和与同比](?:上一?|前一?)[次回](?:的?会议?)?(?:相?比(?:较|起来)?)?)?"
    rf"[,， ]*{_WHAT_DIFFERS}[呢吗]?[?？。]*"
)
_DIFFERENCE = re.compile(_CHANGE)
_THAT_ONE = re.compile(r"[那上前]一?[次场回](?:会议?)?$")
A_DAY = datetime.timedelta(days=1)
_A_MONTH = 31  # days


def beside(
    folded: str, last: Exchange, today: datetime.date, names: Names
) -> Question | Missing | None:
    """The meeting of the same name before or after the one told of; those of a day beside."""
    told = told_of(last)
    on = told.when
    if not isinstance(on, DateRange):
        return None
    if (ago := so_long_ago(folded, on)) and on.start != LONG_AGO:
        counts = last.question.intent == "count" and last.question.when is not None
        scope = without_order(last.question) if counts else told
        return replace(scope, when=ago, not_when=None, than=None)
    if last.meeting is None:  # of a day that was asked about, but nothing found
        if not on.is_a_day:
            several = last.listing.is_numbered and _NEXT_DAY.fullmatch(folded)
            return Missing("problem.which_one") if several else None
        told = replace(told, intent="meeting", words="", phrases=(), documents=())
    if day := _NEXT_DAY.fullmatch(folded):
        beside = on.end + A_DAY if day["later"] else on.start - A_DAY
        return Question("", "meeting", when=DateRange(beside, beside))
    if _SAME_DAY.fullmatch(folded):
        return Question("", "meeting", when=on) if on.is_a_day else None
    before = _BEFORE.fullmatch(folded)
    found = before or _AFTER.fullmatch(folded)
    if found is None:
        return None
    if found["body"]:
        spoken = found["body"]
        named = find_body(spoken, names)
        if named is None or not named.meetings:  # 国务院常务, which 会议 was taken from
            spoken += "会议"
            named = find_body(spoken, names)
        if named is None or topic_of(spoken.replace(named.text, "")):
            return None
        told = replace(told, body=named.text, meetings=named.meetings)
    elif last.question.topic and (last.question.order or last.question.when == on):
        told = replace(last.question, intent="when", than=None)  # 养老最近一次 … 上一次呢
    if not told.meetings and not told.topic:
        return None
    if before:
        back = max(len(before["times"] or "") - 1, 0)
        return replace(told, when=_before(on.start), order="last", back=back)
    return replace(told, when=_after(on.end, today), order="first")


def earlier_or_later(folded: str, last: Exchange, today: datetime.date) -> Question | None:
    """What else was done with the matter, before or after the meeting that was told of."""
    about = last.subject
    told = last.meeting.readout.date if last.meeting else None
    if not about.topic:
        return None
    if _EARLIER.fullmatch(folded) or _BEFORE_THAT.fullmatch(folded):
        if told is None:
            return replace(about, intent="when", order="first")
        return replace(about, when=_before(told), order=None)
    often = _HOW_OFTEN_AFTER.fullmatch(folded) is not None
    if often or _AGAIN.fullmatch(folded):
        if told is None:  # of what was not found there is none later
            return without_order(about)
        intent: Intent = "count" if often else "when"
        return replace(without_order(about), intent=intent, when=_after(told, today))
    return None


def from_then_on(
    text: str, folded: str, last: Exchange, today: datetime.date, names: Names
) -> Question | None:
    """What is asked, by its own words, of the time after or before the meeting told of:
    之后国务院还谈过食品安全吗.
    """
    found = _FROM_THEN.match(folded)
    day = last.meeting.readout.date if last.meeting else None
    if found is None or day is None:
        return None
    asked = understand(text[found.end() :], today, names)
    if not (asked.asked and asked.topic) or asked.when is not None:
        return None
    return replace(asked, when=_before(day) if found["before"] else _after(day, today))


def _before(day: datetime.date) -> DateRange:
    """All the time before a day."""
    return DateRange(LONG_AGO, day - A_DAY)


def _after(day: datetime.date, today: datetime.date) -> DateRange:
    """The time after a day until today; the next day where that is still to come."""
    since = day + A_DAY
    return DateRange(since, max(since, today))


def _is_before_something(when: DateMeaning | None) -> bool:
    """Whether a time is all that was before the meeting told of, which is compared with nothing."""
    return isinstance(when, DateRange) and when.start == LONG_AGO


def _with_the_one_before(last: Exchange) -> Question | Missing:
    """The meeting told of and the one before it, both shown: what differs is for who reads them."""
    told = told_of(last)
    if last.meeting is None or not (isinstance(told.when, DateRange) and told.meetings):
        return Missing("chatter.no_explaining")
    until = DateRange(LONG_AGO, told.when.end)
    return replace(told, intent="meeting", when=until, order="last", few=2)


def _with_that_of(named: str, last: Exchange, today: datetime.date) -> Question | Missing:
    """The meeting told of and that of another time, both shown: 跟6月那次比呢."""
    told, meaning = told_of(last), read_date(named, today)
    if last.meeting is None or isinstance(meaning, NotADate) or not told.meetings:
        return Missing("chatter.no_explaining")
    return replace(told, intent="count", than=in_year_of(meaning, told.when), asked=True)


def _of_this_year(month: MonthDay, today: datetime.date) -> DateMeaning | None:
    """A month or day of this year, or of the last one where it is still to come."""
    for year in (today.year, today.year - 1):
        meaning = read_date(f"{year}年{describe(month)}", today)
        if isinstance(meaning, DateRange) and meaning.start <= today:
            return meaning
    return None


def compared(folded: str, last: Exchange, today: datetime.date) -> Question | Missing | None:
    """The count beside that of another time; where none was named, that of today's year or month
    beside an earlier one. What two meetings said is shown, and not compared.
    """
    found = _COMPARED.fullmatch(folded)
    that = _THAT_ONE.search(found["than"]) if found else None
    if _DIFFERS.fullmatch(folded) or (found and that):
        named = found["than"][: that.start()] if found and that else ""
        return _with_that_of(named, last, today) if named else _with_the_one_before(last)
    if found is None or "比" not in folded:
        return None
    meaning = read_date(found["than"].removesuffix("的"), today)
    if isinstance(meaning, NotADate):
        return None
    about = last.subject
    of_a_meeting = last.meeting is not None and about.body and not about.topic
    differs = _DIFFERENCE.search(folded) is not None
    if of_a_meeting and (differs or found["than"].endswith("的")):  # 跟5月的比
        return _with_that_of(found["than"].removesuffix("的"), last, today)
    when = None if _is_before_something(about.when) or about.when == meaning else about.when
    if isinstance(when, MonthDay) and isinstance(meaning, DateRange):
        when = _of_this_year(when, today)  # of every year: 7月 beside 去年7月
    if when is None and isinstance(meaning, DateRange) and meaning.end < today:
        a_year = (meaning.end - meaning.start).days > _A_MONTH
        now = read_date("今年" if a_year else "本月", today)
        when = None if isinstance(now, NotADate) else now
    if when is None:
        return None
    than = in_year_of(meaning, when)
    return replace(without_order(about), intent="count", when=when, than=than, by=None)
