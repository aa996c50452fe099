"""Names of people, with the sentences of a readout that give them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.question import Role
from bot.reply.quoting import past_dateline, quote
from bot.reply.wording import headline
from bot.richtext import Block, bold, line
from bot.voice import Voice
from store import StoredReadout
from store.search.excerpt import sentences


def names_told(
    stored: StoredReadout, role: Role | None, names: Sequence[str], voice: Voice
) -> list[Block]:
    """Who had a part in a meeting, and where its readout says so."""
    key = {"讲话": "who.spoke", None: "who.named"}.get(role, "who.present")
    title = voice.say(key, meeting=headline(stored.readout, voice))
    return [line(bold(title)), *names_quoted(stored, names, voice)]


def names_quoted(stored: StoredReadout, names: Sequence[str], voice: Voice) -> list[Block]:
    """Names, and the sentences that give most of them; nothing where there are none."""
    if not names:
        return []
    text = stored.readout.text
    told = lists_of_names(text, names)[:2]
    quoted = (quote(text, past_dateline(text, start), end) for start, end in told)
    return [line(voice.series(names)), *quoted]


def lists_of_names(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """The sentences that name them, those with the most names first."""
    held = [
        (sum(name in text[start:end] for name in names), start, end)
        for start, end in sentences(text, 0, len(text))
    ]
    held.sort(key=lambda found: (-found[0], found[1]))
    return [(start, end) for count, start, end in held if count]
