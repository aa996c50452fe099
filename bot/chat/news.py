"""What a notification says: which readouts, what in them was looked for, and by which subscription.

The same readout goes to many chats: what it holds for a search is worked out once.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from store import Hit, NothingThere, Notification, Store, StoredReadout, Subscription
from store.beijing import day_of
from store.notifications.delivery import About
from store.notifications.rhythm import Silence
from store.notifications.subscriptions import hits
from store.search.excerpt import sentences

MAX_UNITS = 3500
"""UTF-16 units of a notification, below Telegram's limit for a message."""
MAX_CHANGES = 3
MAX_HITS = 4


@dataclass(frozen=True, slots=True)
class Changed:
    """A stretch of a readout before and after: offsets into the one text and the other."""

    before: tuple[int, int]
    after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """One readout that a chat hears of."""

    stored: StoredReadout
    about: About
    subscriptions: tuple[Subscription, ...]
    hits: tuple[Hit, ...] = ()
    before: StoredReadout | None = None
    changes: tuple[Changed, ...] = ()
    silence: Silence | None = None
    phrases: tuple[tuple[str, int], ...] = ()
    """Set phrases that no earlier readout holds, each with where it begins; if asked for."""


@dataclass(frozen=True, slots=True)
class News:
    """One message: a readout, or several that came together."""

    pieces: tuple[Piece, ...]
    past: bool = False
    """Asked for, and not told as new."""


class Desk:
    """Works out pieces of news; what it has looked up is good for as long as the desk is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._current = cache(store.current)
        self._today = day_of(datetime.datetime.now(datetime.UTC))
        self._hits: dict[tuple[int, str], tuple[Hit, ...]] = {}
        self._new_phrases = cache(self._look_up_phrases)

    def piece(self, notification: Notification, subscriptions: Sequence[Subscription]) -> Piece:
        """A notification with what its readout says now. Raises NothingThere."""
        stored = self._current(notification.readout)
        if notification.about == "silence":
            return self._silent(stored, subscriptions)
        found = {
            hit.item.position if hit.item else 0: hit
            for text in dict.fromkeys(one.text for one in subscriptions)
            for hit in self._found(text, stored)
        }
        shown = tuple(found[position] for position in sorted(found))[:MAX_HITS]
        before = None
        if notification.about == "changed":
            before = self._store.before(notification.readout)
        changes = changed(before, stored)[:MAX_CHANGES] if before else ()
        wants_phrases = notification.about == "new" and any(one.phrases for one in subscriptions)
        return Piece(
            stored,
            notification.about,
            tuple(subscriptions),
            shown,
            before,
            tuple(changes),
            phrases=self._new_phrases(stored.id) if wants_phrases else (),
        )

    def _silent(self, last: StoredReadout, subscriptions: Sequence[Subscription]) -> Piece:
        silence = self._store.silence_after(last, self._today)
        if silence is None:
            raise NothingThere("已经有新的通稿了")
        return Piece(last, "silence", tuple(subscriptions), silence=silence)

    def show(self, stored: StoredReadout, subscription: Subscription) -> Piece:
        """A readout as the subscription would have told of it."""
        shown = self._found(subscription.text, stored)[:MAX_HITS]
        return Piece(stored, "new", (subscription,), shown)

    def _look_up_phrases(self, readout: int) -> tuple[tuple[str, int], ...]:
        self._store.facts.catch_up()  # who added the readout may not have come to that yet
        return tuple(self._store.facts.new_phrases(readout))

    def _found(self, text: str, stored: StoredReadout) -> tuple[Hit, ...]:
        key = stored.id, text
        if key not in self._hits:
            self._hits[key] = hits(text, stored, self._today)
        return self._hits[key]


def changed(before: StoredReadout, after: StoredReadout) -> list[Changed]:
    """Where two revisions differ, by whole sentences."""
    old, new = before.readout.text, after.readout.text
    olds, news = sentences(old, 0, len(old)), sentences(new, 0, len(new))
    matcher = SequenceMatcher(
        None, [old[a:b] for a, b in olds], [new[a:b] for a, b in news], autojunk=False
    )
    return [
        Changed(_span(olds, i1, i2), _span(news, j1, j2))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _span(spans: list[tuple[int, int]], first: int, last: int) -> tuple[int, int]:
    return (spans[first][0], spans[last - 1][1]) if first < last else (0, 0)
