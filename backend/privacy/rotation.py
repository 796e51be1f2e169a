"""The rotation from end to end: pass after pass, until nothing is under an older key."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from backend.foundation.services import Services
from backend.privacy import ciphers
from backend.privacy.actions import rotating

PASSES = 20
"""Rows that somebody holds for longer than so many seconds are left to the next run."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How a place of cipher texts stands after the rotation."""

    place: str
    done: int
    older: int
    """Still under an older key, because they were held all the time or cannot be read."""
    unreadable: Sequence[str]


async def rotate(services: Services, say: Callable[[str], None]) -> Sequence[Standing]:
    """Every cell and every file under the key that writes; says how far it is, a line a pass."""
    standings = [await _cells(services, cell, say) for cell in ciphers.cells()]
    return [*standings, *[await _files(services, file, say) for file in ciphers.FILES]]


async def count(services: Services) -> Sequence[Standing]:
    """The cells under older keys; files are counted by `rotate` alone, which reads them all."""
    return [
        Standing(
            place=cell.place,
            done=0,
            older=await rotating.older_cells(services.vault, cell),
            unreadable=(),
        )
        for cell in ciphers.cells()
    ]


async def _cells(services: Services, cell: ciphers.Cell, say: Callable[[str], None]) -> Standing:
    done, older, unreadable = 0, 0, list[str]()
    for turn in range(PASSES):
        if turn:
            await asyncio.sleep(1)
        began = time.monotonic()
        progress = await rotating.rotate_cells(services.vault, cell)
        older = await rotating.older_cells(services.vault, cell)
        done, unreadable = done + progress.done, progress.unreadable
        seconds = time.monotonic() - began
        say(f"{cell.place}: {progress.done} in {seconds:.1f} s, {older} left")
        if older <= len(unreadable):
            break
    return Standing(place=cell.place, done=done, older=older, unreadable=unreadable)


async def _files(
    services: Services, file: ciphers.StoredFile, say: Callable[[str], None]
) -> Standing:
    began = time.monotonic()
    progress = await rotating.rotate_files(services, file)
    say(f"{file.place}: {progress.done} files in {time.monotonic() - began:.1f} s")
    return Standing(
        place=file.place,
        done=progress.done,
        older=len(progress.unreadable),
        unreadable=progress.unreadable,
    )
