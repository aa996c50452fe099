"""Where a meeting was held, as texts say."""

from __future__ import annotations

import pytest

from store.facts.place import place_told


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        (
            "7月3日，望澜市政协主席会议在京召开。会议指出，要抓好落实。",
            "京",
            "7月3日，望澜市政协主席会议在京召开。",
        ),
        (
            "7月3日，县长洪七里在县政府三楼会议室主持召开县政府常务会议。",
            "县政府三楼会议室",
            "7月3日，县长洪七里在县政府三楼会议室主持召开县政府常务会议。",
        ),
        (
            "时间：7月3日\n地点：市行政中心601\n会议研究了养老服务。",
            "市行政中心601",
            "地点：市行政中心601",
        ),
    ],
)
def test_the_place_is_told_with_the_sentence_that_says_so(text: str, place: str, told: str) -> None:
    found = place_told(text)
    assert found is not None
    name, (start, end) = found
    assert (name, text[start:end]) == (place, told)


@pytest.mark.parametrize(
    "text",
    [
        "7月3日，市委常委会召开会议。会议指出，这次全会是在关键时期召开的。",
        "市委常委会召开会议，传达学习全省教育大会在省城召开的情况。",
        "主席会议建议市政协全会于3月4日在望澜市会议中心召开。",
        "7月3日，市委常委会以视频形式召开会议。",
    ],
)
def test_where_another_meeting_is_held_is_not_taken_for_it(text: str) -> None:
    assert place_told(text) is None
