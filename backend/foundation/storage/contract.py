"""What every storage promises: written once, never another content under a key, never half."""

import hashlib
from typing import Protocol


class FileMissing(Exception):
    """The storage has no file under this key, or one whose content changed."""


class FileChanged(FileMissing):
    """There is a file under this key, of another content."""


class StorageFailed(OSError):
    """The storage cannot be reached, refuses us or answers nonsense: worth another try later."""


class Storage(Protocol):
    """Content-addressed files. Any operation may raise OSError, after which it may be repeated."""

    async def put(self, content: bytes) -> str:
        """Stores the content and returns its key; idempotent, and durable when it returns."""
        ...

    async def get(self, key: str) -> bytes:
        """The content, checked against its key; raises FileMissing."""
        ...

    async def delete(self, key: str) -> None:
        """Removes the file, if there is one.

        Only for a content that nobody else can put: a `put` at the same moment may be lost.
        """
        ...

    async def require_reachable(self) -> None:
        """Raises OSError when nothing could be stored or read now; stores nothing."""
        ...


def key_of(content: bytes) -> str:
    """The key of a content: its SHA-256 in 64 lower-case hex digits."""
    return hashlib.sha256(content).hexdigest()


def place_of(key: str) -> str:
    """Where a key lies below the storage's root: `ab/cdef…`. FileMissing for what is no key."""
    if len(key) != 64 or not set(key) <= set("0123456789abcdef"):
        raise FileMissing(key)
    return f"{key[:2]}/{key[2:]}"


def checked(key: str, content: bytes) -> bytes:
    """The content, if it is the one that the key names; else FileChanged."""
    if key_of(content) != key:
        raise FileChanged(f"{key}: the content changed")
    return content
