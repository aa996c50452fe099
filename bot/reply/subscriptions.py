"""Subscriptions as they are shown: the offer, the list, one of them; and the notifications."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.action import (
    OfferSearch,
    OfferTopic,
    OpenMeeting,
    PauseFromNotice,
    SetDelivery,
    SetSubscription,
    ShowLastFound,
    ShowSubscription,
    ShowSubscriptions,
    ShowText,
    Subscribe,
    Unsubscribe,
    UnsubscribeAll,
)
from bot.answer import (
    Chaired,
    Counted,
    Hits,
    Matters,
    Meetings,
    Nothing,
    OneItem,
    OneMeeting,
    PhraseCard,
)
from bot.news import News, Piece
from bot.reply.compose import worded
from bot.reply.model import Button, Reply, Row, rows
from bot.reply.wording import headline, pages_in, quote, short
from bot.richtext import Block, bold, line
from bot.subscribing import (
    A_PAGE,
    CHANGEABLE,
    DELIVERY,
    QUIET_CHOICES,
    DeliveryTimes,
    Listed,
    Offer,
    Paused,
    Standing,
    Subscribed,
    Unsubscribed,
)
from bot.topic import topic_of
from bot.voice import Voice
from store import CADENCES, Cadence, QuietHours, Subscription
from store.outbox import About
from store.rhythm import Silence

NAMED = 3
"""Subscriptions named and given buttons in a notification; of more, the list is a tap away."""
LABEL_CHARS = 10
MOST_ITEMS = 12
CHOOSE: dict[Cadence, str] = {
    "now": "subscribing.choose_now",
    "daily": "subscribing.choose_daily",
    "weekly": "subscribing.choose_weekly",
}
HOW: dict[Cadence, str] = {
    "now": "subscribing.how_now",
    "daily": "subscribing.how_daily",
    "weekly": "subscribing.how_weekly",
}
ALL: dict[Cadence, str] = {
    "now": "subscribing.all_now",
    "daily": "subscribing.all_daily",
    "weekly": "subscribing.all_weekly",
}


@dataclass(frozen=True, slots=True)
class _Besides:
    """Something told besides new readouts to who asks for it, and the sentences about it."""

    chosen: Callable[[Subscription], bool]
    said: str
    start: str
    stop: str


BESIDES = {
    "changes": _Besides(
        lambda one: one.changes,
        "subscribing.changes",
        "subscribing.with_changes",
        "subscribing.no_changes",
    ),
    "silence": _Besides(
        lambda one: one.silence,
        "subscribing.silence",
        "subscribing.with_silence",
        "subscribing.no_silence",
    ),
}
ABOUT: dict[About, str] = {
    "new": "news.new",
    "changed": "news.changed",
    "silence": "news.silence",
}


def bell(answer: object, question: int, voice: Voice) -> Button | None:
    """The button that subscribes to what an answer is about; None where there is nothing to."""
    match answer:
        case Nothing() if question:
            return Button(voice.say("subscribing.tell_me"), OfferSearch(question))
        case Hits() | Meetings() | Chaired() | Matters() | Counted() | PhraseCard() if question:
            return Button(voice.say("subscribing.bell"), OfferSearch(question))
        case OneMeeting(stored):
            return Button(voice.say("subscribing.bell"), OfferTopic(stored.id, 0))
        case OneItem(stored, item):
            label = voice.say("subscribing.bell_for", text=topic_of(item) or short(item.subject, 8))
            return Button(label, OfferTopic(stored.id, item.position))
    return None


def with_bell(reply: Reply, answer: object, question: int, voice: Voice) -> Reply:
    """A reply with the button that subscribes to more of the same."""
    button = bell(answer, question, voice)
    if button is None:
        return reply
    return replace(reply, keyboard=(*reply.keyboard, (button,)))


# --- subscribing --------------------------------------------------------------------------------


@worded.register
def _offer(answer: Offer, voice: Voice, question: int) -> Reply:
    named = _named(answer.text, voice)
    key = "subscribing.offer" if answer.total else "subscribing.offer_none"
    blocks = [
        line(bold(voice.say("subscribing.offered", text=named))),
        line(voice.say(key, count=answer.total)),
        *(line(f"· {headline(stored.readout, voice)}") for stored in answer.examples),
        line(voice.say("subscribing.from_now")),
    ]
    choices = tuple(
        Button(voice.say(CHOOSE[cadence]), Subscribe(answer.question, number))
        for number, cadence in enumerate(CADENCES)
    )
    return Reply(tuple(blocks), (choices,), fresh=True)


@worded.register
def _subscribed(answer: Subscribed, voice: Voice, question: int) -> Reply:
    one = answer.subscription
    key = "subscribing.made" if answer.made else "subscribing.is_made"
    said = [line(bold(voice.say(key, text=_named(one.text, voice)))), line(_how(one, voice))]
    paused = "subscribing.resume" if one.paused else "subscribing.pause"
    first = (
        _set(voice.say(paused), one, "paused", int(not one.paused)),
        Button(voice.say("subscribing.remove"), Unsubscribe(one.id)),
        Button(voice.say("subscribing.last_three"), ShowLastFound(one.id)),
    )
    cadences = tuple(
        _set(voice.say(CHOOSE[cadence]), one, "cadence", number)
        for number, cadence in enumerate(CADENCES)
        if cadence != one.cadence
    )
    besides = tuple(
        _set(
            voice.say(more.stop if more.chosen(one) else more.start),
            one,
            what,
            not more.chosen(one),
        )
        for what, more in BESIDES.items()
    )
    last = (Button(voice.say("subscribing.all"), ShowSubscriptions()),)
    return Reply(tuple(said), (first, cadences, besides, last))


@worded.register
def _listed(answer: Listed, voice: Voice, question: int) -> Reply:
    if not answer.subscriptions:
        return Reply((line(voice.say("subscribing.none")),))
    count = len(answer.subscriptions)
    pages = pages_in(count, A_PAGE)
    page = min(answer.page, pages - 1)
    shown = answer.subscriptions[page * A_PAGE : (page + 1) * A_PAGE]
    blocks = [line(bold(voice.say("subscribing.listed", count=count)))]
    keyboard: list[Row] = []
    for number, one in enumerate(shown, page * A_PAGE + 1):
        blocks.append(line(f"{number} {_named(one.text, voice)}　{_how(one, voice)}"))
        pause = "▶" if one.paused else "⏸"
        keyboard.append(
            (
                Button(f"{number} {short(_named(one.text, voice), 16)}", ShowSubscription(one.id)),
                _set(pause, one, "paused", int(not one.paused)),
                Button("✕", Unsubscribe(one.id)),
            )
        )
    turning = []
    if page > 0:
        turning.append(Button(voice.say("paging.previous"), ShowSubscriptions(page - 1)))
    if page + 1 < pages:
        turning.append(Button(voice.say("paging.next"), ShowSubscriptions(page + 1)))
    keyboard += [tuple(turning)] if turning else []
    keyboard.append(
        (
            Button(voice.say("subscribing.times"), SetDelivery()),
            Button(voice.say("subscribing.remove_all"), UnsubscribeAll()),
        )
    )
    return Reply(tuple(blocks), tuple(keyboard))


@worded.register
def _paused(answer: Paused, voice: Voice, question: int) -> Reply:
    one = answer.subscription
    row = (
        _set(voice.say("subscribing.resume"), one, "paused", 0),
        Button(voice.say("subscribing.remove"), Unsubscribe(one.id)),
        Button(voice.say("subscribing.all"), ShowSubscriptions()),
    )
    said = voice.say("subscribing.paused", text=_named(one.text, voice))
    return Reply((line(said),), (row,), fresh=True)


@worded.register
def _unsubscribed(answer: Unsubscribed, voice: Voice, question: int) -> Reply:
    one = answer.subscription
    row = (
        Button(
            voice.say("subscribing.undo"),
            Subscribe(answer.question, CADENCES.index(one.cadence)),
        ),
        Button(voice.say("subscribing.all"), ShowSubscriptions()),
    )
    said = voice.say("subscribing.removed", text=_named(one.text, voice))
    return Reply((line(said),), (row,), fresh=answer.fresh)


@worded.register
def _delivery_times(answer: DeliveryTimes, voice: Voice, question: int) -> Reply:
    chat = answer.chat
    quiet = _quiet(chat.quiet, voice)
    blocks = (
        line(bold(voice.say("subscribing.times"))),
        line(voice.say("subscribing.quiet_is", quiet=quiet)),
        line(voice.say("subscribing.digest_at", hour=chat.digest_hour)),
    )
    quiets = tuple(
        _when(_quiet(choice, voice), "quiet", number)
        for number, choice in enumerate(QUIET_CHOICES)
        if choice != chat.quiet
    )
    hours = (
        _when(voice.say("subscribing.earlier"), "digest_hour", (chat.digest_hour - 1) % 24),
        _when(voice.say("subscribing.later"), "digest_hour", (chat.digest_hour + 1) % 24),
    )
    everything = tuple(
        _when(voice.say(ALL[cadence]), "cadence", number) for number, cadence in enumerate(CADENCES)
    )
    back = (Button(voice.say("subscribing.all"), ShowSubscriptions()),)
    return Reply(blocks, (quiets, hours, everything, back))


@worded.register
def _standing(answer: Standing, voice: Voice, question: int) -> Reply:
    backlog = answer.backlog
    blocks = [
        line(
            voice.say(
                "stats.subscribed",
                subscriptions=backlog.subscriptions,
                chats=backlog.chats,
                inactive=backlog.inactive,
            )
        ),
        line(
            voice.say(
                "stats.states",
                pending=backlog.pending,
                sending=backlog.sending,
                sent=backlog.sent,
                unknown=backlog.unknown,
            )
        ),
    ]
    if backlog.refused:
        reasons = "、".join(f"{why} {count}" for why, count in backlog.refused)
        blocks.append(line(voice.say("stats.refused", reasons=reasons)))
    if backlog.oldest:
        minutes = int((answer.now - backlog.oldest).total_seconds() // 60)
        blocks.append(line(voice.say("stats.oldest", minutes=minutes)))
    return Reply(tuple(blocks))


def _named(text: str, voice: Voice) -> str:
    return f"“{text}”" if text else voice.say("subscribing.everything")


def _how(one: Subscription, voice: Voice) -> str:
    said = [voice.say("subscribing.is_paused" if one.paused else HOW[one.cadence])]
    said += [voice.say(more.said) for more in BESIDES.values() if more.chosen(one)]
    return "，".join(said)


def _quiet(quiet: QuietHours | None, voice: Voice) -> str:
    if quiet is None:
        return voice.say("subscribing.no_quiet")
    start, end = (f"{minute // 60}:{minute % 60:02}" for minute in (quiet.start, quiet.end))
    return voice.say("subscribing.quiet", start=start, end=end)


def _set(label: str, one: Subscription, what: str, value: int) -> Button:
    return Button(label, SetSubscription(one.id, CHANGEABLE.index(what), int(value)))


def _when(label: str, what: str, value: int) -> Button:
    return Button(label, SetDelivery(DELIVERY.index(what), value))


# --- notifications ------------------------------------------------------------------------------


@worded.register
def _news(answer: News, voice: Voice, question: int) -> Reply:
    blocks: list[Block] = []
    if len(answer.pieces) > 1:
        mixed = any(piece.about != "new" for piece in answer.pieces)
        key = "news.past" if answer.past else "news.mixed" if mixed else "news.several"
        blocks.append(line(bold(voice.say(key, count=len(answer.pieces)))))
    for number, piece in enumerate(answer.pieces, 1):
        blocks += _piece(piece, f"{number} " if len(answer.pieces) > 1 else "", voice)
    return Reply(tuple(blocks), tuple(_news_keyboard(answer, voice)), fresh=True)


def _piece(piece: Piece, number: str, voice: Voice) -> Iterator[Block]:
    readout = piece.stored.readout
    if piece.subscriptions:
        named = [_named(short(one.text, 30), voice) for one in piece.subscriptions[:NAMED]]
        names = "、".join(named)
        if len(piece.subscriptions) > NAMED:
            names = voice.say("news.and_more", names=names, count=len(piece.subscriptions))
        yield line(voice.say(ABOUT[piece.about], names=names))
    if piece.silence:
        yield from _silence(piece.silence, voice)
    yield line(bold(f"{number}{headline(readout, voice)}"))
    if piece.silence:
        return
    if piece.about == "changed" and piece.before:
        for change in piece.changes:
            for key, text, (start, end) in (
                ("news.before", piece.before.readout.text, change.before),
                ("news.after", readout.text, change.after),
            ):
                if start < end:
                    yield line(voice.say(key))
                    yield quote(text, start, min(end, start + 200))
        return
    if not piece.hits:
        for item in readout.items[:MOST_ITEMS]:
            yield line(f"{item.position} {item.verb} {short(item.subject)}")
        return
    for hit in piece.hits:
        if hit.item:
            yield line(f"{hit.item.position} {hit.item.verb} {hit.item.subject}")
        yield quote(readout.text, hit.excerpt.start, hit.excerpt.end, hit.excerpt.marks)


def _silence(silence: Silence, voice: Voice) -> Iterator[Block]:
    said = voice.say(
        "news.silent_since",
        body=silence.body,
        last=silence.last.isoformat(),
        usual=silence.rhythm.usual_days,
        late=silence.rhythm.late_after,
    )
    yield line(said)
    yield line(voice.say("news.last_heard"))


def _news_keyboard(answer: News, voice: Voice) -> Iterator[Row]:
    if len(answer.pieces) == 1:
        stored = answer.pieces[0].stored
        row = [
            Button(voice.say("news.open"), OpenMeeting(stored.id)),
            Button(voice.say("button.whole_text"), ShowText(stored.id)),
        ]
        if stored.readout.url:
            row.append(Button(voice.say("button.source"), url=stored.readout.url))
        yield tuple(row)
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
    for one in list(by_id.values())[:NAMED]:
        name = short(one.text, LABEL_CHARS) or voice.say("subscribing.everything")
        yield (
            Button(voice.say("news.pause", text=name), PauseFromNotice(one.id)),
            Button(voice.say("news.remove", text=name), Unsubscribe(one.id, fresh=1)),
        )
    if len(by_id) > NAMED:
        yield (Button(voice.say("subscribing.all"), ShowSubscriptions()),)
