"""A delivery → what is sent: worded when it goes out, so that it says what is true then."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from bot.chat.news import MAX_UNITS, Desk, News, Piece
from bot.chat.preferences import notified_in
from bot.reply import Reply, compose
from bot.richtext import MESSAGE_UNITS, split, to_plain, units
from bot.voice import voice
from store import Delivery, NothingThere, Settlement, Store, StoreError, Verdict

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notice:
    """A delivery with its message; None where nobody wants it any more."""

    delivery: Delivery
    reply: Reply | None
    left_out: frozenset[int] = frozenset()
    dropped: frozenset[int] = frozenset()
    unworded: frozenset[int] = frozenset()

    @property
    def chat(self) -> int:
        """Where it goes."""
        return self.delivery.chat.id

    def settled(self, verdict: Verdict) -> Settlement:
        """What became of it."""
        return Settlement(self.delivery, verdict, self.left_out, self.dropped, self.unworded)


class Noticing:
    """Words deliveries that go out together; they share what was looked up."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._desk = Desk(store)

    def of(self, delivery: Delivery) -> Notice:
        """The message of a delivery; what does not fit into one is left for the next."""
        chat = delivery.chat
        speaking = voice(notified_in(chat))
        own = {one.id: one for one in self._store.subscriptions.of(chat.id) if not one.paused}
        pieces: list[Piece] = []
        left_out, dropped, unworded = set(), set(), set()
        reply: Reply | None = None
        for notification in delivery.notifications:
            wanted = [own[one] for one in notification.subscriptions if one in own]
            try:
                piece = self._desk.piece(notification, wanted) if wanted else None
                longer = compose(News((*pieces, piece)), speaking) if piece else None
            except NothingThere:  # withdrawn since
                piece = longer = None
            except StoreError:
                raise
            except Exception:  # one that is poisoned never stops the rest
                log.exception("notification cannot be worded", extra={"chat": chat.id})
                unworded.add(notification.id)
                continue
            if piece is None or longer is None:
                dropped.add(notification.id)
            elif reply is not None and units(to_plain(longer.blocks)) > MAX_UNITS:
                left_out.add(notification.id)
            else:
                pieces.append(piece)
                reply = longer
        told = map(frozenset, (left_out, dropped, unworded))
        return Notice(delivery, reply and _fitting(reply), *told)


def _fitting(reply: Reply) -> Reply:
    """A reply that fits one message; of one readout that does not, the buttons lead to the rest."""
    if units(to_plain(reply.blocks)) <= MESSAGE_UNITS:
        return reply
    return replace(reply, blocks=split(reply.blocks)[0])
