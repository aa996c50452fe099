"""The ``entities`` that a bot gives beside a text."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from bot.local.formatting.entity import QUOTES, SOLID, STYLES, Entity, utf16_length
from bot.local.formatting.links import checked_link
from bot.local.refusals import Refusal, bad_request

FOUND_BY_TELEGRAM: Final = (
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number",
    "bank_card_number", "date_time",
)  # fmt: skip
"""Entities a bot may send, but which Telegram finds for itself."""


def given_entities(text: str, entities: Sequence[Any]) -> list[Entity]:
    """Check the ``entities`` parameter; leave out the kinds that Telegram finds for itself."""
    length = utf16_length(text)
    units = text.encode("utf-16-le")
    given = [entity for entity in map(_read, entities) if entity is not None and entity.length]
    for entity in given:
        if entity.end > length:
            raise bad_request(
                f"entity beginning at UTF-16 offset {entity.offset} ends after the end of the"
                f" text at UTF-16 offset {entity.end}"
            )
        for edge in (entity.offset, entity.end):
            if 0xDC <= int.from_bytes(units[2 * edge + 1 : 2 * edge + 2]) <= 0xDF:
                word = "begins" if edge == entity.offset else "ends"
                whole = units[: 2 * edge].decode("utf-16-le", "ignore")
                where = len(whole.encode())
                raise bad_request(
                    f"entity {word} in a middle of a UTF-16 symbol at byte offset {where}"
                )
    return given


def _read(value: Any) -> Entity | None:
    """Read one MessageEntity of the parameter."""
    if not isinstance(value, dict):
        raise _unreadable("expected an Object")
    for field in ("type", "offset", "length"):
        if field not in value:
            raise _unreadable(f'Can\'t find field "{field}"')
    kind, offset, length = value["type"], value["offset"], value["length"]
    if kind in FOUND_BY_TELEGRAM or kind == "text_mention":
        return None
    if kind not in (*STYLES, *SOLID, *QUOTES):
        raise _unreadable("Unsupported type specified")
    for field, number in (("offset", offset), ("length", length)):
        if not isinstance(number, int):
            raise _unreadable(f'Field "{field}" must be of type Number')
        if not 0 <= number <= 1_000_000:
            raise bad_request(f"receive an entity with incorrect {field} {number}")
    entity = Entity(kind, offset, length, language=str(value.get("language") or ""))
    if kind == "text_link":
        if "url" not in value:
            raise _unreadable('Can\'t find field "url"')
        url = checked_link(str(value["url"]))
        return replace(entity, url=url) if url else None
    if kind == "custom_emoji":
        return replace(entity, custom_emoji_id=str(value.get("custom_emoji_id", "")))
    return entity


def _unreadable(reason: str) -> Refusal:
    return bad_request(f"can't parse MessageEntity: {reason}")
