"""The face for time: what the worker does over and over, without the queue."""

import asyncio
import logging
from dataclasses import dataclass

from backend.auditing import actions, queries
from backend.auditing.actions import LogBroken
from backend.auditing.copies import CopyFolder, CopyRefused
from backend.auditing.notes import Signer
from backend.foundation import db

log = logging.getLogger(__name__)

PAUSE_SECONDS = 20.0
"""Between runs: an entry is in a signed and copied tree within 60 s, even if one run fails."""
_COPIED_AT_ONCE = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditLog:
    """The key of the log, and where its checkpoints are copied to."""

    signer: Signer
    copies: CopyFolder


async def keep_forever(kept: AuditLog) -> None:
    """Runs until cancelled. Whatever fails is told in the log each time, and tried again."""
    while True:
        await keep(kept)
        await asyncio.sleep(PAUSE_SECONDS)


async def keep(kept: AuditLog) -> None:
    """Gives everything that waits its place, signs it and copies what is not copied yet."""
    try:
        await place_all(kept.signer)
    except (LogBroken, RecursionError) as error:
        # No deed of the portal nests its details deeper than Python can follow.
        log.critical("AUDIT LOG CHANGED: %s. Nothing is signed until somebody looks", error)
    except db.OUTAGES as error:
        log.warning("audit log waits: %s", type(error).__name__)
    try:
        await copy_all(kept.copies)
    except CopyRefused as error:
        log.critical("AUDIT LOG CHANGED: %s", error)
    except db.OUTAGES as error:
        log.warning("checkpoints of the audit log are NOT COPIED: %s", error)


async def place_all(signer: Signer) -> None:
    """Batch after batch, a checkpoint after each."""
    while await actions.extend(signer) == actions.BATCH:
        pass


async def copy_all(copies: CopyFolder) -> None:
    """Copies every checkpoint behind the newest copy.

    Raises CopyRefused when the newest copy is not in the database: the log was cut, or changed, or
    is another one.
    """
    newest = await asyncio.to_thread(copies.newest)
    size = newest.size if newest else 0
    while True:
        found = await queries.notes_from(size, _COPIED_AT_ONCE)
        if newest and (newest.size, newest.note) not in found[:1]:
            raise CopyRefused(f"{newest.path} is not in the database")
        for size, note in found:
            await asyncio.to_thread(copies.write, size, note)
        if len(found) < _COPIED_AT_ONCE:
            return
        newest, size = None, size + 1
