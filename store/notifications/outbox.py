"""What is owed to which chat, and what became of it: pending → sending → sent, unknown or refused.

A row is owed in the transaction that adds its readout, and settled in one after it was sent. In
between it is ``sending``: after a crash such a row may have arrived, and is sent again. What may or
may not have arrived while we lived (a time-out) is ``unknown`` and left alone.
"""

from __future__ import annotations

import datetime
import json
import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sqlite_utils import Database as SqliteUtils

from store.database import Database
from store.notifications.chats import Chat, deactivate, move, read_chat
from store.notifications.delivery import (
    About,
    Backlog,
    Delivery,
    Failed,
    Gone,
    Moved,
    Notification,
    Refused,
    Sent,
    Settlement,
    Unknown,
    Unreached,
    Wait,
)
from store.notifications.schedule import Cadence, due_at_first, next_digest, quiet_until

MERGED_ABOVE = 3
"""More readouts than this that are due to a chat at once come as one message."""
MERGED_AT_MOST = 10
"""Readouts in one message; they fit into Telegram's limit with their quotes."""
RETRY_SECONDS = 1.0
"""Pause after a notification failed; it doubles with every further failure, with jitter."""
MAX_RETRY_SECONDS = 300.0
SUSPECT_ATTEMPTS = 8
"""After so many failed attempts, two minutes, it is the notification's own fault: it goes alone,
and its chat's next ones go meanwhile."""
MAX_ATTEMPTS = 400
"""Failed attempts after which a notification is given up; with the pauses, about a day."""
LOOKED_AT = 4
"""Rows read for each delivery claimed: enough for chats that are owed several."""
UNWORDED = "cannot be worded"
"""Why a notification failed before it could be sent: its readout is damaged, or we have a bug."""
LONGEST_DAYS = {"now": 1, "daily": 1, "weekly": 7}
"""How far ahead something can be due: a day of quiet hours, or the next digest."""
CHANGE_OF_CLOCK = 3600
"""By so many seconds more where the clocks go back."""


@dataclass(frozen=True, slots=True)
class Owed:
    """A notification that is owed from now on; ``loud``: in quiet hours too."""

    chat: int
    readout: int
    about: About
    subscriptions: Sequence[int]
    cadence: Cadence
    loud: bool


