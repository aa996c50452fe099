"""What a question is once it has been understood."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from bot.voice import Sentence
from store import Query
from store.dates import DateMeaning
from store.words import fold

Intent = Literal[
    "help",
    "latest",
    "meeting",
    "when",
    "what",
    "who",
    "document",
    "count",
    "phrase",
    "person",
    "office",
    "trend",
    "search",
]
Role = Literal["主持", "出席", "列席", "参加", "缺席", "讲话", "没有主持"]
Measure = Literal["meetings", "items", "mentions", "documents"]
Order = Literal["first", "last"]
Tells = Literal["reason", "way", "sum", "place"]
Deed = Literal["approved", "decided"]
Side = Literal["before", "after"]
By = Literal["month", "year", "weekday", "body", "chair"]


@dataclass(frozen=True, slots=True)
class Other:
    """A meeting by which another is told: what it is asked for by, and on which side that is."""

    question: Question
    side: Side
    told: str
    """How it was told, for a question that stands alone: 7月30日政治局会议后."""
    today: datetime.date


_PARTS_OF_DAY = {"上午": "上午", "早": "上午", "下午": "下午", "午后": "下午", "晚": "晚"}


def part_of_day(told: str) -> str:
    """The part of the day that folded words name, as readouts call it; mostly none."""
    return next((part for word, part in _PARTS_OF_DAY.items() if word in told), "")


@dataclass(frozen=True, slots=True)
class Question:
    """One understood question.

    ``words`` is what is left to look for, ``phrases`` what must stand as it is, ``documents`` the
    titles named in 《》. ``when`` is the date that was named, and ``date_text`` how; ``than`` a
    second one to compare with. ``body`` is who meets, as it was named, and ``meetings`` are the
    names of the store that it means: none where nothing there is called so. ``person`` and ``role``
    are of the one asked about, or of the one that the meetings are restricted to. ``taken_up``
    tells 研究过 from 提到过. ``problem`` is the sentence on why the question cannot be answered as
    asked; then nothing else counts.
    """

    text: str
    intent: Intent
    words: str = ""
    phrases: tuple[str, ...] = ()
    when: DateMeaning | None = None
    date_text: str = ""
    problem: Sentence | None = None
    documents: tuple[str, ...] = ()
    than: DateMeaning | None = None
    body: str = ""
    meetings: tuple[str, ...] = ()
    excepted: str = ""
    """Whose meetings are left out, and ``without``, as the store calls them: 除了国常会."""
    without: tuple[str, ...] = ()
    not_when: DateMeaning | None = None
    """A time that is left out: 除了2023年."""
    lacking: str = ""
    """What does not stand in the meetings that are asked for: 没提到就业的会."""
    weekdays: tuple[int, ...] = ()
    """The days of the week, of which 1 is Monday, on which it was held: 周末开的会."""
    other_than: str = ""
    """The matter besides which others are asked for: 除了经济还研究了什么."""
    person: str = ""
    role: Role | None = None
    together: tuple[tuple[str, Role], ...] = ()
    """Who else was there beside ``person``, each with the part they had: 某某主持、某某出席."""
    measure: Measure = "meetings"
    by: By | None = None
    order: Order | None = None
    difference: bool = False
    """Whether it asks by how much one of two counts is above the other: 比2023年少几次."""
    few: int = 1
    """How many of the latest are asked for: 最近三次."""
    back: int = 0
    """How many before the last one: 1 for 上上次, 倒数第二次."""
    besides: str = ""
    """Who is known to be one of those asked for: 除了某某还有谁."""
    represents: str = ""
    """For whom the one who is asked for spoke: 谁代表财政局汇报."""
    also: Role | None = None
    """A second part that is asked for: 谁主持、谁作了说明."""
    among: tuple[str, ...] = ()
    """The people who are compared: 赵某和王某各主持了几次."""
    what_else: bool = False
    """Whether it asks for all that the meetings of a matter took up."""
    other: Other | None = None
    """The meeting that tells the time of those that are asked about: 政治局会议后的第一次."""
    item: int = 0
    """Which of a meeting's matters: 第2项议题."""
    tells: Tells | None = None
    """What is asked of a matter or a meeting, if that is no day or person: only a text can tell."""
    taken_up: bool = True
    deed: Deed | None = None
    """What meetings are said to have done, where that is more than to take a matter up."""
    session: str = ""
    """Which meeting of its series: 第五次; several of them: 第二次、第七次."""
    term: str = ""
    """Which term of the body: 十四届."""
    asked: bool = False
    """Whether it is a question, rather than words to search for."""
    read_as: tuple[tuple[str, str], ...] = ()
    """Names of bodies and people that were typed with a slip, and what each is read as."""
    daytime: str = ""
    """The part of the day, as readouts call it, that is told apart from a day: 2023年下午开的会."""
    query: Query | None = None
    """What to search for, where it was written with operators: 养老 -医疗, 主持:某某."""

    @property
    def part_of_day(self) -> str:
        """Which part of the day is named, as readouts call it: 上午, 下午 or 晚; mostly none."""
        return part_of_day(fold(self.date_text))

    @property
    def parts(self) -> str:
        """Who had which part in the meetings, as one says it: 某某主持, 某某、某某都参加."""
        if self.among:
            return "、".join(self.among) + (self.role or "主持")
        if not self.person:
            return ""
        told = ((self.person, self.role or "主持"), *self.together)
        roles = {role for _, role in told}
        if self.together and len(roles) == 1:
            return "、".join(name for name, _ in told) + "都" + "".join(roles)
        return "、".join(f"{name}{role}" for name, role in told)

    @property
    def topic(self) -> bool:
        """Whether it names a matter, and not just meetings."""
        return bool(self.words or self.phrases or self.documents)
