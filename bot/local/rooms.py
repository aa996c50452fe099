"""Chats with what is in them, and what the bot may do there."""

from dataclasses import dataclass, field

from bot.local.model import PRESENT, Chat, Message, Status, User
from bot.local.refusals import (
    BLOCKED,
    CHAT_NOT_FOUND,
    DEACTIVATED,
    bad_request,
    forbidden,
    upgraded,
)


@dataclass(slots=True)
class Room:
    """A chat with what is in it.

    ``statuses`` are the members' by user id; ``moved_to`` is the id of the supergroup this group
    became; ``last_id`` counts the messages of a supergroup or channel, which number their own;
    ``topics`` are the names of a forum's topics by thread id.
    """

    chat: Chat
    statuses: dict[int, Status] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    moved_to: int = 0
    last_id: int = 0
    pinned: int = 0
    topics: dict[int, str] = field(default_factory=dict)
    deactivated: bool = False

    def message(self, message_id: int, what: str) -> Message:
        """Find a message; ``what`` names it in the refusal ("message to edit")."""
        if message_id not in self.messages:
            raise bad_request(f"{what} not found")
        return self.messages[message_id]


class Rooms(dict[int, Room]):
    """All chats by their ids, as ``bot`` finds them."""

    def __init__(self, bot: User) -> None:
        super().__init__()
        self._bot = bot

    def find(self, chat_id: int | str) -> Room:
        """Find a chat by its id or @name, whether or not the bot is in it."""
        if isinstance(chat_id, str):
            name = chat_id.removeprefix("@").lower()
            for room in self.values():
                if room.chat.type != "private" and room.chat.username.lower() == name != "":
                    return room
            raise bad_request(CHAT_NOT_FOUND)
        if chat_id not in self:
            raise bad_request(CHAT_NOT_FOUND)
        return self[chat_id]

    def readable(self, chat_id: int | str) -> Room:
        """Find a chat the bot may look into."""
        room = self.find(chat_id)
        if room.chat.type in ("supergroup", "channel"):
            self._require_membership(room)
        return room

    def writable(self, chat_id: int | str) -> Room:
        """Find a chat the bot may write to."""
        room = self.find(chat_id)
        if room.chat.type == "private":
            self._require_conversation(room)
            return room
        if room.moved_to:
            raise upgraded(room.moved_to)
        status = self._require_membership(room)
        if room.chat.type == "channel" and status != "administrator":
            raise bad_request("need administrator rights in the channel chat")
        return room

    def _require_conversation(self, room: Room) -> None:
        if room.deactivated:
            raise forbidden(DEACTIVATED)
        match room.statuses.get(self._bot.id):
            case None:
                raise forbidden("bot can't initiate conversation with a user")
            case "kicked":
                raise forbidden(BLOCKED)

    def _require_membership(self, room: Room) -> Status:
        status = room.statuses.get(self._bot.id, "left")
        if status == "kicked":
            raise forbidden(f"bot was kicked from the {room.chat.type} chat")
        if status == "left":
            raise forbidden(f"bot is not a member of the {room.chat.type} chat")
        return status


def is_shown(message: Message, room: Room, bot: User, *, reads_groups: bool) -> bool:
    """Tell whether ``bot`` gets a message; ``reads_groups`` says that its privacy mode is off.

    https://core.telegram.org/bots/features#privacy-mode
    """
    status = room.statuses.get(bot.id)
    if status not in PRESENT:
        return False
    if room.chat.type in ("private", "channel") or status == "administrator":
        return True
    if reads_groups or message.service:
        return True
    if message.reply_to is not None and message.reply_to.sender == bot:
        return True
    if message.via == bot:
        return True
    text = message.text or message.caption
    me = f"@{bot.username}".lower()
    for entity in message.entities or message.caption_entities:
        words = entity.of(text).lower()
        if entity.type == "bot_command" and ("@" not in words or words.endswith(me)):
            return True
        if entity.type == "mention" and words == me:
            return True
    return False
