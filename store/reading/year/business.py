"""What is planned for a year or accounted for, by the month in which it is taken up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.reading.prose import Prose
from store.reading.year.clue import (
    LOOKED_AT,
    Clue,
    Occasion,
    quoted,
)

# A year that ends no stretch of years. It begins with what is looked for, which is quick.
_A_YEAR = r"(?P<year>20(?<![-—–~至到\d]20)\d\d)年(?:度)?"
_AGENDA_OF = re.compile(
    rf"{_A_YEAR}(?![-—–~至到])[^,。;:《》\d]{{0,22}}?(?P<what>工作要点|工作计划|立法计划|监督计划|协商计划|制定计划|"
    r"任务分工|任务分解|责任分工|分工方案|一号文件|项目安排|工作的?安排|安排意见|值班安排|放假安排|安排部署|实施方案|工作方案|计划(?:安排)?\(?草案\)?|预算\(?草案\)?)"
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


def find(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """Every such clue of a text whose meeting's month is known."""
    if occasion.month is not None:
        yield from _single(prose, occasion.month)
        yield from _at_the_turn(prose, occasion.month)
        yield from _looked_ahead(prose, occasion.month)
        yield from _of_a_years_work(prose, occasion.month)


def _single(prose: Prose, month: int) -> Iterator[Clue]:
    """A plan of work (2018年工作要点) is taken up in its year, or late in the one before.

    What was done in a year is accounted for at its end or in the next, which it must be in the
    first months.
    """
    for match in _AGENDA_OF.finditer(prose.folded, 0, LOOKED_AT):
        if _NO_PLAN.search(match.group()):
            continue
        year = int(match["year"])
        until = _POINTS_UNTIL if match["what"] == "工作要点" else _PLANS_UNTIL
        adjusted = prose.folded.startswith("调整", match.end())
        years = {year} if month <= until or adjusted else {year - 1, year}
        if month >= _NEXT_FROM and _MADE_AHEAD.search(match["what"]):
            years = {year - 1}
        yield Clue(quoted(prose, match), frozenset(years))
    for match in _ACCOUNT_OF.finditer(prose.folded, 0, LOOKED_AT):
        if not _ONLY_A_PART.search(match.group()):
            year = int(match["year"])
            years = {year + 1} if month <= _ACCOUNTS_FROM else {year, year + 1}
            yield Clue(quoted(prose, match), frozenset(years))
    if month <= _TOLD_UNTIL:
        for match in _TOLD_OF.finditer(prose.folded, 0, LOOKED_AT):
            told = match.group()
            ahead = _ONLY_A_PART.search(told) or _AHEAD_OF_IT.search(told)
            if _ONLY_AFTERWARDS.search(told) and not ahead:
                yield Clue(quoted(prose, match), frozenset({int(match["year"]) + 1}))
    for match in _PART_OF.finditer(prose.folded, 0, LOOKED_AT):
        part = match["part"].lstrip("第前")[0]
        if month in _PART_TAKEN_UP[part]:
            yield Clue(quoted(prose, match), frozenset({int(match["year"])}))


_WORK_OF = re.compile(
    rf"{_A_YEAR}(?![-—–~至到])[^,。;:《》\d]{{0,26}}?(?:工作总结|工作情况|执行情况|完成情况|工作报告)"
)
_YEAR_ENDS, _YEAR_BEGINS = 10, 4


def _at_the_turn(prose: Prose, month: int) -> Iterator[Clue]:
    """2022年执行情况 beside 2023年工作要点: at the turn from the one year to the other."""
    if _YEAR_BEGINS < month < _YEAR_ENDS:
        return
    done = {int(match["year"]) for match in _WORK_OF.finditer(prose.folded, 0, LOOKED_AT)}
    for match in _AGENDA_OF.finditer(prose.folded, 0, LOOKED_AT):
        year = int(match["year"])
        if year - 1 in done and not _NO_PLAN.search(match.group()):
            at = year if month <= _YEAR_BEGINS else year - 1
            yield Clue(quoted(prose, match), frozenset({at}))


