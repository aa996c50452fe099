"""Who wants to hear of what: a subscription is a search that goes on.

A subscription keeps the search as it was typed, and hears of a new readout exactly when that
search, made on the day the readout is added, would find it.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database as SqliteUtils

from store.database import Database
from store.debris import folded_text
from store.errors import NothingThere, StoreError
from store.model import StoredReadout
from store.notifications.chats import know
from store.notifications.schedule import Cadence, due_at_first
from store.search.excerpt import Excerpt, best_excerpt, sentence_edges, sentences
from store.search.finding import Hit
from store.search.matches import matching, wanted
from store.search.passages import rest_spans
from store.search.query import read_query

MOST = 50
"""Subscriptions of one chat."""
EVERYTHING_NEW = ""
"""The text of a subscription to every readout."""


class TooMany(StoreError):
    """The chat has as many subscriptions as it may have."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A search of a chat that goes on, and how the chat wants to hear of what it finds.

    ``changes``: also when a readout it found is changed afterwards. ``silence``: also when the
    body whose last readout it found is not heard of as usual. ``phrases``: each new readout with
    the set phrases that no earlier one holds; a readout that it does not find is not told of.
    ``loud``: also in the chat's quiet hours.
    """

    id: int
    chat: int
    text: str
    cadence: Cadence = "now"
    paused: bool = False
    changes: bool = False
    silence: bool = False
    phrases: bool = False
    loud: bool = False


def finds(text: str, stored: StoredReadout, today: datetime.date) -> tuple[int, ...] | None:
    """Where a subscription's search finds a readout; None where it does not.

    The positions of the passages, as searching gives them. One to everything finds every readout,
    nowhere in particular.
    """
    if text == EVERYTHING_NEW:
        return ()
    return matching(read_query(text, today), stored) or None


def hits(text: str, stored: StoredReadout, today: datetime.date) -> tuple[Hit, ...]:
    """The passages in which a subscription's search finds a readout, each with its excerpt."""
    positions = finds(text, stored, today) or ()
    if not positions:
        return ()
    readout = stored.readout
    needs = wanted(read_query(text, today))
    groups = (needs.units, needs.phrases, needs.documents, *needs.alternatives)
    weights = {needle: 1.0 for group in groups for needle in group}
    folded = folded_text(readout.text)
    items = {item.position: item for item in readout.items}
    found = []
    for position in positions:
        item = items.get(position)
        own = [(item.start, item.end)] if item else rest_spans(readout)
        parted = [sentence_edges(readout.text, *span) for span in own]
        excerpt = best_excerpt(readout.text, folded, parted, weights) or Excerpt(
            *next(iter(sentences(readout.text, *own[0])), (0, 0))
        )
        found.append(Hit(stored, item, excerpt, 0.0))
    return tuple(found)


