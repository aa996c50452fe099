"""The world as the page is told of it: JSON as the Bot API writes it, and what only people see."""

from typing import Final

from bot.local.model import Event, Json, Message
from bot.local.rooms import Room
from bot.local.world import World

MESSAGES_AT_ONCE: Final = 80
"""Messages of a chat that the page gets at first, and each time it asks for earlier ones."""


def world_json(world: World) -> Json:
    """Everything the page needs to begin."""
    return {
        "bot": world.bot.json() | {"description": world.menu.description.get("", "")},
        "people": [person.json() for person in world.people.values()],
        "chats": [
            room_json(room) | messages_json(room, MESSAGES_AT_ONCE) for room in world.rooms.values()
        ],
    }


def room_json(room: Room) -> Json:
    """A chat without its messages; ``members`` are statuses by user id."""
    return room.chat.json() | {
        "members": room.statuses,
        "topics": [{"id": thread_id, "name": name} for thread_id, name in room.topics.items()],
        "pinned": room.pinned,
        "moved_to": room.moved_to,
    }


def messages_json(room: Room, most: int, before: int = 0) -> Json:
    """The last messages of a chat, or the last before one; and whether there are earlier ones."""
    known = [message for number, message in room.messages.items() if before == 0 or number < before]
    shown = [message_json(message) for message in known[-most:]]
    return {"messages": shown, "earlier": len(known) > len(shown)}


def message_json(message: Message) -> Json:
    """A message with its keyboard of whatever kind, and with the address of its file."""
    body = message.json() | {"reply_markup": message.markup}
    if stored := message.file:
        body["file"] = {
            "url": f"/sent/{stored.file_id}",
            "name": stored.name,
            "size": len(stored.data),
            "width": stored.width,
            "height": stored.height,
        }
    return body


def event_json(event: Event, world: World) -> Json:
    """What happened: ``type`` says what, the rest depends on it."""
    body: Json = {"type": event.kind, "chat_id": event.chat_id, "by_bot": event.by_bot}
    if event.kind == "chat":
        body["chat"] = room_json(world.rooms[event.chat_id])
    if event.message is not None:
        body["message"] = message_json(event.message)
    return body | {"detail": event.detail}
