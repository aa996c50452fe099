"""The chats that are spoken to: how each wants it, and whether anything can be sent there."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, replace
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlite_utils import Database as SqliteUtils

from store.database import Database
from store.notifications.schedule import QuietHours

ChatKind = Literal["private", "group", "supergroup", "channel"]


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat and its settings; one that was never written down has these defaults."""

    id: int
    kind: ChatKind = "private"
    zone: ZoneInfo | None = None
    """Its time zone; None: the bot's own."""
    quiet: QuietHours | None = None
    digest_hour: int = 8
    """The hour of its daily and weekly digests."""
    language: str | None = None
    """The language it chose; None: it chose none."""
    inactive: str | None = None
    """Why nothing can be sent there for now; None: it can."""
    created: datetime.datetime | None = None
    """When it was first written down (UTC); None: it never was."""
    topic: int | None = None
    """The topic of a forum that notifications go to; None: the forum itself."""
    app: str | None = None
    """The language of the app from which it subscribed last; None: unknown."""


class Chats:
    """Chats by their id. Every table that names a chat follows when its id changes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, chat: int) -> Chat:
        """A chat, known or not."""
        for row in self._database.rows("SELECT * FROM chat WHERE id = ?", [chat]):
            return read_chat(row)
        return Chat(chat)

    def set(self, chat: int, **changes: Any) -> Chat:
        """Change settings of a chat, named as the fields of ``Chat``; the chat as it is then.

        What is owed to it and not due yet is put on new dates.
        """
        with self._database.write() as db:
            after = replace(self.get(chat), **changes)
            _write(db, after)
            db.execute(
                "UPDATE notification SET due_at = CASE cadence WHEN 'now' THEN 0 END"
                " WHERE chat = ? AND state = 'pending' AND due_at > ?",
                [chat, datetime.datetime.now(datetime.UTC).timestamp()],
            )
        return self.get(chat)

    def deactivate(self, chat: int, why: str) -> None:
        """Nothing can be sent there for now; the settings are kept, what is owed is given up."""
        with self._database.write() as db:
            deactivate(db, chat, why)

    def wake(self, chat: int) -> bool:
        """The chat has written: from now on it can be written to again. False if it always was."""
        inactive = "SELECT 1 FROM chat WHERE id = ? AND inactive IS NOT NULL"
        if not self._database.value(inactive, [chat]):
            return False
        with self._database.write() as db:
            db.execute(
                "UPDATE chat SET inactive = NULL, wait_until = NULL, wait_seconds = NULL"
                " WHERE id = ?",
                [chat],
            )
        return True

    def move(self, chat: int, to: int) -> None:
        """A group has become a supergroup: its new id, everywhere, in one transaction."""
        with self._database.write() as db:
            move(db, chat, to)

    def forget(self, chat: int) -> None:
        """Delete a chat with its settings, its subscriptions and what was owed to it."""
        with self._database.write() as db:
            db.execute("DELETE FROM chat WHERE id = ?", [chat])


def read_chat(row: dict[str, Any]) -> Chat:
    """A chat from its row."""
    quiet = None
    if row["quiet_from"] is not None:
        quiet = QuietHours(row["quiet_from"], row["quiet_to"])
    return Chat(
        row["id"],
        row["kind"],
        ZoneInfo(row["zone"]) if row["zone"] else None,
        quiet,
        row["digest_hour"],
        row["language"],
        row["inactive"],
        datetime.datetime.fromisoformat(row["created_at"]),
        row["topic"],
        row["app"],
    )


def know(db: SqliteUtils, chat: int, kind: ChatKind = "private") -> None:
    """Write a chat down if it is not, so that others can refer to it."""
    now = datetime.datetime.now(datetime.UTC)
    db.execute(
        "INSERT OR IGNORE INTO chat (id, kind, created_at) VALUES (?, ?, ?)",
        [chat, kind, now.isoformat(timespec="seconds")],
    )


def _write(db: SqliteUtils, chat: Chat) -> None:
    know(db, chat.id)
    columns = {
        "kind": chat.kind,
        "zone": chat.zone.key if chat.zone else None,
        "quiet_from": chat.quiet.start if chat.quiet else None,
        "quiet_to": chat.quiet.end if chat.quiet else None,
        "digest_hour": chat.digest_hour,
        "language": chat.language,
        "inactive": chat.inactive,
        "topic": chat.topic,
        "app": chat.app,
    }
    assignments = ", ".join(f"{column} = ?" for column in columns)
    db.execute(f"UPDATE chat SET {assignments} WHERE id = ?", [*columns.values(), chat.id])


def deactivate(db: SqliteUtils, chat: int, why: str) -> None:
    """Mark a chat and give up what is owed to it, within a transaction."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    db.execute("UPDATE chat SET inactive = ? WHERE id = ?", [why, chat])
    db.execute(
        "UPDATE notification SET state = 'refused', why = ?, settled_at = ?"
        " WHERE chat = ? AND state IN ('pending', 'sending')",
        [why, now, chat],
    )


def move(db: SqliteUtils, chat: int, to: int) -> None:
    """Give a chat another id within a transaction; where both are known, the two become one."""
    db.execute("UPDATE OR IGNORE asked SET chat = ? WHERE chat = ?", [to, chat])
    db.execute("DELETE FROM asked WHERE chat = ?", [chat])
    db.execute("UPDATE OR IGNORE chat SET id = ?, kind = 'supergroup' WHERE id = ?", [to, chat])
    if db.execute("SELECT 1 FROM chat WHERE id = ?", [chat]).fetchone() is None:
        return
    _name_those_of(db, chat, to)
    db.execute("UPDATE OR IGNORE subscription SET chat = ? WHERE chat = ?", [to, chat])
    db.execute("UPDATE OR IGNORE notification SET chat = ? WHERE chat = ?", [to, chat])
    db.execute("DELETE FROM chat WHERE id = ?", [chat])


def _name_those_of(db: SqliteUtils, chat: int, to: int) -> None:
    """What is owed to ``chat`` names the subscriptions of ``to``, where both have the same."""
    same = dict(
        db.execute(
            "SELECT one.id, other.id FROM subscription AS one"
            " JOIN subscription AS other ON other.text = one.text"
            " WHERE one.chat = ? AND other.chat = ?",
            [chat, to],
        ).fetchall()
    )
    owed = db.execute(
        "SELECT subscriptions, id FROM notification"
        " WHERE chat = ? AND state IN ('pending', 'sending')",
        [chat],
    ).fetchall()
    db.conn.executemany(
        "UPDATE notification SET subscriptions = ? WHERE id = ?",
        [(json.dumps([same.get(one, one) for one in json.loads(named)]), id) for named, id in owed],
    )
