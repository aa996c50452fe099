"""How fast readouts are read, and that the cost grows with the length and no faster.

    python -m tests.bench.bench_reading CORPUS

CORPUS is the folder with readouts.jsonl. Prints readouts a second on one core, the best of a few
rounds, and the seconds for pages of 1 KB to 1 MB of several shapes, all in processor time: what
else a machine does adds to the clock. What it can do differs by a factor of four: how long it
counts to ten million is printed beside.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from store.model import Source
from store.reading import read_source

ROUNDS = 5
SIZES = (1_000, 10_000, 100_000, 999_000)
LEAD = (
    "3月5日上午，青川市委常委会召开会议，研究防汛备汛工作，听取养老服务情况汇报。"
    "市委书记韩知远主持会议。"
)
MATTER = "会议研究了防汛备汛工作，指出，要压实责任，备足队伍和物资，落实到每一座水库。"
TOLD = "会议指出，要压实责任，备足队伍和物资，落实到每一座水库、每一个村组。"
SHAPES: dict[str, Callable[[int], str]] = {
    "long readout": lambda size: _filled(f"<p>{LEAD}</p>", f"<p>{MATTER}</p><p>{TOLD}</p>", size),
    "unlabelled": lambda size: _filled(f"<p>{LEAD}</p>", f"<p>{TOLD}</p>", size),
    "one paragraph": lambda size: _filled(LEAD, TOLD, size),
    "one sentence": lambda size: _filled(LEAD[:-1], "，研究防汛备汛工作", size),
    "plain text": lambda size: _filled(LEAD + "\n", MATTER + "\n", size),
    "many leads": lambda size: _filled("", f"<p>{LEAD}</p>", size),
}


def _filled(head: str, piece: str, size: int) -> str:
    """``piece`` repeated until the page has ``size`` bytes."""
    left = max(0, size - len(head.encode()))
    return head + piece * (left // len(piece.encode()))


def seconds(source: Source) -> float:
    """The best of a few readings of one source."""
    best = float("inf")
    for _ in range(3):
        started = time.process_time()
        read_source(source)
        best = min(best, time.process_time() - started)
    return best


def readouts_a_second(corpus: Path) -> float:
    """The corpus's readouts, read in a row."""
    with open(corpus / "readouts.jsonl", "rb") as lines:
        sources = [Source("corpus", line.strip(), "record") for line in lines]
    rates = []
    for _ in range(ROUNDS):
        started = time.process_time()
        for source in sources:
            read_source(source)
        rates.append(len(sources) / (time.process_time() - started))
    return max(rates)


def yardstick() -> float:
    """Seconds to count to ten million, the best of a few: the machine, not the reader."""
    best = float("inf")
    for _ in range(3):
        count, started = 0, time.process_time()
        while count < 10_000_000:
            count += 1
        best = min(best, time.process_time() - started)
    return best


def main(arguments: list[str] | None = None) -> None:
    """Print the rate and the table of lengths."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    options = parser.parse_args(arguments)
    print(f"counting to ten million: {yardstick():.2f} s")
    print(f"readouts a second: {readouts_a_second(options.corpus):.0f}\n")
    print("| shape | " + " | ".join(f"{size // 1000} KB" for size in SIZES) + " |")
    print("|---|" + "---:|" * len(SIZES))
    for name, shape in SHAPES.items():
        times = [seconds(Source("b.html", shape(size).encode(), "page")) for size in SIZES]
        print(f"| {name} | " + " | ".join(f"{t * 1000:.1f} ms" for t in times) + " |")


if __name__ == "__main__":
    main()
