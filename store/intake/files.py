"""Files, folders and standard input → sources, one at a time and never much of it in memory."""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from store.causes import cause
from store.model import Source
from store.reading.page import MAX_PAGE_BYTES

PAGES = frozenset({".txt", ".html", ".htm"})
RECORDS = frozenset({".jsonl"})
STDIN = "-"
_OTHER_FILE = "只读 .txt、.html、.htm 和 .jsonl 文件"


@dataclass(frozen=True, slots=True)
class Unusable:
    """Something a path led to that cannot be taken in, and why: one sentence for people."""

    name: str
    why: str


def find_sources(
    paths: Iterable[str], published: datetime.date | None = None
) -> Iterator[Source | Unusable]:
    """Every readout source under ``paths``: files, folders (recursively) and ``-``.

    A source's name is its path within the folder that was asked for, so that the same archive
    gives the same names wherever it lies.
    """
    for path in paths:
        if path == STDIN:
            yield from _from_stream(sys.stdin.buffer, "stdin", published)
            continue
        start = Path(path)
        if os.path.isdir(start):  # what may not even be looked at is told as a file
            yield from _from_folder(start, published)
        else:
            yield from _from_file(start, start.name, published)


def find_in(data: bytes, name: str) -> Iterator[Source | Unusable]:
    """Every readout source in the bytes of a file called ``name``, sent by someone."""
    name = PurePosixPath(name.replace("\\", "/")).name
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in RECORDS:
        yield from _records(io.BytesIO(data), name, None)
    elif suffix in PAGES:
        yield from _page(io.BytesIO(data), name, None)
    else:
        yield Unusable(name, _OTHER_FILE)


def _from_folder(folder: Path, published: datetime.date | None) -> Iterator[Source | Unusable]:
    closed: list[OSError] = []
    files = sorted(
        Path(where, name)
        for where, _, names in os.walk(folder, onerror=closed.append)
        for name in names
        if Path(name).suffix.lower() in PAGES | RECORDS
    )
    for error in closed:  # else a part of an archive would be missing without a word
        yield Unusable(str(error.filename), f"无法打开这个文件夹：{cause(error)}")
    if not files and not closed:
        yield Unusable(str(folder), "这个文件夹里没有 .txt、.html 或 .jsonl 文件")
    for file in files:
        yield from _from_file(file, file.relative_to(folder).as_posix(), published)


def _from_file(
    file: Path, name: str, published: datetime.date | None
) -> Iterator[Source | Unusable]:
    suffix = file.suffix.lower()
    if suffix not in PAGES | RECORDS:
        yield Unusable(name, _why_not_read(file))
        return
    try:
        with open(file, "rb") as stream:
            if suffix in RECORDS:
                yield from _records(stream, name, published)
            else:
                yield from _page(stream, name, published)
    except FileNotFoundError:
        yield Unusable(name, "没有这个文件")
    except OSError as error:
        yield Unusable(name, f"无法打开：{cause(error)}")


def _why_not_read(file: Path) -> str:
    """Why a file is not read whose name is none of a readout's."""
    try:
        file.stat()
    except FileNotFoundError:
        return "没有这个文件"
    except OSError as error:
        return f"无法打开：{cause(error)}"
    return _OTHER_FILE


def _from_stream(
    stream: BinaryIO, name: str, published: datetime.date | None
) -> Iterator[Source | Unusable]:
    """Standard input: JSON Lines if its first character is a brace, else one page."""
    if not isinstance(stream, io.BufferedReader):
        stream = io.BufferedReader(stream)  # type: ignore[type-var]  # any binary stream will do
    if stream.peek(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _records(stream, name, published)
    else:
        for source in _page(stream, name, published):
            if isinstance(source, Source):  # a page from a pipe has no name to be known by
                digest = hashlib.sha256(source.data).hexdigest()[:16]
                source = replace(source, name=f"{name}-{digest}")
            yield source


def _page(
    stream: BinaryIO, name: str, published: datetime.date | None
) -> Iterator[Source | Unusable]:
    data = stream.read(MAX_PAGE_BYTES + 1)
    if len(data) > MAX_PAGE_BYTES:
        yield Unusable(name, f"超过 {MAX_PAGE_BYTES // 1_000_000} MB，不像一篇通稿")
    else:
        yield Source(name, data, "page", published)


def _records(
    stream: BinaryIO, name: str, published: datetime.date | None
) -> Iterator[Source | Unusable]:
    number = 0
    while line := stream.readline(MAX_PAGE_BYTES + 1):
        number += 1
        if len(line) > MAX_PAGE_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_PAGE_BYTES)
            yield Unusable(f"{name}:{number}", f"这一行超过 {MAX_PAGE_BYTES // 1_000_000} MB")
        elif record := line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield Source(f"{name}:{number}", record, "record", published)
    if number == 0:
        yield Unusable(name, "文件是空的")
