"""Files in a folder: temporary file, fsync, rename, fsync of the folder."""

import asyncio
import os
import tempfile
from pathlib import Path

from backend.foundation import crash_points
from backend.foundation.crash_points import CrashPoint
from backend.foundation.storage.contract import (
    FileMissing,
    StorageFailed,
    checked,
    key_of,
    place_of,
)


class DiskStorage:
    """A folder that every process of the portal sees."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, content: bytes) -> str:
        """Stores the content; a full disk leaves nothing behind and raises OSError."""
        return await asyncio.to_thread(self._put, content)

    async def get(self, key: str) -> bytes:
        """Reads and re-hashes, so that a changed file is never served."""
        return await asyncio.to_thread(self._get, key)

    async def delete(self, key: str) -> None:
        """Removes the file for good: the folder is synchronised."""
        await asyncio.to_thread(self._delete, key)

    async def require_reachable(self) -> None:
        """Whether the folder is there, or can be made as by the first file, and takes files."""
        await asyncio.to_thread(self._require_writable)

    def _require_writable(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        if not os.access(self._folder, os.R_OK | os.W_OK | os.X_OK):
            raise StorageFailed("the storage folder cannot be written in")

    def _put(self, content: bytes) -> str:
        key = key_of(content)
        target = self._path(key)
        if not self._holds(key):
            self._write(target, content)
        # Also for a file that was there: its writer may not have come so far yet. The entry of a
        # new subfolder lies in the folder above.
        _sync_folder(target.parent)
        _sync_folder(self._folder)
        return key

    def _holds(self, key: str) -> bool:
        try:
            self._get(key)
        except FileMissing:
            # A file whose content changed is mended by whoever brings the right one.
            return False
        return True

    def _write(self, target: Path, content: bytes) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            crash_points.reached(CrashPoint.WRITTEN)
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _get(self, key: str) -> bytes:
        try:
            content = self._path(key).read_bytes()
        except FileNotFoundError:
            raise FileMissing(key) from None
        return checked(key, content)

    def _delete(self, key: str) -> None:
        target = self._path(key)
        try:
            target.unlink()
        except FileNotFoundError:
            return
        _sync_folder(target.parent)

    def _path(self, key: str) -> Path:
        return self._folder / place_of(key)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
