"""Everything there is in the local Telegram: people, chats, messages, updates.

A world does no input or output and asks the clock it was given for the time. What people do makes
updates for the bot; what the bot does is stored or refused in Telegram's words (``Refusal``).
Whoever subscribes to ``World.events`` sees every change as it happens.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

from bot.local import limits
from bot.local.files import Files
from bot.local.formatting import Formatted, formatted, utf16_length
from bot.local.menu import Menu
from bot.local.model import (
    PRESENT,
    CallbackQuery,
    Chat,
    ChatType,
    Event,
    EventKind,
    InlineQuery,
    Json,
    Message,
    Status,
    User,
    image_size,
    member_json,
)
from bot.local.observing import Observable
from bot.local.queries import Queries
from bot.local.refusals import NOT_MODIFIED, bad_request
from bot.local.rooms import Room, Rooms, is_shown
from bot.local.updates import Updates


class World:
    """The local Telegram around one bot.

    ``clock`` gives Unix seconds. ``reads_groups`` turns the bot's privacy mode off: with it on, as
    it is for a new bot, the bot sees of a group only commands, mentions and replies to itself.
    """

    def __init__(
        self, bot: User, clock: Callable[[], float], *, reads_groups: bool = False
    ) -> None:
        self.bot = bot
        self.clock = clock
        self.reads_groups = reads_groups
        self.updates = Updates(clock)
        self.events = Observable[Event]()
        self.menu = Menu()
        self.people: dict[int, User] = {}
        self.rooms = Rooms(bot)
        self.files = Files()
        self._queries = Queries(clock)
        self._inline_sent: dict[str, tuple[int, int]] = {}
        self._last_message = 0
        self._last_person = 7_000_000_000

    @property
    def now(self) -> int:
        """Unix seconds, whole."""
        return int(self.clock())

    def _tell(self, kind: EventKind, chat_id: int = 0, **more: Any) -> None:
        self.events.tell(Event(kind, chat_id, **more))

    def _update(self, kind: str, content: Json) -> None:
        if update := self.updates.put(kind, content):
            self._tell("update", detail=update)

    # --- people and places

    def person(
        self, name: str, *, last_name: str = "", username: str = "", language: str = ""
    ) -> User:
        """Add a person; ``language`` is the code their app reports (``zh-hans``)."""
        self._last_person += 1
        person = User(self._last_person, name, last_name, username, language)
        self.people[person.id] = person
        self._tell("person", detail=person.json())
        return person

    def private_chat(self, person: User, *, started: bool = True) -> Chat:
        """Open a person's chat with the bot; until it is started, the bot may not write there."""
        if person.id not in self.rooms:
            chat = Chat(
                person.id, "private", "", person.username, person.first_name, person.last_name
            )
            self.rooms[chat.id] = Room(chat, {person.id: "member"})
            self._tell("chat", chat.id)
        room = self.rooms[person.id]
        if started:
            self._open_bot(room)
        return room.chat

    def _open_bot(self, room: Room) -> None:
        """Let the bot write to a person who did not know it before."""
        if self.bot.id not in room.statuses:
            room.statuses[self.bot.id] = "member"
            self._tell("chat", room.chat.id)

    def group(self, title: str, *people: User, supergroup: bool = False) -> Chat:
        """Make a group; the first of the people made it, and the bot is not in it yet."""
        return self._found("supergroup" if supergroup else "group", title, "", people)

    def forum(self, title: str, *people: User) -> Chat:
        """Make a supergroup with topics; the first of the people made it."""
        return self._found("supergroup", title, "", people, is_forum=True)

    def topic(self, person: User, chat: Chat, name: str) -> int:
        """Open a topic of a forum, as a person; gives its thread id."""
        room = self.rooms[chat.id]
        if not room.chat.is_forum:
            raise ValueError("topics are of groups made as forums")
        made = self._post(room, sender=person, service=_topic_service(name))
        opened = replace(made, thread_id=made.message_id)
        room.messages[made.message_id] = opened
        room.topics[made.message_id] = name
        self._tell("chat", room.chat.id)
        self._show(room, opened, "message")
        return made.message_id

    def channel(self, title: str, *people: User, username: str = "") -> Chat:
        """Make a channel; the first of the people made it, and the bot is not in it yet."""
        return self._found("channel", title, username, people)

    def _found(
        self, kind: ChatType, title: str, username: str, people: tuple[User, ...], *,
        is_forum: bool = False,
    ) -> Chat:  # fmt: skip
        number = 4_000_000_001 + len(self.rooms)
        chat_id = -number if kind == "group" else -1_000_000_000_000 - number
        room = Room(Chat(chat_id, kind, title, username, is_forum=is_forum))
        room.statuses |= {person.id: "member" for person in people}
        if people:
            room.statuses[people[0].id] = "creator"
        self.rooms[chat_id] = room
        self._tell("chat", chat_id)
        return room.chat

    def history(self, chat: Chat) -> list[Message]:
        """List the messages of a chat as they are now, oldest first."""
        return list(self.rooms[chat.id].messages.values())

    def commands(self, person: User, chat: Chat) -> list[Json]:
        """List the commands this person sees in this chat's menu."""
        return self.menu.shown(person, chat, self.rooms[chat.id].statuses.get(person.id, "left"))

    # --- what people do

    def say(
        self,
        person: User,
        chat: Chat,
        text: str,
        *,
        reply_to: Message | None = None,
        thread_id: int = 0,
    ) -> Message:
        """Send a text as a person types it; in a channel it is a post."""
        content = formatted(text)
        if not 0 < utf16_length(content.text) <= limits.TEXT_UNITS:
            raise ValueError(f"a person sends 1 to {limits.TEXT_UNITS} characters at once")
        return self._from_person(
            person, chat, text=content.text, entities=content.entities,
            reply_to=reply_to, thread_id=thread_id,
        )  # fmt: skip

    def start(self, person: User, payload: str = "") -> Message:
        """Open the bot as a person, perhaps by a link with ``?start=payload``."""
        allowed = rf"[A-Za-z0-9_-]{{0,{limits.START_PAYLOAD_CHARS}}}"
        if not re.fullmatch(allowed, payload):
            raise ValueError(f"the payload of a deep link is {allowed}")
        return self.say(person, self.private_chat(person), f"/start {payload}")

    def send_file(
        self, person: User, chat: Chat, data: bytes, name: str, *, mime_type: str = "",
        caption: str = "", reply_to: Message | None = None, thread_id: int = 0,
    ) -> Message:  # fmt: skip
        """Send a document as a person."""
        return self._from_person(
            person, chat, document=self.files.keep("documents", data, name, mime_type),
            **_captioned(caption), reply_to=reply_to, thread_id=thread_id,
        )  # fmt: skip

    def send_photo(
        self, person: User, chat: Chat, data: bytes, name: str, *, caption: str = "",
        reply_to: Message | None = None, thread_id: int = 0,
    ) -> Message:  # fmt: skip
        """Send a PNG, GIF or JPEG as a person, to be seen in the chat."""
        if image_size(data) is None:
            raise ValueError("this is no picture that a chat can show")
        return self._from_person(
            person, chat, photo=self.files.keep("photos", data, name),
            **_captioned(caption), reply_to=reply_to, thread_id=thread_id,
        )  # fmt: skip

    def _from_person(
        self, person: User, chat: Chat, *, reply_to: Message | None = None, thread_id: int = 0,
        **fields: Any,
    ) -> Message:  # fmt: skip
        room = self.rooms[chat.id]
        if room.statuses.get(person.id) not in PRESENT:
            raise ValueError(f"{person.first_name} is not in this chat")
        if room.moved_to:
            raise ValueError("the group became a supergroup")
        if chat.type == "channel" and room.statuses[person.id] == "member":
            raise ValueError(f"{person.first_name} only reads this channel")
        if thread_id and room.chat.is_forum:
            if thread_id not in room.topics:
                raise ValueError("there is no such topic")
            # What answers nothing in a topic counts as an answer to the topic's first message.
            reply_to = reply_to or room.messages.get(thread_id)
        fields |= {"reply_to": reply_to, "thread_id": thread_id}
        if chat.type == "private":
            if room.statuses.get(self.bot.id) == "kicked":
                self.unblock(person)
            self._open_bot(room)
        message = self._post(room, sender=None if chat.type == "channel" else person, **fields)
        self._show(room, message, "channel_post" if chat.type == "channel" else "message")
        return message

    def edit(self, person: User, message: Message, text: str) -> Message:
        """Change a text as the person who sent it."""
        room = self.rooms[message.chat.id]
        if room.messages[message.message_id].sender not in (person, None):
            raise ValueError("people edit what they sent themselves")
        content = formatted(text)
        edited = replace(
            room.messages[message.message_id],
            text=content.text, entities=content.entities, edit_date=self.now,
        )  # fmt: skip
        room.messages[message.message_id] = edited
        self._tell("edit", room.chat.id, message=edited)
        channel = room.chat.type == "channel"
        self._show(room, edited, "edited_channel_post" if channel else "edited_message")
        return edited

    def press(self, person: User, message: Message, button: str | tuple[int, int]) -> CallbackQuery:
        """Press a button of the message as it is now, by label or (row, column)."""
        current = self.rooms[message.chat.id].messages.get(message.message_id)
        if current is None:
            raise LookupError("the message was deleted")
        query = self._queries.press(person, current, button)
        self._update("callback_query", query.json())
        return query

    def type_inline(self, person: User, text: str, *, offset: str = "") -> InlineQuery:
        """Type after the bot's name in some chat."""
        query = self._queries.type_inline(person, text, offset)
        self._update("inline_query", query.json())
        return query

    def choose(
        self, person: User, chat: Chat, query_id: str, result_id: str, *, thread_id: int = 0
    ) -> Message:
        """Send one of the results that the bot offered for an inline query: an article or file.

        The bot is not told (``chosen_inline_result``): inline feedback is off, as for a new bot.
        """
        chosen = self._queries.offered(query_id, result_id)
        message = self._from_person(
            person, chat, thread_id=thread_id, via=self.bot,
            inline_id=f"LOCAL-{self._queries.new_id()}",
            markup=chosen.get("reply_markup"), **self._content_of(chosen),
        )  # fmt: skip
        self._inline_sent[message.inline_id] = chat.id, message.message_id
        return message

    def _content_of(self, result: Json) -> Json:
        """The fields of ``Message`` that an inline result becomes when it is chosen."""
        content = result.get("input_message_content")
        if isinstance(content, dict):
            said = formatted(
                content.get("message_text", ""), content.get("parse_mode") or "",
                content.get("entities") or (),
            )  # fmt: skip
            return {"text": said.text, "entities": said.entities}
        kind = result["type"]
        stored = self.files.get(str(result.get(f"{kind}_file_id", "")))
        if kind not in ("photo", "document") or stored is None:
            raise LookupError(f"results of type {kind} cannot be chosen here")
        said = formatted(result.get("caption") or "", result.get("parse_mode") or "")
        return {kind: stored, "caption": said.text, "caption_entities": said.entities}

    def block(self, person: User) -> None:
        """Block the bot as a person."""
        self._set_bot_status(self.rooms[person.id], person, "kicked")

    def unblock(self, person: User) -> None:
        """Let the bot write to a person again."""
        self._set_bot_status(self.rooms[person.id], person, "member")

    def deactivate(self, person: User) -> None:
        """Delete a person's account; the bot is not told."""
        self.rooms[person.id].deactivated = True

    def add_bot(self, chat: Chat, by: User, *, administrator: bool = False) -> None:
        """Take the bot into a group, or into a channel, where it is administrator."""
        room = self.rooms[chat.id]
        high = administrator or chat.type == "channel"
        self._set_bot_status(room, by, "administrator" if high else "member")
        if chat.type != "channel":
            self._serve(room, by, new_chat_members=[self.bot.json()])

    def kick_bot(self, chat: Chat, by: User) -> None:
        """Throw the bot out."""
        self._set_bot_status(self.rooms[chat.id], by, "kicked")

    def join(self, chat: Chat, person: User) -> None:
        """Have a person come into a group or channel."""
        room = self.rooms[chat.id]
        self._set_status(room, person, person, "member")
        if chat.type != "channel":
            self._serve(room, person, new_chat_members=[person.json()])

    def leave(self, chat: Chat, person: User) -> None:
        """Have a person leave."""
        room = self.rooms[chat.id]
        self._set_status(room, person, person, "left")
        if chat.type != "channel":
            self._serve(room, person, left_chat_member=person.json())

    def migrate(self, chat: Chat, by: User) -> Chat:
        """Make a group a supergroup: a new chat with a new id; the old one takes no more."""
        old = self.rooms[chat.id]
        new_chat = self._found("supergroup", chat.title, chat.username, ())
        new = self.rooms[new_chat.id]
        new.statuses |= old.statuses
        self._tell("chat", new_chat.id)
        self._serve(old, by, migrate_to_chat_id=new_chat.id)
        self._serve(new, by, migrate_from_chat_id=chat.id)
        old.moved_to = new_chat.id
        self._tell("chat", chat.id)
        return new_chat

    def _set_bot_status(self, room: Room, by: User, status: Status) -> None:
        self._set_status(room, by, self.bot, status)

    def _set_status(self, room: Room, by: User, whose: User, status: Status) -> None:
        before = room.statuses.get(whose.id, "left")
        room.statuses[whose.id] = status
        content = {
            "chat": room.chat.json(),
            "from": by.json(),
            "date": self.now,
            "old_chat_member": member_json(whose, before),
            "new_chat_member": member_json(whose, status),
        }
        self._tell("chat", room.chat.id, detail={"user_id": whose.id, "status": status})
        if whose == self.bot:
            self._update("my_chat_member", content)
        elif room.statuses.get(self.bot.id) == "administrator":
            self._update("chat_member", content)

    def _serve(self, room: Room, by: User, **service: Any) -> None:
        """Post a service message."""
        self._show(room, self._post(room, sender=by, service=service), "message")

    def _post(self, room: Room, *, by_bot: bool = False, **fields: Any) -> Message:
        if room.chat.type in ("private", "group"):
            self._last_message += 1
            message_id = self._last_message
        else:
            room.last_id += 1
            message_id = room.last_id
        message = Message(message_id, room.chat, self.now, **fields)
        room.messages[message_id] = message
        self._tell("message", room.chat.id, message=message, by_bot=by_bot)
        return message

    def _show(self, room: Room, message: Message, kind: str) -> None:
        if is_shown(message, room, self.bot, reads_groups=self.reads_groups):
            self._update(kind, message.json())

    # --- what the bot does

    def send(self, room: Room, **fields: Any) -> Message:
        """Send a message of the bot with these fields of ``Message``."""
        sender = None if room.chat.type == "channel" else self.bot
        return self._post(room, by_bot=True, sender=sender, **fields)

    def change(self, message: Message, **fields: Any) -> Message:
        """Edit a message of the bot's own; it must become another."""
        mine = message.sender == self.bot or message.chat.type == "channel" or message.inline_id
        if not mine or message.forward_origin or (message.markup and not message.buttons):
            raise bad_request("message can't be edited")
        edited = replace(message, **fields)
        if edited == message:
            raise bad_request(NOT_MODIFIED)
        if fields.keys() != {"markup"}:
            edited = replace(edited, edit_date=self.now)
        self.rooms[message.chat.id].messages[message.message_id] = edited
        self._tell("edit", message.chat.id, message=edited, by_bot=True)
        return edited

    def delete(self, room: Room, message: Message) -> None:
        """Delete a message as the bot."""
        in_charge = room.chat.type == "private" or (
            room.statuses.get(self.bot.id) == "administrator"
        )
        if message.sender != self.bot and not in_charge:
            raise bad_request("message can't be deleted")
        if self.now - message.date > limits.DELETABLE_S:
            raise bad_request("message can't be deleted for everyone")
        del room.messages[message.message_id]
        self._tell("delete", room.chat.id, message=message, by_bot=True)

    def answer(self, query_id: str, answer: Json) -> None:
        """Answer a pressed button."""
        query = self._queries.answered(query_id)
        detail = {"callback_query_id": query.id, "user_id": query.person.id} | answer
        chat_id = query.message.chat.id
        self._tell("answer", chat_id, message=query.message, by_bot=True, detail=detail)

    def answer_inline(self, query_id: str, answer: Json) -> None:
        """Answer an inline query; it can be answered once."""
        query = self._queries.answer_inline(query_id, answer)
        detail = {"inline_query_id": query.id, "user_id": query.person.id} | answer
        self._tell("inline_answer", query.person.id, by_bot=True, detail=detail)

    def sent_inline(self, inline_id: str) -> Message | None:
        """Find what was sent by way of the inline mode, by the name the bot knows it under."""
        chat_id, message_id = self._inline_sent.get(inline_id, (0, 0))
        room = self.rooms.get(chat_id)
        return room.messages.get(message_id) if room else None

    def show(
        self, kind: Literal["action", "reaction", "menu"], chat_id: int = 0, **detail: Any
    ) -> None:
        """Show what nobody keeps: a chat action, a reaction; or tell of a new menu."""
        self._tell(kind, chat_id, by_bot=True, detail=detail)

    def pin(self, room: Room, message_id: int) -> None:
        """Pin a message, or none."""
        room.pinned = message_id
        message = room.messages.get(message_id)
        self._tell("pin", room.chat.id, message=message, by_bot=True)

    def leave_bot(self, room: Room) -> None:
        """Have the bot leave."""
        self._set_bot_status(room, self.bot, "left")


def _captioned(caption: str) -> Json:
    content: Formatted = formatted(caption)
    if utf16_length(content.text) > limits.CAPTION_UNITS:
        raise ValueError(f"a caption has up to {limits.CAPTION_UNITS} characters")
    return {"caption": content.text, "caption_entities": content.entities}


def _topic_service(name: str) -> Json:
    return {"forum_topic_created": {"name": name, "icon_color": 7322096}}
