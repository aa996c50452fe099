"""Chats, and who is in them."""

from typing import Final

from bot.local.methods.call import Call, method
from bot.local.model import PRESENT, Json, User, member_json
from bot.local.refusals import bad_request

GIFTS: Final = (
    "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
    "gifts_from_channels",
)  # fmt: skip
"""What AcceptedGiftTypes names; no chat here takes any."""


@method
def get_chat(call: Call) -> Json:
    """Describe a chat: a ChatFullInfo."""
    room = call.world.rooms.readable(call.params.chat())
    full = room.chat.json() | {
        "accent_color_id": 0,
        "max_reaction_count": 1,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }
    if room.pinned in room.messages:
        full["pinned_message"] = room.messages[room.pinned].json()
    return full


@method
def get_chat_member(call: Call) -> Json:
    """Say what someone is in a chat."""
    room = call.world.rooms.readable(call.params.chat())
    user_id = call.params.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    user = _user(call, user_id)
    if user is None:
        raise bad_request("member not found")
    return member_json(user, room.statuses.get(user_id, "left"))


@method
def get_chat_administrators(call: Call) -> list[Json]:
    """List the administrators of a chat."""
    room = call.world.rooms.readable(call.params.chat())
    if room.chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    return [
        member_json(user, status)
        for user_id, status in room.statuses.items()
        if status in ("creator", "administrator") and (user := _user(call, user_id))
    ]


@method
def get_chat_member_count(call: Call) -> int:
    """Count who is in a chat, the bot included."""
    room = call.world.rooms.readable(call.params.chat())
    return sum(status in PRESENT for status in room.statuses.values())


@method
def leave_chat(call: Call) -> bool:
    """Leave a group or channel."""
    room = call.world.rooms.writable(call.params.chat())
    if room.chat.type == "private":
        raise bad_request("chat not found")
    call.world.leave_bot(room)
    return True


def _user(call: Call, user_id: int) -> User | None:
    return call.world.bot if user_id == call.world.bot.id else call.world.people.get(user_id)
