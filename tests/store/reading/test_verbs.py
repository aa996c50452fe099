"""What is looked for first is in all that is then looked at more closely."""

from __future__ import annotations

import importlib
import re
from typing import Any

import pytest

from store.reading.agenda.matters.verbs import (
    ABOUT,
    ANY_OTHER,
    ANY_SAYING,
    ANY_VERB,
    DISCUSSES,
    OTHER_MATTERS,
    VERB,
)

PARSER = importlib.import_module("re._parser")


def shortest(tree: Any) -> set[str]:
    """What a parsed pattern matches, every alternative once and nothing that may be left out."""
    found = {""}
    for kind, what in tree:
        found = {head + tail for head in found for tail in _shortest_of(str(kind), what)}
    return found


def _shortest_of(kind: str, what: Any) -> set[str]:
    if kind == "LITERAL":
        return {chr(what)}
    if kind == "IN":
        return {chr(value) for name, value in what if str(name) == "LITERAL"} or {"市"}
    if kind == "NOT_LITERAL" or kind == "ANY":
        return {"市"}
    if kind == "SUBPATTERN":
        return shortest(what[-1])
    if kind == "BRANCH":
        return {word for branch in what[1] for word in shortest(branch)}
    if kind.endswith("_REPEAT"):
        return {"".join([word] * what[0]) for word in shortest(what[2])}
    assert kind in ("ASSERT", "ASSERT_NOT", "AT"), kind
    return {""}


@pytest.mark.parametrize(
    ("pattern", "first"),
    [(VERB, ANY_VERB), (ABOUT, ANY_VERB), (DISCUSSES, ANY_SAYING), (OTHER_MATTERS, ANY_OTHER)],
    ids=["verbs", "verbs after their object", "what is said", "other matters"],
)
def test_a_pattern_matches_nothing_without_one_of_the_words(
    pattern: re.Pattern[str], first: re.Pattern[str]
) -> None:
    found = shortest(PARSER.parse(pattern.pattern))
    assert len(found) > 10
    assert {words for words in found if not first.search(words)} == set()
