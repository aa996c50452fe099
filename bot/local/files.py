"""Files that were sent."""

from pathlib import PurePath

from bot.local.model import StoredFile, image_size


class Files:
    """Every file there is."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}

    def keep(self, folder: str, data: bytes, name: str, mime_type: str = "") -> StoredFile:
        """Keep a file; ``folder`` is the first part of its download path."""
        number = len(self._files) + 1
        width, height = image_size(data) or (0, 0)
        stored = StoredFile(
            file_id=f"LOCAL-{folder}-{number:06}",
            unique_id=f"L{number:06}",
            path=f"{folder}/file_{number}{PurePath(name).suffix}",
            name=name, mime_type=mime_type, data=data, width=width, height=height,
        )  # fmt: skip
        self._files[stored.file_id] = stored
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        """Find a file by its id."""
        return self._files.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """Find a file by its download path."""
        return next((stored for stored in self._files.values() if stored.path == path), None)
