"""From the words of a question to all the matters that they mean, and to none that they don't."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer.model import HITS_A_PAGE, How, Looked, Nothing, Sought
from bot.answer.scoping import scope_of
from bot.answer.terms import lone_things, terms
from bot.answer.ways import is_a_slip, put_right, ways
from bot.question import Question
from bot.question.everyday import hints, said_for, said_side_by_side, spoken, without
from bot.question.frames.counting import STUDY_SESSIONS
from bot.question.frames.documents import KIND
from bot.question.lexicon import unknown_stretches
from bot.question.sessions import also_written
from bot.question.sessions import parted as session_parted
from bot.question.whom import begins_a_meeting
from store import Query, Scope, Store, StoredReadout
from store.dates import DateRange
from store.debris import legible
from store.facts import REST, Document, Matter, Term, without_rest
from store.facts.titles import is_draft, is_stage, work
from store.model import AgendaItem
from store.reading.heading.people import is_name
from store.words import fold, is_place, may_be_a_name, units


def seek(question: Question, store: Store) -> tuple[Sought | None, Document | None]:
    """Every matter that the question is about; None where there is none.

    What was typed comes first; then the words without what only fills them, then what readouts
    call the same: the first that names a matter answers. Where none is even spoken of, a slip of
    the keyboard is put right.
    """
    if (sessions := _study_sessions(question, store)) is not None:
        return sessions, None
    sought, document = _as_typed(question, store)
    of_all = _ALL_OF_THEM.search(fold(question.text)) is not None
    listed = "、" in question.words and not (sought and any(m.whole for m in sought.matters))
    each = _each_of_several(question, store) if of_all or listed or sought is None else None
    if each is not None and ((of_all and each.how != "partly") or (listed and each.how == "named")):
        return each, None
    if sought is not None and _is_only_scattered(sought, question):
        right, its_document = _put_right(question, store)
        if right is not None and any(m.whole and m.position != REST for m in right.matters):
            return right, its_document
    if sought is not None and (not sought.meant or any(m.named for m in sought.matters)):
        return sought, document
    if sought is None and (told := _in_everyday_words(question, store)) is not None:
        return told, None
    if sought is None and each is not None:
        return each, None
    right, document = _put_right(question, store)
    if right is not None and right.how != "partly":
        return right, document
    scope = scope_of(question)
    likely = _likely(question, store, scope) or _likely_of_a_clause(question, store, scope)
    near = _near(question, store, scope)
    if likely is not None:
        return _with_near(likely, near), None
    return near or sought or right, None


def _is_only_scattered(sought: Sought, question: Question) -> bool:
    """Whether a word that no dictionary has is nowhere but in the letters that a lead holds here
    and there: 青年发展形城市.
    """
    anywhere = all(m.position == REST and not m.whole for m in sought.matters)
    return anywhere and bool(unknown_stretches(question.words))


def _study_sessions(question: Question, store: Store) -> Sought | None:
    """The sessions of study that meetings held, where these are asked for: 最近一次集体学习, and
    not what others held and was studied.
    """
    if not (_STUDY.fullmatch(question.words) and STUDY_SESSIONS.search(fold(question.text))):
        return None
    held = store.facts.done(question.words, scope_of(question))
    return Sought(tuple(held), "named", words=question.words) if held else None


_STUDY = re.compile("集体学习|专题学习")


def _as_typed(question: Question, store: Store) -> tuple[Sought | None, Document | None]:
    """The same, but for slips, and for matters that hold not all of the words."""
    scope = scope_of(question)
    if len(question.documents) > 1 and not question.phrases:
        return _each_document(question, store, scope), None
    if (title := _title_of(question)) and (found := _titled(question, title, store, scope)):
        return found
    mentioned: Sought | None = None
    in_a_sentence: Sought | None = None
    for way in ways(question):
        words, meant = way.words, way.meant
        if way.said and mentioned is not None and fold(mentioned.words) == way.said:
            break  # readouts call it what people do
        title = _title_of(replace(question, words=words)) if meant else ""
        if title and (law := _titled(question, title, store, scope)):
            return replace(law[0], meant=meant), law[1]
        held = _holding(question, words, store, scope)
        chosen = [m for m in held if m.named or (m.whole and not question.taken_up)]
        if chosen:
            how: How = "named" if question.taken_up else "mentioned"
            return Sought(without_rest(chosen), how, meant, words=words), None
        if not meant and (short := _abbreviated(question, words, store, scope)):
            return Sought(tuple(short), "named", words=words), None
        if mentioned is None and (spoken := [m for m in held if m.whole]):
            mentioned = Sought(without_rest(spoken), "mentioned", meant, words=words)
        if in_a_sentence is None and held and not question.taken_up:
            in_a_sentence = Sought(without_rest(held), "mentioned", meant, words=words)
    # That words stand in one sentence tells that they were spoken of, not that they were a matter.
    return mentioned or in_a_sentence, None


def _in_everyday_words(question: Question, store: Store) -> Sought | None:
    """What one meeting that is asked about calls as people do: 楼市, where 房地产 is looked for.

    Of several it would tell those that say the one word and leave out those that say the other.
    """
    scope = scope_of(question)
    said = said_for(fold(question.words))
    if not said or question.phrases or len(store.facts.by_meeting(store.ids(scope))) != 1:
        return None
    found = ((word, _holding(question, word, store, scope)) for word in said)
    word, held = next(((word, held) for word, held in found if held), ("", []))
    return Sought(without_rest(held), "mentioned", meant=word, words=word) if held else None


def called_otherwise(question: Question, sought: Sought, store: Store) -> Sought:
    """What speaks of a matter in everyday words, where no item is called so; and after that the
    items that are called what readouts call it: 医疗保障 where texts say 医保.
    """
    if sought.how != "mentioned" or sought.meant or not question.taken_up:
        return sought
    found = {(matter.readout, matter.position) for matter in sought.matters}
    for way in ways(question):
        if way.said and way.said == fold(sought.words):
            held = _holding(question, way.words, store, scope_of(question))
            if named := [matter for matter in held if matter.named]:
                more = tuple(m for m in named if (m.readout, m.position) not in found)
                return replace(sought, matters=(*sought.matters, *more), near=len(more))
    return sought


def _each_of_several(question: Question, store: Store) -> Sought | None:
    """The matters of several that are named side by side, where no one is called by all: each must
    be one; they are listed, and not counted as one.
    """
    either = _EITHER.split(question.words)
    parts = [part.strip() for part in _SIDE_BY_SIDE.split(question.words)]
    parts = parts if len(parts) > 1 else [*said_side_by_side(fold(question.words))]
    parts = either if len(either) > 1 else parts
    alone = not (question.phrases or question.documents)
    if not (question.asked and alone and len(parts) > 1 and min(map(len, parts)) >= _A_WORD):
        return None
    names = store.facts.names()
    whose = (is_place(part) and not _A_REGION.search(part) for part in map(fold, parts))
    if any(whose) or any(begins_a_meeting(part, names) for part in parts):
        return None  # whose it is, and no matter of its own
    each = (_said_of(replace(question, words=part), store) for part in parts)
    found = [sought for sought in each if sought is not None]
    if len(either) > 1 and found:
        return _of_any(found)
    named = len(found) == len(parts) and all(sought.how == "named" for sought in found)
    if named and not _ALL_OF_THEM.search(fold(question.text)):
        if question.intent == "count":
            return None  # they are two
        matters = dict.fromkeys(m for sought in found for m in sought.matters)
        return Sought(_latest_first(tuple(matters)), "named", words=question.words)
    meetings = store.facts.by_meeting(store.ids(scope_of(question)))
    return _of_meetings_with_all(parts, found, len(meetings))


_A_REGION = re.compile("三角|津冀|湾区|经济[带圈区]|东北|[东中西]部")
"""What is developed as a whole, and whose meetings none are: 长三角."""


def _of_any(found: Sequence[Sought]) -> Sought:
    """What is called one of several things, or only speaks of one where none is called so."""
    named = [sought for sought in found if sought.how == "named"]
    matters = {(m.readout, m.position): m for s in named or found for m in s.matters}
    words = " ".join(sought.words or sought.meant for sought in found)
    ordered = without_rest(_latest_first(tuple(matters.values())))
    return Sought(ordered, "named" if named else "mentioned", words=words)


_EITHER = re.compile("或者?是?|还是")
_ALL_OF_THEM = re.compile(
    "都(?:有|被|曾)*(?:提|研究|讨论|审议|涉及|说|讲|听取|部署)|同时|一起|既.*又"
)


def _said_of(question: Question, store: Store) -> Sought | None:
    """What is called so, or only speaks of it, in everyday words as well."""
    return _as_typed(question, store)[0] or _in_everyday_words(question, store)


def _of_meetings_with_all(
    parts: Sequence[str], found: Sequence[Sought], meetings: int
) -> Sought | None:
    """What the meetings say of each of several things that speak of all of them; of one meeting
    that speaks of some, what it says of these.
    """
    if not found or (len(found) < len(parts) and meetings > 1):
        return None
    told = [{matter.told for matter in sought.matters} for sought in found]
    by_all = set.intersection(*told)
    every = [m for sought in found for m in sought.matters if m.told in by_all]
    if not every:
        return None
    matters = {(m.readout, m.position): m for m in reversed(every)}
    words = " ".join(sought.words or sought.meant for sought in found)
    meant = " ".join(sought.meant for sought in found if sought.meant)
    ordered = without_rest(_latest_first(tuple(matters.values())))
    if len(found) < len(parts):
        return Sought(ordered, "partly", held=tuple(words.split()))
    return Sought(ordered, "mentioned", meant, words=words)


_SIDE_BY_SIDE = re.compile("[和与及跟、]|以及|还有")


def _put_right(question: Question, store: Store) -> tuple[Sought | None, Document | None]:
    """The matters of what was typed with a slip, told by what it is read as."""
    typed = fold(question.words)
    for _ in range(_SLIPS):
        right = put_right(question, store)
        if right is None or not (right[0].words == typed or is_a_slip(typed, fold(right[0].words))):
            break
        question, meant = right
        sought, document = _as_typed(question, store)
        if sought is not None:
            return replace(sought, meant=sought.meant or meant, is_a_slip=True), document
    return None, None


_SLIPS = 3
"""More are no slips; and what is put right may be a slip of what it was before."""


def _abbreviated(question: Question, words: str, store: Store, scope: Scope) -> list[Matter]:
    """Matters that are called by the words of a question with others between them."""
    if not question.asked or question.phrases or question.documents:
        return []
    whole = _TWO_STATES.sub("中华人民共和国和", words).replace("的", "")
    pieces = [
        store.facts.abbreviated(piece, scope)
        or [matter for matter in store.facts.matters([piece], scope) if matter.named]
        for piece in whole.split()
    ]
    by_all = [{(matter.readout, matter.position) for matter in found} for found in pieces[1:]]
    return [
        matter
        for matter in (pieces[0] if pieces else [])
        if all((matter.readout, matter.position) in found for found in by_all)
    ]


_TWO_STATES = re.compile(r"(?:中国|我国)[和跟与同]")
"""A treaty is named by both states in full."""


def _likely(question: Question, store: Store, scope: Scope) -> Sought | None:
    """Matters that hold most of the words of a question, where none holds all; never counted."""
    if not _may_be_offered(question):
        return None
    told = terms(question.words)
    telling = any(term.thing and term.word not in _GENERAL for term in told)
    found = store.facts.likely(told, scope) if telling else None
    if found is not None:
        return Sought(found.matters, "partly", held=found.held)
    return _hinted(question, store, scope)


def _near(question: Question, store: Store, scope: Scope) -> Sought | None:
    """Matters that mean what is asked, in other words; neither who was meant nor whether something
    was approved can be told of what is only near, while it may be what is said to have been so.
    What has a name or a number is meant by it or not at all: 二十届三中全会精神.
    """
    whether = question.deed and question.intent == "search"
    _, session, _ = session_parted(fold(question.words))
    by_name = session or _LAW.fullmatch(question.words) or is_draft(question.words)
    if not _may_be_offered(question) or question.intent == "who" or whether or by_name:
        return None
    near = store.meaning.nearest(_A_KIND.sub("", question.words), scope)
    return Sought(near, "near") if near else None


def _with_near(likely: Sought, near: Sought | None) -> Sought:
    """What holds some of the words, and after that what means all of them: either may be meant."""
    found = {(matter.readout, matter.position) for matter in likely.matters}
    more = near.matters if near else ()
    more = tuple(m for m in more if (m.readout, m.position) not in found)
    return replace(likely, matters=(*likely.matters, *more), near=len(more))


# Whatever is called one is near to all that are: 直播带货的条例.
_A_KIND = re.compile(rf"(?<=..)的{KIND}$")


def _may_be_offered(question: Question) -> bool:
    """Whether a question can be answered by what may be meant: a count cannot, nor a law's name."""
    words_alone = question.words and not question.phrases and not question.documents
    law = question.words.endswith("法") and _LAW.fullmatch(question.words)
    words_alone = words_alone and not law
    return bool(question.asked and words_alone and question.intent != "count")


