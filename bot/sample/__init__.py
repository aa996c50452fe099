"""What a newcomer can ask about: one real readout and a fictional city's (see README.md here).

They live in a store of their own, beside the user's: real and fictional never mix there.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

from store import Encoder, Source, Store, open_store
from store.intake import find_sources

SAMPLE_FOLDER = "sample"
NOTICE = "内置示例：330 号（北京，2019年6月1日）是真实通稿，望澜市的通稿均为虚构。"


def open_sample(data: Path, encoder: Encoder | None = None) -> Store:
    """The store of the bundled sample under ``data``, filled on first use."""
    store = open_store(data / SAMPLE_FOLDER, encoder)
    try:
        for _ in store.add(sample_sources()):
            pass
    except BaseException:
        store.close()
        raise
    return store


def sample_sources() -> Iterator[Source]:
    """The bundled files as sources."""
    with as_file(files(__package__)) as folder:
        for found in find_sources([str(folder / "readout-330.txt"), str(folder / "wanglan")]):
            assert isinstance(found, Source), found
            yield found
