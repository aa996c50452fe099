"""What each chat was told last: kept in memory only, for a while, for a bounded number of chats."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from bot.answer import (
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
    WholeText,
)
from bot.question import Question
from bot.reply import Reply
from store import StoredReadout

EXPIRES_SECONDS = 15 * 60.0
MAX_CHATS = 1000


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a chat last asked, what was found, and what it was shown."""

    question: Question
    answer: Answer
    reply: Reply

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
    """What leans on nothing that is there: the key of the sentence, and a number."""

    key: str
    number: int = 0


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
