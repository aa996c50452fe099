"""Who held which office when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.model import Person
from store.reading.prose import Prose
from store.reading.year.clue import (
    Clue,
    Occasion,
    years_of,
)
from store.reading.year.tables.offices import TENURES
from store.words import fold


def find(prose: Prose, occasion: Occasion) -> Iterator[Clue]:
    """Who chaired in which office: 市委书记蔡奇 chaired from 2017 to 2022."""
    for person in occasion.chair:
        name, title = fold(person.name), fold(person.title)
        for tenure in TENURES:
            if tenure.name == name and re.search(rf"{tenure.office}$", title):
                years = years_of(occasion, tenure.first, tenure.last)
                yield Clue(_called(prose, person), years)


def _called(prose: Prose, person: Person) -> str:
    """A person and office in the order the text has them: 市委书记韩某, 韩某书记."""
    words = f"{person.title}{person.name}"
    return words if words in prose.text else f"{person.name}{person.title}"
