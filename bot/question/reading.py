"""A question in plain words, taken apart: what it asks, of whom, when, and about what."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace

from bot.question.beside import Beside, beside_another
from bot.question.bodies import Body, find_body, term_of
from bot.question.chatter import chatter
from bot.question.frames import (
    asides,
    comparing,
    counting,
    deeds,
    greeting,
    interrogatives,
    offices,
    ordering,
    sessions,
    taking_part,
    times,
)
from bot.question.frames.documents import KINDS, OF_KINDS, STAGE
from bot.question.intents import (
    Asks,
    Signs,
    deed_of,
    intent_of,
    measure_of,
    take_asking,
    take_tells,
)
from bot.question.left import Left
from bot.question.lexicon import in_simplified, mended
from bot.question.model import By, Order, Other, Question, Role
from bot.question.operators import with_operators
from bot.question.people import (
    find_known,
    find_office,
    find_role,
    find_second_role,
    find_unknown,
    is_office,
    meant_by,
)
from bot.question.refusing import QUOTED, is_to_come, no_such_day, why_not
from bot.question.times import (
    a_year_before,
    in_year_of,
    of_both,
    plain_times,
    take_back,
    take_convened,
    take_date,
    take_daytime,
    take_excepted_time,
    take_few,
    take_item,
    take_order,
    take_session,
    take_weekdays,
)
from bot.question.together import take_together
from bot.question.topic import tells, topic_of, trimmed, with_time_of_year
from bot.question.whom import (
    along_with,
    body_of_words,
    both,
    is_the_place_of_one,
    narrowed,
    of_that_organ,
    take_besides,
    take_by,
    take_excepted,
    take_lacking,
    take_not_counted,
    take_person,
    take_represented,
    take_second_body,
    take_several_people,
)
from bot.voice import sentence
from store import read_query
from store.dates import DateMeaning, DateRange, MonthDay, NotADate, read_date
from store.facts import Names
from store.reading.heading.people import is_name
from store.words import fold

DATE_LIKE = re.compile(r"[\d年月日号./\- 初零一二三四五六七八九十廿卅]{2,}")
WORD = re.compile(r"[^\W_]")
OF_A_TEXT = re.compile(
    "的?(?:全文|原文|完整通稿|通稿全文|通稿原文|原文链接|链接|网址|发布|发布的|公布)"
    "(?:给我看看?|发给我?|发我|给我|发来|发过来|拿来)?"
)
_FILTER = re.compile(r"(?<!\S)(?:年|日期|时间|時間|主持人?|机构|機構|文件)\s?[:：]")


def read_plain(text: str, asked: str, today: datetime.date, names: Names) -> Question:
    """What ``asked``, a part of ``text`` or all of it, asks for."""
    meaning = read_date(asked, today)
    if not isinstance(meaning, NotADate):
        return Question(text, "meeting", when=meaning, date_text=asked)
    asked = _with_who(in_simplified(asked))
    asked = _afresh(asked, today, names)
    if slip := asides.TAKEN_BACK.search(fold(asked)):
        asked = asked[: slip.start()] + asked[slip.end() :]
    if DATE_LIKE.fullmatch(fold(asked)) and re.search(r"[年月日号./\-]", fold(asked)):
        problem = sentence("problem.not_a_date", date=asked, why=meaning.why)
        return Question(text, "meeting", problem=problem)
    if not WORD.search(asked):
        return Question(text, "search", problem=sentence("problem.nothing_to_find"))
    if greeting.GREETING.fullmatch(fold(asked)):
        return Question(text, "help")
    if greeting.is_about_the_store(fold(asked)):
        which_bodies = greeting.WHICH_BODIES.fullmatch(fold(asked))
        return Question(text, "help", asked=True, by="body" if which_bodies else None)
    if said := chatter(fold(asked)):
        return Question(text, "help", problem=sentence(said))
    if (why := no_such_day(asked, today)) is not None:
        return Question(text, "meeting", problem=why)
    if (who := _is_who(text, asked, names)) is not None:
        return who
    if (held := _office_at_a_time(text, asked, today)) is not None:
        return held
    if (told_by_another := _beside_another(text, asked, today, names)) is not None:
        return told_by_another
    query = read_query(with_operators(fold(asked)) or asked, today)
    if query.excluded or query.alternatives or _FILTER.search(asked):
        return Question(text, "search", query.text, query.phrases, query.scope.when, query=query)
    question = replace(_taken_apart(asked, today, names), text=text)
    if question.words and is_to_come(question.when, today):  # 哪次会议部署了明年的经济工作
        about = question.date_text + question.words
        question = replace(question, when=None, date_text="", words=about)
    return replace(question, problem=why_not(question, asked, today))


def _afresh(asked: str, today: datetime.date, names: Names) -> str:
    """What is asked after a scene that leads to it, where that names all it needs."""
    scene = asides.ASKED_AFRESH.match(fold(asked))
    if scene is None or not _taken_apart(asked[scene.end() :], today, names).topic:
        return asked
    return asked[scene.end() :]


def _is_who(text: str, asked: str, names: Names) -> Question | None:
    """蔡奇是谁 asks for a person, 市委书记是谁 for who holds an office."""
    found = offices.IS_WHO.fullmatch(fold(asked))
    who = (found[1] or found[2]) if found else ""
    if who and (meant := meant_by(who, names)):
        return of_a_person(text, who, meant)
    office = _EACH_OF.sub("", who.replace("的", ""))
    if office and all(map(is_office, _OFFICES.split(office))):
        return Question(text, "office", person=_OFFICES.sub("、", office), asked=True)
    if offices.AT_A_MEETING.search(office):
        return None  # 参加会议的副市长有哪些
    if is_office(office) and not any(map(is_office, _OFFICES.split(office)[:-1])):
        return Question(text, "office", person=office, asked=True)  # 宪法和法律委员会主任委员
    bare = fold(asked).strip(" ?？。的")
    if is_office(bare) and any(map(bare.startswith, names.places)):  # 泾海省委书记
        return Question(text, "office", person=bare, asked=True)
    now = offices.WHO_NOW.fullmatch(fold(asked))
    if now is not None and is_office(now[1]):
        return Question(text, "office", person=now[1].replace("的", ""), asked=True)
    named = offices.POSITION.search(fold(asked))
    before = fold(asked)[: named.start()].strip() if named else ""
    before = before.partition("在")[0]  # 某某在领导小组担任什么职务
    meant = meant_by(before, names) if before else ""
    if meant:
        return of_a_person(text, before, meant)
    if before and is_name(before):  # whom only texts name, who say with the name what they are
        return Question(text, "who", before, asked=True)
    return None


def _with_who(asked: str) -> str:
    """What ends with an office that somebody had there, with who that is: ……到会的副市长."""
    several = offices.SEVERAL_HOLDERS.fullmatch(fold(asked))
    if several is not None and is_office(several["office"]):
        return f"{several['where']}{several['office']}是谁"
    left_out = offices.WHO_IS_LEFT_OUT.search(fold(asked))
    if left_out is None or not is_office(left_out["office"]):
        return asked
    return asked.rstrip(" ?？。") + "是谁"


def _office_at_a_time(text: str, asked: str, today: datetime.date) -> Question | None:
    """Who held an office then: 泾海省委书记 2023年, 2009年的市长是谁在当."""
    left = Left(times.IN_A_YEAR.sub(r"\g<0> ", plain_times(asked, today), count=1))
    when, date_text = take_date(left, today)
    office = _SAID_TWICE.sub(r"\1", offices.WHO_HELD_IT.sub("", left.folded))
    if when is None or not is_office(office) or offices.AT_A_MEETING.search(office):
        return None
    return Question(text, "who", office, (), when, date_text, asked=True)


_NOTHING_BUT_MEETINGS = re.compile("(?:会议?|通稿|新闻稿?|报道|消息)(?:列表|清单|情况|记录)?")
_SAID_TWICE = re.compile("([省市区县州旗])\\1")
"""禾泉县2019年的县纪委书记."""
_EACH_OF = re.compile("(?:分别|各自?|都)$")
_OFFICES = re.compile("[、和与及]")
"""县委书记和县长分别是谁."""


def _beside_another(text: str, asked: str, today: datetime.date, names: Names) -> Question | None:
    """A question whose meetings are told by another one, before or after which they were held."""
    parts = beside_another(plain_times(asked, today))
    if parts is None:
        return None
    other = _taken_apart(parts.other, today, names)
    if not _is_one_meeting(other, parts):
        return None
    which = {"after": "最早一次", "before": "最近一次"}[parts.side] if parts.numbered else ""
    found = _taken_apart(which + parts.rest, today, names)
    if found.when is not None or found.session:
        return None
    if not found.body and parts.numbered:
        found = replace(found, body=other.body, meetings=other.meetings)
    if not found.body:
        return None
    several = found.topic or found.intent == "count" or ordering.SEVERAL.search(parts.rest)
    if not parts.numbered and not several and found.order is None:
        found = replace(found, order="first" if parts.side == "after" else "last")
    intent = "meeting" if found.intent in ("latest", "search") and not found.topic else found.intent
    told = Other(other, parts.side, parts.told, today)
    return replace(found, text=text, intent=intent, other=told, asked=True)


def _is_one_meeting(other: Question, parts: Beside) -> bool:
    """Whether what stands there tells a meeting: by its day, its number, or what it took up."""
    a_day = (isinstance(other.when, DateRange) and other.when.is_a_day) or (
        isinstance(other.when, MonthDay) and other.when.day is not None
    )
    if a_day and not other.topic:
        return parts.numbered or bool(other.body)
    if other.session and other.meetings and not other.topic:
        return True
    took_up = other.body or deeds.TOOK_UP.match(parts.other)
    return parts.numbered and other.topic and bool(took_up)


def of_a_person(text: str, typed: str, meant: str) -> Question:
    """A question about a person, who may have been named with a slip."""
    read_as = ((typed, meant),) if fold(typed) != meant else ()
    return Question(text, "person", person=meant, asked=True, read_as=read_as)


@dataclass(frozen=True, slots=True)
class _Which:
    """Which meetings a question names."""

    body: Body | None
    second: Body | None
    excepted: Body | None
    not_when: DateMeaning | None
    when: DateMeaning | None
    date_text: str
    than: DateMeaning | None
    person: str
    together: tuple[tuple[str, Role], ...]
    few: int
    back: int
    order: Order | None
    item: int
    session: str
    besides: str
    represents: str
    by: By | None
    among: tuple[str, ...]
    each: Role | None
    """The part that those are compared by, if they did not chair."""
    whole: str
    """What was left once body, date and person were taken out, folded."""

    @property
    def named(self) -> bool:
        """Whether a time, a body or a person is named."""
        timed = self.when is not None or self.not_when is not None
        return timed or self.body is not None or bool(self.person)


def _taken_apart(asked: str, today: datetime.date, names: Names) -> Question:
    """The question, part by part: every part that is recognised is taken out of what is left."""
    left = Left(asked)
    lacking, other_than = take_lacking(left, today, names)
    not_counted = take_not_counted(left, names)
    phrases, documents = _take_quoted(left)
    left.text = mended(plain_times(left.text, today))
    if pair := deeds.BOTH.search(left.folded):
        start, end = pair.span()
        told = left.text[slice(*pair.span("one"))] + "和" + left.text[slice(*pair.span("other"))]
        left.text = f"{left.text[:start]}{pair['did']}{told}{left.text[end:]}"
    if piece := asides.FOR_A_PIECE.search(left.folded):
        left.take(piece.start(), piece.start("what"))
        left.take(piece.end("what"), piece.end())
        left.asks = True
    phrases += _take_compared(left, today, names)
    quotes = bool(phrases or documents)
    daytime = take_daytime(left)
    weekdays = take_weekdays(left)
    for pattern in asides.BESIDE_THE_POINT:
        for aside in pattern.finditer(left.folded):
            time = aside.end("time") if "time" in pattern.groupindex else -1
            left.take(max(aside.start(), time), aside.end())
    _take_capacity(left)
    convened = take_convened(left)
    which = _take_which(left, not_counted, today, names)
    left.take_all(asides.ON)
    what_else = bool(ordering.THAT_MEETING.search(which.whole) and left.take_all(deeds.WHAT_ELSE))
    differs = which.than is not None and bool(left.take_all(comparing.DIFFERENT))
    tells = take_tells(left)
    asks = take_asking(left)
    two = which.than is not None or which.second is not None or len(phrases) > 1
    more = (bool(left.take_all(comparing.COMPARE)) if two else False) or differs
    over_time = bool(left.take_all(comparing.TREND))
    person, role, besides = _take_role(left, which, asks)
    taken = bool(deeds.TAKEN.search(which.whole))
    mentioned = bool(deeds.MENTIONED.search(which.whole)) and not taken
    did = bool(deeds.THAT_DID.search(which.whole))
    left.asks = left.asks or taken or mentioned or did
    words, held = _take_words(left, quotes, left.asks or which.named or quotes)
    words = f"{convened} {words}".strip() if convened else words
    if which.date_text and (whole := with_time_of_year(words, which.date_text, left.typed)):
        words, which = whole, replace(which, when=None, date_text="")
    if role == "讲话" and _A_LECTURE.fullmatch(fold(words)) and taking_part.LECTURE.search(asked):
        words = ""
    if differs and " " in words:  # ……的两次会议，货币政策的提法有什么变化
        words = words.rpartition(" ")[2]
    if deeds.HEARD.search(which.whole):
        words = _ACCOUNT.sub("", words) or words
    if words and (which.when is not None or which.session) and OF_A_TEXT.fullmatch(fold(words)):
        words = ""  # the whole text, the address and the day are told with the meeting
    if not words and (study := counting.STUDY_SESSIONS.search(fold(asked))):
        words = study["what"]
    met = held and not taken and not mentioned
    deed = deed_of(which.whole)
    if deed is not None:
        words = deeds.DONE_WITH.sub("", words) or words
    body = both(which.body, which.second) if which.body and which.second else which.body
    placed = which.when is not None and is_the_place_of_one(words, names)
    beside, at = bool(person) or asks.which or placed, left.text.find(words.partition(" ")[0])
    body, words = body_of_words(words, body, names, beside=beside, met=met, at=at)
    if body is not None and _NOTHING_BUT_MEETINGS.fullmatch(fold(words)):
        words = ""  # 岚桥的会议
    measure = measure_of(which.whole)
    if documents and STAGE.fullmatch(words):
        words = ""
    if asks.what and KINDS.fullmatch(fold(words)):  # 审议了哪些条例
        measure = "documents"
    if measure == "items" and words in ("议题", "议程", "事项"):
        words = ""
    if ((len(phrases) > 1 and more) and which.than is None) or (over_time and (words or phrases)):
        series = (*phrases, *words.split())
        return Question(asked, "trend", phrases=series, when=which.when, asked=True)
    by_body = which.second is not None and (asks.count or more) and not asks.when
    by: By | None = which.by or ("body" if by_body else None)
    more = more and not asks.who  # 去年和今年……的各是谁
    compared = which.than is not None and (more or asks.count or which.by is not None)
    compared = compared and (more or not _are_one_time(which, asked))
    joined = times.JOINED_TIMES.search(fold(asked)) is not None
    compared = compared or (joined and not asks.who and _are_apart(which))
    if which.than and which.when and not compared:
        which = replace(which, when=of_both(which.when, which.than, joined=joined))
    topic = bool(words) or quotes
    asks = replace(
        asks,
        who=asks.who and by != "chair",
        count=asks.count or compared or by is not None,
        when=asks.when or (which.order is not None and topic),
        what=asks.what or bool(which.item) or tells is not None or what_else,
    )
    if measure == "mentions" and (differs or not topic):
        measure = "meetings"
    scoped = (
        bool(daytime)
        or which.when is not None
        or body is not None
        or bool(person)
        or which.order is not None
        or bool(lacking or other_than or weekdays)
    )
    document = bool(documents) and not words and not phrases
    found = Question(
        asked,
        intent_of(Signs(asks, role, topic, document, scoped)),
        words,
        phrases,
        which.when,
        which.date_text,
        documents=documents,
        than=which.than if compared else None,
        difference=compared and comparing.DIFFERENCE.search(fold(asked)) is not None,
        body=body.text if body else "",
        meetings=body.meetings if body else (),
        excepted=which.excepted.text if which.excepted else "",
        without=which.excepted.meetings if which.excepted else (),
        not_when=which.not_when,
        lacking=lacking,
        weekdays=weekdays,
        other_than=other_than,
        person=person,
        role=which.each or (role if role or not person else "主持"),
        together=which.together[1:],
        measure=measure,
        by=by,
        order=which.order,
        few=which.few,
        back=which.back,
        besides=besides,
        represents=which.represents,
        also=find_second_role(which.whole, role) if asks.who and not person else None,
        among=which.among,
        item=which.item,
        what_else=what_else and topic,
        tells=tells if topic or tells == "place" else None,
        taken_up=not mentioned,
        deed=deed if topic else None,
        session=which.session,
        term=term_of(body.text) if body else "",
        asked=left.asks,
        read_as=tuple(left.read_as.items()),
        daytime=daytime,
    )
    bare = not (topic or scoped)
    if bare and found.intent in ("search", "latest") and not asks.what and not asks.which:
        return replace(found, words=trimmed(asked), asked=False)
    return found


def _are_one_time(which: _Which, asked: str) -> bool:
    """Whether two times that follow each other are counted as one: 2015年和2016年合起来."""
    if which.than is None or which.when is None or not comparing.TOGETHER.search(fold(asked)):
        return False
    return of_both(which.when, which.than, joined=True) != which.when


def _are_apart(which: _Which) -> bool:
    """Whether two times are no one stretch, so that both are told: 2023年12月8日和2024年12月9日."""
    first, second = which.when, which.than
    if not (isinstance(first, DateRange) and isinstance(second, DateRange)):
        return False
    return (
        of_both(first, second, joined=True) == first
        and not first.start <= second.start <= first.end
    )


def _take_capacity(left: Left) -> None:
    """Take out what says in what capacity somebody was there; who did it holds that office."""
    found = taking_part.CAPACITY.search(left.folded)
    if found is None:
        return
    if interrogatives.WHO.search(left.folded):
        left.take(found.start(), found.start("office"))
        left.take(found.end("office"), found.end())
    else:
        left.take(*found.span())


def _take_compared(left: Left, today: datetime.date, names: Names) -> tuple[str, ...]:
    """Two words of which it is asked which stands more often; none where they are people, bodies
    or times.
    """
    found = comparing.WORDS.search(left.folded)
    if found is None:
        return ()
    several = _LISTED.split(found["several"]) if found["several"] else ()
    words = tuple(filter(None, (*found.group("one", "other", "first", "second"), *several)))
    for word in words:
        timed = not isinstance(read_date(word, today), NotADate) or word in ("上午", "下午")
        if timed or word in names.people or find_body(word, names):
            return ()
    left.take(*found.span())
    return words


_LISTED = re.compile("[ 、,，和与]+")


def _take_quoted(left: Left) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands between quotation marks, and the titles in 《》."""
    phrases: list[str] = []
    documents: list[str] = []
    for match in QUOTED.finditer(left.text):
        inner = (match[1] or match[2]).strip()
        if WORD.search(inner):
            (phrases if match[1] else documents).append(inner)
            left.take(*match.span())
    return tuple(phrases), tuple(documents)


