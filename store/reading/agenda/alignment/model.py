"""What is held against each other: listed matters and the stretches of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Named = dict[str, Numbers]
"""Tables of what is held, by name."""
MAX_MATTERS = 40
"""Matters that are aligned; the longest agendas read have some twenty."""
MAX_UNITS = 300
"""Stretches of text that are aligned; what follows belongs to the last matter."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text to be aligned: its words, and the matter it names if it names one.

    ``opens`` is how readily its first words open a matter (会议指出 more than 会议要求).
    """

    text: str
    named: str | None
    opens: float = 0.0
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """A listed matter: its words, and what is usual of a matter of its kind."""

    text: str
    opening: re.Pattern[str] | None = None
    """What a paragraph on such a matter opens with, if that is not its own words."""
    hints: re.Pattern[str] | None = None
    """Words one of which a paragraph on such a matter nearly always has near its beginning."""
    rarely: bool = False
    """Whether its kind seldom has a paragraph of its own."""
    verb: str = ""
    part_of: int | None = None
    """The list's clause of which this is a part, where it has several: 研究A、B和C."""
    enumerated: bool = False
    """Whether it is one of several that 、 divides, as against A和B."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a stretch is about: the listed matter of that index, its own, or (both None) neither."""

    listed: int | None
    own: bool = False
