"""Which meetings approved a matter or decided on it, and did not only speak of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answer.model import Sought
from bot.answer.seeking import item_of
from bot.question import Deed
from store import AgendaItem, Store, StoredReadout
from store.facts import Matter
from store.words import fold

_APPROVED = re.compile("通过|批准|同意|核准|审定")
# What is approved may be told to be decided: 决定 核准……项目. 通过 within a text is mostly 'by'.
_SAID = re.compile(rf"(?:会议|会上|审议|讨论|表决|原则|一致|并)(?:{_APPROVED.pattern})")
_DECIDED = re.compile("决定|确定|明确")
_A_VERB = 2  # letters


def that_did(deed: Deed, sought: Sought, store: Store) -> tuple[Matter, ...]:
    """The matters that were approved, or decided, as far as readouts say so; what was approved is
    decided where no more is said.
    """
    by_id = {stored.id: stored for stored in store.readouts(sought.readouts)}
    found = [(m, item) for m in sought.matters if (item := item_of(by_id[m.readout], m))]
    decided = [m for m, item in found if _DECIDED.search(fold(item.verb))]
    if deed == "decided" and decided:
        return tuple(decided)
    return tuple(m for m, item in found if _is_approved(item, by_id[m.readout]))


def passed(asked: str, matters: Sequence[Matter], store: Store) -> frozenset[Matter]:
    """The matters that were approved by the very verb: 讨论并原则通过 is no 审议通过."""
    by_id = {stored.id: stored for stored in store.readouts([m.readout for m in matters])}
    verbs = ((m, item_of(by_id[m.readout], m)) for m in matters)
    told = _PASSED.search(fold(asked))
    very = _DELIBERATED_ON if told and told["how"] else _APPROVED
    return frozenset(m for m, item in verbs if item and very.search(fold(item.verb)))


_PASSED = re.compile("(?P<how>审议)?(?:并)?通过")
_DELIBERATED_ON = re.compile("审议.*通过")


def _is_approved(item: AgendaItem, stored: StoredReadout) -> bool:
    told = fold(item.verb + item.subject[:_A_VERB])
    return bool(_APPROVED.search(told) or _SAID.search(fold(stored.readout.excerpt(item))))
