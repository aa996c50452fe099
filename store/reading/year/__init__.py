"""Which year a bare 6月1日 is, and the evidence.

``finding`` decides: printed beats published beats inferred. To infer, every clue of the text leaves
a set of possible years (``clue``). ``clues`` goes through their kinds: what is counted by years
(``counted``), what has its time (``periods``), Party congresses and plenums (``congresses``),
sessions of the national congress (``sessions``), what is passed on while it is new (``lately``),
what is planned for a year or accounted for (``business``), years that the text states (``said``),
who held which office (``offices``). What these know of the world stands in ``tables``.
"""

from store.reading.year.clue import Occasion
from store.reading.year.finding import find_year
from store.reading.year.tables import COMPLETE_UNTIL

__all__ = ["COMPLETE_UNTIL", "Occasion", "find_year"]
