"""Where in a readout the words asked for stand: whole sentences, with the words marked.

An excerpt is offsets, never a string of its own: what is shown is cut from the readout's text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from store.words import segments_of_folded

Edges: TypeAlias = tuple[int, ...]
"""A stretch of a text by its sentences: where the first begins, and where each of them ends."""
MAX_CHARS = 120
"""An excerpt fits on a phone's screen beside four others."""
_SENTENCE_END = re.compile(r"[。！？][”’」』）)]*\n?|\n")
_CLAUSE = re.compile(r"[，；：,;]")
_LISTED = re.compile(r"、|(?<=》)|(?=《)")
"""Where a clause that lists much may be cut: never within a title."""


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
    """Where ``word`` stands with white space in it, as in texts set with wide gaps, or debris."""
    spaced = re.compile(r"[\s\0]*".join(map(re.escape, word[:MAX_CHARS])))
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
    edges: Edges | None = None
    marks: list[tuple[int, int]] = []
    for word, found in places.items():
        if len(found) > 1:
            edges = edges or _word_edges(folded[start:end])
            found = [span for span in found if _stands(folded, *span, start, edges)] or found
        if _latin(word[0]) or _latin(word[-1]):
            found = [_whole_run(folded, *span, start, end) for span in found]
        marks += found
    marks.sort()
    merged = marks[:1]
    for left, right in marks[1:]:
        if left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _word_edges(folded: str) -> Edges:
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
    spans = (_stripped(text, *span) for span in pairwise(sentence_edges(text, start, end)))
    return [span for span in spans if span[0] < span[1]]


def sentence_edges(text: str, start: int, end: int) -> Edges:
    """Where the sentences between start and end begin and end, start and end among them."""
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
    stretches: Sequence[Edges],
    weights: Mapping[str, float],
    max_chars: int = MAX_CHARS,
) -> Excerpt | None:
    """The sentence that holds the most of the weighted words, and what fits after it.

    The first of ``stretches`` that holds any wins a tie. None when none of them holds any.
    """
    best = best_sentence(folded, stretches, weights) or _best_spaced(folded, stretches, weights)
    if best is None:
        return None
    edges, sentence = best.edges, best.number
    start, end = _stripped(text, edges[sentence], edges[sentence + 1])
    if end - start > max_chars:
        start, end = _around_marks(text, folded, start, end, list(weights), max_chars)
        start, end = _stripped(text, start, end)
    else:
        for span in pairwise(edges[sentence + 1 :]):
            left, following = _stripped(text, *span)
            if following - start > max_chars:
                break
            end = following if left < following else end
    return Excerpt(start, end, tuple(find_marks(folded, start, end, list(weights))))


@dataclass(frozen=True, slots=True)
class BestSentence:
    """The sentence of a stretch that holds the most of some words, and how much by their weight."""

    weight: float
    edges: Edges
    number: int


def best_sentence(
    folded: str, stretches: Sequence[Edges], weights: Mapping[str, float]
) -> BestSentence | None:
    """The sentence that holds the most of the words; None where none holds any.

    A word is held by the sentence it begins in.
    """
    best: BestSentence | None = None
    find = folded.find  # bound once: this loop is where a search spends most of its time
    for edges in stretches:
        start, end, last = edges[0], edges[-1], len(edges) - 1
        held = [0.0] * last
        for word, weight in weights.items():
            at = find(word, start, end)
            while at >= 0:
                after = bisect_right(edges, at)
                held[after - 1] += weight
                if after == last:
                    break
                at = find(word, edges[after], end)  # a word counts once in each sentence
        most = max(held)
        if most > (best.weight if best else 0) + 1e-9:
            best = BestSentence(most, edges, held.index(most))
    return best


def _best_spaced(
    folded: str, stretches: Sequence[Edges], weights: Mapping[str, float]
) -> BestSentence | None:
    """The same of words that stand with white space in them."""
    best: BestSentence | None = None
    for edges in stretches:
        held = [0.0] * len(edges)
        for word, weight in weights.items():
            found = spaced_occurrences(folded, word, edges[0], edges[-1])
            for sentence in {bisect_right(edges, at) for at, _ in found}:
                held[sentence - 1] += weight
        most = max(held)
        if most > (best.weight if best else 0) + 1e-9:
            best = BestSentence(most, edges, held.index(most))
    return best


def _around_marks(
    text: str, folded: str, start: int, end: int, wanted: Sequence[str], max_chars: int
) -> tuple[int, int]:
    """A long sentence cut at its clauses around the words it holds."""
    found = find_marks(folded, start, end, wanted)
    if not found:  # what was found runs on beyond the sentence
        return start, start + max_chars
    first, first_end = found[0]
    cuts = _cuts(_CLAUSE, text, start, end)
    left = max(cut for cut in cuts if cut <= first)
    if first_end - left > max_chars:  # one endless clause
        cuts = _cuts(_LISTED, text, start, end)
        near = (cut for cut in cuts if first_end - max_chars <= cut <= first)
        left = max(near, default=first - max_chars // 3)
    right = max((cut for cut in cuts if left < cut <= left + max_chars), default=left)
    if right < first_end:
        cuts = _cuts(_LISTED, text, start, end)
        near = (cut for cut in cuts if first_end <= cut <= left + max_chars)
        right = max(near, default=min(end, max(first_end, left + max_chars)))
    return left, right


def _cuts(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[int]:
    return [start, *(match.end() for match in pattern.finditer(text, start, end)), end]