class Outbox:
    """The notifications; one process at a time sends them, any may owe them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # --- what is to be sent ----------------------------------------------------------------

    def recover(self) -> int:
        """Take back what was on its way when the last process ended; how many they were."""
        with self._database.write() as db:
            return int(
                db.execute(
                    "UPDATE notification SET state = 'pending' WHERE state = 'sending'"
                ).rowcount
            )

    def version(self) -> int:
        """A number that changes when anyone else has written to the database.

        It is SQLite's own and takes microseconds; it compares within a thread only.
        """
        return int(self._database.value("PRAGMA data_version"))

    def next_due(self, now: datetime.datetime) -> float | None:
        """The Unix second at which something is due next; None where nothing is owed."""
        when: float | None = self._database.value(
            f"SELECT min(max(CASE WHEN {_UNDATED} THEN 0 ELSE due_at END,"
            " CASE WHEN wait_until > ?1 + wait_seconds THEN 0 ELSE coalesce(wait_until, 0) END))"
            " FROM notification JOIN chat ON chat.id = notification.chat"
            " WHERE state = 'pending' AND inactive IS NULL",
            [now.timestamp()],
        )
        return when

    def claim(
        self, now: datetime.datetime, zone: ZoneInfo, limit: int, besides: Collection[int] = ()
    ) -> list[Delivery]:
        """What is due, at most one delivery a chat, and mark it as being sent.

        ``besides`` are chats that get nothing for now; ``zone`` is that of chats which have none
        of their own. What is due in quiet hours is put off to their end.
        """
        # A power cut that takes this back changes nothing: what is being sent is sent again anyway.
        with self._database.write(lasting=False) as db:
            self._put_on_dates(db, now, zone)
            while True:
                rows = self._due(now, limit * LOOKED_AT, besides)
                claimed = _claimed(db, rows, now, zone, limit)
                if claimed or len(rows) < limit * LOOKED_AT:
                    return claimed  # else all of these were put off, and there may be more

    def _due(
        self, now: datetime.datetime, limit: int, besides: Collection[int]
    ) -> list[dict[str, Any]]:
        return self._database.rows(
            "SELECT notification.id AS notification, readout, about, subscriptions, attempts,"
            " due_at, loud, chat.* FROM notification"
            " JOIN chat ON chat.id = notification.chat"
            " WHERE state = 'pending' AND due_at <= :now AND inactive IS NULL"
            # A wait longer than it was when it began is a clock that was put back.
            " AND (wait_until IS NULL OR wait_until <= :now"
            " OR wait_until > :now + wait_seconds)"
            " AND chat NOT IN (SELECT value FROM json_each(:besides))"
            " ORDER BY due_at, notification.id LIMIT :limit",
            {"now": now.timestamp(), "besides": json.dumps(sorted(besides)), "limit": limit},
        )

    def _put_on_dates(self, db: SqliteUtils, now: datetime.datetime, zone: ZoneInfo) -> None:
        rows = self._database.rows(
            "SELECT cadence, chat.* FROM notification"
            " JOIN chat ON chat.id = notification.chat"
            f" WHERE state = 'pending' AND {_UNDATED} GROUP BY chat.id, cadence",
            [now.timestamp()],
        )
        for row in rows:
            chat = read_chat(row)
            due = next_digest(now, row["cadence"], chat.digest_hour, chat.zone or zone)
            db.execute(
                "UPDATE notification SET due_at = ?2 WHERE chat = ?3 AND cadence = ?4"
                f" AND state = 'pending' AND {_UNDATED}",
                [now.timestamp(), due, chat.id, row["cadence"]],
            )

    # --- what became of it -----------------------------------------------------------------

    def settle(self, settlements: Sequence[Settlement], now: datetime.datetime) -> None:
        """Write down what became of deliveries: all of them, or none."""
        if not settlements:
            return
        with self._database.write() as db:
            for settlement in settlements:
                _settle(db, settlement, now)

    def hold(self, chat: int | None, seconds: float, now: datetime.datetime) -> None:
        """Nothing may be sent to a chat (None: to anyone) for so long."""
        with self._database.write() as db:
            if chat is not None:
                _hold(db, chat, seconds, now)
                return
            if seconds > self.still_for(now):
                db.execute("DELETE FROM standstill")
                db.execute(
                    "INSERT INTO standstill (until, seconds) VALUES (?, ?)",
                    [now.timestamp() + seconds, seconds],
                )

    def still_for(self, now: datetime.datetime) -> float:
        """For how many seconds nothing may be sent to anyone, from an earlier process's wait."""
        for row in self._database.rows("SELECT * FROM standstill"):
            left = float(row["until"]) - now.timestamp()
            return left if 0 < left <= row["seconds"] else 0.0
        return 0.0

    def prune(self, before: datetime.datetime) -> int:
        """Forget what was settled before that moment; how many they were."""
        with self._database.write() as db:
            return int(
                db.execute(
                    "DELETE FROM notification WHERE settled_at < ?", [_text(before)]
                ).rowcount
            )

    # --- how it stands ---------------------------------------------------------------------

    def backlog(self, now: datetime.datetime) -> Backlog:
        """How much is owed, since when, and what became of the rest."""
        states = {
            row["state"]: row["n"]
            for row in self._database.rows(
                "SELECT state, count(*) AS n FROM notification GROUP BY state"
            )
        }
        refused = self._database.rows(
            "SELECT why, count(*) AS n FROM notification WHERE state = 'refused'"
            " GROUP BY why ORDER BY n DESC, why"
        )
        oldest = self._database.value(
            "SELECT min(CASE WHEN due_at > 0 THEN due_at ELSE unixepoch(owed_at) END)"
            " FROM notification WHERE state IN ('pending', 'sending') AND due_at <= ?",
            [now.timestamp()],
        )
        return Backlog(
            states.get("pending", 0),
            states.get("sending", 0),
            states.get("sent", 0),
            states.get("unknown", 0),
            tuple((row["why"], row["n"]) for row in refused),
            datetime.datetime.fromtimestamp(oldest, datetime.UTC) if oldest else None,
            self._database.value(
                "SELECT count(DISTINCT chat) FROM subscription JOIN chat ON chat.id = chat"
                " WHERE inactive IS NULL"
            ),
            self._database.value("SELECT count(*) FROM chat WHERE inactive IS NOT NULL"),
            self._database.value("SELECT count(*) FROM subscription"),
        )


