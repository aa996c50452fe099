"""The menu of commands, and the bot's profile."""

import re
from typing import Any, Final

from bot.local import limits
from bot.local.menu import Scope
from bot.local.methods.call import Call, method
from bot.local.model import Json
from bot.local.params import Params
from bot.local.refusals import bad_request


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
        chat_id = call.world.rooms.readable(inner.chat()).chat.id
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
