"""The connection of one open page: news go out, deeds come in."""

import json
from typing import Any, Protocol

from tornado.websocket import WebSocketClosedError, WebSocketHandler

from bot.local.model import Json
from bot.local.page.deeds import NotDone
from bot.local.params import Params


class Host(Protocol):
    """What a connection belongs to."""

    def opened(self, socket: "Socket") -> None:
        """Tell it everything, and from now on all that happens."""

    def closed(self, socket: "Socket") -> None:
        """Forget it."""

    def do(self, name: str, asked: Params) -> Json:
        """Do what it asks for. Raises NotDone."""


class Socket(WebSocketHandler):
    """A deed comes as ``{"id", "do", …}``; its outcome goes out as ``done`` or ``refused``."""

    def initialize(self, page: Host) -> None:
        """Belong to a page."""
        self._page = page

    def check_origin(self, origin: str) -> bool:
        """Let in only what our own page opened: browsers let any page open a socket."""
        return origin == f"http://{self.request.host}"

    def open(self, *args: str, **kwargs: str) -> None:
        """Begin with all there is."""
        self._page.opened(self)

    def on_message(self, message: str | bytes) -> None:
        """Do what is asked for, and say how it went."""
        try:
            asked = json.loads(message)
        except (ValueError, RecursionError):
            asked = None
        if not isinstance(asked, dict):
            self.close(1003, "not a deed")
            return
        number: Any = asked.pop("id", None)
        try:
            done = self._page.do(str(asked.pop("do", "")), Params(asked, {}))
        except NotDone as refused:
            self.send({"type": "refused", "id": number, "why": str(refused)})
        else:
            self.send({"type": "done", "id": number, "result": done})

    def send(self, news: Json) -> None:
        """Send, unless the page is gone."""
        try:
            sent = self.write_message(json.dumps(news, ensure_ascii=False))
        except WebSocketClosedError:
            self.on_close()
        else:  # a page that goes in the middle of it is no error to be logged
            sent.add_done_callback(lambda sending: sending.cancelled() or sending.exception())

    def on_close(self) -> None:
        """Be forgotten."""
        self._page.closed(self)
