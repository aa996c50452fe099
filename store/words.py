"""Folding of variants and segmentation: what counts as the same word, and where words end.

Folding never changes a text's length, so an offset into the folded text is an offset into the
text itself; that is what lets an excerpt stay verbatim while the match is lenient.
"""

from __future__ import annotations

import importlib.util
import logging
import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np
import opencc

from store.packed import PackedWords

if TYPE_CHECKING:
    import jieba
    import rjieba

# Marks that Unicode keeps apart but keyboards and sites use for one another.
_PUNCTUATION = {
    **dict.fromkeys("“”„「」『』＂", '"'),
    **dict.fromkeys("‘’＇", "'"),
    **dict.fromkeys("〈﹤", "《"),
    **dict.fromkeys("〉﹥", "》"),
    **dict.fromkeys("•・‧∙", "·"),
    **dict.fromkeys("—–―−－", "-"),
    **dict.fromkeys("～〜", "~"),
    **dict.fromkeys("\u3000\u00a0\t", " "),
}


class _Folding(dict[int, str]):
    """Every character's folded form, worked out when it is first met.

    One character at a time, because a mapping of phrases could change lengths and would fold a
    query and a text differently whenever their surroundings differ.
    """

    def __init__(self) -> None:
        super().__init__({ord(mark): fold for mark, fold in _PUNCTUATION.items()})
        self._simplified = opencc.OpenCC("t2s")

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if "\ud800" <= char <= "\udfff":  # half a character of broken JSON: OpenCC takes none
            self[code] = char
            return char
        narrow = unicodedata.normalize("NFKC", char).lower()
        if len(narrow) != 1:  # ㎡, …, ½: folding them would move every later offset
            narrow = char
        simple = self._simplified.convert(narrow) if not narrow.isascii() else narrow
        folded = simple if len(simple) == 1 else narrow
        self[code] = folded
        return folded


_folding = cache(_Folding)


_LONG = 64
"""Texts from so many characters on are folded by table, which takes numpy a moment to begin."""
_table = np.full(0x110000, 0xFFFFFFFF, "<u4")
"""Every character's folded form, as far as it was met in a long text."""


def fold(text: str) -> str:
    """The same text with variants made one: simplified, half-width, lower case; same length."""
    if len(text) < _LONG:
        return text.translate(_folding())
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    folded = _table.take(codes)
    if folded.max() > 0x10FFFF:
        for code in np.unique(codes[folded > 0x10FFFF]).tolist():
            _table[code] = ord(_folding()[code])
        folded = _table.take(codes)
    return folded.tobytes().decode("utf-32-le", "surrogatepass")


