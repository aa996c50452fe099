"""A Question and the store → an Answer: what was found, not yet how it is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.action import Cite, Share, ShowItem, ShowMeeting, Shown, ShowPage, ShowText
from bot.question import Question, understand
from bot.voice import Sentence, sentence
from store import (
    AgendaItem,
    Coverage,
    Found,
    NothingThere,
    Query,
    Scope,
    Store,
    StoredReadout,
)
from store.words import fold

MEETINGS_A_PAGE = 6
HITS_A_PAGE = 5


@dataclass(frozen=True, slots=True)
class Meetings:
    """The meetings in scope, latest first: those of one page out of ``total``."""

    question: Question
    total: int
    page: int
    meetings: tuple[StoredReadout, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """Passages that hold the words asked for: a page of them."""

    question: Question
    found: Found
    page: int


@dataclass(frozen=True, slots=True)
class Chaired:
    """Who chaired the meetings in scope: a page of them."""

    question: Question
    total: int
    page: int
    meetings: tuple[StoredReadout, ...]


@dataclass(frozen=True, slots=True)
class OneMeeting:
    """A meeting with its whole agenda; ``back`` is the page it was opened from."""

    stored: StoredReadout
    back: ShowPage | None = None


@dataclass(frozen=True, slots=True)
class OneItem:
    """Everything a readout says of an item."""

    stored: StoredReadout
    item: AgendaItem
    back: ShowPage | None = None


@dataclass(frozen=True, slots=True)
class WholeText:
    """A readout from beginning to end."""

    stored: StoredReadout


@dataclass(frozen=True, slots=True)
class Citation:
    """What to copy in order to cite a meeting or one of its items."""

    stored: StoredReadout
    item: AgendaItem | None


@dataclass(frozen=True, slots=True)
class Shared:
    """A search that others can open by ``link`` from now on; ``text`` is how it was asked."""

    text: str
    link: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store keeps of a chat: ``questions`` that buttons of its messages point at."""

    questions: int


@dataclass(frozen=True, slots=True)
class AboutToForget:
    """What will be deleted of a chat once that is confirmed."""

    questions: int


@dataclass(frozen=True, slots=True)
class Nothing:
    """The readouts hold no answer; ``coverage`` says where was looked."""

    question: Question
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence on why there is no answer to what was asked or pressed."""

    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Help:
    """What can be asked, with examples that work on what is in the store."""

    coverage: Coverage
    latest: StoredReadout | None


Answer = (
    Meetings
    | Hits
    | Chaired
    | OneMeeting
    | OneItem
    | WholeText
    | Citation
    | Shared
    | Kept
    | AboutToForget
    | Nothing
    | Told
    | Help
)


def answer(question: Question, store: Store, page: int = 0) -> Answer:
    """What the store says to ``question``; ``page`` counts from 0."""
    if question.problem is not None:
        return Told(question.problem)
    if question.intent == "help":
        _, newest = store.meetings(Scope(), limit=1)
        return Help(store.coverage(), newest[0] if newest else None)
    if question.intent in ("meeting", "latest", "who"):
        return _meetings(question, store, page)
    if question.intent == "search" and names_a_body(question):
        return _meetings(replace(question, intent="meeting"), store, page)
    return _search(question, store, page)


def names_a_body(question: Question) -> bool:
    """Whether the words are nothing but the name of who meets: 国务院常务会议, 市委常委会."""
    return not question.phrases and bool(_BODY_NAME.fullmatch(fold(question.words)))


_BODY_NAME = re.compile(r"\w{0,16}(?:会议|常委会|委员会|政治局|国务院|市政府|市委|党组|政协|人大)")


def _meetings(question: Question, store: Store, page: int) -> Answer:
    scope = Scope(question.when, body=question.words or None)
    total, meetings = store.meetings(scope, page * MEETINGS_A_PAGE, MEETINGS_A_PAGE)
    if total == 0:
        if question.words:  # no body is called so: then the words are what to look for
            return _search(replace(question, intent="search"), store, page)
        return Nothing(question, store.coverage())
    if question.intent == "who":
        return Chaired(question, total, page, tuple(meetings))
    if total == 1:
        return OneMeeting(meetings[0])
    return Meetings(question, total, page, tuple(meetings))


def _search(question: Question, store: Store, page: int) -> Answer:
    query = Query(question.words, question.phrases, Scope(question.when))
    found = store.search(query, page * HITS_A_PAGE, HITS_A_PAGE)
    if found.total == 0:
        return Nothing(question, store.coverage())
    return Hits(question, found, page)


def perform(action: Shown, store: Store) -> Answer:
    """What pressing a button shows. What it pointed at may be gone: that is told, not raised."""
    try:
        return _perform(action, store)
    except NothingThere as gone:
        return Told(sentence("problem.gone", what=str(gone)))


def _perform(action: Shown, store: Store) -> Answer:
    if isinstance(action, ShowPage):
        remembered = store.remembered(action.question)
        return answer(understand(remembered.text, remembered.asked_on), store, action.page)
    if isinstance(action, Share):
        remembered = store.remembered(action.question)
        return Shared(remembered.text, store.questions.share(action.question))
    stored = store.readout(action.readout)
    if isinstance(action, ShowText):
        return WholeText(stored)
    if isinstance(action, ShowMeeting):
        return OneMeeting(stored, _back(action))
    item = next((i for i in stored.readout.items if i.position == action.position), None)
    if isinstance(action, Cite):
        return Citation(stored, item)
    if item is None:
        return Told(sentence("problem.item_gone"))
    return OneItem(stored, item, _back(action))


def _back(action: ShowMeeting | ShowItem) -> ShowPage | None:
    return ShowPage(action.question, action.page) if action.question else None
