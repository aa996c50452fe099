"""What a line of an archive says of its own publication, for whoever has to tell that it was not
understood.
"""

from __future__ import annotations

import json

from store.model import Source
from store.reading.page import sound

_SHOWN = 40  # characters; a day takes fewer


def stated_day(source: Source) -> str | None:
    """The ``published`` of a line that is sound JSON, as it is written there; None without any."""
    if source.format != "record":
        return None
    stated = json.loads(source.data).get("published")
    return None if stated in (None, "") else sound(json.dumps(stated, ensure_ascii=False))[:_SHOWN]