# Whose matter it is, and what tells no matter from another.
_GENERAL = frozenset(
    "中国 我国 国家 政府 国务院 中央 领导 部门 单位 公司 企业 厂子 工厂 老板 行业 市场 东西 地方"
    " 人员 规定 规矩 法律 制度 机构 工作".split()
)


# Where people meet with anything, and what anything may be called: if missing, it tells nothing.
_ANYWHERE = _GENERAL | frozenset("小区 家里 村里 街上 马路 外地 本地 老家 改革".split())


def _likely_of_a_clause(question: Question, store: Store, scope: Scope) -> Sought | None:
    """The same by one clause of several: 房子漏水，物业的事."""
    clauses = question.words.split()
    names = (clause for clause in map(fold, clauses) if is_name(clause) and may_be_a_name(clause))
    if len(clauses) < 2 or any(names):
        return None
    each = (_likely(replace(question, words=clause), store, scope) for clause in clauses[::-1])
    return next((sought for sought in each if sought), None)


def _hinted(question: Question, store: Store, scope: Scope) -> Sought | None:
    """Matters of the kind that everyday words talk about, each offered as what it is called."""
    words = spoken(question.words)
    talked_of = hints(words)
    for hint in talked_of:
        words = without(words, hint.parts)
    rest = [term for term in terms(words) if term.word not in _ANYWHERE]
    rest += [Term(letter) for letter in lone_things(words)]
    told = [(hint.said, hint.ways) for hint in talked_of]
    several = _SEVERAL.search(fold(question.text)) is not None
    likely = store.facts.hinted(told, rest, scope, several=several) if told else None
    if likely is None:
        return None
    held = tuple(way for _, way in likely.called)
    return Sought(likely.matters, "partly", held=held, called=likely.called)


