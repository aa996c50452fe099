"""What Telegram marks by itself: addresses, commands, mentions."""

import re
from collections.abc import Sequence

from bot.local.formatting.entity import SOLID, Entity, utf16_length

_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
_MENTION = re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)")

_ADDRESS = re.compile(r"(?<![\w/.])(?:https?://|t\.me/)[!-~]*[\w/=#&%+-]", re.ASCII)


def noticed(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """Mark what Telegram marks by itself, outside links and code: addresses, commands, mentions."""
    taken = [(entity.offset, entity.end) for entity in entities if entity.type in SOLID]
    noticed: list[Entity] = []
    patterns = (("url", _ADDRESS), ("bot_command", _COMMAND), ("mention", _MENTION))
    for kind, pattern in patterns:
        for match in pattern.finditer(text):
            start = utf16_length(text[: match.start()])
            end = start + len(match[0])
            if all(end <= begin or start >= stop for begin, stop in taken):
                noticed.append(Entity(kind, start, end - start))
                taken.append((start, end))
    return noticed
