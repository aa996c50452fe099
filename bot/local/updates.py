"""Updates waiting for the bot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.local import limits
from bot.local.model import Json

KINDS: Final = (
    "message", "edited_message", "channel_post", "edited_channel_post", "inline_query",
    "callback_query", "my_chat_member", "chat_member",
)  # fmt: skip
"""The kinds of update there are here."""
BY_REQUEST: Final = frozenset({"chat_member"})
"""Those a bot gets only if it names them in ``allowed_updates``."""
KEPT_S: Final = {
    "callback_query": limits.CALLBACK_KEPT_S,
    "inline_query": limits.INLINE_KEPT_S,
}


@dataclass(frozen=True, slots=True)
class _Waiting:
    update_id: int
    body: Json
    until: float


class Updates:
    """A queue that forgets an update when a later offset is asked for, or when it is too old.

    ``clock`` gives Unix seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._waiting: list[_Waiting] = []
        self._last_id = 800_000_000
        self._repeats = 0
        self._allowed = frozenset(KINDS) - BY_REQUEST

    @property
    def allowed(self) -> list[str]:
        """The kinds that are kept; of the others nothing is ever heard."""
        return [kind for kind in KINDS if kind in self._allowed]

    def allow(self, kinds: Sequence[str]) -> None:
        """Keep these kinds from now on; none named means all but those by request."""
        named = frozenset(kind.lower() for kind in kinds) & frozenset(KINDS)
        self._allowed = named or frozenset(KINDS) - BY_REQUEST

    def put(self, kind: str, content: Json) -> Json | None:
        """Add an update, if its kind is allowed; give it as it will be handed out."""
        if kind not in self._allowed:
            return None
        self._last_id += 1
        until = self._clock() + KEPT_S.get(kind, limits.UPDATE_KEPT_S)
        body = {"update_id": self._last_id, kind: content}
        self._waiting.append(_Waiting(self._last_id, body, until))
        return body

    def take(self, offset: int, limit: int) -> list[Json]:
        """Hand out up to ``limit`` updates from ``offset`` on, oldest first.

        Those before the offset are confirmed and forgotten. A negative offset keeps only so many of
        the newest. Nothing that is handed out is forgotten by that.
        """
        now = self._clock()
        self._waiting = [update for update in self._waiting if update.until > now]
        if offset < 0:
            self._waiting = self._waiting[offset:]
        elif offset > 0:
            confirmed = [update for update in self._waiting if update.update_id < offset]
            again = confirmed[: self._repeats]
            self._repeats -= len(again)
            self._waiting = again + self._waiting[len(confirmed) :]
        return [update.body for update in self._waiting[:limit]]

    def repeat(self, count: int = 1) -> None:
        """Hand out the next ``count`` updates that are confirmed once more."""
        self._repeats += count

    def clear(self) -> None:
        """Forget everything that waits."""
        self._waiting = []

    def __len__(self) -> int:
        return len(self._waiting)
