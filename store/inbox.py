"""What came in and has yet to be answered, so that a crash between the two loses nothing.

A message is kept word for word until it was answered; then only that it came, by its id and a
digest, so that the same message is not answered twice.
"""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

from store.database import Database

MAX_TRIES = 3
"""How often a message is taken up again: one that ends the process each time must not do so for
ever.
"""


@dataclass(frozen=True, slots=True)
class Received:
    """A message that was not answered; ``received_at`` is in UTC."""

    id: int
    payload: str
    received_at: datetime.datetime


class Inbox:
    """Messages by the id their sender gave them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def receive(self, message: int, payload: str, now: datetime.datetime) -> bool:
        """Keep a message; False if this very one came before.

        An id that comes back with something else is a new message: senders count from the start
        again.
        """
        digest = hashlib.sha256(payload.encode()).hexdigest()[:16]
        with self._database.write(lasting=False) as db:
            taken = db.execute(
                "INSERT INTO inbox (id, digest, payload, received_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET digest = excluded.digest,"
                " payload = excluded.payload, received_at = excluded.received_at, tries = 0"
                " WHERE inbox.digest <> excluded.digest",
                [message, digest, payload, now.isoformat(timespec="seconds")],
            )
            return taken.rowcount == 1

    def answered(self, message: int) -> None:
        """Forget what a message said: it was answered, or never will be."""
        with self._database.write(lasting=False) as db:
            db.execute("UPDATE inbox SET payload = NULL WHERE id = ?", [message])

    def take_up(self) -> list[Received]:
        """What was not answered, oldest first; what was tried too often already is given up."""
        with self._database.write(lasting=False) as db:
            db.execute("UPDATE inbox SET tries = tries + 1 WHERE payload IS NOT NULL")
            db.execute("UPDATE inbox SET payload = NULL WHERE tries > ?", [MAX_TRIES])
        rows = self._database.rows("SELECT * FROM inbox WHERE payload IS NOT NULL ORDER BY id")
        return [
            Received(row["id"], row["payload"], datetime.datetime.fromisoformat(row["received_at"]))
            for row in rows
        ]

    def waiting_since(self) -> datetime.datetime | None:
        """When the oldest message that was not answered yet came in."""
        rows = self._database.rows(
            "SELECT min(received_at) AS oldest FROM inbox WHERE payload IS NOT NULL"
        )
        oldest = next(iter(rows))["oldest"]
        return datetime.datetime.fromisoformat(oldest) if oldest else None

    def prune(self, before: datetime.datetime) -> None:
        """Forget the ids of answered messages that came before that moment."""
        with self._database.write(lasting=False) as db:
            db.execute(
                "DELETE FROM inbox WHERE payload IS NULL AND received_at < ?",
                [before.isoformat(timespec="seconds")],
            )