_SEVERAL = re.compile("哪[些几]|[历各]次|都有|多次|几次")
"""Meetings are asked for, and not one."""


def _title_of(question: Question) -> str:
    """The title that is all that is asked about; without marks where a draft's stage or a law's
    name tells it for one: 关税法草案, 治安管理处罚法修订, 国家公园法.
    """
    if question.phrases:
        return ""
    if question.documents:
        alone = not question.words or is_stage(question.words)
        return question.documents[0] if alone else ""
    words = _CHANGED.sub("修订", question.words)
    drafted = is_draft(words) or _LAW.fullmatch(words)
    return words if question.asked and work(words) and drafted else ""


_LAW = re.compile(
    r"(?!.*的)[^\W_]{2,20}(?:法典|条例|(?<![释釋办做方说看想手用执司立普守违依合非])法)"
)
"""国家公园法; no 综合执法."""


_CHANGED = re.compile(r"(?<=法|例)的?(?:修改|修正|修订)$")
"""慈善法的修改 is as good as 慈善法修订."""


def _titled(
    question: Question, title: str, store: Store, scope: Scope
) -> tuple[Sought, Document | None] | None:
    """The matters of what is called so, or else of the one law that is called so in short."""
    found = _documents(title, store, scope, obeyed=not question.taken_up)
    if found is not None and found[1] is not None:
        return found
    whole = store.facts.law_in_short(title)
    law = _documents(whole, store, scope, obeyed=not question.taken_up) if whole else None
    return (replace(law[0], meant=f"《{whole}》"), law[1]) if law else found


