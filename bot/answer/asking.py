"""A Question and the store → an Answer."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from bot.action import Cite, Export, Share, ShowItem, ShowMeeting, Shown, ShowPage, ShowText
from bot.answer import counting, exporting, offices, people, subjects
from bot.answer.ends import ends
from bot.answer.evidence import searched
from bot.answer.model import (
    HITS_A_PAGE,
    MEETINGS_A_PAGE,
    Answer,
    Citation,
    Help,
    Hits,
    Matters,
    Meetings,
    Nothing,
    OneItem,
    OneMeeting,
    Shared,
    Sought,
    Told,
    WholeText,
)
from bot.answer.outcome import that_did
from bot.answer.pasted import pasted_from
from bot.answer.scoping import as_chair, meeting_ids, scope_of
from bot.answer.seeking import called_otherwise, nothing, seek, shown
from bot.answer.ways import corrected
from bot.question import Question, understand
from bot.question.frames.documents import KINDS
from bot.question.model import Other
from bot.question.people import is_office, meant_by
from bot.question.times import LONG_AGO, of_the_year
from bot.question.topic import topic_of
from bot.voice import sentence
from store import NothingThere, Order, Scope, Store, StoredReadout
from store.dates import DateRange
from store.facts import Holder
from store.words import fold


def answer(question: Question, store: Store, page: int = 0, order: Order = "relevance") -> Answer:
    """What the store says to ``question``; ``page`` counts from 0, ``order`` is of a search."""
    if (pasted := pasted_from(question.text, store)) is not None:
        return _opened(store.readout(pasted), store)
    if question.problem is not None:
        return Told(question.problem)
    if address := _ADDRESS.fullmatch(question.text):
        stored = store.published_at(address.group())
        return _opened(stored, store) if stored else Told(sentence("problem.no_such_address"))
    if question.other is not None:
        return _beside_another(question, question.other, store, page, order)
    found = _answer(question, store, page, order)
    if not _is_sure(found) and question.asked and (dated := of_the_year(question)):
        again = _answer(dated, store, page, order)
        return again if _is_sure(again) or isinstance(found, Nothing) else found
    return found


_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]{4,300}")


def _is_sure(found: Answer) -> bool:
    """Whether something was found, and not only what may be meant."""
    offered = isinstance(found, Matters) and found.sought.how in ("partly", "near")
    return not (isinstance(found, Nothing) or offered)


def _beside_another(
    question: Question, other: Other, store: Store, page: int, order: Order
) -> Answer:
    """What is asked of the meetings before or after another one, once its day is known."""
    days = _days_of(other.question, store)
    if not days:
        return nothing(other.question, store)
    if len(days) > 1:
        told = "、".join(day.isoformat() for day in days[:_EXAMPLES])
        return Told(sentence("problem.which_of_days", days=told))
    if other.side == "after":
        since = days[0] + _A_DAY
        when = DateRange(since, max(since, other.today))
    else:
        when = DateRange(LONG_AGO, days[0] - _A_DAY)
    return _answer(replace(question, when=when, other=None), store, page, order)


_A_DAY = datetime.timedelta(days=1)


def _days_of(other: Question, store: Store) -> list[datetime.date]:
    """The days of the meetings that a question means; none of what only comes near it."""
    if isinstance(other.when, DateRange) and other.when.is_a_day:
        return [other.when.start]
    ids = meeting_ids(other, store)
    if other.topic:
        sought, _ = seek(other, store)
        sure = sought is not None and sought.how in ("named", "mentioned")
        ids = list(sought.readouts) if sought and sure else []
    dates = {stored.readout.date for stored in store.readouts(ids)}
    return sorted(date for date in dates if date is not None)


_EXAMPLES = 6
"""Readouts that help takes its examples from; one may hold nothing but a study session."""


def _answer(question: Question, store: Store, page: int, order: Order) -> Answer:
    if question.intent not in ("office", "person") and is_office(question.person):
        return _of_an_office(question, store, page, order)
    if question.person and question.role == "缺席":
        return people.missed(question, store, page)
    match question.intent:
        case "help":
            _, newest = store.meetings(Scope(), limit=_EXAMPLES)
            bodies = store.facts.tally(Scope(), "body") if question.by == "body" else ()
            places = sorted(store.facts.names().places) if bodies else ()
            return Help(
                store.coverage(), tuple(newest), question.asked, tuple(bodies), tuple(places)
            )
        case "meeting" | "latest":
            return _meetings(question, store, page)
        case "what":
            return (
                _matters(question, store, page)
                if question.topic or question.other_than
                else _meetings(question, store, page)
            )
        case "who":
            return people.who(question, store, page)
        case "when" | "document":
            return _when(question, store, page)
        case "count":
            return counting.counted(question, store, page)
        case "person":
            return people.person(question, store)
        case "office":
            return offices.office(question, store)
        case "phrase":
            return subjects.phrase(question, store, page)
        case "trend":
            return subjects.trend(question, store)
    if question.asked:
        return _matters(question, store, page)
    return _search(question, store, page, order)


def _of_an_office(question: Question, store: Store, page: int, order: Order) -> Answer:
    """What is asked of who holds an office, where that is one person."""
    holders = offices.holders_of(question.person, store)
    names = list({fold(h.name): h.name for h in holders if _held_in(h, question)}.values())
    if len(names) > 1:
        several = {"office": question.person, "names": "、".join(names)}
        return Told(sentence("who.several", **several))
    if not names:
        return nothing(question, store)
    return _answer(replace(question, person=names[0]), store, page, order)


def _held_in(holder: Holder, question: Question) -> bool:
    """Whether the office was held at the time that is asked about, as far as readouts tell."""
    when, first, last = question.when, holder.office.first, holder.office.last
    if not isinstance(when, DateRange) or first is None or last is None:
        return True
    return first <= when.end.isoformat() and when.start.isoformat() <= last


def _meetings(question: Question, store: Store, page: int) -> Answer:
    ids = meeting_ids(question, store)
    if question.role == "主持" and not question.taken_up:  # 某某说了什么
        spoken = replace(question, role="讲话")
        if (at := meeting_ids(spoken, store)) or not ids:
            question, ids = spoken, at
    as_attending = question
    chaired, in_the_chair = as_chair(question, store)
    if not ids:
        question, ids = chaired, in_the_chair
    if not ids:
        return nothing(as_attending, store)
    if len(ids) == 1 and question.item:
        return _item(store.readout(ids[0]), question.item)
    every = store.facts.by_meeting(ids)
    if len(every) == 1:
        return _opened(store.readout(ids[0]), store, question)
    meetings = store.readouts(ids[page * MEETINGS_A_PAGE : (page + 1) * MEETINGS_A_PAGE])
    unsure = store.facts.without_year(scope_of(question))
    again = len(ids) - len(every)
    all_of_them = question.role == "主持" or question.order is None  # no 最近三次
    presided = len(store.facts.by_meeting(in_the_chair)) if in_the_chair and all_of_them else 0
    return Meetings(question, tuple(ids), page, tuple(meetings), unsure, again, presided)


def _item(stored: StoredReadout, position: int) -> Answer:
    """One matter of a meeting."""
    item = next((i for i in stored.readout.items if i.position == position), None)
    return OneItem(stored, item) if item else Told(sentence("problem.item_gone"))


def _opened(stored: StoredReadout, store: Store, question: Question | None = None) -> OneMeeting:
    others = [other for other in store.facts.telling_with(stored.id) if other != stored.id]
    return OneMeeting(
        stored,
        new_phrases=tuple(store.facts.new_phrases(stored.id)),
        question=question,
        others=tuple(store.readouts(others)),
    )


def _when(question: Question, store: Store, page: int) -> Answer:
    """The days of a matter; of a meeting, where no matter is named."""
    if not question.topic:
        return _meetings(question, store, page)
    return _matters(question, store, page)


def _matters(question: Question, store: Store, page: int) -> Answer:
    sought, document = (
        _other_than(question, store) or _of_a_kind(question, store) or seek(question, store)
    )
    if sought is None:
        return _of_its_kind_none(question, store) or nothing(question, store)
    of_meeting = question.what_else or question.tells == "place"
    if of_meeting and sought.how in ("named", "mentioned") and sought.meetings == 1:
        return _opened(store.readout(sought.readouts[0]), store, question)
    done = that_did(question.deed, sought, store) if question.deed else ()
    sought = replace(sought, matters=done) if done else sought
    found = None
    if question.order is None:
        sought = sought if done else called_otherwise(question, sought, store)
    elif sought.how in ("partly", "near"):  # what is only near is not told to be the first
        last = question.order == "last"
        dated = sorted(sought.holding, key=lambda m: m.date or ("" if last else "9"), reverse=last)
        sought = replace(sought, matters=(*dated, *sought.matters[len(dated) :]))
    elif (found := ends(question, sought, store)) is not None:
        sought = found.sought
    else:
        question = replace(question, order=None)  # no day is known, or there are not so many
    on_last_page = (page + 1) * HITS_A_PAGE >= len(sought.matters)
    called = found.called if found is not None and on_last_page else ()
    beside = shown(Sought(called, "named"), store, 0)
    return Matters(
        question,
        sought,
        page,
        (*shown(sought, store, page), *beside),
        document,
        store.facts.without_year(scope_of(question)),
        undone=question.deed is not None and not done,
        by_name=found is not None and found.by_name,
        called_so=len(beside),
    )


def _other_than(question: Question, store: Store) -> tuple[Sought, None] | None:
    """Every matter besides the one that is named: 除了经济还研究了什么."""
    if not question.other_than or question.topic:
        return None
    others = store.facts.others(question.other_than, scope_of(question))
    return (Sought(tuple(others), "named"), None) if others else None


def _of_a_kind(question: Question, store: Store) -> tuple[Sought, None] | None:
    """The documents of a kind that were taken up, where the kind is all that is named: 哪些条例."""
    if (
        question.measure != "documents"
        or question.phrases
        or not KINDS.fullmatch(fold(question.words))
    ):
        return None
    documents = store.facts.documents_in(scope_of(question), question.words)
    matters = dict.fromkeys(matter for document in documents for matter in document.matters)
    latest_first = sorted(matters, key=lambda matter: matter.date or "", reverse=True)
    return (Sought(tuple(latest_first), "named"), None) if matters else None


def _of_its_kind_none(question: Question, store: Store) -> OneMeeting | None:
    """The one meeting of which papers of a kind are asked, if it took up none that is called so.

    第三次主任会议建议审议哪些法规草案: what it proposed, its text tells.
    """
    if question.measure != "documents" or not KINDS.fullmatch(fold(question.words)):
        return None
    found = _meetings(replace(question, words=""), store, 0)
    return found if isinstance(found, OneMeeting) else None


def _search(question: Question, store: Store, page: int, order: Order) -> Answer:
    question = _as_typed(question, store)
    query = searched(question)
    found = store.search(query, page * HITS_A_PAGE, HITS_A_PAGE, order)
    if (theirs := _at_their_meetings(question, store)) is not None:
        said = store.search(searched(theirs), page * HITS_A_PAGE, HITS_A_PAGE, order)
        if said.how in ("all", "substring") and (said.total > found.total or found.how == "some"):
            return Hits(theirs, said, page, order=order)
    if found.how in ("none", "some") and question.query is None:
        told = replace(question, words=topic_of(question.words) or question.words, asked=True)
        matters = _matters(told, store, page)
        if isinstance(matters, Matters) and not matters.sought.meant:
            return matters
        if way := corrected(question.words, store):
            right = store.search(searched(question, way), page * HITS_A_PAGE, HITS_A_PAGE, order)
            if right.how == "all":
                return Hits(question, right, page, way, order)
        if isinstance(matters, Matters):
            return matters
    return Hits(question, found, page, order=order) if found.total else nothing(question, store)


def _at_their_meetings(question: Question, store: Store) -> Question | None:
    """Plain words of which one is somebody's name, as what was said where they were: 李强 养老."""
    names = store.facts.names()
    words = question.words.split()
    meant = {word: meant_by(word, names) for word in words if len(word) > 1}
    people = [word for word, name in meant.items() if name]
    if len(people) != 1 or len(words) == 1 or question.person or question.query is not None:
        return None
    name = meant[people[0]]
    slip = ((people[0], name),) if fold(people[0]) != name else ()
    rest = " ".join(word for word in words if word != people[0])
    return replace(question, words=rest, person=name, role="参加", read_as=slip)