def owe(
    db: SqliteUtils,
    rows: Iterable[Owed],
    now: datetime.datetime,
) -> int:
    """Owe notifications; how many are new."""
    before = db.conn.total_changes
    db.conn.executemany(
        "INSERT OR IGNORE INTO notification"
        " (chat, readout, about, subscriptions, cadence, loud, due_at, owed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                one.chat,
                one.readout,
                one.about,
                json.dumps(one.subscriptions),
                one.cadence,
                one.loud,
                due_at_first(one.cadence),
                _text(now),
            )
            for one in rows
        ],
    )
    return db.conn.total_changes - before


_UNDATED = (
    "(due_at IS NULL OR due_at > ?1 + CASE cadence"
    + "".join(
        f" WHEN '{cadence}' THEN {days * 86_400 + CHANGE_OF_CLOCK}"
        for cadence, days in LONGEST_DAYS.items()
    )
    + " END)"
)
"""SQL: a notification has no date yet, or one so far ahead of now (``?1``) that it was given by a
clock which was put back since."""


def _claimed(
    db: SqliteUtils,
    rows: Iterable[dict[str, Any]],
    now: datetime.datetime,
    zone: ZoneInfo,
    limit: int,
) -> list[Delivery]:
    """Deliveries of these rows, which are due; those of chats in quiet hours are put off."""
    by_chat: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        by_chat.setdefault(row["id"], []).append(row)
    claimed: list[Delivery] = []
    for owed in by_chat.values():
        chat = read_chat(owed[0])
        if until := quiet_until(now, chat.quiet, chat.zone or zone):
            _put_off(db, chat.id, now, until)
            owed = [row for row in owed if row["loud"]]
        if owed and len(claimed) < limit:
            claimed.append(_delivery(chat, owed))
    db.conn.executemany(
        "UPDATE notification SET state = 'sending', attempts = attempts + 1 WHERE id = ?",
        [(one.id,) for delivery in claimed for one in delivery.notifications],
    )
    return claimed


def _delivery(chat: Chat, owed: list[dict[str, Any]]) -> Delivery:
    """The next message to a chat, of what is due to it; what failed often comes alone."""
    sound = [row for row in owed if row["attempts"] < SUSPECT_ATTEMPTS]
    together = owed[:1] if owed[0] not in sound else sound
    held = together[0]["due_at"] > 0
    merged = held or len(together) > MERGED_ABOVE
    return Delivery(
        chat,
        tuple(
            Notification(
                row["notification"],
                row["readout"],
                row["about"],
                tuple(json.loads(row["subscriptions"])),
                row["attempts"] + 1,
            )
            for row in together[: MERGED_AT_MOST if merged else 1]
        ),
        held,
    )


def _put_off(db: SqliteUtils, chat: int, now: datetime.datetime, until: datetime.datetime) -> None:
    """Hold what is due in quiet hours; a digest whose hour has come waits for nothing else."""
    db.execute(
        "UPDATE notification SET due_at = ?, cadence = 'now'"
        " WHERE chat = ? AND state = 'pending' AND due_at <= ? AND loud = 0",
        [until.timestamp(), chat, now.timestamp()],
    )


