"""Questions that buttons of sent messages point at, by a short id, and whose they are."""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass

from store.database import Database
from store.errors import NothingThere

KEPT = 5000
"""Questions remembered for one conversation; of more, the oldest are forgotten."""
LINK_BYTES = 12
"""Randomness of a shared question's link: it cannot be guessed."""


@dataclass(frozen=True, slots=True)
class RememberedQuestion:
    """A question as it was asked, for a button that was sent with its answer."""

    id: int
    text: str
    asked_on: datetime.date


class Questions:
    """Remembered questions; a conversation opens those only that were asked in it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def remember(self, text: str, asked_on: datetime.date, chat: int) -> int:
        """An id for a question that fits into a button, the same for the same question."""
        day = asked_on.isoformat()
        known: int | None = self._database.value(
            "SELECT id FROM question JOIN asked ON question = id"
            " WHERE text = ? AND asked_on = ? AND chat = ?",
            [text, day, chat],
        )
        if known is not None:
            return known
        with self._database.write(lasting=False) as db:
            db.execute("INSERT OR IGNORE INTO question (text, asked_on) VALUES (?, ?)", [text, day])
            found = db.execute(
                "SELECT id FROM question WHERE text = ? AND asked_on = ?", [text, day]
            ).fetchone()
            question = int(found[0])
            db.execute(
                "INSERT OR IGNORE INTO asked (chat, question) VALUES (?, ?)", [chat, question]
            )
            db.execute(
                "DELETE FROM asked WHERE chat = ? AND question <= (SELECT question FROM asked"
                " WHERE chat = ? ORDER BY question DESC LIMIT 1 OFFSET ?)",
                [chat, chat, KEPT],
            )
        return question

    def remembered(self, question: int) -> RememberedQuestion:
        """The question a button points at. Raises NothingThere."""
        return self._one("SELECT * FROM question WHERE id = ?", question)

    def was_asked_in(self, chat: int, question: int) -> bool:
        """Whether a conversation may open a question: it was asked there, or opened by its link."""
        return bool(
            self._database.value(
                "SELECT 1 FROM asked WHERE chat = ? AND question = ?", [chat, question]
            )
        )

    def share(self, question: int) -> str:
        """A link by which anyone who knows it can open the question; the same each time."""
        with self._database.write() as db:
            db.execute(
                "UPDATE question SET link = ? WHERE id = ? AND link IS NULL",
                [secrets.token_urlsafe(LINK_BYTES), question],
            )
        link = self._database.value("SELECT link FROM question WHERE id = ?", [question])
        if link is None:
            raise NothingThere("这个按钮对应的提问已经不在了")
        return str(link)

    def shared(self, link: str) -> RememberedQuestion:
        """The question that was shared by this link. Raises NothingThere."""
        return self._one("SELECT * FROM question WHERE link = ?", link)

    def count(self, chat: int) -> int:
        """How many questions are remembered for a conversation."""
        return int(self._database.value("SELECT count(*) FROM asked WHERE chat = ?", [chat]))

    def forget(self, chat: int) -> int:
        """Forget a conversation's questions; how many they were.

        A question that others asked too, or opened by its link, stays theirs.
        """
        with self._database.write() as db:
            forgotten = db.execute("DELETE FROM asked WHERE chat = ?", [chat]).rowcount
            db.execute("DELETE FROM question WHERE id NOT IN (SELECT question FROM asked)")
        return int(forgotten)

    def _one(self, sql: str, value: int | str) -> RememberedQuestion:
        for row in self._database.rows(sql, [value]):
            asked_on = datetime.date.fromisoformat(row["asked_on"])
            return RememberedQuestion(row["id"], row["text"], asked_on)
        raise NothingThere("这个按钮对应的提问已经不在了")
