"""The catalogue's open data as one ZIP, made once for each state of the catalogue."""

import asyncio
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from backend.catalogue import opendata, queries

_READ_BY_ALL = 0o644 << 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Package:
    """The ZIP of one state of the catalogue; the strong ETag is of its bytes."""

    revision: str
    content: bytes
    etag: str


class Packages:
    """The newest package of this process. Whoever asks while it is made waits for it."""

    def __init__(self) -> None:
        self._newest: Package | None = None
        self._making = asyncio.Lock()

    async def newest(self) -> Package:
        """The package of the catalogue as it is now."""
        async with self._making:
            revision = await queries.revision()
            if self._newest is None or self._newest.revision != revision:
                files = await opendata.package_files()
                content = await asyncio.to_thread(_zipped, files)
                etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
                self._newest = Package(revision=revision, content=content, etag=etag)
            return self._newest


def _zipped(files: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with ZipFile(whole, "w") as archive:
        for name, content in files.items():
            # Without a date, so that the same files are the same bytes on every process.
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = _READ_BY_ALL
            archive.writestr(info, content)
    return whole.getvalue()
