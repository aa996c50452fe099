"""The methods of the Bot API, one function each.

A function takes a ``Call``, gives what stands under ``result`` in the answer, or raises a
``Refusal``. Its name is the method's, written with underscores; ``METHODS`` finds it by its name
in lower case, since to Telegram ``SendMessage`` and ``sendmessage`` are the same. What each takes
and gives is told at ``https://core.telegram.org/bots/api#`` and that name.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from bot.local import limits
from bot.local.formatting import Formatted, formatted, utf16_length
from bot.local.markup import checked_markup, read_markup
from bot.local.menu import Scope
from bot.local.model import PRESENT, Json, Message, StoredFile, User, member_json
from bot.local.pace import Pace
from bot.local.params import Params, Upload
from bot.local.polling import LongPoll
from bot.local.refusals import WEBHOOK_ACTIVE, WEBHOOK_SET, Refusal, bad_request, conflict
from bot.local.webhook import Webhook
from bot.local.world import Room, World


@dataclass(frozen=True, slots=True)
class Call:
    """One call: what it asks for, and what it may use.

    ``given_up`` is done when nobody waits for the answer any more.
    """

    params: Params
    world: World
    poll: LongPoll
    webhook: Webhook
    pace: Pace | None
    given_up: asyncio.Future[None]


Method = Callable[[Call], Any] | Callable[[Call], Awaitable[Any]]
METHODS: Final[dict[str, Method]] = {}


def method(function: Method) -> Method:
    """Register a function as a method of the Bot API."""
    METHODS[function.__name__.replace("_", "")] = function
    return function


# --- the bot, and its updates


@method
def get_me(call: Call) -> Json:
    """Say who the bot is."""
    return call.world.bot.json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": call.world.reads_groups,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method
def log_out(call: Call) -> bool:
    """Do nothing: there is nothing to log out of."""
    return True


@method
def close(call: Call) -> bool:
    """Do nothing: there is nothing to close."""
    return True


@method
async def get_updates(call: Call) -> list[Json]:
    """Hand out updates, waiting for them up to ``timeout`` seconds."""
    if call.webhook.url:
        raise conflict(WEBHOOK_ACTIVE)
    _allow_updates(call)
    limit = min(max(call.params.integer("limit", limits.UPDATES), 1), limits.UPDATES)
    timeout = min(max(call.params.integer("timeout"), 0), limits.LONG_POLL_S)
    return await call.poll.updates(call.params.integer("offset"), limit, timeout, call.given_up)


@method
async def set_webhook(call: Call) -> bool:
    """Have updates sent to an address."""
    url = call.params.text("url")
    await call.webhook.set(url, call.params.text("secret_token"))
    if url:
        call.poll.end(WEBHOOK_SET)
        _allow_updates(call)
    _drop_updates(call)
    return True


@method
async def delete_webhook(call: Call) -> bool:
    """Go back to getUpdates."""
    await call.webhook.set("", "")
    _drop_updates(call)
    return True


@method
def get_webhook_info(call: Call) -> Json:
    """Say where updates are sent, and what went wrong last."""
    return call.webhook.info()


def _allow_updates(call: Call) -> None:
    kinds = call.params.parsed("allowed_updates", "allowed_updates")
    if isinstance(kinds, list):
        call.world.updates.allow([str(kind) for kind in kinds])


def _drop_updates(call: Call) -> None:
    if call.params.flag("drop_pending_updates"):
        call.world.updates.clear()


# --- sending


@method
def send_message(call: Call) -> Json:
    """Send a text."""
    return _send(call, **_text(call.params)).json()


@method
def send_photo(call: Call) -> Json:
    """Send a photo, uploaded or known by its id; not by address."""
    return _send(call, photo=_photo(call), **_caption(call.params)).json()


@method
def send_document(call: Call) -> Json:
    """Send a document, uploaded or known by its id; not by address."""
    document = _file(call, "document", "Document")
    return _send(call, document=document, **_caption(call.params)).json()


@method
def copy_message(call: Call) -> Json:
    """Send the content of a message again, perhaps with another caption."""
    original = _original(call, "message to copy")
    fields = _content(original)
    if original.file and "caption" in call.params:
        fields |= _caption(call.params)
    return {"message_id": _send(call, **fields).message_id}


@method
def forward_message(call: Call) -> Json:
    """Send a message again, saying whose it was."""
    original = _original(call, "message to forward")
    return _send(call, forward_origin=_origin(original), **_content(original)).json()


def _send(call: Call, **fields: Any) -> Message:
    """Send what the fields of ``Message`` say, with the options every sending method has."""
    markup = read_markup(call.params)
    room = call.world.writable(call.params.chat())
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
        room = call.world.readable(inner.chat())
    found = room.messages.get(message_id)
    if found is None and not inner.flag("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return found


def _text(params: Params) -> Json:
    """Read the fields of a text message."""
    content = _formatted(params, "text", "entities")
    if not content.text:
        raise bad_request("message text is empty")
    if utf16_length(content.text) > limits.TEXT_UNITS:
        raise bad_request("message is too long")
    preview = params.parsed("link_preview_options", "link preview options")
    if not isinstance(preview, dict | None):
        raise bad_request("object expected as link preview options")
    return {"text": content.text, "entities": content.entities, "link_preview": preview}


def _caption(params: Params) -> Json:
    """Read the fields of a caption."""
    content = _formatted(params, "caption", "caption_entities")
    if utf16_length(content.text) > limits.CAPTION_UNITS:
        raise bad_request("message caption is too long")
    return {"caption": content.text, "caption_entities": content.entities}


def _formatted(params: Params, text: str, entities: str) -> Formatted:
    given = params.parsed(entities, "entities")
    return formatted(
        params.text(text), params.text("parse_mode"), given if isinstance(given, list) else ()
    )


def _original(call: Call, what: str) -> Message:
    room = call.world.readable(call.params.chat("from_chat_id"))
    original = call.world.message(room, call.params.integer("message_id"), what)
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


# --- files


def _file(call: Call, name: str, kind: str) -> StoredFile:
    """Find the file of a parameter: uploaded now, or known by its id."""
    upload = call.params.upload(name)
    if upload is not None:
        _check_upload(upload, kind)
        return call.world.store(f"{name}s", upload.data, upload.name, upload.mime_type)
    file_id = call.params.text(name)
    if not file_id:
        raise bad_request(f"there is no {name} in the request")
    if file_id.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    stored = call.world.file(file_id)
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    known_as = stored.path.split("/")[0].removesuffix("s").capitalize()
    if known_as != kind:
        raise bad_request(f"can't use file of type {known_as} as {kind}")
    return stored


def _check_upload(upload: Upload, kind: str) -> None:
    size = len(upload.data)
    if size > limits.UPLOAD_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    if not size:
        raise bad_request("file must be non-empty")
    if kind == "Photo" and size > limits.PHOTO_BYTES:
        raise bad_request(
            f"file of size {size} bytes is too big for a photo;"
            f" the maximum size is {limits.PHOTO_BYTES} bytes"
        )


def _photo(call: Call) -> StoredFile:
    photo = _file(call, "photo", "Photo")
    if not photo.width or not photo.height:
        raise bad_request("IMAGE_PROCESS_FAILED")
    longest, shortest = max(photo.width, photo.height), min(photo.width, photo.height)
    if longest + shortest > limits.PHOTO_SIDES or longest > limits.PHOTO_RATIO * shortest:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return photo


@method
def get_file(call: Call) -> Json:
    """Say where a file can be downloaded: under ``/file/bot<token>/``."""
    file_id = call.params.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    stored = call.world.file(file_id)
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.data) > limits.DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return stored.json() | {"file_path": stored.path}


# --- changing what was sent


@method
def edit_message_text(call: Call) -> Json | bool:
    """Change a text; a keyboard that is not sent again goes."""
    fields = _text(call.params)
    message = _to_edit(call)
    if not message.text:
        raise bad_request("there is no text in the message to edit")
    return _changed(call, message, markup=read_markup(call.params), **fields)


@method
def edit_message_caption(call: Call) -> Json | bool:
    """Change a caption; a keyboard that is not sent again goes."""
    fields = _caption(call.params)
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
    room = call.world.writable(call.params.chat())
    return call.world.message(room, message_id, "message to edit")


@method
def delete_message(call: Call) -> bool:
    """Delete a message not older than two days."""
    room = call.world.writable(call.params.chat())
    message_id = call.params.integer("message_id")
    call.world.delete(room, call.world.message(room, message_id, "message to delete"))
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
    room = call.world.writable(call.params.chat())
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
    room = call.world.readable(call.params.chat())
    message = call.world.message(room, call.params.integer("message_id"), "message to react")
    detail = {"message_id": message.message_id, "reaction": reactions}
    call.world.show("reaction", room.chat.id, **detail)
    return True


@method
def pin_chat_message(call: Call) -> bool:
    """Pin a message."""
    room = call.world.writable(call.params.chat())
    message = call.world.message(room, call.params.integer("message_id"), "message to pin")
    call.world.pin(room, message.message_id)
    return True


@method
def unpin_chat_message(call: Call) -> bool:
    """Unpin the pinned message."""
    room = call.world.writable(call.params.chat())
    if not room.pinned:
        raise bad_request("message to unpin not found")
    call.world.pin(room, 0)
    return True


# --- answering


CHAT_ACTIONS: Final = (
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note",
    "upload_video_note", "cancel",
)  # fmt: skip


@method
def send_chat_action(call: Call) -> bool:
    """Show that the bot is typing, or doing something else."""
    action = call.params.text("action").lower()
    if action not in CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request")
    room = call.world.writable(call.params.chat())
    call.world.show("action", room.chat.id, action=action)
    return True


@method
def answer_callback_query(call: Call) -> bool:
    """Answer a pressed button."""
    params = call.params
    text = params.text("text")
    if len(text) > limits.CALLBACK_ANSWER_CHARS:
        raise bad_request("MESSAGE_TOO_LONG")
    answer = {"text": text, "show_alert": params.flag("show_alert"), "url": params.text("url")}
    call.world.answer(params.text("callback_query_id"), answer)
    return True


@method
def answer_inline_query(call: Call) -> bool:
    """Answer an inline query; the texts of articles are checked as if they were sent."""
    params = call.params
    results = params.parsed("results", "inline query results") or []
    if not isinstance(results, list):
        raise bad_request("expected an Array of inline query results")
    if len(results) > limits.INLINE_RESULTS:
        raise bad_request("too many inline query results specified")
    for result in results:
        _check_result(result)
    if len({str(result["id"]) for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    next_offset = params.text("next_offset")
    if len(next_offset.encode()) > limits.INLINE_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    answer = {
        "results": results,
        "next_offset": next_offset,
        "cache_time": params.integer("cache_time", 300),
        "is_personal": params.flag("is_personal"),
        "button": params.parsed("button", "inline query results button"),
    }
    call.world.answer_inline(params.text("inline_query_id"), answer)
    return True


def _check_result(result: Any) -> None:
    if not isinstance(result, dict):
        raise _unreadable_result("Inline query result must be an object")
    article = result.get("type") == "article"
    for name in ("type", "id", *(("title", "input_message_content") if article else ())):
        if name not in result:
            raise _unreadable_result(f'Can\'t find field "{name}"')
    if not 0 < len(str(result["id"]).encode()) <= limits.INLINE_RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    checked_markup(result.get("reply_markup"))
    content = result.get("input_message_content")
    if isinstance(content, dict) and "message_text" in content:
        _text(Params(content | {"text": content["message_text"]}, {}))


def _unreadable_result(reason: str) -> Refusal:
    return bad_request(f"can't parse inline query result: {reason}")


# --- the menu and the bot's profile


@method
def set_my_commands(call: Call) -> bool:
    """Set the menu of commands for a scope and a language."""
    asked = call.params.parsed("commands", "commands") or []
    if not isinstance(asked, list):
        raise bad_request("expected an Array of BotCommand")
    commands = [_command(command) for command in asked]
    if len(commands) > limits.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.world.menu.commands[_menu_key(call)] = commands
    call.world.show("menu")
    return True


@method
def get_my_commands(call: Call) -> list[Json]:
    """Give the menu set for exactly this scope and language."""
    return call.world.menu.commands.get(_menu_key(call), [])


@method
def delete_my_commands(call: Call) -> bool:
    """Forget the menu of a scope and a language."""
    call.world.menu.commands.pop(_menu_key(call), None)
    call.world.show("menu")
    return True


def _command(value: Any) -> Json:
    if not isinstance(value, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for name in ("command", "description"):
        if name not in value:
            raise bad_request(f"can't parse BotCommand: Can't find field \"{name}\"")
    command = str(value["command"]).strip().removeprefix("/")
    description = str(value["description"]).strip()
    for what, written, most in (
        ("command", command, limits.COMMAND_CHARS),
        ("command description", description, limits.COMMAND_DESCRIPTION_CHARS),
    ):
        if not written:
            raise bad_request(f"{what} must be non-empty")
        if len(written) > most:
            raise bad_request(f"{what} length must not exceed {most}")
    if not re.fullmatch(r"[a-z0-9_]+", command):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": command, "description": description}


SCOPES: Final = {
    "default": 0, "all_private_chats": 0, "all_group_chats": 0, "all_chat_administrators": 0,
    "chat": 1, "chat_administrators": 1, "chat_member": 2,
}  # fmt: skip
"""Kinds of BotCommandScope, and how much each names: nothing, a chat, a chat and a user."""


def _menu_key(call: Call) -> tuple[Scope, str]:
    scope = call.params.parsed("scope", "BotCommandScope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if not isinstance(kind, str) or kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    chat_id = user_id = 0
    if SCOPES[kind] > 0:
        inner = Params(scope, {})
        chat_id = call.world.readable(inner.chat()).chat.id
        user_id = inner.integer("user_id") if SCOPES[kind] > 1 else 0
    return Scope(kind, chat_id, user_id), _language(call)


def _language(call: Call) -> str:
    code = call.params.text("language_code")
    if not re.fullmatch(r"([a-z]{2})?", code):
        raise bad_request("invalid language code specified")
    return code


@method
def set_my_description(call: Call) -> bool:
    """Set what is shown in an empty chat with the bot."""
    description = call.params.text("description")
    if len(description) > limits.DESCRIPTION_CHARS:
        raise bad_request("DESCRIPTION_TOO_LONG")
    call.world.menu.description[_language(call)] = description
    return True


@method
def get_my_description(call: Call) -> Json:
    """Give the description set for exactly this language."""
    return {"description": call.world.menu.description.get(_language(call), "")}


@method
def set_my_short_description(call: Call) -> bool:
    """Set what is shown on the bot's profile."""
    description = call.params.text("short_description")
    if len(description) > limits.SHORT_DESCRIPTION_CHARS:
        raise bad_request("ABOUT_TOO_LONG")
    call.world.menu.short_description[_language(call)] = description
    return True


@method
def get_my_short_description(call: Call) -> Json:
    """Give the short description set for exactly this language."""
    return {"short_description": call.world.menu.short_description.get(_language(call), "")}


# --- chats


GIFTS: Final = (
    "unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription",
    "gifts_from_channels",
)  # fmt: skip
"""What AcceptedGiftTypes names; no chat here takes any."""


@method
def get_chat(call: Call) -> Json:
    """Describe a chat: a ChatFullInfo."""
    room = call.world.readable(call.params.chat())
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
    room = call.world.readable(call.params.chat())
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
    room = call.world.readable(call.params.chat())
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
    room = call.world.readable(call.params.chat())
    return sum(status in PRESENT for status in room.statuses.values())


@method
def leave_chat(call: Call) -> bool:
    """Leave a group or channel."""
    room = call.world.writable(call.params.chat())
    if room.chat.type == "private":
        raise bad_request("chat not found")
    call.world.leave_bot(room)
    return True


def _user(call: Call, user_id: int) -> User | None:
    return call.world.bot if user_id == call.world.bot.id else call.world.people.get(user_id)
