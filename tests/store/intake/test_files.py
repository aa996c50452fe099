from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from store import Source, Store
from store.intake import Unusable, find_sources
from store.reading.page import MAX_PAGE_BYTES
from tests.readouts import SAMPLE, written


def sources(*paths: Path | str) -> list[Source | Unusable]:
    return list(find_sources([str(path) for path in paths]))


def test_a_folder_is_read_through_and_names_are_relative_to_it(tmp_path: Path) -> None:
    (tmp_path / "2019" / "06").mkdir(parents=True)
    (tmp_path / "2019" / "06" / "index.html").write_text("<p>一</p>", encoding="utf-8")
    (tmp_path / "notes.md").write_text("not ours")
    (tmp_path / "a.TXT").write_text("二", encoding="utf-8")
    assert [s.name for s in sources(tmp_path)] == ["2019/06/index.html", "a.TXT"]


def test_each_line_of_a_jsonl_file_is_a_source(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"id": 1}\n\n{"id": 2}\r\n')
    assert [(s.name, s.data) for s in sources(file) if isinstance(s, Source)] == [
        ("all.jsonl:1", b'{"id": 1}'),
        ("all.jsonl:3", b'{"id": 2}'),
    ]


def test_the_publication_date_goes_with_every_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一", encoding="utf-8")
    day = datetime.date(2019, 6, 2)
    (source,) = find_sources([str(tmp_path)], published=day)
    assert isinstance(source, Source)
    assert source.published == day


@pytest.mark.parametrize(
    ("name", "content"),
    [("big.txt", b"x" * (MAX_PAGE_BYTES + 1)), ("a.pdf", b"%PDF"), ("empty.jsonl", b"")],
)
def test_what_cannot_be_taken_in_is_one_sentence(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (refused,) = sources(tmp_path / name)
    assert isinstance(refused, Unusable)
    assert refused.why
    assert "\n" not in refused.why


def test_what_lies_behind_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一", encoding="utf-8")
    for name in ("b.txt", "b.pdf"):
        (refused,) = sources(tmp_path / "a.txt" / name)
        assert isinstance(refused, Unusable)
        assert refused.why == "无法打开：路径中间有一段不是文件夹"


def test_what_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    (refused,) = sources(tmp_path / "nowhere.txt")
    assert isinstance(refused, Unusable)
    assert "没有这个文件" in refused.why


def test_a_folder_without_readouts_says_so(tmp_path: Path) -> None:
    (refused,) = sources(tmp_path)
    assert isinstance(refused, Unusable)


def test_a_broken_line_among_many_good_ones_is_told_and_the_rest_goes_in(
    tmp_path: Path, store: Store
) -> None:
    good = [written(str(n), f"2023年{n % 12 + 1}月{n % 28 + 1}日").data for n in range(100)]
    lines = [*good[:50], good[50][:200], *good[50:]]
    file = tmp_path / "all.jsonl"
    file.write_bytes(b"\n".join(lines))
    found = [source for source in sources(file) if isinstance(source, Source)]
    outcomes = [outcome for outcomes in store.add(found) for outcome in outcomes]
    refused = [outcome for outcome in outcomes if outcome.status == "refused"]
    assert [(o.source_id, o.why) for o in refused] == [("all.jsonl:51", "这一行不是完整的 JSON")]
    assert store.coverage().readouts == 100


def test_an_endless_line_costs_no_memory_and_the_next_one_is_read(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_bytes(b"x" * (3 * MAX_PAGE_BYTES + 7) + b"\n" + json.dumps({"id": 1}).encode())
    refused, source = sources(file)
    assert isinstance(refused, Unusable)
    assert isinstance(source, Source)
    assert source.name == "all.jsonl:2"


def test_the_sample_is_one_page() -> None:
    (source,) = sources(SAMPLE)
    assert isinstance(source, Source)
    assert source.format == "page"
