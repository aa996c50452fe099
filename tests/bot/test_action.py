from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.action import (
    Action,
    Cite,
    Forget,
    Share,
    ShowItem,
    ShowMeeting,
    ShowPage,
    ShowText,
    decode,
    encode,
)

IDS = st.integers(0, 2**53)
ACTIONS = st.one_of(
    st.builds(ShowPage, IDS, st.integers(0, 10**6)),
    st.builds(ShowMeeting, IDS, IDS, st.integers(0, 10**6)),
    st.builds(ShowItem, IDS, st.integers(0, 999), IDS, st.integers(0, 10**6)),
    st.builds(ShowText, IDS),
    st.builds(Cite, IDS, st.integers(0, 999)),
    st.builds(Share, IDS),
    st.builds(Forget, st.integers(0, 1)),
)


@given(ACTIONS)
def test_a_button_says_what_it_does_in_telegrams_64_bytes(action: Action) -> None:
    data = encode(action)
    assert 1 <= len(data.encode()) <= 64
    assert decode(data) == action


@pytest.mark.parametrize(
    "data",
    ["", "x", "p", "p:1", "p:1:2:3:4", "i:-1:2:0:0", "m:1:2:x", "p:9999999999999999999:1", "m:²"],
)
def test_what_we_did_not_write_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="not a button of ours"):
        decode(data)


@given(st.text(max_size=64))
def test_any_data_is_a_button_or_refused(data: str) -> None:
    with contextlib.suppress(ValueError):
        assert encode(decode(data))
