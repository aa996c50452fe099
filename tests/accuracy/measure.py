"""Measure the reader against labels made by hand.

    python -m tests.accuracy.measure [CORPUS] [--half dev|test] [--batch 1..24] [--set NAME ...]
        [--pages FOLDER ...] [--news] [-v]

CORPUS is the folder with readouts.jsonl (and news.jsonl for --news). The sets are ``national``
(labels.jsonl, over the corpus), ``wanglan`` and ``municipal`` (they live in the project).
``--pages`` measures on pages of one's own instead, in a folder with a labels.json of the shape of
tests/store/reading/municipal: those of odd number are for development. ``-v`` lists what was read
differently; it is refused for a test half, which is only for reporting.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.intake import Unusable, find_sources
from store.model import NotAReadout, Readout, Source
from store.reading import read_source
from store.words import fold

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
WANGLAN = PROJECT / "bot" / "sample" / "wanglan"
WANGLAN_LABELS = PROJECT / "tests" / "store" / "reading" / "wanglan_labels.json"
MUNICIPAL = PROJECT / "tests" / "store" / "reading" / "municipal"

LAST_OF_BATCH = (
    *(72, 98, 124, 204, 248, 292, 336, 380, 424),
    *(454, 494, 534, 570, 594, 626, 650, 670, 690, 710, 734, 758, 778, 798),
)
"""The number of the last municipal page of each batch but the newest."""
SLACK = 2
"""Characters by which an item may begin early or late: a quotation mark or a space."""


@dataclass(frozen=True)
class LabelledItem:
    """An item as labelled: where its passage begins and what it is about."""

    begins: str
    start: int | None
    verb: str
    subject: str
    documents: frozenset[str]


@dataclass(frozen=True)
class Label:
    """A readout as labelled. ``items`` is filled once the text that was read is known."""

    date: str | None
    chair: tuple[tuple[str, str], ...]
    year_how: str | None
    other_matters: bool | None
    raw: dict[str, Any]

    @property
    def year(self) -> int | None:
        """The year, also of a meeting whose day nothing says."""
        year = self.raw.get("year")
        return year["value"] if isinstance(year, dict) else None

    @property
    def year_told(self) -> bool:
        """Whether the page itself says the year, so that nothing has to be inferred."""
        return self.year_how in ("printed", "published")


@dataclass
class Score:
    """Counts over a set of readouts."""

    readouts: int = 0
    recognised: int = 0
    dates: int = 0
    told: int = 0
    """Readouts whose page says of what year it is: printed, or by the day of its publication."""
    dates_told: int = 0
    chairs: int = 0
    bodies: int = 0
    bodies_labelled: int = 0
    titles: int = 0
    titles_labelled: int = 0
    wrong_years: int = 0
    items: int = 0
    items_read: int = 0
    items_right: int = 0
    documents: int = 0
    documents_read: int = 0
    documents_right: int = 0
    verbs_right: int = 0
    excerpts: int = 0
    verbatim: int = 0
    others_right: int = 0
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[tuple[str, str]]:
        """The figures as name and value."""
        yield "readouts", str(self.readouts)
        yield "recognised", _share(self.recognised, self.readouts)
        yield "date", _share(self.dates, self.readouts)
        yield "date, where told", _share(self.dates_told, self.told)
        yield "wrong years", str(self.wrong_years)
        yield "chair", _share(self.chairs, self.readouts)
        yield "body, where labelled", _share(self.bodies, self.bodies_labelled)
        yield "title, where labelled", _share(self.titles, self.titles_labelled)
        yield "items F1", _f1(self.items_right, self.items_read, self.items)
        yield "documents F1", _f1(self.documents_right, self.documents_read, self.documents)
        yield "verbs of right items", _share(self.verbs_right, self.items_right)
        yield "other matters", _share(self.others_right, self.readouts)
        yield "verbatim", _share(self.verbatim, self.excerpts)
        yield "readouts a second", f"{self.readouts / self.seconds:.0f}" if self.seconds else "-"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.4f} ({part}/{whole})" if whole else "-"


def _f1(right: int, read: int, labelled: int) -> str:
    if not read or not labelled:
        return "1.0000 (0/0)" if read == labelled else "0.0000"
    precision, recall = right / read, right / labelled
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"{f1:.4f} (right {right}, read {read}, labelled {labelled})"


# --- comparing ----------------------------------------------------------------------------------

_MARKS = re.compile(r"[\W_]+")
_DEBRIS = re.compile(r"(?<=[\u3400-\u9fff])[(?][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹ]{1,7} ?\)")
_REPORT = re.compile(r"的?(?:汇报|报告|情况)$")


def plain(text: str) -> str:
    """A text as compared: folded, pinyin debris and everything but words left out."""
    return _MARKS.sub("", fold(_DEBRIS.sub("", text)))


def same_matter(one: str, other: str) -> bool:
    """Whether two subjects name one matter: most of the shorter is in the longer."""
    one, other = plain(one), plain(other)
    if not one or not other:
        return one == other
    if one in other or other in one:
        return True
    pairs, others = ({t[i : i + 2] for i in range(len(t) - 1)} for t in (one, other))
    return len(pairs & others) >= 0.5 * min(len(pairs), len(others))


def _find(text: str, opening: str, paragraph: str | None, after: int = 0) -> int | None:
    """Where the labelled passage begins in the text that was read, in its paragraph if told."""
    start, end = after, len(text)
    if paragraph is not None:
        offset = 0
        for line in text.split("\n"):
            if _squeezed(line) == _squeezed(paragraph):
                start, end = offset, offset + len(line)
            offset += len(line) + 1
    pattern = r"\s*".join(map(re.escape, _squeezed(opening)))  # the source's spacing may differ
    found = re.compile(pattern).search(text, start, end)
    return found.start() if found else None


def _squeezed(text: str) -> str:
    return "".join(text.split())


def compare(
    label: Label, items: list[LabelledItem], read: Readout, score: Score, name: str
) -> None:
    """Add one readout to the score."""
    date = read.date.isoformat() if read.date else None
    if date == label.date:
        score.dates += 1
        score.dates_told += label.year_told
    else:
        score.notes.append(f"{name} date {date} {read.year} != {label.date}")
    if (date and date[:4] != (label.date or "")[:4]) or _differ(read.year.value, label.year):
        score.wrong_years += 1
        score.notes.append(f"{name} WRONG YEAR {date} != {label.date} {read.year}")
    chair = tuple((plain(p.name), plain(p.title)) for p in read.chair)
    wanted = tuple((plain(n), plain(t)) for n, t in label.chair)
    if chair == wanted:
        score.chairs += 1
    else:
        score.notes.append(f"{name} chair {read.chair} != {label.chair}")
    if body := label.raw.get("body"):
        score.bodies_labelled += 1
        if plain(body) == plain(read.body or ""):
            score.bodies += 1
        else:
            score.notes.append(f"{name} body {read.body} != {body}")
    if title := label.raw.get("title"):
        score.titles_labelled += 1
        if plain(title) == plain(read.title):
            score.titles += 1
        else:
            score.notes.append(f"{name} title {read.title} != {title}")
    if label.other_matters in (None, read.other_matters):
        score.others_right += 1
    else:
        score.notes.append(f"{name} other_matters {read.other_matters}")
    for item in read.items:
        score.excerpts += 1
        excerpt = read.excerpt(item)
        score.verbatim += bool(excerpt) and excerpt in read.text
    _compare_items(items, read, score, name)


def _differ(read: int | None, labelled: int | None) -> bool:
    return read is not None and labelled is not None and read != labelled


def _compare_items(labelled: list[LabelledItem], read: Readout, score: Score, name: str) -> None:
    score.items += len(labelled)
    score.items_read += len(read.items)
    left = list(read.items)
    missed: list[LabelledItem] = []
    for item in labelled:
        match = next(
            (
                candidate
                for candidate in left
                if item.start is not None
                and abs(candidate.start - item.start) <= SLACK
                and same_matter(candidate.subject, item.subject)
            ),
            None,
        )
        if match is None:
            missed.append(item)
            continue
        left.remove(match)
        score.items_right += 1
        if plain(match.verb) == plain(item.verb):
            score.verbs_right += 1
        else:
            score.notes.append(f"{name} verb {match.verb} != {item.verb} | {item.subject[:30]}")
    if missed or left:
        score.notes.append(f"{name} ITEMS")
        score.notes.extend(
            f"    - {i.start} {i.verb} {i.subject[:40]} | {i.begins}" for i in missed
        )
        score.notes.extend(
            f"    + {i.start} {i.verb} {i.subject[:40]} | {read.excerpt(i)[:16]!r}" for i in left
        )
    wanted = Counter(plain(d) for item in labelled for d in item.documents)
    found = Counter(plain(d) for item in read.items for d in item.documents)
    score.documents += wanted.total()
    score.documents_read += found.total()
    score.documents_right += (wanted & found).total()
    if wanted != found:
        score.notes.append(f"{name} DOCS -{dict(wanted - found)} +{dict(found - wanted)}")


# --- the sets -----------------------------------------------------------------------------------


def national(
    corpus: Path, half: str | None, batch: int | None = None
) -> Iterator[tuple[str, Label, Source]]:
    """The labelled readouts of the corpus, of one batch or of all."""
    labels = {}
    with open(HERE / "labels.jsonl", encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            if half in (None, raw["half"]) and batch in (None, raw.get("batch", 1)):
                labels[raw["id"]] = raw
    with open(corpus / "readouts.jsonl", "rb") as rows:
        for row in rows:
            identity = json.loads(row)["id"]
            if identity in labels:
                yield identity, _label(labels[identity]), Source(identity, row.strip(), "record")


def wanglan() -> Iterator[tuple[str, Label, Source]]:
    """The sample archive that ships with the bot."""
    labels = {entry["source_id"]: entry for entry in json.loads(WANGLAN_LABELS.read_bytes())}
    for source in find_sources([str(WANGLAN)]):
        if isinstance(source, Unusable):
            continue
        for read in read_source(source).readouts:
            if read.source_id in labels:
                yield read.source_id, _label(labels[read.source_id]), source


def pages(folder: Path, half: str | None) -> Iterator[dict[str, Any]]:
    """The labelled pages of a folder: those of odd number for development, the rest for tests."""
    for entry in json.loads((folder / "labels.json").read_bytes()):
        if half in (None, "dev" if page_number(entry) % 2 else "test"):
            yield entry


def page_number(entry: dict[str, Any]) -> int:
    """The number in a page's file name: 12 of m12.html."""
    return int("".join(char for char in Path(entry["file"]).stem if char.isdigit()))


