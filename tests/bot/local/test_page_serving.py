"""The page's server: what it gives, to whom, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self

import pytest
from httpx import AsyncClient, Response
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from bot.local import LocalBotAPI
from bot.local.page import Page, set_scene
from tests.bot.local.conftest import NO_TLS

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\0\0\0\x02\0\0\0\x03" + b"\x08\0\0\0\0"


class Served:
    """A page being served, with its people and places."""

    def __init__(self) -> None:
        self.api = LocalBotAPI()
        self.world = self.api.world
        self.scene = set_scene(self.world)
        self.page = Page(self.api, "示例")
        self.person = self.scene.people[0]

    async def __aenter__(self) -> Self:
        await self.api.start()
        return self

    async def __aexit__(self, *error: object) -> None:
        self.page.close()
        await self.api.stop()

    async def http(self, verb: str, path: str, **options: Any) -> Response:
        async with AsyncClient(**NO_TLS) as client:
            return await client.request(verb, self.api.base_url + path, **options)

    async def upload(self, body: bytes, origin: str | None = "own", **asked: object) -> Response:
        headers = {"Origin": self.api.base_url if origin == "own" else origin} if origin else {}
        who = {"person": self.person.id, "chat": self.person.id}
        options: dict[str, Any] = {"params": who | asked, "headers": headers}
        return await self.http("POST", "/upload", content=body, **options)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[WebSocketClientConnection]:
        address = self.api.base_url.replace("http", "ws") + "/socket"
        request = HTTPRequest(address, headers={"Origin": self.api.base_url})
        socket = await websocket_connect(request)
        try:
            yield socket
        finally:
            socket.close()
            while await socket.read_message() is not None:
                pass  # what was on its way, and then the end

    async def do(self, deed: str, /, **asked: object) -> dict[str, Any]:
        """What a page is answered that asks for a deed of the first person."""
        who = {"person": self.person.id, "chat": self.person.id}
        async with self.opened() as socket:
            await socket.write_message(json.dumps(who | asked | {"id": 1, "do": deed}))
            while news := await heard(socket):
                if news["type"] in ("done", "refused"):
                    return news
        raise AssertionError("no answer")


async def heard(socket: WebSocketClientConnection) -> dict[str, Any]:
    told = await socket.read_message()
    assert isinstance(told, str)
    news: dict[str, Any] = json.loads(told)
    return news


@pytest.fixture
def served() -> Served:
    return Served()


async def test_every_answer_forbids_what_is_not_its_own(served: Served) -> None:
    for path in ("/", "/app.js", "/frame.css", "/icon.svg"):
        answer = await served.http("GET", path)
        assert answer.status_code == 200
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_has_no_outside_assets_and_no_markup_made_of_text(served: Served) -> None:
    page = (await served.http("GET", "/")).text
    assert "//" not in page.replace("<!doctype", "")
    for module in (
        "app",
        "text",
        "message",
        "conversation",
        "composer",
        "side",
        "inspector",
        "dom",
    ):
        code = (await served.http("GET", f"/{module}.js")).text
        assert "innerHTML" not in code
        assert "insertAdjacentHTML" not in code


@pytest.mark.parametrize("path", ["/../serving.py", "/__init__.py", "/static/app.js", "/x.js"])
async def test_nothing_but_the_pages_files_is_given(served: Served, path: str) -> None:
    assert (await served.http("GET", path)).status_code == 404


async def test_other_names_for_this_machine_find_nothing(served: Served) -> None:
    answer = await served.http("GET", "/", headers={"Host": "rebound.example"})
    assert answer.status_code == 404


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1"])
async def test_pages_of_other_sites_can_neither_listen_nor_upload(
    served: Served, origin: str
) -> None:
    asked = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    headers = asked | {"Sec-WebSocket-Key": "eA==", "Origin": origin}
    assert (await served.http("GET", "/socket", headers=headers)).status_code == 403
    assert (await served.upload(b"x", origin)).status_code == 403
    assert (await served.upload(b"x", None)).status_code == 403
    assert not served.world.history(served.world.private_chat(served.person))


async def test_a_page_that_is_opened_is_told_everything(served: Served) -> None:
    chat = served.world.private_chat(served.person)
    served.world.say(served.person, chat, "派驻")
    async with served.opened() as socket:
        told = await heard(socket)
    assert (told["type"], told["told"]) == ("world", "示例")
    assert [person["first_name"] for person in told["people"]] == ["林夏", "陳立", "Alice"]
    chats = {found["id"]: found for found in told["chats"]}
    assert [said["text"] for said in chats[chat.id]["messages"]] == ["派驻"]
    assert [topic["name"] for topic in chats[served.scene.forum.id]["topics"]] == [
        "常委会",
        "政府会议",
    ]
    assert [entry["name"] for entry in told["trace"]["entries"]][-1] == "message"


async def test_long_histories_come_in_parts(served: Served) -> None:
    chat = served.world.private_chat(served.person)
    for number in range(100):
        served.world.say(served.person, chat, str(number))
    done = await served.do("earlier", before=served.world.history(chat)[50].message_id)
    assert [said["text"] for said in done["result"]["messages"]] == [str(n) for n in range(50)]
    assert done["result"]["earlier"] is False


async def test_a_picture_is_shown_and_everything_else_is_saved(served: Served) -> None:
    assert (await served.upload(PNG, name="图.png", as_photo="true")).status_code == 200
    page = b"<script>alert(1)</script>"
    assert (await served.upload(page, name="通稿.html", caption="看")).status_code == 200
    photo, document = served.world.history(served.world.private_chat(served.person))[-2:]
    assert (document.caption, document.document and document.document.name) == ("看", "通稿.html")
    assert photo.photo is not None
    assert document.document is not None
    shown = await served.http("GET", f"/sent/{photo.photo.file_id}")
    assert shown.headers["Content-Type"] == "image/png"
    saved = await served.http("GET", f"/sent/{document.document.file_id}")
    assert saved.headers["Content-Type"] == "application/octet-stream"
    assert saved.headers["Content-Disposition"].startswith("attachment;")
    assert saved.content == page


@pytest.mark.parametrize(
    ("name", "asked", "why"),
    [
        ("fly", {}, "页面不会“fly”"),
        ("say", {"person": 5, "text": "好"}, "没有这个用户"),
        ("say", {"chat": 5, "text": "好"}, "没有这个聊天"),
        ("say", {"chat": 7_000_000_002, "text": "好"}, "这是别人的私聊"),
        ("say", {"text": " \n"}, "空消息发不出去"),
        ("say", {"text": "字" * 4097}, "一条消息最多 4096 字"),
        ("press", {"message": 9}, "这条消息已经删除"),
        ("fault", {"name": "x"}, "没有这种故障"),
        ("newcomer", {"name": ""}, "名字要有 1 到 64 字"),
        ("migrate", {}, "只有普通群能升级为超级群"),
    ],
)
async def test_what_cannot_be_done_is_refused_in_a_sentence(
    served: Served, name: str, asked: dict[str, object], why: str
) -> None:
    assert await served.do(name, **asked) == {"type": "refused", "id": 1, "why": why}


@pytest.mark.parametrize("nonsense", ["", "[]", "{", "1", "[" * 100_000])
async def test_nonsense_does_no_harm(served: Served, nonsense: str) -> None:
    async with served.opened() as socket:
        await heard(socket)
        await socket.write_message(nonsense)
    assert (await served.do("start"))["type"] == "done"


async def test_a_page_learns_where_an_upgraded_group_is_and_who_is_in_it(served: Served) -> None:
    group = served.scene.group
    known: dict[int, dict[str, Any]] = {}
    async with served.opened() as socket:
        asked = {"person": served.person.id, "chat": group.id, "id": 1, "do": "migrate"}
        await socket.write_message(json.dumps(asked))
        while (news := await heard(socket))["type"] != "done":
            if news["type"] == "chat":
                known[news["chat_id"]] = news["chat"]
    moved_to = news["result"]["chat_id"]
    assert known[group.id]["moved_to"] == moved_to
    assert known[moved_to]["members"] == known[group.id]["members"] != {}


async def test_topics_hold_what_is_said_in_them(served: Served) -> None:
    forum = served.scene.forum
    opened = await served.do("topic", chat=forum.id, name="市长办公会")
    thread = opened["result"]["thread"]
    await served.do("say", chat=forum.id, thread=thread, text="/latest")
    said = served.world.history(forum)[-1].json()
    assert (said["message_thread_id"], said["is_topic_message"]) == (thread, True)
    assert said["reply_to_message"]["forum_topic_created"]["name"] == "市长办公会"


async def test_a_chosen_inline_result_is_sent_and_its_button_names_it(served: Served) -> None:
    world, group = served.world, served.scene.group
    query = world.type_inline(served.person, "派驻")
    keyboard = {"inline_keyboard": [[{"text": "更多", "callback_data": "m"}]]}
    result = {
        "type": "article", "id": "1", "title": "议题", "reply_markup": keyboard,
        "input_message_content": {"message_text": "<b>议题</b>", "parse_mode": "HTML"},
    }  # fmt: skip
    world.answer_inline(query.id, {"results": [result]})
    await served.do("choose", chat=group.id, query=query.id, result="1")
    sent = world.history(group)[-1]
    assert (sent.text, sent.via, sent.sender) == ("议题", world.bot, served.person)
    pressed = world.press(served.person, sent, "更多").json()
    assert "message" not in pressed
    call = {"inline_message_id": pressed["inline_message_id"], "text": "改过"}
    answer = await served.http("POST", f"/bot{served.api.token}/editMessageText", json=call)
    assert answer.json() == {"ok": True, "result": True}
    assert world.history(group)[-1].text == "改过"


async def test_faults_are_listed_until_they_befell_their_calls(served: Served) -> None:
    await served.do("fault", name="error", times=1)
    async with served.opened() as socket:
        switches = (await heard(socket))["trace"]["switches"]
        assert switches["faults"] == [{"label": "500 服务器出错", "method": "", "times": 1}]
        answer = await served.http("GET", f"/bot{served.api.token}/getMe")
        assert answer.status_code == 500
        news = await heard(socket)
        assert (news["type"], news["entry"]["status"]) == ("trace", 500)
        assert (await heard(socket))["switches"]["faults"] == []