def in_either_script(counted: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Names with their counts, one in simplified and in traditional letters as one, written as it
    was met first; the most first.
    """
    counts: dict[str, tuple[str, int]] = {}
    for name, count in counted:
        known, before = counts.get(fold(name), (name, 0))
        counts[fold(name)] = known, before + count
    return sorted(counts.values(), key=lambda one: (-one[1], one[0]))


# A run of what can be part of a word; everything else only separates.
_RUN = re.compile(r"[^\W_]+")
# jieba in Rust, where installed: eleven times as fast, the same dictionary and the same answers.
_QUICK = importlib.util.find_spec("rjieba") is not None
_jieba_lock = Lock()


@cache
def _segmenter() -> jieba.Tokenizer:
    import jieba  # takes a seventh of a second, and not every command segments

    jieba.setLogLevel(logging.WARNING)
    return jieba.Tokenizer()


_cache_folder: list[Path] = []


def keep_cache_in(folder: Path) -> None:
    """Keep jieba's parsed dictionary in ``folder``, not in the machine's shared temporary folder,
    where any user could have put another one. Counts until the dictionary is loaded.
    """
    _cache_folder[:] = [folder]


def warm_up() -> None:
    """Load the dictionary now, rather than in the first question (a third of a second)."""
    _load()
    _dictionary()


def _load() -> None:
    if _QUICK:
        _quick()
        return
    with _jieba_lock:
        segmenter = _segmenter()
        if not segmenter.initialized:
            segmenter.tmp_dir = str(_cache_folder[0]) if _cache_folder else None
            segmenter.initialize()


def words(text: str) -> list[str]:
    """The words of ``text`` to index, in order: long words and the dictionary words inside them."""
    return words_of_folded(fold(text))


def words_of_folded(folded: str) -> list[str]:
    """The words to index of a text that is folded already.

    Without jieba's guesses at unknown words (its HMM), so that the same string segments the same
    way in a query and in a text; unknown words fall into characters and still match.
    """
    runs = _RUN.findall(folded)
    if _QUICK:
        found = _quick().cut_for_search(" ".join(runs), False)
        return [word for word in found if word != " "]
    _load()
    return [word for run in runs for word in _segmenter().cut_for_search(run, HMM=False)]


def segments(text: str) -> list[str]:
    """The words of ``text`` without the words inside them, as a person would part it."""
    return segments_of_folded(fold(text))


def segments_of_folded(folded: str) -> list[str]:
    """The same of a text that is folded already."""
    return [word for word in _parted(folded) if word != " "]


def _parted(folded: str) -> list[str]:
    """The words of a folded text, with a space between the runs that something separates."""
    runs = " ".join(_RUN.findall(folded))
    if _QUICK:
        return _quick().cut(runs, False)
    _load()
    return list(_segmenter().cut(runs, HMM=False))


@cache
def _quick() -> rjieba.Jieba:
    import rjieba

    return rjieba.Jieba()


def units(text: str) -> tuple[str, ...]:
    """The words of a query: dictionary words, and runs of single characters as they were typed."""
    return units_of_folded(fold(text))


def units_of_folded(folded: str) -> tuple[str, ...]:
    """The same of a text that is folded already."""
    found: list[str] = []
    pending = ""
    for word in (*_parted(folded), " "):
        if len(word) == 1 and word != " ":
            pending += word
            continue
        if pending:
            found.append(pending)
            pending = ""
        if word != " ":
            found.append(word)
    return tuple(dict.fromkeys(found))


def grams(text: str) -> str:
    """Every pair of neighbouring letters in a folded ``text``: a needle's are among its hay's."""
    return " ".join(
        dict.fromkeys(
            run[at : at + 2]
            for found in _RUN.finditer(text)
            for run in (found.group(),)
            for at in range(len(run) - 1)
        )
    )


# --- what kind of word it is --------------------------------------------------------------------


def is_place(word: str) -> bool:
    """Whether the dictionary has ``word`` as the name of a place (北京, 苏州, 浦东新区)."""
    return _kind(word) == _PLACE


def is_thing(word: str) -> bool:
    """Whether ``word`` may name a thing: what the dictionary has as no other part of speech."""
    return part_of_speech(word) == "n" and not _denies(word)


def is_action(word: str) -> bool:
    """Whether ``word`` tells what is done or how it is: a verb or an adjective."""
    return part_of_speech(word) in ("v", "a") and not _denies(word)


def part_of_speech(word: str) -> str:
    """One letter, as the dictionary has it: v, a, d, …; n for a noun and what it does not have."""
    kind = _kind(word)
    return kind if kind.islower() else "n"


def may_be_a_name(word: str) -> bool:
    """Whether the dictionary does not have it, or has it as somebody's name."""
    return len(segments_of_folded(word)) > 1 or _kind(word) == _PERSON


def _denies(word: str) -> bool:
    return word.startswith(("不", "没", "无"))


_OTHERS = "vadtsmrpcufqzbyeokh"
"""The letters of words that name no thing."""
_PLACE, _PERSON = "S", "R"
_NAMES = {"ns": _PLACE, "nr": _PERSON}
_KIND = re.compile(rf"^(\S+) \d+ ({'|'.join(_NAMES)}|[{_OTHERS}])", re.MULTILINE)


@lru_cache(maxsize=4096)
def _kind(word: str) -> str:
    """The first letter of a word's part of speech, or what it names; empty for other nouns."""
    return _dictionary().letter(word)


@cache
def _dictionary() -> PackedWords:
    """The words of jieba's dictionary; nouns that are no names, most of it, are left out.

    It has a word, how often it is used and its part of speech a line.
    """
    jieba = importlib.util.find_spec("jieba")  # to import it takes 10 MB, and rjieba may stand in
    assert jieba is not None  # a dependency
    assert jieba.origin is not None
    text = Path(jieba.origin).with_name("dict.txt").read_text(encoding="utf-8")
    kinds = (found.groups() for found in _KIND.finditer(text))
    return PackedWords((word, _NAMES.get(kind, kind)) for word, kind in kinds)


def in_order(letters: str, name: str) -> bool:
    """Whether a name has all the letters in their order, so that they may be short for it."""
    rest = iter(name)
    return all(letter in rest for letter in letters)
