"""The local Bot API over HTTP."""

import asyncio
import inspect
import json
import re
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from bot.local import limits
from bot.local.faults import Faults
from bot.local.methods import METHODS, Call
from bot.local.model import Json, User
from bot.local.observing import Observable
from bot.local.pace import Pace
from bot.local.params import Params, read_params
from bot.local.polling import LongPoll
from bot.local.refusals import Refusal
from bot.local.webhook import Webhook, is_loopback
from bot.local.world import World

TOKEN: Final = "7000000000:local-bot-api"
"""The token of the local bot, where no other is asked for."""
OWN_HOSTS: Final = r"(127\.\d+\.\d+\.\d+|localhost|\[::1\])"
"""Names by which a browser or bot on this machine comes; others were led here by a foreign page."""
CALLS_KEPT: Final = 1000


@dataclass(frozen=True, slots=True)
class CallRecord:
    """A call that was answered, or lost on its way (``status`` 0).

    ``at`` is in Unix seconds, ``took_s`` in seconds.
    """

    at: float
    method: str
    params: Json
    status: int
    answer: Json
    took_s: float


def is_foreign(request: HTTPServerRequest) -> bool:
    """Tell whether a browser sends this from a page that is not ours."""
    origin = request.headers.get("Origin")
    return origin is not None and origin != f"http://{request.host}"


class _Lost(Exception):
    """The connection is to be cut without an answer."""


