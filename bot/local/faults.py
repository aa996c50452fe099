"""Faults on demand: what goes wrong with Telegram and with the way to it."""

from dataclasses import dataclass
from random import Random
from typing import Final

from bot.local.refusals import (
    BLOCKED,
    CHAT_NOT_FOUND,
    DEACTIVATED,
    KICKED,
    NOT_MODIFIED,
    OTHER_POLLER,
    QUERY_TOO_OLD,
    Refusal,
    bad_request,
    cant_parse,
    conflict,
    forbidden,
    too_many_requests,
    upgraded,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to a call: it is refused, waits so many seconds, or loses its connection.

    With ``after`` set, waiting and losing come after the call was carried out, so that the bot
    cannot know it was; without, a bot that hangs up while it waits was never heard.
    ``repeat_update`` lets the call pass and has the next confirmed update handed out once more.
    """

    refusal: Refusal | None = None
    delay_s: float = 0.0
    drop: bool = False
    after: bool = False
    repeat_update: bool = False


def refused(refusal: Refusal) -> Fault:
    """Refuse the call."""
    return Fault(refusal=refusal)


def retry_after(seconds: int) -> Fault:
    """429: too fast, wait so long."""
    return refused(too_many_requests(seconds))


def migrated(supergroup_id: int) -> Fault:
    """400: the group became this supergroup."""
    return refused(upgraded(supergroup_id))


def delay(seconds: float, *, after: bool = False) -> Fault:
    """Answer late; with ``after``, long after the call was carried out."""
    return Fault(delay_s=seconds, after=after)


BOT_BLOCKED: Final = refused(forbidden(BLOCKED))
BOT_KICKED: Final = refused(forbidden(KICKED))
USER_DEACTIVATED: Final = refused(forbidden(DEACTIVATED))
NO_CHAT: Final = refused(bad_request(CHAT_NOT_FOUND))
UNCHANGED: Final = refused(bad_request(NOT_MODIFIED))
TOO_OLD: Final = refused(bad_request(QUERY_TOO_OLD))
BAD_MARKUP: Final = refused(cant_parse('Unsupported start tag "x" at byte offset 0'))
UNAUTHORIZED: Final = refused(Refusal(401, "Unauthorized"))
NOT_FOUND: Final = refused(Refusal(404, "Not Found"))
CONFLICT: Final = refused(conflict(OTHER_POLLER))
SERVER_ERROR: Final = refused(Refusal(500, "Internal Server Error"))
BAD_GATEWAY: Final = refused(Refusal(502, "Bad Gateway"))
DROP_BEFORE: Final = Fault(drop=True)
DROP_AFTER: Final = Fault(drop=True, after=True)
REPEAT_UPDATE: Final = Fault(repeat_update=True)


@dataclass(slots=True)
class Planned:
    """A fault that waits for its calls: ``times`` more of them, or all (None)."""

    fault: Fault
    times: int | None
    method: str
    chat_id: int | None
    chance: float


class Faults:
    """The script of what goes wrong; ``seed`` makes chances the same in every run."""

    def __init__(self, seed: int = 0) -> None:
        self._random = Random(seed)
        self._planned: list[Planned] = []

    def add(
        self,
        fault: Fault,
        *,
        times: int | None = 1,
        method: str = "",
        chat_id: int | None = None,
        chance: float = 1.0,
    ) -> None:
        """Has the fault befall the next ``times`` calls (all of them: None) that match.

        A call matches by its method (any, if none is named), by its ``chat_id``, and with a
        probability of ``chance``. One call meets one fault: the first planned that matches.
        """
        self._planned.append(Planned(fault, times, method.lower(), chat_id, chance))

    def clear(self) -> None:
        """Lets everything go well again."""
        self._planned.clear()

    @property
    def planned(self) -> tuple[Planned, ...]:
        """What has not befallen all its calls yet, in the order in which it was planned."""
        return tuple(self._planned)

    @property
    def pending(self) -> int:
        """How many planned faults have not befallen all their calls yet."""
        return len(self._planned)

    def next(self, method: str, chat_id: int) -> Fault | None:
        """Give the fault that befalls this call."""
        for plan in self._planned:
            if plan.method not in ("", method.lower()) or plan.chat_id not in (None, chat_id):
                continue
            if plan.chance < 1.0 and self._random.random() >= plan.chance:
                continue
            if plan.times is not None:
                plan.times -= 1
                if plan.times == 0:
                    self._planned.remove(plan)
            return plan.fault
        return None
