"""A text seen as sentences and clauses, in a form fit for matching.

Everything is matched in a *folded* view: variants made one (store.words), pinyin debris left out
(會(huì)議 → 会议), ASCII stops and angle brackets made Chinese ones. The view maps offsets back, so
that what is quoted is always cut from the text as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.debris import DEBRIS, has_debris
from store.words import fold


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a folded view, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A text, its folded view, and what lies inside marks.

    ``origins`` holds each folded character's offset in ``text``, or None where they are the same.
    ``inside`` is 1 for what stands between 《》, quotation marks or brackets that do close.
    ``titles`` are the outermost 《》 pairs, marks included, in order.
    """

    text: str
    folded: str
    origins: tuple[int, ...] | None
    inside: bytes
    titles: tuple[Span, ...]

    def printed(self, start: int, end: int) -> str:
        """The words as printed, debris left out: for names and subjects, not for excerpts."""
        if self.origins is None:
            return self.text[start:end]
        return "".join(self.text[offset] for offset in self.origins[start:end])

    def offset(self, position: int) -> int:
        """Where a passage that begins at ``position`` of the view begins in the text."""
        if self.origins is None or position >= len(self.origins):
            return position if self.origins is None else len(self.text)
        return self.origins[position]

    def offset_of_end(self, position: int) -> int:
        """Where a passage that ends before ``position`` of the view ends in the text."""
        if self.origins is None or position == 0:
            return position
        return self.origins[position - 1] + 1

    def titles_in(self, span: Span) -> tuple[Span, ...]:
        """The 《》 pairs that lie wholly inside ``span``."""
        if not self.titles:
            return ()
        first = bisect_left(self.titles, span.start, key=lambda title: title.start)
        last = bisect_right(self.titles, span.end, key=lambda title: title.end)
        return self.titles[first:last]

    def begins_title(self, position: int) -> bool:
        """Whether an outermost 《 stands at ``position``."""
        index = bisect_left(self.titles, position, key=lambda title: title.start)
        return index < len(self.titles) and self.titles[index].start == position


# A comma before another stop: 有關會議精神,,聽取; the same copies have them.
_STRAY = re.compile(r"[,，](?=[,，、。;；:：])")
# A stop typed as in English: after a Chinese character or a closing mark, not inside a number.
_ASCII_STOP = re.compile(r"(?<=[\u3400-\u9fff》)\"'])\.(?![0-9a-z.])")
_ASCII_TITLE = re.compile(r"<(?=[^<>\n]{2,60}>)|(?<=[\u3400-\u9fff)])>")


def read_prose(text: str) -> Prose:
    """A text, its folded view, and what lies inside marks."""
    folded, origins = _view(text)
    inside, titles = _marks(folded)
    return Prose(text, folded, origins, inside, titles)


def folded_view(text: str) -> str:
    """What a text is matched as."""
    return _view(text)[0]


def _view(text: str) -> tuple[str, tuple[int, ...] | None]:
    """The folded view of a text, and each character's offset in it where they are not the same."""
    folded = fold(text)
    origins: tuple[int, ...] | None = None
    debris = [DEBRIS] if has_debris(text) else []
    debris += [_STRAY] if _STRAY.search(text) else []
    if debris:
        folded, origins = _without(debris, text, folded)
    if "<" in folded:
        folded = _ASCII_TITLE.sub(lambda mark: "《" if mark.group() == "<" else "》", folded)
    if "." in folded:
        folded = _ASCII_STOP.sub("。", folded)
    return folded, origins


def _without(
    patterns: Sequence[re.Pattern[str]], text: str, folded: str
) -> tuple[str, tuple[int, ...]]:
    """The view without what the patterns match in the text, and where its characters stand."""
    dropped = bytearray(len(text))
    for pattern in patterns:
        for match in pattern.finditer(text):
            start, end = match.span()
            dropped[start:end] = b"\1" * (end - start)
    origins = tuple(offset for offset, drop in enumerate(dropped) if not drop)
    return "".join(folded[offset] for offset in origins), origins


_MARK = re.compile(r"[《》()\"\n]")
_CLOSES = {"》": "《", ")": "("}
_MAX_DEPTH = 8
_MAX_QUOTED = 300
"""A quotation longer than this is a mark that was never closed."""


