"""Where in a readout the words asked for stand: whole sentences, with the words marked.

An excerpt is offsets, never a string of its own: what is shown is cut from the readout's text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from store.words import segments_of_folded

MAX_CHARS = 120
"""An excerpt fits on a phone's screen beside four others."""
KEPT_TEXTS = 2_000
"""So many texts' sentences and sentences' words are kept from one excerpt to the next."""
_SENTENCE_END = re.compile(r"[。！？][”’」』）)]*\n?|\n")
_CLAUSE = re.compile(r"[，；：,;]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a readout's text; marks are the matched words in it. Offsets into the text."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...] = ()


def occurrences(folded: str, word: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where ``word`` stands between start and end."""
    found = []
    at = folded.find(word, start, end)
    while at >= 0:
        found.append((at, at + len(word)))
        at = folded.find(word, at + len(word), end)
    return found


def spaced_occurrences(folded: str, word: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where ``word`` stands with white space in it, as in texts set with wide gaps."""
    spaced = re.compile(r"\s*".join(map(re.escape, word[:MAX_CHARS])))
    return [match.span() for match in spaced.finditer(folded, start, end)]


def find_marks(folded: str, start: int, end: int, wanted: Sequence[str]) -> list[tuple[int, int]]:
    """Where the wanted words stand between start and end, overlapping ones made one.

    A word that also stands on its own is not marked where it only happens to stand: 5G in 15G, or
    across the end of one word and the beginning of the next. A part of a Latin word or a number
    is never marked alone: the whole of it is.
    """
    places = {word: found for word in wanted if (found := occurrences(folded, word, start, end))}
    if not places:
        places = {word: spaced_occurrences(folded, word, start, end) for word in wanted}
    edges = _word_edges(folded[start:end])
    marks: list[tuple[int, int]] = []
    for found in places.values():
        kept = [span for span in found if _stands(folded, *span, start, edges)] or found
        marks += (_whole_run(folded, *span, start, end) for span in kept)
    merged: list[tuple[int, int]] = []
    for left, right in sorted(marks):
        if merged and left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


@lru_cache(KEPT_TEXTS)
def _word_edges(folded: str) -> tuple[int, ...]:
    """Where words begin and end."""
    edges, at = [0], 0
    for word in segments_of_folded(folded):
        at = folded.index(word, at)
        edges += (at, at + len(word))
        at += len(word)
    return (*edges, len(folded))


def _stands(folded: str, left: int, right: int, start: int, edges: Sequence[int]) -> bool:
    """Whether a stretch is no accident: it lies within a word, or is words from edge to edge.

    The edges are counted from ``start``.
    """
    if _whole_run(folded, left, right, 0, len(folded)) != (left, right):
        return False
    left, right = left - start, right - start
    first, last = bisect_right(edges, left), bisect_left(edges, right)
    if first >= last:
        return True
    return edges[first - 1] == left and last < len(edges) and edges[last] == right


def _whole_run(folded: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """The stretch with the rest of the Latin word or number that it cuts at either end."""
    if _latin(folded[left]):
        while left > start and _latin(folded[left - 1]):
            left -= 1
    if _latin(folded[right - 1]):
        while right < end and _latin(folded[right]):
            right += 1
    return left, right


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences between start and end, without surrounding white space."""
    spans = (_stripped(text, *span) for span in pairwise(_sentence_edges(text, start, end)))
    return [span for span in spans if span[0] < span[1]]


@lru_cache(KEPT_TEXTS)
def _sentence_edges(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where sentences begin and end, start and end among them."""
    return start, *(match.end() for match in _SENTENCE_END.finditer(text, start, end)), end


def _stripped(text: str, left: int, right: int) -> tuple[int, int]:
    while left < right and text[left].isspace():
        left += 1
    while right > left and text[right - 1].isspace():
        right -= 1
    return left, right


def best_excerpt(
    text: str,
    folded: str,
    spans: Sequence[tuple[int, int]],
    weights: Mapping[str, float],
    max_chars: int = MAX_CHARS,
) -> Excerpt | None:
    """The sentence that holds the most of the weighted words, and what fits after it.

    The first of ``spans`` that holds any wins a tie. None when none of them holds any.
    """
    best = _best_sentence(text, folded, spans, weights, occurrences) or _best_sentence(
        text, folded, spans, weights, spaced_occurrences
    )
    if best is None:
        return None
    start, end, limit = best
    start, end = _stripped(text, start, end)
    if end - start > max_chars:
        start, end = _around_marks(text, folded, start, end, list(weights), max_chars)
        start, end = _stripped(text, start, end)
    else:
        for _, following in sentences(text, end, limit):
            if following - start > max_chars:
                break
            end = following
    return Excerpt(start, end, tuple(find_marks(folded, start, end, list(weights))))


def _best_sentence(
    text: str,
    folded: str,
    spans: Sequence[tuple[int, int]],
    weights: Mapping[str, float],
    find: Callable[[str, str, int, int], list[tuple[int, int]]],
) -> tuple[int, int, int] | None:
    """Where the best sentence begins and ends, and where the span ends that it is of."""
    best: tuple[float, int, int, int] | None = None
    for left, right in spans:
        ends = _sentence_edges(text, left, right)
        held: dict[int, float] = {}
        for word, weight in weights.items():
            found = find(folded, word, left, right)
            for sentence in {bisect_right(ends, at) for at, _ in found}:
                held[sentence] = held.get(sentence, 0.0) + weight
        for sentence in sorted(held):
            if best is None or held[sentence] > best[0] + 1e-9:
                best = (held[sentence], ends[sentence - 1], ends[sentence], right)
    return best[1:] if best else None


def _around_marks(
    text: str, folded: str, start: int, end: int, wanted: Sequence[str], max_chars: int
) -> tuple[int, int]:
    """A long sentence cut at its clauses around the words it holds."""
    found = find_marks(folded, start, end, wanted)
    if not found:  # what was found runs on beyond the sentence
        return start, start + max_chars
    first, first_end = found[0]
    cuts = [start, *(match.end() for match in _CLAUSE.finditer(text, start, end)), end]
    left = max(cut for cut in cuts if cut <= first)
    if first_end - left > max_chars:  # one endless clause: there is no good place to cut
        left = max(left, first - max_chars // 3)
    right = max((cut for cut in cuts if left < cut <= left + max_chars), default=left)
    if right < first_end:
        right = min(end, max(first_end, left + max_chars))
    return left, right
