"""Subscribing: what is offered, saved, listed, changed and removed, and how the delivery stands."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from dataclasses import dataclass, replace

from bot.action import (
    OfferSearch,
    OfferTopic,
    PauseFromNotice,
    SetDelivery,
    SetSubscription,
    ShowLastFound,
    ShowSubscription,
    ShowSubscriptions,
    Subscribe,
    Subscribing,
    Unsubscribe,
    UnsubscribeAll,
)
from bot.answer import Told
from bot.chat.asker import HERE, Asker
from bot.chat.news import Desk, News, Piece
from bot.chat.topic import topic_of
from bot.question import MAX_CHARS, Question, understand
from bot.voice import sentence
from store import (
    CADENCES,
    EVERYTHING_NEW,
    Backlog,
    Cadence,
    Chat,
    NothingThere,
    Query,
    QuietHours,
    Scope,
    Store,
    StoredReadout,
    Subscription,
    TooMany,
    read_query,
)
from store.dates import DateRange
from store.notifications.subscriptions import finds
from store.words import fold

EXAMPLES = 3
A_PAGE = 8
CHANGEABLE = ("paused", "cadence", "changes", "silence", "phrases", "loud")
DELIVERY = ("", "quiet", "digest_hour", "cadence")
QUIET_CHOICES = (
    None,
    QuietHours(22 * 60, 7 * 60),
    QuietHours(23 * 60, 8 * 60),
    QuietHours(0, 7 * 60),
    QuietHours(21 * 60, 9 * 60),
)
"""The number in a button is the place here, so none may move."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a subscription would have told of within a year, before it is saved."""

    text: str
    question: int
    total: int
    examples: tuple[StoredReadout, ...]
    ever: bool
    """Whether any readout at all is found by it: else it may be mistyped."""


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A subscription, just made or looked at; ``made`` says which."""

    subscription: Subscription
    made: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a chat's subscriptions."""

    subscriptions: tuple[Subscription, ...]
    page: int
    chat: Chat


@dataclass(frozen=True, slots=True)
class Paused:
    """A subscription was paused from a notification."""

    subscription: Subscription


