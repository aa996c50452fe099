"""The files of the index: whoosh keeps the ledger of which batches there are.

Whoosh knows a *batch* of passages as one document, and the notes as another. So it gives what it is
good at: commits that happen or do not, and locks between processes. What is in a batch lies in a
file of its own, mapped into memory: postings in whoosh's own files would be unpickled at every
question, and their terms read at every commit.

A batch's file is written before the commit that names it, and goes with the first change after the
commit that does not: whoever then still reads it has it mapped.

Everything of whoosh that is used is in this module, and only documented parts of it.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from whoosh import fields, index, writing

from store.causes import cause
from store.errors import StoreBusy, StoreError
from store.search.index.batch import Batch
from store.search.index.layout import FORMAT
from store.search.index.packing import Packed

NOTES = "notes"
CLOCK_SECONDS = 2.0
"""The coarsest clock of a file system; within its tick two changes look like one."""


def _schema() -> fields.Schema:
    return fields.Schema(
        batch=fields.ID(stored=True),
        size=fields.STORED,
        notes=fields.ID(stored=True),
        said=fields.STORED,
    )


class Shelf:
    """Batches in a folder, and the notes that are committed together with them."""

    def __init__(self, folder: Path) -> None:
        """Open the folder, or begin an empty one where what is in it cannot be opened.

        Raises StoreError where the folder cannot be used.
        """
        self._folder = folder / f"v{FORMAT}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._open(folder)
        except OSError as error:
            raise self._unusable(error) from error

    def _open(self, folder: Path) -> None:
        try:
            self._index = index.open_dir(self._folder)
            self.reading({})
        except Exception:  # whatever is wrong with a derived file, the remedy is a new one
            for made_before in folder.glob("v*"):
                shutil.rmtree(made_before, ignore_errors=True)
            self._folder.mkdir(parents=True, exist_ok=True)
            self._index = index.create_in(self._folder, _schema())

    def _unusable(self, error: OSError) -> StoreError:
        return StoreError(f"无法使用索引 {self._folder}：{cause(error)}")

    def close(self) -> None:
        """Release the files; may be called twice."""
        self._index.close()

    def reading(self, known: Mapping[str, Batch]) -> Reading:
        """The shelf as it is now; later commits do not change what it shows.

        ``known`` are batches that were read before.
        """
        while True:
            generation = self._index.latest_generation()
            try:
                return Reading(self._index, self._folder, known)
            except FileNotFoundError:  # a batch that went while this reading began, or was lost
                if self._index.latest_generation() == generation:
                    raise

    @contextlib.contextmanager
    def writing(self, wait_seconds: float) -> Iterator[Writing]:
        """Change the shelf: all at once when the block ends, or not at all.

        Raises StoreBusy when another process keeps the shelf locked for longer than that, and
        StoreError where the folder cannot be written.
        """
        try:
            with self._writing(wait_seconds) as change:
                yield change
        except OSError as error:
            raise self._unusable(error) from error

    @contextlib.contextmanager
    def _writing(self, wait_seconds: float) -> Iterator[Writing]:
        try:
            writer = self._index.writer(timeout=wait_seconds)
        except index.LockError as error:
            raise StoreBusy("另一个进程正在更新索引，请稍后再试") from error
        change = Writing(writer, self._folder)
        try:
            yield change
        except BaseException:
            with contextlib.suppress(Exception):  # the first error is the one worth telling
                writer.cancel()
            raise
        if change.changed:
            writer.commit(mergetype=writing.CLEAR if change.afresh else writing.OPTIMIZE)
        else:
            writer.cancel()


class Writing:
    """What is to be committed."""

    def __init__(self, writer: Any, folder: Path) -> None:
        self._writer, self._folder = writer, folder
        self.changed = False
        self.afresh = False

    def clear(self) -> None:
        """Take everything away."""
        self.afresh = self.changed = True

    def put(self, batch: Packed) -> None:
        """Add a batch."""
        self.changed = True
        _file(self._folder, batch.name).write_bytes(batch.data)
        self._writer.add_document(batch=batch.name, size=len(batch.data))

    def sweep(self, reading: Reading) -> None:
        """Delete the files of batches that ``reading``, of the shelf as it is, has not."""
        for path in self._folder.glob(f"*{_SUFFIX}"):
            if path.stem not in reading.documents:
                with contextlib.suppress(OSError):  # a system that keeps files that are in use
                    path.unlink()

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
    """The shelf as it was at one moment."""

    def __init__(self, opened: Any, folder: Path, known: Mapping[str, Batch]) -> None:
        self._index, self._folder = opened, folder
        # Asked first: a commit in between makes this reading look old, never new.
        self._touched = _touched(folder)
        self._generation = opened.latest_generation()
        self.notes: Any = None
        self.batches: dict[str, Batch] = {}
        """The batches by their names."""
        self.documents: dict[str, int] = {}
        """Whoosh's number for every batch by its name, and for the notes by NOTES."""
        with opened.reader() as reader:
            for number, stored in reader.iter_docs():
                name = stored.get("batch", NOTES)
                self.documents[name] = number
                if name == NOTES:
                    self.notes = stored["said"]
                else:
                    self.batches[name] = known.get(name) or Batch(
                        name, _mapped(folder, name, stored["size"])
                    )

    def current(self) -> bool:
        """Whether nothing was committed since."""
        touched = _touched(self._folder)
        if touched == self._touched and time.time() - touched > CLOCK_SECONDS:
            return True
        self._touched = touched
        return bool(self._index.latest_generation() == self._generation)


_SUFFIX = ".batch"


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}{_SUFFIX}"


def _mapped(folder: Path, name: str, size: int) -> mmap.mmap:
    with open(_file(folder, name), "rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    if len(data) != size:
        raise FileNotFoundError(f"{name} is not whole")
    return data


def _touched(folder: Path) -> float:
    """When a file of the folder last came or went; a commit makes some."""
    return os.stat(folder).st_mtime
