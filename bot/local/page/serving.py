"""The page over HTTP: its files, what is sent and uploaded, and the socket that keeps it live.

The page shows what anyone on this machine may see, but no page of another site may read it or act
for its user: hosts, origins and what browsers may do with answers are held to (see ``OWN_HOSTS``).
"""

import json
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from tornado.web import RequestHandler, StaticFileHandler

from bot.local import limits
from bot.local.model import Event, Json, StoredFile, image_size
from bot.local.page.deeds import NotDone, answered, do, who_and_where
from bot.local.page.socket import Socket
from bot.local.page.trace import Trace
from bot.local.page.views import event_json, world_json
from bot.local.params import Params
from bot.local.refusals import Refusal
from bot.local.server import LocalBotAPI, is_foreign

FILES: Final = Path(__file__).with_name("static")
CONTENT_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
    " connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PICTURES: Final = {b"\x89PNG": "image/png", b"GIF8": "image/gif", b"\xff\xd8": "image/jpeg"}
"""How the pictures begin that browsers are told to show; all else they are told to save."""


class Page:
    """The page of one local Bot API, served by it once it starts.

    ``told`` is what is said at the head of the page: of which readouts the bot speaks, for example.
    """

    def __init__(self, api: LocalBotAPI, told: str = "") -> None:
        self.api = api
        self._told = told
        self._sockets: set[Socket] = set()
        self._trace = Trace(api, self.tell)
        api.world.events.subscribe(self._happened)
        api.routes += [
            (r"/socket", Socket, {"page": self}),
            (r"/sent/([\w-]+)", _SentHandler, {"page": self}),
            (r"/upload", _UploadHandler, {"page": self}),
            (r"/()", _FileHandler, {"path": str(FILES), "default_filename": "index.html"}),
            (r"/([\w-]+\.(?:js|css|svg))", _FileHandler, {"path": str(FILES)}),
        ]

    def opened(self, socket: Socket) -> None:
        """Tell a page that was opened everything, and from now on all that happens."""
        self._sockets.add(socket)
        world = world_json(self.api.world)
        socket.send({"type": "world", "told": self._told, "trace": self._trace.json(), **world})

    def closed(self, socket: Socket) -> None:
        """Forget a page that was closed."""
        self._sockets.discard(socket)

    def tell(self, news: Json) -> None:
        """Tell all pages."""
        for socket in tuple(self._sockets):
            socket.send(news)

    def do(self, name: str, asked: Params) -> Json:
        """Do what a page asks for. Raises NotDone."""
        done = do(self.api, name, asked)
        self._trace.switched()
        return done

    def close(self) -> None:
        """Hang up on all pages."""
        for socket in tuple(self._sockets):
            socket.close()

    def _happened(self, event: Event) -> None:
        if event.kind == "update":
            self._trace.updated(event.detail)
        else:
            self.tell(event_json(event, self.api.world))


class _Guarded(RequestHandler):
    """Headers that keep other sites' pages away, and this one to itself."""

    def set_default_headers(self) -> None:
        self.set_header("Content-Security-Policy", CONTENT_POLICY.format(host=self.request.host))
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Cross-Origin-Opener-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-cache")


class _FileHandler(_Guarded, StaticFileHandler):
    """The page's own files."""


class _SentHandler(_Guarded):
    """What someone sent: pictures to look at, all else to save."""

    def initialize(self, page: Page) -> None:
        self._page = page

    def get(self, file_id: str) -> None:
        stored = self._page.api.world.files.get(file_id)
        if stored is None:
            self.send_error(404)
            return
        picture = _picture_type(stored)
        self.set_header("Content-Type", picture or "application/octet-stream")
        name = quote(stored.name or stored.path.rpartition("/")[2])
        shown = "inline" if picture else "attachment"
        self.set_header("Content-Disposition", f"{shown}; filename*=UTF-8''{name}")
        self.finish(stored.data)


def _picture_type(stored: StoredFile) -> str:
    if not stored.width:
        return ""
    return next((kind for start, kind in PICTURES.items() if stored.data.startswith(start)), "")


class _UploadHandler(_Guarded):
    """A file that a person sends: the body is the file, the rest stands in the query."""

    def initialize(self, page: Page) -> None:
        self._page = page

    def prepare(self) -> None:
        if "Origin" not in self.request.headers or is_foreign(self.request):
            self.send_error(403)

    def post(self) -> None:
        try:
            self._send()
        except NotDone as refused:
            self._answer(400, {"why": str(refused)})
        except (ValueError, Refusal) as refused:
            self._answer(400, {"why": f"做不到：{refused}"})
        else:
            self._answer(200, {})

    def _send(self) -> None:
        data, world = self.request.body, self._page.api.world
        names = self.request.query_arguments
        asked = Params({name: values[-1].decode() for name, values in names.items()}, {})
        person, room = who_and_where(self._page.api, asked)
        if not data:
            raise NotDone("空文件发不出去")
        if len(data) > limits.UPLOAD_BYTES:
            raise NotDone(f"这里的文件最大 {limits.UPLOAD_BYTES >> 20} MB")
        name = asked.text("name") or "file"
        options: dict[str, Any] = {
            "caption": asked.text("caption"),
            "reply_to": answered(room, asked),
            "thread_id": asked.integer("thread"),
        }
        if asked.flag("as_photo") and image_size(data):
            world.send_photo(person, room.chat, data, name, **options)
        else:
            mime_type = self.request.headers.get("Content-Type", "")
            world.send_file(person, room.chat, data, name, mime_type=mime_type, **options)

    def _answer(self, status: int, body: Json) -> None:
        self.set_status(status)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(body, ensure_ascii=False))
