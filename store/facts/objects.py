"""The objects of one verb that are told one by one: 听取关于A的报告，关于B的汇报."""

from __future__ import annotations

import re

from store.words import fold

# Where an opening sentence goes over from what was taken up to what was said of it.
_SAID = re.compile(r"指出|强调|认为|要求|,提出")
_OBJECT = re.compile(r"关于([^,。;]{2,})")


def objects(folded: str) -> tuple[str, ...]:
    """The objects in the opening sentence of a folded text, where there are several.

    An item is named by the first of them; each was taken up.
    """
    return tuple(folded[start:end] for start, end in _spans(folded))


def object_about(text: str, word: str) -> tuple[int, int] | None:
    """Where the object stands that holds a folded ``word``; None where none does."""
    folded = fold(text)
    return next((span for span in _spans(folded) if word in folded[slice(*span)]), None)


def _spans(folded: str) -> list[tuple[int, int]]:
    opening = _SAID.split(folded.partition("。")[0])[0]
    found = [match.span(1) for match in _OBJECT.finditer(opening)]
    return found if len(found) > 1 else []
