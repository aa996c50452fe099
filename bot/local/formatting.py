"""A bot's text and its markup → plain text and entities, as Telegram does it.

Offsets and lengths of entities are UTF-16 units of the text that readers see. Refusals name byte
offsets of the text that was sent. Only ``HTML`` is understood; Markdown is refused.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any, Final
from urllib.parse import urlsplit

from bot.local import limits
from bot.local.refusals import Refusal, bad_request, cant_parse

BLANK: Final = " \n"
"""What Telegram strips from both ends of a text."""

STYLES: Final = ("bold", "italic", "underline", "strikethrough", "spoiler")
"""Entities that may overlap and be cut."""
MONOSPACE: Final = ("code", "pre")
"""Entities in which there are no others."""
SOLID: Final = (*MONOSPACE, "text_link", "custom_emoji")
"""Entities that never overlap each other."""
QUOTES: Final = ("blockquote", "expandable_blockquote")
FOUND_BY_TELEGRAM: Final = (
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number",
    "bank_card_number", "date_time",
)  # fmt: skip
"""Entities a bot may send, but which Telegram finds for itself."""

TAGS: Final = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler",
    "code": "code", "pre": "pre",
    "a": "text_link", "tg-emoji": "custom_emoji", "blockquote": "blockquote",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entity:
    """A marked stretch of a text; ``offset`` and ``length`` count UTF-16 units."""

    type: str
    offset: int
    length: int
    url: str = ""
    language: str = ""
    custom_emoji_id: str = ""

    @property
    def end(self) -> int:
        """The unit after the last one."""
        return self.offset + self.length

    def of(self, text: str) -> str:
        """Cut the marked part out of the text."""
        return utf16_slice(text, self.offset, self.length)

    def json(self) -> dict[str, Any]:
        """Write a MessageEntity."""
        extras = {
            "url": self.url,
            "language": self.language,
            "custom_emoji_id": self.custom_emoji_id,
        }
        body = {"type": self.type, "offset": self.offset, "length": self.length}
        return body | {name: value for name, value in extras.items() if value}


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text as readers see it."""

    text: str
    entities: tuple[Entity, ...] = ()


