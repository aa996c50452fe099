"""Subscriptions as they are shown: the offer, the list, one of them; and the notifications."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.action import (
    OfferSearch,
    OfferTopic,
    SetDelivery,
    SetSubscription,
    ShowLastFound,
    ShowPreferences,
    ShowSubscription,
    ShowSubscriptions,
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
    PersonCard,
    PhraseCard,
)
from bot.chat.subscribing import (
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
from bot.chat.topic import topic_of
from bot.reply.compose import worded
from bot.reply.model import Button, Reply, Row
from bot.reply.wording import (
    headline,
    pages_in,
    short,
    subscribed_to,
)
from bot.richtext import bold, line
from bot.voice import Voice
from store import CADENCES, Cadence, QuietHours, Subscription

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
    """Something that is only done for who asks for it, and the sentences about it."""

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
    "phrases": _Besides(
        lambda one: one.phrases,
        "subscribing.phrases",
        "subscribing.with_phrases",
        "subscribing.no_phrases",
    ),
    "loud": _Besides(
        lambda one: one.loud,
        "subscribing.loud",
        "subscribing.be_loud",
        "subscribing.be_quiet",
    ),
}


def bell(answer: object, question: int, voice: Voice) -> Button | None:
    """The button that subscribes to what an answer is about; None where there is nothing to."""
    match answer:
        case Nothing() if question:
            return Button(voice.say("subscribing.tell_me"), OfferSearch(question))
        case (
            Hits() | Meetings() | Chaired() | Matters() | Counted() | PhraseCard() | PersonCard()
        ) if question:
            return Button(voice.say("subscribing.bell"), OfferSearch(question))
        case OneMeeting(stored):
            return Button(voice.say("subscribing.bell"), OfferTopic(stored.id, 0))
        case OneItem(stored, item) if about := topic_of(item):
            label = voice.say("subscribing.bell_for", text=about)
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
    named = subscribed_to(answer.text, voice)
    key = "subscribing.offer" if answer.total else "subscribing.offer_none"
    key = key if answer.ever else "subscribing.offer_never"
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
    said = [line(bold(voice.say(key, text=subscribed_to(one.text, voice)))), line(_how(one, voice))]
    paused = "subscribing.resume" if one.paused else "subscribing.pause"
    first = (
        _set(voice.say(paused), one, "paused", not one.paused),
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
    return Reply(tuple(said), (first, cadences, besides[:2], besides[2:], last))


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
        blocks.append(line(f"{number} {subscribed_to(one.text, voice)}　{_how(one, voice)}"))
        pause = "▶" if one.paused else "⏸"
        keyboard.append(
            (
                Button(
                    f"{number} {short(subscribed_to(one.text, voice), 16)}",
                    ShowSubscription(one.id),
                ),
                _set(pause, one, "paused", not one.paused, page + 1),
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
    said = voice.say("subscribing.paused", text=subscribed_to(one.text, voice))
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
    said = voice.say("subscribing.removed", text=subscribed_to(one.text, voice))
    return Reply((line(said),), (row,), fresh=answer.fresh)


@worded.register
def _delivery_times(answer: DeliveryTimes, voice: Voice, question: int) -> Reply:
    chat = answer.chat
    quiet = _quiet(chat.quiet, voice)
    blocks = [
        line(bold(voice.say("subscribing.times"))),
        line(voice.say("subscribing.quiet_is", quiet=quiet)),
        line(voice.say("subscribing.digest_at", hour=chat.digest_hour)),
    ]
    if answer.cadences:
        how = voice.series(f"{voice.say(HOW[one])} {count}" for one, count in answer.cadences)
        blocks.append(line(voice.say("subscribing.cadences", how=how)))
    quiets = [
        _when(voice.say("subscribing.set_quiet", quiet=_quiet(choice, voice)), "quiet", number)
        for number, choice in enumerate(QUIET_CHOICES)
        if choice != chat.quiet
    ]
    hours = (
        _when(voice.say("subscribing.earlier"), "digest_hour", (chat.digest_hour - 1) % 24),
        _when(voice.say("subscribing.later"), "digest_hour", (chat.digest_hour + 1) % 24),
    )
    everything = tuple(
        _when(voice.say(ALL[cadence]), "cadence", number) for number, cadence in enumerate(CADENCES)
    )
    back = (
        Button(voice.say("subscribing.all"), ShowSubscriptions()),
        Button(voice.say("settings.back"), ShowPreferences()),
    )
    return Reply(tuple(blocks), (tuple(quiets[:2]), tuple(quiets[2:]), hours, everything, back))


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
        reasons = voice.series(f"{why} {count}" for why, count in backlog.refused)
        blocks.append(line(voice.say("stats.refused", reasons=reasons)))
    if backlog.oldest:
        minutes = int((answer.now - backlog.oldest).total_seconds() // 60)
        blocks.append(line(voice.say("stats.oldest", minutes=minutes)))
    return Reply(tuple(blocks))


def _how(one: Subscription, voice: Voice) -> str:
    said = [voice.say("subscribing.is_paused" if one.paused else HOW[one.cadence])]
    said += [voice.say(more.said) for more in BESIDES.values() if more.chosen(one)]
    return voice.series(said)


def _quiet(quiet: QuietHours | None, voice: Voice) -> str:
    if quiet is None:
        return voice.say("subscribing.no_quiet")
    start, end = (f"{minute // 60}:{minute % 60:02}" for minute in (quiet.start, quiet.end))
    return voice.say("subscribing.quiet", start=start, end=end)


def _set(label: str, one: Subscription, what: str, value: int, listed: int = 0) -> Button:
    return Button(label, SetSubscription(one.id, CHANGEABLE.index(what), int(value), listed))


def _when(label: str, what: str, value: int) -> Button:
    return Button(label, SetDelivery(DELIVERY.index(what), value))
