"""The bot's command menus and descriptions, as it set them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.local.model import Chat, Json, Status, User


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a menu is for: a BotCommandScope."""

    type: str = "default"
    chat_id: int = 0
    user_id: int = 0


@dataclass(slots=True)
class Menu:
    """Commands by scope and language, descriptions by language; ``""`` is every other language."""

    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    description: dict[str, str] = field(default_factory=dict)
    short_description: dict[str, str] = field(default_factory=dict)

    def shown(self, person: User, chat: Chat, status: Status) -> list[Json]:
        """List the commands this person sees in this chat: the narrowest scope that has any.

        https://core.telegram.org/bots/api#determining-list-of-commands
        """
        for scope in _narrowing(person, chat, status):
            for language in (person.language_code.split("-")[0], ""):
                if commands := self.commands.get((scope, language)):
                    return commands
        return []


def _narrowing(person: User, chat: Chat, status: Status) -> Iterator[Scope]:
    """Go through the scopes that fit, narrowest first."""
    if chat.type == "private":
        yield Scope("chat", chat.id)
        yield Scope("all_private_chats")
    else:
        yield Scope("chat_member", chat.id, person.id)
        if status in ("creator", "administrator"):
            yield Scope("chat_administrators", chat.id)
        yield Scope("chat", chat.id)
        if status in ("creator", "administrator"):
            yield Scope("all_chat_administrators")
        yield Scope("all_group_chats")
    yield Scope()
