"""Where files from outside are handed in: one at a time per person, each inspected on its own."""

import asyncio
import json
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Collection, Generator
from contextlib import AbstractAsyncContextManager, contextmanager, suppress
from dataclasses import replace
from io import FileIO
from pathlib import Path
from typing import Any, BinaryIO, NoReturn
from uuid import UUID
from weakref import WeakValueDictionary

from backend.foundation.documents.wire import HEADER, unpack
from backend.foundation.intake.kinds import HEAD_BYTES, PICTURES, Kind, Task, kind_of
from backend.foundation.intake.places import Places
from backend.foundation.intake.verdict import (
    MAX_CODE_LENGTH,
    MAX_CODES,
    MAX_COLUMNS,
    MAX_LINES,
    FileRefused,
    InspectedFile,
    Refusal,
    Sheet,
)

PROJECT = Path(__file__).parents[3]
PROGRAM = "backend.foundation.intake.inspection_process"
ENVIRONMENT = {"PATH": os.defpath, "LANG": "C.UTF-8"}
"""Nothing of the portal's own: no address of a database, no place of a key."""

AT_ONCE = 2
"""Inspections at a time; each may take a processor and the memory of inspection_process."""
PATIENCE_SECONDS = 30
"""By the clock on the wall; it strikes when the machine is starved of processor time."""
CODES_AT_ONCE = 2
"""Places of their own: what strangers bring must not keep residents waiting."""
CODES_PATIENCE_SECONDS = 5
"""The bound promised for whatever a stranger uploads."""
CLOSING_SECONDS = 2
"""A killed process closes its pipe at once, unless it left another one behind."""
MAX_MESSAGE = 20_000
"""Bytes of JSON in ASCII: eight codes of 200 characters, each written as two escapes."""
MAX_SHEET_MESSAGE = 30_000_000
"""The same for a sheet: four million characters as escapes of six bytes, and what is between."""
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
        self._code_places = asyncio.Semaphore(CODES_AT_ONCE)
        self.arriving = Places(total=64, per_source=4)
        """Files of strangers on their way: at most 640 MB of temporary space."""
        self.examined = Places(total=8, per_source=2)
        """Files of strangers under inspection or next: the last one waits for three others."""
        self._turns: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()

    def turn_of(self, sender: UUID) -> AbstractAsyncContextManager[None]:
        """Files of one sender follow one another: she can neither fill all places nor the disk."""
        return self._turns.setdefault(sender, asyncio.Lock())

    async def inspect(self, file: BinaryIO) -> InspectedFile:
        """What may be kept of an open file, which has a descriptor; raises FileRefused.

        A picture is written anew, a PDF is kept as it is.
        """
        with _unbuffered(file) as raw:
            kind = _kind_in(raw, PICTURES | {Kind.PDF})
            async with self._places:
                message, picture = await _answer_to(Task.KEEP, kind, raw, PATIENCE_SECONDS)
            with _distrust(kind):
                found = _understood(kind, message, picture)
            return found if kind is not Kind.PDF else replace(found, content=_whole(raw))

    async def read_codes(self, file: BinaryIO) -> tuple[str, ...]:
        """What the QR codes of a picture say: at most MAX_CODES texts, each of them a stranger's.

        Raises FileRefused for what is no picture, cannot be read or has too many pixels.
        """
        with _unbuffered(file) as raw:
            kind = _kind_in(raw, PICTURES)
            async with self._code_places:
                message, _ = await _answer_to(Task.READ_CODES, kind, raw, CODES_PATIENCE_SECONDS)
            with _distrust(kind):
                return _codes(message)

    async def read_cells(self, file: BinaryIO) -> Sheet:
        """The text of the one filled sheet of a workbook; raises FileRefused."""
        with _unbuffered(file) as raw:
            kind = _kind_in(raw, {Kind.XLSX})
            async with self._places:
                message, _ = await _answer_to(Task.READ_CELLS, kind, raw, PATIENCE_SECONDS)
            with _distrust(kind):
                return _sheet(message)


@contextmanager
def _unbuffered(file: BinaryIO) -> Generator[FileIO]:
    """The same file; an inspection moves the place where both read, and a buffer would not see."""
    file.flush()
    with os.fdopen(os.dup(file.fileno()), "rb", buffering=0) as raw:
        yield raw


def _kind_in(raw: FileIO, wanted: Collection[Kind]) -> Kind:
    raw.seek(0)
    kind = kind_of(raw.read(HEAD_BYTES))
    if kind is None or kind not in wanted:
        raise FileRefused(Refusal.KIND)
    return kind


async def _answer_to(
    task: Task, kind: Kind, raw: FileIO, patience: float
) -> tuple[dict[str, Any], bytes]:
    """What the process answers; raises FileRefused when it refuses, or ends at a limit."""
    raw.seek(0)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", PROGRAM, task, kind,
        stdin=raw, stdout=PIPE, stderr=DEVNULL, cwd=PROJECT, env=ENVIRONMENT,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        with _distrust(kind):
            async with asyncio.timeout(patience):
                message, picture = await _answer(process.stdout, _longest(task))
            if "refused" in message:
                _refuse(kind, Refusal(message["refused"]), str(message["because"])[:100])
            return message, picture
    finally:
        if process.returncode is None:
            process.kill()
        with suppress(TimeoutError):
            async with asyncio.timeout(CLOSING_SECONDS):
                await process.communicate()  # Reads the pipe to its end, which also closes it.


@contextmanager
def _distrust(kind: Kind) -> Generator[None]:
    """Killed at a limit; or a decoder was taken over and says what the inspection never says."""
    try:
        yield
    except (TimeoutError, EOFError, ValueError, KeyError, TypeError) as failure:
        _refuse(kind, Refusal.BROKEN, f"no answer ({type(failure).__name__})")


def _refuse(kind: Kind, refusal: Refusal, because: str) -> NoReturn:
    log.info("a file of kind %s was refused: %s", kind, because)
    raise FileRefused(refusal) from None


def _longest(task: Task) -> int:
    return MAX_SHEET_MESSAGE if task is Task.READ_CELLS else MAX_MESSAGE


async def _answer(pipe: asyncio.StreamReader, longest: int) -> tuple[dict[str, Any], bytes]:
    message, picture = unpack(await pipe.readexactly(HEADER.size))
    if message > longest or picture > MAX_PICTURE:
        raise ValueError("too long")
    return json.loads(await pipe.readexactly(message)), await pipe.readexactly(picture)


def _understood(kind: Kind, message: dict[str, Any], picture: bytes) -> InspectedFile:
    """The answer, trusted no further than it can be checked."""
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


def _codes(message: dict[str, Any]) -> tuple[str, ...]:
    """The answer again; texts are compared by whoever asked, and never shown."""
    texts = message["codes"]
    if not isinstance(texts, list) or len(texts) > MAX_CODES:
        raise ValueError("no list of codes")
    if not all(isinstance(each, str) and len(each) <= MAX_CODE_LENGTH for each in texts):
        raise ValueError("no short texts")
    return tuple(texts)


def _sheet(message: dict[str, Any]) -> Sheet:
    """The answer again: rows of texts, within the limits that the process should have kept."""
    rows = {int(line): texts for line, texts in message["rows"]}
    if any(line > MAX_LINES or len(texts) > MAX_COLUMNS for line, texts in rows.items()):
        raise ValueError("too large a sheet")
    if not all(isinstance(text, str) for texts in rows.values() for text in texts):
        raise ValueError("no texts")
    return Sheet(rows=rows)


def _whole(raw: FileIO) -> bytes:
    raw.seek(0)
    return raw.readall()
