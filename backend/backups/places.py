"""Where backups are: named objects in a folder or in a bucket, each written whole or not at all."""

import asyncio
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from obstore.exceptions import BaseError
from obstore.store import LocalStore, S3Store

from backend.backups.refused import Refused
from backend.settings import BucketSettings

REQUEST_SECONDS = 600
"""A part of a base backup over a slow line."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What a place tells of an object."""

    name: str
    size: int
    written_at: datetime


class Place:
    """Every operation may raise OSError, after which it may be repeated.

    In threads of ours: the library's own may still call back when a short command has ended.
    """

    def __init__(self, where: Path | BucketSettings) -> None:
        self._folder = where if isinstance(where, Path) else None
        if isinstance(where, Path):
            where.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._store: LocalStore | S3Store = LocalStore(where, automatic_cleanup=True)
        else:
            self._store = _bucket(where)

    async def put(self, name: str, content: bytes | Path) -> None:
        """Writes an object, also over another one; durable when it returns."""
        await asyncio.to_thread(self._put, name, content)

    async def get(self, name: str) -> bytes:
        """The whole object; raises Refused when there is none."""
        return await asyncio.to_thread(lambda: b"".join(self._pieces(name)))

    async def fetch(self, name: str, to: IO[bytes] | None = None) -> str:
        """The SHA-256 of an object in hex, which it copies into a file if one is given."""
        return await asyncio.to_thread(self._fetch, name, to)

    async def entries(self, prefix: str) -> list[Entry]:
        """Everything below a prefix like `wal/`, by name."""
        return await asyncio.to_thread(self._entries, prefix)

    async def delete(self, names: list[str]) -> None:
        """Removes objects, one after the other."""
        await asyncio.to_thread(lambda: [self._store.delete(name) for name in names])

    def _put(self, name: str, content: bytes | Path) -> None:
        try:
            self._store.put(name, content)
        except BaseError as error:
            raise OSError(f"{name} cannot be written: {_told(error)}") from None
        if self._folder is not None:
            _synchronise(self._folder / name, self._folder)

    def _fetch(self, name: str, to: IO[bytes] | None) -> str:
        digest = hashlib.sha256()
        for piece in self._pieces(name):
            digest.update(piece)
            if to is not None:
                to.write(piece)
        return digest.hexdigest()

    def _pieces(self, name: str) -> Iterator[bytes]:
        try:
            for piece in self._store.get(name).stream():
                yield bytes(piece)
        except FileNotFoundError:
            raise Refused(f"The backup lacks {name}.") from None
        except BaseError as error:
            raise OSError(f"{name} cannot be read: {_told(error)}") from None

    def _entries(self, prefix: str) -> list[Entry]:
        try:
            found = [each for batch in self._store.list(prefix) for each in batch]
        except FileNotFoundError:
            return []
        except BaseError as error:
            raise OSError(f"{prefix} cannot be listed: {_told(error)}") from None
        entries = (
            Entry(name=each["path"], size=each["size"], written_at=each["last_modified"])
            for each in found
        )
        return sorted(entries, key=lambda entry: entry.name)


def _bucket(where: BucketSettings) -> S3Store:
    parts = urlsplit(where.endpoint)
    hosted = f"{parts.scheme}://{where.bucket}.{parts.netloc}"
    return S3Store(
        where.bucket,
        prefix=where.prefix or None,
        config={
            "endpoint": where.endpoint if where.path_style else hosted,
            "region": where.region,
            "access_key_id": str(where.access_key),
            "secret_access_key": str(where.secret_key),
            "virtual_hosted_style_request": not where.path_style,
            "disable_bulk_delete": True,
        },
        client_options={
            "allow_http": parts.scheme == "http",
            "timeout": timedelta(seconds=REQUEST_SECONDS),
        },
    )


def _synchronise(written: Path, root: Path) -> None:
    """The file, and every folder on the way to it, which may be new."""
    for path in (written, *written.relative_to(root).parents):
        descriptor = os.open(root / path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _told(error: Exception) -> str:
    return str(error).partition("\n")[0][:300]
