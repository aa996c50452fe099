"""Changing what was sent."""

from typing import Any

from bot.local import limits
from bot.local.markup import read_markup
from bot.local.methods.call import Call, method
from bot.local.methods.content import caption_of, text_of
from bot.local.model import Json, Message
from bot.local.refusals import bad_request


@method
def edit_message_text(call: Call) -> Json | bool:
    """Change a text; a keyboard that is not sent again goes."""
    fields = text_of(call.params)
    message = _to_edit(call)
    if not message.text:
        raise bad_request("there is no text in the message to edit")
    return _changed(call, message, markup=read_markup(call.params), **fields)


@method
def edit_message_caption(call: Call) -> Json | bool:
    """Change a caption; a keyboard that is not sent again goes."""
    fields = caption_of(call.params)
    message = _to_edit(call)
    if not message.file:
        raise bad_request("there is no caption in the message to edit")
    return _changed(call, message, markup=read_markup(call.params), **fields)


@method
def edit_message_reply_markup(call: Call) -> Json | bool:
    """Change the keyboard under a message, or take it away."""
    markup = read_markup(call.params)
    return _changed(call, _to_edit(call), markup=markup)


def _changed(call: Call, message: Message, **fields: Any) -> Json | bool:
    """Edit; what was sent by way of the inline mode the bot does not get to see."""
    edited = call.world.change(message, **fields)
    return True if message.inline_id else edited.json()


def _to_edit(call: Call) -> Message:
    """Find the message to edit: by chat and number, or sent by way of the inline mode."""
    message_id = call.params.integer("message_id")
    if not call.params.text("chat_id") and not message_id:
        if inline_id := call.params.text("inline_message_id"):
            if message := call.world.sent_inline(inline_id):
                return message
            raise bad_request("MESSAGE_ID_INVALID")
        raise bad_request("message identifier is not specified")
    room = call.world.rooms.writable(call.params.chat())
    return room.message(message_id, "message to edit")


@method
def delete_message(call: Call) -> bool:
    """Delete a message not older than two days."""
    room = call.world.rooms.writable(call.params.chat())
    message_id = call.params.integer("message_id")
    call.world.delete(room, room.message(message_id, "message to delete"))
    return True


@method
def delete_messages(call: Call) -> bool:
    """Delete messages; those that are gone are passed over."""
    asked = call.params.parsed("message_ids", "message_ids")
    if not asked:
        raise bad_request("message identifiers are not specified")
    if not isinstance(asked, list):
        raise bad_request("expected an Array of message identifiers")
    if len(asked) > limits.MESSAGE_IDS:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(message_id, int) for message_id in asked):
        raise bad_request("message identifier must be a Number")
    room = call.world.rooms.writable(call.params.chat())
    for message_id in asked:
        if message := room.messages.get(message_id):
            call.world.delete(room, message)
    return True


@method
def set_message_reaction(call: Call) -> bool:
    """React to a message, or stop."""
    reactions = call.params.parsed("reaction", "reaction types") or []
    if not isinstance(reactions, list):
        raise bad_request("expected an Array of ReactionType")
    for reaction in reactions:
        if not isinstance(reaction, dict) or reaction.get("type") not in ("emoji", "custom_emoji"):
            raise bad_request("can't parse ReactionType: invalid reaction type specified")
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    room = call.world.rooms.readable(call.params.chat())
    message = room.message(call.params.integer("message_id"), "message to react")
    detail = {"message_id": message.message_id, "reaction": reactions}
    call.world.show("reaction", room.chat.id, **detail)
    return True


@method
def pin_chat_message(call: Call) -> bool:
    """Pin a message."""
    room = call.world.rooms.writable(call.params.chat())
    message = room.message(call.params.integer("message_id"), "message to pin")
    call.world.pin(room, message.message_id)
    return True


@method
def unpin_chat_message(call: Call) -> bool:
    """Unpin the pinned message."""
    room = call.world.rooms.writable(call.params.chat())
    if not room.pinned:
        raise bad_request("message to unpin not found")
    call.world.pin(room, 0)
    return True
