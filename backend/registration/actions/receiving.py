"""A workbook arrives, is kept as it is, and its rows are stored in batches as they are checked."""

import asyncio
from collections.abc import Sequence
from typing import BinaryIO
from uuid import UUID, uuid4

from backend.foundation import audit, clock, outbox
from backend.foundation.db import transaction
from backend.foundation.lifecycle import WrongState
from backend.foundation.services import Services
from backend.foundation.storage import key_of
from backend.foundation.vault import Vault
from backend.foundation.viewer import Official, System
from backend.registration import secrets
from backend.registration.actions import drafting
from backend.registration.forms import Form
from backend.registration.lifecycle import WorkbookArrived
from backend.registration.models import Filing, FilingRow, FormCode
from backend.registration.reading import ReadForm, ReadRow
from backend.registration.troubles import Trouble

MAX_SIZE = 5_000_000
"""Bytes of a workbook; ten thousand rows of text have half a megabyte."""
BATCH = 500
"""Rows in one transaction: the page sees a workbook of 5,000 advance in ten steps."""
_SYSTEM = System(job="registration")


async def receive(services: Services, viewer: Official, form: FormCode, file: BinaryIO) -> Filing:
    """A draft with the workbook, which a job reads; what it is will be seen only then.

    Raises FORBIDDEN, or FILING_LIMIT while the office has too many drafts.
    """
    filing = Filing(
        id=uuid4(),
        organisation_id=viewer.organisation_id,
        form=form,
        started_by_id=viewer.person_id,
        started_at=clock.now(),
    )
    stored = await asyncio.to_thread(_encrypted, services.vault, filing.id, file)
    filing.workbook = key_of(stored)
    async with transaction():
        await drafting.refuse_too_many(viewer)
        await filing.save(force_create=True)
        await audit.record(viewer, "registration.workbook_received", filing.id, form=form.value)
    # The row comes first, so that no file is ever without one; the job comes last.
    await services.storage.put(stored)
    async with transaction():
        await outbox.record(WorkbookArrived(filing_id=filing.id))
    return filing


async def refuse(filing_id: UUID, trouble: Trouble) -> None:
    """The workbook cannot be read; the draft says why and can be filled in by hand."""
    async with transaction():
        await _finish(filing_id, done=0, troubles=[trouble.stored()], rows_total=0)


async def begin(filing_id: UUID, rows: int) -> None:
    """Whatever an interrupted reading stored goes; `rows` are to come."""
    async with transaction():
        filing = await Filing.filter(id=filing_id, read_at=None).select_for_update().first()
        if filing is None:
            return
        await FilingRow.filter(filing_id=filing_id).delete()
        await Filing.filter(id=filing_id).update(rows_done=0, rows_total=rows)


async def store(
    vault: Vault, filing_id: UUID, form: Form, batch: Sequence[ReadRow], done: int
) -> None:
    """Stores the next rows with what is wrong with them, after `done` of them.

    Raises WrongState when somebody else reads the same workbook, or the draft is gone.
    """
    rows = [
        _row(vault, filing_id, form, position, read)
        for position, read in enumerate(batch, start=done + 1)
    ]
    async with transaction():
        advanced = await Filing.filter(id=filing_id, read_at=None, rows_done=done).update(
            rows_done=done + len(rows)
        )
        if not advanced:
            raise WrongState((await Filing.get(id=filing_id)).state, "read")
        await FilingRow.bulk_create(rows)


async def finish(vault: Vault, filing_id: UUID, found: ReadForm) -> None:
    """All rows are stored; the draft takes over what stands around them."""
    filing = Filing(id=filing_id)
    secrets.put_contact_phone(vault, filing, found.signed.get("contact_phone", "")[:30])
    async with transaction():
        await _finish(
            filing_id,
            done=len(found.rows),
            troubles=[trouble.stored() for trouble in found.troubles],
            rows_total=len(found.rows),
            letters=dict(found.letters),
            head=dict(found.head),
            nil=found.nil,
            filled_on=found.filled_on,
            leader=found.signed.get("leader", "")[:50],
            contact_name=found.signed.get("contact_name", "")[:50],
            contact_phone=filing.contact_phone,
        )


async def _finish(filing_id: UUID, *, done: int, **columns: object) -> None:
    read = Filing.filter(id=filing_id, read_at=None, rows_done=done)
    if await read.update(read_at=clock.now(), **columns):
        await audit.record(_SYSTEM, "registration.workbook_read", filing_id, rows=done)


def _row(vault: Vault, filing_id: UUID, form: Form, position: int, read: ReadRow) -> FilingRow:
    row = FilingRow(id=uuid4(), filing_id=filing_id, position=position, line=read.line)
    drafting.fill(vault, form, row, read.cells)
    return row


def _encrypted(vault: Vault, row: UUID, file: BinaryIO) -> bytes:
    file.seek(0)
    return vault.encrypt_bytes(file.read(), place=secrets.WORKBOOK, row=row)
