"""Files by the hash of their content: written once, never overwritten, never half-written."""

import asyncio
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Protocol


class FileMissing(Exception):
    """The storage has no file under this key, or one whose content changed."""


def key_of(content: bytes) -> str:
    """The key of a content: its SHA-256 in 64 lower-case hex digits."""
    return hashlib.sha256(content).hexdigest()


class Storage(Protocol):
    """Content-addressed files. `put` is idempotent and durable when it returns."""

    async def put(self, content: bytes) -> str:
        """Stores the content and returns its key."""
        ...

    async def get(self, key: str) -> bytes:
        """The content, checked against its key; raises FileMissing."""
        ...


class DiskStorage:
    """A folder: `ab/cdef…`. Temporary file, fsync, rename, fsync of the folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, content: bytes) -> str:
        """Stores the content; a full disk leaves nothing behind and raises OSError."""
        return await asyncio.to_thread(self._put, content)

    async def get(self, key: str) -> bytes:
        """Reads and re-hashes, so that a changed file is never served."""
        return await asyncio.to_thread(self._get, key)

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
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _get(self, key: str) -> bytes:
        try:
            content = self._path(key).read_bytes()
        except FileNotFoundError:
            raise FileMissing(key) from None
        if key_of(content) != key:
            raise FileMissing(f"{key}: the content changed")
        return content

    def _path(self, key: str) -> Path:
        if len(key) != 64 or not set(key) <= set("0123456789abcdef"):
            raise FileMissing(key)
        return self._folder / key[:2] / key[2:]


class MemoryStorage:
    """The development implementation: lives and dies with the process."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    async def put(self, content: bytes) -> str:
        """Stores the content."""
        key = key_of(content)
        self._files[key] = content
        return key

    async def get(self, key: str) -> bytes:
        """Reads the content."""
        try:
            return self._files[key]
        except KeyError:
            raise FileMissing(key) from None


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
