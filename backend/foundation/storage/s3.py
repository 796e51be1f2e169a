"""Files in a bucket of an S3-compatible store; every request is signed (Signature Version 4)."""

import asyncio
import re
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from urllib.parse import urlsplit

from obstore.exceptions import BaseError
from obstore.store import S3Store

from backend.foundation.storage.contract import (
    FileMissing,
    StorageFailed,
    checked,
    key_of,
    place_of,
)

CONNECT_SECONDS = 3
REQUEST_SECONDS = 15
"""Ten megabytes, the largest file, at 6 Mbit/s."""
RETRIES = 3
_NOBODYS = "0" * 64
"""No content is known that has this hash."""
LIMIT_SECONDS = 25
"""All tries together: a job has 60 s, and a resident does not wait longer for a file."""


class S3Storage:
    """A bucket, or a part of it under `prefix`. An object is written whole or not at all.

    Every `put` writes: the content under a key is always the same, and a file that somebody
    changed is mended. The signature covers the hash of the body, so that the store itself refuses
    one that was damaged on its way.
    """

    def __init__(
        self,
        bucket: str,
        *,
        prefix: str,
        endpoint: str,
        region: str,
        access_key: str,
        secret_key: str,
        path_style: bool,
        patience: float = LIMIT_SECONDS,
    ) -> None:
        """`endpoint` is the store's address, without the bucket; `http:` is allowed if it says so.

        `path_style` puts the bucket's name in the path (MinIO, Ceph), else in the host name
        (Alibaba Cloud OSS, Tencent COS, AWS).
        """
        self._patience = patience
        self._store = S3Store(
            bucket,
            prefix=prefix or None,
            config={
                "endpoint": endpoint if path_style else _with_bucket(endpoint, bucket),
                "region": region,
                "access_key_id": access_key,
                "secret_access_key": secret_key,
                "virtual_hosted_style_request": not path_style,
                # Not every store knows how to delete in bulk; we delete one at a time.
                "disable_bulk_delete": True,
            },
            client_options={
                "allow_http": endpoint.startswith("http:"),
                "connect_timeout": timedelta(seconds=CONNECT_SECONDS),
                "timeout": timedelta(seconds=REQUEST_SECONDS),
            },
            retry_config={
                "max_retries": RETRIES,
                "retry_timeout": timedelta(seconds=patience),
            },
        )

    async def put(self, content: bytes) -> str:
        """Stores the content in one request."""
        key = await asyncio.to_thread(key_of, content)
        async with self._trouble(key):
            # In parts it would be no single write, and a crash would leave parts behind.
            await self._store.put_async(place_of(key), content, use_multipart=False)
        return key

    async def get(self, key: str) -> bytes:
        """Reads and re-hashes, so that a changed file is never served."""
        async with self._trouble(key):
            answer = await self._store.get_async(place_of(key))
            content = (await answer.bytes_async()).to_bytes()
        return await asyncio.to_thread(checked, key, content)

    async def delete(self, key: str) -> None:
        """Removes the object; a bucket with versions keeps the old one as long as it is told to."""
        async with self._trouble(key):
            await self._store.delete_async(place_of(key))

    async def require_reachable(self) -> None:
        """Asks for a file that nobody stored; the store must say that it has none."""
        with suppress(FileMissing):
            await self.get(_NOBODYS)

    @asynccontextmanager
    async def _trouble(self, key: str) -> AsyncGenerator[None]:
        """Bounds the time, and tells a missing file from a store that does not do its work."""
        try:
            async with asyncio.timeout(self._patience):
                yield
        except FileNotFoundError as error:
            # A missing bucket, or the 404 of a proxy, must not pass for a missing file.
            if "NoSuchKey" not in str(error):
                raise StorageFailed(_told(error)) from None
            raise FileMissing(key) from None
        except TimeoutError:
            raise StorageFailed(f"the store gave no answer within {self._patience} s") from None
        except BaseError as error:
            raise StorageFailed(_told(error)) from None


def _with_bucket(endpoint: str, bucket: str) -> str:
    parts = urlsplit(endpoint)
    return f"{parts.scheme}://{bucket}.{parts.netloc}"


def _told(error: Exception) -> str:
    """What happened in one line: the library puts a dump of its own state below."""
    text = str(error)
    code = re.search(r"<Code>(\w+)</Code>", text)
    first = text.partition("\n")[0].partition("<?xml")[0]
    return f"{first}{code[1] if code else ''}"[:500]
