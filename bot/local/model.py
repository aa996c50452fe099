"""What the local Telegram is made of, and how the Bot API writes it as JSON."""

import struct
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from bot.local.formatting import Entity

Json = dict[str, Any]
ChatType = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]

PRESENT: Final = frozenset({"creator", "administrator", "member"})
"""The statuses of those who are in a chat."""


@dataclass(frozen=True, slots=True)
class User:
    """A person or a bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False

    def json(self) -> Json:
        """Write a User."""
        return {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name} | _filled(
            last_name=self.last_name, username=self.username, language_code=self.language_code
        )


@dataclass(frozen=True, slots=True)
class Chat:
    """A place for messages; ``first_name`` and ``last_name`` are those of a private chat.

    ``is_forum`` says that a supergroup is divided into topics.
    """

    id: int
    type: ChatType
    title: str = ""
    username: str = ""
    first_name: str = ""
    last_name: str = ""
    is_forum: bool = False

    def json(self) -> Json:
        """Write a Chat."""
        return {"id": self.id, "type": self.type} | _filled(
            title=self.title,
            username=self.username,
            first_name=self.first_name,
            last_name=self.last_name,
            is_forum=self.is_forum,
        )


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that was sent; ``path`` is where the bot downloads it, sizes are pixels."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime_type: str
    data: bytes = field(repr=False)
    width: int = 0
    height: int = 0

    def json(self) -> Json:
        """Write what File, Document and PhotoSize have in common."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.data),
        }


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it is now; times are Unix seconds.

    ``markup`` is the keyboard as the bot sent it, ``service`` the fields of a service message
    (someone joined, the group moved …), ``silent`` that nobody's phone was to ring. ``via`` is the
    bot whose inline mode wrote it, ``inline_id`` the name under which that bot can edit it.
    """

    message_id: int
    chat: Chat
    date: int
    sender: User | None = None
    text: str = ""
    entities: tuple[Entity, ...] = ()
    caption: str = ""
    caption_entities: tuple[Entity, ...] = ()
    photo: StoredFile | None = None
    document: StoredFile | None = None
    markup: Json | None = None
    reply_to: "Message | None" = None
    thread_id: int = 0
    edit_date: int = 0
    forward_origin: Json | None = None
    link_preview: Json | None = None
    service: Json = field(default_factory=dict)
    silent: bool = False
    via: User | None = None
    inline_id: str = ""

    @property
    def buttons(self) -> tuple[tuple[str, ...], ...]:
        """The labels of the inline keyboard, row by row."""
        rows = (self.markup or {}).get("inline_keyboard", [])
        return tuple(tuple(button["text"] for button in row) for row in rows)

    @property
    def file(self) -> StoredFile | None:
        """The photo or document."""
        return self.photo or self.document

    def json(self) -> Json:
        """Write a Message; the one it replies to is written without its own reply."""
        body: Json = {"message_id": self.message_id, "date": self.date, "chat": self.chat.json()}
        body |= _filled(
            edit_date=self.edit_date,
            message_thread_id=self.thread_id,
            is_topic_message=self.chat.is_forum and self.thread_id > 0,
            text=self.text,
            entities=[entity.json() for entity in self.entities],
            caption=self.caption,
            caption_entities=[entity.json() for entity in self.caption_entities],
            forward_origin=self.forward_origin,
            link_preview_options=self.link_preview,
        )
        if self.via is not None:
            body["via_bot"] = self.via.json()
        if self.sender is not None:
            body["from"] = self.sender.json()
        elif self.chat.type == "channel":
            body["sender_chat"] = self.chat.json()
        if self.photo is not None:
            size = {"width": self.photo.width, "height": self.photo.height}
            body["photo"] = [self.photo.json() | size]
        if self.document is not None:
            body["document"] = self.document.json() | _filled(
                file_name=self.document.name, mime_type=self.document.mime_type
            )
        if self.buttons:
            body["reply_markup"] = self.markup
        if self.reply_to is not None:
            body["reply_to_message"] = self.reply_to.json()
            body["reply_to_message"].pop("reply_to_message", None)
        return body | self.service


@dataclass(frozen=True, slots=True)
class CallbackQuery:
    """A pressed button; ``pressed_at`` is in Unix seconds."""

    id: str
    person: User
    message: Message
    data: str
    pressed_at: float

    def json(self) -> Json:
        """Write a CallbackQuery; of a message sent by way of the inline mode bots see the name."""
        inline = self.message.inline_id
        where = {"inline_message_id": inline} if inline else {"message": self.message.json()}
        return {
            "id": self.id,
            "from": self.person.json(),
            **where,
            "chat_instance": str(-self.message.chat.id),
            "data": self.data,
        }


@dataclass(frozen=True, slots=True)
class InlineQuery:
    """What a person typed after the bot's name; ``asked_at`` is in Unix seconds."""

    id: str
    person: User
    query: str
    offset: str
    asked_at: float

    def json(self) -> Json:
        """Write an InlineQuery."""
        return {
            "id": self.id,
            "from": self.person.json(),
            "query": self.query,
            "offset": self.offset,
            "chat_type": "sender",
        }


EventKind = Literal[
    "message", "edit", "delete", "answer", "inline_answer", "action", "reaction", "pin", "chat",
    "person", "menu", "update",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """A change of the world.

    ``message`` is the message as it is after the change (before it, where it was deleted);
    ``detail`` holds what else there is to know, ready to be written as JSON.
    """

    kind: EventKind
    chat_id: int = 0
    message: Message | None = None
    by_bot: bool = False
    detail: Json = field(default_factory=dict)


RIGHTS: Final = (
    "manage_chat", "delete_messages", "manage_video_chats", "restrict_members",
    "promote_members", "change_info", "invite_users", "post_stories", "edit_stories",
    "delete_stories", "post_messages", "edit_messages", "pin_messages",
)  # fmt: skip


def member_json(user: User, status: Status) -> Json:
    """Write a ChatMember; administrators have every right."""
    body: Json = {"user": user.json(), "status": status}
    if status == "creator":
        return body | {"is_anonymous": False}
    if status == "kicked":
        return body | {"until_date": 0}
    if status == "administrator":
        return (
            body
            | {"can_be_edited": False, "is_anonymous": False}
            | {f"can_{right}": True for right in RIGHTS}
        )
    return body


def image_size(data: bytes) -> tuple[int, int] | None:
    """Read width and height, in pixels, of a PNG, GIF or JPEG; none of anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        return struct.unpack(">II", data[16:24])
    if data[:6] in (b"GIF87a", b"GIF89a") and len(data) >= 10:
        return struct.unpack("<HH", data[6:10])
    return _jpeg_size(data) if data.startswith(b"\xff\xd8") else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Find the frame header, walking from marker to marker, and read the size in it."""
    position = 2
    while position + 9 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            return width, height
        position += 2 + int.from_bytes(data[position + 2 : position + 4])
    return None


def _filled(**fields: Any) -> Json:
    """Keep the fields that say something."""
    return {name: value for name, value in fields.items() if value}
