"""Bytes → text: which of the encodings of Chinese pages a file is in.

UTF-8, UTF-16, GB18030 and Big5 occur, with a byte-order mark, a declaration, both or neither, and
declarations are wrong often enough that the decoded text has to look like Chinese prose.
"""

from __future__ import annotations

import codecs
from typing import NoReturn

from bs4.dammit import EncodingDetector

MAX_PAGE_BYTES = 1_000_000
"""A readout is a few kilobytes; past this a file is something else."""


class Unreadable(Exception):
    """The bytes hold no text that could be read; the message is one sentence for people."""


# What a page may declare, and what to read it as: a page that declares gb2312 or big5 is nearly
# always written in the larger set. Other declarations are not worth a guess.
_DECLARED = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "utf-16": "utf-16-le",
}
# The commonest characters of the genre in both scripts: only the right decoding brings them up.
_COMMON = frozenset(
    "的会會议議和国國中一在工作人民党黨要了发發展市委全政部不强強调調是有为為，。、"
)
_MIN_NATURAL = 0.02
"""A tenth of what Chinese prose reaches; a wrong decoding stays near nothing."""
_MAX_DAMAGE = 0.01
"""The share of undecodable characters above which a text cannot be quoted in good conscience."""
_SAMPLE = 20_000
"""Characters looked at to judge a decoding: several times a readout."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> tuple[str, str]:
    """The text and the encoding it was in. Raises Unreadable for empty and binary files."""
    if not data.strip(b" \t\r\n\0"):
        raise Unreadable("文件是空的")
    if len(data) > MAX_PAGE_BYTES:
        raise Unreadable(f"文件超过 {MAX_PAGE_BYTES // 1_000_000} MB，不像一篇通稿")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decode_as(data[len(mark) :], encoding)
            return (text, encoding) if text else _refuse_damaged()
    if b"\0" in data:
        return _decode_sixteen_bit(data)
    return _decode_eight_bit(data)


def _decode_sixteen_bit(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: ASCII in it has its zero byte always on the same side."""
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    if even != odd:
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        text = _decode_as(data, encoding)
        if text is not None and _naturalness(text) > _MIN_NATURAL:
            return text, encoding
    raise Unreadable("这是二进制文件，不是文本")


def _decode_eight_bit(data: bytes) -> tuple[str, str]:
    if (text := _decode_as(data, "utf-8", max_damage=0)) is not None:
        return text, "utf-8"
    declared = EncodingDetector.find_declared_encoding(data[:4096], is_html=True)
    known = _DECLARED.get(declared.lower()) if declared else None
    candidates = [*([known] if known else []), "gb18030", "big5hkscs", "utf-8"]
    decoded = [
        (_naturalness(text) * (1.2 if encoding == known else 1.0), -index, text, encoding)
        for index, encoding in enumerate(dict.fromkeys(candidates))
        if (text := _decode_as(data, encoding)) is not None
    ]
    if not decoded or max(decoded)[0] < _MIN_NATURAL:
        _refuse_damaged()
    _, _, text, encoding = max(decoded)
    return text, encoding


def _decode_as(data: bytes, encoding: str, max_damage: float = _MAX_DAMAGE) -> str | None:
    """The text, or None where too much of it is no text in this encoding.

    A character cut off at the very end is dropped: that is a truncated file, not a wrong encoding.
    """
    decoder = codecs.getincrementaldecoder(encoding)
    try:
        return decoder("strict").decode(data, final=False)
    except UnicodeDecodeError:
        if max_damage == 0:
            return None
    text = decoder("replace").decode(data, final=False)
    return text if text.count("\ufffd") <= max_damage * len(text) else None


def _refuse_damaged() -> NoReturn:
    raise Unreadable("文字编码无法识别，或文件已损坏")


def _naturalness(text: str) -> float:
    sample = text[:_SAMPLE]
    return sum(char in _COMMON for char in sample) / max(1, len(sample))
