"""The catalogues: every sentence the code says exists in every language, with the same values."""

from __future__ import annotations

import ast
import datetime
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import bot
from bot.voice import LANGUAGES, Language, catalogue, voice
from store.dates import DateRange

SAYING = {"say", "sentence"}


def called_keys() -> Iterator[tuple[str, frozenset[str] | None]]:
    """Every constant key in the code with the values given beside it; None where they are **."""
    for file in Path(bot.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", None))
            key = node.args[0]
            if name in SAYING and isinstance(key, ast.Constant) and isinstance(key.value, str):
                given = [keyword.arg for keyword in node.keywords]
                yield key.value, None if None in given else frozenset(g for g in given if g)


def fields(sentence: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_that_the_code_says_is_there_with_its_values(language: Language) -> None:
    said = catalogue(language)
    keys = [(key, given) for key, given in called_keys() if "." in key]
    assert len(keys) > 30
    for key, given in keys:
        assert key in said, key
        assert given is None or fields(said[key]) <= given, key


def test_every_language_has_the_same_sentences_with_the_same_values() -> None:
    chinese = {key: fields(said) for key, said in catalogue("zh-hans").items()}
    for language in LANGUAGES:
        assert {key: fields(said) for key, said in catalogue(language).items()} == chinese


def test_no_sentence_is_left_over_that_nothing_says() -> None:
    code = "\n".join(file.read_text("utf-8") for file in Path(bot.__file__).parent.rglob("*.py"))
    assert [key for key in catalogue("zh-hans") if f'"{key}"' not in code] == []


def test_traditional_chinese_is_said_in_traditional_characters() -> None:
    assert voice("zh-hant").say("paging.next") == "下一頁 ›"


def test_what_is_put_into_a_sentence_stays_as_it_stands() -> None:
    assert "干部" in voice("zh-hant").say("found.nothing", asked="“干部”", coverage="")


@pytest.mark.parametrize(
    ("key", "values", "said"),
    [
        ("person.part", {"role": "主持", "count": 1}, "主持: 1 meeting"),
        ("person.part", {"role": "主持", "count": 21}, "主持: 21 meetings"),
        ("nothing.body", {"body": ""}, "No readouts have been collected."),
    ],
)
def test_english_counts_one_and_leaves_no_gap(
    key: str, values: dict[str, object], said: str
) -> None:
    assert voice("en").say(key, **values) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ((2023, 1, 1), (2023, 12, 31), "2023"),
        ((2024, 2, 1), (2024, 2, 29), "February 2024"),
        ((2024, 2, 1), (2024, 2, 28), "1 February 2024 to 28 February 2024"),
    ],
)
def test_a_whole_year_or_month_is_called_so_in_english(
    start: tuple[int, int, int], end: tuple[int, int, int], said: str
) -> None:
    asked = DateRange(datetime.date(*start), datetime.date(*end))
    assert voice("en").when(asked) == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["not_manager", "not_allowed", "flood"])
def test_what_answers_a_button_fits_where_telegram_shows_it(language: Language, key: str) -> None:
    assert len(voice(language).say(f"problem.{key}", seconds=10)) <= 200
