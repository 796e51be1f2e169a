"""Bringing cipher texts under the key that writes now, while everybody goes on reading and writing.

Every batch is a short transaction that locks only rows that nobody else holds, and reads them under
the lock: a value written meanwhile is never overwritten, and what somebody writes back under an
older key is found by the next pass. Whatever ends the program, the next run goes on.
"""
# ruff: noqa: S608 -- names of tables and columns are those of our models

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from backend.foundation import clock, db
from backend.foundation.db import transaction
from backend.foundation.services import Services
from backend.foundation.storage import FileMissing, key_of
from backend.foundation.vault import Vault, VaultError, key_number
from backend.privacy.ciphers import Cell, StoredFile
from backend.privacy.models import ReplacedFile

BATCH = 200
"""Cells in one transaction: some 20 ms, so that whoever wants one of the rows hardly waits."""
_FIRST = UUID(int=0)


@dataclass(kw_only=True, slots=True)
class Progress:
    """What was done in a place."""

    place: str
    done: int = 0
    unreadable: list[str] = field(default_factory=list)
    """Rows whose cipher text cannot be read: it was damaged, moved, or its key is not here."""


async def allow_rotation() -> None:
    """Lets this transaction change the cipher texts of rows that otherwise stay as they are."""
    await db.connection().execute_query("SELECT set_config('portal.rotating', 'on', true)")


async def rotate_cells(vault: Vault, cell: Cell, *, batch: int = BATCH) -> Progress:
    """One pass over a column. Rows that somebody holds at the moment are left to the next one."""
    progress = Progress(place=cell.place)
    last: UUID | None = _FIRST
    while last is not None:
        async with transaction():
            last = await rotate_batch(vault, cell, last, batch, progress)
    return progress


async def rotate_batch(
    vault: Vault, cell: Cell, after: UUID, batch: int, progress: Progress
) -> UUID | None:
    """The next rows behind `after`, in the caller's transaction; the last's id, None at the end."""
    rows = await db.connection().execute_query_dict(
        f"SELECT id, {cell.row} AS row, {cell.column} AS stored FROM {cell.table}"
        f" WHERE id > $1 AND {_older(cell)} ORDER BY id LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED",
        [after, vault.writing, batch],
    )
    if not rows:
        return None
    ids, anew = list[UUID](), list[bytes]()
    for row in rows:
        try:
            cipher = reencrypted(vault, bytes(row["stored"]), place=cell.place, row=row["row"])
        except VaultError:
            progress.unreadable.append(str(row["id"]))
            continue
        ids.append(row["id"])
        anew.append(cipher)
    await allow_rotation()
    await db.connection().execute_query(
        f"UPDATE {cell.table} AS kept SET {cell.column} = anew.stored"
        " FROM unnest($1::uuid[], $2::bytea[]) AS anew (id, stored) WHERE kept.id = anew.id",
        [ids, anew],
    )
    progress.done += len(ids)
    return rows[-1]["id"]


def reencrypted(vault: Vault, stored: bytes, *, place: str, row: UUID) -> bytes:
    """The same content under the key that writes; raises VaultError."""
    content = vault.decrypt_bytes(stored, place=place, row=row)
    return vault.encrypt_bytes(content, place=place, row=row)


async def older_cells(vault: Vault, cell: Cell) -> int:
    """How many are under other keys than the one that writes."""
    rows = await db.connection().execute_query_dict(
        f"SELECT count(*) AS count FROM {cell.table} WHERE id > $1 AND {_older(cell)}",
        [_FIRST, vault.writing],
    )
    return rows[0]["count"]


def _older(cell: Cell) -> str:
    column = cell.column
    return f"length({column}) > 0 AND get_byte({column}, 0) <> $2"


async def rotate_files(services: Services, file: StoredFile) -> Progress:
    """One pass over the files of a column: each is read, and encrypted anew if need be."""
    progress = Progress(place=file.place)
    after: UUID | None = _FIRST
    while after is not None:
        rows = await _some_files(file, after)
        for row in rows:
            try:
                progress.done += await _rotate_file(services, file, row)
            except (VaultError, FileMissing):
                progress.unreadable.append(str(row["id"]))
        after = rows[-1]["id"] if rows else None
    return progress


async def _some_files(file: StoredFile, after: UUID) -> Sequence[dict[str, Any]]:
    return await db.connection().execute_query_dict(
        f"SELECT id, {file.row} AS row, {file.column} AS key FROM {file.table}"
        f" WHERE id > $1 AND {file.column} IS NOT NULL AND {file.answers} ORDER BY id LIMIT 100",
        [after],
    )


async def _rotate_file(services: Services, file: StoredFile, row: dict[str, Any]) -> bool:
    """Whether it was encrypted anew. Raises VaultError, FileMissing, OSError."""
    stored = await services.storage.get(row["key"])
    if key_number(stored) == services.vault.writing:
        return False
    anew = await asyncio.to_thread(
        reencrypted, services.vault, stored, place=file.place, row=row["row"]
    )
    # The row comes first: whatever is cut short, one of both files is known to be superfluous.
    replaced = await ReplacedFile.create(
        old_key=row["key"], new_key=key_of(anew), begun_at=clock.now()
    )
    await services.storage.put(anew)
    return await _turn(file, row["id"], replaced)


async def _turn(file: StoredFile, row_id: UUID, replaced: ReplacedFile) -> bool:
    async with transaction():
        # Taken for given up meanwhile: the new file may be gone, and the next run makes another.
        mine = await ReplacedFile.filter(id=replaced.id).select_for_update().exists()
        if not mine:
            return False
        await allow_rotation()
        turned = await db.connection().execute_query_dict(
            f"UPDATE {file.table} SET {file.column} = $1"
            f" WHERE id = $2 AND {file.column} = $3 AND {file.answers} RETURNING id",
            [replaced.new_key, row_id, replaced.old_key],
        )
        if turned:
            await ReplacedFile.filter(id=replaced.id).update(replaced_at=clock.now())
    return bool(turned)
