"""What the readouts say: reading, keeping and finding them.

The store's public face. ``open_store`` gives a :class:`Store`; everything a caller sees is exported
here. Nothing in this package knows of a bot.
"""

from store.errors import (
    NothingThere,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreMissing,
    StoreTooNew,
)
from store.inbox import Inbox, Received
from store.keeping import Outcome, Reread
from store.meaning.encoder import Encoder, load_encoder
from store.model import (
    AgendaItem,
    Attendee,
    NotAReadout,
    Person,
    Readout,
    Source,
    StoredReadout,
    YearFound,
)
from store.notifications import (
    CADENCES,
    EVERYTHING_NEW,
    Backlog,
    Cadence,
    Chat,
    ChatKind,
    Delivery,
    Notification,
    QuietHours,
    Settlement,
    Subscription,
    TooMany,
    Verdict,
)
from store.questions import Questions, RememberedQuestion
from store.readouts import Coverage
from store.scope import Scope
from store.search import Excerpt, Found, Hit, Order, Query, matching, read_query
from store.sole import BEAT_SECONDS, SILENT_SECONDS, last_beat
from store.store import Health, Store, open_store, restore_store

__all__ = [
    "BEAT_SECONDS",
    "CADENCES",
    "EVERYTHING_NEW",
    "SILENT_SECONDS",
    "AgendaItem",
    "Attendee",
    "Backlog",
    "Cadence",
    "Chat",
    "ChatKind",
    "Coverage",
    "Delivery",
    "Encoder",
    "Excerpt",
    "Found",
    "Health",
    "Hit",
    "Inbox",
    "NotAReadout",
    "NothingThere",
    "Notification",
    "Order",
    "Outcome",
    "Person",
    "Query",
    "Questions",
    "QuietHours",
    "Readout",
    "Received",
    "RememberedQuestion",
    "Reread",
    "Scope",
    "Settlement",
    "Source",
    "Store",
    "StoreBusy",
    "StoreDamaged",
    "StoreError",
    "StoreMissing",
    "StoreTooNew",
    "StoredReadout",
    "Subscription",
    "TooMany",
    "Verdict",
    "YearFound",
    "last_beat",
    "load_encoder",
    "matching",
    "open_store",
    "read_query",
    "restore_store",
]
