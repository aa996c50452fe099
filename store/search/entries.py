"""What the index is told of a readout."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from store.debris import BLOT, folded_text, legible
from store.model import Readout, StoredReadout
from store.search.excerpt import sentence_edges
from store.search.index import SENTENCES, Entry
from store.search.passages import REST, Squeezed, passages, squeezed, squeezing
from store.words import words_of_folded

TOGETHER_CHARS = 60
"""What stands in so many characters stands together, also where a sentence ends in between. Of 600
titles of news: MRR@10 .6219; by single sentences .6209, by 80 characters .6173. Where that made
more of them than are told apart, they are longer."""
_SIGNS = re.compile(r"[\W_]+")


def entries(stored: StoredReadout) -> Iterator[Entry]:
    """An entry for each passage of a readout."""
    readout = stored.readout
    folded = folded_text(readout.text)
    looked = squeezed(readout, folded)
    at = squeezing(folded)
    seams = sorted(
        {
            passage.whole[end - 1 : end + 1]
            for passage in looked
            for _, end in passage.spans
            if 0 < end < len(passage.whole)
        }
    )
    for passage, ready in zip(passages(readout), looked, strict=True):
        chars = max(TOGETHER_CHARS, sum(end - start for start, end in ready.spans) // SENTENCES)
        parts = (legible(passage.name), *(folded[start:end] for start, end in passage.spans))
        yield Entry(
            readout=stored.id,
            position=passage.position,
            day=readout.date.toordinal() if readout.date else 0,
            kind=_kind(readout, ready),
            words=words_of_folded("\n".join(parts).replace(BLOT, "")),
            name=ready.name,
            stretches=[
                _together(
                    (ready.whole[at(start) : at(end)] for start, end in pairwise(edges)), chars
                )
                for edges in (sentence_edges(readout.text, *span) for span in passage.spans)
            ],
            titles=ready.titles,
            seams=seams if passage.position == REST else (),
        )


def _together(sentences: Iterable[str], chars: int) -> list[str]:
    """Sentences, those shorter than ``chars`` together with those that follow."""
    found = [""]
    for sentence in sentences:
        if len(found[-1]) >= chars:
            found.append("")
        found[-1] += sentence
    return found


def _kind(readout: Readout, passage: Squeezed) -> int:
    """A number for what a passage says and when: its letters, digits and characters, and the day.

    So a repost with other punctuation is the same, and the same sentence at next week's meeting is
    not. A title does not count: reposts have their own.
    """
    name = passage.name if passage.position != REST else ""
    text = "".join(passage.whole[start:end] for start, end in passage.spans)
    day = readout.date or (readout.month, readout.day)
    said = f"{day} {_SIGNS.sub('', name)} {_SIGNS.sub('', text)}"
    return int.from_bytes(hashlib.blake2b(said.encode(), digest_size=8).digest(), "little")
