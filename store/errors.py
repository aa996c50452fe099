"""What can go wrong in the store, as its callers can react to it."""


class StoreError(Exception):
    """The base of all errors the store raises on purpose; the message is a sentence for people."""


class StoreMissing(StoreError):
    """There is no store where one was to be opened and none made."""


class StoreTooNew(StoreError):
    """The database was made by a later version of this program."""


class StoreDamaged(StoreError):
    """The database file is not a readable store."""


class StoreBusy(StoreError):
    """Another process kept the store locked for longer than a caller should wait."""


class NothingThere(StoreError):
    """What a button or an id points at is not in the store (any more)."""
