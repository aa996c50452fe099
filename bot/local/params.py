"""The parameters of a call, wherever they stand in the request."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tornado.httputil import HTTPServerRequest

from bot.local.model import Json
from bot.local.refusals import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a multipart body."""

    name: str
    mime_type: str
    data: bytes = field(repr=False)


class Params:
    """Named values: text as in a query or form, or whatever JSON can say; and uploaded files."""

    def __init__(self, values: Mapping[str, Any], uploads: Mapping[str, Upload]) -> None:
        self._values = {name: value for name, value in values.items() if value is not None}
        self._uploads = uploads

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def text(self, name: str) -> str:
        """Read a value as text; empty where there is none."""
        value = self._values.get(name, "")
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """Read a whole number; 0 for what is not one, as Telegram does."""
        written = self.text(name).strip()
        if not written:
            return default
        try:
            return int(written)
        except ValueError:
            return 0

    def flag(self, name: str) -> bool:
        """Read whether a value says yes."""
        return self.text(name).strip().lower() in ("true", "yes", "1")

    def parsed(self, name: str, what: str) -> Any:
        """Read a nested value, decoded if it came as text; None where there is none."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        return decoded(value.encode(), what)

    def chat(self, name: str = "chat_id") -> int | str:
        """Read a chat's id or its @name."""
        written = self.text(name).strip()
        if not written:
            raise bad_request(f"{name} is empty")
        return written if written.startswith("@") else self.integer(name)

    def upload(self, name: str) -> Upload | None:
        """Find the file given for a parameter: under its name, or by ``attach://``."""
        written = self.text(name)
        return self._uploads.get(written.removeprefix("attach://") if written else name)

    def logged(self) -> Json:
        """Repeat what was asked for, without the bytes of files."""
        files = {
            name: {"file_name": upload.name, "file_size": len(upload.data)}
            for name, upload in self._uploads.items()
        }
        return self._values | files


def read_params(request: HTTPServerRequest) -> Params:
    """Read everything a request says; what is in the body wins over what is in the query."""
    values: dict[str, Any] = {}
    try:
        for name, written in request.arguments.items():
            values[name] = written[-1].decode()
    except UnicodeDecodeError as broken:
        raise bad_request("strings must be encoded in UTF-8") from broken
    if request.headers.get("Content-Type", "").startswith("application/json") and request.body:
        body = decoded(request.body, "request")
        if not isinstance(body, dict):
            raise bad_request("can't parse request JSON object")
        values |= body
    uploads = {
        name: Upload(files[-1].filename, files[-1].content_type, files[-1].body)
        for name, files in request.files.items()
    }
    return Params(values, uploads)


def decoded(written: bytes, what: str) -> Any:
    """Decode JSON; refuse what is none, or holds text that is no text (half a surrogate pair)."""
    try:
        value = json.loads(written)
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as broken:
        raise bad_request("strings must be encoded in UTF-8") from broken
    except (ValueError, RecursionError) as broken:
        raise bad_request(f"can't parse {what} JSON object") from broken
    return value
