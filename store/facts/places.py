"""The places that readouts are of, told by the names of those who put them out: 望澜日报."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.database import Database
from store.words import fold, is_place, segments

_WHOSE = re.compile(
    r"(?:^|；)(?P<place>[㐀-鿿]{2,4}?)(?P<level>[省市县区州旗盟])?"
    r"(?:人民政府|政府|委|人大|政协|纪委|日报|晚报|时报|早报|特区报|发布|融媒|新闻|观察|广播|网|门户)"
)


def places_told(database: Database) -> frozenset[str]:
    """The places whose papers and offices put the readouts out, without 市 or 县, folded."""
    rows = database.rows("SELECT DISTINCT origin FROM readout WHERE current = 1 AND origin <> ''")
    return frozenset(_places(fold(row["origin"]) for row in rows))


def _places(origins: Iterable[str]) -> Iterable[str]:
    for origin in origins:
        for told in _WHOSE.finditer(origin):
            place, level = told["place"], told["level"] or ""
            named = is_place(place) or (level and is_place(place + level))
            if named or len(segments(place)) > 1:  # no word of the dictionary: 经济日报, 光明网
                yield place