def page_source(folder: Path, entry: dict[str, Any]) -> Source:
    """A labelled page, with the date of publication that its label says to pass."""
    published = entry.get("published")
    return Source(
        entry["file"],
        (folder / entry["file"]).read_bytes(),
        "page",
        datetime.date.fromisoformat(published) if published else None,
    )


def readouts_of(
    folder: Path, entries: Iterable[dict[str, Any]]
) -> Iterator[tuple[str, Label, Source]]:
    """The readouts of labelled pages."""
    for entry in entries:
        for raw in entry.get("readouts", []):
            yield raw["source_id"], _label(raw), page_source(folder, entry)


def misread(folder: Path, entries: Iterable[dict[str, Any]]) -> list[str]:
    """The pages that are no readouts and were read as one, and those with a wrong count."""
    notes = []
    for entry in entries:
        read = read_source(page_source(folder, entry)).readouts
        ids = [r.source_id for r in read if isinstance(r, Readout)]
        if ids != [raw["source_id"] for raw in entry.get("readouts", [])]:
            notes.append(f"{entry['file']} read as {ids}")
    return notes


def municipal_pages(half: str | None, batch: int | None = None) -> Iterator[dict[str, Any]]:
    """The invented municipal pages, of one batch or of all."""
    for entry in pages(MUNICIPAL, half):
        its_batch = 1 + sum(page_number(entry) > last for last in LAST_OF_BATCH)
        if batch in (None, its_batch):
            yield entry


