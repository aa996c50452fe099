"""The places that readouts are of, told by the names of those who put them out: 望澜日报."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.database import Database
from store.words import fold, is_place, segments

LEVELS = "省市县区州旗盟"
"""The last letters of places' names, and the first of how their papers call their bodies: 市委."""
_WHOSE = re.compile(
    rf"(?:^|；)(?P<place>[㐀-鿿]{{2,4}}?)(?P<level>[{LEVELS}])?"
    r"(?:人民政府|政府|委|人大|政协|纪委|日报|晚报|时报|早报|特区报|发布|融媒|新闻|观察|广播|网|门户)"
)


def places_told(database: Database) -> frozenset[str]:
    """The places whose papers and offices put the readouts out, folded; of what level they are, is
    told by themselves, or by how they call their bodies: 砚城市 of 砚城日报 on its 市委常委会.
    """
    rows = database.rows(
        "SELECT DISTINCT origin, coalesce(meeting, body) AS met FROM readout"
        " WHERE current = 1 AND origin <> '' AND coalesce(meeting, body) IS NOT NULL"
    )
    return frozenset(
        place for row in rows for place in _places(fold(row["origin"]), fold(row["met"]))
    )


def _places(origin: str, met: str) -> Iterator[str]:
    own = met[:1] if met[:1] in LEVELS else ""
    for told in _WHOSE.finditer(origin):
        place, level = told["place"], told["level"] or own
        named = is_place(place) or is_place(place + level)
        if level and (named or len(segments(place)) > 1):  # 经济日报, 光明网: words, no places
            yield place + level
