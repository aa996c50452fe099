"""Readouts of a city that does not exist, written as the genre writes them, for tests."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from bot.sample import sample_sources
from store import Source

SAMPLE = Path(__file__).parent.parent / "bot" / "sample" / "readout-330.txt"
MATTERS = ("《澜阳市垃圾分类管理条例（草案）》", "全市防汛抗旱工作", "老旧小区改造情况")


def sample() -> Source:
    """The one real readout."""
    return Source(SAMPLE.name, SAMPLE.read_bytes(), "page")


def wanglan() -> list[Source]:
    """The bundled fictional set."""
    return [source for source in sample_sources() if source.name != SAMPLE.name]


def written(
    source_id: str,
    day: str = "2023年6月1日",
    matters: Sequence[str] = MATTERS,
    chair: str = "闻亦舟",
    extra: str = "",
    **stated: object,
) -> Source:
    """A record of a meeting of 澜阳市政府 on ``day`` that took up ``matters``.

    ``stated`` is what else its line says: ``published``, ``url``.
    """
    lead = f"{day}上午，澜阳市市长{chair}主持召开市政府常务会议。"
    paragraphs = [f"会议研究了{matter}，强调，要抓好{matter}的落实。" for matter in matters]
    text = "\n".join([lead, *paragraphs, extra]).strip()
    record = {"id": source_id, "title": f"市政府常务会议 {source_id}", "text": text, **stated}
    return Source(f"written:{source_id}", json.dumps(record, ensure_ascii=False).encode(), "record")
