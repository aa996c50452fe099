"""What was typed → what is asked for: a pure function from a line of text to a Query.

The operators are those people know from search engines and from Chinese databases. Whatever does
not fit them is a plain word: nothing typed is an error.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from store.dates import DateMeaning, NotADate, describe, find_date, read_date
from store.scope import EVERYTHING, Scope
from store.words import fold


@dataclass(frozen=True, slots=True)
class Query:
    """What to find. All of it is asked of one passage, an agenda item or the rest of a readout.

    * ``text``: words as typed; a passage holds them when it holds every word, in any order, or
      the whole of it as it was typed. Fewer words are tolerated when no passage holds them all.
    * ``phrases`` stand in the passage as they are, but for variants and white space.
    * ``documents`` stand in a title, between 《 and 》.
    * ``alternatives``: of every group, one stands in the passage as it is.
    * ``excluded``: none stands in the passage. That is asked of passages, not of readouts: a
      meeting that also spoke of another matter still shows the items that do not.
    * ``scope`` restricts the readouts.
    * ``literal``: the line as it was typed, where reading it took a part of it for a date, a quote
      or a title. A passage in which the line stands as it is, is found whatever else it means,
      at any time.

    A query that asks for nothing but a scope is for every passage in scope.
    """

    text: str = ""
    phrases: tuple[str, ...] = ()
    scope: Scope = EVERYTHING
    documents: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    alternatives: tuple[tuple[str, ...], ...] = ()
    literal: str = field(default="", compare=False)

    def __bool__(self) -> bool:
        """Whether it asks for anything that could be found."""
        asked = (self.text, *self.phrases, *self.documents, *sum(self.alternatives, ()))
        return bool(self.scope) or any(_WORD.search(part) for part in (*asked, self.literal))

    def describe(self) -> str:
        """The query as one short line that reads back as this query; dates are said in full."""
        parts = [self.text] if self.text else []
        parts += [f"“{phrase}”" for phrase in self.phrases]
        parts += [f"文件:{_quoted(title)}" for title in self.documents]
        parts += [" 或 ".join(_quoted(word) for word in group) for group in self.alternatives]
        parts += [f"-{_quoted(word)}" for word in self.excluded]
        if self.scope.when is not None:
            parts.append(f"日期:{describe(self.scope.when)}")
        if self.scope.body:
            parts.append(f"机构:{_quoted(self.scope.body)}")
        if self.scope.chair:
            parts.append(f"主持:{_quoted(self.scope.chair)}")
        return " ".join(parts)


_WORD = re.compile(r"[^\W_]")
_OPEN = r"\s“”\"＂「」『』《》"  # what ends a plain word
_QUOTE = r"“[^“”]+”|\"[^\"]+\"|＂[^＂]+＂|「[^「」]+」|『[^『』]+』|《[^《》]+》"
# Tried in this order at every place of the line; a piece is what white space does not part.
_PIECE = re.compile(
    rf"""
    (?<!\S) (?P<key>年|日期|时间|時間|主持|主持人|机构|機構|文件) \s? [:：] \s?
        (?P<value> {_QUOTE} | [^{_OPEN}]+ ) (?!\S)
    | (?<!\S) [-－−] (?P<excluded> {_QUOTE} | [^{_OPEN}\-－−] [^{_OPEN}]* ) (?!\S)
    | (?<!\S) (?P<or> OR | ＯＲ | 或 ) (?!\S)
    | (?P<quote> {_QUOTE} )
    | (?P<plain> [^{_OPEN}]+ | . )
    | \s+
    """,
    re.VERBOSE | re.DOTALL,
)
_SIGN = re.compile(r"[“”\"＂「」『』《》:：\-－−OＯ或]")
"""What a line without is plain words. It need not be looked at piece by piece, which takes time."""
_KEYS = {"日期": "年", "时间": "年", "主持人": "主持"}
# What asks and is no part of what is asked for. Only where the line is a question at all.
_ASKS = re.compile(
    r"[?？]\s*$|[吗呢]\s*$|^\s*请问|有没有|(?:什么|啥)时[候间]|何时|几时|哪一?[年天次]|哪个月"
)
_ASKING = re.compile(
    r"请问|有没有|是不是|是否|[是在]?(?:(?:什么|啥)时[候间]|何时|几时|哪一?[年天次]|哪个月)"
    r"|[都是有由]?(?:什么|哪些|哪个|多少次?|谁|如何|怎么样?|为什么)|[吗呢的]?[?？]*\s*$"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    typed: str
    word: str = ""
    """What a quote, an exclusion or a filter is about, without its marks."""
    key: str = ""


def read_query(text: str, today: datetime.date) -> Query:
    """What ``text`` asks for on the day ``today``. Never fails.

    Understood: ``-词`` excludes, ``OR`` or ``或`` as a word of its own between two others,
    phrases in “”, "" or 「」, titles in 《》, the filters 年: 日期: 主持: 机构: 文件:, and one date
    anywhere; of a question, the words that only ask are left out. An operator without its
    operands, a filter that means nothing or comes twice, and an exclusion from nothing are plain
    words.
    """
    plain = not _SIGN.search(text)
    pieces = [_Piece("plain", text)] if plain else _with_alternatives(_pieces(text))
    filters: dict[str, _Piece] = {}
    when: DateMeaning | None = None
    kept: list[_Piece] = []
    for piece in pieces:
        if piece.kind == "filter" and piece.key not in filters:
            meaning = _filtered_date(piece.word, today) if piece.key == "年" else None
            if piece.key != "年" or meaning is not None:
                when = meaning or when
                filters[piece.key] = piece
                continue
        kept.append(piece if piece.kind != "filter" else _Piece("plain", piece.typed))
    positive = filters or any(
        piece.kind != "excluded" and _WORD.search(piece.word or piece.typed) for piece in kept
    )
    if not positive:
        kept = [_Piece("plain", piece.typed) for piece in kept]
    words = " ".join("".join(p.typed if p.kind == "plain" else " " for p in kept).split())
    dated = find_date(words, today) if when is None else None
    if dated:
        when = dated.meaning
        words = f"{words[: dated.start]} {words[dated.end :]}"
    if _ASKS.search(fold(text)):
        words = _without_asking(words)
    words = " ".join(words.split()) if _WORD.search(words) else ""
    phrases = tuple(p.word for p in kept if p.kind == "phrase")
    documents = tuple(p.word for p in kept if p.kind == "document")
    explicit = filters or any(p.kind in ("excluded", "either") for p in kept)
    typed = " ".join(text.split())
    return Query(
        text=words,
        phrases=phrases,
        scope=Scope(
            when,
            body=filters["机构"].word if "机构" in filters else None,
            chair=filters["主持"].word if "主持" in filters else None,
        ),
        documents=documents + ((filters["文件"].word,) if "文件" in filters else ()),
        excluded=tuple(p.word for p in kept if p.kind == "excluded"),
        alternatives=tuple(tuple(p.word.split("\n")) for p in kept if p.kind == "either"),
        literal="" if explicit or typed == words else typed,
    )


def _pieces(text: str) -> Iterator[_Piece]:
    for match in _PIECE.finditer(text):
        typed = match.group()
        if key := match["key"]:
            key = fold(key)
            word = _bare(match["value"])
            if _WORD.search(word):
                yield _Piece("filter", typed, word, _KEYS.get(key, key))
                continue
        elif match["excluded"] and _WORD.search(match["excluded"]):
            yield _Piece("excluded", typed, _bare(match["excluded"]))
            continue
        elif match["or"]:
            yield _Piece("or", typed)
            continue
        elif match["quote"] and _WORD.search(match["quote"]):
            kind = "document" if typed[0] == "《" else "phrase"
            yield _Piece(kind, typed, _bare(typed))
            continue
        yield _Piece("plain" if typed.strip() else "space", typed if typed.strip() else " ")


def _with_alternatives(pieces: Iterator[_Piece]) -> list[_Piece]:
    """The pieces, with those that OR joins made one; an OR that joins nothing is a plain word.

    OR binds what stands right before and after it, as search engines have it.
    """
    joined: list[_Piece] = []
    pending: _Piece | None = None  # an OR that has its left side and waits for its right one
    for piece in pieces:
        if piece.kind == "space":
            joined.append(_Piece("plain", " "))
        elif piece.kind == "or" and pending is None and _last_word(joined) is not None:
            pending = piece
        elif pending is not None:
            left = _last_word(joined)
            if left is not None and piece.kind in _JOINABLE and _word(piece):
                one = joined[left]
                words = one.word if one.kind == "either" else _word(one)
                typed = f"{one.typed} {pending.typed} {piece.typed}"
                joined[left:] = [_Piece("either", typed, f"{words}\n{_word(piece)}")]
            else:
                joined += [_Piece("plain", f" {pending.typed} "), _settled(piece)]
            pending = None
        else:
            joined.append(_settled(piece))
    return joined + ([_Piece("plain", f" {pending.typed} ")] if pending else [])


_JOINABLE = ("plain", "phrase", "document")


def _settled(piece: _Piece) -> _Piece:
    return _Piece("plain", piece.typed) if piece.kind == "or" else piece


def _word(piece: _Piece) -> str:
    word = piece.word or piece.typed
    return word if _WORD.search(word) else ""


def _last_word(joined: list[_Piece]) -> int | None:
    """Where the word is that an OR could join: the last piece, white space aside."""
    for at in range(len(joined) - 1, -1, -1):
        piece = joined[at]
        if piece.typed.strip():
            return at if piece.kind in (*_JOINABLE, "either") and _word(piece) else None
    return None


def _filtered_date(value: str, today: datetime.date) -> DateMeaning | None:
    """The time of 年:2019, 年:去年, 日期:6月1日."""
    for expression in (value, f"{value}年"):
        meaning = read_date(expression, today)
        if not isinstance(meaning, NotADate):
            return meaning
    return None


def _without_asking(words: str) -> str:
    """The words of a question that are asked about; all of them where nothing would be left."""
    folded = fold(words)
    kept, at = [], 0
    for match in _ASKING.finditer(folded):
        kept.append(words[at : match.start()])
        at = match.end()
    rest = " ".join([*kept, words[at:]])
    return rest if _WORD.search(rest) else words


def _bare(quoted: str) -> str:
    """What stands between the marks, in one line."""
    if re.fullmatch(_QUOTE, quoted):
        quoted = quoted[1:-1]
    return " ".join(quoted.split())


def _quoted(word: str) -> str:
    return f"“{word}”" if re.search(r"[\s《》「」『』＂\"]|^[-－−]|^(?:OR|或)$", word) else word