def _marks(folded: str) -> tuple[bytes, tuple[Span, ...]]:
    """What lies inside pairs of marks, by paragraph; a mark without its pair is ignored."""
    inside = bytearray(len(folded))
    titles: list[Span] = []
    open_marks: list[tuple[str, int]] = []
    for mark in _MARK.finditer(folded):
        char, at = mark.group(), mark.start()
        if char == "\n":
            open_marks.clear()
            continue
        opener = _opener(char, open_marks)
        if opener is None:
            if char not in _CLOSES and len(open_marks) < _MAX_DEPTH:
                open_marks.append((char, at))
            continue
        start = open_marks[opener][1]
        del open_marks[opener:]
        if char != "》" and at - start > _MAX_QUOTED:
            continue
        inside[start : at + 1] = b"\1" * (at + 1 - start)
        if char == '"' and folded[at - 1] in "。!?":
            inside[at - 1] = 0  # “……。” ends the sentence around it, too
        if char == "》":
            while titles and titles[-1].start > start:
                titles.pop()
            titles.append(Span(start, at + 1))
    return bytes(inside), tuple(titles)


def _opener(char: str, open_marks: list[tuple[str, int]]) -> int | None:
    """The innermost open mark that ``char`` closes; a straight quotation mark may close or open."""
    wanted = _CLOSES.get(char, char)
    if wanted in "《(" and char not in _CLOSES:
        return None
    for index in range(len(open_marks) - 1, -1, -1):
        if open_marks[index][0] == wanted:
            return index
    return None


# --- sentences and clauses ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and its clauses: what stands between commas, colons and semicolons.

    ``parts`` counts, for every clause, the semicolons before it in the sentence.
    """

    span: Span
    clauses: tuple[Span, ...]
    parts: tuple[int, ...]


# 讨论了甲、听取了乙、研究了丙: a 、 before a verb with 了 divides clauses, too, unless it is that
# of a number (一、研究了甲); so does what joins two that have objects of their own: 学习甲精神并
# 听取乙汇报. All begin with one set of characters, so that the others are passed over at once.
_PAUSE = re.compile(
    r"[,;:。!?并、](?:(?<=[,;:。!?])|"
    r"(?<=精神并|汇报并|报告并|情况并|工作并)"
    r"(?=(?:传达|学习|听取|审议|讨论|研究|通报|部署)[^,;:。!?]{4})|"
    r"(?<=》并)(?=[对就][^,;:。!?]{2,60}(?:进行|作))|"
    r"(?<=、)(?<![一二三四五六七八九十\d]、)"
    r"(?=(?:传达|学习|听取|讨论|研究|审议|通报|部署|审定|通过|分析|总结|安排|集体|书面|原则|并){1,3}了))"
)


def paragraph_spans(folded: str) -> list[Span]:
    """The paragraphs of a text that has one a line."""
    spans, start = [], 0
    for line in folded.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def sentences(prose: Prose, span: Span) -> Iterator[Sentence]:
    """The sentences of a stretch of text; what stands inside marks ends none."""
    folded = prose.folded
    start = clause = span.start
    clauses: list[Span] = []
    parts: list[int] = []
    part = 0
    for pause in _PAUSE.finditer(folded, span.start, span.end):
        at = pause.start()
        if prose.inside[at]:
            continue
        if (left := _skip_space(folded, clause, at)) < at:
            clauses.append(Span(left, at))
            parts.append(part)
        clause = at + 1
        char = folded[at]
        if char == ";":
            part += 1
        elif char in "。!?":
            while clause < span.end and folded[clause] in "\"')」":
                clause += 1
            if clauses:
                yield Sentence(Span(clauses[0].start, at), tuple(clauses), tuple(parts))
            clauses, parts, part = [], [], 0
            start = clause
    if (left := _skip_space(folded, clause, span.end)) < span.end:
        clauses.append(Span(left, span.end))
        parts.append(part)
    if clauses:
        yield Sentence(
            Span(_skip_space(folded, start, span.end), span.end), tuple(clauses), tuple(parts)
        )


def _skip_space(folded: str, start: int, end: int) -> int:
    while start < end and folded[start] in " \n":
        start += 1
    return start