_HELD_FOR = re.compile(
    rf"(?:传达|学习)(?:学习|贯彻|了)*[^。;《》]{{0,90}}?{_A_YEAR}"
    r"(?:全[国省市州县区])?[^,。;:、《》\d]{2,16}(?:工作会议?|座谈会|视频会议?|电话会议?|推进会)"
)
_REPORT_DRAWN_UP = re.compile(
    r"(?P<year>20\d\d)年(?:《)?(?:政府)?工作报告(?:》)?[^,。;]{0,10}(?:起草|提纲|框架|征求意见)"
)
_DRAWN_UP = re.compile(
    r"编制(?:好)?(?P<year>20(?<![-—–~至到\d]20)\d\d)年(?:度)?(?![-—–~至到])[^,。;:《》\d]{0,12}(?:预算|计划)"
)
_DRAWN_UP_FROM = 6
"""Month from which a year's budget is drawn up in the year before."""
_SOON_PASSED_ON = 8
"""Month until which the meetings on a year's work are passed on: they open the year."""


def _of_a_years_work(prose: Prose, month: int) -> Iterator[Clue]:
    """2018年全市商务工作会议 opens that year's work and is passed on in it, if not at its turn.

    2012年《政府工作报告》起草提纲 is drawn up before that year, or in its first weeks; and
    编制2015年财政收支预算 is the business of the second half of 2014.
    """
    for match in _HELD_FOR.finditer(prose.folded, 0, LOOKED_AT):
        year = int(match["year"])
        if not _NO_PLAN.search(match.group()):
            years = {year} if month <= _SOON_PASSED_ON else {year - 1, year}
            late = {year + 1} if month == 1 else set()
            yield Clue(quoted(prose, match), frozenset(years | late))
    for match in _DRAWN_UP.finditer(prose.folded, 0, LOOKED_AT):
        ahead = int(match["year"]) - 1
        years = {ahead} if month >= _DRAWN_UP_FROM else {ahead, ahead + 1}
        yield Clue(quoted(prose, match), frozenset(years))
    for match in _REPORT_DRAWN_UP.finditer(prose.folded, 0, LOOKED_AT):
        at = int(match["year"]) - (month >= _YEAR_ENDS)
        yield Clue(quoted(prose, match), frozenset({at}))


_LOOKED_AHEAD = re.compile(
    r"(?:提前|提早|及早|尽早|超前|抓紧|早)(?:做好)?谋划(?:好)?(?P<year>20\d\d)年(?!-)"
)
_DEPLOYED = re.compile(
    r"部署(?:了)?(?:全[省市区县州旗国])?(?P<year>20\d\d)年(?:度)?(?![-—–~至到]|以来|底|末)"
)
_AHEAD_FROM = 7


def _looked_ahead(prose: Prose, month: int) -> Iterator[Clue]:
    """提早谋划2020年工作 is said in 2019; 部署2017年重点工作 in 2017 or at the turn to it."""
    for match in _LOOKED_AHEAD.finditer(prose.folded, 0, LOOKED_AT):
        if month >= _AHEAD_FROM:
            yield Clue(quoted(prose, match), frozenset({int(match["year"]) - 1}))
    for match in _DEPLOYED.finditer(prose.folded, 0, LOOKED_AT):
        year = int(match["year"])
        if not _NO_PLAN.search(prose.folded[match.end() : match.end() + 12]):
            yield Clue(
                quoted(prose, match), frozenset({year} if month < _YEAR_ENDS else {year - 1, year})
            )


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
_MADE_AHEAD = re.compile(r"值班|放假|草案")
"""Plans for a year that nobody makes at its end any more: from November on they are the next's."""
_ACCOUNTS_FROM = 3
"""Months in which nothing can have been accounted for but the year before."""
