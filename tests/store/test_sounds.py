"""How characters are said."""

from __future__ import annotations

import pytest

from store.sounds import sounds
from store.spelling import sound_alike


def test_a_character_has_all_its_sounds_the_commonest_first() -> None:
    assert sounds("重") == ("zon", "con", "ton")


@pytest.mark.parametrize(("one", "other"), [("正", "增"), ("是", "四"), ("金", "京"), ("女", "女")])
def test_what_many_speakers_do_not_tell_apart_sounds_alike(one: str, other: str) -> None:
    assert sound_alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("市", "区"), ("研", "究"), ("女", "努")])
def test_what_sounds_otherwise_does_not(one: str, other: str) -> None:
    assert not sound_alike(one, other)


@pytest.mark.parametrize("char", ["a", "5", "。", " "])
def test_what_is_no_chinese_character_has_no_sound(char: str) -> None:
    assert sounds(char) == ()


def test_no_phrases_are_loaded_for_it() -> None:
    sounds("重")
    from pypinyin.constants import PHRASES_DICT

    assert not PHRASES_DICT