def _as_typed(question: Question, store: Store) -> Question:
    """Plain words with what was taken for talk around them where texts hold it so: 找差距."""
    typed = question.text.strip()
    whole = question.words in typed and question.words != typed and typed.isalnum()
    if not whole or question.query is not None or scope_of(question):
        return question
    return replace(question, words=typed) if store.facts.matters([typed]) else question


def perform(action: Shown, store: Store) -> Answer:
    """What pressing a button shows. What it pointed at may be gone: that is told, not raised."""
    try:
        return _perform(action, store)
    except NothingThere as gone:
        return Told(sentence("problem.gone", what=str(gone)))


def _perform(action: Shown, store: Store) -> Answer:
    if isinstance(action, ShowPage | Export):
        remembered = store.remembered(action.question)
        question = understand(remembered.text, remembered.asked_on, store.facts.names())
        if isinstance(action, Export):
            return exporting.exported(answer(question, store), store, action.format)
        order: Order = "date" if action.latest else "relevance"
        return answer(question, store, action.page, order)
    if isinstance(action, Share):
        remembered = store.remembered(action.question)
        return Shared(remembered.text, store.questions.share(action.question))
    stored = store.readout(action.readout)
    if isinstance(action, ShowText):
        return WholeText(stored)
    if isinstance(action, ShowMeeting):
        return replace(_opened(stored, store), back=_back(action))
    item = next((i for i in stored.readout.items if i.position == action.position), None)
    if isinstance(action, Cite):
        return Citation(stored, item)
    if item is None:
        return Told(sentence("problem.item_gone"))
    return OneItem(stored, item, _back(action))


def _back(action: ShowMeeting | ShowItem) -> ShowPage | None:
    return ShowPage(action.question, action.page, action.latest) if action.question else None
