"""The files of the index, kept by whoosh: everything of whoosh that is used is in this module.

Whoosh knows a *batch* of passages as one document. Its term dictionary holds the batch's words and
characters, and the payload of each posting, opaque to whoosh, says in which passages of the batch
they stand. So whoosh gives what it is good at (a term dictionary on disk, commits that happen or
do not, locks between processes) and writes a posting for a word, not for every word of a passage.

Only documented parts are used: a field type of our own, posting values, stored fields.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from whoosh import fields, formats, index, reading, writing
from whoosh.codec import whoosh3

from store.errors import StoreBusy

Field = Literal["words", "chars"]
NOTES = "notes"
CLOCK_SECONDS = 2.0
"""The coarsest clock of a file system; within its tick two changes look like one."""
FORMAT = 4
"""Goes up when the same readouts would be indexed differently."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A batch as it lies on the shelf: payloads by characters, and what is about all."""

    name: str
    words: Mapping[str, bytes]
    chars: Mapping[str, bytes]
    about: bytes


class _Payloads(fields.FieldType):  # type: ignore[misc]  # whoosh is untyped to us
    """Terms with the payloads they came with."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)

    def index(self, value: Mapping[str, bytes], **_kwargs: object) -> Iterator[Any]:
        for term, payload in value.items():
            yield term.encode(), 1, 1.0, payload


class _Payload(formats.Existence):  # type: ignore[misc]
    """A posting value of any length, which whoosh hands back as it was given."""

    def fixed_value_size(self) -> None:
        return None


def _schema() -> fields.Schema:
    words, chars = _Payloads(), _Payloads()
    words.format = chars.format = _Payload()
    return fields.Schema(
        batch=fields.ID(stored=True),
        words=words,
        chars=chars,
        about=fields.STORED,
        notes=fields.ID(stored=True),
        said=fields.STORED,
    )


class Shelf:
    """Batches in a folder, and the notes that are committed together with them."""

    def __init__(self, folder: Path) -> None:
        """Open the folder, or begin an empty one where it cannot be opened."""
        self._folder = folder / f"v{FORMAT}"
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            self._index = index.open_dir(self._folder)
            with self._index.reader() as reader:
                list(reader.all_stored_fields())
        except Exception:  # whatever is wrong with a derived file, the remedy is a new one
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder.mkdir(parents=True, exist_ok=True)
            self._index = index.create_in(self._folder, _schema())

    def close(self) -> None:
        """Release the files; may be called twice."""
        self._index.close()

    def reading(self) -> Reading:
        """The shelf as it is now; later commits do not change what it shows."""
        return Reading(self._index, self._folder)

    @contextlib.contextmanager
    def writing(self, wait_seconds: float) -> Iterator[Writing]:
        """Change the shelf: all at once when the block ends, or not at all.

        Raises StoreBusy when another process keeps the shelf locked for longer than that.
        """
        try:
            writer = self._index.writer(
                timeout=wait_seconds, limitmb=512, codec=whoosh3.W3Codec(compression=0)
            )
        except index.LockError as error:
            raise StoreBusy("另一个进程正在更新索引，请稍后再试") from error
        change = Writing(writer)
        try:
            yield change
        except BaseException:
            with contextlib.suppress(Exception):  # the first error is the one worth telling
                writer.cancel()
            raise
        if change.changed:
            # To whoosh every batch is one document and looks small: what to merge is ours to say.
            writer.commit(mergetype=writing.CLEAR if change.afresh else writing.NO_MERGE)
        else:
            writer.cancel()


class Writing:
    """What is to be committed."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer
        self.changed = False
        self.afresh = False

    def clear(self) -> None:
        """Take everything away."""
        self.afresh = self.changed = True

    def put(self, batch: Packed) -> None:
        """Add a batch."""
        self.changed = True
        self._writer.add_document(
            batch=batch.name, words=batch.words, chars=batch.chars, about=batch.about
        )

    def remove(self, name: str, reading: Reading) -> None:
        """Take a batch away, or the notes, if ``reading``, of the shelf as it is, has them."""
        self.changed = True
        # By number: to look for a term, whoosh would open every segment once more.
        if (number := reading.documents.get(name)) is not None:
            self._writer.delete_document(number)

    def note(self, said: object) -> None:
        """Write the notes; those before are to be removed."""
        self.changed = True
        self._writer.add_document(notes=NOTES, said=said)


class Reading:
    """The shelf as it was at one moment. Not for several threads at a time."""

    def __init__(self, opened: Any, folder: Path) -> None:
        self._index, self._folder = opened, folder
        self._closed = False
        # Asked first: a commit in between makes this reading look old, never new.
        self._touched = _touched(folder)
        self._generation = opened.latest_generation()
        self._reader = opened.reader()
        self.notes: Any = None
        self.about: dict[str, bytes] = {}
        """What is about all of a batch, by its name."""
        self.documents: dict[str, int] = {}
        """Whoosh's number for every batch by its name, and for the notes by NOTES."""
        self._leaves: list[tuple[Any, dict[int, str]]] = []
        for leaf, first in self._reader.leaf_readers():
            names = {}
            for number in range(leaf.doc_count_all()):
                if leaf.is_deleted(number):
                    continue
                stored = leaf.stored_fields(number)
                self.documents[stored.get("batch", NOTES)] = first + number
                if "notes" in stored:
                    self.notes = stored["said"]
                else:
                    names[number] = stored["batch"]
                    self.about[stored["batch"]] = stored["about"]
            self._leaves.append((leaf, names))

    def close(self) -> None:
        """Release the files; may be called twice."""
        if not self._closed:
            self._closed = True
            self._reader.close()

    def current(self) -> bool:
        """Whether nothing was committed since."""
        touched = _touched(self._folder)
        if touched == self._touched and time.time() - touched > CLOCK_SECONDS:
            return True
        self._touched = touched
        return bool(self._index.latest_generation() == self._generation)

    def payloads(
        self, field: Field, term: str, batches: Collection[str]
    ) -> Iterator[tuple[str, bytes]]:
        """Of the batches those that have the term, by their names, and its payload there."""
        for leaf, names in self._leaves:
            if not any(name in batches for name in names.values()):
                continue
            try:
                matcher = leaf.postings(field, term)
            except reading.TermNotFound:
                continue
            while matcher.is_active():
                if (name := names.get(matcher.id())) is not None:
                    yield name, matcher.value()
                matcher.next()

    def terms(self, field: Field) -> Iterator[str]:
        """Every term of the field, each once."""
        for term in self._reader.lexicon(field):
            yield term.decode()


def _touched(folder: Path) -> float:
    """When a file of the folder last came or went; a commit makes some."""
    return os.stat(folder).st_mtime
