"""What a meeting is called where its papers leave out of what place it is."""

from __future__ import annotations

import pytest

from store.facts.places import named_with_place


@pytest.mark.parametrize(
    ("met", "origin", "called"),
    [
        ("市委常委会会议", "砚城日报", "砚城市委常委会会议"),
        ("县政府常务会议", "县政府办公室；平乐湾县人民政府", "平乐湾县政府常务会议"),
        ("市政府常務會議", "漳溪市政府網", "漳溪市政府常務會議"),
        ("区政协主席会议", "政协浔阴区委员会", "浔阴区政协主席会议"),
        ("北京市委常委会会议", "北京日报", "北京市委常委会会议"),
        ("国务院常务会议", "新华网", "国务院常务会议"),
        ("市委常委会会议", "", "市委常委会会议"),
        ("市委常委会会议", "市委办公室", "市委常委会会议"),
        # a paper may be of what is above the body
        ("县委常委会会议", "砚城市人民政府", "县委常委会会议"),
        ("县委常委会会议", "河南日报", "县委常委会会议"),
    ],
)
def test_a_meeting_is_called_by_the_place_that_its_source_tells(
    met: str, origin: str, called: str
) -> None:
    assert named_with_place(met, origin) == called


def test_an_office_of_the_party_in_offices_is_no_place() -> None:
    assert named_with_place("市发展改革委党组会议", "机关党委") == "市发展改革委党组会议"
