"""Telegram's HTML → plain text and entities."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from bot.local.formatting.entity import Entity, utf16_length
from bot.local.formatting.links import checked_link
from bot.local.refusals import cant_parse

TAGS: Final = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler",
    "code": "code", "pre": "pre",
    "a": "text_link", "tg-emoji": "custom_emoji", "blockquote": "blockquote",
}  # fmt: skip


def escape(text: str) -> str:
    """Write a text as HTML that shows exactly it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


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