def _settle(db: SqliteUtils, settlement: Settlement, now: datetime.datetime) -> None:
    delivery, verdict = settlement.delivery, settlement.verdict
    ids = [one.id for one in delivery.notifications]
    apart = settlement.left_out | settlement.dropped | settlement.unworded
    told = [one for one in ids if one not in apart]
    if apart:
        _update(db, sorted(settlement.left_out), "pending", _NO_ATTEMPT)
        _drop(db, delivery, settlement.dropped, now)
        _retry(db, delivery, settlement.unworded, UNWORDED, now)
    match verdict:
        case Sent(message):
            _close(db, told, "sent", now, message=message)
        case Unknown(why):
            _close(db, told, "unknown", now, why=why)
        case Refused(why) if len(told) == 1:
            _close(db, told, "refused", now, why=why)
        case Refused():  # one of them may be to blame for all
            _update(db, told, "pending", f"attempts = max(attempts, {SUSPECT_ATTEMPTS})")
        case Gone(why):
            _update(db, told, "pending")
            deactivate(db, delivery.chat.id, why)
        case Moved(to):
            _update(db, told, "pending")
            move(db, delivery.chat.id, to)
        case Unreached():
            _update(db, told, "pending", _NO_ATTEMPT)
        case Wait(seconds):
            _update(db, told, "pending", _NO_ATTEMPT)
            _hold(db, delivery.chat.id, seconds, now)
        case Failed(why):
            _retry(db, delivery, told, why, now)


def _drop(
    db: SqliteUtils, delivery: Delivery, dropped: Collection[int], now: datetime.datetime
) -> None:
    """Give up what nobody wants; a chat that has moved meanwhile was not there to be asked."""
    moved = {
        row["id"]
        for row in db.query(
            "SELECT id FROM notification WHERE chat <> ?"
            " AND id IN (SELECT value FROM json_each(?))",
            [delivery.chat.id, json.dumps(sorted(dropped))],
        )
    }
    _update(db, sorted(moved), "pending", _NO_ATTEMPT)
    _close(db, sorted(set(dropped) - moved), "refused", now, why="unsubscribed")


_NO_ATTEMPT = "attempts = max(0, attempts - 1)"
"""SQL: that it did not arrive was no failure of the message."""


def _retry(
    db: SqliteUtils, delivery: Delivery, failed: Collection[int], why: str, now: datetime.datetime
) -> None:
    """Keep what failed for later, and the whole chat with it, so that its order stays.

    What failed often is kept alone, and in the end given up.
    """
    for one in (one for one in delivery.notifications if one.id in failed):
        pause = min(RETRY_SECONDS * 2.0 ** (one.attempts - 1), MAX_RETRY_SECONDS)
        pause *= random.uniform(0.5, 1.0)
        if one.attempts >= MAX_ATTEMPTS:
            _close(db, [one.id], "refused", now, why=why)
        elif one.attempts >= SUSPECT_ATTEMPTS:
            _update(db, [one.id], "pending", f"due_at = {now.timestamp() + pause}")
        else:
            _update(db, [one.id], "pending")
            _hold(db, delivery.chat.id, pause, now)


def _hold(db: SqliteUtils, chat: int, seconds: float, now: datetime.datetime) -> None:
    """Send nothing to a chat for so long, or for longer where that was said before."""
    db.execute(
        "UPDATE chat SET wait_until = ?1 + ?2, wait_seconds = ?2 WHERE id = ?3"
        " AND (wait_until IS NULL OR wait_until < ?1 + ?2 OR wait_until > ?1 + wait_seconds)",
        [now.timestamp(), seconds, chat],
    )


def _update(db: SqliteUtils, ids: Sequence[int], state: str, more: str = "") -> None:
    """Put rows that are being sent into another state; rows that are gone stay gone."""
    db.conn.executemany(
        f"UPDATE notification SET state = ?{', ' + more if more else ''}"
        " WHERE id = ? AND state = 'sending'",
        [(state, one) for one in ids],
    )


def _close(
    db: SqliteUtils,
    ids: Sequence[int],
    state: str,
    now: datetime.datetime,
    *,
    message: int | None = None,
    why: str | None = None,
) -> None:
    db.conn.executemany(
        "UPDATE notification SET state = ?, message = ?, why = ?, settled_at = ?"
        " WHERE id = ? AND state = 'sending'",
        [(state, message, why, _text(now), one) for one in ids],
    )


def _text(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).isoformat(timespec="seconds")