@dataclass(frozen=True, slots=True)
class Unsubscribed:
    """A subscription was removed; ``question`` brings it back."""

    subscription: Subscription
    question: int
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class DeliveryTimes:
    """When a chat's notifications come, those of how many subscriptions at each cadence."""

    chat: Chat
    cadences: tuple[tuple[Cadence, int], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How much is owed and what became of the rest."""

    backlog: Backlog
    now: datetime.datetime


Answered = (
    Offer | Subscribed | Listed | Paused | Unsubscribed | DeliveryTimes | Standing | News | Told
)


# --- commands -----------------------------------------------------------------------------------


def subscribe(rest: str, store: Store, asker: Asker) -> Answered:
    """/subscribe: what subscribing to a search (none: to everything) would bring."""
    if asker.chat == HERE:
        return Told(sentence("subscribing.not_here"))
    meant = understand(rest, asker.today, store.facts.names())
    return _offer(search_of(meant) if meant.asked else rest, store, asker)


def subscriptions(rest: str, store: Store, asker: Asker) -> Answered:
    """/subscriptions: what this chat is subscribed to."""
    return perform_subscribing(ShowSubscriptions(), store, asker)


def unsubscribe(rest: str, store: Store, asker: Asker) -> Answered:
    """退订: from one search, from everything, or, if there is but one, from that."""
    if asker.chat == HERE:
        return Told(sentence("subscribing.not_here"))
    own = store.subscriptions.of(asker.chat)
    if rest in ("全部", "all"):
        return perform_subscribing(UnsubscribeAll(), store, asker)
    if rest:
        holding = [one for one in own if rest in one.text]
        named = store.subscriptions.find(asker.chat, rest) or (
            holding[0] if len(holding) == 1 else None
        )
        if named is None:
            return Told(sentence("subscribing.no_such", text=rest))
        return perform_subscribing(Unsubscribe(named.id), store, asker)
    if len(own) == 1:
        return perform_subscribing(Unsubscribe(own[0].id), store, asker)
    return perform_subscribing(ShowSubscriptions(), store, asker)


_SAID_OF_ONE = re.compile(
    r"(?P<deed>取消|退掉|不要|停掉|删掉|删除|暂停|先停)(?P<about>[^,，。?？]{2,16}?)(?:的?(?:订阅|推送|通知))?[了吧]*|"
    r"把?(?P<named>[^,，。?？]{2,16}?)(?:的?(?:订阅|推送|通知))?(?:都|给我)?(?P<done>取消|退掉|停掉|删掉|暂停)[了吧掉]*"
)


def said_of_one(text: str, store: Store, asker: Asker) -> Answered | None:
    """What is done with the one subscription that a message names: 取消养老, 暂停养老; None where
    the chat has none that is called so, since 取消药品加成 may be looked for.
    """
    found = _SAID_OF_ONE.fullmatch(fold(text).strip())
    if found is None or asker.chat == HERE or not asker.manages:
        return None
    about = found["about"] or found["named"]
    called = [one for one in store.subscriptions.of(asker.chat) if fold(one.text) == about]
    if not called:
        return None
    deed = found["deed"] or found["done"]
    pauses = deed in ("暂停", "先停")
    action = PauseFromNotice(called[0].id) if pauses else Unsubscribe(called[0].id)
    return perform_subscribing(action, store, asker)


def stats(rest: str, store: Store, asker: Asker) -> Answered:
    """/stats, for admins: how the delivery stands."""
    if not asker.admin:
        return Told(sentence("subscribing.admins_only"))
    return stats_of(store)


def stats_of(store: Store) -> Standing:
    """How the delivery stands."""
    now = datetime.datetime.now(datetime.UTC)
    return Standing(store.outbox.backlog(now), now)


# --- buttons ------------------------------------------------------------------------------------


def perform_subscribing(action: Subscribing, store: Store, asker: Asker) -> Answered:
    """What a button about subscriptions does, in the chat where it was pressed."""
    if asker.chat == HERE:
        return Told(sentence("subscribing.not_here"))
    try:
        return _perform(action, store, asker)
    except TooMany as error:
        return Told(sentence("problem.store", why=str(error)))
    except NothingThere as gone:
        return Told(sentence("subscribing.gone", what=str(gone)))


def _perform(action: Subscribing, store: Store, asker: Asker) -> Answered:
    chat, own = asker.chat, store.subscriptions
    match action:
        case OfferSearch(question):
            asked = store.remembered(question)
            meant = understand(asked.text, asked.asked_on, store.facts.names())
            return _offer(search_of(meant), store, asker)
        case OfferTopic(readout, position):
            return _offer(topic(store.readout(readout), position), store, asker)
        case Subscribe(question, cadence):
            made = own.add(chat, store.remembered(question).text, _cadence(cadence))
            known = store.chat(chat)
            if (known.topic, known.app) != (asker.topic, asker.app):
                # One reads where one subscribed last, and in the language of that app.
                store.set_chat(chat, topic=asker.topic, app=asker.app)
            return Subscribed(made, made=True)
        case ShowSubscriptions(page):
            return Listed(tuple(own.of(chat)), page, store.chat(chat))
        case ShowSubscription(subscription):
            return Subscribed(own.get(chat, subscription))
        case SetSubscription(subscription, what, value, listed):
            changed = _set(store, chat, subscription, what, value)
            if not listed:
                return changed
            return Listed(tuple(own.of(chat)), listed - 1, store.chat(chat))
        case PauseFromNotice(subscription):
            return Paused(own.change(chat, subscription, paused=True))
        case Unsubscribe(subscription, fresh):
            removed = own.remove(chat, subscription)
            return Unsubscribed(removed, _remember(removed.text, store, asker), bool(fresh))
        case UnsubscribeAll():
            return Told(sentence("subscribing.removed_all", count=own.remove_all(chat)))
        case ShowLastFound(subscription):
            return _last_found(own.get(chat, subscription), store, asker)
        case SetDelivery(what, value):
            times = _set_delivery(store, chat, what, value)
            wanted = Counter(one.cadence for one in own.of(chat))
            return DeliveryTimes(times, tuple((c, wanted[c]) for c in CADENCES if wanted[c]))


def _set(store: Store, chat: int, subscription: int, what: int, value: int) -> Answered:
    if not 0 <= what < len(CHANGEABLE):
        return Told(sentence("problem.stale_button"))
    name = CHANGEABLE[what]
    chosen = _cadence(value) if name == "cadence" else bool(value)
    changed = store.subscriptions.change(chat, subscription, **{name: chosen})
    return Subscribed(changed)


def _set_delivery(store: Store, chat: int, what: int, value: int) -> Chat:
    match DELIVERY[what] if what < len(DELIVERY) else "":
        case "quiet" if value < len(QUIET_CHOICES):
            return store.set_chat(chat, quiet=QUIET_CHOICES[value])
        case "digest_hour" if value < 24:
            return store.set_chat(chat, digest_hour=value)
        case "cadence":
            for one in store.subscriptions.of(chat):
                store.subscriptions.change(chat, one.id, cadence=_cadence(value))
    return store.chat(chat)


def _cadence(number: int) -> Cadence:
    return CADENCES[number] if number < len(CADENCES) else CADENCES[0]


# --- what is offered ----------------------------------------------------------------------------


def _offer(text: str, store: Store, asker: Asker) -> Answered:
    text = " ".join(text.split())
    if len(text) > MAX_CHARS:
        return Told(sentence("problem.too_long", count=len(text), limit=MAX_CHARS))
    if text != EVERYTHING_NEW and not read_query(text, asker.today):
        return Told(sentence("problem.nothing_to_find"))
    when = read_query(text, asker.today).scope.when
    if isinstance(when, DateRange) and when.end < asker.today:
        return Told(sentence("subscribing.past", text=text))
    if known := store.subscriptions.find(asker.chat, text):
        return Subscribed(known)
    found = [
        stored
        for stored in store.in_year_before(asker.today)
        if finds(text, stored, asker.today) is not None
    ]
    question = _remember(text, store, asker)
    ever = bool(found) or text == EVERYTHING_NEW or _was_ever_found(text, store, asker)
    return Offer(text, question, len(found), tuple(found[:EXAMPLES]), ever)


def _was_ever_found(text: str, store: Store, asker: Asker) -> bool:
    if store.coverage().readouts == 0:
        return True  # which tells nothing of the words
    found = store.search(read_query(text, asker.today), 0, 1)
    return found.how in ("all", "substring") and found.as_typed != 0


def _remember(text: str, store: Store, asker: Asker) -> int:
    return store.remember(text, asker.today, asker.chat)


def _last_found(subscription: Subscription, store: Store, asker: Asker) -> Answered:
    desk, pieces = Desk(store), list[Piece]()
    for stored in store.export():
        if finds(subscription.text, stored, asker.today) is not None:
            pieces.append(desk.show(stored, subscription))
            if len(pieces) == EXAMPLES:
                break
    if not pieces:
        return Told(sentence("subscribing.nothing_yet", text=subscription.text))
    return News(tuple(replace(piece, subscriptions=()) for piece in pieces), past=True)


def search_of(question: Question) -> str:
    """The search that a question comes to, as one would type it; empty: for everything."""
    chair = question.person if question.role == "主持" else None
    named = question.person if chair is None else ""
    body = question.meetings[0] if len(question.meetings) == 1 else question.body
    query = question.query or Query(
        " ".join(filter(None, (question.words, named))),
        question.phrases,
        Scope(body=body or None, chair=chair or None),
        question.documents,
    )
    return replace(query, scope=replace(query.scope, when=None)).describe()


def topic(stored: StoredReadout, position: int) -> str:
    """What to subscribe to at an item: what it is about.

    At a meeting as a whole (position 0) it is who met.
    """
    readout = stored.readout
    item = next((one for one in readout.items if one.position == position), None)
    if item is None:
        body = readout.body or readout.meeting or ""
        return f"机构:{body}" if body else EVERYTHING_NEW
    return topic_of(item) or item.subject
