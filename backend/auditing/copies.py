"""Checkpoints outside of the database: files in a folder, each written once and whole.

The folder is best a mount of another machine, whose keeper cannot write in the database. A file is
named by the size of its tree: `000000/120/000000120345.checkpoint`, so that no folder has more than
a thousand and their order is that of their sizes.
"""

import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backend.auditing.notes import LONGEST_NOTE

SUFFIX = ".checkpoint"
_NAME = re.compile(r"[0-9]{12}\.checkpoint")


class CopyRefused(Exception):
    """The folder has what the database does not: one of the two is not this log's any more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Copy:
    """A checkpoint in the folder: the size by its name, and what it holds."""

    size: int
    path: Path
    note: str


class CopyFolder:
    """The copies of one log."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __str__(self) -> str:
        return str(self._folder)

    def newest(self) -> Copy | None:
        """The copy of the largest tree."""
        return next(self._copies(newest_first=True), None)

    def __iter__(self) -> Iterator[Copy]:
        """All copies, the smallest tree first."""
        return self._copies(newest_first=False)

    def write(self, size: int, note: str) -> None:
        """Puts a copy into the folder, on the disk when this returns. What is there, stays.

        Raises CopyRefused when there is another one of this size, OSError when there is no room.
        """
        place = self._place(size)
        if place.exists():
            if _read(place) != note:
                raise CopyRefused(f"{place} is another checkpoint than the database has")
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, half = tempfile.mkstemp(dir=place.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(note)
                file.flush()
                os.fsync(file.fileno())
            Path(half).chmod(0o644)  # Whoever wants to check may read; nothing in it is secret.
            # Two workers that come at once bring the same bytes.
            Path(half).replace(place)
        except BaseException:
            Path(half).unlink(missing_ok=True)
            raise
        for folder in (place.parent, place.parent.parent, self._folder):
            _synchronise(folder)

    def _place(self, size: int) -> Path:
        name = f"{size:012d}"
        return self._folder / name[:6] / name[6:9] / f"{name}{SUFFIX}"

    def _copies(self, *, newest_first: bool) -> Iterator[Copy]:
        if not self._folder.is_dir():
            # A mount that is away must not look like a folder that nothing was written in.
            raise FileNotFoundError(f"there is no folder {self._folder}")
        for upper in _sorted(self._folder, newest_first=newest_first):
            for lower in _sorted(upper, newest_first=newest_first):
                for path in _sorted(lower, newest_first=newest_first):
                    if _NAME.fullmatch(path.name):
                        yield Copy(size=int(path.stem), path=path, note=_read(path))


def _sorted(folder: Path, *, newest_first: bool) -> list[Path]:
    return sorted(folder.iterdir(), reverse=newest_first) if folder.is_dir() else []


def _read(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(LONGEST_NOTE + 1).decode("utf-8", errors="replace")


def _synchronise(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
