"""Where files from outside are handed in: one at a time per person, each inspected on its own."""

import asyncio
import json
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, replace
from io import FileIO
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID
from weakref import WeakValueDictionary

from backend.foundation.documents.wire import HEADER, unpack
from backend.foundation.intake.kinds import HEAD_BYTES, Kind, kind_of
from backend.foundation.intake.verdict import FileRefused, InspectedFile, Refusal

PROJECT = Path(__file__).parents[3]
PROGRAM = "backend.foundation.intake.inspection_process"
ENVIRONMENT = {"PATH": os.defpath, "LANG": "C.UTF-8"}
"""Nothing of the portal's own: no address of a database, no place of a key."""

AT_ONCE = 2
"""Inspections at a time; each may take a processor and the memory of inspection_process."""
PATIENCE_SECONDS = 30
"""By the clock on the wall; it strikes when the machine is starved of processor time."""
CLOSING_SECONDS = 2
"""A killed process closes its pipe at once, unless it left another one behind."""
MAX_MESSAGE = 10_000
MAX_PICTURE = 20_000_000
"""Bytes of a picture written anew. 3,000 × 3,000 pixels of pure noise have 9 MB as JPEG."""
_MEDIA_TYPES = {
    Kind.JPEG: {"image/jpeg"},
    Kind.PNG: {"image/png", "image/jpeg"},
    Kind.WEBP: {"image/jpeg"},
    Kind.HEIC: {"image/jpeg"},
    Kind.PDF: {"application/pdf"},
}

log = logging.getLogger(__name__)


class Intake:
    """Inspects files in processes of their own; nothing runs while there is no file."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(AT_ONCE)
        self._turns: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()

    def turn_of(self, sender: UUID) -> AbstractAsyncContextManager[None]:
        """Files of one sender follow one another: she can neither fill all places nor the disk."""
        return self._turns.setdefault(sender, asyncio.Lock())

    async def inspect(self, file: BinaryIO) -> InspectedFile:
        """What may be kept of an open file, which has a descriptor; raises FileRefused.

        A picture is written anew, a PDF is kept as it is.
        """
        file.flush()
        # The inspection moves the place where both read on; a buffer would not notice.
        with os.fdopen(os.dup(file.fileno()), "rb", buffering=0) as raw:
            raw.seek(0)
            kind = kind_of(raw.read(HEAD_BYTES))
            if kind is None:
                raise FileRefused(Refusal.KIND)
            async with self._places:
                answer = await _inspection(raw, kind)
            if isinstance(answer, _Refused):
                log.info("a file of kind %s was refused: %s", kind, answer.because)
                raise FileRefused(answer.refusal)
            return answer if kind is not Kind.PDF else replace(answer, content=_whole(raw))


@dataclass(frozen=True, slots=True)
class _Refused:
    refusal: Refusal
    because: str


async def _inspection(raw: FileIO, kind: Kind) -> InspectedFile | _Refused:
    raw.seek(0)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", PROGRAM, kind,
        stdin=raw, stdout=PIPE, stderr=DEVNULL, cwd=PROJECT, env=ENVIRONMENT,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            return _understood(kind, *await _answer(process.stdout))
    except (TimeoutError, EOFError, ValueError, KeyError, TypeError) as failure:
        # Killed at a limit; or a decoder was taken over and says what the inspection never says.
        return _Refused(Refusal.BROKEN, f"no answer ({type(failure).__name__})")
    finally:
        if process.returncode is None:
            process.kill()
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSING_SECONDS):
                await process.communicate()  # Reads the pipe to its end, which also closes it.


async def _answer(pipe: asyncio.StreamReader) -> tuple[dict[str, Any], bytes]:
    message, picture = unpack(await pipe.readexactly(HEADER.size))
    if message > MAX_MESSAGE or picture > MAX_PICTURE:
        raise ValueError("too long")
    return json.loads(await pipe.readexactly(message)), await pipe.readexactly(picture)


def _understood(kind: Kind, message: dict[str, Any], picture: bytes) -> InspectedFile | _Refused:
    """The answer, trusted no further than it can be checked."""
    if "refused" in message:
        return _Refused(Refusal(message["refused"]), str(message["because"])[:100])
    media_type = message["media_type"]
    if media_type not in _MEDIA_TYPES[kind]:
        raise ValueError("another media type")
    if kind is Kind.PDF:
        return InspectedFile(content=b"", media_type=media_type, pages=int(message["pages"]))
    return InspectedFile(
        content=picture,
        media_type=media_type,
        width=int(message["width"]),
        height=int(message["height"]),
    )


def _whole(raw: FileIO) -> bytes:
    raw.seek(0)
    return raw.readall()
