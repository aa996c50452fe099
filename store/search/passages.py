"""Passages: what is found as one, and what text counts as theirs.

A readout falls into its agenda items and the rest: title, lead, attendance. Texts are compared
folded and without white space, so that a line break or an indent never hides a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from store.debris import folded_text
from store.model import Readout

REST = 0
"""The position of the passage that holds what belongs to no item."""
_GAP = re.compile(r"[\s\0]")
_TITLE = re.compile(r"《([^《》]+)》")


@dataclass(frozen=True, slots=True)
class Passage:
    """An agenda item, or (position 0) the rest of a readout.

    ``name`` is what the item is called, or the readout's title; ``titles`` are the documents under
    consideration and all others named between 《 and 》. ``spans`` are the stretches of the
    readout's text that belong to it.
    """

    position: int
    name: str
    titles: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def passages(readout: Readout) -> list[Passage]:
    """The passages of a readout: its items, and the rest at the end."""
    found = []
    for item in readout.items:
        span = (item.start, item.end)
        titles = (*item.documents, *_titles(item.subject), *_titles(readout.excerpt(item)))
        found.append(Passage(item.position, item.subject, tuple(dict.fromkeys(titles)), (span,)))
    rest = rest_spans(readout)
    titles = tuple(
        title
        for text in (readout.title, *(readout.text[start:end] for start, end in rest))
        for title in _titles(text)
    )
    found.append(Passage(REST, readout.title, tuple(dict.fromkeys(titles)), tuple(rest)))
    return found


def rest_spans(readout: Readout) -> list[tuple[int, int]]:
    """Where the text of a readout belongs to no item."""
    spans, at = [], 0
    for item in sorted(readout.items, key=lambda item: item.start):
        if item.start > at:
            spans.append((at, item.start))
        at = max(at, item.end)
    if at < len(readout.text):
        spans.append((at, len(readout.text)))
    return spans


def _titles(text: str) -> list[str]:
    return _TITLE.findall(text)


def squeeze(text: str) -> str:
    """``text`` folded and without white space: what two spellings of the same have in common."""
    return squeeze_folded(folded_text(text))


def squeezing(folded: str) -> Callable[[int], int]:
    """From offsets into a folded text to offsets into the same squeezed."""
    gaps = [match.start() for match in _GAP.finditer(folded)]
    return lambda offset: offset - bisect_left(gaps, offset)


def squeeze_folded(folded: str) -> str:
    """The same of a text that is folded already."""
    return "".join(folded.replace("\0", "").split())


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A passage ready to be looked into; ``spans`` are offsets into ``whole``.

    ``whole`` is the squeezed text of the readout: what begins in a passage counts as standing in
    it, also where it runs on into the next one. So every stretch of a readout stands somewhere.
    """

    position: int
    whole: str
    spans: tuple[tuple[int, int], ...]
    name: str
    titles: tuple[str, ...]

    def holds(self, needle: str) -> bool:
        """Whether ``needle``, squeezed, stands in the passage."""
        return (
            needle in self.name
            or any(needle in title for title in self.titles)
            or any(
                self.whole.find(needle, start, end - 1 + len(needle)) >= 0
                for start, end in self.spans
            )
        )

    def names(self, needle: str) -> bool:
        """Whether a title in the passage holds ``needle``, squeezed."""
        return any(needle in title for title in self.titles)


def squeezed(readout: Readout, folded: str | None = None) -> list[Squeezed]:
    """The passages of a readout ready to be looked into; ``folded`` is its text, where known."""
    found = passages(readout)
    folded = folded_text(readout.text) if folded is None else folded
    at = squeezing(folded)
    whole = squeeze_folded(folded)
    return [
        Squeezed(
            passage.position,
            whole,
            tuple((at(start), at(end)) for start, end in passage.spans if at(start) < at(end)),
            squeeze(passage.name),
            tuple(squeeze(title) for title in passage.titles),
        )
        for passage in found
    ]
