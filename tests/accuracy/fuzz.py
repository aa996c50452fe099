"""Feed the reader mutated readouts: nothing may raise, and nothing may take a second.

    python -m tests.accuracy.fuzz CORPUS [--count N] [--seed N]

CORPUS is the folder with readouts.jsonl; the project's own samples are mutated with it. A mutation
cuts, splices, repeats, re-encodes, deletes tags, swaps marks or plants what once caused trouble.
Every text that is read as a readout must also keep its promises: offsets in bounds and in order.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from store.model import Readout, Source
from store.reading import read_source

PROJECT = Path(__file__).parent.parent.parent
SAMPLES = (PROJECT / "bot" / "sample", PROJECT / "tests" / "store" / "reading" / "municipal")
LIMIT = 1.0
"""Seconds of processor time that no input may take; a busy machine adds to the clock, not to it."""
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5", "latin-1")
TRICKY = (
    *'《》〈“”（）、，。；："()\n\u3000\x00第次届壹',
    *(
        "主持 主持召开 召开 会议 会议指出， 会议研究了 出席 听取了 审议 "
        "6月1日 2月30日 二〇一九年 周年 市委书记"
    ).split(),
    *(
        "、、、、 (huì) 关于 决定 <p> </p> <div <!-- ]]> <br> &nbsp; "
        "&#x1F600; 99999999999999999999 ０１ ﷺ İ"
    ).split(),
    "\ud800",
    "\u202e",
)
Mutation = Callable[[str, random.Random, list[str]], str]


def cut(text: str, rng: random.Random, _: list[str]) -> str:
    """A piece of the text."""
    start = rng.randrange(len(text) + 1)
    return text[start : start + rng.randrange(len(text) + 1)]


def truncate(text: str, rng: random.Random, _: list[str]) -> str:
    """The text up to somewhere."""
    return text[: rng.randrange(len(text) + 1)]


def splice(text: str, rng: random.Random, texts: list[str]) -> str:
    """The beginning of one text and the end of another."""
    other = rng.choice(texts)
    return text[: rng.randrange(len(text) + 1)] + other[rng.randrange(len(other) + 1) :]


def repeat(text: str, rng: random.Random, _: list[str]) -> str:
    """A piece of the text many times over, where it stood."""
    start = rng.randrange(len(text) + 1)
    piece = text[start : start + rng.choice((1, 2, 5, 20, 100))]
    return text[:start] + piece * rng.choice((2, 10, 100, 400)) + text[start:]


def drop_tags(text: str, rng: random.Random, _: list[str]) -> str:
    """The text without some or all of its tags."""
    share = rng.choice((0.1, 0.5, 1.0))
    return re.sub(r"<[^>]{0,200}>", lambda tag: "" if rng.random() < share else tag.group(), text)


def drop(text: str, rng: random.Random, _: list[str]) -> str:
    """The text without some characters."""
    kept = list(text)
    for _number in range(rng.randrange(1, 30)):
        if kept:
            del kept[rng.randrange(len(kept))]
    return "".join(kept)


def plant(text: str, rng: random.Random, _: list[str]) -> str:
    """Something tricky in a few places."""
    for _number in range(rng.randrange(1, 8)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(TRICKY) * rng.choice((1, 1, 1, 2, 50)) + text[at:]
    return text


def shuffle(text: str, rng: random.Random, _: list[str]) -> str:
    """The sentences in another order."""
    parts = re.split(r"(?<=[。；])", text)
    rng.shuffle(parts)
    return "".join(parts)


def unbreak(text: str, rng: random.Random, _: list[str]) -> str:
    """The text without one kind of mark."""
    return text.replace(rng.choice("，。、；：《》“”（）"), rng.choice(("", "", " ", ",", ".")))


MUTATIONS: tuple[Mutation, ...] = (
    cut,
    truncate,
    splice,
    splice,
    repeat,
    drop_tags,
    drop,
    plant,
    plant,
    shuffle,
    unbreak,
)


def texts_of(corpus: Path) -> list[str]:
    """What is mutated: the corpus's readouts and the project's own samples."""
    with open(corpus / "readouts.jsonl", encoding="utf-8") as lines:
        texts = [json.loads(line)["html"] for line in lines]
    for folder in SAMPLES:
        files = (file for file in sorted(folder.rglob("*")) if file.suffix in {".html", ".txt"})
        texts.extend(file.read_bytes().decode("utf-8", "replace") for file in files)
    return texts


def inputs(texts: list[str], count: int, seed: int) -> Iterator[Source]:
    """``count`` mutated sources, the same ones for the same seed."""
    rng = random.Random(seed)
    for number in range(count):
        text = rng.choice(texts)
        for _ in range(rng.choice((1, 1, 2, 3))):
            text = rng.choice(MUTATIONS)(text, rng, texts)
        yield _as_source(text[:400_000], number, rng)


def _as_source(text: str, number: int, rng: random.Random) -> Source:
    kind = rng.random()
    if kind < 0.3:
        key = rng.choice(("html", "text"))
        record = {"id": str(number), "title": text[:40], "published": "2023-02-28", key: text}
        data = json.dumps(record, ensure_ascii=kind < 0.15).encode("utf-8", "surrogatepass")
        return Source(f"fuzz:{number}", data, "record")
    encoding = "utf-8" if kind < 0.6 else rng.choice(ENCODINGS)
    data = text.encode(encoding, "replace")
    if rng.random() < 0.1:  # bytes lost in transit
        at = rng.randrange(len(data) + 1)
        data = data[:at] + data[at + rng.randrange(1, 4) :]
    return Source(f"fuzz-{number}.html", data, "page")


def check(source: Source) -> float:
    """Read one source and hold the reader to its promises; the processor time it took."""
    started = time.process_time()
    reading = read_source(source)
    seconds = time.process_time() - started
    assert reading.readouts, "nothing came back"
    for read in reading.readouts:
        if isinstance(read, Readout):
            check_promises(read)
    return seconds


def check_promises(read: Readout) -> None:
    """Items are numbered, apart, in bounds and not empty; a date exists if it is given."""
    assert [item.position for item in read.items] == list(range(1, len(read.items) + 1))
    before = 0
    for item in sorted(read.items, key=lambda item: item.start):
        assert before <= item.start < item.end <= len(read.text), (item, len(read.text))
        assert read.excerpt(item) == read.text[item.start : item.end]
        before = item.end
    assert (read.year.value is None) == (read.year.how == "unknown")
    if read.year.value is not None and read.month is not None and read.day is not None:
        assert read.date is not None


def main(arguments: list[str] | None = None) -> None:
    """Run and say what the slowest input was."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    slowest, total, failures, readouts = 0.0, 0.0, 0, 0
    for source in inputs(texts_of(options.corpus), options.count, options.seed):
        try:
            seconds = check(source)
        except Exception as error:  # every kind of failure is what is looked for
            failures += 1
            print(f"{source.name}: {type(error).__name__}: {error}", file=sys.stderr)
            Path(f"/tmp/fuzz-{options.seed}-{failures}.bin").write_bytes(source.data)
            continue
        readouts += 1
        total += seconds
        if seconds > slowest:
            slowest = seconds
        if seconds > LIMIT:
            failures += 1
            print(f"{source.name}: {seconds:.2f} s", file=sys.stderr)
            Path(f"/tmp/fuzz-slow-{options.seed}-{failures}.bin").write_bytes(source.data)
    print(
        f"{options.count} inputs, seed {options.seed}: {failures} failures, "
        f"slowest {slowest:.3f} s, {total:.0f} s in all"
    )
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
