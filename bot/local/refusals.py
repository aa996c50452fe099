"""Refusals in Telegram's own words."""

from typing import Any, Final


class Refusal(Exception):
    """An answer with ``ok: false``.

    ``code`` is both the HTTP status and the ``error_code``; ``description`` is what Telegram says;
    ``parameters`` are the ResponseParameters (``retry_after`` in seconds, ``migrate_to_chat_id``).
    """

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code: Final = code
        self.description: Final = description
        self.parameters: Final = parameters

    def json(self) -> dict[str, Any]:
        """Write the body of the answer."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(reason: str) -> Refusal:
    """Refuse what cannot be done (400)."""
    return Refusal(400, f"Bad Request: {reason}")


def cant_parse(reason: str) -> Refusal:
    """Refuse a text whose markup is wrong (400)."""
    return bad_request(f"can't parse entities: {reason}")


def forbidden(reason: str) -> Refusal:
    """Refuse to let the bot write there (403)."""
    return Refusal(403, f"Forbidden: {reason}")


def conflict(reason: str) -> Refusal:
    """Refuse updates that go to someone else (409)."""
    return Refusal(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> Refusal:
    """Refuse what comes too fast: wait ``retry_after`` seconds (429)."""
    return Refusal(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


def upgraded(supergroup_id: int) -> Refusal:
    """Refuse to write to a group that is a supergroup now, and tell its new id (400)."""
    return Refusal(
        400,
        "Bad Request: group chat was upgraded to a supergroup chat",
        migrate_to_chat_id=supergroup_id,
    )


BLOCKED: Final = "bot was blocked by the user"
DEACTIVATED: Final = "user is deactivated"
KICKED: Final = "bot was kicked from the group chat"
CHAT_NOT_FOUND: Final = "chat not found"
NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
QUERY_TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"
OTHER_POLLER: Final = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_SET: Final = "terminated by setWebhook request"
WEBHOOK_ACTIVE: Final = (
    "can't use getUpdates method while webhook is active;"
    " use deleteWebhook to delete the webhook first"
)