def _take_which(left: Left, not_counted: Body | None, today: datetime.date, names: Names) -> _Which:
    left.take_all(sessions.SOME_TERM)
    item = take_item(left)
    session = take_session(left)
    besides = take_besides(left)
    represents = take_represented(left)
    not_when = take_excepted_time(left, today)
    excepted, body = take_excepted(left, names)
    excepted = excepted or not_counted
    body = along_with(body, left, names) if body else None
    second = take_second_body(left, body, names)
    if body is not None and second is None:
        left.take_all(re.compile(re.escape(fold(body.text))))  # named of each of two days
    body = narrowed(body, left, names) if body and not second else body
    body = of_that_organ(body) if body and session else body
    left.take_all(comparing.COMPARING)
    left.take_all(asides.SPEAKER)
    # Before the date, since none is seen right before a name or 每个月.
    by = take_by(left)
    together = () if by else take_together(left, names)
    among, each = ((), None) if by or together else take_several_people(left, names)
    person = together[0][0] if together else ""
    person = person or take_person(left, find_known(left.folded, names) or find_office(left.folded))
    when, date_text = take_date(left, today)
    than = in_year_of(take_date(left, today)[0], when) if when is not None else None
    if than is not None and when is not None and left.take_all(times.SAME_TIME):
        than = a_year_before(when)
    whole = left.folded
    left.take_all(comparing.THAN_THE_LAST)
    few, back = take_few(left), take_back(left)
    order: Order | None = "last" if few > 1 or back else take_order(left)
    person = person or take_person(left, find_unknown(left.folded, names.places))
    return _Which(
        body=body,
        second=second,
        excepted=excepted,
        not_when=not_when,
        when=when,
        date_text=date_text,
        than=than,
        person=person,
        together=together,
        few=few,
        back=back,
        order=order,
        item=item,
        session=session,
        besides=besides,
        represents=represents,
        by="chair" if among else by,
        among=among,
        each=each,
        whole=whole,
    )


