"""What went between the bot and the Bot API, and what was made to go wrong."""

import json
from collections import deque
from collections.abc import Callable
from typing import Any, Final

from bot.local import faults
from bot.local.faults import Fault
from bot.local.model import Json
from bot.local.server import CallRecord, LocalBotAPI

ENTRIES_KEPT: Final = 300
FAULTS: Final[dict[str, tuple[str, Fault]]] = {
    "flood": ("429 发得太快，等 3 秒", faults.retry_after(3)),
    "blocked": ("403 被用户停用", faults.BOT_BLOCKED),
    "no-chat": ("400 找不到聊天", faults.NO_CHAT),
    "markup": ("400 排版解析不了", faults.BAD_MARKUP),
    "too-old": ("400 按钮应答太晚", faults.TOO_OLD),
    "error": ("500 服务器出错", faults.SERVER_ERROR),
    "gateway": ("502 网关出错", faults.BAD_GATEWAY),
    "slow": ("延迟 3 秒", faults.delay(3)),
    "late": ("办完了，但 30 秒后才答", faults.delay(30, after=True)),
    "drop": ("断线，没有办", faults.DROP_BEFORE),
    "drop-after": ("断线，其实办了", faults.DROP_AFTER),
    "repeat": ("同一更新再送一次", faults.REPEAT_UPDATE),
}
"""The faults that can be switched on from the page: what each is called, and what it is."""
METHODS: Final = (
    "sendMessage", "editMessageText", "answerCallbackQuery", "sendPhoto", "sendDocument",
    "getUpdates",
)  # fmt: skip
"""The methods that a fault can be kept to; without one it befalls any call."""


class Trace:
    """The last updates and calls, and the state of the switches; ``tell`` gets every news."""

    def __init__(self, api: LocalBotAPI, tell: Callable[[Json], None]) -> None:
        self._api = api
        self._tell = tell
        self._entries: deque[Json] = deque(maxlen=ENTRIES_KEPT)
        self._count = 0
        self._told = self.switches()
        api.answered.subscribe(self._called)

    def json(self) -> Json:
        """All there is."""
        return {
            "entries": list(self._entries),
            "switches": self.switches(),
            "faults": [{"name": name, "label": label} for name, (label, _) in FAULTS.items()],
            "methods": METHODS,
        }

    def switches(self) -> Json:
        """What is switched on: faults, Telegram's pace, the bot's privacy mode."""
        return {
            "faults": [
                {"label": _label(plan.fault), "method": plan.method, "times": plan.times}
                for plan in self._api.faults.planned
            ],
            "paced": self._api.paced is not None,
            "reads_groups": self._api.world.reads_groups,
        }

    def switched(self) -> None:
        """Tell of the switches, if one is not as it was."""
        now = self.switches()
        if now != self._told:
            self._told = now
            self._tell({"type": "switches", "switches": now})

    def updated(self, update: Json) -> None:
        """Note an update that waits for the bot."""
        kind = next(name for name in update if name != "update_id")
        self._note({"kind": "update", "name": kind, "body": update})

    def _called(self, record: CallRecord) -> None:
        fetched = record.method.lower() == "getupdates" and record.status == 200
        if not (fetched and not record.answer["result"]):
            self._note(
                {
                    "kind": "poll" if fetched else "call",
                    "name": record.method,
                    "params": _readable(record.params),
                    "status": record.status,
                    "took_ms": round(record.took_s * 1000, 1),
                    "body": record.answer,
                }
            )
        self.switched()

    def _note(self, entry: Json) -> None:
        self._count += 1
        entry = {"number": self._count, "at": self._api.world.clock(), **entry}
        self._entries.append(entry)
        self._tell({"type": "trace", "entry": entry})


def _label(fault: Fault) -> str:
    return next((label for label, known in FAULTS.values() if known == fault), str(fault))


def _readable(params: Json) -> Json:
    """Parameters as the bot meant them: many libraries write nested ones as JSON in a form."""
    return {name: _decoded(value) for name, value in params.items()}


def _decoded(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
