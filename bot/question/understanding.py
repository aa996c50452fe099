"""What was typed → what is asked: a pure function of text, today's date and the store's names."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from unicodedata import category

from bot.command import read_command
from bot.question import frames
from bot.question.bodies import Body, find_body, meetings_of
from bot.question.model import By, Intent, Measure, Order, Question
from bot.question.people import find_person, find_role
from bot.voice import sentence
from store import read_query
from store.dates import DateMeaning, NotADate, find_date, read_date
from store.facts import Names
from store.words import fold

MAX_CHARS = 300
"""A question is a line; past this something else was pasted."""
_COMMANDS: dict[str, Intent] = {
    "start": "help",
    "help": "help",
    "meeting": "meeting",
    "latest": "latest",
    "search": "search",
    "doc": "document",
    "person": "person",
    "phrase": "phrase",
    "trend": "trend",
}
NOBODY = Names()


def understand(text: str, today: datetime.date, names: Names = NOBODY) -> Question:
    """What ``text`` asks on the day ``today``. Never fails: a question can be a problem."""
    text = _visible(text)
    if not text:
        return Question(text, "help")
    if len(text) > MAX_CHARS:
        return Question(
            text[:MAX_CHARS],
            "search",
            problem=sentence("problem.too_long", count=len(text), limit=MAX_CHARS),
        )
    if command := read_command(text):
        intent = _COMMANDS.get(command.name)
        if intent is None:
            unknown = sentence("problem.no_such_command", command=command.name)
            return Question(text, "help", problem=unknown)
        return _commanded(text, intent, command.rest, today, names)
    return _asked(text, text, today, names)


def _visible(text: str) -> str:
    """A text in one line, without what pages and keyboards leave in it that nobody sees."""
    shown = "".join(char for char in text if char.isspace() or category(char) not in ("Cc", "Cf"))
    return " ".join(shown.split())


def _commanded(
    text: str, intent: Intent, rest: str, today: datetime.date, names: Names
) -> Question:
    match intent:
        case "meeting":
            return _meeting(text, rest, today, names)
        case "search" if rest:
            return replace(_asked(text, rest, today, names), intent="search", asked=False)
        case "search":
            return Question(text, "search", problem=sentence("problem.search_what"))
        case "latest":
            return Question(
                text, "latest", body=rest, meetings=meetings_of(rest, names) if rest else ()
            )
        case "document" | "person" | "phrase" | "trend":
            return _subject(text, intent, rest, today)
    return Question(text, intent)


def _subject(text: str, intent: Intent, rest: str, today: datetime.date) -> Question:
    """A command about one thing by its name: with a date it may be restricted in time."""
    found = find_date(rest, today) if intent in ("phrase", "trend") else None
    when = found.meaning if found and len(rest) > found.end - found.start else None
    named = _without(rest, found.start, found.end) if found and when else rest
    bare = " ".join(named.strip(_EDGES + '“”"《》「」').split())
    if not _WORD.search(bare):
        return Question(
            text, intent, problem=sentence("problem.about_what", command=_NAMES[intent])
        )
    if intent == "document":
        return Question(text, intent, documents=(bare,))
    if intent == "person":
        return Question(text, intent, person=bare)
    if intent == "trend":
        return Question(text, intent, phrases=_listed(named), when=when)
    return Question(text, intent, phrases=(bare,), when=when)


_NAMES = {"document": "doc", "person": "person", "phrase": "phrase", "trend": "trend"}


def _listed(rest: str) -> tuple[str, ...]:
    """The words of a list, each whole where it is between quotation marks."""
    quoted = [m[1] or m[2] for m in _QUOTED.finditer(rest)]
    bare = re.split(r"[\s,，、;；]+", _QUOTED.sub(" ", rest))
    return tuple(dict.fromkeys(word.strip() for word in (*quoted, *bare) if _WORD.search(word)))


def _meeting(text: str, rest: str, today: datetime.date, names: Names) -> Question:
    if not rest:
        return Question(text, "meeting", problem=sentence("problem.meeting_when"))
    meaning = read_date(rest, today)
    if not isinstance(meaning, NotADate):
        return Question(text, "meeting", when=meaning, date_text=rest)
    found = find_date(rest, today)
    if found is None:
        if _DATE_LIKE.fullmatch(fold(rest)) or not _HAN_WORD.search(rest):
            return Question(
                text, "meeting", problem=sentence("problem.not_a_date", date=rest, why=meaning.why)
            )
        return Question(text, "meeting", body=rest, meetings=meetings_of(rest, names))
    body = _bare(_without(rest, found.start, found.end))
    return Question(
        text,
        "meeting",
        when=found.meaning,
        date_text=rest[found.start : found.end],
        body=body,
        meetings=meetings_of(body, names) if body else (),
    )


# --- questions in plain words -------------------------------------------------------------------

_QUOTED = re.compile(
    r"[“「『\"]([^“”「」『』\"]{1,60})[”」』\"]|《((?:[^《》]|《[^《》]*》){1,120})》"
)
_DATE_LIKE = re.compile(r"[\d年月日号./\- 初零一二三四五六七八九十廿卅]{2,}")
_HAN_WORD = re.compile(r"[㐀-鿿]{2}")
_WORD = re.compile(r"[^\W_]")
_FILTER = re.compile(r"(?<!\S)(?:年|日期|时间|時間|主持人?|机构|機構|文件)\s?[:：]")
_AND = re.compile(r"\s*(?:和|与|跟|及|以及|、|还有)\s*")
_COMPARING = re.compile(
    r"(?<=年)(?:(?:相|对)?比(?:较|起来)?|各(?:自|是)?|分别)|^(?:跟|和|与|同|比)(?=[0-9去今前])"
)
_THESE_YEARS = re.compile(r"这(?=[一二两三四五六七八九十几0-9]+(?:年|个月|周|天))")
_EDGES = " ,，.。?？!！、;；:：的了过在和与及把被对"


def _asked(text: str, asked: str, today: datetime.date, names: Names) -> Question:
    meaning = read_date(asked, today)
    if not isinstance(meaning, NotADate):
        return Question(text, "meeting", when=meaning, date_text=asked)
    if _DATE_LIKE.fullmatch(fold(asked)) and re.search(r"[年月日号./\-]", fold(asked)):
        problem = sentence("problem.not_a_date", date=asked, why=meaning.why)
        return Question(text, "meeting", problem=problem)
    if not _WORD.search(asked):
        return Question(text, "search", problem=sentence("problem.nothing_to_find"))
    query = read_query(asked, today)
    if query.excluded or query.alternatives or _FILTER.search(asked):
        return Question(text, "search", query.text, query.phrases, query.scope.when, query=query)
    return _Reading(text, asked, today, names).question()


class _Reading:
    """Reads a question once: every part that is recognised is taken out of what is left."""

    def __init__(self, text: str, asked: str, today: datetime.date, names: Names) -> None:
        self._text = text
        self._asked = asked
        self._today = today
        self._names = names
        # 这两年 is 近两年; the text keeps its length.
        self._left = _THESE_YEARS.sub(
            "近", asked
        )  # with blanks where parts were taken out: positions stay
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
        session = self._session()
        body = self._body()
        second = self._second_body(body)
        self._take_all(_COMPARING)
        when, date_text = self._date()
        than = self._date()[0] if when is not None else None
        whole = self._folded
        order = self._order()
        person = self._person()
        by = self._by()
        asks_when = self._take_all(frames.WHEN)
        absent = bool(frames.ABSENT.search(whole))
        asks_who = self._take_all(frames.WHO)
        count = self._take_all(frames.COUNT)
        asks_which = self._take_all(frames.WHICH)
        asks_what = self._take_all(frames.WHAT)
        whether = self._take_all(frames.WHETHER)
        compared = than is not None and bool(self._take_all(frames.COMPARE) or count)
        role = find_role(whole) if asks_who or person else None
        if role or person:
            for part in (frames.ABSENT, frames.CHAIR, frames.ATTEND, frames.SPEAK):
                self._take_all(part)
        measure = self._measure(count, whole)
        if second is not None and body is not None:
            meetings = tuple(dict.fromkeys((*body.meetings, *second.meetings)))
            body = Body(f"{body.text}、{second.text}", meetings, body.start, second.end)
            by = by or "body"
        taken = bool(frames.TAKEN.search(whole))
        mentioned = bool(frames.MENTIONED.search(whole)) and not taken
        self._frames = self._frames or taken or mentioned
        asked = self._frames or when is not None or body is not None or bool(person)
        words = self._words(asked)
        if documents and frames.STAGE.fullmatch(words):
            words = ""
        topic = bool(words or phrases or documents)
        intent = _intent(
            who=bool(asks_who),
            role=role is not None,
            count=bool(count) or compared or by is not None,
            when=bool(asks_when) or (order is not None and topic),
            which=bool(asks_which),
            what=bool(asks_what),
            topic=topic,
            document=bool(documents) and not words and not phrases,
            whether=bool(whether),
            scoped=when is not None or body is not None or bool(person) or order is not None,
        )
        if absent and intent == "who":
            role = "缺席"
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
            taken_up=not mentioned,
            session=session,
            asked=self._frames,
        )
        bare = not (topic or found.when or found.body or person or order)
        if bare and intent in ("search", "latest") and not asks_what and not asks_which:
            return replace(found, words=self._asked.strip(_EDGES), asked=False)
        return found

    def _quoted(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        phrases: list[str] = []
        documents: list[str] = []
        for match in _QUOTED.finditer(self._left):
            inner = (match[1] or match[2]).strip()
            if not _WORD.search(inner):
                continue
            (phrases if match[1] else documents).append(inner)
            self._take(*match.span())
        return tuple(phrases), tuple(documents)

    def _date(self) -> tuple[DateMeaning | None, str]:
        found = find_date(self._left, self._today)
        if found is None:
            return None, ""
        typed = self._left[found.start : found.end]
        self._take(found.start, found.end)
        return found.meaning, typed

    def _order(self) -> Order | None:
        if self._take_all(frames.FIRST):
            return "first"
        return "last" if self._take_all(frames.LAST) else None

    def _person(self) -> str:
        found = find_person(self._folded, self._names)
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

    def _second_body(self, first: Body | None) -> Body | None:
        """Another body, where two are named side by side."""
        if first is None or (second := find_body(self._folded, self._names)) is None:
            return None
        if not _AND.fullmatch(self._left[first.end : second.start]) or not second.meetings:
            return None
        self._take(first.end, second.end)
        return second

    def _session(self) -> str:
        found = frames.SESSION.search(self._folded)
        if found is None:
            return ""
        self._left = self._left[: found.start()] + self._left[found.end() :]
        number = found[1] if not found[1].isdigit() else _in_chinese(int(found[1]))
        return f"第{number}次"

    def _by(self) -> By | None:
        keys: tuple[By, ...] = ("month", "year", "body", "chair")
        return next((key for key in keys if self._take_all(frames.BY[key])), None)

    @staticmethod
    def _measure(count: str, whole: str) -> Measure:
        if not count:
            return "meetings"
        if re.search(
            r"[份部件个](?=文件|条例|法律|法规|草案|意见)|(?:文件|条例|法律|法规|草案)(?=[?吗呢]*$)",
            whole,
        ):
            return "documents"
        if count.endswith(("项", "个", "件", "条")) and re.search("议题|事项|项", whole):
            return "items"
        if count.endswith(("处", "遍")) or re.search("出现|提法", whole):
            return "mentions"
        return "meetings"

    def _words(self, asked: bool) -> str:
        if not asked:
            return self._left.strip(_EDGES) if _WORD.search(self._left) else ""
        self._take_all(frames.INNER)
        self._take_held()
        kept = []
        for chunk in self._left.split():
            core = _core(chunk)
            if _WORD.search(core):
                kept.append(core)
        return " ".join(kept)

    def _take_held(self) -> None:
        for found in frames.HELD.finditer(self._folded):
            if found.end() > found.start():
                self._take(*found.span())


def _in_chinese(number: int) -> str:
    """21 is 二十一."""
    digits = "〇一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    told = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        told += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        told += "〇"
    return told + (digits[ones] if ones else "")


def _core(chunk: str) -> str:
    """A piece of a question without what only fills it, at both ends."""
    while chunk:
        folded = fold(chunk)
        lead = frames.LEADING.match(folded)
        start = lead.end() if lead else 0
        trail = frames.TRAILING.search(folded, start)
        end = trail.start() if trail else len(chunk)
        if (start, end) == (0, len(chunk)):
            break
        chunk = chunk[start:end]
    return "" if frames.BARE_VERB.fullmatch(fold(chunk)) or fold(chunk) in _EMPTY else chunk


_EMPTY = frozenset(
    (
        "会议 会 开会 议题 内容 会上 次 回 场 人 上 来 去 年 月 日 的 主持 召开 "
        "开 过 了 有 事 说 讲 提 用"
    ).split()
)


def _intent(
    *,
    who: bool,
    role: bool,
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
    if who and (role or not topic):
        return "who"
    if count:
        return "count"
    if when:
        return "when"
    if document:
        return "document"
    if topic:
        return "when" if which or who else "what" if what and not whether else "search"
    if what:
        return "what" if scoped else "latest"
    return "meeting" if scoped else "latest" if which else "search"


def _without(text: str, start: int, end: int) -> str:
    return f"{text[:start]} {text[end:]}"


def _bare(words: str) -> str:
    words = re.sub(r"^(?:的)?(?:会议|会)$", "", words.strip(_EDGES))
    return " ".join(part for word in words.split() if (part := word.strip(_EDGES)))
