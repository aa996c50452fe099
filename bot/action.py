"""What a button does, small enough for Telegram's 64 bytes of callback data.

A button names what it shows by ids, never by text: an old message's buttons go on showing their own
meeting, item or search, also after a restart.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass


@dataclass(frozen=True, slots=True)
class ShowPage:
    """A page (from 0) of the answer to a remembered question; ``latest`` 1: the latest first."""

    question: int
    page: int
    latest: int = 0


@dataclass(frozen=True, slots=True)
class ShowMeeting:
    """A meeting with its agenda; from ``question`` on are where it was pressed from, or 0."""

    readout: int
    question: int = 0
    page: int = 0
    latest: int = 0


@dataclass(frozen=True, slots=True)
class ShowItem:
    """An item with everything the readout says of it; position 0 is what belongs to no item."""

    readout: int
    position: int
    question: int = 0
    page: int = 0
    latest: int = 0


@dataclass(frozen=True, slots=True)
class ShowText:
    """The whole readout."""

    readout: int


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation to copy: of the meeting (position 0) or of an item."""

    readout: int
    position: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """A link by which others can open a remembered question."""

    question: int


@dataclass(frozen=True, slots=True)
class ShowPreferences:
    """The chat's settings; ``zones`` 1: with the time zones to choose from."""

    zones: int = 0


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Answer the chat in a language, by its place in ``LANGUAGES`` from 1; 0: as its app."""

    number: int


@dataclass(frozen=True, slots=True)
class SetZone:
    """The time zone, by its place in ``bot.chat.preferences.ZONES`` from 1; 0: the bot's own."""

    number: int


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete everything about the chat; ``sure`` 0 is to leave it."""

    sure: int


@dataclass(frozen=True, slots=True)
class OpenMeeting:
    """A meeting as a message of its own: what was pressed (a notification) stays as it is."""

    readout: int


@dataclass(frozen=True, slots=True)
class OfferSearch:
    """What subscribing to a remembered question would bring."""

    question: int


@dataclass(frozen=True, slots=True)
class OfferTopic:
    """What subscribing to an item's topic (position 0: to who met) would bring."""

    readout: int
    position: int


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Subscribe to a remembered search; ``cadence`` counts in ``CADENCES``."""

    question: int
    cadence: int = 0


@dataclass(frozen=True, slots=True)
class ShowSubscriptions:
    """A page (from 0) of the chat's subscriptions."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowSubscription:
    """One subscription with what can be changed of it."""

    subscription: int


@dataclass(frozen=True, slots=True)
class SetSubscription:
    """Change what counts in ``bot.chat.subscribing.CHANGEABLE`` to a value.

    ``listed``: pressed in the list, on the page before that number, which is shown again.
    """

    subscription: int
    what: int
    value: int
    listed: int = 0


@dataclass(frozen=True, slots=True)
class PauseFromNotice:
    """Pause a subscription where a notification came of it; the answer is a new message."""

    subscription: int


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """Remove a subscription; ``fresh``: answered in a message of its own."""

    subscription: int
    fresh: int = 0


@dataclass(frozen=True, slots=True)
class UnsubscribeAll:
    """Remove all of the chat's subscriptions."""


@dataclass(frozen=True, slots=True)
class ShowLastFound:
    """The last three readouts that a subscription would have told of."""

    subscription: int


@dataclass(frozen=True, slots=True)
class SetDelivery:
    """When notifications come: what counts in ``bot.chat.subscribing.DELIVERY``; 0 shows it."""

    what: int = 0
    value: int = 0


Subscribing = (
    OfferSearch
    | OfferTopic
    | Subscribe
    | ShowSubscriptions
    | ShowSubscription
    | SetSubscription
    | PauseFromNotice
    | Unsubscribe
    | UnsubscribeAll
    | ShowLastFound
    | SetDelivery
)
Setting = ShowPreferences | SetLanguage | SetZone
Changing = (
    Subscribe
    | SetSubscription
    | PauseFromNotice
    | Unsubscribe
    | UnsubscribeAll
    | SetDelivery
    | Forget
    | SetLanguage
    | SetZone
)
"""What changes what a chat gets: in a group for its admins only."""


@dataclass(frozen=True, slots=True)
class Export:
    """All results of a remembered question as a file: 0 is CSV, 1 JSON, 2 Markdown."""

    question: int
    format: int = 0


Shown = ShowPage | ShowMeeting | ShowItem | ShowText | Cite | Share | Export
Action = Shown | OpenMeeting | Forget | Setting | Subscribing
_CODES: dict[str, type[Action]] = {
    "p": ShowPage,
    "j": Export,
    "m": ShowMeeting,
    "i": ShowItem,
    "t": ShowText,
    "c": Cite,
    "h": Share,
    "o": OpenMeeting,
    "b": OfferSearch,
    "k": OfferTopic,
    "s": Subscribe,
    "l": ShowSubscriptions,
    "v": ShowSubscription,
    "u": SetSubscription,
    "w": PauseFromNotice,
    "x": Unsubscribe,
    "X": UnsubscribeAll,
    "y": ShowLastFound,
    "d": SetDelivery,
    "f": Forget,
    "e": ShowPreferences,
    "g": SetLanguage,
    "z": SetZone,
}
_LETTERS = {kind: letter for letter, kind in _CODES.items()}
MAX_NUMBER = 2**53
"""No id is larger; a longer number in a button was not written by us."""


def encode(action: Action) -> str:
    """The button's data: a letter and numbers."""
    return ":".join((_LETTERS[type(action)], *map(str, astuple(action))))


def decode(data: str) -> Action:
    """The action a button's data stands for. Raises ValueError for what we did not write."""
    letter, *numbers = data.split(":")
    kind = _CODES.get(letter)
    if kind is None or not all(number.isascii() and number.isdigit() for number in numbers):
        raise ValueError("not a button of ours")
    values = [int(number) for number in numbers]
    if any(value > MAX_NUMBER for value in values):
        raise ValueError("not a button of ours")
    try:
        return kind(*values)
    except TypeError:
        raise ValueError("not a button of ours") from None
