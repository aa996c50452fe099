"""Words packed with a letter each answer as a dict does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.packed import PackedWords

words = st.text("ab中国🙂", max_size=3)


@given(st.dictionaries(words, st.sampled_from("nv")), words)
def test_a_word_has_the_letter_it_was_packed_with(letters: dict[str, str], asked: str) -> None:
    packed = PackedWords(letters.items())
    assert packed.letter(asked) == letters.get(asked, "")
    assert all(packed.letter(word) == letter for word, letter in letters.items())
