from __future__ import annotations

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from bot.richtext import (
    Block,
    Span,
    bold,
    line,
    split,
    to_html,
    to_plain,
    to_terminal,
    units,
)

SPANS = st.builds(
    Span,
    st.text(alphabet="会议研究，。；a<>&\"' \n😀𠮷", min_size=1, max_size=40),
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from([None, "https://example.org/?a=1&b=2"]),
)
BLOCKS = st.lists(
    st.builds(
        Block,
        st.lists(SPANS, min_size=1, max_size=5).map(tuple),
        quote=st.booleans(),
        expandable=st.booleans(),
    ),
    max_size=8,
)


@given(BLOCKS)
def test_everything_that_is_text_is_escaped(blocks: list[Block]) -> None:
    without_tags = re.sub(r"</?(?:b|i|a|blockquote)(?: [^<>]*)?>", "", to_html(blocks))
    assert html.unescape(without_tags) == to_plain(blocks)


@given(BLOCKS, st.integers(2, 120))
def test_parts_fit_and_together_say_everything(blocks: list[Block], limit: int) -> None:
    parts = split(blocks, limit, entities=6)
    for part in parts:
        assert 0 < units(to_plain(part)) <= limit
        entities = sum(
            block.quote + sum(s.bold + s.italic + bool(s.link) for s in block.spans)
            for block in part
        )
        assert entities <= 6
    said = "".join(block.text for part in parts for block in part)
    assert said == "".join(block.text for block in blocks)


def test_a_long_text_is_cut_at_the_end_of_a_sentence() -> None:
    text = "会议强调，要抓好落实。" * 10
    first, *_ = split([line(text)], limit=40)
    assert to_plain(first).endswith("。")


def test_a_character_outside_the_basic_plane_counts_twice() -> None:
    assert units("会😀") == 3


def test_no_part_is_cut_inside_a_surrogate_pair() -> None:
    for part in split([line("😀" * 50)], limit=7):
        assert to_plain(part) == "😀" * 3 or len(to_plain(part)) <= 3


def test_a_terminal_is_not_steered_by_a_readouts_text() -> None:
    shown = to_terminal([line("会议\x1b[2J\x07强调\u202e")], color=False)
    assert shown == "会议[2J强调"


def test_colour_only_where_there_is_colour() -> None:
    assert to_terminal([line(bold("会议"))], color=False) == "会议"
    assert "\x1b[1m" in to_terminal([line(bold("会议"))], color=True)