def _documents(
    title: str, store: Store, scope: Scope, *, obeyed: bool = False
) -> tuple[Sought, Document | None] | None:
    """The matters of a document; those that only speak of it too, where it may be ``obeyed``."""
    key = work(title) or title
    document = store.facts.document(title, scope)
    exact = document.matters if document else ()
    marked = {(matter.readout, matter.position) for matter in exact}
    held = [m for m in store.facts.matters([key], scope) if (m.readout, m.position) not in marked]
    told = {stored.id: stored for stored in store.readouts([matter.readout for matter in held])}
    # Drafts that are named without marks (审议增值税法草案) are of the document too.
    beside = document is not None
    more = [m for m in held if obeyed or _is_of(m, told[m.readout], fold(key), beside=beside)]
    every = _latest_first((*exact, *more))
    return (Sought(every, "named"), document) if every else None


def _each_document(question: Question, store: Store, scope: Scope) -> Sought | None:
    """The matters of all documents that are named; none where one of them is nowhere."""
    found = [_documents(title, store, scope) for title in question.documents]
    if not all(found):
        return None
    matters = dict.fromkeys(m for each in found if each for m in each[0].matters)
    return Sought(_latest_first(tuple(matters)), "named")


_CARRIES_OUT = ("实施", "施行", "贯彻", "落实", "执行")
_OBEYED = "".join(f"(?<!{verb})" for verb in _CARRIES_OUT)
_OBEYS_IN_FULL = f"(?:{'|'.join(_CARRIES_OUT)})[《〈]?中华人民共和国"
"""《国务院关于实施〈中华人民共和国公司法〉……的规定（草案）》."""