def municipal(half: str | None, batch: int | None = None) -> Iterator[tuple[str, Label, Source]]:
    """The readouts of the municipal pages."""
    return readouts_of(MUNICIPAL, municipal_pages(half, batch))


def _label(raw: dict[str, Any]) -> Label:
    year = raw.get("year")
    return Label(
        date=raw.get("date"),
        chair=tuple((person["name"], person["title"] or "") for person in raw["chair"]),
        year_how=year["how"] if isinstance(year, dict) else raw.get("year_how"),
        other_matters=raw.get("other_matters"),
        raw=raw,
    )


def paragraphs_of(html: str) -> Iterator[str]:
    """The paragraphs of a record of the corpus, without tags."""
    for paragraph in re.findall(r"<p[^>]*>(.*?)</p>", html, re.DOTALL):
        yield re.sub(r"<[^>]+>", "", paragraph)


def labelled_items(label: Label, read: Readout, source: Source) -> list[LabelledItem]:
    """The labelled items, found in the text that was read.

    Where several begin with the same words (通过《市政协……》；通过《市政协……》), each is the next.
    """
    paragraphs: list[str] = []
    if any("paragraph" in item for item in label.raw["items"]):
        found = paragraphs_of(json.loads(source.data)["html"])
        paragraphs = [" ".join(p.replace("&nbsp;", " ").split()) for p in found if p.strip()]
    items = []
    last: dict[str, int] = {}
    for raw in label.raw["items"]:
        begins = raw.get("opening") or raw["begins"]
        paragraph = paragraphs[raw["paragraph"]] if "paragraph" in raw else None
        after = 0 if paragraph else last.get(begins, -1) + 1
        start = _find(read.text, begins, paragraph, after)
        if start is not None:
            last[begins] = start
        items.append(
            LabelledItem(
                begins=begins,
                start=start,
                verb=raw["verb"] or "",
                subject=raw["subject"],
                documents=frozenset(raw["documents"]),
            )
        )
    return items


