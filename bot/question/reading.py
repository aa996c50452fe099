"""A question in plain words, taken apart: what it asks, of whom, when, and about what."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.question import frames
from bot.question.bodies import AND, Body, find_body, meetings_of, term_of
from bot.question.lexicon import is_function, mended, of_the_mainland, tokens
from bot.question.model import By, Intent, Measure, Order, Question, Role
from bot.question.numbers import in_chinese, number_of
from bot.question.people import find_known, find_office, find_role, find_unknown, is_office
from bot.question.refusing import QUOTED, no_such_day, why_not
from bot.question.topic import plain, tells, topic_of
from bot.voice import sentence
from store import read_query
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
from store.facts import Names
from store.words import fold

DATE_LIKE = re.compile(r"[\d年月日号./\- 初零一二三四五六七八九十廿卅]{2,}")
WORD = re.compile(r"[^\W_]")
_FILTER = re.compile(r"(?<!\S)(?:年|日期|时间|時間|主持人?|机构|機構|文件)\s?[:：]")
_COMPARING = re.compile(
    r"(?<=[年月度])(?:(?:相|对)?比(?:较|起来)?|各(?:自|是)?|分别)|^(?:跟|和|与|同|比)(?=[0-9去今前])"
)
# 这两年 is 近两年, 头三个月 is 前三个月; the text keeps its length.
_THESE_YEARS = re.compile(r"这(?=[一二两三四五六七八九十几0-9]+(?:年|个月|周|天))")
_FIRST_MONTHS = re.compile(r"头(?=[一二两三四五六七八九十0-9]+个(?:月|季度))")
_SEASON = re.compile(r"(?<=年)的?([春夏秋])(?:天|季|日|里)(?:里|的时候)?(?!季?[播收粮])")
_SEASONS = {"春": "3月至5月", "夏": "6月至8月", "秋": "9月至11月"}
LONG_AGO = datetime.date(1949, 10, 1)
"""No readout is older."""
_AHEAD = 8  # letters: enough for the next word
_MARKS = " ,，.。?？!！、;；:："
EDGES = _MARKS + "的了过在和与及把被对"


def read_plain(text: str, asked: str, today: datetime.date, names: Names) -> Question:
    """What ``asked``, a part of ``text`` or all of it, asks for."""
    meaning = read_date(asked, today)
    if not isinstance(meaning, NotADate):
        return Question(text, "meeting", when=meaning, date_text=asked)
    if DATE_LIKE.fullmatch(fold(asked)) and re.search(r"[年月日号./\-]", fold(asked)):
        problem = sentence("problem.not_a_date", date=asked, why=meaning.why)
        return Question(text, "meeting", problem=problem)
    if not WORD.search(asked):
        return Question(text, "search", problem=sentence("problem.nothing_to_find"))
    if frames.GREETING.fullmatch(fold(asked)) or frames.COVERAGE.match(fold(asked)):
        return Question(text, "help")
    if (why := no_such_day(asked, today)) is not None:
        return Question(text, "meeting", problem=why)
    if (who := _is_who(text, asked, names)) is not None:
        return who
    query = read_query(asked, today)
    if query.excluded or query.alternatives or _FILTER.search(asked):
        return Question(text, "search", query.text, query.phrases, query.scope.when, query=query)
    question = _Reading(text, asked, today, names).question()
    return replace(question, problem=why_not(question, asked))


def _is_who(text: str, asked: str, names: Names) -> Question | None:
    """蔡奇是谁 asks for a person, 市委书记是谁 for who holds an office."""
    found = frames.IS_WHO.fullmatch(fold(asked))
    who = (found[1] or found[2]) if found else ""
    if who in names.people:
        return Question(text, "person", person=who, asked=True)
    if who and is_office(who):
        return Question(text, "office", person=who, asked=True)
    named = frames.POSITION.search(fold(asked))
    before = fold(asked)[: named.start()].strip() if named else ""
    return Question(text, "person", person=before, asked=True) if before in names.people else None


_KIND_OF_MEETING = re.compile(
    r"(?:常委|常务|全体|党组|主席|主任|委员长|专题)会(?:议)?|常务委员会(?:会议)?"
)


_NOWHERE = re.compile(r"[省市区县州](?:委|政府|人大|政协|纪委|人民政府)")


class _Reading:
    """Reads a question once: every part that is recognised is taken out of what is left."""

    def __init__(self, text: str, asked: str, today: datetime.date, names: Names) -> None:
        self._text = text
        self._asked = asked
        self._today = today
        self._names = names
        # With blanks where parts were taken out: positions stay.
        self._left = _FIRST_MONTHS.sub("前", _THESE_YEARS.sub("近", asked))
        self._left = _SEASON.sub(lambda found: _SEASONS[found[1]], self._left)
        self._quotes = False  # whether something is named between marks
        self._held = False  # whether it is said that there was a meeting
        self._frames = False  # whether anything of a question was found

    @property
    def _folded(self) -> str:
        return fold(self._left)

    def _take(self, start: int, end: int) -> None:
        self._left = self._left[:start] + " " * (end - start) + self._left[end:]

    def _take_all(self, pattern: re.Pattern[str]) -> str:
        """Take out every match; the first of them, folded."""
        folded = self._folded
        first = ""
        for found in pattern.finditer(folded):
            if found.end() > found.start():
                first = first or found.group()
                self._take(*found.span())
        self._frames = self._frames or bool(first)
        return first

    def question(self) -> Question:
        """The question, part by part."""
        phrases, documents = self._quoted()
        self._quotes = bool(phrases or documents)
        self._left = mended(self._left)
        for pattern in (frames.ASIDE, frames.REMARK):
            for aside in pattern.finditer(self._left):
                self._take(*aside.span())
        self._take_all(frames.SOME_TERM)
        item = self._item()
        session = self._session()
        body = self._body()
        second = self._second_body(body)
        self._take_all(_COMPARING)
        # Before the date, since none is seen right before a name or 每个月.
        by = self._by() or self._of_several_people()
        person = self._person(find_known(self._folded, self._names) or find_office(self._folded))
        when, date_text = self._date()
        than = in_year_of(self._date()[0], when) if when is not None else None
        whole = self._folded
        self._take_all(frames.THAN_THE_LAST)
        few = self._few()
        order = "last" if few > 1 else self._order()
        person = person or self._person(find_unknown(self._folded))
        asks_when = self._take_all(frames.WHEN)
        asks_who = self._take_all(frames.WHO)
        count = self._take_all(frames.COUNT)
        asks_which = self._take_all(frames.WHICH)
        asks_what = self._take_all(frames.WHAT)
        whether = self._take_all(frames.WHETHER)
        two = than is not None or second is not None or len(phrases) > 1
        more = self._take_all(frames.COMPARE) if two else ""
        compared = than is not None and bool(more or count or by)
        over_time = self._take_all(frames.TREND)
        role = find_role(whole) if asks_who or person else None
        if asks_who and role != "缺席" and frames.ABSENT.search(whole):
            person = ""  # 书记没来，谁主持的
        if role or person:
            for part in (frames.ABSENT, frames.CHAIR, frames.ATTEND, frames.SPEAK):
                self._take_all(part)
        measure = _measure(whole)
        if second is not None and body is not None:
            meetings = tuple(dict.fromkeys((*body.meetings, *second.meetings)))
            body = Body(f"{body.text}、{second.text}", meetings, body.start, second.end)
            by = by or ("body" if (count or more) and not asks_when else None)
        taken = bool(frames.TAKEN.search(whole))
        mentioned = bool(frames.MENTIONED.search(whole)) and not taken
        self._frames = self._frames or taken or mentioned
        asked = self._frames or when is not None or body is not None or bool(person)
        words = self._words(asked or bool(phrases or documents))
        if named := self._of_a_body(words, person):
            body = body or Body(named, self._meetings_at(named), 0, 0)
            words = " ".join(word for word in words.split() if word != named)
        held = bool(self._held) and not taken and not mentioned
        if body is None and held and frames.AN_ORGAN.fullmatch(fold(words)):
            body, words = Body(words, (), 0, 0), ""  # 中央军委开过哪些会
        if body is not None and _KIND_OF_MEETING.fullmatch(words):  # 市委去年开了几次常委会
            text = body.text + words
            body, words = replace(body, text=text, meetings=meetings_of(text, self._names)), ""
        if documents and frames.STAGE.fullmatch(words):
            words = ""
        if asks_what and re.fullmatch(frames.KIND, fold(words)):  # 审议了哪些条例
            measure = "documents"
        if measure == "items" and words in ("议题", "议程", "事项"):
            words = ""
        topic = bool(words or phrases or documents)
        intent = _intent(
            who=bool(asks_who) and by != "chair",
            role=role,
            count=bool(count) or compared or by is not None,
            when=bool(asks_when) or (order is not None and topic),
            which=bool(asks_which),
            what=bool(asks_what) or bool(item),
            topic=topic,
            document=bool(documents) and not words and not phrases,
            whether=bool(whether),
            scoped=when is not None or body is not None or bool(person) or order is not None,
        )
        compared_words = phrases if more and len(phrases) > 1 and than is None else ()
        if compared_words or (over_time and (words or phrases)):
            series = (*phrases, *words.split())
            return Question(self._text, "trend", phrases=series, when=when, asked=True)
        found = Question(
            self._text,
            intent,
            words,
            phrases,
            when,
            date_text,
            documents=documents,
            than=than if compared or than is None else None,
            body=body.text if body else "",
            meetings=body.meetings if body else (),
            person=person,
            role=role if role or not person else "主持",
            measure=measure,
            by=by,
            order=order,
            few=few,
            item=item,
            taken_up=not mentioned,
            session=session,
            term=term_of(body.text) if body else "",
            asked=self._frames,
        )
        bare = not (topic or found.when or found.body or person or order)
        if bare and intent in ("search", "latest") and not asks_what and not asks_which:
            return replace(found, words=_trimmed(self._asked), asked=False)
        return found

    def _quoted(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        phrases: list[str] = []
        documents: list[str] = []
        for match in QUOTED.finditer(self._left):
            inner = (match[1] or match[2]).strip()
            if not WORD.search(inner):
                continue
            (phrases if match[1] else documents).append(of_the_mainland(inner))
            self._take(*match.span())
        return tuple(phrases), tuple(documents)

    def _date(self) -> tuple[DateMeaning | None, str]:
        until = self._until()
        found = find_date(self._left, self._today) or self._date_before_a_filler()
        if found is None:
            return None, ""
        typed = self._left[found.start : found.end]
        meaning = found.meaning
        if until and isinstance(meaning, DateRange):
            meaning = DateRange(LONG_AGO, meaning.end)
        self._take(found.start, found.end)
        return meaning, typed

    def _until(self) -> bool:
        """Whether a time is named that everything up to its end is meant by."""
        found = frames.UNTIL.search(self._folded)
        if found is None or find_date(self._left[: found.start()], self._today):
            return False
        self._take(*found.span())
        return True

    def _date_before_a_filler(self) -> FoundDate | None:
        """A year and what follows of a date, right before a word that only asks: 2023年被提到过."""
        folded = self._folded
        for written in frames.IN_A_YEAR.finditer(folded):
            following = tokens(folded[written.end() : written.end() + _AHEAD])
            if following and (following[0].start or is_function(following[0].word)):
                found = find_date(self._left[: written.end()], self._today)
                if found is not None and found.end == written.end():
                    return found
        return None

    def _order(self) -> Order | None:
        if self._take_all(frames.FIRST):
            return "first"
        return "last" if self._take_all(frames.LAST) else None

    def _item(self) -> int:
        found = frames.ITEM.search(self._folded)
        if found is None:
            return 0
        self._take(*found.span())
        self._frames = True
        return number_of(found[1] or found[2])

    def _few(self) -> int:
        """How many of the latest: 最近三次 are three; one where no number is named."""
        found = frames.FEW.search(self._folded)
        number = number_of(found[1]) if found else 0
        if found is None or number < 2:
            return 1
        self._take(*found.span())
        self._frames = True
        return number

    def _person(self, found: tuple[str, int, int] | None) -> str:
        if found is None:
            return ""
        name, start, end = found
        self._take(start, end)
        return name

    def _body(self) -> Body | None:
        found = find_body(self._folded, self._names)
        if found is not None:
            self._take(found.start, found.end)
        return found

    def _of_several_people(self) -> By | None:
        """By chair, where two and more are named who chaired."""
        named = [name for name in self._names.people if len(name) > 1 and name in self._folded]
        if len(named) < 2 or not frames.CHAIR.search(self._folded):
            return None
        self._take_all(re.compile("|".join(map(re.escape, named))))
        self._take_all(frames.SIDE_BY_SIDE)
        self._take_all(frames.CHAIR)
        return "chair"

    def _second_body(self, first: Body | None) -> Body | None:
        """Another body, where two are named side by side."""
        if first is None or (second := find_body(self._folded, self._names)) is None:
            return None
        if not AND.fullmatch(self._left[first.end : second.start]) or not second.meetings:
            return None
        self._take(first.end, second.end)
        return second

    def _session(self) -> str:
        found = frames.SESSION.search(self._folded)
        if found is None:
            return ""
        if found[1] in ("1", "一") and re.search(r"[年月度]的?$", self._folded[: found.start()]):
            return ""  # 2024年第一次: the first one in that time
        self._left = self._left[: found.start()] + self._left[found.end() :]
        number = found[1] if not found[1].isdigit() else in_chinese(int(found[1]))
        return f"第{number}次"

    def _by(self) -> By | None:
        keys: tuple[By, ...] = ("month", "year", "weekday", "body", "chair")
        return next((key for key in keys if self._take_all(frames.BY[key])), None)

    def _words(self, asked: bool) -> str:
        if not asked:
            return _trimmed(self._left) if WORD.search(self._left) else ""
        said = self._take_all(frames.INNER)
        self._take_held()
        words = of_the_mainland(topic_of(self._left, asks_by_verb=bool(said)))
        kind = not self._quotes and re.fullmatch(frames.KIND, fold(words))
        return words if kind or tells(words) else ""

    def _of_a_body(self, words: str, person: str) -> str:
        """Which word beside others is what names of meetings begin with: 望澜 停车."""
        pieces = words.split()
        if len(pieces) < 2 and not person:
            return ""
        meetings = [fold(meeting) for meeting, _ in self._names.meetings]
        begin = (p for p in pieces if any(name.startswith(fold(p)) for name in meetings))
        return next(begin, "")

    def _meetings_at(self, place: str) -> tuple[str, ...]:
        """The meetings of a place; those that name none among them where the store has no other."""
        every = [meeting for meeting, _ in self._names.meetings]
        there = [meeting for meeting in every if fold(meeting).startswith(fold(place))]
        nowhere = [meeting for meeting in every if _NOWHERE.match(fold(meeting))]
        return tuple(dict.fromkeys((*there, *nowhere)))

    def _take_held(self) -> None:
        for found in frames.HELD.finditer(self._folded):
            if found.end() > found.start():
                self._take(*found.span())
                self._held = True


def _trimmed(text: str) -> str:
    """Without particles and marks at its ends; 的 typed alone is what is looked for."""
    return plain(text).strip(EDGES) or text.strip(_MARKS)


def in_year_of(meaning: DateMeaning | None, before: DateMeaning | None) -> DateMeaning | None:
    """7月 after 去年6月 is last year's July."""
    if not isinstance(meaning, MonthDay) or not isinstance(before, DateRange):
        return meaning
    if before.start.year != before.end.year:
        return meaning
    told = read_date(f"{before.start.year}年{describe(meaning)}", before.start)
    return meaning if isinstance(told, NotADate) else told


def _measure(whole: str) -> Measure:
    """What is to be counted."""
    if frames.DOCUMENTS.search(whole):
        return "documents"
    if frames.ITEMS.search(whole):
        return "items"
    return "mentions" if frames.MENTIONS.search(whole) else "meetings"


def _intent(
    *,
    who: bool,
    role: Role | None,
    count: bool,
    when: bool,
    which: bool,
    what: bool,
    topic: bool,
    document: bool,
    whether: bool,
    scoped: bool,
) -> Intent:
    """What is asked, from what a question holds; the first that fits."""
    if who and what and not topic and role != "主持":
        return "what"
    if who and (role or not topic or not (when or which or count)):
        return "who"
    if count:
        return "count"
    if when:
        return "when"
    if document:
        return "document"
    if topic:
        return "when" if which else "what" if what and not whether else "search"
    if what:
        return "what" if scoped else "latest"
    return "meeting" if scoped else "latest" if which else "search"