def _is_of(matter: Matter, stored: StoredReadout, title: str, *, beside: bool) -> bool:
    """Whether a matter is of a document that it names, and not of what obeys it; an item with
    marks of its own only where nothing is found by marks (not ``beside`` such).

    Beside its items a readout may tell where it is to be taken up: 会议建议，常委会审议……草案.
    """
    item = item_of(stored, matter)
    if item is None:
        titled = _OBEYED + re.escape(title)
        announced = rf"(?:审议|提请|审查)[^。]*{titled}|{titled}[^。]*(?:被?提请|的说明)"
        return re.search(announced, legible(stored.readout.text)) is not None
    if not matter.named or (beside and item.documents):
        return False
    if re.search(_OBEYS_IN_FULL + re.escape(title), legible(item.subject)):
        return False
    told = legible(stored.readout.excerpt(item))
    return title not in told or re.search(_OBEYED + re.escape(title), told) is not None


def _latest_first(matters: tuple[Matter, ...]) -> tuple[Matter, ...]:
    return tuple(sorted(matters, key=lambda m: m.date or "", reverse=True))


def _holding(question: Question, words: str, store: Store, scope: Scope) -> list[Matter]:
    """Matters that hold the words, by either name of a session or a plan that they name."""
    held = _holding_words(question, words, store, scope)
    other = also_written(fold(words))
    phrases = tuple(also_written(fold(phrase)) or phrase for phrase in question.phrases)
    if not other and phrases == question.phrases:
        return held
    otherwise = _holding_words(replace(question, phrases=phrases), other or words, store, scope)
    both = {(m.readout, m.position): m for m in otherwise}
    for matter in held:
        same = both.get((matter.readout, matter.position), matter)
        named, whole = matter.named or same.named, matter.whole or same.whole
        both[matter.readout, matter.position] = replace(matter, named=named, whole=whole)
    return list(_latest_first(tuple(both.values())))


def _holding_words(question: Question, words: str, store: Store, scope: Scope) -> list[Matter]:
    """Matters that hold the words as they were typed, or else each of them."""
    facts = store.facts
    phrases = list(question.phrases)
    if not words.split():
        held = facts.matters(phrases, scope) if phrases else []
        return [replace(matter, whole=True) for matter in held]
    typed = facts.matters([*words.split(), *phrases], scope)
    if _LAW.fullmatch(words):  # 人工智能法 is not 人工智能 here and 原子能法 there
        return [replace(matter, whole=True) for matter in _latest_first(tuple(typed))]
    parted = facts.matters([*_units(words), *phrases], scope)
    both = {(m.readout, m.position): m for m in parted}
    for matter in typed:
        key = (matter.readout, matter.position)
        named = matter.named or (key in both and both[key].named)
        both[key] = replace(matter, named=named, whole=True)
    if any(m.named and m.position != REST for m in both.values()):
        # That a lead holds the words one here, one there tells less than a name that does.
        both = {key: m for key, m in both.items() if m.whole or m.position != REST}
    return list(_latest_first(tuple(both.values())))