def utf16_length(text: str) -> int:
    """Measure a text in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Cut a part out of a text; both numbers are UTF-16 units."""
    units = text.encode("utf-16-le")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def escape(text: str) -> str:
    """Write a text as HTML that shows exactly it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def formatted(source: str, parse_mode: str = "", entities: Sequence[Any] = ()) -> Formatted:
    """Make of a text, its ``parse_mode`` and its ``entities`` (MessageEntity) what Telegram does.

    A parse mode wins over entities. The text is cleaned and stripped; it may end up empty.
    """
    if len(source.encode()) > limits.SOURCE_BYTES:
        raise bad_request("text is too long")
    match parse_mode.lower():
        case "" | "none":
            text, marked = source, _given(source, entities)
        case "html":
            text, marked = parse_html(source)
        case "markdown" | "markdownv2":
            raise cant_parse("Markdown is not understood by the local Bot API; use HTML")
        case _:
            raise bad_request("unsupported parse_mode")
    text, marked = _cleaned(text, marked)
    text, marked = _stripped(text, _settled(text, marked))
    kept = sorted([*marked, *_noticed(text, marked)], key=_order)
    return Formatted(text, tuple(kept[: limits.ENTITIES]))


def _order(entity: Entity) -> tuple[int, int, str]:
    return entity.offset, -entity.length, entity.type


# --- HTML


@dataclass(frozen=True, slots=True)
class _Open:
    """A tag waiting for its end: what it says, and where its text begins."""

    tag: str
    argument: str
    offset: int
    piece: int


_NEXT = re.compile(r"[<&]")
_TAG = re.compile(r"<(/?)([^\s>]*)")
_ATTRIBUTE = re.compile(
    r"""\s*(?P<name>[^\s=>/"']*)\s*"""
    r"""(?P<value>=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<token>[A-Za-z0-9.-]*)))?"""
)
_REFERENCE = re.compile(
    r"&(?:#x(?P<hex>[0-9A-Fa-f]{1,6})|#(?P<number>[0-9]{1,7})|(?P<name>lt|gt|amp|quot)(?![A-Za-z]));?"
)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Read Telegram's HTML.

    Nothing is stripped yet, and entities stand in the order in which their tags end.
    """
    pieces: list[str] = []
    offset = position = 0
    unclosed: list[_Open] = []
    entities: list[Entity] = []
    while position < len(source):
        if source[position] == "<":
            closing, name = _tag_name(source, position)
            if closing:
                position = _close(source, position, name, unclosed, entities, pieces, offset)
            else:
                argument, after = _arguments(source, position, name)
                unclosed.append(_Open(name, argument, offset, len(pieces)))
                position = after
            continue
        piece, position = _plain(source, position)
        pieces.append(piece)
        offset += utf16_length(piece)
    if unclosed:
        raise cant_parse(f'Can\'t find end tag corresponding to start tag "{unclosed[-1].tag}"')
    for place, entity in enumerate(entities):
        if entity.type == "code":
            entities[place] = replace(entity, language="")
    return _joined(pieces), entities


def _plain(source: str, position: int) -> tuple[str, int]:
    """Read up to the next tag or reference, or the one reference here; say where it ends."""
    if source[position] == "&":
        reference = _REFERENCE.match(source, position)
        if reference and (character := _referred(reference)):
            return character, reference.end()
    upcoming = _NEXT.search(source, position + 1)
    end = upcoming.start() if upcoming else len(source)
    return source[position:end], end


def _referred(reference: re.Match[str]) -> str:
    if reference["name"]:
        return _NAMED[reference["name"]]
    number = int(reference["hex"], 16) if reference["hex"] else int(reference["number"])
    return chr(number) if 0 < number < 0x10FFFF else ""


def _joined(pieces: Iterable[str]) -> str:
    """Join pieces; halves of a surrogate pair written as two references become one character."""
    try:
        return "".join(pieces).encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError as broken:
        raise cant_parse(
            "Text contains invalid Unicode characters after decoding HTML entities,"
            " check for unmatched surrogate code units"
        ) from broken


def _byte(source: str, position: int) -> str:
    return f"byte offset {len(source[:position].encode())}"


def _tag_name(source: str, position: int) -> tuple[bool, str]:
    """Read the name of the tag here, and whether it ends something."""
    tag = _TAG.match(source, position)
    assert tag is not None
    closing, name = bool(tag[1]), tag[2].lower()
    if not closing:
        if tag.end() == len(source):
            raise cant_parse(f"Unclosed start tag at {_byte(source, position)}")
        if name not in TAGS:
            raise cant_parse(f'Unsupported start tag "{name}" at {_byte(source, position)}')
    return closing, name


def _arguments(source: str, start: int, tag: str) -> tuple[str, int]:
    """Read what a start tag says (its link, language, emoji …), and where it ends."""
    argument = ""
    position = start + 1 + len(tag)
    while True:
        attribute = _ATTRIBUTE.match(source, position)
        assert attribute is not None
        position = attribute.end()
        following = source[position : position + 1]
        if not attribute["name"] and not attribute["value"] and following == ">":
            break
        if not following or (attribute["value"] and following in "\"'" and not attribute["token"]):
            raise cant_parse(f'Unclosed start tag "{tag}" at {_byte(source, start)}')
        if not attribute["name"]:
            raise cant_parse(f'Empty attribute name in the tag "{tag}" at {_byte(source, start)}')
        if attribute["token"] is not None and not (following.isspace() or following == ">"):
            begin = _byte(source, attribute.start("token"))
            raise cant_parse(f"Unexpected end of name token at {begin}")
        argument = _argument(tag, attribute) or argument
    if tag == "span" and argument != "tg-spoiler":
        raise cant_parse(f'Tag "span" must have class "tg-spoiler" at {_byte(source, start)}')
    return argument, position + 1


def _argument(tag: str, attribute: re.Match[str]) -> str:
    """Read what one attribute adds to its tag; most add nothing."""
    quoted = attribute["double"] if attribute["double"] is not None else attribute["single"]
    value = (attribute["token"] or "").lower() if quoted is None else quoted
    value = _REFERENCE.sub(lambda reference: _referred(reference) or reference[0], value)
    match tag, attribute["name"]:
        case ("a", "href") | ("tg-emoji", "emoji-id") | ("span", "class"):
            return value
        case "code", "class" if value.startswith("language-"):
            return value.removeprefix("language-")
        case "blockquote", "expandable":
            return "expandable"
        case _:
            return ""


def _close(
    source: str,
    start: int,
    name: str,
    unclosed: list[_Open],
    entities: list[Entity],
    pieces: list[str],
    offset: int,
) -> int:
    """Close the innermost open tag, add what it marked, and say where the end tag ends."""
    if not unclosed:
        raise cant_parse(f"Unexpected end tag at {_byte(source, start)}")
    end = start + 2 + len(name)
    while source[end : end + 1].isspace():
        end += 1
    if source[end : end + 1] != ">":
        raise cant_parse(f"Unclosed end tag at {_byte(source, start)}")
    opened = unclosed.pop()
    if name not in ("", opened.tag):
        raise cant_parse(
            f"Unmatched end tag at {_byte(source, start)},"
            f' expected "</{opened.tag}>", found "</{name}>"'
        )
    if offset > opened.offset:
        inner = "".join(pieces[opened.piece :]) if opened.tag == "a" else ""
        marked = _marked(opened, offset - opened.offset, inner)
        if marked is not None:
            _add(entities, marked)
    return end + 1


def _marked(opened: _Open, length: int, inner: str) -> Entity | None:
    """Make the entity of a closed tag; none of a link that leads nowhere."""
    entity = Entity(TAGS[opened.tag], opened.offset, length)
    match opened.tag:
        case "a":
            url = checked_link(opened.argument or inner)
            return replace(entity, url=url) if url else None
        case "tg-emoji":
            if not re.fullmatch(r"-?0*[1-9][0-9]{0,18}", opened.argument):
                raise cant_parse("Invalid custom emoji identifier specified")
            return replace(entity, custom_emoji_id=opened.argument)
        case "code":
            return replace(entity, language=opened.argument)
        case "blockquote" if opened.argument:
            return replace(entity, type="expandable_blockquote")
        case _:
            return entity


def _add(entities: list[Entity], entity: Entity) -> None:
    """Add an entity; ``<pre><code class="language-…">`` becomes one, with the language."""
    last = entities[-1] if entities else None
    if (
        last is not None
        and {last.type, entity.type} == {"code", "pre"}
        and (last.offset, last.length) == (entity.offset, entity.length)
        and (language := last.language or entity.language)
    ):
        entities[-1] = replace(entity, type="pre", language=language)
    else:
        entities.append(entity)


def checked_link(url: str) -> str:
    """Write a link as Telegram keeps it, or nothing where it would not be one.

    Mentions by user id (``tg://user?id=``) are not kept, as for a user the bot never met.
    """
    url = url.strip()
    if "://" not in url:
        url = "http://" + url
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme in ("tg", "ton"):
        return "" if host == "user" else url
    if parts.scheme not in ("http", "https", "ftp") or "." not in host.strip("."):
        return ""
    if re.search(r"\s", parts.netloc):
        return ""
    return url if parts.path or parts.query or parts.fragment else url + "/"


# --- entities given beside the text


def _given(text: str, entities: Sequence[Any]) -> list[Entity]:
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


# --- settling what was marked


def _cleaned(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """Drop carriage returns, and make spaces of other control characters."""
    text = re.sub(r"[\x00-\x09\x0b\x0c\x0e-\x1f]", " ", text)
    if "\r" not in text:
        return text, list(entities)
    widths = (0 if unit == "\r" else 1 for unit in _units(text))
    before = list(accumulate(widths, initial=0))
    moved = (_spanning(entity, before[entity.offset], before[entity.end]) for entity in entities)
    return text.replace("\r", ""), [entity for entity in moved if entity.length]


def _units(text: str) -> Iterable[str]:
    """Go through the UTF-16 units of a text; half a character is written as the character."""
    for character in text:
        yield character
        if character > "\uffff":
            yield character


def _spanning(entity: Entity, start: int, end: int) -> Entity:
    return replace(entity, offset=start, length=max(0, end - start))


def _settled(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """Make entities stand beside each other.

    Of overlapping links and code, and of nested quotations, the outer stays; styles of one kind
    that touch become one; styles are cut around code; blanks at the start of an entity are let go.
    """
    ordered = sorted(entities, key=_order)
    quotes = _apart(entity for entity in ordered if entity.type in QUOTES)
    solid = _apart(entity for entity in ordered if entity.type in SOLID)
    holes = [(entity.offset, entity.end) for entity in solid if entity.type in MONOSPACE]
    styles = [
        Entity(style, start, end - start)
        for style in STYLES
        for start, end in _united(entity for entity in ordered if entity.type == style)
        for start, end in _without(start, end, holes)
    ]
    units = "".join(_units(text))
    tight = (
        entity if entity.type in ("text_link", "custom_emoji") else _tightened(units, entity)
        for entity in (*quotes, *solid, *styles)
    )
    return [entity for entity in tight if entity.length]


def _apart(ordered: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in ordered:
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _united(ordered: Iterable[Entity]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for entity in ordered:
        if spans and entity.offset <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], entity.end))
        else:
            spans.append((entity.offset, entity.end))
    return spans


def _without(start: int, end: int, holes: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    for hole_start, hole_end in holes:
        if hole_end <= start or hole_start >= end:
            continue
        if start < hole_start:
            yield start, hole_start
        start = hole_end
    if start < end:
        yield start, end


def _tightened(units: str, entity: Entity) -> Entity:
    inner = units[entity.offset : entity.end]
    if not inner.strip(BLANK):
        return replace(entity, length=0)
    skipped = len(inner) - len(inner.lstrip(BLANK))
    return _spanning(entity, entity.offset + skipped, entity.end)


def _stripped(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """Take blanks off the ends of the text, and move the entities along."""
    kept = text.strip(BLANK)
    start = len(text) - len(text.lstrip(BLANK))
    end = start + utf16_length(kept)
    moved = (
        _spanning(entity, max(entity.offset, start) - start, min(entity.end, end) - start)
        for entity in entities
    )
    return kept, [entity for entity in moved if entity.length]


_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")
_MENTION = re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)")

_ADDRESS = re.compile(r"(?<![\w/.])(?:https?://|t\.me/)[!-~]*[\w/=#&%+-]", re.ASCII)


def _noticed(text: str, entities: Sequence[Entity]) -> list[Entity]:
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
