"""Notifications: which readouts, what in them was looked for, and by which subscription."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.action import OpenMeeting, PauseFromNotice, ShowSubscriptions, ShowText, Unsubscribe
from bot.chat.news import Changed, News, Piece
from bot.reply.compose import worded
from bot.reply.model import Button, Reply, Row, rows
from bot.reply.quoting import quote
from bot.reply.wording import (
    first_used,
    headline,
    short,
    source_of,
    subscribed_to,
    taken_up,
)
from bot.richtext import Block, bold, line
from bot.voice import Voice
from store import AgendaItem, Readout, Subscription
from store.notifications.delivery import About
from store.notifications.rhythm import Silence

WITH_BUTTONS = 4
"""Subscriptions given buttons in a notification; those of more are in the list, a tap away."""
LABEL_CHARS = 10
SUBJECT_CHARS = 200
"""Of the subject of an item that is quoted from; some are whole sentences."""
MOST_ITEMS = 12
MOST_PHRASES = 8
"""New set phrases in a notification; the readout itself, a tap away, shows all."""
ABOUT: dict[About, str] = {
    "new": "news.new",
    "changed": "news.changed",
    "silence": "news.silence",
}


@worded.register
def _news(answer: News, voice: Voice, question: int) -> Reply:
    blocks: list[Block] = []
    if len(answer.pieces) > 1:
        mixed = any(piece.about != "new" for piece in answer.pieces)
        key = "news.past" if answer.past else "news.mixed" if mixed else "news.several"
        blocks.append(line(bold(voice.say(key, count=len(answer.pieces)))))
    causes: Block | None = None
    for number, piece in enumerate(answer.pieces, 1):
        if piece.subscriptions and (why := _causes(piece, voice)) != causes:
            blocks.append(causes := why)
        blocks += _piece(piece, number if len(answer.pieces) > 1 else 0, voice)
    return Reply(tuple(blocks), tuple(_news_keyboard(answer, voice)), fresh=True)


def _causes(piece: Piece, voice: Voice) -> Block:
    """Why the chat hears of it; said once where it is the same for several in a row."""
    named = voice.series(subscribed_to(short(one.text, 30), voice) for one in piece.subscriptions)
    return line(voice.say(ABOUT[piece.about], names=named))


def _piece(piece: Piece, number: int, voice: Voice) -> Iterator[Block]:
    """A readout; where it is one of several it has the number of its button, and its items none."""
    readout = piece.stored.readout
    if piece.silence:
        yield from _silence(piece.silence, voice)
    yield line(bold(f"{number} " * bool(number) + headline(readout, voice)))
    if piece.silence:
        return
    if piece.about == "changed" and piece.before:
        yield from _changes(piece, piece.before.readout, voice)
    elif piece.hits:
        for hit in piece.hits:
            if hit.item:
                yield _item(readout, hit.item, short(hit.item.subject, SUBJECT_CHARS), number)
            yield quote(readout.text, hit.excerpt.start, hit.excerpt.end, hit.excerpt.marks)
    else:
        for item in readout.items[:MOST_ITEMS]:
            yield _item(readout, item, short(item.subject), number)
    if piece.phrases:
        yield line(first_used(readout, piece.phrases[:MOST_PHRASES], voice))


def _item(readout: Readout, item: AgendaItem, subject: str, number: int) -> Block:
    return line(f"{'·' if number else item.position} {taken_up(readout, item, subject)}")


def _changes(piece: Piece, before: Readout, voice: Voice) -> Iterator[Block]:
    for change in piece.changes:
        old, new = ("news.before", "news.after") if _both(change) else ("news.left", "news.added")
        for key, text, (start, end) in (
            (old, before.text, change.before),
            (new, piece.stored.readout.text, change.after),
        ):
            if start < end:
                yield line(voice.say(key))
                yield quote(text, start, min(end, start + 200))


def _both(change: Changed) -> bool:
    return all(start < end for start, end in (change.before, change.after))


def _silence(silence: Silence, voice: Voice) -> Iterator[Block]:
    said = voice.say(
        "news.silent_since",
        body=silence.body,
        last=voice.day(silence.last),
        usual=silence.rhythm.usual_days,
        late=silence.rhythm.late_after,
    )
    yield line(said)
    yield line(voice.say("news.last_heard"))


def _news_keyboard(answer: News, voice: Voice) -> Iterator[Row]:
    if len(answer.pieces) == 1:
        stored = answer.pieces[0].stored
        row = [
            Button(voice.say("button.agenda"), OpenMeeting(stored.id)),
            Button(voice.say("button.whole_text"), ShowText(stored.id)),
        ]
        yield (*row, *source_of(stored.readout, voice))
    else:
        yield from rows(
            [
                Button(str(number), OpenMeeting(piece.stored.id))
                for number, piece in enumerate(answer.pieces, 1)
            ]
        )
    yield from _stopping([one for piece in answer.pieces for one in piece.subscriptions], voice)


def _stopping(causes: Sequence[Subscription], voice: Voice) -> Iterator[Row]:
    """Buttons to pause or remove each subscription that a notification came of."""
    by_id = {one.id: one for one in causes}
    for one in list(by_id.values())[:WITH_BUTTONS]:
        name = short(one.text, LABEL_CHARS) or voice.say("subscribing.everything")
        yield (
            Button(voice.say("news.pause", text=name), PauseFromNotice(one.id)),
            Button(voice.say("news.remove", text=name), Unsubscribe(one.id, fresh=1)),
        )
    if len(by_id) > WITH_BUTTONS:
        yield (Button(voice.say("subscribing.all"), ShowSubscriptions()),)
