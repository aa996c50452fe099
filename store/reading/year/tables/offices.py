"""Who held an office from when to when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Tenure(NamedTuple):
    """Who held an office, from the day of appointment until the successor's."""

    name: str
    office: str
    first: date
    last: date


_OPEN = date(2100, 12, 31)

# Only offices whose days are beyond doubt: the leaders of state and of Beijing. ``office`` is what
# the printed title must end with (pattern).
TENURES = (
    Tenure("胡锦涛", r"总书记", date(2002, 11, 15), date(2012, 11, 15)),
    Tenure("习近平", r"总书记", date(2012, 11, 15), _OPEN),
    Tenure("温家宝", r"总理", date(2003, 3, 16), date(2013, 3, 15)),
    Tenure("李克强", r"(?<!副)总理(?:、党组书记)?", date(2013, 3, 15), date(2023, 3, 11)),
    Tenure("李强", r"(?<!副)总理(?:、党组书记)?", date(2023, 3, 11), _OPEN),
    Tenure("吴邦国", r"委员长(?:、党组书记)?", date(2003, 3, 15), date(2013, 3, 14)),
    Tenure("张德江", r"委员长(?:、党组书记)?", date(2013, 3, 14), date(2018, 3, 17)),
    Tenure("栗战书", r"委员长(?:、党组书记)?", date(2018, 3, 17), date(2023, 3, 10)),
    Tenure("赵乐际", r"委员长(?:、党组书记)?", date(2023, 3, 10), _OPEN),
    Tenure("贾庆林", r"政协主席(?:、党组书记)?", date(2003, 3, 13), date(2013, 3, 11)),
    Tenure("俞正声", r"政协主席(?:、党组书记)?", date(2013, 3, 11), date(2018, 3, 14)),
    Tenure("汪洋", r"政协主席(?:、党组书记)?", date(2018, 3, 14), date(2023, 3, 10)),
    Tenure("王沪宁", r"政协主席(?:、党组书记)?", date(2023, 3, 10), _OPEN),
    Tenure("刘淇", r"市委书记", date(2002, 10, 23), date(2012, 7, 3)),
    Tenure("郭金龙", r"市委书记", date(2012, 7, 3), date(2017, 5, 27)),
    Tenure("蔡奇", r"市委书记", date(2017, 5, 27), date(2022, 11, 13)),
    Tenure("尹力", r"市委书记", date(2022, 11, 13), _OPEN),
    Tenure("王岐山", r"市长", date(2003, 4, 20), date(2007, 11, 30)),
    Tenure("郭金龙", r"代市长", date(2007, 11, 30), date(2008, 1, 27)),
    Tenure("郭金龙", r"(?<!代)市长", date(2008, 1, 27), date(2012, 7, 25)),
    Tenure("王安顺", r"代市长", date(2012, 7, 25), date(2013, 1, 28)),
    Tenure("王安顺", r"(?<!代)市长", date(2013, 1, 28), date(2016, 10, 31)),
    Tenure("蔡奇", r"代市长", date(2016, 10, 31), date(2017, 1, 20)),
    Tenure("蔡奇", r"(?<!代)市长", date(2017, 1, 20), date(2017, 5, 27)),
    Tenure("陈吉宁", r"代市长", date(2017, 5, 27), date(2018, 1, 30)),
    Tenure("陈吉宁", r"(?<!代)市长", date(2018, 1, 30), date(2022, 10, 28)),
    Tenure("殷勇", r"代市长", date(2022, 10, 28), date(2023, 1, 19)),
    Tenure("殷勇", r"(?<!代)市长", date(2023, 1, 19), _OPEN),
)