def _units(words: str) -> list[str]:
    """The words of a query; the name of a session is one, since its parts are those of others."""
    before, session, after = session_parted(fold(words))
    return [*units(before), *filter(None, (session,)), *units(after)]


def item_of(stored: StoredReadout, matter: Matter) -> AgendaItem | None:
    """The item that a matter is; None for the rest of a readout."""
    return next((i for i in stored.readout.items if i.position == matter.position), None)


def shown(
    sought: Sought, store: Store, page: int, oldest_first: bool = False
) -> tuple[tuple[StoredReadout, AgendaItem | None], ...]:
    """The matters of one page with what the store says of them."""
    matters = sought.matters[::-1] if oldest_first else sought.matters
    part = matters[page * HITS_A_PAGE : (page + 1) * HITS_A_PAGE]
    by_id = {stored.id: stored for stored in store.readouts([m.readout for m in part])}
    return tuple((by_id[m.readout], item_of(by_id[m.readout], m)) for m in part)


def nothing(question: Question, store: Store) -> Nothing:
    """Why there is no answer, and what comes near the words without being one."""
    near = None
    perhaps: tuple[str, ...] = ()
    meant: tuple[str, ...] = ()
    if question.topic:
        words = " ".join((question.words, *question.documents))
        found = store.search(Query(words, question.phrases, scope_of(question)), 0, 3)
        near = found if found.total else None
        meant = tuple(
            way
            for way in found.suggestions
            if len(way) > _A_WORD and store.facts.matters(way.split())
        )
        if question.documents:
            title = question.documents[0]
            several = (*store.facts.corrections(title), *store.facts.titles_like(title))
            perhaps = tuple(dict.fromkeys(several))
    return Nothing(
        question,
        store.coverage(),
        _looked(question, store),
        near,
        perhaps,
        meant,
        store.facts.without_year(scope_of(question)),
        tuple(store.readouts(_beside(question, store))),
    )


_A_WORD = 2  # letters: too many sound like so few (稀土 and 吸毒)
_A_MONTH = 31  # days


def _beside(question: Question, store: Store) -> list[int]:
    """The meetings of that body right before and after a time in which it had none."""
    when = question.when
    if not isinstance(when, DateRange) or (when.end - when.start).days >= _A_MONTH:
        return []
    scope = scope_of(question)
    if store.ids(scope):
        return []
    scope = replace(scope, part_of_day="", daytime="")
    before = replace(scope, when=DateRange(datetime.date.min, when.start))
    after = replace(scope, when=DateRange(when.end, datetime.date.max))
    return [*store.ids(after)[-1:], *store.ids(before)[:1]]


def _looked(question: Question, store: Store) -> Looked:
    """Where was looked: the body's readouts, and whether they reach to the time asked about."""
    facts = store.facts
    scope = scope_of(question)
    count, first, last = facts.span(
        Scope(body=scope.body, meetings=scope.meetings, locals=scope.locals)
    )
    if store.coverage().readouts == 0:
        return Looked("empty")
    if count == 0:
        return Looked("body")
    in_time, begin, end = facts.span(
        Scope(
            scope.when,
            body=scope.body,
            meetings=scope.meetings,
            locals=scope.locals,
            part_of_day=scope.part_of_day,
            daytime=scope.daytime,
        )
    )
    if in_time:
        among = Scope(
            scope.when,
            body=scope.body,
            meetings=scope.meetings,
            sessions=scope.sessions,
            term=scope.term,
        )
        missing = (scope.sessions or scope.term) and not store.ids(among)
        return Looked("session" if missing else "said", in_time, begin, end)
    when = question.when
    outside = (
        isinstance(when, DateRange)
        and first is not None
        and last is not None
        and (when.end.isoformat() < first or when.start.isoformat() > last)
    )
    return Looked("time" if outside else "meeting", count, first, last)
