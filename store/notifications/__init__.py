"""Who wants to hear of what, and the outbox of what is owed.

``subscriptions`` are kept searches of the ``chats``; ``owed`` decides, in the transaction that
adds a readout, who is to hear of it and when (``schedule``); the ``outbox`` keeps what is owed
until its ``delivery`` is settled; ``rhythm`` knows when a body has been silent for too long.
"""

from store.notifications.chats import Chat, ChatKind, Chats
from store.notifications.delivery import Backlog, Delivery, Notification, Settlement, Verdict
from store.notifications.outbox import Outbox
from store.notifications.owed import owe_silences, owing
from store.notifications.rhythm import Silence, silence_after
from store.notifications.schedule import CADENCES, Cadence, QuietHours
from store.notifications.subscriptions import EVERYTHING_NEW, Subscription, Subscriptions, TooMany

__all__ = [
    "CADENCES",
    "EVERYTHING_NEW",
    "Backlog",
    "Cadence",
    "Chat",
    "ChatKind",
    "Chats",
    "Delivery",
    "Notification",
    "Outbox",
    "QuietHours",
    "Settlement",
    "Silence",
    "Subscription",
    "Subscriptions",
    "TooMany",
    "Verdict",
    "owe_silences",
    "owing",
    "silence_after",
]
