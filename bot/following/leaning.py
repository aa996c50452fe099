"""Questions that lean on the last one, made whole by it."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.following.beside import beside, compared, earlier_or_later, from_then_on
from bot.following.changing import other_in
from bot.following.elliptic import asks_of_it, at_a_time_of_it, elliptic
from bot.following.excepting import left_out
from bot.following.memory import Exchange, Missing
from bot.following.merging import names_something, without_order
from bot.following.numbered import numbered
from bot.following.pointing import pointing
from bot.following.times import dated, names_no_year, points_to_a_time
from bot.following.together import together
from bot.question import Question
from bot.question.frames.documents import KIND, KINDS
from store.facts import Names
from store.words import fold

# What became of it: what was done is told with each matter.
_KINDS_OF_IT = (
    "条例|法律?|办法|文件|方案|意见|规定|草案|规划|报告|决定|细则|规则|计划|通知|决议|协定|条约"
)
_IT = rf"(?:它们?|(?:这|那|该|此)(?:一?[个部份项件些]|事)*(?:{_KINDS_OF_IT})*)"
_BY_NOW = r"(?:现在|目前|如今|眼下|最后|最终|后来|到底|究竟|已经|都)*"
_PASSED = r"(?:(?:审议|讨论|表决)?(?:获得|被|原则)*通过|批准|同意)(?:了|过)?"
_OUTCOME = re.compile(
    rf"(?:那么?)?{_IT}?{_BY_NOW}(?:是否|有没有|是不是)?{_PASSED}(?:没有?|吗|么)[?？。]*|"
    rf"(?:那么?)?{_IT}?{_BY_NOW}(?:是否|有没有|是不是){_PASSED}[?？。]*|"
    r"(?:那么?|后来)?(?:有没有|有无|有)?(?:下文|后续|新?进展)(?:吗|呢|没有?|如何|怎么样)?[?？。]*|"
    rf"(?:那么?)?{_IT}?{_BY_NOW}(?:结果|后来|之后)(?:呢|如何|怎么?样了?|是什么)[?？。]*|"
    rf"(?:那么?)?{_IT}{_BY_NOW}(?:怎么样了?|到(?:了?哪一?|什么)步了?|(?:在|是|到)?(?:什么|哪个)(?:阶段|进展)了?)[?？。]*|"
    rf"(?:那么?)?(?:它|(?:这|那|该|此)(?:一?[个部份项件])?(?:{_KINDS_OF_IT}))(?:呢|{_BY_NOW}如何)[?？。]*"
)
_WHICH_KIND = re.compile(rf"(?:那么?)?(?:这|那|该|此)(?:一?[个部份项件])?(?P<kind>{_KINDS_OF_IT})")
_WHETHER_PASSED = re.compile("通过|批准|同意|步了|阶段")
_ANY_PAPER = ("文件", "报告", "草案")
# One of those told of, as lists are spoken of: 最新的那条.
_A_ONE = r"的(?:那|这)?一?(?:个|条|篇|份|次|场|项)(?:会议?)?(?=[是呢在,，?？由谁什哪说讲怎]|$)"
_THE_NEWEST = (
    (re.compile(rf"最[新近后]{_A_ONE}"), "最近一次"),
    (re.compile(rf"最[早老先]{_A_ONE}"), "最早一次"),
    (re.compile(r"^(?:那么?)?第[一1][次回](?=[呢?？]|$)"), "最早一次"),
    (re.compile(r"^(?:开?会?的?)(?:时间|日期)(?:是|呢)?(?=[?？。]*$)"), "什么时候"),
)
# All of them again, whatever was left out before.
_ALL = re.compile(
    r"(?:那么?)?(?:(?:看|要|查)?(?:全部|所有|全都)(?:的(?:会议?)?)?(?:时间)?|不限(?:时间|会议)?|总的)(?:呢|都?要|都?看|都?算上?)*+[?？。]*"
)
_AS_A_LIST = re.compile(
    r"(?:到底|究竟|真的?)?(?:有没有|没有?吗|有吗|有么|有没)[?？。]*|"
    r"(?:给|来|要|出|列)我?一?(?:个|份|张)?(?:清单|列表|单子|名单|表格?)(?:吧|看看)?[?？。]*|"
    r"(?:那么?|请|帮我|给我|把)*+(?:全部|全都|所有|都|它们|结果|会议)*+的?(?:给我)?"
    r"(?:列|罗列|列举)(?:一下|出来|出|个|成)*+(?:清单|单子|表)?(?:吧|看看)?[?？。]*"
)
_SPOKEN_OF = re.compile("[提说讲谈]")
# Others of a kind: 还审议过别的条例吗.
_OTHER_OF_A_KIND = re.compile(rf"(?:什么)?(?:别的|其他的?|其它的?)(?={KIND})")


def made_whole(
    text: str, folded: str, last: Exchange, today: datetime.date, names: Names
) -> Question | str | Missing | None:
    """The whole question that ``text`` is after ``last``; None where it stands alone."""
    found = (
        beside(folded, last, today, names)
        or left_out(folded, last, today, names)
        or numbered(text, folded, last, today, names)
        or together(folded, last)
    )
    if found is not None:
        return found
    for pattern, which in _THE_NEWEST:
        text = pattern.sub(which, text)
    folded = fold(text)
    if other := _OTHER_OF_A_KIND.search(folded):
        return f"{text[: other.start()]}哪些{text[other.end() :]}"
    timed = dated(text, folded, last)
    return (
        (earlier_or_later(folded, last, today) if last.subject.order else None)
        or _of_the_matter(folded, last)
        or earlier_or_later(folded, last, today)
        or from_then_on(text, folded, last, today, names)
        or other_in(folded, fold(timed), last, today, names)
        or compared(folded, last, today)
        or pointing(text, folded, last, today, names)
        or elliptic(timed, fold(timed), last, today, names)
        or at_a_time_of_it(timed, last, today, names, leans=names_no_year(folded))
        or (timed if timed != text and points_to_a_time(folded) else None)
    )


def _of_the_matter(folded: str, last: Exchange) -> Question | Missing | None:
    """What leaves out all but that it asks: 通过了吗, 列出来, 审议过没, 那全部呢."""
    about = last.subject
    if _ALL.fullmatch(folded):
        return _unrestricted(about)
    if _OUTCOME.fullmatch(folded) and (paper := _paper_pointed_at(folded, last)):
        return paper
    if not about.topic:
        return None
    if _OUTCOME.fullmatch(folded):
        return replace(about, intent="when", order=None)
    if _AS_A_LIST.fullmatch(folded):
        return replace(without_order(about), intent="when")
    if asks_of_it().fullmatch(folded):
        spoken = _SPOKEN_OF.search(folded) is not None
        return replace(without_order(about), intent="when", taken_up=not spoken)
    return None


def _paper_pointed_at(folded: str, last: Exchange) -> Question | Missing | None:
    """The paper just shown: 那个条例, or 它 where it is asked whether it passed, after a meeting
    that took up one; nothing where the conversation is about one by its name.
    """
    found = _WHICH_KIND.match(folded)
    about = last.subject
    if about.topic and not KINDS.fullmatch(fold(about.words)):
        return None
    if found is None and not (last.meeting and _WHETHER_PASSED.search(folded)):
        return None
    kind = "" if found is None or found["kind"] in _ANY_PAPER else found["kind"]
    titles = [title for title in last.documents if kind in fold(title)]
    if len(titles) > 1:
        return Missing("problem.which_paper", word="".join(f"《{title}》" for title in titles))
    if not titles:
        return Missing("problem.no_document") if last.meeting else None
    return Question("", "when", documents=(titles[0],), asked=True)


def _unrestricted(question: Question) -> Question | None:
    """The question of every meeting: without what was left out last, else of whatever time."""
    if not names_something(question):
        return None
    wide = replace(without_order(question), excepted="", without=(), not_when=None)
    return wide if wide != question else replace(wide, when=None, than=None)
