"""Who is to hear of a readout that is being added: decided and owed in that very transaction.

And, once a day, of a body of which nothing was added for unusually long.
"""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database as SqliteUtils

from store.beijing import day_of
from store.database import Database
from store.keeping import Owe, owe_nobody
from store.model import Readout, StoredReadout
from store.notifications.delivery import About
from store.notifications.outbox import Owed, owe
from store.notifications.rhythm import Silence, silences
from store.notifications.schedule import Cadence, due_at_first
from store.notifications.subscriptions import finds, soonest
from store.readouts import Readouts

NEWS_DAYS = 14
"""A readout published longer ago is part of an archive, and no news."""


_HEARING = "FROM subscription JOIN chat ON chat.id = chat WHERE paused = 0 AND inactive IS NULL"
"""SQL: subscriptions that hear of what is new."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """That a subscription wants to hear of a readout."""

    subscription: int
    about: About
    cadence: Cadence
    loud: bool


class _Finding:
    """Which searches find which readouts; what was looked for once is known."""

    def __init__(self, today: datetime.date) -> None:
        self._today = today
        self._found: dict[tuple[str, Readout], bool] = {}

    def __call__(self, text: str, stored: StoredReadout) -> bool:
        """Whether the search finds the readout."""
        key = text, stored.readout
        if key not in self._found:
            self._found[key] = finds(text, stored, self._today) is not None
        return self._found[key]


def owing(
    database: Database,
    now: datetime.datetime,
    notify: bool | None,
    expected: Iterable[Readout] = (),
) -> Owe:
    """What to do for readouts added at ``now``: owe notifications of all (True), none, or of news.

    News (None) is what was published within the last fortnight; where that is not known, the day of
    the meeting counts, and what has neither is no news.

    The readouts ``expected`` are looked at now. A thousand searches take a second or two, and in
    the transaction that adds a readout all who want to write would wait for them.
    """
    if notify is False:
        return owe_nobody
    found = _Finding(day_of(now))
    for readout in expected:
        if notify or is_news(readout, day_of(now)):
            for row in database.rows(f"SELECT DISTINCT text {_HEARING}"):
                found(row["text"], StoredReadout(0, 1, True, readout))

    def owe_added(db: SqliteUtils, added: int, replaced: int | None) -> int:
        stored = Readouts(database).get(added)
        if notify is None and not is_news(stored.readout, day_of(now)):
            return 0
        before = Readouts(database).get(replaced) if replaced is not None else None
        wishes: dict[int, list[_Wish]] = defaultdict(list)
        for chat, wish in _wishes(database, stored, before, found):
            wishes[chat].append(wish)
        if before is not None:
            _join_what_is_pending(db, database, before, wishes)
        return owe(db, [_owed(chat, stored.id, wanted) for chat, wanted in wishes.items()], now)

    return owe_added


def owe_silences(database: Database, now: datetime.datetime) -> int:
    """Owe the silences of today to who asked for them; how many are new.

    A chat hears of one once. What finds the body's last readout is concerned by its silence.
    """
    today = day_of(now)
    with database.write() as db:
        return sum(
            owe(db, _silence_rows(database, silence, today), now)
            for silence in silences(database, today)
        )


def _silence_rows(database: Database, silence: Silence, today: datetime.date) -> Iterator[Owed]:
    last = Readouts(database).get(silence.readout)
    wishes: dict[int, list[_Wish]] = defaultdict(list)
    for row in database.rows(
        "SELECT subscription.id, chat, text, cadence, loud FROM subscription"
        " JOIN chat ON chat.id = chat WHERE silence = 1 AND paused = 0 AND inactive IS NULL"
        # The last readout may be another row by now: a revision, or a second one of that day.
        " AND chat NOT IN (SELECT chat FROM notification JOIN readout ON readout.id = readout"
        " WHERE about = 'silence' AND body = ? AND date = ?)"
        " ORDER BY subscription.id",
        [silence.body, silence.last.isoformat()],
    ):
        if finds(row["text"], last, today) is not None:
            wishes[row["chat"]].append(_wish(row, "silence"))
    for chat, wanted in wishes.items():
        yield _owed(chat, silence.readout, wanted)


def is_news(readout: Readout, today: datetime.date) -> bool:
    """Whether a readout was published, or else its meeting held, within the last fortnight."""
    day = readout.published or readout.date
    return day is not None and day >= today - datetime.timedelta(days=NEWS_DAYS)


def _wishes(
    database: Database, stored: StoredReadout, before: StoredReadout | None, found: _Finding
) -> Iterator[tuple[int, _Wish]]:
    """Each chat whose subscription finds the readout; the same search is made once for all."""
    known: dict[str, About | None] = {}
    for row in database.rows(
        "SELECT subscription.id, chat, text, cadence, loud, changes"
        f" {_HEARING} ORDER BY subscription.id"
    ):
        text = row["text"]
        if text not in known:
            known[text] = _about(text, stored, before, found)
        about = known[text]
        if about == "new" or (about == "changed" and row["changes"]):
            yield row["chat"], _wish(row, about)


def _about(
    text: str, stored: StoredReadout, before: StoredReadout | None, found: _Finding
) -> About | None:
    """What a readout is to a search: new, found before and changed since, or nothing."""
    if not found(text, stored):
        return None
    if before is not None and found(text, before):
        return "changed"
    return "new"


def _join_what_is_pending(
    db: SqliteUtils, database: Database, before: StoredReadout, wishes: dict[int, list[_Wish]]
) -> None:
    """Who has yet to hear of an earlier revision hears of this one instead, in one message.

    A notification says what is true when it goes out: what was new stays so, for those too who
    find the readout only now; a change is told from before the first one. Only who finds the
    readout now, in a chat that is yet to hear of a change, hears of it apart.
    """
    for row in database.rows(
        "SELECT notification.id, chat, about, subscriptions, cadence, loud, due_at"
        " FROM notification JOIN readout ON readout.id = readout"
        " WHERE source_id = ? AND about <> 'silence' AND state = 'pending'",
        [before.readout.source_id],
    ):
        wanted = wishes.get(row["chat"], [])
        if row["about"] == "changed" and any(wish.about == "new" for wish in wanted):
            continue
        joining = [wish for wish in wanted if wish.about == row["about"]]
        _join(db, row, joining)
        wishes.pop(row["chat"], None)


def _join(db: SqliteUtils, row: dict[str, Any], joining: list[_Wish]) -> None:
    named = json.loads(row["subscriptions"])
    ids = list(dict.fromkeys([*named, *(wish.subscription for wish in joining)]))
    cadence = soonest([row["cadence"], *(wish.cadence for wish in joining)])
    due_at = row["due_at"] if cadence == row["cadence"] else due_at_first(cadence)
    loud = row["loud"] or any(wish.loud for wish in joining)
    db.execute(
        "UPDATE notification SET subscriptions = ?, cadence = ?, loud = ?, due_at = ? WHERE id = ?",
        [json.dumps(ids), cadence, loud, due_at, row["id"]],
    )


def _wish(row: dict[str, Any], about: About) -> _Wish:
    return _Wish(row["id"], about, row["cadence"], bool(row["loud"]))


def _owed(chat: int, readout: int, wanted: list[_Wish]) -> Owed:
    """One notification for all that a chat's subscriptions wish of a readout."""
    about = next(a for a in _SAID_FIRST if any(wish.about == a for wish in wanted))
    return Owed(
        chat,
        readout,
        about,
        [wish.subscription for wish in wanted],
        soonest([wish.cadence for wish in wanted]),
        any(wish.loud for wish in wanted),
    )


_SAID_FIRST: tuple[About, ...] = ("new", "changed", "silence")
"""What is new to one is told as new."""
