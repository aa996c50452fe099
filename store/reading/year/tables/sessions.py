"""Congresses, plenums, sessions of the discipline commission and numbered meetings on reform.

The days are those on which they closed, after the communiqués; of congresses, plenums and the two
sessions, the first days too. Those of 2026 were taken from the evening news, where also no numbered
meeting on reform is told of from 10 June 2025 on.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Held(NamedTuple):
    """The first and the last day of what was held."""

    first: date
    last: date


def _held(first: str, last: str) -> Held:
    """2003-02-24 and 02-26."""
    start = date.fromisoformat(first)
    return Held(start, date.fromisoformat(f"{start.year}-{last}"))


CONGRESS_DAYS = {
    16: _held("2002-11-08", "11-14"),
    17: _held("2007-10-15", "10-21"),
    18: _held("2012-11-08", "11-14"),
    19: _held("2017-10-18", "10-24"),
    20: _held("2022-10-16", "10-22"),
}
# The last was called for by the political bureau on 21 September 2026.
PLENUM_DAYS = {
    (16, 1): _held("2002-11-15", "11-15"),
    (16, 2): _held("2003-02-24", "02-26"),
    (16, 3): _held("2003-10-11", "10-14"),
    (16, 4): _held("2004-09-16", "09-19"),
    (16, 5): _held("2005-10-08", "10-11"),
    (16, 6): _held("2006-10-08", "10-11"),
    (16, 7): _held("2007-10-09", "10-12"),
    (17, 1): _held("2007-10-22", "10-22"),
    (17, 2): _held("2008-02-25", "02-27"),
    (17, 3): _held("2008-10-09", "10-12"),
    (17, 4): _held("2009-09-15", "09-18"),
    (17, 5): _held("2010-10-15", "10-18"),
    (17, 6): _held("2011-10-15", "10-18"),
    (17, 7): _held("2012-11-01", "11-04"),
    (18, 1): _held("2012-11-15", "11-15"),
    (18, 2): _held("2013-02-26", "02-28"),
    (18, 3): _held("2013-11-09", "11-12"),
    (18, 4): _held("2014-10-20", "10-23"),
    (18, 5): _held("2015-10-26", "10-29"),
    (18, 6): _held("2016-10-24", "10-27"),
    (18, 7): _held("2017-10-11", "10-14"),
    (19, 1): _held("2017-10-25", "10-25"),
    (19, 2): _held("2018-01-18", "01-19"),
    (19, 3): _held("2018-02-26", "02-28"),
    (19, 4): _held("2019-10-28", "10-31"),
    (19, 5): _held("2020-10-26", "10-29"),
    (19, 6): _held("2021-11-08", "11-11"),
    (19, 7): _held("2022-10-09", "10-12"),
    (20, 1): _held("2022-10-23", "10-23"),
    (20, 2): _held("2023-02-26", "02-28"),
    (20, 3): _held("2024-07-15", "07-18"),
    (20, 4): _held("2025-10-20", "10-23"),
    (20, 5): _held("2026-10-26", "10-29"),
}
CONGRESSES = {number: held.last for number, held in CONGRESS_DAYS.items()}
PLENUMS = {number: held.last for number, held in PLENUM_DAYS.items()}

# From the opening of the conference to the close of the congress, by years.
TWO_SESSIONS = {
    2008: _held("2008-03-03", "03-18"),
    2009: _held("2009-03-03", "03-13"),
    2010: _held("2010-03-03", "03-14"),
    2011: _held("2011-03-03", "03-14"),
    2012: _held("2012-03-03", "03-14"),
    2013: _held("2013-03-03", "03-17"),
    2014: _held("2014-03-03", "03-13"),
    2015: _held("2015-03-03", "03-15"),
    2016: _held("2016-03-03", "03-16"),
    2017: _held("2017-03-03", "03-15"),
    2018: _held("2018-03-03", "03-20"),
    2019: _held("2019-03-03", "03-15"),
    2020: _held("2020-05-21", "05-28"),
    2021: _held("2021-03-04", "03-11"),
    2022: _held("2022-03-04", "03-11"),
    2023: _held("2023-03-04", "03-13"),
    2024: _held("2024-03-04", "03-11"),
    2025: _held("2025-03-04", "03-11"),
    2026: _held("2026-03-04", "03-12"),
}
SESSION_OPENS = 5
"""The day of March on which the national congress opens, the conference a little earlier."""


# Sessions of the Central Commission for Discipline Inspection, by term and number.
DISCIPLINE = {
    (17, 2): date(2008, 1, 16),
    (17, 3): date(2009, 1, 14),
    (17, 4): date(2009, 9, 19),
    (17, 5): date(2010, 1, 13),
    (17, 6): date(2011, 1, 11),
    (17, 7): date(2012, 1, 10),
    (18, 2): date(2013, 1, 22),
    (18, 3): date(2014, 1, 15),
    (18, 4): date(2014, 10, 25),
    (18, 5): date(2015, 1, 14),
    (18, 6): date(2016, 1, 14),
    (18, 7): date(2017, 1, 8),
    (19, 2): date(2018, 1, 13),
    (19, 3): date(2019, 1, 13),
    (19, 4): date(2020, 1, 15),
    (19, 5): date(2021, 1, 24),
    (19, 6): date(2022, 1, 20),
    (20, 2): date(2023, 1, 10),
    (20, 3): date(2024, 1, 10),
    (20, 4): date(2025, 1, 8),
    (20, 5): date(2026, 1, 14),
    (20, 6): date(2026, 8, 22),  # its communiqué is that day's news
}

# Meetings that are numbered through and that lower bodies study by number. Where numbers were used
# again (in 2017 for the group, in 2023 for the commissions), all the days count.
_REFORM_GROUP = (
    *((2014, 1, 22), (2014, 2, 28), (2014, 6, 6), (2014, 8, 18), (2014, 9, 29), (2014, 10, 27)),
    *((2014, 12, 2), (2014, 12, 30), (2015, 1, 30), (2015, 2, 27), (2015, 4, 1), (2015, 5, 5)),
    *((2015, 6, 5), (2015, 7, 1), (2015, 8, 18), (2015, 9, 15), (2015, 10, 13), (2015, 11, 9)),
    *((2015, 12, 9), (2016, 1, 11), (2016, 2, 23), (2016, 3, 22), (2016, 4, 18), (2016, 5, 20)),
    *((2016, 6, 27), (2016, 7, 22), (2016, 8, 30), (2016, 10, 11), (2016, 11, 1), (2016, 12, 5)),
    *((2016, 12, 30), (2017, 2, 6), (2017, 3, 24), (2017, 4, 18), (2017, 5, 23), (2017, 6, 26)),
    *((2017, 7, 19), (2017, 8, 29)),
)
_REFORM_GROUP_AGAIN = ((2017, 11, 20), (2018, 1, 23))
_REFORM_COMMISSION = (
    *((2018, 3, 28), (2018, 5, 11), (2018, 7, 6), (2018, 9, 20), (2018, 11, 14), (2019, 1, 23)),
    *((2019, 3, 19), (2019, 5, 29), (2019, 7, 24), (2019, 9, 9), (2019, 11, 26), (2020, 2, 14)),
    *((2020, 4, 27), (2020, 6, 30), (2020, 9, 1), (2020, 11, 2), (2020, 12, 30), (2021, 2, 19)),
    *((2021, 5, 21), (2021, 7, 9), (2021, 8, 30), (2021, 11, 24), (2021, 12, 17), (2022, 2, 28)),
    *((2022, 4, 19), (2022, 6, 22), (2022, 9, 6)),
)
_REFORM_COMMISSION_AGAIN = (
    *((2023, 4, 21), (2023, 7, 11), (2023, 11, 7), (2024, 2, 19), (2024, 6, 11), (2024, 8, 29)),
)


def _numbered(*terms: tuple[tuple[int, int, int], ...]) -> dict[int, tuple[date, ...]]:
    """The days of each number, over the terms in which it was used."""
    return {
        number: tuple(date(*term[number - 1]) for term in terms if number <= len(term))
        for number in range(1, max(map(len, terms)) + 1)
    }


# The group on finance met under numbers made public from 2014 until it became a commission in
# 2018, whose numbers are used again and not all told of.
_FINANCE_GROUP = {
    5: (2014, 3, 14),
    6: (2014, 6, 13),
    7: (2014, 8, 18),
    8: (2014, 11, 4),
    9: (2015, 2, 10),
    11: (2015, 11, 10),
    12: (2016, 1, 26),
    13: (2016, 5, 16),
    14: (2016, 12, 21),
    15: (2017, 2, 28),
    16: (2017, 7, 17),
}
NUMBERED: dict[str, dict[int, tuple[date, ...]]] = {
    "全面深化改革领导小组": _numbered(_REFORM_GROUP, _REFORM_GROUP_AGAIN),
    "全面深化改革委员会": _numbered(_REFORM_COMMISSION, _REFORM_COMMISSION_AGAIN),
    "财经领导小组": {number: (date(*day),) for number, day in _FINANCE_GROUP.items()},
}
