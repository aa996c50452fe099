"""What each chat was told last: kept in memory only, for a while, for a bounded number of chats."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from threading import Lock

from bot.answer import (
    HITS_A_PAGE,
    MEETINGS_A_PAGE,
    Answer,
    Attended,
    Chaired,
    Citation,
    Counted,
    Hits,
    Matters,
    Meetings,
    OneItem,
    OneMeeting,
    PhraseCard,
    WholeText,
)
from bot.question import Question
from bot.reply import Reply
from store import AgendaItem, StoredReadout

EXPIRES_SECONDS = 15 * 60.0
MAX_CHATS = 1000
_REMEMBERED = 4
"""Questions that one leant on, and that it may be put together with."""
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a chat last asked, what was found, and what it was shown."""

    question: Question
    answer: Answer
    reply: Reply
    wider: Question | None = None
    """The question that led to the one meeting of which ``question`` asks something more."""

    above: Exchange | None = None
    """The one whose list a number still tells one of, where ``answer`` has no list of its own."""

    among: Exchange | None = None
    """The one that listed the meeting told of with others: 第二次 is one of them, while the other
    numbers are of what that meeting took up."""

    leant: bool = False
    """Whether the question leant on the one before it, as those after it are likely to."""

    before: tuple[Question, ...] = ()
    """What those were about that it leant on, one after the other."""

    missed: Question | None = None
    """What was asked after it and found nowhere, so that it may only be put right."""

    @property
    def listing(self) -> Exchange:
        """The exchange whose list numbers are of."""
        return self.above or self

    @property
    def of_meetings(self) -> Exchange | None:
        """The exchange that listed several, of which this one may tell more."""
        several = (one for one in (self, self.above, self.among) if one)
        return next((one for one in several if len(one.listed) >= _SEVERAL), None)

    def place_of_time(self, number: int) -> int:
        """The number that 第二次 has in the list, which begins with the latest: times are counted
        from the first, as far as all of them are known; 0 where there were not so many.
        """
        match self.answer:
            case Meetings(again=0) | Chaired(again=0):
                total = self.answer.total
            case Counted(sought=None, measure="meetings") if (
                self.answer.listed == self.answer.total
            ):
                total = self.answer.total
            case _:
                return number
        return max(total - number + 1, 0)

    @property
    def pages(self) -> int:
        """How many pages the answer has."""
        match self.answer:
            case Meetings() | Chaired():
                return -(-self.answer.total // MEETINGS_A_PAGE)
            case Matters():
                return -(-len(self.answer.sought.matters) // HITS_A_PAGE)
            case Counted():
                return -(-self.answer.listed // HITS_A_PAGE)
            case Hits():
                return -(-self.answer.found.total // HITS_A_PAGE)
        return 1

    @property
    def subject(self) -> Question:
        """What the conversation is about: what 一共几次 and 最早一次 are asked of."""
        about = self.wider or self.question
        if about.intent == "search" and not about.asked:  # words alone find all that speaks of them
            return replace(about, taken_up=False)
        return about

    @property
    def listed(self) -> tuple[StoredReadout, ...]:
        """What the answer shows one below the other."""
        match self.answer:
            case Meetings() | Chaired():
                return self.answer.meetings
            case Matters() | Counted():
                return tuple(stored for stored, _ in self.answer.shown)
            case PhraseCard():
                return self.answer.shown
            case Hits():
                return tuple(hit.stored for hit in self.answer.found.hits)
        return ()

    @property
    def is_of_a_series(self) -> bool:
        """Whether what is told of has numbers of its own: 第五次全体会议."""
        one = (self.meeting,) if self.meeting else ()
        several = any(stored.readout.session for stored in (*self.listed, *one))
        return several and bool(self.question.body)

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents of the matters that the answer shows."""
        items: Iterable[AgendaItem | None] = ()
        match self.answer:
            case OneItem():
                items = (self.answer.item,)
            case Matters() | Counted():
                items = (item for _, item in self.answer.shown)
            case Hits():
                items = (hit.item for hit in self.answer.found.hits)
            case _ if self.meeting is not None:
                items = self.meeting.readout.items
        return tuple(dict.fromkeys(title for item in items if item for title in item.documents))

    @property
    def is_numbered(self) -> bool:
        """Whether the answer lists things by number."""
        return any(button.label.isdigit() for row in self.reply.keyboard for button in row)

    def leaning_on(self, last: Exchange) -> Exchange:
        """The exchange as one whose question leant on that of ``last``."""
        before = (*last.before, last.subject)[-_REMEMBERED:]
        return replace(self, leant=True, before=before).after(last)

    def after(self, last: Exchange) -> Exchange:
        """The exchange as one that goes on from ``last``."""
        listing, meetings = last.listing, last.of_meetings
        told = self
        if len(self.listed) < _SEVERAL and meetings is not None:
            told = replace(told, among=replace(meetings, above=None, among=None))
        if self.is_numbered or not listing.is_numbered:
            return told
        return replace(told, above=replace(listing, above=None, among=None))

    @property
    def meeting(self) -> StoredReadout | None:
        """The meeting that was told of, where there was one."""
        match self.answer:
            case OneMeeting(stored) | OneItem(stored) | WholeText(stored) | Citation(stored):
                return stored
            case Attended():
                return self.answer.stored
            case Matters() if len(self.answer.sought.readouts) == 1:
                return self.answer.shown[0][0]
            case Counted(shown=((stored, _), *_)) if self.answer.listed == 1:
                return stored
            case Meetings(total=1) | Chaired(total=1):
                return self.answer.meetings[0]
            case Hits() if self.answer.found.total == 1:
                return self.answer.found.hits[0].stored
        return None


@dataclass(frozen=True, slots=True)
class Missing:
    """What leans on nothing that is there: the key of the sentence, and what it names."""

    key: str
    number: int = 0
    word: str = ""


class Memory:
    """The last exchange of every chat, until it expires. Threads may share one."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[int, tuple[float, Exchange]] = OrderedDict()
        self._lock = Lock()

    def keep(self, chat: int, exchange: Exchange) -> None:
        """Remember what ``chat`` was told; the chat that has been silent longest is forgotten."""
        with self._lock:
            self._kept[chat] = (self._clock(), exchange)
            self._kept.move_to_end(chat)
            while len(self._kept) > MAX_CHATS:
                self._kept.popitem(last=False)

    def last(self, chat: int) -> Exchange | None:
        """What ``chat`` was told last, if not too long ago."""
        with self._lock:
            at, exchange = self._kept.get(chat, (0.0, None))
            return exchange if exchange and self._clock() - at <= EXPIRES_SECONDS else None
