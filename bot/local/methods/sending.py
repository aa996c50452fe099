"""Sending, copying and forwarding."""

from typing import Any, Final

from bot.local.markup import read_markup
from bot.local.methods.call import Call, method
from bot.local.methods.content import caption_of, file_of, photo_of, text_of
from bot.local.model import Json, Message
from bot.local.params import Params
from bot.local.refusals import bad_request
from bot.local.rooms import Room


@method
def send_message(call: Call) -> Json:
    """Send a text."""
    return _send(call, **text_of(call.params)).json()


@method
def send_photo(call: Call) -> Json:
    """Send a photo, uploaded or known by its id; not by address."""
    return _send(call, photo=photo_of(call), **caption_of(call.params)).json()


@method
def send_document(call: Call) -> Json:
    """Send a document, uploaded or known by its id; not by address."""
    document = file_of(call, "document", "Document")
    return _send(call, document=document, **caption_of(call.params)).json()


@method
def copy_message(call: Call) -> Json:
    """Send the content of a message again, perhaps with another caption."""
    original = _original(call, "message to copy")
    fields = _content(original)
    if original.file and "caption" in call.params:
        fields |= caption_of(call.params)
    return {"message_id": _send(call, **fields).message_id}


@method
def forward_message(call: Call) -> Json:
    """Send a message again, saying whose it was."""
    original = _original(call, "message to forward")
    return _send(call, forward_origin=_origin(original), **_content(original)).json()


def _send(call: Call, **fields: Any) -> Message:
    """Send what the fields of ``Message`` say, with the options every sending method has."""
    markup = read_markup(call.params)
    room = call.world.rooms.writable(call.params.chat())
    thread_id = call.params.integer("message_thread_id")
    unknown = room.chat.is_forum and thread_id not in room.topics
    if thread_id and (room.chat.type != "supergroup" or unknown):
        raise bad_request("message thread not found")
    reply_to = _reply(call, room)
    if call.pace is not None:
        call.pace.check(room.chat.id)
    return call.world.send(
        room, markup=markup, reply_to=reply_to, thread_id=thread_id,
        silent=call.params.flag("disable_notification"), **fields,
    )  # fmt: skip


def _reply(call: Call, room: Room) -> Message | None:
    """Find the message that is replied to: ``reply_parameters``, or the older parameters."""
    asked = call.params.parsed("reply_parameters", "reply parameters")
    if asked is None:
        asked = {
            "message_id": call.params.integer("reply_to_message_id"),
            "allow_sending_without_reply": call.params.flag("allow_sending_without_reply"),
        }
    if not isinstance(asked, dict):
        raise bad_request("object expected as reply parameters")
    inner = Params(asked, {})
    message_id = inner.integer("message_id")
    if not message_id:
        return None
    if "chat_id" in inner:
        room = call.world.rooms.readable(inner.chat())
    found = room.messages.get(message_id)
    if found is None and not inner.flag("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found


def _original(call: Call, what: str) -> Message:
    room = call.world.rooms.readable(call.params.chat("from_chat_id"))
    original = room.message(call.params.integer("message_id"), what)
    if original.service:
        raise bad_request(f"message can't be {'copied' if 'copy' in what else 'forwarded'}")
    return original


CONTENT: Final = (
    "text", "entities", "caption", "caption_entities", "photo", "document", "link_preview",
)  # fmt: skip
"""The fields of ``Message`` that go along when it is copied or forwarded."""


def _content(original: Message) -> Json:
    return {name: getattr(original, name) for name in CONTENT}


def _origin(original: Message) -> Json:
    """Write a MessageOrigin; a message forwarded twice keeps its first."""
    if original.forward_origin is not None:
        return original.forward_origin
    if original.sender is None:
        chat = {"chat": original.chat.json(), "message_id": original.message_id}
        return {"type": "channel", "date": original.date} | chat
    return {"type": "user", "date": original.date, "sender_user": original.sender.json()}