class Subscriptions:
    """Subscriptions of chats. Whoever names one names its chat too: no chat reaches another's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, chat: int, text: str, cadence: Cadence = "now") -> Subscription:
        """Subscribe a chat from now on; what it has already stays as it is. Raises TooMany."""
        text = " ".join(text.split())
        with self._database.write() as db:
            know(db, chat)
            count = "SELECT count(*) FROM subscription WHERE chat = ? AND text <> ?"
            if self._database.value(count, [chat, text]) >= MOST:
                raise TooMany(f"一个会话最多有 {MOST} 个订阅，请先退订一些")
            db.execute(
                "INSERT OR IGNORE INTO subscription (chat, text, cadence, created_at)"
                " VALUES (?, ?, ?, ?)",
                [chat, text, cadence, _now()],
            )
        found = self.find(chat, text)
        assert found is not None
        return found

    def find(self, chat: int, text: str) -> Subscription | None:
        """A chat's subscription to exactly this search."""
        sql = "SELECT * FROM subscription WHERE chat = ? AND text = ?"
        for row in self._database.rows(sql, [chat, " ".join(text.split())]):
            return _subscription(row)
        return None

    def get(self, chat: int, subscription: int) -> Subscription:
        """One of a chat's subscriptions. Raises NothingThere."""
        sql = "SELECT * FROM subscription WHERE chat = ? AND id = ?"
        for row in self._database.rows(sql, [chat, subscription]):
            return _subscription(row)
        raise NothingThere("这个订阅已经退订了")

    def of(self, chat: int) -> list[Subscription]:
        """All of a chat's subscriptions, oldest first."""
        sql = "SELECT * FROM subscription WHERE chat = ? ORDER BY id"
        return [_subscription(row) for row in self._database.rows(sql, [chat])]

    def change(self, chat: int, subscription: int, **changes: object) -> Subscription:
        """Change a subscription, named as its fields; what it is owed already follows.

        Raises NothingThere.
        """
        assert changes.keys() <= {
            "cadence",
            "paused",
            "changes",
            "silence",
            "phrases",
            "loud",
        }
        with self._database.write() as db:
            before = self.of(chat)
            self.get(chat, subscription)
            assignments = ", ".join(f"{column} = ?" for column in changes)
            db.execute(
                f"UPDATE subscription SET {assignments} WHERE id = ?",
                [*changes.values(), subscription],
            )
            for row in self._waiting(chat, subscription):
                _follow(db, row, before, self.of(chat))
        return self.get(chat, subscription)

    def remove(self, chat: int, subscription: int) -> Subscription:
        """Unsubscribe; what it alone was owed is owed no longer. Raises NothingThere."""
        with self._database.write() as db:
            before, removed = self.of(chat), self.get(chat, subscription)
            rest = [one for one in before if one.id != subscription]
            for row in self._waiting(chat, subscription):
                left = [one for one in json.loads(row["subscriptions"]) if one != subscription]
                if left:
                    db.execute(
                        "UPDATE notification SET subscriptions = ? WHERE id = ?",
                        [json.dumps(left), row["id"]],
                    )
                    _follow(db, row, before, rest)
                else:
                    db.execute("DELETE FROM notification WHERE id = ?", [row["id"]])
            db.execute("DELETE FROM subscription WHERE id = ?", [subscription])
        return removed

    def remove_all(self, chat: int) -> int:
        """Unsubscribe from everything, also what was owed; how many subscriptions there were."""
        with self._database.write() as db:
            db.execute("DELETE FROM notification WHERE chat = ? AND state = 'pending'", [chat])
            return int(db.execute("DELETE FROM subscription WHERE chat = ?", [chat]).rowcount)

    def _waiting(self, chat: int, subscription: int) -> Iterator[dict[str, Any]]:
        for row in self._database.rows(
            "SELECT id, subscriptions, due_at FROM notification"
            " WHERE chat = ? AND state = 'pending'",
            [chat],
        ):
            if subscription in json.loads(row["subscriptions"]):
                yield row


def _follow(
    db: SqliteUtils, row: dict[str, Any], before: list[Subscription], after: list[Subscription]
) -> None:
    """What is owed comes when those want it that it is owed to now; a digest due stays due."""
    ids = json.loads(row["subscriptions"])
    wanting = _wanting(after, ids)
    loud = any(one.loud for one in wanting)
    db.execute("UPDATE notification SET loud = ? WHERE id = ?", [loud, row["id"]])
    cadence = soonest([one.cadence for one in wanting])
    digest_is_due = 0 < (row["due_at"] or 0) <= datetime.datetime.now(datetime.UTC).timestamp()
    if cadence != soonest([one.cadence for one in _wanting(before, ids)]) and not digest_is_due:
        db.execute(
            "UPDATE notification SET cadence = ?, due_at = ? WHERE id = ?",
            [cadence, due_at_first(cadence), row["id"]],
        )


def _wanting(known: list[Subscription], ids: list[int]) -> list[Subscription]:
    """A notification's subscriptions that have a say: a paused one has none among others."""
    own = [one for one in known if one.id in ids]
    return [one for one in own if not one.paused] or own


def soonest(cadences: list[Cadence]) -> Cadence:
    """What several subscriptions are owed together comes when the first of them wants it."""
    return next((c for c in ("now", "daily") if c in cadences), "weekly")


def _subscription(row: dict[str, Any]) -> Subscription:
    return Subscription(
        row["id"],
        row["chat"],
        row["text"],
        row["cadence"],
        bool(row["paused"]),
        bool(row["changes"]),
        bool(row["silence"]),
        bool(row["phrases"]),
        bool(row["loud"]),
    )


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
