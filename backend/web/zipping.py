"""A ZIP that is sent while it grows: one file in memory at a time, and a hash of each."""

import asyncio
import hashlib
from collections.abc import AsyncGenerator, AsyncIterable
from dataclasses import dataclass
from datetime import datetime
from typing import IO, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from backend.foundation.clock import CHINA

MANIFEST = "manifest.sha256"
"""Comes last; `sha256sum -c manifest.sha256` checks everything else."""
_READ_BY_ALL = 0o644 << 16
_COMPRESSIBLE = (".json", ".txt", ".sha256")
"""Papers and photographs are compressed already."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a ZIP, whole."""

    path: str
    content: bytes


async def zipped(entries: AsyncIterable[Entry], at: datetime) -> AsyncGenerator[bytes]:
    """The pieces of a ZIP of all entries, dated `at`, with the manifest of their hashes.

    Who stops reading, or an entry that cannot be had, ends it without the directory that a ZIP
    closes with: no reader takes a part for the whole.
    """
    growing = _Growing(at)
    async for entry in entries:
        yield await asyncio.to_thread(growing.add, entry)
    yield growing.close()


class _Growing:
    def __init__(self, at: datetime) -> None:
        self._outlet = _Outlet()
        # The outlet cannot be sought in: zipfile then writes each size behind its file.
        self._zip = ZipFile(cast("IO[bytes]", self._outlet), "w")
        day = at.astimezone(CHINA)
        self._date = (day.year, day.month, day.day, day.hour, day.minute, day.second)
        self._sums: list[str] = []

    def add(self, entry: Entry) -> bytes:
        self._sums.append(f"{hashlib.sha256(entry.content).hexdigest()}  {entry.path}\n")
        self._write(entry)
        return self._outlet.taken()

    def close(self) -> bytes:
        self._write(Entry(MANIFEST, "".join(self._sums).encode()))
        self._zip.close()
        return self._outlet.taken()

    def _write(self, entry: Entry) -> None:
        info = ZipInfo(entry.path, self._date)
        info.compress_type = ZIP_DEFLATED if entry.path.endswith(_COMPRESSIBLE) else ZIP_STORED
        info.external_attr = _READ_BY_ALL
        self._zip.writestr(info, entry.content)


class _Outlet:
    """What was written since it was last asked."""

    def __init__(self) -> None:
        self._written = bytearray()

    def write(self, content: bytes) -> int:
        self._written += content
        return len(content)

    def flush(self) -> None:
        """Nothing is held back."""

    def taken(self) -> bytes:
        taken, self._written = bytes(self._written), bytearray()
        return taken