def measure(entries: Iterator[tuple[str, Label, Source]]) -> Score:
    """Read and compare every entry."""
    score = Score()
    for name, label, source in entries:
        score.readouts += 1
        score.told += label.year_told
        started = time.perf_counter()
        reading = read_source(source)
        score.seconds += time.perf_counter() - started
        read = next((r for r in reading.readouts if r.source_id == name), reading.readouts[0])
        if isinstance(read, NotAReadout):
            score.notes.append(f"{name} NOT A READOUT: {read.why}")
            score.items += len(label.raw["items"])
            score.documents += sum(len(item["documents"]) for item in label.raw["items"])
            continue
        score.recognised += 1
        compare(label, labelled_items(label, read, source), read, score, name)
    return score


def measure_news(corpus: Path) -> list[tuple[str, str]]:
    """How the whole of the news is read: readouts recognised and others taken for readouts."""
    with open(corpus / "readouts.jsonl", encoding="utf-8") as lines:
        positives = {json.loads(line)["id"] for line in lines}
    borderline = set((corpus / "borderline_ids.txt").read_text(encoding="utf-8").split())
    counts: Counter[tuple[str, bool]] = Counter()
    mistaken: list[str] = []
    with open(corpus / "news.jsonl", "rb") as rows:
        for row in rows:
            identity = json.loads(row)["id"]
            read = read_source(Source("news", row.strip(), "record")).readouts[0]
            kind = (
                "readout"
                if identity in positives
                else "borderline"
                if identity in borderline
                else "other"
            )
            is_read = not isinstance(read, NotAReadout)
            counts[kind, is_read] += 1
            if (kind == "readout" and not is_read) or (kind == "other" and is_read):
                mistaken.append(f"{kind} {identity} {read.title[:60]}")
    readouts = counts["readout", True] + counts["readout", False]
    others = counts["other", True] + counts["other", False]
    return [
        ("readouts recognised", _share(counts["readout", True], readouts)),
        ("others read as readouts", _share(counts["other", True], others)),
        ("borderline read", _share(counts["borderline", True], counts.total() - readouts - others)),
        *[("", line) for line in mistaken],
    ]


def report(title: str, lines: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> None:
    """Print one table."""
    print(f"\n## {title}\n")
    for name, value in lines:
        print(f"{name:24} {value}" if name else f"    {value}")


def _report_set(title: str, entries: Iterator[tuple[str, Label, Source]], verbose: bool) -> None:
    score = measure(entries)
    report(title, score.lines())
    if verbose:
        print("\n".join(score.notes))


def _report_pages(title: str, folder: Path, entries: list[dict[str, Any]], verbose: bool) -> None:
    """A set of pages, and how many of them were taken for something else than they are."""
    _report_set(title, readouts_of(folder, entries), verbose)
    wrong = misread(folder, entries)
    print(f"{'pages misread':24} {len(wrong)} of {len(entries)}")
    if verbose:
        print("\n".join(wrong))


def main(arguments: list[str] | None = None) -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--half", choices=["dev", "test"])
    parser.add_argument(
        "--batch", type=int, choices=range(1, len(LAST_OF_BATCH) + 2), help="of the labels"
    )
    parser.add_argument("--set", action="append", choices=["national", "wanglan", "municipal"])
    parser.add_argument("--pages", action="append", type=Path, help="a folder with labels.json")
    parser.add_argument("--news", action="store_true", help="also read all of news.jsonl")
    parser.add_argument("-v", "--verbose", action="store_true", help="list the differences")
    options = parser.parse_args(arguments)
    if options.verbose and options.half != "dev":
        sys.exit("-v only with --half dev: the test half is for reporting")
    if options.corpus is None and not options.pages:
        sys.exit("give the corpus, or --pages")
    half, verbose, folders = options.half, options.verbose, options.pages or []
    sets = options.set or ([] if folders else ["national", "wanglan", "municipal"])
    if options.corpus is None and ("national" in sets or options.news):
        sys.exit("the national set and --news need the corpus")
    if "national" in sets:
        _report_set(
            f"national ({half or 'all'})",
            national(options.corpus, half, options.batch),
            verbose,
        )
    if "wanglan" in sets:
        _report_set("wanglan (all)", wanglan(), verbose)
    if "municipal" in sets:
        entries = list(municipal_pages(half, options.batch))
        _report_pages(f"municipal ({half or 'all'})", MUNICIPAL, entries, verbose)
    for folder in folders:
        title = f"{folder.name} ({half or 'all'})"
        _report_pages(title, folder, list(pages(folder, half)), verbose)
    if options.news:
        report("news.jsonl", measure_news(options.corpus))


if __name__ == "__main__":
    main()
