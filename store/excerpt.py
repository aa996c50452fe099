"""Where in a readout the words asked for stand: whole sentences, with the words marked.

An excerpt is offsets, never a string of its own: what is shown is cut from the readout's text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

MAX_CHARS = 120
"""An excerpt fits on a phone's screen beside four others."""
_SENTENCE = re.compile(r"[^。！？\n]*[。！？]?[”’」』）)]*\n?")
_CLAUSE = re.compile(r"[，；：,;]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a readout's text; marks are the matched words in it. Offsets into the text."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()


def find_marks(folded: str, start: int, end: int, wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Where the wanted words stand between start and end, overlapping ones made one."""
    found: list[tuple[int, int]] = []
    for word in wanted:
        at = folded.find(word, start, end)
        while at >= 0:
            found.append((at, at + len(word)))
            at = folded.find(word, at + len(word), end)
    merged: list[tuple[int, int]] = []
    for left, right in sorted(found):
        if merged and left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences between start and end, without surrounding white space."""
    spans = []
    for match in _SENTENCE.finditer(text, start, end):
        left, right = match.span()
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            spans.append((left, right))
    return spans


def best_excerpt(
    text: str,
    folded: str,
    spans: Sequence[tuple[int, int]],
    weights: dict[str, float],
    max_chars: int = MAX_CHARS,
) -> Excerpt | None:
    """The sentence that holds the most of the weighted words, and what fits after it.

    The first of ``spans`` that holds any wins a tie. None when none of them holds any.
    """
    best: tuple[float, int, int] | None = None
    for left, right in spans:
        for start, end in sentences(text, left, right):
            weight = sum(w for word, w in weights.items() if folded.find(word, start, end) >= 0)
            if weight > 0 and (best is None or weight > best[0]):
                best = (weight, start, end)
    if best is None:
        return None
    _, start, end = best
    if end - start > max_chars:
        start, end = _around_marks(text, folded, start, end, list(weights), max_chars)
    else:
        limit = next(right for left, right in spans if left <= start < right)
        for _, following in sentences(text, end, limit):
            if following - start > max_chars:
                break
            end = following
    return Excerpt(start, end, tuple(find_marks(folded, start, end, list(weights))))


def _around_marks(
    text: str, folded: str, start: int, end: int, wanted: Sequence[str], max_chars: int
) -> tuple[int, int]:
    """A long sentence cut at its clauses around the words it holds."""
    first, first_end = find_marks(folded, start, end, wanted)[0]
    cuts = [start, *(match.end() for match in _CLAUSE.finditer(text, start, end)), end]
    left = max(cut for cut in cuts if cut <= first)
    if first_end - left > max_chars:  # one endless clause: there is no good place to cut
        left = max(left, first - max_chars // 3)
    right = max((cut for cut in cuts if left < cut <= left + max_chars), default=left)
    if right < first_end:
        right = min(end, max(first_end, left + max_chars))
    return left, right