def _take_role(left: Left, which: _Which, asks: Asks) -> tuple[str, Role | None, str]:
    """The part in a meeting that is spoken of, who is said to have it, and who surely has not."""
    person, besides = which.person, which.besides
    if which.together:
        return person, which.together[0][1], besides
    role = find_role(which.whole) if asks.who or person else None
    if person and role in ("主持", None) and taking_part.NOT_CHAIRED.search(which.whole):
        left.take_all(taking_part.NOT_CHAIRED)
        role = "没有主持"
    if which.represents and asks.who:
        role = "讲话"
    chaired = re.compile(f"{re.escape(person)}(?:同志)?主持") if person else None
    if asks.who and chaired and role != "主持" and chaired.search(fold(left.typed)):
        person, besides = "", besides or person  # 某某主持的……会议，出席的都有谁
    spoke = re.compile(f"{re.escape(person)}(?:同志)?{_SPOKE}") if person else None
    if asks.who and spoke and role == "主持" and spoke.search(fold(left.typed)):
        person = ""  # 某某讲话，会是谁主持的
    if asks.who and role != "缺席" and taking_part.ABSENT.search(which.whole):
        person, besides = "", besides or person  # 书记没来，谁主持的
    if role or person:
        for part in (taking_part.ABSENT, taking_part.CHAIR, taking_part.ATTEND, taking_part.SPEAK):
            for found in part.finditer(which.whole):  # 谁 that it stands by is taken already
                left.take(*found.span())
                left.asks = True
    return person, role, besides


_ACCOUNT = re.compile("(?<=..)(?:工作)?情况的?(?:专题)?(?:汇报|报告|说明)$")
"""What was heard is on a matter, in whatever words: 安全生产情况汇报."""
_A_LECTURE = re.compile("(?:的)?(?:专题|辅导)?(?:报告|讲座|辅导)")
_SPOKE = "(?:出席|参加|到会)?(?:会议)?并?(?:发表|作)?了?(?:重要)?讲话"


def _take_words(left: Left, quotes: bool, asked: bool) -> tuple[str, bool]:
    """What the question is about, and whether it says that there was a meeting."""
    if not asked:
        return (trimmed(left.text) if WORD.search(left.text) else ""), False
    left.take_all(deeds.INNER)
    held = [found for found in deeds.HELD.finditer(left.folded) if found.end() > found.start()]
    for found in held:
        left.take(*found.span())
    words = topic_of(left.text)
    if not quotes and (of_kinds := OF_KINDS.search(fold(words))):
        words = words[: of_kinds.start()]
    kind = not quotes and KINDS.fullmatch(fold(words))
    return (words if kind or tells(words) else ""), bool(held)