class LocalBotAPI:
    """A Bot API server for one bot, on this machine only.

    ``token`` is the only one it knows. ``pace`` turns Telegram's flood control on; 2.0 makes it
    twice as generous; ``paced`` can be changed at any time. ``clock`` gives Unix seconds. The world
    outlives ``stop``: a server started again goes on where it was. What stands in ``routes`` when
    it starts is served beside the API, to the same hosts.

    ``arrived`` tells the method of every call as it comes, ``answered`` its record when it is done;
    ``calls`` keeps the last records.
    """

    def __init__(
        self,
        token: str = TOKEN,
        *,
        name: str = "会议通稿",
        username: str = "readout_bot",
        reads_groups: bool = False,
        pace: float | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        if not re.fullmatch(r"\d+:[\w-]+", token):
            raise ValueError("a token is a number, a colon and letters: 123:abc")
        self.token = token
        bot = User(int(token.split(":")[0]), name, username=username, is_bot=True)
        self.world = World(bot, clock, reads_groups=reads_groups)
        self.faults = Faults()
        self.calls: deque[CallRecord] = deque(maxlen=CALLS_KEPT)
        self.arrived = Observable[str]()
        self.answered = Observable[CallRecord]()
        self.paced = Pace(clock, pace) if pace is not None else None
        self.routes: list[tuple[str, type[RequestHandler], dict[str, Any]]] = []
        self._poll = LongPoll(self.world)
        self.webhook = Webhook(self.world)
        self._server: HTTPServer | None = None
        self._base_url = ""
        self._open: set[_MethodHandler] = set()

    @property
    def base_url(self) -> str:
        """The address, without a slash at its end, while the server runs.

        ``telegram.Bot`` wants ``f"{base_url}/bot"`` as its base URL and ``f"{base_url}/file/bot"``
        as its base file URL.
        """
        if not self._base_url:
            raise RuntimeError("the local Bot API is not running")
        return self._base_url

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> None:
        """Listen on a port (0: any free one) of a loopback address."""
        if not is_loopback(host):
            raise ValueError(f"the local Bot API listens on this machine only, not on {host}")
        if self._server is not None:
            raise RuntimeError("the local Bot API is running already")
        application = Application(log_function=lambda handler: None, default_handler_class=_Nothing)
        application.add_handlers(
            OWN_HOSTS,
            [
                (r"/bot([^/]+)/([^/]*)/?", _MethodHandler, {"api": self}),
                (r"/file/bot([^/]+)/(.+)", _FileHandler, {"api": self}),
                *self.routes,
            ],
        )
        # Files above the limit are to be refused in Telegram's words, so they must be read first.
        server = HTTPServer(application, max_buffer_size=2 * limits.UPLOAD_BYTES)
        sockets = bind_sockets(port, host)
        server.add_sockets(sockets)
        name = f"[{host}]" if ":" in host else host
        self._server = server
        self._base_url = f"http://{name}:{sockets[0].getsockname()[1]}"
        self.webhook.resume()

    async def stop(self) -> None:
        """Answer what waits, and close everything; may be called again."""
        server, self._server = self._server, None
        self._base_url = ""
        await self.webhook.pause()
        if server is None:
            return
        server.stop()
        finished = [handler.finished for handler in self._open]
        for handler in tuple(self._open):
            handler.give_up()
        if finished:
            await asyncio.wait(finished)
        await server.close_all_connections()

    async def __aenter__(self) -> "LocalBotAPI":
        await self.start()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.stop()

    def check_token(self, token: str) -> None:
        """Refuse any token but the bot's."""
        if not re.fullmatch(r"\d+:[\w-]+", token):
            raise Refusal(404, "Not Found")
        if token != self.token:
            raise Refusal(401, "Unauthorized")

    async def answer(self, method: str, params: Params, given_up: asyncio.Future[None]) -> Any:
        """Carry out a call, with whatever fault is planned for it."""
        fault = self.faults.next(method, params.integer("chat_id"))
        if fault is None:
            return await self._carry_out(method, params, given_up)
        if fault.repeat_update:
            self.world.updates.repeat()
        result: Any = None
        if fault.after:
            result = await self._carry_out(method, params, given_up)
        if fault.delay_s:
            await asyncio.wait({given_up}, timeout=fault.delay_s)
            if given_up.done():
                raise _Lost
        if fault.drop:
            raise _Lost
        if fault.refusal is not None:
            raise Refusal(fault.refusal.code, fault.refusal.description, **fault.refusal.parameters)
        return result if fault.after else await self._carry_out(method, params, given_up)

    async def _carry_out(self, method: str, params: Params, given_up: asyncio.Future[None]) -> Any:
        function = METHODS.get(method.lower())
        if function is None:
            raise Refusal(404, "Not Found")
        call = Call(params, self.world, self._poll, self.webhook, self.paced, given_up)
        result = function(call)
        return await result if inspect.isawaitable(result) else result

    def record(self, record: CallRecord) -> None:
        """Keep a call in the log."""
        self.calls.append(record)
        self.answered.tell(record)

    def opened(self, handler: "_MethodHandler", method: str) -> None:
        """Know of a call that is being answered."""
        self._open.add(handler)
        self.arrived.tell(method)

    def closed(self, handler: "_MethodHandler") -> None:
        """Forget a call that was answered."""
        self._open.discard(handler)


class _Handler(RequestHandler):
    """What all answers have in common: they are JSON, and wrong requests are refused in it."""

    def answer(self, status: int, body: Json) -> None:
        """Send an answer."""
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(body, ensure_ascii=False))

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Answer what goes wrong outside a method: a broken body, a wrong address, a bug."""
        self.answer(status_code, Refusal(status_code, self._reason).json())


class _Nothing(_Handler):
    def prepare(self) -> None:
        self.answer(404, Refusal(404, "Not Found").json())


class _MethodHandler(_Handler):
    def initialize(self, api: LocalBotAPI) -> None:
        self._api = api
        loop = asyncio.get_running_loop()
        self._given_up: asyncio.Future[None] = loop.create_future()
        self.finished: asyncio.Future[None] = loop.create_future()

    def give_up(self) -> None:
        """End waiting: nobody is there for the answer."""
        if not self._given_up.done():
            self._given_up.set_result(None)

    def prepare(self) -> None:
        """Refuse what a page of another site has a browser send."""
        if is_foreign(self.request):
            self.answer(403, Refusal(403, "Forbidden: requests of other sites").json())

    def on_connection_close(self) -> None:
        self.give_up()

    async def get(self, token: str, method: str) -> None:
        await self._respond(token, method)

    async def post(self, token: str, method: str) -> None:
        await self._respond(token, method)

    async def _respond(self, token: str, method: str) -> None:
        self._api.opened(self, method)
        clock = self._api.world.clock
        at, began = clock(), time.monotonic()
        logged: Json = {}
        try:
            self._api.check_token(token)
            params = read_params(self.request)
            logged = params.logged()
            result = await self._api.answer(method, params, self._given_up)
            status, body = 200, {"ok": True, "result": result}
        except Refusal as refusal:
            status, body = refusal.code, refusal.json()
        except _Lost:
            status, body = 0, {}
        finally:
            self._api.closed(self)
            self.finished.set_result(None)
        self._api.record(CallRecord(at, method, logged, status, body, time.monotonic() - began))
        if status:
            self.answer(status, body)
        else:
            self.detach().close()


class _FileHandler(_Handler):
    def initialize(self, api: LocalBotAPI) -> None:
        self._api = api

    def get(self, token: str, path: str) -> None:
        try:
            self._api.check_token(token)
        except Refusal as refusal:
            self.answer(refusal.code, refusal.json())
            return
        stored = self._api.world.files.at(path)
        if stored is None or len(stored.data) > limits.DOWNLOAD_BYTES:
            self.answer(404, Refusal(404, "Not Found").json())
            return
        self.set_header("Content-Type", "application/octet-stream")
        self.finish(stored.data)
