from __future__ import annotations

import click
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.explain import doubts, explain
from store.model import Readout, Source
from store.reading import read_source
from tests.readouts import sample, wanglan, written


def read(source: Source) -> Readout:
    (found,) = read_source(source).readouts
    assert isinstance(found, Readout)
    return found


def test_every_part_is_shown_with_where_it_was_read() -> None:
    told = explain(read(sample()), color=False)
    for part in ("330", "北京市委常委会会议", "文中“6月1日”", "新中国成立70周年", "市委书记 蔡奇"):
        assert part in told
    margins = [line[:4].strip() for line in told.splitlines() if line[4:7] == " │ "]
    assert margins == ["", "1", "2", "3", "4", ""]


def test_the_text_is_shown_whole_with_and_without_colour() -> None:
    for source in (sample(), *wanglan()[:3]):
        readout = read(source)
        for color in (False, True):
            told = click.unstyle(explain(readout, color))
            shown = [line[7:] for line in told.splitlines() if line[4:7] == " │ "]
            assert "\n".join(shown) == readout.text


def test_what_is_uncertain_is_said() -> None:
    assert "年份是推定的" in "".join(doubts(read(sample())))
    assert "年份不详" in "".join(doubts(read(written("1", day="6月1日"))))
    assert not list(doubts(read(written("1"))))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30))
def test_a_text_cannot_steer_the_terminal(words: str) -> None:
    told = explain(read(written("1", extra=f"会议\x1b[2J强调，{words}。")), color=False)
    assert "\x1b" not in told
